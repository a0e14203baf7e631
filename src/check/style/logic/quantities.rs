//! The amounts of a sentence in order, each with the words up to the next one.
//!
//! Scores, ages with hyphens, ordinals and other figures that are part of a word are no
//! amounts. Knows no rule.

use std::sync::OnceLock;

use crate::check::style::expression::{self, Regex};
use crate::check::style::logic::reading;

/// One amount and what follows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity<'t> {
    pub value: f64,
    pub money: bool,
    pub percent: bool,
    /// Bytes of the text, with sign, scale and percent.
    pub start: usize,
    pub end: usize,
    /// The words up to the next amount, as they stand.
    pub rest: &'t str,
}

const TENS: &[(&str, f64)] = &[
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];

fn shape() -> Option<&'static Regex> {
    static SHAPE: OnceLock<Option<Regex>> = OnceLock::new();
    const SOURCE: &str = r"(?P<m>\$)?\b(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|(?i-u:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen))\b(?P<s> (?:thousand|million|billion|trillion)\b)?(?P<p>%| percent\b)?";
    SHAPE.get_or_init(|| expression::compile(SOURCE).ok()).as_ref()
}

/// The value of a number in words or figures.
pub fn value(words: &str) -> Option<f64> {
    let lower = words.trim().to_lowercase();
    let tens = |w: &str| TENS.iter().find(|(t, _)| *t == w).map(|(_, v)| *v);
    if let Some((ten, one)) = lower.split_once('-') {
        return Some(tens(ten)? + reading::amount(one)?);
    }
    tens(&lower).or_else(|| reading::amount(&lower))
}

pub fn all(text: &str) -> Vec<Quantity<'_>> {
    let mut out: Vec<Quantity> = Vec::new();
    for found in shape().iter().flat_map(|s| s.captures_iter(text)) {
        let (Some(whole), Some(n)) = (found.get(0), found.name("n")) else { continue };
        let before = text.get(..whole.start()).unwrap_or("");
        let after = text.get(whole.end()..).unwrap_or("");
        let glued = |c: char| matches!(c, '-' | '–' | '/' | '\'' | '’') || c.is_alphanumeric();
        // "9:30" is a time, "90: " begins a list.
        let next: String = after.chars().take(2).collect();
        let clock = next.starts_with([':', '.']) && next.ends_with(|c: char| c.is_ascii_digit());
        let joined = before.ends_with(glued) || before.ends_with(['.', '#', ':']) || after.starts_with(glued) || clock;
        // "1) How big? 2) How old?": numbers of the list itself.
        let enumerates = after.starts_with(')') && found.name("m").is_none();
        if joined || enumerates || before.ends_with("no ") || before.ends_with("No. ") {
            continue;
        }
        let scale = found.name("s").map_or("", |s| s.as_str().trim());
        let Some(value) = (if scale.is_empty() {
            value(n.as_str())
        } else {
            reading::amount(&format!("1 {scale}")).zip(value(n.as_str())).map(|(s, v)| s * v)
        }) else {
            continue;
        };
        let (money, percent) = (found.name("m").is_some(), found.name("p").is_some());
        if let Some(last) = out.last_mut() {
            last.rest = text.get(last.end..whole.start()).unwrap_or("");
        }
        out.push(Quantity { value, money, percent, start: whole.start(), end: whole.end(), rest: after });
    }
    out
}

/// A list of amounts joined by commas and a last "and".
#[derive(Debug, PartialEq)]
pub struct Part<'t> {
    pub value: f64,
    pub words: &'t str,
    /// "about 40".
    pub rough: bool,
}

/// The parts that begin with amount `from`: "300 in Ohio and 250 in Texas".
pub fn parts<'t>(text: &str, all: &[Quantity<'t>], from: usize) -> Option<Vec<Part<'t>>> {
    let first = all.get(from)?;
    let mut out = Vec::new();
    for (i, q) in all.iter().enumerate().skip(from) {
        if q.money != first.money || q.percent != first.percent {
            return None;
        }
        let before = text.get(..q.start).unwrap_or("");
        let rough = reading::is_rough(before);
        let rest = q.rest.trim_end();
        let joined = i + 1 < all.len();
        let closed = if joined { joint(rest) } else { None };
        if let Some((words, last)) = closed {
            out.push(Part { value: q.value, words: words.trim(), rough });
            if last {
                let next = all.get(i + 1)?;
                if next.money != first.money || next.percent != first.percent {
                    return None;
                }
                let end = next.rest.find(['.', ',', ';', '—', '(', ':']).unwrap_or(next.rest.len());
                let rough = reading::is_rough(text.get(..next.start).unwrap_or(""));
                out.push(Part { value: next.value, words: next.rest.get(..end).unwrap_or("").trim(), rough });
                return Some(out);
            }
        } else {
            return None;
        }
    }
    None
}

/// The words before a comma or an "and" that joins two parts; whether it is the last one.
fn joint(rest: &str) -> Option<(&str, bool)> {
    let rough = ["about", "nearly", "some", "roughly", "another", "the other", "almost", "around"];
    let rest = rough.iter().find_map(|w| rest.strip_suffix(w)).unwrap_or(rest).trim_end();
    let (words, last) = match rest.strip_suffix(" and") {
        Some(w) => (w.trim_end().trim_end_matches([',', ';']), true),
        None if rest == "and" => ("", true),
        None => (rest.strip_suffix([',', ';'])?, false),
    };
    let whole = !words.contains([',', ';', ':', '.', '—', '(', '“', '"']);
    whole.then_some((words, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_in_order_and_parts_of_words_are_not() {
        let read = |t: &str| all(t).into_iter().map(|q| (q.value, q.rest.to_owned())).collect::<Vec<_>>();
        assert_eq!(read("Twenty-two boats and $4.5 million"), [(22.0, " boats and ".into()), (4_500_000.0, String::new())]);
        assert!(read("a 6-3 vote, the 7-year-old, his 34th, at 9:30, 3/4, 1) how, (2) why").is_empty());
        assert_eq!(read("It hurt 10: six").len(), 2);
        assert!(all("Some 40% left").iter().all(|q| q.percent));
    }

    #[test]
    fn a_list_of_parts_ends_with_its_and() {
        let text = "They sold 30 boats, 12 in May, six in June and about nine in July.";
        let values: Vec<f64> = parts(text, &all(text), 1).unwrap().iter().map(|p| p.value).collect();
        assert_eq!(values, [12.0, 6.0, 9.0]);
        assert_eq!(parts("They sold 30 boats in 12 months", &all("They sold 30 boats in 12 months"), 0), None);
    }
}
