//! How far a long piece of work has come, on a terminal's standard error.
//!
//! Nothing is shown where standard error is no terminal, nor before the work has taken a
//! second: what is done by then needs no bar.

use std::io::{self, IsTerminal};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work shorter than this shows no bar.
const SHORT: Duration = Duration::from_secs(1);

/// A bar that counts files, or other things that are alike, whichever thread does them.
pub struct Progress {
    bar: ProgressBar,
    since: Instant,
    hidden: AtomicBool,
}

impl Progress {
    /// `what` is done to `all` things.
    pub fn new(what: &'static str, all: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(all as u64), ProgressDrawTarget::hidden()).with_message(what);
        // The template is ours and has been seen; the plain bar would do as well.
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos} of {len}, {eta} left") {
            bar.set_style(style.progress_chars("=> "));
        }
        Self { bar, since: Instant::now(), hidden: AtomicBool::new(true) }
    }

    /// One more is done.
    pub fn step(&self) {
        let due = self.hidden.load(Ordering::Relaxed) && self.since.elapsed() > SHORT && io::stderr().is_terminal();
        if due && self.hidden.swap(false, Ordering::Relaxed) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(5));
        }
        self.bar.inc(1);
    }

    /// Takes the bar off the screen while `write` writes to it.
    pub fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
