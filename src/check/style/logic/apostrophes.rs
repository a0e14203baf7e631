//! Plurals with an apostrophe: "the Weber's were away", "six laptop's", "sells taco's and beer".
//!
//! A word with 's is a possessive before a noun, and short for is or has before an adjective
//! or a participle. Speaks only where it can be neither.

use std::ops::Range;

use crate::check::grammar::reading::can;
use crate::check::style::report::Report;
use crate::language::lexicon::Entry;
use crate::language::{Lexicon, Tag, inflect};
use crate::story::token::is_apostrophe;
use crate::story::{Paragraph, Part, Span, StoryFacts, TokenKind};

const RULE: &str = "plural-apostrophe";

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    if p.part != Part::Body || !report.wants(RULE) {
        return;
    }
    for s in &p.sentences {
        for i in s.tokens.clone() {
            let Some(stem) = p.tokens.get(i).filter(|t| t.is_word()).and_then(|t| t.lower.strip_suffix("'s")) else { continue };
            if is_thing(p, i, stem) && (before_plural_verb(p, i) || is_family(p, i, stem) || is_counted(p, i) || is_object(p, &s.tokens, i))
            {
                put(p, i, stem, report);
            }
        }
    }
}

fn put(p: &Paragraph, i: usize, stem: &str, report: &mut Report) {
    let Some(span) = p.tokens.get(i).map(|t| t.span) else { return };
    let Some(at) = span.of(&p.text).char_indices().rev().find(|(_, c)| is_apostrophe(*c)) else { return };
    let mark = Span::new(span.start + at.0, span.start + at.0 + at.1.len_utf8());
    let with_e = ["tomato", "potato", "hero", "echo", "veto", "torpedo"].contains(&stem);
    report.put(RULE, p, mark, [if with_e { "e" } else { "" }]);
}

fn tag(p: &Paragraph, i: usize) -> Tag {
    p.tokens.get(i).map_or(Tag::X, |t| t.tag)
}

/// A word of which there may be several; letters in a row, too, but no single letter.
fn is_thing(p: &Paragraph, i: usize, stem: &str) -> bool {
    const NEVER: &[&str] = &[
        "it",
        "he",
        "she",
        "that",
        "what",
        "who",
        "there",
        "here",
        "let",
        "where",
        "how",
        "when",
        "one",
        "everyone",
        "someone",
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "bachelor",
        "master",
        "associate",
        "men",
        "women",
        "children",
        "people",
        "year",
        "week",
        "month",
        "day",
        "night",
        "season",
        "else",
        "anyone",
        "nobody",
        "everybody",
        "somebody",
        "this",
        "now",
        "why",
    ];
    let letters = p.word(i).chars().take_while(|c| c.is_uppercase()).count() == stem.chars().count();
    let noun = p.is_capitalised(i) || inflect::possible_tags(stem).contains(Tag::NN);
    stem.chars().count() > 1 && !stem.ends_with(['s', 'x', 'z']) && !NEVER.contains(&stem) && (letters || noun)
}

/// "were", "will": behind "is" or "has" in short no such verb can stand.
fn before_plural_verb(p: &Paragraph, i: usize) -> bool {
    let plural = matches!(p.lower(i + 1), "are" | "were" | "have" | "aren't" | "weren't" | "haven't");
    let of_many = matches!(p.lower(i + 1), "will" | "would" | "can" | "could" | "should" | "must") && starts_bare(p, i);
    plural && p.lower(i + 2) != "," || of_many
}

/// "Local DJ's will": nothing before the word says that it is one.
fn starts_bare(p: &Paragraph, i: usize) -> bool {
    let letters = p.word(i).chars().filter(|c| c.is_uppercase()).count() > 1;
    p.opens_sentence(i) && letters || i.checked_sub(1).is_some_and(|b| p.opens_sentence(b) && tag(p, b).is_adjective())
}

