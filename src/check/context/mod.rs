//! The wrong word that is a word: found by what usually stands between its neighbours.
//!
//! For each word that is often taken for another the model is asked whether the other
//! would stand there better; trees fitted to slips made on purpose judge how much better
//! is enough. Names, headlines, and text the model does not know are left alone.

pub mod judge;
mod owner;
pub mod sets;
mod subject;
pub mod supposition;

use crate::check::context::judge::Judges;
use crate::check::context::sets::{Kind, Sets};
use crate::check::context::supposition::{Line, Supposition};
use crate::check::{Category, Checker, InQuotation, Issue, StoryChecker};
use crate::language::ngram::Model;
use crate::story::{Paragraph, Part, StoryFacts};

/// The checkers of this room that read a paragraph at a time.
pub fn checkers() -> Vec<Box<dyn Checker>> {
    match Model::shared() {
        Some(model) => vec![Box::new(ContextChecker { model })],
        None => Vec::new(),
    }
}

/// The checkers of this room that read the whole story.
pub fn story_checkers() -> Vec<Box<dyn StoryChecker>> {
    Vec::new()
}

/// Asks the model of each sentence what else could be meant.
struct ContextChecker {
    model: &'static Model,
}

impl Checker for ContextChecker {
    fn name(&self) -> &'static str {
        "context"
    }

    fn check(&self, paragraph: &Paragraph, _: &StoryFacts, out: &mut Vec<Issue>) {
        if paragraph.part != Part::Body {
            return;
        }
        owner::find(self.model, paragraph, out);
        for sentence in &paragraph.sentences {
            let from = paragraph.dateline.map_or(sentence.tokens.start, |d| {
                paragraph.tokens.partition_point(|t| t.span.start < d.end).clamp(sentence.tokens.start, sentence.tokens.end)
            });
            let line = Line::read(self.model, paragraph, from..sentence.tokens.end);
            if line.is_familiar() {
                out.extend(judged(paragraph, line.suppose(Sets::shared())));
            }
        }
    }
}

