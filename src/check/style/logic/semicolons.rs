//! Series whose items have commas of their own: semicolons stand between the items.
//!
//! An item is a name, a place or a date with what belongs to it: an age, a home, a state, a
//! job, a year. Speaks only of three items or more of one kind, the last behind "and".

use std::ops::Range;

use crate::check::style::book::StyleBook;
use crate::check::style::report::Report;
use crate::language::Tag;
use crate::story::{Paragraph, Part, Span, StoryFacts, TokenKind};

const RULE: &str = "semicolon-series";

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    if p.part != Part::Body || !report.wants(RULE) {
        return;
    }
    for s in &p.sentences {
        let sentence = s.tokens.clone();
        let commas = sentence.clone().filter(|i| p.word(*i) == ",").count();
        let other = sentence.clone().any(|i| p.word(i) == ";" || p.tokens.get(i).is_some_and(|t| t.quoted));
        if commas > 2 && !other {
            kin(p, &sentence, report);
            listed(p, &sentence, report);
        }
    }
}

/// What begins an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    Person,
    Place,
    Date,
}

/// What a head carries behind a comma.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tail {
    Age,
    Home,
    Region,
    Job,
    Year,
}

/// "Ann Lee, 12, of Troy, Ben Fox, 11, of Elmira, and Cal Roy, 13, of Utica".
fn listed(p: &Paragraph, sentence: &Range<usize>, report: &mut Report) {
    let cuts = pieces(p, sentence);
    for start in 0..cuts.len() {
        let Some(first) = cuts.get(start) else { return };
        for kind in [Head::Person, Head::Place, Head::Date] {
            if !ends_with_head(report.book, p, first, kind) {
                continue;
            }
            if let Some(separators) = series(report.book, p, &cuts, start, kind) {
                put(p, &separators, report);
                return;
            }
        }
    }
}

/// The words between commas.
fn pieces(p: &Paragraph, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut cuts = Vec::new();
    let mut from = sentence.start;
    for i in sentence.clone() {
        if p.word(i) == "," {
            cuts.push(from..i);
            from = i + 1;
        }
    }
    cuts.push(from..sentence.end);
    cuts
}

/// The separators of a series of items of one kind that begins in piece `start`: commas, and
/// the last "and".
fn series(book: &StyleBook, p: &Paragraph, cuts: &[Range<usize>], start: usize, kind: Head) -> Option<Vec<usize>> {
    let mut separators = Vec::new();
    let mut tails: Vec<Vec<Tail>> = vec![Vec::new()];
    let mut ended = false;
    for piece in cuts.get(start + 1..)? {
        let joined = p.lower(piece.start) == "and";
        let words = if joined { piece.start + 1..piece.end } else { piece.clone() };
        if !ended && is_head(book, p, &words, kind) && tails.last().is_some_and(|t| !t.is_empty()) {
            separators.push(if joined { piece.start } else { piece.start - 1 });
            tails.push(Vec::new());
            ended = joined;
            continue;
        }
        // "of Elmira and Cal Roy": no comma before the last item.
        let and = words.clone().find(|i| p.lower(*i) == "and").filter(|_| !ended);
        if let Some(and) = and
            && let Some(tail) = tail(book, p, &(words.start..and), kind, false)
            && is_head(book, p, &(and + 1..words.end), kind)
        {
            tails.last_mut()?.push(tail);
            separators.push(and);
            tails.push(Vec::new());
            ended = true;
            continue;
        }
        let Some(tail) = tail(book, p, &words, kind, ended) else { break };
        tails.last_mut()?.push(tail);
    }
    let counted = tails.iter().filter(|t| !t.is_empty()).count();
    let same = tails.iter().all(|t| t.first() == tails.first().and_then(|f| f.first()));
    // Ages alone stand between commas in a plain list of names.
    let ages = tails.iter().all(|t| t.as_slice() == [Tail::Age]);
    (ended && counted == tails.len() && tails.len() >= 3 && same && !ages).then_some(separators)
}

