//! Which preposition a word takes, by table (config/grammar/prepositions.toml): "comply
//! to" is "comply with".
//!
//! The table says what must follow where the wrong pair can be right before something
//! else ("retaliation to come").

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::reading::{can, is_class, is_name_word, only, runs_on};
use crate::check::{Category, Issue};
use crate::language::{Tag, inflect};
use crate::story::{Paragraph, Span, quotation};

/// What must stand after the preposition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    Anything,
    Noun,
    Verb,
}

struct Pair {
    /// The words before the preposition, each in its forms.
    head: Vec<Vec<String>>,
    right: String,
    before: Before,
}

/// Pairs by the wrong preposition.
type Table = FxHashMap<String, Vec<Pair>>;

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| read(include_str!("../../../config/grammar/prepositions.toml")).unwrap_or_default())
}

fn read(text: &str) -> Result<Table, toml::de::Error> {
    let sections: BTreeMap<String, BTreeMap<String, String>> = toml::from_str(text)?;
    let mut table = Table::default();
    for (section, rows) in sections {
        let before = match section.as_str() {
            "before_a_noun" => Before::Noun,
            "before_a_verb" => Before::Verb,
            _ => Before::Anything,
        };
        for (wrong, right) in rows {
            let Some((head, preposition)) = wrong.rsplit_once(' ') else { continue };
            let head = head.split(' ').map(|w| w.split('|').map(str::to_owned).collect()).collect();
            table.entry(preposition.to_owned()).or_default().push(Pair { head, right, before });
        }
    }
    Ok(table)
}

pub fn find(p: &Paragraph, out: &mut Vec<Issue>) {
    for i in 1..p.tokens.len() {
        let Some(pairs) = table().get(p.lower(i)) else { continue };
        if p.is_capitalised(i) || !runs_on(p, i) {
            continue;
        }
        let mut fitting = pairs.iter().filter(|pair| stands_before(p, i, &pair.head) && follows(p, i + 1, pair.before));
        if let Some(pair) = fitting.next() {
            out.extend(issue(p, i, pair));
        }
    }
}

fn stands_before(p: &Paragraph, i: usize, head: &[Vec<String>]) -> bool {
    let Some(first) = i.checked_sub(head.len()) else { return false };
    // "The most famous of all" compares.
    if first > 0 && matches!(p.lower(first - 1), "most" | "least" | "more" | "as" | "so") {
        return false;
    }
    head.iter().enumerate().all(|(n, forms)| {
        let at = first + n;
        forms.iter().any(|f| f == p.lower(at)) && (n == 0 || runs_on(p, at)) && (!p.is_capitalised(at) || p.opens_sentence(at))
    })
}

fn follows(p: &Paragraph, next: usize, before: Before) -> bool {
    match before {
        // "The one he was afraid of" ends with its preposition; "off" has verbs of its own.
        Before::Anything => {
            p.tokens.get(next).is_some_and(|t| t.is_word() || t.span.of(&p.text).starts_with(|c: char| c.is_ascii_digit() || c == '$'))
                || quotation::is_double_mark(p.word(next))
        }
        Before::Noun => {
            is_class(p, next, "determiner")
                || is_name_word(p, next)
                || only(p, next, |t| matches!(t, Tag::NN | Tag::NNS | Tag::JJ | Tag::PRP))
        }
        Before::Verb => {
            (only(p, next, |t| matches!(t, Tag::VB | Tag::VBP)) || can(p, next, Tag::VB) && is_class(p, next + 1, "determiner"))
                && !can(p, next, Tag::DT)
                && !is_class(p, next, "function")
        }
    }
}

fn issue(p: &Paragraph, i: usize, pair: &Pair) -> Option<Issue> {
    let token = p.tokens.get(i)?;
    let head = p.span_of(i.checked_sub(pair.head.len())?, i - 1).of(&p.text);
    let (span, right) = match pair.before {
        Before::Verb => {
            let ing = inflect::ing(p.lower(i + 1))?;
            (p.span_of(i, i + 1), format!("{} {ing}", pair.right))
        }
        _ if pair.right.is_empty() => (Span::new(p.tokens.get(i - 1)?.span.end, token.span.end), String::new()),
        _ => (token.span, pair.right.clone()),
    };
    let why =
        if right.is_empty() { format!("“{head}” takes no preposition here.") } else { format!("The phrase is “{head} {right}”.") };
    let message = if right.is_empty() { "Preposition not needed" } else { "Wrong preposition" };
    let confidence = if pair.before == Before::Noun { 0.85 } else { 0.9 };
    Some(Issue::new("grammar/preposition", Category::Grammar, span, message).why(why).suggest(right).confidence(confidence))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::grammar::trial::{finds, quiet};

    #[test]
    fn the_shipped_pairs_can_be_read() {
        let table = read(include_str!("../../../config/grammar/prepositions.toml")).unwrap();
        assert!(table.values().map(Vec::len).sum::<usize>() > 150);
        for pairs in table.values() {
            for pair in pairs {
                assert!(!pair.head.is_empty());
            }
        }
    }

    #[test]
    fn a_wrong_preposition_is_put_right() {
        finds(
            find,
            &[
                ("The plant did not comply to the order.", "to -> with"),
                ("Rebels struck in retaliation to the raid.", "to -> for"),
                ("He was accused for the theft.", "for -> of"),
                ("The team is capable to win the cup.", "to win -> of winning"),
                ("She looks forward to see the plan.", "to see -> to seeing"),
                ("Despite of the rain, they played.", " of -> "),
                ("He succumbed from his injuries.", "from -> to"),
                ("She pleaded guilty for fraud.", "for -> to"),
                ("The city got rid off the meters.", "off -> of"),
            ],
        );
    }

    #[test]
    fn the_same_words_in_another_sense_are_left_alone() {
        quiet(
            find,
            &[
                "They feared the retaliation to come.",
                "She was accused. For years nothing happened.",
                "The rule he failed to comply with stands.",
                "She looks forward to the vote and to a rest.",
                "The man he pleaded guilty for. No one came.",
                "He paid attention to detail and to cost.",
                "It was based on fact. Off he went.",
                "The lawyer he relied on to win left.",
                "Participants rely on him; they depend on it.",
                "She was charged with theft and convicted of fraud.",
            ],
        );
    }
}
