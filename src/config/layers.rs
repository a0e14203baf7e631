//! Which settings files there are, and the one place where they are read.
//!
//! Built in < /etc/copydesk/ < `$XDG_CONFIG_HOME`/copydesk/ < .copydesk.toml beside the
//! story or above it < command line. A file that is not there is no error; one that
//! cannot be read is.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use crate::config::{Layer, Origin, Problem};

/// Names of the files in a settings folder. The form is one; three files keep things apart.
const FILES: &[&str] = &["settings.toml", "keys.toml", "theme.toml"];
/// A settings file of a thousand times the size of ours is none.
const LARGEST: usize = 4 << 20;

/// The settings built into the program.
pub fn built_in() -> Vec<Layer> {
    [include_str!("../../config/settings.toml"), include_str!("../../config/keys.toml"), include_str!("../../config/theme.toml")]
        .map(|text| Layer::new("built in", text))
        .into()
}

/// The editor's own folder of settings.
pub fn own_folder(env: &dyn Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let absolute = |name: &str| env(name).map(PathBuf::from).filter(|p| p.is_absolute());
    absolute("XDG_CONFIG_HOME").or_else(|| absolute("HOME").map(|h| h.join(".config"))).map(|c| c.join("copydesk"))
}

/// The files to look for, the weakest first. `story` should be absolute.
pub fn paths(env: &dyn Fn(&str) -> Option<OsString>, story: Option<&Path>) -> Vec<PathBuf> {
    let mut folders = vec![PathBuf::from("/etc/copydesk")];
    folders.extend(own_folder(env));
    let mut out: Vec<PathBuf> = folders.iter().flat_map(|d| FILES.iter().map(|f| d.join(f))).collect();
    let mut above: Vec<PathBuf> = story.into_iter().flat_map(|s| s.ancestors().skip(1)).map(|d| d.join(".copydesk.toml")).collect();
    above.reverse();
    out.extend(above);
    out
}

/// Reads those of `paths` that are there.
///
/// # Errors
/// A file that is there and cannot be read.
pub fn gather(paths: &[PathBuf], read: &dyn Fn(&Path) -> io::Result<String>) -> Result<Vec<Layer>, Problem> {
    let mut out = Vec::new();
    for path in paths {
        let origin = Origin { file: path.display().to_string(), line: 0 };
        match read(path) {
            Ok(text) if text.len() > LARGEST => {
                return Err(Problem::new(&origin, "this settings file is larger than 4 MB", "take it away"));
            }
            Ok(text) => out.push(Layer::new(origin.file, text)),
            Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {}
            Err(e) => return Err(Problem::new(&origin, format!("the file cannot be read ({e})"), "make it readable or take it away")),
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_beside_the_story_is_the_strongest() {
        let env = |n: &str| (n == "HOME").then(|| OsString::from("/home/ann"));
        let paths = paths(&env, Some(Path::new("/desk/metro/s.txt")));
        let names: Vec<_> = paths.iter().map(|p| p.display().to_string()).collect();
        assert_eq!(names.first().map(String::as_str), Some("/etc/copydesk/settings.toml"));
        assert!(names.contains(&"/home/ann/.config/copydesk/keys.toml".into()));
        assert_eq!(&names[6..], ["/.copydesk.toml", "/desk/.copydesk.toml", "/desk/metro/.copydesk.toml"]);
    }

    #[test]
    fn a_file_that_is_not_there_is_no_error_and_one_that_cannot_be_read_is() {
        let none = gather(&["/a".into()], &|_| Err(io::ErrorKind::NotFound.into()));
        assert_eq!(none, Ok(vec![]));
        let denied = gather(&["/a".into()], &|_| Err(io::ErrorKind::PermissionDenied.into()));
        assert!(denied.unwrap_err().to_string().starts_with("/a: the file cannot be read"));
    }
}
