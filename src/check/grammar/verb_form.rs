//! Forms of the verb that cannot stand where they stand: "he post a flag", "was went",
//! "did went", "could had", "to went".

use super::agreement::{demands, tells_of_the_past};
use super::reading::{can, is_class, only};
use super::subject::{self, Count, Kind};
use crate::check::{Category, Issue};
use crate::language::{Tag, inflect};
use crate::story::{Paragraph, TokenKind};

pub fn find(p: &Paragraph, out: &mut Vec<Issue>) {
    for i in 1..p.tokens.len() {
        let plain = p.tokens.get(i).is_some_and(|t| t.is_word() && t.spaced) && !p.is_capitalised(i) && p.word(i + 1) != "-";
        if plain {
            out.extend(after_auxiliary(p, i).or_else(|| bare_verb(p, i)));
        }
    }
}

pub(super) fn issue(p: &Paragraph, i: usize, message: &str, why: String, right: Vec<String>, confidence: f32) -> Issue {
    Issue::new("grammar/verb-form", Category::Grammar, p.span_of(i, i), message).why(why).suggest_all(right).confidence(confidence)
}

/// "has went", "was went", "did went", "could went", "to went".
fn after_auxiliary(p: &Paragraph, i: usize) -> Option<Issue> {
    let mut at = i - 1;
    if at > 0 && (only(p, at, Tag::is_adverb) || p.lower(at) == "not") && p.tokens.get(at).is_some_and(|t| t.spaced) {
        at -= 1;
    }
    let word = p.lower(i);
    // Regular pasts are participles as well; "better than they had was" ends one clause.
    let past_only = only(p, i, |t| t == Tag::VBD) && !word.ends_with("ed") && word != "was";
    let before = p.lower(at);
    let why = |form: &str| format!("After “{before}” stands “{form}”.");
    // "The problems it did have were small": "have" is a verb of its own.
    let own = at > 0
        && matches!(p.lower(at - 1), "did" | "do" | "does" | "to" | "they" | "we" | "you" | "could" | "might" | "may")
        && word == "were";
    if is_class(p, at, "have") && (past_only || is_past_here(p, i)) && !own && !noun_like(p, at) {
        let right = inflect::participle(word)?;
        return Some(issue(p, i, "Wrong form of the verb", why(&right), vec![right], 0.9));
    }
    if is_class(p, at, "be-plain") && past_only {
        let right = inflect::participle(word)?;
        return Some(issue(p, i, "Two verbs, or the wrong form of one", why(&right), vec![right, word.to_owned()], 0.75).query());
    }
    let pushes = is_class(p, at, "did") || is_class(p, at, "modal-sure");
    if (pushes || before == "to" && at == i - 1)
        && (past_only
            || pushes && only(p, i, |t| t == Tag::VBZ) && !matches!(word, "has" | "is" | "does")
            || pushes && matches!(word, "has" | "had"))
    {
        let right = inflect::base(word)?;
        return Some(issue(p, i, "Wrong form of the verb", why(&right), vec![right], 0.9));
    }
    None
}

/// "had fell 12%", "has rose sharply": a past that is no participle, where the noun or the
/// other verb it may be ("a rose", "to fell") would have something else behind it.
fn is_past_here(p: &Paragraph, i: usize) -> bool {
    let word = p.lower(i);
    let past = can(p, i, Tag::VBD) && !can(p, i, Tag::VBN) && !word.ends_with("ed") && !matches!(word, "was" | "were" | "had" | "did");
    let next = p.tokens.get(i + 1);
    let goes_on = next.is_none_or(|t| t.kind != TokenKind::Word) && p.word(i + 1) != "-"
        || only(p, i + 1, |t| t.is_adverb() || t == Tag::IN || t == Tag::TO || t == Tag::DT || t == Tag::PRPS);
    past && goes_on && inflect::participle(word).is_some_and(|r| r != word)
}

/// "The haves": a noun after an article.
fn noun_like(p: &Paragraph, at: usize) -> bool {
    at > 0 && is_class(p, at - 1, "determiner")
}

