//! The shape of a story: lines that do not belong, missing full stops, spaces, brackets,
//! bylines, notes left in the copy, text read with the wrong character set.
//!
//! Knows where things stand, not what they say; words are changed nowhere in this room.

mod brackets;
mod byline;
mod encoding;
mod ending;
mod notes;
mod punctuation;
mod spacing;
mod strays;

use crate::check::{Checker, StoryChecker};

/// The checkers of this room that read a paragraph at a time.
pub fn checkers() -> Vec<Box<dyn Checker>> {
    vec![Box::new(spacing::Spacing), Box::new(punctuation::Doubled), Box::new(notes::Notes), Box::new(encoding::WrongEncoding)]
}

/// The checkers of this room that read the whole story.
pub fn story_checkers() -> Vec<Box<dyn StoryChecker>> {
    vec![Box::new(brackets::Brackets), Box::new(strays::Strays), Box::new(ending::Ending), Box::new(byline::Byline)]
}
