//! All token patterns of a book in one automaton over words.
//!
//! Each pattern is filed under the rarest word it cannot do without and that word's
//! distance from its beginning. A paragraph costs one look-up a word, whether the book
//! has twenty rules or two thousand.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use crate::check::style::logic::{self, ParagraphLogic, StoryLogic};
use crate::check::style::needed::Needed;
use crate::check::style::pattern::atom::stands_for;
use crate::check::style::pattern::{Found, Pattern};
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
    /// It can only begin where a sentence does.
    opens: bool,
}

/// Patterns by the words they are found by.
#[derive(Debug, Clone, Default)]
struct Filing {
    words: FxHashMap<Box<str>, Vec<Filed>>,
    /// Patterns that can begin with any word.
    anywhere: Vec<Place>,
}

impl Filing {
    fn file(&mut self, (first, second): (usize, usize), pattern: &Pattern) {
        let (Ok(first), Ok(second)) = (u32::try_from(first), u32::try_from(second)) else { return };
        let place = (first, second);
        let Some(anchor) = pattern.anchor() else {
            self.anywhere.push(place);
            return;
        };
        for keyword in &anchor.words {
            let (Ok(nearest), Ok(farthest)) = (u32::try_from(keyword.nearest), u32::try_from(keyword.farthest)) else { continue };
            let filed = Filed { place, nearest, farthest, opens: pattern.opens() };
            if let Some(all) = self.words.get_mut(&keyword.word) {
                all.push(filed);
            } else {
                self.words.insert(keyword.word.clone(), vec![filed]);
            }
        }
    }

    /// Gives every pattern that may match with the token at which it would begin, and the
    /// end of that token's sentence. Some are given twice.
    fn each(&self, p: &Paragraph, mut give: impl FnMut(Place, usize, usize)) {
        for (sentence, first) in p.sentences.iter().map(|s| (s.tokens.clone(), s.first_word)) {
            for i in sentence.clone() {
                let Some(token) = p.tokens.get(i) else { continue };
                let stem = token.stem();
                let filed = self.words.get(&token.lower).into_iter();
                let filed = filed.chain(if stem.len() == token.lower.len() { None } else { self.words.get(stem) });
                let filed = filed.chain(stands_for(p, i).filter_map(|name| self.words.get(name)));
                for filed in filed.flatten() {
                    let Some(last) = i.checked_sub(filed.nearest as usize) else { continue };
                    for at in i.saturating_sub(filed.farthest as usize).max(sentence.start)..=last {
                        if !filed.opens || at == first || p.opens_quotation(at) {
                            give(filed.place, at, sentence.end);
                        }
                    }
                }
                for place in &self.anywhere {
                    give(*place, i, sentence.end);
                }
            }
        }
    }
}

#[derive(Debug, Clone, Default)]
pub struct Index {
    /// What the rules look for, by rule and matcher.
    filing: Filing,
    /// What shows that a story knows a rule, by rule and form.
    kept: Filing,
    /// Matchers of other kinds, of rules that read a paragraph at a time.
    others: Vec<Place>,
    /// Which of these a paragraph holds words for; gathered when first asked for.
    needed: OnceLock<Needed>,
    /// The checkers in code that some rule calls.
    pub paragraph_logic: Vec<ParagraphLogic>,
    pub story_logic: Vec<StoryLogic>,
}

impl Index {
    pub fn of(rules: &[Arc<Rule>]) -> Self {
        let called = |name: &str| rules.iter().any(|r| r.on && r.logic.as_deref() == Some(name));
        let mut index = Self {
            paragraph_logic: logic::PARAGRAPH.iter().filter(|(name, _)| called(name)).map(|(_, logic)| *logic).collect(),
            story_logic: logic::STORY.iter().filter(|(name, _)| called(name)).map(|(_, logic)| *logic).collect(),
            ..Self::default()
        };
        for (r, rule) in rules.iter().enumerate().filter(|(_, r)| r.on) {
            for (m, matcher) in rule.matchers.iter().enumerate() {
                if let Matcher::Tokens { pattern, .. } = matcher {
                    index.filing.file((r, m), pattern);
                } else if !rule.scope.contains(&Scope::Document)
                    && let (Ok(r), Ok(m)) = (u32::try_from(r), u32::try_from(m))
                {
                    index.others.push((r, m));
                }
            }
            for (f, form) in rule.throughout.iter().flat_map(|t| t.without.iter().enumerate()) {
                index.kept.file((r, f), form);
            }
        }
        index
    }

