//! The smallest part of a pattern: one word, one kind of word, one entry of a table.
//!
//! An atom answers how many tokens it takes at a place, or that it does not fit. A
//! number written in words and an entry of a table may take several.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::check::style::expression::Expression;
use crate::check::style::inflect::Forms;
use crate::check::style::number;
use crate::check::style::tables::Table;
use crate::language::calendar::names_a_date;
use crate::language::{Lexicon, Tag};
use crate::story::{Paragraph, TokenKind, quotation};

/// What one place of a pattern asks for.
#[derive(Debug, Clone)]
pub enum Atom {
    /// A word or mark in any case.
    Word {
        lower: Box<str>,
        possessive: bool,
    },
    /// One of several words or marks in any case: a choice of them costs what one does.
    Words {
        lower: Arc<FxHashSet<Box<str>>>,
        possessive: bool,
    },
    /// A word exactly as written.
    Exact {
        word: Box<str>,
        possessive: bool,
    },
    /// Any form of a verb.
    Verb(Arc<Forms>),
    /// Any form of one of several verbs.
    Verbs(Arc<Verbs>),
    /// An entry of a table.
    Entry(Arc<Table>),
    /// A token that a regular expression matches from end to end.
    Shape(Arc<Expression>),
    Kind(Kind),
}

/// Verbs that may stand in one place.
#[derive(Debug, Clone, Default)]
pub struct Verbs {
    pub verbs: Vec<Arc<Forms>>,
    /// All forms of all of them.
    forms: FxHashSet<Box<str>>,
}

impl Verbs {
    pub fn add(&mut self, verb: Arc<Forms>) {
        self.forms.extend(verb.all().map(Box::from));
        self.verbs.push(verb);
    }
}

/// Stands for every word in capitals where patterns are filed by their words.
pub const CAPITALS: &str = "<capitals>";
/// Stands there for everything that begins with a figure.
pub const FIGURES: &str = "<figures>";

/// The names above under which token `at` is looked for, besides its own.
pub fn stands_for(p: &Paragraph, at: usize) -> impl Iterator<Item = &'static str> {
    let token = p.tokens.get(at);
    let capitals = token.is_some_and(|t| t.is_word() && is_all_capitals(t.span.of(&p.text)));
    let figures = token.is_some_and(|t| t.lower.starts_with(|c: char| c.is_ascii_digit()));
    [(CAPITALS, capitals), (FIGURES, figures)].into_iter().filter_map(|(name, fits)| fits.then_some(name))
}

/// Kinds of words, by the names used in packs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Any word or number.
    Any,
    Word,
    /// A word with a capital first letter.
    Capital,
    /// A word without any capital.
    Lower,
    /// Two capitals or more and nothing else.
    Caps,
    /// A common word of the language set in capitals for emphasis.
    Shouted,
    /// A number in figures.
    Figure,
    /// A number in figures or in words.
    Number,
    /// A number in words.
    NumberWord,
    /// One to four capitalised words that could name a person or a place.
    Name,
    /// Two to four of them.
    FullName,
    /// A given name from our lists, and the one to three capitalised words behind it.
    Person,
    /// A day of a month in figures.
    Day,
    /// A year in four figures.
    Year,
    Punct,
    /// A double quotation mark.
    Quote,
    /// A dash, or hyphens that stand for one.
    Dash,
    /// First word of a sentence or a quotation; takes nothing.
    Start,
    /// End of the sentence; takes nothing.
    End,
    Noun,
    /// A common noun in the plural.
    Plural,
    Verb,
    Past,
    Gerund,
    Participle,
    Base,
    Adjective,
    Adverb,
    Pronoun,
    Determiner,
    Preposition,
}

