//! The subject that a sentence opens with, and its verb far behind: "The decision to close
//! three shops are expected".
//!
//! Reads forward where `subject` reads back: from the first noun across phrases, clauses
//! with "who" or "that", infinitives and what stands between commas, to the first verb of
//! the sentence's own. Silent as soon as anything might be that verb's subject instead.

use super::classes;
use super::reading::{can, is_class, is_made_to, takes_clause};
use super::subject::{Count, Kind, Subject, count_of};
use crate::language::Tag;
use crate::story::{Paragraph, Sentence};

/// Tokens between the noun and its verb at most: whoever reads on has forgotten the noun.
const FARTHEST: usize = 26;

/// The form of "be" or "have" that the sentence's opening noun is the subject of, where
/// more than a phrase with "of" stands between them.
pub fn verb_of_opening(p: &Paragraph, sentence: &Sentence) -> Option<(usize, Subject)> {
    let first = sentence.first_word;
    let end = sentence.tokens.end;
    if sentence.tokens.clone().take_while(|i| *i < first + FARTHEST).any(|i| p.tokens.get(i).is_some_and(|t| t.quoted)) {
        return None;
    }
    let (count, head) = opening_noun(p, first, end)?;
    let verb = own_verb(p, head, end, count)?;
    let kind = Kind::Noun;
    Some((verb, Subject { count, kind, head, first, far: true }))
}

/// How many the sentence speaks of, and the noun that says so.
fn opening_noun(p: &Paragraph, first: usize, end: usize) -> Option<(Count, usize)> {
    let tag = |i: usize| p.tokens.get(i).map(|t| t.tag);
    // "Many of the parents", "One of their guards".
    if p.lower(first + 1) == "of" {
        return match p.lower(first) {
            "many" | "several" | "few" | "both" => Some((Count::Many, first)),
            "one" | "each" | "neither" => Some((Count::One, first)),
            _ => None,
        };
    }
    let article = is_class(p, first, "determiner") || is_class(p, first, "possessive");
    let mut at = first + usize::from(article);
    let noun = |i: usize| tag(i).is_some_and(Tag::is_noun);
    while at + 1 < end
        && (noun(at) || tag(at).is_some_and(Tag::is_adjective))
        && (noun(at + 1) || tag(at + 1).is_some_and(Tag::is_adjective))
    {
        at += 1;
    }
    // "The Clean Rivers Act calls for": a verb that reads like a noun.
    let calls = at > first && p.is_capitalised(at - 1) && (can(p, at, Tag::VBZ) || can(p, at, Tag::VB)) && at - 1 > first;
    if !noun(at) || calls || p.is_capitalised(at) && at > first {
        return None;
    }
    // A bare noun is a subject only in the plural.
    if !article && tag(at) != Some(Tag::NNS) {
        return None;
    }
    count_of(p, first, at, true).map(|count| (count, at))
}

/// The first finite verb behind `head` that no clause or comma keeps from it.
fn own_verb(p: &Paragraph, head: usize, end: usize, count: Count) -> Option<usize> {
    let mut relative = false;
    let mut at = head + 1;
    let opens = matches!(p.word(at), ",") || matches!(p.lower(at), "who" | "that" | "which" | "to") || p.tokens.get(at)?.tag == Tag::IN;
    if !opens {
        return None;
    }
    while at < end.min(head + FARTHEST) {
        let word = p.lower(at);
        if word == "," {
            at = behind_comma(p, at, end)?;
            continue;
        }
        if depends(p, at) || word == "and" && count == Count::One && !between_adjectives(p, at) {
            return None;
        }
        if matches!(word, "who" | "that" | "which") {
            relative = true;
        } else if is_verb(p, at) {
            if !relative {
                return own(p, at, head).then_some(at);
            }
            // "The man who thinks the rules were": the next verb may be of that clause.
            if takes_clause(p, at) {
                return None;
            }
            relative = false;
            at = behind_group(p, at);
            continue;
        }
        at += 1;
    }
    None
}

/// Where reading goes on behind a comma: at once in a list of adjectives, else behind the
/// comma that closes what was put in.
fn behind_comma(p: &Paragraph, comma: usize, end: usize) -> Option<usize> {
    if between_adjectives(p, comma) {
        return Some(comma + 1);
    }
    let close = (comma + 2..end.min(comma + 14)).find(|i| p.word(*i) == ",")?;
    // A list of names or nouns has "and" behind its last comma; a clause of its own may
    // have any verb.
    let list = matches!(p.lower(close + 1), "and" | "or") || p.lower(comma + 1) == "and";
    (!list).then_some(close + 1)
}

