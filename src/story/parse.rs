//! The parts of a story: which lines make a paragraph, and which paragraph is what.
//!
//! Raw copy has no markup: a headline is a first line that does not end like a sentence,
//! a byline begins with "By", a hard-wrapped paragraph is a block of lines of one
//! measure. Where a line could be either, it is body: a body paragraph is checked most.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::story::{Paragraph, Part, Span, StoryFacts};

/// What the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadAs {
    /// A whole story: the parts are found.
    #[default]
    Story,
    /// A passage of body text: what needs the whole story stays quiet.
    Body,
    /// A headline.
    Headline,
}

/// A paragraph and its place.
#[derive(Debug, Clone)]
pub struct Placed {
    /// Where its first byte stands in the story's text, in bytes.
    pub start: usize,
    /// Its line end in the story's text, with the blank lines that follow; empty at the
    /// end of a text without a final newline.
    pub line_end: Span,
    pub paragraph: Arc<Paragraph>,
}

impl Placed {
    /// The paragraph's place in the story's text, without its line end.
    pub fn span(&self) -> Span {
        Span::new(self.start, self.start + self.paragraph.text.len())
    }
}

/// A story, taken apart.
#[derive(Debug, Clone, Default)]
pub struct Story {
    pub text: Arc<str>,
    pub paragraphs: Vec<Placed>,
    pub facts: StoryFacts,
}

impl Story {
    /// Finds the parts of `text`. Never fails: any text is a story of some paragraphs.
    pub fn parse(text: &str, read_as: ReadAs) -> Self {
        Self::default().parse_again(text, read_as)
    }

    /// The same for the text after an edit; paragraphs that are unchanged are not taken
    /// apart again.
    #[must_use]
    pub fn parse_again(&self, text: &str, read_as: ReadAs) -> Self {
        let known: HashMap<(&str, Part), &Arc<Paragraph>> =
            self.paragraphs.iter().map(|p| ((&*p.paragraph.text, p.paragraph.part), &p.paragraph)).collect();
        let blocks = blocks(text);
        let mut paragraphs = Vec::with_capacity(blocks.len());
        for (i, span) in blocks.iter().enumerate() {
            let words = span.of(text);
            let part = match read_as {
                ReadAs::Body => Part::Body,
                ReadAs::Headline => Part::Headline,
                ReadAs::Story => part_of(words, i, blocks.len(), &paragraphs),
            };
            let next = blocks.get(i + 1).map_or(text.len(), |s| s.start);
            let paragraph = known.get(&(words, part)).map_or_else(|| Arc::new(Paragraph::analyse(words, part)), |p| Arc::clone(p));
            paragraphs.push(Placed { start: span.start, line_end: Span::new(span.end, next), paragraph });
        }
        let facts = StoryFacts::gather(read_as, paragraphs.iter().map(|p| &*p.paragraph));
        Self { text: text.into(), paragraphs, facts }
    }

    /// The paragraph that holds byte `at` of the text, or the last one before it.
    pub fn paragraph_at(&self, at: usize) -> Option<&Placed> {
        let i = self.paragraphs.partition_point(|p| p.start <= at);
        i.checked_sub(1).and_then(|i| self.paragraphs.get(i))
    }

    /// Line and column of byte `at`, both from 1, the column in characters.
    pub fn line_column(&self, at: usize) -> (usize, usize) {
        let before = self.text.get(..at).unwrap_or(&self.text);
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |i| i + 1);
        (line, before.get(start..).unwrap_or("").chars().count() + 1)
    }
}

/// The lines of `text` without their ends ("\n", "\r\n" or "\r").
fn lines(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut start = 0;
    let mut i = 0;
    while let Some(b) = bytes.get(i) {
        let end = i;
        match b {
            b'\r' if bytes.get(i + 1) == Some(&b'\n') => i += 2,
            b'\r' | b'\n' | 0x0c => i += 1,
            _ => {
                i += 1;
                continue;
            }
        }
        out.push(Span::new(start, end));
        start = i;
    }
    out.push(Span::new(start, text.len()));
    out
}

/// Paragraphs as stretches of text: lines, or blocks of lines where they are hard-wrapped.
fn blocks(text: &str) -> Vec<Span> {
    let mut groups: Vec<Vec<Span>> = vec![Vec::new()];
    for line in lines(text) {
        if line.of(text).trim().is_empty() {
            groups.push(Vec::new());
        } else if let Some(group) = groups.last_mut() {
            group.push(line);
        }
    }
    let measure = measure(text, &groups);
    let mut out = Vec::new();
    for group in &groups {
        flush(text, group, measure, &mut out);
    }
    out
}

/// The measure of a hard-wrapped text, in characters; none where most blocks are not wrapped.
fn measure(text: &str, groups: &[Vec<Span>]) -> Option<usize> {
    let blocks: Vec<&Vec<Span>> = groups.iter().filter(|g| g.len() > 1).collect();
    let wrapped: Vec<&&Vec<Span>> = blocks.iter().filter(|g| is_hard_wrapped(text, g)).collect();
    if wrapped.len() < 2 || wrapped.len() * 2 < blocks.len() {
        return None;
    }
    wrapped.iter().flat_map(|g| g.iter()).map(|l| l.of(text).trim_end().chars().count()).max()
}

