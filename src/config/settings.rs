//! The settings other than keys and themes, each with the place it was written.

use std::collections::BTreeMap;
use std::path::Path;

use regex::Regex;

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

/// Which section of the paper stories belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The stories meant, by their path; none means all.
    pub stories: Option<String>,
    pub name: Set<String>,
}

/// The settings of a desk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    pub theme: Set<String>,
    /// Columns.
    pub measure: Set<u16>,
    pub marks: Set<Marks>,
    /// The style pack: the name of a shipped one, or a path that is relative to the file
    /// that names it.
    pub style: Option<Set<String>>,
    /// The last that fits a story holds.
    pub sections: Vec<Section>,
    /// Rules that are switched off: by name, or a whole pack as "pack/*".
    pub off: Vec<Set<String>>,
    /// Rules by name, and a word of [`SWITCHES`] for each.
    pub rules: BTreeMap<String, Set<String>>,
    /// Words that are right here.
    pub words: Set<Vec<String>>,
    /// Files of words, paths relative to the file that names them.
    pub lists: Vec<Set<String>>,
}

/// What a rule can be switched to.
pub const SWITCHES: &[&str] = &["off", "on", "fix", "query", "note"];

const KNOWN: &[(&str, &str)] = &[
    ("", "style"),
    ("", "section"),
    ("screen", "theme"),
    ("screen", "measure"),
    ("screen", "marks"),
    ("check", "off"),
    ("check", "style"),
    ("check", "section"),
    ("spelling", "words"),
    ("spelling", "lists"),
];

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
            ("" | "check", "style") => self.style = Some(Set { value: word(entry)?.to_owned(), from }),
            ("" | "check", "section") => {
                self.sections.push(Section { stories: None, name: Set { value: word(entry)?.to_owned(), from } });
            }
            ("sections", stories) => {
                let name = Set { value: word(entry)?.to_owned(), from };
                self.sections.push(Section { stories: Some(stories.to_owned()), name });
            }
            ("rules", rule) => {
                let value = word(entry)?.to_owned();
                if !SWITCHES.contains(&value.as_str()) {
                    return Err(Problem::unknown(&from, "switch", &value, SWITCHES.iter().copied()));
                }
                self.rules.insert(rule.to_owned(), Set { value, from });
            }
            ("check", "off") => self.off.extend(each(entry)?),
            ("spelling", "words") => {
                self.words.value.extend(list(entry)?.iter().map(|(w, _)| w.clone()));
                self.words.from = from;
            }
            ("spelling", "lists") => self.lists.extend(each(entry)?),
            (section, key) => return Err(unknown(section, key, &from)),
        }
        Ok(())
    }

    /// The section that the story at this absolute path belongs to.
    pub fn section_of(&self, story: Option<&Path>) -> Option<&Set<String>> {
        let path = story.map(|s| s.to_string_lossy().replace('\\', "/")).unwrap_or_default();
        self.sections.iter().rev().find(|s| s.stories.as_ref().is_none_or(|p| fits(p, &path))).map(|s| &s.name)
    }
}

/// Does the end of the path look like the pattern, in which "*" is anything?
fn fits(pattern: &str, path: &str) -> bool {
    let body: Vec<String> = pattern.split('*').map(regex::escape).collect();
    let start = if pattern.starts_with('/') { "^" } else { "(?:^|/)" };
    Regex::new(&format!("{start}{}$", body.join(".*"))).is_ok_and(|r| r.is_match(path))
}

fn unknown(section: &str, key: &str, from: &Origin) -> Problem {
    if let Some(rule) = section.strip_prefix("rules.") {
        let what = format!("\"{rule}\" is changed in more ways than a switch can");
        return Problem::new(from, what, format!("write {} here, and the rest in a style pack", SWITCHES.join(", ")));
    }
    let known: Vec<&str> = KNOWN.iter().filter(|(s, _)| *s == section).map(|(_, k)| *k).collect();
    if known.is_empty() || section.is_empty() {
        let sections = ["screen", "check", "spelling", "rules", "sections", "keys", "edit-keys", "theme.NAME"];
        let sections = sections.into_iter().chain(known.iter().copied());
        return Problem::unknown(from, "section", if section.is_empty() { key } else { section }, sections);
    }
    Problem::unknown(from, "setting", key, known)
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

fn list(entry: &Entry) -> Result<&[(String, Origin)], Problem> {
    match &entry.value {
        Value::List(words) => Ok(words),
        _ => Err(wrong(entry, "a list of words in quotes")),
    }
}

/// Each word of a list, with the place it is written.
fn each(entry: &Entry) -> Result<impl Iterator<Item = Set<String>>, Problem> {
    Ok(list(entry)?.iter().map(|(word, from)| Set { value: word.clone(), from: from.clone() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_fits_the_end_of_a_path_between_slashes() {
        for (pattern, path, is) in [
            ("sports/*", "/desk/sports/game.txt", true),
            ("sports/*", "/desk/sports/golf/open.txt", true),
            ("sports/*", "/desk/watersports/game.txt", false),
            ("*.sports.txt", "/desk/game.sports.txt", true),
            ("/desk/*", "/home/desk/game.txt", false),
            ("a+b.txt", "/desk/aab.txt", false),
        ] {
            assert_eq!(fits(pattern, path), is, "{pattern} {path}");
        }
    }
}
