//! The settings other than keys and themes, each with the place it was written.

use crate::config::table::{Entry, Value};
use crate::config::{Origin, Problem};

/// A value and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Set<T> {
    pub value: T,
    pub from: Origin,
}

/// Which marks the screen uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Marks {
    /// By the locale of the terminal.
    #[default]
    Auto,
    Unicode,
    Ascii,
}

/// The settings of a desk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    pub theme: Set<String>,
    /// Columns.
    pub measure: Set<u16>,
    pub marks: Set<Marks>,
    /// Rules that are switched off: by name, or a whole pack as "pack/*".
    pub off: Set<Vec<String>>,
    /// Words that are right here.
    pub words: Set<Vec<String>>,
}

const KNOWN: &[(&str, &str)] = &[("screen", "theme"), ("screen", "measure"), ("screen", "marks"), ("check", "off"), ("spelling", "words")];

impl Settings {
    /// Lays one value over what there is. Lists grow: a story's own words come on top of
    /// the desk's.
    ///
    /// # Errors
    /// A setting that does not exist, or a value that it cannot have.
    pub(crate) fn set(&mut self, entry: &Entry) -> Result<(), Problem> {
        let from = entry.origin.clone();
        match (entry.section.as_str(), entry.key.as_str()) {
            ("screen", "theme") => self.theme = Set { value: word(entry)?.to_owned(), from },
            ("screen", "measure") => self.measure = Set { value: measure(entry)?, from },
            ("screen", "marks") => {
                let value = match word(entry)? {
                    "auto" => Marks::Auto,
                    "unicode" => Marks::Unicode,
                    "ascii" => Marks::Ascii,
                    other => return Err(Problem::unknown(&from, "kind of marks", other, ["auto", "unicode", "ascii"])),
                };
                self.marks = Set { value, from };
            }
            ("check", "off") => grow(&mut self.off, entry)?,
            ("spelling", "words") => grow(&mut self.words, entry)?,
            (section, key) => {
                let known: Vec<&str> = KNOWN.iter().filter(|(s, _)| *s == section).map(|(_, k)| *k).collect();
                if known.is_empty() {
                    let sections = ["screen", "check", "spelling", "keys", "edit-keys", "theme.NAME"];
                    return Err(Problem::unknown(&from, "section", if section.is_empty() { key } else { section }, sections));
                }
                return Err(Problem::unknown(&from, "setting", key, known));
            }
        }
        Ok(())
    }

    /// Is the rule switched off?
    pub fn is_off(&self, rule: &str) -> bool {
        self.off.value.iter().any(|o| o == rule || o.strip_suffix('*').is_some_and(|pack| rule.starts_with(pack)))
    }
}

fn wrong(entry: &Entry, wanted: &str) -> Problem {
    Problem::new(&entry.origin, format!("\"{}\" is {}", entry.key, entry.value.kind()), format!("write {wanted}"))
}

fn word(entry: &Entry) -> Result<&str, Problem> {
    match &entry.value {
        Value::Text(t) => Ok(t),
        _ => Err(wrong(entry, "a word in quotes")),
    }
}

fn measure(entry: &Entry) -> Result<u16, Problem> {
    match entry.value {
        Value::Number(n @ 20..=200) => Ok(u16::try_from(n).unwrap_or(76)),
        Value::Number(n) => Err(Problem::new(&entry.origin, format!("a measure of {n} columns"), "write a number from 20 to 200")),
        _ => Err(wrong(entry, "a number from 20 to 200")),
    }
}

fn grow(list: &mut Set<Vec<String>>, entry: &Entry) -> Result<(), Problem> {
    let Value::List(words) = &entry.value else { return Err(wrong(entry, "a list of words in quotes")) };
    list.value.extend(words.iter().map(|(w, _)| w.clone()));
    list.from = entry.origin.clone();
    Ok(())
}
