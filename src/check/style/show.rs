//! Rules as text: the list, one entry as a style book prints it, the result of the tests.

use std::fmt::Write;

use crate::check::style::book::StyleBook;
use crate::check::style::error::PackError;
use crate::check::style::examples;
use crate::check::style::rule::{Quoted, Rule};
use crate::check::{Batch, InQuotation, Issue, Level};

fn level(rule: &Rule) -> &'static str {
    match rule.level {
        _ if !rule.on => "off",
        Level::Fix => "fix",
        Level::Query => "query",
        Level::Note => "note",
    }
}

/// A message with its places filled from the rule's first example: what differs in it is
/// what was found and what is right.
fn filled(rule: &Rule, text: &str) -> String {
    if !text.contains(['{']) {
        return text.to_owned();
    }
    let example = rule.examples.iter().find_map(|e| Some((e.wrong.as_str(), e.right.as_deref()?)));
    let (wrong, right) = example.map_or(("…".to_owned(), "…".to_owned()), |(wrong, right)| difference(wrong, right));
    text.replace("{match}", &wrong).replace("{right}", &right)
}

/// The words of each that the other does not have, between the words that begin and end both.
fn difference(wrong: &str, right: &str) -> (String, String) {
    let (a, b): (Vec<&str>, Vec<&str>) = (wrong.split(' ').collect(), right.split(' ').collect());
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a.iter().skip(head).rev().zip(b.iter().skip(head).rev()).take_while(|(x, y)| x == y).count();
    let middle = |words: &[&str]| {
        let text = words.get(head..words.len().saturating_sub(tail)).unwrap_or_default().join(" ");
        text.trim_end_matches([',', '.', '?', '!']).to_owned()
    };
    (middle(&a), middle(&b))
}

/// Which rules are listed; an empty part fits all.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The name of a category.
    pub category: Option<String>,
    /// "fix", "query", "note", or "off" for what is switched off.
    pub level: Option<String>,
    /// Each in the line of the rule: its id, category, level or message.
    pub words: Vec<String>,
}

impl Wanted {
    fn has(&self, rule: &Rule, line: &str) -> bool {
        let lower = line.to_lowercase();
        self.category.as_ref().is_none_or(|c| c == rule.category.name())
            && self.level.as_ref().is_none_or(|l| l == level(rule))
            && self.words.iter().all(|w| lower.contains(&w.to_lowercase()))
    }
}

/// One line a rule, of those wanted.
pub fn list(book: &StyleBook, wanted: &Wanted) -> String {
    let mut out = String::new();
    let mut count = 0;
    for rule in &book.rules {
        let line = format!("{:<34} {:<14} {:<6} {}", rule.name, rule.category.name(), level(rule), filled(rule, &rule.message));
        if wanted.has(rule, &line) {
            count += 1;
            let _ = writeln!(out, "{line}");
        }
    }
    let _ = writeln!(out, "{count} of {}", counted(book.rules.len(), "rule"));
    out
}

fn counted(n: usize, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}

/// The entry of one rule, as a style book would print it; `None` where there is no such rule.
pub fn entry(book: &StyleBook, id: &str) -> Option<String> {
    let rule = book.rule(id)?;
    let mut out = String::new();
    let _ = writeln!(out, "{}\n\n  {}\n", rule.name, filled(rule, &rule.message));
    if !rule.why.is_empty() {
        let _ = writeln!(out, "  {}\n", filled(rule, &rule.why));
    }
    if !rule.entry.is_empty() {
        let _ = writeln!(out, "  Look up: {}", rule.entry);
    }
    let batch = match rule.batch {
        _ if rule.level != Level::Fix => "a question for the reporter",
        Batch::Safe => "may be accepted in bulk",
        Batch::Suggest => "accepted one at a time",
        Batch::Query => "a question for the reporter",
    };
    let quoted = match rule.quoted {
        Quoted::Repair => "corrected one at a time",
        Quoted::Query => "a query, nothing is changed",
        Quoted::Never => "left alone",
    };
    let _ = writeln!(out, "  Category: {}   Level: {}, {batch}", rule.category.name(), level(rule));
    let _ = writeln!(out, "  Inside quotation marks: {quoted}");
    for example in &rule.examples {
        let _ = writeln!(out, "\n  Not:  {}", example.wrong);
        if let Some(right) = &example.right {
            let _ = writeln!(out, "  But:  {right}");
        }
    }
    for trap in &rule.traps {
        let _ = writeln!(out, "\n  Right as it stands:  {trap}");
    }
    let _ = writeln!(out, "\n  {}, line {}", rule.path, rule.line);
    Some(out)
}

