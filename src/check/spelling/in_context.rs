//! Ranks corrections by the words around: how much likelier each makes its sentence than
//! it is by itself.

use crate::language::ngram::{Model, PADDING, WordId, read_word};
use crate::story::Paragraph;

use super::ContextScore;

/// Words after the correction whose likelihood counts.
const AFTER: usize = 2;
/// Tokens read on either side: the context, and marks that do not count.
const NEAR: usize = 24;
/// How much the sentence weighs beside the slip and the frequency of the word.
const WEIGHT: f32 = 0.8;
/// In shorter sentences there is nothing to go by.
const SHORT: usize = 4;

/// The model of context, asked about corrections.
pub struct InContext {
    pub model: &'static Model,
}

impl ContextScore for InContext {
    fn scores(&self, paragraph: &Paragraph, at: usize, candidates: &[&str]) -> Option<Vec<f32>> {
        let sentence = paragraph.sentence_of(at);
        if sentence.len() < SHORT {
            return None;
        }
        let near = at.saturating_sub(NEAR).max(sentence.start)..(at + NEAR).min(sentence.end);
        let reading = self.model.read(&paragraph.text, paragraph.tokens.get(near.clone())?);
        let place = reading.place(at - near.start);
        let before = reading.ids.get(place.start.saturating_sub(PADDING)..place.start)?;
        let after = reading.ids.get(place.end..(place.end + AFTER).min(reading.ids.len()))?;
        let score = |word: &&str| {
            let new = read_word(self.model.vocabulary(), word);
            let ids: Vec<WordId> = [before, &new, after].concat();
            let alone: f32 = new.iter().map(|id| self.model.alone(*id)).sum();
            WEIGHT * (self.model.log_prob_of(&ids, before.len()..ids.len()) - alone) / std::f32::consts::LN_10
        };
        Some(candidates.iter().map(score).collect())
    }

    fn gain_of_joining(&self, paragraph: &Paragraph, at: usize, whole: &str) -> Option<f32> {
        let sentence = paragraph.sentence_of(at);
        let tokens = paragraph.tokens.get(sentence.clone()).filter(|t| t.len() >= SHORT)?;
        let place = at - sentence.start;
        self.model.gain(&paragraph.text, tokens, place..place + 2, whole, AFTER).map(|g| g / std::f32::consts::LN_10)
    }
}
