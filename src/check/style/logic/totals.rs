//! A whole and its parts: "500 jobs, 300 in Ohio and 250 in Texas", votes and members.
//!
//! Asks only where the parts exclude each other: the same preposition before each, men and
//! women, yes and no. Parts that may be some of many ("including") can only be too many.

use crate::check::style::logic::quantities::{self, Part, Quantity};
use crate::check::style::logic::reading::{self, Line, Shape};
use crate::check::style::report::Report;
use crate::story::{Paragraph, Span, StoryFacts};

/// Answers, parties and the like, of which one excludes the other.
const EXCLUSIVE: &[&[&str]] = &[
    &["yes", "no", "undecided", "abstained", "present"],
    &["for", "against"],
    &["men", "women", "boys", "girls", "man", "woman", "boy", "girl", "male", "female", "males", "females"],
    &["adults", "children", "teens", "teenagers", "infants", "adult", "child", "minors"],
    &["sons", "daughters", "son", "daughter", "boys", "girls"],
    &["democrats", "republicans", "independents", "democratic", "republican", "independent"],
    &["white", "black", "hispanic", "asian", "latino"],
    &["passed", "failed"],
    &["died", "survived"],
    &["killed", "injured", "hurt", "wounded"],
    &["won", "lost"],
    &["approved", "rejected", "denied"],
    &["gold", "silver", "bronze", "golds", "silvers", "bronzes"],
    &["wins", "losses", "ties", "draws", "victories", "defeats"],
    &["guilty", "innocent", "acquitted", "convicted"],
    &["full-time", "part-time"],
    &["freshmen", "sophomores", "juniors", "seniors"],
];

/// What is counted in something else than the whole is.
const UNITS: &[&str] = &[
    "years", "year", "months", "month", "weeks", "days", "hours", "minutes", "points", "miles", "feet", "inches", "pounds", "games",
    "times", "percent", "acres",
];

const PREPOSITIONS: &[&str] = &["in", "at", "from", "on", "to", "for", "with", "under", "by", "near", "against", "aboard", "inside", "of"];

/// Words before what tells the parts apart.
const BEFORE: &[&str] = &[
    "are", "were", "is", "was", "live", "lived", "work", "worked", "came", "went", "will", "be", "voted", "said", "vote", "seats", "seat",
    "go", "goes", "held", "would", "votes", "people", "members", "students", "jobs",
];

/// Wholes whose parts may be grown-ups and children.
const ANYBODY: &[&str] = &[
    "people",
    "persons",
    "victims",
    "passengers",
    "others",
    "patients",
    "residents",
    "refugees",
    "migrants",
    "hostages",
    "survivors",
    "members",
    "dead",
    "injured",
    "family",
    "guests",
    "visitors",
    "riders",
    "campers",
    "hikers",
];

static MEMBERS: Shape = Shape::new(
    r"\b(?P<a>[Aa]ll )?(?:(?P<n>NUM)-(?:member|person|judge|justice|seat)\b|(?P<k>NUM) (?:[a-z]+ )?(?:members|justices|judges|jurors|commissioners|councilors|trustees|supervisors|aldermen|selectmen)\b)",
);
static VOTE: Shape = Shape::new(r"(?:^|[\s(])(?P<a>\d{1,2})[-–](?P<b>\d{1,2})(?:[-–](?P<c>\d{1,2}))?(?:$|[\s,.;)])");
/// "a five-member crew of three men and three women".
static BAND: Shape = Shape::new(
    r"\b(?P<n>NUM)-(?:member|person|man|woman) [a-z]+(?: [a-z]+)?(?:,|:| —| of| includes| including| included| has| had| with| is made up of| was made up of) (?:a |an )?(?P<l>NUM)\b",
);
static SEASON: Shape = Shape::new(
    r"\b(?P<t>NUM) (?:games|matches|bouts|fights|starts|races|elections|cases|trials|sets)\b[^.;\d]{0,30}?\b(?:winning|won|wins) (?P<a>NUM)(?: of them)?,? and (?:losing|lost|loses) (?P<b>NUM)\b",
);
static SPLIT: Shape = Shape::new(
    r"\b(?P<a>NUM) of the (?P<t>NUM) (?:[a-z]+ )?[a-z]+s (?:voted |said |were )?(?P<p>yes|for|in favor|no|against|approved|opposed|dissented|killed|men|women)[^.;\d]{0,30}?,? (?:and|while) (?:the other )?(?P<b>NUM)(?: [a-z]+)? (?:voted |said |were )?(?P<q>yes|for|in favor|no|against|approved|opposed|dissented|survived|men|women)\b",
);
static CHAMBER: Shape = Shape::new(
    r"\b(?:[Oo]f|[Ii]n) (?:the |its )?(?P<t>NUM)[- ](?:[a-z]+ )?(?:seat|member|seats|votes|districts|members|lawmakers|senators|governors)[^,;.]{0,20}, (?:the )?(?:Democrats|Republicans) (?:hold|have|control|won|held|had|got|received) (?P<a>NUM)(?: [a-z]+)?(?:,)? and (?:the )?(?:Republicans|Democrats) (?:(?:hold|have|control|won|held|had|got|received) )?(?P<b>NUM)\b",
);

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    for line in reading::lines(p) {
        let all = quantities::all(line.text);
        if all.len() > 2 {
            wholes(p, report, &line, &all);
        }
        if line.text.contains(|c: char| c.is_ascii_digit()) {
            members(p, report, &line);
        }
        bands(p, report, &line, &all);
        for found in CHAMBER.in_line(&line).chain(SEASON.in_line(&line)).chain(SPLIT.in_line(&line)) {
            let number = |g: &str| reading::value(&found, g);
            let (Some(t), Some(a), Some(b)) = (number("t"), number("a"), number("b")) else { continue };
            let apart = found.name("p").is_none() || found.name("p").map(|m| m.as_str()) != found.name("q").map(|m| m.as_str());
            if a + b > t
                && apart
                && let Some(span) = line.span(&found, "t")
            {
                report.put("math-sum-total", p, span, [plain(a + b)]);
            }
        }
    }
}

