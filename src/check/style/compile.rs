//! Turns an entry of a pack into a rule that can run.

use crate::check::Batch;
use crate::check::Level;
use crate::check::style::error::{Fault, PackError};
use crate::check::style::expression::Expression;
use crate::check::style::logic;
use crate::check::style::pack::{Change, Entry, OneOrMore, PackFile, Placed};
use crate::check::style::pattern::Pattern;
use crate::check::style::pattern::syntax::{self, Tested};
use crate::check::style::rule::{Example, Matcher, Quoted, Rule, Scope, Throughout};
use crate::check::style::tables::Tables;
use crate::check::style::template::Template;

/// Compiles one entry of the pack `pack`, which stands in `file`.
///
/// # Errors
/// The first thing in the entry that cannot be read.
pub fn rule(pack: &str, entry: Placed<Entry>, tables: &Tables, file: Option<&PackFile>) -> Result<Rule, PackError> {
    let tested = if file.is_some_and(|f| f.built_in) { Tested::Before } else { Tested::Now };
    let text = file.map_or("", |f| &f.text);
    let Placed { item, path, line } = entry;
    let compiled = Compiler { entry: &item, tables, tested }.compiled();
    match compiled {
        Ok(compiled) => Ok(compiled.into_rule(pack, item, path, line)),
        Err(fault) => Err(PackError::new(&*path, line_of_fault(&fault, line, text), fault)),
    }
}

/// The line of the pattern or suggestion a fault speaks of.
fn line_of_fault(fault: &Fault, from: usize, text: &str) -> usize {
    let wanted = match fault {
        Fault::Pattern { pattern, .. } | Fault::Regex { pattern, .. } => pattern,
        Fault::Template { template, .. } => template,
        _ => return from,
    };
    line_holding(text, from, wanted)
}

/// The first line from line `from` on that holds the beginning of `wanted`, or `from`.
pub fn line_holding(text: &str, from: usize, wanted: &str) -> usize {
    let head: String = wanted.chars().take(40).take_while(|c| !matches!(c, '"' | '\\' | '\n')).collect();
    text.lines().enumerate().skip(from.saturating_sub(1)).find(|(_, l)| !head.is_empty() && l.contains(&head)).map_or(from, |(i, _)| i + 1)
}

/// From here on a rule that names no level corrects; below, it asks.
const SURE: f32 = 0.9;

struct Compiler<'a> {
    entry: &'a Entry,
    tables: &'a Tables,
    tested: Tested,
}

/// The parts of an entry that had to be read.
struct Compiled {
    matchers: Vec<Matcher>,
    except: Vec<Pattern>,
    unless: Vec<Pattern>,
    when: Vec<Pattern>,
    throughout: Option<Throughout>,
}

impl Compiled {
    fn into_rule(self, pack: &str, e: Entry, path: String, line: usize) -> Rule {
        let level = e.level.unwrap_or(if e.confidence.is_none_or(|c| c >= SURE) { Level::Fix } else { Level::Query });
        Rule {
            name: format!("{pack}/{}", e.id),
            id: e.id,
            category: e.category,
            on: !e.off,
            level,
            batch: e.batch.unwrap_or(if level == Level::Fix { Batch::Suggest } else { Batch::Query }),
            quoted: e.quoted.unwrap_or(Quoted::Query),
            scope: if e.scope.is_empty() { vec![Scope::Body] } else { e.scope },
            confidence: e.confidence.unwrap_or(match level {
                Level::Fix => 0.9,
                Level::Query => 0.7,
                Level::Note => 0.6,
            }),
            message: e.message,
            why: e.why,
            entry: e.entry,
            matchers: self.matchers,
            logic: e.logic,
            except: self.except,
            unless: self.unless,
            when: self.when,
            throughout: self.throughout,
            in_names: e.in_names,
            keep_case: e.keep_case,
            examples: e.examples.into_iter().filter_map(example).collect(),
            traps: e.traps,
            path,
            line,
        }
    }
}

