//! Who does what: the number of the words to the left of a verb.
//!
//! No parser: one walk to the left over the words between the verb and its subject, past
//! adverbs and phrases that begin with a preposition. What it finds is evidence among
//! other evidence, and never a verdict.

use crate::language::{Tag, inflect};
use crate::story::{Token, TokenKind};

/// Singular, plural, or not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Number {
    Singular,
    Plural,
    #[default]
    Unknown,
}

impl Number {
    /// -1, 1, 0: for the trees.
    pub fn sign(self) -> f32 {
        match self {
            Self::Singular => -1.0,
            Self::Plural => 1.0,
            Self::Unknown => 0.0,
        }
    }
}

/// What stands to the left of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Subject {
    /// Of the nearest noun or pronoun.
    pub nearest: Number,
    /// Of the noun that the phrases before the verb hang on.
    pub head: Number,
    /// Joined by "and".
    pub compound: bool,
    /// A pronoun stands right before the verb.
    pub pronoun: bool,
    /// Phrases with a preposition between head and verb.
    pub phrases: u8,
    /// "who", "which" or "that" stands right before the verb.
    pub relative: bool,
    /// Words between the verb and the nearest noun.
    pub distance: u8,
    /// What the nearest word is: 1 he, she, it; 2 they, we, you; 3 I; 4 a name; 5 a noun in
    /// the singular; 6 in the plural; 7 another pronoun.
    pub sort: u8,
    /// What stands before the subject: 1 nothing, 2 a mark, 3 a conjunction or "that",
    /// 4 a verb, 5 a preposition, 6 a noun, 7 something else.
    pub opening: u8,
}

/// The tag of a token, by the tagger or, where there is none, by the lists.
pub fn tag_of(token: &Token) -> Tag {
    if token.tag != Tag::X {
        return token.tag;
    }
    match token.kind {
        TokenKind::Number => Tag::CD,
        TokenKind::Punct | TokenKind::Symbol => Tag::Punct,
        TokenKind::Web => Tag::NNP,
        TokenKind::Word => {
            let closed = inflect::closed_tags(&token.lower);
            closed.first().copied().or_else(|| inflect::possible_tags(&token.lower).iter().next()).unwrap_or(Tag::NNP)
        }
    }
}

fn number_of(token: &Token) -> Option<Number> {
    Some(match &*token.lower {
        "he" | "she" | "it" | "this" | "that" | "everyone" | "everybody" | "nobody" | "someone" | "anyone" | "each" | "one" | "what" => {
            Number::Singular
        }
        "they" | "we" | "you" | "these" | "those" | "both" | "many" | "several" | "few" => Number::Plural,
        "i" | "there" | "who" | "which" => Number::Unknown,
        _ => match tag_of(token) {
            Tag::NN | Tag::NNP => Number::Singular,
            Tag::PRP => Number::Unknown,
            Tag::NNS | Tag::NNPS | Tag::CD => Number::Plural,
            _ => return None,
        },
    })
}

/// Looks to the left of token `verb` of a sentence.
pub fn subject_of(tokens: &[Token], verb: usize) -> Subject {
    let mut subject = Subject::default();
    let mut at = verb;
    // Adverbs, auxiliaries and quotation marks between subject and verb.
    while let Some(t) = at.checked_sub(1).and_then(|p| tokens.get(p)) {
        let tag = tag_of(t);
        if !(tag.is_adverb() || tag == Tag::MD || matches!(&*t.lower, "\"" | "“" | "”" | "not" | "n't")) || subject.distance > 3 {
            break;
        }
        at -= 1;
        subject.distance += 1;
    }
    let Some(before) = at.checked_sub(1).and_then(|p| tokens.get(p)) else { return subject };
    if matches!(&*before.lower, "who" | "which" | "that") && at > 1 {
        subject.relative = true;
        at -= 1;
    }
    let Some((nearest, mut from)) = noun_phrase(tokens, at) else { return subject };
    subject.nearest = nearest;
    subject.sort = tokens.get(at.wrapping_sub(1)).map_or(0, sort_of);
    subject.pronoun = tag_of(before) == Tag::PRP;
    subject.head = nearest;
    for _ in 0..3 {
        let Some(link) = from.checked_sub(1).and_then(|p| tokens.get(p)) else { break };
        if &*link.lower == "and" {
            subject.compound = true;
            break;
        }
        if !matches!(tag_of(link), Tag::IN | Tag::TO)
            || matches!(
                &*link.lower,
                "that"
                    | "if"
                    | "because"
                    | "while"
                    | "as"
                    | "than"
                    | "though"
                    | "although"
                    | "whether"
                    | "since"
                    | "after"
                    | "before"
                    | "until"
                    | "unless"
            )
        {
            break;
        }
        let Some((head, next)) = noun_phrase(tokens, from - 1) else { break };
        subject.phrases += 1;
        subject.head = head;
        from = next;
    }
    subject.opening = opening_of(tokens, from);
    subject
}

