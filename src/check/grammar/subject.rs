//! The subject of a verb: looks to the left of it for a pronoun, a name or a noun with its
//! article, across prepositional phrases, up to where the clause begins.
//!
//! Says nothing where it is not sure: after "and", after a verb whose object the noun may
//! be, for nouns that are one and many ("staff", "number").

use super::classes;
use super::reading::{can, is_class, is_name_word, only};
use crate::language::{Lexicon, Tag, inflect};
use crate::story::{Paragraph, TokenKind};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    One,
    Many,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Pronoun,
    Name,
    Noun,
}

#[derive(Debug, Clone, Copy)]
pub struct Subject {
    pub count: Count,
    pub kind: Kind,
    /// The word that decides.
    pub head: usize,
    /// The first word of the whole phrase.
    pub first: usize,
    /// Phrases like "of the city" stand between the head and the verb.
    pub far: bool,
}

/// What the verb at `verb` is said of, adverbs between them passed over.
pub fn before(p: &Paragraph, verb: usize) -> Option<Subject> {
    let sentence = p.sentence_of(verb);
    let mut at = verb.checked_sub(1)?;
    let mut adverbs = 0;
    while at > sentence.start && adverbs < 2 && is_adverb(p, at) && joined(p, at + 1) {
        at -= 1;
        adverbs += 1;
    }
    if at < sentence.start {
        return None;
    }
    if p.word(at) == "," && at + 1 == verb {
        return across(p, at, sentence.start);
    }
    if !joined(p, at + 1) {
        return None;
    }
    if p.lower(at) == "who" {
        return antecedent(p, at, sentence.start);
    }
    pronoun(p, at).or_else(|| phrase(p, at, sentence.start))
}

/// "The rules, adopted in March, require": what stands between two commas is passed over,
/// where it says something of the noun that the sentence begins with.
fn across(p: &Paragraph, close: usize, start: usize) -> Option<Subject> {
    let open = (start + 1..close).find(|i| p.word(*i) == ",")?;
    let (first, second) = (open + 1, open + 2);
    let aside = matches!(p.lower(first), "which" | "who" | "whose" | "including" | "led" | "based" | "like" | "despite")
        || matches!(p.lower(first), "along" | "together") && p.lower(second) == "with"
        || p.lower(first) == "as" && p.lower(second) == "well"
        || only(p, first, |t| t == Tag::VBN || t == Tag::VBD) && is_class(p, second, "preposition");
    // One aside: with more commas in it, or a verb of the main clause, it is something else.
    let clause = matches!(p.lower(first), "which" | "who" | "whose");
    let other = (first..close)
        .any(|i| p.word(i) == "," && p.lower(first) != "including" || !clause && is_class(p, i, "modal") && !p.is_capitalised(i));
    if !aside || other || (first..close).any(|i| matches!(p.word(i), ";" | ":" | "—") || p.tokens.get(i).is_some_and(|t| t.quoted)) {
        return None;
    }
    let subject = phrase(p, open - 1, start)?;
    // "The mayor's plan, led by": the phrase must be all that stands before the comma.
    (subject.first == start).then_some(Subject { far: true, ..subject })
}

/// "The men who was": "who" is what the noun right before it is. Not in "one of the men who",
/// where either may be meant.
fn antecedent(p: &Paragraph, who: usize, start: usize) -> Option<Subject> {
    let end = who.checked_sub(1).filter(|e| *e >= start && joined(p, who))?;
    let first = phrase_start(p, end, start)?;
    let led = first.checked_sub(1).filter(|b| *b >= start);
    let among = led.is_some_and(|b| is_class(p, b, "preposition") || matches!(p.lower(b), "and" | "or" | "only" | ","));
    if among || is_name_word(p, end) || first == end && !is_class(p, end, "person") && !p.lower(end).ends_with('s') {
        return None;
    }
    let count = count_of(p, first, end, false)?;
    Some(Subject { count, kind: Kind::Noun, head: end, first, far: true })
}

fn is_adverb(p: &Paragraph, at: usize) -> bool {
    only(p, at, Tag::is_adverb) && !p.is_capitalised(at) || is_class(p, at, "adverb-between")
}

