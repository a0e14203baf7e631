//! "Suppose this word were another": what could be meant, and what is measured of it.
//!
//! One sentence at a time. The measurements are what the trees of the judge were fitted
//! to; their order is part of that data. Says nothing of right and wrong.

mod construction;
mod evidence;

use std::ops::Range;

use crate::check::context::judge::Features;
use crate::check::context::sets::{Kind, Sets, verb_slips};
use crate::check::context::subject::{Number, subject_of};
use crate::language::ngram::vocabulary::{NAME, UNKNOWN, UNKNOWN_ED, UNKNOWN_ING, UNKNOWN_LY, UNKNOWN_S, WEB};
use crate::language::ngram::{Model, PADDING, Reading, Scored, WordId, read_word};
use crate::story::{Paragraph, Token, TokenKind};

/// A supposition gains this much at least (natural logarithm), or is not looked into.
const LEAST_GAIN: f32 = 0.7;
/// Words after a replaced one whose probability changes.
const AFTER_WORDS: usize = 3;
const AFTER_CLASSES: usize = 5;
/// Letters of a word that changes places with its neighbour.
const SHORT: usize = 8;

/// One thing that could be meant.
#[derive(Debug, Clone)]
pub struct Supposition {
    pub kind: Kind,
    /// Tokens of the paragraph, both included.
    pub first: usize,
    pub last: usize,
    /// In lower case.
    pub replacement: String,
    pub features: Features,
    /// The words before it are a plural, or several joined by "and".
    pub plural_subject: bool,
    /// It tells what those asked in a poll, or those who study a thing, say.
    pub polled: bool,
}

/// One sentence, read by the model.
pub struct Line<'a> {
    model: &'a Model,
    tokens: &'a [Token],
    text: &'a str,
    /// The sentence's first token in its paragraph.
    offset: usize,
    reading: Reading,
    classes: Vec<WordId>,
    word_logs: Vec<Scored>,
    class_logs: Vec<Scored>,
    /// The same sentence as a newsroom's own model reads it.
    layer: Option<(&'static Model, Vec<WordId>)>,
}

/// How much a newsroom's own model says beside the shipped one.
const LAYER_PART: f32 = 0.3;

const NOTHING: Scored = Scored { log: 0.0, order: 0 };

/// What changes when words are replaced.
#[derive(Debug, Clone, Copy, Default)]
struct Gain {
    words: f32,
    classes: f32,
    words_at: f32,
    classes_at: f32,
    at: [Scored2; 2],
    class_at: [Scored2; 2],
    right_orders: [f32; 2],
}

#[derive(Debug, Clone, Copy, Default)]
struct Scored2 {
    log: f32,
    order: f32,
}

impl From<Scored> for Scored2 {
    #[allow(clippy::cast_precision_loss)]
    fn from(s: Scored) -> Self {
        Self { log: s.log, order: s.order as f32 }
    }
}

fn is_unknown(id: WordId) -> bool {
    matches!(id, UNKNOWN | UNKNOWN_ED | UNKNOWN_ING | UNKNOWN_LY | UNKNOWN_S)
}

fn score_all(ids: &[WordId], score: impl Fn(&[WordId], WordId) -> Scored) -> Vec<Scored> {
    (0..ids.len())
        .map(|i| match ids.get(i) {
            Some(id) if i >= PADDING => score(ids.get(i.saturating_sub(PADDING)..i).unwrap_or(&[]), *id),
            _ => NOTHING,
        })
        .collect()
}

impl<'a> Line<'a> {
    /// Reads the tokens `range` of a paragraph, which are one sentence.
    pub fn read(model: &'a Model, paragraph: &'a Paragraph, range: Range<usize>) -> Self {
        let tokens = paragraph.tokens.get(range.clone()).unwrap_or(&[]);
        let reading = model.read(&paragraph.text, tokens);
        let classes: Vec<WordId> = reading.ids.iter().map(|id| model.class_of(*id)).collect();
        let word_logs = score_all(&reading.ids, |c, w| model.log_prob(c, w));
        let class_logs = model.classes().map_or_else(Vec::new, |chain| score_all(&classes, |c, w| chain.log_prob(c, w)));
        let layer = Model::layer().map(|layer| (layer, layer.read(&paragraph.text, tokens).ids));
        Self { model, tokens, text: &paragraph.text, offset: range.start, reading, classes, word_logs, class_logs, layer }
    }

