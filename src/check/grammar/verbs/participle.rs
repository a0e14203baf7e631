//! A participle that stands for the verb of a clause: "the guard who broken a finger",
//! "patients who receiving a dose", "they seen the fire", "he drove in and sunk the putt".

use super::super::agreement::tells_of_the_past;
use super::super::reading::{can, is_class, is_name_word, is_person, only, opens_clause};
use super::{governed, is_run, issue, lacks_verb, opens_phrase, strong};
use crate::check::Issue;
use crate::language::{Tag, inflect};
use crate::story::{Paragraph, TokenKind};

/// Participles that many write for the past, too: "he sunk the putt".
const OFTEN_PAST: &[&str] = &["sunk", "rung", "sung", "swum", "shrunk", "sprung"];

pub fn at(p: &Paragraph, i: usize) -> Option<Issue> {
    let mut before = i - 1;
    if before > 0 && only(p, before, Tag::is_adverb) && p.tokens.get(before).is_some_and(|t| t.spaced) {
        before -= 1;
    }
    after_who(p, i, before)
        .or_else(|| after_that(p, i, before))
        .or_else(|| after_pronoun(p, i, before))
        .or_else(|| after_noun(p, i))
        .or_else(|| after_and(p, i))
}

fn wrong(p: &Paragraph, i: usize, past: &str, confidence: f32) -> Issue {
    let word = p.lower(i);
    let forms = match (word, p.lower(i + 1)) {
        ("been", _) => vec!["was".to_owned(), "were".to_owned(), "has been".to_owned()],
        (_, "by") => vec![format!("was {word}"), past.to_owned()],
        _ => vec![past.to_owned(), format!("had {word}")],
    };
    issue(p, i, "A participle without its auxiliary", format!("“{word}” alone cannot be the verb of a clause."), forms, confidence)
}

/// "The guard who broken a finger", "patients who receiving a dose".
fn after_who(p: &Paragraph, i: usize, who: usize) -> Option<Issue> {
    let behind_noun =
        who > 0 && is_run(p, who - 1, who) && (can(p, who - 1, Tag::NN) || can(p, who - 1, Tag::NNS) || is_name_word(p, who - 1));
    let aside = who > 0 && p.word(who - 1) == ",";
    match p.lower(who) {
        "who" if behind_noun || aside || matches!(p.lower(who.checked_sub(1)?), "those" | "people" | "one" | "anyone") => {}
        "which" if behind_noun && !is_class(p, who - 1, "preposition") || aside => {}
        _ => return None,
    }
    if let Some(past) =
        strong::past_of_participle(p.lower(i)).filter(|_| p.lower(who) == "who" || p.lower(i) != "given" && p.lower(i + 1) != "together")
    {
        return Some(wrong(p, i, past, 0.9));
    }
    let doing = only(p, i, |t| t == Tag::VBG)
        && p.lower(who) == "who"
        && (behind_noun && is_person(p, who - 1) || aside && is_name_word(p, who - 2));
    if !doing || who + 1 != i || matches!(p.lower(i), "being" | "including" | "according" | "following" | "during") {
        return None;
    }
    let many = can(p, who - 1, Tag::NNS);
    let (base, third, past) = (inflect::base(p.lower(i))?, inflect::third_person(p.lower(i))?, inflect::past(p.lower(i))?);
    let be = if many { "are" } else { "is" };
    let now = if many { base } else { third };
    let right = if tells_of_the_past(p) { vec![past, now] } else { vec![now, past] };
    let right = [right, vec![format!("{be} {}", p.lower(i))]].concat();
    Some(
        issue(
            p,
            i,
            "A participle without its auxiliary",
            format!("Behind “who” stands “{}” or “{be} {}”.", right.first()?, p.lower(i)),
            right,
            0.7,
        )
        .query(),
    )
}

/// "A fire that taken three lives".
fn after_that(p: &Paragraph, i: usize, that: usize) -> Option<Issue> {
    if p.lower(that) != "that" || that == 0 || that + 1 != i || !is_run(p, that - 1, that) {
        return None;
    }
    let noun = !p.is_capitalised(that - 1) && only(p, that - 1, |t| matches!(t, Tag::NN | Tag::NNS | Tag::VB | Tag::VBP | Tag::VBZ));
    let past = strong::past_of_participle(p.lower(i))?;
    (noun && opens_phrase(p, i + 1) && p.lower(i) != "given").then(|| wrong(p, i, past, 0.88))
}

/// "They seen the fire", "he begun in May".
fn after_pronoun(p: &Paragraph, i: usize, pronoun: usize) -> Option<Issue> {
    let past = strong::past_of_participle(p.lower(i))?;
    let subject = matches!(p.lower(pronoun), "he" | "she" | "they" | "we" | "i");
    let free = pronoun == 0 || opens_clause(p, pronoun) || is_class(p, pronoun - 1, "speech");
    if !subject || !free || governed(p, pronoun) || p.lower(i) == "given" {
        return None;
    }
    let joined = pronoun.checked_sub(1).is_some_and(|b| matches!(p.lower(b), "and" | "or" | "nor" | "than" | "as"));
    (!joined).then(|| wrong(p, i, past, 0.88))
}

