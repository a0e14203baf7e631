//! Edits of a text, and what becomes of a place when the text is edited.
//!
//! Offsets never survive an edit by luck: every span in a session goes through a
//! [`Mapping`]. Knows text and spans only.

use serde::{Deserialize, Serialize};

use crate::story::Span;

/// Some words replaced by others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// Where, in bytes of the text before.
    pub old: Span,
    /// The words that stood there.
    pub was: String,
    /// The words that stand there now.
    pub new: String,
}

impl Edit {
    /// Leaves out what is the same at both ends: how many bytes at the start, how many at
    /// the end, on character borders. The same number for the edit and its reverse.
    pub(crate) fn common_ends(&self) -> (usize, usize) {
        let start: usize = self.was.chars().zip(self.new.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        let (was, new) = (self.was.get(start..).unwrap_or(""), self.new.get(start..).unwrap_or(""));
        let end = was.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        (start, end)
    }
}

/// What becomes of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mapped {
    /// The words are the same, perhaps elsewhere.
    Moved(Span),
    /// All of the change lies within the span: it still means the same stretch.
    Changed(Span),
    /// The change cuts through the span; what is left of it, perhaps nothing.
    Cut(Span),
}

impl Mapped {
    pub fn span(self) -> Span {
        match self {
            Self::Moved(s) | Self::Changed(s) | Self::Cut(s) => s,
        }
    }
}

/// Maps places of the text before a set of edits to the text after it.
#[derive(Debug, Clone)]
pub struct Mapping<'a> {
    edits: &'a [Edit],
    /// Before the n-th edit: bytes removed and bytes added by those before it.
    sums: Vec<(usize, usize)>,
}

impl<'a> Mapping<'a> {
    /// Of `edits` in order of place that do not overlap.
    pub fn new(edits: &'a [Edit]) -> Self {
        let mut sums = Vec::with_capacity(edits.len() + 1);
        let (mut removed, mut added) = (0, 0);
        sums.push((removed, added));
        for e in edits {
            removed += e.old.len();
            added += e.new.len();
            sums.push((removed, added));
        }
        Self { edits, sums }
    }

    /// Where `at` is, after the first `n` edits.
    fn moved(&self, at: usize, n: usize) -> usize {
        let (removed, added) = self.sums.get(n).copied().unwrap_or_default();
        (at + added).saturating_sub(removed)
    }

    /// Where the words of the `n`-th edit stand afterwards.
    pub fn new_span(&self, n: usize) -> Span {
        self.edits.get(n).map_or(Span::new(0, 0), |e| {
            let start = self.moved(e.old.start, n);
            Span::new(start, start + e.new.len())
        })
    }

    /// What becomes of `span`. Words put in at its very start or end do not belong to it.
    pub fn map(&self, span: Span) -> Mapped {
        let first = self.edits.partition_point(|e| e.old.end <= span.start);
        let last = self.edits.partition_point(|e| e.old.start < span.end);
        if last <= first {
            return Mapped::Moved(Span::new(self.moved(span.start, first), self.moved(span.end, first)));
        }
        let (Some(a), Some(b)) = (self.edits.get(first), self.edits.get(last - 1)) else {
            return Mapped::Moved(span);
        };
        if a.old.start >= span.start && b.old.end <= span.end {
            return Mapped::Changed(Span::new(self.moved(span.start, first), self.moved(span.end, last)));
        }
        let start = if a.old.start < span.start { self.new_span(first).end } else { self.moved(span.start, first) };
        let end = if b.old.end > span.end { self.new_span(last - 1).start } else { self.moved(span.end, last) };
        Mapped::Cut(if start <= end { Span::new(start, end) } else { Span::new(end, end) })
    }

    /// Does `span` reach into one of the edits, or stand right beside one?
    pub fn touches(&self, span: Span) -> bool {
        let first = self.edits.partition_point(|e| e.old.end < span.start);
        self.edits.get(first).is_some_and(|e| e.old.start <= span.end)
    }

    /// The edits that take the text after back to the text before.
    pub fn reverse(&self) -> Vec<Edit> {
        self.edits.iter().enumerate().map(|(n, e)| Edit { old: self.new_span(n), was: e.new.clone(), new: e.was.clone() }).collect()
    }
}

/// The text after `edits`; `None` where one of them does not fit the text.
pub fn edited(text: &str, edits: &[Edit]) -> Option<String> {
    let added: usize = edits.iter().map(|e| e.new.len()).sum();
    let mut out = String::with_capacity(text.len() + added);
    let mut at = 0;
    for e in edits {
        if text.get(e.old.start..e.old.end)? != e.was {
            return None;
        }
        out.push_str(text.get(at..e.old.start)?);
        out.push_str(&e.new);
        at = e.old.end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(text: &str, was: &str, new: &str) -> Edit {
        let start = text.find(was).unwrap();
        Edit { old: Span::new(start, start + was.len()), was: was.into(), new: new.into() }
    }

    #[test]
    fn spans_before_after_around_and_across_edits_are_mapped() {
        let text = "one two three four";
        let edits = [edit(text, "two", "2"), edit(text, "four", "forty")];
        let m = Mapping::new(&edits);
        let after = edited(text, &edits).unwrap();
        assert_eq!(after, "one 2 three forty");
        assert_eq!(m.map(Span::new(0, 3)), Mapped::Moved(Span::new(0, 3)));
        assert_eq!(m.map(Span::new(8, 13)), Mapped::Moved(Span::new(6, 11)));
        assert_eq!(m.map(Span::new(0, 18)), Mapped::Changed(Span::new(0, 17)));
        assert_eq!(m.map(Span::new(4, 7)), Mapped::Changed(Span::new(4, 5)));
        assert_eq!(m.map(Span::new(5, 13)), Mapped::Cut(Span::new(5, 11)));
        assert_eq!(m.map(Span::new(5, 6)), Mapped::Cut(Span::new(4, 4)));
        assert_eq!(edited(&after, &m.reverse()).as_deref(), Some(text));
    }

    #[test]
    fn words_put_in_beside_a_span_do_not_belong_to_it() {
        let edits = [Edit { old: Span::new(3, 3), was: String::new(), new: "xx".into() }];
        let m = Mapping::new(&edits);
        assert_eq!(m.map(Span::new(0, 3)), Mapped::Moved(Span::new(0, 3)));
        assert_eq!(m.map(Span::new(3, 5)), Mapped::Moved(Span::new(5, 7)));
        assert_eq!(m.map(Span::new(2, 5)), Mapped::Changed(Span::new(2, 7)));
    }

    #[test]
    fn an_edit_that_does_not_fit_the_text_is_refused() {
        assert_eq!(edited("abc", &[Edit { old: Span::new(0, 1), was: "x".into(), new: "y".into() }]), None);
        assert_eq!(edited("é", &[Edit { old: Span::new(1, 2), was: String::new(), new: "y".into() }]), None);
    }

    #[test]
    fn what_is_the_same_at_both_ends_is_left_out() {
        let e = Edit { old: Span::new(0, 7), was: "recieve".into(), new: "receive".into() };
        assert_eq!(e.common_ends(), (3, 2));
        let e = Edit { old: Span::new(0, 3), was: "aaa".into(), new: "aa".into() };
        assert_eq!(e.common_ends(), (2, 0));
    }
}
