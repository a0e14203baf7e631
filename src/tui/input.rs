//! Bytes from the terminal, decoded into keys and pastes.
//!
//! Our own decoder, for two things that matter over SSH. An escape sequence may arrive
//! torn in two packets: it is put together, and its parts are never taken for keys,
//! since "A" accepts a whole batch. And a line that hangs up ends the reading at once.
//! Knows the bytes only; who reads them and when lies with `reader`.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    Key(KeyEvent),
    /// Text between the brackets of a bracketed paste.
    Paste(String),
}

const PASTE_START: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";
/// More than any sequence a terminal sends for a key; a longer one is dropped.
const LONGEST_SEQUENCE: usize = 64;
/// A paste is cut here, so that a stuck bracket cannot eat all memory.
const LONGEST_PASTE: usize = 4 << 20;

/// Decodes a stream of bytes, whatever the pieces it comes in.
#[derive(Debug, Default)]
pub struct Decoder {
    buffer: Vec<u8>,
    /// Inside a bracketed paste.
    pasting: bool,
    /// An Esc was given out for want of more bytes; what follows may be its sequence.
    lone_escape: bool,
}

/// What the front of the buffer holds.
enum Front {
    Key(usize, Option<KeyEvent>),
    PasteStart,
    Incomplete,
}

impl Decoder {
    /// Takes the next bytes and gives out all that is complete.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Input> {
        if self.lone_escape && self.buffer.is_empty() {
            // "[A" behind a lone Esc is the rest of an arrow key, not two keys.
            if matches!(bytes.first(), Some(b'[' | b'O')) && bytes.len() > 1 {
                self.buffer.push(0x1b);
            }
            self.lone_escape = false;
        }
        self.buffer.extend_from_slice(bytes);
        self.drain()
    }

    /// Is the decoder waiting for the rest of something?
    pub fn is_waiting(&self) -> bool {
        !self.buffer.is_empty()
    }

    /// No byte came for a while: an Esc alone is the Esc key; half a sequence, or half a
    /// character, is dropped, never read as single keys.
    pub fn time_out(&mut self) -> Option<Input> {
        if self.pasting {
            return None;
        }
        let escape = self.buffer == [0x1b];
        self.buffer.clear();
        self.lone_escape = escape;
        escape.then(|| Input::Key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE)))
    }

    fn drain(&mut self) -> Vec<Input> {
        let mut out = Vec::new();
        loop {
            if self.pasting {
                let Some(text) = self.take_paste() else { break };
                out.push(Input::Paste(text));
                continue;
            }
            match front(&self.buffer) {
                Front::Incomplete => break,
                Front::PasteStart => {
                    self.buffer.drain(..PASTE_START.len());
                    self.pasting = true;
                }
                Front::Key(len, key) => {
                    self.buffer.drain(..len.min(self.buffer.len()));
                    out.extend(key.map(Input::Key));
                }
            }
        }
        out
    }

    fn take_paste(&mut self) -> Option<String> {
        let end = self.buffer.windows(PASTE_END.len()).position(|w| w == PASTE_END);
        let (len, skip) = match end {
            Some(at) => (at, PASTE_END.len()),
            None if self.buffer.len() > LONGEST_PASTE => (self.buffer.len(), 0),
            None => return None,
        };
        let text = String::from_utf8_lossy(self.buffer.get(..len).unwrap_or_default()).into_owned();
        self.buffer.drain(..len + skip);
        self.pasting = false;
        Some(text)
    }
}

/// A front of `len` bytes that is this key.
fn plain(len: usize, code: KeyCode) -> Front {
    Front::Key(len, Some(KeyEvent::new(code, KeyModifiers::NONE)))
}

fn front(buffer: &[u8]) -> Front {
    let Some(&first) = buffer.first() else { return Front::Incomplete };
    match first {
        0x1b => escape(buffer),
        b'\r' => plain(1, KeyCode::Enter),
        b'\t' => plain(1, KeyCode::Tab),
        0x7f | 0x08 => plain(1, KeyCode::Backspace),
        0 => Front::Key(1, Some(KeyEvent::new(KeyCode::Char(' '), KeyModifiers::CONTROL))),
        // Control letters; Ctrl-J (line feed) among them.
        b @ 0x01..=0x1a => Front::Key(1, Some(KeyEvent::new(KeyCode::Char(char::from(b + 0x60)), KeyModifiers::CONTROL))),
        b @ 0x1c..=0x1f => Front::Key(1, Some(KeyEvent::new(KeyCode::Char(char::from(b + 0x40)), KeyModifiers::CONTROL))),
        _ => character(buffer),
    }
}

