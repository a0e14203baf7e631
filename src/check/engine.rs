//! Runs the checkers over a story and remembers what they said of each paragraph.
//!
//! Starts no thread and reads no file: whoever wants two cores calls
//! [`Engine::check_paragraph`] from two threads and hands the answers to [`Engine::finish`].

use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::{FxHashMap, FxHasher};

use crate::check::{Category, Checker, Issue, Leave, StoryChecker, merge, seal, spelling};
use crate::story::{Paragraph, Story, StoryFacts};

/// Answers of one generation; a story of 1 MB has some 5,000 paragraphs, and two answers each.
const KEPT: usize = 20_000;

/// Checkers whose answers hold under the same conditions and are kept together.
struct Group {
    needs_facts: bool,
    checkers: Vec<Box<dyn Checker>>,
}

/// Answers by a hash of all they depend on. When the young are many they become the old,
/// and what nobody asked for since is let go.
#[derive(Default)]
struct Memory {
    young: FxHashMap<u64, Arc<Vec<Issue>>>,
    old: FxHashMap<u64, Arc<Vec<Issue>>>,
}

impl Memory {
    fn get(&mut self, key: u64) -> Option<Arc<Vec<Issue>>> {
        if let Some(known) = self.young.get(&key) {
            return Some(Arc::clone(known));
        }
        let known = self.old.remove(&key)?;
        self.keep(key, Arc::clone(&known));
        Some(known)
    }

    fn keep(&mut self, key: u64, issues: Arc<Vec<Issue>>) {
        if self.young.len() >= KEPT {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key, issues);
    }
}

/// All checkers, and a memory of their answers.
pub struct Engine {
    groups: Vec<Group>,
    story_checkers: Vec<Box<dyn StoryChecker>>,
    leave: Leave,
    memory: Option<Mutex<Memory>>,
}

impl Engine {
    pub fn new(checkers: Vec<Box<dyn Checker>>, story_checkers: Vec<Box<dyn StoryChecker>>) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        for checker in checkers {
            let needs_facts = checker.needs_facts();
            match groups.iter_mut().find(|g| g.needs_facts == needs_facts) {
                Some(group) => group.checkers.push(checker),
                None => groups.push(Group { needs_facts, checkers: vec![checker] }),
            }
        }
        Self { groups, story_checkers, leave: Leave::default(), memory: Some(Mutex::default()) }
    }

    /// The same engine, silent about what the desk leaves alone.
    #[must_use]
    pub fn leaving(mut self, leave: Leave) -> Self {
        self.leave = leave;
        self
    }

    /// The same engine, which remembers nothing: for stories that are checked once.
    #[must_use]
    pub fn forgetful(mut self) -> Self {
        self.memory = None;
        self
    }

    /// Is silent about a rule from now on, or speaks of it again.
    pub fn leave_rule(&mut self, rule: &str, left: bool) {
        self.leave.set_rule(rule, left);
    }

    /// Everything that is found, in order of place, overlaps merged.
    /// Spans are bytes of the story's text.
    pub fn check(&self, story: &Story) -> Vec<Issue> {
        self.check_while(story, || true).unwrap_or_default()
    }

    /// The same, given up between two paragraphs as soon as `wanted` says no: `None`.
    pub fn check_while(&self, story: &Story, wanted: impl Fn() -> bool) -> Option<Vec<Issue>> {
        let mut paragraphs = Vec::with_capacity(story.paragraphs.len());
        let facts = story.facts.fingerprint();
        for placed in &story.paragraphs {
            if !wanted() {
                return None;
            }
            paragraphs.push(self.check_with(&placed.paragraph, &story.facts, facts));
        }
        self.finish_while(story, paragraphs, wanted)
    }

    /// What the paragraph checkers find in the first `paragraphs` of a story: something to
    /// begin with while the whole of a long story is checked.
    pub fn check_opening(&self, story: &Story, paragraphs: usize) -> Vec<Issue> {
        let facts = story.facts.fingerprint();
        let opening = story.paragraphs.iter().take(paragraphs);
        let found = opening.flat_map(|placed| {
            let issues = self.check_with(&placed.paragraph, &story.facts, facts);
            issues.into_iter().map(|i| i.shifted(placed.start)).collect::<Vec<_>>()
        });
        merge::merge(found.filter(|i| !self.leave.covers(&i.rule, i.span.of(&story.text))).collect())
    }

    /// What is found in a story whose paragraphs were checked already, by
    /// [`Self::check_paragraph`], in the order of the story.
    pub fn finish(&self, story: &Story, paragraphs: Vec<Vec<Issue>>) -> Vec<Issue> {
        self.finish_while(story, paragraphs, || true).unwrap_or_default()
    }

    fn finish_while(&self, story: &Story, paragraphs: Vec<Vec<Issue>>, wanted: impl Fn() -> bool) -> Option<Vec<Issue>> {
        let mut found: Vec<Issue> = Vec::new();
        for (placed, issues) in story.paragraphs.iter().zip(paragraphs) {
            found.extend(issues.into_iter().map(|i| i.shifted(placed.start)));
        }
        for checker in &self.story_checkers {
            if !wanted() {
                return None;
            }
            let mut issues = Vec::new();
            checker.check(story, &mut issues);
            issues.retain(|i| is_read(story, i));
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
        if let Some(memory) = &self.memory {
            *memory.lock().unwrap_or_else(PoisonError::into_inner) = Memory::default();
        }
    }

    /// What the paragraph checkers find in one paragraph, not merged, spans in bytes of it.
    pub fn check_paragraph(&self, paragraph: &Paragraph, facts: &StoryFacts) -> Vec<Issue> {
        let fingerprint = if self.memory.is_some() { facts.fingerprint() } else { 0 };
        self.check_with(paragraph, facts, fingerprint)
    }

    /// The same for some paragraphs in a row. Each checker reads all of them before the next
    /// one does, so that what it looks up stays at hand: a long story takes a tenth less time.
    pub fn check_row(&self, row: &[&Paragraph], facts: &StoryFacts) -> Vec<Vec<Issue>> {
        if self.memory.is_some() {
            return row.iter().map(|p| self.check_paragraph(p, facts)).collect();
        }
        let mut all = vec![Vec::new(); row.len()];
        for group in &self.groups {
            for (mut issues, all) in ask(group, row, facts).into_iter().zip(&mut all) {
                all.append(&mut issues);
            }
        }
        all
    }

    fn check_with(&self, paragraph: &Paragraph, facts: &StoryFacts, fingerprint: u64) -> Vec<Issue> {
        let mut all = Vec::new();
        for (n, group) in self.groups.iter().enumerate() {
            let Some(memory) = &self.memory else {
                all.extend(ask(group, &[paragraph], facts).into_iter().flatten());
                continue;
            };
            let mut hasher = FxHasher::default();
            (n, &paragraph.text, paragraph.part, facts.read_as).hash(&mut hasher);
            if group.needs_facts {
                fingerprint.hash(&mut hasher);
            }
            let key = hasher.finish();
            let known = memory.lock().unwrap_or_else(PoisonError::into_inner).get(key);
            let issues = known.unwrap_or_else(|| {
                let issues = Arc::new(ask(group, &[paragraph], facts).into_iter().flatten().collect::<Vec<_>>());
                memory.lock().unwrap_or_else(PoisonError::into_inner).keep(key, Arc::clone(&issues));
                issues
            });
            all.extend(issues.iter().cloned());
        }
        all
    }
}

