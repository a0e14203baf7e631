//! Whole numbers in running text: words below 10, figures from 10 up, words at the
//! beginning of a sentence, commas in thousands, "million" for round millions.
//!
//! Only plain counts are touched: a number before what it counts. Ages, measures,
//! money, percentages, times and serial numbers have rules of their own.

use crate::check::style::logic::count;
use crate::check::style::number::{self, Number};
use crate::check::style::report::Report;
use crate::check::style::template::capital;
use crate::language::Tag;
use crate::story::{Paragraph, Part, StoryFacts, TokenKind};

const ONE_TO_NINE: &str = "num-one-to-nine";
const SENTENCE_START: &str = "num-sentence-start";
const THOUSANDS: &str = "num-thousands-comma";
const LARGE: &str = "num-large-rounded";

/// Words that join the two numbers of "three to five days".
const JOINS: &[&str] = &["to", "or"];
/// Words that announce a quantity, so that "2000" behind them is no year.
const ABOUT: &[&str] =
    &["than", "about", "nearly", "some", "over", "least", "approximately", "almost", "roughly", "most", "additional", "another", "total"];
/// Words before a year.
const YEAR_LEADS: &[&str] = &[
    "in", "since", "by", "until", "from", "of", "after", "before", "during", "between", "and", "to", "through", "for", "the", "late",
    "early",
];
/// Nouns that a lone 1 counts.
const SINGLE: &[&str] =
    &["day", "week", "month", "year", "hour", "minute", "person", "man", "woman", "child", "thing", "reason", "way", "decade", "night"];

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    if p.part != Part::Body {
        return;
    }
    for sentence in &p.sentences {
        let range = sentence.tokens.clone();
        let mut i = range.start;
        while i < range.end {
            let Some(n) = number::read(p, i, range.end) else {
                i += 1;
                continue;
            };
            let first = p.opens_sentence(i);
            if n.figures && first {
                sentence_start(p, report, i, n);
            } else if n.figures {
                small_figure(p, report, i, n);
                large_figure(p, report, i, n);
            } else if !first {
                words(p, report, i, n);
            }
            i = n.end.max(i + 1);
        }
    }
}

fn sentence_start(p: &Paragraph, report: &mut Report, i: usize, n: Number) {
    let sentence = p.sentence_of(i);
    let really_first = sentence.start == i;
    let bare = p.word(i);
    let year = bare.len() == 4 && !bare.contains(',');
    let next = p.lower(n.end);
    let glued = !count::stands_free_after(p, n.end);
    if !really_first || year || glued && next != "-" && next != "%" || bare.starts_with('0') {
        return;
    }
    if matches!(next, "" | "." | ")" | ":" | "," | "-" | "—" | "–" | "a.m." | "p.m." | "am" | "pm")
        && !(next == "-" && is_year_old(p, n.end))
    {
        return;
    }
    // A headline-like line or an entry of a list is no sentence.
    let words = sentence.clone().filter_map(|t| p.tokens.get(t));
    let has_verb = words.clone().any(|t| matches!(t.tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD));
    let stops = p.tokens.get(sentence.end.saturating_sub(1)).is_some_and(|t| t.kind == TokenKind::Punct);
    let noun = p.tokens.get(n.end).is_some_and(|t| t.is_word() && !p.is_capitalised(n.end)) || next == "%" || glued;
    if !has_verb || !stops || !noun || sentence.len() < 5 {
        return;
    }
    let mut last = i;
    let mut new = capital(&number::in_words(n.value));
    if next == "%" {
        last = n.end;
        new.push_str(" percent");
    }
    let easy = n.value < 1_000 || n.value.is_multiple_of(1_000) && n.value < 1_000_000;
    report.put(SENTENCE_START, p, p.span_of(i, last), easy.then_some(new));
}

/// "-year-old" from the hyphen on.
fn is_year_old(p: &Paragraph, hyphen: usize) -> bool {
    p.lower(hyphen + 1) == "year" && p.lower(hyphen + 3) == "old"
}

/// "2 problems": a word is wanted.
fn small_figure(p: &Paragraph, report: &mut Report, i: usize, n: Number) {
    if !(1..=9).contains(&n.value) || p.word(i).len() != 1 || !count::stands_free_after(p, n.end) {
        return;
    }
    if is_small_count(p, i, n) || joined_count(p, i, n) {
        report.put(ONE_TO_NINE, p, p.span_of(i, i), [number::in_words(n.value)]);
    }
}

