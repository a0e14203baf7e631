//! The built-in model: what each word was seen as, and what follows what.
//!
//! Costs are tenths of a natural logarithm, the smaller the likelier, one byte each.

use std::cell::RefCell;
use std::sync::LazyLock;

use crate::language::memo::Memo;
use crate::language::tagger::parts::{Case, Part};
use crate::language::tagger::states::{self, COUNT, State};
use crate::language::{Tag, inflect};

/// What it costs a known word that opens a sentence to be a name.
const UNSEEN_NAME: u32 = 50;

/// A state a word can have, and what it costs to be seen in it.
pub type Reading = (State, u32);

pub struct Model {
    /// Words, "^" before those with a capital, "~" before those that open a sentence and are seen
    /// with a capital elsewhere; ambiguity classes and endings by a key of
    /// their own. The value is a place in `readings`.
    words: fst::Map<&'static [u8]>,
    /// Runs of pairs (state, cost), each run behind its length in pairs.
    readings: &'static [u8],
    /// Cost of a state behind two others.
    follows: &'static [u8],
}

static MODEL: LazyLock<Option<Model>> = LazyLock::new(|| {
    let words = fst::Map::new(include_bytes!("../../../config/tags/tagger.fst").as_slice()).ok()?;
    let readings = include_bytes!("../../../config/tags/readings.bin");
    let follows = include_bytes!("../../../config/tags/follows.bin");
    (follows.len() == COUNT * COUNT * COUNT).then_some(Model { words, readings, follows })
});

pub fn get() -> Option<&'static Model> {
    MODEL.as_ref()
}

/// The key under which the readings of all words with these possible tags are kept.
pub fn class_key(tags: &[Tag]) -> String {
    let mut names: Vec<String> = tags.iter().map(|t| format!("{t:?}")).collect();
    names.sort();
    format!("\u{1}{}", names.join(" "))
}

/// The keys of the endings of an unlisted word, the longest first.
pub fn ending_keys(word: &str, case: Case) -> impl Iterator<Item = String> {
    let mark = if case == Case::Lower { '\u{2}' } else { '\u{3}' };
    let letters: Vec<char> = word.chars().collect();
    (0..=4_usize.min(letters.len())).rev().map(move |n| {
        let ending: String = letters.iter().skip(letters.len() - n).collect();
        format!("{mark}{ending}")
    })
}

impl Model {
    pub fn follow(&self, before: State, previous: State, next: State) -> u32 {
        let at = (usize::from(before) * COUNT + usize::from(previous)) * COUNT + usize::from(next);
        self.follows.get(at).map_or(255, |c| u32::from(*c))
    }

    /// What `part` can be.
    pub fn readings(&self, part: &Part, out: &mut Vec<Reading>) {
        if let Some(state) = part.fixed {
            out.push((state, 0));
            return;
        }
        match part.case {
            Case::Lower => {
                if !self.add(part.word, out) {
                    self.guess(part.word, Case::Lower, out);
                }
            }
            Case::Capital => {
                if !self.add(&format!("^{}", part.word), out) {
                    self.guess(part.word, Case::Capital, out);
                }
            }
            Case::Open => self.open(part.word, out),
        }
        if out.is_empty() {
            out.push((Tag::NN as State, 0));
        }
    }

    /// The first word of a sentence: what it is, or a name.
    fn open(&self, word: &str, out: &mut Vec<Reading>) {
        if self.add(&format!("~{word}"), out) {
            return;
        }
        if self.add(word, out) {
            // Known, and never seen as a name.
            if inflect::closed_tags(word).is_empty() {
                out.push((Tag::NNP as State, UNSEEN_NAME));
            }
            return;
        }
        if self.add(&format!("^{word}"), out) {
            return;
        }
        self.guess(word, Case::Lower, out);
        if inflect::possible_tags(word).is_empty() {
            out.clear();
            self.guess(word, Case::Capital, out);
        } else {
            out.push((Tag::NNP as State, UNSEEN_NAME / 2));
        }
    }

    /// Adds the readings kept under `key`; false where there are none.
    fn add(&self, key: &str, out: &mut Vec<Reading>) -> bool {
        thread_local! {
            static ASKED: RefCell<Memo> = const { RefCell::new(Memo::new()) };
        }
        let place = ASKED.with_borrow_mut(|asked| asked.answer(key, |key| self.words.get(key)));
        let Some(at) = place.and_then(|v| usize::try_from(v).ok()) else { return false };
        let n = self.readings.get(at).map_or(0, |n| usize::from(*n));
        for pair in self.readings.get(at + 1..at + 1 + 2 * n).unwrap_or(&[]).chunks_exact(2) {
            if let [state, cost] = pair {
                match out.iter_mut().find(|r| r.0 == *state) {
                    Some(known) => known.1 = known.1.min(u32::from(*cost)),
                    None => out.push((*state, u32::from(*cost))),
                }
            }
        }
        n > 0
    }

    /// A word the model has not seen: by what the word list says it can be, else by its ending.
    fn guess(&self, word: &str, case: Case, out: &mut Vec<Reading>) {
        if case == Case::Lower {
            let closed = inflect::closed_tags(word);
            if !closed.is_empty() {
                out.extend(closed.iter().zip(0..).map(|(t, i)| (states::refine(word, *t), i * 15)));
                return;
            }
            let tags: Vec<Tag> = inflect::possible_tags(word).iter().collect();
            if !tags.is_empty() {
                if !self.add(&class_key(&tags), out) {
                    out.extend(tags.iter().map(|t| (*t as State, 0)));
                }
                return;
            }
        }
        for key in ending_keys(word, case) {
            if self.add(&key, out) {
                return;
            }
        }
    }
}
