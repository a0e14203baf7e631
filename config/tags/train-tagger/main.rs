//! Trains the part-of-speech tagger: makes `tagger.fst`, `readings.bin`, `follows.bin`.
//!
//!     cat TEXT... | cargo run --release --manifest-path config/tags/train-tagger/Cargo.toml -- config/tags [TOKENS [ROUNDS]]
//!
//! No tagged text is needed. Each word may be what the lists say (closed.txt, the
//! inflections); a coarse tagger (harper-brill) gives each word in its sentence one of 17
//! classes, which is believed only as far as it agrees with the rest; expectation and
//! maximisation over a hidden Markov model of two words of context does the rest.

mod belief;
mod gather;
mod guess;
mod hmm;
mod smooth;
mod train;
mod vocabulary;
mod write;

use std::io::Read;

fn main() {
    let mut args = std::env::args().skip(1);
    let dir = args.next().expect("the folder to write to");
    let wanted = args.next().map_or(4_000_000, |n| n.parse().unwrap());
    let rounds = args.next().map_or(4, |n| n.parse().unwrap());
    let mut text = Vec::new();
    std::io::stdin().read_to_end(&mut text).unwrap();
    let text = String::from_utf8_lossy(&text);
    let (sentences, vocabulary) = gather::gather(&text, wanted);
    eprintln!("{} sentences, {} keys", sentences.len(), vocabulary.keys.len());
    let (hmm, counts) = train::train(&sentences, &vocabulary, rounds);
    write::write(&dir, &vocabulary, &hmm, &counts);
}
