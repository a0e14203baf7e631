//! Settings, keys and themes: built in, and laid over each other as the desk wants them.
