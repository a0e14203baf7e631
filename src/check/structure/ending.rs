//! The end of a paragraph: a body paragraph ends with a stop, a headline without one.

use crate::check::{Category, InQuotation, Issue, Level, StoryChecker};
use crate::story::credit::is_furniture;
use crate::story::quotation::is_double_mark;
use crate::story::{Paragraph, Part, ReadAs, Span, Story, TokenKind};

/// Words that make a line without a stop a sentence rather than a caption or a heading.
const FINITE: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "should", "may", "might", "must", "said", "says",
    "did", "does", "told", "isn't", "wasn't", "won't", "can't", "didn't", "doesn't", "don't", "it's", "that's", "there's", "he's", "she's",
    "they're", "we're", "went", "took", "made", "came", "got", "saw", "began", "became", "found", "left", "held", "kept", "ran", "won",
    "lost", "met", "led", "fell", "rose",
];

/// No sentence ends with one of these.
const OPEN_ENDED: &[&str] = &["and", "or", "but", "the", "a", "an", "of", "than", "because", "if", "my", "their", "our", "every"];

pub struct Ending;

impl StoryChecker for Ending {
    fn name(&self) -> &'static str {
        "paragraph-ends"
    }

    fn check(&self, story: &Story, out: &mut Vec<Issue>) {
        let body: Vec<usize> = (0..story.paragraphs.len()).filter(|i| part(story, *i) == Some(Part::Body)).collect();
        let stopped = body.iter().filter(|i| story.paragraphs.get(**i).is_some_and(|p| ends_in_stop(&p.paragraph.text))).count();
        let bare = body.iter().filter(|i| story.paragraphs.get(**i).is_some_and(|p| is_bare(&p.paragraph))).count();
        for (i, placed) in story.paragraphs.iter().enumerate() {
            let p = &*placed.paragraph;
            let issue = match p.part {
                Part::Headline => headline(p, story.facts.read_as),
                // Where few paragraphs end in a stop the text is a list or a transcript.
                Part::Body if i == 0 && part(story, 1) == Some(Part::Byline) => headline(p, ReadAs::Headline),
                Part::Body if (stopped * 2 >= body.len() || body.len() == 2) && between_prose(story, i) => {
                    missing_stop(p, story.facts.read_as).map(|issue| lowered(issue, p, bare))
                }
                _ => None,
            };
            out.extend(issue.map(|i| i.shifted(placed.start)));
        }
    }
}

fn part(story: &Story, i: usize) -> Option<Part> {
    story.paragraphs.get(i).map(|p| p.paragraph.part)
}

/// Do the neighbours end in a stop? A run of lines without one is a list or a row of captions.
fn between_prose(story: &Story, i: usize) -> bool {
    let neighbours = [i.checked_sub(1), Some(i + 1)];
    // A paragraph torn in two goes on in lower case.
    if story.paragraphs.get(i + 1).is_some_and(|n| n.paragraph.text.trim_start().starts_with(char::is_lowercase)) {
        return false;
    }
    neighbours.into_iter().flatten().filter_map(|n| story.paragraphs.get(n)).all(|n| match n.paragraph.part {
        Part::Body => ends_in_stop(&n.paragraph.text),
        _ => true,
    })
}

/// A line of some words that ends in no stop.
fn is_bare(p: &Paragraph) -> bool {
    !ends_in_stop(&p.text) && p.tokens.iter().filter(|t| t.is_word()).count() > 2
}

/// One sentence alone may be a heading or a caption, and where other lines of the story have
/// no stop either it probably is: `bare` counts them, this one among them.
fn lowered(issue: Issue, p: &Paragraph, bare: usize) -> Issue {
    const SOME: usize = 3;
    let several = p.sentences.len() > 1;
    match (several, bare > SOME) {
        (true, false) => issue,
        (true, true) | (false, false) => issue.confidence(0.75).query(),
        (false, true) => {
            let mut issue = issue.confidence(0.5).query();
            issue.level = Level::Note;
            issue
        }
    }
}

fn ends_in_stop(text: &str) -> bool {
    text.trim_end().trim_end_matches(['"', '”', '’', '\'', ')', ']', '*', '»']).ends_with(['.', '?', '!', '…', ':', ';', '—'])
}

fn missing_stop(p: &Paragraph, read_as: ReadAs) -> Option<Issue> {
    let last = p.tokens.len().checked_sub(1)?;
    if ends_in_stop(&p.text) || p.tokens.get(last)?.abbreviation || !is_prose(p, read_as) {
        return None;
    }
    // "The board met and": the rest was lost, a stop does not help.
    if OPEN_ENDED.contains(&p.lower(last)) {
        return None;
    }
    // Behind the closing marks stands the last word: the stop goes inside quotation marks.
    let closes = is_double_mark(p.word(last)) && p.tokens.get(last).is_some_and(|t| !t.spaced);
    let word = if closes { last.checked_sub(1)? } else { last };
    let t = p.tokens.get(word)?;
    let span = if closes { p.span_of(word, last) } else { t.span };
    let tail = if closes { p.word(last) } else { "" };
    let (repaired, sure) = match t.kind {
        TokenKind::Number if p.word(word).contains(':') => return None,
        TokenKind::Word | TokenKind::Number => (format!("{}.{tail}", p.word(word)), true),
        TokenKind::Punct if p.word(word) == "," => (format!(".{tail}"), true),
        TokenKind::Symbol if p.word(word) == "%" => (format!("%.{tail}"), true),
        _ => return None,
    };
    let several = p.sentences.len() > 1;
    let issue = Issue::new("missing-stop", Category::Punctuation, span, "The paragraph ends without a full stop")
        .suggest(repaired)
        .why("A paragraph of text ends with a period or another end mark.")
        .in_quotation(InQuotation::Repair)
        .confidence(match (sure, several) {
            (true, true) => 0.93,
            (true, false) => 0.85,
            _ => 0.7,
        });
    Some(issue)
}

