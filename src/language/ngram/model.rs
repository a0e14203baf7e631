//! A model in one file: vocabulary, n-grams of words, n-grams of classes of words.
//!
//! The shipped model is built in and opened where it lies; a newsroom's own layer is read
//! from a file by whoever may read files, and handed over as bytes.

use std::ops::Range;
use std::sync::OnceLock;

use thiserror::Error;

use crate::language::ngram::chain::{Chain, Scored, number_at};
use crate::language::ngram::reading::{PADDING, Reading, read_word};
use crate::language::ngram::table::{self, Entry, Table, mix};
use crate::language::ngram::vocabulary::{Vocabulary, WordId};
use crate::story::Token;

const MAGIC: &[u8; 8] = b"COPYDESK";
const VERSION: usize = 1;
const HEAD: usize = 24;

static SHIPPED: &[u8] = include_bytes!("../../../config/model/english.ngrams");

static LAYER: OnceLock<Model> = OnceLock::new();

/// Why a model file cannot be used; the desk opens without it.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum ModelError {
    #[error("this file is no copydesk model; the desk works without it; make it again with `copydesk learn`")]
    NotAModel,
    #[error(
        "this model was made by another version of copydesk (format {0}); the desk works without it; make it again with `copydesk learn`"
    )]
    Version(usize),
    #[error("this model file is damaged; the desk works without it; make it again with `copydesk learn`")]
    Damaged,
}

/// The parts of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Vocabulary = 1,
    Words = 2,
    ClassOf = 3,
    Classes = 4,
    Pairs = 5,
}

/// Which words follow which.
pub struct Model {
    vocabulary: Vocabulary,
    words: Chain,
    class_of: &'static [u8],
    classes: Option<Chain>,
    pairs: Option<Table>,
}

/// The bytes of the sections, as training makes them.
#[derive(Default)]
pub struct Parts {
    pub vocabulary: Vec<u8>,
    pub words: Vec<u8>,
    /// For each number of the vocabulary the number of its class; empty without classes.
    pub class_of: Vec<u16>,
    pub classes: Vec<u8>,
    /// A table made by [`pack_pairs`].
    pub pairs: Vec<u8>,
}

