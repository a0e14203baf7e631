//! The screen as a state machine: events in, effects out, and a picture of what there is.
//!
//! No terminal, file, thread or clock: the outer loop feeds [`Event`]s, carries out
//! [`Effect`]s and draws. What keys do is in `press`, how it looks in `paint`. Everything
//! that concerns the story lies in the session; here is only what is on the screen.

use std::sync::Arc;

use crate::check::style::StyleBook;
use crate::config::Config;
use crate::report::show;
use crate::review::{Change, Keep, Order, ReviewError, Scope, Session};
use crate::story::Span;
use crate::tui::dialog::{Answer, Choice, Dialog};
use crate::tui::edit_box::EditBox;
use crate::tui::event::{Effect, Event, SaveTrouble};
use crate::tui::layout::Areas;
use crate::tui::look::Look;
use crate::tui::sheet::Sheet;
use crate::tui::story_pane::{Laid, StoryPane, Top};
use crate::tui::{help, issue_pane, names_page, rule_page, story_diff};

/// What the screen has to know before it can be drawn.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The story's name in the top bar.
    pub name: String,
    pub config: Config,
    /// May marks be other than ASCII? The locale says, or the settings.
    pub unicode: bool,
    /// Columns and rows.
    pub size: (u16, u16),
    /// Can the program keep words and ignored findings beyond this story?
    pub keeps: bool,
}

/// Which pane the arrow and page keys move in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    #[default]
    Issues,
    Change,
    Story,
}

/// What words are being typed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Correction,
    /// The paragraph at this place of the story.
    Paragraph(Span),
    Search,
}

/// A page over the desk; kept by what it shows, so that it can be set again for another width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    Help,
    StoryDiff,
    Names,
    /// The style-book entry of the current issue.
    Rule,
}

/// Who gets the keys.
#[derive(Debug, Clone, Default)]
#[allow(clippy::large_enum_variant, reason = "there is one, and it does not move")]
pub enum Mode {
    #[default]
    Desk,
    Typing(EditBox, Purpose),
    Asking(Dialog),
    Reading(Page, Sheet),
}

/// Has the editor pressed a key yet? Until then the review begins at the first issue,
/// whatever comes in late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Review {
    Ahead,
    Begun,
}

/// The screen.
pub struct App {
    pub(super) session: Session,
    pub(super) name: String,
    pub(super) config: Config,
    pub(super) look: Look,
    pub(super) size: (u16, u16),
    pub(super) keeps: bool,
    /// The style book, once it is open.
    pub(super) book: Option<Arc<StyleBook>>,
    pub(super) mode: Mode,
    pub(super) focus: Pane,
    pub(super) top: Top,
    pub(super) laid: Laid,
    pub(super) list_top: usize,
    pub(super) change_top: usize,
    /// The story is scrolled to the current issue; not while the editor reads elsewhere.
    pub(super) following: bool,
    /// Words found by the last search.
    pub(super) found: Option<Span>,
    /// In place of the keys until the next one is pressed.
    pub(super) message: Option<String>,
    pub(super) quit_when_saved: bool,
    pub(super) review: Review,
}

impl App {
    pub fn new(session: Session, setup: Setup) -> Self {
        let look = Look::new(setup.config.theme.clone(), setup.unicode);
        let mut app = Self {
            session,
            name: setup.name,
            config: setup.config,
            look,
            size: setup.size,
            keeps: setup.keeps,
            book: None,
            mode: Mode::Desk,
            focus: Pane::Issues,
            top: Top::default(),
            laid: Laid::default(),
            list_top: 0,
            change_top: 0,
            following: true,
            found: None,
            message: None,
            quit_when_saved: false,
            review: Review::Ahead,
        };
        app.settle();
        app
    }

    /// The story under review: for checking, saving and the journal.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Takes one event; what has to be done outside comes back, in order.
    pub fn handle(&mut self, event: Event) -> Vec<Effect> {
        if matches!(event, Event::Key(_) | Event::Paste(_)) {
            self.review = Review::Begun;
        }
        let effects = match event {
            Event::Key(key) => self.press(key.into()),
            Event::Paste(text) => self.paste(&text),
            Event::Resize(columns, rows) => {
                self.resize(columns, rows);
                Vec::new()
            }
            Event::Findings { revision, wave, issues } => {
                self.session.receive(issues, revision, wave);
                if self.review == Review::Ahead {
                    self.session.begin();
                }
                Vec::new()
            }
            Event::StyleBook(book) => {
                self.book = Some(book);
                Vec::new()
            }
            Event::Saved(outcome) => self.saved(outcome),
            Event::Told(text) => {
                self.message = Some(text);
                Vec::new()
            }
            Event::Failed(text) => {
                self.mode = Mode::Asking(Dialog::notice("Something went wrong", text));
                Vec::new()
            }
        };
        self.settle();
        effects
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.size = (columns, rows);
        if let Mode::Reading(page, sheet) = &self.mode {
            let (page, at) = (*page, sheet.top);
            let mut sheet = self.sheet(page);
            sheet.scroll(isize::try_from(at).unwrap_or(0), Sheet::height(rows));
            self.mode = Mode::Reading(page, sheet);
        }
    }

