//! A word written twice in a row, in a line or across its end.
//!
//! English doubles some words rightly (had had, that that), speech doubles others for
//! weight (very very), and names do it by nature (Walla Walla): those are left alone.

use crate::check::{Category, InQuotation, Issue, Level};
use crate::language::{Tag, inflect};
use crate::story::{Paragraph, Part, Token, TokenKind};

/// Right or meant as often as not.
const MEANT: &[&str] = &[
    "had", "very", "really", "so", "no", "yes", "bye", "ha", "blah", "long", "many", "much", "far", "well", "knock", "chop", "tut", "tsk",
    "hush", "cha", "choo", "mahi", "pom", "aye", "there", "now", "hear", "yada", "night", "please", "never", "bang", "boo", "hip", "win",
    "ho", "la", "na", "da", "oh", "hey", "way", "too", "bora", "pooh", "wee", "dum", "go", "run", "rah", "woof", "quack", "beep", "extra",
    "super", "couscous", "big", "old", "lots", "years", "oink", "meow", "buy", "whoa", "okay", "yeah", "yo", "hee", "haw", "gaga", "more",
    "again", "poor", "dear", "love", "twenty", "fifty", "sing", "mumble", "nudge", "wink", "sic", "ooh", "tick", "doo", "bum", "ta", "ba",
    "heh", "um", "uh", "er", "ah", "i", "goody", "hubba", "ding", "dong", "ping", "pong", "hocus", "john", "new", "ad", "ran", "deep",
    "boom",
];

/// Right now and then, where one clause ends and another begins ("what it is is a mess",
/// "he came in in May", "gave her her coat").
const SOMETIMES: &[&str] = &["is", "was", "do", "did", "her", "it", "you", "who", "one", "his", "what", "him", "can", "will", "us", "this"];

/// Words that carry no weight: a hand doubles them. A voice that does stumbles, and a reporter
/// who wants to show that writes "he — he" or "it, it".
const WRITTEN: &[&str] = &[
    "the", "a", "an", "of", "to", "in", "and", "for", "with", "from", "at", "by", "on", "as", "have", "has", "be", "been", "are", "were",
    "is", "was", "am", "does", "did", "do", "will", "would", "could", "should", "can", "may", "might", "must", "their", "our", "his",
    "its", "my", "your", "her", "he", "she", "it", "we", "they", "you", "them", "us", "him", "this", "these", "those", "that", "or",
    "than", "into", "about", "but", "if", "who", "which", "when",
];

/// Particles: "turned in in May" is right, if clumsy, after a verb.
const PARTICLES: &[&str] = &["in", "on", "up", "out", "over", "off", "down", "through", "by", "around", "about"];

pub fn find(p: &Paragraph, out: &mut Vec<Issue>) {
    if p.part == Part::Table {
        return;
    }
    let mut i = 0;
    while i + 1 < p.tokens.len() {
        if is_doubled(p, i) {
            // "the the the" is one fault.
            let mut last = i + 1;
            while is_doubled(p, last) {
                last += 1;
            }
            out.push(issue(p, i, last));
            i = last;
        } else if is_doubled_pair(p, i) {
            out.push(pair(p, i));
            i += 3;
        }
        i += 1;
    }
}

fn is_doubled(p: &Paragraph, i: usize) -> bool {
    let (Some(a), Some(b)) = (p.tokens.get(i), p.tokens.get(i + 1)) else { return false };
    if a.kind != TokenKind::Word || b.kind != TokenKind::Word || !b.spaced || a.lower != b.lower || a.abbreviation {
        return false;
    }
    if is_where_clauses_meet(p, i) {
        return false;
    }
    let printed_so = p.tokens.get(i + 2).is_some_and(|t| t.spaced && p.word(i + 2) == "[") && p.lower(i + 3) == "sic";
    if MEANT.contains(&&*a.lower) && !is_slip(p, i)
        || &*a.lower == "that" && !is_one_that(p, i + 2)
        || printed_so
        || is_glued(p, i, a)
        || p.tokens.get(i + 2).is_some_and(|t| !t.spaced && p.word(i + 2) == "-")
    {
        return false;
    }
    // Two capitals are a name, unless the first only opens a sentence.
    let (first, second) = (p.is_capitalised(i), p.is_capitalised(i + 1));
    let small = a.lower.chars().count() <= 4 && ["the", "a", "an", "of", "and", "to", "in"].contains(&&*a.lower);
    match (first, second) {
        (true, true) => small && !p.word(i).chars().all(char::is_uppercase),
        (false, true) => false,
        (true, false) => p.opens_sentence(i) || small,
        (false, false) => a.lower.chars().count() > 1 || &*a.lower == "a",
    }
}

