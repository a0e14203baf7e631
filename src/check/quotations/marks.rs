//! The double quotation marks of one paragraph: which opens, which closes, who has no partner.
//!
//! Where a mark stands says more than its shape, since raw copy mixes straight and curly
//! marks and word processors turn them the wrong way. Inch marks are no quotation marks.
//! Whether a missing partner is a fault is not decided here: speech may go on in the next
//! paragraph.

use crate::story::quotation::is_double_mark;
use crate::story::{Paragraph, Span, TokenKind};

/// How a mark looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Straight,
    /// “
    Opening,
    /// ”
    Closing,
    /// Two backticks or two apostrophes, as TeX and typewriters have it.
    Typed,
    /// „ « » and the like.
    Foreign,
}

impl Shape {
    pub fn of_word(mark: &str) -> Self {
        match mark {
            "\"" => Self::Straight,
            "“" => Self::Opening,
            "”" => Self::Closing,
            "``" | "''" => Self::Typed,
            _ => Self::Foreign,
        }
    }

    pub fn is_curly(self) -> bool {
        matches!(self, Self::Opening | Self::Closing)
    }
}

/// What a mark does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Opens,
    Closes,
}

/// One double mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Index of its token.
    pub token: usize,
    /// Bytes of the paragraph.
    pub span: Span,
    pub shape: Shape,
    /// What the characters around it say; none where they could be either.
    pub place: Option<Side>,
}

/// Two marks that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    pub open: Mark,
    pub close: Mark,
    /// It stands inside another pair.
    pub nested: bool,
}

impl Pair {
    /// The words between the marks.
    pub fn inside(&self) -> Span {
        Span::new(self.open.span.end, self.close.span.start)
    }

    /// The words and the marks.
    pub fn whole(&self) -> Span {
        self.open.span.cover(self.close.span)
    }
}

/// The marks of a paragraph, sorted out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// In the order in which they close.
    pub pairs: Vec<Pair>,
    pub unclosed: Vec<Mark>,
    pub unopened: Vec<Mark>,
    /// All of them, in order, with what each was taken for.
    pub all: Vec<(Mark, Side)>,
}

impl Reading {
    /// The first mark after byte `at`.
    pub fn next_after(&self, at: usize) -> Option<Mark> {
        self.all.iter().map(|(m, _)| *m).find(|m| m.span.start >= at)
    }

    /// The last mark before byte `at`.
    pub fn last_before(&self, at: usize) -> Option<Mark> {
        self.all.iter().rev().map(|(m, _)| *m).find(|m| m.span.end <= at)
    }
}

/// Reads the marks of `p`.
pub fn read(p: &Paragraph) -> Reading {
    let mut reading = Reading::default();
    let mut open: Vec<Mark> = Vec::new();
    for token in 0..p.tokens.len() {
        let Some(mark) = mark_at(p, token) else { continue };
        if is_measure(p, token, !open.is_empty()) {
            continue;
        }
        let side = mark.place.unwrap_or(match mark.shape {
            Shape::Opening => Side::Opens,
            Shape::Closing => Side::Closes,
            _ if open.is_empty() => Side::Opens,
            _ => Side::Closes,
        });
        reading.all.push((mark, side));
        match side {
            Side::Opens => {
                if open.len() == 2 {
                    reading.unclosed.push(open.remove(0));
                }
                open.push(mark);
            }
            Side::Closes => match open.pop() {
                Some(first) => reading.pairs.push(Pair { open: first, close: mark, nested: !open.is_empty() }),
                None => reading.unopened.push(mark),
            },
        }
    }
    // What stands inside an open quotation that never closes is no quotation in a quotation:
    // the close of the outer one was forgotten before it.
    if let Some(first) = open.first() {
        for pair in reading.pairs.iter_mut().filter(|q| q.open.span.start > first.span.start) {
            pair.nested = false;
        }
    }
    reading.unclosed.append(&mut open);
    reading
}

fn mark_at(p: &Paragraph, token: usize) -> Option<Mark> {
    let t = p.tokens.get(token)?;
    let text = t.span.of(&p.text);
    if t.kind != TokenKind::Punct || !is_double_mark(text) || repeats_the_one_before(p, token) {
        return None;
    }
    Some(Mark { token, span: t.span, shape: Shape::of_word(text), place: place(p, token) })
}

