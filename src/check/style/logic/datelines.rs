//! Datelines: the city in capitals, the state in its short form, no state or country for
//! cities that stand alone, and an em dash after the logo.

use crate::check::style::logic::reading::Shape;
use crate::check::style::report::Report;
use crate::story::{Paragraph, Part, Span, StoryFacts};

static DATELINE: Shape = Shape::new(
    r"^(?P<c>[A-Z][\w.’' -]{1,30}?)(?:, (?P<s>[A-Z][\w. ]{1,22}?))?(?P<l> ?\((?P<w>[A-Z][A-Za-z .]{1,20})\))?(?P<d> ?(?:—|–|--|-) ?)(?:[A-Z“\x22]|$)",
);

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    if p.part != Part::Body {
        return;
    }
    let Some(found) = DATELINE.all(&p.text).next() else { return };
    let span = |name: &str| found.name(name).map(|m| Span::new(m.start(), m.end()));
    let Some(city) = span("c") else { return };
    let words = city.of(&p.text);
    let shouted = !words.contains(|c: char| c.is_lowercase()) && words.len() > 2;
    let wire = found.name("w").is_some_and(|w| matches!(w.as_str(), "AP" | "Reuters" | "REUTERS" | "UPI" | "AFP"));
    if !shouted && !wire {
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

/// What follows the city: its state or country.
fn after_city(p: &Paragraph, report: &mut Report, city: &str, city_end: usize, place: Span) {
    let tables = &report.book.tables;
    let written = place.of(&p.text);
    let plain = titled(written);
    let full = |table: &str, key: &str| tables.table(table).get(key).map(|e| e.value.clone());
    let name = full("postal-codes", written).or_else(|| full("state-abbreviations", &plain)).unwrap_or_else(|| plain.clone());
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
