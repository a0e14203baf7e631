//! Reads the line a pattern is written as.
//!
//! The grammar is in config/styles/README.md; it has no escapes but the backslash and
//! no nesting deeper than groups. Errors say what was expected in a style chief's words.

use std::borrow::Cow;
use std::sync::Arc;

use thiserror::Error;

use crate::check::style::expression::Expression;
use crate::check::style::inflect::Forms;
use crate::check::style::pattern::atom::Kind;
use crate::check::style::pattern::node::Node;
use crate::check::style::pattern::program::{MOST_CAPTURES, Pattern, Step};
use crate::check::style::pattern::{Anchor, Atom};
use crate::check::style::tables::Tables;
use crate::story::token::tokenise;

/// How often "x*" may repeat.
const MOST_REPEATS: usize = 4;
/// Longest pattern in characters.
const LONGEST: usize = 1_000;

/// Why a pattern cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PatternError {
    #[error("the pattern is empty; write the words to look for")]
    Empty,
    #[error("the pattern is longer than {LONGEST} characters; split it into several")]
    TooLong,
    #[error("“{0}” is opened but not closed")]
    Open(char),
    #[error("“{0}” closes nothing; write \\{0} for the mark itself")]
    Stray(char),
    #[error("there is no kind of word <{0}>; see the list in config/styles/README.md")]
    UnknownKind(String),
    #[error("there is no table “{0}” in the pack; add it under [tables]")]
    UnknownTable(String),
    #[error("the expression /{0}/ cannot be read: {1}")]
    BadShape(String, String),
    #[error("more than {} named parts", MOST_CAPTURES - 1)]
    TooManyNames,
}

/// When the regular expressions in a pattern are tried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tested {
    /// While it is read.
    Now,
    /// They were, by the tests of a pack that comes with the program.
    Before,
}

struct Reader<'a> {
    tested: Tested,
    source: &'a str,
    /// In bytes.
    at: usize,
    tables: &'a Tables,
    names: Vec<String>,
    minds_case: bool,
}

/// Reads `source`; tables it names must be in `tables`.
///
/// # Errors
/// The first thing in it that means nothing.
pub fn read(source: &str, tables: &Tables, tested: Tested) -> Result<Pattern, PatternError> {
    if source.len() > LONGEST && source.chars().count() > LONGEST {
        return Err(PatternError::TooLong);
    }
    let mut reader = Reader { tested, source, at: 0, tables, names: vec![String::new()], minds_case: false };
    let node = reader.sequence(None)?;
    let Node::All(nodes) = &node else { return Err(PatternError::Empty) };
    if nodes.is_empty() {
        return Err(PatternError::Empty);
    }
    let anchor = Anchor::of(&node);
    let mut steps = Vec::new();
    node.emit(&mut steps);
    steps.push(Step::Stop);
    let last: Vec<usize> = (0..steps.len()).filter(|i| leads_to_end(&steps, i + 1)).collect();
    for i in last {
        if let Some(Step::Take(atom)) = steps.get_mut(i) {
            atom.allow_possessive();
        }
    }
    Ok(Pattern { steps, names: reader.names, anchor, minds_case: reader.minds_case, source: source.to_owned() })
}

