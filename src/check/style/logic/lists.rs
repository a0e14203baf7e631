//! Lists that promise a number of things: "three charges: arson and theft".

use crate::check::style::logic::reading::{self, Shape};
use crate::check::style::report::Report;
use crate::story::{Paragraph, StoryFacts};

static COLON: Shape = Shape::new(r"\b(?P<n>two|three|four|five|six|seven|eight|nine)(?: [a-z]+)? [a-z]+s: (?P<l>[^:;.()“”]+)[.]?$");
static NAMES: Shape = Shape::new(
    r"\b[Tt]he (?P<n>two|three|four|five|six|seven|eight|nine)(?: [a-z]+)? [a-z]+s? (?:are|were) (?P<l>(?:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}, )*[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3},? and [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})[.]?$",
);

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    for line in reading::lines(p) {
        if !line.text.contains(" and ") {
            continue;
        }
        for found in COLON.all(line.text).chain(NAMES.all(line.text)) {
            let Some(items) = found.name("l").and_then(|m| items(m.as_str())) else { continue };
            let (Some(n), Some(span)) = (reading::value(&found, "n"), line.span(&found, "n")) else { continue };
            let Ok(count) = u32::try_from(items) else { continue };
            if (f64::from(count) - n).abs() > 0.5 {
                report.put("list-count-mismatch", p, span, [crate::check::style::number::in_words(u64::from(count))]);
            }
        }
    }
}

/// Items of "a, b and c"; none where they are not plainly such.
fn items(words: &str) -> Option<usize> {
    if words.contains(|c: char| c.is_ascii_digit()) || words.matches(" and ").count() != 1 || words.contains(['—', '–', '(']) {
        return None;
    }
    let (front, last) = words.rsplit_once(" and ")?;
    let front = front.trim_end_matches(',');
    let parts: Vec<&str> = front.split(", ").chain([last]).collect();
    let counted = |part: &str| {
        let first = part.split_whitespace().next().unwrap_or("").to_lowercase();
        matches!(
            first.as_str(),
            "one" | "two" | "three" | "four" | "five" | "several" | "some" | "who" | "which" | "both" | "including" | "whose" | "where"
        )
    };
    let short = |part: &&str| (1..=4).contains(&part.split_whitespace().count()) && !counted(part);
    parts.iter().all(short).then_some(parts.len())
}