/// Does token `at` follow the word before it with nothing but a space between?
fn joined(p: &Paragraph, at: usize) -> bool {
    at > 0 && p.tokens.get(at).is_some_and(|t| t.spaced) && p.tokens.get(at - 1).is_some_and(|t| t.kind != TokenKind::Punct && !t.quoted)
        || at > 0
            && p.tokens.get(at).is_some_and(|t| t.spaced && t.quoted)
            && p.tokens.get(at - 1).is_some_and(|t| t.quoted && t.kind != TokenKind::Punct)
}

fn pronoun(p: &Paragraph, at: usize) -> Option<Subject> {
    let count = match p.lower(at) {
        "he" | "she" | "it" => Count::One,
        "they" | "we" | "you" => Count::Many,
        _ => return None,
    };
    let free = opens(p, at);
    let before = at.checked_sub(1).map_or("", |b| p.lower(b));
    let good = match p.lower(at) {
        // After a verb or a preposition "it" and "you" may be its object.
        "it" | "you" => free && !matches!(before, "tell" | "tells" | "told" | "ask" | "asks" | "asked" | "read" | "reads"),
        // "Ann and he are", "neither he nor she is".
        _ => free || !matches!(before, "and" | "or" | "nor" | "than"),
    };
    good.then_some(Subject { count, kind: Kind::Pronoun, head: at, first: at, far: false })
}

/// May a clause begin at `at`, judged by what stands before it?
fn opens(p: &Paragraph, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    // "By that date", "groups such as", "as well as", "what surprises".
    let earlier = before.checked_sub(1).map_or("", |b| p.lower(b));
    match p.lower(before) {
        "that" if before > 0 && is_class(p, before - 1, "preposition") => return false,
        "as" if matches!(p.lower(at), "a" | "an") => return false,
        "as" if (before.saturating_sub(4)..before).any(|b| p.lower(b) == "such") => return false,
        "as" if matches!(earlier, "such" | "well" | "same" | "as" | "long" | "soon") => return false,
        _ => {}
    }
    if p.opens_sentence(at) || is_class(p, before, "clause-before") || is_class(p, before, "speech") {
        return true;
    }
    let mark = p.tokens.get(before).is_some_and(|t| t.kind == TokenKind::Punct);
    if mark {
        return !matches!(p.word(before), "-" | "/" | "’" | "'");
    }
    // "... and it was": the clause before "and" has ended if it has a verb of its own.
    matches!(p.lower(before), "and" | "but" | "or") && before > 0 && p.tokens.get(before - 1).is_some_and(|t| t.kind == TokenKind::Punct)
}

/// A noun phrase that ends at `at`, with the phrases before it up to the clause's start.
fn phrase(p: &Paragraph, at: usize, start: usize) -> Option<Subject> {
    let mut end = at;
    let mut far = false;
    for _ in 0..4 {
        // "Each of the plans", "one of the men": one, whatever follows.
        if far && p.lower(end + 1) == "of" && matches!(p.lower(end), "each" | "neither" | "either" | "one") {
            let alone = (opens(p, end) || end == start) && !list_before(p, end);
            return alone.then_some(Subject { count: Count::One, kind: Kind::Noun, head: end, first: end, far });
        }
        // "Two of the homes", "several of the men": many, whatever follows.
        if far && p.lower(end + 1) == "of" && is_several(p, end) {
            let first = approximation(p, end, start);
            let alone = (opens(p, first) || first == start) && !list_before(p, first);
            return alone.then_some(Subject { count: Count::Many, kind: Kind::Noun, head: end, first, far });
        }
        let first = phrase_start(p, end, start)?;
        let joins = first > start && matches!(p.lower(first - 1), "and" | "or" | "nor" | "but");
        if opens(p, first) && !joins && (first == start || !list_before(p, first)) {
            let name = is_name_word(p, end);
            let kind = if name { Kind::Name } else { Kind::Noun };
            let count = count_of(p, first, end, far)?;
            return Some(Subject { count, kind, head: end, first, far });
        }
        let before = first.checked_sub(1).filter(|b| *b > start)?;
        if !is_class(p, before, "preposition") || !joined(p, before) {
            return None;
        }
        far = true;
        end = before - 1;
    }
    None
}

