//! Whole numbers in words and in figures, read and written the AP way.
//!
//! "Twenty-three", "two hundred and ten", "4,500" on one side, a value on the other.

use crate::story::{Paragraph, TokenKind};

/// Tokens a number in words may have.
pub const LONGEST: usize = 12;

/// A number found in a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    pub value: u64,
    /// One past its last token.
    pub end: usize,
    /// It is written in figures.
    pub figures: bool,
}

const UNITS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] = &["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS: &[&str] = &[
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];
const SCALES: &[(&str, u64)] = &[("thousand", 1_000), ("million", 1_000_000), ("billion", 1_000_000_000), ("trillion", 1_000_000_000_000)];

fn position(words: &[&str], word: &str) -> Option<u64> {
    words.iter().position(|w| !w.is_empty() && *w == word).and_then(|i| u64::try_from(i).ok())
}

/// The words a number in words can begin with.
pub fn first_words() -> impl Iterator<Item = &'static str> {
    UNITS.iter().chain(TENS).copied().filter(|w| !w.is_empty())
}

/// Value of "0" to "nineteen" in words.
pub fn unit(lower: &str) -> Option<u64> {
    position(UNITS, lower)
}

fn tens(lower: &str) -> Option<u64> {
    position(TENS, lower).map(|n| n * 10)
}

