//! The difference of two texts in the unified format, as `diff -u` writes it and `patch`
//! reads it: three lines of context, lines end at "\n" only, a text without a final
//! newline is marked as such.

use std::fmt::Write;

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices, group_diff_ops};

/// Lines shown round a change.
const CONTEXT: usize = 3;

/// The difference, or "" where there is none.
pub fn unified(old_name: &str, new_name: &str, before: &str, after: &str) -> String {
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let new: Vec<&str> = after.split_inclusive('\n').collect();
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    let mut out = String::new();
    for group in group_diff_ops(ops, CONTEXT) {
        if group.iter().all(|op| op.tag() == DiffTag::Equal) {
            continue;
        }
        if out.is_empty() {
            // A name with a space or a tab is read up to the tab.
            let _ = writeln!(out, "--- {old_name}{}\n+++ {new_name}{}", tab_after(old_name), tab_after(new_name));
        }
        header(&group, &mut out);
        for op in &group {
            let (removed, added) = (old.get(op.old_range()).unwrap_or_default(), new.get(op.new_range()).unwrap_or_default());
            if op.tag() == DiffTag::Equal {
                lines(' ', removed, &mut out);
            } else {
                lines('-', removed, &mut out);
                lines('+', added, &mut out);
            }
        }
    }
    out
}

fn tab_after(name: &str) -> &'static str {
    if name.contains(' ') { "\t" } else { "" }
}

fn header(group: &[DiffOp], out: &mut String) {
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return };
    let old = first.old_range().start..last.old_range().end;
    let new = first.new_range().start..last.new_range().end;
    let _ = writeln!(out, "@@ -{} +{} @@", place(&old), place(&new));
}

/// "12,7": first line from 1 and number of lines; an empty place is named by the line before it.
fn place(range: &std::ops::Range<usize>) -> String {
    match range.len() {
        0 => format!("{},0", range.start),
        1 => format!("{}", range.start + 1),
        n => format!("{},{n}", range.start + 1),
    }
}

fn lines(mark: char, lines: &[&str], out: &mut String) {
    for line in lines {
        out.push(mark);
        out.push_str(line);
        if !line.ends_with('\n') {
            out.push_str("\n\\ No newline at end of file\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_give_nothing() {
        assert_eq!(unified("a", "b", "same\n", "same\n"), "");
    }

    #[test]
    fn a_changed_line_is_shown_with_three_lines_of_context() {
        let before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
        let want = "--- a\n+++ b\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n";
        assert_eq!(unified("a", "b", before, &before.replace('5', "five")), want);
    }

    #[test]
    fn a_missing_final_newline_is_marked_on_its_side() {
        let want = "--- a\n+++ b\n@@ -1 +1 @@\n-one\n\\ No newline at end of file\n+one\n";
        assert_eq!(unified("a", "b", "one", "one\n"), want);
    }

    #[test]
    fn carriage_returns_stay_inside_their_lines() {
        assert_eq!(unified("a", "b", "x\r\n", "y\r\n"), "--- a\n+++ b\n@@ -1 +1 @@\n-x\r\n+y\r\n");
    }

    #[test]
    fn a_new_text_where_there_was_none() {
        assert_eq!(unified("a", "b", "", "x\n"), "--- a\n+++ b\n@@ -0,0 +1 @@\n+x\n");
    }
}
