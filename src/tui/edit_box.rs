//! A box in which words are typed: text, cursor, and the keys that change them.
//!
//! The text, the cursor, movement by words and undo are those of the textarea crate. It
//! is fed with our keys and never drawn: what is typed and pasted has to be shown like
//! everything else that comes from outside, a mark for every hidden character, with the
//! cursor in the right column. Keys that keep or drop are not its business.

use ratatui::crossterm::event::KeyCode;
use tui_textarea::{CursorMove, TextArea};
use unicode_segmentation::UnicodeSegmentation;

use crate::config::Key;
use crate::story::Span;
use crate::tui::wrap;

/// How many changes the box itself can undo.
const REMEMBERED: usize = 200;

/// Text under the editor's hands.
#[derive(Debug, Clone)]
pub struct EditBox {
    area: TextArea<'static>,
    /// What the area holds, its lines in one piece.
    text: String,
    /// Where the area's cursor stands, in bytes of `text`.
    cursor: usize,
    /// The column that moving up and down aims at.
    goal: Option<usize>,
    /// Columns of a row when last drawn or asked for.
    width: usize,
}

impl Default for EditBox {
    fn default() -> Self {
        Self::new("", 0)
    }
}

/// An area holding `text`, the cursor at its start, and nothing to undo.
fn area(text: &str) -> TextArea<'static> {
    let mut area = TextArea::new(text.split('\n').map(str::to_owned).collect());
    area.set_max_histories(REMEMBERED);
    area
}

impl EditBox {
    /// A box holding `text`, the cursor at byte `cursor`.
    pub fn new(text: impl Into<String>, cursor: usize) -> Self {
        let text = text.into();
        let cursor = text.floor_char_boundary(cursor.min(text.len()));
        let mut new = Self { area: area(&text), text, cursor: 0, goal: None, width: 76 };
        new.jump(cursor);
        new
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
        self.change(|area| area.insert_str(typed));
    }

    /// Does what the key says; false where it says nothing here.
    pub fn press(&mut self, key: Key) -> bool {
        let goal = self.goal.take();
        match (key.code, key.ctrl, key.alt) {
            (KeyCode::Char(c), false, false) if !c.is_control() => self.insert(c.encode_utf8(&mut [0; 4])),
            (KeyCode::Left, true, _) | (KeyCode::Char('b'), false, true) => self.step(CursorMove::WordBack),
            (KeyCode::Right, true, _) | (KeyCode::Char('f'), false, true) => self.step(CursorMove::WordForward),
            (KeyCode::Left, ..) | (KeyCode::Char('b'), true, _) => self.jump(self.before_cursor()),
            (KeyCode::Right, ..) | (KeyCode::Char('f'), true, _) => self.jump(self.after_cursor()),
            (KeyCode::Up, ..) | (KeyCode::Char('p'), true, _) => self.move_row(-1, goal),
            (KeyCode::Down, ..) | (KeyCode::Char('n'), true, _) => self.move_row(1, goal),
            (KeyCode::Home, ..) | (KeyCode::Char('a'), true, _) => self.jump(self.row().start),
            (KeyCode::End, ..) | (KeyCode::Char('e'), true, _) => self.jump(self.row().end),
            (KeyCode::Backspace, _, false) | (KeyCode::Char('h'), true, _) => self.remove(self.before_cursor(), self.cursor),
            (KeyCode::Delete, ..) | (KeyCode::Char('d'), true, _) => self.remove(self.cursor, self.after_cursor()),
            (KeyCode::Char('w'), true, _) | (KeyCode::Backspace, _, true) => self.change(TextArea::delete_word),
            (KeyCode::Char('k'), true, _) => self.change(TextArea::delete_line_by_end),
            (KeyCode::Char('u'), true, _) => self.change(TextArea::delete_line_by_head),
            // What a terminal sends for Ctrl-_ and Ctrl-/.
            (KeyCode::Char('_' | '/' | '7'), true, _) => self.change(TextArea::undo),
            _ => return false,
        }
        true
    }

