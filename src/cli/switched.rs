//! Rules that the settings switch, told apart: those of the style book are changed in it,
//! the program's own can only be left alone, and what is no rule is told.

use std::collections::BTreeSet;
use std::path::Path;

use crate::check::own;
use crate::check::style::pack::{Change, Placed};
use crate::check::style::{self, StyleBook};
use crate::cli::packs;
use crate::config::{Set, Settings};
use crate::language::nearest::nearest;

/// What the settings make of the rules.
#[derive(Default)]
pub struct Switched {
    /// Of the book, by name.
    pub changes: Vec<(String, Placed<Change>)>,
    /// By name, or "pack/*".
    pub off: Vec<String>,
}

/// What `settings` say of the rules of `book` (none is the AP book) and of the program's
/// own; names of no rule go to `mistakes`.
pub fn switched(settings: &Settings, book: Option<&StyleBook>, mistakes: &mut Vec<String>) -> Switched {
    let mut out = Switched::default();
    if settings.off.is_empty() && settings.rules.is_empty() {
        return out;
    }
    let ap = if book.is_none() { Some(style::ap()) } else { None };
    let Some(book) = book.or(ap.as_deref()) else { return out };
    let names = Names { book, packs: packs_of(book) };
    for Set { value: rule, from } in &settings.off {
        if names.has(rule, &from.file) {
            out.off.push(rule.clone());
        } else {
            mistakes.push(format!("{from}: there is no rule “{rule}”; {}", names.remedy(rule)));
        }
    }
    for (rule, Set { value, from }) in &settings.rules {
        if names.is_of_the_book(rule) {
            let change = Change::named(value).unwrap_or_default();
            out.changes.push((rule.clone(), Placed { item: change, path: from.file.clone(), line: from.line }));
        } else if !names.has(rule, &from.file) {
            mistakes.push(format!("{from}: there is no rule “{rule}”; {}", names.remedy(rule)));
        } else if matches!(value.as_str(), "off" | "on") {
            out.off.retain(|o| o != rule);
            out.off.extend((value == "off").then(|| rule.clone()));
        } else {
            mistakes.push(format!("{from}: “{rule}” is no rule of a style pack; write \"off\" or \"on\""));
        }
    }
    out
}

/// The rules that the settings switch off, whether there are such rules or not.
pub fn named_off(settings: &Settings) -> Vec<String> {
    let is_on = |rule: &str| settings.rules.iter().any(|(name, set)| name == rule && set.value == "on");
    let listed = settings.off.iter().map(|set| set.value.clone()).filter(|rule| !is_on(rule));
    let switched = settings.rules.iter().filter(|(_, set)| set.value == "off").map(|(rule, _)| rule.clone());
    listed.chain(switched).collect()
}

/// The packs whose rules are in the book, and that of the lists of words.
fn packs_of(book: &StyleBook) -> BTreeSet<&str> {
    book.rules.iter().filter_map(|r| r.name.split_once('/')).map(|(pack, _)| pack).chain([WORDS]).collect()
}

/// The pack of forms to avoid, whose rules come later, with the lists of words.
const WORDS: &str = "words";

struct Names<'a> {
    book: &'a StyleBook,
    packs: BTreeSet<&'a str>,
}