/// Is the mark at `token` typed twice, and this the second? Counted once.
pub fn repeats_the_one_before(p: &Paragraph, token: usize) -> bool {
    token > 0 && p.tokens.get(token).is_some_and(|t| !t.spaced) && p.word(token) == p.word(token - 1) && is_double_mark(p.word(token))
}

/// What the neighbours of a mark say of it.
fn place(p: &Paragraph, token: usize) -> Option<Side> {
    let t = p.tokens.get(token)?;
    let before = token.checked_sub(1).filter(|_| !t.spaced).map(|b| p.word(b));
    let after = p.tokens.get(token + 1).filter(|n| !n.spaced).map(|n| n.span.of(&p.text));
    let trails = |a: &str| matches!(a, "," | ";" | ":" | "?" | "!" | ")" | "]" | ".");
    match (before, after) {
        (None, None) if token == 0 => Some(Side::Opens),
        (None, None) if token + 1 == p.tokens.len() => Some(Side::Closes),
        (None, Some(a)) => Some(if trails(a) && token > 0 { Side::Closes } else { Side::Opens }),
        (None | Some("(" | "["), None) => None,
        (Some(_), None) => Some(Side::Closes),
        (Some("(" | "[" | "/"), Some(_)) => Some(Side::Opens),
        (Some("'" | "‘"), Some(_)) if token.checked_sub(1).and_then(|b| p.tokens.get(b)).is_some_and(|b| b.spaced || b.span.start == 0) => {
            Some(Side::Opens)
        }
        (Some(b), Some(a)) => {
            let closes = trails(a) || matches!(a, "—" | "–" | "-" | "--" | "/" | "’" | "'" | "...");
            (closes && !matches!(b, "—" | "–" | "-" | "--")).then_some(Side::Closes)
        }
    }
}

/// 6'4" and a 12" pipe: inches. Inside an open quotation a number may be its last word.
fn is_measure(p: &Paragraph, token: usize, open: bool) -> bool {
    let Some(t) = p.tokens.get(token) else { return false };
    let Some(number) = token.checked_sub(1).and_then(|b| p.tokens.get(b)) else { return false };
    if t.spaced || number.kind != TokenKind::Number || !matches!(p.word(token), "\"" | "”" | "''") {
        return false;
    }
    let feet = token.checked_sub(2).is_some_and(|f| matches!(p.word(f), "'" | "’") && !number.spaced);
    feet || !open
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Part;

    fn reading(text: &str) -> (Vec<String>, usize, usize) {
        let p = Paragraph::analyse(text, Part::Body);
        let r = read(&p);
        (
            r.pairs.iter().map(|q| format!("{}{}", q.inside().of(text), if q.nested { " (in)" } else { "" })).collect(),
            r.unclosed.len(),
            r.unopened.len(),
        )
    }

    fn pairs(text: &str) -> Vec<String> {
        let (pairs, 0, 0) = reading(text) else { panic!("{:?}", reading(text)) };
        pairs
    }

    #[test]
    fn marks_pair_by_where_they_stand() {
        assert_eq!(pairs("\"One,\" he said, \"two.\""), ["One,", "two."]);
        assert_eq!(pairs("the \"Big Ditch\"—as it is known—and (\"so\")"), ["Big Ditch", "so"]);
        assert_eq!(pairs("a non-\"essential\" trip, \"anti\"-war"), ["essential", "anti"]);
        assert_eq!(pairs("“It is … ” he said. “... and so.”"), ["It is … ", "... and so."]);
        assert_eq!(pairs("He said, \"'Tis so,\" and left."), ["'Tis so,"]);
    }

    #[test]
    fn a_quotation_in_a_quotation_is_nested() {
        assert_eq!(pairs("\"He said \"stop\" twice,\" she said."), ["stop (in)", "He said \"stop\" twice,"]);
    }

    #[test]
    fn a_quotation_after_an_unclosed_one_is_not_nested() {
        assert_eq!(reading("\"We won, he said. \"It is over.\""), (vec!["It is over.".to_owned()], 1, 0));
    }

    #[test]
    fn inches_are_no_marks() {
        assert_eq!(reading("The 6'4\" guard cut a 12\" pipe."), (vec![], 0, 0));
        assert_eq!(pairs("He sang \"1999\" and \"Summer of 69\" twice."), ["1999", "Summer of 69"]);
    }
}
