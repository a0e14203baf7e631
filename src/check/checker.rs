//! What a checker is.

use crate::check::Issue;
use crate::story::{Paragraph, Story, StoryFacts};

/// Reads one paragraph at a time. What it says may depend on the paragraph and the
/// facts only: the engine keeps the answer and gives it again for the same paragraph.
pub trait Checker: Send + Sync {
    /// For messages about the checker itself: "spelling".
    fn name(&self) -> &'static str;

    /// False where the answer depends on the paragraph alone, so that it stays valid
    /// when something else in the story changes.
    fn needs_facts(&self) -> bool {
        false
    }

    /// Adds what it finds to `out`, spans in bytes of the paragraph.
    fn check(&self, paragraph: &Paragraph, facts: &StoryFacts, out: &mut Vec<Issue>);
}

/// Reads the whole story: what cannot be seen in one paragraph.
pub trait StoryChecker: Send + Sync {
    fn name(&self) -> &'static str;

    /// Adds what it finds to `out`, spans in bytes of the story's text.
    fn check(&self, story: &Story, out: &mut Vec<Issue>);

    /// A last look at what everybody found in the story, before issues are merged: may
    /// lower the level of some.
    fn settle(&self, _story: &Story, _found: &mut [Issue]) {}
}
