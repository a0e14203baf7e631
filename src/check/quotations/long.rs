//! Speech over several paragraphs that opens only the first and closes only the last.
//!
//! Each paragraph of it should open with a mark. That is one fault, said once, and not a
//! mark without its partner at either end.

use crate::check::quotations::marks::{Mark, Reading};
use crate::check::{Category, InQuotation, Issue};
use crate::story::Paragraph;

/// A speech of more paragraphs is a text of its own.
const LONGEST: usize = 60;

/// One quotation: the mark that opens it and the one that closes it, with their paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Long {
    pub open: (usize, Mark),
    pub close: (usize, Mark),
}

impl Long {
    /// Of all paragraphs in order.
    pub fn find(read: &[(usize, &Paragraph, Reading)]) -> Vec<Self> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some((_, p, reading)) = read.get(from) {
            let long = opens(p, reading).and_then(|open| {
                let close = closed(read.get(from + 1..)?)?;
                Some(Self { open: (from, open), close: (from + 1 + close.0, close.1) })
            });
            from = long.map_or(from + 1, |l| l.close.0);
            found.extend(long);
        }
        found
    }

    /// Is the mark of this paragraph one end of it?
    pub fn covers(&self, paragraph: usize, mark: Mark) -> bool {
        self.open == (paragraph, mark) || self.close == (paragraph, mark)
    }

    /// The finding; `starts` gives where a paragraph begins in the story's text, in bytes.
    pub fn issue(&self, starts: impl Fn(usize) -> usize) -> Issue {
        let (open, close) = (self.open, self.close);
        Issue::new(
            "quote-missing",
            Category::Quotation,
            open.1.span.shifted(starts(open.0)),
            "A quotation of several paragraphs opens once",
        )
        .why("Where the same speaker goes on in the next paragraph, that paragraph opens with a mark, too; only the last one closes.")
        .related(close.1.span.shifted(starts(close.0)), "closes here")
        .in_quotation(InQuotation::Repair)
        .confidence(0.7)
        .query()
    }
}

/// The mark at the start of a paragraph, or behind a colon or a comma, that nothing closes.
fn opens(p: &Paragraph, reading: &Reading) -> Option<Mark> {
    let mark = *reading.unclosed.last()?;
    let last = reading.next_after(mark.span.end).is_none();
    let led = mark.token == 0 || matches!(p.word(mark.token - 1), ":" | ",");
    (last && led).then_some(mark)
}

/// The paragraph, counted from the next, whose first mark closes what was left open: two
/// paragraphs on at least, since one mark can be missing anywhere.
fn closed(rest: &[(usize, &Paragraph, Reading)]) -> Option<(usize, Mark)> {
    for (n, (_, p, reading)) in rest.iter().take(LONGEST).enumerate() {
        if let Some(mark) = reading.unopened.first().filter(|m| reading.all.first().is_some_and(|(first, _)| first == *m)) {
            let at_end = mark.token + 1 == p.tokens.len();
            return (n > 0 && at_end).then_some((n, *mark));
        }
        if !reading.unclosed.is_empty() || reading.all.first().is_some_and(|(m, _)| m.token == 0) {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::quotations::marks;
    use crate::story::Part;

    fn found(paragraphs: &[&str]) -> Vec<(usize, usize)> {
        let all: Vec<Paragraph> = paragraphs.iter().map(|t| Paragraph::analyse(t, Part::Body)).collect();
        let read: Vec<(usize, &Paragraph, Reading)> = all.iter().map(|p| (0, p, marks::read(p))).collect();
        Long::find(&read).iter().map(|l| (l.open.0, l.close.0)).collect()
    }

    #[test]
    fn a_statement_that_opens_once_and_closes_once_is_one_quotation() {
        let text = ["She said:", "\"The dam held.", "It held all night.", "Nobody was hurt.\"", "The board met."];
        assert_eq!(found(&text), [(1, 3)]);
    }

    #[test]
    fn speech_that_opens_each_paragraph_or_lacks_one_mark_is_another_matter() {
        assert_eq!(found(&["\"The dam held.", "\"It held all night.", "\"Nobody was hurt.\""]), []);
        assert_eq!(found(&["\"The dam held.", "It held all night.\""]), []);
        assert_eq!(found(&["\"The dam held.", "It held all night.", "The board met."]), []);
    }
}
