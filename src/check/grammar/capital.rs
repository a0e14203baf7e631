//! Capitals: a sentence that begins without one, a name written without one, a common
//! word in mid-sentence with one.
//!
//! Names are what the lexicon knows only with a capital, days and months. A capital in
//! mid-sentence is judged only where the word cannot be part of a name: verbs, adverbs,
//! prepositions between two words without capitals.

use super::phrase::capitalised;
use super::reading::is_class;
use crate::check::{Category, InQuotation, Issue};
use crate::language::{Lexicon, Tag, inflect};
use crate::story::{Paragraph, Part, TokenKind, quotation};

pub fn find(p: &Paragraph, out: &mut Vec<Issue>) {
    if is_shouted(p) {
        return;
    }
    for i in 0..p.tokens.len() {
        let found = opens_small(p, i).or_else(|| small_name(p, i)).or_else(|| stray_capital(p, i));
        out.extend(found);
    }
}

/// Mostly capitals: a notice, a headline in the old style.
fn is_shouted(p: &Paragraph) -> bool {
    let words = p.tokens.iter().filter(|t| t.is_word());
    let (all, capitals) =
        words.enumerate().fold((0, 0), |(_, c), (n, t)| (n + 1, c + usize::from(t.span.of(&p.text).starts_with(char::is_uppercase))));
    capitals * 2 > all
}

fn issue(p: &Paragraph, i: usize, message: &str, why: &str, right: String, confidence: f32) -> Issue {
    Issue::new("grammar/capital", Category::Capitalization, p.span_of(i, i), message)
        .why(why)
        .suggest(right)
        .confidence(confidence)
        .in_quotation(InQuotation::Repair)
}

fn is_small(p: &Paragraph, i: usize) -> bool {
    p.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word) && p.word(i).chars().all(|c| !c.is_uppercase())
}

/// "It was late. the crowd left."
fn opens_small(p: &Paragraph, i: usize) -> Option<Issue> {
    let token = p.tokens.get(i)?;
    if p.part == Part::Headline || !is_small(p, i) || !token.spaced || token.abbreviation {
        return None;
    }
    let stop = i.checked_sub(1)?;
    let before = stop.checked_sub(1).and_then(|b| p.tokens.get(b))?;
    let word = before.span.of(&p.text);
    let plain = before.is_word() && !before.abbreviation && !p.tokens.get(stop)?.spaced;
    let letters = word.chars().count();
    // An unlisted abbreviation looks like a short word that no list knows.
    let known = letters >= 4 && Lexicon::shared().contains(word)
        || letters >= 2 && Lexicon::shared().frequency(p.lower(stop - 1)).is_some_and(|f| f > 4.5);
    if p.word(stop) != "." || p.lower(stop - 1) == "www" || !plain || !known || !Lexicon::shared().knows_lower(p.lower(i)) {
        return None;
    }
    let alone = p.tokens.get(i + 1).is_some_and(|t| t.span.of(&p.text) == ".");
    (!alone).then(|| {
        issue(
            p,
            i,
            "A sentence without a capital",
            "A full stop ends the sentence before; the next begins with a capital.",
            capitalised(p.word(i)),
            0.93,
        )
    })
}

/// "on monday", "the american flag".
fn small_name(p: &Paragraph, i: usize) -> Option<Issue> {
    let token = p.tokens.get(i)?;
    let glued = i > 0 && !token.spaced && matches!(p.word(i - 1), "-" | "/" | "." | "_" | "@" | "–")
        || p.tokens.get(i + 1).is_some_and(|t| !t.spaced && matches!(p.word(i + 1), "-" | "/" | "_" | "@"))
        || p.word(i + 1) == "."
            && [i + 1, i + 2].iter().all(|n| p.tokens.get(*n).is_some_and(|t| !t.spaced && p.word(*n) != "\"" && p.word(*n) != "”"));
    if !is_small(p, i) || glued || token.lower.len() < 4 {
        return None;
    }
    let stem = token.stem();
    let calendar = is_class(p, i, "calendar") || super::classes::is("calendar", stem);
    if !calendar {
        let entry = Lexicon::shared().entry(stem)?;
        let known = (entry.is_place() || entry.is_people()) && Lexicon::shared().is_only_a_name(stem) && entry.zipf() > 3.6;
        if !known
            || !inflect::possible_tags(stem).only(|t| matches!(t, Tag::NNP | Tag::NNPS)) && !inflect::possible_tags(stem).is_empty()
            || super::classes::is("small-by-choice", stem)
        {
            return None;
        }
    }
    let confidence = if calendar { 0.95 } else { 0.88 };
    Some(issue(
        p,
        i,
        "A name without a capital",
        "Names of days, months, places and peoples have a capital.",
        capitalised(p.word(i)),
        confidence,
    ))
}