fn is_small_count(p: &Paragraph, i: usize, n: Number) -> bool {
    if !count::stands_free_before(p, i) || count::is_claimed_before(p, i) && !is_after_a_small_figure(p, i) {
        return false;
    }
    let before = i.checked_sub(1).map_or("", |b| p.lower(b));
    // "around 8 p.m--though": an hour, whatever is glued to it.
    let glued_hour = matches!(p.lower(n.end), "p" | "a") && p.word(n.end + 1) == ".";
    if glued_hour || p.lower(n.end).starts_with("p.m") || p.lower(n.end).starts_with("a.m") {
        return false;
    }
    // "1 in 5 adults"
    if before == "in" && is_number(p, i, 2) {
        return false;
    }
    if matches!(before, "between" | "by") || JOINS.contains(&before) && is_number(p, i, 2) && !is_after_a_small_figure(p, i) {
        return false;
    }
    if n.value == 1 {
        let determined = matches!(before, "the" | "a" | "this" | "that" | "his" | "her" | "their" | "its" | "my" | "our");
        return SINGLE.contains(&p.lower(n.end)) && !determined && !count::is_age(p, n.end);
    }
    if count::counts_some_of(p, n.end) {
        return true;
    }
    counted_plainly(p, n.end)
}

fn counted_plainly(p: &Paragraph, end: usize) -> bool {
    let Some(noun) = count::counted(p, end) else { return false };
    let beyond = p.lower(noun + 1);
    !count::is_age(p, noun) && beyond != "-" && !(end..=noun).any(|k| matches!(p.lower(k), "p.m." | "a.m." | "old" | "votes" | "vote"))
}

fn is_number(p: &Paragraph, i: usize, back: usize) -> bool {
    i.checked_sub(back).and_then(|b| p.tokens.get(b)).is_some_and(|t| t.kind == TokenKind::Number)
}

/// "3 to" before the figure.
fn is_after_a_small_figure(p: &Paragraph, i: usize) -> bool {
    let Some(b) = i.checked_sub(2) else { return false };
    JOINS.contains(&p.lower(b + 1))
        && p.word(b).len() == 1
        && number::whole(p.word(b)).is_some()
        && count::stands_free_before(p, b)
        && !count::is_claimed_before(p, b)
}

/// The first of "3 to 5 days".
fn joined_count(p: &Paragraph, i: usize, n: Number) -> bool {
    JOINS.contains(&p.lower(n.end))
        && n.value > 1
        && number::whole(p.word(n.end + 1)).is_some_and(|m| m > n.value)
        && count::stands_free_before(p, i)
        && !count::is_claimed_before(p, i)
        && !matches!(i.checked_sub(1).map_or("", |b| p.lower(b)), "from" | "between" | "by")
        && counted_plainly(p, n.end + 2)
}

/// "4500 residents", "6,000,000 people".
fn large_figure(p: &Paragraph, report: &mut Report, i: usize, n: Number) {
    let bare = p.word(i);
    let money = i.checked_sub(1).is_some_and(|b| p.word(b) == "$") && p.tokens.get(i).is_some_and(|t| !t.spaced);
    let before = i.checked_sub(1).map_or("", |b| p.lower(b));
    if !bare.contains(',') && !bare.starts_with('0') && (is_total(p, i, n) || is_measuring(p, i, n)) {
        report.put(THOUSANDS, p, p.span_of(i, i), [number::in_figures(n.value)]);
        return;
    }
    if n.value < 1_000 || bare.starts_with('0') || !money && count::is_claimed_before(p, i) || !count::stands_free_after(p, n.end) && !money
    {
        return;
    }
    if !money && !count::stands_free_before(p, i) {
        return;
    }
    let noun = count::counted(p, n.end);
    if !money && noun.is_some() && n.value >= 1_000_000 && number::rounded(n.value).contains("illion") && n.value.is_multiple_of(100_000) {
        report.put(LARGE, p, p.span_of(i, i), [number::rounded(n.value)]);
        return;
    }
    if bare.contains(',') || money && n.value >= 1_000_000 {
        return;
    }
    let year = bare.len() == 4 && n.value < 2_200;
    let announced = ABOUT.contains(&before);
    let measured = noun.is_some() || count::is_measure(p.lower(n.end)) && !matches!(p.lower(n.end), "under" | "over" | "par");
    let sized = count::is_measure(p.lower(n.end)) || COUNTING.contains(&before);
    let plain = measured && !(year && (YEAR_LEADS.contains(&before) || n.value >= 1_700 && !announced && !sized));
    if money || plain {
        report.put(THOUSANDS, p, p.span_of(i, i), [number::in_figures(n.value)]);
    }
}

