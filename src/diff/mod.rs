//! Before and after: one model of a change, which the panes and the command line draw.
//!
//! [`words`] compares two passages, [`story`] two whole stories, [`unified`] writes what
//! `patch` reads. Knows texts only: no issue, no decision, no screen and no colour.

mod paragraphs;
mod unified;
mod words;

pub use paragraphs::{ParagraphChange, Shown, story, with_context};
pub use unified::unified;
pub use words::{Kind, Piece, words};