fn character(buffer: &[u8]) -> Front {
    let len = match buffer.first() {
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => 1,
    };
    let Some(bytes) = buffer.get(..len) else {
        // A broken character must not hold up the keys behind it.
        let broken = buffer.iter().skip(1).any(|b| !(0x80..0xc0).contains(b));
        return if broken { Front::Key(1, None) } else { Front::Incomplete };
    };
    match std::str::from_utf8(bytes).ok().and_then(|s| s.chars().next()) {
        Some(c) => {
            let shift = if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
            Front::Key(len, Some(KeyEvent::new(KeyCode::Char(c), shift)))
        }
        None => Front::Key(1, None),
    }
}

fn escape(buffer: &[u8]) -> Front {
    match buffer.get(1) {
        None => Front::Incomplete,
        Some(b'[') => control_sequence(buffer),
        Some(b'O') => match buffer.get(2) {
            None => Front::Incomplete,
            Some(&b) => Front::Key(3, final_key(b, None).map(|c| KeyEvent::new(c, KeyModifiers::NONE))),
        },
        // A string that a terminal sends of itself: up to its terminator.
        Some(b'P' | b']' | b'_' | b'^' | b'X') => match string_end(buffer) {
            Some(end) => Front::Key(end, None),
            None if buffer.len() > 4096 => Front::Key(buffer.len(), None),
            None => Front::Incomplete,
        },
        Some(0x1b) => plain(1, KeyCode::Esc),
        // Alt and a key: the key with the modifier, so that it is not taken for the key alone.
        Some(_) => match front(buffer.get(1..).unwrap_or_default()) {
            Front::Key(len, key) => Front::Key(len + 1, key.map(|k| KeyEvent::new(k.code, k.modifiers | KeyModifiers::ALT))),
            _ => Front::Incomplete,
        },
    }
}

fn string_end(buffer: &[u8]) -> Option<usize> {
    let bell = buffer.iter().position(|b| *b == 7).map(|i| i + 1);
    let st = buffer.windows(2).skip(1).position(|w| w == b"\x1b\\").map(|i| i + 3);
    bell.into_iter().chain(st).min()
}

/// "ESC [ parameters final"
fn control_sequence(buffer: &[u8]) -> Front {
    if buffer.starts_with(PASTE_START) {
        return Front::PasteStart;
    }
    // The Linux console sends "ESC [ [ A" for F1.
    if buffer.get(2) == Some(&b'[') {
        return if buffer.len() < 4 { Front::Incomplete } else { Front::Key(4, None) };
    }
    let body = buffer.get(2..).unwrap_or_default();
    let Some(n) = body.iter().position(|b| !(0x20..0x40).contains(b)) else {
        return if body.len() > LONGEST_SEQUENCE { Front::Key(buffer.len(), None) } else { Front::Incomplete };
    };
    let Some(&last) = body.get(n) else { return Front::Incomplete };
    if !(0x40..0x7f).contains(&last) {
        // Not a sequence after all: drop what was begun, keep the byte that broke it.
        return Front::Key(2 + n, None);
    }
    let parameters = std::str::from_utf8(body.get(..n).unwrap_or_default()).unwrap_or("");
    let mut numbers = parameters.split(';').map(|p| p.split(':').next().unwrap_or("").parse::<u16>().ok());
    let first = numbers.next().flatten();
    let modifiers = numbers.next().flatten().map_or(KeyModifiers::NONE, modifiers);
    let code = if parameters.starts_with(['<', '?', '>']) { None } else { final_key(last, first) };
    let modifiers = if code == Some(KeyCode::BackTab) { modifiers | KeyModifiers::SHIFT } else { modifiers };
    Front::Key(2 + n + 1, code.map(|c| KeyEvent::new(c, modifiers)))
}

