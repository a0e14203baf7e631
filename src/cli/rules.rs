//! `copydesk rules`: the rules of a style pack, listed, shown and tested.

use std::io::{self, Write};
use std::path::Path;

use crate::check::roster::Brief;
use crate::check::style::show;
use crate::cli::args::{RulesCommand, StyleArg};
use crate::cli::{CliError, Outcome, output, packs, settings};

/// Runs `copydesk rules`.
///
/// # Errors
/// [`CliError`] where a setting or the style pack cannot be read, or standard output
/// cannot be written.
pub fn run(command: &RulesCommand) -> Result<Outcome, CliError> {
    match command {
        RulesCommand::List { category, level, style, filter } => {
            let wanted = show::Wanted { category: category.clone(), level: level.clone(), words: filter.clone() };
            let brief = brief(style)?;
            print(&show::list(&brief.book(), &brief.leave, &wanted))
        }
        RulesCommand::Show { style, rule } => {
            let book = brief(style)?.book();
            if let Some(entry) = show::own_entry(rule).or_else(|| show::entry(&book, rule)) {
                print(&entry)
            } else {
                output::complain(&format!("there is no rule “{rule}”; {}", book.remedy(rule)));
                Ok(Outcome::Failed)
            }
        }
        RulesCommand::Test { packs } if packs.is_empty() => test("ap"),
        RulesCommand::Test { packs } => {
            let mut outcome = Outcome::Done;
            for pack in packs {
                outcome = outcome.max(test(pack)?);
            }
            Ok(outcome)
        }
    }
}

/// What a story in the current folder is held to.
fn brief(style: &StyleArg) -> Result<Brief, CliError> {
    // The name is of no story: only where it would be counts.
    let config = settings::load(Some(Path::new("story")))?;
    let (brief, mistakes) = settings::brief(&config, style, None, None).map_err(CliError::Pack)?;
    for mistake in &mistakes {
        output::complain(mistake);
    }
    Ok(brief)
}

fn print(text: &str) -> Result<Outcome, CliError> {
    let mut out = io::stdout().lock();
    output::unless_closed(out.write_all(text.as_bytes()).and_then(|()| out.flush()))?;
    Ok(Outcome::Done)
}

fn test(pack: &str) -> Result<Outcome, CliError> {
    let (book, errors) = match packs::book(pack, Path::new("")) {
        Ok(opened) => opened,
        Err(message) => {
            output::complain(&message);
            return Ok(Outcome::Failed);
        }
    };
    let (text, good) = show::test(&book, &errors, "");
    print(&text)?;
    Ok(if good { Outcome::Done } else { Outcome::Found })
}
