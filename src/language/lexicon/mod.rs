//! The words of American English and the names that news is full of.
//!
//! A sorted table built into the binary and searched in place: nothing is unpacked at
//! start. `config/words/` says where the words come from and how to make it again. The
//! lexicon knows no story; whether an unknown word is a fault is for the checkers.

mod derived;
mod entry;

use std::cell::RefCell;
use std::sync::OnceLock;

use fst::Map;
use rustc_hash::FxHashMap;

pub use derived::is_beginning;
pub use entry::Entry;

use crate::language::memo::Memo;

static TABLE: &[u8] = include_bytes!("../../../config/words/lexicon.fst");
/// Spellings with capitals inside ("`McCain`", "`iPhone`"), one a line.
static ODD: &str = include_str!("../../../config/words/odd-capitals.txt");

/// The words, by their lower-case form.
pub struct Lexicon {
    map: Option<Map<&'static [u8]>>,
    odd: OnceLock<FxHashMap<String, &'static str>>,
}

/// Cuts the "'s" or the final apostrophe of a possessive, straight or curly.
pub fn without_possessive(word: &str) -> &str {
    ["'s", "’s", "'S", "’S"]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .or_else(|| word.strip_suffix(['\'', '’']).filter(|w| w.ends_with(['s', 'S', 'x', 'z'])))
        .unwrap_or(word)
}

impl Lexicon {
    /// The one lexicon of the program.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Lexicon> = OnceLock::new();
        SHARED.get_or_init(|| {
            // A table that does not read (which a test rules out) is one without words.
            Self { map: Map::new(TABLE).ok(), odd: OnceLock::new() }
        })
    }

    /// The table itself, for walks over many words at once.
    pub fn table(&self) -> Option<&Map<&'static [u8]>> {
        self.map.as_ref()
    }

    /// The entry of a word given in lower case with straight apostrophes, if there is one.
    pub fn entry(&self, lower: &str) -> Option<Entry> {
        thread_local! {
            static ASKED: RefCell<Memo> = const { RefCell::new(Memo::new()) };
        }
        let map = self.map.as_ref()?;
        ASKED.with_borrow_mut(|asked| asked.answer(lower, |word| map.get(word))).map(Entry::unpack)
    }

    /// Is the word, as it is capitalised here, one we know? A possessive is known with
    /// its word; a capital may stand on any word; capitals all through may, too.
    pub fn contains(&self, word: &str) -> bool {
        if self.knows_as_written(word) {
            return true;
        }
        let stem = without_possessive(word);
        stem.len() < word.len() && self.knows_as_written(stem)
    }

    fn knows_as_written(&self, word: &str) -> bool {
        let lower = lowered(word);
        let Some(entry) = self.entry(&lower) else {
            return derived::is_derived(self, &lower) && Case::of(word) != Case::Odd;
        };
        match Case::of(word) {
            Case::Lower => entry.is_lower(),
            Case::Capitalised => entry.is_lower() || entry.is_name() || entry.is_upper() && lower.len() < 3,
            Case::Capitals => true,
            Case::Odd => self.odd_spelling(&lower) == Some(word),
        }
    }

    /// Is the word, given in lower case, one that may be written in lower case? Words
    /// regularly made from common ones ("rezoned", "nonunion") are known.
    pub fn knows_lower(&self, lower: &str) -> bool {
        self.entry(lower).map_or_else(|| derived::is_derived(self, lower), Entry::is_lower)
    }

    /// Frequency on the Zipf scale (see [`Entry::zipf`]) of a word in lower case.
    pub fn frequency(&self, lower: &str) -> Option<f32> {
        self.entry(lower).map(Entry::zipf)
    }

    pub fn is_given_name(&self, lower: &str) -> bool {
        self.entry(lower).is_some_and(Entry::is_given_name)
    }

    pub fn is_surname(&self, lower: &str) -> bool {
        self.entry(lower).is_some_and(Entry::is_surname)
    }

    pub fn is_place(&self, lower: &str) -> bool {
        self.entry(lower).is_some_and(Entry::is_place)
    }

    /// Is it written with a capital only: a name, a day, a nationality?
    pub fn is_only_a_name(&self, lower: &str) -> bool {
        self.entry(lower).is_some_and(|e| !e.is_lower() && (e.is_name() || e.is_upper()))
    }

    /// The spelling with capitals inside, of a word in lower case: "mccain" -> "`McCain`".
    pub fn odd_spelling(&self, lower: &str) -> Option<&'static str> {
        self.odd.get_or_init(|| ODD.lines().map(|w| (w.to_lowercase(), w)).collect()).get(lower).copied()
    }
}

/// How a word is capitalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    Lower,
    /// "Word", and a capital alone.
    Capitalised,
    /// "WORD", two letters at least.
    Capitals,
    /// "`McCain`", "`iPhone`".
    Odd,
}

impl Case {
    pub fn of(word: &str) -> Self {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let Some(first) = letters.next() else { return Self::Lower };
        let (mut upper, mut lower) = (0, 0);
        for c in letters {
            if c.is_uppercase() {
                upper += 1;
            } else {
                lower += 1;
            }
        }
        match (first.is_uppercase(), upper, lower) {
            (false, 0, _) => Self::Lower,
            (true, 0, _) => Self::Capitalised,
            (true, _, 0) => Self::Capitals,
            _ => Self::Odd,
        }
    }

    /// Writes `word` (in lower case, or with the capitals it always has) in this case.
    pub fn apply(self, word: &str) -> String {
        match self {
            Self::Lower | Self::Odd => word.to_owned(),
            Self::Capitals => word.to_uppercase(),
            Self::Capitalised => {
                let mut chars = word.chars();
                chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
            }
        }
    }
}

/// Lower case with straight apostrophes: the form in which words are kept.
pub fn lowered(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).map(|c| if matches!(c, '’' | 'ʼ' | '‘') { '\'' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_in_the_cases_it_is_written_in() {
        let l = Lexicon::shared();
        for known in
            ["council", "Council", "COUNCIL", "Texas", "TEXAS", "NATO", "iPhone", "McCain", "don't", "don’t", "council's", "voters’"]
        {
            assert!(l.contains(known), "{known}");
        }
        for unknown in ["texas", "nato", "iphone", "cuoncil", "Cuoncil", "teh"] {
            assert!(!l.contains(unknown), "{unknown}");
        }
    }

    #[test]
    fn words_made_regularly_from_common_ones_are_known() {
        let l = Lexicon::shared();
        for known in ["rezoned", "nonunion", "overregulate", "unfunded", "antigang", "citywide", "villagelike"] {
            assert!(l.knows_lower(known), "{known}");
        }
        for unknown in ["recieve", "reguarly", "overal", "committe", "goverment", "unecessary", "wholy"] {
            assert!(!l.knows_lower(unknown), "{unknown}");
        }
    }

    #[test]
    fn a_common_word_is_more_frequent_than_a_rare_one() {
        let l = Lexicon::shared();
        assert!(l.frequency("the") > l.frequency("council"));
        assert!(l.frequency("council") > l.frequency("zeugma"));
    }

    #[test]
    fn names_and_places_are_told_apart() {
        let l = Lexicon::shared();
        assert!(l.is_given_name("susan") && l.is_surname("johnson") && l.is_place("ohio"));
        assert!(!l.is_given_name("the") && !l.is_place("although"));
    }
}
