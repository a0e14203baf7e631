//! How likely a word is to have been written in the place of another.
//!
//! A slip turns a few letters of the word meant into a few others; what each costs was
//! learned from known misspellings and from how letters sound (`config/words/fit_slips.py`,
//! whose scheme this file repeats). Costs are logarithms to base 10. The words to be
//! weighed are found elsewhere (see search.rs).

use crate::language::lexicon::Entry;

/// Eight bytes a slip, sorted: cost (20 to a factor of ten), letters meant (five bits
/// each, four at most), letters written (five at most).
static SLIPS: &[u8] = include_bytes!("../../../config/words/slips.bin");

/// Letters of the longest slip, as meant and as written.
const MEANT: usize = 4;
const WRITTEN: usize = 5;

/// Slips never seen: a letter left out, put in, put for another; two swapped.
const LEFT_OUT: f32 = 2.05;
const PUT_IN: f32 = 3.27;
const REPLACED: f32 = 3.3;
const SWAPPED: f32 = 2.2;

/// What a slip, the frequency of the word and its kind weigh.
const SLIP: f32 = 1.07;
const FREQUENCY: f32 = 0.6;
const RARE: f32 = 1.0;
const NAME: f32 = 1.0;
/// A word spelled by ear: what it costs to have been spelled so, and what its slips and its
/// sound weigh then.
const BY_EAR: f32 = 0.9;
const SLIP_BY_EAR: f32 = 0.3;
const SOUND: f32 = 0.6;
/// Not fitted: the misspellings learned from have British words among them.
const NOT_AMERICAN: f32 = 0.8;

/// A capital left out, of a name of the same letters.
const CAPITAL: f32 = 1.6;
/// A space left out.
const JOINED: f32 = 2.2;

/// Nothing is as unlikely as this.
const NEVER: f32 = 99.0;

/// Five bits a letter; 0 where there is none.
fn code(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => byte - b'a' + 1,
        b'\'' => 27,
        b'^' => 28,
        b'$' => 29,
        _ => 30,
    }
}

fn packed(letters: &[u8]) -> u32 {
    letters.iter().rev().fold(0, |all, l| all << 5 | u32::from(*l))
}

fn framed(word: &str) -> Vec<u8> {
    [b'^'].iter().chain(word.as_bytes()).chain(b"$").map(|b| code(*b)).collect()
}

fn entry(at: usize) -> u64 {
    SLIPS.get(8 * at..8 * at + 8).and_then(|b| b.try_into().ok()).map_or(u64::MAX, u64::from_le_bytes)
}

