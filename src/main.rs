//! The program: read the command line, hand over, turn the outcome into an exit status.

fn main() {}
