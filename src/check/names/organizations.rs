//! One organization, one name: Center or Centre, Corp. or Inc., the order of the words.
//!
//! Reads runs of capitalised words that hold a word for a body (Center, Board, Foods).
//! Two of them are one name where only spelling, joining words or order tell them apart;
//! bodies that share most words and are two ("Planning Board", "Zoning Board") are left
//! alone. The story does not say which form is right: the more frequent one is proposed.

use rustc_hash::FxHashMap;

use crate::check::names::compare;
use crate::check::{Category, InQuotation, Issue, StoryChecker};
use crate::language::lexicon::{lowered, without_possessive};
use crate::story::{Paragraph, Part, ReadAs, Span, Story};

/// Words that make a run of capitals the name of a body.
const BODIES: &[&str] = &[
    "academy",
    "agency",
    "alliance",
    "association",
    "authority",
    "bakery",
    "bank",
    "board",
    "brewery",
    "brewing",
    "builders",
    "bureau",
    "cathedral",
    "center",
    "centers",
    "chapel",
    "church",
    "clinic",
    "club",
    "coalition",
    "college",
    "committee",
    "commission",
    "company",
    "consortium",
    "corporation",
    "council",
    "credit",
    "department",
    "district",
    "energy",
    "enterprises",
    "federation",
    "foods",
    "foundation",
    "fund",
    "gallery",
    "group",
    "guild",
    "healthcare",
    "holdings",
    "hospital",
    "hotel",
    "industries",
    "inn",
    "institute",
    "institution",
    "laboratories",
    "laboratory",
    "league",
    "library",
    "logistics",
    "manufacturing",
    "market",
    "ministry",
    "mission",
    "motors",
    "museum",
    "network",
    "office",
    "orchestra",
    "organization",
    "park",
    "partners",
    "partnership",
    "pharmaceuticals",
    "pharmacy",
    "power",
    "project",
    "properties",
    "railroad",
    "records",
    "registry",
    "resort",
    "resources",
    "restaurant",
    "school",
    "schools",
    "seminary",
    "service",
    "services",
    "shelter",
    "society",
    "solutions",
    "stadium",
    "station",
    "stores",
    "studios",
    "symphony",
    "systems",
    "tavern",
    "technologies",
    "technology",
    "temple",
    "theater",
    "trust",
    "union",
    "university",
    "utilities",
    "zoo",
    "homes",
    "farms",
    "mills",
    "works",
    "sons",
    "brothers",
    "bros",
];

/// Other spellings of words of such names.
const SPELLINGS: &[(&str, &str)] = &[
    ("centre", "center"),
    ("centres", "centers"),
    ("theatre", "theater"),
    ("theatres", "theaters"),
    ("labour", "labor"),
    ("harbour", "harbor"),
    ("dept", "department"),
    ("assn", "association"),
    ("defence", "defense"),
    ("organisation", "organization"),
    ("programme", "program"),
    ("assoc", "association"),
    ("univ", "university"),
    ("comm", "commission"),
    ("catalogue", "catalog"),
    ("neighbourhood", "neighborhood"),
    ("honour", "honor"),
    ("grey", "gray"),
    ("jewellery", "jewelry"),
    ("intl", "international"),
    ("natl", "national"),
    ("saint", "st"),
    ("mount", "mt"),
    ("fort", "ft"),
];

const LEGAL: &[&str] = &["inc", "corp", "co", "llc", "ltd", "lp", "llp", "plc", "corporation", "company", "incorporated", "limited"];
const JOINING: &[&str] = &["of", "for", "and", "the", "in", "at", "on", "&", "to"];

/// One name as it stands at one place.
struct Mention {
    written: String,
    span: Span,
    /// Words in lower case, without the article.
    words: Vec<String>,
}

pub struct Organizations;

impl StoryChecker for Organizations {
    fn name(&self) -> &'static str {
        "names of organizations"
    }

    fn check(&self, story: &Story, out: &mut Vec<Issue>) {
        if story.facts.read_as != ReadAs::Story {
            return;
        }
        let mut forms: Vec<Vec<Mention>> = Vec::new();
        let mut index: FxHashMap<String, usize> = FxHashMap::default();
        for placed in story.paragraphs.iter().filter(|p| matches!(p.paragraph.part, Part::Body)) {
            for mention in mentions(&placed.paragraph, placed.start) {
                let at = *index.entry(mention.words.join(" ")).or_insert_with(|| {
                    forms.push(Vec::new());
                    forms.len() - 1
                });
                if let Some(form) = forms.get_mut(at) {
                    form.push(mention);
                }
            }
        }
        if forms.len() > 300 {
            return;
        }
        for (i, b) in forms.iter().enumerate() {
            let Some(a) = forms.iter().take(i).find(|a| a.first().zip(b.first()).is_some_and(|(a, b)| are_one(&a.words, &b.words))) else {
                continue;
            };
            let (right, slip) = if b.len() > a.len() { (b, a) } else { (a, b) };
            out.extend(slip.iter().filter_map(|m| issue(m, right)));
        }
    }
}

