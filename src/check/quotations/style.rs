//! Straight or curly: one style a story.

use crate::check::{Category, InQuotation, Issue, Level, StoryChecker};
use crate::story::token::is_apostrophe;
use crate::story::{Part, Span, Story};

/// A story is straight only when at least this share of its marks is: a newspaper prints
/// curly marks, straight ones come from a keyboard or a pasted release.
const MOSTLY: f32 = 0.8;

/// Below this share the odd marks are a paste that the desk may leave; nothing is said.
const MIXED: f32 = 0.25;

pub struct OneStyle;

impl StoryChecker for OneStyle {
    fn name(&self) -> &'static str {
        "quotation-style"
    }

    fn check(&self, story: &Story, out: &mut Vec<Issue>) {
        let marks = marks(story);
        let curly = house_of(&marks);
        let odd = || marks.iter().filter(|m| m.curly != curly);
        let mixed = double_marks_are_mixed(&marks, curly);
        let Some(first) = odd().next() else { return };
        #[allow(clippy::cast_precision_loss)]
        let share = odd().count() as f32 / marks.len() as f32;
        if share < MIXED {
            return;
        }
        let word = first.word.of(&story.text);
        let repaired: String =
            word.chars().enumerate().map(|(i, c)| if i == first.at { restyled(c, first.opens, curly) } else { c }).collect();
        let (style, other) = if curly { ("curly", "straight") } else { ("straight", "curly") };
        let mut issue =
            Issue::new("quote-style", Category::Quotation, first.word, format!("Straight and curly marks mixed; this one is {other}"))
                .suggest(repaired)
                .why(format!(
                    "{} of {} marks and apostrophes in this story are {other}; one story keeps one style, here {style}.",
                    odd().count(),
                    marks.len()
                ))
                .in_quotation(InQuotation::Repair)
                .confidence(0.6)
                .query();
        // Apostrophes alone nobody sees; double marks of two kinds a reader does.
        let seen = marks.iter().any(|m| m.double && m.curly != curly);
        if !mixed && !seen {
            issue.level = Level::Note;
        }
        out.push(issue);
    }
}

/// Are at least so many double marks of the other kind that both kinds stand side by side?
fn double_marks_are_mixed(marks: &[Styled], curly: bool) -> bool {
    const FEW: usize = 2;
    let double = || marks.iter().filter(|m| m.double);
    let odd = double().filter(|m| m.curly != curly).count();
    #[allow(clippy::cast_precision_loss)]
    let share = odd as f32 / double().count().max(1) as f32;
    odd > FEW && share >= MIXED
}

/// Does the story use curly marks?
pub fn house(story: &Story) -> bool {
    house_of(&marks(story))
}

fn house_of(marks: &[Styled]) -> bool {
    #[allow(clippy::cast_precision_loss)]
    let straight = marks.iter().filter(|m| !m.curly).count() as f32;
    #[allow(clippy::cast_precision_loss)]
    let all = marks.len() as f32;
    straight < MOSTLY * all
}

/// A mark or an apostrophe with the word it stands in.
struct Styled {
    curly: bool,
    /// A double mark, no apostrophe and no single one.
    double: bool,
    /// Bytes of the story.
    word: Span,
    /// Which character of the word it is, from 0.
    at: usize,
    /// It stands where a quotation opens.
    opens: bool,
}

fn marks(story: &Story) -> Vec<Styled> {
    let mut out = Vec::new();
    for placed in story.paragraphs.iter().filter(|p| matches!(p.paragraph.part, Part::Body | Part::Headline | Part::Subhead)) {
        let p = &placed.paragraph;
        for (i, t) in p.tokens.iter().enumerate() {
            let word = t.span.of(&p.text);
            let measure = matches!(word, "'" | "\"") && i > 0 && !t.spaced && p.word(i - 1).starts_with(|c: char| c.is_ascii_digit());
            if measure {
                continue;
            }
            for (at, c) in word.chars().enumerate().filter(|(_, c)| is_apostrophe(*c) || matches!(c, '"' | '“' | '”')) {
                let opens = (t.spaced || i == 0) && at == 0 && !word.chars().any(char::is_alphanumeric);
                out.push(Styled {
                    curly: !matches!(c, '\'' | '"'),
                    double: !is_apostrophe(c),
                    word: t.span.shifted(placed.start),
                    at,
                    opens,
                });
            }
        }
    }
    out
}

fn restyled(mark: char, opens: bool, curly: bool) -> char {
    match (mark, curly, opens) {
        ('"', true, true) => '“',
        ('"', true, false) => '”',
        ('\'', true, true) => '‘',
        ('\'', true, false) => '’',
        ('“' | '”', false, _) => '"',
        ('‘' | '’' | 'ʼ', false, _) => '\'',
        _ => mark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::ReadAs;

    fn found(text: &str) -> Vec<(String, Level)> {
        let story = Story::parse(text, ReadAs::Body);
        let mut out = Vec::new();
        OneStyle.check(&story, &mut out);
        out.iter().map(|i| (format!("{} -> {}", i.span.of(text), i.suggestions.join("|")), i.level)).collect()
    }

    #[test]
    fn a_mixed_story_gets_one_query_at_its_first_odd_mark() {
        let text = "“A,” he said. \"B,\" she said.\n“C,” he said. \"D,\" she said.\n";
        assert_eq!(found(text), [("\" -> “".to_owned(), Level::Query)]);
    }

    #[test]
    fn mixed_apostrophes_are_only_noted() {
        let text = "Lima's mayor said, “We won.”\nIt’s the city's first vote.\n";
        assert_eq!(found(text), [("Lima's -> Lima’s".to_owned(), Level::Note)]);
    }

    #[test]
    fn one_curly_mark_in_a_straight_story_is_let_be() {
        let text = "\"A,\" he said. \"B,\" she said. \"C,\" it's said. It's Lima’s.\n";
        assert!(found(text).is_empty());
    }

    #[test]
    fn one_style_is_right() {
        assert!(found("“It’s over,” he said.\nThe ’90s are back.\n").is_empty());
    }
}
