//! Verbs that hang together with what stands before or behind them: the form behind an
//! auxiliary, a participle that lacks one, a verb behind a verb.
//!
//! The single slips of form ("he post a flag") are in `verb_form`; here the forms are told
//! by the words round them. What all of these share is in this file.

mod agent;
mod auxiliary;
mod complement;
mod infinitive;
mod participle;
mod predicate;
mod question;
mod strong;

use super::reading::{can, is_class, is_name_word};
use super::verb_form::issue;
use crate::check::Issue;
use crate::language::{Tag, inflect};
use crate::story::{Paragraph, Token};

pub fn find(p: &Paragraph, out: &mut Vec<Issue>) {
    let mut i = 1;
    while i < p.tokens.len() {
        let plain = p.tokens.get(i).is_some_and(|t| t.is_word() && t.spaced) && !p.is_capitalised(i) && p.word(i + 1) != "-";
        // Most words can be no verb; the tables are asked about them once.
        let found = if !plain {
            None
        } else if inflect::possible_tags(p.lower(i)).any(Tag::is_verb) {
            auxiliary::at(p, i)
                .or_else(|| participle::at(p, i))
                .or_else(|| complement::at(p, i))
                .or_else(|| infinitive::at(p, i))
                .or_else(|| question::at(p, i))
                .or_else(|| agent::at(p, i))
                .or_else(|| predicate::at(p, i))
        } else {
            predicate::at(p, i)
        };
        i += 1 + usize::from(found.is_some());
        out.extend(found);
    }
}

/// "To" is lacking before the verb at `i`.
fn lacks_to(p: &Paragraph, i: usize, governor: usize) -> Issue {
    let right = format!("to {}", p.word(i));
    issue(p, i, "“To” is missing", format!("“{}” takes “{right}”.", p.word(governor)), vec![right], 0.86)
}

/// Does the tagger take the word at `i` for a verb that carries a clause?
fn is_finite_here(p: &Paragraph, i: usize) -> bool {
    p.tokens.get(i).is_some_and(|t| t.tag.is_finite())
}

/// Is there no verb that carries a clause in the sentence of `i`, but for the word at `i`?
/// Its object ("stones"), right behind it, may be taken for one.
fn lacks_verb(p: &Paragraph, i: usize) -> bool {
    let object = if can(p, i + 1, Tag::NNS) { i + 1 } else { i };
    !p.sentence_of(i).any(|at| {
        at != i
            && at != object
            && (is_finite_here(p, at) || is_class(p, at, "modal") && !p.is_capitalised(at) || is_class(p, at, "clipped-verb"))
    })
}

/// A bare form that is no noun, or hardly ever one ("a give", "a make").
fn is_bare_form(p: &Paragraph, i: usize) -> bool {
    super::reading::only(p, i, |t| matches!(t, Tag::VB | Tag::VBP)) || is_class(p, i, "hardly-noun")
}

/// The tokens from `first` to `last` are words with nothing but a space between.
fn is_run(p: &Paragraph, first: usize, last: usize) -> bool {
    (first..=last).all(|i| p.tokens.get(i).is_some_and(|t| t.is_word() && (i == first || t.spaced)))
}

/// An auxiliary or a verb that takes a bare one, in the four tokens before `i`.
fn governed(p: &Paragraph, i: usize) -> bool {
    let from = i.saturating_sub(5).max(p.sentence_of(i).start);
    (from..i).any(|at| {
        is_class(p, at, "turns-round")
            || is_class(p, at, "makes-do")
            || is_class(p, at, "be-plain")
            || matches!(p.lower(at), "to" | "get" | "got")
    })
}

/// A plain noun that can be the subject or the object here.
fn is_noun(p: &Paragraph, i: usize) -> bool {
    (can(p, i, Tag::NN) || can(p, i, Tag::NNS)) && !is_class(p, i, "function") && p.tokens.get(i).is_some_and(Token::is_word)
        || is_name_word(p, i)
}

/// One of these opens a noun phrase: an article, an owner, a figure.
fn opens_phrase(p: &Paragraph, i: usize) -> bool {
    is_class(p, i, "object-opens") && p.lower(i) != "that"
        || is_class(p, i, "number-word")
        || p.tokens.get(i).is_some_and(|t| t.kind == crate::story::TokenKind::Number)
}

/// The phrase that begins at `first` and may be an object, where it ends right before
/// `end`: "him", "the drivers", "city workers". Plurals end it, so that two phrases side
/// by side ("told them stories") are not taken for one.
fn is_object(p: &Paragraph, first: usize, end: usize) -> bool {
    let Some(last) = end.checked_sub(1).filter(|l| *l >= first) else { return false };
    if first == last && matches!(p.lower(first), "him" | "them" | "me" | "us" | "her") {
        return true;
    }
    // "Requires that owners register" is right.
    if p.lower(first) == "that" {
        return false;
    }
    let led = is_class(p, first, "determiner") || is_class(p, first, "possessive");
    let inner = (first + usize::from(led)..last).all(|i| {
        is_name_word(p, i)
            || p.lower(i).ends_with("'s")
            || !is_class(p, i, "function") && !can(p, i, Tag::NNS) && (can(p, i, Tag::JJ) || can(p, i, Tag::NN))
    });
    let head = is_noun(p, last) && (led || is_name_word(p, last) || can(p, last, Tag::NNS));
    inner && head && (!led || first < last) && is_run(p, first, last)
}