/// "Protesters thrown stones at the bus.": a plural that opens the sentence, the participle
/// and an object, and no other verb.
fn after_noun(p: &Paragraph, i: usize) -> Option<Issue> {
    let past = strong::past_of_participle(p.lower(i))?;
    let start = p.sentence_of(i).start;
    let last = i - 1;
    // What is given or shown to somebody may stand behind the participle.
    if matches!(p.lower(i), "given" | "shown" | "known" | "forgiven" | "forbidden" | "been" | "forgotten")
        || last > start + 2
        || last < start
    {
        return None;
    }
    let person = is_person(p, last)
        || is_class(p, last, "body")
        || is_name_word(p, last) && !is_class(p, last, "calendar") && !p.lower(last).contains('\'');
    let object = opens_phrase(p, i + 1) && !is_class(p, i + 2, "time-opens")
        || can(p, i + 1, Tag::NNS)
        || p.lower(i) == "begun" && (p.lower(i + 1) == "to" || can(p, i + 1, Tag::VBG));
    let subject = person && is_run(p, start, i) && p.tokens.get(start).is_some_and(|t| !t.quoted);
    (subject && object && lacks_verb(p, i)).then(|| wrong(p, i, past, 0.75).query())
}

/// "He lined up and sunk the putt", "Lee sunk two free throws".
fn after_and(p: &Paragraph, i: usize) -> Option<Issue> {
    let word = p.lower(i);
    let past = strong::past_of_participle(word).filter(|_| OFTEN_PAST.contains(&word))?;
    let start = p.sentence_of(i).start;
    let subject = matches!(p.lower(i - 1), "and" | "then" | "who" | "it") || is_name_word(p, i - 1);
    let object = opens_phrase(p, i + 1) || p.lower(i + 1) == "to";
    let auxiliary = (start..i).any(|at| {
        is_class(p, at, "have")
            || is_class(p, at, "be")
            || is_class(p, at, "clipped-verb")
            || matches!(p.lower(at), "get" | "got" | "gets" | "getting")
    });
    let told = (start..i).any(|at| can(p, at, Tag::VBD)) || is_name_word(p, i - 1) || p.lower(i - 1) == "who";
    if !subject || !object || auxiliary || !told {
        return None;
    }
    let close = p.tokens.get(i + 1).is_some_and(|t| t.kind != TokenKind::Punct);
    close.then(|| {
        issue(
            p,
            i,
            "A participle for the past",
            format!("The past is “{past}”; “{word}” stands behind “has” or “was”."),
            vec![past.to_owned()],
            0.8,
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::check::grammar::trial::{finds, quiet};
    use crate::check::grammar::verbs::find;

    #[test]
    fn a_participle_cannot_carry_a_clause() {
        finds(
            find,
            &[
                ("The guard who broken a finger in May is back.", "broken -> broke"),
                ("A clerk who seen the fire called police.", "seen -> saw"),
                ("Olga Brandt, who written three books, spoke.", "written -> wrote"),
                ("Most patients who receiving a dose felt better.", "receiving -> received"),
                ("The fire that taken three lives began in a barn.", "taken -> took"),
                ("They seen the smoke from the road.", "seen -> saw"),
                ("She said he done the work alone.", "done -> did"),
                ("Protesters thrown stones at the bus.", "thrown -> threw"),
                ("The company begun selling cars in May.", "begun -> began"),
                ("He lined up and sunk the putt.", "sunk -> sank"),
                ("The choir rose and sung the anthem.", "sung -> sang"),
                ("The train, which gone off the rails, was empty.", "gone -> went"),
            ],
        );
    }

    #[test]
    fn participles_in_their_place_are_left_alone() {
        quiet(
            find,
            &[
                "A board chosen the same day. A company begun in May.",
                "Stones thrown at police hit a bus. Protesters thrown from the bridge lived.",
                "The guard who has broken a finger is back.",
                "Had he known, he would have gone. Only then was he seen.",
                "Those people, known as runners, left. He, given a chance, won.",
                "They had seen it and sung the song. The ship was hit and sunk the same day.",
                "Students shown the film laughed. Patients given the drug slept.",
                "A debate over who getting what means nothing.",
                "He made that broken clock. She fixed that broken window.",
                "The mayor, who, asked in May, said no, left.",
                "Neither has he begun the work, nor have they seen it.",
                "Police watched as he, driven the last mile, got out.",
                "Brandt’s seen a hard year: lost jobs and no pay.",
            ],
        );
    }
}
