//! A style book: the rules of a pack and of the packs it extends, compiled and indexed.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::check::style::compile;
use crate::check::style::error::{Fault, PackError};
use crate::check::style::index::Index;
use crate::check::style::pack::{self, Changes, Entry, PackFile, Placed};
use crate::check::style::rule::Rule;
use crate::check::style::shipped;
use crate::check::style::tables::Tables;
use crate::check::style::words::{self, Avoided};
use crate::language::nearest::nearest;
use crate::shared_out::{shared_out, threads_for};

/// Finds the pack of a name that is written in a file at a path: the name first.
pub type Find<'a> = &'a dyn Fn(&str, &str) -> Option<Vec<PackFile>>;

/// Packs may extend packs that extend packs, but not for ever.
const DEEPEST: usize = 8;

/// So many rules are compiled on one thread.
const FEW: usize = 20;

/// All rules that apply to one publication.
#[derive(Debug, Clone, Default)]
pub struct StyleBook {
    /// The pack's name: "ap".
    pub name: String,
    pub title: String,
    pub rules: Vec<Arc<Rule>>,
    pub tables: Tables,
    pub index: Index,
    by_id: FxHashMap<String, usize>,
    sections: BTreeMap<String, Changes>,
    files: Vec<PackFile>,
}

impl StyleBook {
    /// Compiles the pack in `files`, and below it the packs it extends. What cannot be
    /// read is left out and told.
    pub fn read(files: &[PackFile]) -> (Self, Vec<PackError>) {
        Self::read_with(files, &|name, _| shipped::pack(name))
    }

    /// The same where packs may extend others than those that come with the program.
    pub fn read_with(files: &[PackFile], find: Find) -> (Self, Vec<PackError>) {
        let mut errors = Vec::new();
        let mut book = Self::default();
        book.add(files, find, 0, &mut errors);
        book.finish();
        (book, errors)
    }

    /// A pack that comes with the program.
    pub fn shipped(name: &str) -> Option<(Self, Vec<PackError>)> {
        shipped::pack(name).map(|files| Self::read(&files))
    }

    fn add(&mut self, files: &[PackFile], find: Find, depth: usize, errors: &mut Vec<PackError>) {
        let (mut pack, mistakes) = pack::read(files);
        errors.extend(mistakes);
        if let Some(base) = &pack.extends {
            match Some(()).filter(|()| depth < DEEPEST).and_then(|()| find(&base.item, &base.path)) {
                Some(below) => self.add(&below, find, depth + 1, errors),
                None => {
                    errors.push(PackError::new(&*base.path, base.line, Fault::UnknownBase(base.item.clone(), shipped::names().join(", "))));
                }
            }
        }
        for (name, pairs) in &pack.tables {
            self.tables.add(name, pairs.clone());
        }
        self.add_rules(&pack.name, std::mem::take(&mut pack.entries), files, errors);
        self.change(&pack.changes, errors);
        for (section, changes) in pack.sections {
            self.sections.entry(section).or_default().extend(changes);
        }
        self.name = pack.name;
        self.title = pack.title;
        self.files.extend_from_slice(files);
    }

    fn add_rules(&mut self, pack: &str, entries: Vec<Placed<Entry>>, files: &[PackFile], errors: &mut Vec<PackError>) {
        let tables = &self.tables;
        let threads = threads_for(entries.len(), FEW);
        let compiled = shared_out(entries, threads, |entry| {
            let place = (entry.item.id.clone(), entry.path.clone(), entry.line);
            let file = files.iter().find(|f| f.path == entry.path);
            (place, compile::rule(pack, entry, tables, file))
        });
        for ((id, path, line), rule) in compiled {
            if let Some(first) = self.rule(&id) {
                let first = format!("{}, line {}", first.path, first.line);
                errors.push(PackError::new(&*path, line, Fault::Duplicate { id, first }));
                continue;
            }
            match rule {
                Ok(rule) => {
                    self.by_id.insert(rule.id.clone(), self.rules.len());
                    self.rules.push(Arc::new(rule));
                }
                Err(e) => errors.push(e),
            }
        }
    }

