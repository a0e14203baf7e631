//! Tables of a pack: lists of words, and pairs of a word and what it stands for.
//!
//! Matchers, templates and the checkers in `logic` read the same tables, so that a
//! style chief who adds a rank or a city changes all rules that speak of it.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use crate::check::style::inflect::{Form, Forms};
use crate::check::style::pattern::anchor::commonness;
use crate::check::style::pattern::atom::is_all_capitals;
use crate::story::Paragraph;
use crate::story::token::tokenise;

/// One entry: the words as written in the pack, and their value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub key: String,
    /// Empty where the table is a list.
    pub value: String,
    tokens: Vec<(Box<str>, bool)>,
    /// It has a capital.
    cased: bool,
}

/// Forms of verbs, each with the entries it belongs to and which form of them it is.
type Inflected = FxHashMap<Box<str>, Vec<(usize, Form)>>;

/// A table, found by the first word of its entries.
#[derive(Debug, Clone, Default)]
pub struct Table {
    entries: Vec<Entry>,
    /// Entries by their first token in lower case, the longest first.
    first: FxHashMap<Box<str>, Vec<usize>>,
    longest: usize,
    /// Where the entries are verbs, all their forms; gathered when first asked for.
    forms: OnceLock<Inflected>,
    /// The words its entries are found by; gathered when first asked for.
    keywords: OnceLock<Vec<(Box<str>, usize)>>,
}

impl Table {
    /// A table of words with their values.
    pub fn new(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut table = Self { longest: 1, ..Self::default() };
        for (key, value) in pairs {
            let tokens = tokens_of(&key);
            let Some((first, _)) = tokens.first().cloned() else { continue };
            table.longest = table.longest.max(tokens.len());
            table.first.entry(first).or_default().push(table.entries.len());
            let cased = key.contains(char::is_uppercase);
            table.entries.push(Entry { key, value, tokens, cased });
        }
        let lengths: Vec<usize> = table.entries.iter().map(|e| e.tokens.len()).collect();
        for list in table.first.values_mut() {
            list.sort_by_key(|i| std::cmp::Reverse(lengths.get(*i).copied().unwrap_or(0)));
        }
        table
    }

    /// The longest entry that stands at token `at`, before token `end`: its end and itself.
    /// An entry with a capital wants its capitals, except in words set in capitals.
    pub fn take(&self, p: &Paragraph, at: usize, end: usize) -> Option<(usize, &Entry)> {
        let t = p.tokens.get(at).filter(|_| at < end)?;
        let list = self.first.get(&t.lower).or_else(|| self.first.get(t.stem()))?;
        list.iter().filter_map(|i| self.entries.get(*i)).find_map(|e| {
            let stop = at + e.tokens.len();
            let fits = stop <= end && e.stands(p, at);
            fits.then_some((stop, e))
        })
    }

    /// The entry for these words, in whatever case.
    pub fn get(&self, words: &str) -> Option<&Entry> {
        let list = if is_one_plain_word(words) {
            // The key as it is, or a short-lived one in small letters.
            if words.bytes().any(|b| b.is_ascii_uppercase()) {
                self.first.get(&*words.to_ascii_lowercase())?
            } else {
                self.first.get(words)?
            }
        } else {
            let (first, _) = tokens_of(words).into_iter().next()?;
            self.first.get(&first)?
        };
        let lower = words.to_lowercase();
        list.iter().filter_map(|i| self.entries.get(*i)).find(|e| e.key.to_lowercase() == lower)
    }

    /// The entries that are verbs of which `lower` is a form.
    pub fn verbs(&self, lower: &str) -> impl Iterator<Item = (&Entry, Form)> {
        let forms = self.forms.get_or_init(|| {
            let mut forms = Inflected::default();
            for (i, entry) in self.entries.iter().enumerate() {
                let verb = Forms::of(&entry.key);
                for form in verb.all() {
                    let list = forms.entry(form.into()).or_default();
                    if let Some(which) = verb.form_of(form, false).filter(|_| list.iter().all(|(e, _)| *e != i)) {
                        list.push((i, which));
                    }
                }
            }
            forms
        });
        let list = forms.get(lower).map_or(&[][..], Vec::as_slice);
        list.iter().filter_map(|(i, form)| self.entries.get(*i).map(|e| (e, *form)))
    }