/// A comma before a noun may be that of a list ("Ann Lee, the mayor, and"): sure only
/// where what stands before the comma is an opening phrase.
fn list_before(p: &Paragraph, first: usize) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    if p.word(before) != "," {
        return false;
    }
    let sentence = p.sentence_of(first);
    let opening = is_class(p, sentence.start, "opens-phrase") || is_class(p, before.saturating_sub(1), "opens-phrase");
    let earlier_comma = (sentence.start..before).any(|i| p.word(i) == ",");
    !opening || earlier_comma
}

/// Where the noun phrase that ends with the noun at `end` begins: at its article, at the
/// first name of a run of names, or at the noun itself.
fn phrase_start(p: &Paragraph, end: usize, start: usize) -> Option<usize> {
    if is_name_word(p, end) {
        let mut first = end;
        while first > start && is_name_word(p, first - 1) && joined(p, first) {
            first -= 1;
        }
        // "The Senate", "a Times reporter"; "former Mayor Lee" and "candidate Lee".
        while first > start && joined(p, first) && first + 4 > end && is_modifier(p, first - 1) {
            first -= 1;
        }
        return Some(if first > start && is_article(p, first - 1) && joined(p, first) { first - 1 } else { first });
    }
    if !is_noun(p, end) {
        return None;
    }
    let mut first = end;
    while first > start
        && joined(p, first)
        && end - first < 5
        && (is_modifier(p, first - 1) || is_name_word(p, first - 1) || is_owner(p, first - 1))
    {
        first -= 1;
        if is_owner(p, first) && !is_name_word(p, first) {
            break;
        }
    }
    if first > start && joined(p, first) && is_article(p, first - 1) {
        return Some(first - 1);
    }
    // "At least 12 homes": a number counts them, whatever says how near it is.
    if let Some(number) = (first..end).find(|i| is_number(p, *i)).filter(|n| n - first <= 1) {
        return Some(approximation(p, number, start));
    }
    // Without an article only a noun that stands alone, or with a plain adjective; behind a
    // preposition any will do, since it is not the subject.
    let names = (first..end).any(|i| is_name_word(p, i));
    let behind = !names && first > start && is_class(p, first - 1, "preposition") && joined(p, first);
    let plain = behind || end - first <= 1 && (first == end || only(p, first, Tag::is_adjective));
    (is_owner(p, first) || plain).then_some(first)
}

fn is_several(p: &Paragraph, at: usize) -> bool {
    let figure =
        p.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number) && !matches!(p.word(at), "1" | "0") && !p.word(at).contains('.');
    (figure || is_class(p, at, "number-word") || p.lower(at) == "both") && (at == 0 || p.word(at - 1) != "$")
}

fn is_number(p: &Paragraph, at: usize) -> bool {
    p.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number) || is_class(p, at, "number-word")
}

/// The first of the words that say how near the number at `first` is: "about 60", "at least
/// 60", "more than 60".
fn approximation(p: &Paragraph, first: usize, start: usize) -> usize {
    let joins = |n: usize| first >= start + n && (first - n + 1..=first).all(|i| joined(p, i));
    if joins(1) && is_class(p, first - 1, "approximate") {
        first - 1
    } else if joins(2)
        && matches!(
            (p.lower(first - 2), p.lower(first - 1)),
            ("more" | "less" | "fewer", "than") | ("at", "least" | "most") | ("as", "many")
        )
    {
        first - 2
    } else {
        first
    }
}

/// "Sanders wants": a name that is a common word, too.
fn may_be_a_name(p: &Paragraph, at: usize) -> bool {
    Lexicon::shared().entry(p.lower(at)).is_some_and(|e| e.is_surname() || e.is_given_name() || e.is_place())
}

