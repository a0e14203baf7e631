//! Subjects and verbs: does a clause of its own begin at a word?
//!
//! Goes by the parts of speech of the sentence and by what a word can be at all; where a
//! past form may as well be a participle ("the man elected by"), it says no. Knows no
//! rule; comma and colon rules ask it.

use std::ops::Range;

use crate::check::grammar::classes;
use crate::check::grammar::reading::{self, can};
use crate::language::{Tag, inflect};
use crate::story::{Paragraph, TokenKind};

/// A subject and the verb right behind it, as tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clause {
    pub first: usize,
    /// The word that decides: the last noun before "of the city" and the like.
    pub head: usize,
    pub verb: usize,
}

/// Words that open a clause inside a clause, or ask.
const SUBORDINATORS: &[&str] = &[
    "that",
    "which",
    "who",
    "whom",
    "whose",
    "when",
    "where",
    "why",
    "how",
    "what",
    "whether",
    "if",
    "because",
    "while",
    "as",
    "after",
    "before",
    "since",
    "until",
    "unless",
    "although",
    "though",
    "than",
    "so",
    "once",
    "like",
    "whatever",
    "whoever",
    "whichever",
    "wherever",
];

/// "both ... and", "between ... and": the word after "and" is no new clause.
const PAIRED: &[&str] = &["both", "between", "either", "neither", "not", "rather", "whether"];

/// Pronouns that can only be subjects, and those that stand for anybody.
const SUBJECTS: &[&str] = &["he", "she", "they", "we", "i", "everyone", "everybody", "nobody", "someone", "somebody"];

/// Past forms that nothing is done to: behind a noun they are its verb, no participle.
const INTRANSITIVE: &[&str] = &[
    "landed",
    "arrived",
    "died",
    "happened",
    "appeared",
    "disappeared",
    "vanished",
    "collapsed",
    "crashed",
    "waited",
    "walked",
    "worked",
    "lived",
    "resigned",
    "retired",
    "slept",
    "laughed",
    "marched",
    "gathered",
    "traveled",
    "escaped",
    "returned",
    "burst",
    "crested",
    "erupted",
    "failed",
    "succeeded",
    "remained",
    "stayed",
    "rained",
    "snowed",
    "smiled",
    "voted",
    "exploded",
    "plunged",
    "dropped",
    "emerged",
];

pub fn is_subordinator(word: &str) -> bool {
    SUBORDINATORS.contains(&word)
}

pub fn is_paired(word: &str) -> bool {
    PAIRED.contains(&word)
}

/// The clause that begins at token `i` and has its verb before `end`.
pub fn at(p: &Paragraph, i: usize, end: usize) -> Option<Clause> {
    let head = phrase(p, i, end)?;
    let found = with_head(p, i, head, end, is_verb);
    // "a snake bit his ankle": the tagger took the verb for the last noun.
    let earlier = head.checked_sub(1).filter(|h| *h >= i && found.is_none() && is_hidden_verb(p, head) && tag(p, *h).is_noun());
    found.or_else(|| earlier.map(|h| Clause { first: i, head: h, verb: head }))
}

/// The same where the words up to `end` must hold a clause: what may be a participle is
/// the verb if nothing else is.
pub fn needed_at(p: &Paragraph, i: usize, end: usize) -> Option<Clause> {
    at(p, i, end).or_else(|| {
        let loose =
            |p: &Paragraph, v: usize, _: bool| can(p, v, Tag::VBD) && matches!(tag(p, v), Tag::VBD | Tag::VBN) && p.lower(v + 1) != "by";
        let found = with_head(p, i, phrase(p, i, end)?, end, loose)?;
        (found.verb + 1..end).all(|v| !is_verb(p, v, false)).then_some(found)
    })
}

fn is_hidden_verb(p: &Paragraph, i: usize) -> bool {
    let next = tag(p, i + 1);
    let before = tag(p, i.wrapping_sub(1));
    can(p, i, Tag::VBD) && tag(p, i) == Tag::NN && matches!(next, Tag::DT | Tag::PRPS | Tag::PRP)
        || can(p, i, Tag::VBP) && before == Tag::NNS && tag(p, i) == Tag::NN && matches!(next, Tag::TO | Tag::DT | Tag::PRPS)
}

fn with_head(p: &Paragraph, i: usize, subject: usize, end: usize, is_verb: impl Fn(&Paragraph, usize, bool) -> bool) -> Option<Clause> {
    let mut head = subject;
    let mut next = head + 1;
    // "of the city", "in two counties".
    for _ in 0..2 {
        if next >= end || !matches!(p.lower(next), "of" | "in" | "at" | "for" | "from" | "with" | "on" | "near") {
            break;
        }
        let Some(last) = phrase(p, next + 1, end) else { break };
        head = last;
        next = last + 1;
    }
    while next < end && (tag(p, next).is_adverb() || p.lower(next) == "also") && next < head + 3 {
        next += 1;
    }
    (next < end && is_verb(p, next, head == subject) && agrees(p, i, subject, next)).then_some(Clause {
        first: i,
        head: subject,
        verb: next,
    })
}

