//! What a package installs beside the program: completions and the manual page.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_complete::Shell;

use crate::cli::args::CommandLine;
use crate::cli::{CliError, Outcome, output};

/// Prints the completions for `shell`.
///
/// # Errors
/// [`CliError`] where standard output cannot be written.
pub fn completions(shell: Shell) -> Result<Outcome, CliError> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut CommandLine::command(), "copydesk", &mut script);
    output::unless_closed(io::stdout().lock().write_all(&script))?;
    Ok(Outcome::Done)
}

/// Prints the manual page.
///
/// # Errors
/// [`CliError`] where standard output cannot be written.
pub fn man() -> Result<Outcome, CliError> {
    let mut page = Vec::new();
    clap_mangen::Man::new(CommandLine::command()).render(&mut page)?;
    output::unless_closed(io::stdout().lock().write_all(&page))?;
    Ok(Outcome::Done)
}
