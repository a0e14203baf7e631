//! A city and what follows it: the state in full and between commas, D.C. with periods.
//!
//! A state behind its city is sure where it is shortened or a postal code; in full it may
//! open a clause of its own ("In Columbus, Ohio lawmakers voted"), so what follows decides.

use crate::check::style::report::Report;
use crate::language::calendar::is_day;
use crate::language::{Lexicon, Tag};
use crate::story::{Paragraph, Part, Span, StoryFacts, TokenKind};

/// A state or country behind the name of a city.
struct Place {
    /// First token of the city's name.
    city: usize,
    /// Its last token.
    last: usize,
    /// First token of the state, and the token after it.
    state: usize,
    end: usize,
    comma: bool,
}

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    if p.part != Part::Body {
        return;
    }
    for at in 2..p.tokens.len() {
        let comma = p.word(at - 1) == ",";
        let city = if comma { at - 2 } else { at - 1 };
        if !p.is_capitalised(city) {
            continue;
        }
        capital_of_the_nation(p, at, (city, comma), report);
        if comma {
            if is_city(p, city, report) {
                behind_comma(p, at, report);
            }
        } else if is_a_code(p, at) && p.tokens.get(at).is_some_and(|t| t.spaced) && is_city(p, city, report) {
            postal_without_comma(p, at, report);
        }
    }
}

/// Two capitals: what may be a postal code.
fn is_a_code(p: &Paragraph, at: usize) -> bool {
    let code = p.word(at);
    code.len() == 2 && code.chars().all(char::is_uppercase)
}

fn behind_comma(p: &Paragraph, at: usize, report: &mut Report) {
    let end = p.sentence_of(at).end;
    let tables = &report.book.tables;
    let take = |table: &str| tables.table(table).take(p, at, end).map(|(stop, e)| (stop, e.value.clone()));
    let place = |stop: usize| Place { city: first_of_name(p, at - 2), last: at - 2, state: at, end: stop, comma: true };
    if let Some((stop, name)) = take("state-abbreviations").or_else(|| take("state-misabbreviations")) {
        // "Blue Hollow, Ky. —": a dateline, whatever its capitals.
        let dateline = place(stop).city == 0 && matches!(p.word(stop), "—" | "–" | "--");
        if !is_a_title(p, at, stop) && !dateline {
            spell_out(p, &place(stop), &name, "state-spell-out-body", report);
        }
    } else if let Some((stop, name)) = take("postal-codes").filter(|_| p.word(at).chars().all(char::is_uppercase)) {
        if is_person(p, at) {
            return;
        }
        spell_out(p, &place(stop), &name, "state-no-postal", report);
    } else if let Some((stop, _)) = take("states").or_else(|| take("nations")) {
        let place = place(stop);
        if wants_comma(p, &place) && is_apposition(p, &place) && !opens_with_adverb(p, &place) {
            let at = p.span_of(at, stop - 1).end;
            report.put("state-comma-after", p, Span::new(at, at), [","]);
        }
    }
}

fn postal_without_comma(p: &Paragraph, at: usize, report: &mut Report) {
    let code = p.word(at);
    // "OR" and "IN" are words in a line set in capitals, "LA" and "PA" are not always states.
    if !p.word(at - 1).contains(char::is_lowercase) {
        return;
    }
    let Some(name) = report.book.tables.table("postal-codes").get(code).map(|e| e.value.clone()) else { return };
    if report.book.tables.table("postal-clear").get(code).is_none_or(|e| e.key != code) {
        return;
    }
    if p.is_capitalised(at + 1) {
        return;
    }
    spell_out(
        p,
        &Place { city: first_of_name(p, at - 1), last: at - 1, state: at, end: at + 1, comma: false },
        &name,
        "state-no-postal",
        report,
    );
}

