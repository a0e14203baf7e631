//! Rules as text: the list, one entry as a style book prints it, the result of the tests.

use std::fmt::Write;

use crate::check::style::book::StyleBook;
use crate::check::style::error::PackError;
use crate::check::style::examples;
use crate::check::style::rule::{Quoted, Rule};
use crate::check::{Batch, Category, InQuotation, Issue, Leave, Level, own};

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

/// A rule as the list shows it.
struct Listed {
    category: Category,
    level: &'static str,
    line: String,
}

impl Listed {
    fn new(name: &str, category: Category, level: &'static str, what: &str) -> Self {
        Self { category, level, line: format!("{name:<34} {:<14} {level:<6} {what}", category.name()) }
    }
}

impl Wanted {
    fn has(&self, rule: &Listed) -> bool {
        let lower = rule.line.to_lowercase();
        self.category.as_ref().is_none_or(|c| c == rule.category.name())
            && self.level.as_ref().is_none_or(|l| l == rule.level)
            && self.words.iter().all(|w| lower.contains(&w.to_lowercase()))
    }
}

/// One line a rule, of those wanted: the book's, then the program's own, which are on
/// unless `left` covers them.
pub fn list(book: &StyleBook, left: &Leave, wanted: &Wanted) -> String {
    let is_left = |name: &str| left.covers(name, "");
    let of_the_book = book.rules.iter().map(|r| {
        let level = if is_left(&r.name) { "off" } else { level(r) };
        Listed::new(&r.name, r.category, level, &filled(r, &r.message))
    });
    let own = own::RULES.iter().map(|r| Listed::new(r.name, r.category, if is_left(r.name) { "off" } else { "on" }, r.what));
    let mut out = String::new();
    let mut count = 0;
    for rule in of_the_book.chain(own).filter(|r| wanted.has(r)) {
        count += 1;
        let _ = writeln!(out, "{}", rule.line);
    }
    let _ = writeln!(out, "{count} of {}", counted(book.rules.len() + own::RULES.len(), "rule"));
    out
}

fn counted(n: usize, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}

/// What can be said of a rule of the program itself.
pub fn own_entry(name: &str) -> Option<String> {
    let rule = own::named(name)?;
    let category = rule.category.name();
    Some(format!("{name}\n\n  {}\n\n  Category: {category}\n\n{OWN}\n", rule.what))
}

const OWN: &str = "  A rule of the program, not of the style pack: \"on\" or \"off\".";

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
    let _ = writeln!(out, "\n{OWN}");
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
            list(&book(), &Leave::new(["quote-*".to_owned()], []), &wanted).lines().count() - 1
        };
        assert_eq!(count(None, None, &[]), 1 + own::RULES.len());
        assert_eq!((count(Some("usage"), Some("query"), &["HOIST"]), count(Some("grammar"), None, &["that-who", "on"])), (1, 1));
        assert_eq!((count(Some("date"), None, &[]), count(None, Some("off"), &["grammar"]), count(None, None, &["crane"])), (0, 0, 0));
        // What the desk leaves alone is off.
        let quotes = own::RULES.iter().filter(|r| r.name.starts_with("quote-")).count();
        assert_eq!(count(None, Some("off"), &[]), quotes);
    }

    #[test]
    fn a_rule_of_the_program_has_an_entry_too() {
        let entry = own_entry("grammar/that-who").unwrap();
        assert!(entry.contains("“That” for a person") && entry.contains("\"on\" or \"off\""), "{entry}");
        assert_eq!(own_entry("hoist"), None);
    }
}