impl Kind {
    pub const NAMES: &'static [(&'static str, Kind)] = &[
        ("any", Kind::Any),
        ("word", Kind::Word),
        ("capital", Kind::Capital),
        ("lower", Kind::Lower),
        ("caps", Kind::Caps),
        ("shouted", Kind::Shouted),
        ("figure", Kind::Figure),
        ("number", Kind::Number),
        ("number-word", Kind::NumberWord),
        ("name", Kind::Name),
        ("full-name", Kind::FullName),
        ("person", Kind::Person),
        ("day", Kind::Day),
        ("year", Kind::Year),
        ("punct", Kind::Punct),
        ("quote", Kind::Quote),
        ("dash", Kind::Dash),
        ("start", Kind::Start),
        ("end", Kind::End),
        ("noun", Kind::Noun),
        ("plural", Kind::Plural),
        ("verb", Kind::Verb),
        ("past", Kind::Past),
        ("gerund", Kind::Gerund),
        ("participle", Kind::Participle),
        ("base", Kind::Base),
        ("adjective", Kind::Adjective),
        ("adverb", Kind::Adverb),
        ("pronoun", Kind::Pronoun),
        ("determiner", Kind::Determiner),
        ("preposition", Kind::Preposition),
    ];

    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(n, _)| *n == name).map(|(_, k)| *k)
    }

    /// Fewest and most tokens it takes.
    pub fn width(self) -> (usize, usize) {
        match self {
            Self::Start | Self::End => (0, 0),
            Self::Number | Self::NumberWord => (1, number::LONGEST),
            Self::Name => (1, LONGEST_NAME),
            Self::FullName | Self::Person => (2, LONGEST_NAME),
            _ => (1, 1),
        }
    }

    fn take(self, p: &Paragraph, at: usize, end: usize) -> Option<usize> {
        match self {
            Self::Start => return p.opens_sentence(at).then_some(at),
            Self::End => return (at == end || at + 1 == end && p.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Punct)).then_some(at),
            Self::Number => return number::read(p, at, end).map(|n| n.end),
            Self::NumberWord => return number::read(p, at, end).filter(|n| !n.figures).map(|n| n.end),
            Self::Name => return name_end(p, at, end),
            Self::FullName => return name_end(p, at, end).filter(|e| *e > at + 1),
            Self::Person => return name_end(p, at, end).filter(|e| *e > at + 1 && Lexicon::shared().is_given_name(p.lower(at))),
            _ => {}
        }
        let t = p.tokens.get(at).filter(|_| at < end)?;
        let word = t.span.of(&p.text);
        let fits = match self {
            Self::Any => matches!(t.kind, TokenKind::Word | TokenKind::Number),
            Self::Word => t.is_word(),
            Self::Capital => p.is_capitalised(at),
            Self::Lower => t.is_word() && !word.contains(char::is_uppercase),
            Self::Caps => t.is_word() && is_all_capitals(word),
            Self::Shouted => t.is_word() && is_shouted(p, at),
            Self::Figure => t.kind == TokenKind::Number && word.starts_with(|c: char| c.is_ascii_digit()),
            Self::Day => number::whole(word).is_some_and(|n| (1..=31).contains(&n)) && word.len() <= 2,
            Self::Year => word.len() == 4 && number::whole(word).is_some_and(|n| (1000..2200).contains(&n)),
            Self::Punct => t.kind == TokenKind::Punct,
            Self::Quote => quotation::is_double_mark(word),
            Self::Dash => matches!(word, "—" | "–" | "--"),
            _ => self.has_tag(t.tag),
        };
        fits.then_some(at + 1)
    }

    fn has_tag(self, tag: Tag) -> bool {
        match self {
            Self::Noun => matches!(tag, Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS),
            Self::Plural => tag == Tag::NNS,
            Self::Verb => matches!(tag, Tag::VB | Tag::VBD | Tag::VBG | Tag::VBN | Tag::VBP | Tag::VBZ | Tag::MD),
            Self::Past => tag == Tag::VBD,
            Self::Gerund => tag == Tag::VBG,
            Self::Participle => tag == Tag::VBN,
            Self::Base => matches!(tag, Tag::VB | Tag::VBP),
            Self::Adjective => matches!(tag, Tag::JJ | Tag::JJR | Tag::JJS),
            Self::Adverb => matches!(tag, Tag::RB | Tag::RBR | Tag::RBS),
            Self::Pronoun => matches!(tag, Tag::PRP | Tag::WP),
            Self::Determiner => matches!(tag, Tag::DT | Tag::PDT | Tag::PRPS),
            Self::Preposition => tag == Tag::IN,
            _ => false,
        }
    }
}

