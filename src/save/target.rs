//! Where a story is saved, and what is known of the file there.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::save::{SaveError, Stamp, atomic};

/// A file as it was opened.
#[derive(Debug, Clone)]
pub struct Opened {
    pub bytes: Vec<u8>,
    pub stamp: Stamp,
}

/// Reads a whole file of up to `limit` bytes.
///
/// # Errors
/// Where there is none, it is too large or may not be read.
pub fn open(path: &Path, limit: usize) -> Result<Opened, SaveError> {
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => SaveError::Missing { path: path.to_path_buf() },
        io::ErrorKind::PermissionDenied => SaveError::NotReadable { path: path.to_path_buf() },
        _ => SaveError::ReadFailed { path: path.to_path_buf(), source },
    };
    let about = fs::metadata(path).map_err(failed)?;
    if about.is_dir() {
        return Err(SaveError::NotAFile { path: path.to_path_buf(), kind: "a folder" });
    }
    let limit = limit as u64;
    let too_large = |len| SaveError::TooLarge { path: path.to_path_buf(), len, limit };
    if about.len() > limit {
        return Err(too_large(about.len()));
    }
    let mut bytes = Vec::new();
    // A pipe has no length beforehand, and a file may grow while it is read.
    File::open(path).map_err(failed)?.take(limit + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > limit {
        return Err(too_large(bytes.len() as u64));
    }
    let stamp = Stamp::of(&bytes, about.modified().ok());
    Ok(Opened { bytes, stamp })
}

/// STORY.corrected.EXT beside STORY.EXT.
pub fn corrected_path(story: &Path) -> PathBuf {
    let mut name = story.file_stem().unwrap_or_default().to_os_string();
    name.push(".corrected");
    if let Some(ext) = story.extension() {
        name.push(".");
        name.push(ext);
    }
    story.with_file_name(name)
}

/// A place to save to.
///
/// It remembers the file it last read or wrote there. A file that is another one by now, or
/// one that was there before this session wrote its first, is not overwritten unless told:
/// it may hold the decisions of an earlier review.
#[derive(Debug, Clone)]
pub struct Target {
    path: PathBuf,
    known: Option<Stamp>,
    /// The story: a new file takes its permissions.
    story: Option<PathBuf>,
}

impl Target {
    /// Onto the story itself, which was read as `opened`.
    pub fn in_place(story: &Path, opened: Stamp) -> Self {
        Self { path: story.to_path_buf(), known: Some(opened), story: None }
    }

    /// STORY.corrected.EXT beside the story.
    pub fn beside(story: &Path) -> Self {
        Self::at(&corrected_path(story), story)
    }

