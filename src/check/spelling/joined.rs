//! One word written as two: "to gether", "with out".
//!
//! Two words run together need no rule of their own: they are an unknown word whose best
//! correction is a pair.

use crate::check::{Category, InQuotation, Issue};
use crate::language::lexicon::Case;
use crate::story::Paragraph;

use super::Spelling;
use super::bearings::Bearings;
use super::judge::FIX;

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

/// Words that stand beside any other ("is suing", "a lot to"): what they seem to make with
/// it says nothing.
const ANYWHERE: &[&str] = &[
    "a", "an", "the", "to", "of", "in", "on", "at", "as", "is", "it", "by", "no", "or", "so", "be", "he", "me", "we", "us", "my", "and",
    "was", "his", "her", "has", "had", "for", "per", "are", "were", "who", "she", "you", "not", "but", "its", "them", "him", "this",
    "that", "our", "all", "one", "two", "if", "do", "did", "can", "will", "pro", "con", "la",
];

/// Least frequency (Zipf) of a word that two others may be meant as.
const FREQUENT: f32 = 3.3;
/// From so many powers of ten on the one word is asked about, and corrected.
const LIKELIER: f32 = 3.0;
const MUCH_LIKELIER: f32 = 4.0;

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
        let sure = if never || fragment || piece && whole.len() >= 6 { Some(0.92) } else { self.reads_as_one(p, at, &whole) };
        let sure = sure.filter(|_| common)?;
        if self.is_own(p.word(at)) || self.is_own(p.word(at + 1)) {
            return None;
        }
        let issue = Issue::new("spelling", Category::Spelling, p.span_of(at, at + 1), "One word written as two")
            .why("The two pieces make one word.")
            .suggest(Case::of(p.word(at)).apply(&whole))
            .confidence(sure)
            .in_quotation(InQuotation::Repair);
        Some((if sure < FIX { issue.query() } else { issue }, at + 1))
    }

    /// How sure it is that two real words are meant as one ("a tooth paste", "they out put"):
    /// by how much likelier the sentence is with the one.
    fn reads_as_one(&self, p: &Paragraph, at: usize, whole: &str) -> Option<f32> {
        let frequent = self.lexicon.frequency(whole).is_some_and(|z| z > FREQUENT);
        if whole.len() < 6 || !frequent || ANYWHERE.contains(&p.lower(at)) || ANYWHERE.contains(&p.lower(at + 1)) {
            return None;
        }
        let gain = self.context.as_ref()?.gain_of_joining(p, at, whole)?;
        (gain > LIKELIER).then_some(if gain > MUCH_LIKELIER { 0.88 } else { 0.75 })
    }
}
