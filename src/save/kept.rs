//! What the desk keeps beyond one story: words learned, findings ignored, rules switched off.
//!
//! Plain text, a word or a finding a line, so that a style chief can read it, correct it
//! and hand it round. What a line means is settled here; who acts on it, elsewhere.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::review::{Keep, Scope};
use crate::save::{SaveError, atomic, switches};

/// The name of the file beside a story that holds what its desk ignores.
const DESK_FILE: &str = ".copydesk-ignored";

/// The name of the settings file beside a story or above it.
const SETTINGS_FILE: &str = ".copydesk.toml";

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
            Keep::SwitchOff { scope, rule } => self.switch(*scope, rule, true),
            Keep::Forget(kept) => match &**kept {
                Keep::SwitchOff { scope, rule } => self.switch(*scope, rule, false),
                kept => self.line_of(kept).map_or(Ok(()), |(path, line)| edit(&path, &line, false)),
            },
            kept => self.line_of(kept).map_or(Ok(()), |(path, line)| edit(&path, &line, true)),
        }
    }

    /// The file of the words learned.
    pub fn words_file(&self) -> PathBuf {
        self.folder.join("words.txt")
    }

    /// Switches a rule off in the settings of the desk or of the editor, or on again.
    fn switch(&self, scope: Scope, rule: &str, off: bool) -> Result<(), SaveError> {
        let path = match scope {
            Scope::Desk => self.desk_settings(),
            Scope::House => self.folder.join("settings.toml"),
            Scope::Here | Scope::Words | Scope::Rule => return Ok(()),
        };
        let path = atomic::real_path(&path);
        let old = read(&path)?;
        let new = if off { switches::off(&old, rule) } else { switches::on(&old, rule) };
        match new {
            Some(new) if new == old => Ok(()),
            Some(new) => write(&path, &new),
            None => Err(SaveError::NoSwitch { path, rule: rule.to_owned() }),
        }
    }

    /// The settings of the desk: beside the story, or the nearest above it, if there are any.
    fn desk_settings(&self) -> PathBuf {
        let found = self.desk.ancestors().map(|d| d.join(SETTINGS_FILE)).find(|p| p.exists());
        found.unwrap_or_else(|| self.desk.join(SETTINGS_FILE))
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
            Keep::SwitchOff { .. } | Keep::Forget(_) => None,
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
    write(&path, &new)
}

fn write(path: &Path, text: &str) -> Result<(), SaveError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|e| SaveError::of(e, folder, "making the folder"))?;
    }
    let before = fs::metadata(path).ok();
    atomic::write(path, text.as_bytes(), before.as_ref(), true)
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
    fn a_rule_is_switched_off_in_the_settings_nearest_to_the_story() {
        let dir = tempfile::tempdir().unwrap();
        let desk = dir.path().join("metro/court");
        fs::create_dir_all(&desk).unwrap();
        let kept = Kept::new(dir.path().join("config"), desk.clone());
        let off = |scope| Keep::SwitchOff { scope, rule: "ap/x".to_owned() };
        kept.keep(&off(Scope::Rule)).unwrap();
        kept.keep(&off(Scope::Desk)).unwrap();
        assert_eq!(fs::read_to_string(desk.join(".copydesk.toml")).unwrap(), "[rules]\n\"ap/x\" = \"off\"\n");
        fs::rename(desk.join(".copydesk.toml"), dir.path().join("metro/.copydesk.toml")).unwrap();
        kept.keep(&Keep::Forget(Box::new(off(Scope::Desk)))).unwrap();
        assert_eq!(fs::read_to_string(dir.path().join("metro/.copydesk.toml")).unwrap(), "[rules]\n");
        kept.keep(&off(Scope::House)).unwrap();
        assert!(fs::read_to_string(dir.path().join("config/settings.toml")).unwrap().contains("\"ap/x\" = \"off\""));
        fs::write(dir.path().join("metro/.copydesk.toml"), "rules = 1\n").unwrap();
        let told = kept.keep(&off(Scope::Desk)).unwrap_err().to_string();
        assert!(told.contains("write \"ap/x\" = \"off\" under [rules]"), "{told}");
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
