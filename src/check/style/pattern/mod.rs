//! Token patterns: how a rule says what it looks for.
//!
//! A pattern is one line a style chief can read ("died from <@diseases>"); [`syntax`]
//! reads it into a tree ([`node`]), [`anchor`] chooses the words to find it by, [`program`]
//! runs it over the tokens of one sentence, [`atom`] knows the kinds of words. Patterns
//! know nothing of rules, levels or quotations. A run is bounded: no pattern looks further
//! than its own length, and steps are counted.

pub mod anchor;
pub mod atom;
mod node;
pub mod program;
pub mod syntax;

pub use anchor::Anchor;
pub use atom::Atom;
pub use program::{Found, Pattern};
pub use syntax::PatternError;
