//! "That" for people: "two leaders that were killed" has "who".
//!
//! Only where a verb follows "that", so that it is the subject; and not where the noun is
//! told something ("told reporters that was wrong").

use super::reading::{can, is_class, is_person, only};
use crate::check::{Category, Issue};
use crate::language::{Tag, inflect};
use crate::story::Paragraph;

/// Verbs whose object hears a clause with "that".
const TELLING: &[&str] = &[
    "tell", "remind", "assure", "convince", "warn", "show", "inform", "persuade", "notify", "promise", "teach", "advise", "brief", "alert",
    "caution", "satisfy", "reassure", "ask",
];

pub fn find(p: &Paragraph, out: &mut Vec<Issue>) {
    for i in 1..p.tokens.len() {
        if p.word(i) != "that" || !p.tokens.get(i).is_some_and(|t| t.spaced) || !is_person(p, i - 1) {
            continue;
        }
        // A capital makes a name of the noun, unless it opens the sentence.
        if p.is_capitalised(i - 1) && !p.opens_sentence(i - 1) {
            continue;
        }
        let plural =
            can(p, i - 1, Tag::NNS) && !can(p, i - 1, Tag::NN) || matches!(p.lower(i - 1), "people" | "men" | "women" | "children");
        // "Suspect that there was": a verb, unless an article says otherwise.
        let noun =
            !can(p, i - 1, Tag::VB) || i > 1 && (is_class(p, i - 2, "determiner") || can(p, i - 2, Tag::JJ) || can(p, i - 2, Tag::CD));
        if !noun || !agrees(p, i + 1, plural) || hears_a_clause(p, i) || starts_apart(p, i - 1) {
            continue;
        }
        let Some(token) = p.tokens.get(i) else { continue };
        let noun = inflect::singular(p.lower(i - 1)).unwrap_or_else(|| p.lower(i - 1).to_owned());
        let unsure = super::classes::is("person-or-thing", &noun) && !plural;
        let issue = Issue::new("grammar/that-who", Category::Grammar, token.span, "“That” for a person")
            .why(format!("“{}” are people: use “who”. “That” is for things.", p.word(i - 1)))
            .suggest("who");
        out.push(if unsure { issue.confidence(0.6).query() } else { issue.confidence(0.9) });
    }
}

/// Does a verb follow, in a form that the noun can be the subject of?
fn agrees(p: &Paragraph, verb: usize, plural: bool) -> bool {
    if p.is_capitalised(verb) {
        return false;
    }
    let at = if can(p, verb, Tag::RB) && !can(p, verb, Tag::VBD) { verb + 1 } else { verb };
    if is_class(p, at, "modal") {
        return !matches!(p.lower(at), "may" | "might" | "can" | "must" | "will") || can(p, at + 1, Tag::VB);
    }
    let acts = can(p, at, Tag::VBD) && (is_class(p, at + 1, "determiner") || is_class(p, at + 1, "possessive"));
    if plural {
        acts || is_class(p, at, "aux-many")
            || matches!(p.lower(at), "had" | "did")
            || only(p, at, |t| matches!(t, Tag::VBD | Tag::VBN))
            || only(p, at, |t| matches!(t, Tag::VBP | Tag::VB))
    } else {
        acts || is_class(p, at, "aux-one")
            || matches!(p.lower(at), "had" | "did")
            || only(p, at, |t| t == Tag::VBZ)
            || only(p, at, |t| matches!(t, Tag::VBD | Tag::VBN))
    }
}

/// "He told reporters that ...", "so many voters that ...", "the news to families that ...".
fn hears_a_clause(p: &Paragraph, that: usize) -> bool {
    let sentence = p.sentence_of(that);
    let from = that.saturating_sub(9).max(sentence.start);
    (from..that).any(|i| {
        matches!(p.lower(i), "so" | "such" | "to" | "not" | "it's" | "it" | "only" | "among")
            || is_class(p, i, "said-thing")
            || inflect::base(p.lower(i)).is_some_and(|b| TELLING.contains(&&*b))
    }) || (from..that).any(|i| is_class(p, i, "speech"))
}

/// Part of a compound or of a name: "all-stars that".
fn starts_apart(p: &Paragraph, noun: usize) -> bool {
    p.tokens.get(noun).is_none_or(|t| !t.spaced && noun > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::grammar::trial::{finds, quiet};

    #[test]
    fn people_are_who() {
        finds(
            find,
            &[
                ("The fire killed two firefighters that were inside.", "that -> who"),
                ("Police questioned the man that drove the van.", "that -> who"),
                ("She met parents that have waited for years.", "that -> who"),
                ("Any voter that wants a ballot can ask for one.", "that -> who"),
                ("The teachers that will retire in June met Monday.", "that -> who"),
                ("Riders that lost their bags were paid.", "that -> who"),
            ],
        );
    }

    #[test]
    fn things_groups_and_clauses_keep_their_that() {
        quiet(
            find,
            &[
                "The team that won the title came home.",
                "The Riders that won came home.",
                "A crowd that was larger than ever left.",
                "He told reporters that was wrong.",
                "She warned parents that have children in school.",
                "So many voters that had waited went home.",
                "The law that bans it passed.",
                "They convinced the judge that is what happened.",
                "It was the doctor that they trusted.",
                "The woman that he loved left.",
                "A company that makes boats closed.",
                "The mayor said that is not true.",
                "News reached the family that was left behind.",
            ],
        );
    }
}
