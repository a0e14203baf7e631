//! Two whole stories, paragraph by paragraph, for the review before saving.
//!
//! A paragraph here is a line of the text, whatever its line end: an edit that splits or
//! joins paragraphs shows as what it is. Paragraphs that changed little are shown as
//! changed, word by word; those that share hardly a word as removed and added.

use std::collections::HashMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::diff::words::{Piece, words};

/// Paragraphs that share at least this much of their words are one paragraph, changed.
const ALIKE: f32 = 0.4;

/// Above this many pairs to compare, paragraphs are paired in order without looking.
const MOST_PAIRS: usize = 10_000;

/// What became of one paragraph. Texts are without their line ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParagraphChange {
    Same(String),
    Changed(Vec<Piece>),
    Removed(String),
    Added(String),
}

impl ParagraphChange {
    pub fn is_same(&self) -> bool {
        matches!(self, Self::Same(_))
    }
}

/// A line of the whole-story diff with everything far from a change left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown<'a> {
    Paragraph(&'a ParagraphChange),
    /// So many paragraphs, all the same, are not shown here.
    Skipped(usize),
}

/// Compares two stories. All paragraphs are there, in order, blank lines too.
pub fn story(before: &str, after: &str) -> Vec<ParagraphChange> {
    let old: Vec<&str> = before.lines().collect();
    let new: Vec<&str> = after.lines().collect();
    let mut out = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let olds = old.get(op.old_range()).unwrap_or_default();
        let news = new.get(op.new_range()).unwrap_or_default();
        match op {
            DiffOp::Equal { .. } => out.extend(olds.iter().map(|p| ParagraphChange::Same((*p).to_owned()))),
            _ => replaced(olds, news, &mut out),
        }
    }
    out
}

/// Leaves out what is more than `context` paragraphs away from a change.
pub fn with_context(changes: &[ParagraphChange], context: usize) -> Vec<Shown<'_>> {
    let mut near = vec![false; changes.len()];
    for (i, _) in changes.iter().enumerate().filter(|(_, c)| !c.is_same()) {
        let to = changes.len().min(i + context + 1);
        if let Some(around) = near.get_mut(i.saturating_sub(context)..to) {
            around.fill(true);
        }
    }
    let mut out = Vec::new();
    for (change, near) in changes.iter().zip(near) {
        match out.last_mut() {
            _ if near => out.push(Shown::Paragraph(change)),
            Some(Shown::Skipped(n)) => *n += 1,
            _ => out.push(Shown::Skipped(1)),
        }
    }
    out
}

/// A run of paragraphs in the place of another run: pairs those that are alike, in order.
fn replaced(olds: &[&str], news: &[&str], out: &mut Vec<ParagraphChange>) {
    let pairs = pairs(olds, news);
    let mut at = (0, 0);
    for (o, n) in pairs.into_iter().chain([(olds.len(), news.len())]) {
        out.extend(olds.get(at.0..o).unwrap_or_default().iter().map(|p| ParagraphChange::Removed((*p).to_owned())));
        out.extend(news.get(at.1..n).unwrap_or_default().iter().map(|p| ParagraphChange::Added((*p).to_owned())));
        if let (Some(old), Some(new)) = (olds.get(o), news.get(n)) {
            out.push(ParagraphChange::Changed(words(old, new)));
        }
        at = (o + 1, n + 1);
    }
}

/// The pairs of old and new paragraph that together share most, none crossing another.
fn pairs(olds: &[&str], news: &[&str]) -> Vec<(usize, usize)> {
    if olds.len() * news.len() > MOST_PAIRS {
        return (0..olds.len().min(news.len())).map(|i| (i, i)).collect();
    }
    let width = news.len() + 1;
    // best[o * width + n]: the most that olds[o..] and news[n..] can share.
    let mut best = vec![0.0_f32; (olds.len() + 1) * width];
    let at = |best: &[f32], o: usize, n: usize| best.get(o * width + n).copied().unwrap_or(0.0);
    let shared: Vec<f32> = olds.iter().flat_map(|o| news.iter().map(|n| likeness(o, n))).collect();
    let likeness_of = |o: usize, n: usize| shared.get(o * news.len() + n).copied().filter(|l| *l >= ALIKE);
    for o in (0..olds.len()).rev() {
        for n in (0..news.len()).rev() {
            let skip = at(&best, o + 1, n).max(at(&best, o, n + 1));
            let pair = likeness_of(o, n).map_or(0.0, |l| l + at(&best, o + 1, n + 1));
            if let Some(b) = best.get_mut(o * width + n) {
                *b = skip.max(pair);
            }
        }
    }
    let (mut o, mut n) = (0, 0);
    let mut out = Vec::new();
    while o < olds.len() && n < news.len() {
        let here = at(&best, o, n);
        let same = |x: f32| (x - here).abs() < 1e-6;
        match likeness_of(o, n) {
            Some(l) if same(l + at(&best, o + 1, n + 1)) => {
                out.push((o, n));
                (o, n) = (o + 1, n + 1);
            }
            _ if same(at(&best, o + 1, n)) => o += 1,
            _ => n += 1,
        }
    }
    out
}

/// How much of their words two paragraphs share, 0 to 1.
fn likeness(a: &str, b: &str) -> f32 {
    let mut counts: HashMap<&str, i32> = HashMap::new();
    let (mut total, mut shared) = (0_u16, 0_u16);
    for word in a.split_whitespace() {
        *counts.entry(word).or_default() += 1;
        total = total.saturating_add(1);
    }
    for word in b.split_whitespace() {
        total = total.saturating_add(1);
        if let Some(left) = counts.get_mut(word).filter(|left| **left > 0) {
            *left -= 1;
            shared = shared.saturating_add(1);
        }
    }
    if total == 0 { 0.0 } else { 2.0 * f32::from(shared) / f32::from(total) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::Kind;

    fn kinds(before: &str, after: &str) -> String {
        story(before, after)
            .iter()
            .map(|c| match c {
                ParagraphChange::Same(_) => '=',
                ParagraphChange::Changed(_) => '~',
                ParagraphChange::Removed(_) => '-',
                ParagraphChange::Added(_) => '+',
            })
            .collect()
    }

    #[test]
    fn a_removed_copy_and_a_changed_neighbour_are_told_apart() {
        let before = "Head\nThe board met on Monday.\nThe board met on Monday.\nIt voted to close teh bridge at noon.\n";
        let after = "Head\nThe board met on Monday.\nIt voted to close the bridge at noon.\n";
        assert_eq!(kinds(before, after), "==-~");
    }

    #[test]
    fn paragraphs_with_no_word_in_common_are_removed_and_added() {
        assert_eq!(kinds("One two three.\n", "Four five six.\n"), "-+");
    }

    #[test]
    fn a_changed_paragraph_is_shown_word_by_word() {
        let changes = story("The dog ran far away.", "The dog runs far away.");
        let [ParagraphChange::Changed(pieces)] = changes.as_slice() else { panic!("{changes:?}") };
        assert!(pieces.iter().any(|p| p.kind == Kind::Added && p.text == "runs"));
    }

    #[test]
    fn what_is_far_from_a_change_is_counted_not_shown() {
        let before = "a\nb\nc\nd\ne\nf\nold words here now\n";
        let after = "a\nb\nc\nd\ne\nf\nnew words here now\n";
        let changes = story(before, after);
        let shown = with_context(&changes, 2);
        assert_eq!(shown.first(), Some(&Shown::Skipped(4)));
        assert_eq!(shown.len(), 4);
    }
}