/// "Nevertheless, Kenya is": the word before the comma opens the sentence and is no name.
fn opens_with_adverb(p: &Paragraph, place: &Place) -> bool {
    place.city == place.last && p.opens_sentence(place.city) && Lexicon::shared().knows_lower(p.lower(place.city))
}

/// Puts the state's full name in place of its short form, between commas.
fn spell_out(p: &Paragraph, place: &Place, name: &str, rule: &str, report: &mut Report) {
    let sentence = p.sentence_of(place.state).end;
    let next = p.tokens.get(place.end).filter(|_| place.end < sentence);
    // A ZIP code makes it an address; lines without an end are lists of tour dates and the like.
    if rule == "state-no-postal" && !ends_with_mark(p, place.state)
        || next.is_some_and(|t| t.kind == TokenKind::Number && t.span.len() >= 5)
    {
        return;
    }
    let mut span = p.span_of(place.state, place.end - 1);
    let words = span.of(&p.text);
    let mut new = name.to_owned();
    if let Some(tail) = ["'s", "’s"].iter().find(|t| words.ends_with(**t)) {
        new.push_str(tail);
    }
    if wants_comma(p, place) {
        new.push(',');
    } else if words.ends_with('.') && (ends_sentence(p, span.end) || opens_quotation(p, place.end)) {
        new.push('.');
    }
    if !place.comma {
        span = Span::new(p.span_of(place.last, place.last).end, span.end);
        new = format!(", {new}");
    }
    report.put(rule, p, span, [new]);
}

/// "Washington DC" and "Washington, D.C. on Monday".
fn capital_of_the_nation(p: &Paragraph, at: usize, (city, comma): (usize, bool), report: &mut Report) {
    if p.word(city) != "Washington" {
        return;
    }
    let word = p.word(at);
    let (stem, tail) = ["'s", "’s"].iter().find_map(|t| word.strip_suffix(*t).map(|s| (s, *t))).unwrap_or((word, ""));
    if !matches!(stem, "DC" | "D.C." | "D.C" | "Dc") {
        return;
    }
    let place = Place { city, last: city, state: at, end: at + 1, comma };
    let mut span = Span::new(p.span_of(city, city).end, p.span_of(at, at).end);
    let old = span.of(&p.text);
    let mut new = format!(", D.C.{tail}");
    if wants_comma(p, &place) && !p.is_capitalised(at + 1) {
        new.push(',');
    }
    if new == old || stem == "D.C." && comma && !is_apposition(p, &place) {
        return;
    }
    if new.ends_with('.') && !old.ends_with('.') && p.text.get(span.end..).is_some_and(|t| t.starts_with('.')) {
        span.end += 1;
    }
    report.put("place-dc-periods", p, span, [new]);
}

/// Could token `i` end the name of a city?
fn is_city(p: &Paragraph, i: usize, report: &Report) -> bool {
    let end = i + 1;
    let ends_here = |table: &str| {
        let table = report.book.tables.table(table);
        (0..=2).filter_map(|back| i.checked_sub(back)).any(|at| table.take(p, at, end).is_some_and(|(stop, _)| stop == end))
    };
    p.is_capitalised(i)
        && p.word(i).contains(char::is_lowercase)
        && !p.lower(i).ends_with('.')
        && !p.lower(i).ends_with("'s")
        && !["weekdays", "months", "states", "nations"].iter().any(|t| ends_here(t))
}

/// First token of the capitalised words that end with token `last`.
fn first_of_name(p: &Paragraph, last: usize) -> usize {
    let begin = p.sentence_of(last).start;
    let mut first = last;
    while first > begin
        && p.is_capitalised(first - 1)
        && p.tokens.get(first).is_some_and(|t| t.spaced)
        && !is_small_word(p.lower(first - 1))
    {
        first -= 1;
    }
    first
}

fn is_small_word(lower: &str) -> bool {
    matches!(
        lower,
        "the" | "a" | "an" | "in" | "at" | "near" | "from" | "to" | "of" | "and" | "but" | "when" | "after" | "before" | "outside" | "with"
    )
}

