//! Names to verify: names that no list of ours has, once each, apart from the issues.

use crate::check::names::ledger::Ledger;
use crate::check::names::variants;
use crate::check::{Category, InQuotation, Issue, Level, StoryChecker};
use crate::language::Lexicon;
use crate::language::ngram::Model;
use crate::story::{ReadAs, Story};

/// More than this many are a list of names, or a text in another language.
const MOST: usize = 60;

pub struct ToVerify;

impl StoryChecker for ToVerify {
    fn name(&self) -> &'static str {
        "names-to-verify"
    }

    fn check(&self, story: &Story, out: &mut Vec<Issue>) {
        if story.facts.read_as != ReadAs::Story {
            return;
        }
        let lexicon = Lexicon::shared();
        let ledger = Ledger::read(story);
        // What is shown as a slip of another name needs no entry of its own.
        let slips: Vec<&str> = variants::verdicts(&ledger).iter().map(|v| v.slip.written.as_str()).collect();
        let mut found: Vec<Issue> = Vec::new();
        // What stands in several documents of the newsroom's own archive is known there.
        let learned = |lower: &str| Model::layer().is_some_and(|m| m.vocabulary().known(lower).is_some());
        let unlisted =
            ledger.words.iter().filter(|(lower, _)| !learned(lower)).filter(|(lower, w)| {
                lexicon.entry(lower).is_none() && !lexicon.contains(&w.written) && !slips.contains(&w.written.as_str())
            });
        for (_, word) in unlisted {
            // Only what is capitalised inside a sentence is surely a name.
            let Some(mention) = word.mentions.iter().find(|m| !m.opens || m.given.is_some()) else { continue };
            // A given name is verified with the name behind it.
            let unknown = |next: &String| ledger.words.contains_key(next) && lexicon.entry(next).is_none();
            if word.mentions.iter().all(|m| m.next.as_ref().is_some_and(unknown)) {
                continue;
            }
            let times = word.count();
            found.push(Issue {
                level: Level::Note,
                ..Issue::new("name-to-verify", Category::Name, mention.span, "A name to verify")
                    .why(match times {
                        2.. => format!("Not in the lists of names; it stands here {times} times, spelled alike."),
                        _ => "Not in the lists of names; it stands here once.".to_owned(),
                    })
                    .in_quotation(InQuotation::Repair)
                    .confidence(0.6)
                    .query()
            });
        }
        if found.len() <= MOST {
            out.extend(found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_name_is_listed_once() {
        let text = "The board met Tariq Qandzhal on Monday.\nQandzhal spoke of Ohio and of Maria Lopez.\n";
        let mut out = Vec::new();
        ToVerify.check(&Story::parse(text, ReadAs::Story), &mut out);
        assert_eq!(out.iter().map(|i| i.span.of(text)).collect::<Vec<_>>(), ["Qandzhal"]);
        assert_eq!(out[0].level, Level::Note);
    }
}
