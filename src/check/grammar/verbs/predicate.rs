//! A sentence that lacks its "is": "Vance scheduled to speak Tuesday."

use super::super::reading::{can, is_class, is_name_word};
use super::{is_run, issue, lacks_verb};
use crate::check::Issue;
use crate::language::Tag;
use crate::story::Paragraph;

pub fn at(p: &Paragraph, i: usize) -> Option<Issue> {
    let word = p.lower(i);
    let planned = matches!(word, "expected" | "scheduled" | "slated" | "set" | "due" | "supposed" | "likely");
    if !planned || p.lower(i + 1) != "to" || !(can(p, i + 2, Tag::VB) || p.lower(i + 2) == "be") || p.lower(i + 2) == "work" {
        return None;
    }
    let sentence = p.sentence_of(i);
    let first = sentence.clone().find(|at| p.opens_sentence(*at))?;
    let last = i - 1;
    let named = is_name_word(p, last) && !is_class(p, last, "calendar") && last < first + 5;
    let ends = sentence.end.checked_sub(1).is_some_and(|end| p.word(end) == ".");
    if !named || !is_run(p, first, i) || !ends || p.tokens.get(i).is_some_and(|t| t.quoted) || !lacks_verb(p, i) || goes_on(p, i) {
        return None;
    }
    // "Vance expected to win" tells what he thought, unless a day is named.
    let dated =
        sentence.clone().any(|at| is_class(p, at, "calendar") || matches!(p.lower(at), "today" | "tomorrow" | "tonight" | "soon" | "next"));
    if word == "expected" && !dated {
        return None;
    }
    let be = if p.lower(last).ends_with('s') && is_class(p, first, "determiner") { "are" } else { "is" };
    let right = vec![format!("{be} {word}")];
    Some(issue(p, i, "The verb is missing", format!("A sentence needs its verb: “{be} {word}”."), right, 0.75).query())
}

/// A second verb follows that may make the word the first: "set to sea and won".
fn goes_on(p: &Paragraph, i: usize) -> bool {
    (i + 2..p.sentence_of(i).end).any(|at| matches!(p.lower(at - 1), "and" | "but" | "then") && can(p, at, Tag::VBD))
}

#[cfg(test)]
mod tests {
    use crate::check::grammar::trial::{finds, quiet};
    use crate::check::grammar::verbs::find;

    #[test]
    fn a_sentence_without_its_verb_is_asked_about() {
        finds(
            find,
            &[
                ("Olga Brandt scheduled to speak at noon.", "scheduled -> is scheduled"),
                ("Brandt expected to return Tuesday.", "expected -> is expected"),
                ("The Harbor Board set to vote in May.", "set -> is set"),
            ],
        );
    }

    #[test]
    fn sentences_with_a_verb_are_left_alone() {
        quiet(
            find,
            &[
                "Olga Brandt is scheduled to speak at noon.",
                "Brandt expected to win but lost.",
                "Brandt expected to win.",
                "Lawyers for Brandt, scheduled to speak at noon, left.",
                "Brandt set to work and won.",
                "Brandt set to sea and won.",
            ],
        );
    }
}
