//! An opening participle that only a person can be the subject of, before a subject that
//! is none: "Walking to school, the rain soaked her".

use crate::check::grammar::classes;
use crate::check::grammar::reading::is_person;
use crate::check::style::logic::clause;
use crate::check::style::report::Report;
use crate::language::{Tag, inflect};
use crate::story::{Paragraph, Part, StoryFacts};

/// Done by people alone, or nearly.
const DOINGS: &[&str] = &[
    "drive",
    "walk",
    "hike",
    "jog",
    "ride",
    "read",
    "shop",
    "sleep",
    "watch",
    "look",
    "write",
    "study",
    "eat",
    "listen",
    "think",
    "speak",
    "talk",
    "cook",
    "wait",
    "arrive",
    "return",
    "search",
    "climb",
    "fish",
    "hunt",
    "swim",
    "sit",
    "stand",
    "cycle",
    "bike",
    "paddle",
    "garden",
    "camp",
    "celebrate",
    "travel",
    "hope",
    "hurry",
    "work",
    "shovel",
    "play",
    "practice",
    "dance",
    "drink",
    "dine",
    "stroll",
    "wander",
    "commute",
    "peer",
    "glance",
    "enter",
    "lean",
    "kneel",
    "relax",
    "drift",
    "row",
    "sail",
    "skate",
    "ski",
    "clean",
    "fly",
    "cross",
    "chat",
    "breakfast",
    "babysit",
    "knit",
    "whistle",
    "yawn",
];

/// Things that move, sit or work themselves, and words for many people.
const ABLE: &[&str] = &[
    "car",
    "truck",
    "van",
    "bus",
    "train",
    "plane",
    "boat",
    "ship",
    "vehicle",
    "driver",
    "team",
    "group",
    "crew",
    "couple",
    "family",
    "company",
    "council",
    "board",
    "police",
    "pair",
    "trio",
    "crowd",
    "band",
    "party",
    "club",
    "class",
    "army",
    "unit",
    "squad",
    "duo",
    "jury",
    "panel",
    "agency",
    "department",
    "dog",
    "cat",
    "horse",
    "bear",
    "bird",
    "animal",
    "robot",
    "drone",
    "convoy",
    "caravan",
    "fleet",
    "storm",
    "hurricane",
    "force",
    "office",
    "union",
    "committee",
    "commission",
    "staff",
    "public",
    "church",
    "school",
    "government",
    "administration",
    "press",
    "cast",
    "choir",
    "orchestra",
    "delegation",
    "motorcade",
    "procession",
    "parade",
    "march",
    "team-mate",
    "half",
    "majority",
    "rest",
    "number",
    "part",
    "side",
    "nation",
    "country",
    "city",
    "town",
    "state",
    "village",
    "world",
    "community",
    "neighborhood",
    "ambulance",
    "helicopter",
    "motorcycle",
    "bicycle",
    "bike",
    "suv",
    "sedan",
    "pickup",
    "tractor",
    "jet",
    "ferry",
    "vessel",
    "one",
    "first",
    "other",
    "youth",
    "elder",
    "senior",
    "junior",
    "freshman",
    "sophomore",
    "flag",
    "kite",
    "balloon",
    "moon",
];

/// Openers of another kind that only a person can be meant by.
const STATES: &[&str] = &["afraid", "exhausted", "hungry", "thirsty", "homesick", "drunk", "drowsy"];
const YOUNG: &[&str] =
    &["child", "boy", "girl", "teen", "teenager", "kid", "toddler", "baby", "student", "freshman", "sophomore", "youngster", "youth"];
