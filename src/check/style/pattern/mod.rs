//! Token patterns: how a rule says what it looks for.
//!
//! A pattern is one line a style chief can read ("died from <@diseases>"); [`syntax`]
//! reads it, [`program`] runs it over the tokens of one sentence, [`atom`] knows the
//! kinds of words. Patterns know nothing of rules, levels or quotations. A run is
//! bounded: no pattern looks further than its own length, and steps are counted.

pub mod atom;
pub mod program;
pub mod syntax;

pub use atom::Atom;
pub use program::{Anchor, Found, Pattern};
pub use syntax::PatternError;