/// The number of the noun that the clause of token `verb` begins with, where nothing but
/// phrases stands between the two: "efforts to broaden his appeal were".
pub fn clause_number(tokens: &[Token], verb: usize) -> Number {
    let opens = |t: &Token| {
        matches!(tag_of(t), Tag::WDT | Tag::WP | Tag::WRB)
            || t.kind == TokenKind::Punct && !matches!(&*t.lower, "-" | "\"" | "“" | "”")
            || matches!(
                &*t.lower,
                "that" | "because" | "while" | "if" | "but" | "as" | "than" | "though" | "although" | "since" | "whether" | "so"
            )
    };
    let before = tokens.get(..verb).unwrap_or(&[]);
    let from = before.iter().rposition(opens).map_or(0, |i| i + 1);
    let clause = before.get(from..).unwrap_or(&[]);
    let led = clause.iter().take_while(|t| tag_of(t).is_adverb() || tag_of(t) == Tag::CC).count();
    let clause = clause.get(led..).unwrap_or(&[]);
    // A verb of its own: then the clause begins further on.
    // Behind "to" stands no finite verb, behind an article no verb at all.
    let led = |i: usize| {
        i.checked_sub(1).and_then(|b| clause.get(b)).is_some_and(|b| &*b.lower == "to" || matches!(tag_of(b), Tag::DT | Tag::PRPS))
    };
    let finite = |t: &Token| matches!(tag_of(t), Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD);
    if clause.iter().enumerate().any(|(i, t)| finite(t) && !led(i)) {
        return Number::Unknown;
    }
    let in_phrase = |t: &&Token| {
        let tag = tag_of(t);
        tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::DT | Tag::CD | Tag::PRPS) || &*t.lower == "-"
    };
    let phrase = clause.iter().take_while(in_phrase).count();
    let joined = clause.get(phrase..).unwrap_or(&[]).iter().any(|t| tag_of(t) == Tag::CC);
    // "The groups today reject it": when, not who.
    let when = clause.get(..phrase).unwrap_or(&[]).iter().rev().take_while(|t| is_time(&t.lower)).count();
    match phrase.checked_sub(1 + when).and_then(|head| clause.get(head)) {
        Some(head) if tag_of(head).is_noun() && !joined => number_of(head).unwrap_or_default(),
        _ => Number::Unknown,
    }
}

/// A word that says when, between a subject and its verb.
pub fn is_time(lower: &str) -> bool {
    matches!(
        lower,
        "today" | "yesterday" | "tomorrow" | "tonight" | "last" | "this" | "next" | "week" | "month" | "year" | "morning" | "night" | "now"
    ) || crate::check::grammar::is_calendar(lower)
}

fn sort_of(token: &Token) -> u8 {
    match (&*token.lower, tag_of(token)) {
        ("he" | "she" | "it", _) => 1,
        ("they" | "we" | "you", _) => 2,
        ("i", _) => 3,
        (_, Tag::NNP | Tag::NNPS) => 4,
        (_, Tag::NN) => 5,
        (_, Tag::NNS) => 6,
        _ => 7,
    }
}

fn opening_of(tokens: &[Token], from: usize) -> u8 {
    let Some(before) = from.checked_sub(1).and_then(|p| tokens.get(p)) else { return 1 };
    match tag_of(before) {
        Tag::Punct => 2,
        Tag::CC | Tag::WDT | Tag::WP | Tag::WRB => 3,
        Tag::IN if matches!(&*before.lower, "that" | "because" | "while" | "as" | "than" | "though" | "although" | "since") => 3,
        t if t.is_verb() || t == Tag::MD => 4,
        Tag::IN | Tag::TO => 5,
        t if t.is_noun() => 6,
        _ => 7,
    }
}

/// The number of the noun phrase that ends right before token `end`, and where it begins.
fn noun_phrase(tokens: &[Token], end: usize) -> Option<(Number, usize)> {
    let last = tokens.get(end.checked_sub(1)?)?;
    let number = number_of(last)?;
    let mut from = end - 1;
    if tag_of(last) == Tag::PRP {
        return Some((number, from));
    }
    while let Some(t) = from.checked_sub(1).and_then(|p| tokens.get(p)) {
        let tag = tag_of(t);
        let inside = tag.is_noun()
            || tag.is_adjective()
            || matches!(tag, Tag::DT | Tag::CD | Tag::PRPS | Tag::VBN | Tag::VBG | Tag::PDT)
            || &*t.lower == "-";
        if !inside || end - from > 8 {
            break;
        }
        from -= 1;
        if matches!(tag, Tag::DT | Tag::PRPS) {
            break;
        }
    }
    Some((number, from))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{Paragraph, Part};

    fn subject(text: &str, verb: &str) -> Subject {
        let p = Paragraph::analyse(text, Part::Body);
        let at = p.tokens.iter().position(|t| &*t.lower == verb).expect("the verb");
        subject_of(&p.tokens, at)
    }

    #[test]
    fn the_head_is_found_behind_its_phrases() {
        let s = subject("The list of the names were long.", "were");
        assert_eq!((s.nearest, s.head, s.phrases), (Number::Plural, Number::Singular, 1));
    }

    #[test]
    fn the_noun_that_a_clause_begins_with_is_found_behind_infinitives() {
        let number = |text: &str, verb: &str| {
            let p = Paragraph::analyse(text, Part::Body);
            clause_number(&p.tokens, p.tokens.iter().position(|t| &*t.lower == verb).expect("the verb"))
        };
        assert_eq!(number("Efforts to save the dam were late.", "were"), Number::Plural);
        assert_eq!(number("She said that the process to fill out jobs has slowed.", "has"), Number::Singular);
        assert_eq!(number("The mayor and the clerk were late.", "were"), Number::Unknown);
        assert_eq!(number("The boats last week were late.", "were"), Number::Plural);
    }

    #[test]
    fn two_subjects_joined_by_and_are_compound() {
        assert!(subject("The mayor and the clerk was there.", "was").compound);
    }
}
