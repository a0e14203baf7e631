//! Ordinals: first to ninth in words, figures from 10th; centuries in lower case.
//!
//! Formal names keep theirs (the 2nd District, Fifth Avenue), days of the month and
//! fractions belong to other rules.

use crate::check::style::logic::count;
use crate::check::style::number;
use crate::check::style::report::Report;
use crate::language::Tag;
use crate::story::{Paragraph, StoryFacts, TokenKind};

/// Nouns of formal names that keep figures even in lower case.
const FORMAL: &[&str] = &[
    "district",
    "ward",
    "precinct",
    "circuit",
    "division",
    "battalion",
    "regiment",
    "brigade",
    "fleet",
    "infantry",
    "cavalry",
    "street",
    "avenue",
    "st.",
    "ave.",
    "armored",
    "airborne",
    "amendment",
    "congressional",
    "and",
    "percentile",
];
/// Verbs and words after which a rank stands alone.
const RANKED: &[&str] = &[
    "finished",
    "finish",
    "finishes",
    "finishing",
    "placed",
    "places",
    "ranked",
    "ranks",
    "came",
    "batting",
    "was",
    "is",
    "were",
    "are",
    "tied",
];

/// An ordinal in the copy.
struct Ordinal {
    first: usize,
    end: usize,
    value: u64,
    figures: bool,
}

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    let mut i = 0;
    while i < p.tokens.len() {
        let Some(o) = read(p, i) else {
            i += 1;
            continue;
        };
        i = o.end;
        if century(p, &o) {
            put_century(p, report, &o);
        } else if wants_other(&o) && is_rank(p, &o) {
            let new = if o.value < 10 { number::ordinal_in_words(o.value) } else { number::ordinal_in_figures(o.value) };
            let new = if p.opens_sentence(o.first) { crate::check::style::template::capital(&new) } else { new };
            report.put("num-ordinals", p, p.span_of(o.first, o.end - 1), [new]);
        }
    }
}

fn read(p: &Paragraph, i: usize) -> Option<Ordinal> {
    let t = p.tokens.get(i)?;
    if t.kind == TokenKind::Number {
        let value = number::ordinal(&t.lower)?;
        return Some(Ordinal { first: i, end: i + 1, value, figures: true });
    }
    if !t.is_word() {
        return None;
    }
    let hyphen = p.word(i + 1) == "-" && p.tokens.get(i + 1).is_some_and(|t| !t.spaced) && p.tokens.get(i + 2).is_some_and(|t| !t.spaced);
    if hyphen
        && let Some(value) = number::ordinal(&format!("{}-{}", t.lower, p.lower(i + 2))).filter(|_| number::ordinal(&t.lower).is_none())
    {
        return Some(Ordinal { first: i, end: i + 3, value, figures: false });
    }
    number::ordinal(&t.lower).map(|value| Ordinal { first: i, end: i + 1, value, figures: false })
}

fn wants_other(o: &Ordinal) -> bool {
    o.value > 0 && o.figures == (o.value < 10)
}

fn century(p: &Paragraph, o: &Ordinal) -> bool {
    let at = if p.word(o.end) == "-" { o.end + 1 } else { o.end };
    matches!(p.lower(at), "century" | "centuries")
}

fn put_century(p: &Paragraph, report: &mut Report, o: &Ordinal) {
    let hyphen = p.word(o.end) == "-";
    let noun = if hyphen { o.end + 1 } else { o.end };
    let shouted = p.is_capitalised(noun);
    let named =
        p.is_capitalised(noun + 1) && shouted || o.first.checked_sub(1).is_some_and(|b| p.is_capitalised(b) && !p.opens_sentence(b));
    let opens = p.opens_sentence(o.first);
    if named || p.tokens.get(noun + 1).is_some_and(|t| !t.spaced && t.is_word()) {
        return;
    }
    let number = if o.value < 10 { number::ordinal_in_words(o.value) } else { number::ordinal_in_figures(o.value) };
    // At the beginning of a sentence words stay.
    let number = if opens && !o.figures { p.span_of(o.first, o.end - 1).of(&p.text).to_owned() } else { number };
    let number = if opens { crate::check::style::template::capital(&number) } else { number };
    let first_hyphen = o.first.checked_sub(1).is_some_and(|b| p.word(b) == "-");
    if first_hyphen && o.first.checked_sub(2).is_some_and(|b| p.lower(b) != "mid") {
        return;
    }
    let joint = if hyphen { "-" } else { " " };
    let span = p.span_of(o.first, noun);
    let new = format!("{number}{joint}{}", p.lower(noun));
    if span.of(&p.text) != new {
        report.put("date-century", p, span, [new]);
    }
}

fn is_rank(p: &Paragraph, o: &Ordinal) -> bool {
    let before = o.first.checked_sub(1).map_or("", |b| p.lower(b));
    let opens = p.opens_sentence(o.first);
    if !o.figures && (p.is_capitalised(o.first) || opens) || !count::stands_free_before(p, o.first) {
        return false;
    }
    let name_before = o.first.checked_sub(1).is_some_and(|b| p.word(b).contains(char::is_uppercase) && !p.opens_sentence(b));
    let possessive = before.ends_with("'s") || before.ends_with("s'");
    if name_before && !possessive || matches!(before, "/" | "$" | "no." | "and" | "to" | "one" | "on") && o.figures {
        return false;
    }
    if matches!(before, "a" | "one" | "per" | "each" | "every" | "another") && matches!(p.lower(o.end), "of" | "the" | "as")
        || p.lower(o.end) == "hour" && o.value == 11
    {
        return false;
    }
    let mut next = o.end;
    if p.word(next) == "-" {
        if p.tokens.get(next).is_some_and(|t| t.spaced) {
            return false;
        }
        next += 1;
    } else if !count::stands_free_after(p, o.end) {
        // "was 3rd." and "finished 12th,"
        return RANKED.contains(&before) && matches!(p.word(o.end), "." | "," | ";");
    }
    let Some(t) = p.tokens.get(next) else { return RANKED.contains(&before) };
    if FORMAL.contains(&&*t.lower) || p.is_capitalised(next) || !t.is_word() || t.lower.ends_with("ths") {
        return false;
    }
    matches!(t.tag, Tag::NN | Tag::NNS | Tag::JJ | Tag::JJR | Tag::JJS | Tag::VBG | Tag::VBN) || RANKED.contains(&before)
}
