//! What can be wrong with a pack, said to the style chief who wrote it.
//!
//! Every message names the file and the line, says what is wrong and what to do. None
//! stops the program: the rest of the pack is loaded.

use thiserror::Error;

use crate::check::style::pattern::PatternError;
use crate::check::style::template::TemplateError;

/// One mistake in a pack.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{path}, line {line}: {fault}")]
pub struct PackError {
    pub path: String,
    /// From 1.
    pub line: usize,
    pub fault: Box<Fault>,
}

impl PackError {
    pub fn new(path: impl Into<String>, line: usize, fault: Fault) -> Self {
        Self { path: path.into(), line, fault: Box::new(fault) }
    }
}

/// Kinds of mistakes.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    #[error("this is not valid TOML: {0}; the entry is left out")]
    Toml(String),
    #[error("rule “{id}”: {what}; the rule is left out")]
    Field { id: String, what: String },
    #[error("“{0}” is not a setting of a pack; use name, title, extends, tables, rules, sections or [[rule]]")]
    UnknownKey(String),
    #[error("“{key}”: {what}; the setting is left out")]
    Setting { key: String, what: String },
    #[error("rule “{id}”: pattern “{pattern}”: {error}; the rule is left out")]
    Pattern { id: String, pattern: String, error: PatternError },
    #[error("rule “{id}”: expression “{pattern}”: {what}; the rule is left out")]
    Regex { id: String, pattern: String, what: String },
    #[error("rule “{id}”: suggestion “{template}”: {error}; the rule is left out")]
    Template { id: String, template: String, error: TemplateError },
    #[error("rule “{id}” is already in {first}; give this one another id, or change the first under [rules]")]
    Duplicate { id: String, first: String },
    #[error("rule “{id}” says nothing to look for; add substitution, existence, sequence, capitalization or another matcher")]
    NoMatcher { id: String },
    #[error("rule “{id}”: there is no checker “{logic}” in the program; the rule is left out")]
    UnknownLogic { id: String, logic: String },
    #[error("there is no rule “{0}” to change; {1}")]
    UnknownRule(String, String),
    #[error("the style “{style}” has no section “{section}”; {remedy}")]
    UnknownSection { style: String, section: String, remedy: String },
    #[error("there is no style pack “{0}” to extend; name one of {1}, or a TOML file or folder beside this file")]
    UnknownBase(String, String),
    #[error("rule “{id}”: {what} (expected “{expected}”, got “{got}”); change the rule or the example")]
    Example { id: String, what: &'static str, expected: String, got: String },
}
