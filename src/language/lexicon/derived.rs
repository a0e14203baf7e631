//! Words made regularly from common ones, which no dictionary lists in full: "rezoned",
//! "nonunion", "villagelike".
//!
//! Both parts must be well known, or a slip would pass for a word; the spelling checker
//! looks once more at such words where a much commoner one is a slip away.

use crate::language::Lexicon;

/// Beginnings that join to whole words, with the least frequency of the word.
const BEGINNINGS: &[(&str, f32)] = &[
    ("anti", 3.2),
    ("bio", 3.4),
    ("counter", 3.4),
    ("cyber", 3.2),
    ("hyper", 3.4),
    ("inter", 3.6),
    ("intra", 3.2),
    ("mega", 3.2),
    ("micro", 3.4),
    ("mini", 3.4),
    ("mis", 3.6),
    ("multi", 3.2),
    ("nano", 3.4),
    ("neo", 3.6),
    ("neuro", 3.4),
    ("non", 3.0),
    ("out", 3.9),
    ("over", 3.4),
    ("photo", 3.6),
    ("post", 3.6),
    ("pre", 3.6),
    ("pro", 4.0),
    ("pseudo", 3.0),
    ("quasi", 3.0),
    ("re", 3.5),
    ("semi", 3.2),
    ("sub", 3.6),
    ("super", 3.4),
    ("tele", 3.8),
    ("ultra", 3.2),
    ("un", 3.4),
    ("under", 3.4),
];

/// Is it the beginning of compounds, such as "neo" before a hyphen?
pub fn is_beginning(lower: &str) -> bool {
    BEGINNINGS.iter().any(|(b, _)| *b == lower)
}

/// Ends that join to whole words.
const ENDS: &[(&str, f32)] = &[
    ("goer", 3.4),
    ("goers", 3.4),
    ("holder", 3.8),
    ("holders", 3.8),
    ("ish", 4.0),
    ("less", 3.6),
    ("like", 3.2),
    ("maker", 3.6),
    ("makers", 3.6),
    ("making", 3.8),
    ("ness", 3.4),
    ("proof", 3.6),
    ("wide", 3.4),
    ("worthy", 3.4),
];

/// Ends of adjectives that make an adverb by "-ly" without a change.
const ADVERBS: &[&str] = &["lessly", "fully", "ously", "ingly", "edly", "ishly", "ively", "wardly"];

/// Is the word (in lower case, not in the table) made regularly from a common one?
pub(super) fn is_derived(lexicon: &Lexicon, lower: &str) -> bool {
    if lower.len() < 6 || !lower.bytes().all(|b| b.is_ascii_lowercase()) {
        return false;
    }
    BEGINNINGS.iter().any(|(b, least)| lower.strip_prefix(b).is_some_and(|rest| is_common(lexicon, rest, *least)))
        || ADVERBS.iter().any(|e| lower.ends_with(e)) && lower.strip_suffix("ly").is_some_and(|rest| is_common(lexicon, rest, 3.0))
        || ENDS.iter().any(|(e, least)| lower.strip_suffix(e).is_some_and(|rest| is_common(lexicon, rest, *least)))
}

fn is_common(lexicon: &Lexicon, part: &str, least: f32) -> bool {
    // The longer the part, the less a slip looks like it.
    let least = match part.len() {
        7.. => least.min(2.0),
        6 => least - 0.5,
        _ => least,
    };
    part.len() >= 4 && lexicon.entry(part).is_some_and(|e| e.is_lower() && !e.is_rare() && !e.is_british() && e.zipf() >= least)
}
