//! "Corp." where a body of people is meant: the Marine Corps, the press corps.

use crate::check::{Category, Checker, InQuotation, Issue};
use crate::story::{Paragraph, Part, StoryFacts};

pub struct Corps;

impl Checker for Corps {
    fn name(&self) -> &'static str {
        "corps"
    }

    fn check(&self, p: &Paragraph, _: &StoryFacts, out: &mut Vec<Issue>) {
        if matches!(p.part, Part::Stray | Part::Table) {
            return;
        }
        for i in 1..p.tokens.len() {
            let word = p.word(i);
            let Some(t) = p.tokens.get(i).filter(|_| matches!(word, "Corp" | "Corp." | "corp" | "corp.")) else { continue };
            if !is_body(p, i) {
                continue;
            }
            let right = if word.starts_with('C') { "Corps" } else { "corps" };
            let issue = Issue::new("name-corps", Category::Name, t.span, "“Corp.” is short for corporation")
                .why("A body of people is a corps, with an s and without a period.")
                .in_quotation(InQuotation::Repair)
                .confidence(0.93);
            let stop = word.ends_with('.') && ends_sentence(p, i);
            out.push(if stop { issue.suggest(format!("{right}.")).suggest(right) } else { issue.suggest(right) });
        }
    }
}

/// Does the word before, or after, go with a corps and not with a company?
fn is_body(p: &Paragraph, i: usize) -> bool {
    let before = p.lower(i - 1);
    if p.lower(i + 1) == "of" && matches!(p.lower(i + 2), "engineers" | "cadets" | "discovery" | "signals") {
        return true;
    }
    // "Gulf Marine Corp.": a name before it makes a company of it.
    let led = i.checked_sub(2).is_none_or(|b| {
        !p.is_capitalised(b)
            || matches!(p.lower(b), "the" | "a" | "an" | "his" | "her" | "our" | "former" | "u.s." | "us" | "royal" | "states")
    });
    match before {
        "guard" | "guards" => {
            led || i.checked_sub(2).is_some_and(|b| {
                matches!(p.lower(b), "revolutionary" | "national" | "coast" | "islamic" | "republican" | "home" | "presidential")
            })
        }
        "marine" | "marines" | "army" | "peace" | "press" | "diplomatic" | "signal" | "bugle" | "conservation" | "cadet" | "officer"
        | "consular" => led,
        _ => false,
    }
}

/// A capital follows that is no rank: the period also ends the sentence.
fn ends_sentence(p: &Paragraph, i: usize) -> bool {
    p.tokens.get(i + 1).is_none_or(|n| {
        !n.abbreviation && !n.span.of(&p.text).starts_with(|c: char| c.is_lowercase() || c.is_ascii_punctuation() && c != '"')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial;

    fn found(text: &str) -> Vec<String> {
        trial::found(&Corps, text).into_iter().map(|mut i| i.suggestions.swap_remove(0)).collect()
    }

    #[test]
    fn a_body_of_people_is_a_corps() {
        assert_eq!(found("He joined the Marine Corp. in 2004."), ["Corps"]);
        assert_eq!(found("She served in the Peace Corp. Later she taught."), ["Corps."]);
        assert_eq!(found("The press corp left, and the Army Corp of Engineers came."), ["corps", "Corps"]);
    }

    #[test]
    fn a_company_keeps_its_corp() {
        assert!(found("Halvorsen Marine Corp. and Acme Corp. merged; Vanguard Corp. did not.").is_empty());
    }
}
