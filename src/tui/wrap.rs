//! Soft wrap: a paragraph becomes rows of at most so many columns, broken between words.
//!
//! Rows are spans of bytes of the paragraph, so that whoever draws a row still knows
//! where in the story each character stands. It knows no style and no screen.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::report::show;
use crate::story::Span;

/// Columns that grapheme `g` takes on the screen.
pub fn columns(g: &str) -> usize {
    if g.len() == 1 && g.as_bytes().first().is_some_and(|b| (0x20..0x7f).contains(b)) { 1 } else { show::grapheme(g).width() }
}

/// The rows of `text` at `width` columns: bytes of `text`, without the blanks at the break.
/// `marks` are columns that something shown between the characters takes: the place in
/// bytes, in order, and how many. There is always at least one row.
pub fn wrap(text: &str, width: usize, marks: &[(usize, usize)]) -> Vec<Span> {
    let width = width.max(1);
    let mut rows = Vec::new();
    let mut marks = marks.iter().peekable();
    let (mut start, mut column) = (0, 0);
    // The last place where the row could end: end of the words before the blanks, start
    // of the words after them, column there.
    let mut last: Option<(usize, usize, usize)> = None;
    let mut words_end = 0;
    let mut after_hyphen = false;
    for (at, g) in text.grapheme_indices(true) {
        let mut w = columns(g);
        while let Some((_, n)) = marks.next_if(|(place, _)| *place <= at) {
            w += n;
        }
        let blank = is_blank(g);
        if !blank && at > start && (words_end < at || after_hyphen) {
            last = Some((words_end, at, column));
        }
        while !blank && column + w > width && at > start {
            let (end, next, until) = last.take().unwrap_or((at, at, column));
            rows.push(Span::new(start, end.max(start)));
            start = next;
            column = column.saturating_sub(until);
        }
        column += w;
        if !blank {
            words_end = at + g.len();
        }
        after_hyphen = matches!(g, "-" | "—" | "–" | "/") && text.get(..at).is_some_and(|t| t.ends_with(char::is_alphanumeric));
    }
    rows.push(Span::new(start, words_end.max(start)));
    rows
}

/// A place where a row may end. A no-break space is none.
fn is_blank(g: &str) -> bool {
    matches!(g, " " | "\t" | "\n" | "\r\n" | "\r")
        || g.chars().all(|c| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}'))
}

/// The row that holds byte `at`.
pub fn row_of(rows: &[Span], at: usize) -> usize {
    rows.partition_point(|r| r.start <= at).saturating_sub(1)
}

/// The column at which byte `at` of `text` stands in its row.
pub fn column_of(text: &str, row: Span, at: usize) -> usize {
    Span::new(row.start, at.max(row.start)).of(text).graphemes(true).map(columns).sum()
}

/// The byte of `text` at or before `column` of a row that may run up to `end`.
pub fn byte_at(text: &str, row: Span, end: usize, column: usize) -> usize {
    let mut used = 0;
    for (i, g) in Span::new(row.start, end).of(text).grapheme_indices(true) {
        used += columns(g);
        if used > column {
            return row.start + i;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str, width: usize) -> Vec<&str> {
        wrap(text, width, &[]).into_iter().map(|r| r.of(text)).collect()
    }

    #[test]
    fn rows_end_between_words_and_keep_no_blank_at_the_break() {
        assert_eq!(rows("The council voted on Monday", 12), ["The council", "voted on", "Monday"]);
        assert_eq!(rows("exactly ten", 7), ["exactly", "ten"]);
        assert_eq!(rows("hard\nwrapped lines", 80), ["hard\nwrapped lines"]);
        assert_eq!(rows("", 10), [""]);
    }

    #[test]
    fn a_word_longer_than_the_row_is_cut_and_a_hyphen_may_end_one() {
        assert_eq!(rows("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(rows("a tit-for-tat reply", 8), ["a tit-", "for-tat", "reply"]);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(rows("東京都庁", 4), ["東京", "都庁"]);
    }

    #[test]
    fn marks_between_characters_take_their_place() {
        let text = "aaaa bbbb";
        assert_eq!(wrap(text, 9, &[(9, 1)]).len(), 1, "a mark at the end of the text hangs");
        assert_eq!(wrap(text, 9, &[(4, 1)]).len(), 2);
    }

    proptest! {
        #[test]
        fn no_character_but_blanks_is_lost_and_no_row_is_too_wide(text in "(?s)[a-z \\-\n東é\u{301}\u{200b}]{0,80}", width in 10usize..40) {
            let rows = wrap(&text, width, &[]);
            let mut at = 0;
            for row in rows {
                prop_assert!(text[at..row.start].trim().is_empty());
                prop_assert!(column_of(&text, row, row.end) <= width);
                at = row.end;
            }
            prop_assert!(text[at..].trim().is_empty());
        }
    }
}
