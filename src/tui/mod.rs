//! The screen: reads the session, turns keys into commands, holds no rules of its own.
//!
//! [`App`] is a state machine without a terminal; `terminal`, `reader`, `input` and
//! `signals` are the terminal without a state. The panes draw what they are given.

pub mod app;
mod bars;
mod change_pane;
pub mod checking;
pub mod desk;
mod dialog;
mod edit_box;
pub mod event;
mod help;
pub mod input;
mod issue_pane;
mod layout;
mod look;
mod names_page;
mod paint;
mod press;
pub mod reader;
mod rule_page;
mod sheet;
pub mod signals;
mod story_diff;
mod story_pane;
pub mod terminal;
mod wrap;

pub use app::{App, Setup};
pub use event::{Effect, Event, SaveTrouble};
