//! The first word behind a colon: a capital where a full sentence begins, none before a
//! fragment that is no name.

use crate::check::grammar::reading::can;
use crate::check::style::logic::clause;
use crate::check::style::report::Report;
use crate::language::{Lexicon, Tag, inflect};
use crate::story::{Paragraph, Part, StoryFacts, Token};

pub fn check(p: &Paragraph, facts: &StoryFacts, report: &mut Report) {
    if p.part != Part::Body {
        return;
    }
    for s in &p.sentences {
        for colon in s.tokens.clone().filter(|i| p.word(*i) == ":") {
            let first = colon + 1;
            if p.tokens.get(first).is_none_or(|t| !t.spaced || !t.is_word() || t.quoted) || !has_verb(p, s.tokens.start, colon) {
                continue;
            }
            let word = p.word(first);
            let whole = is_sentence(p, first, s.tokens.end)
                || is_question(p, first, s.tokens.end)
                || is_advice(p, s.tokens.start, colon) && is_order(p, first);
            if word.starts_with(char::is_lowercase) && whole {
                report.put("colon-capital", p, p.span_of(first, first), [crate::check::grammar::phrase::capitalised(word)]);
            } else if p.is_capitalised(first) && is_fragment(p, first, s.tokens.end, facts) {
                report.put("colon-capital", p, p.span_of(first, first), [word.to_lowercase()]);
            }
        }
    }
}

fn has_verb(p: &Paragraph, from: usize, to: usize) -> bool {
    (from..to).any(|i| clause::is_verb(p, i, false))
}

/// One full sentence, no list of clauses.
fn is_sentence(p: &Paragraph, first: usize, end: usize) -> bool {
    clause::at(p, first, end).is_some_and(|c| end - c.verb > 1) && !(first..end).any(|i| matches!(p.word(i), ";" | ":"))
}

/// "who will pay for it?"
fn is_question(p: &Paragraph, first: usize, end: usize) -> bool {
    const ASKING: &[&str] = &[
        "who", "what", "when", "where", "why", "how", "which", "is", "are", "was", "were", "do", "does", "did", "can", "could", "will",
        "would", "should", "has", "have",
    ];
    ASKING.contains(&p.lower(first)) && end.checked_sub(1).is_some_and(|l| p.word(l) == "?") && end - first > 3
}

/// Do the words before the colon promise a word of advice?
fn is_advice(p: &Paragraph, from: usize, colon: usize) -> bool {
    const ADVICE: &[&str] = &[
        "warning",
        "advice",
        "message",
        "rule",
        "order",
        "orders",
        "request",
        "plea",
        "reminder",
        "tip",
        "motto",
        "instruction",
        "instructions",
        "lesson",
        "demand",
        "suggestion",
        "recommendation",
        "guidance",
        "word",
        "words",
        "slogan",
        "command",
    ];
    (from..colon).any(|i| ADVICE.contains(&p.lower(i)))
}

/// "stay off the ice", "do not swim here"
fn is_order(p: &Paragraph, first: usize) -> bool {
    let next = p.tokens.get(first + 1).map_or(Tag::X, |t| t.tag);
    let goes_on = matches!(next, Tag::DT | Tag::PRPS | Tag::PRP | Tag::IN | Tag::RP | Tag::RB | Tag::NNS | Tag::VB);
    let word = p.lower(first);
    goes_on && (matches!(word, "do" | "don't" | "never" | "please" | "always") || can(p, first, Tag::VB) && inflect::is_verb_base(word))
}

/// A few common words without a verb: "Victory", "A new roof", "Water, food and blankets".
fn is_fragment(p: &Paragraph, first: usize, end: usize, facts: &StoryFacts) -> bool {
    let mut last = end;
    while last > first && p.tokens.get(last.wrapping_sub(1)).is_some_and(|t| !t.is_word()) {
        last -= 1;
    }
    let words = first..last;
    let noun =
        first + usize::from(matches!(p.lower(first), "a" | "an" | "the" | "his" | "her" | "its" | "their" | "more" | "better" | "no"));
    let several = words.clone().any(|i| p.word(i) == ",");
    let common = |i: usize| {
        let word = p.lower(i);
        let entry = Lexicon::shared().entry(word);
        let named = |e: crate::language::lexicon::Entry| e.is_given_name() || e.is_surname();
        entry.is_some_and(|e| {
            e.is_lower() && (!e.is_place() || (several || noun > first) && e.zipf() > 4.5) && (!named(e) || e.zipf() > 4.5)
        }) && inflect::possible_tags(word).any(|t| matches!(t, Tag::NN | Tag::NNS | Tag::JJ))
    };
    let aim = p.lower(first) == "to" && can(p, first + 1, Tag::VB);
    if is_order(p, first) && !several {
        return false;
    }
    // "The bridge must be replaced": a verb of its own makes it a sentence.
    let finite = |i: usize| p.tokens.get(i).is_some_and(|t| t.tag.is_finite() || t.tag == Tag::VBN && can(p, i, Tag::VBD));
    if words.clone().any(finite) {
        return false;
    }
    let plain = words.clone().all(|i| p.tokens.get(i).is_some_and(Token::is_word) || p.word(i) == ",")
        && words.clone().skip(1).all(|i| !p.is_capitalised(i));
    let verb =
        words.clone().any(|i| inflect::possible_tags(p.lower(i)).only(Tag::is_finite) && !inflect::possible_tags(p.lower(i)).is_empty());
    let stands_so = facts.capitalised.get(p.word(first)).is_some_and(|n| *n > 1);
    let most = if several { 12 } else { 5 };
    (1..=most).contains(&words.len()) && noun < last && plain && !verb && (common(noun) || aim) && !stands_so && p.word(last) == "."
}
