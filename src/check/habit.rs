//! What a story does its own way from beginning to end: one question for the story.
//!
//! A keyboard, another country's style or the page that a text was copied from sets marks
//! and spaces wrong in the same way throughout. The first place is an issue, the others
//! are notes; what is safe in bulk is still corrected everywhere at once.

use crate::check::once::ask_once;
use crate::check::quotations::sets_stops_outside;
use crate::check::rawness;
use crate::check::{Issue, Level, StoryChecker};
use crate::story::Story;

/// Rules about the setting of marks and spaces, and from how many findings on they are one
/// habit.
const HABITS: &[(&str, usize)] = &[
    ("quote-mixed", 3),
    ("quote-punctuation", 3),
    ("quote-space", 2),
    ("quote-single", 3),
    ("quote-direction", 3),
    ("quote-doubled", 2),
    ("quote-typed", 3),
    ("apostrophe-direction", 3),
    ("double-space", 3),
    ("space-before-mark", 3),
    ("space-after-mark", 3),
    ("doubled-mark", 4),
    ("bracket-pair", 3),
    ("missing-stop", 2),
    ("spelling/british", 2),
];

pub struct Habit;

impl StoryChecker for Habit {
    fn name(&self) -> &'static str {
        "habits"
    }

    fn check(&self, _: &Story, _: &mut Vec<Issue>) {}

    fn settle(&self, story: &Story, found: &mut [Issue]) {
        // Raw copy has slips, not habits, until there are many of a kind.
        let raw = rawness::is_raw(story, found);
        for (rule, least) in HABITS {
            let least = if raw { (*least).max(rawness::HABIT) } else { *least };
            let times = found.iter().filter(|i| i.rule == *rule && i.level != Level::Note).count();
            let elsewhere = *rule == "quote-punctuation" && !raw && times > 1 && sets_stops_outside(story);
            if times >= least || elsewhere {
                ask_once(found, rule);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::{Level, roster};
    use crate::story::{ReadAs, Story};

    /// How many of this rule's findings are issues, how many notes.
    fn counted(text: &str, rule: &str) -> (usize, usize) {
        let found = roster::full().check(&Story::parse(text, ReadAs::Body));
        let of_rule = || found.iter().filter(|i| i.rule == rule);
        (of_rule().filter(|i| i.level != Level::Note).count(), of_rule().filter(|i| i.level == Level::Note).count())
    }

    #[test]
    fn what_the_whole_story_does_is_asked_once() {
        let text = "It rained.  The river rose.  Crews came.  They left.\n";
        assert_eq!(counted(text, "double-space"), (1, 2));
        assert_eq!(counted("It rained.  The river rose. Crews came.  They left.\n", "double-space"), (2, 0));
    }

    #[test]
    fn a_story_that_sets_its_stops_outside_is_asked_once() {
        let text = "The clerk called it a \"gift\". Others said it was \"late\".\n";
        assert_eq!(counted(text, "quote-punctuation"), (1, 1));
        let text =
            "The clerk called it a \"gift\". Others said it was \"late\".\nIt was \"dear,\" \"cold\" and \"dark.\" It was \"done.\"\n";
        assert_eq!(counted(text, "quote-punctuation"), (2, 0));
    }
}
