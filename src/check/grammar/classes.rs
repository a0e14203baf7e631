//! Word classes that grammar rules share: who is a person, what reports speech, what
//! never opens a noun phrase. The lists are data (config/grammar/classes.toml), read
//! once; the file knows no rule.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustc_hash::FxHashSet;

static SHIPPED: &str = include_str!("../../../config/grammar/classes.toml");

type Classes = BTreeMap<String, FxHashSet<&'static str>>;

/// Is `word` (lower case) listed under `class`? An unknown class holds nothing; a test
/// sees to it that the shipped classes can be read.
pub fn is(class: &str, word: &str) -> bool {
    static CLASSES: OnceLock<Classes> = OnceLock::new();
    CLASSES.get_or_init(|| read(SHIPPED)).get(class).is_some_and(|words| words.contains(word))
}

/// Each class is a key with one string of words, separated by white space.
fn read(text: &'static str) -> Classes {
    let mut classes = Classes::new();
    let mut name = "";
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let words = match line.split_once(" = \"\"\"") {
            Some((key, rest)) => {
                name = key;
                rest
            }
            None => line,
        };
        classes.entry(name.to_owned()).or_default().extend(words.trim_end_matches("\"\"\"").split_whitespace());
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_classes_are_the_toml_they_claim_to_be() {
        let table: toml::Table = SHIPPED.parse().unwrap();
        let classes = read(SHIPPED);
        assert_eq!(table.keys().collect::<Vec<_>>(), classes.keys().collect::<Vec<_>>());
        for (name, words) in &table {
            let listed: FxHashSet<&str> = words.as_str().unwrap().split_whitespace().collect();
            assert_eq!(&listed, &classes[name], "{name}");
        }
    }
}