/// In a hard-wrapped text: is each line of the block as full as the measure lets it be?
fn is_filled(text: &str, block: &[Span], measure: usize) -> bool {
    block.len() > 1
        && block.windows(2).all(|pair| {
            let [a, b] = pair else { return false };
            let width = a.of(text).trim_end().chars().count();
            let next = b.of(text).split_whitespace().next().map_or(0, |w| w.chars().count());
            width <= measure && width + 1 + next + 4 > measure
        })
}

fn flush(text: &str, block: &[Span], measure: Option<usize>, out: &mut Vec<Span>) {
    if is_hard_wrapped(text, block) || measure.is_some_and(|m| is_filled(text, block, m)) {
        let mut current: Option<Span> = None;
        for line in block {
            let indented = line.of(text).starts_with(['\t']) || line.of(text).starts_with("  ");
            current = Some(match current {
                Some(c) if !indented => c.cover(*line),
                Some(c) => {
                    out.push(c);
                    *line
                }
                None => *line,
            });
        }
        out.extend(current);
    } else {
        out.extend(block.iter().copied());
    }
}

fn ends_like_a_sentence(line: &str) -> bool {
    line.trim_end().trim_end_matches(['"', '”', '’', '\'', ')', ']']).ends_with(['.', '?', '!', '…', ':'])
}

/// Lines of one measure that mostly stop in the middle of a sentence.
fn is_hard_wrapped(text: &str, block: &[Span]) -> bool {
    let Some((_, wrapped)) = block.split_last() else { return false };
    if wrapped.is_empty() {
        return false;
    }
    let widths: Vec<usize> = wrapped.iter().map(|l| l.of(text).chars().count()).collect();
    let widest = widths.iter().copied().max().unwrap_or(0);
    let last = block.last().map_or(0, |l| l.of(text).chars().count());
    if !(30..=120).contains(&widest) || last > widest + 12 {
        return false;
    }
    // A first word that would have fitted on the line before says that the break was meant.
    let meant = block
        .windows(2)
        .filter(|pair| {
            let [a, b] = pair else { return false };
            let next = b.of(text).split_whitespace().next().map_or(0, |w| w.chars().count());
            a.of(text).trim_end().chars().count() + 1 + next < widest.saturating_sub(8)
        })
        .count();
    let open = wrapped.iter().filter(|l| !ends_like_a_sentence(l.of(text))).count();
    open * 10 >= wrapped.len() * 6 && meant * 4 <= wrapped.len()
}

/// What the paragraph `words` is, the `i`-th of `count`, after those in `before`.
fn part_of(words: &str, i: usize, count: usize, before: &[Placed]) -> Part {
    let trimmed = words.trim();
    let n_words = trimmed.split_whitespace().count();
    if i < 6 && is_byline(trimmed) {
        return Part::Byline;
    }
    if count > 1
        && trimmed.chars().filter(|c| c.is_alphanumeric()).count() <= 2
        && !trimmed.contains('-')
        && !trimmed.contains('#')
        && !trimmed.contains('*')
    {
        return Part::Stray;
    }
    if is_table_row(trimmed) || is_code(trimmed) {
        return Part::Table;
    }
    let sentence = ends_like_a_sentence(trimmed) && !trimmed.ends_with(':');
    if i == 0 && !sentence && n_words <= 30 && !opens_with_dateline(trimmed) {
        return Part::Headline;
    }
    let in_head = || before.iter().all(|p| matches!(p.paragraph.part, Part::Headline | Part::Stray));
    if i == 1 && in_head() && count > 2 && !sentence && n_words <= 20 && !opens_with_dateline(trimmed) {
        return Part::Headline;
    }
    let plain = trimmed.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    if !sentence && n_words <= 10 && plain && i + 1 < count && !trimmed.ends_with([',', ';', '—', '-']) && !opens_with_dateline(trimmed) {
        return Part::Subhead;
    }
    Part::Body
}

fn opens_with_dateline(line: &str) -> bool {
    Paragraph::analyse(line.get(..line.floor_char_boundary(100)).unwrap_or(line), Part::Body).dateline.is_some()
}

/// "By Mona Austin", "BY ANN LEE and TOM RAY", "By Ann Lee, Staff Writer".
fn is_byline(line: &str) -> bool {
    let Some(names) = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")).or_else(|| line.strip_prefix("by ")) else {
        return false;
    };
    let words: Vec<&str> = names.split_whitespace().collect();
    let capitals = words.iter().filter(|w| w.starts_with(char::is_uppercase)).count();
    (1..=14).contains(&words.len()) && capitals * 3 >= words.len() * 2 && (!ends_like_a_sentence(line) || words.len() <= 4)
}

/// Fields of a row at most; a line of more is prose, however it is spaced.
const ROW: usize = 40;