fn issue(slip: &Mention, right: &[Mention]) -> Option<Issue> {
    let first = right.first().filter(|f| f.written != slip.written)?;
    Some(
        Issue::new("name-org-variant", Category::Name, slip.span, format!("{} or {}? One name, two forms", slip.written, first.written))
            .suggest(&first.written)
            .why("The name of an organization stays the same throughout: one spelling, one order of words.")
            .related(first.span, first.written.clone())
            .in_quotation(InQuotation::Query)
            .confidence(0.75)
            .query(),
    )
}

/// The names of bodies in a paragraph that begins at byte `start` of the story.
fn mentions(p: &Paragraph, start: usize) -> Vec<Mention> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < p.tokens.len() {
        let end = run_end(p, i);
        if end == i {
            i += 1;
            continue;
        }
        let mut first = i;
        while first < end && (p.lower(first) == "the" || p.opens_sentence(first) && is_opener(p, first)) {
            first += 1;
        }
        // "The foundation's": the name ends before the mark.
        let plain = |t: usize| if t + 1 == end { without_possessive(p.word(t)) } else { p.word(t) };
        let words: Vec<String> = (first..end).map(|t| normal(plain(t))).filter(|w| !w.is_empty()).collect();
        let content = words.iter().filter(|w| !JOINING.contains(&w.as_str())).count();
        let body = words.iter().any(|w| is_body(w));
        if (content > 2 || content > 1 && body) && !p.tokens.get(first).is_some_and(|t| t.quoted) {
            let span = p.span_of(first, end - 1).shifted(start);
            let written = p.span_of(first, end - 1).of(&p.text);
            let cut = without_possessive(written).len();
            out.push(Mention {
                written: written.get(..cut).unwrap_or(written).to_owned(),
                span: Span::new(span.start, span.start + cut),
                words,
            });
        }
        i = end;
    }
    out
}

fn is_body(word: &str) -> bool {
    let plain = respelled(word);
    BODIES.contains(&plain) || LEGAL.contains(&plain)
}

/// "In", "At", "When" before a name.
fn is_opener(p: &Paragraph, i: usize) -> bool {
    use crate::language::Tag;
    p.tokens.get(i).is_some_and(|t| matches!(t.tag, Tag::IN | Tag::DT | Tag::RB | Tag::WRB | Tag::CC | Tag::PRPS | Tag::VBG | Tag::TO))
}

fn normal(word: &str) -> String {
    lowered(word).trim_end_matches('.').to_owned()
}

/// The end of the run of capitals from `i`, with "of", "for", "and" and the like inside.
fn run_end(p: &Paragraph, i: usize) -> usize {
    let capital = |i: usize| p.is_capitalised(i) && p.tokens.get(i).is_some_and(crate::story::Token::is_word);
    let spaced = |i: usize| p.tokens.get(i).is_some_and(|t| t.spaced);
    if !capital(i) {
        return i;
    }
    let mut end = i + 1;
    while end < p.tokens.len() {
        let closed = p.lower(end - 1).ends_with("'s") && !capital(end);
        if closed || p.opens_sentence(end) {
            break;
        }
        if spaced(end) && capital(end) {
            end += 1;
        } else if spaced(end) && matches!(p.lower(end), "of" | "for" | "and" | "&") && capital(end + 1) {
            end += 2;
        } else if spaced(end) && matches!(p.lower(end), "of" | "for" | "in" | "on" | "at") && p.lower(end + 1) == "the" && capital(end + 2)
        {
            end += 3;
        } else if p.word(end) == "-" && !spaced(end) && capital(end + 1) && !spaced(end + 1) {
            end += 2;
        } else {
            break;
        }
    }
    end
}

fn respelled(word: &str) -> &str {
    SPELLINGS.iter().find(|(w, _)| *w == word).map_or(word, |(_, right)| right)
}

