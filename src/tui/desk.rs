//! The desk at work: joins the screen, the terminal, the checkers and the files.
//!
//! One channel of events; the loop here is the only place that acts on what the state
//! machine in `app` asks for. The checkers work on a thread of their own, so that the
//! first frame and every key come before them.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};

use thiserror::Error;

use crate::config::Config;
use crate::review::{Change, Keep, Session};
use crate::save::{self, Kept, SaveError, Target};
use crate::story::ReadAs;
use crate::story::read::{LIMIT, ReadError, Source};
use crate::tui::app::{App, Setup};
use crate::tui::checking::{self, CHECKING, Hire, Job};
use crate::tui::event::{Effect, Event, SaveTrouble};
use crate::tui::input::Input;
use crate::tui::reader::{self, Arrival};
use crate::tui::signals::{self, Signal};
use crate::tui::terminal::{self, Screen, TerminalError};

/// Why the desk did not open, or closed.
#[derive(Debug, Error)]
pub enum DeskError {
    #[error(transparent)]
    Open(#[from] SaveError),
    #[error("{}: {source}", .path.display())]
    NoStory {
        path: PathBuf,
        #[source]
        source: ReadError,
    },
    #[error(transparent)]
    Terminal(#[from] TerminalError),
    #[error("cannot start a part of the program: {0}. Nothing was changed; close other programs and try again")]
    Thread(std::io::Error),
}

/// Where `w` writes.
#[derive(Debug, Clone)]
pub enum SaveTo {
    /// STORY.corrected.EXT beside the story.
    Beside,
    InPlace,
    File(PathBuf),
}

/// What the channel carries to the loop.
enum Message {
    Arrival(Arrival),
    Signal(Signal),
    Event(Event),
}

/// Opens the desk on one story and stays until the editor leaves.
///
/// # Errors
/// [`DeskError`] where the story cannot be read or there is no terminal.
pub fn open(path: &Path, to: &SaveTo, config: Config, unicode: bool, kept: Option<Kept>, hire: Hire) -> Result<(), DeskError> {
    let opened = save::open(path, LIMIT)?;
    let target = match to {
        SaveTo::Beside => Target::beside(path),
        SaveTo::InPlace => Target::in_place(path, opened.stamp),
        SaveTo::File(file) => Target::at(file, path),
    };
    let source = Source::read(opened.bytes).map_err(|source| DeskError::NoStory { path: path.to_owned(), source })?;
    let session = Session::new(Arc::clone(&source.text), ReadAs::Story);
    let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
    let keys = terminal::open_input()?;
    terminal::restore_on_panic(CHECKING);
    let mut screen = terminal::enter()?;
    let (send, messages) = mpsc::channel();
    let size = terminal::size();
    let setup = Setup { name, config, unicode, size: (size.width, size.height), keeps: kept.is_some() };
    let mut desk = Desk { app: App::new(session, setup), source, target, kept, messages, jobs: None, latest: Arc::default() };
    let outcome = desk.work(&mut screen, keys, send, hire);
    terminal::restore();
    // Its drop would show the cursor again, and panic where the terminal is gone; the
    // cursor is shown by then.
    std::mem::forget(screen);
    outcome
}

struct Desk {
    app: App,
    source: Source,
    /// Where `w` writes.
    target: Target,
    /// Where words and ignored findings are kept.
    kept: Option<Kept>,
    messages: Receiver<Message>,
    jobs: Option<Sender<Job>>,
    /// The newest revision given to the checkers; they drop work on an older one.
    latest: Arc<AtomicU64>,
}

impl Desk {
    fn work(&mut self, screen: &mut Screen, keys: std::fs::File, send: Sender<Message>, hire: Hire) -> Result<(), DeskError> {
        self.draw(screen)?;
        let to = send.clone();
        reader::listen(keys, move |a| to.send(Message::Arrival(a)).is_ok()).map_err(DeskError::Thread)?;
        let to = send.clone();
        signals::listen(move |s| to.send(Message::Signal(s)).is_ok()).map_err(DeskError::Thread)?;
        let tell = move |event| send.send(Message::Event(event)).is_ok();
        self.jobs = Some(checking::start(tell, Arc::clone(&self.latest), hire).map_err(DeskError::Thread)?);
        self.check_again();
        while let Ok(message) = self.messages.recv() {
            // All that has come already is worked off before one frame is drawn.
            let mut next = Some(message);
            while let Some(message) = next {
                if self.take(message, screen)?.is_break() {
                    return Ok(());
                }
                next = self.messages.try_recv().ok();
            }
            self.draw(screen)?;
        }
        Ok(())
    }

    fn draw(&mut self, screen: &mut Screen) -> Result<(), DeskError> {
        let app = &mut self.app;
        screen.draw(|frame| app.draw(frame)).map_err(|source| TerminalError::Step { step: "draw on", source })?;
        Ok(())
    }

    fn take(&mut self, message: Message, screen: &mut Screen) -> Result<ControlFlow<()>, DeskError> {
        let event = match message {
            Message::Arrival(Arrival::HungUp) => return Ok(ControlFlow::Break(())),
            Message::Arrival(Arrival::Input(Input::Key(key))) => Event::Key(key),
            Message::Arrival(Arrival::Input(Input::Paste(text))) => Event::Paste(text),
            Message::Signal(Signal::End(number)) => {
                terminal::restore();
                signals::end_by(number);
                return Ok(ControlFlow::Break(()));
            }
            Message::Signal(Signal::Stop) => {
                Self::stop(screen)?;
                return Ok(ControlFlow::Continue(()));
            }
            Message::Signal(Signal::Continue) => {
                terminal::enter_again(screen)?;
                return Ok(ControlFlow::Continue(()));
            }
            Message::Signal(Signal::Resize) => {
                let size = terminal::resize(screen)?;
                Event::Resize(size.width, size.height)
            }
            Message::Event(event) => event,
        };
        let effects = self.app.handle(event);
        self.carry_out(effects, screen)
    }

    fn carry_out(&mut self, effects: Vec<Effect>, screen: &mut Screen) -> Result<ControlFlow<()>, DeskError> {
        for effect in effects {
            let more = match effect {
                Effect::Quit => return Ok(ControlFlow::Break(())),
                Effect::Save { insist } => {
                    let answer = self.save(insist);
                    self.app.handle(Event::Saved(answer))
                }
                Effect::Recheck { .. } => {
                    self.check_again();
                    Vec::new()
                }
                Effect::Record(change) => self.keep(&change),
                Effect::Suspend => {
                    Self::stop(screen)?;
                    Vec::new()
                }
                Effect::Redraw => {
                    terminal::resize(screen)?;
                    Vec::new()
                }
            };
            // What follows an answer is a quit at most: no effect asks for itself again.
            if self.carry_out(more, screen)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Back to the shell, until `fg`.
    fn stop(screen: &mut Screen) -> Result<(), DeskError> {
        terminal::restore();
        signals::stop_here().map_err(DeskError::Thread)?;
        terminal::enter_again(screen)?;
        Ok(())
    }

    fn check_again(&mut self) {
        let session = self.app.session();
        let revision = session.revision();
        let story = session.story().clone();
        self.latest.store(revision, Ordering::Release);
        self.ask(Job::Check { revision, story });
    }

    /// A checking thread that died has said so on the screen already.
    fn ask(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            let _ = jobs.send(job);
        }
    }

    /// Keeps what a decision says beyond this story.
    fn keep(&mut self, change: &Change) -> Vec<Effect> {
        let mut effects = Vec::new();
        for keep in &change.keep {
            match keep {
                Keep::Word(word) => self.ask(Job::Learn(word.clone())),
                Keep::SwitchOff { rule, .. } => self.ask(Job::SwitchOff(rule.clone())),
                Keep::Forget(kept) => match &**kept {
                    Keep::Word(word) => self.ask(Job::Unlearn(word.clone())),
                    Keep::SwitchOff { rule, .. } => self.ask(Job::SwitchOn(rule.clone())),
                    Keep::Ignore { .. } | Keep::Forget(_) => {}
                },
                Keep::Ignore { .. } => {}
            }
            if let Some(Err(e)) = self.kept.as_ref().map(|k| k.keep(keep)) {
                effects.extend(self.app.handle(Event::Failed(e.to_string())));
            }
        }
        effects
    }

    fn save(&mut self, insist: bool) -> Result<String, SaveTrouble> {
        let bytes =
            self.source.encode(&self.app.session().pieces()).map_err(|e| SaveTrouble { message: e.to_string(), may_insist: false })?;
        self.target.save(&bytes, insist).map_err(|e| SaveTrouble { may_insist: e.may_overwrite(), message: e.to_string() })?;
        Ok(self.target.path().display().to_string())
    }
}
