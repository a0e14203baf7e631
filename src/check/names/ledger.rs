//! Every capitalised word of a story, where it stands, and the name before and after it.
//!
//! Words that are capitalised only because they open a sentence are left out. Judges
//! nothing: whether two entries are one name is decided elsewhere.

use std::collections::BTreeMap;

use crate::check::grammar::classes;
use crate::language::Lexicon;
use crate::language::lexicon::{Case, lowered, without_possessive};
use crate::story::{Paragraph, Part, Span, Story, TokenKind};

/// Words before a name that are no part of it.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "mx",
    "dr",
    "prof",
    "professor",
    "rev",
    "gov",
    "governor",
    "sen",
    "senator",
    "rep",
    "representative",
    "president",
    "mayor",
    "judge",
    "justice",
    "chief",
    "officer",
    "detective",
    "sheriff",
    "deputy",
    "lt",
    "sgt",
    "sergeant",
    "capt",
    "captain",
    "col",
    "colonel",
    "gen",
    "general",
    "maj",
    "major",
    "adm",
    "admiral",
    "cpl",
    "pvt",
    "coach",
    "sir",
    "lady",
    "lord",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "minister",
    "secretary",
    "chancellor",
    "councilman",
    "councilwoman",
    "councilmember",
    "commissioner",
    "principal",
    "superintendent",
    "director",
    "ambassador",
    "attorney",
    "speaker",
    "sheikh",
    "ayatollah",
    "imam",
    "father",
    "sister",
    "brother",
    "rabbi",
    "cardinal",
    "bishop",
    "archbishop",
    "lieutenant",
    "st",
    "aunt",
    "uncle",
    "chairman",
    "chairwoman",
    "spokesman",
    "spokeswoman",
    "trooper",
    "inspector",
    "agent",
    "sens",
    "reps",
    "former",
    "ex",
    "vice",
];

/// Small words inside a name.
const PARTICLES: &[&str] = &[
    "al", "el", "de", "la", "del", "della", "di", "da", "dos", "van", "von", "der", "den", "bin", "ibn", "abu", "bint", "ben", "le", "du",
    "ten", "st",
];

/// One place where a word stands.
#[derive(Debug, Clone)]
// Four things a place tells, none of which follows from another.
#[allow(clippy::struct_excessive_bools)]
pub struct Mention {
    /// Bytes of the story, without the possessive.
    pub span: Span,
    /// The given name before it, in lower case: "nora" of "Nora Haller", "Nora B. Haller".
    pub given: Option<String>,
    /// The capitalised word after it, in lower case.
    pub next: Option<String>,
    /// A title stands before it.
    pub titled: bool,
    /// A capitalised word, whatever it is, stands right before it.
    pub follows_name: bool,
    /// It may owe its capital to its place at the start of a sentence.
    pub opens: bool,
    /// A verb of speech stands right before or behind it: a person, or a body.
    pub speaks: bool,
}

/// A word with all its places.
#[derive(Debug, Clone, Default)]
pub struct Word {
    /// As first written, without the possessive.
    pub written: String,
    pub mentions: Vec<Mention>,
}

impl Word {
    pub fn count(&self) -> usize {
        self.mentions.len()
    }

    pub fn givens(&self) -> impl Iterator<Item = &str> {
        self.mentions.iter().filter_map(|m| m.given.as_deref())
    }

    pub fn is_introduced(&self) -> bool {
        self.mentions.iter().any(|m| m.given.is_some() || m.titled)
    }
}

/// The capitalised words of a story by their lower-case form.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    pub words: BTreeMap<String, Word>,
}

impl Ledger {
    /// Reads headline, subheads, byline and body.
    pub fn read(story: &Story) -> Self {
        let lexicon = Lexicon::shared();
        let mut ledger = Self::default();
        for placed in &story.paragraphs {
            let p = &*placed.paragraph;
            if matches!(p.part, Part::Stray | Part::Table) || p.is_foreign || is_shouted(p) || is_title_case(p) {
                continue;
            }
            for i in 0..p.tokens.len() {
                if let Some((lower, written, mention)) = mention(lexicon, p, i) {
                    let mention = Mention { span: mention.span.shifted(placed.start), ..mention };
                    let word = ledger.words.entry(lower).or_default();
                    if word.written.is_empty() {
                        word.written = written;
                    }
                    word.mentions.push(mention);
                }
            }
        }
        ledger.drop_openers(lexicon);
        ledger
    }

    /// A common word that is capitalised at the start of sentences only is no name.
    fn drop_openers(&mut self, lexicon: &Lexicon) {
        // "John Okafor starts Monday" opens with a name all the same.
        let given = |lower: &str, m: &Mention| m.next.is_some() && lexicon.is_given_name(lower);
        self.words.retain(|lower, word| !(lexicon.knows_lower(lower) && word.mentions.iter().all(|m| m.opens && !given(lower, m))));
    }
}

