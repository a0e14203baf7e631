//! A capital after a closing quotation: `it ends here,” The mayor said`.
//!
//! After a comma the sentence goes on, so a common word there has no capital; after a
//! question mark it may be a new sentence, unless a pronoun and "said" follow.

use super::reading::is_class;
use crate::check::{Category, Issue};
use crate::language::inflect;
use crate::story::Paragraph;

/// What is part of the name of a paper or a broadcaster, "The" before it as well.
const PRESS: &[&str] = &[
    "times",
    "post",
    "journal",
    "press",
    "tribune",
    "herald",
    "news",
    "star",
    "globe",
    "guardian",
    "hill",
    "atlantic",
    "economist",
    "observer",
    "sun",
    "mail",
    "gazette",
    "chronicle",
    "register",
    "sentinel",
    "dispatch",
    "examiner",
    "enquirer",
    "independent",
    "intercept",
    "verge",
    "week",
    "nation",
    "reporter",
    "record",
    "republic",
    "courier",
    "telegraph",
    "inquirer",
    "daily",
    "today",
    "wire",
    "bee",
    "leader",
    "banner",
    "review",
    "monitor",
    "advocate",
    "oregonian",
    "tennessean",
    "oklahoman",
    "onion",
    "athletic",
    "root",
    "wrap",
    "information",
    "cut",
    "hague",
    "canadian",
    "california",
    "wall",
    "financial",
    "new",
    "los",
    "washington",
    "boston",
    "dallas",
    "denver",
    "miami",
];

pub fn find(p: &Paragraph, out: &mut Vec<Issue>) {
    for q in &p.quotations {
        let Some(close) = q.close else { continue };
        let mark = p.token_from(close.start);
        let (Some(before), next) = (mark.checked_sub(1), mark + 1) else { continue };
        if !p.is_capitalised(next) || !p.tokens.get(next).is_some_and(|t| t.spaced && !t.abbreviation) {
            continue;
        }
        let sure = match p.word(before) {
            "," => is_common(p, next) && !is_paper(p, next),
            "?" | "!" => is_said(p, next),
            _ => false,
        };
        if !sure || p.word(next) == "I" {
            continue;
        }
        let Some(token) = p.tokens.get(next) else { continue };
        out.push(
            Issue::new("grammar/capital-after-quotation", Category::Capitalization, token.span, "Capital in mid-sentence")
                .why("The sentence goes on after the quotation, so a common word has no capital.")
                .suggest(lower_first(p.word(next)))
                .confidence(0.93),
        );
    }
}

/// A word that is a capital only at the start of a sentence.
fn is_common(p: &Paragraph, i: usize) -> bool {
    is_class(p, i, "function") || !inflect::closed_tags(p.lower(i)).is_empty() && p.lower(i).len() > 1
}

/// "The Times reported", "The Daily Star said".
fn is_paper(p: &Paragraph, i: usize) -> bool {
    p.lower(i) == "the"
        && (i + 1..i + 5).take_while(|n| p.is_capitalised(*n)).any(|n| PRESS.contains(&p.tokens.get(n).map_or("", |t| t.stem())))
}

/// "He said" and nothing between it and the end of the sentence but when or to whom.
fn is_said(p: &Paragraph, i: usize) -> bool {
    let pronoun = matches!(p.lower(i), "he" | "she" | "they" | "we" | "it");
    pronoun
        && is_class(p, i + 1, "speech")
        && matches!(p.word(i + 2), "." | "," | "" | "to" | "at" | "in" | "on" | "during" | "after" | "when" | "as")
}

fn lower_first(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::grammar::trial::{finds, quiet};

    #[test]
    fn a_sentence_goes_on_after_a_quotation() {
        finds(
            find,
            &[
                ("“We will rebuild,” The owner said.", "The -> the"),
                ("\"We will rebuild,\" He said.", "He -> he"),
                ("“Who won?” She asked.", "She -> she"),
                ("“The road is open,” Her deputy wrote.", "Her -> her"),
                ("“We are ready,” The Coast Guard said.", "The -> the"),
            ],
        );
    }

    #[test]
    fn names_and_new_sentences_keep_their_capital() {
        quiet(
            find,
            &[
                "“We will rebuild,” Ann Lee said.",
                "“We will rebuild,” Mayor Lee said.",
                "“We will rebuild.” The owner left.",
                "“Who won?” The crowd went quiet.",
                "“It is over,” The New York Times reported.",
                "“It is over,” The Associated Press said.",
                "“It is over,” I said.",
                "“Stop!” He did not stop.",
                "Her book, “Night,” Random House's best seller, is out.",
                "“It is over,” the owner said.",
            ],
        );
    }
}
