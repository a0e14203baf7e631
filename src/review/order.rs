//! An order: a command together with the words, number or scope it needs.
//!
//! Everything that can change a session is one of these, so that a journal of orders is
//! a whole review. Knows no key and no screen.

use serde::{Deserialize, Serialize};

use crate::review::{Command, EntryId, Filter};
use crate::story::Span;

/// How far an ignored finding is ignored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// This one place.
    Here,
    /// These words under this rule, in this story.
    Words,
    /// This rule, in this story.
    Rule,
    /// These words under this rule, in all stories of this desk: the program keeps it.
    Desk,
    /// These words under this rule, in all stories of the house: the program keeps it.
    House,
}

/// What [`Session::apply`](crate::review::Session::apply) carries out. Where no entry is
/// named, the current one is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// Accept the first suggestion.
    Accept,
    /// Accept a suggestion, counted from 1.
    Choose(usize),
    /// Put these words in place of the issue's.
    EditCorrection(String),
    /// Put this text in place of the paragraph (or any passage) at `span`, bytes of the
    /// story's text. A line break that was not there before splits the paragraph.
    EditParagraph {
        span: Span,
        text: String,
    },
    Reject,
    /// A question to the reporter; the note may stay empty.
    Query {
        note: Option<String>,
    },
    AcceptAlike,
    RejectAlike,
    /// The word under the issue is right from now on.
    AddWord,
    Ignore(Scope),
    /// Switch off the rule of the current entry: in this story ([`Scope::Rule`], or anything
    /// narrower), at this desk, or in the house.
    SwitchOff(Scope),
    /// Take back the decision on the current entry alone.
    Reopen,
    Undo,
    Redo,
    Next,
    Previous,
    /// Make this entry the current one.
    Select(EntryId),
    Filter(Filter),
    /// Find words, from the current place on.
    Search(String),
    SearchNext,
}

impl Command {
    /// The order of a command that needs no words; `None` where the program has to ask
    /// first, or where the command is not the session's business.
    pub fn order(self) -> Option<Order> {
        Some(match self {
            Self::Accept => Order::Accept,
            Self::Reject => Order::Reject,
            Self::Query => Order::Query { note: None },
            Self::AcceptAlike => Order::AcceptAlike,
            Self::RejectAlike => Order::RejectAlike,
            Self::AddWord => Order::AddWord,
            Self::Reopen => Order::Reopen,
            Self::Undo => Order::Undo,
            Self::Redo => Order::Redo,
            Self::NextIssue => Order::Next,
            Self::PreviousIssue => Order::Previous,
            Self::SearchNext => Order::SearchNext,
            _ => return None,
        })
    }
}
