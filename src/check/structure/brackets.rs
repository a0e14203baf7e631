//! Parentheses and brackets that lack their partner, in one paragraph.

use crate::check::{Category, Checker, InQuotation, Issue};
use crate::story::{Paragraph, Part, StoryFacts, TokenKind};

pub struct Brackets;

impl Checker for Brackets {
    fn name(&self) -> &'static str {
        "brackets"
    }

    fn check(&self, p: &Paragraph, _: &StoryFacts, out: &mut Vec<Issue>) {
        if matches!(p.part, Part::Stray | Part::Table) {
            return;
        }
        let mut open: Vec<usize> = Vec::new();
        for i in 0..p.tokens.len() {
            match p.word(i) {
                "(" | "[" if !is_face(p, i) => open.push(i),
                ")" if open.last().is_some_and(|o| p.word(*o) == "(") => _ = open.pop(),
                "]" if open.last().is_some_and(|o| p.word(*o) == "[") => _ = open.pop(),
                ")" | "]" if !is_numbered(p, i) && !is_face(p, i) => out.push(issue(p, i, "No opening bracket for this one")),
                _ => {}
            }
        }
        out.extend(open.into_iter().map(|i| issue(p, i, "No closing bracket for this one")));
    }
}

/// "1)" and "b)" number the items of a list.
fn is_numbered(p: &Paragraph, i: usize) -> bool {
    i.checked_sub(1).and_then(|b| p.tokens.get(b)).is_some_and(|b| b.kind == TokenKind::Number || b.span.len() == 1 && b.is_word())
}

/// ":)" and ";-(".
fn is_face(p: &Paragraph, i: usize) -> bool {
    i > 0 && p.tokens.get(i).is_some_and(|t| !t.spaced) && matches!(p.word(i - 1), ":" | ";" | "-" | "=")
}

fn issue(p: &Paragraph, i: usize, message: &str) -> Issue {
    let span = p.tokens.get(i).map_or(crate::story::Span::new(0, 0), |t| t.span);
    let mut issue = Issue::new("bracket-pair", Category::Punctuation, span, message)
        .why("Every bracket that opens also closes, in the same paragraph.")
        .in_quotation(InQuotation::Repair)
        .confidence(0.8)
        .query();
    if matches!(p.word(i), ")" | "]") {
        issue = issue.suggest("");
    }
    issue
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> usize {
        let mut out = Vec::new();
        Brackets.check(&Paragraph::analyse(text, Part::Body), &StoryFacts::default(), &mut out);
        out.len()
    }

    #[test]
    fn a_bracket_without_its_partner_is_asked_about() {
        assert_eq!(found("The toll ($4 a day applies to all."), 1);
        assert_eq!(found("The toll applies to trucks), too."), 1);
    }

    #[test]
    fn pairs_lists_and_faces_are_right() {
        assert_eq!(found("The toll ($4 [or 3 euros] a day) is 1) new and b) high :)"), 0);
    }
}
