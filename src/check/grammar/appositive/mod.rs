//! Commas round words set beside a name: "Lee, a teacher from Ohio, said".
//!
//! The cases that leave no doubt: a name that is the subject, an article, a person's role and
//! the verb after it; a name after "said" with its role behind; an age with a comma before
//! it and none after; a clause with "who" behind a full name (`relative`); an addition that
//! is opened and not closed (`closing`). "Called Lee a hero" has none.

mod closing;
mod relative;

use super::reading::{can, is_class, is_finite, is_name_word, is_person, only};
use crate::check::{Category, InQuotation, Issue};
use crate::language::Tag;
use crate::story::{Paragraph, TokenKind};

const BOTH_SIDES: &str = "What says who the person is stands between commas, one before and one after.";

pub fn find(p: &Paragraph, out: &mut Vec<Issue>) {
    for i in 0..p.tokens.len() {
        if is_role_opener(p, i) {
            beside_subject(p, i, out);
        }
        after_age(p, i, out);
        relative::find(p, i, out);
        closing::find(p, i, out);
    }
}

fn issue(p: &Paragraph, before: usize, after: usize, why: &str, confidence: f32) -> Issue {
    Issue::new("grammar/appositive", Category::Punctuation, p.span_of(before, after), "Comma missing")
        .why(why)
        .suggest(format!("{}, {}", p.word(before), p.word(after)))
        .confidence(confidence)
        .in_quotation(InQuotation::Repair)
}

/// The first word of the name that ends with token `last`.
fn name_start(p: &Paragraph, last: usize) -> usize {
    let mut first = last;
    while first > 0 && is_name_word(p, first - 1) && p.tokens.get(first).is_some_and(|t| t.spaced) {
        first -= 1;
    }
    first
}

/// "a", "an" or "the" right after a name.
fn is_role_opener(p: &Paragraph, i: usize) -> bool {
    i > 0
        && matches!(p.word(i), "a" | "an" | "the")
        && p.tokens.get(i).is_some_and(|t| t.spaced)
        && is_name_word(p, i - 1)
        && !p.word(i - 1).ends_with("’s")
        && !p.word(i - 1).ends_with("'s")
}

/// Where the role's noun stands, not far behind the article at `i`.
fn role(p: &Paragraph, i: usize) -> Option<usize> {
    let mut at = i + 1;
    while at < i + 7 {
        let token = p.tokens.get(at)?;
        if token.kind == TokenKind::Punct && p.word(at) != "-" || is_class(p, at, "function") {
            return None;
        }
        let more = p.tokens.get(at + 1).is_some_and(|t| t.spaced && t.is_word())
            && (is_person(p, at + 1) || can(p, at + 1, Tag::NN) && !is_finite(p, at + 1) && !is_class(p, at + 1, "function"));
        if is_person(p, at) && !p.is_capitalised(at) && !more {
            return (at > i + 1 || p.word(at + 1) != ",").then_some(at);
        }
        at += 1;
    }
    None
}

fn beside_subject(p: &Paragraph, i: usize, out: &mut Vec<Issue>) {
    let first = name_start(p, i - 1);
    let Some(noun) = role(p, i) else { return };
    let before = first.checked_sub(1);
    let after_said = before.is_some_and(|b| is_class(p, b, "said"));
    if after_said && first + 2 <= i {
        out.push(issue(p, i - 1, i, "What says who the person is stands between commas.", 0.9));
        return;
    }
    // The subject of a verb that comes after the role and what belongs to it.
    let opens = p.opens_sentence(first) || before.is_some_and(|b| matches!(p.word(b), ",") || is_class(p, b, "clause-before"));
    let earlier_verb = p.sentence_of(i).take_while(|n| *n < first).any(|n| is_class(p, n, "two-objects"));
    if !opens || earlier_verb {
        return;
    }
    let Some(verb) = verb_after(p, noun) else {
        if first + 2 <= i && is_closed(p, noun) {
            out.push(issue(p, i - 1, i, BOTH_SIDES, 0.88));
        }
        return;
    };
    let plain_role = noun == i + 1 && verb == noun + 1;
    if plain_role && p.word(i) == "the" {
        return;
    }
    out.push(issue(p, i - 1, i, BOTH_SIDES, 0.9));
    out.push(issue(p, verb - 1, verb, BOTH_SIDES, 0.9));
}

