//! The packs built into the program. A new file of a pack gets its line here.

use crate::check::style::pack::PackFile;

macro_rules! files {
    ($pack:literal: $($file:literal),* $(,)?) => {
        &[$((concat!("config/styles/", $pack, "/", $file, ".toml"),
             include_str!(concat!("../../../config/styles/", $pack, "/", $file, ".toml")))),*]
    };
}

type Files = &'static [(&'static str, &'static str)];

const PACKS: &[(&str, Files)] = &[
    (
        "ap",
        files!("ap":
            "pack", "tables",
            "numerals", "dates", "titles", "abbreviations", "places", "datelines", "punctuation", "quotations", "attribution",
            "capitals", "hyphens", "modifiers", "works", "words", "compounds", "confusables", "homophones", "pairs-a-to-h", "pairs-i-to-z", "pairs-near", "pairs-common", "neighbors", "grammar", "redundancy", "wordiness", "sensitivity", "names", "structure", "sums",
            "technology", "sports", "weather", "military", "government", "religion", "health"
        ),
    ),
    // A sample of what a house writes for itself.
    ("house", &[("config/styles/house.toml", include_str!("../../../config/styles/house.toml"))]),
];

/// The files of a shipped pack.
pub fn pack(name: &str) -> Option<Vec<PackFile>> {
    let (_, files) = PACKS.iter().find(|(n, _)| *n == name)?;
    Some(files.iter().map(|(path, text)| PackFile { built_in: true, ..PackFile::new(*path, *text) }).collect())
}

/// The names of the shipped packs.
pub fn names() -> Vec<&'static str> {
    PACKS.iter().map(|(n, _)| *n).collect()
}
