//! Finding faults: one room a checker, one engine that runs them, one form of finding.
//!
//! A checker reads a [`Paragraph`](crate::story::Paragraph) or a whole
//! [`Story`](crate::story::Story) and says what it found as [`Issue`]s. It knows no
//! screen, no file and no decision of the editor.

pub mod checker;
pub mod context;
pub mod engine;
pub mod grammar;
pub mod habit;
pub mod issue;
pub mod leave;
pub mod merge;
pub mod names;
pub mod once;
pub mod own;
pub mod quotations;
mod rawness;
pub mod repetition;
pub mod roster;
pub mod seal;
pub mod spelling;
pub mod structure;
pub mod style;
#[cfg(test)]
pub(crate) mod trial;

pub use checker::{Checker, StoryChecker};
pub use engine::Engine;
pub use issue::{Batch, Category, InQuotation, Issue, Level, Related, corrected};
pub use leave::Leave;
