//! Titles and jobs set behind a name: "Ida Marsh, the clerk of the board, said".
//!
//! Finds the comma that is missing behind the title, before the verb of the sentence. Speaks
//! only where the name is the subject: it opens the sentence, or follows an opening phrase.

use std::ops::Range;

use crate::check::grammar::classes;
use crate::check::style::logic::clause;
use crate::check::style::report::Report;
use crate::language::Tag;
use crate::story::{Paragraph, Part, Span, StoryFacts, TokenKind};

const RULE: &str = "title-comma-set-off";

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    if p.part != Part::Body || !report.wants(RULE) {
        return;
    }
    for s in &p.sentences {
        let sentence = s.tokens.clone();
        if let Some(comma) = sentence.clone().find(|i| p.word(*i) == "," && follows_subject(p, &sentence, *i))
            && let Some(end) = missing_after(p, comma, sentence.end, report)
        {
            let at = p.tokens.get(end - 1).map_or(0, |t| t.span.end);
            report.put(RULE, p, Span::new(at, at), [","]);
        }
    }
}

fn tag(p: &Paragraph, i: usize) -> Tag {
    p.tokens.get(i).map_or(Tag::X, |t| t.tag)
}

/// Does a full name that can be the subject end before the comma at `i`?
fn follows_subject(p: &Paragraph, sentence: &Range<usize>, i: usize) -> bool {
    let named = |k: usize| p.is_capitalised(k) && !classes::is("function", p.lower(k)) && p.tokens.get(k).is_some_and(|t| !t.quoted);
    let first = (sentence.start..i).rev().take_while(|k| named(*k)).last();
    let Some(first) = first.filter(|f| i - f >= 2 && i - f <= 7) else { return false };
    // "Unlike Dan Oake, the chief left": the name belongs to an opening phrase.
    if tag(p, first) == Tag::IN || OPENERS.contains(&p.lower(first)) {
        return false;
    }
    if p.lower(i - 1).ends_with("'s") || classes::is("calendar", p.lower(i - 1)) {
        return false;
    }
    // "On Monday, Carl Voss, …": an opening phrase without a verb, closed by its comma.
    first == sentence.start || {
        let opening = sentence.start..first - 1;
        p.word(first - 1) == ","
            && matches!(p.lower(sentence.start), "on" | "in" | "at" | "last" | "earlier" | "later" | "this" | "meanwhile" | "friday")
            && opening.len() <= 4
            && opening.clone().all(|k| p.tokens.get(k).is_some_and(|t| t.is_word() && !tag(p, k).is_finite()))
    }
}

/// Words that open a phrase which a name ends.
const OPENERS: &[&str] = &["like", "unlike", "besides", "despite", "meanwhile", "joining", "joined", "including", "says", "said"];

/// One past the title behind the comma, where the verb follows without a comma.
fn missing_after(p: &Paragraph, comma: usize, end: usize, report: &Report) -> Option<usize> {
    let mut from = comma + 1;
    // ", 44," may stand between.
    if p.tokens.get(from).is_some_and(|t| t.kind == TokenKind::Number) && p.word(from + 1) == "," {
        from += 2;
    }
    let stop = title(p, from, end, report)?;
    let mut verb = stop;
    while verb < end && (tag(p, verb).is_adverb() || p.lower(verb) == "also") && verb < stop + 2 {
        verb += 1;
    }
    let alone = !matches!(p.lower(verb), "are" | "were" | "have" | "do") && clause::is_verb(p, verb, true) || is_speech(p, verb);
    // "said," may be set between commas, "hired by" is a participle, and a later verb behind
    // a comma shows that the title went on to there.
    let closed = matches!(p.word(verb + 1), "," | "") || p.lower(verb + 1) == "by";
    let later = (verb + 1..end).any(|k| p.word(k) == "," && (clause::is_verb(p, k + 1, false) || is_speech(p, k + 1)));
    (alone && !closed && !later && tag(p, stop) != Tag::VBG).then_some(stop)
}

