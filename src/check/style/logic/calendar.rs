//! Dates that cannot be: a weekday that does not fit, a day the month does not have, an
//! end before the start, a span that the years contradict.

use crate::check::style::logic::reading::{self, Line, Shape};
use crate::check::style::report::Report;
use crate::story::{Paragraph, Span, StoryFacts};

const WEEKDAYS: &[&str] = &["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

static WEEKDAY: Shape = Shape::new(
    r"\b(?P<w>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),? (?P<m>MON) (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>1[89]\d\d|20\d\d)\b",
);
static DAY: Shape = Shape::new(r"\b(?P<m>MON) (?P<d>\d{2})\b(?:, (?P<y>1[5-9]\d\d|20\d\d)\b)?");
static SPAN: Shape = Shape::new(r"\b(?P<m>MON) (?P<a>\d{1,2}) ?(?:to|through|until|-|–) ?(?P<n>MON) (?P<b>\d{1,2})\b");
static YEARS: Shape = Shape::new(r"\b[Ff]rom (?P<x>(?P<a>1[5-9]\d\d|20\d\d) (?P<j>to|until|through) (?P<b>1[5-9]\d\d|20\d\d))\b");
static BETWEEN: Shape = Shape::new(r"\b[Bb]etween (?P<x>(?P<a>1[5-9]\d\d|20\d\d) (?P<j>and) (?P<b>1[5-9]\d\d|20\d\d))\b");
static SERVED: Shape = Shape::new(
    r"\b(?P<n>NUM) years?,? (?:from|between) (?:MON )?(?P<a>1[5-9]\d\d|20\d\d) (?:to|until|through|and) (?:MON )?(?P<b>1[5-9]\d\d|20\d\d)\b",
);
static APART: Shape = Shape::new(
    r"\b[Tt]he (?P<a>1[5-9]\d\d|20\d\d) [a-z]+ (?:was|came|happened) (?P<n>NUM) years (?:before|after) the (?P<b>1[5-9]\d\d|20\d\d)\b",
);

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    if !reading::has_figures(p) {
        return;
    }
    for line in reading::lines(p) {
        weekday(p, report, &line);
        impossible_day(p, report, &line);
        order(p, report, &line);
        if line.text.contains("year") {
            spans(p, report, &line);
        }
    }
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(month: u32, year: Option<i32>) -> i32 {
    match month {
        2 if year.is_none_or(is_leap) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The day of the week by Sakamoto's method; 0 is Sunday.
fn day_of_week(year: i32, month: u32, day: i32) -> Option<usize> {
    const SHIFTS: [i32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let shift = usize::try_from(month).ok().and_then(|m| SHIFTS.get(m.checked_sub(1)?))?;
    let y = if month < 3 { year - 1 } else { year };
    usize::try_from((y + y / 4 - y / 100 + y / 400 + shift + day).rem_euclid(7)).ok()
}

fn weekday(p: &Paragraph, report: &mut Report, line: &Line) {
    for found in WEEKDAY.in_line(line) {
        let (Some(day), Some(year)) = (reading::whole(&found, "d"), reading::whole(&found, "y")) else { continue };
        let Some(month) = found.name("m").and_then(|m| reading::month(m.as_str())) else { continue };
        let right = day_of_week(year, month, day).and_then(|d| WEEKDAYS.get(d));
        if let (Some(right), Some(span)) = (right, line.span(&found, "w"))
            && day >= 1
            && day <= days_in(month, Some(year))
            && span.of(&p.text) != *right
        {
            report.put("math-weekday-date", p, span, [*right]);
        }
    }
}

fn impossible_day(p: &Paragraph, report: &mut Report, line: &Line) {
    for found in DAY.in_line(line) {
        let Some(month) = found.name("m").and_then(|m| reading::month(m.as_str())) else { continue };
        let (day, year) = (reading::whole(&found, "d"), reading::whole(&found, "y"));
        let (Some(day), Some(span)) = (day, line.span(&found, "d")) else { continue };
        let most = days_in(month, year);
        // "In June 31 people applied": a count, not a day.
        let (_, after) = line.around(&found);
        let counts = year.is_none()
            && after.strip_prefix(' ').is_some_and(|a| {
                let word = a.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
                !matches!(
                    word,
                    "at" | "to"
                        | "through"
                        | "and"
                        | "in"
                        | "with"
                        | "when"
                        | "as"
                        | "by"
                        | "for"
                        | "of"
                        | "or"
                        | "until"
                        | "but"
                        | "after"
                        | "before"
                        | "from"
                )
            });
        if day > most && day <= 31 && !counts && !after.starts_with([',', '%']) | year.is_none() {
            report.put("math-impossible-date", p, span, [most.to_string()]);
        }
    }
}

fn order(p: &Paragraph, report: &mut Report, line: &Line) {
    for found in SPAN.in_line(line) {
        let name = |g: &str| found.name(g).and_then(|m| reading::month(m.as_str()));
        let (Some(a), Some(b)) = (reading::whole(&found, "a"), reading::whole(&found, "b")) else { continue };
        if name("m") == name("n") && a > b {
            let (first, last) = (line.span(&found, "a"), line.span(&found, "b"));
            if let (Some(first), Some(last)) = (first, last) {
                let between = Span::new(first.end, last.start).of(&p.text);
                report.put("math-date-order", p, first.cover(last), [format!("{b}{between}{a}")]);
            }
        }
    }
    let falls = ["fell", "drop", "declin", "cut", "decreas", "shrank", "slid", "down", "slip", "points", "reduc", "lower", "tumbl", "back"];
    for found in YEARS.in_line(line).chain(BETWEEN.in_line(line)) {
        let (Some(a), Some(b), Some(span)) = (reading::whole(&found, "a"), reading::whole(&found, "b"), line.span(&found, "x")) else {
            continue;
        };
        let (_, after) = line.around(&found);
        if a > b
            && !falls.iter().any(|w| line.text.contains(w))
            && !after.starts_with([',', '.']) | !after.get(1..).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()))
        {
            let joint = found.name("j").map_or("to", |m| m.as_str());
            report.put("math-date-order", p, span, [format!("{b} {joint} {a}")]);
        }
    }
}

fn spans(p: &Paragraph, report: &mut Report, line: &Line) {
    for found in SERVED.in_line(line).chain(APART.in_line(line)) {
        let (Some(a), Some(b), Some(n)) = (reading::whole(&found, "a"), reading::whole(&found, "b"), reading::value(&found, "n")) else {
            continue;
        };
        let years = f64::from((b - a).abs());
        let (before, _) = line.around(&found);
        let off = (n - years).abs();
        let rough = reading::is_rough(before);
        if off > 1.0
            && !(rough && off < 2.5)
            && let Some(span) = line.span(&found, "n")
        {
            report.put("math-years-elapsed", p, span, [format!("{years}")]);
        }
    }
}
