//! Lines that belong to no part of the story: a letter left over from a paste, a lone
//! word, a reporter's mark for something that was to follow.
//!
//! Separators, bullets and figures are right. A sign-off is right at the end of raw copy
//! and only noted there; in the middle it is asked about.

use crate::check::{Category, InQuotation, Issue, Level, StoryChecker};
use crate::story::parse::Placed;
use crate::story::{Part, ReadAs, Span, Story};

/// Marks with which a reporter ends a story or a take.
const SIGN_OFFS: &[&str] =
    &["-30-", "30", "###", "# # #", "##", "#", "--30--", "- 30 -", "-end-", "end", "ends", "the end", "(end)", "endit", "eom"];

/// Whole lines that mark a place for something to come.
const MARKERS: &[&str] = &[
    "tk",
    "tktk",
    "cq",
    "xx",
    "xxx",
    "xxxx",
    "more",
    "(more)",
    "-more-",
    "by",
    "graf",
    "insert",
    "quote",
    "pull quote",
    "insert quote",
    "insert photo",
    "photo",
    "caption",
    "lede",
    "lead",
    "hed",
    "dek",
    "nut graf",
    "nutgraf",
    "art",
    "sidebar",
    "first add",
    "//",
    "/",
    "--",
    "-",
    "—",
    "–",
    "slug",
    "jump",
    "placeholder",
];

const LEFT_OVER: &str = "A stray line";

pub struct Strays;

impl StoryChecker for Strays {
    fn name(&self) -> &'static str {
        "stray-lines"
    }

    fn check(&self, story: &Story, out: &mut Vec<Issue>) {
        if story.facts.read_as == ReadAs::Headline || story.paragraphs.len() < 2 {
            return;
        }
        let found = story.paragraphs.iter().enumerate().filter_map(|(i, placed)| {
            let last = i + 1 == story.paragraphs.len();
            if is_torn(story, i) {
                return None;
            }
            kind(placed, last).map(|found| (placed, found))
        });
        let found: Vec<_> = found.collect();
        // A text of many short lines is a list; nothing in it was left over.
        let leftovers = found.iter().filter(|(_, f)| f.message == LEFT_OVER).count();
        let lines = story.paragraphs.len();
        let words = story.paragraphs.iter().filter(|p| !p.paragraph.text.trim().contains(' ')).count();
        let list = leftovers > 3 && (leftovers * 5 > lines || words * 2 > lines);
        for (placed, found) in found.iter().filter(|(_, f)| !(list && f.message == LEFT_OVER)) {
            out.push(issue(placed, found));
        }
    }
}

/// A line of a sentence that was broken on the way: the line before does not end, and this
/// one goes on in lower case.
fn is_torn(story: &Story, i: usize) -> bool {
    let Some(before) = i.checked_sub(1).and_then(|b| story.paragraphs.get(b)) else { return false };
    let text = before.paragraph.text.trim_end();
    let ended = text.ends_with(['.', '?', '!', ':', ';', '”', '"', '’', '…', '—', ')', ']']);
    let long = text.split_whitespace().count() > 5 || is_torn_before(story, i - 1);
    let lower = |text: &str| text.trim_start().starts_with(char::is_lowercase);
    let here = story.paragraphs.get(i).is_some_and(|p| lower(&p.paragraph.text));
    // A subhead is the beginning of a broken sentence only where the next line goes on, too.
    let goes_on = story.paragraphs.get(i + 1).is_some_and(|p| lower(&p.paragraph.text));
    let begins = match before.paragraph.part {
        Part::Headline | Part::Byline => false,
        Part::Subhead => goes_on,
        _ => true,
    };
    begins && !ended && long && here
}

/// A short line in lower case may be one of several that a sentence was broken into.
fn is_torn_before(story: &Story, i: usize) -> bool {
    let line = |i: usize| story.paragraphs.get(i).map(|p| p.paragraph.text.trim());
    line(i).is_some_and(|t| t.starts_with(char::is_lowercase))
        && i.checked_sub(1).and_then(line).is_some_and(|t| t.split_whitespace().count() > 5 && t.ends_with(char::is_alphanumeric))
}

struct Found {
    level: Level,
    confidence: f32,
    message: &'static str,
    why: &'static str,
}

