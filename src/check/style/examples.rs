//! Runs the examples of the rules: the tests a style chief writes with a rule.
//!
//! Each wrong sentence must become its right one by its rule alone and by the whole
//! book; each right sentence and each trap must be left alone, by the rule and by every
//! other rule that corrects.

use std::sync::Arc;

use crate::check::style::book::StyleBook;
use crate::check::style::checker::StyleChecker;
use crate::check::style::document::DocumentChecker;
use crate::check::style::error::{Fault, PackError};
use crate::check::style::rule::{Rule, Scope};
use crate::check::{Engine, Level, corrected};
use crate::story::{ReadAs, Story};

/// What came of a run.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    pub rules: usize,
    pub sentences: usize,
    /// A rule disagrees with its own example.
    pub failures: Vec<PackError>,
    /// The rules disagree with each other over an example.
    pub conflicts: Vec<PackError>,
}

/// How the example of a rule is read.
fn read_as(rule: &Rule) -> ReadAs {
    match rule.scope.first() {
        Some(Scope::Headline) if !rule.scope.contains(&Scope::Body) => ReadAs::Headline,
        Some(Scope::Document | Scope::Byline | Scope::Dateline) => ReadAs::Story,
        _ => ReadAs::Body,
    }
}

fn engine(book: StyleBook) -> Engine {
    let book = Arc::new(book);
    Engine::new(vec![Box::new(StyleChecker::new(Arc::clone(&book)))], vec![Box::new(DocumentChecker::new(book))])
}

struct Run<'a> {
    book: &'a StyleBook,
    rule: &'a Rule,
    alone: Engine,
    all: &'a Engine,
    outcome: &'a mut Outcome,
}

impl Run<'_> {
    fn error(&self, sentence: &str, what: &'static str, expected: &str, got: String) -> PackError {
        let line = self.book.line_of(self.rule, sentence);
        let fault = Fault::Example { id: self.rule.name.clone(), what, expected: expected.to_owned(), got };
        PackError::new(&*self.rule.path, line, fault)
    }

    fn wrong(&mut self, wrong: &str, right: Option<&str>) {
        let story = Story::parse(wrong, read_as(self.rule));
        let issues = self.alone.check(&story);
        let Some(right) = right else {
            if issues.is_empty() {
                self.outcome.failures.push(self.error(wrong, "the rule does not see its example", wrong, "no issue".to_owned()));
            }
            return;
        };
        let got = corrected(wrong, &issues);
        if got != right {
            self.outcome.failures.push(self.error(wrong, "the example comes out otherwise", right, got));
            return;
        }
        let together = corrected(wrong, &self.all.check(&story));
        if together != right && self.rule.on {
            self.outcome.conflicts.push(self.error(wrong, "with the other rules the example comes out otherwise", right, together));
        }
    }

    fn good(&mut self, text: &str, what: &'static str) {
        let story = Story::parse(text, read_as(self.rule));
        if let Some(issue) = self.alone.check(&story).first() {
            let got = format!("{} -> {}", issue.span.of(text), issue.suggestions.join(" / "));
            self.outcome.failures.push(self.error(text, what, text, got));
            return;
        }
        if let Some(issue) = self.all.check(&story).iter().find(|i| i.level == Level::Fix) {
            let got = format!("{}: {} -> {}", issue.rule, issue.span.of(text), issue.suggestions.join(" / "));
            self.outcome.conflicts.push(self.error(text, "another rule corrects a good sentence", text, got));
        }
    }
}

/// Runs the examples of every rule whose name holds `filter`.
pub fn run(book: &StyleBook, filter: &str) -> Outcome {
    let mut outcome = Outcome::default();
    let all = engine(book.clone());
    for rule in book.rules.iter().filter(|r| r.name.contains(filter)) {
        outcome.rules += 1;
        let mut run = Run { book, rule, alone: engine(book.only(&rule.id)), all: &all, outcome: &mut outcome };
        for example in &rule.examples {
            run.outcome.sentences += 1;
            run.wrong(&example.wrong, example.right.as_deref());
            if let Some(right) = &example.right {
                run.outcome.sentences += 1;
                run.good(right, "the rule marks what it wants");
            }
        }
        for trap in &rule.traps {
            run.outcome.sentences += 1;
            run.good(trap, "the rule marks a trap");
        }
    }
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(errors: &[PackError]) -> String {
        errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_shipped_pack_has_no_mistake() {
        let (book, errors) = StyleBook::shipped("ap").unwrap();
        assert!(errors.is_empty(), "\n{}", told(&errors));
        assert!(book.rules.len() > 10);
    }

    #[test]
    fn every_rule_of_the_shipped_pack_agrees_with_its_examples() {
        let (book, _) = StyleBook::shipped("ap").unwrap();
        let outcome = run(&book, "");
        assert!(outcome.failures.is_empty(), "\n{}", told(&outcome.failures));
    }

    #[test]
    fn the_rules_of_the_shipped_pack_agree_with_each_other() {
        let (book, _) = StyleBook::shipped("ap").unwrap();
        let outcome = run(&book, "");
        assert!(outcome.conflicts.is_empty(), "\n{}", told(&outcome.conflicts));
    }

    #[test]
    fn the_sample_of_a_house_pack_agrees_with_itself_and_with_what_it_extends() {
        let (book, errors) = StyleBook::shipped("house").unwrap();
        let outcome = run(&book, "house/");
        let all: Vec<_> = errors.into_iter().chain(outcome.failures).chain(outcome.conflicts).collect();
        assert!(all.is_empty(), "\n{}", told(&all));
        assert!(outcome.sentences >= 6);
        assert!(book.sections().any(|s| s == "sports"));
    }

    #[test]
    fn every_rule_has_an_example_and_says_why() {
        let (book, _) = StyleBook::shipped("ap").unwrap();
        let bare: Vec<_> = book.rules.iter().filter(|r| r.examples.is_empty() || r.why.is_empty()).map(|r| &r.name).collect();
        assert!(bare.is_empty(), "{bare:?}");
    }
}
