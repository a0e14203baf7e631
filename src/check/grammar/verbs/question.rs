//! A question's verb is bare: "Does he wants it?", "Nor did the board approved it."

use super::super::reading::{can, is_class, is_name_word, only, opens_clause};
use super::{is_run, issue};
use crate::check::Issue;
use crate::language::{Tag, inflect};
use crate::story::Paragraph;

pub fn at(p: &Paragraph, i: usize) -> Option<Issue> {
    let third = only(p, i, |t| t == Tag::VBZ);
    let past = only(p, i, |t| matches!(t, Tag::VBD | Tag::VBN));
    if !(third || past) {
        return None;
    }
    let start = p.sentence_of(i).start;
    let turned = (i.saturating_sub(4).max(start)..i.saturating_sub(1)).rev().find(|at| matches!(p.lower(*at), "does" | "did" | "do"))?;
    let asks = opens_clause(p, turned) && p.opens_sentence(turned)
        || turned > start && matches!(p.lower(turned - 1), "why" | "how" | "where" | "when" | "nor" | "neither");
    let first = turned + 1;
    let pronoun = first + 1 == i && matches!(p.lower(first), "he" | "she" | "it" | "they" | "we" | "you");
    let noun = first + 2 == i && p.lower(first) == "the" && can(p, first + 1, Tag::NN) && !can(p, first + 1, Tag::JJ);
    let name = is_name_word(p, first) && first + 1 == i && !p.lower(first).contains('\'');
    if !asks || !(pronoun || (noun || name) && p.lower(i).len() > 3) || !is_run(p, turned, i) || is_class(p, i, "function") {
        return None;
    }
    let base = inflect::base(p.lower(i)).filter(|b| b != p.lower(i))?;
    Some(issue(p, i, "Wrong form of the verb", format!("“{}” takes “{base}”.", p.word(turned)), vec![base], 0.88))
}

#[cfg(test)]
mod tests {
    use crate::check::grammar::trial::{finds, quiet};
    use crate::check::grammar::verbs::find;

    #[test]
    fn the_verb_of_a_question_is_bare() {
        finds(
            find,
            &[
                ("Does he believes in the plan?", "believes -> believe"),
                ("Why did they attended the game?", "attended -> attend"),
                ("Nor did the board approved the lease.", "approved -> approve"),
                ("How does Brandt becomes mayor?", "becomes -> become"),
            ],
        );
    }

    #[test]
    fn other_words_behind_a_question_are_left_alone() {
        quiet(
            find,
            &[
                "Does he believe in it? Did the board approve the lease?",
                "What he did they liked. How he did was clear.",
                "They did the needed work. Why did tired men stay?",
                "So did the man accused of theft.",
            ],
        );
    }
}