fn is_speech(p: &Paragraph, i: usize) -> bool {
    matches!(p.lower(i), "said" | "says" | "told" | "announced" | "called" | "testified" | "resigned" | "declined")
        && tag(p, i) != Tag::NN
        && !(p.lower(i) == "called" && p.is_capitalised(i + 1))
}

/// One past "the clerk of the board", "its director", "president of the teachers union".
fn title(p: &Paragraph, from: usize, end: usize, report: &Report) -> Option<usize> {
    let opens = matches!(tag(p, from), Tag::DT | Tag::PRPS) || p.lower(from).ends_with("'s");
    let determined = opens && !matches!(p.lower(from), "this" | "that" | "these" | "those" | "both" | "all" | "each" | "every" | "some");
    let begin = if determined && tag(p, from) != Tag::NNP { from + 1 } else { from };
    let mut at = noun_phrase(p, begin, end)?;
    if !determined && !is_title(p, begin, at, report) || is_group(p, at - 1) {
        return None;
    }
    for _ in 0..3 {
        let joint = p.lower(at);
        let bare_pair = joint == "and" && !determined && at < begin + 4;
        if !bare_pair && !matches!(joint, "of" | "for" | "at" | "in" | "with" | "from") {
            break;
        }
        let skip = usize::from(matches!(tag(p, at + 1), Tag::DT | Tag::PRPS));
        if bare_pair && skip == 1 {
            return None;
        }
        at = noun_phrase(p, at + 1 + skip, end)?;
    }
    (at < end).then_some(at)
}

/// One past the nouns and adjectives that begin at `i`, of which the last is a noun.
fn noun_phrase(p: &Paragraph, i: usize, end: usize) -> Option<usize> {
    let part = |k: usize| {
        let Some(t) = p.tokens.get(k) else { return false };
        if t.quoted {
            return false;
        }
        let inner = p.word(k) == "-" && !t.spaced || k > i && p.word(k - 1) == "-" && !t.spaced;
        let participle = matches!(t.tag, Tag::VBN | Tag::VBG) && tag(p, k + 1).is_noun() && k == i;
        inner || participle || t.is_word() && (t.tag.is_noun() || t.tag.is_adjective() || &*t.lower == "chief") || t.lower.ends_with("'s")
    };
    let mut at = i;
    while at < end && at < i + 8 && part(at) {
        // "the clerk said": a verb that the tagger took for a noun.
        if at > i && is_speech(p, at) {
            break;
        }
        at += 1;
    }
    let last = at.checked_sub(1).filter(|l| *l >= i)?;
    (tag(p, last).is_noun() || p.is_capitalised(last) || BARE.contains(&p.lower(last))).then_some(at)
}

/// Is a word of the phrase a title or a job, so that it can stand without an article?
fn is_title(p: &Paragraph, from: usize, to: usize, report: &Report) -> bool {
    let known = |k: usize| {
        let word = p.lower(k);
        ["titles-behind-names", "jobs-before-names", "titles-alone"].iter().any(|t| report.book.tables.table(t).get(word).is_some())
            || BARE.contains(&word)
    };
    (from..to).any(known) && !p.is_capitalised(from)
}

/// Titles that stand behind a name without an article.
const BARE: &[&str] = &[
    "owner",
    "founder",
    "co-founder",
    "director",
    "president",
    "chairman",
    "chairwoman",
    "chair",
    "executive",
    "manager",
    "head",
    "coach",
    "chief",
    "captain",
    "commander",
    "superintendent",
    "principal",
    "editor",
    "publisher",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "secretary",
    "treasurer",
    "curator",
    "dean",
    "professor",
    "author",
    "leader",
    "coordinator",
    "administrator",
    "mayor",
    "governor",
];

/// "Ida Marsh, the parents": more people than one are no title.
fn is_group(p: &Paragraph, last: usize) -> bool {
    tag(p, last) == Tag::NNS
}
