//! JSON Lines: one object an issue, in order of position.
//!
//! `start` and `end` are bytes of the decoded text as UTF-8; `line` and `column` count
//! from 1, columns in characters. Other programs read this: fields may be added, none
//! renamed.

use std::io::{self, Write};

use serde::Serialize;

use crate::check::{Batch, Issue, Level};
use crate::report::brief::Places;
use crate::story::Story;

#[derive(Serialize)]
struct Row<'a> {
    file: &'a str,
    rule: &'a str,
    category: &'static str,
    level: Level,
    batch: Batch,
    confidence: f64,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    original: &'a str,
    suggestions: &'a [String],
    message: &'a str,
    why: &'a str,
    quoted: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    start: usize,
    end: usize,
    label: &'a str,
}

/// Writes the issues of one story.
///
/// # Errors
/// Whatever `out` says.
pub fn write(out: &mut impl Write, file: &str, story: &Story, issues: &[Issue]) -> io::Result<()> {
    let mut places = Places::new(&story.text);
    for issue in issues {
        let (line, column) = places.line_column(issue.span.start);
        let row = Row {
            file,
            rule: &issue.rule,
            category: issue.category.name(),
            level: issue.level,
            batch: issue.batch,
            confidence: (f64::from(issue.confidence) * 1000.0).round() / 1000.0,
            start: issue.span.start,
            end: issue.span.end,
            line,
            column,
            original: issue.span.of(&story.text),
            suggestions: &issue.suggestions,
            message: &issue.message,
            why: &issue.why,
            quoted: issue.quoted,
            related: issue.related.iter().map(|r| Place { start: r.span.start, end: r.span.end, label: &r.label }).collect(),
        };
        serde_json::to_writer(&mut *out, &row)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Category;
    use crate::story::{ReadAs, Span};

    #[test]
    fn offsets_are_bytes_and_columns_are_characters() {
        let story = Story::parse("Né\r\nÉté teh\r\n", ReadAs::Body);
        let at = story.text.find("teh").unwrap_or(0);
        let issue = Issue::new("spelling", Category::Spelling, Span::new(at, at + 3), "m").suggest("the");
        let mut out = Vec::new();
        write(&mut out, "s.txt", &story, &[issue]).unwrap();
        let row: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!((row["start"].as_u64(), row["line"].as_u64(), row["column"].as_u64()), (Some(at as u64), Some(2), Some(5)));
        assert_eq!(row["original"], "teh");
        assert_eq!(row["batch"], "suggest");
    }
}
