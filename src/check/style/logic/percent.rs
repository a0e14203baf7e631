//! Percentages: figures and the sign, on both ends of a range.
//!
//! "Zero percent" and "a hundred percent" are said, not counted; a percentage that opens
//! a sentence stays in words.

use crate::check::style::logic::numerals::words_before;
use crate::check::style::number;
use crate::check::style::report::Report;
use crate::story::{Paragraph, StoryFacts, TokenKind};

/// A number before a percent sign or word.
struct Share {
    first: usize,
    /// As it is to be written, without the sign.
    figures: String,
    words: bool,
}

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    for i in 1..p.tokens.len() {
        let Some(end) = sign(p, i) else { continue };
        let hyphen = p.word(i - 1) == "-" && p.tokens.get(i - 1).is_some_and(|t| !t.spaced);
        let at = if hyphen { i - 1 } else { i };
        let Some(share) = share(p, at).filter(|s| !opens(p, s.first)) else { continue };
        let signed = p.word(i) == "%";
        let low = low_end(p, share.first);
        if let Some((first, figures, joint)) = low {
            let joint = if joint == "-" || joint == "–" { "-".to_owned() } else { format!(" {joint} ") };
            let rule = if signed { "num-percent-range" } else { rule(&share) };
            report.put(rule, p, p.span_of(first, end), [format!("{figures}%{joint}{}%", share.figures)]);
        } else if !signed || p.tokens.get(i).is_some_and(|t| t.spaced) || hyphen {
            report.put(rule(&share), p, p.span_of(share.first, end), [format!("{}%", share.figures)]);
        }
    }
}

fn rule(share: &Share) -> &'static str {
    if share.words { "num-percent-words" } else { "num-percent-sign" }
}

fn opens(p: &Paragraph, first: usize) -> bool {
    p.opens_sentence(first)
}

/// Is token `i` the sign or its word? Its last token.
fn sign(p: &Paragraph, i: usize) -> Option<usize> {
    match p.lower(i) {
        "%" | "percent" | "pct" => Some(i),
        "per" if p.lower(i + 1) == "cent" => Some(i + 1),
        _ => None,
    }
}

fn share(p: &Paragraph, at: usize) -> Option<Share> {
    let b = at.checked_sub(1)?;
    let t = p.tokens.get(b)?;
    if t.kind == TokenKind::Number {
        let word = p.word(b);
        if !word.bytes().all(|c| c.is_ascii_digit() || matches!(c, b'.' | b',')) {
            return None;
        }
        // ".5 percent": the point is a mark of its own.
        let pointed = !t.spaced && b > 0 && p.word(b - 1) == ".";
        if pointed {
            return Some(Share { first: b - 1, figures: format!("0.{word}"), words: false });
        }
        let loose = t.spaced || b == 0 || matches!(p.word(b - 1), "(" | "-" | "–" | "—" | "“" | "\"" | "+" | "~");
        return loose.then(|| Share { first: b, figures: word.to_owned(), words: false });
    }
    if t.lower.as_ref() == "half" && p.lower(b.wrapping_sub(1)) == "a" && p.lower(b.wrapping_sub(2)) == "and" {
        let (first, n) = words_before(p, b - 2)?;
        return Some(Share { first, figures: format!("{}.5", n.value), words: true });
    }
    let (first, n) = words_before(p, at)?;
    let point = first > 1 && matches!(p.lower(first - 1), "point" | "-" | "of");
    let class = n.value == 1 && first > 0 && p.lower(first - 1) == "the";
    (n.value > 0 && !point && !class).then(|| Share { first, figures: number::in_figures(n.value), words: true })
}

/// The low end of a range that ends with the number at `first`, without a sign of its own.
fn low_end(p: &Paragraph, first: usize) -> Option<(usize, String, String)> {
    let joint_at = first.checked_sub(1)?;
    let joint = p.lower(joint_at);
    let glued =
        matches!(joint, "-" | "–") && p.tokens.get(joint_at).is_some_and(|t| !t.spaced) && p.tokens.get(first).is_some_and(|t| !t.spaced);
    if !glued && !matches!(joint, "to" | "and" | "or") {
        return None;
    }
    let low_at = joint_at.checked_sub(1)?;
    let t = p.tokens.get(low_at)?;
    let (start, figures) = if t.kind == TokenKind::Number {
        let word = p.word(low_at);
        let plain = word.bytes().all(|c| c.is_ascii_digit() || c == b'.') && word.len() < 4;
        (plain && (t.spaced || low_at == 0)).then(|| (low_at, word.to_owned()))?
    } else {
        let (s, n) = words_before(p, joint_at)?;
        (n.value < 100).then(|| (s, number::in_figures(n.value)))?
    };
    let before = start.checked_sub(1).map_or("", |k| p.lower(k));
    let between = before == "between";
    let named = start.checked_sub(1).is_some_and(|k| p.is_capitalised(k) && !p.opens_sentence(k));
    if joint == "and" && !between || named || opens(p, start) || matches!(before, "$" | "of") {
        return None;
    }
    let low: f64 = figures.parse().ok()?;
    let high: f64 = p.word(first).replace(',', "").parse().unwrap_or(f64::MAX);
    (low < high).then(|| (start, figures, joint.to_owned()))
}