/// "What it is is a mess", "the problem is is that": one clause ends, the next begins. Behind
/// a comma none has ended.
fn is_where_clauses_meet(p: &Paragraph, i: usize) -> bool {
    let opens = |w| matches!(p.lower(w), "what" | "it" | "who" | "whoever" | "whatever");
    p.lower(i) == "is" && i.checked_sub(1).is_some_and(|b| p.word(b) != ",") && (p.sentence_of(i).start..i).any(opens)
}

/// "A man was shot was shot": two words typed twice. "Day by day by day", "more and more and
/// more" and "what will be will be" are meant.
fn is_doubled_pair(p: &Paragraph, i: usize) -> bool {
    let plain = |k: usize| {
        let t = p.tokens.get(k).filter(|t| t.kind == TokenKind::Word && !t.abbreviation && !t.quoted);
        t.is_some_and(|t| k == i || t.spaced) && !p.is_capitalised(k)
    };
    let joins = ["and", "by", "or", "after", "upon", "for", "to", "on", "be", "over", "as", "had", "but"];
    let (a, b) = (p.lower(i), p.lower(i + 1));
    (i..i + 4).all(plain)
        && a == p.lower(i + 2)
        && b == p.lower(i + 3)
        && a != b
        && !joins.contains(&a)
        && !joins.contains(&b)
        && p.lower(i + 4) != a
        && i.checked_sub(1).is_none_or(|before| p.lower(before) != b)
}

fn pair(p: &Paragraph, i: usize) -> Issue {
    Issue::new("repetition/doubled-word", Category::Repetition, p.span_of(i, i + 3), "Doubled words")
        .why("The same words stand here twice in a row.")
        .suggest(p.span_of(i, i + 1).of(&p.text))
        .confidence(0.9)
}

/// Words that may be meant twice, in places where they are not: "there there were", "had no
/// no comment", "the new new law".
fn is_slip(p: &Paragraph, i: usize) -> bool {
    let next = p.tokens.get(i + 2).filter(|t| t.spaced && t.is_word());
    let noun = next.is_some_and(|t| matches!(t.tag, Tag::NN | Tag::NNS)) && !p.is_capitalised(i + 2);
    let before = i.checked_sub(1).map_or("", |b| p.lower(b));
    match p.lower(i) {
        "there" => matches!(p.lower(i + 2), "is" | "are" | "was" | "were" | "will" | "has" | "have"),
        "no" => noun && matches!(before, "was" | "were" | "is" | "are" | "had" | "has" | "have" | "with" | "made" | "found" | "took"),
        "new" => noun && matches!(before, "the" | "a" | "its" | "their" | "his" | "her" | "this" | "for" | "of"),
        _ => false,
    }
}

/// "Said that that the", "a rule that that farmers broke": behind two of them a clause begins,
/// and one was enough. Before a noun in the singular or a verb the second one points ("that
/// that plan", "that that was").
fn is_one_that(p: &Paragraph, next: usize) -> bool {
    p.tokens.get(next).is_some_and(|t| t.spaced)
        && (matches!(
            p.lower(next),
            "the" | "a" | "an" | "his" | "their" | "its" | "our" | "my" | "these" | "those" | "he" | "she" | "they" | "we" | "it" | "i"
        ) || is_plural_phrase(p, next))
}

/// Adjectives and nouns that end in a plural before a verb ("industry analysts say").
fn is_plural_phrase(p: &Paragraph, first: usize) -> bool {
    let tag = |i: usize| p.tokens.get(i).map(|t| t.tag);
    let end = (first..=p.tokens.len()).find(|i| !tag(*i).is_some_and(|t| t.is_noun() || t.is_adjective())).unwrap_or(first);
    end > first
        && (first..end).all(|i| p.tokens.get(i).is_some_and(crate::story::Token::is_word))
        && matches!(end.checked_sub(1).and_then(tag), Some(Tag::NNS))
        && tag(end).is_some_and(|t| matches!(t, Tag::VBP | Tag::VBD | Tag::MD))
}

/// Part of a compound ("lock-step step").
fn is_glued(p: &Paragraph, i: usize, token: &Token) -> bool {
    !token.spaced && i > 0 && matches!(p.word(i - 1), "-" | "/" | "–" | "." | "_")
}

