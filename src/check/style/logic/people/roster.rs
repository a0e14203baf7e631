//! Every name of a story in order: full names, surnames alone, surnames behind a title.
//!
//! A full name is a given name from our lists and a surname; a run of capitals that is
//! none may be a firm, a place or a person we cannot tell, and only makes its words known.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::check::style::book::StyleBook;
use crate::language::Lexicon;
use crate::language::calendar::names_a_date;
use crate::language::lexicon::{lowered, without_possessive};
use crate::story::{Paragraph, Part, Story};

/// Words behind a surname that are part of no other name.
const SUFFIXES: &[&str] = &["jr.", "sr.", "jr", "sr", "ii", "iii", "iv"];
const PARTICLES: &[&str] = &["de", "la", "del", "van", "von", "der", "di", "da", "al", "el", "bin", "ibn", "du", "le"];
/// Words that make whoever is named next a child.
const CHILDREN: &[&str] =
    &["son", "daughter", "boy", "girl", "toddler", "baby", "infant", "grandson", "granddaughter", "student", "child", "twins"];

/// Words always written with a capital, whoever is named beside them.
const FIRST_PERSON: &[&str] = &["i", "i'm", "i'd", "i've", "i'll"];

/// How somebody is named at one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Called {
    /// Given name and surname.
    Full,
    /// One word alone.
    Alone,
    /// A title and a surname.
    Titled,
}

/// One place where somebody is named.
#[derive(Debug, Clone)]
pub struct Naming {
    pub called: Called,
    /// In lower case; empty unless the name is full.
    pub given: String,
    /// The last word, in lower case.
    pub last: String,
    /// The last word as written, without "'s".
    pub written: String,
    /// Index of the paragraph in the story.
    pub paragraph: usize,
    /// Tokens, titles included; the end is not.
    pub first: usize,
    pub end: usize,
    /// The token of the last name.
    pub at: usize,
    /// The age told right behind the name or before it: the number and its token.
    pub age: Option<(u32, usize)>,
    /// A minor, or somebody's child.
    pub child: bool,
    pub quoted: bool,
}

/// All names of a story, in order.
#[derive(Debug, Default)]
pub struct Roster {
    pub namings: Vec<Naming>,
    /// Words that stand in a run of capitals that is no full name: firms, places, teams.
    pub others: BTreeSet<String>,
    /// Full names by surname and by given name, and the first naming with a word in it: all
    /// by number, so that a long list of names is read once.
    by_last: FxHashMap<String, Vec<usize>>,
    by_given: FxHashMap<String, Vec<usize>>,
    first_with: FxHashMap<String, usize>,
}

impl Roster {
    pub fn read(story: &Story, book: &StyleBook) -> Self {
        let lexicon = Lexicon::shared();
        let titles = book.tables.table("title-words");
        let mut roster = Self::default();
        for (n, placed) in story.paragraphs.iter().enumerate() {
            let p = &*placed.paragraph;
            if p.part != Part::Body {
                continue;
            }
            let mut i = 0;
            while i < p.tokens.len() {
                let end = run_end(p, i);
                if end == i {
                    i += 1;
                    continue;
                }
                let is_title = |i: usize| titles.get(p.word(i)).is_some();
                roster.add(lexicon, p, n, (i, end), &is_title);
                i = end;
            }
        }
        roster.file();
        roster
    }

    fn file(&mut self) {
        for (i, naming) in self.namings.iter().enumerate() {
            for word in [&naming.last, &naming.given] {
                self.first_with.entry(word.clone()).or_insert(i);
            }
            if naming.called == Called::Full {
                self.by_last.entry(naming.last.clone()).or_default().push(i);
                self.by_given.entry(naming.given.clone()).or_default().push(i);
            }
        }
    }

