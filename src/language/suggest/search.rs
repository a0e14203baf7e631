//! Walks the lexicon for words that a few slips could have turned into the one written.
//!
//! A depth-first walk over the table's trie that carries a row of the edit-distance
//! matrix at each letter, with transpositions and sounds (see slips.rs). A branch is left
//! as soon as no word on it can be within the limit.

use std::sync::OnceLock;

use fst::raw::{CompiledAddr, Fst};
use rustc_hash::FxHashSet;

use super::slips::{Cost, FIRST_LETTER, SOUNDS, TRANSPOSED, left_out, put_in, substituted};
use crate::language::lexicon::{Entry, Lexicon};

/// A word within reach.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Near {
    pub word: String,
    pub entry: Entry,
    pub cost: Cost,
}

/// How many orders of magnitude of frequency one ordinary slip weighs.
const SLIP: f32 = 2.6;
/// Candidates this far below the best are no use to anybody.
const MARGIN: f32 = 2.6;

/// Logarithm to base 10 of how likely a word is to have been meant, up to a constant: its
/// frequency less the cost of the slips.
pub(super) fn score(entry: Entry, cost: Cost) -> f32 {
    let mut score = entry.zipf() - SLIP * f32::from(cost) / 100.0;
    if entry.is_rare() {
        score -= 1.0;
    }
    if entry.is_british() || entry.is_variant() {
        score -= 1.5;
    }
    if !entry.is_lower() {
        score -= 1.0;
    }
    score
}

/// Words longer than this (in bytes) are nobody's slip.
const LONGEST: usize = 30;

/// A sound spelled otherwise in the word written: what it stands for, the cost, and where
/// it ends in what was written.
struct Heard {
    meant: &'static [u8],
    written: usize,
    cost: Cost,
    ends: Vec<usize>,
}

/// What the slips of one word cost, found once before the walk.
struct Slips {
    /// The sounds that occur in it, by the last letter of what they stand for.
    heard: [Vec<Heard>; 26],
    /// Beginnings of what they stand for.
    beginnings: FxHashSet<&'static [u8]>,
    /// For each place, the cost of its letter as one too many.
    put_in: Vec<Cost>,
}

impl Slips {
    fn of(x: &[u8]) -> Self {
        let mut out = Self {
            heard: std::array::from_fn(|_| Vec::new()),
            beginnings: FxHashSet::default(),
            put_in: (0..x.len()).map(|i| put_in(x[i], before(x, i), after(x, i)) + first(i)).collect(),
        };
        for (written, meant, cost) in SOUNDS {
            let (written, meant) = (written.as_bytes(), meant.as_bytes());
            let ends: Vec<usize> = (written.len()..=x.len()).filter(|i| x.get(i - written.len()..*i) == Some(written)).collect();
            let last = meant.last().map_or(usize::MAX, |l| usize::from(l.wrapping_sub(b'a')));
            if let Some(list) = out.heard.get_mut(last).filter(|_| !ends.is_empty()) {
                list.push(Heard { meant, written: written.len(), cost: *cost, ends });
                for n in 1..meant.len() {
                    out.beginnings.extend(meant.get(..n));
                }
            }
        }
        out
    }
}

/// The cost of one letter for another, all pairs, in one table.
fn substitutions() -> &'static [[Cost; 128]] {
    static SHARED: OnceLock<Vec<[Cost; 128]>> = OnceLock::new();
    SHARED.get_or_init(|| {
        let mut table = vec![[0; 128]; 128];
        for (meant, row) in (0u8..).zip(table.iter_mut()) {
            for (written, cost) in (0u8..).zip(row.iter_mut()) {
                *cost = substituted(written, meant);
            }
        }
        table
    })
}

/// The words within `limit` of `written` (lower case, straight apostrophes), but for those
/// whose score (see [`score`]) is sure to be more than `MARGIN` below the best one's.
pub(super) fn near(lexicon: &Lexicon, written: &str, limit: Cost, best: f32) -> Vec<Near> {
    let mut out = Vec::new();
    let Some(table) = lexicon.table() else { return out };
    if written.is_empty() || written.len() > LONGEST {
        return out;
    }
    let x = written.as_bytes();
    let slips = Slips::of(x);
    let mut rows = Vec::with_capacity((x.len() + 1) * (LONGEST + 3));
    rows.push(0);
    for cost in &slips.put_in {
        rows.push(rows.last().copied().unwrap_or(0) + cost);
    }
    let fst = table.as_fst();
    let mut walk = Walk { x, limit, best, rows, least: vec![0], word: Vec::new(), fst, slips, table: substitutions(), out: &mut out };
    walk.descend(fst.root().addr(), 0);
    out
}

fn before(x: &[u8], i: usize) -> u8 {
    i.checked_sub(1).and_then(|i| x.get(i)).copied().unwrap_or(0)
}

fn after(x: &[u8], i: usize) -> u8 {
    x.get(i + 1).copied().unwrap_or(0)
}

fn first(i: usize) -> Cost {
    if i == 0 { FIRST_LETTER } else { 0 }
}

struct Walk<'a> {
    x: &'a [u8],
    limit: Cost,
    /// The best score so far.
    best: f32,
    /// One row of `x.len() + 1` costs for each letter of `word`, and one before the first.
    rows: Vec<Cost>,
    /// The least cost of each row.
    least: Vec<Cost>,
    word: Vec<u8>,
    fst: &'a Fst<&'static [u8]>,
    slips: Slips,
    table: &'static [[Cost; 128]],
    out: &'a mut Vec<Near>,
}