    fn saved(&mut self, outcome: Result<String, SaveTrouble>) -> Vec<Effect> {
        let quit = std::mem::take(&mut self.quit_when_saved);
        match outcome {
            Ok(told) => {
                self.session.saved();
                self.message = Some(told);
                if quit { vec![Effect::Quit] } else { Vec::new() }
            }
            Err(trouble) if trouble.may_insist => {
                self.quit_when_saved = quit;
                let choices = vec![Choice::new('o', "save all the same", Answer::Insist), Choice::new('c', "do not save", Answer::Nothing)];
                self.mode = Mode::Asking(Dialog::new("Save", vec![trouble.message], choices));
                Vec::new()
            }
            Err(trouble) => {
                self.mode = Mode::Asking(Dialog::notice("Not saved", trouble.message));
                Vec::new()
            }
        }
    }

    /// Has the session carry out an order; says what came of it.
    pub(super) fn carry(&mut self, order: Order) -> Vec<Effect> {
        let moves = matches!(order, Order::Next | Order::Previous | Order::Search(_) | Order::SearchNext | Order::Filter(_));
        let undoes = matches!(order, Order::Undo);
        match self.session.apply(order) {
            Ok(change) => self.changed(change, moves, undoes),
            Err(error) => {
                self.message = Some(error.to_string());
                Vec::new()
            }
        }
    }

    fn changed(&mut self, change: Change, moves: bool, undoes: bool) -> Vec<Effect> {
        self.change_top = 0;
        self.following = true;
        self.found = change.found;
        let many = change.decisions.len();
        if change.wrapped {
            self.message = Some("Went on from the start of the story.".into());
        } else if let Some(said) = switched(&change) {
            self.message = Some(said);
        } else if undoes {
            self.message = Some(undone(&change));
        } else if !moves && many > 1 {
            self.message = Some(format!("{many} issues decided."));
        } else if !moves && many > 0 && self.session.is_checked() && self.session.counts().open == 0 {
            let label = self.config.keymap.label(crate::review::Command::Save);
            self.message = Some(format!("No open issues are left. {label} saves."));
        }
        let mut effects = Vec::new();
        let (recheck, revision) = (change.recheck, change.revision);
        if many > 0 || !change.edits.is_empty() || !change.keep.is_empty() {
            effects.push(Effect::Record(Box::new(change)));
        }
        if recheck {
            effects.push(Effect::Recheck { revision });
        }
        effects
    }

    /// Asks before all alike are decided; shows which.
    pub(super) fn ask_about_alike(&mut self, accept: bool) {
        let alike = if accept { self.session.alike_to_accept() } else { self.session.alike_to_reject() };
        let ids = match alike {
            Ok(ids) if !ids.is_empty() => ids,
            Ok(_) => return self.message = Some(ReviewError::NoneAlike.to_string()),
            Err(e) => return self.message = Some(e.to_string()),
        };
        let text = self.session.text();
        let list = ids.iter().filter_map(|id| self.session.entry(*id)).map(|e| {
            let span = e.span();
            let (head, tail) = around(text, span, 24);
            let (left, right) = (self.look.glyphs.left, self.look.glyphs.right);
            match e.correction().filter(|_| accept) {
                Some(new) => format!("{head}{left}{}{right} -> {new}{tail}", span.of(text)),
                None => format!("{head}{left}{}{right}{tail}", span.of(text)),
            }
        });
        let word = if accept { "Accept" } else { "Reject" };
        let order = if accept { Order::AcceptAlike } else { Order::RejectAlike };
        let choices = vec![
            Choice::new('y', format!("{} all {}", word.to_lowercase(), ids.len()), Answer::Carry(order)),
            Choice::new('c', "leave them", Answer::Nothing),
        ];
        self.mode = Mode::Asking(Dialog::new(format!("{word} all alike: {}", ids.len()), list.collect(), choices));
    }

