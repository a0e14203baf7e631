//! Datelines: the city in capitals, the state in its short form, no state or country for
//! cities that stand alone, and an em dash after the logo.

use crate::check::style::logic::reading::Shape;
use crate::check::style::report::Report;
use crate::language::Lexicon;
use crate::language::lexicon::Entry;
use crate::story::{Paragraph, Part, Span, StoryFacts};

static DATELINE: Shape = Shape::new(
    r"^(?P<c>[A-Z][\w.’' -]{1,30}?)(?:, (?P<s>[A-Z][\w. ]{1,22}?))?(?P<l> ?\((?P<w>[A-Z][A-Za-z .]{1,20})\))?(?P<d> ?(?:—|–|--|-) ?)(?:[A-Z“\x22]|$)",
);

/// A city in capitals and its state, but no comma between them.
static NO_COMMA: Shape =
    Shape::new(r"^(?P<c>[A-Z][A-Z.’' -]{2,30})(?P<x> )(?P<s>[A-Z][A-Za-z.]{1,6}) (?:\([A-Z][A-Za-z]+\) )?(?:—|–|--|-) ?[A-Z“\x22]");
/// The story goes on right behind the state.
static NO_DASH: Shape = Shape::new(r"^(?P<c>[A-Z][A-Z.’' -]{2,30}), (?P<s>[A-Z][A-Za-z.]{1,6})(?P<x> )[A-Z](?:[a-z]| [a-z])");

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    if p.part != Part::Body {
        return;
    }
    if without_comma(p, report) {
        return;
    }
    let Some(found) = DATELINE.all(&p.text).next() else {
        without_dash(p, report);
        return;
    };
    let span = |name: &str| found.name(name).map(|m| Span::new(m.start(), m.end()));
    let Some(city) = span("c") else { return };
    let words = city.of(&p.text);
    let shouted = !words.contains(|c: char| c.is_lowercase()) && words.len() > 2;
    let wire = found.name("w").is_some_and(|w| matches!(w.as_str(), "AP" | "Reuters" | "REUTERS" | "UPI" | "AFP"));
    let dash = span("d").map_or("", |d| d.of(&p.text));
    let homely = matches!(dash.trim(), "—" | "–" | "--") && span("s").is_some_and(|s| state(report, s.of(&p.text)).is_some());
    let known = shouted || wire || homely && is_city(words);
    if !known {
        return;
    }
    if !shouted {
        report.put("dateline-city-caps", p, city, [words.to_uppercase()]);
    }
    if let Some(place) = span("s") {
        after_city(p, report, words, city.end, place);
    }
    if let (Some(logo), Some(dash)) = (span("l"), span("d"))
        && dash.of(&p.text) != " — "
        && found.name("w").is_some_and(|w| w.as_str() == "AP")
    {
        report.put("dateline-dash", p, Span::new(logo.end, dash.end), [" — "]);
    }
}

/// "BLUE HOLLOW Ky. — A dam broke."
fn without_comma(p: &Paragraph, report: &mut Report) -> bool {
    let Some(found) = NO_COMMA.all(&p.text).next() else { return false };
    let (Some(gap), Some(place)) = (found.name("x"), found.name("s")) else { return false };
    let told = place.as_str().contains(|c: char| c.is_lowercase()) && state(report, place.as_str()).is_some();
    if told {
        report.put("dateline-comma", p, Span::new(gap.start(), gap.end()), [", "]);
    }
    told
}

/// "OXBOW, Neb. A dam broke."
fn without_dash(p: &Paragraph, report: &mut Report) {
    let Some(found) = NO_DASH.all(&p.text).next() else { return };
    let (Some(city), Some(gap), Some(place)) = (found.name("c"), found.name("x"), found.name("s")) else { return };
    // "NASA, Ohio Gov. Dan Oake said": initials are no city.
    let lower = city.as_str().to_lowercase();
    let initials =
        !city.as_str().contains(' ') && (city.as_str().len() < 5 || Lexicon::shared().entry(&lower).is_some_and(Entry::is_upper));
    let told = place.as_str().ends_with('.') && state(report, place.as_str()).is_some();
    if told && !initials {
        report.put("dateline-no-dash", p, Span::new(gap.start(), gap.end()), [" — "]);
    }
}

/// One to four words with capitals, none of which opens a sentence.
fn is_city(words: &str) -> bool {
    let capital = |w: &str| w.starts_with(char::is_uppercase) || matches!(w, "of" | "de" | "la" | "du" | "on" | "the");
    let opens = |w: &str| {
        matches!(
            w,
            "The" | "A" | "An" | "In" | "At" | "On" | "From" | "Near" | "To" | "But" | "And" | "For" | "By" | "Also" | "Both" | "This"
        )
    };
    words.split(' ').count() <= 4 && words.split(' ').all(capital) && !words.split(' ').next().is_some_and(opens)
}

/// The name of the state these words stand for: a name, a dateline form with or without its
/// periods, a postal code, a form of old times.
fn state(report: &Report, written: &str) -> Option<String> {
    let tables = &report.book.tables;
    let value = |table: &str, key: &str| tables.table(table).get(key).map(|e| e.value.clone());
    let plain = titled(written);
    let pointless = |words: &str| words.replace('.', "").to_lowercase();
    let states = tables.table("states");
    states
        .get(&plain)
        .map(|e| e.key.clone())
        .or_else(|| value("postal-codes", written))
        .or_else(|| value("state-abbreviations", &plain))
        .or_else(|| value("state-misabbreviations", &plain))
        .or_else(|| states.entries().find(|e| e.value.contains('.') && pointless(&e.value) == pointless(written)).map(|e| e.key.clone()))
}

/// What follows the city: its state or country.
fn after_city(p: &Paragraph, report: &mut Report, city: &str, city_end: usize, place: Span) {
    let tables = &report.book.tables;
    let written = place.of(&p.text);
    let plain = titled(written);
    let name = state(report, written).unwrap_or_else(|| plain.clone());
    let city = titled(city);
    let comma = Span::new(city_end, place.end);
    let no_point = |s: &str| s.replace('.', "");
    if tables.table("standalone-home").get(&city).is_some_and(|e| e.value == name || no_point(&e.value) == no_point(written)) {
        report.put("dateline-standalone-us", p, comma, [""]);
    } else if tables.table("standalone-country").get(&city).is_some_and(|e| e.value.split('|').any(|c| c.eq_ignore_ascii_case(written))) {
        report.put("dateline-standalone-foreign", p, comma, [""]);
    } else if let Some(short) = tables.table("states").get(&name).map(|e| e.value.clone()) {
        if short != written {
            let shouted = written.eq_ignore_ascii_case(&short);
            let rule = if shouted { "dateline-city-caps" } else { "dateline-state-abbrev" };
            report.put(rule, p, place, [short]);
        }
    } else if written.len() > 3 && !written.contains(|c: char| c.is_lowercase() || c == '.') {
        report.put("dateline-city-caps", p, place, [plain]);
    }
}

/// "SALT LAKE CITY" as "Salt Lake City".
fn titled(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut start = true;
    for c in words.chars() {
        if start {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
        start = matches!(c, ' ' | '.' | '-');
    }
    out.replace(" De ", " de ")
}
