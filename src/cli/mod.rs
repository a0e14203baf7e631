//! The command line: what was asked for, and the subcommands that open no screen.
//!
//! Results go to standard output, messages to standard error. Exit status: 0 nothing
//! found (or done), 1 issues found, 2 could not do it.

pub mod args;
pub mod check;
pub mod desk;
pub mod fix;
pub mod input;
pub mod learn;
pub mod manual;
pub mod output;
pub mod packs;
pub mod progress;
pub mod rules;
pub mod settings;
pub mod switched;

use std::io;

use thiserror::Error;

use crate::config::Problem;
use crate::save::SaveError;
use crate::story::read::{EncodeError, ReadError};
use crate::tui::desk::DeskError;

/// How a run ended, as an exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Nothing found, or done.
    Done,
    /// Issues found.
    Found,
    /// Something could not be done; the message is out already.
    Failed,
}

impl Outcome {
    /// The exit status: 0, 1 or 2.
    pub fn status(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Found => 1,
            Self::Failed => 2,
        }
    }
}

/// Why a subcommand gave up.
#[derive(Debug, Error)]
pub enum CliError {
    #[error("cannot write the result: {0}. Nothing else was changed; check where the output goes and run it again")]
    Output(#[from] io::Error),
    #[error(transparent)]
    Input(#[from] input::InputError),
    #[error("{name}: {source}")]
    NoStory {
        name: String,
        #[source]
        source: ReadError,
    },
    #[error("{name}: {source}")]
    Encode {
        name: String,
        #[source]
        source: EncodeError,
    },
    #[error(transparent)]
    Save(#[from] SaveError),
    #[error(transparent)]
    Settings(#[from] Problem),
    #[error(transparent)]
    Desk(#[from] DeskError),
    #[error("{0}")]
    Pack(String),
    #[error("{0}")]
    Learn(String),
    #[error("-o names one file, and there are several stories. Nothing was opened; open them one by one, or leave -o out")]
    OneOutput,
}
