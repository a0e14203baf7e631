//! Which words stand between quotation marks.
//!
//! Straight and curly double marks pair with each other, since raw copy mixes them. A
//! quotation left open runs to the end of its paragraph, as speech that goes on in the
//! next paragraph does; a closing mark that nothing opened seals nothing.

use crate::story::{Part, Span, Token, TokenKind};

/// The words between two marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The opening mark, bytes of the paragraph.
    pub open: Span,
    /// The closing mark; none where the paragraph ends first.
    pub close: Option<Span>,
    /// What stands between the marks.
    pub inside: Span,
}

/// Is this a double quotation mark, of whatever shape, also as typewriters made it?
pub fn is_double_mark(mark: &str) -> bool {
    matches!(mark, "\"" | "“" | "”" | "„" | "«" | "»" | "‟" | "＂" | "``" | "''")
}

/// Finds the quotations of a paragraph and marks the tokens inside them. In a headline
/// single marks quote as well.
pub fn find(text: &str, part: Part, tokens: &mut [Token]) -> Vec<Quotation> {
    let mut out = pairs(text, tokens, is_double_mark);
    if part == Part::Headline && out.is_empty() {
        out = pairs(text, tokens, |m| matches!(m, "'" | "‘" | "’"));
        out.retain(|q| q.close.is_some());
    }
    // Both stand in order.
    let mut quotations = out.iter().peekable();
    for t in tokens {
        while quotations.next_if(|q| q.inside.end < t.span.end).is_some() {}
        t.quoted = quotations.peek().is_some_and(|q| q.inside.contains(t.span) && !t.span.is_empty());
    }
    out
}

fn pairs(text: &str, tokens: &[Token], is_mark: impl Fn(&str) -> bool) -> Vec<Quotation> {
    let mut out = Vec::new();
    let mut open: Option<Span> = None;
    for (i, t) in tokens.iter().enumerate() {
        let mark = t.span.of(text);
        if t.kind != TokenKind::Punct || !is_mark(mark) {
            continue;
        }
        match open {
            None if opens(text, tokens, i, mark) => open = Some(t.span),
            None => {}
            // A second opening mark while one is open: the writer forgot to close, or the
            // mark is the wrong shape. What stands before a space-led mark stays sealed.
            Some(_) if opens(text, tokens, i, mark) && matches!(mark, "“" | "«") => {}
            Some(first) => {
                out.push(Quotation { open: first, close: Some(t.span), inside: Span::new(first.end, t.span.start) });
                open = None;
            }
        }
    }
    if let Some(first) = open {
        out.push(Quotation { open: first, close: None, inside: Span::new(first.end, text.len()) });
    }
    out
}

/// Does the mark at token `i` stand where an opening mark stands?
fn opens(text: &str, tokens: &[Token], i: usize, mark: &str) -> bool {
    let Some(t) = tokens.get(i) else { return false };
    let before = i.checked_sub(1).and_then(|p| tokens.get(p));
    // 6'4" and 12" are measures.
    if mark == "\"" && !t.spaced && before.is_some_and(|b| b.kind == TokenKind::Number) && tokens.get(i + 1).is_none_or(|n| n.spaced) {
        return false;
    }
    let glued_after = tokens.get(i + 1).is_some_and(|n| !n.spaced);
    let led = t.spaced || before.is_none_or(|b| matches!(b.span.of(text), "(" | "[" | "—" | "–" | "-" | "--" | "‘" | "'" | "/"));
    led && (glued_after || matches!(mark, "“" | "‘" | "«")) || led && tokens.get(i + 1).is_some() && t.spaced
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::token::tokenise;

    fn inside(text: &str) -> Vec<&str> {
        let mut tokens = tokenise(text);
        find(text, Part::Body, &mut tokens).iter().map(|q| q.inside.of(text)).collect()
    }

    #[test]
    fn straight_and_curly_marks_pair() {
        assert_eq!(inside("project \"Quiet Harbor.” It began"), ["Quiet Harbor."]);
        assert_eq!(inside("“One,” he said. \"Two.\""), ["One,", "Two."]);
    }

    #[test]
    fn an_open_quotation_seals_the_rest_of_its_paragraph() {
        assert_eq!(inside("He said: “We go on"), ["We go on"]);
    }

    #[test]
    fn a_measure_or_a_stray_closing_mark_opens_nothing() {
        assert!(inside("The 6'4\" guard left.").is_empty());
        assert!(inside("It ended there.” Nobody spoke.").is_empty());
    }
}
