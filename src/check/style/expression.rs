//! Regular expressions of packs and of the checkers behind them, and what they find.
//!
//! They stand on `regex-automata`, the engine of the regex crate, without its search for
//! literals: to prepare that takes as long as all the rest, and [`needed`] has looked for
//! words already, for all expressions at once.

use std::sync::OnceLock;

use memchr::memmem::Finder;
use regex_automata::meta;
use regex_automata::util::captures::Captures as Groups;

use crate::check::style::needed::{self, Need};
use crate::check::style::plain::plain;

/// Memory a compiled expression may take, in bytes.
const LIMIT: usize = 1 << 20;

/// Compiles `source`.
///
/// # Errors
/// Where it cannot be read, or would need more memory than a rule may take.
pub fn compile(source: &str) -> Result<Regex, Box<meta::BuildError>> {
    let config = meta::Config::new().auto_prefilter(false).dfa(false).onepass(false).nfa_size_limit(Some(LIMIT));
    Ok(Regex(meta::Builder::new().configure(config).build(&plain(source))?))
}

/// A compiled expression.
#[derive(Debug, Clone)]
pub struct Regex(meta::Regex);

impl Regex {
    pub fn is_match(&self, text: &str) -> bool {
        self.0.is_match(text)
    }

    /// Every match in `text`, from left to right, none inside another.
    pub fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> + use<'_, 't> {
        self.0.captures_iter(text).map(move |groups| Captures { text, groups })
    }
}

/// A match and its groups.
pub struct Captures<'t> {
    text: &'t str,
    groups: Groups,
}

impl<'t> Captures<'t> {
    /// The group of this number; all of the match is 0.
    pub fn get(&self, number: usize) -> Option<Match<'t>> {
        self.groups.get_group(number).map(|span| Match { text: self.text, start: span.start, end: span.end })
    }

    pub fn name(&self, name: &str) -> Option<Match<'t>> {
        self.groups.get_group_by_name(name).map(|span| Match { text: self.text, start: span.start, end: span.end })
    }

    /// Appends `replacement` to `out`, with what groups matched in place of "$name".
    pub fn expand(&self, replacement: &str, out: &mut String) {
        self.groups.interpolate_string_into(self.text, replacement, out);
    }
}

/// What a group matched.
#[derive(Debug, Clone, Copy)]
pub struct Match<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl<'t> Match<'t> {
    /// In bytes of the text.
    pub fn start(&self) -> usize {
        self.start
    }

    pub fn end(&self) -> usize {
        self.end
    }

    pub fn as_str(&self) -> &'t str {
        self.text.get(self.start..self.end).unwrap_or("")
    }
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

    /// The compiled expression, if `text` holds what it needs; whether it has a figure is
    /// known. An expression that finds nothing is not even compiled.
    pub fn where_needed(&self, text: &str, has_figure: bool) -> Option<&Regex> {
        let need = self.need();
        let finders = self.finders.get_or_init(|| need.sets.iter().map(|set| set.iter().map(finder).collect()).collect());
        let has_word = |set: &Vec<Finder>| set.iter().any(|word| word.find(text.as_bytes()).is_some());
        if (!need.figure || has_figure) && finders.iter().all(has_word) { self.get() } else { None }
    }

    /// What is wrong with it, in a line: for packs that nobody has tested yet.
    pub fn fault(&self) -> Option<String> {
        // The regex crate words it better.
        let error = regex::RegexBuilder::new(&plain(&self.source)).size_limit(LIMIT).build().err()?;
        Some(error.to_string().lines().last().unwrap_or("").to_owned())
    }
}

fn finder(word: &String) -> Finder<'static> {
    Finder::new(word.as_bytes()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_borders_are_those_of_news() {
        let r = compile(r"\b\d[\d,]* \w+\b").unwrap();
        assert_eq!(r.captures_iter("“1,200 cafés” left").next().and_then(|m| m.get(0)).map(|m| m.as_str()), Some("1,200 cafés"));
        assert!(!compile(r"^\d$").unwrap().is_match("٣"));
        assert!(compile(r"^\\d$").unwrap().is_match(r"\d"));
    }

    #[test]
    fn an_expression_too_large_is_refused() {
        assert!(compile("(?:[a-z]{1,200}){1,200}").is_err());
    }
}
