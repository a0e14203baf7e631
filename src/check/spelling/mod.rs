//! Words that are no words: known misspellings, unknown words, and the corrections
//! offered for them, the likeliest first.
//!
//! An unknown word with a capital is a name until there is proof of the contrary: who
//! bears it is not the dictionary's business.

mod american;
mod apostrophe;
mod bearings;
mod in_context;
mod irregular;
mod joined;
mod judge;
mod known;
mod learned;
mod name_slip;
mod other_language;
mod plural;
mod proposal;

use std::sync::{Arc, RwLock};

use crate::check::{Checker, Issue, StoryChecker};
use crate::language::ngram::Model;
use crate::language::{Lexicon, Suggester, UserWords};
use crate::story::{Paragraph, Part, StoryFacts};

pub use in_context::InContext;
pub use other_language::OTHER_LANGUAGE;
pub use proposal::ContextScore;

/// The desk's own words, to be added to while the program runs; whoever adds one tells
/// the engine to forget its answers.
pub type SharedWords = Arc<RwLock<UserWords>>;

/// The checkers of this room that read a paragraph at a time.
pub fn checkers() -> Vec<Box<dyn Checker>> {
    checkers_for(SharedWords::default())
}

/// The same with the desk's own words, and with the model of context that ships.
pub fn checkers_for(words: SharedWords) -> Vec<Box<dyn Checker>> {
    checkers_with(words, Model::shared().map(|model| Arc::new(InContext { model }) as Arc<dyn ContextScore>))
}

/// The same with a model of context of one's own, or none, to rank corrections by.
pub fn checkers_with(words: SharedWords, context: Option<Arc<dyn ContextScore>>) -> Vec<Box<dyn Checker>> {
    vec![Box::new(Spelling::new(words, context))]
}

/// The checkers of this room that read the whole story.
pub fn story_checkers() -> Vec<Box<dyn StoryChecker>> {
    vec![Box::new(other_language::OtherLanguage)]
}

/// Finds misspelt words.
pub struct Spelling {
    lexicon: &'static Lexicon,
    suggester: &'static Suggester,
    words: SharedWords,
    context: Option<Arc<dyn ContextScore>>,
}

impl Spelling {
    pub fn new(words: SharedWords, context: Option<Arc<dyn ContextScore>>) -> Self {
        Self { lexicon: Lexicon::shared(), suggester: Suggester::shared(), words, context }
    }

    /// Did the desk add this word?
    fn is_own(&self, word: &str) -> bool {
        self.words.read().is_ok_and(|w| w.contains(word))
    }
}

impl Checker for Spelling {
    fn name(&self) -> &'static str {
        "spelling"
    }

    fn needs_facts(&self) -> bool {
        true
    }

    fn check(&self, paragraph: &Paragraph, facts: &StoryFacts, out: &mut Vec<Issue>) {
        if matches!(paragraph.part, Part::Byline | Part::Stray | Part::Table) || paragraph.is_foreign {
            return;
        }
        let bearings = bearings::Bearings::take(self.lexicon, paragraph, facts);
        let mut at = 0;
        while at < paragraph.tokens.len() {
            if let Some((issue, last)) = self.split_word(paragraph, &bearings, at) {
                out.push(issue);
                at = last + 1;
                continue;
            }
            out.extend(self.judge(paragraph, &bearings, at));
            at += 1;
        }
    }
}

#[cfg(test)]
mod trial {
    //! How the tests of one kind of slip speak.

    use crate::check::Issue;
    use crate::language::Lexicon;
    use crate::story::{Paragraph, Part};

