//! One name spelled two ways in one story.
//!
//! The story itself is the witness: the spelling that it uses more often, or with the full
//! name, is the likelier; the other is shown beside it. Two people of like names, each
//! introduced with a given name of their own, are two people.

use rustc_hash::FxHashMap;

use crate::check::names::compare;
use crate::check::names::ledger::{Ledger, Mention, Word};
use crate::check::{Category, InQuotation, Issue, StoryChecker};
use crate::language::Lexicon;
use crate::story::Story;

/// Names compared with each other under one first letter; a story has some hundred in all.
const MOST: usize = 1500;

pub struct Variants;

impl StoryChecker for Variants {
    fn name(&self) -> &'static str {
        "name-variants"
    }

    fn check(&self, story: &Story, out: &mut Vec<Issue>) {
        let ledger = Ledger::read(story);
        // A slip is told against the name it is nearest to, and only once.
        let mut told: Vec<(usize, usize)> = Vec::new();
        for verdict in verdicts(&ledger) {
            for mention in &verdict.places {
                let key = (mention.span.start, mention.span.end);
                if !told.contains(&key) {
                    told.push(key);
                    out.push(issue(&verdict, mention));
                }
            }
        }
    }
}

/// All pairs of the ledger that are one name, the surest first.
pub fn verdicts(ledger: &Ledger) -> Vec<Verdict<'_>> {
    let mut by_letter: FxHashMap<char, Vec<(&str, &Word)>> = FxHashMap::default();
    for (lower, word) in &ledger.words {
        by_letter.entry(lower.chars().next().unwrap_or(' ')).or_default().push((lower, word));
    }
    let mut verdicts = Vec::new();
    for names in by_letter.values().filter(|n| n.len() <= MOST) {
        for (i, a) in names.iter().enumerate() {
            for b in names.iter().skip(i + 1) {
                verdicts.extend(judge(Lexicon::shared(), *a, *b));
            }
        }
    }
    given_names(ledger, &mut verdicts);
    verdicts.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then(a.slip.written.cmp(&b.slip.written)));
    verdicts
}

/// One word taken for a slip of another.
pub struct Verdict<'a> {
    right: &'a Word,
    pub slip: &'a Word,
    /// Where the slip stands.
    places: Vec<&'a Mention>,
    confidence: f32,
    /// The evidence is two to one or better.
    sure: bool,
}

fn issue(v: &Verdict, mention: &Mention) -> Issue {
    let times = |n: usize| if n == 1 { "once".to_owned() } else { format!("{n} times") };
    let mut issue = Issue::new(
        "name-variant",
        Category::Name,
        mention.span,
        format!("{} or {}? One name, two spellings", v.slip.written, v.right.written),
    )
    .suggest(&v.right.written)
    .why(format!(
        "The story has {} {} and {} {}; a name is spelled one way.",
        v.right.written,
        times(v.right.count()),
        v.slip.written,
        times(v.slip.count())
    ))
    .in_quotation(InQuotation::Repair)
    .confidence(v.confidence);
    if let Some(first) = v.right.mentions.iter().find(|m| m.given.is_some()).or(v.right.mentions.first()) {
        issue = issue.related(first.span, v.right.written.clone());
    }
    if v.sure { issue } else { issue.query() }
}

