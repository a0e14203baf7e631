//! Set phrases with a wrong word in them ("sneak peak"), by tables
//! (config/grammar/phrases.toml, idioms.toml). Knows nothing of how a phrase came to be wrong.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::reading::runs_on;
use crate::check::{Category, InQuotation, Issue};
use crate::story::Paragraph;

struct Phrase {
    /// The words after the first.
    rest: Vec<String>,
    right: String,
    heard_alike: bool,
}

/// Phrases by their first word.
type Table = FxHashMap<String, Vec<Phrase>>;

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut all = read(include_str!("../../../config/grammar/phrases.toml")).unwrap_or_default();
        for (first, phrases) in read(include_str!("../../../config/grammar/idioms.toml")).unwrap_or_default() {
            all.entry(first).or_default().extend(phrases);
        }
        all
    })
}

fn read(text: &str) -> Result<Table, toml::de::Error> {
    let sections: BTreeMap<String, BTreeMap<String, String>> = toml::from_str(text)?;
    let mut table = Table::default();
    for (section, rows) in sections {
        for (wrong, right) in rows {
            let mut words = wrong.split(' ').map(str::to_owned);
            if let Some(first) = words.next() {
                let phrase = Phrase { rest: words.collect(), right, heard_alike: section == "heard_alike" };
                table.entry(first).or_default().push(phrase);
            }
        }
    }
    Ok(table)
}

pub fn find(p: &Paragraph, out: &mut Vec<Issue>) {
    for i in 0..p.tokens.len() {
        let Some(phrases) = table().get(p.lower(i)) else { continue };
        let Some(phrase) = phrases.iter().filter(|ph| stands_at(p, i, ph)).max_by_key(|ph| ph.rest.len()) else { continue };
        if p.is_capitalised(i) && !p.opens_sentence(i) {
            continue;
        }
        let last = i + phrase.rest.len();
        if p.word(last + 1) == "-" && p.tokens.get(last + 1).is_some_and(|t| !t.spaced) {
            continue;
        }
        let right = if p.is_capitalised(i) { capitalised(&phrase.right) } else { phrase.right.clone() };
        let issue = Issue::new("grammar/phrase", Category::Word, p.span_of(i, last), "Wrong word in a set phrase")
            .why(format!("The phrase is “{}”.", phrase.right))
            .suggest(right)
            .confidence(0.93);
        out.push(if phrase.heard_alike { issue.in_quotation(InQuotation::Repair) } else { issue });
    }
}

fn stands_at(p: &Paragraph, i: usize, phrase: &Phrase) -> bool {
    phrase.rest.iter().enumerate().all(|(n, word)| {
        let at = i + 1 + n;
        p.lower(at) == word && runs_on(p, at) && (!p.is_capitalised(at) || matches!(&**word, "african" | "hispanic" | "mexican"))
    })
}

/// The same with a capital first letter.
pub fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::grammar::trial::{finds, quiet};

    #[test]
    fn the_shipped_phrases_can_be_read_and_each_changes_something() {
        let idioms = read(include_str!("../../../config/grammar/idioms.toml")).unwrap();
        let table = read(include_str!("../../../config/grammar/phrases.toml")).unwrap();
        for (first, phrases) in table.iter().chain(&idioms) {
            for phrase in phrases {
                let wrong = std::iter::once(first).chain(&phrase.rest).cloned().collect::<Vec<_>>().join(" ");
                assert_ne!(wrong, phrase.right);
                assert_eq!(wrong, wrong.to_lowercase());
            }
        }
    }

    #[test]
    fn a_wrong_word_in_a_set_phrase_is_found() {
        finds(
            find,
            &[
                ("Fans got a sneak peak at the hall.", "sneak peak -> sneak peek"),
                ("In regards to parking, nothing changed.", "In regards to -> In regard to"),
                ("The storm wrecked havoc.", "wrecked havoc -> wreaked havoc"),
            ],
        );
    }

    #[test]
    fn the_same_words_apart_are_left_alone() {
        quiet(find, &["They had to sneak. Peak hours were over.", "He will give his regards to the mayor.", "The Gold Metal Co. closed."]);
    }
}
