//! Two sentences with nothing between them: "was led away She is due in May".
//!
//! A pronoun with a capital in mid-sentence and its verb behind it can only begin a
//! sentence; the stop before it is missing.

use super::reading::{is_class, is_finite};
use crate::check::{Category, InQuotation, Issue};
use crate::story::{Paragraph, TokenKind};

pub fn find(p: &Paragraph, out: &mut Vec<Issue>) {
    for i in 1..p.tokens.len() {
        if begins_unmarked(p, i) {
            let issue = Issue::new("grammar/run-on", Category::Punctuation, p.span_of(i - 1, i), "A stop is missing between two sentences")
                .why("The capital begins a sentence; the one before it has no stop.")
                .suggest(format!("{}. {}", p.word(i - 1), p.word(i)))
                .confidence(0.93)
                .in_quotation(InQuotation::Repair);
            out.push(issue);
        }
    }
}

fn begins_unmarked(p: &Paragraph, i: usize) -> bool {
    let (Some(before), Some(token)) = (p.tokens.get(i - 1), p.tokens.get(i)) else { return false };
    let pronoun = matches!(p.word(i), "He" | "She" | "They" | "We");
    let ends = before.kind == TokenKind::Word
        && !before.abbreviation
        && !p.is_capitalised(i - 1)
        && before.quoted == token.quoted
        && p.word(i - 1).chars().count() > 1
        && !is_class(p, i - 1, "function")
        && !is_class(p, i - 1, "speech");
    pronoun && token.spaced && ends && is_finite(p, i + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::grammar::trial::{finds, quiet};

    #[test]
    fn a_pronoun_with_a_capital_begins_a_sentence() {
        finds(
            find,
            &[
                ("He was led away in handcuffs She is due in court in May.", "handcuffs She -> handcuffs. She"),
                ("The mill closed last year They sold the land.", "year They -> year. They"),
            ],
        );
    }

    #[test]
    fn names_and_speech_are_left_alone() {
        quiet(
            find,
            &[
                "The mill closed. They sold the land.",
                "In the film She Wore Red, he sings.",
                "The song “We Rise” is hers, and the band She Said plays it.",
                "He said We will see.",
                "The ACLU and He Xi won.",
            ],
        );
    }
}
