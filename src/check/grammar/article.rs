//! "A" or "an", by the sound of what follows.
//!
//! Letters tell the sound but for some families of words (hour, union, one), numbers
//! (an 8-year-old) and initialisms read letter by letter (an FBI agent). Where the sound
//! is not certain (an herb, an unknown acronym) the rule keeps quiet.

use std::sync::OnceLock;

use serde::Deserialize;

use super::classes;
use crate::check::{Category, InQuotation, Issue};
use crate::story::{Paragraph, TokenKind, quotation};

/// Words whose sound their letters do not tell; see config/grammar/articles.toml.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sounds {
    vowel_prefixes: Vec<String>,
    vowel_words: Vec<String>,
    consonant_prefixes: Vec<String>,
    consonant_words: Vec<String>,
    not_these_prefixes: Vec<String>,
    either: Vec<String>,
    read_as_words: Vec<String>,
}

fn sounds() -> &'static Sounds {
    static SOUNDS: OnceLock<Sounds> = OnceLock::new();
    SOUNDS.get_or_init(|| {
        toml::from_str(include_str!("../../../config/grammar/articles.toml")).unwrap_or_else(|_| Sounds {
            vowel_prefixes: Vec::new(),
            vowel_words: Vec::new(),
            consonant_prefixes: Vec::new(),
            consonant_words: Vec::new(),
            not_these_prefixes: Vec::new(),
            either: Vec::new(),
            read_as_words: Vec::new(),
        })
    })
}

pub fn find(p: &Paragraph, out: &mut Vec<Issue>) {
    for i in 0..p.tokens.len() {
        let (wrong, right) = match p.word(i) {
            "a" | "A" => (false, "an"),
            "an" | "An" => (true, "a"),
            _ => continue,
        };
        let capital = p.word(i).starts_with('A');
        if !is_article(p, i) || capital && !p.opens_sentence(i) {
            continue;
        }
        let Some(vowel) = sound_after(p, i) else { continue };
        if vowel == wrong {
            continue;
        }
        let right = match (capital, right) {
            (true, "an") => "An",
            (true, _) => "A",
            (false, word) => word,
        };
        let Some(token) = p.tokens.get(i) else { continue };
        let next = p.word(next_spoken(p, i));
        out.push(
            Issue::new("grammar/article", Category::Grammar, token.span, "Wrong article")
                .why(format!("“{next}” begins with a {} sound, so it takes “{right}”.", if vowel { "vowel" } else { "consonant" }))
                .suggest(right)
                .confidence(0.96)
                // The next word decides the article, and nobody hears the difference made here.
                .in_quotation(InQuotation::Repair)
                .safe(),
        );
    }
}

/// Where the word stands that the article is spoken before: quotation marks and a dollar
/// sign may come between.
fn next_spoken(p: &Paragraph, i: usize) -> usize {
    let mut next = i + 1;
    while quotation::is_double_mark(p.word(next)) || matches!(p.word(next), "‘" | "'" | "$" | "£" | "€") {
        next += 1;
    }
    next
}

/// The letter A of "Group A and", "a.m.", "vitamin A" and the like is no article; neither
/// is one before a word that cannot stand in a noun phrase.
fn is_article(p: &Paragraph, i: usize) -> bool {
    let Some(next) = p.tokens.get(i + 1) else { return false };
    if !next.spaced || p.tokens.get(i).is_some_and(|t| t.abbreviation) {
        return false;
    }
    let glued = i > 0 && !p.tokens.get(i).is_some_and(|t| t.spaced) && !quotation::is_double_mark(p.word(i - 1));
    let after = p.lower(next_spoken(p, i));
    (!glued || matches!(p.word(i - 1), "—" | "–" | "--" | "(" | "[" | "‘")) && !classes::is("never-after-article", after)
}

/// Does what follows token `i` begin with a vowel sound? `None` where that is not certain.
fn sound_after(p: &Paragraph, i: usize) -> Option<bool> {
    let at = next_spoken(p, i);
    let next = p.tokens.get(at)?;
    match next.kind {
        TokenKind::Number => number_sound(p.word(at)),
        TokenKind::Word => word_sound(p.word(at), &next.lower),
        _ => None,
    }
}

/// "8" and all that begins with it, 11 and 18 (and their thousands) begin with a vowel.
fn number_sound(number: &str) -> Option<bool> {
    let whole: String = number.chars().take_while(|c| c.is_ascii_digit() || *c == ',').filter(|c| *c != ',').collect();
    let first = number.chars().next()?;
    if !first.is_ascii_digit() {
        return None;
    }
    let teen = whole.starts_with("11") || whole.starts_with("18");
    // "1,800" is "eighteen hundred" to some and "one thousand eight hundred" to others.
    if teen && whole.len() == 4 {
        return None;
    }
    Some(first == '8' || teen && whole.len() % 3 == 2)
}

