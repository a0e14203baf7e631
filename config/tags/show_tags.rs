//! Shows the tags of the text on standard input, a paragraph a line, for reading; or, given
//! a file of such lines set right by hand, says how many tags the tagger gets right.
//!
//!     cargo run --example show-tags < story.txt
//!     cargo run --example show-tags -- right.txt

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::pedantic)]

use std::io::Read;

use copydesk::story::{Paragraph, Part};

fn tagged(line: &str) -> Vec<(String, String)> {
    let p = Paragraph::analyse(line, Part::Body);
    (0..p.tokens.len()).map(|i| (p.word(i).to_owned(), format!("{:?}", p.tokens[i].tag))).collect()
}

fn main() {
    let Some(right) = std::env::args().nth(1) else {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).unwrap();
        for line in text.lines().filter(|l| !l.trim().is_empty()) {
            let shown: Vec<String> = tagged(line).into_iter().map(|(w, t)| if t == "Punct" { w } else { format!("{w}/{t}") }).collect();
            println!("{}", shown.join(" "));
        }
        return;
    };
    // Each line: the sentence, a tab, then its tags, those of marks left out.
    let (mut good, mut all) = (0, 0);
    for line in std::fs::read_to_string(right).unwrap().lines() {
        let Some((text, tags)) = line.split_once('\t') else { continue };
        let own: Vec<_> = tagged(text).into_iter().filter(|t| t.1 != "Punct").collect();
        let tags: Vec<&str> = tags.split(' ').collect();
        assert_eq!(own.len(), tags.len(), "{text}");
        for ((word, tag), right) in own.iter().zip(&tags) {
            all += 1;
            good += usize::from(tag == right);
            if tag != right {
                println!("{word}: {tag}, is {right}   | {text}");
            }
        }
    }
    println!("{good} of {all} right: {:.2} %", 100.0 * good as f64 / all.max(1) as f64);
}
