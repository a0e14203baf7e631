//! Speech of one speaker over several paragraphs: each opens with a mark, only the last closes.
//!
//! Speaks where a paragraph ends with a closed quotation and the next one begins with words
//! of the same speaker. Who speaks is read from the attribution: a name, or the pronoun for it.

use crate::check::grammar::classes;
use crate::check::style::report::Report;
use crate::story::{Paragraph, Part, Span, Story};

const RULE: &str = "quote-multi-paragraph";
/// Paragraphs of speech without an attribution that one behind them may settle.
const LOOK_AHEAD: usize = 5;

pub fn check(story: &Story, report: &mut Report) {
    if !report.wants(RULE) {
        return;
    }
    let body: Vec<(usize, &Paragraph)> =
        story.paragraphs.iter().map(|p| (p.start, &*p.paragraph)).filter(|(_, p)| p.part == Part::Body).collect();
    let mut last: Option<Speaker> = None;
    for (n, (start, p)) in body.iter().enumerate() {
        let speaker = Speaker::of(p).or_else(|| last.take().filter(|_| is_all_speech(p)));
        if let (Some(by), Some(close)) = (&speaker, closed_at_end(p))
            && goes_on(by, p, body.get(n + 1..).unwrap_or(&[]))
        {
            report.shift_to(*start);
            report.put(RULE, p, close, [""]);
        }
        last = speaker;
    }
}

/// Who speaks in a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Speaker {
    Pronoun(String),
    Name(String),
    /// "the judge"
    Other,
}

impl Speaker {
    fn of(p: &Paragraph) -> Option<Self> {
        if p.quotations.is_empty() {
            return None;
        }
        let verb = (0..p.tokens.len()).find(|i| {
            p.tokens.get(*i).is_some_and(|t| !t.quoted && t.is_word()) && classes::is("speech", p.lower(*i)) && !p.is_capitalised(*i)
        })?;
        let named = |i: usize| p.is_capitalised(i) && !classes::is("function", p.lower(i)) && !classes::is("calendar", p.lower(i));
        let name = |i: usize| p.tokens.get(i).map_or(Self::Other, |t| Self::Name(t.stem().to_owned()));
        let pronoun = |i: usize| matches!(p.lower(i), "he" | "she" | "they").then(|| Self::Pronoun(p.lower(i).to_owned()));
        let before = verb.checked_sub(1);
        if let Some(found) = before.and_then(pronoun).or_else(|| before.filter(|b| named(*b)).map(name)) {
            return Some(found);
        }
        // "said Lee Park, who owns the shop"
        if let Some(found) = pronoun(verb + 1) {
            return Some(found);
        }
        let ends = |i: &usize| !matches!(p.word(*i), "," | "." | ";" | "“" | "\"") && *i < p.tokens.len();
        let first = (verb + 1..verb + 7).take_while(ends).find(|i| named(*i));
        first.and_then(|f| (f..f + 5).take_while(|i| named(*i)).last()).map(name).or(Some(Self::Other))
    }

    /// Is what `next` says, of the paragraph behind `p`, said by this speaker?
    fn is(&self, p: &Paragraph, next: &Self) -> bool {
        match (self, next) {
            (Self::Pronoun(a), Self::Pronoun(b)) => a == b,
            (_, Self::Pronoun(_)) => true,
            (_, Self::Name(n)) => p.tokens.iter().any(|t| !t.quoted && t.stem() == n),
            _ => false,
        }
    }
}

/// The mark that closes the paragraph's last words, where they are a full sentence.
fn closed_at_end(p: &Paragraph) -> Option<Span> {
    let last = p.tokens.last()?.span;
    let q = p.quotations.last().filter(|q| q.close == Some(last))?;
    let words = q.inside.of(&p.text);
    (words.starts_with(char::is_uppercase) && words.ends_with(['.', '!', '?'])).then_some(last)
}

/// Does the paragraph begin with full words of speech?
fn opens_with_speech(p: &Paragraph) -> bool {
    let first = p.tokens.first().map(|t| t.span);
    p.quotations.first().is_some_and(|q| Some(q.open) == first && q.inside.of(&p.text).starts_with(char::is_uppercase))
}

fn is_all_speech(p: &Paragraph) -> bool {
    p.quotations.len() == 1 && p.tokens.len() > 2 && p.tokens.iter().skip(1).take(p.tokens.len() - 2).all(|t| t.quoted)
}

/// Does the same speaker go on in the paragraphs behind `p`?
fn goes_on(by: &Speaker, p: &Paragraph, rest: &[(usize, &Paragraph)]) -> bool {
    for (_, next) in rest.iter().take(LOOK_AHEAD) {
        if !opens_with_speech(next) {
            return false;
        }
        if let Some(speaker) = Speaker::of(next) {
            return by.is(p, &speaker);
        }
        if !is_all_speech(next) {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::style::StyleBook;
    use crate::story::ReadAs;

    fn found(text: &str) -> usize {
        let (book, _) = StyleBook::shipped("ap").unwrap();
        let mut report = Report::new(&book);
        check(&Story::parse(text, ReadAs::Body), &mut report);
        report.into_issues().len()
    }

    #[test]
    fn speech_that_goes_on_is_closed_only_at_its_end() {
        assert_eq!(found("\"We ran,\" Ida Marsh said. \"It was dark.\"\n\n\"A neighbor let us in,\" Marsh said.\n"), 1);
        assert_eq!(found("“We ran,” said Ida Marsh, a cook. “It was dark.”\n\n“A neighbor let us in,” she said.\n"), 1);
        assert_eq!(found("\"We ran,\" said Ida Marsh, a cook.\n\n\"It was dark.\"\n\n\"A neighbor let us in,\" she said.\n"), 1);
    }

    #[test]
    fn another_speaker_or_words_between_are_another_quotation() {
        for text in [
            "\"We ran,\" Ida Marsh said. \"It was dark.\n\n\"A neighbor let us in,\" Marsh said.\n",
            "\"We ran,\" Ida Marsh said. \"It was dark.\"\n\n\"I let them in,\" said her neighbor, Dan Oake.\n",
            "\"We ran,\" Ida Marsh said. \"It was dark.\"\n\nDan Oake let her in. \"She wept,\" he said.\n",
            "\"We ran,\" Ida Marsh said.\n\n\"It was dark,\" she said.\n",
            "\"We ran,\" he said. \"It was dark.\"\n\n\"It was not,\" she said.\n",
        ] {
            assert_eq!(found(text), 0, "{text}");
        }
    }
}
