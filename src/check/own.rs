//! The rules of the program itself, which are in no style pack: by these names a desk
//! switches them off, and `copydesk rules list` shows them below those of the pack.
//!
//! A checker that speaks under a new name gets its line here.

use crate::check::Category;
use crate::check::Category::{Capitalization, Grammar, Hyphenation, Name, Punctuation, Quotation, Repetition, Spelling, Structure, Word};

/// A rule that is not data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnRule {
    pub name: &'static str,
    pub category: Category,
    /// What it finds, in a few words.
    pub what: &'static str,
}

const fn rule(name: &'static str, category: Category, what: &'static str) -> OwnRule {
    OwnRule { name, category, what }
}

/// All of them, room by room.
pub const RULES: &[OwnRule] = &[
    rule("spelling", Spelling, "A misspelling"),
    rule("spelling/unknown", Spelling, "A word that no list has"),
    rule("spelling/capital", Capitalization, "A name without its capital"),
    rule("spelling/british", Spelling, "A British spelling"),
    rule("other-language", Spelling, "Text in another language"),
    rule("name-slip", Name, "A slip in a name that many bear"),
    rule("name-capital", Capitalization, "The name of an institution that lacks a capital"),
    rule("name-corps", Name, "“Corp.” where a corps is meant"),
    rule("name-org-variant", Name, "The name of an organization in two forms"),
    rule("name-particle", Name, "A capital on “al-” inside a sentence"),
    rule("name-sound", Word, "In the name of an institution a word that only sounds alike"),
    rule("name-to-verify", Name, "A name to verify"),
    rule("name-variant", Name, "One name in two spellings"),
    rule("grammar/agreement", Grammar, "Subject and verb do not agree"),
    rule("grammar/appositive", Punctuation, "A comma missing beside an explanation"),
    rule("grammar/article", Grammar, "“A” for “an”, or “an” for “a”"),
    rule("grammar/capital", Capitalization, "A sentence without its capital"),
    rule("grammar/capital-after-quotation", Capitalization, "A capital in mid-sentence, after a quotation"),
    rule("grammar/confusion", Word, "The wrong word of two that look or sound alike"),
    rule("grammar/doubled-form", Grammar, "One word too many"),
    rule("grammar/garbled", Grammar, "A sentence that is broken"),
    rule("grammar/missing-word", Grammar, "A small word left out"),
    rule("grammar/one-of", Grammar, "One of many, with a noun in the singular"),
    rule("grammar/one-word", Hyphenation, "One word as a noun, written as two"),
    rule("grammar/order", Grammar, "Two words in the wrong order"),
    rule("grammar/phrase", Word, "A wrong word in a set phrase"),
    rule("grammar/preposition", Grammar, "A wrong preposition"),
    rule("grammar/comma-splice", Punctuation, "Two sentences joined by a comma"),
    rule("grammar/run-on", Punctuation, "Two sentences without a stop between them"),
    rule("grammar/that-who", Grammar, "“That” for a person"),
    rule("grammar/two-words", Hyphenation, "Two words as a verb, written as one"),
    rule("grammar/verb-form", Grammar, "A wrong form of a verb"),
    rule("grammar/who-whom", Grammar, "“Who” and “whom” confused"),
    rule("context/agreement", Grammar, "By its context, a verb that does not agree with its subject"),
    rule("context/confusion", Word, "By its context, probably another word"),
    rule("context/homophone", Word, "By its context, another word that sounds alike"),
    rule("context/possessive", Word, "By its context, an owner without an apostrophe"),
    rule("context/tense", Grammar, "By its context, a base form where the past is meant"),
    rule("context/transposed", Grammar, "By their context, two words in the wrong order"),
    rule("apostrophe-direction", Punctuation, "An apostrophe turned the wrong way"),
    rule("nickname-marks", Quotation, "A nickname in parentheses"),
    rule("quote-comma", Quotation, "No comma between a quotation and its attribution"),
    rule("quote-direction", Quotation, "A quotation mark turned the wrong way"),
    rule("quote-doubled", Quotation, "A quotation mark typed twice"),
    rule("quote-inside-quote", Quotation, "Double marks inside a quotation"),
    rule("quote-missing", Quotation, "A quotation mark missing"),
    rule("quote-mixed", Quotation, "Straight and curly marks in one pair"),
    rule("quote-punctuation", Quotation, "A mark on the wrong side of a quotation mark"),
    rule("quote-single", Quotation, "Single marks round a quotation"),
    rule("quote-space", Quotation, "A space missing or too many at a quotation mark"),
    rule("quote-style", Quotation, "Straight and curly marks mixed in a story"),
    rule("quote-typed", Quotation, "Two single marks for a quotation mark"),
    rule("repetition/doubled-word", Repetition, "A doubled word"),
    rule("repetition/paragraph", Repetition, "A repeated paragraph"),
    rule("repetition/phrase", Repetition, "A repeated phrase"),
    rule("repetition/reworded", Repetition, "A sentence that says again what an earlier one says"),
    rule("repetition/sentence", Repetition, "A repeated sentence"),
    rule("bracket-pair", Punctuation, "A bracket without its other"),
    rule("byline-form", Structure, "A byline in another form than “By” and a name"),
    rule("double-space", Punctuation, "More than one space"),
    rule("doubled-mark", Punctuation, "One punctuation mark too many"),
    rule("headline-stop", Structure, "A headline that ends in a period"),
    rule("missing-stop", Punctuation, "A paragraph that ends without a full stop"),
    rule("note-in-copy", Structure, "A note left in the copy"),
    rule("space-after-mark", Punctuation, "No space after a punctuation mark"),
    rule("space-before-mark", Punctuation, "A space before a punctuation mark"),
    rule("stray-line", Structure, "A line that is no part of the story"),
    rule("wrong-encoding", Structure, "Characters garbled on the way"),
];

/// The rule of that name.
pub fn named(name: &str) -> Option<&'static OwnRule> {
    RULES.iter().find(|r| r.name == name)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, out);
            } else {
                out.push(path);
            }
        }
    }

    #[test]
    fn every_name_a_checker_speaks_under_is_listed_and_every_listed_one_spoken_under() {
        let mut files = Vec::new();
        let rooms = ["spelling", "names", "grammar", "context", "quotations", "repetition", "structure"];
        for room in rooms {
            sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check").join(room), &mut files);
        }
        let code: Vec<String> = files.iter().map(|f| fs::read_to_string(f).unwrap()).collect();
        let code: Vec<&str> = code.iter().filter_map(|c| c.split("#[cfg(test)]").next()).collect();
        let made = regex::Regex::new(r#"Issue::(?:new|typing)\(\s*"([^"]+)""#).unwrap();
        let spoken = code.iter().flat_map(|c| made.captures_iter(c)).map(|m| m.get(1).unwrap().as_str());
        let unlisted: Vec<&str> = spoken.filter(|name| named(name).is_none()).collect();
        assert!(unlisted.is_empty(), "{unlisted:?}");
        let unspoken: Vec<&str> =
            RULES.iter().map(|r| r.name).filter(|name| !code.iter().any(|c| c.contains(&format!("\"{name}\"")))).collect();
        assert!(unspoken.is_empty(), "{unspoken:?}");
    }
}
