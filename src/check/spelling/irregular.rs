//! Pasts made by rule of verbs that have their own: "teached", "catched", "casted".

use crate::check::{Category, Issue};
use crate::language::{Lexicon, Tag, inflect};
use crate::story::{Paragraph, Span};

/// So much rarer (Zipf) than the past it stands for is no word of its own ("putted", "hanged").
const RARER: f32 = 2.2;

/// Verbs of their own beside those that look like their base: a putt, lead in gas, a price.
const OWN: &[&str] = &["putted", "leaded", "costed", "ringed", "winded", "hided", "bided"];

/// Pasts that old books have often enough to be known, and no paper prints.
const BYGONE: &[&str] = &["quitted", "bursted"];

/// `lower`: the word at `at`.
pub fn find(lexicon: &Lexicon, p: &Paragraph, at: usize, lower: &str) -> Option<Issue> {
    let cut = lower.strip_suffix("ed").filter(|_| !OWN.contains(&lower))?;
    let stems = [Some(cut.to_owned()), Some(format!("{cut}e")), without_double(cut)];
    let verb = stems.into_iter().flatten().find(|stem| {
        stem.len() > 2 && inflect::is_verb_base(stem) && {
            let past = inflect::forms(stem, Tag::VBD);
            !past.is_empty() && past.iter().chain(&inflect::forms(stem, Tag::VBN)).all(|f| f != lower && !f.ends_with("ed"))
        }
    })?;
    let past = inflect::past(&verb)?;
    let own = lexicon.frequency(lower).unwrap_or(0.0);
    if lexicon.frequency(&past)? < own + RARER && !BYGONE.contains(&lower) {
        return None;
    }
    let participle = inflect::participle(&verb).unwrap_or_else(|| past.clone());
    let after_auxiliary = (at.saturating_sub(2)..at)
        .any(|b| matches!(p.lower(b), "has" | "have" | "had" | "was" | "were" | "is" | "are" | "been" | "be" | "being"));
    let mut forms = if after_auxiliary { vec![participle, past] } else { vec![past, participle] };
    forms.dedup();
    Some(
        Issue::new("spelling", Category::Spelling, Span::new(0, 0), "A past that the verb does not make")
            .why("This verb has a past of its own and takes no “ed”.")
            .suggest_all(forms)
            .confidence(0.92),
    )
}

/// "runn": the stem with its last consonant once.
fn without_double(stem: &str) -> Option<String> {
    let mut ends = stem.chars().rev();
    (ends.next()? == ends.next()?).then(|| stem.get(..stem.len() - 1).map(str::to_owned)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::spelling::trial;

    fn first(text: &str, word: &str) -> Option<String> {
        trial::first(text, word, find)
    }

    #[test]
    fn a_verb_with_a_past_of_its_own_has_that() {
        for (text, word, right) in [
            ("She teached at the school.", "teached", "taught"),
            ("They catched a thief.", "catched", "caught"),
            ("He runned away.", "runned", "ran"),
            ("The truck has drived off.", "drived", "driven"),
            ("It hurted her.", "hurted", "hurt"),
            ("She quitted the team.", "quitted", "quit"),
            ("A pipe bursted.", "bursted", "burst"),
        ] {
            assert_eq!(first(text, word).as_deref(), Some(right), "{text}");
        }
    }

    #[test]
    fn pasts_that_some_verbs_have_beside_are_right() {
        for word in ["putted", "hanged", "pleaded", "founded", "lighted", "needed", "grounded", "wedded", "leaded", "seeded"] {
            assert_eq!(first(&format!("They {word} it."), word), None, "{word}");
        }
    }
}
