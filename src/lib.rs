//! copydesk: a desk for copy editors in a terminal.
//!
//! The map of the house, in the order in which a story passes through it:
//!
//! - [`story`]: bytes become text, text becomes headline, byline and paragraphs,
//!   a paragraph becomes sentences, tokens and quotations.
//! - [`language`]: what the checkers know of English.
//! - [`check`]: the checkers, the engine that runs them, and what they find.
//! - [`review`]: the session: decisions, edits, undo.
//! - [`diff`]: before and after.
//! - [`save`]: files, written whole or not at all.
//! - [`config`]: settings, keys, themes.
//! - [`report`], [`cli`], [`tui`]: three ways to show it; they hold no rules.

pub mod check;
pub mod cli;
pub mod config;
pub mod diff;
pub mod language;
pub mod report;
pub mod review;
pub mod save;
mod shared_out;
pub mod story;
pub mod tui;
