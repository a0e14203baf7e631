//! One paragraph, taken apart once for all checkers.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::language::tagger;
use crate::story::{Quotation, Sentence, Span, Token, foreign, quotation, sentence, token};

/// What a paragraph is in its story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    Headline,
    Byline,
    /// A line that belongs to no part: one character, left over from a paste.
    Stray,
    Body,
    /// A subheading inside the body.
    Subhead,
    /// Rows of figures, box scores, lists of names, code: nobody reads them as sentences.
    Table,
}

/// A paragraph without its line end. Spans inside are bytes of `text`.
#[derive(Debug, Clone)]
pub struct Paragraph {
    pub part: Part,
    pub text: Arc<str>,
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
    pub quotations: Vec<Quotation>,
    /// "WASHINGTON (AP) —" with its dash, where the paragraph opens with one.
    pub dateline: Option<Span>,
    /// It is written in another language.
    pub is_foreign: bool,
}

impl Paragraph {
    /// Takes `text` apart. `text` may hold line breaks where a story is hard-wrapped.
    pub fn analyse(text: &str, part: Part) -> Self {
        let mut tokens = token::tokenise(text);
        let sentences = sentence::split(text, &tokens);
        tagger::tag(&mut tokens, text, &sentences);
        let quotations = quotation::find(text, part, &mut tokens);
        let dateline = if part == Part::Body { find_dateline(text, &tokens) } else { None };
        let is_foreign = foreign::is_foreign(text, &tokens);
        Self { part, text: text.into(), tokens, sentences, quotations, dateline, is_foreign }
    }

    /// The words of token `i` as written, or "" past the end.
    pub fn word(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.span.of(&self.text))
    }

    /// The words of token `i` in lower case with straight apostrophes, or "".
    pub fn lower(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &t.lower)
    }

    /// Is token `i` a word that begins with a capital?
    pub fn is_capitalised(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(Token::is_word) && self.word(i).starts_with(char::is_uppercase)
    }

    /// Is token `i` the first word of its sentence (marks before it do not count)?
    pub fn opens_sentence(&self, i: usize) -> bool {
        self.sentence_at(i).is_some_and(|s| s.first_word == i) || self.opens_quotation(i)
    }

    /// Does a mark of quotation stand right before token `i`?
    pub fn opens_quotation(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| !t.spaced) && i.checked_sub(1).is_some_and(|p| quotation::is_double_mark(self.word(p)))
    }

    /// The sentence that holds token `i`, as a range of tokens.
    pub fn sentence_of(&self, i: usize) -> Range<usize> {
        self.sentence_at(i).map_or(0..0, |s| s.tokens.clone())
    }

    // Tokens, sentences and quotations follow one another: a paragraph of 10 MB is searched
    // by halves.
    fn sentence_at(&self, i: usize) -> Option<&Sentence> {
        let n = self.sentences.partition_point(|s| s.tokens.end <= i);
        self.sentences.get(n).filter(|s| s.tokens.contains(&i))
    }

    /// The sentence in which all of `span` stands.
    pub fn sentence_round(&self, span: Span) -> Option<&Sentence> {
        let n = self.sentences.partition_point(|s| s.span.end < span.end);
        self.sentences.get(n).filter(|s| s.span.contains(span))
    }

    /// The first token that begins at this byte or behind it; their number where none does.
    pub fn token_from(&self, byte: usize) -> usize {
        self.tokens.partition_point(|t| t.span.start < byte)
    }

    /// Does `span` touch words between quotation marks (the marks are not words)?
    pub fn is_quoted(&self, span: Span) -> bool {
        let n = self.quotations.partition_point(|q| q.inside.end < span.start);
        let mut near = self.quotations.iter().skip(n).take_while(|q| q.inside.start <= span.end);
        near.any(|q| q.inside.overlaps(span) || span.is_empty() && q.inside.start <= span.start && span.end <= q.inside.end)
    }

    /// The quotation that this mark opens.
    pub fn quotation_opened_by(&self, mark: Span) -> Option<&Quotation> {
        let n = self.quotations.partition_point(|q| q.open.start < mark.start);
        self.quotations.get(n).filter(|q| q.open == mark)
    }

    /// The last quotation that is closed before this byte.
    pub fn quotation_before(&self, byte: usize) -> Option<&Quotation> {
        let n = self.quotations.partition_point(|q| q.close.is_some_and(|c| c.end <= byte));
        n.checked_sub(1).and_then(|n| self.quotations.get(n))
    }

    /// From token `first` to token `last`, both included, in bytes.
    pub fn span_of(&self, first: usize, last: usize) -> Span {
        match (self.tokens.get(first), self.tokens.get(last)) {
            (Some(a), Some(b)) => a.span.cover(b.span),
            _ => Span::new(0, 0),
        }
    }
}

