//! The session: one story under review. What it holds, and what views may ask of it.
//!
//! Changed only by [`Session::apply`] and by fresh findings
//! ([`Session::receive`]); how is in the rooms next door: decide, navigate,
//! history, reconcile.

use std::sync::Arc;

use crate::review::history::{Standing, Step};
use crate::review::pieces::{Held, Pieces};
use crate::review::{Change, Counts, Entry, EntryId, Filter, Order, ReviewError, StateKind};
use crate::story::read::{LineEnd, Piece};
use crate::story::{ReadAs, Span, Story};

/// One story under review.
#[derive(Debug)]
pub struct Session {
    pub(crate) original: Arc<str>,
    pub(crate) story: Story,
    pub(crate) read_as: ReadAs,
    pub(crate) line_end: LineEnd,
    pub(crate) pieces: Pieces,
    /// In order of place. Entries are never taken out, only marked as gone.
    pub(crate) entries: Vec<Entry>,
    /// Where the entry of each id stands in `entries`.
    pub(crate) places: Vec<usize>,
    pub(crate) current: Option<EntryId>,
    pub(crate) filter: Filter,
    pub(crate) revision: u64,
    pub(crate) checked: bool,
    pub(crate) history: Vec<Step>,
    pub(crate) undone: Vec<Step>,
    pub(crate) standing: Vec<Standing>,
    pub(crate) next_step: u64,
    pub(crate) saved_step: u64,
    pub(crate) saved_text: Arc<str>,
    pub(crate) search: Option<(String, usize)>,
}

impl Session {
    /// A review of `text` without any findings yet.
    pub fn new(text: impl Into<Arc<str>>, read_as: ReadAs) -> Self {
        let original: Arc<str> = text.into();
        let story = Story::parse(&original, read_as);
        Self {
            line_end: LineEnd::of(&original),
            pieces: Pieces::whole(original.len()),
            saved_text: Arc::clone(&original),
            original,
            story,
            read_as,
            entries: Vec::new(),
            places: Vec::new(),
            current: None,
            filter: Filter::ALL,
            revision: 0,
            checked: false,
            history: Vec::new(),
            undone: Vec::new(),
            standing: Vec::new(),
            next_step: 1,
            saved_step: 0,
            search: None,
        }
    }

    /// Carries out an order: the only way anything changes.
    ///
    /// # Errors
    /// Where the order cannot be carried out; then nothing has changed.
    pub fn apply(&mut self, order: Order) -> Result<Change, ReviewError> {
        match order {
            Order::Accept => self.choose(1),
            Order::Choose(n) => self.choose(n),
            Order::EditCorrection(text) => self.edit_correction(&text),
            Order::EditParagraph { span, text } => self.edit_paragraph(span, &text),
            Order::Reject => self.reject(),
            Order::Query { note } => self.query(note),
            Order::AcceptAlike => self.accept_alike(),
            Order::RejectAlike => self.reject_alike(),
            Order::AddWord => self.add_word(),
            Order::Ignore(scope) => self.ignore(scope),
            Order::SwitchOff(scope) => self.switch_off(scope),
            Order::Reopen => self.reopen(),
            Order::Undo => self.undo(),
            Order::Redo => self.redo(),
            Order::Next => self.step_to(true),
            Order::Previous => self.step_to(false),
            Order::Select(id) => self.select(id),
            Order::Filter(filter) => self.set_filter(filter),
            Order::Search(words) => self.search(words),
            Order::SearchNext => self.search_next(),
        }
    }

    /// The text as it is now, all decisions carried out.
    pub fn text(&self) -> &str {
        &self.story.text
    }

    /// The text as it was read.
    pub fn original(&self) -> &str {
        &self.original
    }

    /// The text as it is now, taken apart.
    pub fn story(&self) -> &Story {
        &self.story
    }

    /// Counts up with every change of the text, undo included.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Have all checkers had their say at least once?
    pub fn is_checked(&self) -> bool {
        self.checked
    }

    /// The issues in order of place, decided ones in their places, whatever the filter.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|e| e.is_listed() && !e.is_note())
    }

    /// The issues that the filter shows, in order of place.
    pub fn visible(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|e| self.shows(e))
    }

    /// What is worth knowing but no issue: names to verify.
    pub fn notes(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|e| e.is_listed() && e.is_note())
    }

    /// The entry of that id, as long as it is listed.
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.place(id).and_then(|i| self.entries.get(i)).filter(|e| e.is_listed())
    }

    pub fn current(&self) -> Option<&Entry> {
        self.current.and_then(|id| self.entry(id))
    }

    pub fn filter(&self) -> Filter {
        self.filter
    }

    /// How many issues there are of each state, whatever the filter.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for e in self.entries() {
            counts.add(e.state.kind());
        }
        counts
    }

    /// Was anything decided, undone or edited since the last save?
    pub fn is_dirty(&self) -> bool {
        self.last_step() != self.saved_step
    }

    /// Does the text differ from what was last saved (or read)?
    pub fn is_text_dirty(&self) -> bool {
        self.saved_text != self.story.text
    }

    /// To be told after a save: what is decided now is on disk.
    pub fn saved(&mut self) {
        self.saved_step = self.last_step();
        self.saved_text = Arc::clone(&self.story.text);
    }

    pub fn can_undo(&self) -> bool {
        !self.history.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// The text as parts kept and parts typed, for saving.
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        self.pieces
            .iter()
            .map(|p| match p {
                Held::Kept(span) => Piece::Kept(*span),
                Held::Typed(text) => Piece::Typed(text),
            })
            .collect()
    }

    /// The paragraph around the current issue, to be edited: its place and its words.
    pub fn current_paragraph(&self) -> Option<(Span, &str)> {
        let placed = self.story.paragraph_at(self.current()?.span().start)?;
        Some((placed.span(), &placed.paragraph.text))
    }

    pub(crate) fn place(&self, id: EntryId) -> Option<usize> {
        usize::try_from(id.0).ok().and_then(|i| self.places.get(i)).copied()
    }

    pub(crate) fn shows(&self, entry: &Entry) -> bool {
        entry.is_listed() && !entry.is_note() && self.filter.shows(entry)
    }

    /// The first open issue shown after place `from` in the list, going on at the start.
    pub(crate) fn open_after(&self, from: usize) -> Option<EntryId> {
        let (before, after) = self.entries.split_at(self.entries.len().min(from));
        let open = |e: &&Entry| {
            self.filter.category.is_none_or(|c| c == e.issue.category)
                && self.filter.level.is_none_or(|l| l == e.issue.level)
                && !e.gone
                && !e.is_note()
                && e.state.kind() == StateKind::Open
        };
        after.iter().find(open).or_else(|| before.iter().find(open)).map(|e| e.id)
    }

    pub(crate) fn last_step(&self) -> u64 {
        self.history.last().map_or(0, |s| s.serial)
    }
}