/// "The Garcia's opened a bakery": a family.
fn is_family(p: &Paragraph, i: usize, stem: &str) -> bool {
    let the = i.checked_sub(1).is_some_and(|b| p.lower(b) == "the" && p.opens_sentence(b));
    let surname = Lexicon::shared().entry(stem).is_some_and(Entry::is_surname);
    let next = p.tokens.get(i + 1);
    let verb = next.is_some_and(|t| t.is_word() && matches!(t.tag, Tag::VBD | Tag::VBN | Tag::VBP) && can(p, i + 1, Tag::VBD));
    let and_others = p.lower(i + 1) == "and" && p.lower(i + 2) == "the" && p.lower(i + 3).ends_with('s');
    the && surname && p.is_capitalised(i) && (verb || and_others)
}

/// "six laptop's.", "three ZIP code's"
fn is_counted(p: &Paragraph, i: usize) -> bool {
    let number = |k: usize| {
        let many =
            matches!(p.lower(k), "many" | "several" | "few" | "both" | "these" | "those" | "two" | "three" | "four" | "five" | "six");
        let figure = p.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Number) && p.word(k) != "1";
        many || figure && !p.word(k).contains('.') && p.tokens.get(k).is_some_and(|t| t.spaced)
    };
    let near = i.checked_sub(1).is_some_and(number)
        || i.checked_sub(2).is_some_and(number)
            && (tag(p, i - 1).is_noun() || tag(p, i - 1).is_adjective())
            && !p.lower(i - 1).ends_with("'s");
    near && ends_phrase(p, i + 1)
}

/// "sells taco's and beer", "collects antique radio's."
fn is_object(p: &Paragraph, sentence: &Range<usize>, i: usize) -> bool {
    if p.is_capitalised(i) {
        return false;
    }
    let mut at = i;
    while at > sentence.start + 1 && at + 2 > i && tag(p, at - 1).is_adjective() {
        at -= 1;
    }
    let Some(verb) = at.checked_sub(1).filter(|v| *v > sentence.start) else { return false };
    let transitive = matches!(tag(p, verb), Tag::VBD | Tag::VBZ | Tag::VBP | Tag::VB | Tag::VBG) && !AUXILIARIES.contains(&p.lower(verb));
    let pair = matches!(p.lower(i + 1), "and" | "or") && tag(p, i + 2).is_noun() && !p.lower(i + 2).ends_with("'s");
    let end = matches!(p.word(i + 1), "." | "") || pair;
    transitive && end && p.tokens.get(i).is_some_and(|t| !t.quoted)
}

const AUXILIARIES: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "said", "says", "say", "thinks", "knows", "hopes", "think", "know", "became", "hear", "see",
];

/// Nothing behind the word that it could be a possessive of, or short for is or has before.
fn ends_phrase(p: &Paragraph, next: usize) -> bool {
    let Some(t) = p.tokens.get(next) else { return true };
    if t.kind == TokenKind::Punct {
        return matches!(p.word(next), "." | "," | ";" | ":" | "?" | "!" | ")" | "”" | "\"");
    }
    matches!(t.tag, Tag::CC | Tag::TO | Tag::MD) || matches!(&*t.lower, "from" | "for" | "at" | "were" | "are" | "have" | "who" | "that")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::style::{StyleBook, checker};

    fn found(text: &str) -> usize {
        let (book, _) = StyleBook::shipped("ap").unwrap();
        let p = Paragraph::analyse(text, Part::Body);
        checker::check(&book, &p, &StoryFacts::default()).iter().filter(|i| i.rule == "ap/plural-apostrophe").count()
    }

    #[test]
    fn a_plural_takes_no_apostrophe() {
        for wrong in [
            "The Garcia's opened a shop.",
            "The firm's truck's were stolen.",
            "The school bought 30 laptop's.",
            "The stand sells taco's and beer.",
            "Local DJ's will perform.",
        ] {
            assert_eq!(found(wrong), 1, "{wrong}");
        }
    }

    #[test]
    fn a_possessive_and_a_short_verb_keep_theirs() {
        for right in [
            "The mayor's on vacation.",
            "He said the store's closed.",
            "The Senate's passed the bill.",
            "Five of the school's teachers left.",
            "She stayed at her mother's and left at dawn.",
            "He holds bachelor's and master's degrees.",
            "The CEO's resigned.",
            "Both drivers' cars were towed.",
        ] {
            assert_eq!(found(right), 0, "{right}");
        }
    }
}