/// Is the paragraph all in capitals? Nothing is told by them there.
fn is_shouted(p: &Paragraph) -> bool {
    !p.text.chars().any(char::is_lowercase)
}

/// A headline with a capital on every word tells no name from another word.
fn is_title_case(p: &Paragraph) -> bool {
    let words: Vec<&str> = p.tokens.iter().filter(|t| t.is_word()).map(|t| t.span.of(&p.text)).filter(|w| w.len() > 3).collect();
    words.len() > 3 && words.iter().filter(|w| w.starts_with(char::is_uppercase)).count() * 10 > words.len() * 8 && p.part != Part::Body
}

fn mention(lexicon: &Lexicon, p: &Paragraph, i: usize) -> Option<(String, String, Mention)> {
    let t = p.tokens.get(i)?;
    if !p.is_capitalised(i) || t.abbreviation {
        return None;
    }
    let written = without_possessive(t.span.of(&p.text));
    if written.chars().count() < 3 || Case::of(written) == Case::Capitals || written.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    // "Runnin'" drops a letter on purpose.
    if p.tokens
        .get(i + 1)
        .is_some_and(|n| !n.spaced && crate::story::token::is_apostrophe(n.span.of(&p.text).chars().next().unwrap_or(' ')))
    {
        return None;
    }
    let lower = lowered(written);
    let before = name_before(lexicon, p, i);
    let opens = p.opens_sentence(i) || i == 0 || matches!(p.word(i - 1), ":" | "•" | "“" | "\"" | "‘" | "—" | ")");
    let next = (i + 1 < p.tokens.len()
        && p.is_capitalised(i + 1)
        && p.tokens.get(i + 1).is_some_and(|n| n.spaced)
        && written.len() == t.span.len())
    .then(|| lowered(without_possessive(p.word(i + 1))));
    let follows_name = i > 0 && p.is_capitalised(i - 1) && t.spaced && !p.tokens.get(i - 1).is_some_and(|b| b.lower.ends_with("'s"));
    let mention = Mention {
        span: Span::new(t.span.start, t.span.start + written.len()),
        given: before.filter(|b| !TITLES.contains(&b.as_str())),
        next,
        titled: i > 0 && TITLES.contains(&p.lower(i - 1).trim_end_matches('.')) && p.is_capitalised(i - 1),
        follows_name,
        opens,
        speaks: classes::is("said", p.lower(i + 1)) || i > 0 && classes::is("said", p.lower(i - 1)),
    };
    Some((lower, written.to_owned(), mention))
}

/// The given name that belongs to the word at token `i`: one or two tokens before it, past
/// initials, particles and nicknames in marks.
fn name_before(lexicon: &Lexicon, p: &Paragraph, i: usize) -> Option<String> {
    let mut at = i;
    for _ in 0..4 {
        at = at.checked_sub(1)?;
        let t = p.tokens.get(at)?;
        let between = p.tokens.get(at + 1)?;
        let word = p.word(at);
        let lower = t.lower.trim_end_matches('.');
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let initial = word.starts_with(char::is_uppercase) && (letters == 1 || t.abbreviation && word.matches('.').count() > 1);
        if t.kind == TokenKind::Punct && word == "-" && !t.spaced && !between.spaced || PARTICLES.contains(&lower) || initial {
            continue;
        }
        if !t.is_word()
            || !word.starts_with(char::is_uppercase)
            || t.abbreviation
            || word.ends_with("'s")
            || word.ends_with("’s")
            || !between.spaced && p.word(at + 1) != "-"
        {
            return None;
        }
        let given = lexicon.is_given_name(lower) && !(p.opens_sentence(at) && common(lexicon, lower))
            || !lexicon.knows_lower(lower) && !lexicon.is_place(lower);
        return (given || TITLES.contains(&lower)).then(|| lower.to_owned());
    }
    None
}

/// A common word that is also a given name: "Will", "May", "Grant".
fn common(lexicon: &Lexicon, lower: &str) -> bool {
    lexicon.knows_lower(lower) && lexicon.frequency(lower).is_some_and(|f| f > 5.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::ReadAs;

    #[test]
    fn names_are_listed_with_those_before_them() {
        let story = Story::parse("Nora B. Haller, the engineer, met Gov. Tamba Sesay on Monday. Haller's plan passed.\n", ReadAs::Body);
        let ledger = Ledger::read(&story);
        let haller = ledger.words.get("haller").unwrap();
        assert_eq!(haller.count(), 2);
        assert_eq!(haller.givens().collect::<Vec<_>>(), ["nora"]);
        assert_eq!(haller.mentions[1].span.of(&story.text), "Haller");
        assert!(ledger.words.get("tamba").unwrap().mentions[0].titled);
        assert!(!ledger.words.contains_key("plan"));
    }

    #[test]
    fn a_common_word_at_the_start_of_a_sentence_is_no_name() {
        let story = Story::parse("Crews came. Then they left. Rain fell.\n", ReadAs::Body);
        assert!(Ledger::read(&story).words.is_empty());
    }
}
