//! Runs the rules of a book over one paragraph.

use std::sync::Arc;

use crate::check::style::book::StyleBook;
use crate::check::style::expression::Expression;
use crate::check::style::pattern::{Found, Pattern};
use crate::check::style::replacement;
use crate::check::style::report::Report;
use crate::check::style::rule::{Matcher, Rule, Within};
use crate::check::style::template::Template;
use crate::check::{Checker, Issue};
use crate::story::{Paragraph, Part, Span, StoryFacts};

/// The rules of a style book that read a paragraph at a time.
pub struct StyleChecker {
    book: Arc<StyleBook>,
}

impl StyleChecker {
    pub fn new(book: Arc<StyleBook>) -> Self {
        Self { book }
    }
}

impl Checker for StyleChecker {
    fn name(&self) -> &'static str {
        "style"
    }

    fn check(&self, p: &Paragraph, facts: &StoryFacts, out: &mut Vec<Issue>) {
        out.extend(check(&self.book, p, facts));
    }
}

/// What the book's rules find in one paragraph.
pub fn check(book: &StyleBook, p: &Paragraph, facts: &StoryFacts) -> Vec<Issue> {
    let mut report = Report::new(book);
    if matches!(p.part, Part::Stray | Part::Table) {
        return Vec::new();
    }
    let matches = book.index.matches(&book.rules, p);
    for (r, m, found) in &matches {
        let (r, m) = (*r, *m);
        if is_part_of_a_longer_one(&matches, (r, m), found) {
            continue;
        }
        if let Some(rule) = book.rules.get(r)
            && let Some(Matcher::Tokens { pattern, templates, as_written }) = rule.matchers.get(m)
        {
            report_words(&mut report, rule, p, &Words { pattern, templates, as_written: *as_written, found });
        }
    }
    for (rule, matcher) in book.index.others(&book.rules, &p.text).filter(|(rule, _)| rule.reads(p.part)) {
        match matcher {
            Matcher::Characters { regex, replacement } => report_characters(&mut report, rule, p, regex, replacement),
            Matcher::Occurrence { pattern, most, within } => report_occurrences(&mut report, rule, p, pattern, *most, *within),
            Matcher::Repetition { pattern, within } => report_repetition(&mut report, rule, p, pattern, *within),
            _ => {}
        }
    }
    for logic in &book.index.paragraph_logic {
        logic(p, facts, &mut report);
    }
    report.into_issues()
}

/// Does the same pattern replace more words round these? "Lieutenant Colonel" is one rank,
/// though "Colonel" is one, too.
fn is_part_of_a_longer_one(matches: &[(usize, usize, Found)], (r, m): (usize, usize), found: &Found) -> bool {
    let own = &found.replaced;
    matches.iter().any(|(or, om, other)| {
        let wider = other.replaced.len() > own.len() && other.replaced.start <= own.start && own.end <= other.replaced.end;
        (*or, *om) == (r, m) && wider && !own.is_empty()
    })
}

/// One match of a token pattern.
struct Words<'a> {
    pattern: &'a Pattern,
    templates: &'a [Template],
    as_written: bool,
    found: &'a Found,
}

fn report_words(report: &mut Report, rule: &Rule, p: &Paragraph, words: &Words) {
    let Words { pattern, templates, as_written, found } = words;
    let span = replacement::without_possessive(p, found.span(p), has_possessive(pattern));
    let first = found.replaced.start;
    if !rule.in_names && is_in_a_name(p, found, pattern, *as_written) {
        return;
    }
    if *as_written && span.of(&p.text).len() > 3 && is_shouted(p, span) {
        return;
    }
    let mut suggestions = Vec::new();
    let mut at = span;
    for filled in templates.iter().filter_map(|t| t.fill(p, pattern, found, &report.book.tables)) {
        if filled.is_empty() && !span.is_empty() {
            let (wider, new) = replacement::cut(p, first, span);
            at = wider;
            suggestions.push(new);
            continue;
        }
        let cased = if *as_written || rule.keep_case || pattern.minds_case {
            replacement::at_sentence_start(p, first, &filled)
        } else {
            replacement::with_case(p, first, span, &filled)
        };
        suggestions.push(replacement::in_shape(p, cased));
    }
    // It says what to write, and has nothing to say for these words.
    if suggestions.is_empty() && !templates.is_empty() {
        return;
    }
    let (at, suggestions) = replacement::with_one_stop(p, at, suggestions);
    let old = at.of(&p.text);
    if suggestions.first().is_some_and(|s| s == old) {
        return;
    }
    report.put_for(rule, p, at, suggestions);
}