/// Are the two one name, and which is the slip?
fn judge<'a>(lexicon: &Lexicon, a: (&'a str, &'a Word), b: (&'a str, &'a Word)) -> Option<Verdict<'a>> {
    let least = a.0.chars().count().min(b.0.chars().count());
    let most = a.0.chars().count().max(b.0.chars().count());
    let slips = compare::slips(a.0, b.0, if least >= 7 { 2 } else { 1 })?;
    if most < 4 || least < 3 {
        return None;
    }
    let (known_a, known_b) = (is_known(lexicon, a.0), is_known(lexicon, b.0));
    let weight = |w: &Word, known: bool| w.count() + usize::from(w.givens().next().is_some()) + usize::from(known);
    let (weight_a, weight_b) = (weight(a.1, known_a), weight(b.1, known_b));
    let ((right, slip), (heavy, light), slip_known) =
        if weight_a > weight_b || weight_a == weight_b && a.1.mentions.first().map(|m| m.span) < b.1.mentions.first().map(|m| m.span) {
            ((a, b), (weight_a, weight_b), known_b)
        } else {
            ((b, a), (weight_b, weight_a), known_a)
        };
    // "MUAs" and "MUPs" are two abbreviations.
    let short =
        |w: &Word| w.written.chars().filter(|c| c.is_uppercase()).count() > 1 && w.written.chars().nth(1).is_some_and(char::is_uppercase);
    if short(a.1) && short(b.1) {
        return None;
    }
    let same_given = same_given(a.1, b.1);
    if are_two_people(right.1, slip.1)
        || are_two_words(lexicon, right.0, slip.0, slip_known)
            && !(same_given && !(lexicon.knows_lower(right.0) && lexicon.knows_lower(slip.0)))
    {
        return None;
    }
    let sure = heavy >= 2 * light;
    let confidence = if compare::differ_in_accents(a.0, b.0) {
        if sure { 0.88 } else { 0.75 }
    } else if same_given {
        if compare::differ_at_the_end(a.0, b.0) && slip_known { 0.72 } else { 0.9 }
    } else if !slip_known {
        // A slip that two letters make of a short name is another name, and so is one letter
        // between a very short name and a common word.
        let short = slips > 1 && least < 8 || least < 5 && lexicon.knows_lower(right.0);
        if short || lexicon.knows_lower(slip.0) || is_anothers_given_name(right.1, slip.1) {
            return None;
        }
        match (right.1.is_introduced() || right.1.count() > 1, sure) {
            (true, true) => 0.92,
            (true, false) => 0.7,
            (false, _) => 0.6,
        }
    } else {
        if !is_second_reference(lexicon, right, slip) || slips > 1 {
            return None;
        }
        if sure && stands_alone(right.1) { 0.82 } else { 0.6 }
    };
    // Of two names as near the nearer one is told.
    let confidence = if slips > 1 { confidence - 0.04 } else { confidence };
    Some(Verdict { right: right.1, slip: slip.1, places: slip.1.mentions.iter().collect(), confidence, sure: sure && confidence > 0.8 })
}

/// Does an ending make the difference: Iran and Iranian? Where only one of the two is a word
/// we know, the other is its derivative if it is the longer one, else a slip of it.
fn are_two_words(lexicon: &Lexicon, right: &str, slip: &str, slip_known: bool) -> bool {
    if !slip_known && is_known(lexicon, right) {
        return slip.len() > right.len() && slip.starts_with(right) && compare::is_derived(right, slip);
    }
    compare::is_derived(right, slip)
}

/// The slip stands before surnames only, and other ones than the right name: "Joonas
/// Halvorsen" beside "Jonas Okafor".
fn is_anothers_given_name(right: &Word, slip: &Word) -> bool {
    let before = |w: &Word| w.mentions.iter().filter_map(|m| m.next.clone()).collect::<Vec<_>>();
    let (r, s) = (before(right), before(slip));
    s.len() == slip.count() && !r.is_empty() && !s.iter().any(|n| r.contains(n))
}

/// A word we have met: no slip by itself.
fn is_known(lexicon: &Lexicon, lower: &str) -> bool {
    lexicon.entry(lower).is_some_and(|e| !e.is_rare() && !e.is_variant()) || lexicon.entry(lower).is_none() && lexicon.knows_lower(lower)
}

/// Both stand behind the same given name somewhere.
fn same_given(a: &Word, b: &Word) -> bool {
    a.givens().any(|g| b.givens().any(|h| h == g))
}

/// Each is introduced with a given name, and no given name is shared or sounds alike.
fn are_two_people(a: &Word, b: &Word) -> bool {
    let introduced = a.givens().next().is_some() && b.givens().next().is_some();
    introduced && !a.givens().any(|g| b.givens().any(|h| g == h || compare::sound_alike(g, h) || compare::slips(g, h, 1).is_some()))
}

/// A known name that stands alone, never introduced, one letter away from somebody who is:
/// "Simons" after "Gene Simmons".
fn is_second_reference(lexicon: &Lexicon, right: (&str, &Word), slip: (&str, &Word)) -> bool {
    let alone = slip.1.mentions.iter().all(|m| m.given.is_none() && !m.titled && m.next.is_none() && !m.follows_name);
    let common = lexicon.is_given_name(slip.0) && lexicon.frequency(slip.0).is_some_and(|f| f > 3.0);
    let speaks = slip.1.mentions.iter().all(|m| m.speaks);
    let place = lexicon.is_place(slip.0) && !speaks;
    let name = lexicon.is_surname(slip.0) && !place && !common && !lexicon.knows_lower(slip.0);
    let full = right.1.givens().next().is_some() && (stands_alone(right.1) || speaks || slip.1.count() == 1);
    alone && name && full && slip.0.chars().count() >= 5 && !compare::differ_at_the_end(right.0, slip.0)
}