/// The likeliest supposition for each place, where it is likely enough.
fn judged(paragraph: &Paragraph, suppositions: Vec<Supposition>) -> Vec<Issue> {
    let judges = Judges::shared();
    let mut found: Vec<(f32, Supposition, bool)> = Vec::new();
    for s in suppositions {
        let Some(judge) = judges.of(s.kind) else { continue };
        let score = judge.score(&s.features) - doubt(&s);
        if score >= judge.query {
            found.push((judge.confidence(score), s, score >= judge.fix));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut kept: Vec<(f32, Supposition, bool)> = Vec::new();
    for f in found {
        if !kept.iter().any(|k| k.1.first <= f.1.last && f.1.first <= k.1.last) {
            kept.push(f);
        }
    }
    kept.into_iter().map(|(confidence, s, fix)| issue(paragraph, &s, confidence, fix)).collect()
}

/// What a score loses for reasons that the text the judges were fitted to does not show.
fn doubt(s: &Supposition) -> f32 {
    // Polls and analyses are told in the present: "a third of those asked say".
    match s.kind {
        Kind::Tense if s.polled => 4.0,
        Kind::Tense if s.plural_subject => 2.0,
        _ => 0.0,
    }
}

fn issue(paragraph: &Paragraph, s: &Supposition, confidence: f32, fix: bool) -> Issue {
    let span = paragraph.span_of(s.first, s.last);
    let written = span.of(&paragraph.text);
    let replacement = as_written(&paragraph.text, written, &s.replacement);
    let (rule, category, message, why) = match s.kind {
        Kind::Homophone => (
            "context/homophone",
            Category::Word,
            "Sounds alike, but another word",
            format!("“{written}” hardly ever stands between these words; “{replacement}”, which sounds the same, does."),
        ),
        Kind::Confusion => (
            "context/confusion",
            Category::Word,
            "Probably another word",
            format!("“{written}” hardly ever stands between these words; “{replacement}”, which is easily taken for it, does."),
        ),
        Kind::Agreement => (
            "context/agreement",
            Category::Grammar,
            "Verb does not agree with its subject",
            format!("A verb has the number of its subject. After these words “{replacement}” is the usual form."),
        ),
        Kind::Tense => (
            "context/tense",
            Category::Grammar,
            "Base form where the past is meant",
            format!("Nothing here asks for the base form “{written}”; the story is told in the past: “{replacement}”."),
        ),
        Kind::Transposed => (
            "context/transposed",
            Category::Grammar,
            "Two words in the wrong order",
            format!("These two words have changed places: “{replacement}”."),
        ),
    };
    // What is read the same is a matter of writing; anything else is what somebody said.
    let alike = s.kind == Kind::Homophone && Sets::shared().sound_alike(&written.to_lowercase(), &s.replacement);
    let policy = if alike { InQuotation::Repair } else { InQuotation::Query };
    let issue = Issue::new(rule, category, span, message).why(why).suggest(replacement).confidence(confidence).in_quotation(policy);
    if fix { issue } else { issue.query() }
}

/// The replacement with the capital and the apostrophes of the original.
fn as_written(text: &str, written: &str, replacement: &str) -> String {
    let curly = text.contains('’') || !text.contains('\'') && text.contains('“');
    let replacement = if curly { replacement.replace('\'', "’") } else { replacement.to_owned() };
    let mut chars = replacement.chars();
    match chars.next() {
        Some(first) if written.starts_with(char::is_uppercase) => first.to_uppercase().chain(chars).collect(),
        _ => replacement,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Level;

    #[test]
    fn a_replacement_keeps_the_capital_and_the_shape_of_apostrophes() {
        assert_eq!(as_written("Its late, and it’s dark", "Its", "it's"), "It’s");
    }

    fn found(text: &str) -> Vec<(String, String)> {
        let p = Paragraph::analyse(text, Part::Body);
        let mut out = Vec::new();
        for checker in checkers() {
            checker.check(&p, &StoryFacts::default(), &mut out);
        }
        out.iter().map(|i| (i.span.of(text).to_owned(), i.suggestions.first().cloned().unwrap_or_default())).collect()
    }

    #[test]
    fn a_wrong_word_that_is_a_word_is_found_by_its_neighbours() {
        for (text, wrong, right) in [
            ("Officials said they where not aware of the problem until Tuesday.", "where", "were"),
            ("The bill was passed by the Senate and sent to the floor form the committee on Tuesday.", "form", "from"),
            ("She said she was looking forward to working with the of members the committee.", "of members", "members of"),
        ] {
            assert!(found(text).contains(&(wrong.to_owned(), right.to_owned())), "{text} {:?}", found(text));
        }
    }

    #[test]
    fn right_words_in_right_places_are_left_alone() {
        for text in [
            "The mayor of the two cities has been asked to explain the decision to the voters.",
            "If she were the chairman, the members of the committee would have heard about it.",
            "Would he have voted for the bill if it had been brought to the floor?",
            "The company, which owns two mills in the county, said it would hire 40 people.",
            "They were told that it’s not their decision, and that its members would vote.",
            "The new judge put the case off until June, and the board cut the budget in half.",
            "The members of the committee hoped that the new law would bring the banks to heel.",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn inside_a_quotation_only_what_is_read_the_same_is_corrected() {
        let quoted = |sentence: &str| {
            let text = format!("The mayor said, “{sentence}”");
            let p = Paragraph::analyse(&text, Part::Body);
            let mut out = Vec::new();
            for checker in checkers() {
                checker.check(&p, &StoryFacts::default(), &mut out);
            }
            crate::check::seal::seal(&p, &mut out);
            let seen = |i: &Issue| (i.span.of(&text).to_owned(), i.level, i.suggestions.first().cloned());
            out.iter().map(seen).collect::<Vec<_>>()
        };
        let fix = |wrong: &str, right: &str| vec![(wrong.to_owned(), Level::Fix, Some(right.to_owned()))];
        let query = |wrong: &str| vec![(wrong.to_owned(), Level::Query, None)];
        assert_eq!(quoted("We will bring them home threw the port of the city."), fix("threw", "through"));
        assert_eq!(quoted("We look forward to working with the of members the committee."), query("of members"));
    }

    #[test]
    fn text_in_another_language_or_in_capitals_is_left_alone() {
        assert_eq!(found("Der Ausschuss hat den Antrag am Montag ohne Aussprache an die Fraktion verwiesen."), []);
        assert_eq!(found("THE MEMBERS OF THE COMMITTEE IS EXPECTED TO VOTE ON THERE OWN BUDGET ON FRIDAY."), []);
    }
}
