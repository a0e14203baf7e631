//! `copydesk STORY...`: the desk, one story after the other.

use crate::check::roster;
use crate::cli::args::DeskArgs;
use crate::cli::{CliError, Outcome, settings};
use crate::tui::desk::{self, SaveTo};

/// Opens the desk on each story in turn.
///
/// # Errors
/// [`CliError`] where a setting cannot be followed, a story cannot be read, or there is
/// no terminal.
pub fn run(args: &DeskArgs) -> Result<Outcome, CliError> {
    if args.stories.len() > 1 && args.to.output.is_some() {
        return Err(CliError::OneOutput);
    }
    for story in &args.stories {
        let config = settings::load(Some(story))?;
        let to = match (&args.to.output, args.to.in_place) {
            (Some(file), _) => SaveTo::File(file.clone()),
            (None, true) => SaveTo::InPlace,
            (None, false) => SaveTo::Beside,
        };
        let style = args.style.clone();
        let briefing = config.clone();
        // On the checkers' thread: the first frame does not wait for the style pack.
        let hire = move || match settings::brief(&briefing, &style) {
            Ok((brief, mistakes)) => (roster::engine(brief), mistakes),
            Err(mistake) => (roster::full(), vec![mistake]),
        };
        desk::open(story, &to, config, settings::is_unicode(), hire)?;
    }
    Ok(Outcome::Done)
}
