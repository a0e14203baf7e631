//! Words without which a regular expression cannot match.
//!
//! To compile an expression takes longer than to read a story by it, and most paragraphs
//! hold nothing of what most expressions ask for. So a plain search comes first: one
//! search for the words of all expressions of a book. Knows no rule.

use aho_corasick::AhoCorasick;
use regex_syntax::ast::parse::Parser;
use regex_syntax::ast::{Ast, ClassPerlKind, ClassSet, ClassSetItem, Flag, GroupKind, RepetitionKind, RepetitionRange};

/// Most words one expression may be known by.
const MOST: usize = 48;
/// Most letters of a class that are told one by one.
const LETTERS: usize = 4;
/// A word this long is rare enough; in bytes.
const LONG: usize = 8;

/// Words one of which stands in every match of `source`; none where no such are known.
pub fn words(source: &str) -> Option<Vec<String>> {
    // "(?i)" speaks of all that follows it, which is not looked into here.
    let sets_flags = |rest: &str| rest.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '-').starts_with(')');
    if source.match_indices("(?").any(|(at, _)| source.get(at + 2..).is_some_and(sets_flags)) {
        return None;
    }
    needed(&Parser::new().parse(source).ok()?)
}

/// Does everything that `source` matches begin with a figure?
pub fn begins_with_figure(source: &str) -> bool {
    fn begins(part: &Ast) -> bool {
        match part {
            Ast::Literal(letter) => letter.c.is_ascii_digit(),
            Ast::ClassPerl(class) => class.kind == ClassPerlKind::Digit && !class.negated,
            Ast::ClassBracketed(class) if !class.negated => match &class.kind {
                ClassSet::Item(ClassSetItem::Range(range)) => range.start.c.is_ascii_digit() && range.end.c.is_ascii_digit(),
                _ => false,
            },
            Ast::Group(group) => begins(&group.ast),
            Ast::Repetition(r) => fewest(&r.op.kind) > 0 && begins(&r.ast),
            Ast::Alternation(either) => either.asts.iter().all(begins),
            Ast::Concat(row) => row.asts.first().is_some_and(begins),
            _ => false,
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
        Ast::Repetition(r) if fewest(&r.op.kind) > 0 => needed(&r.ast),
        Ast::Alternation(either) => {
            let all: Option<Vec<Vec<String>>> = either.asts.iter().map(needed).collect();
            all.map(|words| words.concat()).filter(|words| words.len() <= MOST)
        }
        Ast::Concat(_) => {
            let mut row = Vec::new();
            gather(part, &mut row);
            best_of(&row)
        }
        _ => spellings(part).filter(|words| words.iter().all(|w| !w.is_empty())),
    }
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

/// The rarest words that parts of a row spell, one alone or some in succession.
fn best_of(row: &[&Ast]) -> Option<Vec<String>> {
    let spelled: Vec<Option<Vec<String>>> = row.iter().map(|part| spellings(part)).collect();
    let mut best: Option<(usize, Vec<String>)> = None;
    let mut offer = |words: &Vec<String>| {
        let cost = words.iter().map(|w| commonness(w)).sum::<usize>();
        if words.iter().all(|w| !w.is_empty()) && best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, words.clone()));
        }
    };
    for from in 0..row.len() {
        let mut run = vec![String::new()];
        for part in spelled.iter().skip(from) {
            let Some(next) = part.as_ref().and_then(|part| joined(&run, part)) else { break };
            run = next;
            offer(&run);
            if run.iter().all(|w| w.len() >= LONG) {
                break;
            }
        }
        if spelled.get(from).is_some_and(Option::is_none)
            && let Some(words) = row.get(from).and_then(|part| needed(part))
        {
            offer(&words);
        }
    }
    best.map(|(_, words)| words)
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
    /// The expression each word of the search belongs to.
    owners: Vec<usize>,
    /// Expressions with words of their own; the others may match anywhere.
    known: Vec<bool>,
}

impl Needed {
    /// The search for expressions with these words, in order.
    pub fn of<'e>(expressions: impl Iterator<Item = Option<&'e [String]>>) -> Self {
        let mut needed = Self::default();
        let mut all: Vec<&str> = Vec::new();
        for (n, words) in expressions.enumerate() {
            needed.known.push(words.is_some());
            for word in words.unwrap_or_default() {
                all.push(word);
                needed.owners.push(n);
            }
        }
        needed.search = AhoCorasick::new(all).ok();
        needed
    }

    /// For each expression, whether it may match in `text`.
    pub fn met(&self, text: &str) -> Vec<bool> {
        let mut met: Vec<bool> = self.known.iter().map(|known| !known || self.search.is_none()).collect();
        for word in self.search.iter().flat_map(|s| s.find_overlapping_iter(text)) {
            if let Some(one) = self.owners.get(word.pattern().as_usize()).and_then(|n| met.get_mut(*n)) {
                *one = true;
            }
        }
        met
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_cannot_be_missing_are_found_behind_what_varies() {
        let words = |source: &str| words(source).unwrap_or_default();
        assert_eq!(words("[0-9]+(?P<x>–)[0-9]"), ["–"]);
        assert_eq!(words("[A-Z][a-z]+ (?:weeks|days) ago"), [" weeks", " days"]);
        assert_eq!(words("[A-Z][a-z]+s(?P<x>(?P<q>['’])s)"), ["s's", "s’s"]);
        assert_eq!(words("(?:[Tt]wo|three) [a-z]+"), ["Two ", "two ", "three "]);
        assert_eq!(words("(?:(?:a|the) )?[A-Z]x|y{2}"), ["x", "y"]);
        for anything in ["[A-Za-z]+ ?[A-Z]", "(?:ab)*", "(?i)ab", "(?i-u:ab)", r"\d+", "a|[b-z]", "", "a|", "[^a]", "("] {
            assert!(words(anything).is_empty(), "{anything}");
        }
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
        let needs = [Some(vec!["cat".to_owned(), "a".to_owned()]), None, Some(vec!["at".to_owned()])];
        let needed = Needed::of(needs.iter().map(Option::as_deref));
        assert_eq!(needed.met("The cot"), [false, true, false]);
        assert_eq!(needed.met("The cat"), [true, true, true]);
        assert_eq!(needed.met("A tat"), [true, true, true]);
        assert_eq!(needed.met(""), [false, true, false]);
    }
}
