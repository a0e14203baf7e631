//! Grammar: rules of our own over tokens and parts of speech, and the grammar engine
//! behind an allow-list.
//!
//! One rule a file, each a function that reads one paragraph; the word classes and
//! tables they go by are data under config/grammar. No rule looks into a quotation on
//! purpose: what becomes of a finding there is decided in one place for all of them.

mod after_quotation;
mod agreement;
mod appositive;
mod article;
mod capital;
pub(crate) mod classes;
mod compound;
mod confusion;
mod garbled;
mod missing_word;
mod one_of;
mod opening;
pub(crate) mod phrase;
mod preposition;
pub(crate) mod reading;
mod relative;
mod run_on;
mod splice;
mod subject;
mod verb_form;
mod verbs;
mod whom;

use crate::check::{Checker, Issue, StoryChecker};
use crate::story::{Paragraph, Part, StoryFacts};

/// A rule: reads one paragraph, adds what it finds.
type Rule = fn(&Paragraph, &mut Vec<Issue>);

/// Rules for sentences and for headlines alike.
const EVERYWHERE: &[Rule] = &[article::find, confusion::find, capital::find];

/// Rules for sentences in full.
const IN_BODY: &[Rule] = &[
    relative::find,
    after_quotation::find,
    phrase::find,
    preposition::find,
    compound::find,
    agreement::find,
    verb_form::find,
    appositive::find,
    garbled::find,
    run_on::find,
    splice::find,
    one_of::find,
    verbs::find,
    missing_word::find,
    whom::find,
];

struct OwnRules;

impl Checker for OwnRules {
    fn name(&self) -> &'static str {
        "grammar"
    }

    fn check(&self, paragraph: &Paragraph, _: &StoryFacts, out: &mut Vec<Issue>) {
        if matches!(paragraph.part, Part::Byline | Part::Stray | Part::Table) {
            return;
        }
        for rule in EVERYWHERE {
            rule(paragraph, out);
        }
        if paragraph.part == Part::Body {
            for rule in IN_BODY {
                rule(paragraph, out);
            }
        }
    }
}

/// The name of a day or a month, in lower case.
pub fn is_calendar(lower: &str) -> bool {
    classes::is("calendar", lower)
}

/// The checkers of this room that read a paragraph at a time.
pub fn checkers() -> Vec<Box<dyn Checker>> {
    vec![Box::new(OwnRules)]
}

/// The checkers of this room that read the whole story.
pub fn story_checkers() -> Vec<Box<dyn StoryChecker>> {
    Vec::new()
}

#[cfg(test)]
mod trial {
    //! How a rule's tests speak: what it finds in a passage, as "words -> suggestion".

    use super::Rule;
    use crate::story::{Paragraph, Part};

    pub fn found(rule: Rule, text: &str) -> Vec<String> {
        let paragraph = Paragraph::analyse(text, Part::Body);
        let mut issues = Vec::new();
        rule(&paragraph, &mut issues);
        issues.iter().map(|i| format!("{} -> {}", i.span.of(text), i.suggestions.first().map_or("?", String::as_str))).collect()
    }

    /// Each of these is right as it stands.
    pub fn quiet(rule: Rule, right: &[&str]) {
        for text in right {
            assert_eq!(found(rule, text), Vec::<String>::new(), "in: {text}");
        }
    }

    /// Each of these has one fault, found and put right.
    pub fn finds(rule: Rule, wrong: &[(&str, &str)]) {
        for (text, fault) in wrong {
            assert_eq!(found(rule, text), [*fault], "in: {text}");
        }
    }
}