const BEGUN: &[&str] = &["born", "raised", "educated", "orphaned", "widowed", "diagnosed"];
const DONE: &[&str] = &[
    "finished",
    "eaten",
    "graduated",
    "retired",
    "arrived",
    "heard",
    "read",
    "seen",
    "learned",
    "studied",
    "spent",
    "lived",
    "grown",
    "married",
    "slept",
    "walked",
    "driven",
    "traveled",
    "worked",
    "served",
    "watched",
    "waited",
    "decided",
    "written",
];

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    if p.part != Part::Body {
        return;
    }
    for s in &p.sentences {
        let start = s.tokens.start;
        if p.tokens.get(start).is_none_or(|t| t.quoted) {
            continue;
        }
        let Some(comma) = (start + 1..s.tokens.end.min(start + 10)).find(|i| p.word(*i) == ",") else { continue };
        let Some(opener) = opener(p, start, comma) else { continue };
        let head = match clause::at(p, comma + 1, s.tokens.end) {
            Some(c) if opener == Opener::OfHis => is_his(p, c.first).then_some(c.head),
            // "Born in 1920, his mother": she may be the one.
            Some(c) if opener == Opener::Begun => (is_his(p, c.first) && is_thing(p, c)).then_some(c.head),
            Some(c) => is_thing(p, c).then_some(c.head),
            None => None,
        };
        let it = opener == Opener::Timed && p.lower(comma + 1) == "it";
        if let Some(head) = head.or_else(|| it.then_some(comma + 1)) {
            report.put::<String>("dangling-modifier", p, p.span_of(start, head), []);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Opener {
    /// "Walking to school": a thing cannot follow.
    Doing,
    /// The same behind while, when, after, before: nor can "it".
    Timed,
    /// "As a child", "At 12": nor can anybody or anything that is his or hers.
    OfHis,
    /// "Born in Ohio": nor can a thing that is his or hers.
    Begun,
}

/// What kind of words open the sentence at `start`, up to the comma.
fn opener(p: &Paragraph, start: usize, comma: usize) -> Option<Opener> {
    let timed = matches!(p.lower(start), "while" | "when" | "after" | "before");
    let first = if timed { start + 1 } else { start };
    let word = p.lower(first);
    if let Some(base) = inflect::lemma(word, inflect::Class::Verb).filter(|_| word.ends_with("ing")) {
        let runs = &*base == "run" && p.lower(first + 1) == "for" && p.lower(first + 2) == "the";
        let has = &*base == "have" && DONE.contains(&p.lower(first + 1));
        let does = DOINGS.contains(&&*base) || runs || has;
        return does.then_some(if timed { Opener::Timed } else { Opener::Doing });
    }
    let next = p.lower(start + 1);
    let number = |i: usize| p.word(i).parse::<u32>().is_ok_and(|n| n < 110) || crate::check::style::number::unit(p.lower(i)).is_some();
    match p.lower(start) {
        "as" if matches!(next, "a" | "an") && comma <= start + 5 && YOUNG.contains(&p.lower(comma - 1)) => Some(Opener::OfHis),
        "at" if number(comma - 1) && comma <= start + 5 && (comma == start + 2 || next == "age" || p.lower(start + 2) == "age") => {
            Some(Opener::OfHis)
        }
        "unable"
            if next == "to"
                && matches!(p.lower(start + 2), "swim" | "walk" | "sleep" | "see" | "speak" | "drive" | "read" | "eat" | "hear") =>
        {
            Some(Opener::Doing)
        }
        "after"
            if number(start + 1)
                && p.lower(start + 2) == "years"
                && matches!(p.lower(start + 3), "as" | "of")
                && matches!(p.lower(start + 4), "a" | "an" | "teaching" | "coaching") =>
        {
            Some(Opener::Doing)
        }
        w if BEGUN.contains(&w) => Some(Opener::Begun),
        w if STATES.contains(&w) => Some(Opener::Doing),
        _ => None,
    }
}

/// "his family", "her first job".
fn is_his(p: &Paragraph, first: usize) -> bool {
    matches!(p.lower(first), "his" | "her" | "their" | "my" | "our")
}

/// A subject that drives, reads and waits for nothing.
fn is_thing(p: &Paragraph, c: clause::Clause) -> bool {
    let word = p.lower(c.head);
    let singular = inflect::singular(word).unwrap_or_else(|| word.to_owned());
    let determined = p
        .tokens
        .get(c.first)
        .is_some_and(|t| matches!(t.tag, Tag::DT | Tag::PRPS | Tag::CD) || matches!(&*t.lower, "several" | "many" | "few"))
        && c.head > c.first;
    let tags = inflect::possible_tags(word);
    let someone = is_person(p, c.head)
        || ["er", "or", "ist", "man", "men", "woman", "women", "ian", "ee", "ant", "ent", "people"].iter().any(|e| singular.ends_with(e))
            && !classes::is("ends-like-a-person", &singular);
    determined && !someone && !p.is_capitalised(c.head) && !ABLE.contains(&&*singular) && tags.any(|t| matches!(t, Tag::NN | Tag::NNS))
}
