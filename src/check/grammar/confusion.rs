//! Real words in the wrong place: "their is", "it's own", "more then ten".
//!
//! The patterns are data (config/grammar/confusions.toml, which says how they are
//! written); this file reads and matches them. Only what neighbours leave no doubt of
//! stands there: what must be weighed is the business of the context model.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::phrase::capitalised;
use super::reading::{can, is_class, is_finite, is_name_word, only, opens_clause};
use crate::check::{Category, InQuotation, Issue};
use crate::language::{Tag, inflect};
use crate::story::{Paragraph, TokenKind};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    heard_alike: Vec<String>,
    heard: Vec<String>,
}

/// What must stand at one place.
#[derive(Debug)]
enum Place {
    OneOf(Vec<String>),
    Not(Vec<String>),
    Kind(String),
}

#[derive(Debug)]
struct Pattern {
    before: Vec<Place>,
    /// The wrong words, mostly one.
    wrong: Vec<String>,
    right: String,
    after: Vec<Place>,
    confidence: f32,
    heard_alike: bool,
}

/// Patterns by the first wrong word.
type Table = FxHashMap<String, Vec<Pattern>>;

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| read(include_str!("../../../config/grammar/confusions.toml")).unwrap_or_default())
}

fn read(text: &str) -> Result<Table, toml::de::Error> {
    let lists: Lists = toml::from_str(text)?;
    let mut table = Table::default();
    let lines = lists.heard_alike.iter().map(|l| (l, true)).chain(lists.heard.iter().map(|l| (l, false)));
    for pattern in lines.filter_map(|(line, alike)| compile(line, alike)) {
        if let Some(first) = pattern.wrong.first() {
            table.entry(first.clone()).or_default().push(pattern);
        }
    }
    Ok(table)
}

/// One line of the table; `None` where it has no wrong word.
fn compile(line: &str, heard_alike: bool) -> Option<Pattern> {
    let mut pattern =
        Pattern { before: Vec::new(), wrong: Vec::new(), right: String::new(), after: Vec::new(), confidence: 0.92, heard_alike };
    for word in line.split(' ') {
        if let Some(c) = word.strip_prefix('@') {
            pattern.confidence = c.parse().ok()?;
        } else if let Some((wrong, right)) = word.split_once('>').filter(|_| !word.contains('<')) {
            pattern.wrong.push(wrong.to_owned());
            pattern.right = right.replace('@', " ");
        } else if let Some(first) = word.strip_suffix('@') {
            pattern.wrong.push(first.to_owned());
        } else if pattern.right.is_empty() {
            pattern.before.push(place(word));
        } else {
            pattern.after.push(place(word));
        }
    }
    (!pattern.right.is_empty()).then_some(pattern)
}

fn place(word: &str) -> Place {
    if let Some(not) = word.strip_prefix('!') {
        Place::Not(not.split('|').map(str::to_owned).collect())
    } else if word.starts_with('<') && !word.contains('|') {
        Place::Kind(word.trim_matches(['<', '>']).to_owned())
    } else {
        Place::OneOf(word.split('|').map(str::to_lowercase).collect())
    }
}

pub fn find(p: &Paragraph, out: &mut Vec<Issue>) {
    for i in 0..p.tokens.len() {
        let Some(patterns) = table().get(p.lower(i)) else { continue };
        let best = patterns.iter().filter(|pattern| fits(p, i, pattern)).max_by(|a, b| a.confidence.total_cmp(&b.confidence));
        let Some(pattern) = best else { continue };
        let last = i + pattern.wrong.len() - 1;
        let right = if p.is_capitalised(i) { capitalised(&pattern.right) } else { pattern.right.clone() };
        let issue = Issue::new("grammar/confusion", Category::Word, p.span_of(i, last), "The wrong word of two that look or sound alike")
            .why(format!("Here it should be “{}”.", pattern.right))
            .suggest(right)
            .confidence(pattern.confidence);
        let issue = if pattern.heard_alike { issue.in_quotation(InQuotation::Repair) } else { issue };
        out.push(if pattern.confidence < 0.8 { issue.query() } else { issue });
    }
}

