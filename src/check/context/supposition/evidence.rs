//! What is measured of a supposition, for the trees of the judge.
//!
//! The order of the numbers is that of the data in config/model/judges.txt: whoever changes
//! it fits the judges again.

use std::ops::Range;

use super::{AFTER_WORDS, Gain, Line, is_unknown};
use crate::check::context::judge::{FEATURES, Features};
use crate::check::context::sets::Kind;
use crate::check::context::subject::{Subject, tag_of};
use crate::language::ngram::WordId;
use crate::language::ngram::vocabulary::NAME;
use crate::language::tagger;
use crate::language::{Lexicon, Tag, TagSet, inflect};
use crate::story::Token;

/// Words on each side by which the fit of parts of speech is told.
const FIT_WORDS: usize = 5;

/// On the Zipf scale, the rarest of the words.
fn frequency(words: &[&str]) -> f32 {
    words.iter().map(|w| Lexicon::shared().frequency(w).unwrap_or(0.0)).fold(9.0, f32::min)
}

/// What a word could be: noun 1, adjective 2, past 4, base form 8, adverb 16, of a closed class 32.
fn word_class(word: &str) -> f32 {
    let word = word.split(' ').next().unwrap_or(word);
    let tags = inflect::possible_tags(word);
    let bits = [
        tags.any(Tag::is_noun),
        tags.any(Tag::is_adjective),
        tags.any(|t| matches!(t, Tag::VBD | Tag::VBN)),
        tags.any(|t| matches!(t, Tag::VB | Tag::VBP)),
        tags.any(Tag::is_adverb),
        !inflect::closed_tags(word).is_empty(),
    ];
    f32::from(bits.iter().rev().fold(0_u8, |sum, bit| 2 * sum + u8::from(*bit)))
}

impl<'a> Line<'a> {
    #[allow(clippy::cast_precision_loss)]
    pub(super) fn features(
        &self,
        kind: Kind,
        range: &Range<usize>,
        ids: (&[WordId], &[WordId]),
        judged: (&Gain, Subject),
        other: &str,
    ) -> Features {
        let place = self.reading.place(range.start).start..self.reading.place(range.end - 1).end + AFTER_WORDS;
        let near = self.reading.ids.get(place.start.saturating_sub(3)..place.end.min(self.reading.ids.len())).unwrap_or(&[]);
        let strange = near.iter().filter(|id| is_unknown(**id) || **id == NAME).count();
        let tag = |i: Option<usize>| i.and_then(|i| self.tokens.get(i)).map_or(-1.0, |t| f32::from(tag_of(t) as u8));
        let (gain, subject) = judged;
        let lowest =
            self.word_logs.get(place.start..place.end.min(self.word_logs.len())).unwrap_or(&[]).iter().map(|s| s.log).fold(0.0, f32::min);
        let (past, present) = self.tenses(range);
        let at_large = self.in_english_at_large(range, other);
        let [frequency, other_frequency, attractions @ ..] = at_large;
        let flag = |b: bool| if b { 1.0 } else { 0.0 };
        let around: [f32; FEATURES - 25] = [
            self.mean_log(place.start..place.end),
            strange as f32,
            self.reading.ids.len() as f32,
            tag(range.start.checked_sub(1)),
            tag(Some(range.end)),
            tag(range.start.checked_sub(2)),
            tag(Some(range.end + 1)),
            tag(Some(range.start)),
            flag(self.tokens.get(range.start).is_some_and(|t| t.quoted)),
            self.direction(kind, range.start, other),
            subject.nearest.sign(),
            subject.head.sign(),
            flag(subject.compound) + 2.0 * flag(subject.relative),
            flag(subject.pronoun),
            f32::from(subject.phrases),
            f32::from(subject.distance),
            self.licence(range.start),
            past - present,
            lowest,
            frequency,
            other_frequency,
            attractions[0],
            attractions[1],
            attractions[2],
            attractions[3],
            flag(self.is_supposed(range.start)),
            f32::from(subject.sort),
            f32::from(subject.opening),
            self.kind_of_word(range.start),
        ];
        let mut features = [0.0; FEATURES];
        let all = self.by_the_model(ids, gain).into_iter().chain(around).chain(self.compared(range, ids, gain, other, at_large));
        features.iter_mut().zip(all).for_each(|(slot, value)| *slot = value);
        features
    }

    /// What the n-grams say, of words and of classes.
    fn by_the_model(&self, ids: (&[WordId], &[WordId]), gain: &Gain) -> [f32; 17] {
        let alone = |ids: &[WordId]| ids.iter().map(|id| self.model.alone(*id)).sum::<f32>();
        let (old, new) = ids;
        [
            gain.words,
            gain.classes,
            gain.words_at,
            gain.classes_at,
            gain.words - gain.words_at,
            gain.at[0].order,
            gain.at[1].order,
            gain.right_orders[0],
            gain.right_orders[1],
            alone(old),
            alone(new),
            gain.at[0].log,
            gain.at[1].log,
            gain.class_at[0].log,
            gain.class_at[1].log,
            gain.class_at[0].order,
            gain.class_at[1].order,
        ]
    }