fn tag(p: &Paragraph, i: usize) -> Tag {
    p.tokens.get(i).map_or(Tag::X, |t| t.tag)
}

fn capitals(p: &Paragraph, words: &Range<usize>) -> bool {
    !words.is_empty() && words.clone().all(|i| p.is_capitalised(i) && p.tokens.get(i).is_some_and(crate::story::Token::is_word))
}

fn is_head(book: &StyleBook, p: &Paragraph, words: &Range<usize>, kind: Head) -> bool {
    match kind {
        Head::Person => (2..=4).contains(&words.len()) && capitals(p, words) && !is_region(book, p, words),
        Head::Place => (1..=3).contains(&words.len()) && capitals(p, words),
        Head::Date => is_date(p, words),
    }
}

/// Does the piece end with a head? Other words may stand before it.
fn ends_with_head(book: &StyleBook, p: &Paragraph, piece: &Range<usize>, kind: Head) -> bool {
    let longest = if kind == Head::Person { 2..=3 } else { 1..=3 };
    longest.filter(|n| *n <= piece.len()).map(|n| piece.end - n).any(|from| {
        let lead = from.checked_sub(1).filter(|l| *l >= piece.start);
        let apart = lead.is_none_or(|l| !p.is_capitalised(l) || p.opens_sentence(l));
        apart && is_head(book, p, &(from..piece.end), kind)
    })
}

fn is_date(p: &Paragraph, words: &Range<usize>) -> bool {
    words.len() == 2
        && crate::check::style::logic::reading::month(p.word(words.start)).is_some()
        && p.is_capitalised(words.start)
        && p.tokens.get(words.start + 1).is_some_and(|t| t.kind == TokenKind::Number)
}

/// What the piece says of the head before it. `last`: other words may follow it.
fn tail(book: &StyleBook, p: &Paragraph, words: &Range<usize>, kind: Head, last: bool) -> Option<Tail> {
    let number = p.tokens.get(words.start).filter(|t| t.kind == TokenKind::Number && t.lower.bytes().all(|b| b.is_ascii_digit()));
    let whole = words.len() == 1 || last;
    match kind {
        Head::Date => number.filter(|t| t.lower.len() == 4 && whole).map(|_| Tail::Year),
        Head::Place => {
            let most = words.len().min(3);
            let fits = |n: usize| is_region(book, p, &(words.start..words.start + n)) && (n == words.len() || last);
            (1..=most).rev().any(fits).then_some(Tail::Region)
        }
        Head::Person => {
            if number.is_some_and(|t| t.lower.len() < 4) && whole {
                return Some(Tail::Age);
            }
            if p.lower(words.start) == "of" && p.is_capitalised(words.start + 1) && (last || capitals(p, &(words.start + 1..words.end))) {
                return Some(Tail::Home);
            }
            if is_region(book, p, words) {
                return Some(Tail::Region);
            }
            is_job(p, words, last).then_some(Tail::Job)
        }
    }
}

/// "a nurse", "the county clerk", "treasurer".
fn is_job(p: &Paragraph, words: &Range<usize>, last: bool) -> bool {
    let end = words.clone().find(|i| p.tokens.get(*i).is_none_or(|t| !t.is_word())).unwrap_or(words.end);
    let words = if last { words.start..end } else { words.clone() };
    let determined = matches!(p.lower(words.start), "a" | "an" | "the" | "his" | "her" | "its" | "their");
    let nouns = words.start + usize::from(determined)..words.end;
    let plain = nouns.clone().all(|i| {
        p.tokens
            .get(i)
            .is_some_and(|t| t.is_word() && (t.tag.is_noun() || t.tag.is_adjective() || matches!(&*t.lower, "of" | "the" | "vice")))
            && !p.is_capitalised(i)
    });
    !nouns.is_empty() && nouns.len() <= 5 && plain && nouns.end.checked_sub(1).is_some_and(|l| tag(p, l) == Tag::NN)
}