/// The comma behind the role stands, and the verb or "who" comes: "the coach at Dover, won".
fn is_closed(p: &Paragraph, noun: usize) -> bool {
    let word = |n: &usize| p.tokens.get(*n).is_some_and(|t| t.is_word() || p.word(*n) == "-");
    let Some(comma) = (noun + 1..noun + 10).find(|n| !word(n)).filter(|n| p.word(*n) == ",") else { return false };
    let aside = (noun + 1..comma)
        .any(|n| matches!(p.lower(n), "and" | "or" | "that" | "when") || is_class(p, n, "aux-one") || is_class(p, n, "modal"));
    let next = comma + 1;
    !aside
        && (p.lower(next) == "who"
            || is_class(p, next, "said")
            || is_class(p, next, "aux-one")
            || is_finite(p, next) && can(p, next, Tag::VBD))
}

/// The verb of the clause, behind "in Peoria", "of the club": no mark before it.
fn verb_after(p: &Paragraph, noun: usize) -> Option<usize> {
    let mut at = noun + 1;
    while at < noun + 9 {
        let token = p.tokens.get(at)?;
        if token.kind == TokenKind::Punct || matches!(p.lower(at), "who" | "that" | "which" | "and" | "or" | "whose" | "when") {
            return None;
        }
        let told = is_class(p, at, "said") && p.lower(at + 1) != "to";
        let sure = told || is_class(p, at, "aux-one") || is_class(p, at, "modal") || p.lower(at) == "had" || only(p, at, |t| t == Tag::VBZ);
        let past = only(p, at, |t| matches!(t, Tag::VBD | Tag::VBN)) && can(p, at, Tag::VBD);
        // After the noun itself a past form may be a participle: "a man known for".
        let far = at > noun + 1
            || only(p, at, |t| t == Tag::VBD) && !p.lower(at).ends_with("ed")
            || is_class(p, at, "said")
            || is_class(p, at, "speaks-only") && p.lower(at + 1) != "to";
        let object = !matches!(p.lower(at + 1), "by" | "in" | "from" | "with" | "for" | "as" | "of");
        if !p.is_capitalised(at) && (sure || past && far && object) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// "Ann Lee, 45 of Boston": a comma closes the age.
fn after_age(p: &Paragraph, i: usize, out: &mut Vec<Issue>) {
    let Some(number) = p.tokens.get(i).filter(|t| t.kind == TokenKind::Number) else { return };
    let age = number.span.of(&p.text).parse::<u32>().is_ok_and(|n| (1..=110).contains(&n));
    let named =
        i >= 3 && p.word(i - 1) == "," && is_name_word(p, i - 2) && is_name_word(p, i - 3) && p.tokens.get(i - 2).is_some_and(|t| t.spaced);
    if !age || !named || !p.tokens.get(i + 1).is_some_and(|t| t.is_word() && t.spaced) {
        return;
    }
    let first = name_start(p, i - 3);
    let person = crate::language::Lexicon::shared().is_given_name(p.lower(first));
    let goes_on = matches!(p.lower(i + 1), "who" | "whose" | "said" | "says" | "was" | "is" | "has" | "had")
        || matches!(p.lower(i + 1), "of") && p.is_capitalised(i + 2);
    if person && goes_on {
        out.push(issue(p, i, i + 1, "A comma stands on both sides of an age after a name.", 0.92));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::grammar::trial::{finds, found, quiet};

    #[test]
    fn a_role_beside_the_subject_stands_between_commas() {
        let text = "When it ended, Omar Haddad a senior negotiator in Cairo posted a photo.";
        assert_eq!(found(find, text), ["Haddad a -> Haddad, a", "Cairo posted -> Cairo, posted"]);
    }

    #[test]
    fn a_single_comma_that_is_missing_is_found() {
        finds(
            find,
            &[
                ("“We won,” said Ann Lee the head coach at Dover.", "Lee the -> Lee, the"),
                ("Ann Lee, 45 of Boston, won.", "45 of -> 45, of"),
                ("Omar Haddad the governor of the province, resigned on Friday.", "Haddad the -> Haddad, the"),
                ("Ann Lee a statistician at Salem College, said so.", "Lee a -> Lee, a"),
            ],
        );
    }

    #[test]
    fn what_is_no_addition_has_no_commas() {
        quiet(
            find,
            &[
                "They called Omar Haddad a hero and made Ann Lee a judge.",
                "The city gave Ann Lee a book. It cost Haddad a fortune.",
                "When the board named Lee the new coach in May it rained.",
                "In Dover, 45 of 50 voters left.",
                "Joe the plumber spoke. Ivan the Terrible ruled.",
                "Bernie Sanders supporters who voted left.",
                "On Monday a judge in Dover ruled.",
                "Ann Lee, 45, of Boston, won.",
            ],
        );
    }
}
