//! Runs the rules of a book that need the whole story: two forms of one thing, a short
//! form before its long one, a lead that is too long.

use std::sync::Arc;

use crate::check::once::{ask_once, only_note};
use crate::check::rawness;
use crate::check::style::book::StyleBook;
use crate::check::style::pattern::Pattern;
use crate::check::style::replacement::at_sentence_start;
use crate::check::style::report::Report;
use crate::check::style::rule::{Matcher, Measure, Rule};
use crate::check::style::throughout;
use crate::check::{Issue, Level, StoryChecker};
use crate::story::{Paragraph, Part, ReadAs, Span, Story};

/// In so many choices that papers make differently a story keeps to others than the book
/// does before it counts as the copy of another house.
const ANOTHER_HOUSE: usize = 2;

/// The rules of a style book that read the whole story.
pub struct DocumentChecker {
    book: Arc<StyleBook>,
}

impl DocumentChecker {
    pub fn new(book: Arc<StyleBook>) -> Self {
        Self { book }
    }
}

impl StoryChecker for DocumentChecker {
    fn name(&self) -> &'static str {
        "style of the story"
    }

    fn check(&self, story: &Story, out: &mut Vec<Issue>) {
        out.extend(check(&self.book, story));
    }

    fn settle(&self, story: &Story, found: &mut [Issue]) {
        let raw = rawness::is_raw(story, found);
        let mut otherwise = 0;
        for rule in throughout::broken(&self.book, story, found, raw) {
            if rule.throughout.as_ref().is_some_and(|t| t.ask) || raw {
                ask_once(found, &rule.name);
            } else if story.facts.read_as == ReadAs::Story {
                only_note(found, &rule.name);
                otherwise += usize::from(found.iter().any(|i| i.rule == rule.name));
            }
        }
        if otherwise >= ANOTHER_HOUSE {
            self.ask_only(found);
        }
    }
}

impl DocumentChecker {
    /// The copy of another house may be meant to stay in its style: every correction by this
    /// book is a question. What is safe in bulk stays so, for the desk that wants its own style.
    fn ask_only(&self, found: &mut [Issue]) {
        for issue in found.iter_mut().filter(|i| i.level == Level::Fix && self.book.owns(&i.rule)) {
            issue.level = Level::Query;
            issue.why.push_str(" A question only, since the story keeps another style from beginning to end elsewhere.");
        }
    }
}

/// What the book's rules find in the story as a whole.
pub fn check(book: &StyleBook, story: &Story) -> Vec<Issue> {
    let mut report = Report::new(book);
    for rule in book.rules.iter().filter(|r| r.on) {
        for matcher in &rule.matchers {
            match matcher {
                Matcher::Consistency { forms } => consistency(&mut report, rule, story, forms),
                Matcher::Conditional { when, needs, suggest } => conditional(&mut report, rule, story, (when, needs), suggest),
                Matcher::Metric { measure, most } => metric(&mut report, rule, story, *measure, *most),
                _ => {}
            }
        }
    }
    for logic in &book.index.story_logic {
        logic(story, &mut report);
    }
    report.into_issues()
}

/// Paragraphs that are read as text.
pub fn read(story: &Story) -> impl Iterator<Item = (usize, &Paragraph)> {
    story.paragraphs.iter().map(|p| (p.start, &*p.paragraph)).filter(|(_, p)| matches!(p.part, Part::Body | Part::Subhead | Part::Headline))
}

fn consistency(report: &mut Report, rule: &Rule, story: &Story, forms: &[(Pattern, String)]) {
    let counts: Vec<usize> = forms.iter().map(|(f, _)| read(story).map(|(_, p)| f.all(p).count()).sum()).collect();
    let Some(most) = counts.iter().max().copied().filter(|_| counts.iter().filter(|c| **c > 0).count() > 1) else { return };
    let Some(kept) = counts.iter().position(|c| *c == most) else { return };
    let words = forms.get(kept).map(|(_, w)| w.clone()).unwrap_or_default();
    for (i, (form, _)) in forms.iter().enumerate().filter(|(i, _)| *i != kept) {
        if counts.get(i).is_none_or(|c| *c == 0) {
            continue;
        }
        for (start, p) in read(story) {
            report.shift_to(start);
            for found in form.all(p) {
                let new = crate::check::style::replacement::with_case(p, found.replaced.start, found.span(p), &words);
                report.put_for(rule, p, found.span(p), vec![new]);
            }
        }
    }
}

fn conditional(report: &mut Report, rule: &Rule, story: &Story, (when, needs): (&Pattern, &Pattern), suggest: &[String]) {
    for (start, p) in read(story).filter(|(_, p)| p.part != Part::Headline) {
        let needed = needs.all(p).next().map(|f| f.whole.start);
        if let Some(found) = when.all(p).find(|f| rule.covers(p, f.span(p))) {
            if needed.is_none_or(|n| n > found.whole.start) {
                report.shift_to(start);
                let fitted = suggest.iter().map(|s| at_sentence_start(p, found.replaced.start, s)).collect();
                report.put_for(rule, p, found.span(p), fitted);
            }
            return;
        }
        if needed.is_some() {
            return;
        }
    }
}

