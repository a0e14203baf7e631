//! Which words follow which: a model of n-grams, how it is made and how it is asked.
//!
//! [`Model::shared`] is what the program ships; [`learner`] makes such a model from an
//! archive. Nothing here knows of issues or thresholds.

pub mod archive;
mod census;
pub mod chain;
mod count;
pub mod learner;
mod model;
mod reading;
mod smooth;
mod table;
pub mod vocabulary;

pub use census::Listing;
pub use chain::Scored;
pub use count::Limits;
pub use model::{Model, ModelError, pack_pairs};
pub use reading::{PADDING, Reading, read_word};
pub use smooth::Keep;
pub use vocabulary::{Vocabulary, WordId};
