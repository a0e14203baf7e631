//! Punctuation marks by the space round them: doubled, contradicting, with a space before
//! or none after.
//!
//! What a mark means is left to others; this is about how it was typed. Addresses,
//! figures and ellipses have marks of their own and are passed by.

use crate::check::{Category, InQuotation, Issue};
use crate::story::{Paragraph, Span, Token, TokenKind, quotation};

pub fn find(p: &Paragraph, out: &mut Vec<Issue>) {
    let mut i = 0;
    while i < p.tokens.len() {
        i += doubled(p, i, out).or_else(|| spaced_before(p, i, out)).or_else(|| glued_after(p, i, out)).unwrap_or(1);
    }
}

fn is_stop(mark: &str) -> bool {
    matches!(mark, "." | "," | ";" | ":" | "?" | "!")
}

fn repair(p: &Paragraph, span: Span, message: &str, right: &str) -> Issue {
    let issue =
        Issue::new("grammar/mark", Category::Punctuation, span, message).suggest(right).confidence(0.95).in_quotation(InQuotation::Repair);
    let next = p.text.get(span.end..).and_then(|t| t.chars().next());
    issue.why(match message {
        "Two marks" => "One of the two marks is left over.",
        "Space before a mark" => "No space stands before this mark.",
        _ if next.is_some() => "A space stands after this mark.",
        _ => "",
    })
}

/// ",,", "..", ",.": returns how many tokens are dealt with.
fn doubled(p: &Paragraph, i: usize, out: &mut Vec<Issue>) -> Option<usize> {
    let (a, b) = (p.tokens.get(i)?, p.tokens.get(i + 1)?);
    let (first, second) = (p.word(i), p.word(i + 1));
    if first == ".." {
        return double_stop(p, i, out);
    }
    let right = match (first, second) {
        ("," | ";", ",") => ",",
        (";", ";") => ";",
        (":", ":") => ":",
        ("," | ";", ".") => ".",
        (".", ",") if !p.tokens.get(i.checked_sub(1)?)?.abbreviation => return None,
        _ => return None,
    };
    // A third mark is an ellipsis or an ornament.
    let third = p.tokens.get(i + 2).is_some_and(|t| is_stop(t.span.of(&p.text)) && !t.spaced);
    if third || i == 0 || !is_wordlike(p, i - 1) || b.spaced && second == "." && !ends(p, i + 2) {
        return None;
    }
    let start = if a.spaced { p.tokens.get(i - 1)?.span.end } else { a.span.start };
    let glued = p.tokens.get(i + 2).is_some_and(|t| !t.spaced && (t.is_word() || t.kind == TokenKind::Number));
    let right = if glued { format!("{right} ") } else { right.to_owned() };
    out.push(repair(p, Span::new(start, b.span.end), "Two marks", &right));
    Some(2)
}

/// "the condition.. When": an ellipsis has three points.
fn double_stop(p: &Paragraph, i: usize, out: &mut Vec<Issue>) -> Option<usize> {
    let token = p.tokens.get(i)?;
    if token.span.len() != 2 || i == 0 || token.spaced || !is_wordlike(p, i - 1) || !ends(p, i + 1) {
        return None;
    }
    out.push(repair(p, token.span, "Two marks", "."));
    Some(1)
}

fn is_wordlike(p: &Paragraph, i: usize) -> bool {
    p.tokens.get(i).is_some_and(|t| t.is_word() || t.kind == TokenKind::Number || p.word(i) == "%" || quotation::is_double_mark(p.word(i)))
}

/// Does the paragraph end before token `i`, or a sentence begin with it?
fn ends(p: &Paragraph, i: usize) -> bool {
    let Some(t) = p.tokens.get(i) else { return true };
    quotation::is_double_mark(p.word(i)) || t.spaced && (p.is_capitalised(i) || t.kind == TokenKind::Number || p.word(i) == "(")
}