    /// What the newsroom's own model gains by `other` at `place`; `None` where it does not
    /// know the words.
    fn layer_gain(&self, place: &Range<usize>, other: &str) -> Option<f32> {
        let (layer, ids) = self.layer.as_ref()?;
        let new = read_word(layer.vocabulary(), other);
        let old = ids.get(place.clone())?;
        if old.iter().chain(&new).any(|id| is_unknown(*id) || *id == NAME) {
            return None;
        }
        let before = ids.get(place.start.saturating_sub(PADDING)..place.start)?;
        let after = ids.get(place.end..(place.end + AFTER_WORDS).min(ids.len()))?;
        let log = |middle: &[WordId]| {
            let all = [before, middle, after].concat();
            layer.log_prob_of(&all, before.len()..all.len())
        };
        Some(log(&new) - log(old))
    }

    /// Does the model know this kind of text? Not where half of the words are strange to it.
    #[allow(clippy::cast_precision_loss)]
    pub fn is_familiar(&self) -> bool {
        let words = self.reading.ids.get(PADDING..).unwrap_or(&[]);
        let strange = words.iter().filter(|id| is_unknown(**id)).count();
        let lower = self.tokens.iter().filter(|t| t.is_word() && t.span.of(self.text).starts_with(char::is_lowercase)).count();
        let written = self.tokens.iter().filter(|t| t.is_word()).count();
        words.len() > 5 && strange * 4 <= words.len() && lower * 2 >= written && self.mean_log(0..0) > -7.5
    }

    /// Everything that could be meant, with at least some gain.
    pub fn suppose(&self, sets: &Sets) -> Vec<Supposition> {
        let mut out = Vec::new();
        for (i, token) in self.tokens.iter().enumerate() {
            if !self.may_be_wrong(i, token) {
                continue;
            }
            for (other, kind) in sets.others(&token.lower) {
                self.try_one(*kind, i..i + 1, other, &mut out);
            }
            for (other, kind) in verb_slips(&token.lower) {
                self.try_one(kind, i..i + 1, &other, &mut out);
            }
            if let Some(swapped) = self.swapped(i) {
                self.try_one(Kind::Transposed, i..i + 2, &swapped, &mut out);
            }
        }
        out
    }

    /// Is the token a word that is no name and part of no compound?
    pub fn may_be_wrong(&self, i: usize, token: &Token) -> bool {
        let written = token.span.of(self.text);
        let opening = self.tokens.iter().take(i).all(|t| t.kind == TokenKind::Punct);
        let compound = |t: Option<&Token>, glued: bool| t.is_some_and(|t| glued && matches!(t.span.of(self.text), "-" | "/"));
        token.kind == TokenKind::Word
            && !token.abbreviation
            && (written.starts_with(char::is_lowercase)
                || opening && written.chars().skip(1).all(|c| !c.is_uppercase()) && written.len() > 1)
            && !compound(self.tokens.get(i + 1), self.tokens.get(i + 1).is_some_and(|t| !t.spaced))
            && !compound(i.checked_sub(1).and_then(|p| self.tokens.get(p)), !token.spaced)
    }

    /// The token and the next in the other order, where that is worth asking.
    fn swapped(&self, i: usize) -> Option<String> {
        let (a, b) = (self.tokens.get(i)?, self.tokens.get(i + 1)?);
        let plain = |t: &Token| {
            t.kind == TokenKind::Word && t.lower.len() <= SHORT && t.span.of(self.text).starts_with(char::is_lowercase) && !t.abbreviation
        };
        let strange = || {
            let at = self.reading.place(i).start;
            let logs: f32 = self.word_logs.get(at..at + 3).unwrap_or(&[]).iter().map(|s| s.log).sum();
            logs < -14.0
        };
        (plain(a) && plain(b) && b.spaced && a.lower != b.lower && strange()).then(|| format!("{} {}", b.lower, a.lower))
    }