fn is_noun(p: &Paragraph, at: usize) -> bool {
    !p.is_capitalised(at) && (can(p, at, Tag::NN) || can(p, at, Tag::NNS)) && !is_class(p, at, "function")
        || p.opens_sentence(at) && !is_class(p, at, "function") && (can(p, at, Tag::NN) || can(p, at, Tag::NNS)) && !may_be_a_name(p, at)
}

/// A word that can stand between an article and its noun and cannot be the verb of the clause.
fn is_modifier(p: &Paragraph, at: usize) -> bool {
    let word = p.tokens.get(at).is_some_and(crate::story::Token::is_word);
    if is_class(p, at, "speech") {
        return false;
    }
    is_number(p, at)
        || matches!(p.lower(at), "other" | "more")
        || word
            && !is_class(p, at, "function")
            && (can(p, at, Tag::JJ) || can(p, at, Tag::NN) || can(p, at, Tag::VBN) || can(p, at, Tag::JJS) || can(p, at, Tag::JJR))
}

fn is_article(p: &Paragraph, at: usize) -> bool {
    is_class(p, at, "determiner") && !is_class(p, at, "also-pronoun") || is_class(p, at, "possessive")
}

fn is_owner(p: &Paragraph, at: usize) -> bool {
    let word = p.word(at);
    (word.ends_with("'s") || word.ends_with("’s")) && !is_class(p, at, "clipped-verb")
}

pub fn count_of(p: &Paragraph, first: usize, head: usize, far: bool) -> Option<Count> {
    let word = p.lower(head);
    let bare = first == head;
    let led = first.checked_sub(1).map_or("", |b| p.lower(b));
    let asked = led == "what" || matches!(led, "which" | "how" | "whose") && !is_article(p, first);
    // "The argument opponents make is": the head is the verb of a clause of its own.
    let verb = !p.opens_sentence(head)
        && (head > first && classes::is("verb-first", word) || bare && (can(p, head, Tag::VB) || can(p, head, Tag::VBP)));
    let shouted = p.word(head).chars().filter(|c| c.is_uppercase()).count() > 1;
    if verb
        || shouted && word.ends_with('s')
        || asked
        || bare && can(p, head, Tag::VBZ) && first > 0 && !p.opens_sentence(first)
        || far && classes::is("unit", word)
    {
        return None;
    }
    // A capital at the start of a sentence may be a slip of any word.
    let sure_name = || may_be_a_name(p, head) || Lexicon::shared().is_only_a_name(word);
    if bare && p.opens_sentence(head) && is_name_word(p, head) && !sure_name() {
        return None;
    }
    if word == "number" && far && p.lower(first) == "the" && head == first + 1 {
        return Some(Count::One);
    }
    // "The United States", "the United Nations": one country, one body.
    if head > first && matches!((p.lower(head - 1), word), ("united", "states" | "nations")) && p.is_capitalised(head) {
        return Some(Count::One);
    }
    if classes::is("either-count", word) || classes::is("quantity", word) && far || is_owner(p, head) || word.ends_with("ics") {
        return None;
    }
    if matches!(p.lower(first), "no" | "any" | "some" | "all" | "both" | "half") {
        return None;
    }
    if is_name_word(p, head) {
        let open = word.ends_with('s') && !word.ends_with("ss") || classes::is("name-of-many", word);
        let people = ["ish", "ese", "ch"].iter().any(|e| word.ends_with(e)) && inflect::possible_tags(word).is_empty();
        return (!open && !people).then_some(Count::One);
    }
    let tags = inflect::possible_tags(word);
    // The lists call many a word its own plural; trust an s, or another word for one.
    let many = tags.contains(Tag::NNS)
        && (word.ends_with('s') && !["ss", "is", "us"].iter().any(|e| word.ends_with(e))
            || inflect::singular(word).is_some_and(|s| s != word));
    let one = tags.contains(Tag::NN) && (!word.ends_with('s') || word.ends_with("ss") || word.ends_with("us"));
    match (one, many) {
        (true, false) => Some(Count::One),
        // "Ten years is a long time", "five miles is far".
        (false, true) if !classes::is("unit", word) => Some(Count::Many),
        _ => None,
    }
}