    fn add(&mut self, lexicon: &Lexicon, p: &Paragraph, n: usize, (first, end): (usize, usize), is_title: &dyn Fn(usize) -> bool) {
        let mut stop = end;
        while stop > first + 1 && SUFFIXES.contains(&p.lower(stop - 1)) {
            stop -= 1;
        }
        let mut begin = first;
        while begin + 1 < stop && is_title(begin) {
            begin += 1;
        }
        let last = lowered(without_possessive(p.word(stop - 1)));
        let given = lowered(p.word(begin));
        let at = stop - 1;
        let called = if at == begin { if begin > first { Called::Titled } else { Called::Alone } } else { Called::Full };
        let unknown = || !lexicon.knows_lower(&given) && !lexicon.is_place(&given) && !lexicon.is_surname(&given);
        let person = || lexicon.is_given_name(&given) || unknown() && !lexicon.knows_lower(&last) && !lexicon.is_place(&last);
        if called == Called::Full && (!person() || p.opens_sentence(begin) && lexicon.knows_lower(&given) && common(lexicon, &given)) {
            self.others.extend((begin..end).map(|i| lowered(without_possessive(p.word(i)))));
            return;
        }
        // "Doyle-run", "St. Doyle": part of another word.
        if called == Called::Alone && p.tokens.get(end).is_some_and(|t| !t.spaced && matches!(p.word(end), "-" | "&" | "/")) {
            self.others.insert(last);
            return;
        }
        let age = age_behind(p, end).or_else(|| age_before(p, first));
        let young = (first.saturating_sub(3)..first).any(|i| CHILDREN.contains(&p.lower(i).trim_end_matches("'s")));
        self.namings.push(Naming {
            called,
            given: if called == Called::Full { given } else { String::new() },
            last,
            written: without_possessive(p.word(at)).to_owned(),
            paragraph: n,
            first,
            end,
            at,
            age,
            child: young || age.is_some_and(|(a, _)| a < 18),
            quoted: p.tokens.get(first).is_some_and(|t| t.quoted),
        });
    }

    fn named<'r>(&'r self, names: &'r FxHashMap<String, Vec<usize>>, word: &str) -> impl Iterator<Item = (usize, &'r Naming)> + Clone {
        let list = names.get(word).map_or(&[][..], Vec::as_slice);
        list.iter().filter_map(|i| self.namings.get(*i).map(|naming| (*i, naming)))
    }

    /// The full names with this surname, in order, with their numbers.
    pub fn with_last(&self, last: &str) -> impl Iterator<Item = (usize, &Naming)> + Clone {
        self.named(&self.by_last, last)
    }

    /// The full names with this given name, in order, with their numbers.
    pub fn with_given(&self, given: &str) -> impl Iterator<Item = (usize, &Naming)> + Clone {
        self.named(&self.by_given, given)
    }

    /// Does a naming before number `i` have this word in it?
    pub fn is_mentioned(&self, word: &str, i: usize) -> bool {
        self.first_with.get(word).is_some_and(|first| *first < i)
    }

    /// How many people of this surname the story names in full.
    pub fn bearers(&self, last: &str) -> usize {
        self.with_last(last).map(|(_, naming)| naming.given.as_str()).collect::<BTreeSet<_>>().len()
    }
}

/// A common word that is also a given name: "Will", "May", "Grant".
fn common(lexicon: &Lexicon, lower: &str) -> bool {
    lexicon.frequency(lower).is_some_and(|f| f > 5.0)
}

/// The end of the run of capitalised words, initials and particles that begins at `i`; `i`
/// where there is none. A word that only opens its sentence is no part of a name.
fn run_end(p: &Paragraph, i: usize) -> usize {
    let lexicon = Lexicon::shared();
    let capital = |i: usize| {
        // Asked of every word: the cheap question first.
        if !p.is_capitalised(i) {
            return false;
        }
        let lower = p.lower(i).trim_end_matches("'s");
        !p.word(i).chars().nth(1).is_some_and(char::is_uppercase) && !names_a_date(lower) && !FIRST_PERSON.contains(&lower)
    };
    if !capital(i) {
        return i;
    }
    let opens = p.opens_sentence(i);
    let lower = p.lower(i);
    // "Crews" at the head of a sentence are more often people with hoses than Mr. Crews.
    let name = || !lower.ends_with('s') && (lexicon.is_given_name(lower) || lexicon.is_surname(lower) || lexicon.is_place(lower));
    if opens
        && lexicon.knows_lower(lower)
        && (!name() || common(lexicon, lower))
        && !(capital(i + 1) && p.tokens.get(i + 1).is_some_and(|t| t.spaced))
    {
        return i;
    }
    let mut end = i + 1;
    loop {
        let ended = matches!(p.lower(end - 1), w if w.ends_with("'s"));
        let spaced = p.tokens.get(end).is_some_and(|t| t.spaced);
        if ended || p.opens_sentence(end) {
            break;
        }
        if spaced && (capital(end) || PARTICLES.contains(&p.lower(end)) && capital(end + 1)) {
            end += 1;
            continue;
        }
        let hyphen = !spaced && p.word(end) == "-" && capital(end + 1) && p.tokens.get(end + 1).is_some_and(|t| !t.spaced);
        let suffix = p.word(end) == "," && SUFFIXES.contains(&p.lower(end + 1));
        if hyphen || suffix {
            end += 2;
        } else {
            break;
        }
    }
    end
}

