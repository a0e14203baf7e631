//! By what a file is known again: its content, not its times, which say too little.

use std::hash::{DefaultHasher, Hasher};
use std::time::SystemTime;

/// A file as it was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// In bytes.
    pub len: u64,
    hash: u64,
    /// When it was last written, for a message; not compared.
    pub modified: Option<SystemTime>,
}

impl Stamp {
    /// Of a file of these bytes.
    pub fn of(bytes: &[u8], modified: Option<SystemTime>) -> Self {
        let mut hasher = DefaultHasher::new();
        hasher.write(bytes);
        Self { len: bytes.len() as u64, hash: hasher.finish(), modified }
    }

    /// Do these bytes make the same file?
    pub fn fits(&self, bytes: &[u8]) -> bool {
        let now = Self::of(bytes, None);
        (self.len, self.hash) == (now.len, now.hash)
    }
}
