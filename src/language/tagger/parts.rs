//! A sentence as the tagger's model reads it: a word and what is clipped to it apart
//! ("do" "n't", "Iran" "'s"), each with what its capital says.

use std::ops::Range;

use crate::language::Tag;
use crate::language::tagger::states::{self, State};
use crate::story::{Token, TokenKind};

/// What the first letter says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    Lower,
    /// A capital where none was needed: a name.
    Capital,
    /// A capital that says nothing: it opens a sentence or all is in capitals.
    Open,
}

/// One part of one token.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// Index of its token.
    pub token: usize,
    /// Lower case.
    pub word: &'a str,
    pub case: Case,
    /// Known without its neighbours: numbers and marks.
    pub fixed: Option<State>,
}

const CLIPPED: [&str; 7] = ["n't", "'s", "'re", "'ve", "'ll", "'d", "'m"];

/// Where the clipped end of `word` begins, in bytes.
fn clip(word: &str) -> Option<usize> {
    if let Some(end) = CLIPPED.iter().find(|c| word.len() > c.len() && word.ends_with(**c)) {
        return Some(word.len() - end.len());
    }
    (word.len() > 2 && word.ends_with('\'')).then(|| word.len() - 1)
}

/// The parts of the tokens in `range`, which are one sentence.
pub fn split<'a>(tokens: &'a [Token], text: &str, range: Range<usize>, out: &mut Vec<Part<'a>>) {
    out.clear();
    let shouted = says_nothing_by_capitals(tokens, text, range.clone());
    let mut open = true;
    for i in range {
        let Some(t) = tokens.get(i) else { break };
        let written = t.span.of(text);
        match t.kind {
            TokenKind::Word => {
                let at = clip(&t.lower).filter(|_| !t.abbreviation || t.lower.ends_with("'s"));
                let (stem, end) = at.and_then(|at| t.lower.split_at_checked(at)).unwrap_or((&t.lower, ""));
                let capital = written.trim_start_matches(['\'', '’', '‘']).starts_with(char::is_uppercase) && stem != "i";
                let case = match (capital, open || shouted) {
                    (false, _) => Case::Lower,
                    (true, true) => Case::Open,
                    (true, false) => Case::Capital,
                };
                out.push(Part { token: i, word: stem, case, fixed: None });
                if !end.is_empty() {
                    let fixed = (end == "'").then_some(states::POSSESSIVE);
                    out.push(Part { token: i, word: end, case: Case::Lower, fixed });
                }
                open = false;
            }
            TokenKind::Number => {
                let tag = match t.lower.chars().last() {
                    Some('s') => Tag::NNS,
                    Some('h' | 't' | 'd') => Tag::JJ,
                    _ => Tag::CD,
                };
                out.push(Part { token: i, word: &t.lower, case: Case::Lower, fixed: Some(tag as State) });
                open = false;
            }
            TokenKind::Web => {
                out.push(Part { token: i, word: &t.lower, case: Case::Lower, fixed: Some(Tag::NNP as State) });
                open = false;
            }
            TokenKind::Punct | TokenKind::Symbol => {
                let straight_opens = written == "\"" && tokens.get(i + 1).is_some_and(|n| !n.spaced) && (t.spaced || i == 0);
                let state = if straight_opens { states::OPEN } else { states::of_mark(written) };
                out.push(Part { token: i, word: &t.lower, case: Case::Lower, fixed: Some(state) });
                open |= state == states::OPEN && written != "(" || written == ":";
            }
        }
    }
}

/// Puts the words of `other` (lower case) in the place of the parts of the tokens `place`;
/// gives where the first of them stands.
pub fn splice<'a>(parts: &mut Vec<Part<'a>>, place: &Range<usize>, other: &'a str) -> usize {
    let from = parts.iter().position(|p| place.contains(&p.token)).unwrap_or(parts.len());
    let to = from + parts.iter().skip(from).take_while(|p| place.contains(&p.token)).count();
    let plain = |word| Part { token: place.start, word, case: Case::Lower, fixed: None };
    let new = other.split(' ').flat_map(|word| {
        let (stem, end) = clip(word).and_then(|at| word.split_at_checked(at)).unwrap_or((word, ""));
        [Some(plain(stem)), (!end.is_empty()).then(|| plain(end))].into_iter().flatten()
    });
    parts.splice(from..to, new);
    from
}

/// Is nearly every long word of the sentence capitalised?
fn says_nothing_by_capitals(tokens: &[Token], text: &str, range: Range<usize>) -> bool {
    let long = tokens.get(range).unwrap_or(&[]).iter().filter(|t| t.is_word() && t.span.len() > 3);
    let (mut all, mut capitals) = (0, 0);
    for t in long {
        all += 1;
        capitals += usize::from(t.span.of(text).starts_with(char::is_uppercase));
    }
    all > 3 && capitals * 10 >= all * 9
}
