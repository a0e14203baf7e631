//! Files: read whole, and written whole or not at all. The one place that writes stories.
//!
//! A save leaves the old file or the new one, never half of either: the bytes go to a
//! file beside the target, to the disk, and then onto the target's name. Nothing that
//! somebody else wrote in the meantime is overwritten unasked. Knows bytes and paths, no
//! story and no session.

pub mod atomic;
pub mod error;
pub mod kept;
pub mod stamp;
pub mod switches;
pub mod target;

pub use error::SaveError;
pub use kept::Kept;
pub use stamp::Stamp;
pub use target::{Opened, Target, corrected_path, open};
