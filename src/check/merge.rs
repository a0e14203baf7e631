//! One issue per fault: what several checkers say of the same words becomes one issue.

use crate::check::{Issue, Level};

/// Puts issues in order of place and merges those that overlap: the best one stays, and
/// takes the suggestions of the others where they replace the same words. Notes do not
/// compete with issues.
pub fn merge(mut issues: Vec<Issue>) -> Vec<Issue> {
    issues.sort_by_key(rank);
    let mut kept: Vec<Issue> = Vec::with_capacity(issues.len());
    for issue in issues {
        // An issue over a whole paragraph (a duplicate) or at another level does not swallow others.
        let rival = kept
            .iter_mut()
            .find(|k| k.span.overlaps(issue.span) && (k.level == Level::Note) == (issue.level == Level::Note) && !is_wide(k, &issue));
        match rival {
            Some(k) if k.span == issue.span => {
                for s in issue.suggestions {
                    let sealed = k.quoted && k.suggestions.is_empty();
                    if !sealed && !k.suggestions.contains(&s) {
                        k.suggestions.push(s);
                    }
                }
            }
            Some(_) => {}
            None => kept.push(issue),
        }
    }
    kept.sort_by(|a, b| (a.span.start, a.span.end, &a.rule).cmp(&(b.span.start, b.span.end, &b.rule)));
    kept
}

/// The better comes first: a correction before a query before a note, one that has a
/// suggestion before one that has none, the surer, the shorter; the rest is to have one
/// order whatever the order in which checkers ran.
fn rank(i: &Issue) -> (Level, bool, i32, usize, usize, String) {
    #[allow(clippy::cast_possible_truncation)]
    let doubt = -((i.confidence * 1000.0) as i32);
    (i.level, i.suggestions.is_empty(), doubt, i.span.len(), i.span.start, i.rule.to_string())
}

/// Is one of the two about a whole passage, the other about words in it?
fn is_wide(a: &Issue, b: &Issue) -> bool {
    let (long, short) = if a.span.len() >= b.span.len() { (a, b) } else { (b, a) };
    long.span.len() > 60 && long.span.len() > 3 * short.span.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Category;
    use crate::story::Span;

    #[test]
    fn two_findings_of_one_fault_become_one_with_all_suggestions() {
        let a = Issue::new("a", Category::Spelling, Span::new(3, 8), "").suggest("these").confidence(0.8);
        let b = Issue::new("b", Category::Spelling, Span::new(3, 8), "").suggest("there").suggest("these").confidence(0.9);
        let merged = merge(vec![a, b]);
        assert_eq!(merged.len(), 1);
        assert_eq!(merged[0].rule, "b");
        assert_eq!(merged[0].suggestions, ["there", "these"]);
    }

    #[test]
    fn the_surer_of_two_overlapping_wins_and_neighbours_stay() {
        let a = Issue::new("a", Category::Grammar, Span::new(0, 8), "").suggest("x").confidence(0.6);
        let b = Issue::new("b", Category::Grammar, Span::new(4, 8), "").suggest("y").confidence(0.9);
        let c = Issue::new("c", Category::Grammar, Span::new(8, 9), "").suggest("z");
        let rules: Vec<_> = merge(vec![a, b, c]).into_iter().map(|i| i.rule.into_owned()).collect();
        assert_eq!(rules, ["b", "c"]);
    }

    #[test]
    fn a_duplicate_paragraph_does_not_hide_what_is_wrong_inside() {
        let a = Issue::new("duplicate", Category::Repetition, Span::new(0, 90), "").suggest("");
        let b = Issue::new("spelling", Category::Spelling, Span::new(4, 8), "").suggest("y");
        assert_eq!(merge(vec![a, b]).len(), 2);
    }
}
