//! Makes `inflection.fst` and `inflection.txt` from lemminflect's table of inflections.
//!
//!     zcat infl_lu.csv.gz | cargo run --example make-inflection -- config/tags
//!
//! The table says "lemma,class,form/form,...". Each word of it, lemma or form, becomes a
//! key of the map; its value is the number of a line of `inflection.txt`, which says how
//! the word is analysed and inflected, as edits of its end: many words share a line.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::pedantic)]

use std::collections::{BTreeMap, HashMap};
use std::io::{Read, Write};

/// Tags of the columns behind the lemma, by class.
fn columns(class: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match class {
        "noun" => (&["NN"], &["NNS"]),
        "adj" => (&["JJ"], &["JJR", "JJS"]),
        "adv" => (&["RB"], &["RBR", "RBS"]),
        "verb" => (&["VB", "VBP"], &["VBD", "VBN", "VBG", "VBZ"]),
        _ => (&[], &[]),
    }
}

/// Nouns whose plural reads like the singular; lemminflect says so of every mass noun.
const INVARIANT: [&str; 28] = [
    "people",
    "police",
    "fish",
    "sheep",
    "deer",
    "aircraft",
    "spacecraft",
    "hovercraft",
    "watercraft",
    "offspring",
    "salmon",
    "trout",
    "shrimp",
    "moose",
    "elk",
    "bison",
    "swine",
    "cod",
    "tuna",
    "squid",
    "cattle",
    "personnel",
    "clergy",
    "folk",
    "staff",
    "livestock",
    "poultry",
    "data",
];

fn reads_alike(noun: &str) -> bool {
    INVARIANT.contains(&noun)
        || noun.ends_with('s') && !noun.ends_with("ness") && !noun.ends_with("ics") && noun != "news"
        || noun.ends_with("men")
}

/// What to strip from the end of `from` (in bytes) and what to add to get `to`.
fn edit(from: &str, to: &str) -> String {
    let same = from.char_indices().zip(to.chars()).take_while(|((_, a), b)| a == b).last().map_or(0, |((i, a), _)| i + a.len_utf8());
    format!("{}{}", from.len() - same, &to[same..])
}

#[derive(Default)]
struct Entry {
    /// "VBD<strip><add>" to the lemma.
    analyses: Vec<String>,
    /// From the lemma to its forms.
    forms: Vec<String>,
}

fn main() {
    let dir = std::env::args().nth(1).expect("the folder to write to");
    let mut table = String::new();
    std::io::stdin().read_to_string(&mut table).unwrap();
    let repairs = std::fs::read_to_string(format!("{dir}/inflection-repairs.csv")).unwrap();
    let mut lines: BTreeMap<(String, String), Vec<Vec<String>>> = BTreeMap::new();
    for line in table.lines().chain(repairs.lines()) {
        let mut fields = line.split(',');
        let (Some(lemma), Some(class)) = (fields.next(), fields.next()) else { continue };
        // Names inflect like anything else; listing some of them would say nothing.
        if lemma.chars().any(char::is_uppercase) || lemma.is_empty() {
            continue;
        }
        let forms = fields.map(|f| f.split('/').filter(|f| !f.is_empty()).map(str::to_owned).collect()).collect();
        lines.insert((lemma.to_owned(), class.to_owned()), forms);
    }
    let mut words: BTreeMap<String, Entry> = BTreeMap::new();
    for ((lemma, class), mut columns_of) in lines {
        let (base, inflected) = columns(&class);
        if class == "verb" {
            if columns_of.iter().all(Vec::is_empty) {
                continue;
            }
            if columns_of.get(1).is_some_and(Vec::is_empty) {
                columns_of[1] = columns_of[0].clone();
            }
        }
        for tag in base {
            words.entry(lemma.clone()).or_default().analyses.push(format!("{tag}0"));
        }
        for (tag, forms) in inflected.iter().zip(columns_of) {
            for form in forms {
                if class == "noun" && form == lemma && !reads_alike(&lemma) {
                    continue;
                }
                words.entry(lemma.clone()).or_default().forms.push(format!("{tag}{}", edit(&lemma, &form)));
                words.entry(form.clone()).or_default().analyses.push(format!("{tag}{}", edit(&form, &lemma)));
            }
        }
    }
    let mut classes: HashMap<String, u64> = HashMap::new();
    let mut listed = Vec::new();
    let mut map = fst::MapBuilder::memory();
    for (word, entry) in &words {
        let line = format!("{}|{}", entry.analyses.join(","), entry.forms.join(","));
        let id = *classes.entry(line.clone()).or_insert_with(|| {
            listed.push(line);
            listed.len() as u64 - 1
        });
        map.insert(word, id).unwrap();
    }
    std::fs::write(format!("{dir}/inflection.fst"), map.into_inner().unwrap()).unwrap();
    let mut out = std::fs::File::create(format!("{dir}/inflection.txt")).unwrap();
    for line in &listed {
        writeln!(out, "{line}").unwrap();
    }
    eprintln!("{} words, {} classes", words.len(), listed.len());
}
