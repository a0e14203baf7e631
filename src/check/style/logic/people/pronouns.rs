//! He in one clause and she in the next, where the story has one person.

use crate::check::style::logic::people::roster::{Called, Roster};
use crate::check::style::report::Report;
use crate::language::inflect;
use crate::story::{Paragraph, Part, Story};

/// Nouns of people that another pronoun may stand for.
const PEOPLE: &[&str] = &[
    "man",
    "woman",
    "boy",
    "girl",
    "wife",
    "husband",
    "mother",
    "father",
    "son",
    "daughter",
    "brother",
    "sister",
    "friend",
    "boss",
    "manager",
    "lawyer",
    "attorney",
    "doctor",
    "officer",
    "judge",
    "neighbor",
    "teacher",
    "student",
    "victim",
    "suspect",
    "driver",
    "aunt",
    "uncle",
    "cousin",
    "partner",
    "colleague",
    "roommate",
    "girlfriend",
    "boyfriend",
    "mom",
    "dad",
    "grandmother",
    "grandfather",
    "nurse",
    "coach",
    "player",
    "reporter",
    "spokesman",
    "spokeswoman",
    "baby",
    "child",
    "patient",
    "client",
    "customer",
    "actor",
    "actress",
    "author",
    "owner",
    "landlord",
    "tenant",
    "agent",
    "clerk",
    "candidate",
    "opponent",
    "rival",
    "mayor",
    "governor",
    "senator",
    "president",
    "plaintiff",
    "defendant",
    "employee",
    "worker",
    "niece",
    "nephew",
    "fiance",
    "fiancee",
    "widow",
    "widower",
    "queen",
    "king",
    "rider",
    "pilot",
];

pub fn check(story: &Story, roster: &Roster, report: &mut Report) {
    // One person in the whole story, or there is somebody else to speak of.
    let mut people = roster.namings.iter().filter(|n| n.called == Called::Full).map(|n| (&n.given, &n.last)).collect::<Vec<_>>();
    people.sort();
    people.dedup();
    let [(_, last)] = people.as_slice() else { return };
    if roster.namings.iter().any(|n| n.called == Called::Titled && n.last != **last) {
        return;
    }
    let body = || story.paragraphs.iter().filter(|p| p.paragraph.part == Part::Body);
    if body().any(|p| names_a_person(&p.paragraph)) {
        return;
    }
    let mut first: Option<bool> = None;
    for placed in body() {
        let p = &*placed.paragraph;
        for (i, t) in p.tokens.iter().enumerate().filter(|(_, t)| !t.quoted) {
            let Some(female) = gender(&t.lower) else { continue };
            if *first.get_or_insert(female) != female {
                report.shift_to(placed.start);
                report.put("name-pronoun-mismatch", p, p.span_of(i, i), Vec::<String>::new());
                return;
            }
        }
    }
}

fn names_a_person(p: &Paragraph) -> bool {
    p.tokens.iter().any(|t| {
        let word = t.stem();
        PEOPLE.contains(&word) || inflect::singular(word).is_some_and(|one| PEOPLE.contains(&one.as_str()))
    })
}

fn gender(lower: &str) -> Option<bool> {
    match lower {
        "he" | "him" | "his" | "himself" | "he's" | "he'd" | "he'll" => Some(false),
        "she" | "her" | "hers" | "herself" | "she's" | "she'd" | "she'll" => Some(true),
        _ => None,
    }
}
