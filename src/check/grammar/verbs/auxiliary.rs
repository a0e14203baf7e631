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
    after_modal(p, i, at).or_else(|| after_have(p, i, at)).or_else(|| after_be(p, i, at))
}

/// "They would attended class", "he could taken a bus", "the board must approved it".
fn after_modal(p: &Paragraph, i: usize, at: usize) -> Option<Issue> {
    let word = p.lower(i);
    let modal = is_class(p, at, "modal") || matches!(p.lower(at), "did" | "didn't" | "doesn't" | "don't");
    let third = only(p, i, |t| t == Tag::VBZ) && !is_class(p, at, "modal-sure") && inflect::closed_tags(word).is_empty();
    let form = third
        || only(p, i, |t| matches!(t, Tag::VBD | Tag::VBN))
        || only(p, i, |t| matches!(t, Tag::VBD | Tag::VBN | Tag::JJ)) && opens_phrase(p, i + 1);
    let told_elsewhere = only(p, i, |t| t == Tag::VBD) && !word.ends_with("ed");
    if !modal || !form || told_elsewhere || matches!(word, "given" | "compared" | "based" | "been" | "provided" | "had") {
        return None;
    }
    // "He did targeted work."
    let plain_did = p.lower(at) == "did" && at + 1 == i && !opens_phrase(p, i + 1) && (can(p, i + 1, Tag::NN) || can(p, i + 1, Tag::NNS));
    if plain_did || !is_subject_end(p, at) || is_cut_short(p, at) {
        return None;
    }
    let base = inflect::base(word).filter(|b| b != word)?;
    let passive = format!("be {}", inflect::participle(word)?);
    let perfect = format!("have {}", inflect::participle(word)?);
    let right = if third {
        vec![base]
    } else if p.lower(i + 1) == "by" {
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
    // "The trash can", "her will": a noun, where one may own it or be made with it.
    let compound = matches!(p.lower(modal), "will" | "can")
        && (p.lower(subject).contains('\'') || can(p, subject, Tag::JJ) || p.lower(modal) == "can");
    let noun = can(p, subject, Tag::NNS) || (can(p, subject, Tag::NN) || is_name_word(p, subject)) && !compound;
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
    // "Has rose gardens", "has spoke wheels": nouns; these are left to `verb_form`.
    let noun = matches!(word, "rose" | "saw" | "spoke" | "fell" | "broke");
    let past = strong::participle_of_past(word).filter(|_| can(p, i, Tag::VBN) || can(p, i, Tag::NN) && !noun);
    let bare = strong::participle_of_base(word)
        .filter(|_| only(p, i, |t| matches!(t, Tag::VB | Tag::VBP)) || opens_phrase(p, i + 1) && !matches!(word, "do" | "show" | "run"));
    let right = past.or(bare).filter(|r| *r != word).map(str::to_owned).or_else(|| whole_object(p, i, at))?;
    Some(issue(p, i, "Wrong form of the verb", format!("After “{}” stands “{right}”.", p.lower(at)), vec![right], 0.9))
}

/// "The crew has complete the work": what is no participle, with an object behind it. Not
/// where the clause may end with the auxiliary ("the trouble he had cause").
fn whole_object(p: &Paragraph, i: usize, at: usize) -> Option<String> {
    let article = matches!(p.lower(i + 1), "the" | "a" | "an" | "his" | "their" | "its") && !is_class(p, i + 2, "time-opens");
    let base = can(p, i, Tag::VB)
        && (!can(p, i, Tag::NN) || is_class(p, i, "hardly-noun"))
        && !can(p, i, Tag::VBN)
        && inflect::closed_tags(p.lower(i)).is_empty()
        && at + 1 == i;
    let subject = at > 0
        && (is_name_word(p, at - 1)
            || can(p, at - 1, Tag::NN)
            || can(p, at - 1, Tag::NNS)
            || is_class(p, at - 1, "subject-pronoun") && opens_clause(p, at - 1));
    if !article || !base || !subject || is_cut_short(p, at) || is_class(p, i, "not-a-verb-here") {
        return None;
    }
    inflect::participle(p.lower(i))
}

/// "They are provide beds", "the road had been widen".
fn after_be(p: &Paragraph, i: usize, at: usize) -> Option<Issue> {
    let sure = only(p, i, |t| matches!(t, Tag::VB | Tag::VBP)) && inflect::closed_tags(p.lower(i)).is_empty();
    let said = is_class(p, at, "be-plain")
        && at > 0
        && (matches!(p.lower(at - 1), "he" | "she" | "they" | "we" | "it")
            && (opens_clause(p, at - 1) || at > 1 && is_class(p, at - 2, "speech"))
            || matches!(p.lower(at), "been" | "being"));
    if !sure || !said || is_cut_short(p, at) {
        return None;
    }
    let (ing, done) = (inflect::ing(p.lower(i))?, inflect::participle(p.lower(i))?);
    let passive = p.lower(at) == "being" || p.lower(i + 1) == "by" || p.lower(at - 1) == "it";
    let right = if passive { vec![done, ing] } else { vec![ing, done] };
    let why = format!("Behind “{}” stands “{}” or “{}”.", p.lower(at), right.first()?, right.get(1)?);
    Some(issue(p, i, "Wrong form of the verb", why, right, 0.86))
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
                ("The crew has complete the work.", "complete -> completed"),
                ("They have drove to the coast.", "drove -> driven"),
                ("She said they are provide beds.", "provide -> providing"),
                ("The rules have been describe in full.", "describe -> describing"),
                ("The owners will attends a meeting.", "attends -> attend"),
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
                "Her will leaves nothing, and the trash can holds little. Free will remains.",
                "All they did was provide beds. What they are is provide beds.",
                "The team has power the others lack and had work the next day.",
                "She did targeted work and did limited runs.",
                "Those who want it will. Asked why, he left.",
            ],
        );
    }
}
