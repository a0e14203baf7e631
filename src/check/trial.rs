//! How tests of checkers speak: what one of them finds in a passage, and the passage put
//! right. The passages are body copy unless a test says otherwise.

use crate::check::style::{StyleBook, checker};
use crate::check::{Checker, Issue, StoryChecker, corrected};
use crate::story::{Paragraph, Part, ReadAs, Story, StoryFacts};

/// What a checker finds in one paragraph, in order of place.
pub fn found(checker: &impl Checker, text: &str) -> Vec<Issue> {
    let mut out = Vec::new();
    checker.check(&Paragraph::analyse(text, Part::Body), &StoryFacts::default(), &mut out);
    out.sort_by_key(|i| i.span);
    out
}

/// All suggestions of a checker for one paragraph.
pub fn suggested(checker: &impl Checker, text: &str) -> Vec<String> {
    found(checker, text).into_iter().flat_map(|i| i.suggestions).collect()
}

/// All suggestions of a checker of whole stories.
pub fn suggested_in_story(checker: &impl StoryChecker, text: &str, read_as: ReadAs) -> Vec<String> {
    let mut out = Vec::new();
    checker.check(&Story::parse(text, read_as), &mut out);
    out.into_iter().flat_map(|i| i.suggestions).collect()
}

/// One paragraph with the first suggestion of each finding applied.
pub fn repaired(checker: &impl Checker, text: &str) -> String {
    corrected(text, &found(checker, text))
}

/// What the AP book finds in one paragraph under the rules `wanted`, in order of place.
pub fn found_by_the_book(text: &str, part: Part, wanted: impl Fn(&str) -> bool) -> Vec<Issue> {
    let (book, _) = StyleBook::shipped("ap").unwrap();
    let read_as = if part == Part::Headline { ReadAs::Headline } else { ReadAs::default() };
    let mut issues = checker::check(&book, &Paragraph::analyse(text, part), &StoryFacts { read_as, ..StoryFacts::default() });
    issues.retain(|i| wanted(&i.rule));
    issues.sort_by_key(|i| i.span);
    issues
}

/// The words and the suggestions of findings.
pub fn pairs(text: &str, issues: &[Issue]) -> Vec<(String, String)> {
    issues.iter().map(|i| (i.span.of(text).to_owned(), i.suggestions.join("/"))).collect()
}
