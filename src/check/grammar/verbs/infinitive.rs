//! "To" and the base form: where it is lacking ("able win"), where it is too much ("should to
//! go", "made them to pay"), where another form stands behind it ("wants to opened the park"),
//! and where a preposition takes a form in -ing ("without pay the fine").

use super::super::reading::{can, is_class, is_name_word, only, runs_on};
use super::{is_bare_form, issue, lacks_to, opens_phrase};
use crate::check::{Category, Issue};
use crate::language::{Tag, inflect};
use crate::story::Paragraph;

pub fn at(p: &Paragraph, i: usize) -> Option<Issue> {
    if !runs_on(p, i - 1) || !runs_on(p, i) || p.is_capitalised(i - 1) {
        return None;
    }
    behind_adjective(p, i).or_else(|| behind_to(p, i)).or_else(|| one_too_many(p, i)).or_else(|| behind_preposition(p, i))
}

/// "Is able win", "was expected return", "were unable provide".
fn behind_adjective(p: &Paragraph, i: usize) -> Option<Issue> {
    let word = i - 1;
    let takes = is_class(p, word, "adjective-takes-to");
    let said = word > 0
        && (is_class(p, word - 1, "be") || is_class(p, word - 1, "be-plain") || matches!(p.lower(word - 1), "not" | "also" | "being"));
    (takes && said && is_bare_form(p, i) && !is_class(p, i, "ends-a-relative")).then(|| lacks_to(p, i, word))
}

/// "Wants to opened the park", "plans to attends".
fn behind_to(p: &Paragraph, i: usize) -> Option<Issue> {
    if p.lower(i - 1) != "to" || i < 2 || !inflect::closed_tags(p.lower(i)).is_empty() {
        return None;
    }
    let wants = is_class(p, i - 2, "wants-to") || is_class(p, i - 2, "adjective-takes-to");
    let article = matches!(p.lower(i + 1), "the" | "a" | "an" | "his" | "their" | "its");
    let past = only(p, i, |t| matches!(t, Tag::VBD | Tag::VBN)) && p.lower(i).ends_with("ed") && wants && article;
    let third = only(p, i, |t| t == Tag::VBZ) && (wants || article) && p.lower(i - 2) != "agreed";
    if !past && !third {
        return None;
    }
    let base = inflect::base(p.lower(i))?;
    Some(issue(p, i, "Wrong form of the verb", format!("Behind “to” stands “{base}”."), vec![base], 0.88))
}

/// "Should to go", "made them to pay", "let him to leave": the "to" is cut.
fn one_too_many(p: &Paragraph, i: usize) -> Option<Issue> {
    let to = i - 1;
    if p.lower(to) != "to" || to < 2 || !is_bare_form(p, i) {
        return None;
    }
    let modal = matches!(p.lower(to - 1), "should" | "would" | "must" | "shouldn't" | "wouldn't")
        && (is_name_word(p, to - 2) || can(p, to - 2, Tag::NNS) || can(p, to - 2, Tag::NN) || is_class(p, to - 2, "subject-pronoun"))
        && !p.sentence_of(i).any(|at| at < to && matches!(p.lower(at), "as" | "than" | "what" | "all" | "like" | "whatever"));
    let made = matches!(p.lower(to - 1), "him" | "them" | "us" | "me")
        && matches!(p.lower(to - 2), "made" | "makes" | "let" | "lets" | "making" | "letting");
    if !(modal || made) {
        return None;
    }
    let right = p.word(i).to_owned();
    Some(
        Issue::new("grammar/verb-form", Category::Grammar, p.span_of(to, i), "“To” is one word too many")
            .why(format!("“{}” takes “{right}” without “to”.", p.word(to - 1 - usize::from(made))))
            .suggest(right)
            .confidence(0.86),
    )
}

/// "Without pay the fine", "accused of steal cars", "by provide beds".
fn behind_preposition(p: &Paragraph, i: usize) -> Option<Issue> {
    let (preposition, before) = (i - 1, i.checked_sub(2)?);
    let sure = only(p, i, |t| matches!(t, Tag::VB | Tag::VBP)) && inflect::closed_tags(p.lower(i)).is_empty();
    if !sure || is_class(p, i, "ends-a-relative") || is_class(p, i, "speaks-aside") {
        return None;
    }
    let governs = match p.lower(preposition) {
        // "By select groups", "without template languages": many a verb stands before a noun, too.
        "without" | "by" => opens_phrase(p, i + 1),
        "of" => is_class(p, before, "of-doing"),
        "for" => is_class(p, before, "for-doing"),
        "from" => matches!(p.lower(before), "prevent" | "prevented" | "banned" | "barred" | "refrain" | "refrained" | "prohibited"),
        "in" => matches!(p.lower(before), "interested" | "succeeded" | "involved"),
        _ => false,
    };
    let relative = before > 0
        && (before.saturating_sub(4)..=before)
            .any(|at| matches!(p.lower(at), "that" | "which" | "who" | "whom" | "he" | "she" | "they" | "we" | "it" | "you" | "i"));
    if !governs || relative && !opens_phrase(p, i + 1) && !matches!(p.lower(preposition), "of" | "for" | "from") {
        return None;
    }
    let ing = inflect::ing(p.lower(i))?;
    let why = format!("Behind “{}” stands “{ing}”.", p.lower(preposition));
    Some(issue(p, i, "Wrong form of the verb", why, vec![ing], 0.86))
}

#[cfg(test)]
mod tests {
    use crate::check::grammar::trial::{finds, quiet};
    use crate::check::grammar::verbs::find;

    #[test]
    fn to_and_the_base_form_belong_together() {
        finds(
            find,
            &[
                ("She is able receive mail again.", "receive -> to receive"),
                ("The team was expected arrive in May.", "arrive -> to arrive"),
                ("They are unlikely agree on a price.", "agree -> to agree"),
                ("The city wants to opened the park.", "opened -> open"),
                ("He hopes to becomes a pilot.", "becomes -> become"),
                ("The owners should to receive a letter.", "to receive -> receive"),
                ("The coach made them to go home.", "to go -> go"),
                ("The man was accused of receive bribes.", "receive -> receiving"),
                ("He left without admit his part.", "admit -> admitting"),
                ("The town saved cash by consolidate its schools.", "consolidate -> consolidating"),
            ],
        );
    }

    #[test]
    fn to_and_the_base_form_in_their_place_are_left_alone() {
        quiet(
            find,
            &[
                "She is able to receive mail, and they are ready to go.",
                "The house he lives by includes a barn; things they go without include heat.",
                "The words both sides agreed to allows the sale.",
                "Sites without template languages are used by select groups.",
                "It came down to needed repairs and to improved roads.",
                "He did all he would to receive a letter.",
                "They made it to go with him. She let him go to receive it.",
                "Those he spoke of agree. The ones they stand by agree.",
            ],
        );
    }
}
