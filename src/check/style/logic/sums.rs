//! Arithmetic in a sentence: changes in percent, rates, multiples.
//!
//! Each check asks only where all the figures stand in one sentence and cannot be read
//! otherwise; words like "nearly" widen what is let pass.

use crate::check::style::expression::Captures;
use crate::check::style::logic::reading::{self, Line, Shape, is_rough, value};
use crate::check::style::report::Report;
use crate::story::{Paragraph, StoryFacts};

const UP: &str = "rose|grew|increased|climbed|jumped|gained|surged|went up|is up|was up|are up|were up|soared";

static CHANGE_TO: Shape = Shape::new(
    r"\b(?P<v>rose|grew|increased|climbed|jumped|gained|surged|soared|up|fell|dropped|declined|decreased|slipped|plunged|sank|down) (?P<r>(?:by )?(?:[a-z]+ ){0,2})(?P<n>\d[\d.]*)(?:%| percent),? (?:to (?P<b>SUM)(?: [a-z]+){0,2}?,? from (?P<a>SUM)|from (?P<c>SUM)(?: [a-z]+){0,2}?,? to (?P<d>SUM))(?P<e>[^\d%]|$)",
);
static EACH: Shape = Shape::new(
    r"\b(?P<q>NUM) [a-z]+(?: [a-z]+)? (?:at|for) (?P<r>about |roughly |around |nearly |some )?(?P<u>\$SUM) (?:each|apiece),? for (?:a total of )?(?P<t>\$SUM)(?P<e>[^\d]|$)",
);
static TIMES: Shape = Shape::new(
    r"\b(?P<v>doubled|tripled|quadrupled|halved),? (?:to (?P<b>SUM)(?: [a-z]+)? from (?P<a>SUM)|from (?P<c>SUM)(?: [a-z]+)? to (?P<d>SUM))(?P<e>[^\d%]|$)",
);
static LESS: Shape = Shape::new(r"\b(?P<x>NUM times (?:less|fewer|lower|smaller|cheaper)) than\b");

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    if !reading::has_figures(p) && !p.text.contains(" times ") {
        return;
    }
    for line in reading::lines(p) {
        if line.text.contains(['%']) || line.text.contains("percent") {
            change(p, report, &line);
        }
        rates(p, report, &line);
        multiples(p, report, &line);
    }
}

/// The first of the two groups that is there.
fn either(found: &Captures, a: &str, b: &str) -> Option<f64> {
    value(found, a).or_else(|| value(found, b))
}

fn same_kind(found: &Captures, pairs: [(&str, &str); 2]) -> bool {
    let sort = |words: &str| (words.starts_with('$'), words.rsplit(' ').next().is_some_and(|w| w.ends_with("illion") || w == "thousand"));
    pairs.iter().any(|(a, b)| found.name(a).zip(found.name(b)).is_some_and(|(a, b)| sort(a.as_str()) == sort(b.as_str())))
}

fn change(p: &Paragraph, report: &mut Report, line: &Line) {
    for found in CHANGE_TO.in_line(line) {
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

fn rates(p: &Paragraph, report: &mut Report, line: &Line) {
    for found in EACH.in_line(line) {
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
    for found in TIMES.in_line(line) {
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
    for found in LESS.in_line(line) {
        if let Some(span) = line.span(&found, "x") {
            report.put("math-times-more", p, span, Vec::<String>::new());
        }
    }
}