    /// Every match in the paragraph, in order of place: rule, matcher and place.
    pub fn matches(&self, rules: &[Arc<Rule>], p: &Paragraph) -> Vec<(usize, usize, Found)> {
        let mut out = Vec::new();
        self.filing.each(p, |(r, m), at, end| {
            let (r, m) = (r as usize, m as usize);
            let Some(Matcher::Tokens { pattern, .. }) = rules.get(r).and_then(|r| r.matchers.get(m)) else { return };
            if let Some(found) = pattern.before(p, at, end) {
                out.push((r, m, found));
            }
        });
        // What was tried from two words was found twice.
        let key = |(r, m, found): &(usize, usize, Found)| (found.whole.start, *r, *m);
        out.sort_by_key(key);
        out.dedup_by_key(|found| key(found));
        out
    }

    /// Gives every form by which a story shows that it knows a rule, and which may stand in
    /// the paragraph: the rule and the form by number, the form, the token at which it would
    /// begin, the end of that token's sentence. Some are given twice.
    pub fn each_kept(&self, rules: &[Arc<Rule>], p: &Paragraph, mut give: impl FnMut((usize, usize), &Pattern, usize, usize)) {
        self.kept.each(p, |(r, f), at, end| {
            let (r, f) = (r as usize, f as usize);
            if let Some(form) = rules.get(r).and_then(|rule| rule.throughout.as_ref()?.without.get(f)) {
                give((r, f), form, at, end);
            }
        });
    }

    /// The rules that read a paragraph other than by token patterns, with the matcher; of
    /// those that need certain words, the ones whose words stand in `text`.
    pub fn others<'r>(&'r self, rules: &'r [Arc<Rule>], text: &str) -> impl Iterator<Item = (&'r Rule, &'r Matcher)> {
        let find = move |(r, m): &Place| rules.get(*r as usize).and_then(|rule| rule.matchers.get(*m as usize).map(|m| (&**rule, m)));
        let needed = self.needed.get_or_init(|| {
            Needed::of(self.others.iter().map(|place| match find(place) {
                Some((_, Matcher::Characters { regex, .. })) => Some(regex.need()),
                _ => None,
            }))
        });
        let met = needed.met(text);
        self.others.iter().zip(met).filter(|(_, met)| *met).filter_map(move |(place, _)| find(place))
    }

    /// Patterns that cannot be filed under a word: each costs a try at every word.
    pub fn unfiled(&self) -> usize {
        self.filing.anywhere.len()
    }
}

#[cfg(test)]
mod tests {
    use crate::check::style::{PackFile, StyleBook};
    use crate::story::{Paragraph, Part};

    #[test]
    fn what_is_found_from_two_of_its_words_is_found_once() {
        let pack =
            "name = \"sample\"\n[[rule]]\nid = \"colour\"\ncategory = \"usage\"\nmessage = \"m\"\nexistence = [\"<any>? (red|blue)\"]\n";
        let (book, errors) = StyleBook::read(&[PackFile::new("sample.toml", pack)]);
        assert!(errors.is_empty(), "{errors:?}");
        let p = Paragraph::analyse("A red blue house.", Part::Body);
        let places: Vec<_> = book.index.matches(&book.rules, &p).into_iter().map(|(_, _, found)| found.whole).collect();
        assert_eq!(places, [0..2, 1..3, 2..3]);
    }
}
