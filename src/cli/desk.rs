//! `copydesk STORY...`: the desk, one story after the other.

use std::sync::Arc;

use crate::check::roster::{self, Brief};
use crate::cli::args::DeskArgs;
use crate::cli::{CliError, Outcome, settings};
use crate::tui::checking::{Hire, Hired};
use crate::tui::desk::{self, SaveTo};

/// Opens the desk on each story in turn; `problem` is told on the first one's screen.
///
/// # Errors
/// [`CliError`] where a setting cannot be followed, a story cannot be read, or there is
/// no terminal.
pub fn run(args: &DeskArgs, mut problem: Option<String>) -> Result<Outcome, CliError> {
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
        let kept = settings::kept(Some(story));
        let own = kept.clone();
        // On the checkers' threads: the first frame does not wait for the style pack.
        let first = {
            let (config, kept) = (config.clone(), kept.clone());
            Box::new(move || roster::before_the_book(settings::first_brief(&config, kept.as_ref())))
        };
        let path = story.clone();
        let told = problem.take();
        let all = Box::new(move || {
            let (brief, mut mistakes) = settings::brief(&briefing, &style, own.as_ref(), Some(&path))
                .unwrap_or_else(|mistake| (Brief::default(), vec![format!("{mistake}. The desk works by the AP book")]));
            mistakes.extend(told);
            Hired { words: Arc::clone(&brief.words), book: brief.book(), engine: roster::engine(brief), mistakes }
        });
        desk::open(story, &to, config, settings::is_unicode(), kept, Hire { first, all })?;
    }
    Ok(Outcome::Done)
}