/// "Del." and "Miss." before a name are titles.
fn is_a_title(p: &Paragraph, at: usize, stop: usize) -> bool {
    matches!(p.word(at), "Del." | "Miss." | "Miss" | "Col.") && p.is_capitalised(stop)
}

/// Does the sentence of token `i` end with a mark?
fn ends_with_mark(p: &Paragraph, i: usize) -> bool {
    let last = p.sentence_of(i).end.saturating_sub(1);
    matches!(p.word(last), "." | "!" | "?" | "\"" | "”" | "'" | "’") || p.tokens.get(last).is_some_and(|t| t.abbreviation)
}

/// A quotation behind the period begins a sentence.
fn opens_quotation(p: &Paragraph, i: usize) -> bool {
    p.tokens.get(i).is_some_and(|t| t.spaced) && matches!(p.word(i), "\"" | "“") && p.is_capitalised(i + 1)
}

/// "Rosa Lee, MD": letters of a degree, or of an agency behind a university.
fn is_person(p: &Paragraph, at: usize) -> bool {
    let (first, last) = (first_of_name(p, at - 2), at - 2);
    let named = first < last && (Lexicon::shared().is_given_name(p.lower(first)) || p.lower(first) == "dr.");
    named && matches!(p.word(at), "MD" | "MA" | "PA" | "MS" | "MN" | "DE" | "RI")
        || matches!(p.lower(last), "university" | "college" | "hospital")
}

fn ends_sentence(p: &Paragraph, at: usize) -> bool {
    !p.text.get(at..).is_some_and(|t| t.starts_with([',', ';', ':']))
        && p.sentence_round(Span::new(at, at))
            .is_some_and(|s| !s.span.of(&p.text).get(at - s.span.start..).unwrap_or("").contains(char::is_alphanumeric))
}

/// Does the sentence go on behind the state without a mark?
fn wants_comma(p: &Paragraph, place: &Place) -> bool {
    let end = p.sentence_of(place.state).end;
    let Some(next) = p.tokens.get(place.end).filter(|t| place.end < end && t.spaced) else { return false };
    if !matches!(next.kind, TokenKind::Word | TokenKind::Number) || p.lower(place.end - 1).ends_with("'s") {
        return false;
    }
    // "Dayton, Ohio Gov. Ida Fell": the state belongs to what follows.
    (!p.is_capitalised(place.end) || is_day(p.lower(place.end))) && p.lower(place.end) != "based"
}

/// Is a state in full surely the state of the city before it?
fn is_apposition(p: &Paragraph, place: &Place) -> bool {
    let sentence = p.sentence_of(place.state);
    let before = place.city.checked_sub(1).filter(|b| *b >= sentence.start);
    let next = place.end;
    let tag = p.tokens.get(next).map(|t| t.tag);
    // A list of states and cities: "Salem, Oregon and Idaho".
    if matches!(p.lower(next), "and" | "or") {
        let listed = before.is_some_and(|b| p.word(b) == "," || p.lower(b) == "and");
        return !listed && p.is_capitalised(next + 1) && (next + 2..next + 4).any(|i| p.word(i) == ",") && !fronted(p, place);
    }
    let goes_on = tag == Some(Tag::IN)
        || is_day(p.lower(next))
        || matches!(
            p.lower(next),
            "to" | "who"
                | "where"
                | "when"
                | "which"
                | "because"
                | "before"
                | "after"
                | "last"
                | "this"
                | "next"
                | "early"
                | "late"
                | "earlier"
        );
    if fronted(p, place) {
        return goes_on && tag == Some(Tag::IN) && !matches!(p.lower(next), "that" | "of");
    }
    let determined = before.is_some_and(|b| {
        matches!(p.lower(b), "the" | "a" | "an" | "this" | "that" | "their" | "his" | "her" | "its" | "another" | "our" | "my")
    });
    let subject = tag.is_some_and(Tag::is_finite) && no_verb_before(p, place);
    let closed = !clause_before(p, place);
    goes_on || determined && tag.is_some_and(|t| t.is_noun() || t.is_adjective() || t.is_finite()) || subject && closed
}

