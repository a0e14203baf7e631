//! A sentence as the model reads it: one number a word, quotation marks left out, the
//! possessive cut off.
//!
//! Counting and checking read by this one function, or the counts would speak of other
//! words than the checkers ask about.

use std::ops::Range;

use crate::language::ngram::vocabulary::{self, END, START, Vocabulary, WEB, WordId};
use crate::story::{Token, TokenKind};

/// Words before the first, so that every word has a full context.
pub const PADDING: usize = 5;

/// Words whose "'s" is no possessive and stays on.
const CONTRACTED: &[&str] =
    &["it", "he", "she", "that", "there", "what", "who", "let", "here", "where", "how", "when", "this", "everyone", "everybody", "someone"];

/// A sentence in numbers: padding, words, end.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    pub ids: Vec<WordId>,
    /// For each token of the sentence, which of the numbers are its own; empty for a
    /// quotation mark.
    places: Vec<Range<usize>>,
}

impl Reading {
    /// Reads the tokens of one sentence of `text`.
    pub fn of(vocabulary: &Vocabulary, text: &str, tokens: &[Token]) -> Self {
        let mut reading = Self { ids: Vec::with_capacity(tokens.len() + PADDING + 2), places: Vec::with_capacity(tokens.len()) };
        reading.ids.resize(PADDING, START);
        for token in tokens {
            let from = reading.ids.len();
            words_of(text, token, |word, capitalised, kind| reading.ids.push(number_of(vocabulary, word, capitalised, kind)));
            reading.places.push(from..reading.ids.len());
        }
        reading.ids.push(END);
        reading
    }

    /// Which of the numbers belong to token `i` of the sentence.
    pub fn place(&self, i: usize) -> Range<usize> {
        self.places.get(i).cloned().unwrap_or(0..0)
    }
}

fn number_of(vocabulary: &Vocabulary, word: &str, capitalised: bool, kind: TokenKind) -> WordId {
    match kind {
        TokenKind::Number => vocabulary::number(word),
        TokenKind::Web => WEB,
        _ => vocabulary.id(word, capitalised),
    }
}

/// The numbers of a word that is to stand for another, as written in lower case.
pub fn read_word(vocabulary: &Vocabulary, word: &str) -> Vec<WordId> {
    let lower = word.to_lowercase().replace('’', "'");
    let capitalised = word.starts_with(char::is_uppercase);
    lower
        .split_whitespace()
        .flat_map(|w| {
            let (stem, tail) = cut_possessive(w);
            [Some(vocabulary.id(stem, capitalised)), tail.map(|t| vocabulary.id(t, false))].into_iter().flatten()
        })
        .collect()
}

/// Gives the words of one token: none for a quotation mark, two for a possessive.
pub fn words_of(text: &str, token: &Token, mut give: impl FnMut(&str, bool, TokenKind)) {
    let written = token.span.of(text);
    match token.kind {
        TokenKind::Word => {
            let capitalised = written.starts_with(char::is_uppercase);
            let (stem, tail) = cut_possessive(&token.lower);
            give(stem, capitalised, TokenKind::Word);
            if let Some(tail) = tail {
                give(tail, false, TokenKind::Word);
            }
        }
        TokenKind::Punct => {
            let mark = match written {
                "\"" | "“" | "”" | "„" | "«" | "»" | "‘" | "’" | "'" | "''" => return,
                "—" | "–" | "--" | "---" => "—",
                "-" if token.spaced => "—",
                w if w == "…" || w.starts_with("..") || w.starts_with(". .") => "…",
                w => w,
            };
            give(mark, false, TokenKind::Punct);
        }
        TokenKind::Symbol => give(written, false, TokenKind::Symbol),
        TokenKind::Number | TokenKind::Web => give(&token.lower, false, token.kind),
    }
}

fn cut_possessive(lower: &str) -> (&str, Option<&'static str>) {
    if let Some(stem) = lower.strip_suffix("'s")
        && !CONTRACTED.contains(&stem)
        && !stem.is_empty()
    {
        return (stem, Some("'s"));
    }
    match lower.strip_suffix('\'') {
        Some(stem) if !stem.is_empty() => (stem, Some("'")),
        _ => (lower, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::token::tokenise;

    #[test]
    fn a_possessive_is_two_words_and_a_quotation_mark_none() {
        let text = "“Iran's plan,” it's said";
        let mut seen = Vec::new();
        for t in tokenise(text) {
            words_of(text, &t, |w, _, _| seen.push(w.to_owned()));
        }
        assert_eq!(seen, ["iran", "'s", "plan", ",", "it's", "said"]);
    }
}
