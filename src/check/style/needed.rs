//! Words without which a regular expression cannot match.
//!
//! To compile an expression takes longer than to read a story by it, and most paragraphs
//! hold nothing of what most expressions ask for. So a plain search comes first: one
//! search for the words of all expressions of a book. Knows no rule.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use regex_syntax::ast::parse::Parser;
use regex_syntax::ast::{Ast, ClassPerlKind, ClassSet, ClassSetItem, Flag, GroupKind, Repetition, RepetitionKind, RepetitionRange};

/// Most words one expression may be known by.
const MOST: usize = 48;
/// Most letters of a class that are told one by one.
const LETTERS: usize = 4;
/// A word this long is rare enough; in bytes.
const LONG: usize = 8;
/// Most sets of words that are asked for in one expression.
const MOST_SETS: usize = 3;
/// A set of words that more paragraphs in a thousand hold tells nothing.
const TELLING: usize = 1_000;
/// Words that stand in every paragraph, alone or inside others.
const EVERYWHERE: &[&str] = &["the", "and", "her", "his", "ing", "was", "for", "that", "with", "are", "all"];

/// What a text must hold for an expression to match in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Need {
    /// Of each of these sets one word at least, the rarest set first.
    pub sets: Vec<Vec<String>>,
    /// A figure, 0 to 9.
    pub figure: bool,
}

impl Need {
    /// What every match of `source` holds, as far as it is known.
    pub fn of(source: &str) -> Self {
        // "(?i)" speaks of all that follows it, which is not looked into here.
        let sets_flags = |rest: &str| rest.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '-').starts_with(')');
        if source.match_indices("(?").any(|(at, _)| source.get(at + 2..).is_some_and(sets_flags)) {
            return Self::default();
        }
        let Ok(read) = Parser::new().parse(source) else { return Self::default() };
        let mut row = Vec::new();
        gather(&read, &mut row);
        let (row, mut sets): (Vec<Part>, _) = (row.into_iter().map(Part::of).collect(), Vec::new());
        sets_of(&row, &mut sets);
        sets.sort_by_key(|set| cost(set));
        sets.retain(|set| cost(set) < TELLING);
        sets.truncate(MOST_SETS);
        Self { sets, figure: holds_figure(&read) }
    }
}

/// How many paragraphs in a thousand hold a word of the set, roughly.
fn cost(set: &[String]) -> usize {
    set.iter().map(|w| commonness(w)).sum()
}

/// Does everything this part matches hold a figure?
fn holds_figure(part: &Ast) -> bool {
    match part {
        Ast::Concat(row) => row.asts.iter().any(holds_figure),
        Ast::Group(group) => holds_figure(&group.ast),
        Ast::Repetition(r) => fewest(&r.op.kind) > 0 && holds_figure(&r.ast),
        Ast::Alternation(either) => either.asts.iter().all(holds_figure),
        other => is_figure(other),
    }
}

/// Is it one of the figures 0 to 9, whichever?
fn is_figure(part: &Ast) -> bool {
    match part {
        Ast::Literal(letter) => letter.c.is_ascii_digit(),
        Ast::ClassPerl(class) => class.kind == ClassPerlKind::Digit && !class.negated,
        Ast::ClassBracketed(class) if !class.negated => match &class.kind {
            ClassSet::Item(item) => is_figures_only(item),
            ClassSet::BinaryOp(_) => false,
        },
        _ => false,
    }
}

fn is_figures_only(item: &ClassSetItem) -> bool {
    match item {
        ClassSetItem::Literal(letter) => letter.c.is_ascii_digit(),
        ClassSetItem::Range(range) => range.start.c.is_ascii_digit() && range.end.c.is_ascii_digit(),
        ClassSetItem::Union(union) => !union.items.is_empty() && union.items.iter().all(is_figures_only),
        _ => false,
    }
}

