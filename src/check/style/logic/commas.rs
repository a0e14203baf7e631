//! Commas between clauses: before the conjunction of two full clauses, none before the
//! second verb of one subject, one behind a clause that opens the sentence.
//!
//! Speaks only where clauses can be told for certain: a plain first clause without a
//! clause inside it, without speech, without other marks.

use std::ops::Range;

use crate::check::grammar::reading::can;
use crate::check::style::logic::clause::{self, Clause};
use crate::check::style::report::Report;
use crate::language::Tag;
use crate::story::{Paragraph, Part, Span, StoryFacts};

/// Words that can open a clause before the main one.
const OPENERS: &[&str] =
    &["when", "because", "if", "although", "though", "after", "before", "while", "as", "once", "unless", "until", "whenever", "since"];

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    if p.part != Part::Body {
        return;
    }
    for s in &p.sentences {
        let sentence = s.tokens.clone();
        between_clauses(p, &sentence, report);
        behind_opening(p, &sentence, report);
    }
}

/// "..., and" of two clauses, and "..., and" before a second verb.
fn between_clauses(p: &Paragraph, sentence: &Range<usize>, report: &mut Report) {
    if !sentence.clone().any(|i| is_joint(p, i)) {
        return;
    }
    let Some(joint) = sentence.clone().find(|i| is_joint(p, *i)) else { return };
    let Some(main) = clause::main(p, &(sentence.start..joint), p.word(joint) == "but") else { return };
    let comma = p.word(joint.wrapping_sub(1)) == ",";
    let first_ends = if comma { joint - 1 } else { joint };
    let single_auxiliary = first_ends == main.verb + 1;
    if !clause::is_plain(p, main.verb + 1, first_ends) && !is_verb_group(p, main.verb, first_ends) || single_auxiliary {
        return;
    }
    if comma {
        second_verb(p, main, joint, sentence.end, report);
    } else if clause::takes_clause(p, main.verb) && !is_plain_possession(p, main.verb) {
        // What was said goes on.
    } else if let Some(second) = clause::at(p, joint + 1, sentence.end) {
        let short = joint - main.first < 4 || sentence.end - second.first < 4;
        if !short && joins(p, joint, main, second) && !is_object_pair(p, joint, second) && !shares_tail(p, second, sentence.end) {
            let new = format!("{}, {}", p.word(joint.wrapping_sub(1)), p.word(joint));
            report.put("comma-independent-clauses", p, p.span_of(joint.wrapping_sub(1), joint), [new]);
        }
    }
}

fn is_joint(p: &Paragraph, i: usize) -> bool {
    matches!(p.word(i), "and" | "but" | "so" | "or") && p.tokens.get(i).is_some_and(|t| t.spaced && !t.quoted)
}

/// "made an offer", "has wide support": what is had or made, not what is said or caused.
fn is_plain_possession(p: &Paragraph, verb: usize) -> bool {
    matches!(p.lower(verb), "made" | "makes" | "has" | "had" | "have") && clause::is_plain(p, verb + 2, verb + 3)
}

/// "so" for a result and "or" for a choice; "so drivers could turn" tells an aim.
fn joins(p: &Paragraph, joint: usize, main: Clause, second: Clause) -> bool {
    let tag = |c: Clause| p.tokens.get(c.verb).map_or(Tag::X, |t| t.tag);
    match p.word(joint) {
        "so" => matches!(tag(second), Tag::VBD) && matches!(tag(main), Tag::VBD) && p.word(joint.wrapping_sub(1)) != "or",
        "or" => tag(second) == Tag::MD && tag(main) == Tag::MD,
        // "made the roof leak and the walls crack"
        _ => !is_plain_possession(p, main.verb) || matches!(tag(second), Tag::VBD | Tag::VBZ | Tag::MD),
    }
}

/// "had closed the road": the tagger's past forms after an auxiliary are participles.
fn is_verb_group(p: &Paragraph, verb: usize, end: usize) -> bool {
    let auxiliary = matches!(p.lower(verb), "has" | "had" | "have" | "was" | "were" | "is" | "are")
        || p.tokens.get(verb).is_some_and(|t| t.tag == Tag::MD);
    auxiliary && clause::is_plain(p, verb + 2, end)
}

/// "trees and power lines fell": a bare plural may belong to the list before it.
fn is_object_pair(p: &Paragraph, joint: usize, second: Clause) -> bool {
    let before = p.tokens.get(joint.wrapping_sub(1)).map_or(Tag::X, |t| t.tag);
    let after = p.tokens.get(second.first).map_or(Tag::X, |t| t.tag);
    p.word(joint) == "and" && before == after && matches!(after, Tag::CD | Tag::JJ) || after == Tag::VBG || after == Tag::VBN
}

/// "and the one she wanted": a third verb makes the second clause doubtful.
fn shares_tail(p: &Paragraph, second: Clause, end: usize) -> bool {
    p.word(second.verb + 1) == "," && (second.verb + 2..end).any(|i| clause::is_verb(p, i, false))
}

