//! Every way out gives the terminal back.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::terminal::Terminal;

fn desk() -> (tempfile::TempDir, Terminal) {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("s.txt"), "The council voted on on Monday to close the bridge.\n").expect("written");
    let terminal = Terminal::start(80, 24, dir.path(), &["s.txt"], &[]);
    terminal.wait_for("1 open");
    (dir, terminal)
}

fn signal(terminal: &Terminal, name: &str) {
    let sent = Command::new("kill").args([name, &terminal.pid().to_string()]).status().expect("kill runs");
    assert!(sent.success());
}

/// Asks the system until it says that the program is stopped.
fn wait_until_stopped(terminal: &Terminal) {
    let until = Instant::now() + Duration::from_secs(30);
    loop {
        let out = Command::new("ps").args(["-o", "stat=", "-p", &terminal.pid().to_string()]).output().expect("ps runs");
        if String::from_utf8_lossy(&out.stdout).trim_start().starts_with('T') {
            return;
        }
        assert!(Instant::now() < until, "it does not stop");
    }
}

#[test]
fn a_signal_to_end_restores_the_terminal() {
    for name in ["-TERM", "-HUP", "-INT"] {
        let (_dir, terminal) = desk();
        signal(&terminal, name);
        let (status, terminal) = terminal.finish();
        assert!(!status.success(), "{name} is not a good end");
        assert!(terminal.is_restored(), "{name}");
    }
}

#[test]
fn ctrl_z_gives_the_terminal_back_and_fg_takes_it_again() {
    let (_dir, mut terminal) = desk();
    terminal.send("\x1a");
    terminal.wait("the shell's screen", |s| !s.contains("Issues"));
    assert!(terminal.is_restored());
    // A signal to go on that comes before the stop would be lost.
    wait_until_stopped(&terminal);
    signal(&terminal, "-CONT");
    terminal.wait_for("1 open");
    terminal.press("a", "1 accepted");
}

#[test]
fn without_a_terminal_the_desk_says_so_and_names_check() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("s.txt"), "A story.\n").expect("written");
    let out = Command::new(env!("CARGO_BIN_EXE_copydesk")).arg("s.txt").current_dir(dir.path()).output().expect("it runs");
    assert_eq!(out.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&out.stderr).contains("copydesk check"));
}

#[test]
fn a_bad_setting_is_told_with_file_and_line_before_the_desk_opens() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("s.txt"), "A story.\n").expect("written");
    fs::write(dir.path().join(".copydesk.toml"), "[screen]\ntheem = \"mono\"\n").expect("written");
    let out = Command::new(env!("CARGO_BIN_EXE_copydesk")).args(["check", "s.txt"]).current_dir(dir.path()).output().expect("it runs");
    assert_eq!(out.status.code(), Some(2));
    let message = String::from_utf8_lossy(&out.stderr);
    assert!(message.contains(".copydesk.toml") && message.contains('2') && message.contains("theme"), "{message}");
}

#[test]
fn a_terminal_that_shrinks_to_nothing_and_grows_again_shows_the_desk() {
    let (_dir, terminal) = desk();
    for (cols, rows) in [(20, 5), (1, 1), (200, 60), (80, 24)] {
        terminal.resize(cols, rows);
    }
    terminal.wait_for("1 open");
}
