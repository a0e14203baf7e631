//! The words by which a pattern is found: no other place of a story is tried.
//!
//! Of all words that must stand in a match the rarest are chosen. Only rough classes of
//! commonness are known here; a wrong one costs time, never a match.

use crate::check::style::pattern::node::Node;
use crate::story::Paragraph;

/// Words one of which stands in every match, and where: a match is looked for only round them.
#[derive(Debug, Clone)]
pub struct Anchor {
    /// Tokens between the beginning of a match and the word: at least and at most.
    pub nearest: usize,
    pub farthest: usize,
    /// In lower case.
    pub words: Vec<Box<str>>,
}

impl Anchor {
    /// The words by which a pattern is found in the index: those that cost the fewest tries.
    pub(super) fn of(pattern: &Node) -> Option<Anchor> {
        let mut best: Option<(usize, Anchor)> = None;
        let (mut nearest, mut farthest) = (0, 0);
        for node in pattern.flat() {
            let (least, most) = node.width();
            if least > 0
                && let Some(words) = node.first_words()
            {
                let cost = words.iter().map(|w| commonness(w)).sum::<usize>() * (farthest - nearest + 1);
                if best.as_ref().is_none_or(|(b, _)| cost < *b) {
                    best = Some((cost, Anchor { nearest, farthest, words }));
                }
            }
            nearest += least;
            farthest += most;
        }
        best.map(|(_, anchor)| anchor)
    }

    /// Is one of the words token `at`?
    pub(super) fn stands_at(&self, p: &Paragraph, at: usize) -> bool {
        p.tokens.get(at).is_some_and(|t| self.words.iter().any(|w| **w == *t.lower || **w == *t.stem()))
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
fn commonness(word: &str) -> usize {
    if EVERYWHERE.contains(&word) {
        200
    } else if FREQUENT.contains(&word) {
        20
    } else {
        1
    }
}

#[cfg(test)]
mod tests {
    use crate::check::style::pattern::syntax::{self, Tested};
    use crate::check::style::tables::Tables;

    /// Where the anchor of `pattern` may stand, and its words.
    fn anchor(pattern: &str) -> Option<(usize, usize, String)> {
        let pattern = syntax::read(pattern, &Tables::default(), Tested::Now).unwrap();
        pattern.anchor().map(|a| (a.nearest, a.farthest, a.words.join(" ")))
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
    }

    #[test]
    fn what_may_be_left_out_moves_the_anchor() {
        assert_eq!(anchor("very? old? harbour"), Some((0, 2, "harbour".into())));
        assert_eq!(anchor("very* harbour"), Some((0, 4, "harbour".into())));
        assert_eq!(anchor("the [!old harbour]"), Some((1, 1, "harbour".into())));
    }

    #[test]
    fn a_pattern_of_kinds_alone_has_none() {
        assert_eq!(anchor("<capital> (harbour|<number>)"), None);
    }
}