/// The age told behind token `end - 1`: ", 44,", ", a 44-year-old nurse", "was 44.", ", who
/// is 44,".
fn age_behind(p: &Paragraph, end: usize) -> Option<(u32, usize)> {
    let years = |i: usize| p.word(i).parse::<u32>().ok().filter(|n| (1..=115).contains(n));
    let closes = |i: usize| matches!(p.word(i), "," | "." | ";" | "");
    let being = |i: usize| matches!(p.lower(i), "is" | "was");
    let at = match p.word(end) {
        "," if p.lower(end + 1) == "who" && being(end + 2) => end + 3,
        "," if matches!(p.lower(end + 1), "a" | "an") && is_year_old(p, end + 3) => return Some((years(end + 2)?, end + 2)),
        "," => end + 1,
        _ if being(end) => end + 1,
        _ => return None,
    };
    let old = p.lower(at + 1) == "years" && p.lower(at + 2) == "old" && !matches!(p.lower(at + 3), "when" | "at");
    (closes(at + 1) || old && at > end).then_some((years(at)?, at))
}

/// "34-year-old Dana Okafor", "At 51, Dana Okafor".
fn age_before(p: &Paragraph, first: usize) -> Option<(u32, usize)> {
    let years = |i: usize| p.word(i).parse::<u32>().ok().filter(|n| (1..=115).contains(n));
    let at = first.checked_sub(5).filter(|at| is_year_old(p, at + 1) && at + 5 == first);
    let since = first.checked_sub(2).filter(|at| p.word(at + 1) == "," && *at > 0 && p.lower(at - 1) == "at" && p.opens_sentence(at - 1));
    let at = at.or(since)?;
    Some((years(at)?, at))
}

/// "-year-old" from token `i` on.
fn is_year_old(p: &Paragraph, i: usize) -> bool {
    [(0, "-"), (1, "year"), (2, "-"), (3, "old")].iter().all(|(d, w)| p.lower(i + d) == *w)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let (book, _) = StyleBook::shipped("ap").unwrap();
        let story = Story::parse(text, crate::story::ReadAs::Story);
        let roster = Roster::read(&story, &book);
        roster.namings.iter().map(|n| format!("{:?} {}/{} {:?}", n.called, n.given, n.last, n.age.map(|a| a.0))).collect()
    }

    #[test]
    fn full_names_surnames_and_titles_are_told_apart() {
        assert_eq!(
            names("Crews met Sheriff Paula J. Okafor, 51, on Monday. Okafor spoke first. They asked Sheriff Okafor twice.\n"),
            ["Full paula/okafor Some(51)", "Alone /okafor None", "Titled /okafor None"]
        );
        assert_eq!(
            names(
                "They met 34-year-old Paula Okafor. Okafor, a 35-year-old nurse, left. Okafor, who is 36, lies. Okafor was 37. Okafor was 12 when she left.\n"
            ),
            [
                "Full paula/okafor Some(34)",
                "Alone /okafor Some(35)",
                "Alone /okafor Some(36)",
                "Alone /okafor Some(37)",
                "Alone /okafor None"
            ]
        );
    }

    #[test]
    fn a_firm_makes_its_words_known_and_is_no_person() {
        let (book, _) = StyleBook::shipped("ap").unwrap();
        let story = Story::parse("The city hired Quarry Ridge Builders in May.\n", crate::story::ReadAs::Story);
        let roster = Roster::read(&story, &book);
        assert!(roster.others.contains("builders"));
        assert_eq!(roster.bearers("builders"), 0);
    }
}
