//! Words of a newsroom's own archive: what stood in several of its documents is known, unless
//! it is a slip of a commoner word, as any archive has.

use crate::language::Lexicon;
use crate::language::ngram::{Model, Vocabulary};
use crate::language::suggest;

use super::{Spelling, known};

/// A word this common (Zipf) with so small a slip (hundredths) makes a slip of what was learned.
const COMMON: f32 = 3.2;
const SLIP: u16 = 65;
/// In short words any letter makes another word.
const SHORT: usize = 4;

impl Spelling {
    /// Is the word (in lower case) known from the newsroom's own archive?
    pub(super) fn is_learned(&self, lower: &str) -> bool {
        Model::layer().is_some_and(|layer| learned(layer.vocabulary(), self.lexicon, lower))
    }
}

fn learned(archive: &Vocabulary, lexicon: &Lexicon, lower: &str) -> bool {
    archive.known(lower).is_some() && lexicon.entry(lower).is_none() && !is_slip(lexicon, lower)
}

fn is_slip(lexicon: &Lexicon, lower: &str) -> bool {
    !known::corrections(lower).is_empty()
        || lower.len() > SHORT
            && suggest::close(lexicon, lower)
                .iter()
                .any(|c| c.cost <= SLIP && lexicon.frequency(&c.word.to_lowercase()).is_some_and(|z| z >= COMMON))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_archive_repeats_is_known_but_not_its_slips() {
        let mut words = ["zorbleyite", "quackenburg", "goverment", "comission", "offciials", "xyzt"];
        words.sort_unstable();
        let bytes = fst::Map::from_iter(words.into_iter().zip(16_u64..)).expect("sorted").into_fst().into_inner();
        let archive = Vocabulary::open(bytes.into()).expect("a vocabulary");
        let is = |word: &str| learned(&archive, Lexicon::shared(), word);
        assert!(is("zorbleyite") && is("quackenburg") && is("xyzt"));
        for slip in ["goverment", "comission", "offciials", "neverseen"] {
            assert!(!is(slip), "{slip}");
        }
    }
}