/// Does the paragraph read as sentences? A caption, a heading, a list item and a row of
/// links do not.
fn is_prose(p: &Paragraph, read_as: ReadAs) -> bool {
    let words: Vec<usize> = (0..p.tokens.len()).filter(|i| p.tokens.get(*i).is_some_and(crate::story::Token::is_word)).collect();
    let least = if read_as == ReadAs::Body { 4 } else { 7 };
    let web = p.tokens.iter().any(|t| t.kind == TokenKind::Web);
    let list = p.text.trim_start().starts_with(['•', '-', '–', '—', '*', '·', '►', '▪', '@', '(']) || p.text.contains(['|', '►', '\t']);
    if words.len() < least || web || list || is_furniture(&p.text) {
        return false;
    }
    let lower = words.iter().filter(|i| p.word(**i).starts_with(char::is_lowercase)).count();
    if lower * 2 < words.len()
        || !p.text.trim_start().starts_with(|c: char| c.is_uppercase() || is_double_mark(&c.to_string()) || c.is_numeric())
    {
        return false;
    }
    if p.sentences.len() > 1 {
        let ended = p.sentences.iter().rev().skip(1).all(|s| ends_in_stop(s.span.of(&p.text)));
        let tail = p.sentences.last().map_or(0, |s| s.tokens.len());
        return ended && tail > 2;
    }
    // A heading drops its articles, a sentence of some length has one.
    let article = words.len() < 8
        || words
            .iter()
            .any(|i| matches!(p.lower(*i), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our" | "my" | "this" | "that"));
    if !article || read_as == ReadAs::Story && words.len() < 11 {
        return false;
    }
    let label = words.iter().take(3).any(|i| p.word(*i + 1) == ":");
    !label && words.iter().any(|i| FINITE.contains(&p.lower(*i)) || p.lower(*i).ends_with("ed") && p.lower(*i).len() > 4)
}

fn headline(p: &Paragraph, read_as: ReadAs) -> Option<Issue> {
    let last = p.tokens.len().checked_sub(1)?;
    let t = p.tokens.get(last)?;
    let words = p.tokens.iter().filter(|t| t.is_word()).count();
    if p.word(last) != "." || p.sentences.len() > 1 || words > 16 {
        return None;
    }
    let mut issue =
        Issue::new("headline-stop", Category::Structure, Span::new(t.span.start, t.span.end), "A headline that ends in a period")
            .suggest("")
            .why("A headline takes no period at its end.")
            .in_quotation(InQuotation::Repair)
            .confidence(0.85);
    if read_as != ReadAs::Headline {
        issue = issue.query();
        issue.level = Level::Query;
    }
    Some(issue)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, read_as: ReadAs) -> Vec<String> {
        let mut out = Vec::new();
        Ending.check(&Story::parse(text, read_as), &mut out);
        out.iter().map(|i| format!("{} -> {}", i.span.of(text), i.suggestions[0])).collect()
    }

    #[test]
    fn a_paragraph_without_its_stop_is_found() {
        assert_eq!(found("It rained. The river rose over its banks\n\nNobody was hurt.\n", ReadAs::Body), ["banks -> banks."]);
        assert_eq!(found("The clinic will close Friday\n\nNobody was told.\n", ReadAs::Body), ["Friday -> Friday."]);
        assert_eq!(found("The chief was calm. She called it “a drill”\n\nIt was one.\n", ReadAs::Body), ["drill” -> drill.”"]);
    }

    #[test]
    fn a_sentence_alone_may_be_a_heading_and_is_asked_about() {
        let levels = |text: &str| {
            let mut out = Vec::new();
            Ending.check(&Story::parse(text, ReadAs::Body), &mut out);
            out.iter().map(|i| i.level).collect::<Vec<_>>()
        };
        assert_eq!(levels("It rained. The river rose over its banks\n\nNobody was hurt.\n"), [Level::Fix]);
        assert_eq!(levels("The clinic will close Friday\n\nNobody was told.\n"), [Level::Query]);
        let page = "It rained.\n\nHow the river rose\n\nIt poured.\n\nWhat comes next now\n\nIt ended.\n\n\
            Where the water went\n\nIt sank.\n\nThe clinic will close Friday\n\nNobody was told.\n";
        assert!(levels(page).contains(&Level::Note) && levels(page).iter().all(|l| *l == Level::Note));
    }

    #[test]
    fn headings_captions_and_lists_need_none() {
        for text in [
            "The results:\n\nYes: 5\n\nNo: 2\n",
            "It rained.\n\nWhat to Know About the New Bus Lines in Town\n\nIt poured.\n",
            "It rained.\n\n• The clinic was closed on Friday\n\nIt poured.\n",
            "The clinic moved to 4 Elm St.\n\nIt poured.\n",
        ] {
            assert!(found(text, ReadAs::Body).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_headline_takes_no_period() {
        assert_eq!(found("Council shuts clinic.", ReadAs::Headline), [". -> "]);
        assert!(found("Army recruits in U.S.", ReadAs::Headline).is_empty());
    }
}
