//! Where in its paragraph each word stands, as far as spelling asks: does it open a
//! sentence, is the line in title case, what does the story itself treat as a name.

use crate::language::Lexicon;
use crate::language::lexicon::{Case, without_possessive};
use crate::story::{Paragraph, Part, StoryFacts, TokenKind};

/// What is asked of many words of one paragraph, found once.
pub(super) struct Bearings<'a> {
    opens: Vec<bool>,
    /// Most words have a capital: a capital says nothing.
    pub title_case: bool,
    unknown: Vec<bool>,
    facts: &'a StoryFacts,
}

impl<'a> Bearings<'a> {
    pub fn take(lexicon: &Lexicon, p: &Paragraph, facts: &'a StoryFacts) -> Self {
        let mut opens = vec![false; p.tokens.len()];
        for s in &p.sentences {
            if let Some(first) = s.tokens.clone().find(|t| p.tokens.get(*t).is_some_and(|t| t.kind != TokenKind::Punct))
                && let Some(open) = opens.get_mut(first)
            {
                *open = true;
            }
        }
        let mut after_mark = false;
        for (i, t) in p.tokens.iter().enumerate() {
            if after_mark && let Some(open) = opens.get_mut(i) {
                *open = true;
            }
            // After a quotation mark, a colon or a bullet a capital is no sign of a name.
            after_mark = t.kind == TokenKind::Punct
                && matches!(p.word(i), "“" | "\"" | "‘" | ":" | "•" | "*" | "(" | "—" | "-" if t.spaced || i == 0);
        }
        let long: Vec<usize> = (0..p.tokens.len()).filter(|i| p.tokens.get(*i).is_some_and(|t| t.is_word() && t.lower.len() > 3)).collect();
        let capital = long.iter().filter(|i| p.is_capitalised(**i)).count();
        let title_case = long.len() >= 3 && capital * 10 >= long.len() * if p.part == Part::Body { 9 } else { 6 };
        let unknown = p
            .tokens
            .iter()
            .map(|t| {
                let word = t.span.of(&p.text);
                t.is_word() && !t.abbreviation && t.lower.len() > 1 && Case::of(word) == Case::Lower && !lexicon.contains(word)
            })
            .collect();
        Self { opens, title_case, unknown, facts }
    }

    /// Does a capital at this place say nothing, because any word would have one?
    pub fn is_open(&self, at: usize) -> bool {
        self.title_case || self.opens.get(at).copied().unwrap_or(false)
    }

    /// Does the story use this word as a name in the middle of a sentence? How often?
    pub fn times_a_name(&self, word: &str) -> usize {
        self.facts.capitalised.get(without_possessive(word)).copied().unwrap_or(0)
    }

    /// Is this one of several unknown words side by side: a phrase of another language,
    /// a list of ingredients, verse?
    pub fn is_among_strangers(&self, at: usize) -> bool {
        let near = at.saturating_sub(3)..(at + 4).min(self.unknown.len());
        near.filter(|i| *i != at && self.unknown.get(*i).copied().unwrap_or(false)).count() >= 2
    }
}
