//! "Whom" before a verb ("a senator whom favors the bill") is "who"; and "who" that is the
//! object of a verb ("the teacher who he married") is "whom", where nothing else can be meant.

use super::reading::{can, is_class, is_person, only};
use crate::check::{Category, Issue};
use crate::language::{Tag, inflect};
use crate::story::{Paragraph, TokenKind};

pub fn find(p: &Paragraph, out: &mut Vec<Issue>) {
    for i in 1..p.tokens.len() {
        let found = match p.word(i) {
            "whom" if is_subject(p, i) => issue(p, i, "who", "“Who” is the subject of the verb behind it.").confidence(0.9),
            "who" if is_object(p, i) => issue(p, i, "whom", "“Whom” is the object of the verb behind it.").confidence(0.7).query(),
            _ => continue,
        };
        out.push(found);
    }
}

fn issue(p: &Paragraph, i: usize, right: &str, why: &str) -> Issue {
    Issue::new("grammar/who-whom", Category::Grammar, p.span_of(i, i), "“Who” and “whom” confused").why(why).suggest(right)
}

/// A verb that carries a clause stands behind it; and no "of" or "with" before it.
fn is_subject(p: &Paragraph, i: usize) -> bool {
    let spaced = |at: usize| p.tokens.get(at).is_some_and(|t| t.is_word() && t.spaced);
    if is_class(p, i - 1, "preposition") || can(p, i - 1, Tag::IN) || !spaced(i) || !spaced(i + 1) || p.is_capitalised(i + 1) {
        return false;
    }
    let adverb = only(p, i + 1, Tag::is_adverb) && spaced(i + 2);
    let verb = i + 1 + usize::from(adverb);
    let auxiliary =
        is_class(p, verb, "aux-one") || is_class(p, verb, "aux-many") || is_class(p, verb, "modal-sure") || p.lower(verb) == "had";
    let asks = matches!(p.lower(verb), "did" | "do" | "does") || auxiliary && is_class(p, verb + 1, "subject-pronoun");
    let names = can(p, verb, Tag::VBZ) && (is_class(p, verb + 1, "determiner") || is_class(p, verb + 1, "possessive"));
    let full = names
        || is_class(p, verb, "speech") && can(p, verb, Tag::VBD)
        || only(p, verb, |t| matches!(t, Tag::VBD | Tag::VBZ))
        || (!adverb || p.lower(i + 1) == "never") && only(p, verb, |t| matches!(t, Tag::VBD | Tag::VBN));
    !asks && (auxiliary || full) && !p.is_capitalised(verb)
}

/// "The teacher who he married in May": a verb whose object is a person, and none behind it.
fn is_object(p: &Paragraph, i: usize) -> bool {
    let verb = i + 2;
    let subject = matches!(p.lower(i + 1), "he" | "she" | "they" | "we" | "i");
    let takes = can(p, verb, Tag::VBD) && inflect::base(p.lower(verb)).is_some_and(|b| super::classes::is("takes-a-person", &b));
    let ends = p.tokens.get(verb + 1).is_none_or(|t| t.kind == TokenKind::Punct && p.word(verb + 1) != "-")
        || is_class(p, verb + 1, "calendar")
        || matches!(
            p.lower(verb + 1),
            "was" | "is" | "has" | "had" | "in" | "on" | "at" | "last" | "while" | "when" | "after" | "before" | "during"
        );
    let person = is_person(p, i - 1) || p.word(i - 1) == "," || matches!(p.lower(i - 1), "someone" | "people" | "woman" | "man");
    subject && takes && ends && person
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::grammar::trial::{finds, quiet};

    #[test]
    fn who_and_whom_have_their_places() {
        finds(
            find,
            &[
                ("She is a senator whom favors the bill.", "whom -> who"),
                ("Brandt, whom said she will run, left.", "whom -> who"),
                ("The clerk whom was hired in May quit.", "whom -> who"),
                ("A man whom never paid a fine died.", "whom -> who"),
                ("The boy who he met was ill.", "who -> whom"),
                ("He is survived by the teacher who he married in May.", "who -> whom"),
            ],
        );
    }

    #[test]
    fn who_and_whom_in_their_places_are_left_alone() {
        quiet(
            find,
            &[
                "She has two sons, one of whom is a clerk. Most of whom left.",
                "A man whom police questioned left, and with whom did he speak?",
                "The man who he said was ill left. The woman who they believe won is here.",
                "To whom were they sent? Whom did she see?",
            ],
        );
    }
}