fn plain(n: f64) -> String {
    format!("{}", (n * 100.0).round() / 100.0)
}

/// How the whole is joined to its parts.
#[derive(Clone, Copy, PartialEq)]
enum Bond {
    /// A colon or a comma: all of them are told.
    All,
    /// Some may be left out.
    Some,
}

fn wholes(p: &Paragraph, report: &mut Report, line: &Line, all: &[Quantity]) {
    for (i, whole) in all.iter().enumerate().filter(|(_, q)| !q.percent) {
        let before = line.text.get(..whole.start).unwrap_or("");
        let Some((head, bond)) = bond(whole, before) else { continue };
        let Some(parts) = quantities::parts(line.text, all, i + 1) else { continue };
        let sum: f64 = parts.iter().map(|p| p.value).sum();
        let listed = whole.rest.trim_end().ends_with(':') && is_tally(&parts, sum / whole.value);
        if all.get(i + 1).is_none_or(|q| q.money != whole.money || q.percent) || !(exclude(&parts, head, whole.money) || listed) {
            continue;
        }
        let rough = reading::is_rough(before);
        let slack = if parts.iter().any(|p| p.rough) || rough {
            whole.value * 0.1
        } else if whole.value >= 1000.0 {
            whole.value * 0.02
        } else {
            0.5
        };
        let over =
            sum > whole.value + slack && !before.to_lowercase().ends_with("more than ") && !before.to_lowercase().ends_with("at least ");
        let under = sum < whole.value - slack && bond == Bond::All && !rough && (!whole.money || listed);
        if over || under {
            let span = Span::new(whole.start, whole.end).shifted(line.start());
            let written = if whole.money { vec![] } else { vec![plain(sum)] };
            report.put("math-sum-total", p, span, written);
        }
        // The parts are no wholes of their own.
        return;
    }
}

fn bands(p: &Paragraph, report: &mut Report, line: &Line, all: &[Quantity]) {
    for found in BAND.in_line(line) {
        let (Some(n), Some(first)) = (reading::value(&found, "n"), found.name("l")) else { continue };
        let Some(parts) = all.iter().position(|q| q.start == first.start()).and_then(|i| quantities::parts(line.text, all, i)) else {
            continue;
        };
        let sum: f64 = parts.iter().map(|p| p.value).sum();
        if sum > n
            && exclude(&parts, "members", false)
            && let Some(span) = line.span(&found, "n")
        {
            report.put("math-sum-total", p, span, [plain(sum)]);
        }
    }
}

/// The words of the whole, and what joins it to the amounts behind it.
fn bond<'t>(whole: &Quantity<'t>, before: &str) -> Option<(&'t str, Bond)> {
    let rest = whole.rest.trim_end();
    let rest = ["about", "some", "nearly", "the"].iter().find_map(|w| rest.strip_suffix(w)).unwrap_or(rest).trim_end();
    let of = before.trim_end().rsplit([' ', '“', '"']).take(2).any(|w| w.eq_ignore_ascii_case("of")) && before.trim_end().len() < 12;
    let (head, bond) = if let Some(head) = rest.strip_suffix(':') {
        (head, Bond::All)
    } else if let Some(head) = rest.strip_suffix([',', '—']) {
        (head, if of { Bond::Some } else { Bond::All })
    } else if let Some(head) = [" including", " included", " includes", " include"].iter().find_map(|w| rest.strip_suffix(w)) {
        (head.trim_end_matches(','), Bond::Some)
    } else if whole.money {
        let head = [
            " has",
            " includes",
            " included",
            " sets aside",
            " provides",
            " with",
            " gives",
            " would spend",
            " calls for",
            " spends",
            " allots",
            " earmarks",
        ];
        (head.iter().find_map(|w| rest.strip_suffix(w))?, Bond::Some)
    } else {
        return None;
    };
    let words = head.split_whitespace().count();
    let bare = whole.money || rest.ends_with(':');
    ((1..=8).contains(&words) || bare && words == 0)
        .then_some(())
        .filter(|()| !head.contains([',', ';', ':', '(', '“', '"']))
        .map(|()| (head, bond))
}

