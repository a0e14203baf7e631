//! Marks and their partners across the story: mixed pairs, marks turned the wrong way,
//! double marks inside double marks, and partners that are missing.
//!
//! Reads the whole story, since speech that goes on in the next paragraph is left open on
//! purpose, and since a mixed pair is repaired in the style that the story uses.

use crate::check::quotations::long::Long;
use crate::check::quotations::marks::{self, Mark, Pair, Reading, Shape, Side};
use crate::check::quotations::{missing, style};
use crate::check::{Category, InQuotation, Issue, StoryChecker};
use crate::story::{Paragraph, Part, Story};

/// A mixed pair round no more words than this is shown whole; round more, the odd mark alone.
const SHORT: usize = 3;

pub struct Pairing;

impl StoryChecker for Pairing {
    fn name(&self) -> &'static str {
        "quotation-pairs"
    }

    fn check(&self, story: &Story, out: &mut Vec<Issue>) {
        let curly = style::house(story);
        let read: Vec<(usize, &Paragraph, Reading)> = story
            .paragraphs
            .iter()
            .filter(|p| matches!(p.paragraph.part, Part::Body | Part::Headline | Part::Subhead))
            .map(|p| (p.start, &*p.paragraph, marks::read(&p.paragraph)))
            .collect();
        let long = Long::find(&read);
        out.extend(long.iter().map(|l| l.issue(|n| read.get(n).map_or(0, |(start, ..)| *start))));
        for (i, (start, p, reading)) in read.iter().enumerate() {
            let before = i.checked_sub(1).and_then(|i| read.get(i)).map(|(_, p, r)| (*p, r));
            let after = read.get(i + 1).map(|(_, p, r)| (*p, r));
            let mut found = Vec::new();
            for pair in &reading.pairs {
                mixed(p, pair, curly, &mut found);
                nested(p, pair, reading, &mut found);
            }
            for (mark, side) in &reading.all {
                turned(mark, *side, &mut found);
            }
            let told = |mark: Mark| long.iter().any(|l| l.covers(i, mark));
            missing::check(p, reading, before, after, told, &mut found);
            out.extend(found.into_iter().map(|issue| issue.in_quotation(InQuotation::Repair).shifted(*start)));
        }
    }
}

/// One mark straight, its partner curly.
fn mixed(p: &Paragraph, pair: &Pair, curly: bool, out: &mut Vec<Issue>) {
    let (open, close) = (pair.open, pair.close);
    let odd = match (open.shape, close.shape) {
        (Shape::Straight, c) if c.is_curly() => {
            if curly {
                open
            } else {
                close
            }
        }
        (o, Shape::Straight) if o.is_curly() => {
            if curly {
                close
            } else {
                open
            }
        }
        _ => return,
    };
    let (left, right) = if curly { ("“", "”") } else { ("\"", "\"") };
    let words = pair.inside().of(&p.text);
    let issue = if words.split_whitespace().count() <= SHORT && !words.is_empty() {
        mark_issue("quote-mixed", pair.whole(), "Straight and curly marks in one pair").suggest(format!("{left}{words}{right}"))
    } else {
        let right_one = if odd == open { left } else { right };
        mark_issue("quote-mixed", odd.span, "Straight and curly marks in one pair").suggest(right_one)
    };
    out.push(issue.why("A quotation opens and closes with marks of one kind, the kind that the story uses.").confidence(0.97));
}

/// A curly mark that opens where it should close, or the other way round.
fn turned(mark: &Mark, side: Side, out: &mut Vec<Issue>) {
    let right = match (mark.shape, mark.place, side) {
        (Shape::Opening, Some(Side::Closes), Side::Closes) => "”",
        (Shape::Closing, Some(Side::Opens), Side::Opens) => "“",
        _ => return,
    };
    out.push(
        mark_issue("quote-direction", mark.span, "A quotation mark turned the wrong way")
            .suggest(right)
            .why("Opening marks curl like 66, closing marks like 99; a word processor turns them wrong after a dash or a space.")
            .confidence(0.93)
            .safe(),
    );
}

/// Double marks round a quotation inside a quotation.
fn nested(p: &Paragraph, pair: &Pair, reading: &Reading, out: &mut Vec<Issue>) {
    if !pair.nested || !reading.unclosed.is_empty() || !reading.unopened.is_empty() {
        return;
    }
    let words = pair.inside().of(&p.text);
    if words.contains(['\'', '‘']) && words.contains(" '") {
        return;
    }
    let (left, right) = if pair.open.shape.is_curly() { ("‘", "’") } else { ("'", "'") };
    out.push(
        mark_issue("quote-inside-quote", pair.whole(), "Double marks inside a quotation")
            .suggest(format!("{left}{words}{right}"))
            .why("A quotation inside a quotation takes single marks.")
            .confidence(0.85),
    );
}

fn mark_issue(rule: &'static str, span: crate::story::Span, message: &str) -> Issue {
    Issue::new(rule, Category::Quotation, span, message)
}