/// "In Salem, Oregon": the sentence begins with a preposition or a clause, and its subject may be the state.
fn fronted(p: &Paragraph, place: &Place) -> bool {
    let sentence = p.sentence_of(place.state);
    place.city > sentence.start && p.tokens.get(sentence.start).is_some_and(|t| t.tag == Tag::IN) || clause_before(p, place)
}

/// Is all before the city the subject of what follows the state?
fn no_verb_before(p: &Paragraph, place: &Place) -> bool {
    let first = p.sentence_of(place.state).start;
    let plain = |i: usize| p.tokens.get(i).is_some_and(|t| t.is_word() && !t.tag.is_verb());
    p.tokens.get(first).is_some_and(|t| t.tag != Tag::IN) && (first..place.city).all(plain)
}

fn clause_before(p: &Paragraph, place: &Place) -> bool {
    let sentence = p.sentence_of(place.state);
    sentence.start < place.city
        && matches!(
            p.lower(sentence.start),
            "after"
                | "before"
                | "when"
                | "while"
                | "as"
                | "since"
                | "if"
                | "because"
                | "although"
                | "in"
                | "at"
                | "on"
                | "near"
                | "outside"
                | "from"
        )
}

#[cfg(test)]
mod tests {
    use crate::check::corrected as put_right;
    use crate::check::trial::found_by_the_book;
    use crate::story::Part;

    fn corrected(text: &str) -> String {
        put_right(text, &found_by_the_book(text, Part::Body, |rule| rule.starts_with("ap/state-") || rule.starts_with("ap/place-dc")))
    }

    #[test]
    fn a_state_behind_its_city_is_spelled_out_between_commas() {
        assert_eq!(corrected("Crews from Bangor, ME arrived late."), "Crews from Bangor, Maine, arrived late.");
        assert_eq!(corrected("She teaches in Fresno, Calif."), "She teaches in Fresno, California.");
        assert_eq!(corrected("The Fargo, N.D., clinic shut."), "The Fargo, North Dakota, clinic shut.");
        assert_eq!(corrected("He drove to Laredo TX in June."), "He drove to Laredo, Texas, in June.");
    }

    #[test]
    fn the_comma_after_a_state_closes_what_the_first_opens() {
        assert_eq!(corrected("The Eugene, Oregon bakery reopened."), "The Eugene, Oregon, bakery reopened.");
        assert_eq!(corrected("A truck left Ogden, Utah on Tuesday."), "A truck left Ogden, Utah, on Tuesday.");
        assert_eq!(corrected("The Lyon, France bakery reopened."), "The Lyon, France, bakery reopened.");
    }

    #[test]
    fn a_state_that_opens_a_clause_takes_no_comma() {
        for right in [
            "In Columbus, Ohio lawmakers voted.",
            "When the storm reached Mobile, Alabama officials closed the port.",
            "Nevertheless, Kenya is a long way from it.",
            "The race moved on to Nevada, Utah and Idaho.",
            "Rosa Lee, MD, wrote the study.",
            "Mail it to P.O. Box 9, Akron, OH 44301.",
            "The Dayton, Ohio-based company hired five people.",
        ] {
            assert_eq!(corrected(right), right);
        }
    }

    #[test]
    fn the_capital_has_its_periods_and_commas() {
        assert_eq!(corrected("They flew to Washington DC in March."), "They flew to Washington, D.C., in March.");
        assert_eq!(corrected("They flew to Washington DC."), "They flew to Washington, D.C.");
        assert_eq!(corrected("They live in Washington, D.C."), "They live in Washington, D.C.");
    }
}
