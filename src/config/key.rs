//! A key as settings write it and as the terminal sends it.
//!
//! What a terminal cannot tell apart is one key here: shift is part of a character, and
//! Ctrl with a letter has no case.

use std::fmt;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::config::{Origin, Problem};

/// One key with what is held down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    pub code: KeyCode,
    pub ctrl: bool,
    pub alt: bool,
}

const NAMED: &[(&str, KeyCode)] = &[
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("shift-tab", KeyCode::BackTab),
    ("space", KeyCode::Char(' ')),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pgup", KeyCode::PageUp),
    ("pgdn", KeyCode::PageDown),
];

impl Key {
    /// A plain key.
    pub fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// Reads "a", "ctrl-r", "pgdn".
    ///
    /// # Errors
    /// A name that is no key.
    pub fn read(text: &str, origin: &Origin) -> Result<Self, Problem> {
        let mut rest = text;
        let (mut ctrl, mut alt) = (false, false);
        loop {
            if let Some(r) = rest.strip_prefix("ctrl-").filter(|r| !r.is_empty()) {
                (rest, ctrl) = (r, true);
            } else if let Some(r) = rest.strip_prefix("alt-").filter(|r| !r.is_empty()) {
                (rest, alt) = (r, true);
            } else {
                break;
            }
        }
        let mut characters = rest.chars();
        let code = match (characters.next(), characters.next()) {
            (Some(c), None) if !c.is_control() => KeyCode::Char(if ctrl { c.to_ascii_lowercase() } else { c }),
            _ => match NAMED.iter().find(|(n, _)| *n == rest) {
                Some((_, code)) => *code,
                None => function_key(rest).ok_or_else(|| Problem::unknown(origin, "key", rest, NAMED.iter().map(|(n, _)| *n)))?,
            },
        };
        Ok(Self { code, ctrl, alt })
    }
}

fn function_key(text: &str) -> Option<KeyCode> {
    let n: u8 = text.strip_prefix('f')?.parse().ok()?;
    (1..=12).contains(&n).then_some(KeyCode::F(n))
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        let shift = event.modifiers.contains(KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::Char('\r') => KeyCode::Enter,
            KeyCode::Char('\n') => return Self { code: KeyCode::Char('j'), ctrl: true, alt },
            KeyCode::Char('\t') => KeyCode::Tab,
            KeyCode::Char(c) if ctrl => KeyCode::Char(c.to_ascii_lowercase()),
            KeyCode::Char(c) if shift && c.is_ascii_lowercase() => KeyCode::Char(c.to_ascii_uppercase()),
            KeyCode::Tab if shift => KeyCode::BackTab,
            code => code,
        };
        Self { code, ctrl, alt }
    }
}

/// As people write it: "a", "Ctrl-R", "Enter", "`PgDn`".
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        match self.code {
            KeyCode::Char(' ') => f.write_str("Space"),
            KeyCode::Char(c) if self.ctrl => write!(f, "{}", c.to_ascii_uppercase()),
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::F(n) => write!(f, "F{n}"),
            KeyCode::PageUp => f.write_str("PgUp"),
            KeyCode::PageDown => f.write_str("PgDn"),
            KeyCode::BackTab => f.write_str("Shift-Tab"),
            KeyCode::Delete => f.write_str("Delete"),
            code => write!(f, "{code:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_as_it_is_written_and_as_it_is_sent() {
        let read = |t: &str| Key::read(t, &Origin::default()).unwrap();
        assert_eq!(read("A"), Key::from(KeyEvent::new(KeyCode::Char('a'), KeyModifiers::SHIFT)));
        assert_eq!(read("A"), Key::from(KeyEvent::new(KeyCode::Char('A'), KeyModifiers::NONE)));
        assert_eq!(read("ctrl-r"), Key::from(KeyEvent::new(KeyCode::Char('r'), KeyModifiers::CONTROL)));
        assert_eq!(read("ctrl-j"), Key::from(KeyEvent::new(KeyCode::Char('\n'), KeyModifiers::NONE)));
        assert_eq!(read("pgdn").to_string(), "PgDn");
        assert_eq!(read("ctrl-r").to_string(), "Ctrl-R");
        assert_eq!(read("-").to_string(), "-");
        assert!(Key::read("entr", &Origin::default()).unwrap_err().to_string().contains("did you mean \"enter\"?"));
    }
}
