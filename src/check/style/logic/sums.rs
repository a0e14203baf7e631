//! Arithmetic in a sentence: changes in percent, shares, parts and wholes, rates,
//! multiples, averages, fractions.
//!
//! Each check asks only where all the figures stand in one sentence and cannot be read
//! otherwise; words like "nearly" widen what is let pass.

use crate::check::style::logic::reading::{self, Line, Shape, amount, is_rough, value};
use crate::check::style::report::Report;
use crate::story::{Paragraph, StoryFacts};

const UP: &str = "rose|grew|increased|climbed|jumped|gained|surged|went up|is up|was up|are up|were up|soared";

static CHANGE_TO: Shape = Shape::new(
    r"\b(?P<v>rose|grew|increased|climbed|jumped|gained|surged|soared|up|fell|dropped|declined|decreased|slipped|plunged|sank|down) (?P<r>(?:by )?(?:[a-z]+ ){0,2})(?P<n>\d[\d.]*)(?:%| percent),? (?:to (?P<b>SUM)(?: [a-z]+){0,2}?,? from (?P<a>SUM)|from (?P<c>SUM)(?: [a-z]+){0,2}?,? to (?P<d>SUM))(?P<e>[^\d%]|$)",
);
static SHARES: Shape = Shape::new(
    r"(?P<n>\d[\d.]*)(?:%| percent) (?:were |was |are |in |voted |who )?(?P<w>for|against|undecided|unsure|opposed|favor|favored|oppose|support|approve|disapprove|yes|no|said yes|said no|in favor|had no opinion|not sure)\b",
);
static PARTS: Shape = Shape::new(
    r"\bOf (?:the |its |their )?(?P<t>NUM) [a-z]+(?: [a-z]+)?, (?P<a>NUM) (?:are|were|is|was|live|work|went|came|will be)? ?(?P<p>in|from|at|to|for) [^\d,]+? and (?P<b>NUM) (?:(?:are|were|went|came) )?(?:(?P<q>in|from|at|to|for) )?[^\d,]+\.?$",
);
static BOARD: Shape = Shape::new(r"\b(?P<a>\d{1,2})-(?P<b>\d{1,2})\b(?: vote)? (?:on|by|of|in|from) the (?P<n>NUM)-member\b");
static EACH: Shape = Shape::new(
    r"\b(?P<q>NUM) [a-z]+(?: [a-z]+)? (?:at|for) (?P<r>about |roughly |around |nearly |some )?(?P<u>\$SUM) (?:each|apiece),? for (?:a total of )?(?P<t>\$SUM)(?P<e>[^\d]|$)",
);
static TIMES: Shape = Shape::new(
    r"\b(?P<v>doubled|tripled|quadrupled|halved),? (?:to (?P<b>SUM)(?: [a-z]+)? from (?P<a>SUM)|from (?P<c>SUM)(?: [a-z]+)? to (?P<d>SUM))(?P<e>[^\d%]|$)",
);
static LESS: Shape = Shape::new(r"\b(?P<x>NUM times (?:less|fewer|lower|smaller|cheaper)) than\b");
static MEAN: Shape = Shape::new(
    r"(?P<l>(?:SUM, )*SUM,? and SUM),? (?:averaged|average|averages|averaging|for an average of|an average of|with an average of) (?P<m>SUM)(?P<e>[^\d]|$)",
);
static ONE_IN: Shape = Shape::new(
    r"\b(?P<f>[Oo]ne (?:in|of|out of) (?P<d>NUM)|half|a third|one-third|two-thirds|a quarter|one-fourth|one-quarter|three-quarters|three-fourths|one-fifth|a fifth)(?: of (?:them|voters|those polled))?, or (?P<r>[a-z]+ )?(?P<n>\d[\d.]*)(?:%| percent)",
);
static PART_OF: Shape = Shape::new(
    r"\b(?P<f>[Hh]alf|[Aa] third|[Oo]ne-third|[Tt]wo-thirds|[Aa] quarter|[Oo]ne-fourth|[Tt]hree-quarters|[Tt]hree-fourths) of the (?P<t>NUM) [a-z]+(?: [a-z]+)?, (?:or )?(?P<n>\d[\d,]*),",
);

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    if !reading::has_figures(p) && !p.text.contains(" times ") {
        return;
    }
    for line in reading::lines(p) {
        if line.text.contains(['%']) || line.text.contains("percent") {
            change(p, report, &line);
            shares(p, report, &line);
            fractions(p, report, &line);
        }
        parts(p, report, &line);
        rates(p, report, &line);
        multiples(p, report, &line);
        averages(p, report, &line);
        counts(p, report, &line);
    }
}

