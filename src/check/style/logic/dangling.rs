//! An opening participle that only a person can be the subject of, before a subject that
//! is none: "Walking to school, the rain soaked her".

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
];

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    if p.part != Part::Body {
        return;
    }
    for s in &p.sentences {
        let start = s.tokens.start;
        let first = if matches!(p.lower(start), "while" | "when" | "after" | "before") { start + 1 } else { start };
        let Some(base) = inflect::lemma(p.lower(first), inflect::Class::Verb).filter(|_| p.lower(first).ends_with("ing")) else { continue };
        if !DOINGS.contains(&&*base) || p.tokens.get(first).is_none_or(|t| t.quoted) {
            continue;
        }
        let Some(comma) = (first + 1..s.tokens.end.min(first + 9)).find(|i| p.word(*i) == ",") else { continue };
        let Some(c) = clause::at(p, comma + 1, s.tokens.end) else { continue };
        if is_thing(p, c) {
            report.put::<String>("dangling-modifier", p, p.span_of(start, c.head), []);
        }
    }
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
            && !matches!(
                &*singular,
                "deer"
                    | "water"
                    | "tower"
                    | "weather"
                    | "thunder"
                    | "river"
                    | "engine"
                    | "door"
                    | "floor"
                    | "letter"
                    | "paper"
                    | "number"
                    | "accident"
                    | "tree"
                    | "power"
                    | "fever"
                    | "border"
                    | "answer"
                    | "error"
                    | "color"
                    | "factor"
                    | "sensor"
                    | "motor"
                    | "mirror"
                    | "odor"
                    | "harbor"
                    | "tremor"
                    | "horror"
                    | "terror"
                    | "tumor"
                    | "shower"
                    | "flower"
                    | "ladder"
                    | "hammer"
                    | "computer"
                    | "freezer"
                    | "dinner"
                    | "summer"
                    | "winter"
                    | "corner"
                    | "center"
                    | "theater"
                    | "matter"
                    | "order"
                    | "poster"
                    | "sweater"
                    | "trailer"
                    | "boulder"
                    | "glacier"
                    | "plant"
                    | "document"
                    | "apartment"
                    | "government"
                    | "moment"
                    | "event"
                    | "scent"
                    | "cement"
                    | "tent"
            );
    determined && !someone && !p.is_capitalised(c.head) && !ABLE.contains(&&*singular) && tags.any(|t| matches!(t, Tag::NN | Tag::NNS))
}