/// "a population of 4300", "the toll rose to 1104", "estimated at 15000": a total that stands
/// alone and can be no year.
fn is_total(p: &Paragraph, i: usize, n: Number) -> bool {
    let Some(b) = i.checked_sub(1) else { return false };
    if !(1_000..1_000_000).contains(&n.value) || (1_500..2_100).contains(&n.value) || !count::stands_free_before(p, i) {
        return false;
    }
    let next = p.tokens.get(n.end);
    let hour = matches!(p.lower(n.end), "a.m." | "p.m." | "hours" | "est" | "gmt" | "edt");
    let verb = next.is_some_and(|t| t.tag.is_finite() || t.tag == Tag::VBN) && !p.is_capitalised(n.end);
    let alone = verb || matches!(p.word(n.end), "." | "," | ";" | "" | "in" | "and" | "on" | "at" | "for" | "this" | "last");
    if hour || !alone {
        return false;
    }
    let near = |words: &[&str]| (b.saturating_sub(3)..b).any(|k| words.contains(&p.lower(k)));
    match p.lower(b) {
        "of" | "is" | "was" => near(TOTALS),
        "at" => near(&["estimated", "put", "capped", "stands", "stood", "peaked", "set", "attendance"]),
        "to" => {
            near(&["rose", "rise", "fell", "climbed", "grew", "grown", "dropped", "swelled", "shrank", "increased", "risen", "up", "down"])
        }
        "seats" | "totaled" | "numbered" | "numbers" => true,
        "than" | "least" | "nearly" | "about" | "approximately" | "roughly" | "almost" => {
            near(&["more", "fewer", "less", "at", "killed", "injured", "of", "drew", "seats", "some", "up"]) || n.value >= 2_100
        }
        _ => false,
    }
}

/// "a 1500-seat hall"
fn is_measuring(p: &Paragraph, i: usize, n: Number) -> bool {
    let noun = matches!(
        p.lower(n.end + 1),
        "seat" | "foot" | "mile" | "acre" | "pound" | "square" | "person" | "member" | "unit" | "bed" | "page" | "student" | "word" | "ton"
    );
    let glued = |k: usize| p.tokens.get(k).is_some_and(|t| !t.spaced);
    (1_000..1_000_000).contains(&n.value)
        && count::stands_free_before(p, i)
        && p.word(n.end) == "-"
        && glued(n.end)
        && glued(n.end + 1)
        && noun
}

/// Nouns whose number is a count of people or things.
const TOTALS: &[&str] = &[
    "population",
    "crowd",
    "total",
    "enrollment",
    "attendance",
    "capacity",
    "membership",
    "circulation",
    "record",
    "workforce",
    "audience",
    "staff",
    "toll",
    "village",
    "town",
    "community",
    "herd",
    "fleet",
    "force",
    "congregation",
    "turnout",
    "maximum",
    "minimum",
    "average",
];
/// Verbs before a count, not before a year.
const COUNTING: &[&str] = &[
    "has",
    "have",
    "had",
    "enrolled",
    "counted",
    "employs",
    "employed",
    "drew",
    "received",
    "killed",
    "serves",
    "served",
    "houses",
    "includes",
    "collected",
    "registered",
    "hired",
    "created",
    "seats",
    "holds",
    "contains",
    "cut",
    "sickened",
    "attracted",
    "add",
    "adds",
    "added",
    "hire",
    "lose",
    "kill",
    "send",
    "sent",
    "deploy",
    "deployed",
    "employ",
    "build",
    "plant",
    "planted",
    "seized",
    "arrested",
    "evacuated",
    "surveyed",
    "interviewed",
    "trained",
    "serve",
    "house",
    "seat",
    "feed",
    "fed",
    "lost",
];

/// "twelve hikers", "four million drivers".
fn words(p: &Paragraph, report: &mut Report, i: usize, n: Number) {
    if n.value < 10 || p.is_capitalised(i) || !count::stands_free_before(p, i) || is_proverbial(p, i, n) {
        return;
    }
    let next = p.lower(n.end);
    let span = p.span_of(i, n.end - 1);
    if matches!(next, "percent" | "per" | "dollars" | "dollar" | "cents" | "degrees") || is_speed(p, n.end) {
        return;
    }
    if n.value >= 1_000_000 {
        let rounded = number::rounded(n.value);
        if rounded.contains("illion") && next != "-" {
            report.put(LARGE, p, span, [rounded]);
        }
        return;
    }
    if !count::stands_free_after(p, n.end) {
        if is_compound(p, n.end) {
            report.put(ONE_TO_NINE, p, span, [number::in_figures(n.value)]);
        }
        return;
    }
    let whole_phrase = count::counted(p, n.end).is_some_and(|noun| !count::is_age(p, noun))
        || count::counts_some_of(p, n.end)
        || measures(p, n.end)
        || joined_words(p, n.end);
    if whole_phrase {
        report.put(ONE_TO_NINE, p, span, [number::in_figures(n.value)]);
    }
}

