//! The real binary in a real terminal: a review from the first key to the saved file,
//! and every way to leave.

#![allow(clippy::expect_used, clippy::panic)]

mod leaving;
mod review;
mod terminal;