/// The first entry whose letters written are these or later ones.
fn first_of(written: u32) -> usize {
    let (mut low, mut high) = (0, SLIPS.len() / 8);
    while low < high {
        let middle = usize::midpoint(low, high);
        if entry(middle) >> 32 < u64::from(written) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// The score of two words run together, from their frequencies.
pub(super) fn score_of_pair(first: f32, second: f32) -> f32 {
    FREQUENCY * (first + second - 9.0) - SLIP * JOINED
}

/// Letters of what was written that may stand for the letters meant.
struct Slip {
    meant: u32,
    from: usize,
    to: usize,
    cost: f32,
}

/// A misspelling, made ready to be held against many words.
pub(super) struct Written {
    letters: Vec<u8>,
    /// By the letters meant.
    slips: Vec<Slip>,
}

impl Written {
    /// In lower case, with straight apostrophes.
    pub fn new(written: &str) -> Self {
        let letters = framed(written);
        let mut slips = Vec::with_capacity(1024);
        for from in 0..letters.len() {
            for to in from..=(from + WRITTEN).min(letters.len()) {
                let Some(part) = letters.get(from..to) else { continue };
                let wanted = packed(part);
                let mut at = first_of(wanted);
                while entry(at) >> 32 == u64::from(wanted) {
                    let [cost, a, b, c, ..] = entry(at).to_le_bytes();
                    slips.push(Slip { meant: u32::from_le_bytes([a, b, c, 0]), from, to, cost: f32::from(cost) / 20.0 });
                    at += 1;
                }
            }
        }
        slips.sort_unstable_by_key(|s| s.meant);
        Self { letters, slips }
    }

    /// The slips that these letters may have suffered.
    fn slips_of(&self, meant: &[u8]) -> &[Slip] {
        let meant = packed(meant);
        let first = self.slips.partition_point(|s| s.meant < meant);
        let rest = self.slips.get(first..).unwrap_or(&[]);
        rest.get(..rest.iter().take_while(|s| s.meant == meant).count()).unwrap_or(&[])
    }

    /// Logarithm to base 10, up to a constant, of how likely it is that `word` (in lower
    /// case) was meant.
    pub fn score(&self, word: &str, entry: Entry) -> f32 {
        self.prior(word, entry) - SLIP * self.cost(word)
    }

    /// The same for a word that may have been spelled by ear, `excess` dearer than rightly
    /// (see sound.rs), and the cost of its slips.
    pub fn score_heard(&self, word: &str, entry: Entry, excess: f32) -> (f32, f32) {
        let cost = self.cost(word);
        (self.prior(word, entry) - (SLIP * cost).min(BY_EAR + SLIP_BY_EAR * cost + SOUND * excess), cost)
    }

    fn prior(&self, word: &str, entry: Entry) -> f32 {
        let mut score = FREQUENCY * entry.zipf();
        if self.letters == framed(word) {
            score -= CAPITAL;
        }
        if entry.is_rare() {
            score -= RARE;
        }
        if !entry.is_lower() {
            score -= NAME;
        }
        if entry.is_british() || entry.is_variant() {
            score -= NOT_AMERICAN;
        }
        score
    }

    /// The cheapest way from `word` to what was written.
    fn cost(&self, word: &str) -> f32 {
        let (w, x) = (framed(word), &self.letters);
        let (n, m, width) = (w.len(), x.len(), x.len() + 1);
        let mut costs = vec![NEVER; (n + 1) * width];
        costs[0] = 0.0;
        for i in 0..n {
            let inner = i > 0 && i + 1 < n;
            for j in 0..=m {
                let here = costs[i * width + j];
                if here >= NEVER {
                    continue;
                }
                let mut reach = |i: usize, j: usize, cost: f32| {
                    if let Some(slot) = costs.get_mut(i * width + j) {
                        *slot = slot.min(here + cost);
                    }
                };
                let within = j > 0 && j + 1 < m;
                if j < m && w[i] == x[j] {
                    reach(i + 1, j + 1, 0.0);
                } else if inner && within {
                    reach(i + 1, j + 1, REPLACED);
                }
                if within && i > 0 {
                    reach(i, j + 1, PUT_IN);
                }
                if inner {
                    reach(i + 1, j, LEFT_OUT);
                    if within && i + 2 < n && j + 2 < m && w[i] == x[j + 1] && w[i + 1] == x[j] && w[i] != w[i + 1] {
                        reach(i + 2, j + 2, SWAPPED);
                    }
                }
            }
            // The row is complete: a slip takes one letter of the word at least.
            for k in 1..=MEANT.min(n - i) {
                for slip in w.get(i..i + k).map_or(&[][..], |part| self.slips_of(part)) {
                    let total = costs[i * width + slip.from] + slip.cost;
                    let slot = &mut costs[(i + k) * width + slip.to];
                    *slot = slot.min(total);
                }
            }
        }
        costs.last().copied().unwrap_or(NEVER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(written: &str, meant: &str) -> f32 {
        Written::new(written).cost(meant)
    }

    #[test]
    fn the_table_is_sorted_and_whole() {
        assert_eq!(SLIPS.len() % 8, 0);
        let entries: Vec<u64> = (0..SLIPS.len() / 8).map(entry).collect();
        assert!(entries.len() > 5_000 && entries.is_sorted());
    }

    #[test]
    fn a_slip_that_many_make_is_likelier_than_one_that_nobody_makes() {
        for (meant, likely, unlikely) in [
            ("believe", "beleive", "bexieve"),
            ("phone", "fone", "mone"),
            ("accommodate", "accomodate", "accommdate"),
            ("separate", "seperate", "sepzrate"),
            ("knowledge", "nowledge", "knowlmdge"),
        ] {
            assert!(cost(likely, meant) < cost(unlikely, meant), "{likely} {unlikely}");
        }
        assert!(cost("council", "council") < 0.01);
        assert!(cost("coucnil", "council") < 2.5);
    }
}
