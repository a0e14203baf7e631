//! What a rule suggests: words with places for what the pattern kept.
//!
//! "{n}" is the part named n as written; "{n.figures}", "{n.words}", "{n.lower}",
//! "{n.capital}", "{n.upper}", "{n.ordinal}" change it; "{n@table}" looks it up;
//! "{~use}" is the verb "use" in the form of the verb that was matched.

use thiserror::Error;

use crate::check::style::inflect::{Form, Forms};
use crate::check::style::number;
use crate::check::style::pattern::{Found, Pattern};
use crate::check::style::tables::Tables;
use crate::language::Tag;
use crate::story::Paragraph;

/// Why a suggestion cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TemplateError {
    #[error("“{{” is opened but not closed")]
    Open,
    #[error("the pattern has no part named “{0}”")]
    UnknownName(String),
    #[error("“.{0}” is no change of a part; see config/styles/README.md")]
    UnknownChange(String),
    #[error("there is no table “{0}”")]
    UnknownTable(String),
    #[error("“{{~{0}}}” needs a verb “~…” in the pattern")]
    NoVerb(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Words(String),
    Part(String, Change),
    Verb(Forms),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Change {
    None,
    Figures,
    Words,
    Lower,
    Capital,
    Upper,
    Ordinal,
    Table(String),
}

/// A suggestion to be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    pieces: Vec<Piece>,
}

impl Template {
    ///
    /// # Errors
    /// The first thing in it that means nothing.
    pub fn read(source: &str) -> Result<Self, TemplateError> {
        let mut pieces = Vec::new();
        let mut rest = source;
        while let Some((before, after)) = rest.split_once('{') {
            if !before.is_empty() {
                pieces.push(Piece::Words(before.to_owned()));
            }
            let (inside, more) = after.split_once('}').ok_or(TemplateError::Open)?;
            pieces.push(piece(inside)?);
            rest = more;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Words(rest.to_owned()));
        }
        Ok(Self { pieces })
    }

    /// Does the pattern keep everything this asks for?
    ///
    /// # Errors
    /// A name or a table that is not there.
    pub fn check(&self, pattern: &Pattern, tables: &Tables) -> Result<(), TemplateError> {
        for piece in &self.pieces {
            match piece {
                Piece::Part(name, _) if pattern.slot(name).is_none() => return Err(TemplateError::UnknownName(name.clone())),
                Piece::Part(_, Change::Table(t)) if tables.get(t).is_none() => return Err(TemplateError::UnknownTable(t.clone())),
                Piece::Verb(forms) if pattern.verbs().next().is_none() => {
                    return Err(TemplateError::NoVerb(forms.get(Form::Base).to_owned()));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Has it no places to fill in?
    pub fn is_plain(&self) -> bool {
        self.pieces.iter().all(|p| matches!(p, Piece::Words(_)))
    }

    /// The words for one match; `None` where a part is missing from its table.
    pub fn fill(&self, p: &Paragraph, pattern: &Pattern, found: &Found, tables: &Tables) -> Option<String> {
        let mut out = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => out.push_str(words),
                Piece::Part(name, change) => {
                    let range = found.slot(pattern.slot(name)?)?;
                    if !range.is_empty() {
                        out.push_str(&changed(p, range.start, range.end, change, tables)?);
                    }
                }
                Piece::Verb(forms) => out.push_str(forms.get(form(p, pattern, found)?)),
            }
        }
        Some(out)
    }
}

fn piece(inside: &str) -> Result<Piece, TemplateError> {
    if let Some(verb) = inside.strip_prefix('~') {
        return Ok(Piece::Verb(Forms::of(verb)));
    }
    if let Some((name, table)) = inside.split_once('@') {
        return Ok(Piece::Part(name.to_owned(), Change::Table(table.to_owned())));
    }
    let (name, change) = inside.split_once('.').unwrap_or((inside, ""));
    let change = match change {
        "" => Change::None,
        "figures" => Change::Figures,
        "words" => Change::Words,
        "lower" => Change::Lower,
        "capital" => Change::Capital,
        "upper" => Change::Upper,
        "ordinal" => Change::Ordinal,
        other => return Err(TemplateError::UnknownChange(other.to_owned())),
    };
    Ok(Piece::Part(name.to_owned(), change))
}

fn changed(p: &Paragraph, first: usize, end: usize, change: &Change, tables: &Tables) -> Option<String> {
    let words = p.span_of(first, end - 1).of(&p.text);
    Some(match change {
        Change::None => words.to_owned(),
        Change::Lower => words.to_lowercase(),
        Change::Upper => words.to_uppercase(),
        Change::Capital => capital(words),
        Change::Figures => number::read(p, first, end).map(|n| number::in_figures(n.value))?,
        Change::Words => number::read(p, first, end).map(|n| number::in_words(n.value))?,
        Change::Ordinal => {
            let n = number::read(p, first, end).map(|n| n.value).or_else(|| number::ordinal(&words.to_lowercase()))?;
            if n < 10 { number::ordinal_in_words(n) } else { number::ordinal_in_figures(n) }
        }
        Change::Table(table) => {
            let table = tables.get(table)?;
            table.get(words).map(|e| e.value.clone())?
        }
    })
}

/// The form in which the pattern's verb stands.
fn form(p: &Paragraph, pattern: &Pattern, found: &Found) -> Option<Form> {
    let helped = |i: usize| {
        p.tokens.get(i).is_some_and(|t| t.tag == Tag::VBN)
            || (1..=2).any(|back| {
                i.checked_sub(back).is_some_and(|b| {
                    matches!(p.lower(b), "has" | "have" | "had" | "having" | "was" | "were" | "been" | "being" | "is" | "are" | "be")
                })
            })
    };
    found.whole.clone().find_map(|i| pattern.verbs().find_map(|v| v.form_of(p.lower(i), helped(i))))
}

/// The words with a capital first letter.
pub fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