/// "The minister Pledged that": a word that is no name, between two without capitals.
fn stray_capital(p: &Paragraph, i: usize) -> Option<Issue> {
    let token = p.tokens.get(i)?;
    let word = p.word(i);
    if p.part != Part::Body || !p.is_capitalised(i) || p.opens_sentence(i) || !token.spaced || token.abbreviation || token.lower.len() < 4 {
        return None;
    }
    // "Before and After": a title of two.
    let twin = matches!(p.lower(i + 1), "and" | "or") && p.is_capitalised(i + 2)
        || i > 1 && matches!(p.lower(i - 1), "and" | "or") && p.is_capitalised(i - 2);
    if twin || word.chars().skip(1).any(char::is_uppercase) || !surrounded_by_small(p, i) {
        return None;
    }
    let tags = inflect::possible_tags(&token.lower);
    let lexicon = Lexicon::shared();
    let entry = lexicon.entry(&token.lower)?;
    // A word of form is no name, whoever bears it as one.
    let formal = tags.any(|t| matches!(t, Tag::IN | Tag::MD | Tag::PRPS | Tag::CC | Tag::WDT | Tag::WRB)) && !tags.any(Tag::is_noun);
    let named =
        entry.is_given_name() || entry.is_surname() || entry.is_place() || entry.is_people() || entry.is_name() || !entry.is_lower();
    let before = inflect::possible_tags(p.lower(i - 1));
    // A verb stands behind a noun, an adverb or "to"; behind an article or a preposition
    // the capital makes a name of it.
    let led = before.any(|t| t.is_noun() || t.is_adverb() || matches!(t, Tag::TO | Tag::MD | Tag::PRP))
        && !before.any(|t| matches!(t, Tag::IN | Tag::DT | Tag::CC | Tag::JJ));
    let verb = led && tags.only(|t| matches!(t, Tag::VB | Tag::VBP | Tag::VBD | Tag::VBN | Tag::VBZ));
    let verb = verb && !(p.lower(i - 1) == "to" && i > 1 && p.is_capitalised(i - 2));
    let going_on = tags.only(|t| t == Tag::VBG)
        && is_class(p, i + 1, "determiner")
        && (before.is_empty() || before.any(Tag::is_noun) && !before.any(|t| t.is_verb() || t == Tag::IN));
    let adverb = tags.only(Tag::is_adverb) || tags.only(|t| t == Tag::JJR);
    let formal = formal && p.tokens.get(i + 1).is_some_and(crate::story::Token::is_word);
    if !(formal || !named && (verb || going_on || adverb || is_class(p, i, "plain-people"))) {
        return None;
    }
    Some(issue(
        p,
        i,
        "Capital in mid-sentence",
        "This is a common word; only names have a capital in mid-sentence.",
        token.lower.to_string(),
        0.85,
    ))
}

/// The words before and after have no capital, and no mark stands between that could open
/// a quotation, a title or a list.
fn surrounded_by_small(p: &Paragraph, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    let small = |at: usize| is_small(p, at);
    let follows = |at: usize| p.tokens.get(at).is_none_or(|t| matches!(p.word(at), "," | "." | ";") || t.spaced && is_small(p, at));
    let title = |at: usize| quotation::is_double_mark(p.word(at)) || p.word(at) == ":";
    let far = before.checked_sub(1);
    let sentence = p.sentence_of(i);
    let capitals = sentence.clone().filter(|n| *n != i && p.is_capitalised(*n) && !p.opens_sentence(*n)).count();
    small(before) && follows(i + 1) && !far.is_some_and(title) && capitals * 3 <= sentence.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::grammar::trial::{finds, quiet};

    #[test]
    fn capitals_lost_and_strayed_are_found() {
        finds(
            find,
            &[
                ("The vote was late. the crowd left early.", "the -> The"),
                ("They meet on monday at noon.", "monday -> Monday"),
                ("The fee rose in september after a vote.", "september -> September"),
                ("He sold american flags in the park.", "american -> American"),
                ("The minister of trade Pledged that prices would fall.", "Pledged -> pledged"),
                ("It rained During the game and after.", "During -> during"),
            ],
        );
    }

    #[test]
    fn capitals_in_their_place_are_left_alone() {
        quiet(
            find,
            &[
                "They may march in august company on a sunny day.",
                "The iPhone sold well. eBay did not.",
                "They left at 9 a.m. on the dot, and vs. the odds.",
                "He runs example.com. the-site.org is hers.",
                "The Senate, the House and the Guard met.",
                "She sang “Before the Rain” and read During, a novel.",
                "THE COUNCIL VOTED. the end",
                "He ate french fries and swiss cheese on fine china.",
            ],
        );
    }
}
