//! Institutions and posts written half: "supreme Court", "house of Representatives", "Fire
//! Marshall", "City Counsel", "the state Capital".
//!
//! One capital of several shows that a name is meant; where a word that sounds the same
//! stands in a name, the words beside it show which is meant.

use crate::check::{Category, Checker, InQuotation, Issue};
use crate::story::{Paragraph, Part, StoryFacts};

/// Names with all their capitals; a mixture of capitals and small letters is a slip.
const WHOLE: &[&str] = &[
    "Supreme Court",
    "White House",
    "House of Representatives",
    "House of Commons",
    "House of Lords",
    "United States",
    "United Nations",
    "United Kingdom",
    "European Union",
    "State Department",
    "Justice Department",
    "Defense Department",
    "Treasury Department",
    "Homeland Security",
    "National Guard",
    "Coast Guard",
    "Security Council",
    "Federal Reserve",
    "World Health Organization",
    "World Bank",
    "Associated Press",
    "Red Cross",
    "Secret Service",
    "Air Force",
    "Marine Corps",
    "Social Security",
    "Wall Street",
    "Civil War",
    "Middle East",
    "New York",
    "New Jersey",
    "New Mexico",
    "New Hampshire",
    "New Orleans",
    "North Carolina",
    "South Carolina",
    "North Dakota",
    "South Dakota",
    "West Virginia",
    "Rhode Island",
    "Los Angeles",
    "San Francisco",
    "San Diego",
    "North Korea",
    "South Korea",
    "Saudi Arabia",
    "South Africa",
    "Lake Michigan",
    "Lake Erie",
    "Lake Superior",
    "Lake Huron",
    "Lake Ontario",
    "Lake Tahoe",
    "Lake Champlain",
];

/// What stands before, the wrong word, the right one. All in lower case.
const SOUNDS: &[(&[&str], &str, &str)] = &[
    (&["fire", "deputy", "federal", "u.s", "grand", "provost", "sky", "air"], "marshall", "marshal"),
    (&["fire", "deputy", "federal", "u.s", "grand", "sky", "air"], "marshalls", "marshals"),
    (&["city", "town", "county", "village", "tribal", "student", "security", "metro", "borough", "parish", "privy"], "counsel", "council"),
    (&["special", "independent", "general", "white house"], "council", "counsel"),
    (&["vice", "school", "assistant", "elementary"], "principle", "principal"),
];

pub struct Institution;

impl Checker for Institution {
    fn name(&self) -> &'static str {
        "institutions"
    }

    fn check(&self, p: &Paragraph, _: &StoryFacts, out: &mut Vec<Issue>) {
        if p.part != Part::Body {
            return;
        }
        for i in 0..p.tokens.len() {
            out.extend(whole(p, i).or_else(|| sounds(p, i)).or_else(|| capitol(p, i)));
        }
    }
}

/// "The supreme Court", "White house officials".
fn whole(p: &Paragraph, i: usize) -> Option<Issue> {
    let name = WHOLE.iter().find(|name| spells(p, i, name))?;
    let words = name.split(' ').count();
    let written = p.span_of(i, i + words - 1);
    let small = |n: usize| !matches!(p.lower(n), "of") && !p.is_capitalised(n);
    let (some_small, some_capital) = ((i..i + words).any(small), (i..i + words).any(|n| p.is_capitalised(n) && !p.opens_sentence(n)));
    // "A European union of": the first word alone is an adjective.
    let article = i > 0 && matches!(p.lower(i - 1), "a" | "an") && p.is_capitalised(i);
    // "New york" at the start of a sentence may be a new york something; small throughout may be meant.
    if !some_small || !some_capital || article || joined(p, i, words) {
        return None;
    }
    Some(
        Issue::new("name-capital", Category::Capitalization, written, "A name that lacks a capital")
            .suggest(*name)
            .why("All the words of this name have a capital.")
            .in_quotation(InQuotation::Repair)
            .confidence(0.93),
    )
}

fn spells(p: &Paragraph, i: usize, name: &str) -> bool {
    // Hardly a word begins like one of these names, and all others need no more than this.
    let begins = p.lower(i).as_bytes().first().zip(name.as_bytes().first()).is_some_and(|(a, b)| a.eq_ignore_ascii_case(b));
    begins
        && name.split(' ').enumerate().all(|(n, word)| {
            p.lower(i + n).len() == word.len()
                && p.lower(i + n).eq_ignore_ascii_case(word)
                && (n == 0 || p.tokens.get(i + n).is_some_and(|t| t.spaced))
        })
}

