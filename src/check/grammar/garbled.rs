//! Words of form that cannot stand side by side: "the has", "a of", "of to", "not it",
//! "will be be". Where swapping two of them mends it, that is suggested; where a word is
//! missing, only the writer knows it.

use super::reading::{can, is_class, only, runs_on};
use crate::check::{Category, Issue};
use crate::language::{Tag, inflect};
use crate::story::{Paragraph, TokenKind};

pub fn find(p: &Paragraph, out: &mut Vec<Issue>) {
    let mut i = 0;
    while i + 1 < p.tokens.len() {
        let apart = !runs_on(p, i + 1) || p.is_capitalised(i + 1) || p.is_capitalised(i) && !p.opens_sentence(i);
        let found = if apart { None } else { swapped(p, i).or_else(|| twice(p, i)).or_else(|| broken(p, i)) };
        i += 1 + usize::from(found.is_some());
        out.extend(found);
    }
}

/// Two small words in the wrong order.
fn swapped(p: &Paragraph, i: usize) -> Option<Issue> {
    let (a, b) = (p.lower(i), p.lower(i + 1));
    let article = |w: &str| matches!(w, "the" | "a" | "an");
    let preposition = |at: usize| is_class(p, at, "small-preposition");
    // "the of crowd" is "of the crowd" where a noun comes next.
    let noun_next = p.tokens.get(i + 2).is_some_and(|t| t.spaced) && may_open_noun(p, i + 2);
    let behind_article =
        (article(a) || is_class(p, i, "possessive") && a != "her") && preposition(i + 1) && noun_next && !is_particle_noun(p, i);
    let been_has =
        a == "been" && matches!(b, "has" | "have" | "had") && i > 0 && !is_class(p, i - 1, "have") && !only(p, i - 1, Tag::is_adverb);
    let participle = can(p, i + 2, Tag::VBN) || can(p, i + 2, Tag::JJ);
    let be_would = matches!(b, "could" | "would" | "should" | "will" | "must") && matches!(a, "be" | "have") && participle;
    let bare = only(p, i, |t| matches!(t, Tag::VB | Tag::VBP)) || matches!(a, "go" | "make" | "have" | "be" | "get" | "do" | "take");
    let make_to = b == "to" && bare && i > 0 && is_class(p, i - 1, "wants-to");
    if !(behind_article || been_has || make_to || be_would && i > 0 && !is_class(p, i - 1, "modal") && p.lower(i - 1) != "to") {
        return None;
    }
    let first = if p.is_capitalised(i) { super::phrase::capitalised(b) } else { b.to_owned() };
    Some(
        Issue::new("grammar/order", Category::Grammar, p.span_of(i, i + 1), "Two words in the wrong order")
            .why(format!("“{a} {b}” does not stand in this order."))
            .suggest(format!("{first} {a}"))
            .confidence(0.88),
    )
}

/// Can the word begin or be a noun phrase without its article?
fn may_open_noun(p: &Paragraph, i: usize) -> bool {
    let Some(token) = p.tokens.get(i) else { return false };
    let tags = inflect::possible_tags(token.stem());
    let noun = tags.any(|t| t.is_noun() || t.is_adjective()) && !is_class(p, i, "function");
    token.kind == TokenKind::Number
        || p.is_capitalised(i)
        || noun
        || matches!(&*token.lower, "only" | "more" | "most" | "same" | "first" | "last")
        || is_class(p, i, "number-word")
}

/// "The in crowd", "an on switch": a particle as an adjective.
fn is_particle_noun(p: &Paragraph, i: usize) -> bool {
    matches!(
        (p.lower(i + 1), p.tokens.get(i + 2).map_or("", |t| t.stem())),
        ("in", "crowd" | "box" | "thing" | "house")
            | ("on" | "off", "switch" | "button" | "ramp" | "season" | "year" | "day" | "state")
            | ("up", _)
            | ("for", "profit")
    )
}