fn second_verb(p: &Paragraph, main: Clause, joint: usize, end: usize, report: &mut Report) {
    if p.word(joint) != "and" || joint - 1 <= main.verb + 1 {
        return;
    }
    let tag = |i: usize| p.tokens.get(i).map_or(Tag::X, |t| t.tag);
    let verb = if tag(joint + 1) == Tag::RB { joint + 2 } else { joint + 1 };
    let first = tag(main.verb);
    let same = match tag(verb) {
        Tag::VBD | Tag::VBN => first == Tag::VBD || matches!(p.lower(main.verb), "was" | "were" | "had" | "did"),
        Tag::VBZ => first == Tag::VBZ || matches!(p.lower(main.verb), "is" | "has" | "does"),
        _ => false,
    };
    // "and later, in May, closed" is set off on purpose; so is what goes on after a mark.
    let set_off = (verb..end).any(|i| matches!(p.word(i), "," | ";" | "—" | ":"));
    let finite =
        clause::is_verb(p, verb, true) || tag(verb) == Tag::VBN && can(p, verb, Tag::VBD) && !matches!(p.lower(verb + 1), "by" | "in");
    if same && !set_off && finite {
        let from = p.tokens.get(joint.wrapping_sub(1)).map_or(0, |t| t.span.start);
        let to = p.tokens.get(joint).map_or(from, |t| t.span.end);
        report.put("comma-no-compound-verb", p, Span::new(from, to), [" and"]);
    }
}

/// "When the rain came fans left": no comma anywhere, and a second clause after the first.
fn behind_opening(p: &Paragraph, sentence: &Range<usize>, report: &mut Report) {
    let Some(start) = sentence.clone().find(|i| p.tokens.get(*i).is_some_and(crate::story::Token::is_word)) else { return };
    if !OPENERS.contains(&p.lower(start)) || start != sentence.start || p.tokens.get(start).is_none_or(|t| t.quoted) {
        return;
    }
    let marked = |i: usize| matches!(p.word(i), "," | ";" | "—" | "–" | "--" | ":" | "?") || p.tokens.get(i).is_some_and(|t| t.quoted);
    if sentence.clone().any(marked) {
        return;
    }
    let Some(first) = clause::at(p, start + 1, sentence.end) else { return };
    if clause::takes_clause(p, first.verb) {
        return;
    }
    let linked = is_link(p, first.verb);
    let from = first.verb + if linked { 2 } else { 1 };
    let inner =
        |to: usize| (first.verb + 1..to).all(|i| !clause::is_subordinator(p.lower(i)) && !matches!(p.lower(i), "and" | "or" | "but"));
    for i in from..sentence.end {
        // "was hurt by a car": not inside the phrase after a preposition.
        let after_preposition =
            p.tokens.get(i.wrapping_sub(1)).is_some_and(|t| matches!(t.tag, Tag::IN | Tag::TO | Tag::DT | Tag::PRPS | Tag::JJ | Tag::MD));
        let wider = after_preposition && !(linked && i == from && p.tokens.get(i.wrapping_sub(1)).is_some_and(|t| t.tag == Tag::JJ));
        if wider || p.tokens.get(i).is_some_and(|t| t.tag == Tag::JJ && i == from && linked) {
            continue;
        }
        let Some(second) = clause::needed_at(p, i, sentence.end) else { continue };
        if !inner(i) || !is_main_verb(p, second) {
            return;
        }
        let split = split_of(p, first, second);
        let new = format!("{}, {}", p.word(split.wrapping_sub(1)), p.word(split));
        report.put("comma-intro-clause", p, p.span_of(split.wrapping_sub(1), split), [new]);
        return;
    }
}

fn is_link(p: &Paragraph, verb: usize) -> bool {
    matches!(
        p.lower(verb),
        "is" | "are" | "was" | "were" | "became" | "becomes" | "seems" | "looks" | "remains" | "remained" | "grew" | "turned"
    )
}

fn is_main_verb(p: &Paragraph, c: Clause) -> bool {
    p.tokens.get(c.verb).is_some_and(|t| matches!(t.tag, Tag::VBD | Tag::VBN | Tag::VBZ | Tag::VBP | Tag::MD)) || is_link(p, c.verb)
}

/// "opened the door reporters shouted": a plural behind the object begins the second clause.
fn split_of(p: &Paragraph, first: Clause, second: Clause) -> usize {
    let noun = |i: usize| p.tokens.get(i).is_some_and(|t| matches!(t.tag, Tag::NN | Tag::NNP));
    let plural = p.tokens.get(second.head).is_some_and(|t| t.tag == Tag::NNS);
    let determined = p.tokens.get(second.first).is_some_and(|t| matches!(t.tag, Tag::DT | Tag::PRPS));
    if second.first == first.verb + 1 && determined && plural && second.head > second.first + 1 && noun(second.head.wrapping_sub(1)) {
        return second.head;
    }
    second.first
}