/// Part of something longer: "great-lake Michigan", "the white House-Senate talks".
fn joined(p: &Paragraph, i: usize, words: usize) -> bool {
    let hyphen = |n: usize| matches!(p.word(n), "-" | "/" | "–");
    i > 0 && hyphen(i - 1) && p.tokens.get(i).is_some_and(|t| !t.spaced) || hyphen(i + words)
}

/// "Fire Marshall Lee", "the City Counsel".
fn sounds(p: &Paragraph, i: usize) -> Option<Issue> {
    let before = p.lower(i.checked_sub(1)?).trim_end_matches('.');
    let t = p.tokens.get(i).filter(|t| t.spaced)?;
    let (_, _, right) = SOUNDS.iter().find(|(led, wrong, _)| *wrong == &*t.lower && led.contains(&before))?;
    // "Grand Marshall" may be somebody's name, and "city counsel" is a lawyer now and then.
    let person = p.word(i).starts_with(char::is_uppercase) && !p.is_capitalised(i - 1);
    let lawyer = *right == "council"
        && (matches!(p.lower(i + 1), "for" | "advised" | "advises" | "told" | "argued" | "represents" | "represented" | "reviewed")
            || p.is_capitalised(i) && p.is_capitalised(i + 1)
            || !p.is_capitalised(i) && p.is_capitalised(i - 1));
    if person || lawyer {
        return None;
    }
    let right = if p.is_capitalised(i) { first_up(right) } else { (*right).to_owned() };
    Some(
        Issue::new("name-sound", Category::Word, t.span, "Sounds alike, but another word")
            .why(format!("Beside “{}” stands “{right}”.", p.word(i - 1)))
            .suggest(right)
            .in_quotation(InQuotation::Repair)
            .confidence(0.92),
    )
}

/// "The state Capital", "Capital Hill", "the Capital dome": the building has an o.
fn capitol(p: &Paragraph, i: usize) -> Option<Issue> {
    let t = p.tokens.get(i).filter(|t| &*t.lower == "capital" && t.spaced)?;
    let before = i.checked_sub(1).map_or("", |b| p.lower(b));
    let after = p.lower(i + 1);
    let house = matches!(after, "hill" | "dome" | "rotunda" | "police") && p.is_capitalised(i);
    let seat = p.word(i) == "Capital"
        && matches!(before, "state" | "u.s." | "u.s")
        && !p.is_capitalised(i + 1)
        && !(before == "state" && i > 1 && p.is_capitalised(i - 1) && p.is_capitalised(i - 2));
    (house || seat).then(|| {
        Issue::new("name-sound", Category::Word, t.span, "Sounds alike, but another word")
            .why("The building in which lawmakers meet is the Capitol; the city is the capital.")
            .suggest("Capitol")
            .in_quotation(InQuotation::Repair)
            .confidence(0.9)
    })
}

fn first_up(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial;

    fn found(text: &str) -> Vec<String> {
        trial::suggested(&Institution, text)
    }

    #[test]
    fn a_name_has_all_its_capitals() {
        assert_eq!(found("He sued in the supreme Court."), ["Supreme Court"]);
        assert_eq!(found("She won a seat in the house of Representatives."), ["House of Representatives"]);
        assert_eq!(found("They sailed on lake Superior from the United states."), ["Lake Superior", "United States"]);
    }

    #[test]
    fn words_that_sound_alike_are_told_by_their_neighbours() {
        assert_eq!(found("Fire Marshall Ana Ruiz said so."), ["Marshal"]);
        assert_eq!(found("The city counsel voted on Monday."), ["council"]);
        assert_eq!(found("The vice principle left the state Capital near Capital Hill."), ["principal", "Capitol", "Capitol"]);
    }

    #[test]
    fn the_same_words_meant_otherwise_are_right() {
        for text in [
            "A white house on a new street. Social security is a goal. The Supreme Court met.",
            "New buildings rose. The West side won, and the north won.",
            "City counsel for the plaintiff spoke. The county counsel advised them. City Counsel Ana Ruiz spoke. Bill Marshall met Fire Marshal Lee.",
            "Capital One is in the state capital. First State Capital Partners lent it.",
            "As a matter of principle the school principal left.",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
