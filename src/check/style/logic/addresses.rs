//! Streets: short with a house number, in full without; the same for compass points.

use crate::check::style::report::Report;
use crate::language::calendar::{is_day, is_month};
use crate::story::{Paragraph, Part, Span, StoryFacts, TokenKind};

/// Kind of street: the word, its short form, and whether a house number shortens it.
const KINDS: &[(&str, &str, bool)] = &[
    ("Street", "St.", true),
    ("Avenue", "Ave.", true),
    ("Boulevard", "Blvd.", true),
    ("Avenue", "Av.", true),
    ("Road", "Rd.", false),
    ("Drive", "Dr.", false),
    ("Lane", "Ln.", false),
    ("Court", "Ct.", false),
    ("Place", "Pl.", false),
    ("Terrace", "Ter.", false),
    ("Parkway", "Pkwy.", false),
    ("Highway", "Hwy.", false),
    ("Circle", "Cir.", false),
    ("Square", "Sq.", false),
];

const POINTS: &[(&str, &str)] = &[
    ("North", "N."),
    ("South", "S."),
    ("East", "E."),
    ("West", "W."),
    ("Northeast", "N.E."),
    ("Northwest", "N.W."),
    ("Southeast", "S.E."),
    ("Southwest", "S.W."),
];

/// A street in the copy: "600 E. Pine St. N.W.".
struct Address {
    /// Token of the compass point before the name.
    point: Option<usize>,
    /// A house number stands before it.
    numbered: bool,
    /// First token of "Street", and the token after it and its period.
    kind: usize,
    end: usize,
}

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    if p.part != Part::Body {
        return;
    }
    for at in 1..p.tokens.len() {
        if p.is_capitalised(at)
            && let Some((full, short, shortens)) = kind_at(p, at)
            && let Some(address) = read(p, at)
        {
            kind_of_street(p, &address, (full, short, shortens), report);
            compass_points(p, &address, report);
        }
    }
}

/// The kind of street that token `at` names, in full or short.
fn kind_at(p: &Paragraph, at: usize) -> Option<(&'static str, &'static str, bool)> {
    let word = p.word(at).trim_end_matches('.');
    KINDS.iter().find(|(full, short, _)| word == *full || word == short.trim_end_matches('.')).copied()
}

fn read(p: &Paragraph, kind: usize) -> Option<Address> {
    let begin = p.sentence_of(kind).start;
    let mut end = kind + 1;
    if !p.word(kind).ends_with('.') && p.word(end) == "." && p.tokens.get(end).is_some_and(|t| !t.spaced) {
        end += 1;
    }
    let named = |i: usize| p.is_capitalised(i) && !is_small_word(p.lower(i)) || is_ordinal(p.lower(i));
    let mut first = kind;
    while first > begin && kind - first < 4 && named(first - 1) && p.tokens.get(first).is_some_and(|t| t.spaced) {
        first -= 1;
    }
    if first == kind {
        return None;
    }
    let point = (first + 1 < kind && point_at(p, first).is_some()).then_some(first);
    let numbered = first > begin && is_house_number(p, first - 1);
    Some(Address { point, numbered, kind, end })
}

fn is_small_word(lower: &str) -> bool {
    matches!(
        lower,
        "the"
            | "a"
            | "an"
            | "in"
            | "on"
            | "at"
            | "near"
            | "from"
            | "to"
            | "of"
            | "and"
            | "but"
            | "when"
            | "after"
            | "his"
            | "her"
            | "their"
            | "our"
    )
}

fn is_ordinal(lower: &str) -> bool {
    lower.starts_with(|c: char| c.is_ascii_digit()) && ["st", "nd", "rd", "th"].iter().any(|e| lower.ends_with(e))
}

fn point_at(p: &Paragraph, at: usize) -> Option<(&'static str, &'static str)> {
    let word = p.word(at);
    let letters = word.replace('.', "");
    POINTS.iter().find(|(full, short)| word == *full || letters == short.replace('.', "")).copied()
}

/// Does the number at token `at` tell the house, not a year, a day or how many?
fn is_house_number(p: &Paragraph, at: usize) -> bool {
    let Some(t) = p.tokens.get(at).filter(|t| t.kind == TokenKind::Number) else { return false };
    let word = t.span.of(&p.text);
    let whole = word.trim_end_matches(|c: char| c.is_ascii_uppercase());
    if !whole.bytes().all(|b| b.is_ascii_digit()) || whole.len() > 5 {
        return false;
    }
    let before = at.checked_sub(1).map_or("", |b| p.lower(b));
    let year = whole.len() == 4
        && (whole.starts_with("19") || whole.starts_with("20"))
        && matches!(before, "in" | "by" | "since" | "of" | "until" | "late" | "early" | "before" | "after");
    let counted = matches!(
        before,
        "these"
            | "those"
            | "about"
            | "nearly"
            | "all"
            | "some"
            | "other"
            | "than"
            | "over"
            | "route"
            | "highway"
            | "interstate"
            | "no."
            | "u.s."
    );
    !is_month(before) && !year && !counted
}

