//! Paragraphs of another language: said once for the story, checked by nobody here.

use crate::check::{Category, Issue, Level, StoryChecker};
use crate::story::{Paragraph, Part, Story};

/// The rule that says it.
pub const OTHER_LANGUAGE: &str = "other-language";

/// Says once that a story has text in another language.
pub(super) struct OtherLanguage;

impl StoryChecker for OtherLanguage {
    fn name(&self) -> &'static str {
        "other-language"
    }

    fn check(&self, story: &Story, out: &mut Vec<Issue>) {
        let told = |p: &Paragraph| p.is_foreign && !matches!(p.part, Part::Byline | Part::Stray | Part::Table);
        if let Some(placed) = story.paragraphs.iter().find(|p| told(&p.paragraph)) {
            let mut issue = Issue::new(OTHER_LANGUAGE, Category::Spelling, placed.span(), "Text in another language")
                .why("Most words of this paragraph are not English. Paragraphs like it are not checked.")
                .query()
                .confidence(0.9);
            issue.level = Level::Note;
            out.push(issue);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::roster;
    use crate::story::{ReadAs, Story};

    #[test]
    fn another_language_is_said_once_and_nothing_else_about_it() {
        let text = "The council met on Monday.\n\n\
                    Der Rat der Stadt hat am Abend mit großer Mehrheit beschlossen, dass die alte Mühle  nicht abgerissen wird.\n\n\
                    Le conseil a  adopté hier soir le budget de la ville, et le maire a annoncé que rien ne sera démoli.\n\n\
                    The  mayor was pleased.\n";
        let found = roster::full().check(&Story::parse(text, ReadAs::Body));
        let rules: Vec<&str> = found.iter().map(|i| &*i.rule).collect();
        assert_eq!(rules, ["other-language", "double-space"]);
    }
}
