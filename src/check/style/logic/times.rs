//! Times of day: "7 p.m.", "6:30 a.m.", noon and midnight.
//!
//! One finding a time, with everything about it put right at once: letters, periods,
//! space, :00, and 12 o'clock by its name.

use crate::check::style::expression::Captures;
use crate::check::style::logic::reading::Shape;
use crate::check::style::report::Report;
use crate::story::{Paragraph, Span, StoryFacts};

const FORMAT: &str = "time-ampm-format";
const ZEROS: &str = "time-drop-zeros";
const NOON: &str = "time-noon-midnight";

static CLOCK: Shape =
    Shape::new(r"\b(?P<h>1[0-2]|0?[1-9])(?::(?P<m>[0-5]\d))?(?P<gap>[ \x{a0}\x{202f}]*-?)(?P<half>[aApP])(?P<dots>\.? ?[mM]\.?)");
static TWELVE: Shape = Shape::new(r"\b(?:12|[Tt]welve)(?::00)? (?:o.clock )?(noon|midnight)\b");

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    for found in CLOCK.all(&p.text) {
        time(p, report, &found);
    }
    for found in TWELVE.all(&p.text) {
        if let (Some(all), Some(name)) = (found.get(0), found.get(1)) {
            report.put(NOON, p, Span::new(all.start(), all.end()), [name.as_str()]);
        }
    }
}

fn time(p: &Paragraph, report: &mut Report, found: &Captures) {
    let Some(all) = found.get(0) else { return };
    let part = |name: &str| found.name(name).map_or("", |m| m.as_str());
    let (hour, minutes, gap, half, dots) = (part("h"), part("m"), part("gap"), part("half"), part("dots"));
    let before = p.text.get(..all.start()).unwrap_or("").chars().next_back();
    let after = p.text.get(all.end()..).unwrap_or("");
    if before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ':' | '$' | '/'))
        || after.starts_with(|c: char| c.is_alphanumeric())
    {
        return;
    }
    // "I was 9 am I right", "1 A.M. Smith": words, not times.
    let verb = !gap.is_empty() && half == "a" && dots == "m" && matches!(after.split_whitespace().next(), Some("I" | "not"));
    if verb || dots.contains(' ') && !dots.starts_with('.') || gap.contains('-') && gap.contains(' ') {
        return;
    }
    let half_day = if half.eq_ignore_ascii_case("a") { "a.m." } else { "p.m." };
    let span = Span::new(all.start(), all.end());
    let zeros = minutes == "00" && report.wants(ZEROS);
    if hour == "12" && matches!(minutes, "" | "00") && report.wants(NOON) {
        let ends = dots.ends_with('.') && p.sentence_round(span).is_some_and(|s| s.span.end == span.end);
        let name = if half_day == "a.m." { "midnight" } else { "noon" };
        report.put(NOON, p, span, [format!("{name}{}", if ends { "." } else { "" })]);
        return;
    }
    let hour = hour.strip_prefix('0').unwrap_or(hour);
    let clock = if minutes.is_empty() || zeros { hour.to_owned() } else { format!("{hour}:{minutes}") };
    let new = format!("{clock} {half_day}");
    // A space that does not break is a space.
    if span.of(&p.text).replace(['\u{a0}', '\u{202f}'], " ") != new {
        report.put(if zeros { ZEROS } else { FORMAT }, p, span, [new]);
    }
}
