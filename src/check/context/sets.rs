//! Which words may stand for which: the sets of config/context.toml, and the forms of verbs.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::language::{Tag, TagSet, inflect};

/// What sort of slip is supposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Homophone,
    Confusion,
    /// Singular for plural verb, or the other way round, in the same tense.
    Agreement,
    /// Base form for past.
    Tense,
    /// Two neighbours in the wrong order.
    Transposed,
}

impl Kind {
    pub const ALL: [Self; 5] = [Self::Homophone, Self::Confusion, Self::Agreement, Self::Tense, Self::Transposed];

    /// As in settings and rule ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Homophone => "homophone",
            Self::Confusion => "confusion",
            Self::Agreement => "agreement",
            Self::Tense => "tense",
            Self::Transposed => "transposed",
        }
    }
}

#[derive(Debug, Deserialize)]
struct Section {
    sets: Vec<String>,
    #[serde(default)]
    near: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct File {
    homophone: Section,
    confusion: Section,
}

/// Words and what they may stand for.
#[derive(Debug, Default)]
pub struct Sets {
    others: FxHashMap<String, Vec<(String, Kind)>>,
    /// Words of sets that sound nearly the same.
    near: FxHashSet<String>,
}

impl Sets {
    /// The sets that come with the program.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Sets> = OnceLock::new();
        SHARED.get_or_init(|| Self::parse(include_str!("../../../config/context.toml")).unwrap_or_default())
    }

    fn parse(text: &str) -> Option<Self> {
        let file: File = toml::from_str(text).ok()?;
        let mut others: FxHashMap<String, Vec<(String, Kind)>> = FxHashMap::default();
        for (section, kind) in [(&file.homophone, Kind::Homophone), (&file.confusion, Kind::Confusion)] {
            for set in section.sets.iter().chain(&section.near) {
                let one_way = set.contains('>');
                let words: Vec<&str> = set.split([' ', '>']).collect();
                for (at, word) in words.iter().copied().enumerate() {
                    for other in words.iter().copied().skip(if one_way { at + 1 } else { 0 }).filter(|o| *o != word) {
                        let list = others.entry(word.to_owned()).or_default();
                        if !list.iter().any(|(o, _)| o == other) {
                            list.push((other.to_owned(), kind));
                        }
                    }
                }
            }
        }
        let near = file.homophone.near.iter().flat_map(|set| set.split(' ')).map(str::to_owned).collect();
        Some(Self { others, near })
    }

    /// Are the two, which are homophones, read the same?
    pub fn sound_alike(&self, word: &str, other: &str) -> bool {
        !(self.near.contains(word) && self.near.contains(other))
    }

    /// What `lower` may stand for.
    pub fn others(&self, lower: &str) -> &[(String, Kind)] {
        self.others.get(lower).map_or(&[], Vec::as_slice)
    }
}

/// Verbs whose forms are listed, since they are frequent or irregular.
const NUMBER_FLIPS: &[(&str, &str)] = &[
    ("is", "are"),
    ("was", "were"),
    ("has", "have"),
    ("does", "do"),
    ("isn't", "aren't"),
    ("wasn't", "weren't"),
    ("hasn't", "haven't"),
    ("doesn't", "don't"),
];

/// The same verb in the same tense in the other number, and the base form for a past.
pub fn verb_slips(lower: &str) -> Vec<(String, Kind)> {
    if let Some((a, b)) = NUMBER_FLIPS.iter().find(|(a, b)| *a == lower || *b == lower) {
        return vec![((if *a == lower { b } else { a }).to_string(), Kind::Agreement)];
    }
    let tags = inflect::possible_tags(lower);
    let mut out = Vec::new();
    if !tags.any(|t| matches!(t, Tag::VB | Tag::VBP | Tag::VBZ)) || is_closed(tags) {
        return out;
    }
    if tags.contains(Tag::VBZ) {
        out.extend(inflect::verb_as(lower, Tag::VBP).map(|w| (w, Kind::Agreement)));
    } else {
        out.extend(inflect::verb_as(lower, Tag::VBZ).map(|w| (w, Kind::Agreement)));
        out.extend(inflect::verb_as(lower, Tag::VBD).map(|w| (w, Kind::Tense)));
    }
    out.retain(|(w, _)| w != lower);
    out
}

/// Words that are verbs only by accident: modals, prepositions, pronouns.
fn is_closed(tags: TagSet) -> bool {
    tags.any(|t| matches!(t, Tag::MD | Tag::IN | Tag::PRP | Tag::DT | Tag::CC | Tag::PRPS | Tag::WDT | Tag::WP | Tag::WRB))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_sets_can_be_read() {
        assert!(Sets::shared().others("their").iter().any(|(w, k)| w == "there" && *k == Kind::Homophone));
        assert!(Sets::shared().others("moral").iter().any(|(w, k)| w == "morale" && *k == Kind::Homophone));
    }

    #[test]
    fn what_sounds_nearly_the_same_is_not_read_the_same() {
        assert!(Sets::shared().sound_alike("their", "there"));
        assert!(!Sets::shared().sound_alike("moral", "morale"));
    }

    #[test]
    fn a_verb_flips_its_number_in_the_same_tense() {
        assert_eq!(verb_slips("was"), [("were".to_owned(), Kind::Agreement)]);
        assert_eq!(verb_slips("says"), [("say".to_owned(), Kind::Agreement)]);
        assert_eq!(verb_slips("walk"), [("walks".to_owned(), Kind::Agreement), ("walked".to_owned(), Kind::Tense)]);
        assert_eq!(verb_slips("mayor"), []);
    }
}