    fn change(&mut self, changes: &Changes, errors: &mut Vec<PackError>) {
        for (id, change) in changes {
            let short = id.rsplit('/').next().unwrap_or(id);
            let Some(rule) = self.by_id.get(short).and_then(|i| self.rules.get_mut(*i)) else {
                let remedy = self.remedy(id);
                errors.push(PackError::new(&*change.path, change.line, Fault::UnknownRule(id.clone(), remedy)));
                continue;
            };
            if let Err(e) = compile::change(Arc::make_mut(rule), change, &self.tables) {
                errors.push(e);
            }
        }
    }

    fn finish(&mut self) {
        self.index = Index::of(&self.rules);
    }

    /// The same book with changes made elsewhere, in the settings; what is wrong with them.
    #[must_use]
    pub fn changed(&self, changes: &Changes) -> (Self, Vec<PackError>) {
        let (mut book, mut errors) = (self.clone(), Vec::new());
        book.change(changes, &mut errors);
        book.finish();
        (book, errors)
    }

    /// The same book with one rule for each form that a list of words says to avoid. A later
    /// list has the last word about a form.
    #[must_use]
    pub fn avoiding(&self, forms: &[Avoided]) -> (Self, Vec<PackError>) {
        let (mut book, mut errors) = (self.clone(), Vec::new());
        for form in forms {
            let rule = match words::rule(form, &book.tables) {
                Ok(rule) => rule,
                Err(e) => {
                    errors.push(e);
                    continue;
                }
            };
            if let Some(earlier) = book.by_id.get(&rule.id).and_then(|i| book.rules.get_mut(*i)) {
                *earlier = Arc::new(rule);
            } else {
                book.by_id.insert(rule.id.clone(), book.rules.len());
                book.rules.push(Arc::new(rule));
            }
        }
        book.finish();
        (book, errors)
    }

    /// Is there such a section? A book without sections has nothing to say about any.
    ///
    /// # Errors
    /// What to say of a section that no pack of this book knows.
    pub fn is_section(&self, section: &str) -> Result<(), Fault> {
        if self.sections.is_empty() || self.sections.contains_key(section) {
            return Ok(());
        }
        let known: Vec<&str> = self.sections().collect();
        let remedy =
            nearest(section, &known).map_or_else(|| format!("it has: {}", known.join(", ")), |near| format!("did you mean “{near}”?"));
        Err(Fault::UnknownSection { style: self.name.clone(), section: section.to_owned(), remedy })
    }

    /// The same book with what it changes for one section of the paper.
    #[must_use]
    pub fn for_section(&self, section: &str) -> Self {
        let mut book = self.clone();
        let changes = self.sections.get(section).cloned().unwrap_or_default();
        // What is wrong with them was said when the book was read.
        book.change(&changes, &mut Vec::new());
        book.finish();
        book
    }

    pub fn sections(&self) -> impl Iterator<Item = &str> {
        self.sections.keys().map(String::as_str)
    }

    /// What to do about the id of a rule that is not there.
    pub fn remedy(&self, id: &str) -> String {
        let known: Vec<&str> = self.rules.iter().flat_map(|r| [&*r.name, &*r.id]).collect();
        nearest(id, &known).map_or_else(|| "see `copydesk rules list`".to_owned(), |near| format!("did you mean “{near}”?"))
    }

    /// The book with one rule only, which is on: for its examples.
    #[must_use]
    pub fn only(&self, id: &str) -> Self {
        let mut book = Self { name: self.name.clone(), title: self.title.clone(), tables: self.tables.clone(), ..Self::default() };
        if let Some(rule) = self.rule(id) {
            let mut rule = rule.clone();
            rule.on = true;
            book.by_id.insert(rule.id.clone(), 0);
            book.rules.push(Arc::new(rule));
        }
        book.finish();
        book
    }

    /// The book without the rules named, by id with or without the pack.
    #[must_use]
    pub fn without<S: AsRef<str>>(&self, ids: &[S]) -> Self {
        let mut book = self.clone();
        for id in ids {
            let id = id.as_ref();
            if let Some(rule) = book.by_id.get(id.rsplit('/').next().unwrap_or(id)).and_then(|i| book.rules.get_mut(*i)) {
                Arc::make_mut(rule).on = false;
            }
        }
        book.finish();
        book
    }

