//! An issue: one fault found in a story, and what could be done about it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::story::Span;

/// How sure, and of what kind, a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// A fault; the first suggestion can be accepted as it stands.
    Fix,
    /// A question to the reporter. Accepting a suggestion is possible, asking is the rule.
    Query,
    /// Worth knowing, kept apart from the issues: a name to verify.
    Note,
}

/// May the correction be accepted together with others?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Batch {
    /// By `fix --safe` and by accept-all-alike.
    Safe,
    /// One at a time, or by `fix --all`.
    Suggest,
    /// Never without a person: there is nothing to apply, or only the reporter knows.
    Query,
}

/// What becomes of a finding whose words were spoken by somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InQuotation {
    /// Only the writing changes (a misspelling, a homophone, a numeral read the same, the
    /// marks themselves): it stays a correction, one at a time.
    Repair,
    /// The words heard would change: it becomes a query without suggestions.
    Query,
    /// The rule has no say about speech: the finding is dropped.
    Silent,
}

/// What sort of fault, as the desk speaks of it; the list and the JSON show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    Spelling,
    /// A real word, but the wrong one: "lead" for "led".
    Word,
    Name,
    Grammar,
    Punctuation,
    Quotation,
    Attribution,
    Title,
    Number,
    Date,
    Capitalization,
    Abbreviation,
    Hyphenation,
    Usage,
    Repetition,
    Structure,
    Style,
}

impl Category {
    /// All of them, in the order of the list.
    pub const ALL: &'static [Self] = &[
        Self::Spelling,
        Self::Word,
        Self::Name,
        Self::Grammar,
        Self::Punctuation,
        Self::Quotation,
        Self::Attribution,
        Self::Title,
        Self::Number,
        Self::Date,
        Self::Capitalization,
        Self::Abbreviation,
        Self::Hyphenation,
        Self::Usage,
        Self::Repetition,
        Self::Structure,
        Self::Style,
    ];

    /// The name shown and written, in kebab case: "spelling".
    pub fn name(self) -> &'static str {
        match self {
            Self::Spelling => "spelling",
            Self::Word => "word",
            Self::Name => "name",
            Self::Grammar => "grammar",
            Self::Punctuation => "punctuation",
            Self::Quotation => "quotation",
            Self::Attribution => "attribution",
            Self::Title => "title",
            Self::Number => "number",
            Self::Date => "date",
            Self::Capitalization => "capitalization",
            Self::Abbreviation => "abbreviation",
            Self::Hyphenation => "hyphenation",
            Self::Usage => "usage",
            Self::Repetition => "repetition",
            Self::Structure => "structure",
            Self::Style => "style",
        }
    }
}

/// Another place in the story that the issue speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Related {
    /// Same frame of reference as the issue's own span.
    pub span: Span,
    /// What stands there, for the editor: "first mention".
    pub label: String,
}

/// One fault. A paragraph checker gives spans in bytes of the paragraph, the engine
/// turns them into bytes of the story's text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Issue {
    /// The rule's id: "spelling", "ap/num-one-to-nine".
    pub rule: Cow<'static, str>,
    pub category: Category,
    /// What would be replaced.
    pub span: Span,
    /// What is wrong, in a few words.
    pub message: String,
    /// Why it is wrong, in one or two sentences.
    pub why: String,
    /// Replacements for the span, the likeliest first; may be empty.
    pub suggestions: Vec<String>,
    pub level: Level,
    pub batch: Batch,
    /// How likely this is a fault and, for a fix, the first suggestion right: 0 to 1.
    pub confidence: f32,
    /// Set by the engine: the span touches words inside quotation marks.
    pub quoted: bool,
    /// What to do with it there.
    pub in_quotation: InQuotation,
    pub related: Vec<Related>,
}

impl Issue {
    /// A correction to be accepted one at a time; becomes a query inside a quotation.
    /// The builder methods below change what differs.
    pub fn new(rule: impl Into<Cow<'static, str>>, category: Category, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule: rule.into(),
            category,
            span,
            message: message.into(),
            why: String::new(),
            suggestions: Vec::new(),
            level: Level::Fix,
            batch: Batch::Suggest,
            confidence: 0.9,
            quoted: false,
            in_quotation: InQuotation::Query,
            related: Vec::new(),
        }
    }

    /// A slip of the fingers in marks or spaces, put right: no word changes, so it stays a
    /// repair inside a quotation and may be accepted in bulk outside one.
    pub fn typing(
        rule: &'static str,
        category: Category,
        span: Span,
        message: impl Into<String>,
        repaired: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self::new(rule, category, span, message).suggest_all(repaired).in_quotation(InQuotation::Repair).safe()
    }

    #[must_use]
    pub fn why(mut self, why: impl Into<String>) -> Self {
        self.why = why.into();
        self
    }

    /// Adds one replacement behind those given before.
    #[must_use]
    pub fn suggest(mut self, replacement: impl Into<String>) -> Self {
        self.suggestions.push(replacement.into());
        self
    }

    #[must_use]
    pub fn suggest_all<S: Into<String>>(mut self, replacements: impl IntoIterator<Item = S>) -> Self {
        self.suggestions.extend(replacements.into_iter().map(Into::into));
        self
    }

    /// Something to know: listed apart from the issues.
    #[must_use]
    pub fn note(mut self) -> Self {
        self.level = Level::Note;
        self.batch = Batch::Query;
        self
    }

    /// A question to the reporter: nothing to accept in bulk.
    #[must_use]
    pub fn query(mut self) -> Self {
        self.level = Level::Query;
        self.batch = Batch::Query;
        self
    }

    /// May be accepted in bulk.
    #[must_use]
    pub fn safe(mut self) -> Self {
        self.batch = Batch::Safe;
        self
    }

    #[must_use]
    pub fn confidence(mut self, confidence: f32) -> Self {
        self.confidence = confidence.clamp(0.0, 1.0);
        self
    }

    #[must_use]
    pub fn in_quotation(mut self, policy: InQuotation) -> Self {
        self.in_quotation = policy;
        self
    }

    #[must_use]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push(Related { span, label: label.into() });
        self
    }

    /// The same issue, all its places `by` bytes further on.
    #[must_use]
    pub fn shifted(mut self, by: usize) -> Self {
        self.span = self.span.shifted(by);
        for r in &mut self.related {
            r.span = r.span.shifted(by);
        }
        self
    }
}

/// The text with the first suggestion of every issue applied; the issues in order of place,
/// of two that overlap the first.
pub fn corrected(text: &str, issues: &[Issue]) -> String {
    let mut out = String::new();
    let mut last = 0;
    for issue in issues {
        if let Some(new) = issue.suggestions.first().filter(|_| issue.span.start >= last) {
            out.push_str(text.get(last..issue.span.start).unwrap_or(""));
            out.push_str(new);
            last = issue.span.end;
        }
    }
    out.push_str(text.get(last..).unwrap_or(""));
    out
}