/// Does nothing but the end of the pattern, or of what it replaces, follow?
fn leads_to_end(steps: &[Step], mut at: usize) -> bool {
    loop {
        match steps.get(at) {
            Some(Step::Stop | Step::Close(0)) => return true,
            Some(Step::Close(_)) => at += 1,
            Some(Step::Jump(to)) if *to > at => at = *to,
            _ => return false,
        }
    }
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Reads elements up to `close` or "|" (both left in place).
    fn sequence(&mut self, close: Option<char>) -> Result<Node, PatternError> {
        let mut nodes: Vec<Node> = Vec::with_capacity(4);
        let mut spaced = true;
        loop {
            match self.peek() {
                None if close.is_none() => break,
                None => return Err(PatternError::Open(if close == Some(']') { '[' } else { '(' })),
                Some(c) if Some(c) == close || c == '|' && close == Some(')') => break,
                Some(c @ (')' | ']' | '|')) => return Err(PatternError::Stray(c)),
                Some(c) if c.is_whitespace() => {
                    self.at += c.len_utf8();
                    spaced = true;
                    continue;
                }
                Some(_) => {}
            }
            if !spaced && !nodes.is_empty() {
                nodes.push(Node::Glued);
            }
            let node = self.element()?;
            nodes.push(node);
            spaced = false;
        }
        Ok(Node::All(nodes))
    }

    fn element(&mut self) -> Result<Node, PatternError> {
        let node = self.plain_element()?;
        match self.peek() {
            Some('?') => {
                self.at += 1;
                Ok(Node::Maybe(Box::new(node), 1))
            }
            Some('*') => {
                self.at += 1;
                Ok(Node::Maybe(Box::new(node), MOST_REPEATS))
            }
            _ => Ok(node),
        }
    }

    fn plain_element(&mut self) -> Result<Node, PatternError> {
        if let Some(slot) = self.name()? {
            let inner = self.plain_element()?;
            return Ok(Node::Keep(slot, Box::new(inner)));
        }
        match self.peek() {
            Some('!') => {
                self.at += 1;
                Ok(Node::Not(Box::new(self.plain_element()?)))
            }
            Some('[') => {
                self.at += 1;
                let inner = self.sequence(Some(']'))?;
                self.at += 1;
                Ok(Node::Keep(0, Box::new(inner)))
            }
            Some('(') => self.group(),
            Some('<') => {
                self.at += 1;
                let name = self.until('>', '<')?;
                self.kind(&name)
            }
            Some('/') => {
                self.at += 1;
                let shape = self.until('/', '/')?;
                self.shape(&shape)
            }
            Some('~') => {
                self.at += 1;
                let verb = self.literal();
                Ok(Node::Take(Atom::Verb(Arc::new(Forms::of(&verb)))))
            }
            Some('=') => {
                self.at += 1;
                let word = self.literal();
                self.minds_case = true;
                Ok(words(&word, true))
            }
            _ => {
                let word = self.literal();
                let exact = word.contains(char::is_uppercase);
                self.minds_case |= exact;
                Ok(words(&word, exact))
            }
        }
    }

    /// "name:" before an element: its slot.
    fn name(&mut self) -> Result<Option<usize>, PatternError> {
        let rest = self.rest();
        let (name, behind) = rest.split_at(rest.bytes().take_while(u8::is_ascii_lowercase).count());
        let followed = behind.strip_prefix(':').is_some_and(|b| b.starts_with(['<', '(', '/', '~', '=']));
        if name.is_empty() || !followed {
            return Ok(None);
        }
        self.at += name.len() + 1;
        if let Some(slot) = self.names.iter().position(|n| *n == name) {
            return Ok(Some(slot));
        }
        if self.names.len() >= MOST_CAPTURES {
            return Err(PatternError::TooManyNames);
        }
        self.names.push(name.to_owned());
        Ok(Some(self.names.len() - 1))
    }

    fn group(&mut self) -> Result<Node, PatternError> {
        let mut branches = Vec::new();
        loop {
            self.at += 1;
            branches.push(self.sequence(Some(')'))?);
            if self.peek() == Some(')') {
                self.at += 1;
                break;
            }
        }
        Ok(Node::either(branches))
    }

    fn until(&mut self, close: char, open: char) -> Result<String, PatternError> {
        let mut out = String::new();
        while let Some(c) = self.peek() {
            self.at += c.len_utf8();
            if c == close {
                return Ok(out);
            }
            if c == '\\' && self.peek() == Some(close) {
                self.at += 1;
                out.push(close);
            } else {
                out.push(c);
            }
        }
        Err(PatternError::Open(open))
    }

    fn kind(&mut self, name: &str) -> Result<Node, PatternError> {
        if let Some(table) = name.strip_prefix('@') {
            let table = self.tables.get(table).ok_or_else(|| PatternError::UnknownTable(table.to_owned()))?;
            self.minds_case |= table.minds_case();
            return Ok(Node::Take(Atom::Entry(table)));
        }
        let kind = Kind::named(name).ok_or_else(|| PatternError::UnknownKind(name.to_owned()))?;
        self.minds_case |=
            matches!(kind, Kind::Capital | Kind::Lower | Kind::Caps | Kind::Shouted | Kind::Name | Kind::FullName | Kind::Person);
        Ok(Node::Take(Atom::Kind(kind)))
    }

    fn shape(&mut self, shape: &str) -> Result<Node, PatternError> {
        self.minds_case |= shape.contains(char::is_uppercase);
        let expression = Expression::whole(shape);
        if self.tested == Tested::Now
            && let Some(fault) = expression.fault()
        {
            return Err(PatternError::BadShape(shape.to_owned(), fault));
        }
        Ok(Node::Take(Atom::Shape(Arc::new(expression))))
    }

    /// Characters up to a space or a sign of the pattern language.
    fn literal(&mut self) -> Cow<'a, str> {
        let rest = self.rest();
        let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '|' | '<' | '?' | '*');
        let plain = rest.find(|c: char| ends(c) || c == '\\' || c == '/').and_then(|end| rest.get(..end)).unwrap_or(rest);
        if rest.get(plain.len()..).is_none_or(|r| !r.starts_with(['\\', '/'])) {
            self.at += plain.len();
            return Cow::Borrowed(plain);
        }
        let mut out = String::new();
        while let Some(c) = self.peek() {
            if c == '\\' {
                self.at += 1;
                out.extend(self.peek());
                self.at += self.peek().map_or(1, char::len_utf8);
                continue;
            }
            if ends(c) || c == '/' && out.is_empty() {
                break;
            }
            out.push(c);
            self.at += c.len_utf8();
        }
        Cow::Owned(out)
    }
}

/// The tokens of a literal, glued as written. A final period may belong to the word, as
/// it does in "Sec.", or stand alone, as it does in "sec.".
fn words(literal: &str, exact: bool) -> Node {
    if let Some(word) = literal.strip_suffix('.').filter(|w| w.ends_with(char::is_alphabetic) && !w.contains('.')) {
        let whole = if exact {
            Atom::Exact { word: literal.into(), possessive: false }
        } else {
            Atom::Word { lower: literal.to_lowercase().into(), possessive: false }
        };
        let Node::All(mut apart) = words(word, exact) else { return Node::Take(whole) };
        apart.extend([Node::Glued, Node::Take(Atom::Word { lower: ".".into(), possessive: false })]);
        return Node::Either(vec![Node::Take(whole), Node::All(apart)]);
    }
    if literal.len() > 1 && literal.bytes().all(|b| b.is_ascii_alphabetic()) {
        return Node::Take(if exact {
            Atom::Exact { word: literal.into(), possessive: false }
        } else {
            Atom::Word { lower: literal.to_ascii_lowercase().into(), possessive: false }
        });
    }
    let mut nodes = Vec::new();
    for t in tokenise(literal) {
        if !nodes.is_empty() {
            nodes.push(Node::Glued);
        }
        let word = t.span.of(literal);
        nodes.push(Node::Take(if exact && word.chars().any(char::is_alphabetic) {
            Atom::Exact { word: word.into(), possessive: false }
        } else {
            Atom::Word { lower: t.lower, possessive: false }
        }));
    }
    Node::All(nodes)
}
