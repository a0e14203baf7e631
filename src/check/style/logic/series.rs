//! Series: no comma before the last "and" of a simple one.
//!
//! Simple means: items of one kind (names, things, qualities) of a few words each, none
//! with a conjunction in it, nothing that could be an addition set between commas.

use std::ops::Range;

use crate::check::grammar::classes;
use crate::check::style::book::StyleBook;
use crate::check::style::logic::clause;
use crate::check::style::report::Report;
use crate::language::Tag;
use crate::story::{Paragraph, Part, Span, StoryFacts, TokenKind};

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    if p.part != Part::Body {
        return;
    }
    for s in &p.sentences {
        let commas = s.tokens.clone().filter(|i| p.word(*i) == ",").count();
        if commas > 1 {
            simple(p, &s.tokens, report);
        }
    }
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Name,
    Thing,
    Quality,
}

#[derive(Debug, Clone, Copy)]
struct Item {
    first: usize,
    last: usize,
    kind: Kind,
    /// Its first word is an article or the like.
    determiner: bool,
}

fn tag(p: &Paragraph, i: usize) -> Tag {
    p.tokens.get(i).map_or(Tag::X, |t| t.tag)
}

/// A word that an item may hold.
fn is_part(p: &Paragraph, i: usize) -> bool {
    let Some(t) = p.tokens.get(i) else { return false };
    let inner = p.word(i) == "-" && !t.spaced;
    inner
        || t.kind == TokenKind::Word
            && !t.quoted
            && matches!(
                t.tag,
                Tag::NN
                    | Tag::NNS
                    | Tag::NNP
                    | Tag::NNPS
                    | Tag::JJ
                    | Tag::JJR
                    | Tag::JJS
                    | Tag::DT
                    | Tag::PRPS
                    | Tag::CD
                    | Tag::VBG
                    | Tag::VBN
            )
            && !matches!(&*t.lower, "that" | "this" | "both" | "either" | "other" | "another" | "later" | "including")
}

fn item(p: &Paragraph, range: Range<usize>) -> Option<Item> {
    let (first, last) = (range.start, range.end.checked_sub(1)?);
    if range.is_empty() || range.len() > 4 || !range.clone().all(|i| is_part(p, i)) {
        return None;
    }
    let determiner = matches!(tag(p, first), Tag::DT | Tag::PRPS);
    let name = p.is_capitalised(last) && !p.opens_sentence(last);
    let kind = match tag(p, last) {
        _ if name || p.opens_sentence(last) && tag(p, last) == Tag::NNP => Kind::Name,
        Tag::NN | Tag::NNS | Tag::VBG => Kind::Thing,
        Tag::JJ | Tag::VBN if range.len() == 1 => Kind::Quality,
        _ => return None,
    };
    Some(Item { first, last, kind, determiner })
}

/// "red, white, and blue".
fn simple(p: &Paragraph, sentence: &Range<usize>, report: &mut Report) {
    for joint in sentence.clone().filter(|i| matches!(p.word(*i), "and" | "or")) {
        let Some(comma) = joint.checked_sub(1).filter(|c| *c > sentence.start && p.word(*c) == ",") else { continue };
        if p.tokens.get(joint).is_none_or(|t| t.quoted) {
            continue;
        }
        let Some(earlier) = (sentence.start..comma).rev().find(|i| p.word(*i) == ",") else { continue };
        let Some(second) = item(p, earlier + 1..comma) else { continue };
        let begins = (sentence.start..earlier).rev().take(4).take_while(|i| is_part(p, *i)).last();
        let Some(first) = begins.and_then(|b| item(p, last_phrase(p, b, earlier)..earlier)) else { continue };
        let stop = (joint + 1..sentence.end).take(5).take_while(|i| is_part(p, *i)).last().map_or(joint, |l| l + 1);
        let Some(third) = item(p, last_item_end(p, joint + 1, stop)) else { continue };
        if is_series(report.book, p, [first, second, third], sentence, earlier) {
            let from = p.tokens.get(comma).map_or(0, |t| t.span.start);
            let to = p.tokens.get(joint).map_or(from, |t| t.span.end);
            report.put("comma-serial", p, Span::new(from, to), [format!(" {}", p.word(joint))]);
        }
    }
}

/// The first item of a series begins at its article, where it has one.
fn last_phrase(p: &Paragraph, begin: usize, end: usize) -> usize {
    (begin..end).rev().find(|i| matches!(tag(p, *i), Tag::DT | Tag::PRPS)).unwrap_or(begin)
}

/// The last item ends before a word that begins something else ("Friday").
fn last_item_end(p: &Paragraph, first: usize, stop: usize) -> Range<usize> {
    let day = (first + 1..stop).find(|i| classes::is("calendar", p.lower(*i)) && p.is_capitalised(*i));
    first..day.unwrap_or(stop)
}

fn is_series(book: &StyleBook, p: &Paragraph, [first, second, third]: [Item; 3], sentence: &Range<usize>, earlier: usize) -> bool {
    let next = third.last + 1;
    let kinds = first.kind == second.kind && second.kind == third.kind;
    // Another comma or conjunction behind makes the last item an addition or a pair.
    let closed = matches!(p.lower(next), "," | "and" | "or" | "as" | ";" | "—" | "(" | "-");
    // "the mayor, a Democrat, and": who somebody is.
    let addition = second.determiner && !first.determiner
        || matches!(p.lower(second.first), "a" | "an") && !matches!(p.lower(first.first), "a" | "an");
    let place =
        second.kind == Kind::Name && second.first == second.last && is_region(book, p, second.last) && !is_region(book, p, first.last);
    let jr = matches!(p.lower(second.last), "jr." | "sr." | "jr" | "inc." | "llc" | "md" | "d" | "r" | "d.c.");
    let between = p.tokens.get(third.first..third.last).unwrap_or(&[]);
    let one_phrase = between.iter().all(|t| t.tag != Tag::CD || t.kind == TokenKind::Word);
    // "visited Ohio, Iowa, and Kansas voted": a clause behind "and".
    let clause_after = clause::at(p, third.first, sentence.end).is_some();
    let verb_before = (sentence.start..first.first).any(|i| clause::is_verb(p, i, false));
    // "On weekends, parents, and": an opening phrase is no item.
    let opens = sentence.start + 1 >= first.first && matches!(tag(p, sentence.start), Tag::IN | Tag::RB)
        || first.first == sentence.start && first.last + 1 == earlier && tag(p, first.first) == Tag::RB;
    let dates = [first, second, third].iter().any(|i| classes::is("calendar", p.lower(i.last)) && p.is_capitalised(i.last))
        && first.kind != Kind::Name;
    kinds && !closed && !addition && !place && !jr && one_phrase && !(clause_after && verb_before) && !opens && !dates
}

/// A state or a country, that follows its city between commas.
fn is_region(book: &StyleBook, p: &Paragraph, i: usize) -> bool {
    ["states", "state-abbreviations", "countries"].iter().any(|t| book.tables.table(t).get(p.word(i)).is_some())
}