fn word_sound(word: &str, lower: &str) -> Option<bool> {
    let letters: Vec<char> = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word).chars().collect();
    let first = *letters.first()?;
    if !first.is_ascii_alphabetic() {
        return None;
    }
    let stem = lower.strip_suffix("'s").unwrap_or(lower);
    let known = sounds();
    if known.either.iter().any(|w| w == stem) {
        return None;
    }
    let upper = letters.iter().filter(|c| c.is_uppercase()).count();
    let spelled = word.contains(['.', '&']) && upper > 1 || letters.len() == 1;
    let initialism = letters.len() > 1 && letters.get(..2).is_some_and(|two| two.iter().all(|c| c.is_uppercase()));
    if spelled || initialism || first.is_lowercase() && upper > 0 {
        return initialism_sound(&letters, spelled, stem);
    }
    if known.vowel_words.iter().any(|w| w == stem) {
        return Some(true);
    }
    if known.consonant_words.iter().any(|w| w == stem) {
        return Some(false);
    }
    let starts = |list: &[String]| list.iter().any(|prefix| stem.starts_with(prefix.as_str()));
    if !starts(&known.not_these_prefixes) {
        if starts(&known.vowel_prefixes) {
            return Some(true);
        }
        if starts(&known.consonant_prefixes) {
            return Some(false);
        }
    }
    Some(matches!(first.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u'))
}

/// Read letter by letter, unless it is known to be read as a word. Four letters and more
/// with a vowel among them could be either; then both readings must agree.
fn initialism_sound(letters: &[char], spelled: bool, stem: &str) -> Option<bool> {
    let first = letters.first()?.to_ascii_uppercase();
    let by_letter = matches!(first, 'A' | 'E' | 'F' | 'H' | 'I' | 'L' | 'M' | 'N' | 'O' | 'R' | 'S' | 'X');
    let as_word = matches!(first, 'A' | 'E' | 'I' | 'O' | 'U');
    if sounds().read_as_words.iter().any(|w| w == stem) {
        return Some(as_word);
    }
    let capitals: Vec<char> = letters.iter().copied().filter(|c| c.is_uppercase()).collect();
    let has_vowel = capitals.iter().skip(1).any(|c| matches!(c, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y'));
    if spelled || !has_vowel || letters.len() <= 3 {
        return Some(by_letter);
    }
    (by_letter == as_word).then_some(by_letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::grammar::trial::{finds, quiet};

    #[test]
    fn the_shipped_list_of_sounds_can_be_read() {
        assert!(sounds().vowel_prefixes.iter().any(|w| w == "hour"));
    }

    #[test]
    fn the_article_follows_the_sound_and_not_the_letter() {
        finds(
            find,
            &[
                ("She waited a hour for the bus.", "a -> an"),
                ("He bought an used truck.", "an -> a"),
                ("The town wants an one-time fee.", "an -> a"),
                ("It was a old, drafty hall.", "a -> an"),
                ("An union vote is set for May.", "An -> A"),
                ("A apple fell.", "A -> An"),
                ("Police stopped a 18-year-old driver.", "a -> an"),
                ("The board passed a 8 percent raise.", "a -> an"),
                ("The city has a $80 million gap.", "a -> an"),
                ("Agents got an warrant.", "an -> a"),
                ("She is a FBI agent.", "a -> an"),
                ("He has a MBA from Yale.", "a -> an"),
                ("They flew an U.S. flag.", "an -> a"),
                ("He called it a “honest mistake” on Monday.", "a -> an"),
                ("She drove a SUV.", "a -> an"),
                ("He faces a X-ray.", "a -> an"),
                ("It was an historic vote.", "an -> a"),
            ],
        );
    }

    #[test]
    fn right_articles_are_left_alone() {
        quiet(
            find,
            &[
                "An heir to a fortune took an honest hour to find a European unicorn.",
                "A unanimous jury heard an unidentified witness, an uninsured driver and a useful expert.",
                "An 8-year-old, an 11-year-old and a 12-year-old shared a $1,800 prize and an $800 one.",
                "A 110-mile trip took an 11-hour drive; an 18th hole followed a 1,100-yard par 5.",
                "A NATO base, a NASA launch, an NAACP dinner, an LED lamp and a UFO.",
                "A U.S. envoy met an M.D. and a Ph.D. at an A-list party with a U-turn.",
                "An NBA star, an R&B singer, a B&B guest, an MRI, an RV, an HIV test, a CIA man and a HUD loan.",
                "He took vitamin A every day and finished in Group A on Friday.",
                "An herb garden and a herb garden are both fine.",
                "A Ukrainian, a Ugandan, a Utah man and a Uruguayan left an Uber ride.",
                "A one-vote margin; a once-proud mill; an only child; an onion.",
                "Grade A eggs rose. Doc A in the file was sealed.",
                "An iPhone and an eBay auction; a YouTube clip; an Xbox.",
                "A ewe, a euro, a uniform, a usual day, an urgent call, an upset.",
                "An honorable man from a Honolulu hotel, a hostel, a heroine.",
                "à la carte and a la mode",
            ],
        );
    }
}
