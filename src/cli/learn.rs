//! `copydesk learn`: count an archive of one's own into a second model of context.
//!
//! Reads the folders twice and keeps no text: what goes into the model is word sequences
//! seen several times, in two documents at least. Nothing is written before the end, and
//! then whole or not at all, so the run may be stopped at any time.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::cli::args::LearnArgs;
use crate::cli::progress::Progress;
use crate::cli::{CliError, Outcome, output};
use crate::language::ngram::learner::FirstReading;
use crate::language::ngram::{Keep, Limits, Listing, Model};

/// Larger files are no stories, nor archives that fit into memory.
const LARGEST: u64 = 512 * 1024 * 1024;
/// A word is listed from this on; names need no more than words. What is listed is known to the
/// checker of spelling, so it must have stood in several documents.
const LISTING: Listing = Listing { seen: 4, name_seen: 4, documents: 3 };
const KEEP: Keep = Keep { seen: 3, bytes: 8_000_000 };

/// Runs `copydesk learn`.
///
/// # Errors
/// [`CliError`] where a folder cannot be read or the model cannot be written.
pub fn run(args: &LearnArgs) -> Result<Outcome, CliError> {
    let mut files = Vec::new();
    for folder in &args.folders {
        gather(folder, &mut files).map_err(|e| CliError::Learn(format!("cannot read {}: {e}", folder.display())))?;
    }
    files.sort();
    let Some(to) = args.output.clone().or_else(own_model) else {
        return Err(CliError::Learn("no home folder to keep the model in: name a file with -o".to_owned()));
    };
    let mut first = FirstReading::default();
    read_all("first reading", &files, |d| first.read(d));
    let (documents, sound) = first.documents();
    let limits = Limits { buffer: 4_000_000, kept: 8_000_000 };
    let Some(mut second) = first.choose(LISTING, limits) else {
        return Err(CliError::Learn(format!(
            "{documents} documents in {} files hold too little prose to learn from; nothing was written",
            files.len()
        )));
    };
    read_all("second reading", &files, |d| second.read(d));
    let words = second.vocabulary().len();
    let bytes = second.finish(KEEP, KEEP);
    let written = write_whole(&to, &bytes);
    written.map_err(|e| CliError::Learn(format!("cannot write {}: {e}; nothing was changed", to.display())))?;
    output::complain(&format!(
        "learned {words} words from {sound} of {documents} documents into {} ({} KB)",
        to.display(),
        bytes.len() / 1024
    ));
    Ok(Outcome::Done)
}

/// Where the newsroom's own model is kept, if there is a home for it.
pub fn own_model() -> Option<PathBuf> {
    let data = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from).filter(|p| p.is_absolute());
    let data = data.or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".local/share")))?;
    Some(data.join("copydesk").join("archive.ngrams"))
}

/// Opens the newsroom's own model, where there is one. What is wrong with it comes back, to
/// be told where it will be seen; the program works without it.
pub fn open_own_model() -> Option<String> {
    match read_model(&own_model()?) {
        Ok(Some(model)) => model.add_layer(),
        Ok(None) => {}
        Err(problem) => return Some(problem),
    }
    None
}

/// The model in a file; none where there is no file.
fn read_model(path: &Path) -> Result<Option<Model>, String> {
    match fs::read(path) {
        Ok(bytes) => Model::open(bytes).map(Some).map_err(|e| format!("{}: {e}", path.display())),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(format!("cannot read {}: {e}; the desk works without it", path.display())),
    }
}

fn gather(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let kind = fs::symlink_metadata(path)?;
    if kind.is_dir() {
        for entry in fs::read_dir(path)? {
            let entry = entry?.path();
            let hidden = entry.file_name().and_then(OsStr::to_str).is_some_and(|n| n.starts_with('.'));
            if !hidden {
                gather(&entry, files)?;
            }
        }
    } else if kind.is_file() && kind.len() <= LARGEST {
        files.push(path.to_path_buf());
    }
    Ok(())
}

/// Gives every document of every file: what a form feed parts, or the whole file.
fn read_all(step: &'static str, files: &[PathBuf], mut give: impl FnMut(&str)) {
    let progress = Progress::new(step, files.len());
    for file in files {
        // What is no text, or went away, is passed over.
        if let Ok(bytes) = fs::read(file)
            && let Ok(text) = String::from_utf8(bytes)
        {
            text.split('\x0c').for_each(&mut give);
        }
        progress.step();
    }
}

fn write_whole(to: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = to.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(to).map(|_| ()).map_err(|e| e.error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_becomes_a_model_that_can_be_opened() {
        let folder = tempfile::tempdir().unwrap();
        for n in 0..4 {
            let text =
                "The harbor board's members met on Monday, and the board voted to dredge the channel before the winter storms.\n".repeat(4);
            fs::write(folder.path().join(format!("{n}.txt")), format!("{text}\nThe vote was {n} to one, the clerk of the board said.\n"))
                .unwrap();
        }
        let to = folder.path().join("own.ngrams");
        let args = LearnArgs { folders: vec![folder.path().to_path_buf()], output: Some(to.clone()) };
        assert!(matches!(run(&args), Ok(Outcome::Done)));
        assert!(Model::open(fs::read(to).unwrap()).is_ok_and(|m| m.vocabulary().known("dredge").is_none() || !m.vocabulary().is_empty()));
    }

    #[test]
    fn a_missing_model_is_none_and_a_damaged_one_is_named_and_done_without() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive.ngrams");
        assert!(matches!(read_model(&path), Ok(None)));
        fs::write(&path, b"COPYDESK\x01\0\0\0 cut off").unwrap();
        let problem = read_model(&path).err().unwrap_or_default();
        assert!(problem.contains("archive.ngrams") && problem.contains("works without it"), "{problem}");
        assert!(read_model(folder.path()).is_err_and(|e| e.contains("works without it")));
    }

    #[test]
    fn a_folder_without_prose_is_refused_and_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("own.ngrams");
        let args = LearnArgs { folders: vec![folder.path().to_path_buf()], output: Some(to.clone()) };
        assert!(run(&args).is_err() && !to.exists());
    }
}
