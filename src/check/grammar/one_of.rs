//! "One of the city's largest employer": one is taken of many, so the noun is a plural.

use super::reading::{can, is_class, only};
use crate::check::{Category, Issue};
use crate::language::{Tag, inflect};
use crate::story::{Paragraph, TokenKind};

pub fn find(p: &Paragraph, out: &mut Vec<Issue>) {
    for i in 2..p.tokens.len() {
        if p.lower(i) == "of" && p.lower(i - 1) == "one" && opens_the_many(p, i + 1) {
            out.extend(single_noun(p, i + 1));
        }
    }
}

/// "the", "her", "the city's".
fn opens_the_many(p: &Paragraph, i: usize) -> bool {
    p.lower(i) == "the" || is_class(p, i, "possessive") || is_owner(p, i)
}

fn is_owner(p: &Paragraph, i: usize) -> bool {
    p.word(i).ends_with("'s") || p.word(i).ends_with("’s")
}

/// The noun that ends the phrase where it is singular: behind a superlative, a number or an
/// owner, before a verb, a mark or a preposition.
fn single_noun(p: &Paragraph, start: usize) -> Option<Issue> {
    let mut picked = false;
    let mut at = start;
    while at < start + 6 {
        let token = p.tokens.get(at)?;
        if !token.is_word() || at > start && p.is_capitalised(at) && !is_owner(p, at) {
            return None;
        }
        picked |= can(p, at, Tag::JJS) || matches!(p.lower(at), "most" | "least" | "last" | "only" | "first");
        let more = p.tokens.get(at + 1).is_some_and(|t| t.is_word() && t.spaced)
            && (can(p, at + 1, Tag::NN)
                || can(p, at + 1, Tag::NNS)
                || can(p, at + 1, Tag::JJ)
                || can(p, at + 1, Tag::JJS)
                || is_owner(p, at + 1))
            && !can(p, at + 1, Tag::IN)
            && (matches!(p.lower(at + 1), "most" | "least") || !is_class(p, at + 1, "function"));
        if !more {
            break;
        }
        at += 1;
    }
    let noun = p.lower(at);
    let single = can(p, at, Tag::NN)
        && ![Tag::NNS, Tag::JJ, Tag::JJS, Tag::JJR, Tag::RB, Tag::CD].iter().any(|t| can(p, at, *t))
        && !is_owner(p, at)
        && !inflect::is_mass(noun)
        && !inflect::is_invariant(noun);
    let ends = p.tokens.get(at + 1).is_none_or(|t| t.kind == TokenKind::Punct && p.word(at + 1) != "-")
        || only(p, at + 1, |t| {
            t == Tag::IN || t == Tag::TO || t == Tag::MD || t == Tag::VBD || t == Tag::VBZ || t == Tag::WP || t == Tag::WDT
        });
    (picked && single && ends && at > start).then(|| {
        Issue::new("grammar/one-of", Category::Grammar, p.span_of(at, at), "One of many: the noun is a plural")
            .why("“One of the largest” picks one out of several, so several are named.")
            .suggest(inflect::plural(noun))
            .confidence(0.88)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::grammar::trial::{finds, quiet};

    #[test]
    fn one_is_taken_of_many() {
        finds(
            find,
            &[
                ("The plant is one of the city's largest employer.", "employer -> employers"),
                ("It was one of the worst storm in years.", "storm -> storms"),
                ("She is one of the county's most senior judge, and one of two.", "judge -> judges"),
            ],
        );
    }

    #[test]
    fn what_is_many_already_or_cannot_be_is_right() {
        quiet(
            find,
            &[
                "It is one of the city's largest employers.",
                "One of the best of them won, and one of the staff left.",
                "It is one of the oldest law firms in town.",
                "One of the last people to leave was ill.",
                "One of the world's most endangered species was seen.",
                "One of the least of our worries is one of the finest wine merchants.",
            ],
        );
    }
}
