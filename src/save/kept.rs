//! What the desk keeps beyond one story: words learned, and findings ignored.
//!
//! Plain text, a word or a finding a line, so that a style chief can read it, correct it
//! and hand it round. What a line means is settled here; who acts on it, elsewhere.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::review::{Keep, Scope};
use crate::save::{SaveError, atomic};

/// The name of the file beside a story that holds what its desk ignores.
const DESK_FILE: &str = ".copydesk-ignored";

/// Where the lines are kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The editor's own folder of settings.
    folder: PathBuf,
    /// The folder of the story.
    desk: PathBuf,
}

impl Kept {
    /// For an editor whose settings are in `folder`, at a story in the folder `desk`.
    pub fn new(folder: PathBuf, desk: PathBuf) -> Self {
        Self { folder, desk }
    }

    /// The words learned, one a line; "" where there are none yet.
    ///
    /// # Errors
    /// A file that is there and cannot be read.
    pub fn words(&self) -> Result<String, SaveError> {
        read(&self.words_file())
    }

    /// Rules and the words each is ignored on.
    ///
    /// # Errors
    /// A file that is there and cannot be read.
    pub fn ignored(&self) -> Result<Vec<(String, String)>, SaveError> {
        let mut out = Vec::new();
        for path in [self.folder.join("ignored.txt"), self.desk.join(DESK_FILE)] {
            let text = read(&path)?;
            out.extend(text.lines().filter_map(|l| l.split_once('\t')).map(|(rule, words)| (rule.to_owned(), words.to_owned())));
        }
        Ok(out)
    }

    /// Adds a line, or takes it out again.
    ///
    /// # Errors
    /// Where the file cannot be written; it is then as it was.
    pub fn keep(&self, keep: &Keep) -> Result<(), SaveError> {
        match keep {
            Keep::Forget(kept) => self.line_of(kept).map_or(Ok(()), |(path, line)| edit(&path, &line, false)),
            kept => self.line_of(kept).map_or(Ok(()), |(path, line)| edit(&path, &line, true)),
        }
    }

    fn words_file(&self) -> PathBuf {
        self.folder.join("words.txt")
    }

    /// The file and the line that hold it; none for what holds in one story only.
    fn line_of(&self, keep: &Keep) -> Option<(PathBuf, String)> {
        match keep {
            Keep::Word(word) => Some((self.words_file(), word.clone())),
            Keep::Ignore { scope, rule, words } => {
                // Words over two lines would be read as two findings.
                let line = format!("{rule}\t{words}");
                let path = match scope {
                    Scope::Desk => self.desk.join(DESK_FILE),
                    Scope::House => self.folder.join("ignored.txt"),
                    Scope::Here | Scope::Words | Scope::Rule => return None,
                };
                (!line.contains(['\n', '\r'])).then_some((path, line))
            }
            Keep::Forget(_) => None,
        }
    }
}

fn read(path: &Path) -> Result<String, SaveError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(String::new()),
        Err(source) => Err(SaveError::ReadFailed { path: path.to_path_buf(), source }),
    }
}

/// Puts `line` at the end of the file, or takes it out; the other lines stay as they are.
fn edit(path: &Path, line: &str, present: bool) -> Result<(), SaveError> {
    let path = atomic::real_path(path);
    let old = read(&path)?;
    if old.lines().any(|l| l == line) == present {
        return Ok(());
    }
    let mut new: String = old.lines().filter(|l| *l != line).flat_map(|l| [l, "\n"]).collect();
    if present {
        new.push_str(line);
        new.push('\n');
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|e| SaveError::of(e, folder, "making the folder"))?;
    }
    let before = fs::metadata(&path).ok();
    atomic::write(&path, new.as_bytes(), before.as_ref(), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_kept_once_and_an_undo_takes_it_out() {
        let dir = tempfile::tempdir().unwrap();
        let kept = Kept::new(dir.path().join("config"), dir.path().to_path_buf());
        assert_eq!(kept.words().unwrap(), "");
        let word = Keep::Word("Zorbanian".to_owned());
        kept.keep(&word).unwrap();
        kept.keep(&word).unwrap();
        kept.keep(&Keep::Word("fintech".to_owned())).unwrap();
        assert_eq!(kept.words().unwrap(), "Zorbanian\nfintech\n");
        kept.keep(&Keep::Forget(Box::new(word))).unwrap();
        assert_eq!(kept.words().unwrap(), "fintech\n");
    }

    #[test]
    fn what_a_desk_ignores_stays_at_the_desk_and_what_the_house_ignores_goes_with_the_editor() {
        let dir = tempfile::tempdir().unwrap();
        let kept = Kept::new(dir.path().join("config"), dir.path().join("metro"));
        let ignore = |scope, words: &str| Keep::Ignore { scope, rule: "spelling".to_owned(), words: words.to_owned() };
        kept.keep(&ignore(Scope::Desk, "walleye")).unwrap();
        kept.keep(&ignore(Scope::House, "alright")).unwrap();
        kept.keep(&ignore(Scope::Here, "teh")).unwrap();
        let other = Kept::new(dir.path().join("config"), dir.path().join("sports"));
        assert_eq!(other.ignored().unwrap(), [("spelling".to_owned(), "alright".to_owned())]);
        assert_eq!(kept.ignored().unwrap().len(), 2);
    }
}
