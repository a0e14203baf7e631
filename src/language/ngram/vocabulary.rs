//! The words a model counts, and the classes that stand in for all others.
//!
//! Words are kept in lower case. What is not in the list is read by its shape: a name,
//! a number, a word in "-ing". Knows nothing of probabilities.

use std::borrow::Cow;

use fst::Map;

/// The number of a word in a model's vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u16);

/// Before the first word of a sentence.
pub const START: WordId = WordId(0);
/// After its last.
pub const END: WordId = WordId(1);
/// A word in lower case that the vocabulary does not hold.
pub const UNKNOWN: WordId = WordId(2);
/// A capitalised word that the vocabulary does not hold: most often a name.
pub const NAME: WordId = WordId(3);
pub const NUMBER: WordId = WordId(4);
/// Four digits that read as a year.
pub const YEAR: WordId = WordId(5);
/// "5th", "21st".
pub const ORDINAL: WordId = WordId(6);
/// An address, a handle or a hash tag.
pub const WEB: WordId = WordId(7);
/// Unknown words by their endings.
pub const UNKNOWN_S: WordId = WordId(8);
pub const UNKNOWN_ED: WordId = WordId(9);
pub const UNKNOWN_ING: WordId = WordId(10);
pub const UNKNOWN_LY: WordId = WordId(11);
/// "1990s", "30s".
pub const NUMBERS: WordId = WordId(12);
/// The first number that belongs to a word.
pub const FIRST_WORD: u16 = 16;
/// As many words as 16 bits can number.
pub const MOST_WORDS: usize = 65_000;

/// Words and their numbers.
pub struct Vocabulary {
    words: Map<Cow<'static, [u8]>>,
}

impl Vocabulary {
    /// Opens the bytes of a finished vocabulary; `None` where they are none.
    pub fn open(bytes: Cow<'static, [u8]>) -> Option<Self> {
        Map::new(bytes).ok().map(|words| Self { words })
    }

    /// The number of a word in lower case, if the vocabulary holds it.
    pub fn known(&self, lower: &str) -> Option<WordId> {
        self.words.get(lower).and_then(|n| u16::try_from(n).ok()).map(WordId)
    }

    /// The number of a word, or of the class its shape puts it into.
    pub fn id(&self, lower: &str, capitalised: bool) -> WordId {
        self.known(lower).unwrap_or_else(|| if capitalised { NAME } else { unknown(lower) })
    }

    /// How many words it holds.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// All words with their numbers, in the order of the alphabet.
    pub fn words(&self) -> Vec<(String, WordId)> {
        let all = self.words.stream().into_str_vec().unwrap_or_default();
        all.into_iter().filter_map(|(w, n)| u16::try_from(n).ok().map(|n| (w, WordId(n)))).collect()
    }
}

/// The class of an unknown word in lower case.
fn unknown(lower: &str) -> WordId {
    if lower.ends_with("ing") {
        UNKNOWN_ING
    } else if lower.ends_with("ed") {
        UNKNOWN_ED
    } else if lower.ends_with("ly") {
        UNKNOWN_LY
    } else if lower.ends_with('s') && !lower.ends_with("ss") {
        UNKNOWN_S
    } else {
        UNKNOWN
    }
}

/// The class of a number as written.
pub fn number(written: &str) -> WordId {
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let tail = written.get(digits..).unwrap_or("");
    if tail.is_empty() && digits == 4 && (written.starts_with("19") || written.starts_with("20")) {
        return YEAR;
    }
    if written.ends_with(['s', 'S']) && written.bytes().any(|b| b.is_ascii_digit()) {
        return NUMBERS;
    }
    if matches!(tail, "st" | "nd" | "rd" | "th") {
        return ORDINAL;
    }
    NUMBER
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_by_its_shape() {
        assert_eq!(["1998", "12", "21st", "1990s", "1,200.50"].map(number), [YEAR, NUMBER, ORDINAL, NUMBERS, NUMBER]);
    }

    #[test]
    fn an_unknown_word_is_read_by_its_ending() {
        let vocabulary = Vocabulary::open(fst::Map::default().into_fst().into_inner().into()).expect("empty");
        assert_eq!(vocabulary.id("glorping", false), UNKNOWN_ING);
        assert_eq!(vocabulary.id("glorping", true), NAME);
    }
}
