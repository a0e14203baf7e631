//! Said twice: doubled words, repeated and nearly repeated sentences and paragraphs.

use crate::check::{Checker, StoryChecker};

/// The checkers of this room that read a paragraph at a time.
pub fn checkers() -> Vec<Box<dyn Checker>> {
    Vec::new()
}

/// The checkers of this room that read the whole story.
pub fn story_checkers() -> Vec<Box<dyn StoryChecker>> {
    Vec::new()
}
