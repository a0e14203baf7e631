//! Where sentences begin and end, over the tokens of one paragraph.
//!
//! A period ends a sentence unless it belongs to an abbreviation that goes on: "Sen.
//! Lee", "Acme Inc. said", "at 9 a.m. Tuesday".

use std::ops::Range;

use crate::story::{Span, Token, TokenKind};

/// One sentence of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Indexes into the paragraph's tokens.
    pub tokens: Range<usize>,
    /// Bytes of the paragraph, from the first token to the end of the last.
    pub span: Span,
    /// The first token that is no mark; where all are marks, the end of `tokens`.
    pub first_word: usize,
}

/// Abbreviations always followed by the name or number they belong to.
const LEADS_A_NAME: &[&str] = &[
    "mr.", "mrs.", "ms.", "mx.", "dr.", "prof.", "rev.", "hon.", "fr.", "st.", "ste.", "mt.", "ft.", "gov.", "sen.", "rep.", "reps.",
    "sens.", "govs.", "lt.", "col.", "gen.", "maj.", "capt.", "cmdr.", "adm.", "sgt.", "cpl.", "pvt.", "pfc.", "spc.", "ens.", "pres.",
    "sec.", "asst.", "atty.", "supt.", "det.", "insp.", "messrs.", "amb.", "no.", "nos.", "vs.", "v.", "jan.", "feb.", "mar.", "apr.",
    "aug.", "sept.", "oct.", "nov.", "dec.",
];

/// Words that, capitalised after "U.S." or "Inc.", open a new sentence.
const OPENERS: &[&str] = &[
    "the",
    "a",
    "an",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "this",
    "that",
    "these",
    "those",
    "there",
    "but",
    "and",
    "or",
    "in",
    "on",
    "at",
    "for",
    "with",
    "after",
    "before",
    "when",
    "while",
    "if",
    "as",
    "his",
    "her",
    "its",
    "their",
    "our",
    "my",
    "some",
    "many",
    "most",
    "all",
    "both",
    "however",
    "meanwhile",
    "also",
    "what",
    "who",
    "how",
    "why",
    "where",
    "no",
    "not",
    "nor",
    "so",
    "then",
    "since",
    "because",
    "although",
    "though",
    "during",
    "under",
    "according",
    "officials",
    "police",
    "about",
    "by",
    "from",
    "last",
    "next",
    "more",
    "one",
    "two",
    "three",
    "several",
    "another",
    "such",
    "until",
    "once",
    "despite",
    "even",
    "just",
    "only",
    "still",
    "now",
    "yet",
];

/// Finds the sentences; every token is in exactly one.
pub fn split(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut first = 0;
    let mut at = 0;
    while at < tokens.len() {
        if ends_here(text, tokens, at) {
            // Closing marks belong to the sentence they end.
            while at + 1 < tokens.len() && is_closing(text, tokens, at + 1) {
                at += 1;
            }
            push(&mut out, tokens, first..at + 1);
            first = at + 1;
        }
        at += 1;
    }
    if first < tokens.len() {
        push(&mut out, tokens, first..tokens.len());
    }
    out
}

fn push(out: &mut Vec<Sentence>, tokens: &[Token], range: Range<usize>) {
    if let (Some(a), Some(b)) = (tokens.get(range.start), tokens.get(range.end - 1)) {
        let first_word = range.clone().find(|i| tokens.get(*i).is_some_and(|t| t.kind != TokenKind::Punct)).unwrap_or(range.end);
        out.push(Sentence { span: a.span.cover(b.span), first_word, tokens: range });
    }
}

fn is_closing(text: &str, tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| !t.spaced && matches!(t.span.of(text), "\"" | "”" | "’" | "'" | ")" | "]" | "''"))
}

fn ends_here(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let words = token.span.of(text);
    let stop = token.kind == TokenKind::Punct && (matches!(words, "." | "?" | "!" | "…" | "?!") || words.starts_with(".."));
    if !stop && !token.abbreviation {
        return false;
    }
    let mut next = at + 1;
    while is_closing(text, tokens, next) {
        next += 1;
    }
    let Some(after) = tokens.get(next) else { return true };
    if matches!(words, "?" | "!")
        && tokens.get(next).is_some_and(|t| !t.spaced)
        && after.kind == TokenKind::Punct
        && after.span.of(text) != "\""
    {
        return false;
    }
    if !after.spaced {
        return false;
    }
    let opener = if matches!(after.span.of(text), "\"" | "“" | "‘" | "'" | "(" | "[" | "—" | "–" | "•") {
        tokens.get(next + 1).unwrap_or(after)
    } else {
        after
    };
    let begins = opener.kind == TokenKind::Number
        || opener.span.of(text).chars().next().is_some_and(|c| c.is_uppercase() || !c.is_alphanumeric())
        || opener.kind == TokenKind::Web;
    if !token.abbreviation {
        // "! he said" and "... and" go on.
        return begins;
    }
    // After an abbreviation a capital is no sign: only a word that likes to open a sentence.
    next == at + 1
        && !LEADS_A_NAME.contains(&&*token.lower)
        && !is_initial(&token.lower)
        && begins
        && after.span == opener.span
        && OPENERS.contains(&&*opener.lower)
        || next > at + 1 && begins
}

fn is_initial(lower: &str) -> bool {
    lower.len() == 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::token::tokenise;

    fn sentences(text: &str) -> Vec<&str> {
        split(text, &tokenise(text)).iter().map(|s| s.span.of(text)).collect()
    }

    #[test]
    fn a_title_or_a_company_does_not_end_a_sentence() {
        assert_eq!(sentences("Sen. Lee met Acme Inc. officers on Jan. 5. He left.").len(), 2);
        assert_eq!(sentences("They flew to the U.S. The trip was long.").len(), 2);
        assert_eq!(sentences("The vote is at 9 a.m. Tuesday in Dover.").len(), 1);
    }

    #[test]
    fn a_closing_mark_stays_with_its_sentence() {
        assert_eq!(sentences("“We won.” She smiled."), ["“We won.”", "She smiled."]);
        assert_eq!(sentences("“Really?” he asked. No one knew."), ["“Really?” he asked.", "No one knew."]);
    }
}