fn has_possessive(pattern: &Pattern) -> bool {
    pattern.source.ends_with("'s") || pattern.source.ends_with("s'") || pattern.source.contains("'s]") || pattern.source.contains("s']")
}

/// Every word of the sentence round `span` is set in capitals.
fn is_shouted(p: &Paragraph, span: Span) -> bool {
    span.of(&p.text).chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
        && p.sentence_round(span).is_some_and(|s| !s.span.of(&p.text).chars().any(char::is_lowercase))
}

/// Is the match part of a name, which keeps its spelling whatever the style says?
fn is_in_a_name(p: &Paragraph, found: &Found, pattern: &Pattern, as_written: bool) -> bool {
    let range = if found.replaced.is_empty() { found.whole.clone() } else { found.replaced.clone() };
    if pattern.minds_case || p.part == Part::Headline && has_title_case(p) {
        return false;
    }
    let first = range.start;
    let capital = |i: usize| p.is_capitalised(i);
    let before = |i: usize| i.checked_sub(1).is_some_and(|b| capital(b) && !p.opens_sentence(b));
    let after = |i: usize| capital(i) && p.tokens.get(i).is_some_and(|t| t.spaced) && !p.opens_sentence(i);
    let beside = before(first) || after(range.end);
    if as_written {
        return capital(first) && !p.opens_sentence(first) && beside && !p.word(first).chars().skip(1).any(char::is_uppercase)
            || p.opens_sentence(first) && capital(first) && after(range.end);
    }
    if p.opens_sentence(first) {
        return capital(first) && after(range.end);
    }
    range.clone().any(capital)
}

/// A headline with a capital on most words tells nothing about names.
pub fn has_title_case(p: &Paragraph) -> bool {
    let words: Vec<usize> = (0..p.tokens.len())
        .filter(|i| p.word(*i).chars().count() > 3 && p.tokens.get(*i).is_some_and(crate::story::Token::is_word))
        .collect();
    let capitals = words.iter().filter(|i| p.is_capitalised(**i)).count();
    words.len() > 2 && capitals * 4 >= words.len() * 3
}

fn report_characters(report: &mut Report, rule: &Rule, p: &Paragraph, regex: &Expression, replacement: &str) {
    for found in regex.get().into_iter().flat_map(|r| r.captures_iter(&p.text)) {
        let Some(all) = found.get(0) else { continue };
        let span = found.name("x").map_or(Span::new(all.start(), all.end()), |m| Span::new(m.start(), m.end()));
        let mut new = String::new();
        found.expand(replacement, &mut new);
        if new != span.of(&p.text) {
            report.put_for(rule, p, span, vec![new]);
        }
    }
}

fn groups(p: &Paragraph, within: Within) -> Vec<std::ops::Range<usize>> {
    match within {
        Within::Sentence => p.sentences.iter().map(|s| s.tokens.clone()).collect(),
        Within::Paragraph => std::iter::once(0..p.tokens.len()).collect(),
    }
}

fn report_occurrences(report: &mut Report, rule: &Rule, p: &Paragraph, pattern: &Pattern, most: usize, within: Within) {
    let found: Vec<Found> = pattern.all(p).collect();
    for group in groups(p, within) {
        if let Some(one) = found.iter().filter(|f| group.contains(&f.whole.start)).nth(most) {
            report.put_for(rule, p, one.span(p), Vec::new());
        }
    }
}

fn report_repetition(report: &mut Report, rule: &Rule, p: &Paragraph, pattern: &Pattern, within: Within) {
    let found: Vec<Found> = pattern.all(p).collect();
    for group in groups(p, within) {
        let mut seen: Vec<String> = Vec::new();
        for one in found.iter().filter(|f| group.contains(&f.whole.start)) {
            let words = one.span(p).of(&p.text).to_lowercase();
            if seen.contains(&words) {
                report.put_for(rule, p, one.span(p), Vec::new());
            } else {
                seen.push(words);
            }
        }
    }
}
