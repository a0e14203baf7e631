//! How rules look at a paragraph: what a word at a place can be, and where clauses and
//! names begin. Goes by word lists and forms, so that it holds for raw copy, where the
//! very words in question may be wrong. Finds no faults itself.

use super::classes;
use crate::language::{Tag, inflect};
use crate::story::{Paragraph, Token, TokenKind};

/// Does token `i` follow the one before it in running text: a word after a space?
pub fn runs_on(p: &Paragraph, i: usize) -> bool {
    i > 0
        && p.tokens.get(i).is_some_and(|t| t.is_word() && t.spaced)
        && p.tokens.get(i - 1).is_some_and(|t| t.is_word() || t.kind == TokenKind::Number)
}

/// Can the word at `i` have this tag, by lists alone?
pub fn can(p: &Paragraph, i: usize, tag: Tag) -> bool {
    inflect::possible_tags(p.lower(i)).contains(tag)
}

/// Can the word at `i` be nothing but such?
pub fn only(p: &Paragraph, i: usize, wanted: impl Fn(Tag) -> bool) -> bool {
    inflect::possible_tags(p.lower(i)).only(wanted)
}

/// A lower-case word of this class.
pub fn is_class(p: &Paragraph, i: usize, class: &str) -> bool {
    classes::is(class, p.lower(i))
}

/// Verbs that a clause without "that" may follow: "said the plan failed".
pub fn takes_clause(p: &Paragraph, verb: usize) -> bool {
    let lemma = || inflect::lemma(p.lower(verb), inflect::Class::Verb);
    classes::is("speech", p.lower(verb)) || lemma().is_some_and(|l| classes::is("takes-a-clause", &l))
}

/// A figure or a word that counts more than one: "14", "three", "several", "these".
pub fn counts_several(p: &Paragraph, i: usize) -> bool {
    p.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number)
        || is_class(p, i, "number-word")
        || matches!(p.lower(i), "these" | "those" | "all" | "both" | "other" | "most" | "more" | "fewer" | "some" | "such" | "no")
}

/// Is there a mark between token `i` and the next, or does the paragraph end?
pub fn ends_run(p: &Paragraph, i: usize) -> bool {
    p.tokens.get(i).is_none_or(|t| t.kind == TokenKind::Punct && p.word(i) != "-")
}

/// A capitalised word that is not there because it opens a sentence, or that no list
/// knows in lower case: part of a name.
pub fn is_name_word(p: &Paragraph, i: usize) -> bool {
    let word = p.lower(i);
    if !p.is_capitalised(i)
        || classes::is("function", word)
        || word.contains('\'') && !word.ends_with("'s")
        || classes::is("clipped-verb", word)
    {
        return false;
    }
    !p.opens_sentence(i) || inflect::possible_tags(p.lower(i)).is_empty() || is_titled(p, i)
}

/// "Press Secretary Lee": capitals go on after the first word of a sentence.
fn is_titled(p: &Paragraph, i: usize) -> bool {
    p.is_capitalised(i + 1) && p.tokens.get(i + 1).is_some_and(|t| t.spaced)
}

/// Does a clause begin with token `i`: at the start of a sentence, after a mark, or after
/// a word that joins clauses?
pub fn opens_clause(p: &Paragraph, i: usize) -> bool {
    p.opens_sentence(i) || i == 0 || p.tokens.get(i - 1).is_some_and(|t| t.kind == TokenKind::Punct) || is_class(p, i - 1, "joins-clauses")
}

/// A plain lower-case finite verb: "posted", "is", "will".
pub fn is_finite(p: &Paragraph, i: usize) -> bool {
    p.tokens.get(i).is_some_and(Token::is_word) && !p.is_capitalised(i) && inflect::possible_tags(p.lower(i)).any(Tag::is_finite)
}

/// "helps people have more", "let them do it": not the finite form it looks like.
pub fn is_made_to(p: &Paragraph, verb: usize) -> bool {
    matches!(p.lower(verb), "have" | "do")
        && (verb.saturating_sub(4)..verb).any(|i| {
            matches!(
                p.lower(i),
                "help"
                    | "helps"
                    | "helped"
                    | "helping"
                    | "let"
                    | "lets"
                    | "letting"
                    | "make"
                    | "makes"
                    | "made"
                    | "making"
                    | "see"
                    | "watch"
            )
        })
}

/// A person by profession, office or kin, singular or plural.
pub fn is_person(p: &Paragraph, i: usize) -> bool {
    let word = p.lower(i);
    classes::is("person", word) || inflect::singular(word).is_some_and(|s| classes::is("person", &s))
}