/// A state or a country.
fn is_region(book: &StyleBook, p: &Paragraph, words: &Range<usize>) -> bool {
    let Some(text) = words.end.checked_sub(1).map(|l| p.span_of(words.start, l).of(&p.text)).filter(|_| !words.is_empty()) else {
        return false;
    };
    p.is_capitalised(words.start) && ["states", "state-abbreviations", "countries"].iter().any(|t| book.tables.table(t).get(text).is_some())
}

/// "a son, Al, of Reno, a daughter, Bo, of Erie and a sister": those somebody leaves.
fn kin(p: &Paragraph, sentence: &Range<usize>, report: &mut Report) {
    let starts: Vec<usize> = sentence.clone().filter(|i| is_kin_item(p, *i)).collect();
    let separators: Vec<usize> = starts.iter().filter_map(|s| s.checked_sub(1)).filter(|b| matches!(p.word(*b), "," | "and")).collect();
    let (Some(open), Some(first), Some(last)) = (starts.first(), separators.first(), separators.last()) else { return };
    let inner = (*open..*last).filter(|i| p.word(*i) == "," && !separators.contains(i) && p.word(i + 1) != "and").count();
    let close = p.word(*last) == "and";
    let carried = separators.len() > 1 && separators.iter().rev().skip(1).all(|s| p.word(*s) == ",");
    if close && carried && inner > 1 && first != last {
        put(p, &separators, report);
    }
}

/// From the first separator to the last "and" each comma between items becomes a semicolon.
fn put(p: &Paragraph, separators: &[usize], report: &mut Report) {
    let (Some(first), Some(last)) = (separators.first(), separators.last()) else { return };
    let from = p.tokens.get(*first).map_or(0, |t| t.span.start);
    let to = p.tokens.get(*last).map_or(from, |t| t.span.end);
    let mut new = String::new();
    let mut at = from;
    for s in separators {
        let Some(t) = p.tokens.get(*s) else { continue };
        if p.word(*s) == "and" {
            let before = s
                .checked_sub(1)
                .and_then(|b| p.tokens.get(b))
                .map_or(t.span.start, |b| if b.lower.as_ref() == "," { b.span.start } else { b.span.end });
            new.push_str(p.text.get(at..before).unwrap_or(""));
            new.push_str("; and");
        } else {
            new.push_str(p.text.get(at..t.span.start).unwrap_or(""));
            new.push(';');
        }
        at = t.span.end;
    }
    report.put(RULE, p, Span::new(from, to), [new]);
}

/// "a son", "two daughters", "his brother": an item of those somebody leaves.
fn is_kin_item(p: &Paragraph, i: usize) -> bool {
    let opens = matches!(
        p.lower(i),
        "a" | "an"
            | "one"
            | "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "his"
            | "her"
            | "their"
            | "several"
            | "many"
    );
    let noun = |i: usize| {
        let word = p.lower(i);
        let singular = crate::language::inflect::singular(word).unwrap_or_else(|| word.to_owned());
        KIN.contains(&&*singular)
    };
    opens && (noun(i + 1) || noun(i + 2) && tag(p, i + 1) == Tag::JJ)
}

const KIN: &[&str] = &[
    "son",
    "daughter",
    "brother",
    "sister",
    "wife",
    "husband",
    "mother",
    "father",
    "grandson",
    "granddaughter",
    "grandchild",
    "child",
    "stepson",
    "stepdaughter",
    "stepbrother",
    "stepsister",
    "niece",
    "nephew",
    "aunt",
    "uncle",
    "cousin",
    "parent",
    "grandparent",
    "grandmother",
    "grandfather",
    "partner",
    "fiance",
    "fiancee",
    "great-grandchild",
    "half-brother",
    "half-sister",
    "stepchild",
];
