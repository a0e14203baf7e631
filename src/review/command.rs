//! Every command of the program, once: the keymap, the help screen, the status line and
//! the manual are made from this list.
//!
//! A command is a name without words. What a command needs to be carried out (typed
//! words, a scope, a number) is in [`Order`](crate::review::Order). Knows no key.

use serde::{Deserialize, Serialize};

/// Under which heading the help screen lists a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    Decide,
    Undo,
    Move,
    Find,
    File,
    Screen,
}

impl Group {
    pub const ALL: &'static [Self] = &[Self::Decide, Self::Undo, Self::Move, Self::Find, Self::File, Self::Screen];

    /// The heading shown.
    pub fn title(self) -> &'static str {
        match self {
            Self::Decide => "Decide",
            Self::Undo => "Undo",
            Self::Move => "Move",
            Self::Find => "Find",
            Self::File => "File",
            Self::Screen => "Screen",
        }
    }
}

macro_rules! commands {
    ($($variant:ident $group:ident $name:literal $short:literal $help:literal;)*) => {
        /// What a key can ask for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Command {
            $(#[doc = $help] #[serde(rename = $name)] $variant,)*
        }

        impl Command {
            /// All commands in the order of the help screen.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name in settings and journals, in kebab case.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// One or two words for the status line.
            pub fn short(self) -> &'static str {
                match self { $(Self::$variant => $short),* }
            }

            /// One line for the help screen.
            pub fn help(self) -> &'static str {
                match self { $(Self::$variant => $help),* }
            }

            pub fn group(self) -> Group {
                match self { $(Self::$variant => Group::$group),* }
            }
        }
    };
}

// The n-th key bound to `choose` chooses the n-th suggestion.
commands! {
    Accept Decide "accept" "accept" "Accept the first suggestion";
    Reject Decide "reject" "reject" "Reject: the words stay as they are";
    Choose Decide "choose" "choose" "Accept that suggestion";
    EditCorrection Decide "edit-correction" "edit" "Type the correction yourself";
    EditParagraph Decide "edit-paragraph" "paragraph" "Edit the whole paragraph";
    Query Decide "query" "query" "Mark as a query to the reporter; changes nothing";
    AcceptAlike Decide "accept-alike" "accept alike" "Accept all alike, after a look at the list";
    RejectAlike Decide "reject-alike" "reject alike" "Reject all alike, after a look at the list";
    AddWord Decide "add-word" "add word" "Add the word to the dictionary";
    Ignore Decide "ignore" "ignore" "Ignore here, in this story, at this desk or everywhere";
    StyleBook Decide "style-book" "why" "The style-book entry of this issue; switch its rule off there";
    Reopen Decide "reopen" "reopen" "Take back the decision on this issue alone";
    Undo Undo "undo" "undo" "Undo the last decision";
    Redo Undo "redo" "redo" "Do again what was undone";
    NextIssue Move "next-issue" "next" "Next issue";
    PreviousIssue Move "previous-issue" "previous" "Previous issue";
    NextPane Move "next-pane" "pane" "Next pane";
    PageUp Move "page-up" "page up" "A page up";
    PageDown Move "page-down" "page down" "A page down";
    Filter Find "filter" "filter" "Show only some of the issues";
    Search Find "search" "search" "Find words in the story";
    SearchNext Find "search-next" "find next" "Find the same words again";
    Names Find "names" "names" "Names to verify, each where it first stands";
    StoryDiff File "story-diff" "review" "Everything that changed, before you save";
    Save File "save" "save" "Save the corrected story";
    Quit File "quit" "quit" "Leave; asks if decisions are not saved";
    Help Screen "help" "help" "The keys";
    Redraw Screen "redraw" "redraw" "Draw the screen again";
    Suspend Screen "suspend" "suspend" "Back to the shell; fg returns here";
}

impl Command {
    /// The command of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|c| c.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_found_by_its_name_and_has_its_own() {
        for c in Command::ALL {
            assert_eq!(Command::named(c.name()), Some(*c));
            assert!(c.name().chars().all(|ch| ch.is_ascii_lowercase() || ch == '-'));
            assert!(!c.help().is_empty() && !c.short().is_empty());
        }
    }
}
