//! The checkers' thread: reads a story as often as it changes, the newest state only.
//!
//! A style book takes longer to read than a short story to check. So the first look at the
//! opening is taken without it, by the checkers that are ready; the book is read meanwhile,
//! and the whole story is checked as soon as it is there.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use crate::check::Engine;
use crate::check::spelling::SharedWords;
use crate::check::style::StyleBook;
use crate::review::Wave;
use crate::story::Story;
use crate::tui::event::Event;

/// The name of the checking threads: a panic there is reported on the screen, not over it.
pub const CHECKING: &str = "checking";

/// Paragraphs of a story that are checked first: more than a screen shows.
const OPENING: usize = 12;

/// How to hire the checkers of a desk, on threads of their own.
pub struct Hire {
    /// Those that are ready at once, for a first look.
    pub first: Box<dyn FnOnce() -> Engine + Send>,
    pub all: Box<dyn FnOnce() -> Hired + Send>,
}

/// The checkers of this desk.
pub struct Hired {
    pub engine: Engine,
    /// The words the engine knows beside its own.
    pub words: SharedWords,
    /// The style book they go by.
    pub book: Arc<StyleBook>,
    /// What is wrong with the style pack or the files of words, for the editor.
    pub mistakes: Vec<String>,
}

impl Hired {
    fn set_word(&self, word: &str, right: bool) {
        if let Ok(mut words) = self.words.write() {
            if right {
                words.add(word)
            } else {
                words.remove(word)
            };
        }
        self.engine.forget();
    }
}

/// What the checkers' thread is asked.
pub enum Job {
    /// A story to check, as it was at one revision.
    Check { revision: u64, story: Story },
    /// A word is right from now on.
    Learn(String),
    /// It is not, after all.
    Unlearn(String),
    /// A rule is off from now on.
    SwitchOff(String),
    /// It is on, after all.
    SwitchOn(String),
}

/// Starts the thread. It works on the revision in `latest` only, and ends when `tell` says
/// that nobody listens, or when nobody can ask any more.
///
/// # Errors
/// What the system says where it starts no thread.
pub fn start(tell: impl Fn(Event) -> bool + Send + 'static, latest: Arc<AtomicU64>, hire: Hire) -> std::io::Result<Sender<Job>> {
    let (jobs, waiting) = mpsc::channel::<Job>();
    thread::Builder::new().name(CHECKING.to_owned()).spawn(move || {
        let work = || {
            let (hired, early) = first_look(hire, &waiting, &tell);
            check(hired, early, &waiting, &tell, &latest);
        };
        if std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).is_err() {
            tell(Event::Failed(
                "The checkers stopped because of a fault in copydesk. Your decisions are safe: save with w, then open the story again."
                    .to_owned(),
            ));
        }
    })?;
    Ok(jobs)
}

