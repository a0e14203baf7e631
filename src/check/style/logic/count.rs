//! What stands round a number, and what the number counts.
//!
//! Shared by the checkers of numerals: a number is a plain count only before a plural
//! noun (with adjectives between), and not where a name, a measure or a serial number
//! claims it. Knows nothing of rules and suggestions.

use crate::language::Tag;
use crate::story::{Paragraph, TokenKind};

/// Measures, scores and rates: these take figures whatever the number.
const MEASURES: &[&str] = &[
    "percent",
    "percentage",
    "point",
    "points",
    "degree",
    "degrees",
    "foot",
    "feet",
    "inch",
    "inches",
    "yard",
    "yards",
    "mile",
    "miles",
    "meter",
    "meters",
    "metre",
    "metres",
    "kilometer",
    "kilometers",
    "centimeter",
    "centimeters",
    "millimeter",
    "millimeters",
    "pound",
    "pounds",
    "ounce",
    "ounces",
    "ton",
    "tons",
    "gram",
    "grams",
    "kilogram",
    "kilograms",
    "kilos",
    "liter",
    "liters",
    "gallon",
    "gallons",
    "cup",
    "cups",
    "tablespoon",
    "tablespoons",
    "teaspoon",
    "teaspoons",
    "pint",
    "pints",
    "quart",
    "quarts",
    "acre",
    "acres",
    "hectares",
    "square",
    "cubic",
    "million",
    "billion",
    "trillion",
    "thousand",
    "hundred",
    "dollar",
    "dollars",
    "cent",
    "cents",
    "euros",
    "mph",
    "kph",
    "volts",
    "watts",
    "megawatts",
    "gigawatts",
    "knots",
    "carats",
    "megabytes",
    "gigabytes",
    "terabytes",
    "stars",
    "lbs",
    "yds",
    "ft",
    "km",
    "kg",
    "amps",
    "decibels",
    "grade",
    "graders",
    "calories",
    "under",
    "over",
    "par",
];

/// Nouns whose number is their name: page 4, day 3, type 2.
const SERIAL: &[&str] = &[
    "page",
    "pages",
    "room",
    "size",
    "sizes",
    "chapter",
    "chapters",
    "grade",
    "grades",
    "level",
    "levels",
    "phase",
    "phases",
    "type",
    "section",
    "sections",
    "article",
    "game",
    "games",
    "week",
    "weeks",
    "day",
    "days",
    "act",
    "scene",
    "channel",
    "route",
    "highway",
    "interstate",
    "exit",
    "district",
    "districts",
    "ward",
    "wards",
    "precinct",
    "number",
    "numbers",
    "no.",
    "nos.",
    "step",
    "steps",
    "stage",
    "tier",
    "class",
    "part",
    "parts",
    "volume",
    "vol.",
    "verse",
    "line",
    "item",
    "items",
    "title",
    "category",
    "top",
    "age",
    "ages",
    "aged",
    "sector",
    "zone",
    "unit",
    "units",
    "group",
    "groups",
    "division",
    "version",
    "episode",
    "season",
    "seasons",
    "round",
    "rounds",
    "question",
    "questions",
    "proposition",
    "amendment",
    "bus",
    "flight",
    "runway",
    "gate",
    "apartment",
    "apt.",
    "suite",
    "plus",
    "minus",
    "times",
    "versus",
    "vs.",
    "formula",
    "score",
    "figure",
    "table",
    "under",
    "over-under",
    "lane",
    "hole",
    "holes",
    "model",
    "pier",
    "terminal",
    "building",
    "floor",
    "year",
    "inning",
    "innings",
    "quarter",
    "set",
    "sets",
    "psalm",
    "genesis",
    "at",
    "ranked",
    "seeded",
    "than-",
    "p.m.",
    "a.m.",
];

/// May stand before a number at the beginning of a sentence, with its capital.
fn is_small_word(tag: Tag) -> bool {
    matches!(tag, Tag::IN | Tag::DT | Tag::RB | Tag::CC | Tag::PRPS | Tag::JJ | Tag::JJR | Tag::JJS | Tag::TO | Tag::PRP | Tag::VBG)
}

/// Nothing but white space before token `i`?
pub fn stands_free_before(p: &Paragraph, i: usize) -> bool {
    i == 0
        || p.tokens.get(i).is_some_and(|t| t.spaced)
        || i.checked_sub(1).is_some_and(|b| matches!(p.word(b), "(" | "“" | "\"" | "—" | "–" | "--"))
}