    /// Measures what would be if the tokens `range` read `other`.
    fn try_one(&self, kind: Kind, range: Range<usize>, other: &str, out: &mut Vec<Supposition>) {
        let new = read_word(self.model.vocabulary(), other);
        let from = self.reading.place(range.start).start;
        let to = self.reading.place(range.end - 1).end;
        let old = self.reading.ids.get(from..to).unwrap_or(&[]);
        if old.is_empty() || new.is_empty() || old.iter().chain(&new).any(|id| is_unknown(*id) || *id == NAME || *id == WEB) {
            return;
        }
        if self.is_another_construction(kind, &range, other) {
            return;
        }
        let mut gain = self.gain(from..to, &new);
        if let Some(own) = self.layer_gain(&(from..to), other) {
            gain.words += LAYER_PART * (own - gain.words);
        }
        // The form of a verb is also judged by its subject, which the model hardly sees.
        let (least, lowest) = if matches!(kind, Kind::Agreement | Kind::Tense) { (-0.5, -3.0) } else { (LEAST_GAIN, -2.0) };
        if gain.words < least && gain.classes < least || gain.words < lowest {
            return;
        }
        let subject = subject_of(self.tokens, range.start);
        let features = self.features(kind, &range, (old, &new), (&gain, subject), other);
        out.push(Supposition {
            kind,
            first: self.offset + range.start,
            last: self.offset + range.end - 1,
            replacement: other.to_owned(),
            features,
            polled: kind == Kind::Tense && self.is_poll(range.start),
            plural_subject: subject.compound || subject.nearest == Number::Plural || subject.head == Number::Plural,
        });
    }

    #[allow(clippy::cast_precision_loss)]
    fn gain(&self, place: Range<usize>, new: &[WordId]) -> Gain {
        let mut gain = Gain::default();
        let splice = |ids: &[WordId], new: &[WordId]| -> Vec<WordId> {
            let before = ids.get(place.start.saturating_sub(PADDING)..place.start).unwrap_or(&[]);
            let after = ids.get(place.end..(place.end + AFTER_CLASSES).min(ids.len())).unwrap_or(&[]);
            [before, new, after].concat()
        };
        let words = splice(&self.reading.ids, new);
        let at = PADDING.min(place.start);
        let logs_after = |logs: &[Scored], after: usize| -> Vec<Scored> {
            logs.get(place.start..(place.end + after).min(logs.len())).unwrap_or(&[]).to_vec()
        };
        let old = logs_after(&self.word_logs, AFTER_WORDS);
        let fresh: Vec<Scored> = (at..(at + new.len() + AFTER_WORDS).min(words.len()))
            .filter_map(|i| Some(self.model.log_prob(words.get(i.saturating_sub(3)..i)?, *words.get(i)?)))
            .collect();
        let sum = |logs: &[Scored]| logs.iter().map(|s| s.log).sum::<f32>();
        let orders = |logs: &[Scored]| logs.iter().skip(1).map(|s| s.order as f32).sum::<f32>();
        let first = |logs: &[Scored]| logs.first().copied().map(Scored2::from).unwrap_or_default();
        gain.words = sum(&fresh) - sum(&old);
        gain.at = [first(&old), first(&fresh)];
        gain.words_at = gain.at[1].log - gain.at[0].log;
        gain.right_orders = [orders(&old), orders(&fresh)];
        if let Some(chain) = self.model.classes() {
            let new: Vec<WordId> = new.iter().map(|id| self.model.class_of(*id)).collect();
            let ids = splice(&self.classes, &new);
            let old = logs_after(&self.class_logs, AFTER_CLASSES);
            let fresh: Vec<Scored> = (at..(at + new.len() + AFTER_CLASSES).min(ids.len()))
                .filter_map(|i| Some(chain.log_prob(ids.get(i.saturating_sub(PADDING)..i)?, *ids.get(i)?)))
                .collect();
            gain.classes = sum(&fresh) - sum(&old);
            gain.class_at = [first(&old), first(&fresh)];
            gain.classes_at = gain.class_at[1].log - gain.class_at[0].log;
        }
        gain
    }

    /// The mean log-probability of the sentence without the words `place`.
    #[allow(clippy::cast_precision_loss)]
    fn mean_log(&self, place: Range<usize>) -> f32 {
        let rest: Vec<f32> =
            self.word_logs.iter().enumerate().skip(PADDING).filter(|(i, _)| !place.contains(i)).map(|(_, s)| s.log).collect();
        rest.iter().sum::<f32>() / rest.len().max(1) as f32
    }
}