impl Compiler<'_> {
    fn compiled(&self) -> Result<Compiled, Fault> {
        let e = self.entry;
        let matchers = self.matchers()?;
        if matchers.is_empty() && e.logic.is_none() {
            return Err(Fault::NoMatcher { id: e.id.clone() });
        }
        if let Some(name) = e.logic.as_ref().filter(|name| !logic::is_known(name)) {
            return Err(Fault::UnknownLogic { id: e.id.clone(), logic: name.clone() });
        }
        let throughout = match &e.throughout {
            Some(t) => Some(Throughout { least: t.least, without: self.patterns(&t.without)?, ask: t.ask }),
            None => None,
        };
        let (except, unless, when) = (self.patterns(&e.except)?, self.patterns(&e.unless)?, self.patterns(&e.when)?);
        Ok(Compiled { matchers, except, unless, when, throughout })
    }

    fn pattern(&self, source: &str) -> Result<Pattern, Fault> {
        syntax::read(source, self.tables, self.tested).map_err(|error| Fault::Pattern {
            id: self.entry.id.clone(),
            pattern: source.to_owned(),
            error,
        })
    }

    fn patterns(&self, sources: &[String]) -> Result<Vec<Pattern>, Fault> {
        sources.iter().map(|s| self.pattern(s)).collect()
    }

    fn template(&self, source: &str, pattern: &Pattern) -> Result<Template, Fault> {
        let read = Template::read(source).and_then(|t| t.check(pattern, self.tables).map(|()| t));
        read.map_err(|error| Fault::Template { id: self.entry.id.clone(), template: source.to_owned(), error })
    }

    fn tokens(&self, source: &str, suggest: &[String], as_written: bool) -> Result<Matcher, Fault> {
        let pattern = self.pattern(source)?;
        let templates = suggest.iter().map(|s| self.template(s, &pattern)).collect::<Result<_, _>>()?;
        Ok(Matcher::Tokens { pattern, templates, as_written })
    }

    fn matchers(&self) -> Result<Vec<Matcher>, Fault> {
        let e = self.entry;
        let mut out = Vec::new();
        for source in e.existence.iter().chain(&e.sequence) {
            out.push(self.tokens(source, &e.suggest, false)?);
        }
        for (source, new) in &e.substitution {
            out.push(self.tokens(source, &new.clone().into_vec(), false)?);
        }
        for written in &e.capitalization {
            out.push(self.tokens(&escaped(&written.to_lowercase()), std::slice::from_ref(written), true)?);
        }
        for (source, new) in &e.characters {
            let regex = Expression::new(source);
            if self.tested == Tested::Now
                && let Some(what) = regex.fault()
            {
                return Err(Fault::Regex { id: e.id.clone(), pattern: source.clone(), what });
            }
            out.push(Matcher::Characters { regex, replacement: new.clone() });
        }
        if let Some(o) = &e.occurrence {
            out.push(Matcher::Occurrence { pattern: self.pattern(&o.of)?, most: o.most, within: o.within });
        }
        if let Some(r) = &e.repetition {
            out.push(Matcher::Repetition { pattern: self.pattern(&r.of)?, within: r.within });
        }
        for forms in &e.consistency {
            let forms = forms.iter().map(|f| Ok((self.pattern(f)?, f.clone()))).collect::<Result<_, Fault>>()?;
            out.push(Matcher::Consistency { forms });
        }
        if let Some(c) = &e.conditional {
            let (when, needs) = (self.pattern(&c.when)?, self.pattern(&c.needs)?);
            out.push(Matcher::Conditional { when, needs, suggest: e.suggest.clone() });
        }
        if let Some(m) = e.metric {
            out.push(Matcher::Metric { measure: m.measure, most: m.most });
        }
        Ok(out)
    }
}

/// Words that are meant as they stand, with the signs of the pattern language escaped.
pub fn escaped(words: &str) -> String {
    words
        .chars()
        .flat_map(|c| {
            if matches!(c, '(' | ')' | '[' | ']' | '|' | '<' | '?' | '*' | '!' | '~' | '=' | '/' | '\\') { vec!['\\', c] } else { vec![c] }
        })
        .collect()
}

fn example(example: OneOrMore) -> Option<Example> {
    let mut sentences = example.into_vec().into_iter();
    sentences.next().map(|wrong| Example { wrong, right: sentences.next() })
}

/// Applies what a pack changes in a rule of another.
///
/// # Errors
/// The first exception that cannot be read; the rule is then unchanged.
pub fn change(rule: &mut Rule, change: &Placed<Change>, tables: &Tables) -> Result<(), PackError> {
    let c = &change.item;
    let id = rule.id.clone();
    let patterns = |sources: &[String]| -> Result<Vec<Pattern>, PackError> {
        sources
            .iter()
            .map(|s| {
                syntax::read(s, tables, Tested::Now).map_err(|error| {
                    PackError::new(&*change.path, change.line, Fault::Pattern { id: id.clone(), pattern: s.clone(), error })
                })
            })
            .collect()
    };
    let (except, unless) = (patterns(&c.except)?, patterns(&c.unless)?);
    rule.except.extend(except);
    rule.unless.extend(unless);
    if let Some(t) = &c.throughout {
        rule.throughout = Some(Throughout { least: t.least, without: patterns(&t.without)?, ask: t.ask }).filter(|t| t.least > 0);
    }
    if let Some(off) = c.off {
        rule.on = !off;
    }
    if let Some(level) = c.level {
        rule.level = level;
    }
    rule.batch = c.batch.unwrap_or(rule.batch);
    rule.quoted = c.quoted.unwrap_or(rule.quoted);
    rule.confidence = c.confidence.unwrap_or(rule.confidence);
    if let Some(message) = &c.message {
        rule.message.clone_from(message);
    }
    if let Some(why) = &c.why {
        rule.why.clone_from(why);
    }
    Ok(())
}
