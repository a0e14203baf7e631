//! The review: which issues are open, what the editor decided, what the story says now.
//! One struct, `Session`, changed by commands only; no screen, no file, no clock.
