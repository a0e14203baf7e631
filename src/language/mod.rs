//! What the checkers know of English: words and their frequency, names, inflection,
//! part of speech, and which words follow which. Knows nothing of stories or issues.

pub mod inflect;
pub mod ngram;
pub mod tag;

pub use tag::{Tag, TagSet};
