//! A mark without its partner, and where the partner probably belongs.
//!
//! Speech that runs over paragraphs opens each of them and closes only the last; that is
//! right. Where the words leave one place for the missing mark it is offered; where they
//! leave several it is asked.

use crate::check::quotations::attribution;
use crate::check::quotations::marks::{Mark, Reading, Shape};
use crate::check::{Category, Issue};
use crate::story::{Paragraph, Part, TokenKind};

type Neighbour<'a> = Option<(&'a Paragraph, &'a Reading)>;

const WHY_CLOSE: &str =
    "Every opening mark needs a closing one, except where the same speaker goes on in the next paragraph, which then opens with a mark.";
const WHY_OPEN: &str = "A closing mark needs an opening one, in the same paragraph.";

/// Adds an issue for each mark of `p` that lacks its partner; spans in bytes of `p`.
/// `told` are marks that something was said of before.
pub fn check(p: &Paragraph, reading: &Reading, before: Neighbour, after: Neighbour, told: impl Fn(Mark) -> bool, out: &mut Vec<Issue>) {
    for mark in &reading.unclosed {
        let last = reading.next_after(mark.span.end).is_none();
        let next = last && p.part == Part::Body && (goes_on(p, *mark, after) || is_closed_in(after));
        if mark.shape == Shape::Foreign || next || told(*mark) {
            continue;
        }
        out.push(unclosed(p, reading, *mark));
    }
    for mark in reading.unopened.iter().filter(|m| m.shape != Shape::Foreign && !told(**m)) {
        out.push(unopened(p, reading, *mark, before));
    }
}

/// Does the next paragraph reopen the quotation that this one leaves open?
fn goes_on(p: &Paragraph, mark: Mark, after: Neighbour) -> bool {
    // A fragment of one sentence does not go on in another paragraph.
    let full = opens_speech(p, mark.token) || p.sentence_of(mark.token).end < p.tokens.len();
    let ended = p.text.trim_end().ends_with(['.', '?', '!', '…', '—', '’', '\'', ':', ',', ')']);
    full && ended && after.is_some_and(|(_, r)| r.all.first().is_some_and(|(m, _)| m.token == 0))
}

/// Does the next paragraph close a quotation that it never opened? What is missing is its
/// opening mark, and that is said there.
fn is_closed_in(after: Neighbour) -> bool {
    after.is_some_and(|(p, r)| {
        p.part == Part::Body && r.unopened.first().is_some_and(|m| r.all.first().is_some_and(|(first, _)| first == m))
    })
}

fn unclosed(p: &Paragraph, reading: &Reading, mark: Mark) -> Issue {
    let closing = match mark.shape {
        Shape::Opening | Shape::Closing => "”",
        Shape::Typed => "''",
        _ => "\"",
    };
    let end = reading.next_after(mark.span.end).map_or(p.tokens.len(), |m| m.token);
    let place = close_place(p, mark.token, end);
    let issue = match place {
        Some((token, sure)) => {
            let t = p.tokens.get(token).map_or(mark.span, |t| t.span);
            let issue = Issue::new("quote-missing", Category::Quotation, t, "No closing quotation mark")
                .suggest(format!("{}{closing}", t.of(&p.text)));
            if sure { issue.confidence(0.9) } else { issue.confidence(0.65).query() }
        }
        None => Issue::new("quote-missing", Category::Quotation, mark.span, "No closing quotation mark").confidence(0.8).query(),
    };
    issue.related(mark.span, "opens here").why(WHY_CLOSE)
}

/// The token after which the closing mark belongs, in the tokens from the opening mark to
/// `end`, and whether there is no other place.
fn close_place(p: &Paragraph, open: usize, end: usize) -> Option<(usize, bool)> {
    // "We won, the mayor said": after the comma.
    for i in open + 2..end {
        let mark = p.word(i);
        let glued = p.tokens.get(i).is_some_and(|t| !t.spaced);
        if !glued || !matches!(mark, "," | "?" | "!") {
            continue;
        }
        // "Two months ago, I called on the board": the speaker goes on.
        let speaker = matches!(p.lower(i + 1), "i" | "we");
        let Some(last) = attribution::at(p, i + 1).filter(|last| *last < end && !speaker) else { continue };
        let named = !p.is_capitalised(i + 1) || mark == ",";
        // "I, he said, ..." inside a long speech is told by the end of its clause.
        if named && attribution::ends_clause(p, last) {
            return Some((i, true));
        }
    }
    let last = end.checked_sub(1)?;
    let stops = matches!(p.word(last), "." | "?" | "!") && p.tokens.get(last).is_some_and(|t| !t.spaced);
    let whole = opens_speech(p, open);
    let closed_at_end = end == p.tokens.len();
    if stops && whole && last > open + 1 {
        return Some((last, closed_at_end));
    }
    // A fragment: "called it "a great day." ends with its sentence.
    let sentence = p.sentence_of(open);
    let last = sentence.end.checked_sub(1)?;
    let short = last > open + 1
        && (last - open <= 7 || sentence.end == p.tokens.len())
        && sentence.end <= end
        && matches!(p.word(last), "." | "?" | "!");
    short.then_some((last, false))
}

/// Does the mark at `open` begin what was said in full: at the start of the paragraph or of a
/// sentence, or after "said," or a colon?
fn opens_speech(p: &Paragraph, open: usize) -> bool {
    let capital = p.is_capitalised(open + 1) || p.tokens.get(open + 1).is_some_and(|t| t.kind == TokenKind::Number);
    let Some(before) = open.checked_sub(1) else { return true };
    let said =
        attribution::is_verb(p, before) || p.word(before) == "," && before.checked_sub(1).is_some_and(|v| attribution::is_verb(p, v));
    said || capital && matches!(p.word(before), "," | ":" | "." | "?" | "!" | "—")
}

