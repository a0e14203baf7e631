//! A habit of the writer is one question, not twenty.

use crate::check::{Batch, Issue, Level};

/// Leaves the first finding of `rule` as it is and makes notes of the others. Once the
/// first is corrected, the next check makes the next one the first.
pub fn ask_once(found: &mut [Issue], rule: &str) {
    let first = found.iter().filter(|i| i.rule == rule && i.level != Level::Note).map(|i| i.span.start).min();
    for issue in found.iter_mut().filter(|i| i.rule == rule && i.level != Level::Note) {
        if Some(issue.span.start) == first {
            issue.why.push_str(" The story does so throughout; once this place is corrected the next one is listed.");
        } else {
            issue.level = Level::Note;
            issue.batch = Batch::Query;
        }
    }
}

/// Makes notes of all findings of `rule`: a habit that many papers share.
pub fn only_note(found: &mut [Issue], rule: &str) {
    for issue in found.iter_mut().filter(|i| i.rule == rule) {
        issue.level = Level::Note;
        issue.batch = Batch::Query;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Category;
    use crate::story::Span;

    #[test]
    fn the_first_place_is_asked_about_and_the_others_wait() {
        let at = |start: usize| Issue::new("mark", Category::Quotation, Span::new(start, start + 1), "m");
        let mut found = vec![at(9), at(2), Issue::new("other", Category::Quotation, Span::new(4, 5), "m"), at(6)];
        ask_once(&mut found, "mark");
        assert_eq!(found.iter().map(|i| i.level).collect::<Vec<_>>(), [Level::Note, Level::Fix, Level::Fix, Level::Note]);
    }
}
