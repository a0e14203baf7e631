//! `copydesk rules`: the rules of a style pack, listed, shown and tested.

use std::io::{self, Write};
use std::path::Path;

use crate::check::style::{PackError, PackFile, StyleBook, ap, show};
use crate::cli::args::RulesCommand;
use crate::cli::{CliError, Outcome, output};

/// Largest file of a pack, in bytes.
const LARGEST: u64 = 4 << 20;

/// Runs `copydesk rules`.
///
/// # Errors
/// [`CliError`] where standard output cannot be written.
pub fn run(command: &RulesCommand) -> Result<Outcome, CliError> {
    match command {
        RulesCommand::List { filter } => print(&show::list(&ap(), filter)),
        RulesCommand::Show { rule } => {
            if let Some(entry) = show::entry(&ap(), rule) {
                print(&entry)
            } else {
                output::complain(&format!("there is no rule “{rule}”. See `copydesk rules list`"));
                Ok(Outcome::Failed)
            }
        }
        RulesCommand::Test { packs } if packs.is_empty() => test("ap", ""),
        RulesCommand::Test { packs } => {
            let mut outcome = Outcome::Done;
            for pack in packs {
                outcome = outcome.max(test(pack, "")?);
            }
            Ok(outcome)
        }
    }
}

fn print(text: &str) -> Result<Outcome, CliError> {
    let mut out = io::stdout().lock();
    output::unless_closed(out.write_all(text.as_bytes()).and_then(|()| out.flush()))?;
    Ok(Outcome::Done)
}

fn test(pack: &str, filter: &str) -> Result<Outcome, CliError> {
    let (book, errors) = match book(pack) {
        Ok(opened) => opened,
        Err(message) => {
            output::complain(&message);
            return Ok(Outcome::Failed);
        }
    };
    let (text, good) = show::test(&book, &errors, filter);
    print(&text)?;
    Ok(if good { Outcome::Done } else { Outcome::Found })
}

/// A shipped pack by its name, or one from a file or a folder of TOML files, and what is
/// wrong with it.
///
/// # Errors
/// A pack that is not there or cannot be read.
pub fn book(pack: &str) -> Result<(StyleBook, Vec<PackError>), String> {
    if let Some(shipped) = StyleBook::shipped(pack) {
        return Ok(shipped);
    }
    files(Path::new(pack)).map(|files| StyleBook::read(&files)).map_err(|e| {
        format!("cannot read the style pack {pack}: {e}. Give the name of a shipped pack, a TOML file or a folder of TOML files")
    })
}

/// The files of a pack on disk, in order of name.
///
/// # Errors
/// The first one that cannot be read.
pub fn files(path: &Path) -> io::Result<Vec<PackFile>> {
    let mut paths = vec![path.to_owned()];
    if path.is_dir() {
        paths = std::fs::read_dir(path)?.map(|e| e.map(|e| e.path())).collect::<io::Result<_>>()?;
        paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
        paths.sort();
    }
    paths
        .into_iter()
        .map(|p| {
            if std::fs::metadata(&p)?.len() > LARGEST {
                return Err(io::Error::other(format!("{} is larger than 4 MB", p.display())));
            }
            Ok(PackFile::new(p.display().to_string(), std::fs::read_to_string(&p)?))
        })
        .collect()
}