fn kind_of_street(p: &Paragraph, a: &Address, (full, short, shortens): (&str, &str, bool), report: &mut Report) {
    let after = p.sentence_of(a.kind).end;
    let next = |i: usize| if i < after { p.lower(i) } else { "" };
    let capital = a.end < after && p.is_capitalised(a.end) && point_at(p, a.end).is_none();
    let unit = matches!(next(a.end), "suite" | "apt." | "apartment" | "unit" | "room") || is_day(next(a.end));
    let in_full = p.word(a.kind) == full;
    // "Main Street Bakery", "St. Paul", "Dr. Ida Fell".
    if capital && !unit || p.word(a.end) == "-" && p.tokens.get(a.end).is_some_and(|t| !t.spaced) {
        return;
    }
    let plural = p.tokens.get(a.end).is_some_and(|t| a.end < after && t.tag == crate::language::Tag::NNS);
    if a.numbered {
        let wanted = if shortens { short.replace("Av.", "Ave.") } else { full.to_owned() };
        if !(in_full && plural) {
            put(p, "abbr-street-numbered", a.kind..a.end, &wanted, report);
        }
    } else if !in_full && (!matches!(short, "Dr." | "Ct." | "Pl." | "Sq." | "Ter." | "Cir.") || leads(p, a)) {
        put(p, "abbr-street-unnumbered", a.kind..a.end, full, report);
    }
}

/// "on Cedar Dr.": a word of place before the name.
fn leads(p: &Paragraph, a: &Address) -> bool {
    (1..=3)
        .filter_map(|back| a.kind.checked_sub(back))
        .any(|i| matches!(p.lower(i), "on" | "along" | "down" | "off" | "of" | "from" | "at" | "near" | "and"))
}

fn compass_points(p: &Paragraph, a: &Address, report: &mut Report) {
    let after = p.sentence_of(a.kind).end;
    let behind = (a.end < after && p.word(a.end).len() > 1).then_some(a.end);
    for (at, last) in [(a.point, false), (behind, true)] {
        let Some(at) = at else { continue };
        let Some((full, short)) = point_at(p, at) else { continue };
        // "Main Street East" is the street's name; only quadrants follow as letters.
        if last && (short.len() < 4 || p.is_capitalised(at + 1) && at + 1 < after) {
            continue;
        }
        put(p, "abbr-compass-address", at..at + 1, if a.numbered { short } else { full }, report);
    }
}

/// Puts `new` in place of the tokens; the period of the sentence stays one.
fn put(p: &Paragraph, rule: &str, tokens: std::ops::Range<usize>, new: &str, report: &mut Report) {
    let span = p.span_of(tokens.start, tokens.end.saturating_sub(1));
    let old = span.of(&p.text);
    let ends = p.sentence_round(span).is_some_and(|s| s.tokens.end == tokens.end || s.span.end == span.end);
    let (span, new) = if new.ends_with('.') && !old.ends_with('.') && p.text.get(span.end..).is_some_and(|t| t.starts_with('.')) {
        (Span::new(span.start, span.end + 1), new.to_owned())
    } else if old.ends_with('.') && !new.ends_with('.') && ends {
        (span, format!("{new}."))
    } else {
        (span, new.to_owned())
    };
    if old != new {
        report.put(rule, p, span, [new]);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::corrected as put_right;
    use crate::check::trial::found_by_the_book;
    use crate::story::Part;

    fn corrected(text: &str) -> String {
        put_right(
            text,
            &found_by_the_book(text, Part::Body, |rule| rule.starts_with("ap/abbr-street") || rule == "ap/abbr-compass-address"),
        )
    }

    #[test]
    fn a_house_number_shortens_street_and_compass_point() {
        assert_eq!(corrected("Smoke rose from 41 North Alder Street."), "Smoke rose from 41 N. Alder St.");
        assert_eq!(corrected("He lived at 7 Quarry Rd. for years."), "He lived at 7 Quarry Road for years.");
        assert_eq!(corrected("A house at 1520 9th Avenue burned."), "A house at 1520 9th Ave. burned.");
        assert_eq!(corrected("The embassy at 88 Reed Street NW is shut."), "The embassy at 88 Reed St. N.W. is shut.");
    }

    #[test]
    fn without_a_number_all_is_spelled_out() {
        assert_eq!(corrected("Crews closed S. Alder St. on Monday."), "Crews closed South Alder Street on Monday.");
        assert_eq!(corrected("She was hit on Quarry Rd."), "She was hit on Quarry Road.");
    }

    #[test]
    fn what_only_looks_like_an_address_stays() {
        for right in [
            "The band played at the Alder Street Baptist Church.",
            "Flights to St. Paul and St. Louis were late.",
            "On Nov. 5 Alder Street reopened.",
            "Dr. Mara Lund spoke.",
            "Since 2019 Alder Street has been one way.",
            "Patients of Dr. Lund met at 9 Alder Court.",
        ] {
            assert_eq!(corrected(right), right);
        }
    }
}
