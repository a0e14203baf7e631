//! Writing files: the one place that does.
