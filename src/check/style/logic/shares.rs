//! Shares of one whole: together they are no more than 100%.
//!
//! Only where they exclude each other: answers of a poll, votes of a race, what a mixture
//! is made of.

use crate::check::style::logic::quantities::{self, Quantity};
use crate::check::style::logic::reading::{self, Line};
use crate::check::style::report::Report;
use crate::story::{Paragraph, Span, StoryFacts};

/// What polled people say; one says one of these.
const ANSWERS: &[&str] = &[
    "for",
    "favor",
    "favored",
    "favoring",
    "support",
    "supported",
    "supporting",
    "supports",
    "yes",
    "approve",
    "approved",
    "agree",
    "agreed",
    "backed",
    "back",
    "against",
    "oppose",
    "opposed",
    "opposing",
    "no",
    "disapprove",
    "disapproved",
    "disagree",
    "disagreed",
    "undecided",
    "unsure",
    "not",
    "neutral",
    "neither",
    "didn't",
    "did",
    "refused",
    "declined",
    "uncertain",
    "satisfied",
    "dissatisfied",
];

const SKIPPED: &[&str] = &[
    "were", "was", "are", "is", "said", "voted", "in", "say", "who", "they", "would", "vote", "answered", "chose", "and", "had", "have",
    "remain", "remained", "do",
];

/// Words of change and of two times or groups: shares of several wholes.
const SEVERAL: &[&str] = &[
    "compared",
    "rose",
    "fell",
    "grew",
    "up",
    "down",
    "increase",
    "decrease",
    "increased",
    "decreased",
    "gained",
    "lost",
    "among",
    "turnout",
    "earlier",
    "while",
    "whereas",
    "respectively",
    "each",
    "both",
    "also",
    "more",
    "less",
    "higher",
    "lower",
    "returned",
    "yield",
    "counties",
    "multiple",
    "overlap",
    "or",
    "least",
    "from",
];

const CALENDAR: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "today",
];

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    for line in reading::lines(p) {
        if !line.text.contains('%') && !line.text.contains("percent") {
            continue;
        }
        let all = quantities::all(line.text);
        let shares: Vec<&Quantity> = all.iter().filter(|q| q.percent).collect();
        let total: f64 = shares.iter().map(|q| q.value).sum();
        let each = shares.iter().all(|q| q.value <= 100.0);
        if shares.len() < 2
            || total <= 102.0
            || !each
            || !(is_race(&line, &shares) || is_poll(&shares) || is_mixture(&line, &shares) || is_shared_out(&line, &shares))
        {
            continue;
        }
        if let (Some(first), Some(last)) = (shares.first(), shares.last()) {
            report.put("math-percent-sum", p, Span::new(first.start, last.end).shifted(line.start()), Vec::<String>::new());
        }
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|w| !w.is_empty())
        .map(|w| w.to_lowercase().replace('’', "'"))
}

fn is_of_several(text: &str) -> bool {
    let text = text.replace("made up", "").replace("make up", "").replace("makes up", "");
    words(&text).any(|w| SEVERAL.contains(&w.as_str()))
}

/// "won 55% of the vote to 48% for Quimby", "led 54% to 49%".
fn is_race(line: &Line, shares: &[&Quantity]) -> bool {
    let text = line.text;
    let race = [
        "of the vote",
        "of votes",
        "of the ballots",
        "votes counted",
        "ballots counted",
        "precincts reporting",
        "in the race",
        "in the runoff",
        "in the primary",
        "in the election",
    ];
    let years = words(text).filter(|w| w.len() == 4 && w.chars().all(|c| c.is_ascii_digit())).count();
    // "60% of the vote in Ohio and 55% in Iowa": two races.
    let places = shares.iter().filter(|q| q.rest.trim_start_matches(" of the vote").starts_with(" in ")).count();
    let lower = text.to_lowercase();
    places < 2
        && race.iter().any(|w| lower.contains(w))
        && !is_of_several(text)
        && years < 2
        && shares.len() < 6
        && !words(text).any(|w| CALENDAR.contains(&w.as_str()) && w != "may" && w != "tuesday" && w != "november")
}

/// "Solar made 30%, wind 45% and gas 35% of the power", "Lund had 52%, Orr 44% and Day 9%",
/// "beat Orr 55% to 48%".
fn is_shared_out(line: &Line, shares: &[&Quantity]) -> bool {
    let text = line.text;
    if is_of_several(text) && !text.contains(" more ") {
        return false;
    }
    if let [a, b] = shares {
        let won = ["beat", "defeated", "led", "leads", "ahead of", "edged", "split", "won", "trails", "trailed", "topped", "bested"];
        let between = text.get(a.end..b.start).unwrap_or("");
        return between == " to " && words(text).any(|w| won.contains(&w.as_str()))
            || between.len() < 30 && is_vote(text) && names_next(between);
    }
    shares.windows(2).all(|pair| match pair {
        [a, b] => {
            let between = text.get(a.end..b.start).unwrap_or("");
            between.starts_with([',', ' ']) && !between.starts_with(" of") && names_next(between)
        }
        _ => false,
    })
}