/// What can be said of a rule that is in no pack: of the issue it found.
pub fn about(issue: &Issue) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{}\n\n  {}\n", issue.rule, issue.message);
    if !issue.why.is_empty() && issue.why != issue.message {
        let _ = writeln!(out, "  {}\n", issue.why);
    }
    let level = match issue.level {
        Level::Fix => "fix",
        Level::Query => "query",
        Level::Note => "note",
    };
    let quoted = match issue.in_quotation {
        InQuotation::Repair => "corrected one at a time",
        InQuotation::Query => "a query, nothing is changed",
        InQuotation::Silent => "left alone",
    };
    let _ = writeln!(out, "  Category: {}   Level: {level}, sure to {:.0} %", issue.category.name(), issue.confidence * 100.0);
    let _ = writeln!(out, "  Inside quotation marks: {quoted}");
    let _ = writeln!(out, "\n  A rule of the program, not of the style pack.");
    out
}

/// Runs the examples; the text to print, and whether all is well.
pub fn test(book: &StyleBook, errors: &[PackError], filter: &str) -> (String, bool) {
    let outcome = examples::run(book, filter);
    let mut out = String::new();
    for e in errors.iter().chain(&outcome.failures).chain(&outcome.conflicts) {
        let _ = writeln!(out, "{e}");
    }
    let bad = errors.len() + outcome.failures.len() + outcome.conflicts.len();
    let (rules, sentences) = (counted(outcome.rules, "rule"), counted(outcome.sentences, "sentence"));
    let _ = writeln!(out, "{}: {rules}, {sentences}, {bad} wrong", book.name);
    (out, bad == 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::style::PackFile;

    fn book() -> StyleBook {
        let pack = "name = \"gazette\"\n[[rule]]\nid = \"hoist\"\ncategory = \"usage\"\nlevel = \"query\"\nmessage = \"“{right}”, not “{match}”\"\n\
                    why = \"Lifts lift.\"\nsubstitution = { hoist = \"lift\" }\nexamples = [[\"They hoist it.\", \"They lift it.\"]]\ntraps = [\"A hoister.\"]\n";
        StyleBook::read(&[PackFile::new("gazette.toml", pack)]).0
    }

    #[test]
    fn an_entry_speaks_of_its_example_and_names_its_place() {
        let entry = entry(&book(), "hoist").unwrap();
        for part in [
            "gazette/hoist",
            "“lift”, not “hoist”",
            "Lifts lift.",
            "Not:  They hoist it.",
            "But:  They lift it.",
            "A hoister.",
            "gazette.toml, line 2",
        ] {
            assert!(entry.contains(part), "{part}: {entry}");
        }
        assert!(entry.contains("Level: query, a question for the reporter"), "{entry}");
    }

    #[test]
    fn rules_are_listed_by_category_level_and_words() {
        let count = |category: Option<&str>, level: Option<&str>, words: &[&str]| {
            let wanted = Wanted {
                category: category.map(Into::into),
                level: level.map(Into::into),
                words: words.iter().map(|w| (*w).to_owned()).collect(),
            };
            list(&book(), &wanted).lines().count() - 1
        };
        assert_eq!((count(None, None, &[]), count(Some("usage"), Some("query"), &["HOIST"])), (1, 1));
        assert_eq!((count(Some("date"), None, &[]), count(None, Some("off"), &[]), count(None, None, &["crane"])), (0, 0, 0));
    }
}
