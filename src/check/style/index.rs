//! All token patterns of a book in one automaton over words.
//!
//! Each pattern is filed under the rarest word it cannot do without and that word's
//! distance from its beginning. A paragraph costs one look-up a word, whether the book
//! has twenty rules or two thousand.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::style::pattern::Found;
use crate::check::style::rule::{Matcher, Rule, Scope};
use crate::story::Paragraph;

/// A pattern, by rule and matcher.
type Place = (u32, u32);

/// Where a match may begin: so many tokens before the word it is filed under.
#[derive(Debug, Clone, Copy)]
struct Filed {
    place: Place,
    nearest: u32,
    farthest: u32,
}

#[derive(Debug, Clone, Default)]
pub struct Index {
    words: FxHashMap<Box<str>, Vec<Filed>>,
    /// Patterns that can begin with any word.
    anywhere: Vec<Place>,
    /// Matchers of other kinds, of rules that read a paragraph at a time.
    others: Vec<Place>,
}

impl Index {
    pub fn of(rules: &[Arc<Rule>]) -> Self {
        let mut index = Self::default();
        for (r, rule) in rules.iter().enumerate().filter(|(_, r)| r.on) {
            for (m, matcher) in rule.matchers.iter().enumerate() {
                let (Ok(r), Ok(m)) = (u32::try_from(r), u32::try_from(m)) else { continue };
                let Matcher::Tokens { pattern, .. } = matcher else {
                    if !rule.scope.contains(&Scope::Document) {
                        index.others.push((r, m));
                    }
                    continue;
                };
                let Some(anchor) = pattern.anchor() else {
                    index.anywhere.push((r, m));
                    continue;
                };
                let (Ok(nearest), Ok(farthest)) = (u32::try_from(anchor.nearest), u32::try_from(anchor.farthest)) else { continue };
                for word in &anchor.words {
                    index.words.entry(word.clone()).or_default().push(Filed { place: (r, m), nearest, farthest });
                }
            }
        }
        index
    }

    /// Every match in the paragraph, in order of place: rule, matcher and place.
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
            let sentence = p.sentence_of(i).start;
            for filed in filed.flatten() {
                let Some(last) = i.checked_sub(filed.nearest as usize) else { continue };
                for at in i.saturating_sub(filed.farthest as usize).max(sentence)..=last {
                    attempt(filed.place, at);
                }
            }
            for place in &self.anywhere {
                attempt(*place, i);
            }
        }
        out.sort_by_key(|(r, m, found)| (found.whole.start, *r, *m));
        out
    }

    /// The rules that read a paragraph other than by token patterns, with the matcher.
    pub fn others<'r>(&'r self, rules: &'r [Arc<Rule>]) -> impl Iterator<Item = (&'r Rule, &'r Matcher)> {
        self.others.iter().filter_map(|(r, m)| rules.get(*r as usize).and_then(|rule| rule.matchers.get(*m as usize).map(|m| (&**rule, m))))
    }

    /// Patterns that cannot be filed under a word: each costs a try at every word.
    pub fn unfiled(&self) -> usize {
        self.anywhere.len()
    }
}
