//! A review of the sample story, typed key by key; the saved file is exactly as expected.

use std::fs;
use std::path::Path;

use crate::terminal::Terminal;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/iran-strikes.txt");

/// "3 of 17" in the heading of the issue list.
fn place(screen: &str) -> Option<(usize, usize)> {
    let heading = screen.lines().find(|l| l.contains("─ Issues ─"))?;
    let mut words = heading.split_once("─ Issues ─")?.1.split_whitespace().filter(|w| !w.starts_with('─'));
    let at = words.next()?.parse().ok()?;
    let of = words.nth(1)?.parse().ok()?;
    Some((at, of))
}

/// The current line of the issue list; in the story the mark has one space behind it.
fn current(screen: &str) -> Option<&str> {
    screen.lines().find_map(|l| l.split_once("▶   ")).map(|(_, entry)| entry)
}

/// Goes on to the issue on these words.
fn go_to(terminal: &mut Terminal, words: &str) {
    let first = terminal.wait_frame("the issue list", |s| place(s).is_some());
    let total = place(&first).map_or(0, |p| p.1);
    let mut screen = first;
    for _ in 0..=total {
        if current(&screen).is_some_and(|l| l.contains(words)) {
            return;
        }
        let before = place(&screen);
        terminal.send("n");
        screen = terminal.wait_frame("the next issue", |s| place(s).is_some() && place(s) != before);
    }
    panic!("no issue on {words:?}; the screen:\n{screen}");
}

/// Decides on the current issue and waits until the counts say so.
fn decide(terminal: &mut Terminal, words: &str, keys: &str, counted: &str) {
    go_to(terminal, words);
    terminal.press(keys, counted);
}

fn review_at(cols: u16, rows: u16) {
    let dir = tempfile::tempdir().expect("a folder");
    let story = dir.path().join("strikes.txt");
    fs::copy(SAMPLE, &story).expect("the sample is there");
    let raw = fs::read_to_string(&story).expect("it is UTF-8");
    let mut terminal = Terminal::start(cols, rows, dir.path(), &["strikes.txt"], &[]);
    terminal.wait("the checkers' findings", |s| s.contains(" open") && !s.contains("checking"));

    decide(&mut terminal, "Press Sec.", "a", "1 accepted");
    decide(&mut terminal, "stated", "r", "1 rejected");
    decide(&mut terminal, "impacted", "2", "2 accepted");
    // A correction of the editor's own, put in place of the suggestion.
    go_to(&mut terminal, "operation");
    terminal.press("e", "Edit the correction");
    terminal.press("\x15what it named", "what it named");
    terminal.press("\r", "3 accepted");
    // A paragraph, with words added where the issue stands.
    go_to(&mut terminal, " who");
    terminal.press("E", "Edit the paragraph");
    terminal.press("(both) ", "(both) that");
    terminal.send("\r");
    terminal.wait("the desk again", |s| !s.contains("Edit the paragraph"));
    // Back over all kinds, and forth again.
    terminal.press("uuu", "1 accepted");
    terminal.press("\x12\x12\x12", "3 accepted");
    terminal.press("w", "strikes.corrected.txt");
    terminal.send("q");
    let (status, terminal) = terminal.finish();
    assert!(status.success(), "{status:?}");
    assert!(terminal.is_restored());

    let mut expected = raw.replacen("Press Sec.", "Press secretary", 1).replacen("impacted", "hit", 1).replacen(
        "calling operation",
        "calling what it named",
        1,
    );
    expected = expected.replacen("leaders that", "leaders (both) that", 1);
    let saved = fs::read_to_string(dir.path().join("strikes.corrected.txt")).expect("it was saved");
    assert_eq!(saved, expected);
    assert_eq!(fs::read_to_string(&story).expect("it is there"), raw, "the original is left alone");
}

#[test]
fn a_review_ends_in_the_file_that_was_meant_at_80x24() {
    review_at(80, 24);
}

#[test]
fn a_review_ends_in_the_file_that_was_meant_at_120x40() {
    review_at(120, 40);
}

