//! A small word left out: "according officials", "42 cents share", "guilty all counts".

use super::reading::{can, is_class, is_person, only, runs_on};
use crate::check::{Category, Issue};
use crate::language::Tag;
use crate::story::{Paragraph, TokenKind};

pub fn find(p: &Paragraph, out: &mut Vec<Issue>) {
    for i in 0..p.tokens.len() {
        let found = rate(p, i).or_else(|| according(p, i)).or_else(|| guilty(p, i));
        out.extend(found);
    }
}

fn issue(p: &Paragraph, i: usize, word: &str, right: String, confidence: f32) -> Issue {
    Issue::new("grammar/missing-word", Category::Grammar, p.span_of(i, i), format!("“{word}” is missing"))
        .why(format!("The phrase is “{right}”."))
        .suggest(right)
        .confidence(confidence)
}

fn is_number(p: &Paragraph, i: usize) -> bool {
    p.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number)
        || is_class(p, i, "number-word")
        || matches!(p.lower(i), "million" | "billion" | "half")
}

/// "Earned 42 cents share", "averages 21 points game", "$15 hour".
fn rate(p: &Paragraph, i: usize) -> Option<Issue> {
    let count = i.checked_sub(1)?;
    let plain = runs_on(p, i) && !p.is_capitalised(i) && !p.is_capitalised(count);
    if !plain || !rate_ends(p, i) {
        return None;
    }
    let number = count.checked_sub(1).is_some_and(|n| is_number(p, n) && p.tokens.get(count).is_some_and(|t| t.spaced));
    let counted = number && is_class(p, count, "rate-count") && (is_class(p, i, "rate-by") || is_class(p, i, "rate-by-time"));
    let timed = number && is_class(p, count, "rate-time") && is_class(p, i, "rate-by-time");
    let money = p.tokens.get(count).is_some_and(|t| t.kind == TokenKind::Number)
        && count > 0
        && p.word(count - 1) == "$"
        && is_class(p, i, "rate-by-money");
    if !(counted || timed || money) || p.lower(count) == p.lower(i) {
        return None;
    }
    let article = if p.lower(i).starts_with("hour") || p.lower(i).starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    Some(issue(p, i, article, format!("{article} {}", p.word(i)), if money { 0.86 } else { 0.9 }))
}

/// Nothing follows that the unit could be part of ("a $5 gallon jug", "10 points game high").
fn rate_ends(p: &Paragraph, i: usize) -> bool {
    let Some(next) = p.tokens.get(i + 1) else { return true };
    match next.kind {
        TokenKind::Punct => !matches!(p.word(i + 1), "-" | "/" | "’" | "'"),
        TokenKind::Word => {
            !p.is_capitalised(i + 1)
                && (only(p, i + 1, |t| {
                    matches!(t, Tag::IN | Tag::TO | Tag::CC | Tag::MD | Tag::VBD | Tag::VBZ | Tag::WDT | Tag::WP | Tag::PRP)
                }) || matches!(
                    p.lower(i + 1),
                    "for" | "in" | "on" | "and" | "or" | "by" | "at" | "from" | "with" | "while" | "but" | "after" | "this" | "last" | "to"
                ))
        }
        _ => false,
    }
}

/// "According hospital officials": not where somebody is accorded something.
fn according(p: &Paragraph, i: usize) -> Option<Issue> {
    if p.lower(i) != "according" || matches!(p.lower(i + 1), "to" | "as") || !runs_on(p, i + 1) {
        return None;
    }
    let source =
        (i + 1..i + 6).take_while(|at| runs_on(p, *at)).any(|at| is_person(p, at) || is_class(p, at, "body") || is_class(p, at, "source"));
    let aside = i == 0 || p.opens_sentence(i) || p.word(i - 1) == ",";
    let given = is_class(p, i + 1, "possessive") || matches!(p.lower(i + 1), "him" | "them" | "it" | "women" | "each" | "every");
    (source && !given || aside && !given && p.is_capitalised(i + 1))
        .then(|| issue(p, i, "to", format!("{} to", p.word(i)), if aside { 0.93 } else { 0.85 }))
}

/// "Was found guilty all 11 counts".
fn guilty(p: &Paragraph, i: usize) -> Option<Issue> {
    let next = i + 1;
    let counted = matches!(p.lower(next), "all" | "both" | "one" | "each") || is_number(p, next);
    if p.lower(i) != "guilty" || !counted || !runs_on(p, next) && !is_number(p, next) {
        return None;
    }
    let charges = (next + 1..next + 5)
        .take_while(|at| p.tokens.get(*at).is_some_and(|t| t.kind != TokenKind::Punct))
        .take_while(|at| {
            is_number(p, *at)
                || matches!(p.lower(*at), "of" | "the" | "other")
                || can(p, *at, Tag::NN)
                || can(p, *at, Tag::JJ)
                || can(p, *at, Tag::NNS)
        })
        .any(|at| matches!(p.lower(at), "count" | "counts" | "charge" | "charges"));
    let pleaded = i > 0 && (i.saturating_sub(3)..i).any(|at| matches!(p.lower(at), "plead" | "pleads" | "pleaded" | "pleading" | "pled"));
    let word = if pleaded { "to" } else { "on" };
    charges.then(|| issue(p, i, word, format!("{} {word}", p.word(i)), 0.9))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::grammar::trial::{finds, quiet};

    #[test]
    fn a_word_left_out_is_put_in() {
        finds(
            find,
            &[
                ("The bank earned 42 cents share in the fall.", "share -> a share"),
                ("She averages 21 points game.", "game -> a game"),
                ("The job pays $15 hour.", "hour -> an hour"),
                ("The field gave 180 bushels acre, he said.", "acre -> an acre"),
                ("The store is open 24 hours day.", "day -> a day"),
                ("The boy was hurt, according hospital officials.", "according -> according to"),
                ("According police, he fled.", "According -> According to"),
                ("He rents it for $900 month.", "month -> a month"),
                ("A jury found her guilty all 11 counts.", "guilty -> guilty on"),
                ("Brandt pleaded guilty two counts of theft.", "guilty -> guilty to"),
            ],
        );
    }

    #[test]
    fn what_lacks_no_word_is_left_alone() {
        quiet(
            find,
            &[
                "It earned 42 cents a share, and she has 21 points a game.",
                "He bought a $5 gallon jug and a $20 day pass.",
                "A $15 hourly wage is paid, according to police.",
                "A law according women a vote passed. He won 20 points Game 3.",
                "She is guilty all the same. He was found guilty Friday.",
                "It will be paid according as the court rules.",
                "She scored 21 points this game.",
            ],
        );
    }
}