/// A row of a box score or of results: mostly figures, or columns set apart by spaces.
fn is_table_row(line: &str) -> bool {
    if line.contains('\t') && line.split('\t').count() > 2 {
        return true;
    }
    let fields: Vec<&str> = line.split_whitespace().collect();
    let figures = fields.iter().filter(|f| f.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | '$' | '('))).count();
    fields.len() >= 4 && figures * 2 >= fields.len() && !ends_like_a_sentence(line)
        || (3..=ROW).contains(&fields.len()) && line.trim().matches("   ").count() >= 2 && !ends_like_a_sentence(line)
}

/// A line of a program or of data, pasted in: full of marks that prose has no use for.
/// Brackets and angles are none of them, which editors and web pages put round words.
fn is_code(line: &str) -> bool {
    let fields = || line.split_whitespace().filter(|f| !f.contains("://") && !f.starts_with("www."));
    let marks: usize = fields().map(|f| f.matches(['{', '}', '=', '|', '\\', '^']).count() + joined(f)).sum();
    marks >= 2 && marks * 4 >= fields().count()
}

/// How often a word goes on behind "_", "::", "->" or "()": names as programs write them.
fn joined(field: &str) -> usize {
    let inner = field.trim_matches('_').matches('_').count();
    inner + ["::", "->", "()", "\":"].iter().map(|mark| field.matches(mark).count()).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<Part> {
        Story::parse(text, ReadAs::Story).paragraphs.iter().map(|p| p.paragraph.part).collect()
    }

    #[test]
    fn headline_stray_line_byline_and_body_are_told_apart() {
        let text = "Council votes to close bridge\nx\nBy Ann Lee\nThe council voted Monday.\nIt was close.\n";
        assert_eq!(parts(text), [Part::Headline, Part::Stray, Part::Byline, Part::Body, Part::Body]);
    }

    #[test]
    fn a_long_line_with_gaps_is_no_row_of_a_table() {
        assert_eq!(parts("Ann Lee   12   14"), [Part::Table]);
        let line = format!("{}   {}   {}", "The mill closed in May.", "It had run for years. ".repeat(12), "Workers left and");
        assert_eq!(parts(&format!("Mill closes\n\n{line}\n")), [Part::Headline, Part::Body]);
    }

    #[test]
    fn code_and_data_are_no_prose_and_prose_with_odd_marks_is() {
        for line in [
            "let total = items.iter().sum();",
            "if (count == 0) { return; }",
            "{\"name\": \"Ruiz\", \"age\": 40}",
            "x |= max_width_of(field_name);",
        ] {
            assert_eq!(part_of(line, 9, 20, &[]), Part::Table, "{line}");
        }
        for line in [
            "<p>The council voted <b>Monday</b> to close the bridge.</p>",
            "He said [sic] he left.",
            "_The Harlow Gazette_ reported it first, on Monday.",
            "Read it at https://gazette.example/a_b_c?d=e&f=g_h today.",
            "The motto was “2 + 2 = 4,” she said.",
            "The score: Harlow 3, Benning 2; nobody left.",
        ] {
            assert_eq!(part_of(line, 9, 20, &[]), Part::Body, "{line}");
        }
    }

    #[test]
    fn a_first_line_that_ends_like_a_sentence_is_body() {
        assert_eq!(parts("The council voted Monday.\nIt was close.\n"), [Part::Body, Part::Body]);
    }

    #[test]
    fn hard_wrapped_lines_make_one_paragraph() {
        let text = "Head here\n\nThe council voted on Monday night to close the old bridge on\nMarket Street for the rest of the year while crews replace the\ndeck.\n\nIt was close.\n";
        let story = Story::parse(text, ReadAs::Story);
        assert_eq!(story.paragraphs.len(), 3);
        assert!(story.paragraphs[1].paragraph.text.ends_with("deck."));
    }

    #[test]
    fn a_wrapped_line_that_ends_a_sentence_does_not_end_its_paragraph() {
        let long = "The council voted on Monday night to close the old bridge on\nMarket Street for the rest of the year while crews replace the\ndeck.";
        let quoted = "Nobody at the meeting asked how long the repair would take.\nNobody said.";
        let story = Story::parse(&format!("{long}\n\n{long}\n\n{quoted}\n"), ReadAs::Body);
        assert_eq!(story.paragraphs.len(), 3);
    }

    #[test]
    fn lines_and_line_ends_cover_the_text() {
        for text in ["a\r\n\r\nb\rc\n", "", "\n\n", "one line", "\u{feff}a\nb"] {
            let story = Story::parse(text, ReadAs::Body);
            for p in &story.paragraphs {
                assert_eq!(p.span().of(text), &*p.paragraph.text);
                assert_eq!(p.span().end, p.line_end.start);
            }
        }
    }

    #[test]
    fn an_edit_keeps_the_other_paragraphs() {
        let story = Story::parse("One here.\nTwo here.\n", ReadAs::Body);
        let again = story.parse_again("One here now.\nTwo here.\n", ReadAs::Body);
        assert!(Arc::ptr_eq(&story.paragraphs[1].paragraph, &again.paragraphs[1].paragraph));
    }
}
