//! Makes the shipped model from text: `cargo run --release --example make_model OUT TEXT...`
//!
//! Each TEXT holds documents, each after a form feed and a line with its name. One
//! document in twenty is kept apart, for choosing thresholds. See README.md beside this
//! file for the sources.

use std::error::Error;
use std::fs;
use std::time::Instant;

use copydesk::language::ngram::learner::FirstReading;
use copydesk::language::ngram::{Keep, Limits, Listing};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let out = args.next().ok_or("usage: make_model OUT [--classes FILE] TEXT...")?;
    let mut texts = Vec::new();
    let mut classes = None;
    while let Some(arg) = args.next() {
        if arg == "--classes" {
            classes = Some(fs::read_to_string(args.next().ok_or("--classes wants a file")?)?);
        } else {
            texts.push(fs::read_to_string(&arg)?);
        }
    }
    let began = Instant::now();
    let documents = || {
        texts.iter().flat_map(|t| t.split('\x0c')).filter(|d| !d.trim().is_empty()).enumerate().filter(|(n, _)| n % 20 != 7).map(|(_, d)| {
            // The first line is the name.
            d.split_once('\n').map_or("", |(_, text)| text)
        })
    };
    let mut first = FirstReading::default();
    documents().for_each(|d| first.read(d));
    eprintln!("{:?} documents read, {:?}", first.documents(), began.elapsed());
    let limits = Limits { buffer: 8_000_000, kept: 60_000_000 };
    let mut second = first.choose(Listing::SHIPPED, limits).ok_or("no words")?;
    eprintln!("{} words", second.vocabulary().len());
    if let Some(list) = &classes {
        second.with_classes(list);
    }
    documents().for_each(|d| second.read(d));
    eprintln!("read again, {:?}", began.elapsed());
    let bytes = second.finish(Keep { seen: 2, bytes: 9_000_000 }, Keep { seen: 3, bytes: 1_900_000 });
    eprintln!("{} bytes, {:?}", bytes.len(), began.elapsed());
    fs::write(out, bytes)?;
    Ok(())
}
