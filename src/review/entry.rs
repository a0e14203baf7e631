//! An entry of the issue list: an issue, its place in the story as it is now, and what
//! the editor decided about it.

use serde::{Deserialize, Serialize};

use crate::check::{Issue, Level};
use crate::review::Scope;
use crate::story::Span;

/// Names an entry for as long as the session lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EntryId(pub u64);

/// What the editor decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    Open,
    /// A suggestion was accepted; `which` counts from 1.
    Accepted {
        which: usize,
        text: String,
    },
    /// The editor typed the correction, or changed the words by editing the paragraph.
    Edited {
        text: String,
    },
    Rejected,
    /// A question to the reporter.
    Query {
        note: Option<String>,
    },
    Ignored {
        scope: Scope,
    },
    /// The word was added to the dictionary.
    Learned,
    /// Its rule was switched off: not listed any more.
    SwitchedOff,
}

/// The state without its words: for marks, counts and filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StateKind {
    Open,
    Accepted,
    Edited,
    Rejected,
    Query,
    /// Ignored, or its word learned.
    Ignored,
}

impl StateKind {
    pub const ALL: &'static [Self] = &[Self::Open, Self::Accepted, Self::Edited, Self::Rejected, Self::Query, Self::Ignored];

    /// The name shown: "open".
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Edited => "edited",
            Self::Rejected => "rejected",
            Self::Query => "query",
            Self::Ignored => "ignored",
        }
    }
}

impl State {
    pub fn kind(&self) -> StateKind {
        match self {
            Self::Open => StateKind::Open,
            Self::Accepted { .. } => StateKind::Accepted,
            Self::Edited { .. } => StateKind::Edited,
            Self::Rejected => StateKind::Rejected,
            Self::Query { .. } => StateKind::Query,
            Self::Ignored { .. } | Self::Learned | Self::SwitchedOff => StateKind::Ignored,
        }
    }

    /// Does the decision put other words into the story?
    pub fn changes_words(&self) -> bool {
        matches!(self, Self::Accepted { .. } | Self::Edited { .. })
    }
}

/// One line of the issue list.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub id: EntryId,
    /// Its spans are places in the story's text as it is now.
    pub issue: Issue,
    pub state: State,
    /// The words the issue was found on, before any decision.
    pub words: String,
    /// The words that stand at the span since the last decision on this entry.
    pub now: String,
    /// Not listed: its words were edited away, or the last check did not find it again.
    /// Kept because an undo may bring it back.
    pub(crate) gone: bool,
    /// The last step done when a check did not find it again.
    pub(crate) gone_since: u64,
}

impl Entry {
    /// Where it stands in the story's text as it is now, in bytes.
    pub fn span(&self) -> Span {
        self.issue.span
    }

    /// Is it shown anywhere? Not where it is gone or its rule is switched off.
    pub fn is_listed(&self) -> bool {
        !self.gone && self.state != State::SwitchedOff
    }

    pub fn is_open(&self) -> bool {
        self.state == State::Open
    }

    pub fn is_note(&self) -> bool {
        self.issue.level == Level::Note
    }

    /// What stands, or would stand, in place of the words: the correction decided on, else
    /// the first suggestion.
    pub fn correction(&self) -> Option<&str> {
        match &self.state {
            State::Accepted { text, .. } | State::Edited { text } => Some(text),
            _ => self.issue.suggestions.first().map(String::as_str),
        }
    }
}

/// How many issues there are of each state; notes are not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    pub open: usize,
    pub accepted: usize,
    pub edited: usize,
    pub rejected: usize,
    pub query: usize,
    pub ignored: usize,
}

impl Counts {
    pub fn total(&self) -> usize {
        self.open + self.accepted + self.edited + self.rejected + self.query + self.ignored
    }

    pub(crate) fn add(&mut self, kind: StateKind) {
        match kind {
            StateKind::Open => self.open += 1,
            StateKind::Accepted => self.accepted += 1,
            StateKind::Edited => self.edited += 1,
            StateKind::Rejected => self.rejected += 1,
            StateKind::Query => self.query += 1,
            StateKind::Ignored => self.ignored += 1,
        }
    }
}