/// Does everything that `source` matches begin with a figure?
pub fn begins_with_figure(source: &str) -> bool {
    fn begins(part: &Ast) -> bool {
        match part {
            Ast::Group(group) => begins(&group.ast),
            Ast::Repetition(r) => fewest(&r.op.kind) > 0 && begins(&r.ast),
            Ast::Alternation(either) => either.asts.iter().all(begins),
            Ast::Concat(row) => row.asts.first().is_some_and(begins),
            other => is_figure(other),
        }
    }
    // Reading an expression takes its time: most begin with a letter.
    source.starts_with(['[', '(', '\\', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
        && Parser::new().parse(source).is_ok_and(|read| begins(&read))
}

/// Words one of which stands wherever this part matches.
fn needed(part: &Ast) -> Option<Vec<String>> {
    match part {
        Ast::Group(group) if !changes_letters(&group.kind) => needed(&group.ast),
        Ast::Repetition(r) if fewest(&r.op.kind) > 0 => repeated(r).or_else(|| needed(&r.ast)),
        Ast::Alternation(either) => {
            let all: Option<Vec<Vec<String>>> = either.asts.iter().map(needed).collect();
            all.map(|words| words.concat()).filter(|words| words.len() <= MOST)
        }
        Ast::Concat(_) => {
            let mut row = Vec::new();
            gather(part, &mut row);
            let row: Vec<Part> = row.into_iter().map(Part::of).collect();
            best_of(&row).map(|best| best.words)
        }
        _ => spellings(part).filter(|words| words.iter().all(|w| !w.is_empty())),
    }
}

/// Five periods, where five or more are asked for.
fn repeated(r: &Repetition) -> Option<Vec<String>> {
    let times = usize::try_from(fewest(&r.op.kind)).ok().filter(|times| *times <= LONG)?;
    let words = spellings(&r.ast)?;
    // Each time it may be another of several.
    let [word] = words.as_slice() else { return None };
    (!word.is_empty()).then(|| vec![word.repeat(times)])
}

/// The parts of a row, with those of the groups in it that are rows themselves: a group
/// may part the letters of a word from each other.
fn gather<'a>(part: &'a Ast, row: &mut Vec<&'a Ast>) {
    match part {
        Ast::Concat(parts) => parts.asts.iter().for_each(|p| gather(p, row)),
        Ast::Group(group) if !changes_letters(&group.kind) && matches!(*group.ast, Ast::Concat(_)) => gather(&group.ast, row),
        _ => row.push(part),
    }
}

/// One part of a row: everything it can match, or else words it cannot do without.
enum Part {
    Spelled(Vec<String>),
    Needs(Vec<String>),
    Unknown,
}

impl Part {
    fn of(part: &Ast) -> Self {
        match spellings(part) {
            Some(words) => Self::Spelled(words),
            None => needed(part).map_or(Self::Unknown, Self::Needs),
        }
    }
}

/// Words that some parts of a row spell.
struct Spelled {
    /// The parts, by their places in the row.
    parts: Range<usize>,
    cost: usize,
    words: Vec<String>,
}

/// The sets of words that a row cannot do without: the rarest, and what stands before it
/// and behind it.
fn sets_of(row: &[Part], sets: &mut Vec<Vec<String>>) {
    let Some(best) = best_of(row) else { return };
    if let (Some(before), Some(behind)) = (row.get(..best.parts.start), row.get(best.parts.end..)) {
        sets_of(before, sets);
        sets_of(behind, sets);
    }
    sets.push(best.words);
}

/// The rarest words that parts of a row spell, one alone or some in succession.
fn best_of(row: &[Part]) -> Option<Spelled> {
    let mut best: Option<Spelled> = None;
    let mut offer = |parts: Range<usize>, words: &[String]| {
        let cost = cost(words);
        if words.iter().all(|w| !w.is_empty()) && best.as_ref().is_none_or(|b| cost < b.cost) {
            best = Some(Spelled { parts, cost, words: words.to_vec() });
        }
    };
    for (from, part) in row.iter().enumerate() {
        let mut run = match part {
            Part::Spelled(words) => Cow::Borrowed(words),
            Part::Needs(words) => {
                offer(from..from + 1, words);
                continue;
            }
            Part::Unknown => continue,
        };
        let mut end = from + 1;
        loop {
            offer(from..end, &run);
            if run.iter().all(|w| w.len() >= LONG) {
                break;
            }
            let Some(Part::Spelled(next)) = row.get(end) else { break };
            let Some(longer) = joined(&run, next) else { break };
            run = Cow::Owned(longer);
            end += 1;
        }
    }
    best
}

/// Everything this part can match, if that is little.
fn spellings(part: &Ast) -> Option<Vec<String>> {
    match part {
        Ast::Empty(_) | Ast::Assertion(_) => Some(vec![String::new()]),
        Ast::Literal(letter) => Some(vec![letter.c.to_string()]),
        Ast::ClassBracketed(class) if !class.negated => {
            let ClassSet::Item(item) = &class.kind else { return None };
            letters(item)
        }
        Ast::Group(group) if !changes_letters(&group.kind) => spellings(&group.ast),
        Ast::Alternation(either) => {
            let all: Option<Vec<Vec<String>>> = either.asts.iter().map(spellings).collect();
            all.map(|words| words.concat()).filter(|words| words.len() <= MOST)
        }
        Ast::Concat(row) => row.asts.iter().try_fold(vec![String::new()], |run, part| joined(&run, &spellings(part)?)),
        Ast::Repetition(r) if matches!(r.op.kind, RepetitionKind::ZeroOrOne) => {
            let mut words = spellings(&r.ast)?;
            words.push(String::new());
            Some(words)
        }
        _ => None,
    }
}

/// The letters of a class, where they are few.
fn letters(item: &ClassSetItem) -> Option<Vec<String>> {
    let found = match item {
        ClassSetItem::Literal(letter) => vec![letter.c.to_string()],
        ClassSetItem::Range(range) => (range.start.c..=range.end.c).take(LETTERS + 1).map(String::from).collect(),
        ClassSetItem::Union(union) => union.items.iter().map(letters).collect::<Option<Vec<_>>>()?.concat(),
        _ => return None,
    };
    Some(found).filter(|found| found.len() <= LETTERS)
}

/// Each of `run` with each of `next` behind it, if they are not too many.
fn joined(run: &[String], next: &[String]) -> Option<Vec<String>> {
    let all = || run.iter().flat_map(|a| next.iter().map(move |b| format!("{a}{b}"))).collect();
    (run.len() * next.len() <= MOST).then(all)
}

/// Does it match letters in either case, or pass over spaces?
fn changes_letters(kind: &GroupKind) -> bool {
    let GroupKind::NonCapturing(flags) = kind else { return false };
    [Flag::CaseInsensitive, Flag::IgnoreWhitespace].iter().any(|f| flags.flag_state(*f) == Some(true))
}

/// How often it stands there at least.
fn fewest(kind: &RepetitionKind) -> u32 {
    match kind {
        RepetitionKind::ZeroOrOne | RepetitionKind::ZeroOrMore => 0,
        RepetitionKind::OneOrMore => 1,
        RepetitionKind::Range(RepetitionRange::Exactly(least) | RepetitionRange::AtLeast(least) | RepetitionRange::Bounded(least, _)) => {
            *least
        }
    }
}

/// A rough idea of how many paragraphs in a thousand hold this word, or these letters.
fn commonness(word: &str) -> usize {
    let core = word.trim();
    if EVERYWHERE.iter().any(|w| w.eq_ignore_ascii_case(core))
        || core.len() < 3 && core.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b',' | b'.'))
    {
        return 1_000;
    }
    let rare = word.contains(|c: char| !c.is_alphanumeric() && c != ' ');
    let most = match word.chars().count() {
        1 if word.contains(|c: char| c.is_ascii_digit()) => 200,
        1 => 1_000,
        2 => 250,
        3 => 60,
        4 => 15,
        _ => 4,
    };
    if rare { most / 4 } else { most }
}