    /// Another file, made from `story`.
    pub fn at(path: &Path, story: &Path) -> Self {
        Self { path: path.to_path_buf(), known: None, story: Some(story.to_path_buf()) }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes `bytes`, whole or not at all. Where they are there already, nothing is written.
    ///
    /// # Errors
    /// [`SaveError::Exists`] and [`SaveError::ChangedOnDisk`] may be answered by the same
    /// call with `overwrite`. After any error the file is as it was.
    pub fn save(&mut self, bytes: &[u8], overwrite: bool) -> Result<(), SaveError> {
        let real = atomic::real_path(&self.path);
        let old = match fs::metadata(&real) {
            Ok(about) => Some(about),
            Err(e) if e.kind() == io::ErrorKind::NotFound => None,
            Err(e) => return Err(SaveError::of(e, &real, "looking for the file")),
        };
        if let Some(about) = &old {
            if !about.is_file() {
                let kind = if about.is_dir() { "a folder" } else { "a device or a pipe" };
                return Err(SaveError::NotAFile { path: self.path.clone(), kind });
            }
            let now = fs::read(&real).ok();
            if now.as_deref() == Some(bytes) {
                self.known = Some(Stamp::of(bytes, about.modified().ok()));
                return Ok(());
            }
            if !overwrite {
                self.refuse_what_is_not_known(now.as_deref())?;
            }
            // A rename would succeed all the same; but the mark was set by somebody.
            if about.permissions().readonly() {
                return Err(SaveError::ReadOnly { path: self.path.clone() });
            }
        }
        let like = old.clone().or_else(|| self.story.as_ref().and_then(|s| fs::metadata(s).ok()));
        atomic::write(&real, bytes, like.as_ref(), old.is_some() || overwrite)?;
        self.known = Some(Stamp::of(bytes, fs::metadata(&real).and_then(|m| m.modified()).ok()));
        Ok(())
    }

    fn refuse_what_is_not_known(&self, now: Option<&[u8]>) -> Result<(), SaveError> {
        let path = self.path.clone();
        match (self.known, now) {
            (None, _) => Err(SaveError::Exists { path }),
            (Some(known), Some(now)) if known.fits(now) => Ok(()),
            (Some(_), _) => Err(SaveError::ChangedOnDisk { path }),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn desk() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    fn files(dir: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_corrected_story_is_named_after_the_story() {
        for (story, corrected) in [
            ("desk/bridge.txt", "desk/bridge.corrected.txt"),
            ("bridge", "bridge.corrected"),
            ("a.b.txt", "a.b.corrected.txt"),
            (".draft", ".draft.corrected"),
        ] {
            assert_eq!(corrected_path(Path::new(story)), Path::new(corrected));
        }
    }

    #[test]
    fn a_save_beside_the_story_takes_its_permissions_and_leaves_nothing_else() {
        let desk = desk();
        let story = desk.path().join("bridge.txt");
        fs::write(&story, "old").unwrap();
        fs::set_permissions(&story, fs::Permissions::from_mode(0o640)).unwrap();
        let mut target = Target::beside(&story);
        target.save(b"new", false).unwrap();
        target.save(b"newer", false).unwrap();
        assert_eq!(fs::read(target.path()).unwrap(), b"newer");
        assert_eq!(fs::metadata(target.path()).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::read(&story).unwrap(), b"old");
        assert_eq!(files(desk.path()), ["bridge.corrected.txt", "bridge.txt"]);
    }

    #[test]
    fn the_product_of_an_earlier_review_is_overwritten_only_when_told() {
        let desk = desk();
        let story = desk.path().join("bridge.txt");
        fs::write(&story, "old").unwrap();
        Target::beside(&story).save(b"first review", false).unwrap();
        let mut second = Target::beside(&story);
        let refused = second.save(b"second review", false).unwrap_err();
        assert!(matches!(refused, SaveError::Exists { .. }) && refused.may_overwrite());
        assert_eq!(fs::read(second.path()).unwrap(), b"first review");
        second.save(b"second review", true).unwrap();
        second.save(b"second review, more", false).unwrap();
        assert_eq!(fs::read(second.path()).unwrap(), b"second review, more");
        Target::beside(&story).save(b"second review, more", false).unwrap();
    }

    #[test]
    fn a_story_changed_by_somebody_else_is_not_overwritten() {
        let desk = desk();
        let story = desk.path().join("bridge.txt");
        fs::write(&story, "old").unwrap();
        let mut target = Target::in_place(&story, open(&story, 100).unwrap().stamp);
        fs::write(&story, "theirs").unwrap();
        assert!(matches!(target.save(b"mine", false), Err(SaveError::ChangedOnDisk { .. })));
        assert_eq!(fs::read(&story).unwrap(), b"theirs");
        fs::write(&story, "old").unwrap();
        target.save(b"mine", false).unwrap();
        assert_eq!(fs::read(&story).unwrap(), b"mine");
    }

    #[test]
    fn a_link_stays_a_link_and_its_file_is_written() {
        let desk = desk();
        let story = desk.path().join("bridge.txt");
        fs::create_dir(desk.path().join("archive")).unwrap();
        symlink("archive/real.txt", &story).unwrap();
        Target::at(&story, &story).save(b"made", false).unwrap();
        let stamp = open(&story, 100).unwrap().stamp;
        Target::in_place(&story, stamp).save(b"mine", false).unwrap();
        assert!(fs::symlink_metadata(&story).unwrap().is_symlink());
        assert_eq!(fs::read(desk.path().join("archive/real.txt")).unwrap(), b"mine");
        assert_eq!(files(desk.path()), ["archive", "bridge.txt"]);
    }

    #[test]
    fn what_cannot_be_saved_says_so_and_leaves_all_as_it_was() {
        let desk = desk();
        let story = desk.path().join("bridge.txt");
        fs::write(&story, "old").unwrap();
        fs::set_permissions(&story, fs::Permissions::from_mode(0o444)).unwrap();
        let stamp = open(&story, 100).unwrap().stamp;
        assert!(matches!(Target::in_place(&story, stamp).save(b"x", false), Err(SaveError::ReadOnly { .. })));
        assert_eq!(fs::read(&story).unwrap(), b"old");
        let nowhere = desk.path().join("gone/bridge.txt");
        assert!(matches!(Target::at(&nowhere, &story).save(b"x", false), Err(SaveError::FolderMissing { .. })));
        assert!(matches!(Target::at(desk.path(), &story).save(b"x", true), Err(SaveError::NotAFile { .. })));
        assert!(matches!(open(&nowhere, 9), Err(SaveError::Missing { .. })));
        assert!(matches!(open(&story, 2), Err(SaveError::TooLarge { .. })));
        assert!(matches!(open(desk.path(), 9), Err(SaveError::NotAFile { .. })));
    }
}
