//! Quotation marks: pairing, one style a story, punctuation at the marks.
//!
//! [`marks`] reads the double marks of a paragraph: which opens, which closes, which has
//! no partner. What follows from that is decided a file a question: missing and mixed
//! marks in [`pairing`], the style of the whole story in [`style`], commas, periods and
//! attributions at the marks in [`punctuation`], typing faults in [`typing`], single marks
//! in [`single`]. The words said are never touched, only their marks.

mod attribution;
mod long;
mod marks;
mod missing;
mod nickname;
mod pairing;
mod punctuation;
mod single;
mod style;
mod typing;

use crate::check::{Checker, StoryChecker};

pub use punctuation::sets_stops_outside;

/// The checkers of this room that read a paragraph at a time.
pub fn checkers() -> Vec<Box<dyn Checker>> {
    vec![Box::new(punctuation::Punctuation), Box::new(typing::Typing), Box::new(nickname::Nickname)]
}

/// The checkers of this room that read the whole story.
pub fn story_checkers() -> Vec<Box<dyn StoryChecker>> {
    vec![Box::new(pairing::Pairing), Box::new(single::Single), Box::new(style::OneStyle)]
}
