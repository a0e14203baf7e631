//! Prints known misspellings with the words in reach of each, for `fit_slips.py`.
//!
//!     cargo run --release --example slip-examples > slips.tsv
//!     cargo run --release --example slip-examples -- LIST.tsv > labelled.tsv
//!     cargo run --release --example slip-examples -- --words > words.tsv
//!
//! Without a list the misspellings are those of the typos project (the crate typos-dict); a
//! LIST has what was written and what was meant, a pair a line. Each line: written, meant (by
//! "|"), then (of the known misspellings for every twentieth) for each candidate the word, its flags, frequency (Zipf), cost (hundredths) and
//! score, by spaces. With --words: every word of the lexicon, its flags and frequency.

use std::io::{BufWriter, Write};

use copydesk::language::Lexicon;
use copydesk::language::lexicon::Entry;
use copydesk::language::suggest;
use fst::Streamer;

fn main() -> anyhow::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let list = std::env::args().nth(1);
    if list.as_deref() == Some("--words") {
        let Some(table) = Lexicon::shared().table() else { anyhow::bail!("no lexicon") };
        let mut stream = table.stream();
        while let Some((word, value)) = stream.next() {
            let entry = Entry::unpack(value);
            writeln!(out, "{}\t{}\t{:.3}", String::from_utf8_lossy(word), entry.flags(), entry.zipf())?;
        }
        return Ok(());
    }
    let every = if list.is_some() { 1 } else { 20 };
    let mut pairs: Vec<(String, String)> = match list {
        Some(path) => {
            let text = std::fs::read_to_string(path)?;
            text.lines().filter_map(|l| l.split_once('\t')).map(|(w, m)| (w.to_owned(), m.to_owned())).collect()
        }
        None => typos_dict::WORD.map.entries().map(|(w, m)| (w.into_inner().to_string(), m.join("|"))).collect(),
    };
    pairs.sort();
    for (n, (written, meant)) in pairs.iter().enumerate() {
        write!(out, "{written}\t{meant}")?;
        let near = if n % every == 0 { suggest::within_reach(&written.to_lowercase()) } else { Vec::new() };
        for (c, zipf, flags) in near.iter().take(60) {
            write!(out, "\t{} {flags} {zipf:.2} {} {:.2}", c.word.replace(' ', "_"), c.cost, c.score)?;
        }
        writeln!(out)?;
    }
    Ok(())
}
