//! A box in which words are typed: text, cursor, and the keys that change them.
//!
//! Our own, because what is typed and pasted has to be shown like everything else that
//! comes from outside, a mark for every hidden character, with the cursor in the right
//! column. It draws nothing; `typing_pane` does. Keys that keep or drop are not its business.

use ratatui::crossterm::event::KeyCode;
use unicode_segmentation::UnicodeSegmentation;

use crate::config::Key;
use crate::story::Span;
use crate::tui::wrap;

/// How far back the box itself can undo.
const REMEMBERED: usize = 200;

/// Text under the editor's hands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EditBox {
    text: String,
    /// In bytes, on a border between grapheme clusters.
    cursor: usize,
    /// The column that moving up and down aims at.
    goal: Option<usize>,
    /// Columns of a row when last drawn or asked for.
    width: usize,
    before: Vec<(String, usize)>,
}

impl EditBox {
    /// A box holding `text`, the cursor at byte `cursor`.
    pub fn new(text: impl Into<String>, cursor: usize) -> Self {
        let text = text.into();
        let cursor = text.floor_char_boundary(cursor.min(text.len()));
        Self { text, cursor, goal: None, width: 76, before: Vec::new() }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// In bytes.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// To be told the width, so that up and down move by the rows seen.
    pub fn set_width(&mut self, width: usize) {
        self.width = width.max(1);
    }

    /// The rows at `width` columns: lines, each soft-wrapped.
    pub fn rows(&self, width: usize) -> Vec<Span> {
        let mut rows = Vec::new();
        let mut start = 0;
        for line in self.text.split('\n') {
            rows.extend(wrap::wrap(line, width, &[]).into_iter().map(|r| r.shifted(start)));
            start += line.len() + 1;
        }
        rows
    }

    /// Row and column of the cursor at `width` columns.
    pub fn place(&self, width: usize) -> (usize, usize) {
        let rows = self.rows(width);
        let row = wrap::row_of(&rows, self.cursor);
        let column = rows.get(row).map_or(0, |r| wrap::column_of(&self.text, *r, self.cursor));
        (row, column.min(width))
    }

    /// Puts `typed` in at the cursor.
    pub fn insert(&mut self, typed: &str) {
        self.remember();
        self.text.insert_str(self.cursor, typed);
        self.cursor += typed.len();
    }

    /// Does what the key says; false where it says nothing here.
    pub fn press(&mut self, key: Key) -> bool {
        let goal = self.goal.take();
        match (key.code, key.ctrl, key.alt) {
            (KeyCode::Char(c), false, false) if !c.is_control() => self.insert(c.encode_utf8(&mut [0; 4])),
            (KeyCode::Left, true, _) | (KeyCode::Char('b'), false, true) => self.cursor = self.word_before(),
            (KeyCode::Right, true, _) | (KeyCode::Char('f'), false, true) => self.cursor = self.word_after(),
            (KeyCode::Left, ..) | (KeyCode::Char('b'), true, _) => self.cursor = self.before_cursor(),
            (KeyCode::Right, ..) | (KeyCode::Char('f'), true, _) => self.cursor = self.after_cursor(),
            (KeyCode::Up, ..) | (KeyCode::Char('p'), true, _) => self.move_row(-1, goal),
            (KeyCode::Down, ..) | (KeyCode::Char('n'), true, _) => self.move_row(1, goal),
            (KeyCode::Home, ..) | (KeyCode::Char('a'), true, _) => self.cursor = self.row().start,
            (KeyCode::End, ..) | (KeyCode::Char('e'), true, _) => self.cursor = self.row().end,
            (KeyCode::Backspace, _, false) | (KeyCode::Char('h'), true, _) => self.remove(self.before_cursor(), self.cursor),
            (KeyCode::Delete, ..) | (KeyCode::Char('d'), true, _) => self.remove(self.cursor, self.after_cursor()),
            (KeyCode::Char('w'), true, _) | (KeyCode::Backspace, _, true) => self.remove(self.word_before(), self.cursor),
            (KeyCode::Char('k'), true, _) => self.remove(self.cursor, self.line().end),
            (KeyCode::Char('u'), true, _) => self.remove(self.line().start, self.cursor),
            // What a terminal sends for Ctrl-_ and Ctrl-/.
            (KeyCode::Char('_' | '/' | '7'), true, _) => self.undo(),
            _ => return false,
        }
        true
    }

    fn remember(&mut self) {
        if self.before.len() >= REMEMBERED {
            self.before.remove(0);
        }
        self.before.push((self.text.clone(), self.cursor));
    }

    fn undo(&mut self) {
        if let Some((text, cursor)) = self.before.pop() {
            (self.text, self.cursor) = (text, cursor);
        }
    }

    fn remove(&mut self, start: usize, end: usize) {
        if start < end && self.text.get(start..end).is_some() {
            self.remember();
            self.text.replace_range(start..end, "");
            self.cursor = start;
        }
    }

    fn head(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or("")
    }

    fn tail(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or("")
    }

    fn before_cursor(&self) -> usize {
        self.head().grapheme_indices(true).next_back().map_or(0, |(i, _)| i)
    }

    fn after_cursor(&self) -> usize {
        self.cursor + self.tail().graphemes(true).next().map_or(0, str::len)
    }

    fn word_before(&self) -> usize {
        let words = self.head().split_word_bound_indices();
        words.rev().find(|(_, w)| w.contains(char::is_alphanumeric)).map_or(0, |(i, _)| i)
    }

    fn word_after(&self) -> usize {
        let mut words = self.tail().split_word_bound_indices().filter(|(_, w)| w.contains(char::is_alphanumeric));
        words.next().map_or(self.text.len(), |(i, w)| self.cursor + i + w.len())
    }

    /// The line the cursor is in, between line breaks.
    fn line(&self) -> Span {
        let start = self.head().rfind('\n').map_or(0, |i| i + 1);
        Span::new(start, self.cursor + self.tail().find('\n').unwrap_or(self.tail().len()))
    }

    /// The row seen that the cursor is in.
    fn row(&self) -> Span {
        let rows = self.rows(self.width);
        let row = rows.get(wrap::row_of(&rows, self.cursor)).copied().unwrap_or(Span::new(0, 0));
        let line = self.line();
        // The blanks behind the last word of a line are part of its last row.
        if Span::new(row.end, line.end).of(&self.text).trim().is_empty() { Span::new(row.start, line.end.max(row.end)) } else { row }
    }

    fn move_row(&mut self, by: isize, goal: Option<usize>) {
        let rows = self.rows(self.width);
        let row = wrap::row_of(&rows, self.cursor);
        let column = goal.unwrap_or_else(|| rows.get(row).map_or(0, |r| wrap::column_of(&self.text, *r, self.cursor)));
        match row.checked_add_signed(by).and_then(|to| rows.get(to)) {
            Some(to) => {
                self.cursor = wrap::byte_at(&self.text, *to, to.end, column);
                self.goal = Some(column);
            }
            None => self.cursor = if by < 0 { 0 } else { self.text.len() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Origin;

    /// Keys by name; anything else is typed.
    fn after(text: &str, cursor: usize, keys: &str) -> (String, usize) {
        let mut b = EditBox::new(text, cursor);
        b.set_width(12);
        for k in keys.split(' ') {
            let key = Key::read(k, &Origin::default()).unwrap_or(Key::plain(KeyCode::Null));
            assert!(b.press(key), "{k}");
        }
        (b.text().to_owned(), b.cursor())
    }

    #[test]
    fn typing_and_taking_out_keep_the_cursor_on_a_letter() {
        assert_eq!(after("cafe\u{301}", 6, "backspace x"), ("cafx".into(), 4));
        assert_eq!(after("one two", 7, "ctrl-w T"), ("one T".into(), 5));
        assert_eq!(after("one two", 3, "ctrl-k"), ("one".into(), 3));
        assert_eq!(after("one two", 0, "x ctrl-_"), ("one two".into(), 0));
        assert_eq!(after("one", 3, "delete right"), ("one".into(), 3));
    }

    #[test]
    fn up_and_down_go_by_the_rows_seen() {
        let text = "the council voted on Monday";
        assert_eq!(after(text, 2, "down").1, 14);
        assert_eq!(after(text, 2, "down down").1, 23);
        assert_eq!(after(text, 2, "down up").1, 2);
        assert_eq!(after(text, 2, "up").1, 0);
    }

    #[test]
    fn a_line_break_makes_a_row_of_its_own() {
        let b = EditBox::new("one\n\ntwo", 5);
        assert_eq!(b.rows(10).len(), 3);
        assert_eq!(b.place(10), (2, 0));
    }
}
