//! The one place that reads the terminal: a thread that hands over keys as they come.

use std::fs::File;
use std::io::{self, Read};
use std::thread;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::tui::input::{Decoder, Input};

/// How long an Esc waits for the rest of a sequence. Long enough for a sequence torn by
/// a slow line, short enough for a person who pressed Esc.
const PATIENCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 100_000_000 };

/// What the reader tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrival {
    Input(Input),
    /// The line is gone: nothing will ever come again.
    HungUp,
}

/// Reads on a thread of its own until the line is gone or nobody listens.
///
/// # Errors
/// Where no thread can be had.
pub fn listen(mut tty: File, mut sink: impl FnMut(Arrival) -> bool + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name("reader".to_owned()).spawn(move || {
        let mut decoder = Decoder::default();
        let mut bytes = [0; 4096];
        loop {
            if decoder.is_waiting() && timed_out(&tty) {
                if let Some(input) = decoder.time_out()
                    && !sink(Arrival::Input(input))
                {
                    return;
                }
                if decoder.is_waiting() && !wait(&tty) {
                    continue;
                }
            }
            match tty.read(&mut bytes) {
                Ok(n) if n > 0 => {
                    for input in decoder.feed(bytes.get(..n).unwrap_or_default()) {
                        if !sink(Arrival::Input(input)) {
                            return;
                        }
                    }
                }
                Err(e) if matches!(e.kind(), io::ErrorKind::Interrupted | io::ErrorKind::WouldBlock) => {
                    wait(&tty);
                }
                // End of file or an error: the terminal was closed. Reading on would spin.
                _ => {
                    sink(Arrival::HungUp);
                    return;
                }
            }
        }
    })?;
    Ok(())
}

/// No byte within the patience of an Esc?
fn timed_out(tty: &File) -> bool {
    let mut fds = [PollFd::new(tty, PollFlags::IN)];
    matches!(poll(&mut fds, Some(&PATIENCE)), Ok(0))
}

/// Waits for a byte, however long.
fn wait(tty: &File) -> bool {
    let mut fds = [PollFd::new(tty, PollFlags::IN)];
    poll(&mut fds, None).is_ok()
}
