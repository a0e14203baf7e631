//! Lists that promise a number of things: "three charges: arson and theft".

use crate::check::style::logic::quantities;
use crate::check::style::logic::reading::{self, Shape};
use crate::check::style::report::Report;
use crate::story::{Paragraph, StoryFacts};

static COLON: Shape = Shape::new(
    r"\b(?P<n>COUNT)(?: [a-z]+){0,2} (?:[a-z]+s|people|men|women|children|members)(?P<v>(?: [a-z]+){0,4}): (?P<l>[^:;()“”]+?)[.]?$",
);
static NAMES: Shape = Shape::new(
    r"\b[Tt]he (?P<n>COUNT)(?: [a-z]+){0,2} [a-z]+s?(?: (?:in|at|from|on|for) [^,:;]{1,30})? (?:are|were) (?P<l>(?:NAMED, )*NAMED,? and NAMED)[.]?$",
);
static ASIDE: Shape = Shape::new(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?:other )?(?P<n>COUNT)(?: [a-z]+)? [a-z]+s?, (?P<l>(?:NAMED, )*NAMED,? and NAMED), [a-z]+",
);

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    for line in reading::lines(p) {
        if !line.text.contains(" and ") {
            continue;
        }
        for found in COLON.in_line(&line).chain(NAMES.in_line(&line)).chain(ASIDE.in_line(&line)) {
            let Some(items) = found.name("l").and_then(|m| items(m.as_str())) else { continue };
            let (Some(n), Some(span)) = (reading::value(&found, "n"), line.span(&found, "n")) else { continue };
            let Ok(count) = u32::try_from(items) else { continue };
            // "Two things went wrong: ...", and "cut two ways": a verb before the colon may
            // begin another thought.
            let tells = found.name("v").is_some_and(|v| v.as_str().contains(" that ") || v.as_str().contains(" said"));
            if (f64::from(count) - n).abs() > 0.5 && !tells {
                report.put("list-count-mismatch", p, span, [crate::check::style::number::in_words(u64::from(count))]);
            }
        }
    }
}

/// Things in "a, b and c", "a singer and two guitarists"; none where they are not plainly such.
fn items(words: &str) -> Option<usize> {
    let words = without_ages(words);
    if words.contains(|c: char| c.is_ascii_digit())
        || words.matches(" and ").count() != 1
        || words.contains(['—', '–', '(', '.']) && words.contains(". ") && !words.contains("St. ")
    {
        return None;
    }
    let (front, last) = words.rsplit_once(" and ")?;
    let front = front.trim_end_matches(',');
    let parts: Vec<&str> = front.split(", ").chain([last]).collect();
    let first = |part: &str| part.split_whitespace().next().unwrap_or("").to_lowercase();
    let odd = |part: &str| {
        matches!(
            first(part).as_str(),
            "several" | "some" | "who" | "which" | "both" | "including" | "whose" | "where" | "more" | "many" | "most" | "that" | "one"
        )
    };
    let short = |part: &&str| (1..=4).contains(&part.split_whitespace().count()) && !odd(part);
    if !parts.iter().all(short) {
        return None;
    }
    let counted = |part: &str| quantities::value(&first(part));
    if parts.iter().any(|p| counted(p).is_some()) {
        // "a singer, a drummer and two guitarists": each thing has its number.
        let counts: Option<Vec<f64>> = parts
            .iter()
            .map(|p| counted(p).or_else(|| matches!(first(p).as_str(), "a" | "an" | "the" | "his" | "her").then_some(1.0)))
            .collect();
        let sum: f64 = counts?.iter().sum();
        let plural = parts.iter().any(|p| matches!(first(p).as_str(), "a" | "an"));
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        return (plural && (1.0..100.0).contains(&sum)).then_some(sum.round() as usize);
    }
    Some(parts.len())
}

/// "Ann Lee, 40, and Bo Ray, 50" without the ages.
fn without_ages(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for (i, part) in words.split(", ").enumerate() {
        let (age, rest) = part.split_once(' ').unwrap_or((part, ""));
        let is_age = age.len() < 4 && !age.is_empty() && age.chars().all(|c| c.is_ascii_digit());
        if is_age && (rest.is_empty() || rest.starts_with("and ")) {
            out.push_str(if rest.is_empty() { "" } else { " " });
            out.push_str(rest);
            continue;
        }
        let comma = i > 0 && !part.starts_with("and ");
        out.push_str(if comma {
            ", "
        } else if i > 0 {
            " "
        } else {
            ""
        });
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_counted() {
        assert_eq!(items("arson and theft"), Some(2));
        assert_eq!(items("Ann Lee, 40, and Bo Ray, 50"), Some(2));
        assert_eq!(items("Ann Lee, 40; Bo Ray"), None);
        assert_eq!(items("a singer, a drummer and two guitarists"), Some(4));
        assert_eq!(items("two of fraud and one of theft"), None);
    }
}
