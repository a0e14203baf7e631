//! A verb behind a verb: "began give lessons", "allowed trucks pass", "told residents not run".

use super::super::reading::{can, is_class, is_name_word, is_person, only, takes_clause};
use super::{governed, is_bare_form, is_finite_here, is_object, issue, lacks_to, opens_phrase};
use crate::check::Issue;
use crate::language::{Tag, inflect};
use crate::story::{Paragraph, Token, TokenKind};

pub fn at(p: &Paragraph, i: usize) -> Option<Issue> {
    if !(can(p, i, Tag::VB) && inflect::closed_tags(p.lower(i)).is_empty()) {
        return None;
    }
    behind_verb(p, i).or_else(|| behind_object(p, i)).or_else(|| behind_not(p, i))
}

/// The base form of the verb at `at`, where it is of this class.
fn governs(p: &Paragraph, at: usize, class: &str) -> Option<String> {
    if p.is_capitalised(at) || !p.tokens.get(at).is_some_and(Token::is_word) {
        return None;
    }
    inflect::base(p.lower(at)).filter(|b| super::super::classes::is(class, b))
}

/// "She began give lessons", "they tried escape".
fn behind_verb(p: &Paragraph, i: usize) -> Option<Issue> {
    let governor = i - 1;
    if !(is_bare_form(p, i) || has_object(p, i)) || is_class(p, i, "ends-a-relative") || !is_verb_here(p, governor) {
        return None;
    }
    if governs(p, governor, "takes-ing").is_some() {
        let ing = inflect::ing(p.lower(i))?;
        let both = matches!(inflect::base(p.lower(governor))?.as_str(), "begin" | "start" | "continue");
        let right = if both { vec![ing, format!("to {}", p.word(i))] } else { vec![ing] };
        let why = format!("“{}” takes “{}”.", p.word(governor), right.first()?);
        return Some(issue(p, i, "Wrong form of the verb", why, right, 0.88));
    }
    governs(p, governor, "takes-to").map(|_| lacks_to(p, i, governor))
}

/// Behind a noun an article opens nothing but a time: "began work the next day".
fn has_object(p: &Paragraph, i: usize) -> bool {
    let article = matches!(p.lower(i + 1), "the" | "a" | "an" | "his" | "her" | "their" | "its");
    let other = [Tag::RB, Tag::JJ, Tag::IN].iter().any(|t| can(p, i, *t));
    article && !other && !is_class(p, i + 2, "time-opens")
}

/// A verb with its subject before it, and not the verb of a relative clause that ends here
/// ("the work they began continues").
fn is_verb_here(p: &Paragraph, governor: usize) -> bool {
    let Some(before) = governor.checked_sub(1) else { return false };
    let verb = p.tokens.get(governor).is_some_and(|t| t.tag.is_verb() && t.spaced) && !is_relative(p, before);
    let subject = matches!(p.lower(before), "he" | "she" | "it" | "they" | "we" | "and" | "to")
        || is_class(p, before, "have")
        || is_class(p, before, "modal")
        || is_class(p, before, "be")
        || is_name_word(p, before)
        || can(p, before, Tag::NN)
        || can(p, before, Tag::NNS);
    verb && subject && !is_class(p, before, "determiner")
}

/// The word at `last` ends the subject of a relative clause: "programs that the board
/// manages share", "the steps they want require".
fn is_relative(p: &Paragraph, last: usize) -> bool {
    // "Costs that will continue grow": the pronoun is the subject itself.
    if ["modal", "have", "be"].iter().any(|class| is_class(p, last, class)) {
        return false;
    }
    let start = p.sentence_of(last).start;
    let led = (last.saturating_sub(3).max(start)..last).any(|at| matches!(p.lower(at), "that" | "which" | "who" | "whom" | "what"));
    let mut first = last;
    while first > start && is_name_word(p, first) && is_name_word(p, first - 1) {
        first -= 1;
    }
    let pronoun = matches!(p.lower(last), "he" | "she" | "it" | "they" | "we" | "you");
    let touches = (pronoun || is_name_word(p, last))
        && first > start
        && !p.is_capitalised(first - 1)
        && (can(p, first - 1, Tag::NN) || can(p, first - 1, Tag::NNS))
        && !is_class(p, first - 1, "function")
        && !takes_clause(p, first - 1);
    led || touches
}

/// "Forced him leave", "allowed trucks pass", "ordered the city pay".
fn behind_object(p: &Paragraph, i: usize) -> Option<Issue> {
    let sentence = p.sentence_of(i);
    let governor = (i.saturating_sub(5).max(sentence.start)..i.saturating_sub(1))
        .rev()
        .find(|at| governs(p, *at, "takes-object-and-to").is_some() && is_object(p, at + 1, i))?;
    let base = inflect::base(p.lower(governor))?;
    // "Tell the people the truth" has two objects.
    let tells = matches!(base.as_str(), "ask" | "tell" | "allow" | "permit" | "order");
    let asked = matches!(base.as_str(), "ask" | "tell") && is_relative(p, governor);
    let verb = p.tokens.get(governor).is_some_and(|t| t.tag.is_verb() && t.spaced);
    let noun = governor > 0
        && (is_class(p, governor - 1, "determiner") || is_class(p, governor - 1, "possessive") || can(p, governor - 1, Tag::JJ));
    if !verb || noun || asked || is_class(p, i, "speaks-aside") || is_class(p, i, "ends-a-relative") {
        return None;
    }
    let pure = is_bare_form(p, i);
    let pronoun = matches!(p.lower(i - 1), "him" | "them" | "me" | "us");
    let pushed = !matches!(base.as_str(), "ask" | "allow" | "tell" | "teach" | "order" | "want" | "permit");
    let other = [Tag::RB, Tag::JJ, Tag::IN].iter().any(|t| can(p, i, *t)) || is_class(p, i, "not-a-verb-here");
    let verb_follows = opens_phrase(p, i + 1) && !is_class(p, i + 1, "number-word");
    let moves = is_finite_here(p, i) && (p.lower(i + 1) == "through" || p.lower(i + 1) == "into");
    if pure || !other && (pronoun && (pushed || verb_follows) || verb_follows && !tells || moves || is_let_go(p, i, governor)) {
        return Some(lacks_to(p, i, governor));
    }
    None
}

