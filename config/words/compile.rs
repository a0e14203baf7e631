//! Compiles the table that gather.py wrote into the form the program searches in place.
//!
//!     cargo run --example compile-lexicon -- WORDS.tsv config/words
//!
//! Writes lexicon.fst (lower-case word -> flags and frequency) and odd-capitals.txt
//! (spellings with capitals inside).

use std::io::Write;
use std::path::Path;

use anyhow::Context;
use copydesk::language::lexicon::Entry;

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let (source, target) = (args.next().context("which table?")?, args.next().context("which folder?")?);
    let target = Path::new(&target);
    let mut builder = fst::MapBuilder::new(std::io::BufWriter::new(std::fs::File::create(target.join("lexicon.fst"))?))?;
    let mut odd = Vec::new();
    for line in std::fs::read_to_string(source)?.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [key, flags, zipf, spellings] = fields[..] else { anyhow::bail!("not four fields: {line}") };
        builder.insert(key, Entry::pack(flags.parse()?, zipf.parse()?))?;
        odd.extend(spellings.split_whitespace().map(str::to_owned));
    }
    builder.finish()?;
    odd.sort();
    let mut file = std::fs::File::create(target.join("odd-capitals.txt"))?;
    for word in odd {
        writeln!(file, "{word}")?;
    }
    Ok(())
}
