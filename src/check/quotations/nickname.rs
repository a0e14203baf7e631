//! A nickname in parentheses: "Walter (Buck) Haines".

use crate::check::{Category, Checker, InQuotation, Issue};
use crate::language::Lexicon;
use crate::story::{Paragraph, Part, StoryFacts};

pub struct Nickname;

impl Checker for Nickname {
    fn name(&self) -> &'static str {
        "nickname"
    }

    fn check(&self, p: &Paragraph, _: &StoryFacts, out: &mut Vec<Issue>) {
        if p.part != Part::Body {
            return;
        }
        let lexicon = Lexicon::shared();
        for i in 1..p.tokens.len() {
            let plain = |i: usize| p.is_capitalised(i) && p.tokens.get(i).is_some_and(|t| !t.abbreviation && t.span.len() > 2);
            if p.word(i) != "(" || p.word(i + 2) != ")" || !plain(i - 1) || !plain(i + 1) || !plain(i + 3) {
                continue;
            }
            let (given, name, surname) = (p.lower(i - 1), p.word(i + 1), p.lower(i + 3));
            let person = lexicon.is_given_name(given) && (lexicon.is_surname(surname) || lexicon.entry(surname).is_none());
            let mixed = name.chars().skip(1).all(char::is_lowercase);
            let party = lexicon.is_place(p.lower(i + 1)) && !lexicon.is_given_name(p.lower(i + 1));
            if !person || !mixed || party {
                continue;
            }
            let (left, right) = if p.text.contains(['“', '’']) { ("“", "”") } else { ("\"", "\"") };
            out.push(
                Issue::new("nickname-marks", Category::Quotation, p.span_of(i, i + 2), "A nickname in parentheses")
                    .suggest(format!("{left}{name}{right}"))
                    .why("A nickname between first and last name takes quotation marks.")
                    .in_quotation(InQuotation::Repair)
                    .confidence(0.85),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial;

    fn found(text: &str) -> Vec<String> {
        trial::suggested(&Nickname, text)
    }

    #[test]
    fn a_nickname_takes_quotation_marks() {
        assert_eq!(found("Harold (Skip) Johnson ran the mill."), ["\"Skip\""]);
        assert!(found("Rosa Bell (right) and the Portland (Maine) Herald; Ann Lee (D) left.").is_empty());
    }
}
