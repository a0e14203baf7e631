//! Compiles the sounds that `fit_sounds.py` wrote into the form the program searches in place.
//!
//!     cargo run --example compile-sounds -- SOUNDS.tsv config/words/sounds.fst

use anyhow::Context;
use copydesk::language::suggest;

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let (source, target) = (args.next().context("which table?")?, args.next().context("which file?")?);
    let mut entries = Vec::new();
    for line in std::fs::read_to_string(source)?.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [sounds, word, number] = fields[..] else { anyhow::bail!("not three fields: {line}") };
        entries.push((suggest::sound_key(sounds, word).with_context(|| format!("no such sounds: {line}"))?, number.parse::<u64>()?));
    }
    entries.sort();
    let mut builder = fst::MapBuilder::new(std::io::BufWriter::new(std::fs::File::create(target)?))?;
    for (key, number) in entries {
        builder.insert(key, number)?;
    }
    builder.finish()?;
    Ok(())
}
