//! Counting n-grams in bounded memory.
//!
//! N-grams are numbers packed into 64 bits. They gather in a buffer, which is sorted and
//! merged into the sorted rest when it is full; when the rest grows over its limit the
//! rarest go. Beside the count stands whether a second document holds the n-gram, since
//! what stands in one document only is never kept.

use crate::language::ngram::vocabulary::WordId;

/// The n-gram was seen in more than one document.
pub const MANY: u32 = u32::MAX;

/// How n-grams are packed: `order` numbers of `bits` bits each, the first word highest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    pub order: usize,
    pub bits: u32,
}

impl Shape {
    /// Words of up to 16 bits, four of them.
    pub const WORDS: Self = Self { order: 4, bits: 16 };
    /// Classes of words, of up to 10 bits, six of them.
    pub const CLASSES: Self = Self { order: 6, bits: 10 };

    pub fn pack(self, ids: &[WordId]) -> u64 {
        ids.iter().fold(0, |key, id| key << self.bits | u64::from(id.0))
    }

    /// The numbers of an n-gram of `length` words.
    pub fn unpack(self, key: u64, length: usize) -> Vec<WordId> {
        (0..length).rev().map(|i| self.word(key, i)).collect()
    }

    /// The word `back` places before the last.
    #[allow(clippy::cast_possible_truncation)]
    pub fn word(self, key: u64, back: usize) -> WordId {
        let shift = self.bits * u32::try_from(back).unwrap_or(0);
        WordId((key >> shift & ((1 << self.bits) - 1)) as u16)
    }

    /// The key without its first word, of `length` words with it.
    pub fn without_first(self, key: u64, length: usize) -> u64 {
        let bits = self.bits * u32::try_from(length - 1).unwrap_or(0);
        key & ((1_u64 << bits) - 1)
    }
}

/// One n-gram and how often it was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    pub key: u64,
    pub count: u32,
    /// The document it was seen in, or [`MANY`].
    pub document: u32,
}

/// How much may be held in memory, in n-grams of 16 bytes.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    pub buffer: usize,
    pub kept: usize,
}

impl Default for Limits {
    /// About half a gigabyte at the worst moment.
    fn default() -> Self {
        Self { buffer: 4_000_000, kept: 12_000_000 }
    }
}

/// Counts n-grams of one shape.
pub struct Counter {
    shape: Shape,
    limits: Limits,
    buffer: Vec<Counted>,
    kept: Vec<Counted>,
    /// What had to go so far was seen at most this often.
    pub dropped_below: u32,
}

impl Counter {
    pub fn new(shape: Shape, limits: Limits) -> Self {
        Self { shape, limits, buffer: Vec::new(), kept: Vec::new(), dropped_below: 0 }
    }

    /// Counts every word of a padded sentence with the words before it.
    pub fn add(&mut self, ids: &[WordId], padding: usize, document: u32) {
        for at in padding..ids.len() {
            let Some(window) = (at + 1).checked_sub(self.shape.order).and_then(|from| ids.get(from..=at)) else { continue };
            self.buffer.push(Counted { key: self.shape.pack(window), count: 1, document: document.min(MANY - 1) });
        }
        if self.buffer.len() >= self.limits.buffer {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let fresh = aggregate(std::mem::take(&mut self.buffer));
        self.kept = merged(&self.kept, &fresh);
        while self.kept.len() > self.limits.kept {
            self.dropped_below += 1;
            let floor = self.dropped_below;
            self.kept.retain(|c| c.count > floor);
        }
    }

    /// All n-grams in the order of their keys.
    pub fn finish(mut self) -> Vec<Counted> {
        self.flush();
        self.kept
    }
}

/// Sorts and adds up; one entry a key.
pub fn aggregate(mut entries: Vec<Counted>) -> Vec<Counted> {
    entries.sort_unstable_by_key(|e| e.key);
    entries.dedup_by(|next, kept| {
        let same = next.key == kept.key;
        if same {
            *kept = both(*kept, *next);
        }
        same
    });
    entries.shrink_to_fit();
    entries
}

fn both(a: Counted, b: Counted) -> Counted {
    let document = if a.document == b.document { a.document } else { MANY };
    Counted { key: a.key, count: a.count.saturating_add(b.count), document }
}

fn merged(a: &[Counted], b: &[Counted]) -> Vec<Counted> {
    let mut out = Vec::with_capacity(a.len() + b.len());
    let (mut left, mut right) = (a.iter().peekable(), b.iter().peekable());
    loop {
        match (left.peek(), right.peek()) {
            (Some(x), Some(y)) if x.key == y.key => {
                out.push(both(**x, **y));
                left.next();
                right.next();
            }
            (Some(x), Some(y)) if x.key < y.key => {
                out.push(**x);
                left.next();
            }
            (_, Some(y)) => {
                out.push(**y);
                right.next();
            }
            (Some(x), None) => {
                out.push(**x);
                left.next();
            }
            (None, None) => return out,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(words: &[u16]) -> Vec<WordId> {
        words.iter().map(|w| WordId(*w)).collect()
    }

    #[test]
    fn an_ngram_is_unpacked_as_it_was_packed() {
        let key = Shape::WORDS.pack(&ids(&[1, 60_000, 3, 4]));
        assert_eq!(Shape::WORDS.unpack(key, 4), ids(&[1, 60_000, 3, 4]));
        assert_eq!(Shape::WORDS.unpack(Shape::WORDS.without_first(key, 4), 3), ids(&[60_000, 3, 4]));
    }

    #[test]
    fn counts_add_up_across_full_buffers_and_the_rarest_go_first() {
        let shape = Shape { order: 2, bits: 16 };
        let mut counter = Counter::new(shape, Limits { buffer: 3, kept: 4 });
        for document in 0..4 {
            counter.add(&ids(&[0, 20, 21]), 1, document);
            counter.add(&ids(&[0, 30 + u16::try_from(document).unwrap_or(0)]), 1, document);
        }
        let found = counter.finish();
        assert_eq!(found.iter().filter(|c| c.count > 1).map(|c| (c.count, c.document)).collect::<Vec<_>>(), [(4, MANY), (4, MANY)]);
    }
}
