//! A settings file, taken apart so that every value still knows its line.
//!
//! Pure functions over (name, text); reading files is the business of `layers`. What the
//! sections mean is known in `settings`, `keymap` and `theme`.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::{Origin, Problem};

/// One settings file that was read, or a setting from the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// Named in messages: a path, "built in", "command line".
    pub name: String,
    pub text: String,
}

impl Layer {
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into() }
    }

    /// Where byte `at` of the text stands.
    pub fn origin(&self, at: usize) -> Origin {
        let before = self.text.as_bytes().get(..at).unwrap_or_default();
        Origin { file: self.name.clone(), line: before.split(|b| *b == b'\n').count() }
    }
}

/// One value, `section.key = value`.
#[derive(Debug, Clone)]
pub struct Entry {
    /// "keys", "screen"; with a dot for a table inside: "theme.mono".
    pub section: String,
    pub key: String,
    pub value: Value,
    pub origin: Origin,
}

/// The kinds of value that settings have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Text(String),
    Number(i64),
    Flag(bool),
    /// Words, each with its place.
    List(Vec<(String, Origin)>),
    Other(&'static str),
}

impl Value {
    /// For messages: what was found.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a word",
            Self::Number(_) => "a number",
            Self::Flag(_) => "true or false",
            Self::List(_) => "a list",
            Self::Other(kind) => kind,
        }
    }
}

/// All values of a layer in the order of the text.
///
/// # Errors
/// Where the text is no TOML.
pub fn entries(layer: &Layer) -> Result<Vec<Entry>, Problem> {
    let table = DeTable::parse(&layer.text).map_err(|e| {
        let origin = layer.origin(e.span().map_or(0, |s| s.start));
        Problem::new(&origin, format!("this is not TOML ({})", e.message()), "correct the line or take it out")
    })?;
    let mut out = Vec::new();
    walk(layer, "", table.get_ref(), &mut out);
    out.sort_by_key(|e| e.origin.line);
    Ok(out)
}

fn walk(layer: &Layer, section: &str, table: &DeTable<'_>, out: &mut Vec<Entry>) {
    for (key, value) in table {
        let name: &str = key.get_ref();
        match value.get_ref() {
            DeValue::Table(inner) => {
                let inside = if section.is_empty() { name.to_owned() } else { format!("{section}.{name}") };
                walk(layer, &inside, inner, out);
            }
            _ => out.push(Entry {
                section: section.to_owned(),
                key: name.to_owned(),
                value: value_of(layer, value),
                origin: layer.origin(key.span().start),
            }),
        }
    }
}

fn value_of(layer: &Layer, value: &Spanned<DeValue<'_>>) -> Value {
    match value.get_ref() {
        DeValue::String(s) => Value::Text(s.to_string()),
        DeValue::Boolean(b) => Value::Flag(*b),
        DeValue::Integer(i) => i64::from_str_radix(i.as_str(), i.radix()).map_or(Value::Other("too large a number"), Value::Number),
        DeValue::Array(items) => {
            let words: Option<Vec<_>> =
                items.iter().map(|i| i.get_ref().as_str().map(|s| (s.to_owned(), layer.origin(i.span().start)))).collect();
            words.map_or(Value::Other("a list of other things than words"), Value::List)
        }
        DeValue::Float(_) => Value::Other("a number with a fraction"),
        DeValue::Datetime(_) => Value::Other("a date"),
        DeValue::Table(_) => Value::Other("a table"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_knows_its_line() {
        let layer = Layer::new("a.toml", "# head\n[keys]\naccept = [\"a\",\n  \"enter\"]\n\n[theme.mono]\nopen = \"bold\"\n");
        let entries = entries(&layer).unwrap();
        let seen: Vec<_> = entries.iter().map(|e| (e.section.as_str(), e.key.as_str(), e.origin.line)).collect();
        assert_eq!(seen, [("keys", "accept", 3), ("theme.mono", "open", 7)]);
        let Value::List(keys) = &entries[0].value else { panic!() };
        assert_eq!(keys[1].1.line, 4);
    }

    #[test]
    fn a_file_that_is_no_toml_is_told_with_its_line() {
        let problem = entries(&Layer::new("a.toml", "[keys]\naccept = \n")).unwrap_err();
        assert_eq!(problem.origin.line, 2);
    }
}
