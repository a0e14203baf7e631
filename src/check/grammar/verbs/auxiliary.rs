//! The form behind an auxiliary: "would attended", "had begin", "who had ran".
//!
//! Irregular pasts behind "would", "did" and "has" are found by `verb_form`; here are the
//! regular ones, and bare forms and pasts that the lists take for participles.

use super::super::reading::{can, is_class, is_name_word, only, opens_clause};
use super::{issue, opens_phrase, strong};
use crate::check::Issue;
use crate::language::{Tag, inflect};
use crate::story::{Paragraph, Token};

pub fn at(p: &Paragraph, i: usize) -> Option<Issue> {
    let mut at = i - 1;
    if at > 0
        && p.tokens.get(at).is_some_and(|t| t.spaced)
        && (only(p, at, Tag::is_adverb) || matches!(p.lower(at), "not" | "also" | "never"))
    {
        at -= 1;
    }
    if p.is_capitalised(at) || !p.tokens.get(at).is_some_and(Token::is_word) {
        return None;
    }
    after_modal(p, i, at).or_else(|| after_have(p, i, at))
}

/// "They would attended class", "he could taken a bus", "the board must approved it".
fn after_modal(p: &Paragraph, i: usize, at: usize) -> Option<Issue> {
    let word = p.lower(i);
    let modal = is_class(p, at, "modal") || matches!(p.lower(at), "did" | "didn't" | "doesn't" | "don't");
    let form = only(p, i, |t| matches!(t, Tag::VBD | Tag::VBN))
        || only(p, i, |t| matches!(t, Tag::VBD | Tag::VBN | Tag::JJ)) && opens_phrase(p, i + 1);
    let told_elsewhere = only(p, i, |t| t == Tag::VBD) && !word.ends_with("ed");
    if !modal || !form || told_elsewhere || matches!(word, "given" | "compared" | "based" | "been" | "provided" | "had") {
        return None;
    }
    if !is_subject_end(p, at) || is_cut_short(p, at) {
        return None;
    }
    let base = inflect::base(word).filter(|b| b != word)?;
    let passive = format!("be {}", inflect::participle(word)?);
    let perfect = format!("have {}", inflect::participle(word)?);
    let right = if p.lower(i + 1) == "by" {
        vec![passive, base]
    } else if can(p, i, Tag::VBD) {
        vec![base, perfect]
    } else {
        vec![perfect, base]
    };
    let why = format!("After “{}” stands “{}”.", p.lower(at), right.first()?);
    Some(issue(p, i, "Wrong form of the verb", why, right, 0.88))
}

/// The modal stands behind its subject, and is no noun ("the will") and no question.
fn is_subject_end(p: &Paragraph, modal: usize) -> bool {
    let Some(subject) = modal.checked_sub(1).filter(|_| p.tokens.get(modal).is_some_and(|t| t.spaced)) else { return false };
    let noun = can(p, subject, Tag::NN) || can(p, subject, Tag::NNS) || is_name_word(p, subject);
    let word = p.lower(subject);
    !opens_clause(p, modal) && noun && !is_class(p, subject, "determiner")
        || matches!(word, "he" | "she" | "it" | "they" | "we" | "you" | "i" | "who")
}

/// "As fast as they could", "all he could", "what she would": the clause may end with the
/// modal, and the form is the verb of another.
fn is_cut_short(p: &Paragraph, modal: usize) -> bool {
    let from = modal.saturating_sub(6).max(p.sentence_of(modal).start);
    let cut = (from..modal).any(|i| {
        matches!(
            p.lower(i),
            "as" | "all"
                | "what"
                | "whatever"
                | "than"
                | "best"
                | "everything"
                | "anything"
                | "nothing"
                | "much"
                | "like"
                | "where"
                | "when"
                | "if"
        )
    });
    cut || matches!(p.lower(modal), "could" | "can" | "couldn't" | "did" | "didn't" | "don't" | "doesn't") && p.lower(modal - 1) == "who"
}

/// "The board had begin its work", "a man who had ran away".
fn after_have(p: &Paragraph, i: usize, at: usize) -> Option<Issue> {
    let word = p.lower(i);
    let has = matches!(p.lower(at), "has" | "had" | "hasn't" | "hadn't")
        || matches!(p.lower(at), "have" | "haven't") && at > 0 && (is_class(p, at - 1, "modal") || opens_clause(p, at - 1));
    if !has || at > 0 && is_class(p, at - 1, "determiner") {
        return None;
    }
    let past = strong::participle_of_past(word).filter(|_| can(p, i, Tag::VBN));
    let bare = strong::participle_of_base(word)
        .filter(|_| only(p, i, |t| matches!(t, Tag::VB | Tag::VBP)) || opens_phrase(p, i + 1) && !matches!(word, "do" | "show" | "run"));
    let right = past.or(bare).filter(|r| *r != word)?;
    Some(issue(p, i, "Wrong form of the verb", format!("After “{}” stands “{right}”.", p.lower(at)), vec![right.to_owned()], 0.9))
}

#[cfg(test)]
mod tests {
    use crate::check::grammar::trial::{finds, quiet};
    use crate::check::grammar::verbs::find;

    #[test]
    fn an_auxiliary_has_its_form_behind_it() {
        finds(
            find,
            &[
                ("The boys would attended class at night.", "attended -> attend"),
                ("The board must approved the lease by May.", "approved -> approve"),
                ("She said they will received a check.", "received -> receive"),
                ("The plan would approved by voters.", "approved -> be approved"),
                ("The board had begin its work.", "begin -> begun"),
                ("He had give the clerk a list.", "give -> given"),
                ("A man who had ran away came back.", "ran -> run"),
                ("The mayor could taken a bus.", "taken -> have taken"),
                ("The crew did not finished the road.", "finished -> finish"),
            ],
        );
    }

    #[test]
    fn what_only_looks_like_an_auxiliary_is_left_alone() {
        quiet(
            find,
            &[
                "Those who could fled. They ran as fast as they could given the snow.",
                "The would-be buyer left. Can tired drivers stop?",
                "The will signed in May is void, and the can opened.",
                "All he could offered little hope.",
                "They may limited as they are.",
                "It had better begin soon. She had begun.",
                "He had run it and had come home; she had let it go.",
                "Why would accused men talk?",
                "Those who want it will. Asked why, he left.",
            ],
        );
    }
}
