//! Checkers for what data cannot say, one noun a file.
//!
//! They find; the pack decides: each finding names a rule of the pack, which gives it
//! message, reason, level, exceptions and examples. A rule calls its checker by the name
//! in the lists below (`logic = "attribution"`).

pub mod addresses;
pub mod apostrophes;
pub mod appositives;
pub mod attribution;
pub mod calendar;
pub mod clause;
pub mod colons;
pub mod commas;
pub mod conversions;
pub mod count;
pub mod dangling;
pub mod datelines;
pub mod fractions;
pub mod headline_count;
pub mod headlines;
pub mod initials;
pub mod lists;
pub mod lives;
pub mod means;
pub mod money;
pub mod numerals;
pub mod ordinals;
pub mod people;
pub mod percent;
pub mod places;
pub mod quantities;
pub mod reading;
pub mod scores;
pub mod semicolons;
pub mod series;
pub mod shares;
pub mod speech;
pub mod sums;
pub mod times;
pub mod totals;

use crate::check::style::report::Report;
use crate::story::{Paragraph, Story, StoryFacts};

/// Reads one paragraph.
pub type ParagraphLogic = fn(&Paragraph, &StoryFacts, &mut Report);
/// Reads the whole story.
pub type StoryLogic = fn(&Story, &mut Report);

pub const PARAGRAPH: &[(&str, ParagraphLogic)] = &[
    ("addresses", addresses::check),
    ("apostrophes", apostrophes::check),
    ("appositives", appositives::check),
    ("attribution", attribution::check),
    ("calendar", calendar::check),
    ("colons", colons::check),
    ("commas", commas::check),
    ("conversions", conversions::check),
    ("dangling", dangling::check),
    ("datelines", datelines::check),
    ("fractions", fractions::check),
    ("headlines", headlines::check),
    ("lists", lists::check),
    ("lives", lives::check),
    ("means", means::check),
    ("money", money::check),
    ("numerals", numerals::check),
    ("ordinals", ordinals::check),
    ("percent", percent::check),
    ("places", places::check),
    ("scores", scores::check),
    ("semicolons", semicolons::check),
    ("series", series::check),
    ("shares", shares::check),
    ("sums", sums::check),
    ("times", times::check),
    ("totals", totals::check),
];

pub const STORY: &[(&str, StoryLogic)] =
    &[("initials", initials::check), ("headline_count", headline_count::check), ("people", people::check), ("speech", speech::check)];

/// Is there a checker of this name?
pub fn is_known(name: &str) -> bool {
    PARAGRAPH.iter().any(|(n, _)| *n == name) || STORY.iter().any(|(n, _)| *n == name)
}
