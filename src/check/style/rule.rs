//! A rule of a pack, ready to run, with all that is shown of it.

use serde::Deserialize;

use crate::check::style::expression::Expression;
use crate::check::style::pattern::{Found, Pattern};
use crate::check::style::template::Template;
use crate::check::{Batch, Category, InQuotation, Level};
use crate::story::{Paragraph, Part, Span};

/// Where a rule looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    Body,
    Headline,
    Byline,
    Dateline,
    /// The whole story at once.
    Document,
}

/// What to do inside quotation marks, in the words of a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quoted {
    /// Only the writing changes.
    Repair,
    /// Ask, change nothing.
    Query,
    /// Say nothing.
    Never,
}

impl Quoted {
    pub fn policy(self) -> InQuotation {
        match self {
            Self::Repair => InQuotation::Repair,
            Self::Query => InQuotation::Query,
            Self::Never => InQuotation::Silent,
        }
    }
}

/// How far apart the matches of an occurrence or a repetition may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Within {
    #[default]
    Sentence,
    Paragraph,
}

/// What a metric measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    WordsInFirstSentence,
    WordsInSentence,
    CharactersInHeadline,
}

/// One way a rule finds its fault.
#[derive(Debug, Clone)]
pub enum Matcher {
    /// Words, and what to write instead.
    Tokens {
        pattern: Pattern,
        templates: Vec<Template>,
        as_written: bool,
    },
    /// Characters, and what to write instead.
    Characters {
        regex: Expression,
        replacement: String,
    },
    /// The same thing more than `most` times.
    Occurrence {
        pattern: Pattern,
        most: usize,
        within: Within,
    },
    /// The same words twice.
    Repetition {
        pattern: Pattern,
        within: Within,
    },
    /// Two forms of one thing in one story; the more frequent one stays.
    Consistency {
        forms: Vec<(Pattern, String)>,
    },
    /// The first needs the second before it in the story.
    Conditional {
        when: Pattern,
        needs: Pattern,
        suggest: Vec<String>,
    },
    Metric {
        measure: Measure,
        most: usize,
    },
}

/// A story that breaks a rule from beginning to end and never keeps it is held to another
/// style: its findings are notes.
#[derive(Debug, Clone)]
pub struct Throughout {
    pub least: usize,
    /// What shows that the story knows the rule.
    pub without: Vec<Pattern>,
    /// The first place is asked about. If not, a whole story's findings are all notes; a
    /// passage is too short to show a habit.
    pub ask: bool,
}

/// A sentence of a rule's own tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    pub wrong: String,
    /// None where the rule only asks.
    pub right: Option<String>,
}

/// One rule.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools)]
pub struct Rule {
    /// Without the pack: "word-toward".
    pub id: String,
    /// With the pack: "ap/word-toward".
    pub name: String,
    pub category: Category,
    /// Off: not run, but shown in the list.
    pub on: bool,
    pub level: Level,
    pub batch: Batch,
    pub quoted: Quoted,
    pub scope: Vec<Scope>,
    pub confidence: f32,
    pub message: String,
    pub why: String,
    /// Where to look it up in the style book.
    pub entry: String,
    pub matchers: Vec<Matcher>,
    pub logic: Option<String>,
    pub except: Vec<Pattern>,
    /// The sentence must not hold any of these.
    pub unless: Vec<Pattern>,
    /// The sentence must hold one of these.
    pub when: Vec<Pattern>,
    pub throughout: Option<Throughout>,
    /// Runs on words that seem to be part of a name.
    pub in_names: bool,
    /// The suggestion's capitals are kept as the pack writes them.
    pub keep_case: bool,
    pub examples: Vec<Example>,
    pub traps: Vec<String>,
    pub path: String,
    pub line: usize,
}

impl Rule {
    /// Does it look at anything in a paragraph of this kind?
    pub fn reads(&self, part: Part) -> bool {
        let scope = match part {
            Part::Headline => &[Scope::Headline][..],
            Part::Byline => &[Scope::Byline],
            Part::Body | Part::Subhead => &[Scope::Body, Scope::Document, Scope::Dateline],
            Part::Stray | Part::Table => &[],
        };
        self.scope.iter().any(|s| scope.contains(s))
    }

    /// Does it look at words at `span` of this paragraph?
    pub fn covers(&self, p: &Paragraph, span: Span) -> bool {
        let in_dateline = p.dateline.is_some_and(|d| span.start < d.end);
        match p.part {
            Part::Headline => self.scope.contains(&Scope::Headline),
            Part::Byline => self.scope.contains(&Scope::Byline),
            Part::Body | Part::Subhead => {
                if in_dateline {
                    self.scope.contains(&Scope::Dateline)
                } else {
                    self.scope.contains(&Scope::Body) || self.scope.contains(&Scope::Document)
                }
            }
            Part::Stray | Part::Table => false,
        }
    }

    /// Does one of its exceptions speak of the words at `span`?
    pub fn is_excepted(&self, p: &Paragraph, span: Span, token: usize) -> bool {
        let sentence = p.sentence_of(token);
        let holds = |pattern: &Pattern| pattern.within(p, sentence.clone()).next().is_some();
        let covers = |f: &Found| !f.whole.is_empty() && p.span_of(f.whole.start, f.whole.end - 1).contains(span);
        let named = |pattern: &Pattern| pattern.within(p, sentence.clone()).any(|f| covers(&f));
        self.except.iter().any(named) || self.unless.iter().any(holds) || !self.when.is_empty() && !self.when.iter().any(holds)
    }
}
