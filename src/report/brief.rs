//! A line an issue, for people and for editors that jump to `file:line:column`.

use std::io::{self, Write};

use crate::check::{Category, Issue, Level};
use crate::report::show;
use crate::story::Story;

/// Lines and columns of places that come in order; no place costs a walk from the top, or
/// from the beginning of a long line.
pub struct Places<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    column: usize,
}

impl<'a> Places<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1, column: 1 }
    }

    /// Line and column of byte `at`, from 1, the column in characters.
    pub fn line_column(&mut self, at: usize) -> (usize, usize) {
        if at < self.at {
            *self = Self::new(self.text);
        }
        let walked = self.text.get(self.at..at).unwrap_or("");
        match walked.rsplit_once('\n') {
            Some((lines, line)) => {
                self.line += lines.matches('\n').count() + 1;
                self.column = line.chars().count() + 1;
            }
            None => self.column += walked.chars().count(),
        }
        self.at = at;
        (self.line, self.column)
    }
}

/// Writes the issues of one story, and last the names to verify in one line; with
/// `long`, the message and the reason under each issue.
///
/// # Errors
/// Whatever `out` says.
pub fn write(out: &mut impl Write, file: &str, story: &Story, issues: &[Issue], long: bool) -> io::Result<()> {
    let mut places = Places::new(&story.text);
    let mut notes = Vec::new();
    for issue in issues {
        let words = issue.span.of(&story.text);
        if issue.level == Level::Note {
            if issue.category == Category::Name {
                notes.push(clean(words));
            }
            continue;
        }
        let (line, column) = places.line_column(issue.span.start);
        let level = if issue.level == Level::Query { "query " } else { "" };
        let change = match issue.suggestions.first() {
            Some(s) if s.is_empty() => format!("{} -> (delete)", clean(words)),
            Some(s) => format!("{} -> {}", clean(words), clean(s)),
            None => clean(words),
        };
        writeln!(out, "{}:{line}:{column}: {level}{}: {change} [{}]", clean(file), issue.category.name(), issue.rule)?;
        if long {
            writeln!(out, "    {}", show::line(&issue.message))?;
            if !issue.why.is_empty() {
                writeln!(out, "    {}", show::line(&issue.why))?;
            }
            if issue.suggestions.len() > 1 {
                writeln!(out, "    or: {}", issue.suggestions.iter().skip(1).map(|s| clean(s)).collect::<Vec<_>>().join(" | "))?;
            }
        }
    }
    if !notes.is_empty() {
        writeln!(out, "{}: names to verify: {}", clean(file), notes.join(", "))?;
    }
    Ok(())
}

/// Words of the story on one line, cut in the middle where they are long.
fn clean(text: &str) -> String {
    const LONGEST: usize = 70;
    let line = show::line(text);
    let n = line.chars().count();
    if n <= LONGEST {
        return line.into_owned();
    }
    let head: String = line.chars().take(LONGEST / 2).collect();
    let tail: String = line.chars().skip(n - LONGEST / 2 + 1).collect();
    format!("{head}…{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{ReadAs, Span};

    #[test]
    fn names_to_verify_stand_apart_from_the_issues() {
        let story = Story::parse("Teh mayor, Ann Zyx, left.\n", ReadAs::Body);
        let issues = [
            Issue::new("spelling", Category::Spelling, Span::new(0, 3), "m").suggest("The"),
            Issue { level: Level::Note, ..Issue::new("name-to-verify", Category::Name, Span::new(11, 18), "m") },
        ];
        let mut out = Vec::new();
        write(&mut out, "s.txt", &story, &issues, false).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "s.txt:1:1: spelling: Teh -> The [spelling]\ns.txt: names to verify: Ann Zyx\n");
    }

    #[test]
    fn columns_are_counted_in_characters_from_wherever_was_counted_last() {
        let text = "Añb c\n\nd“e”f\ng";
        let mut places = Places::new(text);
        let at = |words: &str| text.find(words).unwrap();
        for (words, place) in
            [("ñ", (1, 2)), ("c", (1, 5)), ("e", (3, 3)), ("f", (3, 5)), ("f", (3, 5)), ("g", (4, 1)), ("b", (1, 3)), ("d", (3, 1))]
        {
            assert_eq!(places.line_column(at(words)), place, "{words}");
        }
    }
}
