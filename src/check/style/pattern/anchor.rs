//! The words by which a pattern is found: no other place of a story is tried.
//!
//! Of all words that must stand in a match the rarest are chosen. Only rough classes of
//! commonness are known here; a wrong one costs time, never a match.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::check::style::pattern::atom::{CAPITALS, FIGURES, stands_for};
use crate::check::style::pattern::node::Node;
use crate::story::Paragraph;

/// One of these words stands in every match: a match is looked for only round them.
#[derive(Debug, Clone)]
pub struct Anchor {
    /// Tokens between the beginning of a match and the word: at least and at most.
    pub nearest: usize,
    pub farthest: usize,
    /// In order.
    pub words: Vec<Keyword>,
    /// One of them is no word but a kind of words.
    has_kinds: bool,
}

/// A word by which a pattern is found, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Keyword {
    /// In lower case; [`CAPITALS`] is any word in capitals, [`FIGURES`] all that begins with
    /// a figure.
    pub word: Box<str>,
    /// Tokens between the beginning of a match and the word: at least and at most.
    pub nearest: usize,
    pub farthest: usize,
}

impl Anchor {
    /// The words by which a pattern is found in the index: those that cost the fewest tries.
    pub(super) fn of(pattern: &Node) -> Option<Anchor> {
        pattern.tries(0)?;
        let mut words = Vec::new();
        pattern.each_keyword((0, 0), &mut |word, nearest, farthest| words.push(Keyword { word: word.into(), nearest, farthest }));
        words.sort_unstable();
        let nearest = words.iter().map(|w| w.nearest).min()?;
        let farthest = words.iter().map(|w| w.farthest).max()?;
        let has_kinds = words.iter().any(|w| matches!(&*w.word, CAPITALS | FIGURES));
        Some(Anchor { nearest, farthest, words, has_kinds })
    }

    /// Is one of the words token `at`?
    pub(super) fn stands_at(&self, p: &Paragraph, at: usize) -> bool {
        let has = |word: &str| self.words.binary_search_by(|w| (*w.word).cmp(word)).is_ok();
        p.tokens.get(at).is_some_and(|t| {
            let stem = t.stem();
            has(&t.lower) || stem.len() != t.lower.len() && has(stem) || self.has_kinds && stands_for(p, at).any(has)
        })
    }
}

/// Words met in every paragraph.
const EVERYWHERE: &[&str] = &[
    "the", "a", "an", "of", "to", "in", "and", "is", "was", "for", "on", "at", "with", "by", "that", "it", "he", "she", "said", "his",
    "her", "as", "be", "are", "were", "has", "had", "have", "from", "not", "or", "but", "this", ",", ".", "\"", "“", "”", "-", "$",
];

/// Words met on every page.
const FREQUENT: &[&str] = &[
    "they",
    "their",
    "who",
    "will",
    "would",
    "its",
    "we",
    "i",
    "you",
    "been",
    "more",
    "about",
    "which",
    "one",
    "after",
    "also",
    "when",
    "than",
    "out",
    "up",
    "new",
    "there",
    "can",
    "first",
    "last",
    "two",
    "other",
    "people",
    "all",
    "if",
    "years",
    "year",
    "time",
    "into",
    "could",
    "so",
    "our",
    "what",
    "now",
    "no",
    "some",
    "them",
    "him",
    "my",
    "just",
    "only",
    "over",
    "like",
    "most",
    "while",
    "do",
    "because",
    "any",
    "these",
    "those",
    "many",
    "before",
    "where",
    "how",
    "during",
    "made",
    "may",
    "three",
    "between",
    "through",
    "did",
    "back",
    "state",
    "percent",
    "%",
    "day",
    "even",
    "being",
    "off",
    "down",
    "against",
    "says",
    "such",
    "still",
    "since",
    "under",
    "should",
    "city",
    "president",
    "government",
    "home",
    "officials",
    "million",
    "week",
    "well",
    "then",
    "way",
    "four",
    "each",
    "’",
    "'s",
    ";",
    ":",
    "—",
    "(",
    ")",
    "?",
    "--",
];

/// A rough idea of how often a word is met, in ten thousand words of news.
pub fn commonness(word: &str) -> usize {
    static COMMON: OnceLock<FxHashMap<&str, usize>> = OnceLock::new();
    let common = COMMON.get_or_init(|| {
        let frequent = FREQUENT.iter().map(|w| (*w, 20));
        frequent.chain(EVERYWHERE.iter().map(|w| (*w, 200))).chain([(CAPITALS, 100), (FIGURES, 100)]).collect()
    });
    common.get(word).copied().unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use crate::check::style::pattern::syntax::{self, Tested};
    use crate::check::style::tables::Tables;

    /// Where the anchor of `pattern` may stand, and its words.
    fn anchor(pattern: &str) -> Option<(usize, usize, String)> {
        let pattern = syntax::read(pattern, &Tables::default(), Tested::Now).unwrap();
        pattern.anchor().map(|a| (a.nearest, a.farthest, a.words.iter().map(|w| &*w.word).collect::<Vec<_>>().join(" ")))
    }

    #[test]
    fn the_rarest_word_is_the_anchor() {
        assert_eq!(anchor("the year of harbour"), Some((3, 3, "harbour".into())));
        assert_eq!(anchor("harbour after the dredge"), Some((0, 0, "harbour".into())));
    }

    #[test]
    fn of_words_one_may_choose_from_all_are_the_anchor() {
        assert_eq!(anchor("of (harbours|quays)"), Some((1, 1, "harbours quays".into())));
        // Each of two frequent words costs more than one.
        assert_eq!(anchor("(percent|million) officials"), Some((1, 1, "officials".into())));
        assert_eq!(anchor("the (~sail|~row)"), Some((1, 1, "row rowed rowing rows sail sailed sailing sails".into())));
    }

    #[test]
    fn a_word_in_capitals_and_letters_between_strokes_are_found_as_words_are() {
        assert_eq!(anchor("<lower> <caps>"), Some((1, 1, "<capitals>".into())));
        assert_eq!(anchor("<number> /RBI/"), Some((1, 12, "rbi".into())));
        assert_eq!(anchor("<lower> /RBIs?/"), None);
    }

    #[test]
    fn what_may_be_left_out_moves_the_anchor() {
        assert_eq!(anchor("very? old? harbour"), Some((0, 2, "harbour".into())));
        assert_eq!(anchor("very* harbour"), Some((0, 4, "harbour".into())));
        assert_eq!(anchor("the [!old harbour]"), Some((1, 1, "harbour".into())));
    }

    #[test]
    fn a_pattern_of_kinds_alone_has_none() {
        assert_eq!(anchor("<capital> (harbour|<noun>)"), None);
    }

    #[test]
    fn figures_are_found_as_a_kind_and_an_entry_of_a_table_by_its_rarest_word() {
        assert_eq!(anchor("<name> , <figure>"), Some((2, 10, "<figures>".into())));
        assert_eq!(anchor("<name> /[0-9]+s/"), Some((1, 9, "<figures>".into())));
        let mut tables = Tables::default();
        tables.add("boats", [("boat of oak", ""), ("in harbour", "")].map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec());
        let pattern = syntax::read("the <@boats>", &tables, Tested::Now).unwrap();
        let words = pattern.anchor().unwrap().words.iter().map(|w| (&*w.word, w.nearest, w.farthest)).collect::<Vec<_>>();
        assert_eq!(words, [("boat", 1, 1), ("harbour", 2, 2)]);
    }
}
