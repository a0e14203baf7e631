//! Corrections for a word that is none, the likeliest first.
//!
//! A candidate's score is its frequency less the cost of the slips that turn it into
//! what was written. A model of context may rank the candidates again: they carry their
//! scores. Knows nothing of stories; the case of what was written is kept here.

mod channel;
mod search;
mod slips;
mod sound;

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use rustc_hash::FxBuildHasher;

use crate::language::lexicon::{Case, Entry, Lexicon, lowered};

pub use sound::key as sound_key;

/// A slip and a bit, in hundredths.
const CLOSE: u16 = 115;
/// How far to look, and the score of a candidate that ends the search there: most slips
/// are small, and to look far costs milliseconds.
const PASSES: [(u16, f32); 3] = [(CLOSE, 2.0), (165, 1.0), (220, -1.2)];
/// Hundredths of an ordinary slip for each unit of the cost of a slip.
const HUNDREDTHS: f32 = 50.0;
/// Candidates held against what was written, letter by letter.
const WEIGHED: usize = 40;

/// Candidates kept of one word: what is unlikely by itself may be what the words around ask for.
const KEPT_OF_ONE: usize = 12;
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
    kept: Mutex<Kept>,
    kept_close: Mutex<Kept>,
}

type Kept = HashMap<String, Vec<Candidate>, FxBuildHasher>;

impl Suggester {
    /// The one suggester of the program.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Suggester> = OnceLock::new();
        SHARED.get_or_init(Self::default)
    }

    /// The words that `written` (lower case, straight apostrophes) may stand for, the
    /// likeliest first, twelve at most.
    pub fn candidates(&self, written: &str) -> Vec<Candidate> {
        remember(&self.kept, written, find)
    }

    /// Those of them that are one slip away: see [`close`].
    pub fn close(&self, written: &str) -> Vec<Candidate> {
        remember(&self.kept_close, written, close)
    }
}

fn remember(kept: &Mutex<Kept>, written: &str, find: impl FnOnce(&Lexicon, &str) -> Vec<Candidate>) -> Vec<Candidate> {
    if let Some(known) = kept.lock().unwrap_or_else(PoisonError::into_inner).get(written) {
        return known.clone();
    }
    let found = find(Lexicon::shared(), written);
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= KEPT {
        kept.clear();
    }
    kept.insert(written.to_owned(), found.clone());
    found
}

/// The words next to `written`: one slip away, for those who ask of every name in a story.
pub fn close(lexicon: &Lexicon, written: &str) -> Vec<Candidate> {
    let near = search::near(lexicon, written, CLOSE, f32::MIN);
    if near.is_empty() {
        return Vec::new();
    }
    let mut out = weigh(lexicon, &channel::Written::new(written), near.iter().filter(|n| n.cost > 0).collect());
    rank(&mut out);
    out
}

/// All candidates before the last ranking, with their frequency and flags, for the program
/// that fits it (`config/words/slip_examples.rs`).
pub fn within_reach(written: &str) -> Vec<(Candidate, f32, u64)> {
    let lexicon = Lexicon::shared();
    let near = in_reach(lexicon, written, f32::MIN, true);
    let mut near: Vec<&search::Near> = near.iter().filter(|n| n.cost > 0 || !n.entry.is_lower()).collect();
    near.sort_by(|a, b| search::score(b.entry, b.cost).total_cmp(&search::score(a.entry, a.cost)));
    let plain = |n: &search::Near| Candidate { score: search::score(n.entry, n.cost), ..candidate(lexicon, n, 0.0) };
    near.into_iter().map(|n| (plain(n), n.entry.zipf(), n.entry.flags())).collect()
}

/// The words within reach. All of them where that is wanted; else no farther than it takes.
fn in_reach(lexicon: &Lexicon, written: &str, mut best: f32, all: bool) -> Vec<search::Near> {
    let mut near = Vec::new();
    for (limit, enough) in PASSES {
        // What lies close bounds the search for what lies far.
        near = search::near(lexicon, written, limit, best);
        best = near.iter().filter(|n| n.cost > 0).map(|n| search::score(n.entry, n.cost)).fold(best, f32::max);
        if best >= enough && !all {
            break;
        }
    }
    near
}

