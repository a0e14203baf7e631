//! The probability of a number after other numbers, by the longest context known.
//!
//! Serves words and classes of words alike; what the numbers stand for is not known here.

use std::ops::Range;

use crate::language::ngram::smooth::Smoothed;
use crate::language::ngram::table::{self, Entry, Table, mix};
use crate::language::ngram::vocabulary::WordId;

/// A probability, and how much of the context it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scored {
    /// Natural logarithm of the probability.
    pub log: f32,
    /// Length of the n-gram found: 1 for the word alone.
    pub order: usize,
}

/// Probabilities for words alone, and a table for each longer length.
pub struct Chain {
    /// For each number 16 bits of log-probability and 16 of back-off.
    unigrams: &'static [u8],
    tables: Vec<Table>,
}

/// Steps of a single word's logarithm to one.
const FINE: f32 = 2048.0;

/// A 32-bit number at byte `at`.
pub fn number_at(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..at.checked_add(4)?).and_then(|b| b.try_into().ok()).map(|b| u32::from_le_bytes(b) as usize)
}

fn step(hash: u64, id: WordId) -> u64 {
    (hash ^ (u64::from(id.0) + 1)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
}

fn hash_of(ids: &[WordId]) -> u64 {
    ids.iter().fold(0x51, |h, id| step(h, *id))
}

impl Chain {
    /// Opens the bytes that [`Chain::pack`] made.
    pub fn open(bytes: &'static [u8]) -> Option<Self> {
        let (count, lists) = (number_at(bytes, 0)?, number_at(bytes, 4)?);
        let end = count.checked_mul(4)?.checked_add(8)?;
        let unigrams = bytes.get(8..end)?;
        let mut tables = Vec::new();
        let mut at = end;
        for _ in 0..lists.min(8) {
            let length = number_at(bytes, at)?;
            tables.push(Table::open(bytes.get(at + 4..(at + 4).checked_add(length)?)?)?);
            at += 4 + length;
        }
        Some(Self { unigrams, tables })
    }

    /// The bytes of a chain; `unpack` gives the numbers of a key of some length.
    pub fn pack(smoothed: &Smoothed, unpack: impl Fn(u64, usize) -> Vec<WordId>) -> Vec<u8> {
        let mut out = Vec::new();
        out.extend(u32::try_from(smoothed.unigrams.len()).unwrap_or(0).to_le_bytes());
        out.extend(u32::try_from(smoothed.grams.len()).unwrap_or(0).to_le_bytes());
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let fine = |v: f32| (v * FINE).clamp(0.0, f32::from(u16::MAX)) as u16;
        for (p, b) in smoothed.unigrams.iter().zip(&smoothed.unigram_back_offs) {
            out.extend(fine(-p).to_le_bytes());
            out.extend(fine(b + 16.0).to_le_bytes());
        }
        for (i, grams) in smoothed.grams.iter().enumerate() {
            let entries = grams
                .iter()
                .map(|g| Entry { hash: mix(hash_of(&unpack(g.key, i + 2))), log_prob: g.log_prob, back_off: g.back_off })
                .collect();
            let bytes = table::build(entries, i + 1 < smoothed.grams.len());
            out.extend(u32::try_from(bytes.len()).unwrap_or(0).to_le_bytes());
            out.extend(bytes);
        }
        out
    }

    /// Words of the longest n-gram.
    pub fn order(&self) -> usize {
        self.tables.len() + 1
    }

    fn unigram(&self, id: WordId) -> (f32, f32) {
        let at = 4 * usize::from(id.0);
        let fine = |at: usize| {
            let bytes = self.unigrams.get(at..at + 2).and_then(|b| b.try_into().ok()).map_or(u16::MAX, u16::from_le_bytes);
            f32::from(bytes) / FINE
        };
        (-fine(at), fine(at + 2) - 16.0)
    }

    /// The log-probability of the word whatever stands before it.
    pub fn alone(&self, id: WordId) -> f32 {
        self.unigram(id).0
    }

    /// The probability of `word` after `context` (the nearest word last).
    pub fn log_prob(&self, context: &[WordId], word: WordId) -> Scored {
        let longest = context.len().min(self.tables.len());
        let mut back_off = 0.0;
        for length in (1..=longest).rev() {
            let Some(before) = context.get(context.len() - length..) else { continue };
            let hash = hash_of(before);
            // Where the context is unknown no longer n-gram begins with it.
            let weight = if length == 1 {
                before.first().map(|id| self.unigram(*id).1)
            } else {
                self.tables.get(length - 2).and_then(|t| t.find(mix(hash))).map(|found| found.1)
            };
            let Some(weight) = weight else { continue };
            if let Some((log, _)) = self.tables.get(length - 1).and_then(|t| t.find(mix(step(hash, word)))) {
                return Scored { log: back_off + log, order: length + 1 };
            }
            back_off += weight;
        }
        Scored { log: back_off + self.unigram(word).0, order: 1 }
    }

    /// The log-probability of the words `range` of `ids`, each after those before it.
    pub fn log_prob_of(&self, ids: &[WordId], range: Range<usize>) -> f32 {
        range
            .filter_map(|i| {
                let from = i.saturating_sub(self.tables.len());
                Some(self.log_prob(ids.get(from..i)?, *ids.get(i)?).log)
            })
            .sum()
    }
}
