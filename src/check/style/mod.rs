//! Style packs: rules as data, the matchers that read them, and the checkers for what
//! data cannot say.
//!
//! [`pack`] reads TOML, [`compile`] makes rules of it, [`book`] holds the rules of one
//! publication, [`checker`] and [`document`] run them, [`logic`] has the checkers per
//! noun, [`examples`] tests a book by its own examples. config/styles/README.md is the
//! guide for whoever writes a pack.

pub mod book;
pub mod checker;
pub mod compile;
pub mod document;
pub mod error;
pub mod examples;
pub mod expression;
pub mod index;
pub mod inflect;
pub mod logic;
pub mod needed;
pub mod number;
pub mod pack;
pub mod pattern;
mod plain;
pub mod replacement;
pub mod report;
pub mod rule;
pub mod shipped;
pub mod show;
pub mod tables;
pub mod template;
pub mod throughout;
pub mod words;

use std::sync::{Arc, OnceLock};

pub use book::StyleBook;
pub use error::PackError;
pub use pack::PackFile;

use crate::check::{Checker, StoryChecker};

/// The AP book, compiled once.
pub fn ap() -> Arc<StyleBook> {
    static BOOK: OnceLock<Arc<StyleBook>> = OnceLock::new();
    Arc::clone(BOOK.get_or_init(|| Arc::new(StyleBook::shipped("ap").map(|(book, _)| book).unwrap_or_default())))
}

/// The checkers of this room that read a paragraph at a time.
pub fn checkers(book: &Arc<StyleBook>) -> Vec<Box<dyn Checker>> {
    vec![Box::new(checker::StyleChecker::new(Arc::clone(book)))]
}

/// The checkers of this room that read the whole story.
pub fn story_checkers(book: &Arc<StyleBook>) -> Vec<Box<dyn StoryChecker>> {
    vec![Box::new(document::DocumentChecker::new(Arc::clone(book)))]
}