/// It stands somewhere without its given name.
fn stands_alone(word: &Word) -> bool {
    word.mentions.iter().any(|m| m.given.is_none())
}

/// "Sean Ortega" and "Shawn Ortega": one surname behind two spellings of a given name.
fn given_names<'a>(ledger: &'a Ledger, verdicts: &mut Vec<Verdict<'a>>) {
    let mut behind: FxHashMap<&str, Vec<(&str, &Word)>> = FxHashMap::default();
    for (lower, word) in &ledger.words {
        for next in word.mentions.iter().filter_map(|m| m.next.as_deref()) {
            let names = behind.entry(next).or_default();
            if !names.iter().any(|(l, _)| l == lower) {
                names.push((lower, word));
            }
        }
    }
    for (surname, givens) in &behind {
        for (i, a) in givens.iter().enumerate() {
            for b in givens.iter().skip(i + 1).filter(|b| compare::sound_alike(a.0, b.0)) {
                let before = |w: &'a Word| w.mentions.iter().filter(|m| m.next.as_deref() == Some(*surname)).collect::<Vec<_>>();
                let (places_a, places_b) = (before(a.1), before(b.1));
                let first = |p: &[&Mention]| p.first().map(|m| m.span.start);
                let a_is_right = places_a.len() > places_b.len() || places_a.len() == places_b.len() && first(&places_a) < first(&places_b);
                let (right, slip, places, others) =
                    if a_is_right { (a, b, places_b, places_a.len()) } else { (b, a, places_a, places_b.len()) };
                let sure = others >= 2 * places.len();
                verdicts.push(Verdict { right: right.1, slip: slip.1, confidence: if sure { 0.85 } else { 0.7 }, sure, places });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Level;
    use crate::story::ReadAs;

    fn found(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        Variants.check(&Story::parse(text, ReadAs::Story), &mut out);
        out.sort_by_key(|i| i.span);
        out.iter()
            .map(|i| format!("{}{} -> {}", if i.level == Level::Fix { "" } else { "? " }, i.span.of(text), i.suggestions.join(" ")))
            .collect()
    }

    #[test]
    fn a_name_that_slips_once_is_found() {
        assert_eq!(found("Petra Vondrak was hired in May. Vondrek starts Monday. Vondrak, 41, said so.\n"), ["Vondrek -> Vondrak"]);
        assert_eq!(found("Ngozi Okonjo spoke. Okonjo's aide left. Okonojo said no.\n"), ["Okonojo -> Okonjo"]);
    }

    #[test]
    fn a_place_that_slips_is_found() {
        assert_eq!(found("The fire began in Bramblewick. Crews left Bramblwick at noon.\n"), ["? Bramblwick -> Bramblewick"]);
    }

    #[test]
    fn a_given_name_spelled_two_ways_is_asked_about() {
        assert_eq!(found("Sean Okafor led the team. Later, Shawn Okafor retired.\n"), ["? Shawn -> Sean"]);
    }

    #[test]
    fn a_known_name_that_nobody_introduced_is_asked_about() {
        assert_eq!(found("Chief Marta Lindqvist spoke. Later, Lindquist took questions.\n"), ["? Lindquist -> Lindqvist"]);
        assert_eq!(found("Jon Okafor was hired. John Okafor starts Monday.\n"), ["? John -> Jon"]);
    }

    #[test]
    fn people_of_like_names_are_two_people() {
        for text in [
            "Nora Vondrak and her cousin Jo Vondrek spoke. Vondrak left.\n",
            "John Smith and Joan Smith spoke. The Smiths left.\n",
            "Tom Brown met Ann Browne. Browne spoke, and Brown left.\n",
            "Maria Lopez and Marie Lopez are sisters.\n",
            "The Alaska Convention met. The Alaska Conventional Forces left. The Alaska Convention ended.\n",
            "The areas (MUAs) and the people (MUPs) were named. The MUAs grew.\n",
        ] {
            assert!(found(text).is_empty(), "{text} {:?}", found(text));
        }
    }

    #[test]
    fn countries_and_their_people_are_right() {
        let text = "Troops left Iraq for Iran. An Iraqi general met Iranian envoys. Koreans and a Korean envoy came to Korea in March. Marsh spoke of Mars.\n";
        assert!(found(text).is_empty(), "{:?}", found(text));
    }
}