/// Two articles, two forms of "be", two modals.
fn twice(p: &Paragraph, i: usize) -> Option<Issue> {
    let (a, b) = (p.lower(i), p.lower(i + 1));
    let article = |w: &str| matches!(w, "the" | "a" | "an");
    let both = article(a) && article(b)
        || article(a) && is_class(p, i + 1, "possessive") && b != "her"
        || is_class(p, i, "possessive") && article(b) && a != "her" && a != "his";
    let modals = is_class(p, i, "modal-sure") && is_class(p, i + 1, "modal-sure");
    if a == b || !both && !modals {
        return None;
    }
    Some(
        Issue::new("grammar/doubled-form", Category::Grammar, p.span_of(i, i + 1), "One word too many")
            .why("Only one of these two can stand here.")
            .suggest_all([b.to_owned(), a.to_owned()])
            .confidence(0.8)
            .query(),
    )
}

/// An article or a preposition before a verb that carries the clause: something is missing.
fn broken(p: &Paragraph, i: usize) -> Option<Issue> {
    let (a, b) = (p.lower(i), p.lower(i + 1));
    let auxiliary = matches!(
        b,
        "is" | "are" | "was" | "were" | "has" | "have" | "had" | "does" | "did" | "been" | "would" | "could" | "should" | "because"
    );
    let bare = matches!(a, "the" | "a" | "an" | "of" | "my" | "our" | "your" | "their");
    let order = a == "not"
        && matches!(b, "it" | "they" | "he")
        && i > 0
        && inflect::possible_tags(p.lower(i - 1)).any(|t| matches!(t, Tag::VBN))
        && is_class(p, i.checked_sub(2)?, "have");
    let haves =
        b == "have" && matches!(a, "the" | "a") && p.tokens.get(i + 2).is_some_and(|t| t.span.of(&p.text) == "-" || &*t.lower == "nots");
    // "A number of would-be buyers", "the has-beens".
    let compound = auxiliary && p.word(i + 2) == "-" && p.tokens.get(i + 2).is_some_and(|t| !t.spaced);
    if !(auxiliary && bare || order)
        || haves
        || compound
        || a == "of" && matches!(b, "had" | "is" | "was" | "were" | "are" | "because") && ends_a_relative(p, i)
    {
        return None;
    }
    let last = if order { i + 1 } else { (i + 1).min(p.tokens.len() - 1) };
    Some(
        Issue::new("grammar/garbled", Category::Grammar, p.span_of(i, last), "The sentence is broken here")
            .why(format!("“{a} {b}” cannot stand side by side: a word is missing, left over or in the wrong place. Ask the writer."))
            .confidence(0.85)
            .query(),
    )
}

/// "What he dreamed of was", "all she spoke of is": the preposition ends a clause.
fn ends_a_relative(p: &Paragraph, i: usize) -> bool {
    i > 0 && inflect::possible_tags(p.lower(i - 1)).any(|t| t.is_verb() || matches!(t, Tag::NN | Tag::NNS | Tag::JJ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::grammar::trial::{finds, quiet};

    #[test]
    fn words_that_cannot_stand_together_are_found() {
        finds(
            find,
            &[
                ("The end the of season came early.", "the of -> of the"),
                ("He sat the in kitchen.", "the in -> in the"),
                ("The council been has warned.", "been has -> has been"),
                ("It also threatened the port and the has left.", "the has -> ?"),
                ("He read the a book.", "the a -> a"),
                ("They have made not it clear.", "not it -> ?"),
            ],
        );
    }

    #[test]
    fn small_words_in_their_order_are_left_alone() {
        quiet(
            find,
            &[
                "What he dreamed of was a home; all she spoke of is lost.",
                "The have-nots and the haves met at the in crowd's bar.",
                "Give her the book and tell her a story.",
                "It is of the essence, and to the point.",
                "He turned the on switch off.",
                "Not it, they said, but he.",
                "The vote, which they knew of, has passed.",
                "The A team won.",
                "Those in the know will be there.",
            ],
        );
    }
}
