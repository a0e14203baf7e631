//! Style packs by name or path: those that ship, and those of the house on disk.

use std::io;
use std::path::{Path, PathBuf};

use crate::check::style::{PackError, PackFile, StyleBook, shipped};
use crate::config::layers;

/// Largest file of a pack, in bytes.
const LARGEST: u64 = 4 << 20;

/// A shipped pack by its name, or one from a file or a folder of TOML files, and what is
/// wrong with it. A path is relative to the folder `base`.
///
/// # Errors
/// A pack that is not there or cannot be read.
pub fn book(pack: &str, base: &Path) -> Result<(StyleBook, Vec<PackError>), String> {
    if let Some(shipped) = StyleBook::shipped(pack) {
        return Ok(shipped);
    }
    let path = place(pack, base);
    let files = files(&path).map_err(|e| {
        let path = path.display();
        let shipped = shipped::names().join(", ");
        format!(
            "cannot read the style pack {path}: {e}. Give the name of a shipped pack ({shipped}), a TOML file or a folder of TOML files"
        )
    })?;
    let find = |name: &str, from: &str| {
        let beside = Path::new(from).parent().unwrap_or(Path::new(""));
        // A pack that extends itself is found no more often than the book allows.
        shipped::pack(name).or_else(|| self::files(&place(name, beside)).ok())
    };
    Ok(StyleBook::read_with(&files, &find))
}

/// Is there a pack of that name, shipped or on disk?
pub fn exists(pack: &str, base: &Path) -> bool {
    shipped::names().contains(&pack) || place(pack, base).exists()
}

/// Where a pack is: beside `base`, or among the packs of the editor or of the system.
fn place(pack: &str, base: &Path) -> PathBuf {
    let beside = base.join(pack);
    let named = !pack.contains('/');
    let own = layers::own_folder(&|name| std::env::var_os(name));
    let folders = own.into_iter().chain([PathBuf::from("/etc/copydesk")]).map(|f| f.join("styles"));
    let elsewhere = folders.flat_map(|f| [f.join(pack), f.join(format!("{pack}.toml"))]).filter(|_| named);
    [beside.clone(), base.join(format!("{pack}.toml"))].into_iter().chain(elsewhere).find(|p| p.exists()).unwrap_or(beside)
}

/// The files of a pack on disk, in order of name.
fn files(path: &Path) -> io::Result<Vec<PackFile>> {
    let mut paths = vec![path.to_owned()];
    if path.is_dir() {
        paths = std::fs::read_dir(path)?.map(|e| e.map(|e| e.path())).collect::<io::Result<_>>()?;
        paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
        paths.sort();
        if paths.is_empty() {
            return Err(io::Error::other("there is no TOML file in this folder"));
        }
    }
    paths
        .into_iter()
        .map(|p| {
            if std::fs::metadata(&p)?.len() > LARGEST {
                return Err(io::Error::other(format!("{} is larger than 4 MB", p.display())));
            }
            Ok(PackFile::new(p.display().to_string(), std::fs::read_to_string(&p)?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_may_extend_another_beside_it_which_extends_a_shipped_one() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("house.toml"), "name = \"house\"\nextends = \"ap\"\n[rules]\n\"word-toward\" = \"off\"\n").unwrap();
        std::fs::write(
            dir.path().join("sunday.toml"),
            "name = \"sunday\"\nextends = \"house.toml\"\n[rules]\n\"attrib-said\" = \"query\"\n",
        )
        .unwrap();
        let (book, errors) = self::book("sunday", dir.path()).unwrap();
        assert!(errors.is_empty(), "{errors:?}");
        assert!(!book.rule("word-toward").unwrap().on);
        assert!(self::book("monday", dir.path()).unwrap_err().contains("cannot read the style pack"));
    }

    #[test]
    fn packs_that_extend_each_other_are_told_and_end() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("a.toml"), "name = \"a\"\nextends = \"b\"\n").unwrap();
        std::fs::write(dir.path().join("b.toml"), "name = \"b\"\nextends = \"a\"\n").unwrap();
        let (_, errors) = self::book("a", dir.path()).unwrap();
        assert!(errors.iter().any(|e| e.to_string().contains("there is no style pack")), "{errors:?}");
    }
}
