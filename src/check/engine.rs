//! Runs the checkers over a story and remembers what they said of each paragraph.
//!
//! Starts no thread and reads no file: whoever wants two cores calls
//! [`Engine::check_paragraph`] from two threads first; the answers are shared.

use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::{FxHashMap, FxHasher};

use crate::check::{Checker, Cost, Issue, Leave, StoryChecker, merge, seal};
use crate::story::{Paragraph, Story, StoryFacts};

/// Answers kept before the oldest half is let go; a story of 1 MB has some 5,000 paragraphs.
const KEPT: usize = 40_000;

/// All checkers, and a memory of their answers.
pub struct Engine {
    checkers: Vec<Box<dyn Checker>>,
    story_checkers: Vec<Box<dyn StoryChecker>>,
    leave: Leave,
    kept: Mutex<FxHashMap<u64, Arc<Vec<Issue>>>>,
}

impl Engine {
    pub fn new(checkers: Vec<Box<dyn Checker>>, story_checkers: Vec<Box<dyn StoryChecker>>) -> Self {
        Self { checkers, story_checkers, leave: Leave::default(), kept: Mutex::default() }
    }

    /// The same engine, silent about what the desk leaves alone.
    #[must_use]
    pub fn leaving(mut self, leave: Leave) -> Self {
        self.leave = leave;
        self
    }

    /// Everything that checkers up to this cost find, in order of place, overlaps merged.
    /// Spans are bytes of the story's text.
    pub fn check(&self, story: &Story, up_to: Cost) -> Vec<Issue> {
        self.check_while(story, up_to, || true).unwrap_or_default()
    }

    /// The same, given up between two paragraphs as soon as `wanted` says no: `None`.
    pub fn check_while(&self, story: &Story, up_to: Cost, wanted: impl Fn() -> bool) -> Option<Vec<Issue>> {
        let mut found = Vec::new();
        let facts = story.facts.fingerprint();
        for placed in &story.paragraphs {
            if !wanted() {
                return None;
            }
            let issues = self.check_with(&placed.paragraph, &story.facts, facts, up_to);
            found.extend(issues.into_iter().map(|i| i.shifted(placed.start)));
        }
        for checker in &self.story_checkers {
            if !wanted() {
                return None;
            }
            let mut issues = Vec::new();
            checker.check(story, &mut issues);
            found.extend(sealed_in(story, issues));
        }
        for checker in &self.story_checkers {
            checker.settle(story, &mut found);
        }
        // Before the merge: what is left alone must not hide what is wanted.
        found.retain(|i| !self.leave.covers(&i.rule, i.span.of(&story.text)));
        Some(merge::merge(found))
    }

    /// Forgets all answers: a word was added or a rule switched off.
    pub fn forget(&self) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// What the paragraph checkers find in one paragraph, not merged, spans in bytes of it.
    pub fn check_paragraph(&self, paragraph: &Paragraph, facts: &StoryFacts, up_to: Cost) -> Vec<Issue> {
        self.check_with(paragraph, facts, facts.fingerprint(), up_to)
    }

    fn check_with(&self, paragraph: &Paragraph, facts: &StoryFacts, fingerprint: u64, up_to: Cost) -> Vec<Issue> {
        let mut all = Vec::new();
        for (n, checker) in self.checkers.iter().enumerate().filter(|(_, c)| c.cost() <= up_to) {
            let mut hasher = FxHasher::default();
            (n, &paragraph.text, paragraph.part, facts.read_as).hash(&mut hasher);
            if checker.needs_facts() {
                fingerprint.hash(&mut hasher);
            }
            let key = hasher.finish();
            let known = self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
            let issues = known.unwrap_or_else(|| {
                let mut issues = Vec::new();
                checker.check(paragraph, facts, &mut issues);
                seal::seal(paragraph, &mut issues);
                let issues = Arc::new(issues);
                let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
                if kept.len() >= KEPT {
                    kept.clear();
                }
                kept.insert(key, Arc::clone(&issues));
                issues
            });
            all.extend(issues.iter().cloned());
        }
        all
    }
}

/// Seals the findings of a story checker by the paragraph each begins in.
fn sealed_in(story: &Story, issues: Vec<Issue>) -> Vec<Issue> {
    let mut out = Vec::with_capacity(issues.len());
    for mut issue in issues {
        let Some(placed) = story.paragraph_at(issue.span.start) else {
            out.push(issue);
            continue;
        };
        // A finding over a whole paragraph is about the paragraph, not about the words said.
        if issue.span.contains(placed.span()) || issue.span.end > placed.span().end {
            out.push(issue);
            continue;
        }
        issue.span = crate::story::Span::new(issue.span.start - placed.start, issue.span.end - placed.start);
        let mut one = vec![issue];
        seal::seal(&placed.paragraph, &mut one);
        out.extend(one.into_iter().map(|mut i| {
            i.span = i.span.shifted(placed.start);
            i
        }));
    }
    out
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::check::Category;
    use crate::story::{ReadAs, Span};

    struct Counting(Arc<AtomicUsize>);

    impl Checker for Counting {
        fn name(&self) -> &'static str {
            "counting"
        }

        fn check(&self, paragraph: &Paragraph, _: &StoryFacts, out: &mut Vec<Issue>) {
            self.0.fetch_add(1, Ordering::Relaxed);
            out.push(Issue::new("first", Category::Style, Span::new(0, paragraph.text.len().min(3)), ""));
        }
    }

    #[test]
    fn after_an_edit_only_the_changed_paragraph_is_checked_again() {
        let runs = Arc::new(AtomicUsize::new(0));
        let engine = Engine::new(vec![Box::new(Counting(Arc::clone(&runs)))], vec![]);
        let story = Story::parse("One here.\nTwo here.\nThree here.\n", ReadAs::Body);
        assert_eq!(engine.check(&story, Cost::Slow).iter().map(|i| i.span.start).collect::<Vec<_>>(), [0, 10, 20]);
        assert_eq!(runs.load(Ordering::Relaxed), 3);
        let story = story.parse_again("One here.\nTwo now.\nThree here.\n", ReadAs::Body);
        assert_eq!(engine.check(&story, Cost::Slow).len(), 3);
        assert_eq!(runs.load(Ordering::Relaxed), 4);
    }
}
