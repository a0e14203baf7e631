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

/// Words longer than this (in bytes) are nobody's slip.
const LONGEST: usize = 30;

/// What was written, what it stands for, the cost.
type Sound = (&'static [u8], &'static [u8], Cost);

/// SOUNDS by the last letter of what they stand for, and the beginnings of those.
struct Sounds {
    by_last: [Vec<Sound>; 26],
    beginnings: FxHashSet<&'static [u8]>,
}

fn sounds() -> &'static Sounds {
    static SHARED: OnceLock<Sounds> = OnceLock::new();
    SHARED.get_or_init(|| {
        let mut out = Sounds { by_last: std::array::from_fn(|_| Vec::new()), beginnings: FxHashSet::default() };
        for (written, meant, cost) in SOUNDS {
            let (written, meant) = (written.as_bytes(), meant.as_bytes());
            let last = meant.last().map_or(0, |l| usize::from(l.wrapping_sub(b'a')));
            if let Some(list) = out.by_last.get_mut(last) {
                list.push((written, meant, *cost));
            }
            for n in 1..meant.len() {
                out.beginnings.extend(meant.get(..n));
            }
        }
        out
    })
}

/// All words within `limit` of `written` (lower case, straight apostrophes).
pub(super) fn near(lexicon: &Lexicon, written: &str, limit: Cost) -> Vec<Near> {
    let mut out = Vec::new();
    let Some(table) = lexicon.table() else { return out };
    if written.is_empty() || written.len() > LONGEST {
        return out;
    }
    let x = written.as_bytes();
    let mut row = Vec::with_capacity((x.len() + 1) * (LONGEST + 2));
    row.push(0);
    for i in 0..x.len() {
        let cost = put_in(x[i], before(x, i), after(x, i)) + first(i);
        row.push(row.last().copied().unwrap_or(0) + cost);
    }
    let mut walk = Walk { x, limit, rows: row, word: Vec::new(), fst: table.as_fst(), sounds: sounds(), out: &mut out };
    let root = walk.fst.root().addr();
    walk.descend(root, 0);
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
    /// One row of x.len() + 1 costs for each letter of `word`, and one before the first.
    rows: Vec<Cost>,
    word: Vec<u8>,
    fst: &'a Fst<&'static [u8]>,
    sounds: &'static Sounds,
    out: &'a mut Vec<Near>,
}

impl Walk<'_> {
    fn at(&self, depth: usize, i: usize) -> Cost {
        self.rows.get(depth * (self.x.len() + 1) + i).copied().unwrap_or(Cost::MAX / 2)
    }

    fn least(&self, depth: usize) -> Cost {
        let width = self.x.len() + 1;
        self.rows.get(depth * width..(depth + 1) * width).and_then(|r| r.iter().min().copied()).unwrap_or(Cost::MAX / 2)
    }

    fn descend(&mut self, address: CompiledAddr, value: u64) {
        let node = self.fst.node(address);
        if node.is_final() {
            let cost = self.at(self.word.len(), self.x.len());
            if cost <= self.limit
                && let Ok(word) = std::str::from_utf8(&self.word)
            {
                let entry = Entry::unpack(value + node.final_output().value());
                self.out.push(Near { word: word.to_owned(), entry, cost });
            }
        }
        if self.word.len() > LONGEST {
            return;
        }
        for t in node.transitions() {
            self.word.push(t.inp);
            if self.push_row() {
                self.descend(t.addr, value + t.out.value());
            }
            self.word.pop();
            self.rows.truncate((self.word.len() + 1) * (self.x.len() + 1));
        }
    }

    /// Adds the row of the letter just added; says whether to go on below it.
    fn push_row(&mut self) -> bool {
        let k = self.word.len();
        let (n, letter, previous) = (self.x.len(), self.word[k - 1], before(&self.word, k - 1));
        let mut least = self.at(k - 1, 0) + left_out(letter, previous) + first(k - 1);
        let mut swap_open = false;
        self.rows.push(least);
        for i in 1..=n {
            let written = self.x[i - 1];
            let edge = if i == 1 || k == 1 { FIRST_LETTER } else { 0 };
            let replaced = substituted(written, letter);
            let mut best = self.at(k - 1, i - 1) + replaced + if replaced > 0 && i == 1 && k == 1 { FIRST_LETTER } else { 0 };
            best = best.min(self.at(k - 1, i) + left_out(letter, previous) + first(k - 1));
            best = best.min(self.at(k, i - 1) + put_in(written, before(self.x, i - 1), after(self.x, i - 1)) + first(i - 1));
            if k > 1 && i > 1 && written == previous && self.x[i - 2] == letter && written != letter {
                best = best.min(self.at(k - 2, i - 2) + TRANSPOSED + if k == 2 && i == 2 { edge.max(30) } else { 0 });
            }
            // The other half of a transposition may follow.
            swap_open |= i < n && self.x[i] == letter && self.at(k - 1, i - 1) + TRANSPOSED <= self.limit;
            self.rows.push(best);
            least = least.min(best);
        }
        least = least.min(self.hear(k, letter));
        least <= self.limit || swap_open || self.is_in_a_sound(k)
    }

    /// Lowers the costs of the last row where a sound spelled otherwise ends here.
    fn hear(&mut self, k: usize, letter: u8) -> Cost {
        let Some(list) = self.sounds.by_last.get(usize::from(letter.wrapping_sub(b'a'))) else { return Cost::MAX };
        let mut least = Cost::MAX;
        for (written, meant, cost) in list {
            if !self.word.ends_with(meant) {
                continue;
            }
            let from = k - meant.len();
            for i in written.len()..=self.x.len() {
                if self.x.get(i - written.len()..i) != Some(written) {
                    continue;
                }
                let total = self.at(from, i - written.len()) + cost;
                let place = k * (self.x.len() + 1) + i;
                if let Some(old) = self.rows.get_mut(place).filter(|old| **old > total) {
                    *old = total;
                    least = least.min(total);
                    // What follows in the row may gain by it.
                    for j in i + 1..=self.x.len() {
                        let extra = self.at(k, j - 1) + put_in(self.x[j - 1], before(self.x, j - 1), after(self.x, j - 1));
                        if let Some(next) = self.rows.get_mut(k * (self.x.len() + 1) + j).filter(|n| **n > extra) {
                            *next = extra;
                        } else {
                            break;
                        }
                    }
                }
            }
        }
        least
    }

    /// Is the word in the middle of a sound that began where the cost was low?
    fn is_in_a_sound(&self, k: usize) -> bool {
        (1..=3.min(k)).any(|n| {
            self.least(k - n) + 45 <= self.limit && self.word.get(k - n..).is_some_and(|tail| self.sounds.beginnings.contains(tail))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(written: &str, meant: &str) -> Option<Cost> {
        near(Lexicon::shared(), written, 250).into_iter().find(|n| n.word == meant).map(|n| n.cost)
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
