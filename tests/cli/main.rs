//! The command line as a reader of its manual would use it: what is typed, what comes back,
//! with which exit status.

#![allow(clippy::unwrap_used)]

use std::io::Read;
use std::process::{Command, Stdio};

/// An editor without settings of any kind.
const NOWHERE: &str = "/nonexistent";

#[test]
fn what_is_typed_gives_what_is_written_here() {
    trycmd::TestCases::new()
        .env("HOME", NOWHERE)
        .env("XDG_CONFIG_HOME", NOWHERE)
        .env("XDG_DATA_HOME", NOWHERE)
        .env("LC_ALL", "C.UTF-8")
        .case("tests/cli/*.trycmd");
}

fn copydesk(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.args(args).env("HOME", NOWHERE).env("XDG_CONFIG_HOME", NOWHERE).env("XDG_DATA_HOME", NOWHERE);
    command
}

#[test]
fn a_reader_who_goes_away_is_no_error() {
    // More than a pipe holds, so that the program must notice.
    let story = "The clerk said teh bridge is closed.\n".repeat(20_000);
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("long.txt");
    std::fs::write(&path, story).unwrap();
    let mut child = copydesk(&["check", path.to_str().unwrap()]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert_eq!((child.wait().unwrap().code(), told.as_str()), (Some(1), ""));
    for args in [&["rules", "list"][..], &["man"], &["completions", "bash"]] {
        let mut child = copydesk(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut told = String::new();
        child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        assert_eq!((child.wait().unwrap().code(), told.as_str()), (Some(0), ""), "{args:?}");
    }
}

#[test]
fn a_story_on_standard_input_is_checked_like_a_file() {
    let mut child = copydesk(&["check", "--as", "body", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"The clerk recieved it.\n").unwrap();
    let out = child.wait_with_output().unwrap();
    assert!(String::from_utf8(out.stdout).unwrap().starts_with("<stdin>:1:11: spelling: recieved -> received"));
    assert_eq!(out.status.code(), Some(1));
}
