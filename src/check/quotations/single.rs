//! Single marks round a quotation in body text, where American newspapers use double ones.
//!
//! Reads the whole story for one reason: where single marks are the rule the story comes
//! from elsewhere, and one finding is enough.

use crate::check::{Category, InQuotation, Issue, StoryChecker};
use crate::story::{Paragraph, Part, Story, TokenKind};

pub struct Single;

impl StoryChecker for Single {
    fn name(&self) -> &'static str {
        "single-quotation-marks"
    }

    fn check(&self, story: &Story, out: &mut Vec<Issue>) {
        for placed in story.paragraphs.iter().filter(|p| p.paragraph.part == Part::Body) {
            let p = &placed.paragraph;
            // A line that ends in no stop is a headline of another story, which quotes with single marks.
            if !p.text.trim_end().ends_with(['.', '?', '!', '\'', '’', '"', '”', ':']) || p.sentences.iter().any(|s| s.tokens.len() > 80)
            {
                continue;
            }
            for (open, close) in pairs(p) {
                // A heading between paragraphs: nothing but words in single marks.
                if open == 0 && close + 1 == p.tokens.len() && !matches!(p.word(close - 1), "." | "," | "?" | "!") {
                    continue;
                }
                let whole = p.span_of(open, close);
                // Two single marks that close are one double mark, typed so.
                let last = if p.word(close - 1) == p.word(close) { close - 1 } else { close };
                let end = p.tokens.get(last).map_or(whole.end, |t| t.span.start);
                let words = p.text.get(whole.start + p.word(open).len()..end).unwrap_or("");
                let (left, right) = if p.word(open) == "‘" { ("“", "”") } else { ("\"", "\"") };
                out.push(
                    Issue::new("quote-single", Category::Quotation, whole, "Single marks round a quotation")
                        .suggest(format!("{left}{words}{right}"))
                        .why("Body text quotes with double marks; single marks are for headlines and for a quotation inside a quotation.")
                        .in_quotation(InQuotation::Repair)
                        .confidence(0.85)
                        .query()
                        .shifted(placed.start),
                );
            }
        }
    }
}

/// Single marks that open and close, outside double ones, as tokens.
fn pairs(p: &Paragraph) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < p.tokens.len() {
        if let Some(close) = opens(p, i).then(|| close_of(p, i)).flatten() {
            out.push((i, close));
            i = close;
        }
        i += 1;
    }
    out
}

fn opens(p: &Paragraph, i: usize) -> bool {
    let Some(t) = p.tokens.get(i) else { return false };
    let led = t.spaced || i == 0 || matches!(p.word(i - 1), "(" | "—" | "[");
    let glued = p.tokens.get(i + 1).is_some_and(|n| !n.spaced && n.is_word());
    t.kind == TokenKind::Punct && matches!(p.word(i), "'" | "‘") && led && glued && !t.quoted
}

/// The closing mark of a quotation of at least two words, or of one word with its stop.
fn close_of(p: &Paragraph, open: usize) -> Option<usize> {
    let wanted = if p.word(open) == "‘" { "’" } else { "'" };
    for i in open + 2..(open + 80).min(p.tokens.len()) {
        let t = p.tokens.get(i)?;
        if t.quoted || crate::story::quotation::is_double_mark(p.word(i)) || opens(p, i) {
            return None;
        }
        let free = p.tokens.get(i + 1).is_none_or(|n| n.spaced || matches!(n.span.of(&p.text), "," | "." | "?" | "!" | ")" | "—" | ";"));
        if t.kind == TokenKind::Punct && p.word(i) == wanted && !t.spaced && free {
            let stopped = matches!(p.word(i - 1), "," | "." | "?" | "!");
            return (i - open > 2 || stopped).then_some(i);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial;
    use crate::story::ReadAs;

    fn found(text: &str) -> Vec<String> {
        trial::suggested_in_story(&Single, text, ReadAs::Body)
    }

    #[test]
    fn a_quotation_in_single_marks_is_found() {
        assert_eq!(found("He said, 'We won the vote,' and left."), ["\"We won the vote,\""]);
        assert_eq!(found("The sign read ‘No swimming.’"), ["“No swimming.”"]);
        assert_eq!(found("The sign read ‘No swimming here.’’"), ["“No swimming here.”"]);
    }

    #[test]
    fn apostrophes_and_inner_quotations_are_right() {
        for text in [
            "'A better way'",
            "The boys' team and the girls' team won.",
            "“He said ‘stop it’ twice,” she said.",
            "Rock 'n' roll of the '60s drivers' ed",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
