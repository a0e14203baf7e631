//! An s put to a word that takes more: "the citys budget", "two storys", "the churchs roof".
//!
//! No word is made so; before a noun the apostrophe of a possessive is missing, elsewhere
//! the plural is misspelled.

use crate::check::grammar::reading::counts_several;
use crate::check::{Category, Issue};
use crate::language::{Lexicon, Tag, inflect};
use crate::story::{Paragraph, Span};

/// Is "ys", "chs" or the like no way to form anything of this stem?
pub fn takes_more(stem: &str) -> bool {
    let mut ends = stem.bytes().rev();
    let (last, before) = (ends.next().unwrap_or(0), ends.next().unwrap_or(0));
    match last {
        b'y' => !matches!(before, b'a' | b'e' | b'i' | b'o' | b'u'),
        b'h' => matches!(before, b'c' | b's'),
        b'x' | b'z' | b's' => true,
        _ => false,
    }
}

/// `lower`: the word at `at`, which no dictionary has.
pub fn find(lexicon: &Lexicon, p: &Paragraph, at: usize, lower: &str) -> Option<Issue> {
    let stem = lower.strip_suffix('s').filter(|s| s.len() > 2 && takes_more(s))?;
    let noun = inflect::possible_tags(stem).contains(Tag::NN) || stem.ends_with('y');
    if !lexicon.knows_lower(stem) || !noun || !inflect::closed_tags(stem).is_empty() {
        return None;
    }
    let plural = match stem.strip_suffix('y') {
        Some(cut) => format!("{cut}ies"),
        None => format!("{stem}es"),
    };
    let owner = format!("{stem}{}s", if p.text.contains('’') { '’' } else { '\'' });
    let issue = |message| Issue::new("spelling", Category::Spelling, Span::new(0, 0), message);
    Some(if owns(p, at) {
        issue("An apostrophe is missing")
            .why("Before what is owned, the word for the owner takes an apostrophe and s.")
            .suggest_all([owner, plural])
            .confidence(0.9)
    } else {
        issue("A misspelling").why("The plural of this word takes more than an s.").suggest_all([plural, owner]).confidence(0.9)
    })
}

/// A noun follows, with adjectives before it or not, and the word before counts no more than one.
fn owns(p: &Paragraph, at: usize) -> bool {
    let many = at.checked_sub(1).is_some_and(|b| counts_several(p, b));
    let tag = |i: usize| p.tokens.get(i).filter(|t| t.spaced && t.is_word()).map(|t| t.tag);
    let noun = (at + 1..at + 4)
        .take_while(|i| tag(*i).is_some_and(|t| t.is_noun() || t.is_adjective() || t == Tag::VBG || t == Tag::VBN))
        .any(|i| tag(i).is_some_and(Tag::is_noun));
    let led = at
        .checked_sub(1)
        .is_some_and(|b| tag(b).is_some_and(|t| matches!(t, Tag::DT | Tag::PRPS | Tag::IN) || t.is_adjective()) || at == 1);
    led && !many && noun
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::spelling::trial;

    fn first(text: &str, word: &str) -> Option<String> {
        trial::first(text, word, find)
    }

    #[test]
    fn what_follows_tells_the_owner_from_the_plural() {
        for (text, word, right) in [
            ("The countys new budget passed.", "countys", "county's"),
            ("A storm tore off the churchs roof.", "churchs", "church's"),
            ("Three storys burned.", "storys", "stories"),
            ("She fed the babys at noon.", "babys", "babies"),
            ("Two boxs arrived.", "boxs", "boxes"),
        ] {
            assert_eq!(first(text, word).as_deref(), Some(right), "{text}");
        }
    }

    #[test]
    fn regular_words_are_none_of_its_business() {
        assert_eq!(first("The toys broke.", "toys"), None);
        assert_eq!(first("The qantys broke.", "qantys"), None);
        assert_eq!(first("He wass there.", "wass"), None);
        assert!(!takes_more("valley") && takes_more("valy"));
    }
}
