//! Steps done, undone and done again: the one place where a session's text changes.
//!
//! A step holds what is needed to go back exactly: the edits, the parts of the text they
//! removed, and the entries they touched as they were before.

use crate::check::Related;
use crate::review::edit::{Mapped, Mapping, edited};
use crate::review::pieces::Held;
use crate::review::{Change, Decision, Edit, Entry, EntryId, Keep, ReviewError, Session, State};
use crate::story::Span;

/// One entry's turn from one state to another.
#[derive(Debug, Clone)]
pub(crate) struct Turn {
    pub id: EntryId,
    pub from: State,
    pub to: State,
    /// The words at the span before and after.
    pub was: String,
    pub now: String,
    /// Its place after the step.
    pub span: Span,
}

/// Findings not wanted again in this story. `None` fits all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Standing {
    Ignore { rule: String, words: Option<String> },
    Word(String),
}

/// An entry as it was before a step touched it.
#[derive(Debug, Clone)]
struct Touched {
    id: EntryId,
    span: Span,
    related: Vec<Related>,
    gone: bool,
}

impl Touched {
    fn of(entry: &Entry) -> Self {
        Self { id: entry.id, span: entry.issue.span, related: entry.issue.related.clone(), gone: entry.gone }
    }
}

/// What is to be done in one step, and undone in one.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub edits: Vec<Edit>,
    pub turns: Vec<Turn>,
    pub standing: Vec<Standing>,
    pub keep: Vec<Keep>,
    pub then: Then,
}

/// Which entry is current after a step.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) enum Then {
    #[default]
    Stay,
    NextOpen,
    /// The one that was current when the step was done first.
    Exactly(Option<EntryId>),
}

/// A plan carried out.
#[derive(Debug)]
pub(crate) struct Step {
    pub serial: u64,
    plan: Plan,
    removed: Vec<Vec<Held>>,
    touched: Vec<Touched>,
    /// How many standing orders there were before.
    standing: usize,
    current: (Option<EntryId>, Option<EntryId>),
}

impl Session {
    /// Carries out a plan as one step.
    pub(crate) fn commit(&mut self, plan: Plan) -> Result<Change, ReviewError> {
        let serial = self.next_step;
        let change = self.carry_out(plan, serial)?;
        self.next_step += 1;
        self.undone.clear();
        Ok(change)
    }

    fn carry_out(&mut self, plan: Plan, serial: u64) -> Result<Change, ReviewError> {
        let text = edited(self.text(), &plan.edits).ok_or(ReviewError::NoSuchPlace)?;
        let removed = self.pieces.splice(&plan.edits, None);
        let mut touched: Vec<Touched> =
            plan.turns.iter().filter_map(|t| self.place(t.id)).filter_map(|i| self.entries.get(i)).map(Touched::of).collect();
        touched.extend(self.map_entries(&plan.edits));
        for turn in &plan.turns {
            let Some(entry) = self.place(turn.id).and_then(|i| self.entries.get_mut(i)) else { continue };
            entry.state = turn.to.clone();
            entry.now.clone_from(&turn.now);
            entry.issue.span = turn.span;
            entry.gone = false;
        }
        self.set_text(&plan.edits, &text);
        self.read_again(&touched);
        self.put_in_order();
        let standing = self.standing.len();
        self.standing.extend(plan.standing.iter().cloned());
        let before = self.current;
        self.current = match plan.then {
            Then::Stay => before,
            Then::NextOpen => self.next_open_from_current(),
            Then::Exactly(id) => id,
        };
        let step = Step { serial, plan, removed, touched, standing, current: (before, self.current) };
        let change = self.report(&step, false);
        self.history.push(step);
        Ok(change)
    }

    pub(crate) fn undo(&mut self) -> Result<Change, ReviewError> {
        let mut step = self.history.pop().ok_or(ReviewError::NothingToUndo)?;
        let reverse = Mapping::new(&step.plan.edits).reverse();
        let Some(text) = edited(self.text(), &reverse) else {
            self.history.push(step);
            return Err(ReviewError::NoSuchPlace);
        };
        self.pieces.splice(&reverse, Some(std::mem::take(&mut step.removed)));
        let changed = self.map_entries(&reverse);
        for turn in &step.plan.turns {
            if let Some(entry) = self.place(turn.id).and_then(|i| self.entries.get_mut(i)) {
                entry.state = turn.from.clone();
                entry.now.clone_from(&turn.was);
            }
        }
        for t in &step.touched {
            if let Some(entry) = self.place(t.id).and_then(|i| self.entries.get_mut(i)) {
                entry.issue.span = t.span;
                entry.issue.related.clone_from(&t.related);
                entry.gone = t.gone;
            }
        }
        self.set_text(&reverse, &text);
        self.standing.truncate(step.standing);
        self.read_again(&changed);
        self.read_again(&step.touched);
        self.put_in_order();
        self.revive(step.serial);
        self.current = step.current.0;
        let change = self.report(&step, true);
        self.undone.push(step);
        Ok(change)
    }