/// "Acme Corp. It paid": behind such a period nobody knows whether the sentence ends.
fn may_be_two(p: &Paragraph, sentence: &std::ops::Range<usize>) -> bool {
    let open = ["corp.", "inc.", "co.", "ltd.", "u.s.", "u.k.", "a.m.", "p.m.", "jr.", "sr.", "etc.", "bros."];
    sentence.clone().any(|i| open.contains(&p.lower(i)) && p.is_capitalised(i + 1) && p.tokens.get(i + 1).is_some_and(|t| t.spaced))
}

fn metric(report: &mut Report, rule: &Rule, story: &Story, measure: Measure, most: usize) {
    let words = |p: &Paragraph, span: Span| span.of(&p.text).split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count();
    let mut first = true;
    for (start, p) in read(story) {
        report.shift_to(start);
        if measure == Measure::CharactersInHeadline {
            if p.part == Part::Headline && p.text.trim().chars().count() > most {
                report.put_for(rule, p, Span::new(0, p.text.trim_end().len()), Vec::new());
            }
            continue;
        }
        if p.part != Part::Body || measure == Measure::WordsInFirstSentence && story.facts.read_as == ReadAs::Headline {
            continue;
        }
        for s in &p.sentences {
            if measure == Measure::WordsInFirstSentence && first && may_be_two(p, &s.tokens) {
                return;
            }
            let counted = measure == Measure::WordsInSentence || first;
            first = false;
            let from = p.dateline.map_or(s.span.start, |d| d.end.max(s.span.start));
            if counted && words(p, Span::new(from, s.span.end)) > most {
                report.put_for(rule, p, Span::new(from, s.span.end), Vec::new());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::style::checker::StyleChecker;
    use crate::check::{Engine, Level};

    fn levels(text: &str, read_as: ReadAs) -> Vec<Level> {
        levels_of(text, read_as, "ap/num-percent-sign")
    }

    fn levels_of(text: &str, read_as: ReadAs, rule: &str) -> Vec<Level> {
        let book = Arc::new(StyleBook::shipped("ap").unwrap().0);
        let engine = Engine::new(vec![Box::new(StyleChecker::new(Arc::clone(&book)))], vec![Box::new(DocumentChecker::new(book))]);
        let story = Story::parse(text, read_as);
        engine.check(&story).iter().filter(|i| i.rule == rule).map(|i| i.level).collect()
    }

    /// As `levels_of`, with all checkers.
    fn full(text: &str, rule: &str) -> Vec<Level> {
        let story = Story::parse(text, ReadAs::Story);
        crate::check::roster::full().check(&story).iter().filter(|i| i.rule == rule).map(|i| i.level).collect()
    }

    #[test]
    fn the_copy_of_another_house_is_asked_about() {
        let own = "She ran towards the pier.\n";
        assert_eq!(levels_of(own, ReadAs::Story, "ap/word-toward"), [Level::Fix]);
        let other = "Rents rose 4 percent in Salem. The vote is September 9. She ran towards the pier.\n";
        assert_eq!(levels_of(other, ReadAs::Story, "ap/word-toward"), [Level::Query]);
        assert_eq!(levels_of(other, ReadAs::Body, "ap/word-toward"), [Level::Fix]);
    }

    #[test]
    fn a_long_lead_is_asked_about_where_its_end_is_sure() {
        let book = Arc::new(StyleBook::shipped("ap").unwrap().0);
        let count = |text: &str| check(&book, &Story::parse(text, ReadAs::Body)).iter().filter(|i| i.rule == "ap/lead-too-long").count();
        let long = "The board met with the owners of the dam and with the state for nine hours and then ".repeat(3);
        assert_eq!(count(&format!("{long}it left.")), 1);
        assert_eq!(count(&format!("{long}it sued Acme Corp. Lawyers left.")), 0);
        assert_eq!(count("The board met with the owners of the dam."), 0);
    }

    #[test]
    fn a_story_that_keeps_to_another_style_throughout_is_only_noted() {
        let rises = "Rents rose 4 percent in Salem.\n".repeat(3);
        assert_eq!(levels(&rises, ReadAs::Story), [Level::Note; 3]);
        let raw = "Rents rise 4 percent in the the city. He recieves it and and goes. They was late.\n";
        assert_eq!(full(raw, "ap/num-percent-sign"), [Level::Fix]);
        let mixed = format!("{rises}Wages rose 3%. Taxes fell 2%. Sales rose 5%. Costs rose 7%.\n");
        assert_eq!(levels(&mixed, ReadAs::Story), [Level::Fix; 3]);
        // A passage is too short to show a habit.
        assert_eq!(levels("Rents rose 4 percent in Salem.\n", ReadAs::Body), [Level::Fix]);
    }
}