/// A search for the words of many expressions at once.
#[derive(Debug, Clone, Default)]
pub struct Needed {
    search: Option<AhoCorasick>,
    /// For each word of the search the expressions it belongs to, and which set of each, as a bit.
    owners: Vec<Vec<(usize, u8)>>,
    /// The sets of each expression, as bits; none of those that may match anywhere.
    sets: Vec<u8>,
    /// Which of them need a figure.
    figures: Vec<bool>,
}

impl Needed {
    /// The search for expressions with these needs, in order.
    pub fn of<'e>(expressions: impl Iterator<Item = Option<&'e Need>>) -> Self {
        let mut needed = Self::default();
        let mut words: BTreeMap<&str, Vec<(usize, u8)>> = BTreeMap::new();
        for (n, need) in expressions.enumerate() {
            needed.figures.push(need.is_some_and(|need| need.figure));
            let mut bits = 0;
            for (set, bit) in need.iter().flat_map(|need| &need.sets).zip((0..u8::BITS).map(|n| 1 << n)) {
                bits |= bit;
                for word in set {
                    words.entry(word).or_default().push((n, bit));
                }
            }
            needed.sets.push(bits);
        }
        needed.search = AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).build(words.keys()).ok();
        needed.owners = words.into_values().collect();
        needed
    }

    /// For each expression, whether it may match in `text`.
    pub fn met(&self, text: &str) -> Vec<bool> {
        let has_figure = text.bytes().any(|b| b.is_ascii_digit());
        let mut missing = if self.search.is_some() { self.sets.clone() } else { vec![0; self.sets.len()] };
        for word in self.search.iter().flat_map(|s| s.find_overlapping_iter(text)) {
            for (n, bit) in self.owners.get(word.pattern().as_usize()).into_iter().flatten() {
                if let Some(sets) = missing.get_mut(*n) {
                    *sets &= !bit;
                }
            }
        }
        missing.iter().zip(&self.figures).map(|(sets, figure)| *sets == 0 && (has_figure || !figure)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_cannot_be_missing_are_found_behind_what_varies() {
        let words = |source: &str| Need::of(source).sets.first().cloned().unwrap_or_default();
        assert_eq!(words("[0-9]+(?P<x>–)[0-9]"), ["–"]);
        assert_eq!(words("[A-Z][a-z]+ (?:weeks|days) ago"), [" weeks", " days"]);
        assert_eq!(words("[A-Z][a-z]+s(?P<x>(?P<q>['’])s)"), ["s's", "s’s"]);
        assert_eq!(words("(?:[Tt]wo|three) [a-z]+"), ["Two ", "two ", "three "]);
        assert_eq!(words("(?:(?:a|the) )?[A-Z]%|#{2}"), ["%", "##"]);
        assert_eq!(words(r"[a-z](?:\.{5,}) ?[a-z]"), ["....."]);
        for anything in ["[A-Za-z]+ ?[A-Z]", "(?:ab)*", "(?i)ab", "(?i-u:ab)", r"\d+", "a|[b-z]", "", "a|", "[^a]", "(", "the [a-z]", "x"] {
            assert!(words(anything).is_empty(), "{anything}");
        }
    }

    #[test]
    fn all_that_must_stand_there_is_asked_for() {
        let need = Need::of(r"\b(?:Two|three) [a-z]+(?P<x>['’])s(?: \d+|[0-9])");
        assert_eq!(need.sets, [vec!["Two ", "three "], vec!["'s", "’s"]]);
        assert!(need.figure);
        let needed = Needed::of([&need].into_iter().map(Some));
        for (text, met) in [("Two cat's 3", true), ("Two cats 3", false), ("Two cat's", false), ("One cat's 3", false)] {
            assert_eq!(needed.met(text), [met], "{text}");
        }
        assert!(!Need::of(r"(?:\d|x)y").figure);
        assert!(!Need::of(r"\d*y").figure);
    }

    #[test]
    fn what_begins_with_a_figure_is_told() {
        for figure in ["[1-9][0-9]", r"\d+", "(?:1|2)[a-z]", "(?P<n>[0-9]{1,3}),[0-9]"] {
            assert!(begins_with_figure(figure), "{figure}");
        }
        for other in ["[a-z][0-9]", r"\D", "[0-9]?x", "[0-9]*", "1|x", "[^0-9]", "[0-9a]", "(", ""] {
            assert!(!begins_with_figure(other), "{other}");
        }
    }

    #[test]
    fn a_text_without_the_words_of_an_expression_is_not_read_by_it() {
        let need = |words: &[&str]| Need { sets: vec![words.iter().map(|w| (*w).to_owned()).collect()], figure: false };
        let needs = [Some(need(&["cat", "a"])), None, Some(need(&["at"]))];
        let needed = Needed::of(needs.iter().map(Option::as_ref));
        assert_eq!(needed.met("The cot"), [false, true, false]);
        assert_eq!(needed.met("The cat"), [true, true, true]);
        assert_eq!(needed.met("A tat"), [true, true, true]);
        assert_eq!(needed.met(""), [false, true, false]);
    }
}