    fn change(&mut self, edit: impl FnOnce(&mut TextArea<'static>) -> bool) {
        if edit(&mut self.area) {
            self.text = self.area.lines().join("\n");
            self.cursor = self.byte_of_cursor();
        }
    }

    fn byte_of_cursor(&self) -> usize {
        let place = self.area.cursor();
        let above: usize = self.area.lines().iter().take(place.0).map(|l| l.len() + 1).sum();
        let line = self.area.lines().get(place.0).map_or("", String::as_str);
        above + line.char_indices().nth(place.1).map_or(line.len(), |(i, _)| i)
    }

    /// A movement of the area's own, which counts in characters: never into a cluster.
    fn step(&mut self, by: CursorMove) {
        self.area.move_cursor(by);
        let at = self.byte_of_cursor();
        let whole = self.text.grapheme_indices(true).map(|(i, _)| i).take_while(|i| *i <= at).last().unwrap_or(0);
        if at < self.text.len() && whole < at {
            self.jump(whole);
        } else {
            self.cursor = at;
        }
    }

    /// Puts the cursor at byte `at`.
    fn jump(&mut self, at: usize) {
        let head = self.text.get(..at).unwrap_or(&self.text);
        let line = head.rsplit('\n').next().unwrap_or("");
        match (u16::try_from(head.matches('\n').count()), u16::try_from(line.chars().count())) {
            (Ok(row), Ok(column)) => self.area.move_cursor(CursorMove::Jump(row, column)),
            (Ok(row), Err(_)) => self.jump_far(head.len() - line.len(), row, head.len()),
            // As far as it goes: no paragraph has so many lines.
            (Err(_), _) => self.area.move_cursor(CursorMove::Jump(u16::MAX, 0)),
        }
        self.cursor = self.byte_of_cursor();
    }

    /// So far into a line the area cannot jump, but typing leads there: it begins anew,
    /// without its undo, the line up to `at` typed in last.
    fn jump_far(&mut self, line: usize, row: u16, at: usize) {
        // A carriage return at its end would not be taken for text.
        let typed = Span::new(line, at).of(&self.text).trim_end_matches('\r');
        let mut rest = self.text.clone();
        rest.replace_range(line..line + typed.len(), "");
        let mut new = area(&rest);
        new.move_cursor(CursorMove::Jump(row, 0));
        new.insert_str(typed);
        new.set_max_histories(REMEMBERED);
        self.area = new;
    }

    fn remove(&mut self, start: usize, end: usize) {
        let count = Span::new(start, end.max(start)).of(&self.text).chars().count();
        if count > 0 {
            self.jump(start);
            self.change(|area| area.delete_str(count));
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
                self.jump(wrap::byte_at(&self.text, *to, to.end, column));
                self.goal = Some(column);
            }
            None => self.jump(if by < 0 { 0 } else { self.text.len() }),
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
    fn words_are_stepped_over_and_every_change_is_undone() {
        assert_eq!(after("one two", 7, "ctrl-left").1, 4);
        assert_eq!(after("one two", 0, "ctrl-right").1, 4);
        assert_eq!(after("one two", 7, "ctrl-left ctrl-left ctrl-left").1, 0);
        assert_eq!(after("one\ntwo", 7, "ctrl-u ctrl-u ctrl-w ctrl-_ ctrl-_ ctrl-_"), ("one\ntwo".into(), 7));
        assert_eq!(after("one \u{301}two", 10, "ctrl-left").1, 3);
    }

    #[test]
    fn hidden_characters_count_like_others_and_line_ends_stay_as_they_are() {
        assert_eq!(after("a\u{202e}b\u{200b}c", 5, "right x"), ("a\u{202e}b\u{200b}xc".into(), 9));
        assert_eq!(after("one\r\ntwo", 5, "x"), ("one\r\nxtwo".into(), 6));
    }

    #[test]
    fn a_line_of_any_length_is_edited_at_its_end() {
        let long = "wörd ".repeat(30_000);
        let (text, at) = after(&long, long.len(), "backspace left x");
        assert_eq!((text.len(), at), (long.len(), long.len() - 1));
        assert!(text.ends_with(" wörxd"));
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
