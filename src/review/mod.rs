//! The review: which issues are open, what the editor decided, what the story says now.
//!
//! Key -> [`Command`] -> [`Order`] -> [`Change`]: a key names a command, a command with
//! the words it needs is an order, and an order carried out is a change. [`Session`] is
//! one struct, changed by orders (and by fresh findings) only; it knows no screen, no
//! file and no clock.

pub mod batch;
pub mod change;
pub mod command;
pub mod decide;
#[cfg(test)]
mod desk;
pub mod edit;
pub mod entry;
pub mod error;
pub mod filter;
pub mod history;
pub mod navigate;
pub mod order;
pub mod paragraph_edit;
pub mod pieces;
pub mod reconcile;
pub mod session;

pub use change::{Change, Decision, Keep};
pub use command::{Command, Group};
pub use edit::Edit;
pub use entry::{Counts, Entry, EntryId, State, StateKind};
pub use error::ReviewError;
pub use filter::Filter;
pub use order::{Order, Scope};
pub use reconcile::{Received, Wave};
pub use session::Session;