    /// Opens a page.
    pub(super) fn read(&mut self, page: Page) {
        let mut sheet = self.sheet(page);
        // The last look begins at the first change.
        if page == Page::StoryDiff && sheet.stops.first().is_some_and(|s| *s > usize::from(Sheet::height(self.size.1)) / 2) {
            sheet.go(true, Sheet::height(self.size.1));
        }
        self.mode = Mode::Reading(page, sheet);
    }

    fn sheet(&self, page: Page) -> Sheet {
        match page {
            Page::Help => help::sheet(&self.look, &self.config.keymap, self.size.0),
            Page::Names => names_page::sheet(&self.look, &self.session, self.size.0),
            Page::Rule => match self.session.current() {
                Some(entry) => rule_page::sheet(&self.look, self.book.as_deref(), &entry.issue, self.size.0),
                None => Sheet::default(),
            },
            Page::StoryDiff => story_diff::sheet(&self.look, self.session.original(), self.session.text(), self.size.0),
        }
    }

    /// The areas at the present size; `None` where it is too small.
    pub(super) fn areas(&self) -> Option<Areas> {
        Areas::of(ratatui::layout::Rect::new(0, 0, self.size.0, self.size.1), self.measure())
    }

    pub(super) fn measure(&self) -> u16 {
        self.config.settings.measure.value
    }

    /// Brings the panes to where the current issue is seen.
    fn settle(&mut self) {
        let Some(areas) = self.areas() else { return };
        let last = self.session.story().paragraphs.len().saturating_sub(1);
        if self.top.paragraph > last {
            self.top = Top { paragraph: last, row: 0 };
        }
        if self.following {
            let at = self.found.or(self.session.current().map(crate::review::Entry::span));
            if let Some(span) = at {
                let pane = StoryPane::new(&self.session, &self.look, &self.laid, areas.measure(self.measure()));
                self.top = pane.follow(self.top, span.start, areas.story.height);
            }
        }
        self.list_top = issue_pane::follow(&self.session, self.list_top, areas.issues.body.height);
        if let Mode::Typing(edit, purpose) = &mut self.mode {
            let width = match purpose {
                Purpose::Paragraph(_) => usize::from(areas.measure(self.config.settings.measure.value)),
                Purpose::Correction | Purpose::Search => usize::from(areas.change.body.width.saturating_sub(2)),
            };
            edit.set_width(width);
        }
    }
}

/// The words before and behind `span`, at most `bytes` on each side, whole words of its line.
pub(super) fn around(text: &str, span: Span, bytes: usize) -> (&str, &str) {
    let from = text.floor_char_boundary(span.start.saturating_sub(bytes));
    let to = text.ceil_char_boundary((span.end + bytes).min(text.len()));
    let head = Span::new(from, span.start).of(text);
    let tail = Span::new(span.end, to).of(text);
    let head = head.rsplit('\n').next().unwrap_or("");
    let tail = tail.split('\n').next().unwrap_or("");
    let head = if from > 0 && from + head.len() == span.start { head.split_once(' ').map_or(head, |(_, whole)| whole) } else { head };
    let tail = if span.end + tail.len() == to && to < text.len() { tail.rsplit_once(' ').map_or(tail, |(whole, _)| whole) } else { tail };
    (head, tail)
}

/// A rule switched off, or on again by an undo, in words.
fn switched(change: &Change) -> Option<String> {
    change.keep.iter().find_map(|keep| match keep {
        Keep::SwitchOff { scope, rule } => {
            let place = match scope {
                Scope::Desk => "at this desk",
                Scope::House => "in all stories",
                Scope::Here | Scope::Words | Scope::Rule => "in this story",
            };
            Some(format!("{} is off {place}.", show::line(rule)))
        }
        Keep::Forget(kept) => match &**kept {
            Keep::SwitchOff { rule, .. } => Some(format!("Undone: {} is on again.", show::line(rule))),
            _ => None,
        },
        Keep::Word(_) | Keep::Ignore { .. } => None,
    })
}

/// What an undo took back, in words.
fn undone(change: &Change) -> String {
    match change.decisions.as_slice() {
        [one] if !one.words.trim().is_empty() => format!("Undone: \u{201c}{}\u{201d} is {} again.", one.words.trim(), one.to.kind().name()),
        [] => "Undone.".into(),
        many => format!("Undone: {} decision{}.", many.len(), if many.len() == 1 { "" } else { "s" }),
    }
}