impl Model {
    /// The model that comes with the program; `None` where its build was damaged.
    pub fn shared() -> Option<&'static Self> {
        static SHARED: OnceLock<Option<Model>> = OnceLock::new();
        SHARED.get_or_init(|| Self::open_sections(SHIPPED).ok()).as_ref()
    }

    /// The model of a newsroom's own archive, once [`Self::add_layer`] was called.
    pub fn layer() -> Option<&'static Self> {
        LAYER.get()
    }

    /// Adds the model of a newsroom's own archive to the shipped one, for the rest of the
    /// run; the first one added stays.
    pub fn add_layer(self) {
        // A second layer is not an error: it has no effect.
        let _ = LAYER.set(self);
    }

    /// Opens the bytes of a file, and believes them only where the checksum is right. They
    /// are kept for the rest of the run, where they lie.
    ///
    /// # Errors
    /// Where they are no model, of another version, or damaged.
    pub fn open(bytes: Vec<u8>) -> Result<Self, ModelError> {
        check_head(&bytes)?;
        let sum = bytes.get(16..HEAD).and_then(|b| b.try_into().ok()).map(u64::from_le_bytes);
        if sum != Some(checksum(bytes.get(HEAD..).unwrap_or(&[]))) {
            return Err(ModelError::Damaged);
        }
        // A layer serves until the program ends; a copy of each section would cost more.
        Self::open_sections(Vec::leak(bytes))
    }

    fn open_sections(bytes: &'static [u8]) -> Result<Self, ModelError> {
        check_head(bytes)?;
        Self::sections(bytes).ok_or(ModelError::Damaged)
    }

    fn sections(bytes: &'static [u8]) -> Option<Self> {
        let section = |wanted: Section| -> Option<&'static [u8]> {
            let mut at = HEAD;
            while at + 8 <= bytes.len() {
                let (kind, length) = (number_at(bytes, at)?, number_at(bytes, at + 4)?);
                let end = (at + 8).checked_add(length)?;
                if kind == wanted as usize {
                    return bytes.get(at + 8..end);
                }
                at = end;
            }
            None
        };
        Some(Self {
            vocabulary: Vocabulary::open(section(Section::Vocabulary)?.into())?,
            words: Chain::open(section(Section::Words)?)?,
            class_of: section(Section::ClassOf).unwrap_or(&[]),
            classes: section(Section::Classes).and_then(Chain::open),
            pairs: section(Section::Pairs).and_then(Table::open),
        })
    }

    /// The bytes of a file.
    pub fn assemble(parts: &Parts) -> Vec<u8> {
        let class_of: Vec<u8> = parts.class_of.iter().flat_map(|c| c.to_le_bytes()).collect();
        let mut body = Vec::new();
        for (kind, bytes) in [
            (Section::Vocabulary, &parts.vocabulary),
            (Section::Words, &parts.words),
            (Section::ClassOf, &class_of),
            (Section::Classes, &parts.classes),
            (Section::Pairs, &parts.pairs),
        ] {
            if !bytes.is_empty() {
                body.extend((kind as u32).to_le_bytes());
                body.extend(u32::try_from(bytes.len()).unwrap_or(0).to_le_bytes());
                body.extend(bytes);
            }
        }
        let mut out = MAGIC.to_vec();
        out.extend(u32::try_from(VERSION).unwrap_or(0).to_le_bytes());
        out.extend(0_u32.to_le_bytes());
        out.extend(checksum(&body).to_le_bytes());
        out.extend(body);
        out
    }

    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// Words of the longest n-gram.
    pub fn order(&self) -> usize {
        self.words.order()
    }

    /// Reads the tokens of one sentence of `text`.
    pub fn read(&self, text: &str, tokens: &[Token]) -> Reading {
        Reading::of(&self.vocabulary, text, tokens)
    }

    /// The probability of `word` after `context`, the nearest word last.
    pub fn log_prob(&self, context: &[WordId], word: WordId) -> Scored {
        self.words.log_prob(context, word)
    }

    /// The log-probability of the words `range` of `ids`, each after those before it.
    pub fn log_prob_of(&self, ids: &[WordId], range: Range<usize>) -> f32 {
        self.words.log_prob_of(ids, range)
    }

    /// How much likelier (natural logarithm) a sentence of `text` is with `new` in the place of
    /// the tokens `old` of it; `after` of the words behind count.
    pub fn gain(&self, text: &str, sentence: &[Token], old: Range<usize>, new: &str, after: usize) -> Option<f32> {
        let reading = self.read(text, sentence);
        let (first, last) = (reading.place(old.start), reading.place(old.end.checked_sub(1)?));
        let before = reading.ids.get(first.start.saturating_sub(PADDING)..first.start)?;
        let was = reading.ids.get(first.start..last.end)?;
        let behind = reading.ids.get(last.end..(last.end + after).min(reading.ids.len()))?;
        let likely = |words: &[WordId]| {
            let ids: Vec<WordId> = [before, words, behind].concat();
            self.log_prob_of(&ids, before.len()..ids.len())
        };
        Some(likely(&read_word(&self.vocabulary, new)) - likely(was))
    }

    /// The log-probability of the word whatever stands before it.
    pub fn alone(&self, id: WordId) -> f32 {
        self.words.alone(id)
    }

    /// The class of a word, for [`Self::class_log_prob`].
    pub fn class_of(&self, id: WordId) -> WordId {
        let at = 2 * usize::from(id.0);
        WordId(self.class_of.get(at..at + 2).and_then(|b| b.try_into().ok()).map_or(0, u16::from_le_bytes))
    }

    /// How much more often than by chance (natural logarithm) the one word stands before
    /// the other in English at large; `None` where they hardly ever do. Lower case.
    pub fn attraction(&self, first: &str, second: &str) -> Option<f32> {
        self.pairs.as_ref().and_then(|t| t.find(pair_hash(first, second))).map(|found| found.0)
    }

    /// The n-grams of classes, where the model has them.
    pub fn classes(&self) -> Option<&Chain> {
        self.classes.as_ref()
    }
}

/// Is this the head of a model of this version?
fn check_head(bytes: &[u8]) -> Result<(), ModelError> {
    if bytes.get(..8) != Some(MAGIC.as_slice()) {
        return Err(ModelError::NotAModel);
    }
    match number_at(bytes, 8) {
        Some(VERSION) => Ok(()),
        Some(other) => Err(ModelError::Version(other)),
        None => Err(ModelError::Damaged),
    }
}

fn pair_hash(first: &str, second: &str) -> u64 {
    let bytes = first.bytes().chain([b' ']).chain(second.bytes());
    mix(bytes.fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)))
}

/// The bytes of the table of pairs: two words in lower case, and how much more often than
/// by chance they stand together (natural logarithm).
pub fn pack_pairs<'a>(pairs: impl Iterator<Item = (&'a str, &'a str, f32)>) -> Vec<u8> {
    let entries = pairs.map(|(a, b, log)| Entry { hash: pair_hash(a, b), log_prob: log, back_off: 0.0 }).collect();
    table::build(entries, false)
}

fn checksum(bytes: &[u8]) -> u64 {
    let (chunks, rest) = bytes.as_chunks::<8>();
    let sum =
        chunks.iter().fold(bytes.len() as u64, |h, c| (h ^ u64::from_le_bytes(*c)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23));
    mix(rest.iter().fold(sum, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3)))
}
