//! The first reading of an archive: which words it uses, to choose a vocabulary.
//!
//! Names take room and say little: a word that stands capitalised inside sentences is
//! listed only where it is very frequent; all other names are one class.

use rustc_hash::FxHashMap;

use crate::language::ngram::reading::words_of;
use crate::language::ngram::vocabulary::{FIRST_WORD, MOST_WORDS};
use crate::story::{Token, TokenKind};

/// Words held in memory before the rarest go.
const MOST_HELD: usize = 2_000_000;

#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    count: u32,
    /// Capitalised inside a sentence.
    capitalised: u32,
    lower: u32,
    document: u32,
    documents: u32,
}

/// What was seen so far.
#[derive(Default)]
pub struct Census {
    words: FxHashMap<Box<str>, Seen>,
    dropped_below: u32,
}

/// What it takes to be listed.
#[derive(Debug, Clone, Copy)]
pub struct Listing {
    pub seen: u32,
    /// For a name.
    pub name_seen: u32,
    pub documents: u32,
}

impl Listing {
    /// For the model that is shipped.
    pub const SHIPPED: Self = Self { seen: 3, name_seen: 80, documents: 2 };
}

impl Census {
    /// Reads the tokens of one sentence.
    pub fn add(&mut self, text: &str, sentence: &[Token], document: u32) {
        let mut first = true;
        for token in sentence {
            words_of(text, token, |word, capitalised, kind| {
                if matches!(kind, TokenKind::Number | TokenKind::Web) || word.len() > 40 {
                    first = false;
                    return;
                }
                if !self.words.contains_key(word) {
                    self.words.insert(word.into(), Seen { document: u32::MAX, ..Seen::default() });
                }
                let Some(seen) = self.words.get_mut(word) else { return };
                seen.count = seen.count.saturating_add(1);
                if kind == TokenKind::Word && !first {
                    if capitalised {
                        seen.capitalised += 1;
                    } else {
                        seen.lower += 1;
                    }
                }
                if seen.document != document {
                    seen.document = document;
                    seen.documents += 1;
                }
                first &= kind != TokenKind::Word;
            });
        }
        if self.words.len() > MOST_HELD {
            self.dropped_below += 1;
            let floor = self.dropped_below;
            self.words.retain(|_, s| s.count > floor);
        }
    }

    /// The words to list, the most frequent first; the first has the number [`FIRST_WORD`].
    pub fn list(&self, wanted: Listing) -> Vec<String> {
        let mut chosen: Vec<(&str, u32)> = self
            .words
            .iter()
            .filter(|(_, s)| {
                let name = s.capitalised > 4 * s.lower;
                s.count >= if name { wanted.name_seen } else { wanted.seen } && s.documents >= wanted.documents
            })
            .map(|(w, s)| (&**w, s.count))
            .collect();
        chosen.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        chosen.truncate(MOST_WORDS - usize::from(FIRST_WORD));
        chosen.into_iter().map(|(w, _)| w.to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::token::tokenise;

    #[test]
    fn a_rare_name_is_not_listed_but_a_word_as_rare_is() {
        let mut census = Census::default();
        for document in 0..3 {
            let text = "The mayor met Zorbley at the harbor.";
            census.add(text, &tokenise(text), document);
        }
        let list = census.list(Listing { seen: 2, name_seen: 10, documents: 2 });
        assert!(list.iter().any(|w| w == "harbor") && !list.iter().any(|w| w == "zorbley"));
    }
}
