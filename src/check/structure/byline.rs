//! The byline: "By" and a name, with capitals, without titles.

use crate::check::{Category, Issue, StoryChecker};
use crate::language::Lexicon;
use crate::story::{Part, ReadAs, Span, Story};

/// Courtesies and degrees that a byline does without.
const TITLES: &[&str] = &["Dr.", "Dr", "Prof.", "Professor", "Rev.", "Mr.", "Mrs.", "Ms.", "Hon.", "Sir"];

/// Ranks and posts that a byline does without.
const RANKS: &[&str] =
    &["Sgt.", "Capt.", "Lt.", "Col.", "Gen.", "Maj.", "Sen.", "Rep.", "Gov.", "Mayor", "Sheriff", "Father", "Sister", "Rabbi", "Fr."];
const DEGREES: &[&str] =
    &["Ph.D.", "PhD", "Ph.D", "M.D.", "MD", "J.D.", "JD", "Esq.", "M.A.", "MA", "MBA", "M.B.A.", "Ed.D.", "RN", "R.N.", "DDS", "CPA"];

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
            let name = line.split_whitespace().nth(1).unwrap_or("");
            // A given name behind "by" leaves no doubt.
            let sure = if is_given_name(name) {
                0.97
            } else if byline {
                0.9
            } else {
                0.85
            };
            let message = if byline { "A byline out of form" } else { "A byline in lower case" };
            let (by, names) = right.split_once(' ').unwrap_or(("By", &right));
            let capitals = format!("{by} {}", names.to_uppercase().replace(" AND ", " and "));
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
    let line = line.strip_prefix("Written ").or_else(|| line.strip_prefix("written ")).unwrap_or(line);
    let (by, names) = line.split_once(' ')?;
    let colon = by.ends_with(':');
    let by = by.trim_end_matches(':');
    if !by.eq_ignore_ascii_case("by") || line.ends_with(['.', ',', ':', ';', '?', '!']) && !byline && !ends_in_degree(line) {
        return None;
    }
    let names = without_degrees(names);
    let words: Vec<&str> = names.split_whitespace().collect();
    let plain = words.iter().all(|w| w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’')));
    let lower = !names.chars().any(char::is_uppercase);
    let small = plain && (2..=5).contains(&words.len()) && lower && (words.len() < 5 || words.contains(&"and"));
    // "By: Ann Lee", "by Ann Lee, M.D." are bylines for their form and the name in it.
    let proper = plain
        && (2..=7).contains(&words.len())
        && words.iter().all(|w| w.starts_with(char::is_uppercase) || matches!(*w, "and" | "de" | "van" | "von" | "the"));
    if !byline && !small && !(proper && (colon || is_given_name(words.first().copied().unwrap_or("")))) {
        return None;
    }
    let by = if by.chars().all(char::is_uppercase) { "BY" } else { "By" };
    let titled = |w: &str| TITLES.contains(&w) || RANKS.contains(&w);
    let kept = words.iter().enumerate().filter(|(i, w)| {
        let article = **w == "the" && words.get(i + 1).is_some_and(|n| titled(n));
        !titled(w) && !article
    });
    let kept = kept.map(|(_, w)| {
        if w.starts_with(char::is_lowercase) && !matches!(*w, "and" | "de" | "van" | "von") && (lower || plain) {
            capitalised(w)
        } else {
            (*w).to_owned()
        }
    });
    Some(format!("{by} {}", kept.collect::<Vec<_>>().join(" ")))
}

fn is_given_name(word: &str) -> bool {
    Lexicon::shared().is_given_name(&word.to_lowercase())
}

fn ends_in_degree(line: &str) -> bool {
    line.rsplit(' ').next().is_some_and(|w| DEGREES.contains(&w))
}

/// "Ann Lee, Ph.D." without the degree.
fn without_degrees(names: &str) -> String {
    let mut parts: Vec<&str> = names.split(", ").collect();
    while parts.len() > 1 && parts.last().is_some_and(|l| l.split_whitespace().all(|w| DEGREES.contains(&w))) {
        parts.pop();
    }
    parts.join(", ")
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
        for line in [
            "By Dr. Rosa Okafor",
            "By: Rosa Okafor",
            "Written by Rosa Okafor",
            "By Rosa Okafor, Ph.D.",
            "By the Rev. Rosa Okafor",
            "By Sgt. Rosa Okafor",
            "By rosa okafor",
        ] {
            assert_eq!(found(&format!("{line}\n\nThe clinic closed.\n")), ["By ROSA OKAFOR", "By Rosa Okafor"], "{line}");
        }
        assert_eq!(found("by rosa okafor and ben lund\n\nIt closed.\n"), ["By ROSA OKAFOR and BEN LUND", "By Rosa Okafor and Ben Lund"]);
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
