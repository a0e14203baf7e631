//! One word written as two: "to gether", "with out".
//!
//! Two words run together need no rule of their own: they are an unknown word whose best
//! correction is a pair.

use crate::check::{Category, InQuotation, Issue};
use crate::language::lexicon::Case;
use crate::story::Paragraph;

use super::Spelling;
use super::bearings::Bearings;

/// Pairs of real words that are next to never right side by side.
const NEVER_TWO: &[(&str, &str)] = &[
    ("with", "out"),
    ("through", "out"),
    ("there", "fore"),
    ("where", "as"),
    ("mean", "while"),
    ("other", "wise"),
    ("like", "wise"),
    ("an", "other"),
    ("them", "selves"),
    ("him", "self"),
    ("her", "self"),
    ("it", "self"),
    ("my", "self"),
    ("your", "self"),
    ("our", "selves"),
    ("be", "cause"),
    ("be", "fore"),
    ("be", "hind"),
    ("to", "morrow"),
    ("to", "night"),
    ("al", "most"),
    ("al", "ways"),
    ("al", "though"),
    ("al", "ready"),
];

impl Spelling {
    /// The issue of token `at` and the next where they are one word in two pieces, and
    /// the index of the last token it covers.
    pub(super) fn split_word(&self, p: &Paragraph, bearings: &Bearings, at: usize) -> Option<(Issue, usize)> {
        let (a, b) = (p.tokens.get(at)?, p.tokens.get(at + 1)?);
        let plain = a.is_word() && b.is_word() && b.spaced && !a.abbreviation && !b.abbreviation;
        if !plain || Case::of(p.word(at + 1)) != Case::Lower || !matches!(Case::of(p.word(at)), Case::Lower | Case::Capitalised) {
            return None;
        }
        if Case::of(p.word(at)) == Case::Capitalised && !bearings.is_open(at)
            || p.word(at + 2) == "-" && p.tokens.get(at + 2).is_some_and(|t| !t.spaced)
        {
            return None;
        }
        let never = NEVER_TWO.contains(&(&*a.lower, &*b.lower)) && p.lower(at + 2) != "of";
        let whole = format!("{}{}", a.lower, b.lower);
        let common = self.lexicon.entry(&whole).is_some_and(|e| e.is_lower() && !e.is_rare() && e.zipf() > 2.8);
        let broken = |lower: &str| lower.len() > 1 && self.lexicon.entry(lower).is_none() && !self.lexicon.knows_lower(lower);
        // A consonant alone was torn from its word: "b arn", "vel d".
        let torn = |lower: &str| lower.len() == 1 && !lower.contains(['a', 'i', 'o', 'x']);
        let piece = broken(&a.lower) || broken(&b.lower);
        let odd = |lower: &str| self.lexicon.entry(lower).is_none_or(|e| !e.is_lower() || e.is_rare());
        let fragment = torn(&a.lower) && whole.len() > 3 && odd(&b.lower) || torn(&b.lower) && odd(&a.lower);
        if !common || !never && !fragment && (!piece || whole.len() < 6) || self.is_own(p.word(at)) || self.is_own(p.word(at + 1)) {
            return None;
        }
        let issue = Issue::new("spelling", Category::Spelling, p.span_of(at, at + 1), "One word written as two")
            .why("The two pieces make one word.")
            .suggest(Case::of(p.word(at)).apply(&whole))
            .confidence(0.92)
            .in_quotation(InQuotation::Repair);
        Some((issue, at + 1))
    }
}
