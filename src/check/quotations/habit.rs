//! Marks that a story sets its own way from beginning to end: one question for the story.

use crate::check::once::ask_once;
use crate::check::{Issue, Level, StoryChecker};
use crate::story::Story;

/// Rules about the setting of marks, where many findings are one habit (of the writer's
/// keyboard, or of another country's style).
const HABITS: &[&str] = &["quote-mixed", "quote-punctuation", "quote-space", "quote-single", "quote-direction"];
/// From so many findings on it is a habit.
const LEAST: usize = 4;

pub struct Habit;

impl StoryChecker for Habit {
    fn name(&self) -> &'static str {
        "habits of quotation"
    }

    fn check(&self, _: &Story, _: &mut Vec<Issue>) {}

    fn settle(&self, _: &Story, found: &mut [Issue]) {
        for rule in HABITS {
            if found.iter().filter(|i| i.rule == *rule && i.level != Level::Note).count() >= LEAST {
                ask_once(found, rule);
            }
        }
    }
}