fn fits(p: &Paragraph, i: usize, pattern: &Pattern) -> bool {
    // Part of a compound or of a name is not the word it looks like.
    let glued = p.tokens.get(i).is_none_or(|t| !t.spaced && i > 0 && matches!(p.word(i - 1), "-" | "/" | "–" | "'"));
    if glued || p.is_capitalised(i) && !p.opens_sentence(i) {
        return false;
    }
    let words =
        pattern.wrong.iter().enumerate().all(|(n, w)| p.lower(i + n) == w && (n == 0 || p.tokens.get(i + n).is_some_and(|t| t.spaced)));
    let next = i + pattern.wrong.len();
    let hyphen = p.tokens.get(next).is_some_and(|t| !t.spaced && matches!(p.word(next), "-" | "/" | "–"));
    if !words || hyphen {
        return false;
    }
    let behind = pattern.after.iter().enumerate().all(|(n, place)| stands(p, next + n, place, n == 0 || next + n > 0));
    behind
        && pattern.before.iter().rev().enumerate().all(|(n, place)| {
            if matches!(place, Place::Kind(kind) if kind == "start") {
                return opens_clause(p, i - n.min(i));
            }
            i.checked_sub(n + 1).is_some_and(|at| stands(p, at, place, false))
        })
}

/// Does what must stand at this place stand there?
fn stands(p: &Paragraph, at: usize, place: &Place, follows: bool) -> bool {
    if let Place::Kind(kind) = place
        && kind == "end"
    {
        return p.tokens.get(at).is_none_or(|t| t.kind == TokenKind::Punct && p.word(at) != "-");
    }
    let Some(token) = p.tokens.get(at) else { return false };
    if follows && !token.spaced {
        return false;
    }
    match place {
        Place::OneOf(words) => words.iter().any(|w| match w.strip_prefix('<').and_then(|k| k.strip_suffix('>')) {
            Some("end") => token.kind == TokenKind::Punct && p.word(at) != "-",
            Some(kind) => is_kind(p, at, kind),
            // "IT" is not "it".
            None => **w == *token.lower && !(p.word(at).chars().count() > 1 && p.word(at).chars().all(char::is_uppercase)),
        }),
        Place::Not(words) => token.is_word() && !words.iter().any(|w| w == &*token.lower),
        Place::Kind(kind) => is_kind(p, at, kind),
    }
}

