//! Rules as text: the list, one entry as a style book prints it, the result of the tests.

use std::fmt::Write;

use crate::check::style::book::StyleBook;
use crate::check::style::error::PackError;
use crate::check::style::examples;
use crate::check::style::rule::{Quoted, Rule};
use crate::check::{Batch, Level};

fn level(rule: &Rule) -> &'static str {
    match rule.level {
        _ if !rule.on => "off",
        Level::Fix => "fix",
        Level::Query => "query",
        Level::Note => "note",
    }
}

/// One line a rule, of those whose id, category, level or message holds every word of `filter`.
pub fn list(book: &StyleBook, filter: &[String]) -> String {
    let mut out = String::new();
    let mut count = 0;
    for rule in &book.rules {
        let line = format!("{:<34} {:<14} {:<6} {}", rule.name, rule.category.name(), level(rule), rule.message);
        let lower = line.to_lowercase();
        if filter.iter().all(|w| lower.contains(&w.to_lowercase())) {
            count += 1;
            let _ = writeln!(out, "{line}");
        }
    }
    let _ = writeln!(out, "{count} of {} rules", book.rules.len());
    out
}

/// The entry of one rule, as a style book would print it; `None` where there is no such rule.
pub fn entry(book: &StyleBook, id: &str) -> Option<String> {
    let rule = book.rule(id)?;
    let mut out = String::new();
    let _ = writeln!(out, "{}\n\n  {}\n", rule.name, rule.message);
    if !rule.why.is_empty() {
        let _ = writeln!(out, "  {}\n", rule.why);
    }
    if !rule.entry.is_empty() {
        let _ = writeln!(out, "  Look up: {}", rule.entry);
    }
    let batch = match rule.batch {
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

/// Runs the examples; the text to print, and whether all is well.
pub fn test(book: &StyleBook, errors: &[PackError], filter: &str) -> (String, bool) {
    let outcome = examples::run(book, filter);
    let mut out = String::new();
    for e in errors.iter().chain(&outcome.failures).chain(&outcome.conflicts) {
        let _ = writeln!(out, "{e}");
    }
    let bad = errors.len() + outcome.failures.len() + outcome.conflicts.len();
    let _ = writeln!(out, "{}: {} rules, {} sentences, {bad} wrong", book.name, outcome.rules, outcome.sentences);
    (out, bad == 0)
}
