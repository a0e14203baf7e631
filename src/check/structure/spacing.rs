//! Spaces: two where one belongs, one before a comma, none after it.
//!
//! Tables and the indent of a line keep theirs. Spaces at quotation marks are looked at
//! where the marks are.

use crate::check::{Batch, Category, Checker, Issue};
use crate::story::quotation::is_double_mark;
use crate::story::{Paragraph, Part, Span, StoryFacts, TokenKind};

pub struct Spacing;

impl Checker for Spacing {
    fn name(&self) -> &'static str {
        "spacing"
    }

    fn check(&self, p: &Paragraph, _: &StoryFacts, out: &mut Vec<Issue>) {
        if matches!(p.part, Part::Stray | Part::Table) {
            return;
        }
        for i in 1..p.tokens.len() {
            if let Some(issue) = two_spaces(p, i).or_else(|| before_mark(p, i)).or_else(|| after_mark(p, i)) {
                out.push(issue);
            }
        }
    }
}

/// What stands between token `i` and the one before it.
fn gap(p: &Paragraph, i: usize) -> Span {
    match (i.checked_sub(1).and_then(|b| p.tokens.get(b)), p.tokens.get(i)) {
        (Some(a), Some(b)) => Span::new(a.span.end, b.span.start),
        _ => Span::new(0, 0),
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}')
}

fn two_spaces(p: &Paragraph, i: usize) -> Option<Issue> {
    let gap = gap(p, i);
    let spaces = gap.of(&p.text);
    let wide = spaces.chars().count();
    if !(2..=3).contains(&wide) || !spaces.chars().all(is_space) || is_closing(p, i) || is_bullet(p, i - 1) {
        return None;
    }
    let stop = matches!(p.word(i - 1), "." | "?" | "!" | "”" | "\"" | ":");
    let why = if stop { "One space follows the end of a sentence." } else { "Words stand one space apart." };
    Some(Issue::typing("double-space", Category::Punctuation, gap, "More than one space", [" "]).why(why).confidence(0.95))
}

/// The bullet or the number of a list, behind which the text is set in.
fn is_bullet(p: &Paragraph, i: usize) -> bool {
    match i {
        0 => matches!(p.word(0), "-" | "*" | "•" | "–" | "—" | "+" | "o" | "·" | "§" | "▪"),
        1 => matches!(p.word(1), "." | ")") && p.tokens.first().is_some_and(|t| t.kind == TokenKind::Number || t.span.len() == 1),
        _ => false,
    }
}

/// A mark that hugs the word before it.
fn is_closing(p: &Paragraph, i: usize) -> bool {
    matches!(p.word(i), "," | "." | ";" | ":" | "?" | "!" | ")")
}

/// "fell , as": the mark with the spaces before it.
fn before_mark(p: &Paragraph, i: usize) -> Option<Issue> {
    let t = p.tokens.get(i)?;
    let gap = gap(p, i);
    let mark = p.word(i);
    if !is_closing(p, i) || gap.is_empty() || !gap.of(&p.text).chars().all(is_space) {
        return None;
    }
    let next = p.tokens.get(i + 1);
    // ".22 rifle", ".profile", ":)" begin something; "... ." and ". . ." are an ellipsis.
    if next.is_some_and(|n| !n.spaced && !is_double_mark(n.span.of(&p.text))) {
        return None;
    }
    let before = p.word(i - 1);
    let ellipsis = before.starts_with('.') || before == "…" || mark == "." && next.is_some_and(|n| n.span.of(&p.text).starts_with('.'));
    let ratio = mark == ":" && p.tokens.get(i - 1).is_some_and(|b| b.kind == TokenKind::Number);
    let symbol = p.tokens.get(i - 1).is_some_and(|b| b.kind == TokenKind::Symbol && before != "%");
    if ellipsis || ratio || symbol || matches!(before, "(" | "[" | "-" | "—" | "–" | "--") {
        return None;
    }
    Some(
        Issue::typing("space-before-mark", Category::Punctuation, gap.cover(t.span), "A space before the punctuation mark", [mark])
            .why("A comma, a stop and the like follow their word without a space.")
            .confidence(0.95),
    )
}

/// "fell,as" and "closed.The": no space after the mark.
fn after_mark(p: &Paragraph, i: usize) -> Option<Issue> {
    let t = p.tokens.get(i)?;
    let (before, after) = (p.tokens.get(i - 1)?, p.tokens.get(i + 1)?);
    if t.spaced
        || after.spaced
        || t.kind != TokenKind::Punct
        || after.kind != TokenKind::Word && !(p.word(i) == "," && after.kind == TokenKind::Number)
    {
        return None;
    }
    let mark = p.word(i);
    let (left, right) = (before.span.of(&p.text), after.span.of(&p.text));
    let quoted_before = is_double_mark(left);
    let letters = |w: &str| w.chars().filter(|c| c.is_alphabetic()).count();
    let apart = match mark {
        "," => {
            let spaced_list = before.kind == TokenKind::Number && after.kind == TokenKind::Number;
            (before.kind == TokenKind::Word || before.kind == TokenKind::Number || quoted_before || left == ")") && !spaced_list
        }
        // "&mdash;" and "&nbsp;" are left over from a web page.
        ";" => before.kind == TokenKind::Word && letters(right) > 1 && !(i > 1 && p.word(i - 2) == "&" && !before.spaced),
        "." | "?" | "!" => {
            let opens = right.starts_with(char::is_uppercase) && (letters(right) > 1 || matches!(right, "A" | "I"));
            let lower = left.chars().all(char::is_lowercase) && letters(left) > 1;
            let two_tokens = p.tokens.get(i + 2).is_none_or(|n| n.spaced || n.kind == TokenKind::Punct && n.span.of(&p.text) != ".");
            opens && lower && two_tokens && !before_is_joined(p, i - 1)
        }
        _ => false,
    };
    apart.then(|| {
        let repaired = [format!("{mark} {right}")];
        let span = p.span_of(i, i + 1);
        let mut issue = Issue::typing("space-after-mark", Category::Punctuation, span, "No space after the punctuation mark", repaired)
            .why("A space follows a comma or a stop.")
            .confidence(if mark == "." { 0.9 } else { 0.94 });
        // What looks like a sentence may be an address or a name: one look each.
        issue.batch = Batch::Suggest;
        issue
    })
}

/// "node.Name" inside "a.b.node.Name" or "x-node.Name" is an address or a label.
fn before_is_joined(p: &Paragraph, i: usize) -> bool {
    p.tokens.get(i).is_some_and(|t| !t.spaced && i > 0 && !is_double_mark(p.word(i - 1)) && !matches!(p.word(i - 1), "(" | "-" | "—"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial;

    fn repaired(text: &str) -> String {
        trial::repaired(&Spacing, text)
    }

    #[test]
    fn spaces_are_set_right() {
        assert_eq!(repaired("The pool shut.  It  rained."), "The pool shut. It rained.");
        assert_eq!(repaired("Prices fell , then rose ."), "Prices fell, then rose.");
        assert_eq!(repaired("Prices fell,then rose.They fell again."), "Prices fell, then rose. They fell again.");
        assert_eq!(repaired("Is it open ?"), "Is it open?");
    }

    #[test]
    fn what_is_right_stays() {
        for text in [
            "It is ... open. Wait . . . now.",
            "He fired a .22 rifle at 3:30 p.m., then left.",
            "The U.S.-led force, 1,200 strong, left.",
            "See example.com or Node.js now.",
            "    Indented lines are right.",
            "J.K. Marsh and St. Paul's.",
        ] {
            assert_eq!(repaired(text), text);
        }
    }
}