fn is_kind(p: &Paragraph, at: usize, kind: &str) -> bool {
    let token = p.tokens.get(at);
    if kind == "number" {
        return token.is_some_and(|t| t.kind == TokenKind::Number || p.word(at) == "$") || is_class(p, at, "number-word");
    }
    if !token.is_some_and(crate::story::Token::is_word) {
        return false;
    }
    if kind == "name" {
        return is_name_word(p, at);
    }
    let plain = !p.is_capitalised(at) || p.opens_sentence(at);
    plain
        && match kind {
            "any" => true,
            "det" => is_class(p, at, "determiner"),
            "nom" => is_class(p, at, "nominative"),
            "poss" => is_class(p, at, "possessive"),
            "prep" => can(p, at, Tag::IN),
            "noun" => only(p, at, |t| matches!(t, Tag::NN | Tag::NNS)),
            "plural" => {
                can(p, at, Tag::NNS) && !can(p, at, Tag::VBZ) || matches!(p.lower(at), "people" | "police" | "men" | "women" | "children")
            }
            "thing" => {
                (can(p, at, Tag::NN) || can(p, at, Tag::NNS))
                    && ![Tag::VBN, Tag::VBG, Tag::RB, Tag::IN, Tag::DT, Tag::JJ].iter().any(|t| can(p, at, *t))
            }
            "finite" => is_finite(p, at),
            "adj" => only(p, at, Tag::is_adjective),
            "verb" => only(p, at, |t| t.is_verb() || t == Tag::MD),
            "base" => {
                only(p, at, |t| matches!(t, Tag::VB | Tag::VBP)) && inflect::closed_tags(p.lower(at)).is_empty() && !is_class(p, at, "be")
            }
            "past" => {
                only(p, at, |t| matches!(t, Tag::VBD | Tag::VBN)) && can(p, at, Tag::VBD) && inflect::closed_tags(p.lower(at)).is_empty()
            }
            "part" => can(p, at, Tag::VBN),
            "part-only" => only(p, at, |t| matches!(t, Tag::VBN | Tag::VBD)) && !is_class(p, at, "where-possible"),
            "ing" => can(p, at, Tag::VBG),
            "more" => {
                only(p, at, |t| matches!(t, Tag::JJR | Tag::RBR))
                    || matches!(p.lower(at), "more" | "less" | "fewer" | "better" | "worse" | "earlier" | "later")
            }
            "modal" => is_class(p, at, "modal"),
            "be" => is_class(p, at, "be"),
            "have" => is_class(p, at, "have"),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::grammar::trial::{finds, quiet};

    #[test]
    fn the_shipped_patterns_can_be_read() {
        let text = include_str!("../../../config/grammar/confusions.toml");
        let table = read(text).unwrap();
        let lists: Lists = toml::from_str(text).unwrap();
        assert_eq!(table.values().map(Vec::len).sum::<usize>(), lists.heard_alike.len() + lists.heard.len());
    }

    #[test]
    fn neighbours_leave_no_doubt_of_the_word() {
        finds(
            find,
            &[
                ("Their is no money left.", "Their -> There"),
                ("The panel lost it's way.", "it's -> its"),
                ("They want a vote of there own.", "there -> their"),
                ("He said its not over.", "its -> it's"),
                ("She has more then ten dogs.", "then -> than"),
                ("They could of been hurt.", "of -> have"),
                ("She would of stayed.", "of -> have"),
                ("The river was lead by a dam.", "lead -> led"),
                ("They where told to leave.", "where -> were"),
                ("The city were he lives is small.", "were -> where"),
                ("They went threw the gate.", "threw -> through"),
                ("He bought a knew car.", "knew -> new"),
                ("The storm will effect the harvest.", "effect -> affect"),
                ("She wants too see the plan.", "too -> to"),
                ("It was, of coarse, late.", "coarse -> course"),
                ("He asked weather they won.", "weather -> whether"),
                ("They had all ready left.", "all ready -> already"),
                ("She walks everyday.", "everyday -> every day"),
                ("The mayor, who's term ends in May, left.", "who's -> whose"),
                ("A painter who's older brother died won.", "who's -> whose"),
                ("They can not go.", "can not -> cannot"),
                ("He was inducted in to the hall.", "in to -> into"),
                ("He was beat by a mob.", "beat -> beaten"),
            ],
        );
    }

    #[test]
    fn the_same_words_in_their_right_place_are_left_alone() {
        quiet(
            find,
            &[
                "There are their books, and they're here.",
                "The dog lost its bone, and it's sad.",
                "It's hard to tell; its hard shell broke.",
                "He spoke of its origin and of their plans there.",
                "He knew then that more people, then as now, would come.",
                "They are too tired to go, too.",
                "People where he lives are kind, and where possible they help.",
                "Were he to win, he would resign. Were it not for her, it would fail.",
                "The weather was bad, and whether they went is unclear.",
                "She takes the lead and has lead paint in the house.",
                "He threw the ball through the hoop.",
                "Everyday life goes on every day.",
                "The coarse sand is, of course, cheap.",
                "To effect change, they affect calm. The effect was small.",
                "He would of course have stayed.",
                "The man who's running is a player who's best known for it, and she can not only sing but dance.",
                "The mayor, who's home, spoke. He turned it in to the clerk and gave in to the mob.",
                "Who's there, and whose book is it?",
            ],
        );
    }
}
