//! Issues as text for people and as JSON for tools.

pub mod brief;
pub mod json;
pub mod show;