/// The likeliest of these words, with how likely each is to have been meant.
fn weigh(lexicon: &Lexicon, ready: &channel::Written, mut near: Vec<&search::Near>) -> Vec<Candidate> {
    near.sort_by(|a, b| search::score(b.entry, b.cost).total_cmp(&search::score(a.entry, a.cost)));
    near.truncate(WEIGHED);
    near.into_iter().map(|n| candidate(lexicon, n, ready.score(&n.word, n.entry))).collect()
}

fn rank(candidates: &mut [Candidate]) {
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.word.cmp(&b.word)));
    share(candidates);
}

fn find(lexicon: &Lexicon, written: &str) -> Vec<Candidate> {
    let (mut out, bounds): (Vec<Candidate>, Vec<f32>) = split(lexicon, written).unzip();
    let near = in_reach(lexicon, written, bounds.into_iter().fold(f32::MIN, f32::max), false);
    let ready = channel::Written::new(written);
    out.extend(weigh(lexicon, &ready, near.iter().filter(|n| n.cost > 0 || !n.entry.is_lower()).collect()));
    hear(lexicon, written, &ready, &mut out);
    rank(&mut out);
    out.truncate(KEPT_OF_ONE);
    out
}

/// Adds the words that sound like what was written, or what it gains to the candidates that do.
fn hear(lexicon: &Lexicon, written: &str, ready: &channel::Written, out: &mut Vec<Candidate>) {
    let best = out.iter().map(|c| c.score).fold(f32::MIN, f32::max);
    for heard in sound::alike(written, best) {
        let Some(entry) = lexicon.entry(&heard.word).filter(|_| heard.word != written) else { continue };
        let (score, cost) = ready.score_heard(&heard.word, entry, heard.excess);
        if let Some(known) = out.iter_mut().find(|c| lowered(&c.word) == heard.word) {
            known.score = known.score.max(score);
        } else {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let cost = (cost * HUNDREDTHS) as u16;
            out.push(candidate(lexicon, &search::Near { word: heard.word, entry, cost }, score));
        }
    }
}

fn candidate(lexicon: &Lexicon, near: &search::Near, score: f32) -> Candidate {
    let (key, entry) = (near.word.as_str(), near.entry);
    let word = if entry.is_lower() {
        key.to_owned()
    } else if let Some(odd) = lexicon.odd_spelling(key) {
        odd.to_owned()
    } else if entry.is_name() {
        Case::Capitalised.apply(key)
    } else {
        key.to_uppercase()
    };
    Candidate { word, cost: near.cost, score, share: 0.0 }
}

/// Two words run together ("ofthe"), each pair with the bound it sets for other words.
fn split<'a>(lexicon: &'a Lexicon, written: &'a str) -> impl Iterator<Item = (Candidate, f32)> + 'a {
    (1..written.len()).filter_map(move |at| {
        let (a, b) = (written.get(..at)?, written.get(at..)?);
        let common = |w: &str| lexicon.entry(w).filter(|e| e.is_lower() && (w.len() > 1 || matches!(w, "a" | "i"))).map(Entry::zipf);
        let (za, zb) = (common(a)?, common(b)?);
        // A short rare word is more likely part of a slip than a word.
        if za.min(zb) < if a.len().min(b.len()) < 3 { 5.8 } else { 3.5 } {
            return None;
        }
        let score = channel::score_of_pair(za, zb);
        Some((Candidate { word: format!("{a} {b}"), cost: 100, score, share: 0.0 }, za + zb - 11.0))
    })
}

/// How likely `word` is to have been meant by `written` (logarithm to base 10), on the
/// scale of [`Candidate::score`]. Both in lower case.
pub fn likelihood(lexicon: &Lexicon, written: &str, word: &str) -> f32 {
    match (lexicon.entry(word), word.split_once(' ')) {
        (_, Some((a, b))) => channel::score_of_pair(lexicon.frequency(a).unwrap_or(3.0), lexicon.frequency(b).unwrap_or(3.0)),
        (Some(entry), _) => channel::Written::new(written).score(word, entry),
        (None, _) => channel::Written::new(written).score(word, Entry::unpack(Entry::pack(1, 32))),
    }
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
    fn a_word_spelled_by_ear_is_found_however_far_its_letters_are() {
        for (written, meant) in [
            ("nolij", "knowledge"),
            ("sertinly", "certainly"),
            ("bizness", "business"),
            ("anshent", "ancient"),
            ("laffed", "laughed"),
            ("lootenant", "lieutenant"),
            ("fizishun", "physician"),
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