impl Names<'_> {
    /// Should the book have it? It says so itself where it does not.
    fn is_of_the_book(&self, rule: &str) -> bool {
        !rule.ends_with('*') && rule.split_once('/').is_some_and(|(pack, _)| self.packs.contains(pack))
    }

    /// Is there such a rule, as far as can be told? `file` names it.
    fn has(&self, rule: &str, file: &str) -> bool {
        let all = |start: &str| self.all().any(|name| name.starts_with(start));
        match (rule.strip_suffix('*'), rule.split_once('/')) {
            (Some(start), _) if all(start) || start.starts_with(WORDS) => true,
            (None, _) if own::named(rule).is_some() => true,
            (None, Some((WORDS, _))) => true,
            (None, Some((pack, _))) if self.packs.contains(pack) => self.book.rule(rule).is_some(),
            // Of a pack that other stories of the house are held to.
            (_, Some((pack, _))) => packs::exists(pack, Path::new(file).parent().unwrap_or(Path::new(""))),
            (_, None) => false,
        }
    }

    /// What to do about the name of a rule that is not there.
    fn remedy(&self, rule: &str) -> String {
        let known: Vec<&str> = self.all().collect();
        let meant = nearest(rule, &known).or_else(|| {
            let ids: Vec<&str> = self.book.rules.iter().map(|r| &*r.id).collect();
            nearest(rule, &ids).and_then(|id| self.book.rule(id)).map(|r| &*r.name)
        });
        meant.map_or_else(|| "see `copydesk rules list`".to_owned(), |name| format!("did you mean “{name}”?"))
    }

    fn all(&self) -> impl Iterator<Item = &str> {
        self.book.rules.iter().map(|r| &*r.name).chain(own::RULES.iter().map(|r| r.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, Layer};

    /// The mistakes in these lines of settings, and what is left alone.
    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let config = Config::load(&[Layer::new("desk.toml", text)], None).unwrap();
        let mut mistakes = Vec::new();
        let off = switched(&config.settings, None, &mut mistakes).off;
        (mistakes, off)
    }

    #[test]
    fn a_rule_that_does_not_exist_is_told_with_its_line_and_what_was_meant() {
        for (text, told) in [
            (
                "[rules]\n\"grammar/agrement\" = \"off\"\n",
                "desk.toml, line 2: there is no rule “grammar/agrement”; did you mean “grammar/agreement”?",
            ),
            ("[rules]\n\n\"quote-dubled\" = \"on\"\n", "desk.toml, line 3: there is no rule “quote-dubled”; did you mean “quote-doubled”?"),
            // Its pack is not said.
            ("[rules]\nword-toward = \"off\"\n", "desk.toml, line 2: there is no rule “word-toward”; did you mean “ap/word-toward”?"),
            ("[rules]\n\"horoscope\" = \"query\"\n", "desk.toml, line 2: there is no rule “horoscope”; see `copydesk rules list`"),
            ("[rules]\n\"weather/wind\" = \"off\"\n", "desk.toml, line 2: there is no rule “weather/wind”; see `copydesk rules list`"),
            ("[rules]\n\"gramer/*\" = \"off\"\n", "desk.toml, line 2: there is no rule “gramer/*”; see `copydesk rules list`"),
            (
                "[check]\noff = [\n\"spelling\",\n\"ap/word-towards\"]\n",
                "desk.toml, line 4: there is no rule “ap/word-towards”; did you mean “ap/word-toward”?",
            ),
            ("[rules]\n\"spelling\" = \"query\"\n", "desk.toml, line 2: “spelling” is no rule of a style pack; write \"off\" or \"on\""),
        ] {
            assert_eq!(read(text).0, [told]);
        }
    }

    #[test]
    fn before_the_book_is_read_all_that_is_named_as_off_is_off() {
        let text =
            "[check]\noff = [\"ap/*\", \"spelling\"]\n[rules]\n\"grammar/*\" = \"off\"\n\"spelling\" = \"on\"\n\"ap/ages\" = \"note\"\n";
        let config = Config::load(&[Layer::new("desk.toml", text)], None).unwrap();
        assert_eq!(named_off(&config.settings), ["ap/*", "grammar/*"]);
    }

    #[test]
    fn rules_of_the_program_whole_rooms_and_packs_not_in_use_can_be_switched() {
        let text = "[check]\noff = [\"ap/*\", \"ap/word-toward\"]\n[rules]\n\"grammar/*\" = \"off\"\n\"double-space\" = \"off\"\n\"house/hoist\" = \"off\"\n\"ap/*\" = \"on\"\n";
        let (mistakes, off) = read(text);
        assert!(mistakes.is_empty(), "{mistakes:?}");
        assert_eq!(off, ["ap/word-toward", "double-space", "grammar/*", "house/hoist"]);
    }
}