/// "the work . Only", "Muslims , who".
fn spaced_before(p: &Paragraph, i: usize, out: &mut Vec<Issue>) -> Option<usize> {
    let (mark, token) = (p.word(i), p.tokens.get(i)?);
    let before = p.tokens.get(i.checked_sub(1)?)?;
    if !matches!(mark, "." | "," | ";" | "?" | "!")
        || !token.spaced
        || before.abbreviation
        || !(before.is_word() || before.kind == TokenKind::Number)
    {
        return None;
    }
    let after = p.tokens.get(i + 1);
    // " .com", " .5", " , ,": something else is going on.
    if after.is_some_and(|t| !t.spaced && !quotation::is_double_mark(t.span.of(&p.text))) || mark == "!" && before.kind == TokenKind::Number
    {
        return None;
    }
    if p.text.get(before.span.end..token.span.start).is_some_and(|gap| gap.contains('\n')) {
        return None;
    }
    out.push(repair(p, Span::new(before.span.end, token.span.end), "Space before a mark", mark));
    Some(1)
}

/// "emerged,naked", "the facts.The first".
fn glued_after(p: &Paragraph, i: usize, out: &mut Vec<Issue>) -> Option<usize> {
    let (mark, token) = (p.word(i), p.tokens.get(i)?);
    let (before, after) = (p.tokens.get(i.checked_sub(1)?)?, p.tokens.get(i + 1)?);
    if !matches!(mark, "," | "." | ";" | "?" | "!")
        || token.spaced
        || after.spaced
        || !before.is_word() && !(mark == "," && closes(p, i - 1))
    {
        return None;
    }
    let good = match mark {
        "," | ";" => after.is_word() && long_enough(after) || after.kind == TokenKind::Number && before.is_word(),
        // "the facts.The": a stop with a capital and a lower-case word before; "Inc.The" and hosts pass.
        _ => {
            after.is_word()
                && p.is_capitalised(i + 1)
                && long_enough(after)
                && long_enough(before)
                && !has_inner_capital(p, i - 1)
                && !is_glued_again(p, i)
        }
    };
    if !good {
        return None;
    }
    out.push(repair(p, token.span, "No space after a mark", &format!("{mark} ")));
    Some(1)
}

fn closes(p: &Paragraph, i: usize) -> bool {
    matches!(p.word(i), ")" | "]" | "%")
}

fn long_enough(t: &Token) -> bool {
    t.lower.chars().count() > 1 || matches!(&*t.lower, "a" | "i")
}

fn has_inner_capital(p: &Paragraph, i: usize) -> bool {
    p.is_capitalised(i) && !p.opens_sentence(i) || p.word(i).chars().skip(1).any(char::is_uppercase)
}

/// "a.b.c" is a path, not three sentences.
fn is_glued_again(p: &Paragraph, i: usize) -> bool {
    p.tokens.get(i + 2).is_some_and(|t| !t.spaced && matches!(p.word(i + 2), "." | "/" | "_" | "@"))
        || i > 1 && p.tokens.get(i - 1).is_some_and(|t| !t.spaced && matches!(p.word(i - 2), "." | "/" | "_" | "@"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::grammar::trial::{finds, quiet};

    #[test]
    fn a_mark_typed_twice_or_badly_spaced_is_put_right() {
        finds(
            find,
            &[
                ("The vote,, the third this year, failed.", ",, -> ,"),
                ("The vote failed.. The crowd left.", ".. -> ."),
                ("The vote failed,. The crowd left.", ",. -> ."),
                ("The vote failed . The crowd left.", " . -> ."),
                ("The voters , many of them young, left.", " , -> ,"),
                ("She emerged,smiling.", ", -> , "),
                ("They heard the facts.The first was grim.", ". -> . "),
                ("“We left .”", " . -> ."),
                ("Was it late?They did not know.", "? -> ? "),
            ],
        );
    }

    #[test]
    fn figures_addresses_and_ellipses_are_passed_by() {
        quiet(
            find,
            &[
                "It cost 1,200.50 at example.com, a site of Example.Com Inc., on Friday.",
                "He waited ... and waited. . . then left....",
                "The 2.5 million and .5 percent; 7:30 p.m., U.S.; J.R. Smith.",
                "Yahoo! said so, Inc.'s head noted. “Really?!” he asked.",
                "A .22-caliber gun and a .38 were found.",
                "Use .com or .org names.",
                "F.B.I., C.I.A., etc., and so on.",
                "He wrote “stop,” then “go.”",
            ],
        );
    }
}
