//! A style pack as it is written: TOML files, read rule by rule.
//!
//! Knows the format and nothing of how rules run. A mistake costs the entry it is in:
//! everything else is handed on, with the mistakes beside it. Reads no file itself.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use crate::check::style::error::{Fault, PackError};
use crate::check::style::rule::{Measure, Quoted, Scope, Within};
use crate::check::{Batch, Category, Level};
use crate::language::nearest::nearest;
use crate::shared_out::{shared_out, threads_for};

/// So many files are read on one thread.
const FEW: usize = 4;

/// One file of a pack.
#[derive(Debug, Clone)]
pub struct PackFile {
    /// For messages.
    pub path: String,
    pub text: Cow<'static, str>,
    /// Comes with the program, whose tests have read it.
    pub built_in: bool,
}

impl PackFile {
    pub fn new(path: impl Into<String>, text: impl Into<Cow<'static, str>>) -> Self {
        Self { path: path.into(), text: text.into(), built_in: false }
    }
}

/// One or several words.
#[derive(Debug, Clone)]
pub enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl<'d> Deserialize<'d> for OneOrMore {
    // By hand: what serde derives tries one kind and then the other, and a pack has thousands.
    fn deserialize<D: Deserializer<'d>>(from: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'d> Visitor<'d> for Reader {
            type Value = OneOrMore;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("words between quotation marks, or a list of such")
            }

            fn visit_str<E>(self, word: &str) -> Result<OneOrMore, E> {
                Ok(OneOrMore::One(word.to_owned()))
            }

            fn visit_string<E>(self, word: String) -> Result<OneOrMore, E> {
                Ok(OneOrMore::One(word))
            }

            fn visit_seq<A: SeqAccess<'d>>(self, mut list: A) -> Result<OneOrMore, A::Error> {
                let mut words = Vec::new();
                while let Some(word) = list.next_element()? {
                    words.push(word);
                }
                Ok(OneOrMore::More(words))
            }
        }
        from.deserialize_any(Reader)
    }
}

impl OneOrMore {
    pub fn into_vec(self) -> Vec<String> {
        match self {
            Self::One(s) => vec![s],
            Self::More(v) => v,
        }
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Occurrence {
    pub of: String,
    pub most: usize,
    #[serde(default)]
    pub within: Within,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Repetition {
    pub of: String,
    #[serde(default)]
    pub within: Within,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Conditional {
    pub when: String,
    pub needs: String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Metric {
    pub measure: Measure,
    pub most: usize,
}

/// From how many findings on a form counts as the paper's own.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Throughout {
    pub least: usize,
    /// Forms that show that the story knows the rule.
    #[serde(default)]
    pub without: Vec<String>,
    /// Ask about the first place; otherwise all are notes.
    #[serde(default = "yes")]
    pub ask: bool,
}

fn yes() -> bool {
    true
}

/// A rule as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Entry {
    pub id: String,
    pub category: Category,
    pub message: String,
    #[serde(default)]
    pub why: String,
    #[serde(default)]
    pub entry: String,
    #[serde(default)]
    pub off: bool,
    pub level: Option<Level>,
    pub batch: Option<Batch>,
    pub quoted: Option<Quoted>,
    #[serde(default)]
    pub scope: Vec<Scope>,
    pub confidence: Option<f32>,
    #[serde(default)]
    pub existence: Vec<String>,
    #[serde(default)]
    pub sequence: Vec<String>,
    #[serde(default)]
    pub suggest: Vec<String>,
    #[serde(default)]
    pub substitution: BTreeMap<String, OneOrMore>,
    #[serde(default)]
    pub capitalization: Vec<String>,
    #[serde(default)]
    pub characters: BTreeMap<String, String>,
    pub occurrence: Option<Occurrence>,
    pub repetition: Option<Repetition>,
    #[serde(default)]
    pub consistency: Vec<Vec<String>>,
    pub conditional: Option<Conditional>,
    pub metric: Option<Metric>,
    pub logic: Option<String>,
    #[serde(default)]
    pub except: Vec<String>,
    #[serde(default)]
    pub unless: Vec<String>,
    #[serde(default)]
    pub when: Vec<String>,
    pub throughout: Option<Throughout>,
    #[serde(default)]
    pub in_names: bool,
    #[serde(default)]
    pub keep_case: bool,
    #[serde(default)]
    pub examples: Vec<OneOrMore>,
    #[serde(default)]
    pub traps: Vec<String>,
}

impl Entry {
    /// A rule that says nothing but what it must.
    pub fn new(id: impl Into<String>, category: Category, message: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            category,
            message: message.into(),
            why: String::new(),
            entry: String::new(),
            off: false,
            level: None,
            batch: None,
            quoted: None,
            scope: Vec::new(),
            confidence: None,
            existence: Vec::new(),
            sequence: Vec::new(),
            suggest: Vec::new(),
            substitution: BTreeMap::new(),
            capitalization: Vec::new(),
            characters: BTreeMap::new(),
            occurrence: None,
            repetition: None,
            consistency: Vec::new(),
            conditional: None,
            metric: None,
            logic: None,
            except: Vec::new(),
            unless: Vec::new(),
            when: Vec::new(),
            throughout: None,
            in_names: false,
            keep_case: false,
            examples: Vec::new(),
            traps: Vec::new(),
        }
    }
}

/// What a pack changes in a rule of the pack it extends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Change {
    pub off: Option<bool>,
    pub level: Option<Level>,
    pub batch: Option<Batch>,
    pub quoted: Option<Quoted>,
    pub confidence: Option<f32>,
    pub message: Option<String>,
    pub why: Option<String>,
    #[serde(default)]
    pub except: Vec<String>,
    #[serde(default)]
    pub unless: Vec<String>,
    pub throughout: Option<Throughout>,
}

impl Change {
    /// What a word under a rule's name asks for: "off", "on", "fix", "query", "note".
    pub fn named(word: &str) -> Option<Self> {
        let level = match word {
            "off" => return Some(Self { off: Some(true), ..Self::default() }),
            "on" => None,
            "fix" => Some(Level::Fix),
            "query" => Some(Level::Query),
            "note" => Some(Level::Note),
            _ => return None,
        };
        Some(Self { off: Some(false), level, ..Self::default() })
    }
}

/// "off", "on", "fix", "query", "note", or a table of changes.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Switch {
    Word(String),
    Change(Change),
}