/// Are the two, which differ, the name of one body?
fn are_one(a: &[String], b: &[String]) -> bool {
    let plain = |w: &[String]| -> Vec<String> {
        w.iter()
            .map(|w| if w == "&" { "and".to_owned() } else { without_possessive(respelled(w)).trim_end_matches('\'').to_owned() })
            .filter(|w| w != "-")
            .collect()
    };
    let (a, b) = (plain(a), plain(b));
    if a.iter().chain(&b).any(|w| w.chars().any(|c| c.is_ascii_digit())) {
        return false;
    }
    let named = a.iter().chain(&b).any(|w| is_body(w));
    let respaced = a.concat() == b.concat();
    let slip = a.len() == b.len() && differ_in_a_slip(&a, &b);
    named && (a == b || differ_in_suffix(&a, &b) || respaced || slip || differ_in_order(&a, &b))
}

/// "Bluestem Energy Corp." and "Bluestem Energy Inc.".
fn differ_in_suffix(a: &[String], b: &[String]) -> bool {
    match (a.split_last(), b.split_last()) {
        (Some((x, front)), Some((y, other))) => {
            front == other && LEGAL.contains(&x.as_str()) && LEGAL.contains(&y.as_str()) && !front.is_empty()
        }
        _ => false,
    }
}

/// One word of several differs by one letter: "Community Collage".
fn differ_in_a_slip(a: &[String], b: &[String]) -> bool {
    let pairs: Vec<(&String, &String)> = a.iter().zip(b).filter(|(x, y)| x != y).collect();
    match pairs.as_slice() {
        [(x, y)] => {
            let joining = JOINING.contains(&x.as_str()) && JOINING.contains(&y.as_str());
            let content = a.iter().filter(|w| !JOINING.contains(&w.as_str())).count();
            let near = x.len().min(y.len()) > 4 && compare::slips(x, y, 1).is_some() && !two_names(x, y);
            joining && content > 2 && !a.iter().any(|w| w == "department") || near && content > 2
        }
        _ => false,
    }
}

/// Names of two places or people that one letter tells apart.
fn two_names(x: &str, y: &str) -> bool {
    let lexicon = crate::language::Lexicon::shared();
    let name = |w: &str| lexicon.is_place(w) || lexicon.is_given_name(w) || lexicon.is_surname(w) && !lexicon.knows_lower(w);
    name(x) && name(y)
}

/// "Coalition for Safe Streets" and "Safe Streets Coalition": the same words, three of them
/// or more, in another order. Departments are called either way.
fn differ_in_order(a: &[String], b: &[String]) -> bool {
    let content = |w: &[String]| {
        let mut words: Vec<String> = w
            .iter()
            .filter(|w| !JOINING.contains(&w.as_str()))
            .map(|w| if w.len() > 4 { w.strip_suffix('s').filter(|w| !w.ends_with('s')).unwrap_or(w).to_owned() } else { w.clone() })
            .collect();
        words.sort_unstable();
        words
    };
    let (x, y) = (content(a), content(b));
    x.len() > 2 && x == y && !x.iter().any(|w| w == "department" || w == "university")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        Organizations.check(&Story::parse(text, ReadAs::Story), &mut out);
        out.iter().map(|i| format!("{} -> {}", i.span.of(text), i.suggestions.join("/"))).collect()
    }

    #[test]
    fn one_body_under_two_names_is_asked_about() {
        for (text, want) in [
            (
                "The Harlow Center for the Arts will close. The Harlow Centre for the Arts seats 400.\n",
                "Harlow Centre for the Arts -> Harlow Center for the Arts",
            ),
            ("Bluestem Energy Corp. failed. Bluestem Energy Inc. owes $4.\n", "Bluestem Energy Inc. -> Bluestem Energy Corp."),
            ("Oakhill Hospital hired 40 nurses. Oak Hill Hospital has 300 beds.\n", "Oak Hill Hospital -> Oakhill Hospital"),
            (
                "The Coalition for Safe Streets sued. The Safe Streets Coalition won.\n",
                "Safe Streets Coalition -> Coalition for Safe Streets",
            ),
            ("Vale Community College opened. Vale Community Collage has a lab.\n", "Vale Community Collage -> Vale Community College"),
            ("Hartwell & Sons built it. Hartwell and Sons said no.\n", "Hartwell and Sons -> Hartwell & Sons"),
        ] {
            assert_eq!(found(text), [want]);
        }
    }

    #[test]
    fn two_bodies_are_two() {
        for text in [
            "The Vale Planning Board met. The Vale Planning Board's chief left. The Vale Zoning Board left.\n",
            "Vale Community College sued Dale Community College.\n",
            "The Department of Homeland Security met. The Homeland Security Department left.\n",
            "Oak Hill Hospital hired 40. Oak Hill High School hired none. The hospital is full.\n",
            "Bluestem Energy failed. Bluestem Energy Partners did not.\n",
            "Washington University met the University of Washington.\n",
            "Local School 12 met School Local 13.\n",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
