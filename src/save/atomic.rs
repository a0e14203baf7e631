//! One file written whole or not at all.
//!
//! The order of steps is what makes it safe: all bytes on the disk under another name
//! first, then the name. Decides nothing: whether the target may be overwritten is settled
//! in `target`.

use std::fs::{self, File, Metadata, Permissions};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::save::SaveError;

/// Puts `bytes` at `path`. `like` is the file whose permissions and owner the new one
/// takes, as far as the system allows: the old version, or the story it was made from.
///
/// # Errors
/// Where a step fails; then the old file is as it was.
pub fn write(path: &Path, bytes: &[u8], like: Option<&Metadata>, may_replace: bool) -> Result<(), SaveError> {
    let directory = path.parent().filter(|d| !d.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = |step| move |e| SaveError::of(e, path, step);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".copydesk-").suffix(".part");
    // A file of our own making gets what the umask leaves, not the 0600 of temporary files.
    #[cfg(unix)]
    builder.permissions(<Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666));
    let mut file = builder.tempfile_in(directory).map_err(failed("making a file beside it"))?;
    file.write_all(bytes).map_err(failed("writing"))?;
    if let Some(like) = like {
        take_after(file.as_file(), like);
    }
    file.as_file().sync_all().map_err(failed("writing to the disk"))?;
    if may_replace {
        file.persist(path).map_err(|e| SaveError::of(e.error, path, "putting the new file in place"))?;
    } else {
        file.persist_noclobber(path).map_err(|e| SaveError::of(e.error, path, "putting the new file in place"))?;
    }
    // The new name is in the folder; that the folder is on the disk, too, some file
    // systems cannot promise, and the save has succeeded either way.
    if let Ok(folder) = File::open(directory) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Owner first, for a change of owner may take permissions away. What the system does not
/// allow stays as it is: only root may give files to others.
fn take_after(file: &File, like: &Metadata) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        if fchown(file, Some(like.uid()), Some(like.gid())).is_err() {
            let _ = fchown(file, None, Some(like.gid()));
        }
    }
    #[cfg_attr(not(unix), allow(unused_mut))]
    let mut permissions = like.permissions();
    // A copy made from a read-only story is still ours to write again.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        permissions.set_mode(permissions.mode() | 0o200);
    }
    let _ = file.set_permissions(permissions);
}

/// Where a path leads to when all links are followed, whether or not there is a file.
pub fn real_path(path: &Path) -> PathBuf {
    // As many links as the kernel follows.
    let mut path = path.to_path_buf();
    for _ in 0..40 {
        let Ok(to) = fs::read_link(&path) else { break };
        path = path.parent().map_or_else(|| to.clone(), |d| d.join(&to));
    }
    path
}
