//! Corrections for a whole story at once, without an editor: what `fix` accepts.
//!
//! The same seal holds as on the desk: nothing inside a quotation is changed in bulk.

use crate::check::{Batch, Issue, Level};
use crate::review::Edit;
use crate::story::Span;
use crate::story::read::Piece;

/// Which issues are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// Those marked safe.
    Safe,
    /// Every issue of level fix, by its first suggestion.
    All,
}

impl Pick {
    /// Is this issue accepted unseen?
    pub fn takes(self, issue: &Issue) -> bool {
        // Of a habit one place is an issue and the others are notes, and what the style book asks
        // in the copy of another house is a query: all of them are safe.
        let wanted = issue.batch == Batch::Safe || self == Self::All && issue.level == Level::Fix && issue.batch != Batch::Query;
        wanted && !issue.quoted && !issue.suggestions.is_empty()
    }
}

/// The edits that accept what `pick` takes, in order of place, none overlapping: where
/// two do, the one that begins first and reaches further (a paragraph deleted) holds.
pub fn corrections(text: &str, issues: &[Issue], pick: Pick) -> Vec<Edit> {
    let mut taken: Vec<&Issue> = issues.iter().filter(|i| pick.takes(i)).collect();
    taken.sort_by_key(|i| (i.span.start, std::cmp::Reverse(i.span.end)));
    let mut out: Vec<Edit> = Vec::with_capacity(taken.len());
    for issue in taken {
        let free = out.last().is_none_or(|e| e.old.end <= issue.span.start && e.old != issue.span);
        if let (true, Some(new)) = (free, issue.suggestions.first()) {
            out.push(Edit { old: issue.span, was: issue.span.of(text).to_owned(), new: new.clone() });
        }
    }
    out
}

/// The story as parts kept and typed, after these edits (in order of place).
pub fn pieces<'a>(text: &str, edits: &'a [Edit]) -> Vec<Piece<'a>> {
    let mut out = Vec::with_capacity(edits.len() * 2 + 1);
    let mut at = 0;
    for edit in edits {
        out.push(Piece::Kept(Span::new(at, edit.old.start)));
        out.push(Piece::Typed(&edit.new));
        at = edit.old.end;
    }
    out.push(Piece::Kept(Span::new(at, text.len())));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Category;

    fn issue(start: usize, end: usize, to: &str) -> Issue {
        Issue::new("r", Category::Spelling, Span::new(start, end), "").suggest(to)
    }

    #[test]
    fn what_stands_inside_a_quotation_is_never_changed_in_bulk() {
        let quoted = Issue { quoted: true, ..issue(0, 3, "the").safe() };
        assert!(!Pick::Safe.takes(&quoted) && !Pick::All.takes(&quoted));
        assert!(Pick::All.takes(&issue(0, 3, "the")) && !Pick::Safe.takes(&issue(0, 3, "the")));
        assert!(!Pick::All.takes(&issue(0, 3, "the").query()));
        let asked = Issue { level: Level::Query, ..issue(0, 3, "the").safe() };
        assert!(Pick::Safe.takes(&asked));
    }

    #[test]
    fn a_deleted_paragraph_takes_the_corrections_inside_it_along() {
        let text = "One teh two.\n";
        let edits = corrections(text, &[issue(4, 7, "the"), issue(0, 13, ""), issue(13, 13, "x")], Pick::All);
        assert_eq!(edits.iter().map(|e| (e.old.start, e.new.as_str())).collect::<Vec<_>>(), [(0, ""), (13, "x")]);
    }
}
