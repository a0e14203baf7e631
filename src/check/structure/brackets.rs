//! Parentheses and brackets that lack their partner.
//!
//! A pair may reach into the next paragraph: a note of several lines, a line that was broken.

use crate::check::{Category, InQuotation, Issue, StoryChecker};
use crate::story::{Paragraph, Part, Story, TokenKind};

pub struct Brackets;

impl StoryChecker for Brackets {
    fn name(&self) -> &'static str {
        "brackets"
    }

    fn check(&self, story: &Story, out: &mut Vec<Issue>) {
        let mut before: Option<Single> = None;
        for placed in &story.paragraphs {
            let p = &*placed.paragraph;
            if matches!(p.part, Part::Stray | Part::Table) {
                continue;
            }
            let mut found = singles(p);
            let carried = before.as_ref().zip(found.first()).is_some_and(|(a, b)| a.partner == b.word);
            if carried {
                before = None;
                out.pop();
                found.remove(0);
            }
            out.extend(found.iter().map(|s| s.issue.clone().shifted(placed.start)));
            // A line of a broken paragraph keeps it open.
            let broken = found.is_empty() && !p.text.trim_end().ends_with(['.', '?', '!', '”', '"']);
            if !broken {
                before = found.pop().filter(|s| s.opens);
            }
        }
    }
}

/// A bracket alone in its paragraph.
struct Single {
    word: &'static str,
    partner: &'static str,
    opens: bool,
    issue: Issue,
}

/// Those of one paragraph, in order of place.
fn singles(p: &Paragraph) -> Vec<Single> {
    let mut open: Vec<(usize, &'static str)> = Vec::new();
    let mut found: Vec<(usize, &'static str)> = Vec::new();
    for i in 0..p.tokens.len() {
        match p.word(i) {
            "(" if !is_face(p, i) => open.push((i, "(")),
            "[" if !is_face(p, i) => open.push((i, "[")),
            ")" if open.last().is_some_and(|o| o.1 == "(") => _ = open.pop(),
            "]" if open.last().is_some_and(|o| o.1 == "[") => _ = open.pop(),
            ")" if !is_numbered(p, i) && !is_face(p, i) => found.push((i, ")")),
            "]" if !is_numbered(p, i) && !is_face(p, i) => found.push((i, "]")),
            _ => {}
        }
    }
    found.append(&mut open);
    found.sort_unstable();
    found
        .into_iter()
        .map(|(i, word)| {
            let (partner, opens) = match word {
                "(" => (")", true),
                "[" => ("]", true),
                ")" => ("(", false),
                _ => ("[", false),
            };
            let message = if opens { "No closing bracket for this one" } else { "No opening bracket for this one" };
            Single { word, partner, opens, issue: issue(p, i, message) }
        })
        .collect()
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
    use crate::story::ReadAs;

    fn found(text: &str) -> usize {
        let mut out = Vec::new();
        Brackets.check(&Story::parse(text, ReadAs::Body), &mut out);
        out.len()
    }

    #[test]
    fn a_bracket_without_its_partner_is_asked_about() {
        assert_eq!(found("The toll ($4 a day applies to all."), 1);
        assert_eq!(found("The toll applies to trucks), too."), 1);
    }

    #[test]
    fn a_pair_may_reach_into_the_next_paragraph() {
        assert_eq!(found("The toll (which is new\nand applies to all) is high.\n"), 0);
        assert_eq!(found("The toll (which is new.\nIt applies to all.\nThe price) is high.\n"), 2);
    }

    #[test]
    fn pairs_lists_and_faces_are_right() {
        assert_eq!(found("The toll ($4 [or 3 euros] a day) is 1) new and b) high :)"), 0);
    }
}