/// A finite verb that cannot be a participle here. `near`: it stands right behind its noun.
pub fn is_verb(p: &Paragraph, i: usize, near: bool) -> bool {
    if p.tokens.get(i).is_none_or(|t| !t.is_word() || !t.spaced || t.quoted) || p.is_capitalised(i) {
        return false;
    }
    let tag = tag(p, i);
    if tag == Tag::MD || matches!(p.lower(i), "is" | "are" | "was" | "were" | "has" | "had" | "have" | "did" | "does" | "do") {
        return true;
    }
    if !matches!(tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::VBN) || !can(p, i, tag) {
        return false;
    }
    match tag {
        Tag::VBN if near && INTRANSITIVE.contains(&p.lower(i)) => can(p, i, Tag::VBD),
        Tag::VBN => near && can(p, i, Tag::VBD) && takes_object(p, i + 1) && matches!(next_tag(p, i), Tag::DT | Tag::PRP | Tag::PRPS),
        Tag::VBD if can(p, i, Tag::VBN) && near => takes_object(p, i + 1) || INTRANSITIVE.contains(&p.lower(i)),
        Tag::VBD => true,
        Tag::VBZ => !can(p, i, Tag::NNS) || takes_object(p, i + 1),
        _ => !(can(p, i, Tag::NN) || can(p, i, Tag::JJ)) || takes_object(p, i + 1),
    }
}

fn next_tag(p: &Paragraph, i: usize) -> Tag {
    tag(p, i + 1)
}

/// Does what follows a verb show that it is one: its object, an adverb, a day, the end?
fn takes_object(p: &Paragraph, i: usize) -> bool {
    let Some(t) = p.tokens.get(i) else { return true };
    if t.kind == TokenKind::Punct {
        return matches!(p.word(i), "." | "," | ":" | "?" | "!" | "”" | "\"");
    }
    matches!(
        tag(p, i),
        Tag::DT | Tag::PRP | Tag::PRPS | Tag::CD | Tag::NNS | Tag::NNP | Tag::NN | Tag::JJ | Tag::RB | Tag::RP | Tag::TO | Tag::PDT
    ) || matches!(p.lower(i), "that" | "off" | "out" | "up" | "down" | "away" | "back" | "over" | "into" | "through")
}

fn tag(p: &Paragraph, i: usize) -> Tag {
    p.tokens.get(i).map_or(Tag::X, |t| t.tag)
}

/// The last token of the noun phrase that begins at `i`.
pub fn phrase(p: &Paragraph, i: usize, end: usize) -> Option<usize> {
    let first = p.tokens.get(i).filter(|t| i < end && t.spaced | p.opens_sentence(i) && !t.quoted)?;
    if SUBJECTS.contains(&&*first.lower) {
        return Some(i);
    }
    if &*first.lower == "no" && p.lower(i + 1) == "one" {
        return Some(i + 1);
    }
    // "it", "you" and "there" may be objects or adverbs: only before their verb.
    if matches!(&*first.lower, "it" | "you" | "there" | "this") && is_verb(p, i + 1, false) {
        return Some(i);
    }
    let determined =
        matches!(first.tag, Tag::DT | Tag::PRPS) && !matches!(&*first.lower, "that" | "this" | "those" | "these") || is_owner(p, i);
    let mut last = i;
    let mut at = if determined && !is_owner(p, i) { i + 1 } else { i };
    let begin = at;
    while at < end && at < i + 7 && stands_in_phrase(p, at, at > begin || determined) {
        // "voters Trump had": a name does not go on with a plural.
        if at > begin && tag(p, at.wrapping_sub(1)) == Tag::NNS && p.is_capitalised(at) {
            break;
        }
        last = at;
        at += 1;
    }
    if at == begin {
        return None;
    }
    let head = tag(p, last);
    // "The nonprofit bought": an adjective that can be a noun, before a verb.
    let as_noun = head == Tag::JJ && can(p, last, Tag::NN) && matches!(tag(p, last + 1), Tag::VBD | Tag::VBZ | Tag::MD);
    let plural = head == Tag::NNS && !p.is_capitalised(last) || matches!(p.lower(last), "police" | "people" | "crews");
    let name = p.is_capitalised(last)
        && !classes::is("function", p.lower(last))
        && (!p.opens_sentence(last) || matches!(head, Tag::NNP | Tag::NNPS | Tag::NN));
    let counted = tag(p, begin) == Tag::CD && head.is_noun();
    let opening_plural = p.opens_sentence(last) && (head == Tag::NNS || can(p, last, Tag::NNS));
    (determined && (head.is_noun() || as_noun) || plural || name || counted || opening_plural).then_some(last)
}

