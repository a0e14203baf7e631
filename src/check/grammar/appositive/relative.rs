//! The comma before "who", "which" or "where" behind a name: "Jack Tanner who represents the family".
//!
//! A name says which person or body it is, so the clause only adds. Where words before the
//! name make one of several of it ("the Jack Tanner who won", "it was Jack Tanner who
//! won"), there is no comma.

use super::{issue, name_start};
use crate::check::Issue;
use crate::check::grammar::reading::{can, is_class, is_finite, is_name_word, only};
use crate::language::{Lexicon, Tag};
use crate::story::Paragraph;

const ONLY_ADDS: &str = "A name says who or what it is, so the clause only adds to it: it stands after a comma.";

pub fn find(p: &Paragraph, i: usize, out: &mut Vec<Issue>) {
    if i < 1 || !p.tokens.get(i).is_some_and(|t| t.spaced) || !is_name_word(p, i - 1) {
        return;
    }
    let first = name_start(p, i - 1);
    match p.word(i) {
        "who" if is_person_named(p, first, i - 1) && goes_on(p, i + 1) && !is_told_apart(p, first, i) && !is_asked(p, first) => {
            out.push(issue(p, i - 1, i, ONLY_ADDS, if is_free(p, first) { 0.88 } else { 0.82 }));
        }
        "which" if is_body_named(p, first, i - 1) && has_its_verb(p, i + 1) && !is_told_apart(p, first, i) && !is_asked(p, first) => {
            out.push(issue(p, i - 1, i, ONLY_ADDS, 0.85));
        }
        "where" if !is_asked(p, first) && is_place_named(p, first, i - 1) && has_its_subject(p, i + 1) => {
            out.push(issue(p, i - 1, i, ONLY_ADDS, 0.85));
        }
        _ => {}
    }
}

/// "in Vietnam", "to Grand Rapids".
fn is_place_named(p: &Paragraph, first: usize, last: usize) -> bool {
    let name = (first..=last).map(|n| p.lower(n)).collect::<Vec<_>>().join(" ");
    let place = Lexicon::shared().is_place(&name) || Lexicon::shared().is_place(p.lower(last));
    place && first > 0 && matches!(p.lower(first - 1), "in" | "to" | "from" | "near" | "at" | "outside")
}

fn has_its_subject(p: &Paragraph, i: usize) -> bool {
    is_class(p, i, "subject-pronoun") && p.lower(i) != "who" || is_class(p, i, "possessive") || matches!(p.lower(i), "the" | "a" | "an")
}

/// A given name with a surname: two to four words, in the singular.
fn is_person_named(p: &Paragraph, first: usize, last: usize) -> bool {
    let given = (first..last).rev().take(3).any(|n| Lexicon::shared().is_given_name(p.lower(n)));
    given && !p.word(last).ends_with('s') && !is_class(p, last, "calendar")
}

/// Two words with capitals or more, no person and no day; what ends in a common noun is a
/// body, whoever it is named for ("the Clinton Fund").
fn is_body_named(p: &Paragraph, first: usize, last: usize) -> bool {
    let lexicon = Lexicon::shared();
    let common = can(p, last, Tag::NN) && lexicon.knows_lower(p.lower(last));
    last > first && !is_class(p, last, "calendar") && (common || !lexicon.is_given_name(p.lower(first)))
}

fn goes_on(p: &Paragraph, i: usize) -> bool {
    is_finite(p, i) || can(p, i, Tag::RB)
}

/// "which came under fire": a verb in a form that no noun has.
fn has_its_verb(p: &Paragraph, i: usize) -> bool {
    let sure = is_class(p, i, "aux-one") || is_class(p, i, "modal") || matches!(p.lower(i), "had" | "were");
    sure || only(p, i, |t| matches!(t, Tag::VBD | Tag::VBN)) && can(p, i, Tag::VBD) || only(p, i, |t| t == Tag::VBZ)
}

/// "asked the City Council which streets", "told Ann Lee who won": a question, no clause about
/// the name.
fn is_asked(p: &Paragraph, first: usize) -> bool {
    let asks = |i: usize| {
        is_class(p, i, "speech")
            || is_class(p, i, "two-objects")
            || matches!(p.lower(i), "ask" | "asking" | "tell" | "telling" | "show" | "teach")
    };
    let article = first.checked_sub(1).filter(|b| is_class(p, *b, "determiner")).unwrap_or(first);
    let speaker = p.sentence_of(first).start + 1 >= article;
    // "said Ann Lee who": she speaks.
    !speaker && article > 0 && asks(article - 1) && !is_class(p, article - 1, "said")
        || article > 0 && matches!(p.lower(article - 1), "told" | "asked" | "ask" | "tell")
}

/// One of several, or the one meant: "the Ann Lee who", "like Ann Lee who", "it was Ann Lee who".
fn is_told_apart(p: &Paragraph, first: usize, i: usize) -> bool {
    let before = |b: usize| {
        is_class(p, b, "determiner") && !p.is_capitalised(first)
            || is_class(p, b, "determiner") && p.lower(i) == "who"
            || matches!(p.lower(b), "like" | "was" | "is" | "it" | "not" | "other" | "of" | "only" | "and" | "or")
    };
    let cleft = |n: usize| {
        matches!(p.lower(n), "it" | "that" | "there") && matches!(p.lower(n + 1), "is" | "was" | "wasn't" | "isn't" | "will")
            || matches!(p.lower(n), "it's" | "that's" | "there's")
    };
    first.checked_sub(1).is_some_and(before) || p.sentence_of(i).take_while(|n| *n < i).any(cleft)
}

/// The name opens the sentence or stands behind "said" or a mark.
fn is_free(p: &Paragraph, first: usize) -> bool {
    first == 0 || p.opens_sentence(first) || is_class(p, first - 1, "said") || matches!(p.word(first - 1), "," | "—" | "–")
}

#[cfg(test)]
mod tests {
    use crate::check::grammar::appositive::find;
    use crate::check::grammar::trial::{finds, quiet};

    #[test]
    fn a_clause_that_adds_to_a_name_stands_behind_a_comma() {
        finds(
            find,
            &[
                ("Jack Tanner who represents the family, agreed.", "Tanner who -> Tanner, who"),
                ("Crews rescued farmer Mary Dunn who had climbed a tree.", "Dunn who -> Dunn, who"),
                ("The suit cites the Harbor Trust Fund which was set up in May.", "Fund which -> Fund, which"),
                ("It helps the Martha Dunn Fund which was set up in May.", "Fund which -> Fund, which"),
                ("Unlike Mayor Ray D. Houston who ran twice, she won.", "Houston who -> Houston, who"),
                ("He fought in Vietnam where he was wounded.", "Vietnam where -> Vietnam, where"),
                ("She joined Dover Glass which has closed.", "Glass which -> Glass, which"),
            ],
        );
    }

    #[test]
    fn one_of_several_has_none() {
        quiet(
            find,
            &[
                "It was Ann Lee who called. The Ann Lee who won is gone.",
                "There is no Mary Dunn who lives here.",
                "It was only Mary Dunn who saw it.",
                "Bernie Sanders supporters who voted left.",
                "They asked the City Council which was cheaper.",
                "The mayor told Dover Glass which bids were late.",
                "They asked people in Boston where to go and told Ohio where they stood.",
                "Readers ask Mary Dunn who won.",
                "On Ash Wednesday which fell late, it rained.",
            ],
        );
    }
}
