//! What a paragraph's checkers may know of the rest of the story.
//!
//! Kept small on purpose: whatever stands here is part of the key under which the
//! engine keeps a checker's answer, so each new fact costs checks after an edit.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::story::{Paragraph, Part, ReadAs};

/// Facts of one story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StoryFacts {
    pub read_as: ReadAs,
    /// Words (without "'s") that stand capitalised inside a sentence of the body, outside
    /// the headline, with the number of times they do: what this story treats as names.
    pub capitalised: BTreeMap<String, usize>,
}

impl StoryFacts {
    /// Gathers the facts of a story from its paragraphs.
    pub fn gather<'a>(read_as: ReadAs, paragraphs: impl IntoIterator<Item = &'a Paragraph>) -> Self {
        let mut facts = Self { read_as, ..Self::default() };
        for p in paragraphs.into_iter().filter(|p| matches!(p.part, Part::Body | Part::Byline)) {
            for (i, t) in p.tokens.iter().enumerate() {
                if p.is_capitalised(i) && !p.opens_sentence(i) {
                    let word = t.span.of(&p.text);
                    let name = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
                    *facts.capitalised.entry(name.to_owned()).or_default() += 1;
                }
            }
        }
        facts
    }

    /// A number that differs where the facts differ.
    pub fn fingerprint(&self) -> u64 {
        let mut hasher = FxHasher::default();
        self.read_as.hash(&mut hasher);
        self.capitalised.hash(&mut hasher);
        hasher.finish()
    }
}
