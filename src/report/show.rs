//! Text from outside, made fit to be shown: control characters, direction marks and
//! characters without width become visible marks, so that a story can neither drive the
//! terminal nor hide anything from the editor. Every view and every message goes through
//! here. It knows no pane and no colour.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns that a tab takes in running text.
const TAB: &str = "    ";
/// A cluster of more characters than this is nobody's letter; the rest is shown as a mark.
const LONGEST: usize = 12;

/// How one grapheme cluster is shown: itself, or marks for what cannot be seen in it.
/// A line break is shown as the blank that it is to a reader.
pub fn grapheme(g: &str) -> Cow<'_, str> {
    match g {
        "\t" => return Cow::Borrowed(TAB),
        "\n" | "\r\n" | "\r" => return Cow::Borrowed(" "),
        _ => {}
    }
    let clean = g.is_ascii() && g.bytes().all(|b| (0x20..0x7f).contains(&b));
    if clean || !g.chars().any(|c| is_hidden(c) && !joins(c, g)) && g.width() > 0 && g.chars().nth(LONGEST).is_none() {
        return Cow::Borrowed(g);
    }
    let mut out = String::new();
    for (i, c) in g.chars().enumerate() {
        if i >= LONGEST {
            out.push_str("<...>");
            break;
        }
        if is_hidden(c) && !joins(c, g) {
            out.push_str(&mark(c));
        } else {
            out.push(c);
        }
    }
    // A combining mark with no letter under it gets the circle that the charts use.
    if out.width() == 0 {
        out.insert(0, '◌');
    }
    Cow::Owned(out)
}

/// A text on one line, for a message or a list.
pub fn line(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.graphemes(true).map(|g| if g == "\t" { Cow::Borrowed(" ") } else { grapheme(g) }).collect())
}

/// Columns of `text` as [`line`] shows it.
pub fn width(text: &str) -> usize {
    line(text).width()
}

/// `text` on one line, cut to at most `columns` columns, with `ellipsis` where it was cut.
pub fn clipped(text: &str, columns: usize, ellipsis: &str) -> String {
    let shown = line(text);
    if shown.width() <= columns {
        return shown.into_owned();
    }
    let room = columns.saturating_sub(ellipsis.width());
    let mut out = String::new();
    let mut used = 0;
    for g in shown.graphemes(true) {
        if used + g.width() > room {
            break;
        }
        used += g.width();
        out.push_str(g);
    }
    if columns >= ellipsis.width() {
        out.push_str(ellipsis);
    }
    out
}

fn mark(c: char) -> String {
    format!("<U+{:04X}>", u32::from(c))
}

/// Joiners and variant selectors do their work inside a cluster that has something to join.
fn joins(c: char, cluster: &str) -> bool {
    let first = cluster.chars().next().unwrap_or(' ');
    match c {
        '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' => first != c && !first.is_ascii_alphabetic() && !first.is_whitespace(),
        '\u{e0020}'..='\u{e007f}' => first == '\u{1f3f4}',
        _ => false,
    }
}

/// Controls, C1, direction marks, and what takes no place on the screen. Unicode 16,
/// general categories Cc and Cf and the property `Default_Ignorable_Code_Point`.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_drives_a_terminal_or_hides_becomes_a_mark() {
        assert_eq!(line("a\u{1b}[31mb"), "a<U+001B>[31mb");
        assert_eq!(line("a\u{9b}2Jb"), "a<U+009B>2Jb");
        assert_eq!(line("pay\u{202e}lap"), "pay<U+202E>lap");
        assert_eq!(line("zero\u{200b}width\u{ad}"), "zero<U+200B>width<U+00AD>");
        assert_eq!(line("one\r\ntwo\tthree"), "one two three");
    }

    #[test]
    fn letters_of_every_script_stay_as_they_are() {
        for text in ["naïve “quotes” — café", "e\u{301}", "東京都", "👩‍👩‍👧", "❤\u{fe0f}", "نیم\u{200c}فاصله", "🏴\u{e0067}\u{e0062}\u{e007f}"]
        {
            assert_eq!(line(text), text);
        }
    }

    #[test]
    fn a_cut_never_splits_a_wide_character() {
        assert_eq!(clipped("東京都庁", 5, "…"), "東京…");
        assert_eq!(clipped("abc", 3, "…"), "abc");
        assert_eq!(clipped("abcd", 0, "…"), "");
    }

    #[test]
    fn a_mark_without_a_letter_is_still_seen() {
        assert_eq!(line("\u{301}"), "◌\u{301}");
        assert!(grapheme(&format!("e{}", "\u{301}".repeat(400))).chars().count() < 20);
    }
}
