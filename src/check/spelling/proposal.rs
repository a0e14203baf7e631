//! The corrections proposed for one word, ranked, with how sure the first one is.

use crate::language::lexicon::{Case, Lexicon};
use crate::language::suggest::{self, Candidate};
use crate::story::Paragraph;

use super::Spelling;

/// A model that says which correction fits the words around.
pub trait ContextScore: Send + Sync {
    /// For each candidate, how much likelier (logarithm to base 10, up to one constant for
    /// all) the sentence is with it in the place of token `at` than the candidate is by
    /// itself; none where the model cannot say.
    fn scores(&self, paragraph: &Paragraph, at: usize, candidates: &[&str]) -> Option<Vec<f32>>;
}

/// Ranked corrections of one word.
pub(super) struct Proposal {
    /// As they would be written, likeliest first.
    pub words: Vec<String>,
    /// Slips between the first and what was written, in hundredths.
    pub cost: u16,
    /// The first one's part of the likelihood of all: 0 to 1.
    pub share: f32,
    /// Frequency of the first on the Zipf scale; 0 for two words.
    pub zipf: f32,
    /// The first is on the list of known misspellings.
    pub listed: bool,
}

/// What a correction gains by being on the list of known misspellings.
const LISTED: f32 = 2.5;

impl Spelling {
    /// Ranks the corrections of `lower`, those on the list first, by the words around
    /// token `at`. `case` is that of the word as written; words far off are looked for if
    /// `far` says so, which costs milliseconds.
    pub(super) fn propose(
        &self,
        p: &Paragraph,
        at: usize,
        lower: &str,
        case: Case,
        listed: &[&'static str],
        far: bool,
    ) -> Option<Proposal> {
        let mut candidates = if far { self.suggester.candidates(lower) } else { suggest::close(self.lexicon, lower) };
        for word in listed {
            if let Some(c) = candidates.iter_mut().find(|c| c.word.eq_ignore_ascii_case(word)) {
                c.score += LISTED;
            } else {
                let score = zipf(self.lexicon, word) - 3.0 + LISTED;
                candidates.push(Candidate { word: (*word).to_owned(), cost: 100, score, share: 0.0 });
            }
        }
        if let Some(context) = self.context.as_ref().filter(|_| candidates.len() > 1) {
            let words: Vec<&str> = candidates.iter().map(|c| c.word.as_str()).collect();
            let scores = context.scores(p, at, &words).unwrap_or_default();
            for (c, score) in candidates.iter_mut().zip(scores) {
                c.score += score;
            }
        }
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.word.cmp(&b.word)));
        let best = candidates.first()?;
        let (top, first) = (best.score, best.clone());
        let total: f32 = candidates.iter().map(|c| 10f32.powf(c.score - top)).sum();
        let words = candidates.iter().filter(|c| c.score > top - 3.5).take(5).map(|c| written(case, &c.word)).collect();
        Some(Proposal {
            words,
            cost: first.cost,
            share: 1.0 / total,
            zipf: zipf(self.lexicon, &first.word),
            listed: listed.iter().any(|w| first.word.eq_ignore_ascii_case(w)),
        })
    }
}

fn zipf(lexicon: &Lexicon, word: &str) -> f32 {
    lexicon.frequency(&word.to_lowercase()).unwrap_or(0.0)
}

/// A correction in the case of the word it replaces.
pub(super) fn written(case: Case, word: &str) -> String {
    case.apply(word)
}
