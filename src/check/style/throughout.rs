//! Which rules a story breaks from beginning to end, as if it went by another book.
//!
//! Both sides are counted: the places a rule finds fault with, and the places that keep it
//! in a form the rule itself names. Counts only; what follows is for the document checker.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::style::book::StyleBook;
use crate::check::style::document::read;
use crate::check::style::rule::Rule;
use crate::check::{Issue, Level, rawness};
use crate::story::{Span, Story};

/// What is known of a rule that may be broken throughout.
struct Tally {
    faults: Vec<Span>,
    /// In bytes of the story, with the form each is of.
    kept: FxHashSet<(usize, usize)>,
    /// So many places show that the story knows the rule.
    enough: usize,
}

/// The rules that the story breaks so often, and keeps so seldom, in the order of the book.
pub fn broken<'b>(book: &'b StyleBook, story: &Story, found: &[Issue], raw: bool) -> Vec<&'b Rule> {
    let mut tallies = suspects(book, found, raw);
    if tallies.is_empty() {
        return Vec::new();
    }
    for (start, p) in read(story) {
        book.index.each_kept(&book.rules, p, |(rule, form_number), form, at, end| {
            let Some(tally) = tallies.get_mut(&rule).filter(|t| t.kept.len() < t.enough) else { return };
            let Some(words) = form.before(p, at, end) else { return };
            let span = p.span_of(words.whole.start, words.whole.end.saturating_sub(1)).shifted(start);
            if !tally.faults.iter().any(|fault| fault.overlaps(span)) {
                tally.kept.insert((form_number, span.start));
            }
        });
    }
    let broken = tallies.into_iter().filter(|(_, tally)| tally.kept.len() < tally.enough);
    let mut rules: Vec<usize> = broken.map(|(rule, _)| rule).collect();
    rules.sort_unstable();
    rules.into_iter().filter_map(|r| book.rules.get(r)).map(|rule| &**rule).collect()
}

/// The rules with enough faults, by their place in the book.
fn suspects(book: &StyleBook, found: &[Issue], raw: bool) -> FxHashMap<usize, Tally> {
    let mut all: FxHashMap<&str, (usize, Vec<Span>)> = FxHashMap::default();
    for issue in found {
        let (count, faults) = all.entry(&issue.rule).or_default();
        *count += usize::from(issue.level != Level::Note);
        faults.push(issue.span);
    }
    let mut suspect = |(r, rule): (usize, &std::sync::Arc<Rule>)| {
        let throughout = rule.throughout.as_ref().filter(|_| rule.on)?;
        let (count, faults) = all.remove(&*rule.name).unwrap_or_default();
        let least = if raw { throughout.least.max(rawness::HABIT) } else { throughout.least };
        // One in five may be a slip, or the words of somebody else. Where many papers differ
        // the greater number shows what this one does.
        let enough = if throughout.ask { count / 5 + 1 } else { count.max(1) };
        (count >= least).then(|| (r, Tally { faults, kept: FxHashSet::default(), enough }))
    };
    book.rules.iter().enumerate().filter_map(&mut suspect).collect()
}
