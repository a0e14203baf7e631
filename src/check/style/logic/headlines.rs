//! Headlines with a capital on every word, which should have one on the first and on names.

use crate::check::style::report::Report;
use crate::language::Lexicon;
use crate::story::{Paragraph, Part, StoryFacts};

pub fn check(p: &Paragraph, facts: &StoryFacts, report: &mut Report) {
    if p.part != Part::Headline || !report.wants("cap-headline-sentence-case") || !has_up_style(p) {
        return;
    }
    for i in 0..p.tokens.len() {
        let word = p.word(i);
        let opens = p.opens_sentence(i) || i.checked_sub(1).is_some_and(|b| matches!(p.word(b), ":" | "‘" | "'" | "—"));
        if opens || !p.is_capitalised(i) || word.chars().skip(1).any(char::is_uppercase) || facts.capitalised.contains_key(word) {
            continue;
        }
        if is_common(p, i) {
            report.put("cap-headline-sentence-case", p, p.span_of(i, i), [word.to_lowercase()]);
        }
    }
}

/// Capitals on all words of weight, and on some that no name holds.
fn has_up_style(p: &Paragraph) -> bool {
    let words: Vec<usize> = (0..p.tokens.len()).filter(|i| p.tokens.get(*i).is_some_and(crate::story::Token::is_word)).collect();
    let is_small = |i: usize| p.lower(i).chars().count() < 4 || SMALL.contains(&p.lower(i));
    let weighty = words.iter().skip(1).filter(|i| !is_small(**i));
    let telling = words.iter().skip(1).filter(|i| p.is_capitalised(**i) && is_common(p, **i)).count();
    words.len() > 3 && telling > 1 && weighty.clone().count() > 1 && weighty.clone().all(|i| p.is_capitalised(*i))
        && !words.iter().all(|i| p.word(*i).chars().filter(|c| c.is_lowercase()).count() == 0)
}

/// Small words that go without a capital even in headlines that have one on all others.
const SMALL: &[&str] = &["with", "from", "over", "into", "after", "amid", "than", "that", "about", "under", "before", "against", "between", "through"];

/// A word of the language rather than part of a name.
fn is_common(p: &Paragraph, i: usize) -> bool {
    let lower = p.lower(i);
    let entry = Lexicon::shared().entry(lower);
    let named = entry.is_some_and(|e| e.is_name() || e.is_surname() || e.is_place() || e.is_people() || e.is_upper());
    let frequent = entry.is_some_and(|e| e.is_lower() && e.zipf() > 5.3);
    !is_part_of_name(p, i) && (frequent || Lexicon::shared().knows_lower(lower) && !named)
}

/// "White House", "City Council": the last word makes a name of those before it.
fn is_part_of_name(p: &Paragraph, i: usize) -> bool {
    let body = |w: &str| {
        matches!(
            w,
            "council" | "court" | "senate" | "congress" | "house" | "department" | "university" | "college" | "church" | "hospital" | "bank" | "river" | "county"
                | "street" | "avenue" | "act" | "party" | "commission" | "committee" | "authority" | "district" | "union" | "league" | "bowl" | "cup" | "series"
                | "museum" | "airport" | "bridge" | "lake" | "island" | "park" | "institute" | "association" | "center"
        )
    };
    body(p.lower(i)) && i.checked_sub(1).is_some_and(|b| p.is_capitalised(b)) || body(p.lower(i + 1)) && p.is_capitalised(i + 1)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::check::style::book::StyleBook;
    use crate::check::style::checker::check;
    use crate::story::{Paragraph, Part, StoryFacts};

    fn corrected(text: &str) -> String {
        let book = Arc::new(StyleBook::shipped("ap").unwrap().0);
        let p = Paragraph::analyse(text, Part::Headline);
        let mut out = text.to_owned();
        let mut issues = check(&book, &p, &StoryFacts::default());
        issues.retain(|i| i.rule == "ap/cap-headline-sentence-case");
        issues.sort_by_key(|i| std::cmp::Reverse(i.span.start));
        for i in issues {
            out.replace_range(i.span.start..i.span.end, i.suggestions.first().map_or("", String::as_str));
        }
        out
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