/// The modifier parameter of xterm: 1 + shift 1, alt 2, control 4.
fn modifiers(parameter: u16) -> KeyModifiers {
    let bits = parameter.saturating_sub(1);
    let mut out = KeyModifiers::NONE;
    out.set(KeyModifiers::SHIFT, bits & 1 != 0);
    out.set(KeyModifiers::ALT, bits & 2 != 0);
    out.set(KeyModifiers::CONTROL, bits & 4 != 0);
    out
}

fn final_key(last: u8, parameter: Option<u16>) -> Option<KeyCode> {
    Some(match (last, parameter) {
        (b'A', _) => KeyCode::Up,
        (b'B', _) => KeyCode::Down,
        (b'C', _) => KeyCode::Right,
        (b'D', _) => KeyCode::Left,
        (b'H', _) | (b'~', Some(1 | 7)) => KeyCode::Home,
        (b'F', _) | (b'~', Some(4 | 8)) => KeyCode::End,
        (b'Z', _) => KeyCode::BackTab,
        (b'M', None) => KeyCode::Enter,
        (b'P', None) => KeyCode::F(1),
        (b'Q', None) => KeyCode::F(2),
        (b'R', None) => KeyCode::F(3),
        (b'S', None) => KeyCode::F(4),
        (b'~', Some(2)) => KeyCode::Insert,
        (b'~', Some(3)) => KeyCode::Delete,
        (b'~', Some(5)) => KeyCode::PageUp,
        (b'~', Some(6)) => KeyCode::PageDown,
        (b'~', Some(n @ 11..=15)) => KeyCode::F(u8::try_from(n - 10).ok()?),
        (b'~', Some(n @ 17..=21)) => KeyCode::F(u8::try_from(n - 11).ok()?),
        (b'~', Some(n @ 23..=24)) => KeyCode::F(u8::try_from(n - 12).ok()?),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode) -> Input {
        Input::Key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    #[test]
    fn a_torn_sequence_is_put_together_wherever_it_is_torn() {
        let bytes = b"\x1b[5~\x1b[1;5B\x1bOA\xe2\x80\x9cq";
        let whole = Decoder::default().feed(bytes);
        assert_eq!(whole.len(), 5);
        for cut in 1..bytes.len() {
            let mut decoder = Decoder::default();
            let mut got = decoder.feed(&bytes[..cut]);
            got.extend(decoder.feed(&bytes[cut..]));
            assert_eq!(got, whole, "cut at {cut}");
        }
    }

    #[test]
    fn a_sequence_that_comes_late_is_not_read_as_letters() {
        let mut decoder = Decoder::default();
        assert!(decoder.feed(b"\x1b").is_empty());
        assert_eq!(decoder.time_out(), Some(key(KeyCode::Esc)));
        assert_eq!(decoder.feed(b"[A"), [key(KeyCode::Up)]);
        assert!(decoder.feed(b"\x1b[").is_empty());
        assert_eq!(decoder.time_out(), None);
        assert_eq!(decoder.feed(b"n"), [key(KeyCode::Char('n'))]);
    }

    #[test]
    fn a_paste_is_one_event_even_in_pieces() {
        let mut decoder = Decoder::default();
        assert!(decoder.feed(b"\x1b[200~two\nli").is_empty());
        assert_eq!(decoder.time_out(), None);
        assert_eq!(decoder.feed(b"nes\x1b[201~x"), [Input::Paste("two\nlines".to_owned()), key(KeyCode::Char('x'))]);
    }

    #[test]
    fn control_and_alt_are_told_from_the_plain_key() {
        let got = Decoder::default().feed(b"\x12\x0a\x1ba\x7f");
        assert_eq!(
            got,
            [
                Input::Key(KeyEvent::new(KeyCode::Char('r'), KeyModifiers::CONTROL)),
                Input::Key(KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL)),
                Input::Key(KeyEvent::new(KeyCode::Char('a'), KeyModifiers::ALT)),
                key(KeyCode::Backspace)
            ]
        );
    }

    #[test]
    fn what_a_terminal_answers_is_no_key() {
        let got = Decoder::default().feed(b"\x1b[?62;22c\x1bP>|term(1)\x1b\\\x1b]11;rgb:0/0/0\x07\x1b[<0;1;1M\xffn");
        assert_eq!(got, [key(KeyCode::Char('n'))]);
    }
}