fn kind(placed: &Placed, last: bool) -> Option<Found> {
    let p = &placed.paragraph;
    let line = p.text.trim();
    let lower = line.to_lowercase();
    if line.chars().count() > 24 || p.part == Part::Table {
        return None;
    }
    if SIGN_OFFS.contains(&lower.as_str()) {
        // A lone figure or hash may be a list or a separator; only the known forms are.
        // What can be nothing else is asked about wherever it stands.
        let plain = lower.contains("30-") || lower == "- 30 -" || lower.contains("##") || lower.contains("# #") || lower == "-end-";
        return Some(if last && plain {
            Found {
                level: Level::Query,
                confidence: 0.85,
                message: "A sign-off",
                why: "The desk takes the reporter's end mark out before print.",
            }
        } else if last {
            Found {
                level: Level::Note,
                confidence: 0.9,
                message: "A sign-off",
                why: "The desk takes the reporter's end mark out before print.",
            }
        } else if matches!(lower.as_str(), "30" | "#" | "##") {
            return None;
        } else {
            Found {
                level: Level::Query,
                confidence: 0.75,
                message: "A sign-off in the middle",
                why: "Text follows this end mark: a leftover, or two stories in one file.",
            }
        });
    }
    let bare = lower.trim_matches(['[', ']', '(', ')', '<', '>', '{', '}', ':', '.']);
    let bare = bare.strip_suffix(" tk").or_else(|| bare.strip_suffix(" tktk")).unwrap_or(bare).trim();
    if MARKERS.contains(&bare) || (lower.ends_with(" tk") && line.split_whitespace().count() <= 4) {
        return Some(Found {
            level: Level::Fix,
            confidence: 0.9,
            message: "A mark left in the copy",
            why: "This line holds a place for something that was to come; it is no part of the story.",
        });
    }
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    let plain = line.chars().all(char::is_alphabetic);
    let leftover = plain && (letters == 1 || line.chars().all(char::is_lowercase) && letters <= 6 && p.part != Part::Headline);
    leftover.then_some(Found {
        level: Level::Fix,
        confidence: if letters == 1 { 0.95 } else { 0.88 },
        message: LEFT_OVER,
        why: "A line of its own that belongs to no part of the story, left over from typing or pasting.",
    })
}

/// The line with its line end; at the end of a text without one, with the line end before it
/// left in place.
fn issue(placed: &Placed, found: &Found) -> Issue {
    let span = Span::new(placed.start, placed.line_end.end.max(placed.span().end));
    let mut issue = Issue::new("stray-line", Category::Structure, span, found.message)
        .suggest("")
        .why(found.why)
        .confidence(found.confidence)
        .in_quotation(InQuotation::Repair);
    if found.level != Level::Fix {
        issue = issue.query();
    }
    issue.level = found.level;
    issue
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, Level)> {
        let mut out = Vec::new();
        Strays.check(&Story::parse(text, ReadAs::Story), &mut out);
        out.iter().map(|i| (i.span.of(text).to_owned(), i.level)).collect()
    }

    #[test]
    fn a_leftover_line_goes_with_its_line_end() {
        assert_eq!(found("Head of it\nx\nBy Ann Lee\nIt rained.\n"), [("x\n".to_owned(), Level::Fix)]);
        assert_eq!(found("It rained hard.\n\nthe\n\nIt poured.\n"), [("the\n\n".to_owned(), Level::Fix)]);
        assert_eq!(found("It rained hard.\n\n[GRAF]\n\nphoto tk\nIt poured.\n").len(), 2);
    }

    #[test]
    fn a_sign_off_is_asked_about_and_a_plain_word_at_the_end_noted() {
        assert_eq!(found("It rained hard.\n-30-\n"), [("-30-\n".to_owned(), Level::Query)]);
        assert_eq!(found("It rained hard.\nend\n"), [("end\n".to_owned(), Level::Note)]);
        assert_eq!(found("It rained hard.\n-30-\nIt poured.\n"), [("-30-\n".to_owned(), Level::Query)]);
    }

    #[test]
    fn the_pieces_of_a_broken_sentence_were_not_left_over() {
        assert!(found("It rained hard.\nThe board will look at the ideas through tools\nlike\nagile\nmeetings every week.\n").is_empty());
        assert_eq!(found("The board will look at the ideas.\nlike\nIt rained.\n").len(), 1);
    }

    #[test]
    fn a_list_of_words_has_no_leftover_lines() {
        let list: String = (0..30).map(|n| if n % 7 == 0 { "oak\n" } else { "sycamore\n" }).collect();
        assert!(found(&list).is_empty());
    }

    #[test]
    fn separators_subheads_and_initials_are_right() {
        assert!(found("It rained hard.\n* * *\nRain\nIt poured.\n•\nIt ended.\nJ.K.\n").is_empty());
    }
}
