//! A base form where a participle stands: "cots provide by the Red Cross".

use super::super::reading::{can, is_class, is_name_word, is_person, only};
use super::{governed, is_run, issue};
use crate::check::Issue;
use crate::language::{Tag, inflect};
use crate::story::Paragraph;

pub fn at(p: &Paragraph, i: usize) -> Option<Issue> {
    let pure = only(p, i, |t| matches!(t, Tag::VB | Tag::VBP)) && inflect::closed_tags(p.lower(i)).is_empty();
    if !pure || p.lower(i + 1) != "by" || !is_run(p, i - 1, i + 1) || is_class(p, i, "without-object") || !is_noun_before(p, i) {
        return None;
    }
    if !is_agent(p, i + 2) || governed(p, i) {
        return None;
    }
    let right = inflect::participle(p.lower(i))?;
    let why = format!("What is done by somebody is “{right}”.");
    Some(issue(p, i, "Wrong form of the verb", why, vec![right], 0.86))
}

fn is_noun_before(p: &Paragraph, i: usize) -> bool {
    let noun = can(p, i - 1, Tag::NNS) || can(p, i - 1, Tag::NN);
    noun && !p.is_capitalised(i - 1) && !is_person(p, i - 1) && !is_class(p, i - 1, "function")
}

/// Somebody, and not a time or a means: "the Red Cross", "Olga Brandt", "a clerk".
fn is_agent(p: &Paragraph, first: usize) -> bool {
    let name = |i: usize| is_name_word(p, i) && !is_class(p, i, "calendar");
    let led = is_class(p, first, "determiner") || is_class(p, first, "number-word") || is_class(p, first, "possessive");
    name(first)
        || led && (first + 1..first + 4).any(|i| name(i) || is_person(p, i) || is_class(p, i, "body"))
        || is_person(p, first)
        || is_class(p, first, "body")
}

#[cfg(test)]
mod tests {
    use crate::check::grammar::trial::{finds, quiet};
    use crate::check::grammar::verbs::find;

    #[test]
    fn what_is_done_by_somebody_is_a_participle() {
        finds(
            find,
            &[
                ("They slept on cots provide by the Red Cross.", "provide -> provided"),
                ("The rules propose by the mayor would end that.", "propose -> proposed"),
                ("He read from papers obtain by Brandt.", "obtain -> obtained"),
                ("A plan describe by two officials failed.", "describe -> described"),
            ],
        );
    }

    #[test]
    fn verbs_that_do_something_by_something_are_left_alone() {
        quiet(
            find,
            &[
                "Families live by the river, and they swear by the Bible.",
                "Officials decide by May. Prices decrease by 5 percent.",
                "It would help families provide by the end of the month.",
                "What the rules provide by law is plain.",
                "Did the city provide by the deadline?",
            ],
        );
    }
}
