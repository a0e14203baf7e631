//! Notes to the desk left in the copy: TK, XXX, [CQ], ????, (ED: ...), (MORE), an embargo.
//!
//! All of them are questions: only a person knows what should stand there.

use crate::check::{Category, Checker, InQuotation, Issue};
use crate::story::{Paragraph, Part, Span, StoryFacts};

pub struct Notes;

const WHY: &str = "A mark of the reporter's for something to be checked or filled in; it must not reach print.";

impl Checker for Notes {
    fn name(&self) -> &'static str {
        "notes-in-copy"
    }

    fn check(&self, p: &Paragraph, _: &StoryFacts, out: &mut Vec<Issue>) {
        if p.part == Part::Stray {
            return;
        }
        for i in 0..p.tokens.len() {
            if let Some(issue) = placeholder(p, i) {
                out.push(issue);
            }
        }
        bracketed(p, out);
        embargo(p, out);
        let mut at = 0;
        while let Some(from) = p.text.get(at..).and_then(|rest| rest.find("???")).map(|f| at + f) {
            let len = p.text.get(from..).unwrap_or("").bytes().take_while(|b| *b == b'?').count();
            out.push(note(Span::new(from, from + len), "Question marks left in the copy"));
            at = from + len;
        }
    }
}

fn note(span: Span, message: &str) -> Issue {
    Issue::new("note-in-copy", Category::Structure, span, message).why(WHY).in_quotation(InQuotation::Repair).confidence(0.9).query()
}

/// "TK", "tktk", "XXX", "$XX million": one token.
fn placeholder(p: &Paragraph, i: usize) -> Option<Issue> {
    let word = p.word(i);
    let span = p.tokens.get(i)?.span;
    let to_come = word == "TK" || word.len() >= 4 && word.len().is_multiple_of(2) && word.to_lowercase().replace("tk", "").is_empty();
    let crosses = word.len() > 1 && word.len() < 9 && word.chars().all(|c| c == 'X') || word.len() > 3 && word.chars().all(|c| c == 'x');
    if to_come {
        return Some(note(span, "A placeholder left in the copy"));
    }
    if !crosses {
        return None;
    }
    // "Super Bowl XXX", "Pope Clement XX": numerals follow a name. "size XXL", "XX chromosome".
    let named = i > 0 && p.is_capitalised(i - 1) && !p.opens_sentence(i - 1);
    let dollars = i > 0 && p.word(i - 1) == "$" && p.tokens.get(i).is_some_and(|t| !t.spaced);
    let figure = matches!(
        p.lower(i + 1),
        "million" | "billion" | "percent" | "people" | "years" | "%" | "votes" | "votes," | "residents" | "a.m." | "p.m."
    );
    let lone =
        word.len() > 3 || word.len() == 3 && !named && !matches!(p.lower(i + 1), "film" | "movie" | "rated" | "video" | "large" | "-");
    (!named && (dollars || figure || lone)).then(|| note(span, "A placeholder left in the copy"))
}

/// "[CQ]", "(ED: check with Pat)", "(MORE)".
fn bracketed(p: &Paragraph, out: &mut Vec<Issue>) {
    for (start, open) in p.text.match_indices(['(', '[']) {
        let closing = if open == "(" { ')' } else { ']' };
        let Some(end) = p.text.get(start..).and_then(|rest| rest.find(closing)).map(|e| start + e + 1) else { continue };
        let inner = Span::new(start + 1, end - 1).of(&p.text).trim();
        let lower = inner.to_lowercase();
        let marks = ["cq", "check", "tk", "more", "sp", "sp?", "ok", "verify", "fact check", "confirm", "chk", "ck"];
        let shouted = inner.chars().any(char::is_alphabetic) && !inner.chars().any(char::is_lowercase);
        let mark = lower == "cq" || open == "[" && marks.contains(&lower.as_str()) || shouted && marks.contains(&lower.as_str());
        let openings = [
            "ed:",
            "ed.:",
            "editor:",
            "eds:",
            "eds.:",
            "editors:",
            "desk:",
            "note to editor",
            "note to desk",
            "copy desk:",
            "cq ",
            "tk ",
            "check ",
            "confirm ",
        ];
        let told = openings.iter().any(|o| lower.starts_with(o)) && (open == "[" || lower.contains(':') || shouted);
        if !mark && !told {
            continue;
        }
        // The space before it goes, too.
        let from = if p.text.get(..start).is_some_and(|s| s.ends_with(' ')) { start - 1 } else { start };
        out.push(note(Span::new(from, end), "A note to the desk left in the copy").suggest(""));
    }
    let lower = p.text.trim_start().to_lowercase();
    let lead = p.text.len() - p.text.trim_start().len();
    for opening in ["editor's note to desk", "note to desk", "note to editors", "eds:", "desk:", "editors:"] {
        if lower.replace('’', "'").starts_with(opening) {
            out.push(note(Span::new(lead, lead + p.text.trim().len()), "A note to the desk left in the copy").suggest(""));
            return;
        }
    }
}

/// A line in capitals that says when the story may run.
fn embargo(p: &Paragraph, out: &mut Vec<Issue>) {
    let line = p.text.trim();
    let shouted = |s: &str| !s.chars().any(char::is_lowercase);
    let first_three: Vec<&str> = line.split_whitespace().take(3).collect();
    let opening = first_three.join(" ").to_lowercase();
    let held = opening.starts_with("embargoed until")
        || opening.starts_with("embargoed for")
        || opening.starts_with("hold for release")
        || opening.starts_with("not for release");
    if held && (shouted(first_three.first().unwrap_or(&"")) || line.split_whitespace().count() < 14) {
        let start = p.text.len() - p.text.trim_start().len();
        let mut issue = note(Span::new(start, start + line.len()), "An embargo on this story");
        issue = issue.why("Read it before release: the story may run only then. The line itself is not printed.");
        out.push(issue);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        Notes.check(&Paragraph::analyse(text, Part::Body), &StoryFacts::default(), &mut out);
        out.iter().map(|i| i.span.of(text).to_owned()).collect()
    }

    #[test]
    fn placeholders_and_notes_are_asked_about() {
        assert_eq!(found("The chief, TK, spent $XX million on tktk."), ["TK", "XX", "tktk"]);
        assert_eq!(found("Rui Pzaz [CQ] left (ED: ask Kim) at ????"), [" [CQ]", " (ED: ask Kim)", "????"]);
        assert_eq!(found("EMBARGOED UNTIL NOON FRIDAY").len(), 1);
    }

    #[test]
    fn names_and_numerals_are_right() {
        for text in [
            "Shares of TKR rose.",
            "Super Bowl XXX was close.",
            "Editor's note: Part two of three.",
            "The embargo on oil began early.",
            "a woman has XX chromosomes",
            "(check your ticket)",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