/// Value of a whole number in figures, with or without commas.
pub fn whole(figures: &str) -> Option<u64> {
    let digits: String = figures.chars().filter(|c| *c != ',').collect();
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// The number that begins at token `at`, before token `end`.
pub fn read(p: &Paragraph, at: usize, end: usize) -> Option<Number> {
    let token = p.tokens.get(at).filter(|_| at < end)?;
    if token.kind == TokenKind::Number {
        return whole(token.span.of(&p.text)).map(|value| Number { value, end: at + 1, figures: true });
    }
    read_words(p, at, end)
}

fn read_words(p: &Paragraph, at: usize, end: usize) -> Option<Number> {
    let (mut total, mut current, mut i, mut seen) = (0_u64, 0_u64, at, false);
    let mut small_done = false;
    while i < end.min(at + LONGEST - 2) {
        let word = p.lower(i);
        if let Some(n) = tens(word).filter(|_| !small_done) {
            current += n;
            small_done = true;
            // "twenty-three"
            let hyphen = p.word(i + 1) == "-" && p.tokens.get(i + 1).is_some_and(|t| !t.spaced);
            if let Some(u) = unit(p.lower(i + 2)).filter(|u| hyphen && i + 2 < end && (1..10).contains(u)) {
                current += u;
                i += 2;
            }
        } else if let Some(n) = unit(word).filter(|_| !small_done) {
            current += n;
            small_done = true;
        } else if word == "hundred" && seen && current > 0 && current < 100 {
            current *= 100;
            small_done = false;
        } else if let Some((_, scale)) = SCALES.iter().find(|(w, _)| *w == word && seen && current > 0) {
            total = total.saturating_add(current.saturating_mul(*scale));
            current = 0;
            small_done = false;
        } else if word == "and" && seen && p.lower(i - 1) == "hundred" && (unit(p.lower(i + 1)).is_some() || tens(p.lower(i + 1)).is_some())
        {
            // "two hundred and ten"
        } else {
            break;
        }
        seen = true;
        i += 1;
    }
    seen.then(|| Number { value: total + current, end: i, figures: false })
}

/// The value of an ordinal in words or figures: "third", "21st", "twenty-first".
pub fn ordinal(word: &str) -> Option<u64> {
    if !["st", "nd", "rd", "th"].iter().any(|ending| word.ends_with(ending)) {
        return None;
    }
    if let Some(n) = position(ORDINALS, word) {
        return Some(n);
    }
    if let Some((ten, unit)) = word.split_once('-') {
        return Some(tens(ten)? + position(ORDINALS, unit).filter(|n| (1..10).contains(n))?);
    }
    if let Some(n) = TENS.iter().position(|t| !t.is_empty() && word.strip_suffix("ieth").is_some_and(|w| t.strip_suffix('y') == Some(w))) {
        return u64::try_from(n).ok().map(|n| n * 10);
    }
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (figures, ending) = word.split_at_checked(digits)?;
    matches!(ending, "st" | "nd" | "rd" | "th").then(|| figures.parse().ok()).flatten()
}

/// "23" as "twenty-three", without "and".
pub fn in_words(n: u64) -> String {
    let at = |list: &[&str], i: u64| usize::try_from(i).ok().and_then(|i| list.get(i).copied()).unwrap_or("").to_owned();
    match n {
        0..=19 => at(UNITS, n),
        20..=99 if n.is_multiple_of(10) => at(TENS, n / 10),
        20..=99 => format!("{}-{}", at(TENS, n / 10), at(UNITS, n % 10)),
        100..=999 => joined(&format!("{} hundred", at(UNITS, n / 100)), n % 100),
        _ => {
            let (name, scale) = SCALES.iter().rev().find(|(_, s)| n >= *s).copied().unwrap_or(("thousand", 1_000));
            joined(&format!("{} {name}", in_words(n / scale)), n % scale)
        }
    }
}

fn joined(head: &str, rest: u64) -> String {
    if rest == 0 { head.to_owned() } else { format!("{head} {}", in_words(rest)) }
}

/// "4500" as "4,500".
pub fn in_figures(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// "4300000" as "4.3 million" where two decimals tell all of it, else "4,300,001".
pub fn rounded(n: u64) -> String {
    let Some((name, scale)) = SCALES.iter().rev().find(|(_, s)| *s >= 1_000_000 && n >= *s) else { return in_figures(n) };
    let hundredths = scale / 100;
    if !n.is_multiple_of(hundredths) {
        return in_figures(n);
    }
    let (whole, rest) = (n / scale, n % scale / hundredths);
    let decimals = format!("{rest:02}");
    let decimals = decimals.trim_end_matches('0');
    let point = if decimals.is_empty() { "" } else { "." };
    format!("{}{point}{decimals} {name}", in_figures(whole))
}

/// The factor of "million", "billion" or "trillion".
pub fn scale(lower: &str) -> Option<u64> {
    SCALES.iter().find(|(w, s)| *w == lower && *s >= 1_000_000).map(|(_, s)| *s)
}

/// "3" as "third".
pub fn ordinal_in_words(n: u64) -> String {
    if let Some(w) = usize::try_from(n).ok().and_then(|i| ORDINALS.get(i)) {
        return (*w).to_owned();
    }
    if n < 100 && !n.is_multiple_of(10) {
        return format!("{}-{}", in_words(n - n % 10), ordinal_in_words(n % 10));
    }
    let words = in_words(n);
    words.strip_suffix('y').map_or_else(|| format!("{words}th"), |w| format!("{w}ieth"))
}

/// "21" as "21st".
pub fn ordinal_in_figures(n: u64) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{}{ending}", in_figures(n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Part;

    fn value(text: &str) -> Option<(u64, usize)> {
        let p = Paragraph::analyse(text, Part::Body);
        read(&p, 0, p.tokens.len()).map(|n| (n.value, n.end))
    }

    #[test]
    fn numbers_are_read_in_words_and_in_figures() {
        assert_eq!(value("twenty-three buses"), Some((23, 3)));
        assert_eq!(value("two hundred and ten buses"), Some((210, 4)));
        assert_eq!(value("four million drivers"), Some((4_000_000, 2)));
        assert_eq!(value("12,500 fans"), Some((12_500, 1)));
        assert_eq!(value("hundred fans"), None);
        assert_eq!(value("five ten"), Some((5, 1)));
    }

    #[test]
    fn numbers_are_written_both_ways() {
        assert_eq!(in_words(423), "four hundred twenty-three");
        assert_eq!(in_figures(1_234_567), "1,234,567");
        assert_eq!(
            [rounded(4_300_000), rounded(2_000_000_000), rounded(1_234_567), rounded(500)],
            ["4.3 million", "2 billion", "1,234,567", "500"]
        );
        assert_eq!([ordinal_in_words(9), ordinal_in_words(23), ordinal_in_words(40)], ["ninth", "twenty-third", "fortieth"]);
        assert_eq!([ordinal_in_figures(11), ordinal_in_figures(22)], ["11th", "22nd"]);
        assert_eq!([ordinal("21st"), ordinal("fortieth"), ordinal("fifth"), ordinal("mouth")], [Some(21), Some(40), Some(5), None]);
    }
}
