//! Paragraphs of another language: said once for the story, spelled by nobody here.

use crate::check::{Category, Issue, StoryChecker};
use crate::language::Lexicon;
use crate::language::lexicon::Case;
use crate::story::{Paragraph, Part, Story};

/// Fewer words than this prove nothing: a line of a list, a motto.
const ENOUGH: usize = 8;

/// Words without which nobody writes English for long.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "in", "that", "is", "was", "for", "it", "with", "as", "his", "her", "on", "be", "at", "by", "had", "not",
    "are", "but", "from", "or", "have", "they", "which", "you", "were", "their", "this", "has", "who", "will", "would", "said",
];

/// Is this paragraph written in another language? Most of its words in lower case are
/// unknown, and next to none is among the commonest of English.
pub(super) fn is_other(lexicon: &Lexicon, p: &Paragraph) -> bool {
    let (mut words, mut unknown, mut english) = (0usize, 0usize, 0usize);
    for t in &p.tokens {
        if !t.is_word() || t.abbreviation || Case::of(t.span.of(&p.text)) != Case::Lower {
            continue;
        }
        words += 1;
        if ENGLISH.contains(&&*t.lower) {
            english += 1;
        } else if !lexicon.knows_lower(t.stem()) && !lexicon.knows_lower(&t.lower) {
            unknown += 1;
        }
    }
    words >= ENOUGH && unknown * 100 >= words * 40 && english * 10 <= words
}

/// Says once that a story has text in another language.
pub(super) struct OtherLanguage;

impl StoryChecker for OtherLanguage {
    fn name(&self) -> &'static str {
        "other-language"
    }

    fn check(&self, story: &Story, out: &mut Vec<Issue>) {
        let lexicon = Lexicon::shared();
        let other = story
            .paragraphs
            .iter()
            .find(|p| !matches!(p.paragraph.part, Part::Byline | Part::Stray | Part::Table) && is_other(lexicon, &p.paragraph));
        if let Some(placed) = other {
            let mut issue = Issue::new("other-language", Category::Spelling, placed.span(), "Text in another language")
                .why("Most words of this paragraph are not English. Paragraphs like it are not checked for spelling.")
                .query()
                .confidence(0.9);
            issue.level = crate::check::Level::Note;
            out.push(issue);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_a_line_is_not_another_language() {
        let p = Paragraph::analyse("recieve", Part::Body);
        assert!(!is_other(Lexicon::shared(), &p));
    }
}
