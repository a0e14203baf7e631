//! Standard output, where a reader that goes away is no error.

use std::io::{self, ErrorKind, Write};

/// Turns a closed pipe into "nothing more to write".
///
/// # Errors
/// Whatever else went wrong while writing.
pub fn unless_closed(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(e) if e.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// A message to the person at the terminal; standard error being gone is no error.
pub fn complain(message: &str) {
    let _ = writeln!(io::stderr().lock(), "copydesk: {message}");
}
