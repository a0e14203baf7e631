//! Measures given twice: "10 miles (16 kilometers)". The second must be what the first
//! comes to, give or take rounding.

use crate::check::style::logic::reading::{self, Shape};
use crate::check::style::report::Report;
use crate::story::{Paragraph, StoryFacts};

static PAIR: Shape = Shape::new(
    r"(?P<a>\d[\d,]*(?:\.\d+)?)(?:[ -](?P<s>million|billion|thousand))?[ -](?:degrees? )?(?P<u>[A-Za-z]+)(?: per hour| an hour)? \((?:about |roughly |nearly |some |around )?(?P<b>[-–−]?\d[\d,]*(?:\.\d+)?)(?: (?P<t>million|billion|thousand))? (?:degrees? )?(?P<v>[A-Za-z]+)(?: per hour| an hour)?\)",
);

/// One of the first is so many of the second.
const UNITS: &[(&str, &str, f64)] = &[
    ("mile", "kilometer", 1.609_34),
    ("mile", "km", 1.609_34),
    ("foot", "meter", 0.3048),
    ("yard", "meter", 0.9144),
    ("inch", "centimeter", 2.54),
    ("inch", "millimeter", 25.4),
    ("pound", "kilogram", 0.453_592),
    ("ounce", "gram", 28.3495),
    ("acre", "hectare", 0.404_686),
    ("gallon", "liter", 3.785_41),
    ("mph", "kph", 1.609_34),
    ("mile", "kph", 1.609_34),
    ("mph", "kilometer", 1.609_34),
];

fn singular(unit: &str) -> String {
    let unit = unit.to_lowercase();
    match unit.as_str() {
        "feet" => "foot".to_owned(),
        "inches" => "inch".to_owned(),
        "lbs" => "pound".to_owned(),
        "kilometre" | "kilometres" => "kilometer".to_owned(),
        "metre" | "metres" => "meter".to_owned(),
        "litre" | "litres" => "liter".to_owned(),
        "mph" | "kph" | "km" => unit,
        _ => unit.strip_suffix('s').unwrap_or(&unit).to_owned(),
    }
}

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    if !p.text.contains('(') {
        return;
    }
    for line in reading::lines(p) {
        for found in PAIR.in_line(&line) {
            let unit = |g: &str| found.name(g).map_or(String::new(), |m| singular(m.as_str()));
            let scale = |g: &str| found.name(g).and_then(|m| reading::amount(&format!("1 {}", m.as_str()))).unwrap_or(1.0);
            let raw = found.name("b").map_or("", |m| m.as_str()).replace(['–', '−'], "-");
            let (Some(a), Some(b)) = (reading::value(&found, "a"), reading::amount(&raw)) else { continue };
            let Some(right) = converted(a * scale("s"), &unit("u"), &unit("v")) else { continue };
            let right = right / scale("t");
            let Some(span) = line.span(&found, "b") else { continue };
            if is_off(right, b, &unit("v")) {
                report.put("math-unit-conversion", p, span, [rounded(right, a)]);
            }
        }
    }
}

fn converted(a: f64, from: &str, to: &str) -> Option<f64> {
    match (from, to) {
        ("fahrenheit" | "f", "celsiu" | "celsius" | "c") => return Some((a - 32.0) / 1.8),
        ("celsiu" | "celsius" | "c", "fahrenheit" | "f") => return Some(a * 1.8 + 32.0),
        _ => {}
    }
    UNITS.iter().find_map(|(one, other, rate)| {
        if *one == from && *other == to {
            Some(a * rate)
        } else if *one == to && *other == from {
            Some(a / rate)
        } else {
            None
        }
    })
}

/// Copy rounds freely: a tenth off, or one unit, is no fault.
fn is_off(right: f64, given: f64, unit: &str) -> bool {
    let degrees = matches!(unit, "celsiu" | "celsius" | "c" | "fahrenheit" | "f");
    let off = (right - given).abs();
    if degrees { off > 2.0 } else { off > right.abs() * 0.1 && off > 0.6 }
}

/// As exact as the number it comes from.
fn rounded(right: f64, from: f64) -> String {
    if right.abs() < 10.0 && from.fract() > 0.0 || right.abs() < 3.0 { format!("{right:.1}") } else { format!("{right:.0}") }
}
