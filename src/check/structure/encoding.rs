//! Text that was read with the wrong character set on its way here: "cafÃ©", "mayorâ€™s".
//!
//! UTF-8 bytes taken for Windows-1252 turn each character into two or three; the way back
//! is exact, so what it gives is certain where it gives a letter or a mark.

use encoding_rs::WINDOWS_1252;

use crate::check::{Category, Checker, InQuotation, Issue};
use crate::story::{Paragraph, Span, StoryFacts};

pub struct WrongEncoding;

impl Checker for WrongEncoding {
    fn name(&self) -> &'static str {
        "wrong-encoding"
    }

    fn check(&self, p: &Paragraph, _: &StoryFacts, out: &mut Vec<Issue>) {
        for run in runs(&p.text) {
            let Some(right) = decoded(run.of(&p.text)) else { continue };
            out.push(
                Issue::new("wrong-encoding", Category::Structure, run, "Characters garbled on the way")
                    .suggest(right)
                    .why("This text was read with the wrong character set before it came here.")
                    .in_quotation(InQuotation::Repair)
                    .confidence(0.97)
                    .safe(),
            );
        }
    }
}

/// Stretches of characters outside ASCII.
fn runs(text: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for (i, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
        let end = i + c.len_utf8();
        match out.last_mut() {
            Some(last) if last.end == i => last.end = end,
            _ => out.push(Span::new(i, end)),
        }
    }
    out
}

/// What the run was before, if it was garbled.
fn decoded(run: &str) -> Option<String> {
    // A lone no-break space whose first half shows, "Â " in a browser.
    if run.chars().count() < 2 {
        return None;
    }
    let (bytes, _, unmapped) = WINDOWS_1252.encode(run);
    if unmapped {
        return None;
    }
    let text = std::str::from_utf8(&bytes).ok()?;
    let likely = |c: char| matches!(c, '\u{a0}'..='\u{ff}' | '\u{2013}' | '\u{2014}' | '\u{2018}'..='\u{201e}' | '\u{2022}' | '\u{2026}' | '€' | '™' | '′' | '″');
    text.chars().all(likely).then(|| text.replace('\u{a0}', " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial;

    fn found(text: &str) -> Vec<String> {
        trial::suggested(&WrongEncoding, text)
    }

    #[test]
    fn garbled_characters_are_set_right() {
        assert_eq!(found("The cafÃ© on PeÃ±a Streetâ€™s end"), ["é", "ñ", "’"]);
    }

    #[test]
    fn real_accents_stay() {
        assert!(found("The café in Ålesund, “São Tomé” — naïve, Łódź, 5€”").is_empty());
    }
}