fn stands_in_phrase(p: &Paragraph, i: usize, inside: bool) -> bool {
    let Some(t) = p.tokens.get(i) else { return false };
    if t.quoted || inside && !t.spaced && t.kind != TokenKind::Punct && p.word(i.wrapping_sub(1)) != "-" {
        return false;
    }
    if inside && p.word(i) == "-" && !t.spaced || matches!(p.word(i), "$" | "%") {
        return true;
    }
    match t.tag {
        Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::CD | Tag::JJ | Tag::JJR | Tag::JJS => !is_calendar(p, i) || !inside,
        // "the closed road", but not "crews dug through".
        Tag::VBN | Tag::VBG => inside && (tag(p, i + 1).is_noun() || tag(p, i + 1).is_adjective()),
        _ => is_owner(p, i),
    }
}

/// "signed it Monday": a day does not go on with the noun before it.
fn is_calendar(p: &Paragraph, i: usize) -> bool {
    matches!(p.word(i), "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday")
}

fn is_owner(p: &Paragraph, i: usize) -> bool {
    p.tokens.get(i).is_some_and(|t| t.is_word() && t.lower.ends_with("'s") && !classes::is("clipped-verb", &t.lower))
}

/// "crews was" and "the city are" are no subject and verb.
fn agrees(p: &Paragraph, first: usize, head: usize, verb: usize) -> bool {
    let many = match p.lower(head) {
        "there" => return true,
        "they" | "we" | "you" | "police" | "people" | "i" => true,
        "he" | "she" | "it" | "this" => false,
        _ if first == head && p.is_capitalised(head) => return true,
        word => inflect::possible_tags(word).contains(Tag::NNS) && !inflect::possible_tags(word).contains(Tag::NN),
    };
    match p.lower(verb) {
        "is" | "has" | "does" => !many,
        "are" | "have" | "do" => many || p.is_capitalised(head),
        "was" => !many || p.lower(head) == "i",
        _ if tag(p, verb) == Tag::VBZ => !many,
        _ if tag(p, verb) == Tag::VBP => many,
        _ => true,
    }
}

/// The clause the sentence begins with, an opening phrase before a comma passed over.
/// `end`: where it must be over.
pub fn main(p: &Paragraph, sentence: &Range<usize>, needed: bool) -> Option<Clause> {
    let at = if needed { needed_at } else { at };
    let start = sentence.clone().find(|i| p.tokens.get(*i).is_some_and(|t| t.kind != TokenKind::Punct))?;
    let opening = matches!(tag(p, start), Tag::IN | Tag::RB) && !is_subordinator(p.lower(start));
    if opening && let Some(comma) = (start..sentence.end.min(start + 7)).find(|i| p.word(*i) == ",") {
        return at(p, comma + 1, sentence.end);
    }
    at(p, start, sentence.end)
}

/// No second verb, no clause inside, no mark and no speech between `from` and `to`.
pub fn is_plain(p: &Paragraph, from: usize, to: usize) -> bool {
    (from..to).all(|i| {
        let Some(t) = p.tokens.get(i) else { return false };
        let mark = t.kind == TokenKind::Punct && p.word(i) != "-" || t.quoted;
        let verb = matches!(t.tag, Tag::VBD | Tag::VBZ | Tag::MD) && !p.is_capitalised(i) && can(p, i, t.tag);
        !mark && !verb && !is_subordinator(&t.lower) && !is_paired(&t.lower)
    })
}

/// Verbs behind which another verb has a subject of its own: "said the plan failed", "made
/// the crowd leave".
pub fn takes_clause(p: &Paragraph, verb: usize) -> bool {
    let lemma = inflect::lemma(p.lower(verb), inflect::Class::Verb);
    reading::takes_clause(p, verb) || lemma.is_some_and(|l| matches!(&*l, "make" | "let" | "help" | "watch" | "have"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Part;

    fn verb_of(text: &str, i: usize) -> Option<String> {
        let p = Paragraph::analyse(text, Part::Body);
        at(&p, i, p.tokens.len()).map(|c| p.word(c.verb).to_owned())
    }

    #[test]
    fn a_subject_and_its_verb_are_a_clause() {
        assert_eq!(verb_of("The board of the bank raised the fee.", 0).as_deref(), Some("raised"));
        assert_eq!(verb_of("Crews later cleared the road.", 0).as_deref(), Some("cleared"));
        assert_eq!(verb_of("She was late.", 0).as_deref(), Some("was"));
    }

    #[test]
    fn a_participle_is_no_verb_of_a_clause() {
        assert_eq!(verb_of("The clerk elected by the board left.", 0), None);
        assert_eq!(verb_of("In the morning it rained.", 0), None);
    }
}
