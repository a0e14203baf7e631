//! Names of the story: one name spelled two ways, a slip in a name, names to verify.
//!
//! [`ledger`] lists every capitalised word with where and beside whom it stands; the rest
//! of the room reads that list. An unknown name is a name to verify, never a misspelling;
//! it is a slip only when the story itself, or a fixed form, says how it is spelled.

mod compare;
mod corps;
mod institution;
mod ledger;
mod organizations;
mod particles;
mod variants;
mod verify;

use crate::check::{Checker, StoryChecker};

/// The checkers of this room that read a paragraph at a time.
pub fn checkers() -> Vec<Box<dyn Checker>> {
    vec![Box::new(corps::Corps), Box::new(institution::Institution)]
}

/// The checkers of this room that read the whole story.
pub fn story_checkers() -> Vec<Box<dyn StoryChecker>> {
    vec![Box::new(variants::Variants), Box::new(organizations::Organizations), Box::new(particles::Particles), Box::new(verify::ToVerify)]
}
