//! Reads amounts out of a sentence for the checkers that reckon.
//!
//! A number may be in words or figures, with a sign before it and a scale behind it.
//! Knows no rule; says nothing where it is not sure of the value.

use std::sync::OnceLock;

use crate::check::style::expression::{Captures, Expression};
use crate::check::style::number;
use crate::story::{Paragraph, Part, Span};

/// An expression compiled on first use; none where it cannot be read.
pub struct Shape {
    source: &'static str,
    expression: OnceLock<Expression>,
}

impl Shape {
    pub const fn new(source: &'static str) -> Self {
        Self { source, expression: OnceLock::new() }
    }

    /// Every match in `text`. `NUM` in the source stands for a small number in words or
    /// figures, `SUM` for an amount with sign and scale, `ITEM` for either, `MON` for a month,
    /// `FRACTION` for a fraction, `COUNT` for two to 19, `NAMED` for one to four capitalised words.
    pub fn all<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> + use<'_, 't> {
        self.found_in(text, has_figure(text))
    }

    /// The same in a line.
    pub fn in_line<'t>(&self, line: &Line<'t>) -> impl Iterator<Item = Captures<'t>> + use<'_, 't> {
        self.found_in(line.text, line.has_figure)
    }

    fn found_in<'t>(&self, text: &'t str, has_figure: bool) -> impl Iterator<Item = Captures<'t>> + use<'_, 't> {
        let expression = self.expression.get_or_init(|| Expression::new(&expand(self.source)));
        expression.where_needed(text, has_figure).into_iter().flat_map(move |r| r.captures_iter(text))
    }
}

const SMALL: &str = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|a dozen";
const MONTH: &str = "January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\.";

const NAMED: &str = "[A-Z][\\w.’'-]+(?: (?:of |de |van )?[A-Z][\\w.’'-]+){0,3}";
const FRACTION: &str = "(?:[Hh]alf|(?:[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]even)[- ](?:third|quarter|fourth|fifth|sixth|eighth|tenth)s?|(?:NUM) (?:in|out of|of|in every|out of every) (?:NUM))";

fn expand(source: &str) -> String {
    source
        .replace("FRACTION", FRACTION)
        .replace("NAMED", NAMED)
        .replace("COUNT", "(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|1[0-9])")
        .replace("ITEM", "(?:SUM|(?i-u:SMALL)\\b)")
        .replace("SMALL", SMALL)
        .replace("NUM", &format!("(?:\\d{{1,3}}(?:,\\d{{3}})*|(?i-u:{SMALL}))"))
        .replace("SUM", "\\$?\\d[\\d,]*(?:\\.\\d+)?(?: (?:thousand|million|billion|trillion))?")
        .replace("MON", &format!("(?:{MONTH})"))
}

/// A sentence of a body paragraph that has a figure or a number in it.
pub struct Line<'p> {
    pub text: &'p str,
    start: usize,
    /// Asked once for all expressions.
    has_figure: bool,
}

impl Line<'_> {
    /// The place of a group in bytes of the paragraph.
    pub fn span(&self, found: &Captures, name: &str) -> Option<Span> {
        found.name(name).map(|m| Span::new(self.start + m.start(), self.start + m.end()))
    }

    /// Where the sentence stands in bytes of the paragraph.
    pub fn start(&self) -> usize {
        self.start
    }

    pub fn whole(&self, found: &Captures) -> Span {
        found.get(0).map_or(Span::new(self.start, self.start), |m| Span::new(self.start + m.start(), self.start + m.end()))
    }

    /// The words before a match and after it.
    pub fn around<'s>(&'s self, found: &Captures) -> (&'s str, &'s str) {
        found.get(0).map_or(("", ""), |m| (self.text.get(..m.start()).unwrap_or(""), self.text.get(m.end()..).unwrap_or("")))
    }
}

/// The sentences of a paragraph that is read as text.
pub fn lines(p: &Paragraph) -> impl Iterator<Item = Line<'_>> {
    let read = matches!(p.part, Part::Body);
    p.sentences.iter().filter(move |_| read).map(|s| {
        let text = s.span.of(&p.text);
        Line { text, start: s.span.start, has_figure: has_figure(text) }
    })
}

fn has_figure(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
}

/// Is there a figure in the paragraph? Most have none, and cost nothing.
pub fn has_figures(p: &Paragraph) -> bool {
    has_figure(&p.text)
}

/// The value of a group: "4", "four", "$4,500", "$4.5 million".
pub fn value(found: &Captures, name: &str) -> Option<f64> {
    amount(found.name(name)?.as_str())
}

pub fn amount(words: &str) -> Option<f64> {
    let words = words.trim().trim_start_matches('$').to_lowercase();
    if words == "a dozen" {
        return Some(12.0);
    }
    let (figure, scale) = words.split_once(' ').unwrap_or((&words, ""));
    let scale = match scale {
        "" => 1.0,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    };
    if let Ok(n) = figure.replace(',', "").parse::<f64>() {
        return Some(n * scale);
    }
    small(figure).map(|n| n * scale)
}

fn small(word: &str) -> Option<f64> {
    (0..=50_u32).find(|n| number::in_words(u64::from(*n)) == word).map(f64::from)
}

/// The group as a year or another small whole number.
pub fn whole(found: &Captures, name: &str) -> Option<i32> {
    found.name(name)?.as_str().replace(',', "").parse().ok()
}

/// Does a word right before say that the number is not meant exactly?
pub fn is_rough(before: &str) -> bool {
    const ROUGH: &[&str] = &[
        "nearly",
        "about",
        "almost",
        "around",
        "roughly",
        "approximately",
        "some",
        "over",
        "under",
        "than",
        "least",
        "most",
        "barely",
        "close to",
        "up to",
        "estimated",
        "just",
        "nearly a",
        "about a",
        "an",
        "almost a",
        "roughly a",
        "than a",
    ];
    let before = before.trim_end().to_lowercase();
    ROUGH.iter().any(|w| before == *w || before.ends_with(&format!(" {w}")))
}

/// 1 for January.
pub fn month(name: &str) -> Option<u32> {
    const NAMES: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let short = name.get(..3)?.to_lowercase();
    NAMES.iter().position(|n| *n == short).and_then(|i| u32::try_from(i + 1).ok())
}