fn unopened(p: &Paragraph, reading: &Reading, mark: Mark, before: Neighbour) -> Issue {
    let opening = match mark.shape {
        Shape::Opening | Shape::Closing => "“",
        Shape::Typed => "``",
        _ => "\"",
    };
    let from = reading.last_before(mark.span.start).map_or(0, |m| m.token + 1);
    let issue = match open_place(p, from, mark.token, from == 0 && left_open(before)) {
        Some((token, sure)) => {
            let t = p.tokens.get(token).map_or(mark.span, |t| t.span);
            let issue = Issue::new("quote-missing", Category::Quotation, t, "No opening quotation mark")
                .suggest(format!("{opening}{}", t.of(&p.text)));
            if sure { issue.confidence(0.9) } else { issue.confidence(0.65).query() }
        }
        None => Issue::new("quote-missing", Category::Quotation, mark.span, "No opening quotation mark").confidence(0.8).query(),
    };
    issue.related(mark.span, "closes here").why(WHY_OPEN)
}

/// Did the paragraph before end inside a quotation?
fn left_open(before: Neighbour) -> bool {
    before.is_some_and(|(_, r)| !r.unclosed.is_empty())
}

/// The token before which the opening mark belongs, in the tokens from `from` to the closing
/// mark, and whether there is no other place.
fn open_place(p: &Paragraph, from: usize, close: usize, goes_on: bool) -> Option<(usize, bool)> {
    if close <= from {
        return None;
    }
    if goes_on {
        return Some((0, true));
    }
    // "The mayor said, We won.”: after the comma or the colon.
    let spoken = (from + 1..close).rev().find(|i| {
        let before = i - 1;
        let word = p.is_capitalised(*i) || p.tokens.get(*i).is_some_and(|t| t.kind == TokenKind::Number);
        word && matches!(p.word(before), "," | ":") && before.checked_sub(1).is_some_and(|v| said_near(p, v))
    });
    if let Some(i) = spoken {
        return Some((i, true));
    }
    // "“We won,” Ruiz said. It was close.”": where the speech goes on after its attribution.
    let tail = p.sentence_of(from);
    if from > 0 && tail.end < close && (attribution::at(p, from).is_some_and(|last| last < tail.end)) {
        return Some((tail.end, p.sentence_of(tail.end).end >= close));
    }
    // "We will rebuild,” the mayor said.": at the start of its sentence.
    let joined = matches!(p.word(close - 1), "," | "?" | "!") && attribution::at(p, close + 1).is_some();
    let first = p.sentence_of(close - 1).start.max(from);
    let single = first == from;
    if joined || single && matches!(p.word(close - 1), "." | "?" | "!") && is_whole_paragraph(p, from, close) {
        return Some((if single { from } else { first }, single));
    }
    if single && from == 0 && matches!(p.word(close - 1), "." | "?" | "!") {
        return Some((0, false));
    }
    None
}

/// Everything up to the closing mark is one speech: nobody is named before it.
fn is_whole_paragraph(p: &Paragraph, from: usize, close: usize) -> bool {
    !(from..close).any(|i| attribution::is_verb(p, i))
}

/// A verb of saying at token `v` or in the few words before it: "said", "told the board".
fn said_near(p: &Paragraph, v: usize) -> bool {
    (v.saturating_sub(3)..=v).any(|i| attribution::is_verb(p, i))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::quotations::marks;

    fn repaired(text: &str) -> Vec<String> {
        let p = Paragraph::analyse(text, Part::Body);
        let mut out = Vec::new();
        check(&p, &marks::read(&p), None, None, |_| false, &mut out);
        out.iter()
            .map(|i| match i.suggestions.first() {
                Some(s) => format!("{:?} {}{s}{}", i.level, &text[..i.span.start], &text[i.span.end..]),
                None => format!("{:?}", i.level),
            })
            .collect()
    }

    #[test]
    fn a_forgotten_closing_mark_belongs_before_the_attribution() {
        assert_eq!(repaired("\"We will rebuild, the mayor said."), ["Fix \"We will rebuild,\" the mayor said."]);
        assert_eq!(repaired("“We won, Ruiz said. “It was good.”"), ["Fix “We won,” Ruiz said. “It was good.”"]);
    }

    #[test]
    fn a_speech_left_open_to_the_end_closes_there() {
        assert_eq!(repaired("She said: \"Two years ago, I asked for a dam."), ["Fix She said: \"Two years ago, I asked for a dam.\""]);
        assert_eq!(repaired("The chief said, “Nobody is above the law."), ["Fix The chief said, “Nobody is above the law.”"]);
    }

    #[test]
    fn a_fragment_left_open_is_asked_about() {
        assert_eq!(repaired("He called the cut \"painful and left.").first().map(|s| &s[..5]), Some("Query"));
    }

    #[test]
    fn a_forgotten_opening_mark_belongs_after_said_or_at_the_start() {
        assert_eq!(repaired("The mayor said, We won the vote.”"), ["Fix The mayor said, “We won the vote.”"]);
        assert_eq!(repaired("We will rebuild,” the mayor said."), ["Fix “We will rebuild,” the mayor said."]);
    }

    #[test]
    fn speech_that_goes_on_in_the_next_paragraph_is_right() {
        let a = Paragraph::analyse("“The water rose fast. We climbed up.", Part::Body);
        let b = Paragraph::analyse("“The boat came at dawn,” she said.", Part::Body);
        let (ra, rb) = (marks::read(&a), marks::read(&b));
        let mut out = Vec::new();
        check(&a, &ra, None, Some((&b, &rb)), |_| false, &mut out);
        assert!(out.is_empty(), "{out:?}");
    }
}
