//! One word or two: "the take down of a statue" is a takedown, "to takedown a statue" is
//! to take down. The pairs are data (config/grammar/compounds.toml).
//!
//! A noun is what stands after an article and before what cannot be an object; a verb
//! stands after "will" and the like, or after "to" with an object behind it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::reading::{can, ends_run, is_class, runs_on};
use crate::check::{Category, InQuotation, Issue};
use crate::language::Tag;
use crate::story::{Paragraph, TokenKind};

struct Tables {
    /// "take" -> ("down", "takedown")
    two: FxHashMap<String, Vec<(String, String)>>,
    /// "takedown" -> "take down"
    one: FxHashMap<String, String>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut tables = Tables { two: FxHashMap::default(), one: FxHashMap::default() };
        for (two, one) in read(include_str!("../../../config/grammar/compounds.toml")).unwrap_or_default() {
            if let Some((verb, particle)) = two.split_once(' ') {
                tables.two.entry(verb.to_owned()).or_default().push((particle.to_owned(), one.clone()));
                tables.one.insert(one, two);
            }
        }
        tables
    })
}

fn read(text: &str) -> Result<BTreeMap<String, String>, toml::de::Error> {
    let mut sections: BTreeMap<String, BTreeMap<String, String>> = toml::from_str(text)?;
    Ok(sections.remove("pairs").unwrap_or_default())
}

pub fn find(p: &Paragraph, out: &mut Vec<Issue>) {
    for i in 0..p.tokens.len() {
        if p.is_capitalised(i) {
            continue;
        }
        let apart = tables().two.get(p.lower(i)).and_then(|list| list.iter().find(|(particle, _)| particle == p.lower(i + 1)));
        if let Some((_, noun)) = apart.filter(|_| is_noun_place(p, i)) {
            out.push(
                Issue::new("grammar/one-word", Category::Hyphenation, p.span_of(i, i + 1), "One word as a noun")
                    .why(format!("The verb is “{} {}”, the noun “{noun}”.", p.word(i), p.word(i + 1)))
                    .suggest(noun.clone())
                    .confidence(0.88)
                    .in_quotation(InQuotation::Repair),
            );
        }
        let Some(verb) = tables().one.get(p.lower(i)).filter(|_| is_verb_place(p, i)) else { continue };
        out.push(
            Issue::new("grammar/two-words", Category::Hyphenation, p.span_of(i, i), "Two words as a verb")
                .why(format!("The noun is “{}”, the verb “{verb}”.", p.word(i)))
                .suggest(verb.clone())
                .confidence(0.9)
                .in_quotation(InQuotation::Repair),
        );
    }
}

/// After an article, with at most an adjective between, and not before an object.
fn is_noun_place(p: &Paragraph, i: usize) -> bool {
    let last = i + 1;
    if i == 0 || !runs_on(p, i) || !runs_on(p, last) || p.is_capitalised(last) {
        return false;
    }
    let article = |at: usize| {
        is_class(p, at, "determiner") && !matches!(p.lower(at), "that" | "this" | "these" | "those" | "all" | "each")
            || p.word(at).ends_with("'s")
            || p.word(at).ends_with("’s")
    };
    let led = if article(i - 1) {
        // "The company's set up shop": a verb after "has".
        !matches!(p.lower(i - 1), "it's" | "he's" | "she's" | "who's" | "that's" | "there's" | "what's" | "let's" | "here's")
            && (is_class(p, i - 1, "determiner") || is_class(p, last + 1, "of-or-by"))
    } else {
        i > 1
            && article(i - 2)
            && can(p, i - 1, Tag::JJ)
            && !matches!(
                p.lower(i - 1),
                "first" | "last" | "next" | "only" | "few" | "public" | "poor" | "rich" | "young" | "old" | "elderly" | "homeless"
            )
    };
    let next = last + 1;
    let ends = match p.tokens.get(next) {
        None => true,
        Some(t) if t.kind == TokenKind::Punct => p.word(next) != "-",
        Some(_) => is_class(p, next, "of-or-by") || can(p, next, Tag::MD) || is_class(p, next, "aux-one"),
    };
    led && ends
}

/// After "will", "did not" or "to", and before an object.
fn is_verb_place(p: &Paragraph, i: usize) -> bool {
    if i == 0 || !runs_on(p, i) || p.tokens.get(i + 1).is_some_and(|t| !t.spaced && p.word(i + 1) == "-") {
        return false;
    }
    // "Will workout videos sell?" and "help kickoff returns": the word after must end the matter.
    let object =
        is_class(p, i + 1, "determiner") || is_class(p, i + 1, "possessive") || matches!(p.lower(i + 1), "them" | "him" | "it" | "us");
    let before = p.lower(i - 1);
    let pushed = is_class(p, i - 1, "modal")
        || matches!(before, "didn't" | "doesn't" | "don't")
        || i > 1 && before == "not" && (is_class(p, i - 2, "modal") || matches!(p.lower(i - 2), "did" | "do" | "does"));
    let person = is_class(p, i - 1, "subject-pronoun") && before != "you";
    let to = before == "to" && object && !(i > 1 && is_noun_to(p, i - 2));
    let ends = ends_run(p, i + 1) || p.is_capitalised(i + 1) || is_class(p, i + 1, "of-or-by");
    to || pushed && (object || ends) || person && object
}

/// "The road to kickoff the": "to" belongs to a noun or "prior", not to a verb.
fn is_noun_to(p: &Paragraph, i: usize) -> bool {
    matches!(p.lower(i), "prior" | "due" | "close" | "next" | "up" | "lead" | "led" | "leading" | "leads")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::grammar::trial::{finds, quiet};

    #[test]
    fn the_shipped_pairs_can_be_read() {
        assert!(read(include_str!("../../../config/grammar/compounds.toml")).unwrap().len() > 100);
    }

    #[test]
    fn a_noun_is_one_word_and_a_verb_two() {
        finds(
            find,
            &[
                ("They cheered the take down of the sign.", "take down -> takedown"),
                ("It was a set back for the team.", "set back -> setback"),
                ("A major break through in the case came Monday.", "break through -> breakthrough"),
                ("Crews will takedown the sign.", "takedown -> take down"),
                ("The band is to kickoff the season.", "kickoff -> kick off"),
                ("The state's crack down on speeding began.", "crack down -> crackdown"),
                ("They did not cleanup the creek.", "cleanup -> clean up"),
            ],
        );
    }

    #[test]
    fn a_verb_is_two_words_and_a_noun_one() {
        quiet(
            find,
            &[
                "They will take down the sign and set up a tent.",
                "The storm that shut down the port left.",
                "The takedown of the sign drew a crowd after kickoff.",
                "It's set up for the fall, and he's cut off from home.",
                "The road to recovery led to shutdown talks.",
                "The workers walk out of the plant at noon.",
                "The team will playoff tickets sell? No.",
                "The last round up north was cold.",
                "A backup plan will follow.",
                "She is to make up her mind.",
            ],
        );
    }
}
