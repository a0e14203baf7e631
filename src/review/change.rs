//! A change: what an order did, for views to follow and for a journal to record.

use serde::{Deserialize, Serialize};

use crate::review::{Edit, EntryId, Scope, State};
use crate::story::Span;

/// One decision on one entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub id: EntryId,
    pub rule: String,
    /// The words the issue was found on.
    pub words: String,
    pub from: State,
    pub to: State,
}

/// Something the program has to keep beyond this story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Keep {
    /// A word for the dictionary.
    Word(String),
    /// Not to be reported again, at the desk or in the house.
    Ignore { scope: Scope, rule: String, words: String },
    /// A rule switched off; in this story only, the program keeps it while the desk is open.
    SwitchOff { scope: Scope, rule: String },
    /// What was kept is to be dropped again (by an undo).
    Forget(Box<Keep>),
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Change {
    /// The revision of the text after the change; findings are given to
    /// [`Session::receive`](crate::review::Session::receive) with the revision they speak of.
    pub revision: u64,
    /// The text's edits in order of place, spans in bytes of the text before the change.
    pub edits: Vec<Edit>,
    /// The entries decided on, or (by an undo) put back.
    pub decisions: Vec<Decision>,
    /// The current entry before and after.
    pub current: (Option<EntryId>, Option<EntryId>),
    /// What to show: where a search found its words.
    pub found: Option<Span>,
    /// Going on from the end, it began again at the start.
    pub wrapped: bool,
    /// The story or what counts as right changed: check it again.
    pub recheck: bool,
    /// To be kept by the program, in the dictionary or among the ignored.
    pub keep: Vec<Keep>,
}
