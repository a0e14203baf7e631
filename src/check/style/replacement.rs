//! Makes a suggestion fit the copy it goes into: case, marks, spaces.
//!
//! A rule says "toward"; the copy may want "Toward", "TOWARD" or curly marks, and a word
//! cut out must take its space with it.

use crate::check::style::pattern::atom::is_all_capitals;
use crate::check::style::template::capital;
use crate::story::{Paragraph, Part, Span};

/// The span and the words to put there.
pub type Replacement = (Span, String);

/// The bytes of `span` without the "'s" of its last word, unless the new words have one.
pub fn without_possessive(p: &Paragraph, span: Span, pattern_has_one: bool) -> Span {
    let words = span.of(&p.text);
    if pattern_has_one {
        return span;
    }
    for mark in ["'s", "’s", "s'", "s’"] {
        if let Some(stem) = words.strip_suffix(mark) {
            let kept = usize::from(mark.starts_with('s'));
            return Span::new(span.start, span.start + stem.len() + kept);
        }
    }
    span
}

/// Gives `words` the case of what stands at `span`, which begins with token `first`.
pub fn with_case(p: &Paragraph, first: usize, span: Span, words: &str) -> String {
    let old = span.of(&p.text);
    let letters = old.chars().filter(|c| c.is_alphabetic()).count();
    if letters > 3 && is_all_capitals(old) && old.split_whitespace().all(|w| w.len() > 1) {
        return words.to_uppercase();
    }
    let leads = old.chars().next().is_some_and(char::is_uppercase);
    if leads || span.is_empty() && p.opens_sentence(first) { capital(words) } else { words.to_owned() }
}

/// Gives `words` a capital where they open a sentence.
pub fn at_sentence_start(p: &Paragraph, first: usize, words: &str) -> String {
    if p.opens_sentence(first) && p.is_capitalised(first) { capital(words) } else { words.to_owned() }
}

/// Cutting words out takes a space with them, and hands on the capital.
pub fn cut(p: &Paragraph, first: usize, span: Span) -> Replacement {
    let text = &*p.text;
    let opens = p.opens_sentence(first);
    let next = p.token_from(span.end);
    if opens && let Some(t) = p.tokens.get(next) {
        // "At this point in time, no one" loses its comma, too.
        let t = if t.span.of(text) == "," { p.tokens.get(next + 1).unwrap_or(t) } else { t };
        return (Span::new(span.start, t.span.end), capital(t.span.of(text)));
    }
    let before = text.get(..span.start).unwrap_or("");
    let space = before.len() - before.trim_end_matches(' ').len();
    if space > 0 {
        return (Span::new(span.start - space, span.end), String::new());
    }
    let after = text.get(span.end..).unwrap_or("");
    let space = after.len() - after.trim_start_matches(' ').len();
    (Span::new(span.start, span.end + space), String::new())
}

/// The period of an abbreviation and the period of the sentence are one: it is neither
/// doubled ("a house on Alder St..") nor lost ("it weighs 30 pounds").
pub fn with_one_stop(p: &Paragraph, span: Span, suggestions: Vec<String>) -> (Span, Vec<String>) {
    let old = span.of(&p.text);
    let after = p.text.get(span.end..).unwrap_or("");
    if !old.ends_with('.') && after.starts_with('.') && !after.starts_with("..") && suggestions.iter().all(|s| s.ends_with('.')) {
        return (Span::new(span.start, span.end + usize::from(!suggestions.is_empty())), suggestions);
    }
    let closes = |s: &crate::story::Sentence| !p.text.get(span.end..s.span.end).unwrap_or("").contains(char::is_alphanumeric);
    // Headlines have no period of their own.
    if p.part == Part::Headline
        || !old.ends_with('.')
        || old.ends_with("..")
        || old.len() < 2
        || !p.sentence_round(span).is_some_and(closes)
        || after.trim_start().starts_with([',', ';', ':', '?', '!'])
    {
        return (span, suggestions);
    }
    let stopped = |s: String| if s.ends_with(|c: char| c.is_alphanumeric()) { format!("{s}.") } else { s };
    (span, suggestions.into_iter().map(stopped).collect())
}

/// Writes apostrophes and quotation marks in the shape the paragraph uses.
pub fn in_shape(p: &Paragraph, words: String) -> String {
    if !words.contains(['\'', '"']) || !p.text.contains(['’', '“', '”']) {
        return words;
    }
    let mut out = String::with_capacity(words.len() + 8);
    let mut before = ' ';
    for c in words.chars() {
        let opens = before.is_whitespace() || before == '(';
        out.push(match c {
            '\'' if opens && before != ' ' => '‘',
            '\'' => '’',
            '"' if opens => '“',
            '"' => '”',
            c => c,
        });
        before = c;
    }
    out
}
