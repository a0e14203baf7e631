//! The people of a story: where each is introduced, and how each is called later.
//!
//! [`roster`] reads the names; [`references`] asks how a name comes back, [`ages`] and
//! [`pronouns`] whether what is said of one person agrees. Everything here needs the whole
//! story and is silent in a passage. Whether two spellings are one name is decided in
//! `check::names`.

mod ages;
mod pronouns;
mod references;
mod roster;

use crate::check::style::report::Report;
use crate::story::{ReadAs, Story};

pub fn check(story: &Story, report: &mut Report) {
    if story.facts.read_as != ReadAs::Story {
        return;
    }
    let roster = roster::Roster::read(story, report.book);
    references::check(story, &roster, report);
    ages::check(story, &roster, report);
    pronouns::check(story, &roster, report);
}
