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
    /// The parts of those that have several, as the checkers meet them.
    parts: BTreeSet<String>,
}

/// What a line of a list says: a word that is right, or a form to avoid and what to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<'a> {
    Word(&'a str),
    Avoid { form: &'a str, instead: &'a str },
}

/// The lines of a list with their numbers, from 1; what follows "#" is a remark.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, Line<'_>)> {
    text.lines().enumerate().filter_map(|(i, line)| {
        let line = line.split('#').next().unwrap_or("").trim();
        let says = match line.split_once("->") {
            Some((form, instead)) => Line::Avoid { form: form.trim(), instead: instead.trim() },
            None => Line::Word(line),
        };
        (!line.is_empty()).then_some((i + 1, says))
    })
}

impl UserWords {
    /// Reads one word a line; of a form to avoid, what is to be written instead is a word.
    pub fn parse(text: &str) -> Self {
        let mut out = Self::default();
        for (_, line) in lines(text) {
            match line {
                Line::Word(word) | Line::Avoid { instead: word, .. } => out.add(word),
            };
        }
        out
    }

    /// Adds all words of another list.
    pub fn extend(&mut self, other: &Self) {
        self.words.extend(other.words.iter().cloned());
        self.parts.extend(other.parts.iter().cloned());
    }

    /// Adds a word as written; false where it was there or there is nothing to add.
    pub fn add(&mut self, word: &str) -> bool {
        let word = without_possessive(word.trim()).replace('’', "'");
        self.parts.extend(parts(&word));
        !word.is_empty() && self.words.insert(word)
    }

    /// Takes a word out again.
    pub fn remove(&mut self, word: &str) -> bool {
        let was = self.words.remove(word);
        self.parts = self.words.iter().flat_map(|w| parts(w)).collect();
        was
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
        let has = |w: &str| self.words.contains(w) || self.parts.contains(w);
        has(&word)
            || match Case::of(&word) {
                Case::Capitalised => has(&lowered(&word)),
                Case::Capitals => self.words.iter().chain(&self.parts).any(|w| w.to_uppercase() == word),
                Case::Lower | Case::Odd => false,
            }
    }

    /// One word a line, for a file.
    pub fn to_text(&self) -> String {
        self.words.iter().flat_map(|w| [w.as_str(), "\n"]).collect()
    }
}

/// The words of an entry that has several: "Gazette-Dispatch" is met as two.
fn parts(entry: &str) -> Vec<String> {
    let parts: Vec<&str> = entry.split([' ', '-']).filter(|p| p.chars().count() > 1).collect();
    if parts.len() < 2 { Vec::new() } else { parts.into_iter().map(str::to_owned).collect() }
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

    #[test]
    fn a_line_is_a_word_or_a_form_to_avoid() {
        let text = "Zorban-Krell # the firm\n\n# a remark\ne-mail -> email\n";
        let read: Vec<_> = lines(text).collect();
        assert_eq!(read, [(1, Line::Word("Zorban-Krell")), (4, Line::Avoid { form: "e-mail", instead: "email" })]);
        let mut words = UserWords::parse(text);
        assert!(words.contains("Krell") && words.contains("email") && !words.contains("e-mail") && !words.contains("krell"));
        assert!(words.remove("Zorban-Krell") && !words.contains("Krell"));
    }
}
