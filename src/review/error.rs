//! What a session cannot do, in words for the editor: what is the matter, and what to do.

use thiserror::Error;

#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReviewError {
    #[error("No issue is selected. Nothing was changed.")]
    NoIssue,
    #[error("There is no suggestion for this issue. Press e to type the correction, m to make it a query.")]
    NoSuggestion,
    #[error("There is no suggestion {asked}; this issue has {have}.")]
    NoSuchSuggestion { asked: usize, have: usize },
    #[error("The words here were changed since this was decided. Undo the later change first, or edit the paragraph.")]
    WordsChanged,
    #[error("Nothing to undo.")]
    NothingToUndo,
    #[error("Nothing to redo.")]
    NothingToRedo,
    #[error("This issue is still open.")]
    StillOpen,
    #[error("There is no other open issue like this one that may be decided together with it.")]
    NoneAlike,
    #[error("Inside a quotation every correction is decided one at a time. Press a to accept this one.")]
    Quoted,
    #[error("Only a single word can be added to the dictionary. Press i to ignore this issue.")]
    NotAWord,
    #[error("“{0}” was not found.")]
    NotFound(String),
    #[error("Nothing was searched for yet. Press / to search.")]
    NoSearch,
    #[error("No issue fits this filter. Press f to change it.")]
    NothingShown,
    #[error("That place is not in the story any more. Nothing was changed.")]
    NoSuchPlace,
}
