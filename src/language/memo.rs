//! What a table said of a word the last time it was asked.
//!
//! A compact table is walked letter by letter, which takes a hundred times as long as
//! knowing the answer, and news says the same few thousand words again and again. Each
//! thread keeps a fixed number of answers for each table. Knows nothing of the tables.

use std::hash::Hasher;

use rustc_hash::FxHasher;

/// Longest word kept, in bytes; a longer one is looked up each time.
const LONGEST: usize = 23;
/// Answers kept: words that fall on the same place push each other out. A power of two.
const PLACES: usize = 4096;

#[derive(Clone, Copy)]
struct Kept {
    word: [u8; LONGEST],
    /// In bytes; none where the place is empty.
    length: Option<u8>,
    answer: Option<u64>,
}

/// The latest answers of one table; takes no memory before the first question.
pub struct Memo {
    places: Vec<Kept>,
}

impl Memo {
    pub const fn new() -> Self {
        Self { places: Vec::new() }
    }

    /// The answer kept for `word`, or else what `look_up` says, which must always say the
    /// same of the same word.
    pub fn answer(&mut self, word: &str, look_up: impl FnOnce(&str) -> Option<u64>) -> Option<u64> {
        let bytes = word.as_bytes();
        let Some(length) = u8::try_from(bytes.len()).ok().filter(|n| usize::from(*n) <= LONGEST) else { return look_up(word) };
        if self.places.is_empty() {
            self.places = vec![Kept { word: [0; LONGEST], length: None, answer: None }; PLACES];
        }
        let mut hasher = FxHasher::default();
        hasher.write(bytes);
        let place = usize::try_from(hasher.finish() % PLACES as u64).unwrap_or(0);
        let Some(kept) = self.places.get_mut(place) else { return look_up(word) };
        if kept.length == Some(length) && kept.word.starts_with(bytes) {
            return kept.answer;
        }
        let answer = look_up(word);
        *kept = Kept { word: [0; LONGEST], length: Some(length), answer };
        kept.word.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_asked_for_again_is_not_looked_up_again() {
        let mut memo = Memo::new();
        assert_eq!(memo.answer("gravel", |w| Some(w.len() as u64)), Some(6));
        assert_eq!(memo.answer("gravel", |_| Some(0)), Some(6));
        assert_eq!(memo.answer("", |_| None), None);
        assert_eq!(memo.answer("", |_| Some(1)), None);
    }

    #[test]
    fn words_that_share_a_place_or_a_beginning_keep_their_own_answers() {
        let mut memo = Memo::new();
        let words: Vec<String> = (0..3 * PLACES).map(|n| format!("w{n}")).collect();
        for _ in 0..2 {
            for (n, word) in words.iter().enumerate() {
                assert_eq!(memo.answer(word, |_| Some(n as u64)), Some(n as u64), "{word}");
            }
        }
        let long = "a-word-of-more-than-twenty-three-bytes";
        assert_eq!(memo.answer(long, |_| Some(1)), Some(1));
        assert_eq!(memo.answer(long, |_| Some(2)), Some(2));
    }
}