    /// The words supposed beside those written: what the trees cannot subtract by themselves.
    fn compared(&self, range: &Range<usize>, ids: (&[WordId], &[WordId]), gain: &Gain, other: &str, at_large: [f32; 6]) -> [f32; 8] {
        let [frequency, other_frequency, left, right, other_left, other_right] = at_large;
        let window = range.start.saturating_sub(FIT_WORDS)..(range.end + FIT_WORDS).min(self.tokens.len());
        let [fit, other_fit] = tagger::fit(self.tokens, self.text, window, range, other);
        let strangeness = self.strangeness(ids, frequency, other_frequency);
        [
            fit.cost - other_fit.cost,
            f32::from(other_fit.tag as u8),
            word_class(other),
            strangeness,
            gain.words - strangeness / 2.0,
            other_left + other_right - left - right,
            gain.words + gain.classes,
            frequency - other_frequency,
        ]
    }

    /// How much rarer the words as written are in what the model was counted in than in
    /// English at large, against those supposed (natural logarithm): it was counted in the
    /// talk of politics, and finds "threw" stranger than it is.
    fn strangeness(&self, (old, new): (&[WordId], &[WordId]), frequency: f32, other_frequency: f32) -> f32 {
        let rarest = |ids: &[WordId]| ids.iter().map(|id| self.model.alone(*id)).fold(0.0, f32::min);
        std::f32::consts::LN_10 * (frequency - other_frequency) - (rarest(old) - rarest(new))
    }

    /// Frequencies and attractions of the words as written and as supposed.
    fn in_english_at_large(&self, range: &Range<usize>, other: &str) -> [f32; 6] {
        let old: Vec<&str> = self.tokens.get(range.clone()).unwrap_or(&[]).iter().map(|t| &*t.lower).collect();
        let new: Vec<&str> = other.split(' ').collect();
        let [a, b, c, d] = self.attractions(range, &old, &new);
        [frequency(&old), frequency(&new), a, b, c, d]
    }

    /// How the words attract those before and after them, as written and as supposed.
    fn attractions(&self, range: &Range<usize>, old: &[&str], new: &[&str]) -> [f32; 4] {
        let word = |t: Option<&'a Token>| t.filter(|t| t.is_word()).map(|t| &*t.lower);
        let before = word(range.start.checked_sub(1).and_then(|i| self.tokens.get(i)));
        let after = word(self.tokens.get(range.end));
        let between = |a: Option<&str>, b: Option<&str>| match (a, b) {
            // Pairs that are not listed are rare; what no word stands beside says nothing.
            (Some(a), Some(b)) => self.model.attraction(a, b).unwrap_or(-5.0),
            _ => -9.0,
        };
        [
            between(before, old.first().copied()),
            between(old.last().copied(), after),
            between(before, new.first().copied()),
            between(new.last().copied(), after),
        ]
    }

    /// Could the word be a noun (1), an adjective (2), a past form (4) instead?
    fn kind_of_word(&self, at: usize) -> f32 {
        let tags = self.tokens.get(at).map_or(TagSet::EMPTY, |t| inflect::possible_tags(&t.lower));
        let bit = |yes: bool, value: u8| if yes { value } else { 0 };
        f32::from(
            bit(tags.any(Tag::is_noun), 1) + bit(tags.any(Tag::is_adjective), 2) + bit(tags.any(|t| matches!(t, Tag::VBD | Tag::VBN)), 4),
        )
    }

    /// Which way the slip goes, as a number for the trees.
    fn direction(&self, kind: Kind, at: usize, other: &str) -> f32 {
        let Some(token) = self.tokens.get(at) else { return 0.0 };
        let word = &*token.lower;
        match kind {
            Kind::Agreement => match word {
                "is" => 1.0,
                "are" => 2.0,
                "was" => 3.0,
                "were" => 4.0,
                "has" => 5.0,
                "have" => 6.0,
                "do" | "don't" => 7.0,
                "does" | "doesn't" => 8.0,
                w if w.len() < other.len() => 9.0,
                _ => 10.0,
            },
            _ => f32::from(u8::from(word.contains('\''))) + 2.0 * f32::from(u8::from(other.contains('\''))),
        }
    }

    /// Verbs in the past and in the present in the sentence, without the words in question.
    fn tenses(&self, range: &Range<usize>) -> (f32, f32) {
        let (mut past, mut present) = (0.0, 0.0);
        for (_, t) in self.tokens.iter().enumerate().filter(|(i, _)| !range.contains(i)) {
            match tag_of(t) {
                Tag::VBD => past += 1.0,
                Tag::VBZ | Tag::VBP => present += 1.0,
                _ => {}
            }
        }
        (past, present)
    }
}
