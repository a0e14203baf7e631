//! Names of the story: one name spelled two ways, a slip in a name, names to verify.

use crate::check::{Checker, StoryChecker};

/// The checkers of this room that read a paragraph at a time.
pub fn checkers() -> Vec<Box<dyn Checker>> {
    Vec::new()
}

/// The checkers of this room that read the whole story.
pub fn story_checkers() -> Vec<Box<dyn StoryChecker>> {
    Vec::new()
}
