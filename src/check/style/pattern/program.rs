//! A compiled pattern and its run over tokens.
//!
//! A small backtracking machine with a budget of steps: patterns are short, the
//! budget makes a foolish one slow at worst, never endless.

use std::cell::Cell;
use std::ops::Range;
use std::sync::Arc;

use crate::check::style::inflect::Forms;
use crate::check::style::pattern::atom::Kind;
use crate::check::style::pattern::{Anchor, Atom};
use crate::story::{Paragraph, Span};

/// Captures a pattern may have besides the whole.
pub const MOST_CAPTURES: usize = 8;
/// Steps one attempt may take.
const BUDGET: u32 = 4_000;

#[derive(Debug, Clone)]
pub(super) enum Step {
    Take(Atom),
    /// Nothing but the second half of a token run: no white space here.
    Glued,
    Split(usize, usize),
    Jump(usize),
    Open(usize),
    Close(usize),
    /// The inner program must not match here.
    Not(Vec<Step>),
    Stop,
}

impl Step {
    fn verbs(&self) -> &[Arc<Forms>] {
        match self {
            Self::Take(Atom::Verb(forms)) => std::slice::from_ref(forms),
            Self::Take(Atom::Verbs(several)) => &several.verbs,
            _ => &[],
        }
    }
}

/// A pattern ready to run.
#[derive(Debug, Clone)]
pub struct Pattern {
    pub(super) steps: Vec<Step>,
    /// Names of the captures; slot 0 is what is replaced.
    pub(super) names: Vec<String>,
    /// Words without which it cannot match, if such are known.
    pub(super) anchor: Option<Anchor>,
    /// It has capitals or exact words: whoever wrote it thought of names.
    pub minds_case: bool,
    /// The line it was written as.
    pub source: String,
}

/// Where a pattern matched: ranges of tokens.
#[derive(Debug, Clone)]
pub struct Found {
    /// All of it.
    pub whole: Range<usize>,
    /// What is to be replaced; may be empty.
    pub replaced: Range<usize>,
    slots: [Option<(usize, usize)>; MOST_CAPTURES],
}

impl Found {
    /// Tokens of the capture in slot `slot`.
    pub fn slot(&self, slot: usize) -> Option<Range<usize>> {
        self.slots.get(slot).copied().flatten().map(|(a, b)| a..b)
    }

    /// What is to be replaced in bytes: between the tokens where it is empty.
    pub fn span(&self, p: &Paragraph) -> Span {
        if self.replaced.is_empty() {
            let at = self.replaced.start.checked_sub(1).and_then(|i| p.tokens.get(i)).map_or(0, |t| t.span.end);
            return Span::new(at, at);
        }
        p.span_of(self.replaced.start, self.replaced.end - 1)
    }
}

type Slots = [Option<(usize, usize)>; MOST_CAPTURES];

struct Run<'a> {
    p: &'a Paragraph,
    end: usize,
    left: Cell<u32>,
}

impl Run<'_> {
    fn run(&self, steps: &[Step], mut pc: usize, mut at: usize, slots: &mut Slots) -> Option<usize> {
        loop {
            let left = self.left.get().checked_sub(1)?;
            self.left.set(left);
            match steps.get(pc)? {
                Step::Take(atom) => {
                    at = atom.take(self.p, at, self.end)?;
                    pc += 1;
                }
                Step::Glued => {
                    self.p.tokens.get(at).filter(|t| at < self.end && !t.spaced)?;
                    pc += 1;
                }
                Step::Split(a, b) => {
                    // Most branches fail at their first word, and cost no more than that.
                    let (first, from) = match steps.get(*a) {
                        Some(Step::Take(atom)) => (a + 1, atom.take(self.p, at, self.end)),
                        _ => (*a, Some(at)),
                    };
                    if let Some(from) = from {
                        let kept = *slots;
                        if let Some(end) = self.run(steps, first, from, slots) {
                            return Some(end);
                        }
                        *slots = kept;
                    }
                    pc = *b;
                }
                Step::Jump(to) => pc = *to,
                Step::Open(slot) => {
                    if let Some(s) = slots.get_mut(*slot) {
                        *s = Some((at, at));
                    }
                    pc += 1;
                }
                Step::Close(slot) => {
                    if let Some(Some(s)) = slots.get_mut(*slot) {
                        s.1 = at;
                    }
                    pc += 1;
                }
                Step::Not(inner) => {
                    if self.run(inner, 0, at, &mut Slots::default()).is_some() {
                        return None;
                    }
                    pc += 1;
                }
                Step::Stop => return Some(at),
            }
        }
    }
}