fn issue(p: &Paragraph, first: usize, last: usize) -> Issue {
    let word = p.word(first);
    let lower = p.lower(first);
    let confidence = if SOMETIMES.contains(&lower) {
        0.8
    } else if PARTICLES.contains(&lower) && may_be_particle(p, first) {
        0.75
    } else {
        0.97
    };
    let issue = Issue::new("repetition/doubled-word", Category::Repetition, p.span_of(first, last), "Doubled word")
        .why("The same word stands here twice in a row.")
        .suggest(word)
        .confidence(confidence);
    // "Great great" may be how somebody talks; nobody is quoted as saying "the the".
    let issue = if WRITTEN.contains(&lower) { issue.in_quotation(InQuotation::Repair) } else { issue };
    match issue.level {
        Level::Fix if confidence > 0.9 => issue.safe(),
        Level::Fix if confidence < 0.8 => issue.query(),
        _ => issue,
    }
}

/// "came in in", "logged on on": the word before looks like a verb in the past.
fn may_be_particle(p: &Paragraph, first: usize) -> bool {
    first.checked_sub(1).is_some_and(|b| {
        let before = p.lower(b);
        let forms = inflect::possible_tags(before);
        forms.contains(Tag::VBD) || ["come", "go", "was", "is", "were", "been", "are", "put"].contains(&before)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let p = Paragraph::analyse(text, Part::Body);
        let mut issues = Vec::new();
        find(&p, &mut issues);
        issues.iter().map(|i| format!("{} -> {}", i.span.of(text), i.suggestions[0])).collect()
    }

    #[test]
    fn a_word_twice_in_a_row_is_one_fault() {
        assert_eq!(found("The clerk read the the minutes."), ["the the -> the"]);
        assert_eq!(found("The the clerk left."), ["The the -> The"]);
        assert_eq!(found("He wants to to to leave."), ["to to to -> to"]);
        assert_eq!(found("Crews closed the\nthe bridge."), ["the\nthe -> the"]);
        assert_eq!(found("They have have agreed."), ["have have -> have"]);
        assert_eq!(found("A report from The the Star."), ["The the -> The"]);
        assert_eq!(found("A man was shot was shot in the leg."), ["was shot was shot -> was shot"]);
        assert_eq!(
            found("There there were no no injuries under the new new law."),
            ["There there -> There", "no no -> no", "new new -> new"]
        );
        assert_eq!(found("Officials said that that the dam is safe."), ["that that -> that"]);
        assert_eq!(found("It is a rule that that dairy farmers broke."), ["that that -> that"]);
        assert_eq!(found("He wants a mayor who listens, is is patient and stays."), ["is is -> is"]);
    }

    #[test]
    fn in_a_quotation_words_without_weight_are_repaired_and_others_asked_about() {
        let kept = |text: &str| {
            let p = Paragraph::analyse(text, Part::Body);
            let mut issues = Vec::new();
            find(&p, &mut issues);
            issues.iter().map(|i| i.in_quotation).collect::<Vec<_>>()
        };
        assert_eq!(kept("“It will will be late,” he said."), [InQuotation::Repair]);
        assert_eq!(kept("“They did it it with us,” she said."), [InQuotation::Repair]);
        assert_eq!(kept("“It was a bitter bitter loss,” she said."), [InQuotation::Query]);
    }

    #[test]
    fn names_and_meant_repeats_are_left_alone() {
        for right in [
            "He had had enough of that that night.",
            "She said that that was wrong and that that plan failed.",
            "He said that that dairy farm closed and that that farmer's sons left.",
            "What it is is a mess, and whoever it is is late.",
            "He wrote that it it [sic] was late.",
            "It was a very very long night in Walla Walla.",
            "Fans of Duran Duran met Boutros Boutros-Ghali.",
            "They said that. That was all.",
            "He knew it, it seemed.",
            "The vote was 7 7 in a row of 12 12s.",
            "A yo-yo yo-yo champion from Pago Pago.",
            "He sat in in-house counsel's chair.",
            "No no vote was cast.",
            "They came one by one by one and more and more and more left day by day by day.",
            "There, there, she said; a new, new day. He shouted no no no.",
            "The U.S. U.S. Open",
        ] {
            assert_eq!(found(right), Vec::<String>::new(), "in: {right}");
        }
    }
}
