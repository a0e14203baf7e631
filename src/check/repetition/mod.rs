//! Said twice: doubled words, repeated and nearly repeated sentences and paragraphs.

mod doubled;
mod repeated;

use crate::check::{Checker, Issue, StoryChecker};
use crate::story::{Paragraph, StoryFacts};

struct Doubled;

impl Checker for Doubled {
    fn name(&self) -> &'static str {
        "doubled words"
    }

    fn check(&self, paragraph: &Paragraph, _: &StoryFacts, out: &mut Vec<Issue>) {
        doubled::find(paragraph, out);
    }
}

/// The checkers of this room that read a paragraph at a time.
pub fn checkers() -> Vec<Box<dyn Checker>> {
    vec![Box::new(Doubled)]
}

/// The checkers of this room that read the whole story.
pub fn story_checkers() -> Vec<Box<dyn StoryChecker>> {
    vec![Box::new(repeated::Repeated)]
}
