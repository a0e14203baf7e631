//! Which entries the list shows.

use serde::{Deserialize, Serialize};

use crate::check::{Category, Level};
use crate::review::{Entry, StateKind};

/// Shows entries that fit all of its parts; an empty part fits every entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Filter {
    pub category: Option<Category>,
    pub state: Option<StateKind>,
    pub level: Option<Level>,
}

impl Filter {
    /// Shows everything.
    pub const ALL: Self = Self { category: None, state: None, level: None };

    pub fn is_all(&self) -> bool {
        *self == Self::ALL
    }

    /// Is `entry` shown? Says nothing about notes, which have their own list.
    pub fn shows(&self, entry: &Entry) -> bool {
        self.category.is_none_or(|c| c == entry.issue.category)
            && self.state.is_none_or(|s| s == entry.state.kind())
            && self.level.is_none_or(|l| l == entry.issue.level)
    }
}
