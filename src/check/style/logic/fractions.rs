//! A fraction beside a percentage or a count: both must say the same.

use crate::check::style::logic::quantities;
use crate::check::style::logic::reading::{self, Line, Shape, value};
use crate::check::style::report::Report;
use crate::story::{Paragraph, StoryFacts};

static BEFORE: Shape = Shape::new(
    r"\b(?P<f>FRACTION)(?: of (?:the |all |its |those |their )?[a-z]+(?: [a-z]+)?| [a-z]+)?, or (?P<r>[a-z]+ )?(?P<n>\d[\d.]*)(?:%| percent)",
);
static BEHIND: Shape = Shape::new(r"\b(?P<n>\d[\d.]*)(?:%| percent)(?: of [a-z]+(?: [a-z]+)?)?, or (?P<r>[a-z]+ )?(?P<f>FRACTION)\b");
static PART_OF: Shape =
    Shape::new(r"\b(?P<f>FRACTION) of (?:the|its|all|their|his) (?P<t>NUM) [a-z]+(?: [a-z]+)?, (?:or )?(?P<n>\d[\d,]*|NUM),");
static OF_WHOLE: Shape =
    Shape::new(r"\b[Oo]f (?:the |its |all )?(?P<t>NUM) [a-z]+(?: [a-z]+)?, (?P<n>\d[\d,]*|NUM), or (?P<r>[a-z]+ )?(?P<f>FRACTION),");

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    for line in reading::lines(p) {
        if line.text.contains(", ") {
            percentages(p, report, &line);
            counts(p, report, &line);
        }
    }
}

/// "a third", "two-thirds", "one in five", "nine of 10".
fn share(words: &str) -> Option<f64> {
    let lower = words.to_lowercase();
    for joint in [" out of every ", " out of ", " in every ", " in ", " of "] {
        if let Some((a, b)) = lower.split_once(joint) {
            let (a, b) = (quantities::value(a)?, quantities::value(b)?);
            return (a > 0.0 && a < b).then(|| a / b);
        }
    }
    if lower == "half" {
        return Some(0.5);
    }
    let (count, part) = lower.split_once(['-', ' '])?;
    let count = if count == "a" { 1.0 } else { quantities::value(count)? };
    let whole = match part.trim_end_matches('s') {
        "third" => 3.0,
        "quarter" | "fourth" => 4.0,
        "fifth" => 5.0,
        "sixth" => 6.0,
        "eighth" => 8.0,
        "tenth" => 10.0,
        _ => return None,
    };
    (count < whole).then_some(count / whole)
}

/// May the figure be `n` where the fraction makes it `right`? "More than" and "nearly" allow
/// for one side.
fn fits(n: f64, right: f64, before: &str, slack: f64) -> bool {
    let before = before.trim_end().to_lowercase();
    let ends = |words: &[&str]| words.iter().any(|w| before == *w || before.ends_with(&format!(" {w}")));
    if ends(&["more than", "over", "at least", "well over", "better than", "more than a"]) {
        return n >= right - slack && n < right * 1.5;
    }
    if ends(&["nearly", "almost", "less than", "under", "fewer than", "close to", "up to", "not quite"]) {
        return n <= right + slack && n > right * 0.7;
    }
    let rough = reading::is_rough(&before);
    (n - right).abs() <= if rough { slack * 3.0 } else { slack }
}

fn percentages(p: &Paragraph, report: &mut Report, line: &Line) {
    for found in BEFORE.in_line(line).chain(BEHIND.in_line(line)) {
        let Some(part) = found.name("f").and_then(|m| share(m.as_str())) else { continue };
        let Some(n) = value(&found, "n") else { continue };
        let (before, _) = line.around(&found);
        let nearer = found.name("r").map_or(before, |r| r.as_str());
        let behind = found.name("f").map(|f| f.start()) > found.name("n").map(|n| n.start());
        // "25%, or about one in four": the rough word is the fraction's, either way.
        let said = if behind && found.name("r").is_none() { "" } else { nearer };
        let loose = if behind && reading::is_rough(before) { 4.0 } else { 1.7 };
        let near = found.name("r").is_some() && (n - part * 100.0).abs() <= 4.5;
        if !near
            && !fits(n, part * 100.0, said, loose)
            && let Some(span) = line.span(&found, "n")
        {
            report.put("math-fraction-percent", p, span, [format!("{:.0}", part * 100.0)]);
        }
    }
}

fn counts(p: &Paragraph, report: &mut Report, line: &Line) {
    for found in PART_OF.in_line(line).chain(OF_WHOLE.in_line(line)) {
        let Some(part) = found.name("f").and_then(|m| share(m.as_str())) else { continue };
        let number = |g: &str| value(&found, g).or_else(|| found.name(g).and_then(|m| quantities::value(m.as_str())));
        let (Some(t), Some(n)) = (number("t"), number("n")) else { continue };
        let (before, _) = line.around(&found);
        let before = found.name("r").map_or(before, |r| r.as_str());
        if !fits(n, t * part, before, (t * 0.03).max(1.0))
            && let Some(span) = line.span(&found, "n")
        {
            report.put("math-fraction-percent", p, span, [format!("{:.0}", t * part)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_read() {
        for (words, value) in [
            ("half", 0.5),
            ("one in five", 0.2),
            ("Nine of 10", 0.9),
            ("three-fifths", 0.6),
            ("a quarter", 0.25),
            ("Three out of four", 0.75),
        ] {
            assert!((share(words).unwrap() - value).abs() < 1e-9, "{words}");
        }
        assert_eq!(share("one in"), None);
        assert_eq!(share("four in three"), None);
    }

    #[test]
    fn more_than_half_may_be_more() {
        assert!(fits(60.0, 50.0, "well, more than", 1.7) && !fits(45.0, 50.0, "more than", 1.7));
        assert!(fits(44.0, 50.0, "Nearly", 1.7) && !fits(55.0, 50.0, "nearly", 1.7));
        assert!(!fits(60.0, 50.0, "", 1.7));
    }
}
