//! A paragraph typed over: what was really changed in it, so that everything else in the
//! paragraph keeps its place and its bytes.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::review::edit::{Mapped, Mapping};
use crate::review::history::{Plan, Then, Turn};
use crate::review::{Change, Edit, ReviewError, Session, State};
use crate::story::Span;
use crate::story::read::LineEnd;

/// Longer passages than this many words are replaced between the first and the last
/// difference, without looking for what is the same in between.
const COMPARED: usize = 6_000;

impl Session {
    pub(crate) fn edit_paragraph(&mut self, span: Span, typed: &str) -> Result<Change, ReviewError> {
        let old = self.text().get(span.start..span.end).ok_or(ReviewError::NoSuchPlace)?;
        let edits = edits(old, typed, span.start, &self.break_at(span));
        if edits.is_empty() {
            return Ok(self.nothing_done());
        }
        let mapping = Mapping::new(&edits);
        let mut turns = Vec::new();
        if let Some(current) = self.current().filter(|e| e.is_open()) {
            let mapped = mapping.map(current.span());
            if !matches!(mapped, Mapped::Moved(_)) {
                let after = crate::review::edit::edited(self.text(), &edits).unwrap_or_default();
                let now = mapped.span().of(&after).to_owned();
                turns.push(Turn {
                    id: current.id,
                    from: State::Open,
                    to: State::Edited { text: now.clone() },
                    was: current.now.clone(),
                    now,
                    span: mapped.span(),
                });
            }
        }
        let then = if turns.is_empty() { Then::Stay } else { Then::NextOpen };
        self.commit(Plan { edits, turns, then, ..Plan::default() })
    }

    /// What stands between two paragraphs around here: a line end, or a line end and a
    /// blank line.
    fn break_at(&self, span: Span) -> String {
        let own = |p: &crate::story::parse::Placed| {
            let after = p.line_end.of(self.text());
            (p.line_end.end < self.text().len() && !after.is_empty()).then(|| after.trim_matches([' ', '\t']).to_owned())
        };
        let here = self.story.paragraphs.partition_point(|p| p.start <= span.start);
        let near = [here.checked_sub(1), here.checked_sub(2), Some(here)];
        let found = near.into_iter().flatten().filter_map(|i| self.story.paragraphs.get(i)).find_map(own);
        found.unwrap_or_else(|| self.line_end.as_str().to_owned())
    }
}

/// The edits that turn `old`, which stands at `start`, into what was typed. Line breaks
/// that were there stay as they are; new ones become `split`.
fn edits(old: &str, typed: &str, start: usize, split: &str) -> Vec<Edit> {
    let typed = LineEnd::Lf.in_text(typed);
    let was = words(old);
    let now = words(&typed);
    let head = was.iter().zip(&now).take_while(|(a, b)| same(a, b)).count();
    let (was_rest, now_rest) = (was.get(head..).unwrap_or(&[]), now.get(head..).unwrap_or(&[]));
    let tail = was_rest.iter().rev().zip(now_rest.iter().rev()).take_while(|(a, b)| same(a, b)).count();
    let was_mid = was_rest.get(..was_rest.len() - tail).unwrap_or(&[]);
    let now_mid = now_rest.get(..now_rest.len() - tail).unwrap_or(&[]);
    let base = start + was.iter().take(head).map(|w| w.len()).sum::<usize>();

    let ops = if was_mid.len().max(now_mid.len()) > COMPARED {
        vec![DiffOp::Replace { old_index: 0, old_len: was_mid.len(), new_index: 0, new_len: now_mid.len() }]
    } else {
        let level = |ws: &[&str]| ws.iter().map(|w| LineEnd::Lf.in_text(w)).collect::<Vec<_>>();
        capture_diff_slices(Algorithm::Myers, &level(was_mid), &level(now_mid))
    };
    let mut out = Vec::new();
    let mut at = base;
    let mut index = 0;
    for op in ops {
        let (old_range, new_range) = (op.old_range(), op.new_range());
        at += was_mid.get(index..old_range.start).unwrap_or(&[]).iter().map(|w| w.len()).sum::<usize>();
        index = old_range.end;
        let before: String = was_mid.get(old_range).unwrap_or(&[]).concat();
        let len = before.len();
        if !matches!(op, DiffOp::Equal { .. }) {
            let after = with_breaks(&now_mid.get(new_range).unwrap_or(&[]).concat(), split);
            if before != after {
                out.push(Edit { old: Span::new(at, at + len), was: before, new: after });
            }
        }
        at += len;
    }
    out
}

/// Are two words the same, line breaks in the story's form and typed ones alike?
fn same(old: &str, typed: &str) -> bool {
    old == typed || typed == "\n" && matches!(old, "\r\n" | "\r")
}

/// Typed text with each run of line breaks as `split`.
fn with_breaks(typed: &str, split: &str) -> String {
    let mut out = String::with_capacity(typed.len());
    let mut open = false;
    for c in typed.chars() {
        if c == '\n' {
            if !open {
                out.push_str(split);
            }
            open = true;
        } else {
            out.push(c);
            open = false;
        }
    }
    out
}

/// Words, runs of blanks, line breaks, and every other character alone.
fn words(text: &str) -> Vec<&str> {
    #[derive(PartialEq)]
    enum Kind {
        Word,
        Blank,
        Alone,
    }
    let kind = |c: char| match c {
        '\n' | '\r' => Kind::Alone,
        c if c.is_alphanumeric() => Kind::Word,
        c if c.is_whitespace() => Kind::Blank,
        _ => Kind::Alone,
    };
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if rest.starts_with("\r\n") {
            2
        } else if kind(first) == Kind::Alone {
            first.len_utf8()
        } else {
            rest.find(|c| kind(c) != kind(first)).unwrap_or(rest.len())
        };
        let (word, next) = rest.split_at_checked(end).unwrap_or((rest, ""));
        out.push(word);
        rest = next;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::edit::edited;

    #[test]
    fn only_the_words_typed_over_are_edited() {
        let old = "The mayor, Ann Lee, said the bridge closes.";
        let e = edits(old, "The mayor, Anne Lee, says the bridge closes.", 10, "\n");
        let seen: Vec<_> = e.iter().map(|e| (e.old.start, &*e.was, &*e.new)).collect();
        assert_eq!(seen, [(21, "Ann", "Anne"), (30, "said", "says")]);
    }

    #[test]
    fn a_typed_line_break_splits_as_the_story_does_and_old_breaks_stay() {
        let old = "One line\r\nsecond line. Third.";
        let e = edits(old, "One line\nsecond line.\nThird.", 0, "\r\n\r\n");
        assert_eq!(edited(old, &e).unwrap(), "One line\r\nsecond line.\r\n\r\nThird.");
        assert_eq!(edits(old, "One line\nsecond line. Third.", 0, "\r\n"), []);
    }
}
