//! The real binary in a real pseudo-terminal, and what a person would see on it.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// Longer than anything here takes on a loaded machine; a test that waits this long fails.
const PATIENCE: Duration = Duration::from_secs(30);

const FRAME_END: &[u8] = b"\x1b[?25l";

/// What stands on the screen.
struct Seen {
    parser: vt100::Parser,
    /// The last bytes written: a frame of the desk ends by hiding the cursor.
    tail: Vec<u8>,
    ended: bool,
}

fn some(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).expect("a terminal has columns and rows")
}

/// One program in one terminal.
pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
}

impl Terminal {
    /// Starts `copydesk` with these arguments in `dir`, in a terminal of `cols` by `rows`.
    pub fn start(cols: u16, rows: u16, dir: &Path, args: &[&str], env: &[(&str, &str)]) -> Self {
        let pair = native_pty_system().openpty(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_copydesk"));
        command.args(args);
        command.cwd(dir);
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        command.env("HOME", dir);
        command.env("XDG_CONFIG_HOME", dir.join("config"));
        command.env("XDG_STATE_HOME", dir.join("state"));
        command.env_remove("NO_COLOR");
        for (name, value) in env {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let seen = Arc::new((
            Mutex::new(Seen { tail: Vec::new(), parser: vt100::Parser::new(some(rows), some(cols), 0), ended: false }),
            Condvar::new(),
        ));
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let shared = Arc::clone(&seen);
        std::thread::spawn(move || {
            let mut bytes = [0; 8192];
            loop {
                let n = reader.read(&mut bytes).unwrap_or(0);
                let mut seen = shared.0.lock().expect("not poisoned");
                if n == 0 {
                    seen.ended = true;
                } else {
                    seen.parser.process(&bytes[..n]);
                    seen.tail.extend_from_slice(&bytes[..n]);
                    let spare = seen.tail.len().saturating_sub(FRAME_END.len());
                    seen.tail.drain(..spare);
                }
                shared.1.notify_all();
                if n == 0 {
                    return;
                }
            }
        });
        let writer = pair.master.take_writer().expect("a writer");
        Self { master: pair.master, writer, child, seen }
    }

    /// Types these bytes.
    pub fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).expect("the terminal takes keys");
        self.writer.flush().expect("the terminal takes keys");
    }

    pub fn resize(&self, cols: u16, rows: u16) {
        self.seen.0.lock().expect("not poisoned").parser.screen_mut().set_size(some(rows), some(cols));
        self.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).expect("the terminal takes a size");
    }

    /// Waits until the screen is as wanted; fails with the screen where it never is.
    pub fn wait(&self, what: &str, wanted: impl Fn(&str) -> bool) -> String {
        self.wait_until(what, false, wanted)
    }

    /// The same, looking at whole frames only; a large one arrives in pieces.
    pub fn wait_frame(&self, what: &str, wanted: impl Fn(&str) -> bool) -> String {
        self.wait_until(what, true, wanted)
    }

    fn wait_until(&self, what: &str, whole: bool, wanted: impl Fn(&str) -> bool) -> String {
        let until = Instant::now() + PATIENCE;
        let mut seen = self.seen.0.lock().expect("not poisoned");
        loop {
            let screen = seen.parser.screen().contents();
            if (!whole || seen.tail == FRAME_END) && wanted(&screen) {
                return screen;
            }
            let left = until.saturating_duration_since(Instant::now());
            assert!(!left.is_zero() && !seen.ended, "waited for {what}; the screen (ended: {}):\n{screen}", seen.ended);
            seen = self.seen.1.wait_timeout(seen, left).expect("not poisoned").0;
        }
    }

    /// Waits until the screen shows `words`.
    pub fn wait_for(&self, words: &str) -> String {
        self.wait(words, |screen| screen.contains(words))
    }

    /// Types keys, then waits for words.
    pub fn press(&mut self, keys: &str, words: &str) -> String {
        self.send(keys);
        self.wait_for(words)
    }

    pub fn pid(&self) -> u32 {
        self.child.process_id().expect("it runs")
    }

    /// The terminal is in its own state again: main screen, cursor shown, no paste brackets.
    pub fn is_restored(&self) -> bool {
        let seen = self.seen.0.lock().expect("not poisoned");
        let screen = seen.parser.screen();
        !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
    }

    /// Waits for the program's end.
    pub fn finish(mut self) -> (ExitStatus, Self) {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("it can be waited for") {
                let mut seen = self.seen.0.lock().expect("not poisoned");
                while !seen.ended {
                    let left = until.saturating_duration_since(Instant::now());
                    assert!(!left.is_zero(), "the terminal stays open after the end");
                    seen = self.seen.1.wait_timeout(seen, left).expect("not poisoned").0;
                }
                drop(seen);
                return (status, self);
            }
            // Woken by output; a program that ends says something (it leaves the screen).
            let seen = self.seen.0.lock().expect("not poisoned");
            let left = until.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "it does not end; the screen:\n{}", seen.parser.screen().contents());
            drop(self.seen.1.wait_timeout(seen, left.min(Duration::from_millis(20))).expect("not poisoned"));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
