//! Signals as events: the one place that listens for them.

use std::io;
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

/// What a signal asks of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// Leave at once; the number, for the exit status.
    End(i32),
    /// Stop until told to go on (Ctrl-Z from outside).
    Stop,
    /// Going on after a stop.
    Continue,
    /// The terminal has another size.
    Resize,
}

/// Listens on a thread of its own and hands over what comes.
///
/// # Errors
/// Where the system does not let us listen.
pub fn listen(mut sink: impl FnMut(Signal) -> bool + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            let meaning = match signal {
                SIGWINCH => Signal::Resize,
                SIGTSTP => Signal::Stop,
                SIGCONT => Signal::Continue,
                number => Signal::End(number),
            };
            if !sink(meaning) {
                break;
            }
        }
    })?;
    Ok(())
}

/// Stops this program as SIGTSTP would have, had we not listened; comes back when it is
/// told to go on.
///
/// # Errors
/// Where the system refuses.
pub fn stop_here() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(SIGTSTP)
}

/// Ends this program as signal `number` would have, so that whoever started it sees why.
/// Comes back only where the system refuses.
pub fn end_by(number: i32) {
    let _ = signal_hook::low_level::emulate_default_handler(number);
}