/// Takes a first look while all the others are being hired: them, and the job that came
/// meanwhile.
fn first_look(hire: Hire, waiting: &Receiver<Job>, tell: &impl Fn(Event) -> bool) -> (Hired, Option<Job>) {
    let Hire { first, all } = hire;
    thread::scope(|scope| {
        let hiring = scope.spawn(all);
        let early = waiting.recv().ok();
        if let Some(Job::Check { revision, story }) = &early {
            let engine = first();
            // The first fault is told at once, the others of the opening together.
            let mut told = 0;
            for paragraphs in 1..=story.paragraphs.len().min(OPENING) {
                if hiring.is_finished() {
                    break;
                }
                let issues = engine.check_opening(story, paragraphs);
                let is_last = paragraphs == story.paragraphs.len().min(OPENING);
                if told == 0 && !issues.is_empty() || is_last && issues.len() > told {
                    told = issues.len();
                    tell(Event::Findings { revision: *revision, wave: Wave::Quick, issues });
                }
            }
        }
        match hiring.join() {
            Ok(hired) => (hired, early),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// Works on what is asked, the opening of a long story first.
fn check(mut hired: Hired, early: Option<Job>, waiting: &Receiver<Job>, tell: &impl Fn(Event) -> bool, latest: &AtomicU64) {
    if !tell(Event::StyleBook(Arc::clone(&hired.book))) {
        return;
    }
    if !hired.mistakes.is_empty() && !tell(Event::Failed(hired.mistakes.join("\n"))) {
        return;
    }
    let mut newest = None;
    let mut early = early;
    while let Some(job) = early.take().or_else(|| waiting.recv().ok()) {
        for job in std::iter::once(job).chain(std::iter::from_fn(|| waiting.try_recv().ok())) {
            match job {
                Job::Check { revision, story } => newest = Some((revision, story)),
                Job::Learn(word) => hired.set_word(&word, true),
                Job::Unlearn(word) => hired.set_word(&word, false),
                Job::SwitchOff(rule) => hired.engine.leave_rule(&rule, true),
                Job::SwitchOn(rule) => hired.engine.leave_rule(&rule, false),
            }
        }
        let Some((revision, story)) = newest.take() else { continue };
        let wanted = || latest.load(Ordering::Acquire) == revision;
        if story.paragraphs.len() > OPENING {
            let issues = hired.engine.check_opening(&story, OPENING);
            if !tell(Event::Findings { revision, wave: Wave::Quick, issues }) {
                return;
            }
        }
        let Some(issues) = hired.engine.check_while(&story, wanted) else { continue };
        if !tell(Event::Findings { revision, wave: Wave::Full, issues }) {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::check::roster::{self, Brief};
    use crate::check::style;
    use crate::story::ReadAs;

    const PATIENCE: Duration = Duration::from_mins(1);

    #[test]
    fn the_first_fault_is_told_before_the_style_book_is_there_and_the_job_is_done_again_with_it() {
        let (tell, told) = mpsc::channel();
        let (open, gate) = mpsc::channel::<()>();
        let first = Box::new(|| roster::before_the_book(Brief::default()));
        let all = Box::new(move || {
            gate.recv().unwrap();
            Hired { engine: roster::full(), words: SharedWords::default(), book: style::ap(), mistakes: vec!["a mistake".to_owned()] }
        });
        let latest = Arc::new(AtomicU64::new(7));
        let jobs = start(move |event| tell.send(event).is_ok(), latest, Hire { first, all }).unwrap();
        let story = Story::parse("The fire burned untill dawn.\n\nThe truck moved towards the gate.\n", ReadAs::Body);
        jobs.send(Job::Check { revision: 7, story }).unwrap();
        let next = || told.recv_timeout(PATIENCE).unwrap();
        let Event::Findings { revision: 7, wave: Wave::Quick, issues } = next() else { panic!("no first look") };
        assert_eq!(issues.iter().map(|i| &*i.rule).collect::<Vec<_>>(), ["spelling"]);
        // Now only the book may come.
        open.send(()).unwrap();
        assert!(matches!(next(), Event::StyleBook(_)));
        assert!(matches!(next(), Event::Failed(mistake) if mistake == "a mistake"));
        let Event::Findings { revision: 7, wave: Wave::Full, issues } = next() else { panic!("not checked with the book") };
        assert_eq!(issues.iter().map(|i| &*i.rule).collect::<Vec<_>>(), ["spelling", "ap/word-toward"]);
    }

    #[test]
    fn a_fault_in_a_checker_is_told_while_all_are_hired_too() {
        let (tell, told) = mpsc::channel();
        let first = Box::new(|| roster::before_the_book(Brief::default()));
        let all = Box::new(|| panic!("a fault made by a test"));
        let jobs = start(move |event| tell.send(event).is_ok(), Arc::default(), Hire { first, all }).unwrap();
        jobs.send(Job::Learn("word".to_owned())).unwrap();
        assert!(matches!(told.recv_timeout(PATIENCE).unwrap(), Event::Failed(what) if what.contains("Your decisions are safe")));
    }
}
