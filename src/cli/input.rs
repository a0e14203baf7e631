//! Files named on the command line, read whole.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use thiserror::Error;

/// A file that could not be read.
#[derive(Debug, Error)]
#[error("{}: cannot read it: {source}. Nothing was changed", .path.display())]
pub struct InputError {
    pub path: PathBuf,
    #[source]
    pub source: io::Error,
}

/// The bytes of a file; "-" is standard input.
///
/// # Errors
/// [`InputError`] where the file cannot be opened or read.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, InputError> {
    let read = || {
        if path == Path::new("-") {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            Ok(bytes)
        } else {
            std::fs::read(path)
        }
    };
    read().map_err(|source| InputError { path: path.to_owned(), source })
}

/// The name shown for a file.
pub fn display_name(path: &Path) -> String {
    if path == Path::new("-") { "<stdin>".to_owned() } else { path.display().to_string() }
}