fn measures(p: &Paragraph, end: usize) -> bool {
    matches!(p.lower(end), "miles" | "yards" | "acres" | "points" | "gallons" | "tons" | "hectares" | "kilometers" | "minutes" | "o'clock")
}

fn is_speed(p: &Paragraph, end: usize) -> bool {
    p.lower(end) == "miles" && matches!(p.lower(end + 1), "per" | "an")
}

/// "ten to fifteen days"
fn joined_words(p: &Paragraph, end: usize) -> bool {
    JOINS.contains(&p.lower(end))
        && number::read(p, end + 1, p.sentence_of(end).end)
            .is_some_and(|m| count::counted(p, m.end).is_some_and(|noun| !count::is_age(p, noun)))
}

/// "ten-year plan", but not "thirty-something" or "twelve-year-old".
fn is_compound(p: &Paragraph, hyphen: usize) -> bool {
    let part = p.lower(hyphen + 1);
    p.word(hyphen) == "-"
        && p.tokens.get(hyphen + 1).is_some_and(|t| t.is_word() && !t.spaced)
        && !matches!(
            part,
            "hundred"
                | "thousand"
                | "million"
                | "billion"
                | "something"
                | "somethings"
                | "odd"
                | "ish"
                | "fold"
                | "plus"
                | "percent"
                | "dollar"
                | "to"
                | "and"
                | "or"
                | "some"
        )
        && !p.is_capitalised(hyphen + 1)
        && !is_year_old(p, hyphen)
        && number::ordinal(part).is_none()
        && number::unit(part).is_none()
}

/// Words that are said rather than counted.
fn is_proverbial(p: &Paragraph, i: usize, n: Number) -> bool {
    let before = i.checked_sub(1).map_or("", |b| p.lower(b));
    let behind = i.checked_sub(2).map_or("", |b| p.lower(b));
    let next = p.lower(n.end);
    before == "in" && number::unit(behind).is_some()
        || before == "of" && behind == "out"
        || next == "to" && p.lower(n.end + 1) == "one"
        || matches!(next, "questions" | "winks" | "commandments" | "lashes" | "drummers") && matches!(n.value, 10 | 12 | 20 | 40)
        || n.value == 1_000 && matches!(next, "times" | "words" | "cuts" | "years") && before != "than"
}

/// Where a number is written in words right before token `end`: its first token.
pub fn words_before(p: &Paragraph, end: usize) -> Option<(usize, Number)> {
    let from = p.sentence_of(end.checked_sub(1)?).start.max(end.saturating_sub(8));
    (from..end).find_map(|s| {
        let n = number::read(p, s, end).filter(|n| !n.figures && n.end == end)?;
        let inside = s > from && p.word(s - 1) == "-" && p.tokens.get(s - 1).is_some_and(|t| !t.spaced);
        (!inside).then_some((s, n))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial;

    fn found(text: &str) -> Vec<(String, String)> {
        trial::pairs(text, &trial::found_by_the_book(text, Part::Body, |_| true))
    }

    #[test]
    fn a_count_is_set_in_words_below_ten_and_in_figures_from_ten_up() {
        let one = |a: &str, b: &str| vec![(a.to_owned(), b.to_owned())];
        assert_eq!(found("The shelter took in 8 kittens."), one("8", "eight"));
        assert_eq!(found("The shelter took in fourteen kittens."), one("fourteen", "14"));
        assert_eq!(found("61 kittens were taken in by the shelter."), one("61", "Sixty-one"));
        assert_eq!(found("About 7300 kittens were born."), one("7300", "7,300"));
    }

    #[test]
    fn a_number_that_is_no_count_is_left_alone() {
        for text in [
            "The Owls won 5-2 in Game 3.",
            "About 1 in 5 kittens is gray.",
            "The kitten, 2, weighs 9 pounds.",
            "In 1850 farmers came.",
            "Nine out of ten say so.",
            "Turn to Channel 4 news.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
