//! The byline: "By" and a name, with capitals, without titles.

use crate::check::{Category, Issue, StoryChecker};
use crate::story::{Part, ReadAs, Span, Story};

/// Courtesies and degrees that a byline does without.
const TITLES: &[&str] = &["Dr.", "Dr", "Prof.", "Professor", "Rev.", "Mr.", "Mrs.", "Ms.", "Hon.", "Sir"];

pub struct Byline;

impl StoryChecker for Byline {
    fn name(&self) -> &'static str {
        "byline"
    }

    fn check(&self, story: &Story, out: &mut Vec<Issue>) {
        if story.facts.read_as != ReadAs::Story || story.paragraphs.len() < 2 {
            return;
        }
        for placed in story.paragraphs.iter().take(4) {
            let line = placed.paragraph.text.trim();
            let byline = placed.paragraph.part == Part::Byline;
            let Some(right) = repaired(line, byline).filter(|r| r != line) else { continue };
            let start = placed.start + placed.paragraph.text.find(line).unwrap_or(0);
            let (message, sure) = if byline { ("A byline out of form", 0.9) } else { ("A byline in lower case", 0.85) };
            let (by, names) = right.split_once(' ').unwrap_or(("By", &right));
            let capitals = format!("{by} {}", names.to_uppercase());
            let mut forms = vec![capitals, right.clone()];
            forms.retain(|f| f != line);
            forms.dedup();
            out.push(
                Issue::new("byline-form", Category::Structure, Span::new(start, start + line.len()), message)
                    .suggest_all(forms)
                    .why("A byline is “By” and the writer's name, without courtesy titles.")
                    .confidence(sure),
            );
            return;
        }
    }
}

/// The byline as it should be; none where the line is no byline.
fn repaired(line: &str, byline: bool) -> Option<String> {
    let (by, names) = line.split_once(' ')?;
    if !by.eq_ignore_ascii_case("by") || line.ends_with(['.', ',', ':', ';', '?', '!']) && !byline {
        return None;
    }
    let words: Vec<&str> = names.split_whitespace().collect();
    let plain = words.iter().all(|w| w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’')));
    let small = plain && (2..=4).contains(&words.len()) && words.iter().all(|w| w.starts_with(char::is_lowercase));
    if !byline && !small {
        return None;
    }
    let lower = !names.chars().any(char::is_uppercase);
    let by = if by.chars().all(char::is_uppercase) { "BY" } else { "By" };
    let kept = words.iter().filter(|w| !TITLES.contains(w)).map(|w| if lower && *w != "and" { capitalised(w) } else { (*w).to_owned() });
    Some(format!("{by} {}", kept.collect::<Vec<_>>().join(" ")))
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial;

    fn found(text: &str) -> Vec<String> {
        trial::suggested_in_story(&Byline, text, ReadAs::Story)
    }

    #[test]
    fn a_byline_is_set_right() {
        assert_eq!(found("by rosa okafor\n\nThe clinic closed.\n"), ["By ROSA OKAFOR", "By Rosa Okafor"]);
        assert_eq!(found("Clinic shuts\nby Rosa Okafor\nThe clinic closed.\n"), ["By ROSA OKAFOR", "By Rosa Okafor"]);
        assert_eq!(found("By Dr. Rosa Okafor\n\nThe clinic closed.\n"), ["By ROSA OKAFOR", "By Rosa Okafor"]);
    }

    #[test]
    fn a_right_byline_and_a_sentence_stay() {
        for text in
            ["By Rosa Okafor\n\nThe clinic closed.\n", "BY ROSA OKAFOR\n\nIt closed.\n", "By noon the clinic had closed.\n\nIt reopened.\n"]
        {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
