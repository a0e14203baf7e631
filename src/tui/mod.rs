//! The screen: reads the session, turns keys into commands, holds no rules of its own.

pub mod input;
pub mod reader;
pub mod signals;
pub mod terminal;

pub mod wrap;
