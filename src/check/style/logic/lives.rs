//! Ages that the years of birth and of the event contradict.
//!
//! Asks where one sentence (or a sentence and the "He was born" behind it) has one year of
//! birth, one later year and one age that can only be of that later year.

use crate::check::style::expression::Captures;
use crate::check::style::logic::reading::{self, Line, Shape};
use crate::check::style::report::Report;
use crate::story::{Paragraph, Span, StoryFacts};

static BORN: Shape = Shape::new(r"\b[Bb]orn\b[^.;\d]{0,40}?(?:MON \d{1,2}, |MON |in |on )*(?P<b>1[5-9]\d\d|20\d\d)\b");
static YEAR: Shape = Shape::new(r"(?:^|[\s(\-–,])(?P<y>1[5-9]\d\d|20\d\d)\b(?P<e>$|[^\d%-])");
static AGE: Shape = Shape::new(
    r"\b(?:(?P<turned>turned|turning) (?P<t>\d{1,3})\b|at (?:the )?age (?:of )?(?P<a>\d{1,3})\b|at (?P<c>\d{1,3})(?P<after>[.,;]|$| in (?:MON )?(?:1[5-9]|20)\d\d| when| while)|aged (?P<d>\d{1,3})\b|(?:was|were) (?:only |just |then |already )?(?P<w>\d{1,3})(?:[.,;]|$| when| at the| in (?:1[5-9]|20)\d\d| and | years old)|(?:was|became) (?P<k>\d{1,3}) years old)",
);
static SPAN: Shape = Shape::new(r"\((?:born )?(?P<a>1[5-9]\d\d|20\d\d) ?[-–] ?(?P<b>1[5-9]\d\d|20\d\d)\)");
static ASIDE: Shape = Shape::new(r"[A-Z][a-z]+, (?P<n>\d{1,3}), (?:was born|died)\b");

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    if !reading::has_figures(p) {
        return;
    }
    let lines: Vec<Line> = reading::lines(p).collect();
    for (i, line) in lines.iter().enumerate() {
        let text = line.text;
        let next = lines
            .get(i + 1)
            .filter(|n| (n.text.starts_with("He was born") || n.text.starts_with("She was born")) && !text.contains("born"));
        if !text.contains("orn ") && next.is_none() && !text.contains('(') {
            continue;
        }
        let birth = births(next.unwrap_or(line));
        let span = SPAN.all(text).next();
        let (born, death) = match (birth.as_slice(), &span) {
            ([b], None) => (*b, None),
            (_, Some(s)) => match (reading::whole(s, "a"), reading::whole(s, "b")) {
                (Some(a), Some(b)) => (a, Some(b)),
                _ => continue,
            },
            _ => continue,
        };
        judge(p, report, line, born, death);
    }
}

fn births(line: &Line) -> Vec<i32> {
    BORN.in_line(line).filter_map(|f| reading::whole(&f, "b")).collect()
}

fn judge(p: &Paragraph, report: &mut Report, line: &Line, born: i32, death: Option<i32>) {
    let text = line.text;
    let mut years: Vec<i32> = YEAR.all(text).filter_map(|f| reading::whole(&f, "y")).filter(|y| *y != born).collect();
    years.dedup();
    let event = match (years.as_slice(), death) {
        (_, Some(d)) if text.contains("died") || text.contains("death") => d,
        ([y], None) if *y > born => *y,
        _ => return,
    };
    let mut ages: Vec<(i32, Span, bool)> = AGE.all(text).filter_map(|f| age(&f, line)).collect();
    let dying = text.contains("died");
    if ages.is_empty() && dying {
        ages.extend(ASIDE.all(text).filter_map(|f| Some((reading::whole(&f, "n")?, line.span(&f, "n")?, false))));
    }
    let [(n, span, turned)] = ages.as_slice() else { return };
    let right = event - born;
    let least = if *turned { right } else { right - 1 };
    if !(least..=right).contains(n) && right < 116 && *n < 116 {
        report.put("math-age-birth-year", p, *span, [right.to_string()]);
    }
}

fn age(found: &Captures, line: &Line) -> Option<(i32, Span, bool)> {
    let group = ["t", "a", "c", "d", "w", "k"].into_iter().find(|g| found.name(g).is_some())?;
    Some((reading::whole(found, group)?, line.span(found, group)?, group == "t"))
}
