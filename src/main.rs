//! The program: read the command line, hand over, turn the outcome into an exit status.

use std::process::ExitCode;

use clap::Parser;
use copydesk::cli::args::{Command, CommandLine};
use copydesk::cli::{self, Outcome, output};

fn main() -> ExitCode {
    let outcome = run(&CommandLine::parse()).unwrap_or_else(|e| {
        // Our messages name their cause themselves.
        output::complain(&e.to_string());
        Outcome::Failed
    });
    ExitCode::from(outcome.status())
}

fn run(line: &CommandLine) -> anyhow::Result<Outcome> {
    let asks_it = !matches!(&line.command, Some(Command::Learn(_) | Command::Completions { .. } | Command::Man));
    let problem = if asks_it { cli::learn::open_own_model() } else { None };
    // The desk tells it on its own screen.
    if let (Some(problem), Some(_)) = (&problem, &line.command) {
        output::complain(problem);
    }
    match &line.command {
        Some(Command::Check(args)) => Ok(cli::check::run(args)?),
        Some(Command::Rules { command }) => Ok(cli::rules::run(command)?),
        Some(Command::Fix(args)) => Ok(cli::fix::run(args)?),
        Some(Command::Learn(args)) => Ok(cli::learn::run(args)?),
        Some(Command::Completions { shell }) => Ok(cli::manual::completions(*shell)?),
        Some(Command::Man) => Ok(cli::manual::man()?),
        None => Ok(cli::desk::run(&line.desk, problem)?),
    }
}