/// "He post a flag", "Just as Mayor Lee post a flag".
fn bare_verb(p: &Paragraph, i: usize) -> Option<Issue> {
    let base = (can(p, i, Tag::VB) || can(p, i, Tag::VBP)) && !can(p, i, Tag::VBD) && inflect::closed_tags(p.lower(i)).is_empty();
    if !base || is_class(p, i, "not-a-verb-here") {
        return None;
    }
    let pure = only(p, i, |t| matches!(t, Tag::VB | Tag::VBP));
    let subject = subject::before(p, i)?;
    if subject.count != Count::One || subject.far || demands(p, subject.first) || turned_round(p, subject.first) {
        return None;
    }
    let takes_object = is_class(p, i + 1, "object-opens") && !(subject.kind == Kind::Name && p.lower(i + 1) == "that");
    // "The Romney retreat puts": the verb comes after, and this is a noun.
    if subject.kind == Kind::Name
        && (only(p, i + 1, |t| t == Tag::VBZ || t == Tag::VBD) || p.tokens.get(i + 1).is_none_or(|t| !t.is_word() && !can_follow(p, i + 1)))
    {
        return None;
    }
    let confidence = match (subject.kind, p.lower(subject.head)) {
        (Kind::Pronoun, "it") if pure && subject.head + 1 == i => 0.85,
        (Kind::Pronoun, "he" | "she") if pure || takes_object => 0.92,
        (Kind::Pronoun, "he" | "she") if !can(p, i, Tag::RB) && !can(p, i, Tag::JJ) && !can(p, i, Tag::IN) => 0.88,
        (Kind::Name, _) if pure && subject.head + 1 == i => 0.86,
        (Kind::Name, _) if takes_object && !can(p, i, Tag::RB) && !can(p, i, Tag::IN) && !can(p, i, Tag::JJ) => 0.82,
        _ => return None,
    };
    let (past, third) = (inflect::past(p.lower(i))?, inflect::third_person(p.lower(i))?);
    let forms = if tells_of_the_past(p) { vec![past, third] } else { vec![third, past] };
    let why = format!("“{}” takes “{}” or “{}”.", p.word(subject.head), forms.first()?, forms.get(1)?);
    Some(issue(p, i, "Wrong form of the verb", why, forms, confidence))
}

/// A figure or a quotation may be what the verb is about.
fn can_follow(p: &Paragraph, i: usize) -> bool {
    p.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number) || matches!(p.word(i), "$" | "“" | "\"")
}

/// An auxiliary, or a verb that takes a bare one, stands just before the subject.
fn turned_round(p: &Paragraph, first: usize) -> bool {
    let from = p.sentence_of(first).start;
    (first.saturating_sub(3).max(from)..first)
        .any(|i| (is_class(p, i, "turns-round") || is_class(p, i, "makes-do")) && (!p.is_capitalised(i) || p.opens_sentence(i)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::grammar::trial::{finds, quiet};

    #[test]
    fn a_form_that_cannot_stand_there_is_found() {
        finds(
            find,
            &[
                ("On Monday, he post the list on the wall.", "post -> posted"),
                ("Just as Mayor Lee post a sign, it rained.", "post -> posted"),
                ("She acknowledge the delay.", "acknowledge -> acknowledged"),
                ("The team has went home.", "went -> gone"),
                ("They did went home.", "went -> go"),
                ("They could had won.", "had -> have"),
                ("He wants to went home.", "went -> go"),
                ("Israel seize the boat in May.", "seize -> seized"),
                ("Demand had fell 12 percent.", "fell -> fallen"),
                ("The cost of flour has rose sharply.", "rose -> risen"),
            ],
        );
    }

    #[test]
    fn bare_forms_in_their_place_are_left_alone() {
        quiet(
            find,
            &[
                "Did he post the list? Will Mayor Lee post a sign?",
                "Why would she acknowledge it, and should he win?",
                "The park has rose gardens. The mill had saw blades, and it has felt mats.",
                "They insist that he resign. She asked that the mayor leave.",
                "Trump aides left. Ford plant workers voted.",
                "Let him go; make it work; watch Lee win.",
                "He put it down and she set it up.",
                "He still wants it, and she well knows.",
                "The city will help it grow.",
                "He has had it and had to go to waste water.",
                "Ann Lee and Tom Ray post a sign each May.",
                "She saw him leave and heard Lee speak.",
                "Rather than he, like many, she left.",
            ],
        );
    }
}
