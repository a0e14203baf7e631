//! The words of the command line, by clap.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::check::Category;
use crate::story::ReadAs;

/// A desk for copy editors: finds the faults in a news story, and applies the
/// corrections that you accept.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct CommandLine {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub desk: DeskArgs,
}

/// Without a subcommand: open the desk.
#[derive(Debug, Args)]
pub struct DeskArgs {
    /// The stories to review
    #[arg(required = true, value_name = "STORY")]
    pub stories: Vec<PathBuf>,
    #[command(flatten)]
    pub to: Target,
    #[command(flatten)]
    pub style: StyleArg,
}

/// Which style the story is held to.
#[derive(Debug, Clone, Default, Args)]
pub struct StyleArg {
    /// The style pack: the name of a shipped one, a TOML file, or a folder of them
    #[arg(long, value_name = "PACK")]
    pub style: Option<String>,
    /// The section of the paper, where the pack has rules for one: "sports"
    #[arg(long, value_name = "NAME")]
    pub section: Option<String>,
}

/// Where a corrected story goes.
#[derive(Debug, Clone, Default, Args)]
pub struct Target {
    /// Write the corrected version to FILE
    #[arg(short = 'o', long = "output", value_name = "FILE", conflicts_with = "in_place")]
    pub output: Option<PathBuf>,
    /// Write the corrected version over the story itself
    #[arg(long)]
    pub in_place: bool,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// List the issues of stories; exit status 1 where there are any
    Check(CheckArgs),
    /// The rules of the style pack: list them, show one, run their examples
    Rules {
        #[command(subcommand)]
        command: RulesCommand,
    },
    /// Apply the corrections that need nobody; what was said inside quotations stays
    Fix(FixArgs),
    /// Count an archive of your own into the model of context
    Learn(LearnArgs),
    /// Print the completions for a shell
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page, in roff
    Man,
}

#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// One line a rule, of those that hold every word given
    List {
        /// Only rules of this category
        #[arg(long, value_name = "NAME", value_parser = categories())]
        category: Option<String>,
        /// Only rules of this level; "off": switched off
        #[arg(long, value_name = "LEVEL", value_parser = ["fix", "query", "note", "off"])]
        level: Option<String>,
        #[command(flatten)]
        style: StyleArg,
        /// Words of the id, the category, the level or the message
        filter: Vec<String>,
    },
    /// One rule as a style-book entry
    Show {
        #[command(flatten)]
        style: StyleArg,
        /// The rule's id: "ap/word-toward"
        rule: String,
    },
    /// Run the examples of every rule; exit status 1 where one fails
    Test {
        /// Shipped packs, files or folders [default: ap]
        #[arg(value_name = "PACK")]
        packs: Vec<String>,
    },
}

fn categories() -> PossibleValuesParser {
    PossibleValuesParser::new(Category::ALL.iter().map(|c| c.name()))
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    /// How to list them
    #[arg(long, value_enum, default_value_t = Format::Brief)]
    pub format: Format,
    /// What the text is: a whole story, or a passage
    #[arg(long = "as", value_enum, value_name = "WHAT", default_value_t = As::Story)]
    pub read_as: As,
    #[command(flatten)]
    pub style: StyleArg,
    /// How many files to check at the same time [default: as many as there are cores]
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// The files to check; "-", or none, is standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub struct LearnArgs {
    /// Folders of published stories: text files in UTF-8, a story each or parted by form
    /// feeds. No text is kept, only sequences of words seen several times in two stories
    #[arg(required = true, value_name = "DIR")]
    pub folders: Vec<PathBuf>,
    /// Write the model to FILE [default: archive.ngrams among your copydesk data, where it
    /// is found again]
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct FixArgs {
    /// Accept what is marked safe (the default)
    #[arg(long, conflicts_with = "all")]
    pub safe: bool,
    /// Accept the first suggestion of every issue that is a fault for sure
    #[arg(long)]
    pub all: bool,
    /// Print what would change, as a unified diff, and write nothing
    #[arg(long, conflicts_with_all = ["output", "in_place"])]
    pub diff: bool,
    #[command(flatten)]
    pub to: Target,
    #[command(flatten)]
    pub style: StyleArg,
    /// The story; "-", or none, is standard input. The corrected story goes to standard
    /// output unless -o or --in-place says otherwise
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A line an issue
    Brief,
    /// With the message and the reason
    Long,
    /// JSON Lines, an object an issue
    Json,
}

/// [`ReadAs`] as a word of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum As {
    Story,
    Body,
    Headline,
}

impl From<As> for ReadAs {
    fn from(value: As) -> Self {
        match value {
            As::Story => Self::Story,
            As::Body => Self::Body,
            As::Headline => Self::Headline,
        }
    }
}

impl Default for CheckArgs {
    fn default() -> Self {
        Self { format: Format::Brief, read_as: As::Story, style: StyleArg::default(), jobs: None, files: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn a_story_opens_the_desk_and_check_is_a_subcommand() {
        assert!(CommandLine::try_parse_from(["copydesk", "a.txt"]).unwrap().command.is_none());
        let check = CommandLine::try_parse_from(["copydesk", "check", "--as", "body", "-"]).unwrap().command;
        assert!(matches!(check, Some(Command::Check(CheckArgs { read_as: As::Body, .. }))));
        assert!(CommandLine::try_parse_from(["copydesk"]).is_err());
    }
}