    pub(crate) fn redo(&mut self) -> Result<Change, ReviewError> {
        let step = self.undone.pop().ok_or(ReviewError::NothingToRedo)?;
        self.carry_out(Plan { then: Then::Exactly(step.current.1), ..step.plan }, step.serial)
    }

    /// Moves every entry to its place after `edits`; returns those whose words changed, as
    /// they were. An open entry whose words changed is gone until it is found again.
    fn map_entries(&mut self, edits: &[Edit]) -> Vec<Touched> {
        let mut touched = Vec::new();
        if edits.is_empty() {
            return touched;
        }
        let mapping = Mapping::new(edits);
        for entry in &mut self.entries {
            let mapped = mapping.map(entry.issue.span);
            let related: Vec<Mapped> = entry.issue.related.iter().map(|r| mapping.map(r.span)).collect();
            // Those beside an edit, too: on the way back a mere point could go to either side.
            if mapping.touches(entry.issue.span) || entry.issue.related.iter().any(|r| mapping.touches(r.span)) {
                touched.push(Touched::of(entry));
            }
            let stays = match mapped {
                Mapped::Moved(_) => true,
                Mapped::Changed(_) => is_about_more(entry, edits),
                Mapped::Cut(_) => false,
            };
            if entry.is_open() && !stays {
                entry.gone = true;
            }
            entry.issue.span = mapped.span();
            for (r, m) in entry.issue.related.iter_mut().zip(related) {
                r.span = m.span();
            }
        }
        touched
    }

    fn set_text(&mut self, edits: &[Edit], text: &str) {
        if edits.is_empty() {
            return;
        }
        self.story = self.story.parse_again(text, self.read_as);
        self.revision += 1;
    }

    /// Reads the words of open entries again whose words were changed by something else.
    fn read_again(&mut self, touched: &[Touched]) {
        for t in touched {
            if let Some(e) = self.place(t.id).and_then(|i| self.entries.get_mut(i)).filter(|e| e.is_open()) {
                e.issue.span.of(&self.story.text).clone_into(&mut e.now);
            }
        }
    }

    /// After the undo of step `serial`: entries that a check has not found again since then
    /// are back until the next check says otherwise.
    fn revive(&mut self, serial: u64) {
        for e in &mut self.entries {
            if e.gone && e.gone_since >= serial && e.is_open() && !e.words.is_empty() && e.issue.span.of(&self.story.text) == e.words {
                e.gone = false;
                e.now.clone_from(&e.words);
            }
        }
    }

    fn next_open_from_current(&self) -> Option<EntryId> {
        let from = self.current.and_then(|id| self.place(id)).map_or(0, |i| i + 1);
        // Where its rule is switched off it is not listed any more.
        let here = self.current.filter(|id| self.entry(*id).is_some());
        self.open_after(from).or(here).or_else(|| self.visible().next().map(|e| e.id))
    }

    fn report(&self, step: &Step, undone: bool) -> Change {
        let decisions = step.plan.turns.iter().filter_map(|t| {
            let entry = self.place(t.id).and_then(|i| self.entries.get(i))?;
            let (from, to) = if undone { (&t.to, &t.from) } else { (&t.from, &t.to) };
            Some(Decision { id: t.id, rule: entry.issue.rule.to_string(), words: entry.words.clone(), from: from.clone(), to: to.clone() })
        });
        let keep = step.plan.keep.iter().map(|k| if undone { Keep::Forget(Box::new(k.clone())) } else { k.clone() });
        let edits = if undone { Mapping::new(&step.plan.edits).reverse() } else { step.plan.edits.clone() };
        Change {
            revision: self.revision,
            recheck: !edits.is_empty() || !step.plan.standing.is_empty(),
            edits,
            decisions: decisions.collect(),
            current: if undone { (step.current.1, step.current.0) } else { step.current },
            keep: keep.collect(),
            ..Change::default()
        }
    }
}

/// Is the issue about a longer passage, of which the edits change a part only, and does
/// it offer nothing that would take the edit back?
fn is_about_more(entry: &Entry, edits: &[Edit]) -> bool {
    entry.issue.suggestions.iter().all(String::is_empty) && !edits.iter().any(|e| e.old == entry.issue.span)
}
