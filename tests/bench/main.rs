//! How long the program takes, part by part. `cargo bench` prints the table.
//!
//! The text is the project's own clean news, told again with other figures so that no
//! paragraph comes twice.

#![allow(clippy::unwrap_used, reason = "a bench stops where its text is missing")]

use std::fmt::Write as _;
use std::hint::black_box;

use copydesk::check::{roster, style};
use copydesk::language::ngram::Model;
use copydesk::story::{ReadAs, Story};
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// News of at least `bytes` bytes, a paragraph a line.
fn news(bytes: usize) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let all: String = files.iter().map(|f| std::fs::read_to_string(f).unwrap()).collect();
    let mut out = String::with_capacity(bytes + 4096);
    for turn in 0.. {
        for line in all.lines().filter(|l| !l.is_empty()) {
            if out.len() >= bytes {
                return out;
            }
            writeln!(out, "{line} The docket number is {}.", 1000 + turn).unwrap();
        }
    }
    out
}

/// The checkers' time at start, before the first word is read.
#[divan::bench]
fn style_book_load() {
    black_box(style::StyleBook::shipped("ap"));
}

/// A newsroom's own layer of the model, from the bytes of its file: checksum and all.
#[divan::bench]
fn model_layer_open(bencher: Bencher) {
    let bytes = include_bytes!("../../config/model/english.ngrams");
    bencher.with_inputs(|| bytes.to_vec()).bench_values(|bytes| black_box(Model::open(bytes).is_ok()));
}

#[divan::bench(args = [2_000, 20_000, 200_000])]
fn check(bencher: Bencher, bytes: usize) {
    let engine = roster::full().forgetful();
    let text = news(bytes);
    let story = Story::parse(&text, ReadAs::Story);
    bencher.counter(BytesCount::of_str(&text)).bench(|| black_box(engine.check(&story)));
}

#[divan::bench(args = [2_000, 20_000, 200_000])]
fn parse(bencher: Bencher, bytes: usize) {
    let text = news(bytes);
    bencher.counter(BytesCount::of_str(&text)).bench(|| black_box(Story::parse(&text, ReadAs::Story)));
}

/// After an edit of one paragraph: that paragraph and what needs the whole story.
#[divan::bench(args = [2_000, 20_000, 200_000])]
fn check_again_after_an_edit(bencher: Bencher, bytes: usize) {
    let engine = roster::full();
    let text = news(bytes);
    let story = Story::parse(&text, ReadAs::Story);
    engine.check(&story);
    let turn = std::cell::Cell::new(0);
    bencher
        .with_inputs(|| {
            turn.set(turn.get() + 1);
            text.replacen("1000", &format!("{}", 50_000 + turn.get()), 1)
        })
        .bench_local_values(|edited| {
            let story = story.parse_again(&edited, ReadAs::Story);
            black_box(engine.check(&story))
        });
}

/// One paragraph of a megabyte.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn one_long_line(bencher: Bencher) {
    let engine = roster::full().forgetful();
    let text = news(1_000_000).replace('\n', " ");
    bencher.bench(|| {
        let story = Story::parse(&text, ReadAs::Story);
        black_box(engine.check(&story))
    });
}
