//! "al-" in an Arabic name: small inside a sentence, and the same throughout a story.

use crate::check::{Category, InQuotation, Issue, StoryChecker};
use crate::language::Lexicon;
use crate::story::{Paragraph, Part, Span, Story};

/// Names that keep their capital: of houses, papers and holy places.
const CAPITAL: &[&str] =
    &["jazeera", "arabiya", "aqsa", "azhar", "anon", "ahram", "ahly", "hilal", "nassr", "sadd", "ittihad", "duhail", "ain"];

pub struct Particles;

impl StoryChecker for Particles {
    fn name(&self) -> &'static str {
        "name-particles"
    }

    fn check(&self, story: &Story, out: &mut Vec<Issue>) {
        let small: Vec<String> = places(story, "al").into_iter().map(|(name, _)| name).collect();
        for (name, span) in places(story, "Al") {
            // "Al-Jon Manufacturing": a firm of Al and Jon.
            if CAPITAL.contains(&name.as_str()) || is_english(&name) {
                continue;
            }
            let both = small.contains(&name);
            let issue = Issue::new("name-particle", Category::Name, span, "A capital on “al-” inside a sentence")
                .suggest(span.of(&story.text).replacen('A', "a", 1))
                .why(if both {
                    "The story also writes this name with a small “al-”; inside a sentence the small one is right."
                } else {
                    "Inside a sentence the Arabic article is small, unless its bearer is known to write it otherwise."
                })
                .in_quotation(InQuotation::Repair);
            out.push(if both { issue.confidence(0.85) } else { issue.confidence(0.6).query() });
        }
    }
}

/// A word or a given name of every day; those that Arabic names share are no everyday words.
fn is_english(name: &str) -> bool {
    let lexicon = Lexicon::shared();
    let common = lexicon.frequency(name).is_some_and(|f| f > 4.0);
    common && (lexicon.knows_lower(name) || lexicon.is_given_name(name)) && !matches!(name, "ali" | "said" | "hassan" | "omar" | "islam")
}

/// Names behind `article` and a hyphen inside a sentence, in lower case, with their places.
fn places(story: &Story, article: &str) -> Vec<(String, Span)> {
    let mut out = Vec::new();
    for placed in story.paragraphs.iter().filter(|p| matches!(p.paragraph.part, Part::Body | Part::Headline)) {
        let p = &*placed.paragraph;
        for i in 1..p.tokens.len() {
            if p.word(i) == article && p.word(i + 1) == "-" && p.is_capitalised(i + 2) && !p.opens_sentence(i) && !is_whole_name(p, i) {
                let name = p.tokens.get(i + 2).map_or("", |t| t.stem());
                out.push((name.to_owned(), p.span_of(i, i + 2).shifted(placed.start)));
            }
        }
    }
    out
}

/// "Fatima Al-Sayed": families of the Gulf write it so; nothing is asked of a full name.
fn is_whole_name(p: &Paragraph, i: usize) -> bool {
    p.is_capitalised(i - 1) && p.tokens.get(i).is_some_and(|t| t.spaced)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial;
    use crate::story::ReadAs;

    fn found(text: &str) -> Vec<String> {
        trial::suggested_in_story(&Particles, text, ReadAs::Body)
    }

    #[test]
    fn the_article_is_small_inside_a_sentence() {
        assert_eq!(found("Troops reached the Al-Waha base.\n"), ["al-Waha"]);
        assert!(found("Al-Waha fell. They watched Al-Jazeera with Sami Al-Harbi.\n").is_empty());
    }
}
