//! What holds for any file, any findings and any keys.

mod bytes;
mod session;