/// Two capitals or more, and no small letter.
pub fn is_all_capitals(word: &str) -> bool {
    !word.chars().any(char::is_lowercase) && word.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// Tokens a name may have, hyphens and particles included.
const LONGEST_NAME: usize = 9;

/// Capitals on a word that is common in small letters and not known as an abbreviation.
/// A word in capitals twice is a name of the paragraph's; a line in capitals shouts nothing.
fn is_shouted(p: &Paragraph, at: usize) -> bool {
    let (word, lower) = (p.word(at), p.lower(at));
    let least = if word.chars().count() < 5 { 4.5 } else { 3.5 };
    let common = || Lexicon::shared().entry(lower).is_some_and(|e| e.is_lower() && (e.zipf() > 5.5 || !e.is_upper() && e.zipf() > least));
    is_all_capitals(word)
        && word.chars().count() > 2
        && common()
        && p.sentence_of(at).filter(|i| is_small(p, *i)).nth(1).is_some()
        && is_once(p, at)
}

/// Does the word stand once only, as far as a paragraph reaches?
fn is_once(p: &Paragraph, at: usize) -> bool {
    let near = at.saturating_sub(500)..(at + 500).min(p.tokens.len());
    near.filter(|i| p.word(*i) == p.word(at)).count() == 1
}

fn is_small(p: &Paragraph, i: usize) -> bool {
    p.tokens.get(i).is_some_and(|t| t.is_word() && !t.span.of(&p.text).contains(char::is_uppercase))
}

/// Capitalised words, initials and particles that could be one name: the end in tokens.
pub fn name_end(p: &Paragraph, at: usize, end: usize) -> Option<usize> {
    let part = |i: usize| i < end && p.is_capitalised(i) && !NOT_A_NAME.contains(&p.lower(i)) && !names_a_date(p.lower(i));
    let named = |i: usize| part(i) && !is_all_capitals(p.word(i));
    if !part(at) {
        return None;
    }
    let mut i = at + 1;
    let mut words = 1;
    while words < 4 && i + 2 <= at + LONGEST_NAME && p.tokens.get(i).is_some_and(|t| t.spaced || p.word(i) == "-") {
        // "Smith-Jones", "al-Asad"; a possessive ends the name.
        if p.lower(i - 1).ends_with("'s") {
            break;
        }
        if p.word(i) == "-" && named(i + 1) && p.tokens.get(i).is_some_and(|t| !t.spaced) && p.tokens.get(i + 1).is_some_and(|t| !t.spaced)
        {
            i += 2;
        } else if part(i) && p.tokens.get(i).is_some_and(|t| t.spaced) && !p.opens_sentence(i) {
            i += 1;
            words += 1;
        } else if matches!(p.word(i), "de" | "van" | "von" | "bin" | "al" | "del" | "la" | "da" | "di" | "der") && named(i + 1) {
            i += 2;
            words += 1;
        } else {
            break;
        }
    }
    Some(i)
}

/// Capitalised words that open sentences rather than name somebody.
const NOT_A_NAME: &[&str] = &[
    "the", "a", "an", "i", "he", "she", "it", "they", "we", "you", "this", "that", "these", "those", "there", "but", "and", "or", "in",
    "on", "at", "for", "with", "after", "before", "when", "while", "if", "as", "his", "her", "its", "their", "our", "my", "to", "of",
    "from", "by", "not", "who", "what", "why", "how", "where",
];

impl Atom {
    /// The end of what it takes at token `at`, before token `end`.
    pub fn take(&self, p: &Paragraph, at: usize, end: usize) -> Option<usize> {
        if let Self::Kind(kind) = self {
            return kind.take(p, at, end);
        }
        let t = p.tokens.get(at).filter(|_| at < end)?;
        let fits = match self {
            Self::Word { lower, possessive } => *t.lower == **lower || *possessive && t.is_word() && t.stem() == &**lower,
            Self::Words { lower, possessive } => {
                let stem = t.stem();
                lower.contains(&*t.lower) || *possessive && t.is_word() && !stem.contains('\'') && lower.contains(stem)
            }
            Self::Exact { word, possessive } => {
                let words = t.span.of(&p.text);
                words == &**word
                    || *possessive && words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).is_some_and(|w| w == &**word)
                    || words.len() != word.len() && word.contains('\'') && words.replace('’', "'") == **word
            }
            Self::Verb(forms) => forms.has(&t.lower),
            Self::Verbs(verbs) => verbs.forms.contains(&t.lower),
            Self::Entry(table) => return table.take(p, at, end).map(|(end, _)| end),
            Self::Shape(shape) => shape.get().is_some_and(|r| r.is_match(t.span.of(&p.text))),
            Self::Kind(_) => false,
        };
        fits.then_some(at + 1)
    }

    /// Fewest and most tokens it takes.
    pub fn width(&self) -> (usize, usize) {
        match self {
            Self::Kind(kind) => kind.width(),
            Self::Entry(table) => (1, table.longest()),
            _ => (1, 1),
        }
    }

    /// Gives words one of which stands in it, in lower case, or [`CAPITALS`] or [`FIGURES`],
    /// and how many tokens behind its beginning; false where they cannot be listed.
    pub fn each_keyword(&self, give: &mut dyn FnMut(&str, usize)) -> bool {
        match self {
            Self::Word { lower, .. } => give(lower, 0),
            Self::Words { lower, .. } => lower.iter().for_each(|word| give(word, 0)),
            Self::Exact { word, .. } => give(&word.to_lowercase(), 0),
            Self::Verb(forms) => forms.all().for_each(|word| give(word, 0)),
            Self::Verbs(verbs) => verbs.forms.iter().for_each(|word| give(word, 0)),
            Self::Entry(table) => table.keywords().for_each(|(word, behind)| give(word, behind)),
            Self::Kind(Kind::Caps | Kind::Shouted) => give(CAPITALS, 0),
            Self::Kind(Kind::Figure | Kind::Day | Kind::Year) => give(FIGURES, 0),
            Self::Kind(Kind::NumberWord) => number::first_words().for_each(|word| give(word, 0)),
            Self::Kind(Kind::Number) => {
                give(FIGURES, 0);
                number::first_words().for_each(|word| give(word, 0));
            }
            Self::Shape(shape) if shape.begins_with_figure() => give(FIGURES, 0),
            Self::Shape(shape) => {
                let Some(letters) = shape.letters() else { return false };
                give(&letters.to_ascii_lowercase(), 0);
            }
            Self::Kind(_) => return false,
        }
        true
    }

    /// May stand with "'s", which is then left alone.
    pub fn allow_possessive(&mut self) {
        match self {
            Self::Word { lower, possessive } if !lower.contains('\'') => *possessive = true,
            Self::Words { possessive, .. } => *possessive = true,
            Self::Exact { word, possessive } if !word.contains('\'') => *possessive = true,
            _ => {}
        }
    }
}
