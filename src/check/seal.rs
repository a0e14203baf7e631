//! Quotations are sealed: what somebody said is never changed, only how it is written.
//!
//! The one place that decides what becomes of a finding inside quotation marks, for
//! every checker alike.

use crate::check::{Batch, InQuotation, Issue, Level};
use crate::story::Paragraph;

/// Applies the rule to the issues of one paragraph, whose spans are in bytes of it.
pub fn seal(paragraph: &Paragraph, issues: &mut Vec<Issue>) {
    if paragraph.quotations.is_empty() {
        return;
    }
    issues.retain_mut(|issue| {
        issue.quoted |= paragraph.is_quoted(issue.span);
        if !issue.quoted {
            return true;
        }
        match issue.in_quotation {
            InQuotation::Silent => return false,
            InQuotation::Repair => {
                if issue.batch == Batch::Safe {
                    issue.batch = Batch::Suggest;
                }
            }
            InQuotation::Query => {
                issue.suggestions.clear();
                issue.batch = Batch::Query;
                issue.level = issue.level.max(Level::Query);
            }
        }
        true
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Category;
    use crate::story::{Part, Span};

    #[test]
    fn inside_a_quotation_only_a_repair_keeps_its_suggestion() {
        let p = Paragraph::analyse("He said, “We was robed.”", Part::Body);
        let at = |words: &str| Span::new(p.text.find(words).unwrap_or(0), p.text.find(words).unwrap_or(0) + words.len());
        let mut issues = vec![
            Issue::new("agreement", Category::Grammar, at("was"), "").suggest("were").safe(),
            Issue::new("spelling", Category::Spelling, at("robed"), "").suggest("robbed").safe().in_quotation(InQuotation::Repair),
            Issue::new("noise", Category::Usage, at("We"), "").in_quotation(InQuotation::Silent),
            Issue::new("outside", Category::Usage, at("said"), "").suggest("says"),
        ];
        seal(&p, &mut issues);
        let seen: Vec<_> = issues.iter().map(|i| (&*i.rule, i.level, i.batch, i.suggestions.len())).collect();
        assert_eq!(
            seen,
            [
                ("agreement", Level::Query, Batch::Query, 0),
                ("spelling", Level::Fix, Batch::Suggest, 1),
                ("outside", Level::Fix, Batch::Suggest, 1)
            ]
        );
    }
}