#[test]
fn quitting_with_decisions_not_saved_asks_and_can_stay() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("s.txt"), "The council voted on on Monday to close the bridge.\n").expect("written");
    let mut terminal = Terminal::start(80, 24, dir.path(), &["s.txt"], &[]);
    terminal.wait_for("1 open");
    terminal.press("a", "1 accepted");
    terminal.press("q", "not saved");
    terminal.send("c");
    terminal.wait("the desk again", |s| !s.contains("not saved"));
    terminal.press("q", "not saved");
    terminal.send("x");
    assert!(terminal.finish().0.success());
    assert!(!Path::new(&dir.path().join("s.corrected.txt")).exists());
}

#[test]
fn a_pack_with_mistakes_is_told_and_the_desk_works_with_the_rest() {
    let dir = tempfile::tempdir().expect("a folder");
    let pack = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli/errors.in/ten.toml");
    fs::copy(pack, dir.path().join("ten.toml")).expect("the pack is there");
    fs::write(dir.path().join(".copydesk.toml"), "style = \"ten.toml\"\n").expect("written");
    fs::write(dir.path().join("s.txt"), "The crew had gotten a beam.\n").expect("written");
    let mut terminal = Terminal::start(80, 24, dir.path(), &["s.txt"], &[]);
    terminal.wait_for("line 2: there is no style pack");
    terminal.press(" ", "ten/good");
    terminal.press("s", "Style book: ten/good");
    terminal.press("i", "in all stories");
    terminal.press("d", "ten/good is off at this desk.");
    terminal.wait("the empty list", |s| s.contains("Nothing found."));
    let settings = fs::read_to_string(dir.path().join(".copydesk.toml")).expect("it is there");
    assert_eq!(settings, "style = \"ten.toml\"\n\n[rules]\n\"ten/good\" = \"off\"\n");
    terminal.press("u", "1 open");
    terminal.send("q");
    let settings = fs::read_to_string(dir.path().join(".copydesk.toml")).expect("it is there");
    assert!(!settings.contains("ten/good"), "{settings}");
}

/// Opens the desk with a newsroom's own model that holds `model`; gives what it says of it.
fn desk_with_model(model: Option<&[u8]>) -> (tempfile::TempDir, Terminal) {
    let dir = tempfile::tempdir().expect("a folder");
    let data = dir.path().join("data");
    fs::create_dir_all(data.join("copydesk")).expect("made");
    if let Some(bytes) = model {
        fs::write(data.join("copydesk/archive.ngrams"), bytes).expect("written");
    }
    fs::write(dir.path().join("s.txt"), "Officials said they where not aware of the problem until Tuesday.\n").expect("written");
    let terminal = Terminal::start(120, 24, dir.path(), &["s.txt"], &[("XDG_DATA_HOME", data.to_str().expect("plain"))]);
    (dir, terminal)
}

#[test]
fn a_damaged_model_of_ones_own_is_told_and_the_desk_opens_without_it() {
    let shipped = include_bytes!("../../config/model/english.ngrams");
    let mut flipped = shipped.to_vec();
    flipped[shipped.len() / 2] ^= 1;
    let mut newer = shipped.to_vec();
    newer[8] = 9;
    let broken: [(&[u8], &str); 4] =
        [(&flipped, "damaged"), (&shipped[..shipped.len() / 3], "damaged"), (&newer, "version"), (b"not a model at all", "model;")];
    for (bytes, says) in broken {
        let (_dir, mut terminal) = desk_with_model(Some(bytes));
        terminal.wait("what is wrong with the model", |s| s.contains(says) && s.contains("without"));
        // The shipped model still does its work, and the next key gives the screen back.
        terminal.send(" ");
        let screen = terminal.wait("the desk at work", |s| s.contains("1 open") && !s.contains("without") && !s.contains("checking"));
        assert!(screen.contains("were"), "{screen}");
        terminal.send("q");
        assert!(terminal.finish().0.success());
    }
}

#[test]
fn without_a_model_of_ones_own_the_desk_has_nothing_to_say() {
    let (_dir, mut terminal) = desk_with_model(None);
    // What is wrong would be told with the style book.
    let screen = terminal.wait("the checkers' findings", |s| s.contains("1 open") && !s.contains("checking"));
    assert!(!screen.contains("model"), "{screen}");
    terminal.send("q");
    assert!(terminal.finish().0.success());
}
