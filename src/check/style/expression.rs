//! Compiles the regular expressions of packs and of the checkers behind them.
//!
//! Everywhere a digit is 0 to 9, a letter of a word is one of the Latin alphabets, white
//! space is what news is typed and set with, and a word border is one between such signs of ASCII: the tables of all of Unicode make an expression
//! ten times slower to build, and slow to run wherever a paragraph has curly marks.

use std::sync::OnceLock;

use memchr::memmem::Finder;
use regex::{Regex, RegexBuilder};

use crate::check::style::needed::{self, Need};

/// Memory a compiled expression may take, in bytes.
const LIMIT: usize = 1 << 20;

/// Compiles `source`.
///
/// # Errors
/// Where it cannot be read, or would need more memory than a rule may take.
pub fn compile(source: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(&plain(source)).size_limit(LIMIT).build()
}

/// An expression of a pack, compiled when it is first asked for: most packs have many, and
/// few stories need them all.
#[derive(Debug, Clone)]
pub struct Expression {
    source: Box<str>,
    cell: OnceLock<Option<Regex>>,
    need: OnceLock<Need>,
    /// One for each word it needs.
    finders: OnceLock<Vec<Vec<Finder<'static>>>>,
}

impl Expression {
    pub fn new(source: &str) -> Self {
        Self { source: source.into(), cell: OnceLock::new(), need: OnceLock::new(), finders: OnceLock::new() }
    }

    /// One that must match from end to end.
    pub fn whole(source: &str) -> Self {
        Self::new(&format!("^(?:{source})$"))
    }

    /// The letters it consists of, if it asks for nothing but them.
    pub fn letters(&self) -> Option<&str> {
        let inner = self.source.strip_prefix("^(?:")?.strip_suffix(")$")?;
        inner.bytes().all(|b| b.is_ascii_alphanumeric()).then_some(inner)
    }

    /// Does everything it matches from end to end begin with a figure?
    pub fn begins_with_figure(&self) -> bool {
        self.source.strip_prefix("^(?:").and_then(|s| s.strip_suffix(")$")).is_some_and(needed::begins_with_figure)
    }

    /// The compiled expression; none where it cannot be read.
    pub fn get(&self) -> Option<&Regex> {
        self.cell.get_or_init(|| compile(&self.source).ok()).as_ref()
    }

    /// What every text it matches in holds, as far as it is known.
    pub fn need(&self) -> &Need {
        self.need.get_or_init(|| Need::of(&self.source))
    }

    /// The compiled expression, if `text` holds what it needs: an expression that finds
    /// nothing is not even compiled.
    pub fn where_needed(&self, text: &str) -> Option<&Regex> {
        let need = self.need();
        let finders = self.finders.get_or_init(|| need.sets.iter().map(|set| set.iter().map(finder).collect()).collect());
        let has_figure = || text.bytes().any(|b| b.is_ascii_digit());
        let has_word = |set: &Vec<Finder>| set.iter().any(|word| word.find(text.as_bytes()).is_some());
        if (!need.figure || has_figure()) && finders.iter().all(has_word) { self.get() } else { None }
    }

    /// What is wrong with it, in a line: for packs that nobody has tested yet.
    pub fn fault(&self) -> Option<String> {
        let error = compile(&self.source).err()?;
        Some(error.to_string().lines().last().unwrap_or("").to_owned())
    }
}

fn finder(word: &String) -> Finder<'static> {
    Finder::new(word.as_bytes()).into_owned()
}

/// `source` with the classes of this file in place of those of Unicode.
fn plain(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + 16);
    let mut chars = source.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('d') => out.push_str("[0-9]"),
            Some('w') => out.push_str("[0-9A-Za-z_À-ɏ]"),
            Some('W') => out.push_str("[^0-9A-Za-z_À-ɏ]"),
            Some('s') => out.push_str("[ \\t-\\r\\x{a0}\\x{2000}-\\x{200a}\\x{202f}]"),
            Some('b') => out.push_str(r"(?-u:\b)"),
            other => {
                out.push('\\');
                out.extend(other);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_borders_are_those_of_news() {
        let r = compile(r"\b\d[\d,]* \w+\b").unwrap();
        assert_eq!(r.find("“1,200 cafés” left").map(|m| m.as_str()), Some("1,200 cafés"));
        assert!(!compile(r"^\d$").unwrap().is_match("٣"));
        assert!(compile(r"^\\d$").unwrap().is_match(r"\d"));
    }

    #[test]
    fn an_expression_too_large_is_refused() {
        assert!(compile("(?:[a-z]{1,200}){1,200}").is_err());
    }
}