/// Something read, and the line it was read from.
#[derive(Debug, Clone)]
pub struct Placed<T> {
    pub item: T,
    pub path: String,
    pub line: usize,
}

/// Changes by the rule they speak of, in the order of the file.
pub type Changes = Vec<(String, Placed<Change>)>;

/// A pack, read but not compiled.
#[derive(Debug, Clone, Default)]
pub struct Pack {
    pub name: String,
    pub title: String,
    pub extends: Option<Placed<String>>,
    pub tables: BTreeMap<String, Vec<(String, String)>>,
    pub entries: Vec<Placed<Entry>>,
    pub changes: Changes,
    /// Changes that hold in one section of the paper only.
    pub sections: BTreeMap<String, Changes>,
}

impl Pack {
    /// Adds what stands in another file of the same pack.
    fn extend(&mut self, file: Pack) {
        if !file.name.is_empty() {
            self.name = file.name;
        }
        if !file.title.is_empty() {
            self.title = file.title;
        }
        if file.extends.is_some() {
            self.extends = file.extends;
        }
        for (name, pairs) in file.tables {
            self.tables.entry(name).or_default().extend(pairs);
        }
        self.entries.extend(file.entries);
        self.changes.extend(file.changes);
        for (section, changes) in file.sections {
            self.sections.entry(section).or_default().extend(changes);
        }
    }
}

/// Reads the files of one pack.
pub fn read(files: &[PackFile]) -> (Pack, Vec<PackError>) {
    let (mut pack, mut errors) = (Pack::default(), Vec::new());
    for (file, mistakes) in shared_out(files.iter().collect(), threads_for(files.len(), FEW), read_file) {
        pack.extend(file);
        errors.extend(mistakes);
    }
    if pack.name.is_empty() {
        "house".clone_into(&mut pack.name);
    }
    (pack, errors)
}

fn read_file(file: &PackFile) -> (Pack, Vec<PackError>) {
    let (mut pack, mut errors) = (Pack::default(), Vec::new());
    let (table, broken) = DeTable::parse_recoverable(&file.text);
    let line_ends = file.text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at).collect();
    let mut reader = FileReader { file, line_ends, pack: &mut pack, errors: &mut errors };
    for e in &broken {
        reader.fault(e.span().unwrap_or(0..0), Fault::Toml(e.message().to_owned()));
    }
    reader.table(table.into_inner());
    (pack, errors)
}

/// What the reader of TOML says, in the words of this program: "unknown field `x`,
/// expected one of `a`, `b`" lists thirty names where one is meant.
fn in_words(message: &str) -> String {
    let names: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let Some((word, known)) = names.split_first() else { return message.to_owned() };
    let kind = match message.split('`').next() {
        Some("unknown field ") => "setting",
        Some("unknown variant ") => "value",
        Some("missing field ") => return format!("it has no “{word}”; add {word} = …"),
        _ => return message.to_owned(),
    };
    match nearest(word, known) {
        Some(near) => format!("there is no {kind} “{word}”; did you mean “{near}”?"),
        None => format!("there is no {kind} “{word}”; use one of: {}", known.join(", ")),
    }
}