/// The first of the two groups that is there.
fn either(found: &regex::Captures, a: &str, b: &str) -> Option<f64> {
    value(found, a).or_else(|| value(found, b))
}

fn same_kind(found: &regex::Captures, pairs: [(&str, &str); 2]) -> bool {
    let sort = |words: &str| (words.starts_with('$'), words.rsplit(' ').next().is_some_and(|w| w.ends_with("illion") || w == "thousand"));
    pairs.iter().any(|(a, b)| found.name(a).zip(found.name(b)).is_some_and(|(a, b)| sort(a.as_str()) == sort(b.as_str())))
}

fn change(p: &Paragraph, report: &mut Report, line: &Line) {
    for found in CHANGE_TO.all(line.text) {
        let (Some(n), Some(from), Some(to)) = (value(&found, "n"), either(&found, "a", "c"), either(&found, "b", "d")) else { continue };
        if from <= 0.0 || !same_kind(&found, [("a", "b"), ("c", "d")]) {
            continue;
        }
        let up = found.name("v").is_some_and(|v| UP.split('|').any(|u| u.ends_with(v.as_str())));
        let right = if up { (to - from) / from } else { (from - to) / from } * 100.0;
        let loose = if found.name("r").is_some_and(|r| is_rough(r.as_str())) { 0.15 } else { 0.05 };
        // Both figures were rounded, too.
        let slack = (n * loose).max(1.0) + if from < 20.0 { 3.0 } else { 0.0 };
        if (right - n).abs() > slack
            && let Some(span) = line.span(&found, "n")
        {
            report.put("math-percent-change", p, span, if right > 0.0 { vec![format!("{right:.0}")] } else { vec![] });
        }
    }
}

fn shares(p: &Paragraph, report: &mut Report, line: &Line) {
    let found: Vec<_> = SHARES.all(line.text).collect();
    let words: Vec<&str> = found.iter().filter_map(|f| f.name("w")).map(|m| m.as_str()).collect();
    let whole = words.iter().any(|w| matches!(*w, "undecided" | "unsure" | "not sure" | "had no opinion"));
    let mut seen = words.clone();
    seen.sort_unstable();
    seen.dedup();
    let total: f64 = found.iter().filter_map(|f| value(f, "n")).sum();
    if found.len() >= 3
        && whole
        && seen.len() == words.len()
        && total > 102.0
        && let Some(last) = found.last()
    {
        report.put("math-percent-sum", p, line.whole(last), Vec::<String>::new());
    }
}

fn parts(p: &Paragraph, report: &mut Report, line: &Line) {
    for found in PARTS.all(line.text) {
        let (Some(t), Some(a), Some(b)) = (value(&found, "t"), value(&found, "a"), value(&found, "b")) else { continue };
        let alike = found.name("q").is_none_or(|q| found.name("p").is_some_and(|p| p.as_str() == q.as_str()));
        if a + b > t
            && alike
            && let Some(span) = line.span(&found, "t")
        {
            report.put("math-sum-total", p, span, [format!("{}", a + b)]);
        }
    }
    for found in BOARD.all(line.text) {
        let (Some(a), Some(b), Some(n)) = (value(&found, "a"), value(&found, "b"), value(&found, "n")) else { continue };
        let all = line.text.contains("no absences") || line.text.contains("none absent") || line.text.contains("all members present");
        if a + b > n || all && a + b < n {
            report.put("math-sum-total", p, line.whole(&found), Vec::<String>::new());
        }
    }
}

fn rates(p: &Paragraph, report: &mut Report, line: &Line) {
    for found in EACH.all(line.text) {
        let (Some(q), Some(u), Some(t)) = (value(&found, "q"), value(&found, "u"), value(&found, "t")) else { continue };
        let loose = if found.name("r").is_some() { 0.12 } else { 0.05 };
        if t > 0.0
            && ((q * u - t) / t).abs() > loose
            && let Some(span) = line.span(&found, "t")
        {
            report.put("math-rate-per", p, span, Vec::<String>::new());
        }
    }
}

