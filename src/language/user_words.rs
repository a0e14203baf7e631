//! The desk's own words: names and terms that the editor added.
//!
//! A set with its text form, one word a line; reading and writing files is done elsewhere.

use std::collections::BTreeSet;

use crate::language::lexicon::{Case, lowered, without_possessive};

/// Words as they were added: "Zuckerman" is not "zuckerman", but "fintech" covers
/// "Fintech" and "FINTECH".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UserWords {
    words: BTreeSet<String>,
}

impl UserWords {
    /// Reads one word a line; what follows "#" is a remark.
    pub fn parse(text: &str) -> Self {
        let mut out = Self::default();
        for line in text.lines() {
            out.add(line.split('#').next().unwrap_or(""));
        }
        out
    }

    /// Adds a word as written; false where it was there or there is nothing to add.
    pub fn add(&mut self, word: &str) -> bool {
        let word = without_possessive(word.trim());
        !word.is_empty() && self.words.insert(word.replace('’', "'"))
    }

    /// Takes a word out again.
    pub fn remove(&mut self, word: &str) -> bool {
        self.words.remove(word)
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    /// Is the word, as it is capitalised here, covered?
    pub fn contains(&self, word: &str) -> bool {
        if self.words.is_empty() {
            return false;
        }
        let word = without_possessive(word).replace('’', "'");
        self.words.contains(&word)
            || match Case::of(&word) {
                Case::Capitalised => self.words.contains(&lowered(&word)),
                Case::Capitals => self.words.iter().any(|w| w.to_uppercase() == word),
                Case::Lower | Case::Odd => false,
            }
    }

    /// One word a line, for a file.
    pub fn to_text(&self) -> String {
        self.words.iter().flat_map(|w| [w.as_str(), "\n"]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_added_is_known_as_a_name_only() {
        let words = UserWords::parse("Zorbanian # the new mayor\nfraudster\n\n");
        assert!(words.contains("Zorbanian") && words.contains("Zorbanian's") && words.contains("ZORBANIAN"));
        assert!(!words.contains("zorbanian"));
        assert!(words.contains("Fraudster"));
        assert_eq!(UserWords::parse(&words.to_text()), words);
    }
}
