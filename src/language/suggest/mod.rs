//! Corrections for a word that is none, the likeliest first.
//!
//! A candidate's score is its frequency less the cost of the slips that turn it into
//! what was written. A model of context may rank the candidates again: they carry their
//! scores. Knows nothing of stories; the case of what was written is kept here.

mod search;
mod slips;

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use rustc_hash::FxBuildHasher;

use crate::language::lexicon::{Entry, Lexicon};

/// How many orders of magnitude of frequency one ordinary slip weighs.
const SLIP: f32 = 2.6;
/// Words remembered with their candidates.
const KEPT: usize = 8_192;

/// A word that may have been meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// As it is written inside a sentence: lower case, or with the capitals it always has.
    pub word: String,
    /// Slips between it and what was written, in hundredths of an ordinary one.
    pub cost: u16,
    /// Logarithm to base 10 of how likely it is to have been meant, up to a constant.
    pub score: f32,
    /// Its part of the likelihood of all candidates: 0 to 1.
    pub share: f32,
}

/// Finds corrections and remembers them by word.
#[derive(Default)]
pub struct Suggester {
    kept: Mutex<HashMap<String, Vec<Candidate>, FxBuildHasher>>,
}

impl Suggester {
    /// The one suggester of the program.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Suggester> = OnceLock::new();
        SHARED.get_or_init(Self::default)
    }

    /// The words that `written` (lower case, straight apostrophes) may stand for, the
    /// likeliest first, eight at most.
    pub fn candidates(&self, written: &str) -> Vec<Candidate> {
        if let Some(known) = self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(written) {
            return known.clone();
        }
        let found = find(Lexicon::shared(), written);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(written.to_owned(), found.clone());
        found
    }
}

fn find(lexicon: &Lexicon, written: &str) -> Vec<Candidate> {
    let long = written.len() >= 7;
    let mut out: Vec<Candidate> = Vec::new();
    for (limit, enough) in [(115, 1.4), (220, 0.0), (320, -9.0)] {
        if limit == 320 && !long {
            break;
        }
        out = search::near(lexicon, written, limit)
            .into_iter()
            .filter(|n| n.cost > 0 || !n.entry.is_lower())
            .map(|n| weigh(lexicon, &n.word, n.entry, n.cost))
            .chain(split(lexicon, written))
            .collect();
        out.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.word.cmp(&b.word)));
        if out.first().is_some_and(|best| best.score >= enough) {
            break;
        }
    }
    share(&mut out);
    out.truncate(8);
    out
}

fn weigh(lexicon: &Lexicon, key: &str, entry: Entry, cost: u16) -> Candidate {
    let mut score = entry.zipf() - SLIP * f32::from(cost) / 100.0;
    if entry.is_rare() {
        score -= 1.0;
    }
    if entry.is_british() || entry.is_variant() {
        score -= 1.5;
    }
    let word = if entry.is_lower() {
        key.to_owned()
    } else {
        score -= 1.0;
        lexicon.odd_spelling(key).map_or_else(
            || {
                if entry.is_name() { super::lexicon::Case::Capitalised.apply(key) } else { key.to_uppercase() }
            },
            str::to_owned,
        )
    };
    Candidate { word, cost, score, share: 0.0 }
}

/// Two words run together: "ofthe".
fn split<'a>(lexicon: &'a Lexicon, written: &'a str) -> impl Iterator<Item = Candidate> + 'a {
    (1..written.len()).filter_map(move |at| {
        let (a, b) = (written.get(..at)?, written.get(at..)?);
        let common = |w: &str| lexicon.entry(w).filter(|e| e.is_lower() && (w.len() > 1 || matches!(w, "a" | "i"))).map(Entry::zipf);
        let (za, zb) = (common(a)?, common(b)?);
        // A short rare word is more likely part of a slip than a word.
        if za.min(zb) < if a.len().min(b.len()) < 3 { 5.8 } else { 3.5 } {
            return None;
        }
        Some(Candidate { word: format!("{a} {b}"), cost: 100, score: za + zb - 9.0 + 0.6 - SLIP, share: 0.0 })
    })
}

/// Gives each candidate its part of the likelihood.
fn share(candidates: &mut [Candidate]) {
    let Some(best) = candidates.first().map(|c| c.score) else { return };
    let total: f32 = candidates.iter().map(|c| 10f32.powf(c.score - best)).sum();
    for c in candidates {
        c.share = 10f32.powf(c.score - best) / total;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_candidate_is_the_word_meant() {
        for (written, meant) in [
            ("cuoncil", "council"),
            ("recieve", "receive"),
            ("definately", "definitely"),
            ("seperate", "separate"),
            ("ofthe", "of the"),
            ("acommodate", "accommodate"),
            ("goverment", "government"),
            ("wendesday", "Wednesday"),
            ("tommorow", "tomorrow"),
            ("whihc", "which"),
            ("mispell", "misspell"),
        ] {
            let found = Suggester::shared().candidates(written);
            assert_eq!(found.first().map(|c| c.word.as_str()), Some(meant), "{written}: {found:?}");
        }
    }

    #[test]
    fn the_shares_of_all_candidates_make_one_at_most() {
        let sum: f32 = Suggester::shared().candidates("vaine").iter().map(|c| c.share).sum();
        assert!(sum > 0.5 && sum < 1.001);
    }
}
