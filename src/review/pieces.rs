//! Which parts of the text came from the file and which were typed or accepted.
//!
//! Saving copies the bytes of the kept parts; so a part that an undo brings back has to
//! be the kept part again, not the same words typed.

use std::collections::VecDeque;

use crate::review::Edit;
use crate::story::Span;

/// A part of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Held {
    /// Bytes of the original text.
    Kept(Span),
    Typed(String),
}

impl Held {
    fn len(&self) -> usize {
        match self {
            Self::Kept(span) => span.len(),
            Self::Typed(text) => text.len(),
        }
    }
}

/// The whole text as parts, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pieces(VecDeque<Held>);

impl Pieces {
    pub fn whole(len: usize) -> Self {
        let mut pieces = Self::default();
        pieces.push(Held::Kept(Span::new(0, len)));
        pieces
    }

    pub fn iter(&self) -> impl Iterator<Item = &Held> {
        self.0.iter()
    }

    /// Adds a part at the end, as one with the last where they were one in the file.
    fn push(&mut self, piece: Held) {
        if piece.len() == 0 {
            return;
        }
        match (self.0.back_mut(), piece) {
            (Some(Held::Kept(last)), Held::Kept(next)) if last.end == next.start => last.end = next.end,
            (Some(Held::Typed(last)), Held::Typed(next)) => last.push_str(&next),
            (_, piece) => self.0.push_back(piece),
        }
    }

    /// Takes `len` bytes off the front and hands them part by part to `out`.
    fn take(&mut self, mut len: usize, mut out: impl FnMut(Held)) {
        while len > 0 {
            let Some(piece) = self.0.pop_front() else { return };
            if piece.len() <= len {
                len -= piece.len();
                out(piece);
                continue;
            }
            let (head, tail) = match piece {
                Held::Kept(s) => (Held::Kept(Span::new(s.start, s.start + len)), Held::Kept(Span::new(s.start + len, s.end))),
                Held::Typed(text) => match text.split_at_checked(len) {
                    Some((a, b)) => (Held::Typed(a.to_owned()), Held::Typed(b.to_owned())),
                    None => (Held::Typed(text), Held::Typed(String::new())),
                },
            };
            out(head);
            if tail.len() > 0 {
                self.0.push_front(tail);
            }
            return;
        }
    }

    /// Carries out `edits`. What stands in place of the n-th is `with[n]`, or its new words
    /// as typed. Returns what stood there before: given as `with` to the reverse edits, it
    /// puts everything back. What is the same at both ends of an edit stays as it is.
    pub fn splice(&mut self, edits: &[Edit], with: Option<Vec<Vec<Held>>>) -> Vec<Vec<Held>> {
        let mut rest = std::mem::take(self);
        let mut with = with.map(Vec::into_iter);
        let mut removed = Vec::with_capacity(edits.len());
        let mut at = 0;
        for edit in edits {
            let (head, tail) = edit.common_ends();
            let old = Span::new(edit.old.start + head, edit.old.end - tail);
            rest.take(old.start.saturating_sub(at), |p| self.push(p));
            let mut was = Vec::new();
            rest.take(old.len(), |p| was.push(p));
            removed.push(was);
            match with.as_mut().and_then(Iterator::next) {
                Some(pieces) => pieces.into_iter().for_each(|p| self.push(p)),
                None => self.push(Held::Typed(edit.new.get(head..edit.new.len() - tail).unwrap_or("").to_owned())),
            }
            at = old.end;
        }
        rest.0.into_iter().for_each(|p| self.push(p));
        removed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::edit::Mapping;

    #[test]
    fn an_edit_and_its_reverse_leave_one_kept_piece() {
        let text = "He was robed there.";
        let edits = [Edit { old: Span::new(7, 12), was: "robed".into(), new: "robbed".into() }];
        let mut pieces = Pieces::whole(text.len());
        let removed = pieces.splice(&edits, None);
        let now: Vec<_> = pieces.iter().cloned().collect();
        assert_eq!(now, [Held::Kept(Span::new(0, 10)), Held::Typed("b".into()), Held::Kept(Span::new(10, 19))]);
        pieces.splice(&Mapping::new(&edits).reverse(), Some(removed));
        assert_eq!(pieces.iter().cloned().collect::<Vec<_>>(), [Held::Kept(Span::new(0, 19))]);
    }
}