fn is_vote(text: &str) -> bool {
    words(text).any(|w| {
        matches!(w.as_str(), "vote" | "votes" | "race" | "runoff" | "primary" | "election" | "ballots" | "counted" | "voters" | "poll")
    })
}

/// ", wind " or " and Orr had ": a word or two that the next share belongs to.
fn names_next(between: &str) -> bool {
    let owner: Vec<&str> = between.trim_start_matches([',', ' ']).trim_start_matches("and ").split_whitespace().collect();
    let plain = owner.iter().all(|w| w.chars().all(|c| c.is_alphabetic() || c == '-'));
    let first = owner.first().map(|w| w.to_lowercase()).unwrap_or_default();
    let verbs = ["had", "got", "received", "won", "took", "drew", "at", "with", "made", "has", "gets", "supplied", "held", "holds"];
    let named = owner.len() == 1
        || owner.len() < 4 && owner.last().is_some_and(|w| verbs.contains(w))
        || owner.len() == 2 && owner.iter().all(|w| w.starts_with(char::is_uppercase));
    plain
        && named
        && !CALENDAR.contains(&first.as_str())
        && !matches!(first.as_str(), "and" | "to" | "or" | "in" | "for" | "about" | "nearly" | "another" | "some")
}

/// Each share stands before an answer of its own.
fn is_poll(shares: &[&Quantity]) -> bool {
    let mut answers: Vec<String> = Vec::new();
    for q in shares {
        let Some(answer) = words(q.rest).find(|w| !SKIPPED.contains(&w.as_str())) else { return false };
        // "for Lund" and "for Orr" are two answers, "10% have no opinion" is not "no".
        let name = q.rest.split([' ', ',', '.']).filter(|w| !w.is_empty()).nth(1).filter(|w| w.starts_with(char::is_uppercase));
        if let Some(name) = name.filter(|_| ANSWERS.contains(&answer.as_str())) {
            answers.push(name.to_lowercase());
            continue;
        }
        let answer = if answer == "no" && words(q.rest).any(|w| w == "opinion") { "opinion".to_owned() } else { answer };
        if answer != "opinion" && !ANSWERS.contains(&answer.as_str()) {
            return false;
        }
        answers.push(answer);
    }
    let count = answers.len();
    answers.sort_unstable();
    answers.dedup();
    answers.len() == count
}

/// "80% sand, 15% clay and 10% water", "60% for schools, 30% for police and 20% for roads",
/// "Men made up 55% of the class and women 50%".
fn is_mixture(line: &Line, shares: &[&Quantity]) -> bool {
    let text = line.text;
    if is_of_several(text) {
        return false;
    }
    let made = ["made up", "make up", "makes up", "accounted for", "account for", "constitute", "comprised"];
    if shares.len() == 2
        && made.iter().any(|m| text.contains(m))
        && shares.first().is_some_and(|q| q.rest.starts_with(" of the ") && q.rest.contains(" and "))
    {
        return true;
    }
    if shares.len() < 3 {
        return false;
    }
    let money = ["budget", "spending", "money", "fund", "tax", "revenue", "dollar", "levy"];
    let before = shares.first().and_then(|q| text.get(..q.start)).unwrap_or("").to_lowercase();
    let spent = money.iter().any(|m| before.contains(m));
    shares.iter().enumerate().all(|(i, q)| {
        let rest = q.rest.trim_end();
        let last = i + 1 == shares.len();
        let end = if last { rest.find(['.', ',', ';', '—']) } else { None };
        let body = rest.get(..end.unwrap_or(rest.len())).unwrap_or("").trim_end_matches(" and").trim_end_matches([',', ' ']);
        let said: Vec<String> = words(body).collect();
        let dated = said.iter().any(|w| CALENDAR.contains(&w.as_str()));
        let verb = matches!(said.first().map(String::as_str), Some("were" | "are" | "was" | "is"));
        let named = !matches!(
            said.get(usize::from(verb)).map(String::as_str),
            Some("in" | "at" | "on" | "of" | "among" | "own" | "use" | "have" | "to" | "by" | "a") | None
        );
        let joined = last || rest.ends_with([',', ';']) || rest.ends_with(" and");
        let owned = text.contains("own") && said.first().is_some_and(|w| w == "by" || w == "owned");
        let bought = owned || spent && said.first().is_some_and(|w| w == "for" || w == "to");
        joined && !dated && (named && said.len() <= 3 && said.first().is_none_or(|w| w != "for") || bought && said.len() <= 5)
    })
}
