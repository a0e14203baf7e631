//! What the checkers know of English: words and their frequency, names, inflection,
//! part of speech, and which words follow which. Knows nothing of stories or issues.

pub mod calendar;
pub mod inflect;
pub mod lexicon;
mod memo;
pub mod nearest;
pub mod ngram;
pub mod suggest;
pub mod tag;
pub mod tagger;
pub mod user_words;

pub use lexicon::Lexicon;
pub use suggest::Suggester;
pub use tag::{Tag, TagSet};
pub use user_words::UserWords;