    /// The entry whose value these words are.
    pub fn by_value(&self, words: &str) -> Option<&Entry> {
        self.entries.iter().find(|e| e.value == words)
    }

    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    /// The rarest word of each entry, and how many tokens behind its beginning it stands.
    pub fn keywords(&self) -> impl Iterator<Item = (&str, usize)> {
        let keywords = self.keywords.get_or_init(|| {
            let rarest = |e: &Entry| {
                let (behind, (word, _)) = e.tokens.iter().enumerate().min_by_key(|(_, (word, _))| commonness(word))?;
                Some((word.clone(), behind))
            };
            let mut all: Vec<(Box<str>, usize)> = self.entries.iter().filter_map(rarest).collect();
            all.sort_unstable();
            all.dedup();
            all
        });
        keywords.iter().map(|(word, behind)| (&**word, *behind))
    }

    /// Tokens of the longest entry.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// Are all entries names, so that capitals tell?
    pub fn minds_case(&self) -> bool {
        self.entries.iter().all(|e| e.key.starts_with(char::is_uppercase))
    }
}

fn is_one_plain_word(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|b| b.is_ascii_alphabetic())
}

/// The tokens of an entry in lower case, and whether a space stands before them.
fn tokens_of(key: &str) -> Vec<(Box<str>, bool)> {
    // Words of plain letters need no tokeniser, and most entries are such.
    if key.split(' ').all(is_one_plain_word) {
        return key.split(' ').enumerate().map(|(i, w)| (w.to_ascii_lowercase().into(), i > 0)).collect();
    }
    tokenise(key).into_iter().map(|t| (t.lower, t.spaced)).collect()
}

impl Entry {
    fn stands(&self, p: &Paragraph, at: usize) -> bool {
        let last = self.tokens.len().saturating_sub(1);
        self.tokens.iter().enumerate().all(|(i, (lower, spaced))| {
            let Some(t) = p.tokens.get(at + i) else { return false };
            let same = *t.lower == **lower || i == last && t.is_word() && t.stem() == &**lower;
            same && (i == 0 || t.spaced == *spaced)
        }) && (!self.cased || self.cased_like(p, at))
    }

    fn cased_like(&self, p: &Paragraph, at: usize) -> bool {
        let shown = p.span_of(at, at + self.tokens.len().saturating_sub(1));
        let words = shown.of(&p.text);
        words.replace('’', "'").starts_with(&self.key) || is_all_capitals(words)
    }
}

/// All tables of a book by name.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    tables: BTreeMap<String, Arc<Table>>,
}

impl Tables {
    pub fn get(&self, name: &str) -> Option<Arc<Table>> {
        self.tables.get(name).cloned()
    }

    /// The table, or an empty one where no pack has it.
    pub fn table(&self, name: &str) -> Arc<Table> {
        self.get(name).unwrap_or_default()
    }

    /// Adds a table, or its entries to the one a pack below has.
    pub fn add(&mut self, name: &str, pairs: Vec<(String, String)>) {
        let below = self.tables.get(name).map(|t| t.entries.iter().map(|e| (e.key.clone(), e.value.clone())).collect()).unwrap_or_default();
        let mut all: Vec<(String, String)> = below;
        all.retain(|(k, _)| !pairs.iter().any(|(n, _)| n == k));
        all.extend(pairs);
        self.tables.insert(name.to_owned(), Arc::new(Table::new(all)));
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.tables.keys().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Part;

    #[test]
    fn the_longest_entry_is_taken_and_capitals_tell() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let t = Table::new([pair("New York", "N.Y."), pair("York", ""), pair("New York City", "")]);
        let at = |text: &str| {
            let p = Paragraph::analyse(text, Part::Body);
            t.take(&p, 0, p.tokens.len()).map(|(end, e)| (end, e.key.clone()))
        };
        assert_eq!(at("New York City hall"), Some((3, "New York City".to_owned())));
        assert_eq!(at("New York's mayor"), Some((2, "New York".to_owned())));
        assert_eq!(at("new york is"), None);
    }
}
