//! What the screen is told, and what it asks for: the border between the state machine
//! in `app` and the outer loop that owns terminal, threads and files.

use std::sync::Arc;

use ratatui::crossterm::event::KeyEvent;

use crate::check::Issue;
use crate::check::style::StyleBook;
use crate::review::{Change, Wave};

/// Something happened outside.
#[derive(Debug, Clone)]
pub enum Event {
    Key(KeyEvent),
    /// Text from a bracketed paste, as it came.
    Paste(String),
    /// Columns and rows.
    Resize(u16, u16),
    /// What the checkers found in the text of that revision.
    Findings {
        revision: u64,
        wave: Wave,
        issues: Vec<Issue>,
    },
    /// The style book that the story is held to is open.
    StyleBook(Arc<StyleBook>),
    /// The answer to [`Effect::Save`].
    Saved(Result<String, SaveTrouble>),
    /// Something the editor should know, on the message line.
    Told(String),
    /// The same for something that went wrong: shown in full until it is read.
    Failed(String),
}

/// A save that did not happen. The story on disk is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveTrouble {
    /// What happened, what is safe, what to do.
    pub message: String,
    /// The editor may ask for it all the same: the file was changed by somebody else.
    pub may_insist: bool,
}

/// Something to be done outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Write the corrected version and answer with [`Event::Saved`]. `insist` where the
    /// editor was told of a reason not to, and wants it.
    Save { insist: bool },
    /// Leave the program.
    Quit,
    /// The text, or what counts as right, changed: check again and answer with
    /// [`Event::Findings`] of this revision.
    Recheck { revision: u64 },
    /// Something was decided, edited or undone: for the journal, and for the dictionaries
    /// where [`Change::keep`] holds something.
    Record(Box<Change>),
    /// Back to the shell until continued.
    Suspend,
    /// Clear the terminal and draw everything again.
    Redraw,
}
