//! The corrections proposed for one word, ranked, with how sure the first one is.

use crate::language::lexicon::{Case, Lexicon, lowered};
use crate::language::suggest::{self, Candidate};
use crate::story::Paragraph;

use super::Spelling;

/// A model that says which correction fits the words around.
pub trait ContextScore: Send + Sync {
    /// For each candidate, how much likelier (logarithm to base 10, up to one constant for
    /// all) the sentence is with it in the place of token `at` than the candidate is by
    /// itself; none where the model cannot say.
    fn scores(&self, paragraph: &Paragraph, at: usize, candidates: &[&str]) -> Option<Vec<f32>>;

    /// How much likelier (logarithm to base 10) the sentence is with `whole` in the place of
    /// the tokens `at` and `at + 1`.
    fn gain_of_joining(&self, paragraph: &Paragraph, at: usize, whole: &str) -> Option<f32>;
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
    /// How likely it is that the first is what was meant: 0 to 1.
    pub sure: f32,
    /// How much likelier the first is than the word as it stands (logarithm to base 10),
    /// where that is a word.
    pub gain: f32,
    /// Nothing stands around the word that says what was meant.
    pub apart: bool,
    /// The first is on the list of known misspellings.
    pub listed: bool,
}

/// What a correction gains by being on the list of known misspellings.
const LISTED: f32 = 2.5;
/// What the frequency of a word weighs, as in the ranking of corrections.
const FREQUENCY: f32 = 0.6;
/// What it weighs more in running text: a list of misspellings has every word once.
const IN_TEXT: f32 = 0.23;

/// What remains of the likelihood that a correction has by itself where the words around are
/// ones that the model of context has not seen beside it.
const UNUSUAL: f32 = 0.4;

/// How likely the first correction is to be right, from its part of the likelihood of all,
/// its own score and the letters of what was written. Fitted on misspellings that are on no
/// list, in text and by themselves: config/words/README.md has the table.
fn sure(share: f32, score: f32, letters: usize, in_context: bool) -> f32 {
    let share = share.clamp(0.02, 0.9995);
    let odds = (share / (1.0 - share)).ln();
    #[allow(clippy::cast_precision_loss)]
    let letters_counted = letters.min(10) as f32;
    let short = f32::from(u8::from(letters <= 4));
    let x = if in_context {
        2.20 + 0.30 * odds + 0.41 * (score - 1.0) - 0.18 * letters_counted - 0.96 * short
    } else {
        0.49 + 0.50 * odds + 0.50 * score - 0.40 * short
    };
    1.0 / (1.0 + (-x).exp())
}

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
        let mut candidates = if far { self.suggester.candidates(lower) } else { self.suggester.close(lower) };
        for word in listed {
            if let Some(c) = candidates.iter_mut().find(|c| c.word.eq_ignore_ascii_case(word)) {
                c.score += LISTED;
            } else {
                let score = suggest::likelihood(self.lexicon, lower, &lowered(word)) + LISTED;
                candidates.push(Candidate { word: (*word).to_owned(), cost: 100, score, share: 0.0 });
            }
        }
        let standing = written(case, lower);
        let words: Vec<&str> = candidates.iter().map(|c| c.word.as_str()).chain([standing.as_str()]).collect();
        let scores = self.context.as_ref().and_then(|context| context.scores(p, at, &words));
        let in_context = scores.is_some();
        let mut candidates: Vec<(Candidate, f32)> = candidates.into_iter().map(|c| (c.clone(), c.score)).collect();
        let mut own = FREQUENCY * zipf(self.lexicon, lower);
        if let Some(scores) = scores {
            own += scores.last().copied().unwrap_or(0.0) + IN_TEXT * zipf(self.lexicon, lower);
            for ((c, _), score) in candidates.iter_mut().zip(scores) {
                c.score += score + IN_TEXT * zipf(self.lexicon, &c.word);
            }
        }
        candidates.sort_by(|(a, _), (b, _)| b.score.total_cmp(&a.score).then_with(|| a.word.cmp(&b.word)));
        let (first, plain) = candidates.first()?.clone();
        let top = first.score;
        let total: f32 = candidates.iter().map(|(c, _)| 10f32.powf(c.score - top)).sum();
        let words = candidates.iter().filter(|(c, _)| c.score > top - 3.5).take(5).map(|(c, _)| written(case, &c.word)).collect();
        let by_itself = sure(first.share, plain, lower.len(), false);
        let sure = if in_context { sure(1.0 / total, top, lower.len(), true).max(UNUSUAL * by_itself) } else { by_itself };
        Some(Proposal {
            words,
            cost: first.cost,
            share: 1.0 / total,
            zipf: zipf(self.lexicon, &first.word),
            sure,
            gain: top - own,
            apart: !in_context,
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