fn multiples(p: &Paragraph, report: &mut Report, line: &Line) {
    for found in TIMES.all(line.text) {
        let (Some(from), Some(to)) = (either(&found, "a", "c"), either(&found, "b", "d")) else { continue };
        let verb = found.name("v").map_or("", |m| m.as_str());
        let times = match verb {
            "doubled" => 2.0,
            "tripled" => 3.0,
            "quadrupled" => 4.0,
            _ => 0.5,
        };
        let (before, _) = line.around(&found);
        let before = before.trim_end();
        if from <= 0.0 || !same_kind(&found, [("a", "b"), ("c", "d")]) {
            continue;
        }
        let ratio = to / from / times;
        let fits = if before.ends_with("more than") {
            (0.99..1.6).contains(&ratio)
        } else if is_rough(before) {
            (0.8..1.2).contains(&ratio)
        } else {
            (0.9..1.1).contains(&ratio)
        };
        if !fits && let Some(span) = line.span(&found, "v") {
            let right = [("doubled", 2.0), ("tripled", 3.0), ("quadrupled", 4.0), ("halved", 0.5)];
            let new = right.iter().find(|(_, r)| (to / from / r - 1.0).abs() < 0.05).map(|(w, _)| *w);
            report.put("math-times-more", p, span, new);
        }
    }
    for found in LESS.all(line.text) {
        if let Some(span) = line.span(&found, "x") {
            report.put("math-times-more", p, span, Vec::<String>::new());
        }
    }
}

fn averages(p: &Paragraph, report: &mut Report, line: &Line) {
    for found in MEAN.all(line.text) {
        let Some(list) = found.name("l") else { continue };
        let values: Vec<f64> = list.as_str().replace(" and ", ", ").split(", ").filter_map(|w| amount(w.trim_end_matches(','))).collect();
        let (Some(mean), Ok(count)) = (value(&found, "m"), u32::try_from(values.len())) else { continue };
        let right = values.iter().sum::<f64>() / f64::from(count.max(1));
        if count > 1
            && right > 0.0
            && ((mean - right) / right).abs() > 0.02
            && let Some(span) = line.span(&found, "m")
        {
            let sign = if span.of(&p.text).starts_with('$') { "$" } else { "" };
            report.put("math-average", p, span, (right.fract() == 0.0).then(|| format!("{sign}{right}")));
        }
    }
}

fn share_of(words: &str) -> Option<f64> {
    Some(match words.to_lowercase().as_str() {
        "half" => 0.5,
        "a third" | "one-third" => 1.0 / 3.0,
        "two-thirds" => 2.0 / 3.0,
        "a quarter" | "one-fourth" | "one-quarter" => 0.25,
        "three-quarters" | "three-fourths" => 0.75,
        "a fifth" | "one-fifth" => 0.2,
        _ => return None,
    })
}

fn fractions(p: &Paragraph, report: &mut Report, line: &Line) {
    for found in ONE_IN.all(line.text) {
        let words = found.name("f").map_or("", |m| m.as_str());
        let Some(part) = share_of(words).or_else(|| value(&found, "d").filter(|d| *d > 1.0).map(|d| 1.0 / d)) else { continue };
        let (before, _) = line.around(&found);
        let rough = is_rough(before) || found.name("r").is_some();
        let slack = if rough { 5.0 } else { 1.6 };
        if value(&found, "n").is_some_and(|n| (n - part * 100.0).abs() > slack)
            && let Some(span) = line.span(&found, "n")
        {
            report.put("math-fraction-percent", p, span, [format!("{:.0}", part * 100.0)]);
        }
    }
}

/// "Half of the 90 homes, 40, were lost": no percent sign in it.
fn counts(p: &Paragraph, report: &mut Report, line: &Line) {
    for found in PART_OF.all(line.text) {
        let Some(part) = found.name("f").and_then(|m| share_of(m.as_str())) else { continue };
        let (Some(t), Some(n)) = (value(&found, "t"), value(&found, "n")) else { continue };
        let (before, _) = line.around(&found);
        let slack = if is_rough(before) { 0.15 } else { 0.03 };
        if (n - t * part).abs() > (t * slack).max(1.0)
            && let Some(span) = line.span(&found, "n")
        {
            report.put("math-fraction-percent", p, span, [format!("{:.0}", t * part)]);
        }
    }
}