/// "Allowed trucks pass": a verb to the tagger, though a noun to the lists, that ends a clause.
fn is_let_go(p: &Paragraph, i: usize, governor: usize) -> bool {
    let lets = inflect::base(p.lower(governor)).is_some_and(|b| matches!(&*b, "allow" | "force" | "permit" | "enable" | "urge"));
    let ends = p.tokens.get(i + 1).is_none_or(|t| t.kind == TokenKind::Punct && p.word(i + 1) != "-") || only(p, i + 1, |t| t == Tag::IN);
    let verb = is_finite_here(p, i) || is_class(p, i, "moves");
    // "Plans run by clinics", "allowed workers leave with pay".
    let other = p.lower(i + 1) == "by" || p.lower(i) == "leave";
    lets && ends && verb && !other && can(p, i - 1, Tag::NNS) && !can(p, i - 1, Tag::NN)
}

/// "Told residents not run", "urged her not leave".
fn behind_not(p: &Paragraph, i: usize) -> Option<Issue> {
    let not = i - 1;
    if p.lower(not) != "not" {
        return None;
    }
    let sentence = p.sentence_of(i);
    let governor = (not.saturating_sub(5).max(sentence.start)..not.saturating_sub(1))
        .rev()
        .find(|at| governs(p, *at, "takes-object-and-to").is_some() && is_object(p, at + 1, not))?;
    let person = matches!(p.lower(not - 1), "him" | "them" | "me" | "us" | "her")
        || is_person(p, not - 1)
        || is_name_word(p, not - 1)
        || can(p, not - 1, Tag::NNS);
    let other = can(p, i, Tag::RB) || can(p, i, Tag::IN) || can(p, i, Tag::JJ) && !opens_phrase(p, i + 1);
    let next = p.tokens.get(i + 1);
    let goes_on = next.is_none_or(|t| t.kind == TokenKind::Punct)
        || opens_phrase(p, i + 1)
        || only(p, i + 1, |t| matches!(t, Tag::IN | Tag::TO | Tag::RP | Tag::RB));
    let sure = is_bare_form(p, i);
    (person && (sure || !other && goes_on && !governed(p, governor))).then(|| lacks_to(p, i, governor))
}

#[cfg(test)]
mod tests {
    use crate::check::grammar::trial::{finds, quiet};
    use crate::check::grammar::verbs::find;

    #[test]
    fn a_verb_behind_a_verb_has_its_form() {
        finds(
            find,
            &[
                ("Costs that will continue grow are a worry.", "grow -> growing"),
                ("Few think they want know more.", "know -> to know"),
                ("She began give lessons in the barn.", "give -> giving"),
                ("The town kept send bills to the dead.", "send -> sending"),
                ("He wants to avoid pay the fine.", "pay -> paying"),
                ("They tried sell the mill.", "sell -> to sell"),
                ("The board decided keep the rule.", "keep -> to keep"),
                ("The storm forced him leave the island.", "leave -> to leave"),
                ("The guards allowed the trucks pass through the gate.", "pass -> to pass"),
                ("A judge ordered the city provide beds.", "provide -> to provide"),
                ("The guards allowed trucks pass.", "pass -> to pass"),
                ("He refused provide a name.", "provide -> to provide"),
                ("Police told residents not run.", "run -> to run"),
                ("Deputies urged drivers not cross the bridge.", "cross -> to cross"),
                ("The law would require owners describe each dog.", "describe -> to describe"),
            ],
        );
    }

    #[test]
    fn verbs_in_their_form_are_left_alone() {
        quiet(
            find,
            &[
                "The work they began continues. The fires he started burn.",
                "She let him leave, made them pay and helped the city build it.",
                "He told residents leave was canceled. She told them stories.",
                "They asked him questions and want them home.",
                "The police force officers believe in is small.",
                "The expected changes include a fee.",
                "Start early, stop often. He began work in May. They began work the next day and stopped play the moment it rained.",
                "The agency allowed trucks access to the road.",
                "Asked why, officials say nothing. She wanted him back.",
                "They told voters not all was lost.",
                "Programs that the board manages share staff. These are aims that the team agrees serve it.",
                "The plan allows the design staff the freedom to try. What you have to tell them serves you.",
                "What they ask him serves them. Trained managers empower staff. The law requires that owners describe it.",
                "They tell the American people the truth and told the board it must act.",
                "The law allows plans run by clinics. It allowed workers leave.",
                "He ordered them coffee. It forced the city out.",
            ],
        );
    }
}