/// Nothing but white space after the number that ends before token `end`?
pub fn stands_free_after(p: &Paragraph, end: usize) -> bool {
    p.tokens.get(end).is_none_or(|t| t.spaced)
}

/// Does the word before token `i` take the number into a name or a series?
pub fn is_claimed_before(p: &Paragraph, i: usize) -> bool {
    let Some(b) = i.checked_sub(1) else { return false };
    let Some(before) = p.tokens.get(b) else { return false };
    if matches!(before.kind, TokenKind::Number | TokenKind::Web) || matches!(p.word(b), "$" | "#" | "/" | "+" | "&" | "-" | ":" | "." | "@")
    {
        return true;
    }
    if SERIAL.contains(&&*before.lower) {
        return true;
    }
    let capital = p.word(b).contains(char::is_uppercase) && before.kind == TokenKind::Word;
    capital && !(p.opens_sentence(b) && is_small_word(before.tag) && p.word(b).chars().skip(1).all(|c| !c.is_uppercase()))
}

/// The plural noun that the number ending before token `end` counts.
pub fn counted(p: &Paragraph, end: usize) -> Option<usize> {
    let stop = p.sentence_of(end).end.min(end + 5);
    let mut words = 0;
    let mut i = end;
    while i < stop {
        let t = p.tokens.get(i)?;
        if &*t.lower == "-" && i > end && !t.spaced {
            i += 1;
            continue;
        }
        if !t.is_word() || words == 4 || MEASURES.contains(&&*t.lower) || t.abbreviation && &*t.lower != "u.s." {
            return None;
        }
        if matches!(t.tag, Tag::NNS | Tag::NNPS) || is_plural_people(&t.lower) {
            let name = p.is_capitalised(i) && !is_people(&t.lower);
            return (!name).then_some(i);
        }
        let adjective = matches!(t.tag, Tag::JJ | Tag::JJR | Tag::JJS | Tag::VBN | Tag::VBG | Tag::NN)
            || matches!(&*t.lower, "more" | "other" | "u.s.");
        if !adjective && !is_people(&t.lower) || p.is_capitalised(i) && !is_people(&t.lower) && &*t.lower != "u.s." {
            return None;
        }
        words += 1;
        i += 1;
    }
    None
}

/// "2 of the three", "two of them": a count without a noun behind it.
pub fn counts_some_of(p: &Paragraph, end: usize) -> bool {
    p.lower(end) == "of"
        && matches!(
            p.lower(end + 1),
            "the" | "them" | "those" | "these" | "us" | "its" | "his" | "her" | "their" | "our" | "my" | "whom" | "which"
        )
}

/// Is token `i` a measure, so that its number takes figures?
pub fn is_measure(lower: &str) -> bool {
    MEASURES.contains(&lower)
}

/// Plurals that a tagger may not know for one.
fn is_plural_people(lower: &str) -> bool {
    matches!(lower, "people" | "men" | "women" | "children" | "others" | "police" | "republicans" | "democrats" | "americans")
}

/// Capitalised words that count as common ones here: peoples and parties.
fn is_people(lower: &str) -> bool {
    matches!(
        lower,
        "republican"
            | "democratic"
            | "republicans"
            | "democrats"
            | "british"
            | "french"
            | "dutch"
            | "irish"
            | "jewish"
            | "muslim"
            | "muslims"
            | "jews"
            | "african-american"
    ) || ["ian", "ians", "ican", "icans", "ese", "raqi", "raqis", "raelis", "raeli", "ghans", "ghan"].iter().any(|e| lower.ends_with(e))
}

/// "years old", "months of age", "years and older": an age.
pub fn is_age(p: &Paragraph, noun: usize) -> bool {
    if !matches!(p.lower(noun), "year" | "years" | "month" | "months" | "week" | "weeks" | "day" | "days") {
        return false;
    }
    let next = if p.lower(noun + 1) == "-" { noun + 2 } else { noun + 1 };
    match p.lower(next) {
        "old" | "older" | "olds" | "younger" => true,
        "of" => p.lower(next + 1) == "age",
        "and" | "or" => matches!(p.lower(next + 1), "older" | "up" | "under" | "younger" | "over"),
        _ => false,
    }
}
