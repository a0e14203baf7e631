//! What can go wrong with a file, in words for the editor: what happened, what is safe,
//! what to do.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

#[derive(Debug, Error)]
pub enum SaveError {
    #[error("{path}: there is no such file. Nothing was opened. Is the name right?")]
    Missing { path: PathBuf },
    #[error("{path}: this is {kind}, not a story. Nothing was opened or changed. Name a file.")]
    NotAFile { path: PathBuf, kind: &'static str },
    #[error("{path}: you may not read this file. Nothing was changed. Ask whoever owns it, or open a copy.")]
    NotReadable { path: PathBuf },
    #[error("{path}: the file has {} MB; stories of up to {} MB are read. Nothing was changed. Is it a story?", len / 1_048_576, limit / 1_048_576)]
    TooLarge { path: PathBuf, len: u64, limit: u64 },
    #[error(
        "{path}: somebody changed this file since it was opened. Their version is untouched, and your decisions are safe here. \
         Save under another name, or overwrite it if you are sure."
    )]
    ChangedOnDisk { path: PathBuf },
    #[error(
        "{path}: there is such a file already, perhaps of an earlier review. It is untouched, and your decisions are safe here. \
         Overwrite it if it is not needed, or save under another name."
    )]
    Exists { path: PathBuf },
    #[error("{path}: the file is marked read-only. It is untouched, and your decisions are safe here. Save under another name.")]
    ReadOnly { path: PathBuf },
    #[error(
        "{directory}: you may not write in this folder. Nothing was changed, and your decisions are safe here. \
         Save to another folder."
    )]
    FolderClosed { directory: PathBuf },
    #[error("{directory}: there is no such folder any more. Your decisions are safe here. Save to another folder.")]
    FolderMissing { directory: PathBuf },
    #[error(
        "{directory}: the disk is full, or your share of it. The old file is untouched, and your decisions are safe here. \
         Make room and save again, or save to another folder."
    )]
    Full { directory: PathBuf },
    #[error(
        "{path}: {step} failed ({source}). The old file is untouched, and your decisions are safe here. Save again, or under another name."
    )]
    Failed { path: PathBuf, step: &'static str, source: io::Error },
    #[error(
        "{path}: the rule could not be switched in this file, which is not TOML or has no [rules] of its own line. It is untouched, and \
         here the rule is off. To keep it off, write \"{rule}\" = \"off\" under [rules] there."
    )]
    NoSwitch { path: PathBuf, rule: String },
    #[error("{path}: reading failed ({source}). Nothing was changed. Try again, or open a copy.")]
    ReadFailed { path: PathBuf, source: io::Error },
}

impl SaveError {
    /// May the same save be asked for again with `overwrite`?
    pub fn may_overwrite(&self) -> bool {
        matches!(self, Self::ChangedOnDisk { .. } | Self::Exists { .. })
    }

    /// The error for a step of a save onto `path`.
    pub(crate) fn of(source: io::Error, path: &Path, step: &'static str) -> Self {
        let directory = path.parent().filter(|d| !d.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_path_buf();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full { directory },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::FolderClosed { directory },
            io::ErrorKind::NotFound => Self::FolderMissing { directory },
            io::ErrorKind::AlreadyExists => Self::Exists { path: path.to_path_buf() },
            _ => Self::Failed { path: path.to_path_buf(), step, source },
        }
    }
}
