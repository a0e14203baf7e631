//! The command line: what was asked for, and the subcommands that open no screen.
