//! Sums of money: the sign and figures, no dollars behind it, no .00, cents in words,
//! millions as such, and both ends of a range in full.

use crate::check::style::logic::numerals::words_before;
use crate::check::style::number;
use crate::check::style::report::Report;
use crate::story::{Paragraph, Span, StoryFacts, TokenKind};

/// "$4.3 million": from the sign on.
struct Amount {
    /// The number as written, with its point.
    digits: String,
    /// Token of "million", if there is one.
    scale: Option<usize>,
    /// A hyphen stands before it.
    hyphen: bool,
    /// One past its last token.
    end: usize,
}

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    for i in 0..p.tokens.len() {
        match p.lower(i) {
            "$" => {
                if let Some(a) = amount(p, i) {
                    dollars_sign(p, report, i, &a);
                }
            }
            "dollars" | "dollar" => dollars_word(p, report, i),
            "cents" | "¢" => cents(p, report, i),
            _ => {}
        }
    }
}

fn glued(p: &Paragraph, i: usize) -> bool {
    p.tokens.get(i).is_some_and(|t| !t.spaced)
}

fn figures(p: &Paragraph, i: usize) -> Option<&str> {
    let t = p.tokens.get(i).filter(|t| t.kind == TokenKind::Number)?;
    let word = t.span.of(&p.text);
    word.bytes().all(|c| c.is_ascii_digit() || matches!(c, b'.' | b',')).then_some(word)
}

fn amount(p: &Paragraph, sign: usize) -> Option<Amount> {
    let point = p.word(sign + 1) == "." && glued(p, sign + 1) && glued(p, sign + 2);
    let at = if point { sign + 2 } else { sign + 1 };
    let digits = figures(p, at).filter(|_| glued(p, at))?;
    let digits = if point { format!(".{digits}") } else { digits.to_owned() };
    let hyphen = p.word(at + 1) == "-" && glued(p, at + 1) && glued(p, at + 2);
    let next = if hyphen { at + 2 } else { at + 1 };
    let scale = number::scale(p.lower(next)).map(|_| next);
    Some(Amount { digits, scale, hyphen: hyphen && scale.is_some(), end: scale.map_or(at, |s| s) + 1 })
}

fn dollars_sign(p: &Paragraph, report: &mut Report, i: usize, a: &Amount) {
    let Some(end) = p.tokens.get(a.end - 1).map(|t| t.span.end) else { return };
    let Some(start) = p.tokens.get(i).map(|t| t.span.start) else { return };
    let all = Span::new(start, end);
    let unit = p.lower(a.end) == "dollars" || p.lower(a.end) == "dollar" && a.scale.is_none();
    if unit && p.tokens.get(a.end).is_some_and(|t| t.spaced) {
        let word_end = p.tokens.get(a.end).map_or(end, |t| t.span.end);
        report.put("num-money-figures", p, Span::new(end, word_end), [""]);
    }
    if let Some(scale) = low_end(p, a) {
        report.put("num-money-range", p, Span::new(end, end), [format!(" {scale}")]);
    }
    if let (true, Some(s)) = (a.hyphen, a.scale) {
        if p.word(s + 1) != "-" {
            report.put("num-millions-money", p, all, [format!("${} {}", a.digits, p.lower(s))]);
        }
        return;
    }
    if let Some(s) = a.scale {
        // "$3.0 million"
        if let Some(whole) = a.digits.strip_suffix(".00").or_else(|| a.digits.strip_suffix(".0")) {
            report.put("num-money-even-dollars", p, all, [format!("${whole} {}", p.word(s))]);
        }
        return;
    }
    if let Some(whole) = a.digits.strip_suffix(".00").filter(|w| !w.is_empty() && *w != "0") {
        report.put("num-money-even-dollars", p, all, [format!("${whole}")]);
    } else if let Some(cents) = a.digits.strip_prefix("0.").or_else(|| a.digits.strip_prefix('.')).filter(|c| c.len() == 2) {
        let cents = cents.trim_start_matches('0');
        let unit = if cents == "1" { "cent" } else { "cents" };
        if !cents.is_empty() && !glued(p, a.end) || matches!(p.word(a.end), "." | "," | ")" | ";") {
            report.put("num-cents", p, all, [format!("{cents} {unit}")]);
        }
    } else if let Some(value) = number::whole(&a.digits).filter(|v| *v >= 1_000_000) {
        let new = number::rounded(value);
        if new.contains("illion") {
            report.put("num-millions-money", p, all, [format!("${new}")]);
        }
    }
}

/// "$3 to $5 million": the scale the first amount lacks.
fn low_end<'a>(p: &'a Paragraph, a: &Amount) -> Option<&'a str> {
    if a.scale.is_some() {
        return None;
    }
    let joint = p.lower(a.end);
    let next = a.end + 1;
    let high_at = if p.word(next) == "$" { next + 1 } else { next };
    let hyphen = matches!(joint, "-" | "–");
    let joined =
        joint == "to" || joint == "or" || hyphen && glued(p, a.end) && p.word(next) == "$" || joint == "and" && follows_between(p, a);
    let low: f64 = a.digits.parse().ok().filter(|v| *v < 1_000.0)?;
    let high: f64 = figures(p, high_at)?.parse().ok()?;
    let scale = p.lower(high_at + 1);
    (joined && low < high && number::scale(scale).is_some()).then_some(scale)
}

