//! "Suppose this word were another": what could be meant, and what is measured of it.
//!
//! One sentence at a time. The measurements are what the trees of the judge were fitted
//! to; their order is part of that data. Says nothing of right and wrong.

use std::ops::Range;

use crate::check::context::judge::{FEATURES, Features};
use crate::check::context::sets::{Kind, Sets, verb_slips};
use crate::check::context::subject::{Number, Subject, subject_of, tag_of};
use crate::language::ngram::vocabulary::{END, NAME, UNKNOWN, UNKNOWN_ED, UNKNOWN_ING, UNKNOWN_LY, UNKNOWN_S, WEB};
use crate::language::ngram::{Model, PADDING, Reading, Scored, WordId, read_word};
use crate::language::{Lexicon, Tag, TagSet, inflect};
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

/// On the Zipf scale, the rarest of the words.
fn frequency(words: &[&str]) -> f32 {
    words.iter().map(|w| Lexicon::shared().frequency(w).unwrap_or(0.0)).fold(9.0, f32::min)
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

    /// Is there a rule of grammar by which the words may stand as they are? "If she were",
    /// "would he go?", "nor did they".
    fn is_another_construction(&self, kind: Kind, range: &Range<usize>, other: &str) -> bool {
        let word = |i: Option<usize>| i.and_then(|i| self.tokens.get(i)).map_or("", |t| &*t.lower);
        match kind {
            Kind::Agreement => other == "was" && self.is_supposed(range.start),
            Kind::Transposed => {
                let first = self.tokens.get(range.start).map_or(Tag::X, tag_of);
                let inverted = (first == Tag::MD
                    || matches!(word(Some(range.start)), "do" | "does" | "did" | "has" | "have" | "had" | "is" | "are" | "was" | "were"))
                    && matches!(word(Some(range.start + 1)), "i" | "you" | "he" | "she" | "it" | "we" | "they" | "this" | "that" | "there");
                let question = self.tokens.iter().rev().take(2).any(|t| t.span.of(self.text) == "?");
                let led = matches!(
                    word(range.start.checked_sub(1)),
                    "such"
                        | "so"
                        | "nor"
                        | "neither"
                        | "never"
                        | "only"
                        | "not"
                        | "rarely"
                        | "seldom"
                        | "as"
                        | "than"
                        | ","
                        | "what"
                        | "how"
                        | "why"
                        | "when"
                        | "where"
                        | "who"
                        | "which"
                );
                inverted && (question || led || range.start == 0)
            }
            _ => false,
        }
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

    #[allow(clippy::cast_precision_loss)]
    fn features(&self, kind: Kind, range: &Range<usize>, ids: (&[WordId], &[WordId]), judged: (&Gain, Subject), other: &str) -> Features {
        let (old, new) = ids;
        let place = self.reading.place(range.start).start..self.reading.place(range.end - 1).end + AFTER_WORDS;
        let alone = |ids: &[WordId]| ids.iter().map(|id| self.model.alone(*id)).sum::<f32>();
        let near = self.reading.ids.get(place.start.saturating_sub(3)..place.end.min(self.reading.ids.len())).unwrap_or(&[]);
        let strange = near.iter().filter(|id| is_unknown(**id) || **id == NAME).count();
        let tag = |i: Option<usize>| i.and_then(|i| self.tokens.get(i)).map_or(-1.0, |t| f32::from(tag_of(t) as u8));
        let (gain, subject) = judged;
        let lowest =
            self.word_logs.get(place.start..place.end.min(self.word_logs.len())).unwrap_or(&[]).iter().map(|s| s.log).fold(0.0, f32::min);
        let (past, present) = self.tenses(range);
        let old_words: Vec<&str> = self.tokens.get(range.clone()).unwrap_or(&[]).iter().map(|t| &*t.lower).collect();
        let new_words: Vec<&str> = other.split(' ').collect();
        let attractions = self.attractions(range, &old_words, &new_words);
        let flag = |b: bool| if b { 1.0 } else { 0.0 };
        let features: [f32; FEATURES] = [
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
            frequency(&old_words),
            frequency(&new_words),
            attractions[0],
            attractions[1],
            attractions[2],
            attractions[3],
            flag(self.is_supposed(range.start)),
            f32::from(subject.sort),
            f32::from(subject.opening),
            self.kind_of_word(range.start),
        ];
        features
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

    /// Does "if", "wish" or the like stand before token `at`, so that "were" is right?
    fn is_supposed(&self, at: usize) -> bool {
        self.tokens
            .iter()
            .take(at)
            .rev()
            .take(10)
            .any(|t| matches!(&*t.lower, "if" | "wish" | "wishes" | "wished" | "though" | "suppose" | "unless" | "whether"))
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

    /// What allows a base form at token `at`: 1 "to", a modal or "do" before it, 2 a verb
    /// like "let" or "help" near, 3 a verb like "demand" near, 4 "and", "or" or a comma.
    fn licence(&self, at: usize) -> f32 {
        let mut back = at;
        while let Some(t) = back.checked_sub(1).and_then(|p| self.tokens.get(p)) {
            if !tag_of(t).is_adverb() && !matches!(&*t.lower, "not" | "also" | "n't") {
                break;
            }
            back -= 1;
        }
        let word = |i: Option<usize>| i.and_then(|i| self.tokens.get(i)).map_or("", |t| &*t.lower);
        let before = word(back.checked_sub(1));
        let is_modal = |i: Option<usize>| i.and_then(|i| self.tokens.get(i)).is_some_and(|t| tag_of(t) == Tag::MD);
        if matches!(before, "to" | "do" | "does" | "did" | "don't" | "doesn't" | "didn't") || is_modal(back.checked_sub(1)) {
            return 1.0;
        }
        for i in at.saturating_sub(7)..at {
            let w = word(Some(i));
            if at - i <= 5
                && (matches!(
                    w,
                    "let"
                        | "let's"
                        | "lets"
                        | "help"
                        | "helps"
                        | "helped"
                        | "helping"
                        | "make"
                        | "makes"
                        | "made"
                        | "making"
                        | "see"
                        | "saw"
                        | "hear"
                        | "heard"
                        | "watch"
                        | "watched"
                        | "did"
                        | "do"
                        | "does"
                ) || is_modal(Some(i)))
            {
                return 2.0;
            }
            if matches!(
                w,
                "demand"
                    | "demanded"
                    | "insist"
                    | "insisted"
                    | "recommend"
                    | "recommended"
                    | "recommends"
                    | "require"
                    | "requires"
                    | "required"
                    | "requiring"
                    | "urge"
                    | "urged"
                    | "propose"
                    | "proposed"
                    | "asked"
                    | "request"
                    | "requested"
                    | "suggested"
                    | "important"
                    | "essential"
                    | "critical"
                    | "imperative"
            ) {
                return 3.0;
            }
        }
        if matches!(before, "and" | "or" | "," | "but") { 4.0 } else { 0.0 }
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

    /// The token ends its sentence for the model.
    pub fn is_last(&self, i: usize) -> bool {
        self.reading.ids.get(self.reading.place(i).end) == Some(&END)
    }
}
