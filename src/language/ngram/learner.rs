//! From an archive to a model: two readings, one for the words, one for what follows what.
//!
//! Reads no files: whoever may read them hands over the documents, twice, in any order.

use crate::language::ngram::archive::Archive;
use crate::language::ngram::census::{Census, Listing};
use crate::language::ngram::chain::Chain;
use crate::language::ngram::count::{Counter, Limits, Shape};
use crate::language::ngram::model::{Model, Parts};
use crate::language::ngram::reading::{PADDING, Reading};
use crate::language::ngram::smooth::{Keep, smooth};
use crate::language::ngram::vocabulary::{FIRST_WORD, UNKNOWN, Vocabulary, WordId};

/// The first reading: which words there are.
#[derive(Default)]
pub struct FirstReading {
    archive: Archive,
    census: Census,
}

impl FirstReading {
    pub fn read(&mut self, document: &str) {
        let census = &mut self.census;
        self.archive.read(document, |text, sentence, number| census.add(text, sentence, number));
    }

    /// Chooses the words; `None` where there are none to choose from.
    pub fn choose(self, wanted: Listing, limits: Limits) -> Option<SecondReading> {
        let list = self.census.list(wanted);
        let mut numbered: Vec<(&str, u64)> = list.iter().map(String::as_str).zip(u64::from(FIRST_WORD)..).collect();
        numbered.sort_unstable();
        let words = list.len() + usize::from(FIRST_WORD);
        let bytes = fst::Map::from_iter(numbered).ok()?.into_fst().into_inner();
        let vocabulary = Vocabulary::open(bytes.clone().into())?;
        (!vocabulary.is_empty()).then(|| SecondReading {
            archive: Archive::default(),
            vocabulary,
            bytes,
            words,
            counter: Counter::new(Shape::WORDS, limits),
            classes: None,
            pairs: Vec::new(),
            limits,
        })
    }

    /// Documents read, and those of them that are sound.
    pub fn documents(&self) -> (u32, u32) {
        (self.archive.documents, self.archive.sound)
    }
}

/// The second reading: what follows what.
pub struct SecondReading {
    archive: Archive,
    vocabulary: Vocabulary,
    bytes: Vec<u8>,
    words: usize,
    counter: Counter,
    classes: Option<(Vec<u16>, Counter)>,
    pairs: Vec<u8>,
    limits: Limits,
}

impl SecondReading {
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// Counts classes beside words. `list` has a word and the number of its class a line
    /// (below 1,024 less the first numbers, which are classes of their own); a word that
    /// is not in it is read as unknown.
    pub fn with_classes(&mut self, list: &str) {
        let mut class_of = vec![UNKNOWN.0; self.words];
        for (n, class) in (0..FIRST_WORD).zip(&mut class_of) {
            *class = n;
        }
        for (word, class) in list.lines().filter_map(|l| l.split_once('\t')) {
            let known = self.vocabulary.known(word).and_then(|id| class_of.get_mut(usize::from(id.0)));
            if let (Some(slot), Ok(class)) = (known, class.trim().parse::<u16>()) {
                *slot = (class + FIRST_WORD).min(1_023);
            }
        }
        self.classes = Some((class_of, Counter::new(Shape::CLASSES, self.limits)));
    }

    /// Ships pairs of words counted elsewhere beside the n-grams: see [`pack_pairs`].
    pub fn with_pairs(&mut self, table: Vec<u8>) {
        self.pairs = table;
    }

    pub fn read(&mut self, document: &str) {
        let (vocabulary, counter, classes) = (&self.vocabulary, &mut self.counter, &mut self.classes);
        self.archive.read(document, |text, sentence, number| {
            let reading = Reading::of(vocabulary, text, sentence);
            counter.add(&reading.ids, PADDING, number);
            if let Some((class_of, counter)) = classes {
                let ids: Vec<WordId> = reading.ids.iter().map(|id| WordId(class_of.get(usize::from(id.0)).copied().unwrap_or(0))).collect();
                counter.add(&ids, PADDING, number);
            }
        });
    }

    /// The bytes of the model file.
    pub fn finish(self, words: Keep, classes: Keep) -> Vec<u8> {
        let smoothed = smooth(self.counter.finish(), Shape::WORDS, self.words, words);
        let mut parts = Parts {
            vocabulary: self.bytes,
            pairs: self.pairs,
            words: Chain::pack(&smoothed, |key, length| Shape::WORDS.unpack(key, length)),
            ..Parts::default()
        };
        if let Some((class_of, counter)) = self.classes {
            let count = usize::from(class_of.iter().copied().max().unwrap_or(0)) + 1;
            let smoothed = smooth(counter.finish(), Shape::CLASSES, count, classes);
            parts.classes = Chain::pack(&smoothed, |key, length| Shape::CLASSES.unpack(key, length));
            parts.class_of = class_of;
        }
        Model::assemble(&parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ngram::ModelError;
    use crate::story::token::tokenise;

    fn learned() -> Vec<u8> {
        let document = |n: usize| {
            format!(
                "The mayor's office said on Monday that the council had voted for the plan, which {n} people had opposed. \
                 The council will meet again next week, the office said, and the mayor will sign the plan."
            )
        };
        let documents: Vec<String> = (0..2).map(|n| format!("{0}\n{0}\n{0}", document(n))).collect();
        let mut first = FirstReading::default();
        for d in &documents {
            first.read(d);
        }
        let listing = Listing { seen: 2, name_seen: 2, documents: 2 };
        let mut second = first.choose(listing, Limits::default()).expect("words");
        for d in &documents {
            second.read(d);
        }
        let keep = Keep { seen: 2, bytes: 100_000 };
        second.finish(keep, keep)
    }

    #[test]
    fn what_was_read_often_is_likelier_than_what_was_never_read() {
        let model = Model::open(learned()).expect("a model");
        let score = |text: &str| {
            let ids = model.read(text, &tokenise(text)).ids;
            model.log_prob_of(&ids, PADDING..ids.len())
        };
        assert!(score("The mayor will sign the plan.") > score("The mayor will plan the sign."));
    }

    #[test]
    fn a_damaged_file_is_refused_and_says_why() {
        let mut bytes = learned();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        assert_eq!(Model::open(bytes.clone()).err(), Some(ModelError::Damaged));
        bytes.truncate(middle);
        assert_eq!(Model::open(bytes).err(), Some(ModelError::Damaged));
        assert_eq!(Model::open(b"nothing of the kind".to_vec()).err(), Some(ModelError::NotAModel));
    }
}
