//! Issues as text for people and as JSON for tools.