impl Walk<'_> {
    fn descend(&mut self, address: CompiledAddr, value: u64) {
        let node = self.fst.node(address);
        if node.is_final() {
            let cost = self.rows.last().copied().unwrap_or(Cost::MAX);
            if cost <= self.limit
                && let Ok(word) = std::str::from_utf8(&self.word)
            {
                let entry = Entry::unpack(value + node.final_output().value());
                if cost > 0 {
                    self.best = self.best.max(score(entry, cost));
                }
                self.out.push(Near { word: word.to_owned(), entry, cost });
            }
        }
        if self.word.len() > LONGEST {
            return;
        }
        for t in node.transitions() {
            self.word.push(t.inp);
            let value = value + t.out.value();
            let reach = self.push_row();
            if reach <= self.limit && Entry::zipf_at_most(value) - SLIP * f32::from(reach) / 100.0 > self.best - MARGIN {
                self.descend(t.addr, value);
            }
            self.word.pop();
            self.rows.truncate((self.word.len() + 1) * (self.x.len() + 1));
            self.least.truncate(self.word.len() + 1);
        }
    }

    /// Adds the row of the letter just added; says what any word further on costs at least.
    fn push_row(&mut self) -> Cost {
        let (k, n) = (self.word.len(), self.x.len());
        let width = n + 1;
        let (letter, previous) = (self.word[k - 1], before(&self.word, k - 1));
        self.rows.resize(width * (k + 1), 0);
        let (old, row) = self.rows.split_at_mut(width * k);
        let above = &old[width * (k - 1)..];
        let two_above = if k > 1 { &old[width * (k - 2)..width * (k - 1)] } else { above };
        let omitted = left_out(letter, previous) + first(k - 1);
        let replaced = self.table.get(usize::from(letter));
        let mut swap = Cost::MAX;
        let mut least = above[0] + omitted;
        row[0] = least;
        for i in 1..=n {
            let written = self.x[i - 1];
            let other = if written == letter { 0 } else { replaced.and_then(|r| r.get(usize::from(written))).copied().unwrap_or(120) };
            let edge = if other > 0 && i == 1 && k == 1 { FIRST_LETTER } else { 0 };
            let mut best = (above[i - 1] + other + edge).min(above[i] + omitted).min(row[i - 1] + self.slips.put_in[i - 1]);
            if k > 1 && i > 1 && written == previous && self.x[i - 2] == letter && written != letter {
                best = best.min(two_above[i - 2] + TRANSPOSED + if k == 2 && i == 2 { FIRST_LETTER } else { 0 });
            }
            // The other half of a transposition may follow.
            if i < n && self.x[i] == letter {
                swap = swap.min(above[i - 1] + TRANSPOSED);
            }
            row[i] = best;
            least = least.min(best);
        }
        least = least.min(self.hear(k, letter));
        self.least.push(least);
        if least <= self.limit { least } else { swap.min(self.in_a_sound(k)) }
    }

    /// Lowers the costs of the last row where a sound spelled otherwise ends here.
    fn hear(&mut self, k: usize, letter: u8) -> Cost {
        let width = self.x.len() + 1;
        let mut least = Cost::MAX;
        let Some(list) = self.slips.heard.get(usize::from(letter.wrapping_sub(b'a'))) else { return least };
        for sound in list {
            if !self.word.ends_with(sound.meant) {
                continue;
            }
            let (old, row) = self.rows.split_at_mut(width * k);
            let from = &old[width * (k - sound.meant.len())..];
            for end in &sound.ends {
                let total = from[end - sound.written] + sound.cost;
                if row[*end] > total {
                    row[*end] = total;
                    least = least.min(total);
                    // What follows in the row may gain by it.
                    for j in end + 1..width {
                        let extra = row[j - 1] + self.slips.put_in[j - 1];
                        if row[j] <= extra {
                            break;
                        }
                        row[j] = extra;
                    }
                }
            }
        }
        least
    }

    /// What it costs at least where the word is in the middle of a sound.
    fn in_a_sound(&self, k: usize) -> Cost {
        (1..=3.min(k))
            .filter(|n| self.word.get(k - n..).is_some_and(|tail| self.slips.beginnings.contains(tail)))
            .filter_map(|n| self.least.get(k - n).map(|l| l + 45))
            .min()
            .unwrap_or(Cost::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(written: &str, meant: &str) -> Option<Cost> {
        near(Lexicon::shared(), written, 250, -99.0).into_iter().find(|n| n.word == meant).map(|n| n.cost)
    }

    #[test]
    fn slips_of_every_kind_are_reached() {
        for (written, meant) in [
            ("cuoncil", "council"),
            ("comittee", "committee"),
            ("goverment", "government"),
            ("fone", "phone"),
            ("nashun", "nation"),
            ("bridgge", "bridge"),
            ("wendesday", "wednesday"),
        ] {
            assert!(cost(written, meant).is_some_and(|c| c <= 130), "{written} {meant} {:?}", cost(written, meant));
        }
        assert_eq!(cost("council", "council"), Some(0));
        assert!(cost("ocuncil", "council") > cost("cuoncil", "council"));
    }
}
