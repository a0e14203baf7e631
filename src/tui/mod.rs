//! The screen: reads the session, turns keys into commands, holds no rules of its own.
