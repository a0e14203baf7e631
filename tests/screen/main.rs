//! Screens as an editor sees them, at the sizes that matter, and the screen under any
//! keys at any size.

// What a test cannot go on without.
#![allow(clippy::unwrap_used)]

mod bytes;
mod desk;
mod screens;
mod sizes;
