//! A story: its text, its parts, and each part taken apart once for all checkers.
//!
//! Bytes come in through [`read`] and keep their way back; [`parse`] tells headline,
//! byline and body apart; [`paragraph`] holds what every checker wants to know of one
//! paragraph. Nothing here judges: finding faults is the business of `check`.

pub mod credit;
pub mod encoding;
pub mod facts;
pub mod foreign;
pub mod paragraph;
pub mod parse;
pub mod quotation;
pub mod read;
pub mod sentence;
pub mod span;
pub mod token;

pub use encoding::Encoding;
pub use facts::StoryFacts;
pub use paragraph::{Paragraph, Part};
pub use parse::{ReadAs, Story};
pub use quotation::Quotation;
pub use read::{LineEnd, Piece, ReadError, Source};
pub use sentence::Sentence;
pub use span::Span;
pub use token::{Token, TokenKind};
