//! All token patterns of a book in one automaton over words.
//!
//! Each pattern is filed under the rarest word it cannot do without and that word's
//! distance from its beginning. A paragraph costs one look-up a word, whether the book
//! has twenty rules or two thousand.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::style::pattern::Found;
use crate::check::style::rule::{Matcher, Rule};
use crate::story::Paragraph;

/// A pattern, by rule and matcher.
type Place = (u32, u32);

#[derive(Debug, Clone, Default)]
pub struct Index {
    words: FxHashMap<Box<str>, Vec<(Place, u32)>>,
    /// Patterns that can begin with any word.
    anywhere: Vec<Place>,
}

impl Index {
    pub fn of(rules: &[Arc<Rule>]) -> Self {
        let mut index = Self::default();
        for (r, rule) in rules.iter().enumerate().filter(|(_, r)| r.on) {
            for (m, matcher) in rule.matchers.iter().enumerate() {
                let Matcher::Tokens { pattern, .. } = matcher else { continue };
                let (Ok(r), Ok(m)) = (u32::try_from(r), u32::try_from(m)) else { continue };
                match pattern.anchor() {
                    None => index.anywhere.push((r, m)),
                    Some((offset, words)) => {
                        for word in words {
                            index.words.entry(word.clone()).or_default().push(((r, m), u32::try_from(offset).unwrap_or(0)));
                        }
                    }
                }
            }
        }
        index
    }

    /// Every match in the paragraph: rule, matcher and place.
    pub fn matches(&self, rules: &[Arc<Rule>], p: &Paragraph) -> Vec<(usize, usize, Found)> {
        let mut out = Vec::new();
        let mut tried: FxHashSet<(Place, usize)> = FxHashSet::default();
        let mut attempt = |place: Place, at: usize| {
            if !tried.insert((place, at)) {
                return;
            }
            let (r, m) = (place.0 as usize, place.1 as usize);
            let Some(Matcher::Tokens { pattern, .. }) = rules.get(r).and_then(|r| r.matchers.get(m)) else { return };
            if let Some(found) = pattern.at(p, at) {
                out.push((r, m, found));
            }
        };
        for (i, token) in p.tokens.iter().enumerate() {
            let stem = token.stem();
            let filed = self.words.get(&token.lower).into_iter().chain(if *stem == *token.lower { None } else { self.words.get(stem) });
            for (place, offset) in filed.flatten() {
                if let Some(at) = i.checked_sub(*offset as usize) {
                    attempt(*place, at);
                }
            }
            for place in &self.anywhere {
                attempt(*place, i);
            }
        }
        out
    }

    /// Patterns that cannot be filed under a word: each costs a try at every word.
    pub fn unfiled(&self) -> usize {
        self.anywhere.len()
    }
}