/// What the checkers of a group say of each paragraph of a row: nothing of one in another
/// language.
fn ask(group: &Group, row: &[&Paragraph], facts: &StoryFacts) -> Vec<Vec<Issue>> {
    let mut found = vec![Vec::new(); row.len()];
    for checker in &group.checkers {
        for (paragraph, issues) in row.iter().zip(&mut found).filter(|(p, _)| !p.is_foreign) {
            checker.check(paragraph, facts, issues);
        }
    }
    for (paragraph, issues) in row.iter().zip(&mut found) {
        seal::seal(paragraph, issues);
    }
    found
}

/// Of a paragraph in another language only what needs no English is said: that it is there,
/// and that it stands there twice.
fn is_read(story: &Story, issue: &Issue) -> bool {
    issue.rule == spelling::OTHER_LANGUAGE
        || issue.category == Category::Repetition
        || story.paragraph_at(issue.span.start).is_none_or(|placed| !placed.paragraph.is_foreign)
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
        assert_eq!(engine.check(&story).iter().map(|i| i.span.start).collect::<Vec<_>>(), [0, 10, 20]);
        assert_eq!(runs.load(Ordering::Relaxed), 3);
        let story = story.parse_again("One here.\nTwo now.\nThree here.\n", ReadAs::Body);
        assert_eq!(engine.check(&story).len(), 3);
        assert_eq!(runs.load(Ordering::Relaxed), 4);
    }

    #[test]
    fn a_row_of_paragraphs_gets_the_answers_of_each() {
        for forgets in [true, false] {
            let engine = crate::check::roster::full();
            let engine = if forgets { engine.forgetful() } else { engine };
            let text = "They moved untill the the gate.\n\nLos barcos de la flota salieron del puerto antes del amanecer con toda su gente.\n\n\
                        They went towards it.\n\nAll is well.\n";
            let story = Story::parse(text, ReadAs::Body);
            let row: Vec<&Paragraph> = story.paragraphs.iter().map(|p| &*p.paragraph).collect();
            let one_by_one: Vec<_> = row.iter().map(|p| engine.check_paragraph(p, &story.facts)).collect();
            assert_eq!(engine.check_row(&row, &story.facts), one_by_one);
            assert!(one_by_one.iter().filter(|issues| !issues.is_empty()).count() > 1);
        }
    }
}
