//! The net against false alarms: clean news of every desk, written for the purpose, checked
//! with everything the program has.
//!
//! What is found is kept as a snapshot, a line an issue. Nothing in these paragraphs is
//! wrong: a line that appears is a false alarm, to be argued for in review or to be cured;
//! `cargo insta review` shows what changed. Names to verify are notes, and left out.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::PathBuf;

use copydesk::check::{Level, roster};
use copydesk::story::{ReadAs, Story};

fn desks() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).filter(|f| f.extension().is_some_and(|e| e == "txt")).collect();
    files.sort();
    files
}

#[test]
fn clean_news_gets_no_new_false_alarm() {
    let engine = roster::full();
    let mut found = Vec::new();
    for file in desks() {
        let text = fs::read_to_string(&file).unwrap();
        let story = Story::parse(&text, ReadAs::Body);
        for issue in engine.check(&story).into_iter().filter(|i| i.level != Level::Note) {
            found.push(format!(
                "{}: {} {:?} {} -> {}",
                file.file_stem().unwrap().to_string_lossy(),
                story.line_column(issue.span.start).0,
                issue.span.of(&text),
                issue.rule,
                issue.suggestions.first().map_or("?", String::as_str)
            ));
        }
    }
    insta::assert_snapshot!("clean_news", found.join("\n"));
}

#[test]
fn every_desk_has_its_share_of_paragraphs() {
    let counts: Vec<usize> = desks().iter().map(|f| fs::read_to_string(f).unwrap().lines().filter(|l| !l.is_empty()).count()).collect();
    assert!(counts.len() >= 12, "{} desks", counts.len());
    assert!(counts.iter().all(|n| *n >= 5) && counts.iter().sum::<usize>() >= 80, "{counts:?}");
}