    /// The first correction that `find` has for the first place where `word` stands.
    pub fn first(text: &str, word: &str, find: fn(&Lexicon, &Paragraph, usize, &str) -> Option<Issue>) -> Option<String> {
        let p = Paragraph::analyse(text, Part::Body);
        let at = (0..p.tokens.len()).find(|i| p.word(*i) == word)?;
        find(Lexicon::shared(), &p, at, word)?.suggestions.first().cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Level;

    fn findings(text: &str) -> Vec<(String, String, Level)> {
        let p = Paragraph::analyse(text, Part::Body);
        let facts = StoryFacts::gather(crate::story::ReadAs::Body, [&p]);
        let mut out = Vec::new();
        Spelling::new(SharedWords::default(), None).check(&p, &facts, &mut out);
        out.into_iter().map(|i| (i.span.of(text).to_owned(), i.suggestions.first().cloned().unwrap_or_default(), i.level)).collect()
    }

    fn fixes(text: &str) -> Vec<(String, String)> {
        findings(text).into_iter().filter(|f| f.2 == Level::Fix).map(|f| (f.0, f.1)).collect()
    }

    fn fixed(text: &str, wrong: &str, right: &str) {
        assert!(fixes(text).contains(&(wrong.to_owned(), right.to_owned())), "{text}: {:?}", findings(text));
    }

    fn quiet(text: &str) {
        assert_eq!(findings(text), [], "{text}");
    }

    #[test]
    fn a_misspelling_in_lower_case_is_corrected() {
        fixed("The commision met on Tuesday.", "commision", "commission");
        fixed("She will recieve the award tonight.", "recieve", "receive");
        fixed("The mayor spoke to offciials after the vote.", "offciials", "officials");
        fixed("He is one ofthe owners.", "ofthe", "of the");
        fixed("The two groups work to gether.", "to gether", "together");
        fixed("They did'nt go to the womens' shelter.", "did'nt", "didn't");
        fixed("They did'nt go to the womens' shelter.", "womens'", "women's");
        fixed("The countys budget is small.", "countys", "county's");
    }

    #[test]
    fn a_slip_in_a_common_word_is_told_at_an_opening_in_a_compound_and_in_a_name() {
        let told = |text: &str| {
            let p = Paragraph::analyse(text, Part::Body);
            let facts = StoryFacts::gather(crate::story::ReadAs::Body, [&p]);
            let mut out = Vec::new();
            for checker in checkers() {
                checker.check(&p, &facts, &mut out);
            }
            out.into_iter().filter_map(|i| i.suggestions.first().map(|s| (s.clone(), i.level))).collect::<Vec<_>>()
        };
        let one = |word: &str, level| vec![(word.to_owned(), level)];
        assert_eq!(told("Agaiinst the wall stood two men who would not speak."), one("Against", Level::Fix));
        assert_eq!(told("The storm-damagged homes along the river were torn down in May."), one("damaged", Level::Query));
        assert_eq!(told("The bus broke down in western Massachussets on Monday."), one("Massachusetts", Level::Fix));
        assert_eq!(told("Agassiz stood by the wall, and the storm-lashed pier held."), []);
    }

    #[test]
    fn two_words_that_are_one_are_told_from_two_by_what_stands_around() {
        let joined = |text: &str| {
            let p = Paragraph::analyse(text, Part::Body);
            let facts = StoryFacts::gather(crate::story::ReadAs::Body, [&p]);
            let mut out = Vec::new();
            for checker in checkers() {
                checker.check(&p, &facts, &mut out);
            }
            out.into_iter().flat_map(|i| i.suggestions).collect::<Vec<_>>()
        };
        assert_eq!(joined("The boys played basket ball in the gym after school."), ["basketball"]);
        assert_eq!(joined("The report will up date the figures from March."), ["update"]);
        for right in [
            "She had a lot to say before the vote, and he is suing the city.",
            "The vote is set for shortly after noon on Tuesday.",
            "Costs rose over time, and the plan may be dropped.",
            "The team took a long time on the line.",
            "Workers built in the yard what they could not buy.",
        ] {
            assert_eq!(joined(right), Vec::<String>::new(), "{right}");
        }
    }

    #[test]
    fn the_word_around_which_the_sentence_turns_comes_first() {
        let first = |text: &str, wrong: &str| {
            let p = Paragraph::analyse(text, Part::Body);
            let facts = StoryFacts::gather(crate::story::ReadAs::Body, [&p]);
            let mut out = Vec::new();
            for checker in checkers() {
                checker.check(&p, &facts, &mut out);
            }
            out.into_iter().find(|i| i.span.of(text) == wrong).and_then(|i| i.suggestions.first().cloned())
        };
        for (text, wrong, right) in [
            ("The mayor called it a sucessfull year for the county's schools.", "sucessfull", "successful"),
            ("The panel heard a sycology professor from the state university.", "sycology", "psychology"),
            ("They dont want it, the mayor said on Tuesday.", "dont", "don't"),
            ("The bridge will be closed for mantainence until spring.", "mantainence", "maintenance"),
            ("The district's enthuziasm for the plan has cooled.", "enthuziasm", "enthusiasm"),
        ] {
            assert_eq!(first(text, wrong).as_deref(), Some(right), "{text}");
        }
    }

    #[test]
    fn new_compounds_are_no_slips_but_an_article_run_into_a_word_is() {
        quiet("The station's heatmaps and watchlists are public.");
        quiet("Both landers reached the moon, and the landers sent pictures.");
        quiet("The two lots abut the creek, and the owners would not recant.");
        assert!(findings("The board has power forfinancial matters only.").iter().any(|f| f.1 == "for financial"));
    }

    #[test]
    fn a_word_that_is_a_slip_far_more_often_than_itself_is_none() {
        let offered = |text: &str, wrong: &str, right: &str| findings(text).iter().any(|f| f.0 == wrong && f.1 == right);
        assert!(offered("The court's calender is full until June.", "calender", "calendar"));
        assert!(offered("The two men were called heros by the mayor.", "heros", "heroes"));
    }

    #[test]
    fn case_and_possessive_are_kept() {
        fixed("Goverment offices are closed.", "Goverment", "Government");
        fixed("The goverment's plan failed.", "goverment", "government");
        fixed("ALL GOVERMENT OFFICES ARE CLOSED", "GOVERMENT", "GOVERNMENT");
    }

    #[test]
    fn an_unknown_name_is_no_misspelling() {
        quiet("Officers met Wanda Krzyzowski and Tem Obiageli near Lake Quinnehtuk on Friday.");
        quiet("Krzyzowski declined to comment. Obiageli's lawyer did not call back.");
        quiet("Vellacott said the firm would appeal. Brumfeld agreed.");
        quiet("Sheik Omar bin Tarek al-Rashoud and Maria de la Huerga spoke.");
    }

    #[test]
    fn a_slip_in_a_name_made_of_common_words_is_corrected() {
        fixed("The Highway Partol closed the pass.", "Partol", "Patrol");
        fixed("He came to the Untied States in 1992.", "Untied", "United");
        fixed("The Supreme Cuort declined to hear it.", "Cuort", "Court");
        quiet("The Duke of Beaufort met Sara Untied in Paris.");
    }

    #[test]
    fn what_is_not_prose_is_left_alone() {
        quiet("Send mail to jdoh@exmple.org or see www.exmple.com/abot and #misspeling.");
        quiet("The F-35Bs and the 737s use the HTTPS protocol, $45bn and 20kg.");
        quiet("He's a well-off ex-officer who pre-recorded a nonunion, citywide anti-gang message.");
    }

    #[test]
    fn another_language_is_not_a_row_of_misspellings() {
        quiet(
            "Der Bürgermeister sagte am Dienstag, dass die Brücke wegen der Arbeiten bis zum Ende des Jahres gesperrt werden müsse, berichtete die Zeitung.",
        );
    }

    #[test]
    fn current_words_and_accents_are_known() {
        quiet("The podcaster's livestream about cryptocurrency and vaping drew 2 million views at the café.");
    }
}
