//! One issue per fault: what several checkers say of the same words becomes one issue.

use std::ops::RangeInclusive;

use rustc_hash::FxHashMap;

use crate::check::{Issue, Level};
use crate::story::Span;

/// Puts issues in order of place and merges those that overlap: the best one stays, and
/// takes the suggestions of the others where they replace the same words. Notes do not
/// compete with issues.
pub fn merge(mut issues: Vec<Issue>) -> Vec<Issue> {
    issues.sort_by_cached_key(rank);
    let mut kept: Vec<Issue> = Vec::with_capacity(issues.len());
    let mut places = Places::default();
    for issue in issues {
        // An issue over a whole paragraph (a duplicate) or at another level does not swallow others.
        let is_rival =
            |k: &Issue| k.span.overlaps(issue.span) && (k.level == Level::Note) == (issue.level == Level::Note) && !is_wide(k, &issue);
        let rival = places.near(issue.span).into_iter().find(|n| kept.get(*n).is_some_and(is_rival));
        match rival.and_then(|n| kept.get_mut(n)) {
            Some(k) if k.span == issue.span => {
                for s in issue.suggestions {
                    let sealed = k.quoted && k.suggestions.is_empty();
                    if !sealed && !k.suggestions.contains(&s) {
                        k.suggestions.push(s);
                    }
                }
            }
            Some(_) => {}
            None => {
                places.add(issue.span);
                kept.push(issue);
            }
        }
    }
    kept.sort_by(|a, b| (a.span.start, a.span.end, &a.rule).cmp(&(b.span.start, b.span.end, &b.rule)));
    kept
}

/// Where the issues kept so far stand, by blocks of the text: of a hundred thousand only
/// the neighbours are asked.
#[derive(Default)]
struct Places {
    kept: usize,
    blocks: FxHashMap<usize, Vec<usize>>,
    /// Those over too much of the text to be put into every block of it.
    wide: Vec<usize>,
}

impl Places {
    /// Bytes of a block.
    const BLOCK: usize = 128;
    const WIDE: usize = 32 * Self::BLOCK;

    fn blocks(span: Span) -> RangeInclusive<usize> {
        span.start / Self::BLOCK..=span.end / Self::BLOCK
    }

    /// The next one kept.
    fn add(&mut self, span: Span) {
        if span.len() > Self::WIDE {
            self.wide.push(self.kept);
        } else {
            Self::blocks(span).for_each(|block| self.blocks.entry(block).or_default().push(self.kept));
        }
        self.kept += 1;
    }

    /// Which of those kept may overlap `span`, in order.
    fn near(&self, span: Span) -> Vec<usize> {
        if span.len() > Self::WIDE {
            return (0..self.kept).collect();
        }
        let beside = Self::blocks(span).filter_map(|block| self.blocks.get(&block)).flatten();
        let mut near: Vec<usize> = beside.chain(&self.wide).copied().collect();
        near.sort_unstable();
        near
    }
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

    #[test]
    fn far_and_wide_issues_meet_as_near_ones_do() {
        let at = |rule: &'static str, start: usize, end: usize, sure: f32| {
            Issue::new(rule, Category::Style, Span::new(start, end), "").suggest("x").confidence(sure)
        };
        // Across the border of blocks, and one over many of them which is as long as its rival.
        let found = vec![
            at("a", 120, 140, 0.9),
            at("b", 130, 136, 0.8),
            at("c", 9_000, 19_000, 0.9),
            at("d", 12_000, 20_000, 0.8),
            at("e", 12_000, 12_004, 0.7),
        ];
        let left: Vec<_> = merge(found).into_iter().map(|i| i.rule).collect();
        assert_eq!(left, ["a", "c", "e"]);
    }

    #[test]
    fn a_hundred_thousand_issues_are_merged_at_once() {
        let many: Vec<Issue> =
            (0..100_000).map(|n| Issue::new("a", Category::Style, Span::new(n * 7, n * 7 + 5), "").suggest("x")).collect();
        let start = std::time::Instant::now();
        assert_eq!(merge(many).len(), 100_000);
        // A minute where each is held against all.
        assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
    }
}
