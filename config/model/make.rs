//! Makes the shipped model from text: `cargo run --release --example make-model OUT TEXT...`
//!
//! Each TEXT holds documents, each after a form feed and a line with its name. Two
//! documents in twenty are kept apart, for choosing thresholds. See README.md beside this
//! file for the sources.

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::time::Instant;

use copydesk::language::ngram::learner::FirstReading;
use copydesk::language::ngram::{Keep, Limits, Listing, pack_pairs};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let out = args.next().ok_or("usage: make_model OUT [--classes FILE] [--pairs PAIRS WORDS] TEXT...")?;
    let mut texts = Vec::new();
    let mut classes = None;
    let mut pairs = None;
    while let Some(arg) = args.next() {
        if arg == "--classes" {
            classes = Some(fs::read_to_string(args.next().ok_or("--classes wants a file")?)?);
        } else if arg == "--pairs" {
            let mut read = || args.next().ok_or("--pairs wants two files").map(fs::read_to_string);
            pairs = Some((read()??, read()??));
        } else {
            texts.push(fs::read_to_string(&arg)?);
        }
    }
    let began = Instant::now();
    let documents = || {
        texts
            .iter()
            .flat_map(|t| t.split('\x0c'))
            .filter(|d| !d.trim().is_empty())
            .enumerate()
            .filter(|(n, _)| !matches!(n % 20, 7 | 13))
            .map(|(_, d)| {
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
    if let Some((pairs, words)) = &pairs {
        second.with_pairs(attractions(pairs, words));
    }
    documents().for_each(|d| second.read(d));
    eprintln!("read again, {:?}", began.elapsed());
    let bytes = second.finish(Keep { seen: 2, bytes: 8_600_000 }, Keep { seen: 3, bytes: 1_800_000 });
    eprintln!("{} bytes, {:?}", bytes.len(), began.elapsed());
    fs::write(out, bytes)?;
    Ok(())
}

/// From counts of pairs ("of the 123") and of words ("the 456"): how much more often than
/// by chance two words stand together.
fn attractions(pairs: &str, words: &str) -> Vec<u8> {
    let counts: HashMap<&str, f64> =
        words.lines().filter_map(|l| l.split_once(' ')).filter_map(|(w, n)| Some((w, n.trim().parse().ok()?))).collect();
    let all: f64 = counts.values().sum();
    let measured = pairs.lines().filter_map(|l| {
        let mut fields = l.split_whitespace();
        let (a, b, n) = (fields.next()?, fields.next()?, fields.next()?.parse::<f64>().ok()?);
        let log = (n * all / (counts.get(a)? * counts.get(b)?)).ln();
        #[allow(clippy::cast_possible_truncation)]
        Some((a, b, log as f32))
    });
    pack_pairs(measured)
}