fn between_adjectives(p: &Paragraph, at: usize) -> bool {
    let adjective = |i: usize| p.tokens.get(i).is_some_and(|t| t.tag.is_adjective());
    at > 0 && adjective(at - 1) && adjective(at + 1)
}

/// A word or a mark behind which another clause begins, or another subject.
fn depends(p: &Paragraph, at: usize) -> bool {
    classes::is("subordinator", p.lower(at)) || matches!(p.lower(at), "or" | "but" | "not" | ":" | ";" | "(" | "—" | "–" | "--")
}

/// A verb that may carry a clause. A past that may be a participle counts: nobody can tell.
fn is_verb(p: &Paragraph, at: usize) -> bool {
    p.tokens.get(at).is_some_and(|t| matches!(t.tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD))
        || is_class(p, at, "be") && !matches!(p.lower(at), "be" | "been" | "being")
}

/// The token behind a verb and the verbs and adverbs that belong to it.
fn behind_group(p: &Paragraph, verb: usize) -> usize {
    let goes_on = |i: usize| p.tokens.get(i).is_some_and(|t| matches!(t.tag, Tag::VBN | Tag::VBG | Tag::VB | Tag::RB));
    (verb + 1..p.tokens.len()).find(|i| !goes_on(*i)).unwrap_or(verb + 1)
}

/// Is this form of "be" or "have" said of the noun at `head`, and of no word right before it?
fn own(p: &Paragraph, verb: usize, head: usize) -> bool {
    let form = matches!(p.lower(verb), "is" | "are" | "was" | "were" | "has" | "have");
    let before = verb - 1;
    let pronoun = is_class(p, before, "subject-pronoun")
        || matches!(p.lower(before), "it" | "there" | "this" | "what" | "which" | "who" | "that" | "you");
    // "The rules the board has": a noun with its article begins a clause of its own.
    let other = (head + 1..verb).any(|i| {
        is_class(p, i, "determiner")
            && (can(p, i - 1, Tag::NN) || can(p, i - 1, Tag::NNS))
            && !can(p, i - 1, Tag::VB)
            && p.tokens.get(i - 1).is_some_and(|t| t.tag.is_noun())
    });
    form && !pronoun && !other && !is_made_to(p, verb)
}

#[cfg(test)]
mod tests {
    use crate::check::grammar::agreement::find;
    use crate::check::grammar::trial::{finds, quiet};

    #[test]
    fn the_noun_that_opens_a_sentence_decides_about_a_verb_far_behind_it() {
        finds(
            find,
            &[
                ("The pattern of small, regular payments were meant to avoid notice.", "were -> was"),
                ("The barge, one of six owned by the firm, have been towed.", "have -> has"),
                ("The plan to close two libraries are expected to save money.", "are -> is"),
                ("The blockade, along with a strike by drivers, have cut off the port.", "have -> has"),
                ("Many of the nurses who spoke was worried about pay.", "was -> were"),
                ("Wind gusts of up to 45 mph was expected overnight.", "was -> were"),
                ("One of the two goalkeepers who were hurt have signed with Erie.", "have -> has"),
                ("The clerks who were chosen by the board was hired.", "was -> were"),
            ],
        );
    }

    #[test]
    fn other_subjects_and_nouns_that_are_one_and_many_are_left_alone() {
        quiet(
            find,
            &[
                "The pattern of small, regular payments was meant to avoid notice.",
                "The rules the board has are old.",
                "The man who thinks the rules were wrong is here.",
                "A number of the nurses who spoke were worried.",
                "The Clean Rivers Act calls for a study of the harm that waste has done.",
                "The mayor and a clerk who spoke were worried.",
                "The boats, the nets and the ice were sold.",
                "The idea that he and she were late is silly.",
                "The men who said the mill was closed were wrong.",
                "The firm, whose owners are brothers, is for sale.",
                "Two years of work on the bridge was lost.",
                "The effort to help people have more to eat is old.",
                "The day after the storms were over, he left.",
                "The clerk, not the judges, was late.",
            ],
        );
    }
}