fn follows_between(p: &Paragraph, a: &Amount) -> bool {
    (1..=4).any(|back| a.end.checked_sub(back + 1).is_some_and(|b| p.lower(b) == "between"))
}

/// "twelve dollars", "5 million dollars", "a 20-dollar bill".
fn dollars_word(p: &Paragraph, report: &mut Report, i: usize) {
    let one = p.lower(i) == "dollar";
    if one && is_price(p, i) {
        report.put("num-money-figures", p, p.span_of(i - 1, i), ["$1"]);
        return;
    }
    let hyphen = i.checked_sub(1).is_some_and(|b| p.word(b) == "-" && glued(p, b)) && glued(p, i);
    if one != hyphen {
        return;
    }
    let end = if hyphen { i - 1 } else { i };
    let Some(b) = end.checked_sub(1) else { return };
    let found = if let Some(digits) = figures(p, b) {
        Some((b, digits.to_owned()))
    } else if let Some(amount) = hyphenated(p, b).filter(|_| hyphen) {
        Some(amount)
    } else if number::scale(p.lower(b)).is_some() && b > 0 && figures(p, b - 1).is_some() {
        figures(p, b - 1).map(|d| (b - 1, format!("{d} {}", p.lower(b))))
    } else {
        words_before(p, end).filter(|(_, n)| n.value > 1).map(|(s, n)| (s, number::rounded(n.value)))
    };
    let Some((mut first, mut new)) = found else { return };
    // "10 to 15 dollars": the sign at both ends.
    if let Some(low) = first.checked_sub(2).filter(|_| matches!(first.checked_sub(1).map(|j| p.lower(j)), Some("to" | "or")))
        && !p.opens_sentence(low)
        && let Some(digits) = figures(p, low)
    {
        new = format!("{digits} {} ${new}", p.lower(first - 1));
        first = low;
    }
    let before = first.checked_sub(1).map_or("", |b| p.word(b));
    if p.opens_sentence(first) || matches!(before, "$" | "-" | "/") || hyphen && p.word(i + 1) == "-" {
        return;
    }
    // "seven dollars and fifty cents"
    let cents = (p.lower(i + 1) == "and").then(|| number::read(p, i + 2, p.sentence_of(i).end)).flatten();
    if let Some(c) = cents.filter(|c| p.lower(c.end) == "cents" && c.value < 100 && !new.contains(' ')) {
        report.put("num-money-figures", p, p.span_of(first, c.end), [format!("${new}.{:02}", c.value)]);
        return;
    }
    report.put("num-money-figures", p, p.span_of(first, i), [format!("${new}")]);
}

/// "the fare is one dollar", but not "one dollar bill".
fn is_price(p: &Paragraph, i: usize) -> bool {
    let before = i.checked_sub(2).map_or("", |b| p.lower(b));
    let noun = p.tokens.get(i + 1).is_some_and(|t| t.is_word() && (t.tag.is_noun() || t.tag.is_adjective()));
    p.lower(i.wrapping_sub(1)) == "one" && matches!(before, "is" | "was" | "costs" | "cost" | "for" | "pay" | "paid" | "charged") && !noun
}

/// "3-million-dollar", "ten-thousand-dollar": the amount whose scale is token `b`.
fn hyphenated(p: &Paragraph, b: usize) -> Option<(usize, String)> {
    let first = b.checked_sub(2).filter(|_| p.word(b - 1) == "-" && glued(p, b - 1) && glued(p, b))?;
    let scale: u64 = match p.lower(b) {
        "hundred" => 100,
        "thousand" => 1_000,
        "million" => 1_000_000,
        "billion" => 1_000_000_000,
        _ => return None,
    };
    if let Some(digits) = figures(p, first) {
        return Some((first, format!("{digits} {}", p.lower(b)))).filter(|_| scale >= 1_000_000);
    }
    let n = number::read(p, first, first + 1).filter(|n| !n.figures && n.value < 1_000)?;
    Some((first, number::rounded(n.value * scale)))
}

fn cents(p: &Paragraph, report: &mut Report, i: usize) {
    if p.word(i) == "¢" {
        if let Some(b) = i.checked_sub(1).filter(|b| glued(p, i) && figures(p, *b).is_some()) {
            let unit = if p.word(b) == "1" { "cent" } else { "cents" };
            report.put("num-cents", p, p.span_of(b, i), [format!("{} {unit}", p.word(b))]);
        }
        return;
    }
    let Some((first, n)) = words_before(p, i).filter(|(_, n)| n.value < 100) else { return };
    let before = first.checked_sub(1).map_or("", |b| p.lower(b));
    let opinion = n.value == 2 && (matches!(before, "my" | "your" | "his" | "her" | "their" | "our") || p.lower(i + 1) == "worth");
    if !p.opens_sentence(first) && !opinion {
        report.put("num-cents", p, p.span_of(first, i), [format!("{} {}", n.value, p.lower(i))]);
    }
}
