//! An average: what its values make it, and between the least and the greatest.

use crate::check::style::logic::quantities;
use crate::check::style::logic::reading::{self, Line, Shape, amount, value};
use crate::check::style::report::Report;
use crate::story::{Paragraph, Span, StoryFacts};

static BEHIND: Shape = Shape::new(
    r"(?P<l>(?:ITEM, )*ITEM,? and ITEM)(?: [a-z]+){0,3},? (?:averaged|average|averages|averaging|(?:for|with|or|was|is|making|yielding|at) an average of|an average of|a mean of) (?:about |roughly |nearly )?(?P<m>SUM|NUM)(?P<e>[^\d]|$)",
);
static BEFORE: Shape = Shape::new(
    r"\b(?:average|mean) of (?:(?:the|these|those|his|her|its|their) (?:NUM )?(?:[a-z]+ )?[a-z]+, )?(?P<l>(?:ITEM, )*ITEM,? and ITEM)(?: [a-z]+)?,? (?:is|was|comes to|came to|equals|would be) (?P<m>SUM|NUM)(?P<e>[^\d]|$)",
);
static RANGE: Shape = Shape::new(
    r"\b(?:rang(?:e|es|ed|ing)|runs?|ran|running|went|go|goes|varied|vary) (?:from|between) (?P<a>SUM|NUM)(?: [a-z]+)?,? (?:to|and) (?P<b>SUM|NUM)(?: [a-z]+){0,3},? [^.;\d]{0,25}?\b(?:average|averaged|averages|averaging|averag(?:e|ing|ed) of|average of|average is|average was|mean of|median of|median is|median was)(?: of| is| was)? (?:about |roughly |nearly )?(?P<m>SUM|NUM)(?P<e>[^\d]|$)",
);

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    for line in reading::lines(p) {
        if !["average", "averag", "mean of", "median"].iter().any(|w| line.text.contains(w)) {
            continue;
        }
        of_values(p, report, &line);
        of_range(p, report, &line);
    }
}

fn number(words: &str) -> Option<f64> {
    amount(words).or_else(|| quantities::value(words.trim_start_matches('$')))
}

fn of_values(p: &Paragraph, report: &mut Report, line: &Line) {
    let mut told: Vec<Span> = Vec::new();
    for found in BEHIND.in_line(line).chain(BEFORE.in_line(line)) {
        let Some(list) = found.name("l") else { continue };
        let values: Vec<f64> = list.as_str().replace(" and ", ", ").split(", ").filter_map(|w| number(w.trim_end_matches(','))).collect();
        let (Some(mean), Ok(count)) = (found.name("m").and_then(|m| number(m.as_str())), u32::try_from(values.len())) else { continue };
        let right = values.iter().sum::<f64>() / f64::from(count.max(1));
        if count > 1
            && right > 0.0
            && ((mean - right) / right).abs() > 0.02
            && let Some(span) = line.span(&found, "m").filter(|s| !told.contains(s))
        {
            told.push(span);
            let sign = if span.of(&p.text).starts_with('$') { "$" } else { "" };
            let plain = right.fract() == 0.0 && right < 1000.0;
            report.put("math-average", p, span, plain.then(|| format!("{sign}{right}")));
        }
    }
}

fn of_range(p: &Paragraph, report: &mut Report, line: &Line) {
    for found in RANGE.in_line(line) {
        let (Some(a), Some(b), Some(mean)) = (value(&found, "a"), value(&found, "b"), value(&found, "m")) else { continue };
        let signs = |g: &str| found.name(g).is_some_and(|m| m.as_str().starts_with('$'));
        let alike = signs("a") == signs("m") || !signs("a") && signs("b") == signs("m");
        if a < b
            && alike
            && !(a..=b).contains(&mean)
            && let Some(span) = line.span(&found, "m")
        {
            report.put("math-average", p, span, Vec::<String>::new());
        }
    }
}