/// "40 arrests: 25 by day and 20 by night": after a colon each part is told by words of its
/// own. A sum that is far off shows that something else is counted.
fn is_tally(parts: &[Part], ratio: f64) -> bool {
    let told: Vec<String> = parts.iter().map(|p| p.words.to_lowercase()).collect();
    let unit = |w: &String| w.split_whitespace().next().is_none_or(|w| UNITS.contains(&w));
    (0.6..1.7).contains(&ratio) && parts.len() > 1 && !told.iter().any(unit) && distinct(&told)
}

/// The first word of a part that tells it from the others.
fn telling(words: &str) -> Option<String> {
    words.split_whitespace().map(str::to_lowercase).find(|w| !BEFORE.contains(&w.as_str()))
}

/// Can no one be in two of the parts?
fn exclude(parts: &[Part], head: &str, money: bool) -> bool {
    let told: Vec<String> = parts.iter().filter_map(|p| telling(p.words)).collect();
    let head: Vec<String> = head.split_whitespace().map(|w| w.trim_matches(',').to_lowercase()).collect();
    if told.len() != parts.len() || told.len() < 2 {
        return false;
    }
    let first = told.first().map_or("", String::as_str);
    if PREPOSITIONS.contains(&first) && told.iter().all(|w| w == first) {
        return true;
    }
    let venue = |p: &Part, w: &str| p.words.split_whitespace().any(|x| x == w);
    if parts.len() == 2 && parts.iter().any(|p| venue(p, "home")) && parts.iter().any(|p| venue(p, "road") || venue(p, "away")) {
        return true;
    }
    // "12 gold, 10 silver and nine bronze": the first is one of the parts.
    if EXCLUSIVE
        .iter()
        .any(|g| told.iter().all(|w| g.contains(&w.as_str())) && head.iter().any(|w| g.contains(&w.as_str()) && w != "children"))
    {
        return false;
    }
    let people = ["men", "women", "boys", "girls", "adults", "children", "sons", "daughters", "teens", "teenagers"];
    if money || head.iter().any(|w| people.contains(&w.as_str()) && w != "children") {
        return false;
    }
    let grown = EXCLUSIVE.get(3).copied().unwrap_or(&[]);
    let mixed = head.is_empty() || head.iter().any(|w| ANYBODY.contains(&w.as_str()));
    let last = |p: &Part| p.words.split_whitespace().next_back().map(str::to_lowercase).unwrap_or_default();
    let lasts: Vec<String> = parts.iter().map(last).collect();
    let sexes = EXCLUSIVE.get(2).copied().unwrap_or(&[]);
    if mixed && lasts.iter().all(|w| grown.contains(&w.as_str()) || sexes.contains(&w.as_str())) && distinct(&lasts) {
        return true;
    }
    let one_of = |told: &[String]| {
        EXCLUSIVE.iter().enumerate().any(|(n, g)| (n != 3 || mixed) && told.iter().all(|w| g.contains(&w.as_str()))) && distinct(told)
    };
    one_of(&told) || parts.iter().all(|p| p.words.split_whitespace().count() < 3) && one_of(&lasts)
}

fn distinct(words: &[String]) -> bool {
    let mut sorted = words.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    sorted.len() == words.len()
}

/// More votes than members, or fewer where all took part.
fn members(p: &Paragraph, report: &mut Report, line: &Line) {
    let voting = [
        "vote", "voted", "ruling", "ruled", "decision", "approved", "rejected", "split", "passed", "decided", "agreed", "adopted", "tabled",
    ];
    if !voting.iter().any(|w| line.text.contains(w)) {
        return;
    }
    let Some(board) = MEMBERS.in_line(line).next() else { return };
    let counted = board.name("n").is_some() || board.name("a").is_some();
    let Some(n) = reading::value(&board, "n").or_else(|| reading::value(&board, "k")).filter(|_| counted) else { return };
    let votes: Vec<_> = VOTE.in_line(line).collect();
    let [vote] = votes.as_slice() else { return };
    let cast = ["a", "b", "c"].iter().filter_map(|g| reading::value(vote, g)).sum::<f64>();
    let everybody = ["no absences", "none absent", "all members present", "All members", "no one absent", "nobody absent"]
        .iter()
        .any(|w| line.text.contains(w));
    let all = everybody || board.name("a").is_some();
    if (cast > n || all && cast < n)
        && let Some(span) = line.span(vote, "a").zip(line.span(vote, "b")).map(|(a, b)| a.cover(b))
    {
        report.put("math-sum-total", p, span, Vec::<String>::new());
    }
}
