//! Where matchers and checkers hand in what they found; the rule decides what becomes of it.
//!
//! A checker names a rule and a place; level, batch, message, exceptions and whether the
//! rule is on come from the pack, so that a style chief can change them.

use crate::check::style::book::StyleBook;
use crate::check::style::rule::Rule;
use crate::check::{Batch, Issue, Level};
use crate::story::{Paragraph, Span};

/// What one check found.
pub struct Report<'a> {
    pub book: &'a StyleBook,
    issues: Vec<Issue>,
    /// Bytes to add to the spans: where the paragraph stands in the story, for story checkers.
    shift: usize,
}

impl<'a> Report<'a> {
    pub fn new(book: &'a StyleBook) -> Self {
        Self { book, issues: Vec::new(), shift: 0 }
    }

    /// From here on spans are of a paragraph that begins at byte `start` of the story.
    pub fn shift_to(&mut self, start: usize) {
        self.shift = start;
    }

    /// Is the rule there and on?
    pub fn wants(&self, id: &str) -> bool {
        self.book.rule(id).is_some_and(|r| r.on)
    }

    /// A fault under the rule `id` at `span` of `p`, with what to write instead.
    pub fn put<S: Into<String>>(&mut self, id: &str, p: &Paragraph, span: Span, suggestions: impl IntoIterator<Item = S>) {
        let book = self.book;
        if let Some(rule) = book.rule(id) {
            self.put_for(rule, p, span, suggestions.into_iter().map(Into::into).collect());
        }
    }

    /// The same with places the finding speaks of, in bytes of the story.
    pub fn put_related(&mut self, id: &str, p: &Paragraph, span: Span, suggestions: Vec<String>, related: &[(Span, &str)]) {
        let before = self.issues.len();
        self.put(id, p, span, suggestions);
        if let Some(issue) = self.issues.get_mut(before) {
            for (span, label) in related {
                issue.related.push(crate::check::Related { span: *span, label: (*label).to_owned() });
            }
        }
    }

    pub fn put_for(&mut self, rule: &Rule, p: &Paragraph, span: Span, suggestions: Vec<String>) {
        let token = p.tokens.partition_point(|t| t.span.end <= span.start);
        if !rule.on || !rule.covers(p, span) || rule.is_excepted(p, span, token) {
            return;
        }
        let old = span.of(&p.text);
        let suggestions: Vec<String> = suggestions.into_iter().filter(|s| s != old).collect();
        let fill = |s: &str| s.replace("{match}", old).replace("{right}", suggestions.first().map_or("", String::as_str));
        let mut issue = Issue::new(rule.name.clone(), rule.category, span.shifted(self.shift), fill(&rule.message))
            .why(fill(&rule.why))
            .confidence(rule.confidence)
            .in_quotation(rule.quoted.policy());
        issue.level = rule.level;
        issue.batch = if rule.level == Level::Fix { rule.batch } else { Batch::Query };
        if issue.level == Level::Fix && suggestions.is_empty() {
            issue.level = Level::Query;
            issue.batch = Batch::Query;
        }
        issue.suggestions = suggestions;
        self.issues.push(issue);
    }

    pub fn into_issues(self) -> Vec<Issue> {
        self.issues
    }
}
