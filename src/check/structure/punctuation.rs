//! Marks typed twice, or two that cannot stand together: ",," ".." ",." "?."

use crate::check::{Category, Checker, Issue};
use crate::story::{Paragraph, Part, Span, StoryFacts};

pub struct Doubled;

impl Checker for Doubled {
    fn name(&self) -> &'static str {
        "doubled-marks"
    }

    fn check(&self, p: &Paragraph, _: &StoryFacts, out: &mut Vec<Issue>) {
        if matches!(p.part, Part::Stray | Part::Table) {
            return;
        }
        for i in 0..p.tokens.len() {
            if let Some((span, repaired)) = two_dots(p, i).or_else(|| two_marks(p, i)) {
                out.push(
                    Issue::typing("doubled-mark", Category::Punctuation, span, "One punctuation mark too many", repaired)
                        .why("One mark ends a clause or a sentence.")
                        .confidence(0.93),
                );
            }
        }
    }
}

/// Exactly two dots: a stop typed twice, or an ellipsis that lost one.
fn two_dots(p: &Paragraph, i: usize) -> Option<(Span, Vec<&'static str>)> {
    let t = p.tokens.get(i).filter(|_| p.word(i) == "..")?;
    if t.spaced || i == 0 {
        return None;
    }
    let next = p.tokens.get(i + 1);
    let ends = next.is_none_or(|n| n.spaced && !n.span.of(&p.text).starts_with(char::is_lowercase) || !n.spaced && !n.is_word());
    if next.is_some_and(|n| !n.spaced && n.is_word()) {
        return None;
    }
    let abbreviation = i.checked_sub(1).and_then(|b| p.tokens.get(b)).is_some_and(|b| b.abbreviation);
    if abbreviation {
        // "U.S..." is an ellipsis after an abbreviation.
        return None;
    }
    Some((t.span, if ends { vec![".", "..."] } else { vec!["...", "."] }))
}

/// ",," ",." ".," "?." and the like, and a stop after an abbreviation's own.
fn two_marks(p: &Paragraph, i: usize) -> Option<(Span, Vec<&'static str>)> {
    let (a, b) = (p.tokens.get(i)?, p.tokens.get(i + 1)?);
    if b.spaced || a.spaced && !a.abbreviation {
        return None;
    }
    let third = p.tokens.get(i + 2).filter(|c| !c.spaced).map(|c| c.span.of(&p.text));
    // ".?.?." and the like: an ellipsis, or marks that lost their signs on the way.
    let run = i > 0 && !a.spaced && matches!(p.word(i - 1), "." | "?" | "!");
    if run || third.is_some_and(|c| c.starts_with(['.', ',', '?', '!', '*'])) {
        return None;
    }
    if a.abbreviation && a.span.of(&p.text).ends_with('.') && p.word(i + 1) == "." {
        return Some((b.span, vec![""]));
    }
    let next = p.tokens.get(i + 2);
    let opens = next.is_none_or(|n| n.span.of(&p.text).starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"')));
    let right = match (p.word(i), p.word(i + 1)) {
        (",", ",") => vec![","],
        (";", ";") => vec![";"],
        (":", ":") => vec![":"],
        (",", ".") | (".", ",") if opens => vec![".", ","],
        (",", ".") | (".", ",") => vec![",", "."],
        ("?", ".") => vec!["?"],
        (",", ";") | (";", ",") => vec![";", ","],
        _ => return None,
    };
    Some((p.span_of(i, i + 1), right))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial;

    fn repaired(text: &str) -> String {
        trial::repaired(&Doubled, text)
    }

    #[test]
    fn one_mark_of_two_stays() {
        assert_eq!(repaired("The pool shut,, then reopened.. Nobody came."), "The pool shut, then reopened. Nobody came.");
        assert_eq!(repaired("The pool shut,. Is it open?. It is."), "The pool shut. Is it open? It is.");
        assert_eq!(repaired("He works for Acme Inc.. She left."), "He works for Acme Inc. She left.");
        assert_eq!(repaired("The pool .. shut.. and reopened"), "The pool .. shut... and reopened");
    }

    #[test]
    fn what_is_right_stays() {
        for text in
            ["It is ... open.", "It is open....", "Acme Inc., of Ohio, left at 9 a.m., too.", "“Why?” he asked. “What?!”", "Really?? Yes!"]
        {
            assert_eq!(repaired(text), text);
        }
    }
}
