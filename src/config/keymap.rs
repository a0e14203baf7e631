//! Which key asks for which command, from the sections `keys` and `edit-keys`.
//!
//! The commands come from the one list in `review`; this adds keys to them and nothing
//! else. One key never means two things: that is an error with both places.

use ratatui::crossterm::event::KeyCode;
use rustc_hash::FxHashMap;

use crate::config::table::{Entry, Value};
use crate::config::{Key, Origin, Problem};
use crate::review::Command;

/// What a key does in a box where words are typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EditCommand {
    Keep,
    Drop,
    Split,
}

impl EditCommand {
    pub const ALL: &'static [Self] = &[Self::Keep, Self::Drop, Self::Split];

    pub fn name(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Drop => "drop",
            Self::Split => "split",
        }
    }
}

/// A key found: the command, and which of the command's keys it was, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pressed {
    pub command: Command,
    pub nth: usize,
}

type Keys = Vec<(Key, Origin)>;

/// All keys.
#[derive(Debug, Clone, Default)]
pub struct Keymap {
    commands: FxHashMap<Command, Keys>,
    editing: FxHashMap<EditCommand, Keys>,
    by_key: FxHashMap<Key, Pressed>,
    by_edit_key: FxHashMap<Key, EditCommand>,
}

impl Keymap {
    /// Lays one value of section `keys` over what there is.
    ///
    /// # Errors
    /// A command or a key that does not exist.
    pub(crate) fn set(&mut self, entry: &Entry) -> Result<(), Problem> {
        let Some(command) = Command::named(&entry.key) else {
            return Err(Problem::unknown(&entry.origin, "command", &entry.key, Command::ALL.iter().map(|c| c.name())));
        };
        self.commands.insert(command, keys_of(entry)?);
        Ok(())
    }

    /// Lays one value of section `edit-keys` over what there is.
    ///
    /// # Errors
    /// A command or a key that does not exist, or a key that is needed to type.
    pub(crate) fn set_editing(&mut self, entry: &Entry) -> Result<(), Problem> {
        let Some(command) = EditCommand::ALL.iter().copied().find(|c| c.name() == entry.key) else {
            return Err(Problem::unknown(&entry.origin, "command", &entry.key, EditCommand::ALL.iter().map(|c| c.name())));
        };
        let keys = keys_of(entry)?;
        if let Some((key, origin)) = keys.iter().find(|(k, _)| matches!(k.code, KeyCode::Char(_)) && !k.ctrl && !k.alt) {
            return Err(Problem::new(origin, format!("\"{key}\" is a character that is typed"), "use a key such as \"ctrl-g\" here"));
        }
        if keys.is_empty() && command != EditCommand::Split {
            let what = format!("\"{}\" has no key", entry.key);
            return Err(Problem::new(&entry.origin, what, "give it one: without it nobody gets out of the box"));
        }
        self.editing.insert(command, keys);
        Ok(())
    }

    /// To be called when all layers are laid: from now on keys are found.
    ///
    /// # Errors
    /// A key with two meanings; a program that cannot be left.
    pub(crate) fn settle(&mut self) -> Result<(), Problem> {
        for command in Command::ALL {
            for (nth, (key, origin)) in self.commands.get(command).into_iter().flatten().enumerate() {
                if let Some(other) = self.by_key.insert(*key, Pressed { command: *command, nth }) {
                    let before = self.place(other);
                    return Err(conflict(*key, (other.command.name(), &before), (command.name(), origin)));
                }
            }
        }
        for command in EditCommand::ALL {
            for (key, origin) in self.editing.get(command).into_iter().flatten() {
                if let Some(other) = self.by_edit_key.insert(*key, *command) {
                    return Err(conflict(*key, (other.name(), origin), (command.name(), origin)));
                }
            }
        }
        if self.keys(Command::Quit).next().is_none() {
            let origin = Origin { file: "keys".into(), line: 0 };
            return Err(Problem::new(&origin, "no key quits the program", "give \"quit\" a key"));
        }
        Ok(())
    }

    fn place(&self, pressed: Pressed) -> Origin {
        self.commands.get(&pressed.command).and_then(|k| k.get(pressed.nth)).map(|(_, o)| o.clone()).unwrap_or_default()
    }

    /// The command of a key.
    pub fn command(&self, key: Key) -> Option<Pressed> {
        self.by_key.get(&key).copied()
    }

    /// What the key does in a box where words are typed.
    pub fn editing(&self, key: Key) -> Option<EditCommand> {
        self.by_edit_key.get(&key).copied()
    }

    /// The keys of a command, the first to be shown first.
    pub fn keys(&self, command: Command) -> impl Iterator<Item = Key> + '_ {
        self.commands.get(&command).into_iter().flatten().map(|(k, _)| *k)
    }

    /// The keys of an edit command.
    pub fn edit_keys(&self, command: EditCommand) -> impl Iterator<Item = Key> + '_ {
        self.editing.get(&command).into_iter().flatten().map(|(k, _)| *k)
    }

    /// The key to show for a command: "a"; "1-9" for a row of digits; "" for none.
    pub fn label(&self, command: Command) -> String {
        let keys: Vec<Key> = self.keys(command).collect();
        match (keys.first(), keys.last()) {
            (Some(first), Some(last)) if command == Command::Choose && keys.len() > 2 => format!("{first}-{last}"),
            (Some(first), _) => first.to_string(),
            _ => String::new(),
        }
    }
}

fn conflict(key: Key, first: (&str, &Origin), second: (&str, &Origin)) -> Problem {
    let (older, newer) = if first.1.file == "built in" { (first, second) } else { (second, first) };
    Problem::new(
        newer.1,
        format!("\"{key}\" is the key of \"{}\" and of \"{}\" ({})", newer.0, older.0, older.1),
        format!("give \"{}\" another key, or [] for none", older.0),
    )
}

fn keys_of(entry: &Entry) -> Result<Keys, Problem> {
    match &entry.value {
        Value::List(keys) => keys.iter().map(|(k, o)| Key::read(k, o).map(|k| (k, o.clone()))).collect(),
        Value::Text(key) => Ok(vec![(Key::read(key, &entry.origin)?, entry.origin.clone())]),
        other => Err(Problem::new(
            &entry.origin,
            format!("the keys of \"{}\" are {}", entry.key, other.kind()),
            "write them as a list, such as [\"a\", \"enter\"]",
        )),
    }
}