    /// A rule by its id, with or without the name of its pack.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        let short = id.rsplit('/').next().unwrap_or(id);
        self.by_id.get(short).and_then(|i| self.rules.get(*i)).map(|r| &**r)
    }

    /// Is this the full name, pack and all, of a rule of this book?
    pub fn owns(&self, name: &str) -> bool {
        self.rule(name).is_some_and(|r| r.name == name)
    }

    /// The line, from 1, of a sentence of this rule in its file.
    pub fn line_of(&self, rule: &Rule, sentence: &str) -> usize {
        let text = self.files.iter().find(|f| f.path == rule.path).map_or("", |f| &f.text);
        compile::line_holding(text, rule.line, sentence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Level;

    const MISTAKES: &str = r#"
name = "sample"
extends = "nowhere"
colour = "red"

[rules]
"no-such-rule" = "off"
"word-toward" = "perhaps"

[[rule]]
id = "unknown-field"
category = "usage"
message = "m"
substitutions = { a = "b" }

[[rule]]
id = "unknown-category"
category = "grammer"
message = "m"
substitution = { a = "b" }

[[rule]]
id = "open-group"
category = "usage"
message = "m"
substitution = { "one (two" = "b" }

[[rule]]
id = "unknown-kind"
category = "usage"
message = "m"
existence = ["<nown> word"]

[[rule]]
id = "bad-template"
category = "usage"
message = "m"
substitution = { "one" = "{n.figures}" }

[[rule]]
id = "bad-regex"
category = "usage"
message = "m"
characters = { "a(b" = "c" }

[[rule]]
id = "nothing"
category = "usage"
message = "m"

[[rule]]
id = "unknown-logic"
category = "usage"
message = "m"
logic = "magic"

[[rule]]
id = "good"
category = "usage"
message = "m"
substitution = { gotten = "got" }

[[rule]]
id = "good"
category = "usage"
message = "m"
substitution = { gotten = "got" }
"#;

    #[test]
    fn every_mistake_of_a_pack_is_told_with_its_line_and_the_rest_is_loaded() {
        let (book, errors) = StyleBook::read(&[PackFile::new("sample.toml", MISTAKES)]);
        let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert_eq!(book.rules.iter().map(|r| &*r.id).collect::<Vec<_>>(), ["good"], "{told:#?}");
        for expected in [
            "line 3: there is no style pack “nowhere”",
            "line 4: “colour” is not a setting",
            "line 7: there is no rule “no-such-rule”",
            "line 8: “word-toward”: “perhaps” is not on, off",
            "line 14: rule “unknown-field”: there is no setting “substitutions”; did you mean “substitution”?",
            "line 18: rule “unknown-category”: there is no value “grammer”; did you mean “grammar”?",
            "line 26: rule “open-group”: pattern “one (two”: “(” is opened but not closed",
            "line 32: rule “unknown-kind”: pattern “<nown> word”: there is no kind of word <nown>",
            "line 38: rule “bad-template”: suggestion “{n.figures}”: the pattern has no part named “n”",
            "line 44: rule “bad-regex”: expression “a(b”",
            "line 46: rule “nothing” says nothing to look for",
            "line 51: rule “unknown-logic”: there is no checker “magic”",
            "line 63: rule “good” is already in sample.toml, line 57",
        ] {
            assert!(told.iter().any(|t| t.contains(expected)), "{expected} is not in {told:#?}");
        }
    }

    #[test]
    fn a_house_pack_of_a_few_lines_changes_what_it_extends() {
        let house = "name = \"gazette\"\nextends = \"ap\"\n[rules]\n\"word-toward\" = \"off\"\n\"ap/attrib-said\" = \"query\"\n\
                     [sections.sports]\n\"word-toward\" = \"on\"\n";
        let (book, errors) = StyleBook::read(&[PackFile::new("house.toml", house)]);
        assert!(errors.is_empty(), "{errors:?}");
        let on = |b: &StyleBook| b.rule("ap/word-toward").is_some_and(|r| r.on);
        assert!(!on(&book) && on(&book.for_section("sports")));
        assert_eq!(book.rule("attrib-said").map(|r| r.level), Some(Level::Query));
    }
}