struct FileReader<'a> {
    file: &'a PackFile,
    /// In bytes of its text.
    line_ends: Vec<usize>,
    pack: &'a mut Pack,
    errors: &'a mut Vec<PackError>,
}

impl FileReader<'_> {
    fn fault(&mut self, span: Range<usize>, fault: Fault) {
        self.errors.push(PackError::new(&*self.file.path, self.line_of(&span), fault));
    }

    fn placed<T>(&self, item: T, span: &Range<usize>) -> Placed<T> {
        Placed { item, path: self.file.path.clone(), line: self.line_of(span) }
    }

    /// The line, from 1, on which `span` begins.
    fn line_of(&self, span: &Range<usize>) -> usize {
        self.line_ends.partition_point(|end| *end < span.start) + 1
    }

    fn value<T: for<'d> Deserialize<'d>>(&mut self, key: &str, value: Spanned<DeValue>) -> Option<T> {
        let span = value.span();
        match T::deserialize(ValueDeserializer::from(value)) {
            Ok(item) => Some(item),
            Err(e) => {
                let at = e.span().unwrap_or(span);
                self.fault(at, Fault::Setting { key: key.to_owned(), what: in_words(e.message()) });
                None
            }
        }
    }

    fn table(&mut self, table: DeTable) {
        for (key, value) in table {
            let span = key.span();
            match key.get_ref().as_ref() {
                "name" => self.pack.name = self.value("name", value).unwrap_or_default(),
                "title" => self.pack.title = self.value("title", value).unwrap_or_default(),
                "extends" => {
                    if let Some(base) = self.value("extends", value) {
                        self.pack.extends = Some(self.placed(base, &span));
                    }
                }
                "tables" => self.tables(value),
                "rules" => {
                    let changes = self.changes(value);
                    self.pack.changes.extend(changes);
                }
                "sections" => {
                    let DeValue::Table(sections) = value.into_inner() else { continue };
                    for (section, value) in sections {
                        let changes = self.changes(value);
                        self.pack.sections.entry(section.get_ref().to_string()).or_default().extend(changes);
                    }
                }
                "rule" => self.rules(value),
                other => self.fault(span, Fault::UnknownKey(other.to_owned())),
            }
        }
    }

    fn tables(&mut self, value: Spanned<DeValue>) {
        let DeValue::Table(tables) = value.into_inner() else { return };
        for (name, value) in tables {
            let name = name.get_ref().to_string();
            let pairs: Option<Vec<(String, String)>> = match value.get_ref() {
                DeValue::Array(_) => self.value::<Vec<String>>(&name, value).map(|v| v.into_iter().map(|w| (w, String::new())).collect()),
                _ => self.value::<BTreeMap<String, String>>(&name, value).map(|m| m.into_iter().collect()),
            };
            self.pack.tables.entry(name).or_default().extend(pairs.unwrap_or_default());
        }
    }

    fn changes(&mut self, value: Spanned<DeValue>) -> Changes {
        let DeValue::Table(rules) = value.into_inner() else { return Vec::new() };
        let mut out = Vec::new();
        for (id, value) in rules {
            let (id, span) = (id.get_ref().to_string(), id.span());
            let Some(switch) = self.value::<Switch>(&id, value) else { continue };
            let change = match switch {
                Switch::Change(change) => Some(change),
                Switch::Word(word) => {
                    let change = Change::named(&word);
                    if change.is_none() {
                        let what = format!("“{word}” is not on, off, fix, query or note");
                        self.fault(span.clone(), Fault::Setting { key: id.clone(), what });
                    }
                    change
                }
            };
            if let Some(change) = change {
                let placed = self.placed(change, &span);
                out.push((id, placed));
            }
        }
        out
    }

    fn rules(&mut self, value: Spanned<DeValue>) {
        let span = value.span();
        let DeValue::Array(rules) = value.into_inner() else {
            self.fault(span, Fault::Setting { key: "rule".to_owned(), what: "write [[rule]] with two brackets".to_owned() });
            return;
        };
        for rule in rules {
            let span = rule.span();
            let id = match rule.get_ref() {
                DeValue::Table(t) => t.get("id").and_then(|v| v.get_ref().as_str().map(str::to_owned)),
                _ => None,
            };
            match Entry::deserialize(ValueDeserializer::from(rule)) {
                Ok(entry) => {
                    let placed = self.placed(entry, &span);
                    self.pack.entries.push(placed);
                }
                Err(e) => {
                    let at = e.span().unwrap_or(span);
                    let id = id.unwrap_or_else(|| "(without id)".to_owned());
                    self.fault(at, Fault::Field { id, what: in_words(e.message()) });
                }
            }
        }
    }
}
