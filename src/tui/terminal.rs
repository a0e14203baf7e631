//! Entering and leaving the terminal: the one place that writes to it.
//!
//! Whatever ends the program (quit, error, panic, a signal) goes through [`restore`],
//! which may be called at any time and from any thread, and does its work once.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::{Mutex, PoisonError};

use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use rustix::termios::{self, OptionalActions, Termios};
use thiserror::Error;

/// The screen to draw on: every frame is gathered in memory and written at once.
pub type Screen = Terminal<CrosstermBackend<BufWriter<File>>>;

/// Why there is no screen.
#[derive(Debug, Error)]
pub enum TerminalError {
    #[error(
        "the desk needs a terminal, and standard output is not one. Nothing was changed. To list the issues without a screen, run: copydesk check STORY"
    )]
    NotATerminal,
    #[error("cannot {step} the terminal: {source}. The story is as it was; try again in another terminal")]
    Step {
        step: &'static str,
        #[source]
        source: io::Error,
    },
}

fn step(step: &'static str) -> impl Fn(io::Error) -> TerminalError {
    move |source| TerminalError::Step { step, source }
}

/// Alternate screen, cursor hidden, pastes in brackets.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?2004h";
/// The same undone, colours reset.
const LEAVE: &[u8] = b"\x1b[0m\x1b[?2004l\x1b[?25h\x1b[?1049l";
/// Default colours, nothing on the screen.
const CLEAR: &[u8] = b"\x1b[0m\x1b[2J";
/// Two gathered frames of a large screen.
const FRAME_BYTES: usize = 64 << 10;

/// What must be put back, while the desk is up.
static BEFORE: Mutex<Option<(OwnedFd, Termios)>> = Mutex::new(None);

/// The terminal as a file, for reading keys: standard input, or the controlling
/// terminal where the story comes in by standard input.
///
/// # Errors
/// [`TerminalError::Step`] where there is none.
pub fn open_input() -> Result<File, TerminalError> {
    open_output()?;
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return stdin.as_fd().try_clone_to_owned().map(File::from).map_err(step("read from"));
    }
    OpenOptions::new().read(true).open("/dev/tty").map_err(step("read from"))
}

fn open_output() -> Result<File, TerminalError> {
    let stdout = io::stdout();
    if !stdout.is_terminal() {
        return Err(TerminalError::NotATerminal);
    }
    stdout.as_fd().try_clone_to_owned().map(File::from).map_err(step("write to"))
}

/// Columns and rows, as the terminal says; 80x24 where it does not know.
pub fn size() -> Rect {
    let answer = termios::tcgetwinsize(io::stdout()).ok().filter(|s| s.ws_col > 0 && s.ws_row > 0);
    answer.map_or(Rect::new(0, 0, 80, 24), |s| Rect::new(0, 0, s.ws_col, s.ws_row))
}

/// Raw mode and the alternate screen.
///
/// # Errors
/// [`TerminalError`] where standard output is no terminal or does not take the settings.
pub fn enter() -> Result<Screen, TerminalError> {
    let mut out = open_output()?;
    raise(&mut out)?;
    blank(out)
}

/// Takes the terminal again after a stop: what the desk drew before is gone.
///
/// # Errors
/// [`TerminalError`] where the terminal does not take the settings.
pub fn enter_again(screen: &mut Screen) -> Result<(), TerminalError> {
    raise(&mut open_output()?)?;
    resize(screen).map(|_| ())
}

/// Fits the screen to the terminal's size and draws it anew with the next frame.
///
/// # Errors
/// [`TerminalError`] where the terminal cannot be written.
pub fn resize(screen: &mut Screen) -> Result<Rect, TerminalError> {
    let mut out = open_output()?;
    out.write_all(CLEAR).map_err(step("draw on"))?;
    // A new one rather than `Terminal::clear`, which asks the terminal where its cursor is
    // and waits for an answer that our own reader takes.
    *screen = blank(out)?;
    Ok(screen.get_frame().area())
}

/// A screen of which nothing is drawn yet.
fn blank(out: File) -> Result<Screen, TerminalError> {
    let backend = CrosstermBackend::new(BufWriter::with_capacity(FRAME_BYTES, out));
    Terminal::with_options(backend, TerminalOptions { viewport: Viewport::Fixed(size()) }).map_err(step("draw on"))
}

fn raise(out: &mut File) -> Result<(), TerminalError> {
    let before = termios::tcgetattr(&*out).map_err(|e| step("read the settings of")(e.into()))?;
    let mut raw = before.clone();
    raw.make_raw();
    let fd = out.as_fd().try_clone_to_owned().map_err(step("write to"))?;
    BEFORE.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert((fd, before));
    termios::tcsetattr(&*out, OptionalActions::Now, &raw).map_err(|e| step("set")(e.into()))?;
    out.write_all(ENTER).and_then(|()| out.flush()).map_err(step("write to"))
}

/// Puts the terminal back as it was found. Does nothing where the desk is not up.
pub fn restore() {
    let Some((fd, before)) = BEFORE.lock().unwrap_or_else(PoisonError::into_inner).take() else { return };
    // A terminal that is gone cannot be put right, and nobody is there to be told.
    let _ = File::from(fd.try_clone().unwrap_or(fd)).write_all(LEAVE);
    let _ = termios::tcsetattr(io::stdout(), OptionalActions::Flush, &before);
}

/// Makes a panic leave a usable terminal and its message on it. A checking thread is
/// named in `quiet`: it is caught and reported by its owner, and must not print.
pub fn restore_on_panic(quiet: &'static str) {
    let print = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().name().is_some_and(|n| n.starts_with(quiet)) {
            return;
        }
        restore();
        print(info);
    }));
}