/// "WASHINGTON (AP) — ", "AUSTIN, Texas - ": capitals up to a spaced dash, early in the
/// paragraph.
fn find_dateline(text: &str, tokens: &[Token]) -> Option<Span> {
    let dash = tokens.iter().take(12).position(|t| matches!(t.span.of(text), "—" | "–" | "--" | "-") && t.spaced)?;
    let first = tokens.first().filter(|t| t.is_word())?;
    let city = first.span.of(text);
    let shouted = city.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && city.chars().count() > 2;
    let wired = tokens.iter().take(dash).any(|t| t.span.of(text) == "(");
    let signed = wired && city.starts_with(char::is_uppercase);
    if !shouted && !signed {
        return None;
    }
    tokens.get(dash).filter(|d| d.span.start < 80).map(|d| Span::new(0, d.span.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_is_told_from_a_dash_in_a_sentence() {
        let dateline = |t: &str| Paragraph::analyse(t, Part::Body).dateline.map(|s| s.of(t).to_owned());
        assert_eq!(dateline("WASHINGTON (AP) — The vote").as_deref(), Some("WASHINGTON (AP) —"));
        assert_eq!(dateline("AUSTIN, Texas -- The vote").as_deref(), Some("AUSTIN, Texas --"));
        assert_eq!(dateline("The vote — a close one — came late"), None);
    }

    #[test]
    fn the_first_word_of_a_quotation_opens_a_sentence() {
        let p = Paragraph::analyse("She said, “We won.”", Part::Body);
        assert!(p.opens_sentence(0));
        assert!(p.opens_sentence(4));
        assert!(!p.opens_sentence(1));
    }

    #[test]
    fn marks_before_it_leave_the_first_word_first() {
        let p = Paragraph::analyse("( ( ( We won. ) They lost. ...", Part::Body);
        let opening: Vec<&str> = (0..p.tokens.len()).filter(|i| p.opens_sentence(*i)).map(|i| p.word(i)).collect();
        assert_eq!(opening, ["We", "They"]);
    }

    #[test]
    fn what_stands_where_is_found_by_its_place() {
        let text = "“One,” he said. “Two.” Three “four";
        let p = Paragraph::analyse(text, Part::Body);
        let at = |words: &str| text.find(words).map(|i| Span::new(i, i + words.len())).unwrap();
        for (words, quoted) in [("One", true), ("he said", false), ("Two", true), ("Three", false), ("four", true), ("Three “four", true)]
        {
            assert_eq!(p.is_quoted(at(words)), quoted, "{words}");
        }
        assert_eq!(p.word(p.token_from(at("said").start)), "said");
        assert_eq!(p.token_from(text.len()), p.tokens.len());
        assert_eq!(p.sentence_round(at("Two")).unwrap().span.of(text), "“Two.”");
        assert!(p.sentence_round(at("said. “Two")).is_none());
        assert_eq!(p.quotation_before(at("Three").start).unwrap().inside.of(text), "Two.");
        assert_eq!(p.quotation_before(at("he").start).unwrap().inside.of(text), "One,");
        assert!(p.quotation_before(2).is_none());
        let mark = p.tokens[p.token_from(at("“Two").start)].span;
        assert_eq!(p.quotation_opened_by(mark).unwrap().inside.of(text), "Two.");
        assert!(p.quotation_opened_by(at("he")).is_none());
    }
}
