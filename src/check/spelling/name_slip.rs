//! A slip in a capitalised word: not misspelt for being unknown, but for being one slip
//! away from the word that the rest of the name calls for.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::check::{Category, Issue};
use crate::language::lexicon::{Case, lowered, without_possessive};
use crate::language::suggest;
use crate::story::{Paragraph, Span};

use super::Spelling;
use super::bearings::Bearings;
use super::known;

/// Pairs of words that stand side by side in names, in lower case: "united states".
static PAIRS: &str = include_str!("../../../config/words/name-pairs.txt");

fn pairs() -> &'static FxHashSet<&'static str> {
    static SHARED: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    SHARED.get_or_init(|| PAIRS.lines().filter(|l| !l.starts_with('#')).collect())
}

/// The words of PAIRS, one by one.
fn members() -> &'static FxHashSet<&'static str> {
    static SHARED: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    SHARED.get_or_init(|| pairs().iter().flat_map(|p| p.split(' ')).collect())
}

impl Spelling {
    /// A capitalised word in the middle of a sentence.
    pub(super) fn judge_name(&self, p: &Paragraph, bearings: &Bearings, at: usize, word: &str, lower: &str) -> Option<Issue> {
        if let Some(issue) = self.judge_phrase(p, at, word, lower) {
            return Some(issue);
        }
        if lower.len() < 5 || self.lexicon.entry(lower).is_some() || self.lexicon.contains(word) || bearings.times_a_name(word) > 2 {
            return None;
        }
        // The common word or the well-known name it must be, with letters swapped or doubled.
        let listed = known::corrections(lower);
        if listed.is_empty() && swaps(lower).all(|w| self.lexicon.entry(&w).is_none_or(|e| e.is_rare() || e.zipf() < 3.0)) {
            return None;
        }
        let proposal = self.propose(p, at, lower, Case::Capitalised, listed, false)?;
        let first = proposal.words.first()?;
        let meant = self.lexicon.entry(&lowered(first))?;
        let person =
            p.is_capitalised(at + 1) && !bearings.is_open(at + 1) || at > 0 && p.is_capitalised(at - 1) && !bearings.is_open(at - 1);
        let swapped = is_transposed(lower, &lowered(first));
        let place = meant.is_people() || meant.is_place() && meant.zipf() > 3.6;
        let common = meant.is_lower() && !meant.is_surname() && meant.zipf() > 3.6;
        let sure = match (swapped, proposal.listed) {
            (true, _) if place && lower.len() > 5 => 0.88,
            (_, true) if (place || common) && lower.len() > 8 => 0.9,
            (_, true) if place && lower.len() > 6 => 0.88,
            (true, _) if common && (!person || lower.len() > 5) => 0.85,
            (_, true) if common && lower.len() > 6 => 0.85,
            _ => return None,
        };
        Some(slip(proposal.words.into_iter().take(2).collect(), sure))
    }

    /// A capitalised word whose neighbor, with one slip mended, makes a well-known name.
    pub(super) fn judge_phrase(&self, p: &Paragraph, at: usize, word: &str, lower: &str) -> Option<Issue> {
        let neighbor = |i: Option<usize>| i.filter(|i| p.is_capitalised(*i)).map(|i| lowered(without_possessive(p.word(i))));
        let before = neighbor(at.checked_sub(1)).filter(|_| p.tokens.get(at).is_some_and(|t| t.spaced));
        let after = neighbor(Some(at + 1)).filter(|_| p.tokens.get(at + 1).is_some_and(|t| t.spaced));
        if lower.len() < 4 || before.is_none() && after.is_none() {
            return None;
        }
        let makes_a_name = |w: &str| {
            before.as_ref().is_some_and(|b| pairs().contains(format!("{b} {w}").as_str()))
                || after.as_ref().is_some_and(|a| pairs().contains(format!("{w} {a}").as_str()))
        };
        if makes_a_name(lower) {
            return None;
        }
        let is_known = self.lexicon.entry(lower).is_some() || self.lexicon.contains(word);
        if is_known {
            // A real word: only letters that changed places are proof enough.
            let meant = swaps(lower).find(|w| makes_a_name(w))?;
            return Some(slip(vec![Case::of(word).apply(&meant)], 0.85));
        }
        let partner = before.iter().chain(&after).any(|w| members().contains(w.as_str()));
        if !partner {
            return None;
        }
        let meant = suggest::close(self.lexicon, lower).into_iter().find(|c| makes_a_name(&lowered(&c.word)))?;
        let sure = if meant.cost <= 65 { 0.9 } else { 0.8 };
        Some(slip(vec![Case::of(word).apply(&meant.word)], sure))
    }
}

/// Every word that comes of changing the places of two neighbours.
fn swaps(lower: &str) -> impl Iterator<Item = String> + '_ {
    let chars: Vec<char> = lower.chars().collect();
    (0..chars.len().saturating_sub(1)).filter(move |i| chars.get(*i) != chars.get(i + 1)).map(|i| {
        let mut swapped: Vec<char> = lower.chars().collect();
        swapped.swap(i, i + 1);
        swapped.into_iter().collect()
    })
}

fn is_transposed(a: &str, b: &str) -> bool {
    swaps(a).any(|s| s == b)
}

fn slip(words: Vec<String>, sure: f32) -> Issue {
    Issue::new("name-slip", Category::Name, Span::new(0, 0), "A slip in a name")
        .why("The word is one slip away from the one that this name has.")
        .suggest_all(words)
        .confidence(sure)
}
