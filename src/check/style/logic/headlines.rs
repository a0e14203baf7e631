//! Headlines with a capital on every word, which should have one on the first and on names.

use crate::check::style::report::Report;
use crate::language::{Lexicon, inflect};
use crate::story::{Paragraph, Part, ReadAs, Span, StoryFacts};

pub fn check(p: &Paragraph, facts: &StoryFacts, report: &mut Report) {
    if p.part != Part::Headline || !has_up_style(p) {
        return;
    }
    let mut changes: Vec<(Span, String)> = Vec::new();
    for i in 0..p.tokens.len() {
        let word = p.word(i);
        let opens = p.opens_sentence(i) || i.checked_sub(1).is_some_and(|b| matches!(p.word(b), ":" | "‘" | "'" | "—"));
        if opens || !p.is_capitalised(i) || word.chars().skip(1).any(char::is_uppercase) || facts.capitalised.contains_key(word) {
            continue;
        }
        if is_common(p, i) {
            changes.push((p.span_of(i, i), word.to_lowercase()));
        }
    }
    if let (Some(first), Some(last)) = (changes.first(), changes.last()) {
        let span = first.0.cover(last.0);
        // A story may come from a paper that sets its headlines so: that is no fault of this one.
        let rule = if facts.read_as == ReadAs::Headline { "cap-headline-sentence-case" } else { "cap-headline-of-story" };
        report.put(rule, p, span, [with_changes(p, span, &changes)]);
    }
}

/// The words at `span` with the changes, which are in order.
fn with_changes(p: &Paragraph, span: Span, changes: &[(Span, String)]) -> String {
    let mut out = String::with_capacity(span.len());
    let mut at = span.start;
    for (place, new) in changes {
        out.push_str(p.text.get(at..place.start).unwrap_or(""));
        out.push_str(new);
        at = place.end;
    }
    out
}

/// Capitals on all words of weight, and on some that no name holds.
fn has_up_style(p: &Paragraph) -> bool {
    let words: Vec<usize> = (0..p.tokens.len()).filter(|i| p.tokens.get(*i).is_some_and(crate::story::Token::is_word)).collect();
    let is_small = |i: usize| p.lower(i).chars().count() < 4 || SMALL.contains(&p.lower(i));
    let weighty = words.iter().skip(1).filter(|i| !is_small(**i));
    let known = |i: usize| Lexicon::shared().entry(p.lower(i)).is_some_and(|e| e.is_lower() && !e.is_given_name());
    let telling = words.iter().skip(1).filter(|i| p.is_capitalised(**i) && !is_part_of_name(p, **i) && known(**i)).count();
    words.len() > 3
        && telling > 1
        && weighty.clone().count() > 1
        && weighty.clone().all(|i| p.is_capitalised(*i))
        && !words.iter().all(|i| p.word(*i).chars().filter(|c| c.is_lowercase()).count() == 0)
}

/// Small words that go without a capital even in headlines that have one on all others.
const SMALL: &[&str] =
    &["with", "from", "over", "into", "after", "amid", "than", "that", "about", "under", "before", "against", "between", "through"];

/// A word of the language rather than part of a name.
fn is_common(p: &Paragraph, i: usize) -> bool {
    let lower = p.lower(i);
    let entry = Lexicon::shared().entry(lower);
    let named = entry.is_some_and(|e| e.is_name() || e.is_surname() || e.is_place() || e.is_people() || e.is_upper());
    // "Near" and "Approves" are surnames of somebody, too; "Ford" and "Bush" are no verbs here.
    let infinitive = i.checked_sub(1).is_some_and(|b| p.lower(b) == "to");
    let verb = infinitive && inflect::is_verb_base(lower)
        || TELLING_ENDS.iter().any(|e| lower.ends_with(e))
        || inflect::is_verb_base(lower) && !named
        || lower.ends_with('s') && inflect::base(lower).is_some_and(|b| b != lower) && entry.is_none_or(|e| !e.is_given_name());
    let frequent = entry.is_some_and(|e| e.is_lower() && (e.zipf() > 5.3 || verb && !e.is_given_name()));
    !is_part_of_name(p, i) && (frequent || is_body(lower) || GENERIC.contains(&lower) || Lexicon::shared().knows_lower(lower) && !named)
}

/// Endings of words that names seldom have.
const TELLING_ENDS: &[&str] = &["ed", "es", "ing", "ly", "tion", "ment", "ness", "ity"];

/// "White House", "City Council": the last word makes a name of those before it.
fn is_part_of_name(p: &Paragraph, i: usize) -> bool {
    let named = |b: usize| p.is_capitalised(b) && !PLAIN.contains(&p.lower(b));
    is_body(p.lower(i)) && i.checked_sub(1).is_some_and(named) || is_body(p.lower(i + 1)) && named(i) && p.is_capitalised(i + 1)
}

/// Words that end the names of bodies and places.
fn is_body(word: &str) -> bool {
    BODIES.contains(&word)
}

const BODIES: &[&str] = &[
    "council",
    "court",
    "senate",
    "congress",
    "house",
    "department",
    "university",
    "college",
    "church",
    "hospital",
    "bank",
    "river",
    "county",
    "street",
    "avenue",
    "act",
    "party",
    "commission",
    "committee",
    "authority",
    "district",
    "union",
    "league",
    "bowl",
    "cup",
    "series",
    "museum",
    "airport",
    "bridge",
    "lake",
    "island",
    "park",
    "institute",
    "association",
    "center",
];

/// Things of the news that are names of somebody, too.
const GENERIC: &[&str] = &[
    "plant", "town", "school", "police", "fire", "store", "home", "house", "mill", "hall", "farm", "field", "shop", "mine", "factory",
    "crash", "car", "truck", "train", "storm", "snow", "rain", "heat", "wall", "road", "power", "price", "law", "rule", "case", "child",
    "teen", "man", "woman", "mother", "father", "wife", "son", "doctor", "nurse", "judge", "mayor", "chief", "driver", "worker", "teacher",
    "farmer",
];

/// Words that make no name of what follows.
const PLAIN: &[&str] = &[
    "new", "old", "big", "for", "of", "in", "on", "to", "the", "a", "an", "his", "her", "its", "at", "with", "by", "from", "first", "last",
    "local", "all", "over", "near", "after", "as", "and", "no", "two", "three", "one", "more", "open", "opens", "close", "closes",
    "approves", "rejects", "sues", "leaves", "top", "small", "former", "public", "historic", "downtown", "major", "state", "federal",
    "second", "third", "another", "only", "next", "any", "this", "that", "their", "our", "your", "my",
];

#[cfg(test)]
mod tests {
    use crate::check::corrected as put_right;
    use crate::check::trial::found_by_the_book;
    use crate::story::Part;

    fn corrected(text: &str) -> String {
        put_right(text, &found_by_the_book(text, Part::Headline, |rule| rule == "ap/cap-headline-sentence-case"))
    }

    #[test]
    fn a_headline_has_capitals_on_its_first_word_and_on_names() {
        assert_eq!(corrected("Senate Rejects Plan To Close Ohio Prisons"), "Senate rejects plan to close Ohio prisons");
    }

    #[test]
    fn a_headline_of_names_stays() {
        for right in ["Notre Dame tops Penn State in Cotton Bowl", "Oscar Mayer recalls hot dogs", "Flood shuts Golden Gate Bridge"] {
            assert_eq!(corrected(right), right);
        }
    }
}