impl Pattern {
    /// Does it match beginning at token `at`, inside its sentence?
    pub fn at(&self, p: &Paragraph, at: usize) -> Option<Found> {
        self.before(p, at, p.sentence_of(at).end)
    }

    /// The same for whoever knows that the sentence of token `at` ends before token `end`.
    pub fn before(&self, p: &Paragraph, at: usize, end: usize) -> Option<Found> {
        let mut slots = Slots::default();
        let run = Run { p, end, left: Cell::new(BUDGET) };
        let stop = run.run(&self.steps, 0, at, &mut slots)?;
        let replaced = slots.first().copied().flatten().map_or(at..stop, |(a, b)| a..b);
        Some(Found { whole: at..stop, replaced, slots })
    }

    /// Every place of the paragraph where it matches.
    pub fn all<'a>(&'a self, p: &'a Paragraph) -> impl Iterator<Item = Found> + 'a {
        self.within(p, 0..p.tokens.len())
    }

    /// The same, beginning at one of these tokens.
    pub fn within<'a>(&'a self, p: &'a Paragraph, tokens: Range<usize>) -> impl Iterator<Item = Found> + 'a {
        // The token behind which no anchor was looked for yet, and the last one found.
        let (mut looked, mut last) = (tokens.start, None);
        let mut may_begin = move |at: usize| {
            let Some(anchor) = &self.anchor else { return true };
            looked = looked.max(at + anchor.nearest);
            while looked <= at + anchor.farthest {
                if anchor.stands_at(p, looked) {
                    last = Some(looked);
                }
                looked += 1;
            }
            last.is_some_and(|found| found >= at + anchor.nearest)
        };
        tokens.filter(move |i| may_begin(*i)).filter_map(|i| self.at(p, i))
    }

    /// Does it begin with the beginning of a sentence?
    pub fn opens(&self) -> bool {
        matches!(self.steps.first(), Some(Step::Take(Atom::Kind(Kind::Start))))
    }

    pub fn anchor(&self) -> Option<&Anchor> {
        self.anchor.as_ref()
    }

    /// The slot of a named capture.
    pub fn slot(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|n| n == name)
    }

    /// All verbs the pattern asks for in any form.
    pub fn verbs(&self) -> impl Iterator<Item = &Forms> {
        self.steps.iter().flat_map(Step::verbs).map(|forms| &**forms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::style::pattern::syntax::{self, Tested};
    use crate::check::style::tables::Tables;
    use crate::story::Part;

    fn found(pattern: &str, text: &str) -> Vec<String> {
        let pattern = syntax::read(pattern, &Tables::default(), Tested::Now).unwrap();
        let p = Paragraph::analyse(text, Part::Body);
        pattern.all(&p).map(|f| f.span(&p).of(&p.text).to_owned()).collect()
    }

    #[test]
    fn a_choice_of_words_takes_each_of_them_and_a_possessive_at_the_end_only() {
        assert_eq!(found("the (mayor|judge)", "The mayor's car and the judge left."), ["The mayor's", "the judge"]);
        assert_eq!(found("(mayor|judge) left", "The judge's left hand hurt. The mayor left."), ["mayor left"]);
        assert_eq!(found("(old|old town|new) hall", "The old town hall and the new hall."), ["old town hall", "new hall"]);
    }

    #[test]
    fn a_choice_of_verbs_takes_every_form_of_each() {
        assert_eq!(found("(~walk|~run) home", "She ran home, he walks home, the run's home."), ["ran home", "walks home"]);
        assert_eq!(found("(~walk|stroll|~run) home", "They stroll home or are running home."), ["stroll home", "running home"]);
        let pattern = syntax::read("(~walk|~run|stroll)", &Tables::default(), Tested::Now).unwrap();
        assert_eq!(pattern.verbs().count(), 2);
    }

    #[test]
    fn a_word_in_capitals_is_found_wherever_it_stands() {
        assert_eq!(found("<lower> [<caps>]", "He ran for the NAACP and IBM. NASA ran."), ["NAACP", "IBM"]);
        assert_eq!(found("two /RBI/", "He had two RBI and two rbi."), ["two RBI"]);
    }
}
