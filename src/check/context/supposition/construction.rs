//! Rules of grammar by which words may stand as they are, whatever the model thinks of them.
//!
//! "If she were", "would he go?", "nor did they"; a number before its noun, a contraction
//! before its predicate; what allows the base form of a verb.

use std::ops::Range;

use super::Line;
use crate::check::context::sets::Kind;
use crate::check::context::subject::{Number, clause_number, is_time, tag_of};
use crate::language::{Tag, inflect};

/// Verbs that take another in its base form: "let it go", "saw him leave".
const BARE: &[&str] = &[
    "let", "let's", "lets", "help", "helps", "helped", "helping", "make", "makes", "made", "making", "see", "saw", "hear", "heard",
    "watch", "watched", "did", "do", "does",
];

/// After these a clause has its verb in the base form: "asked that he go".
const DEMANDS: &[&str] = &[
    "demand",
    "demanded",
    "insist",
    "insisted",
    "recommend",
    "recommended",
    "recommends",
    "require",
    "requires",
    "required",
    "requiring",
    "urge",
    "urged",
    "propose",
    "proposed",
    "asked",
    "request",
    "requested",
    "suggested",
    "important",
    "essential",
    "critical",
    "imperative",
];

/// Before these a subject and its auxiliary may change places.
const TURNS_ROUND: &[&str] = &[
    "such", "so", "nor", "neither", "never", "only", "not", "rarely", "seldom", "as", "than", ",", "what", "how", "why", "when", "where",
    "who", "which",
];

const POSSESSIVES: &[&str] = &["its", "their", "your", "whose"];
const NUMBERS: &[&str] = &["one", "two", "four", "eight"];
/// A gerund that follows a contraction far more often than a possessive.
const GOES_ON: &[&str] = &["being", "going", "getting", "trying", "doing", "making", "having", "using", "looking", "working", "talking"];

impl Line<'_> {
    fn word(&self, i: Option<usize>) -> &str {
        i.and_then(|i| self.tokens.get(i)).map_or("", |t| &*t.lower)
    }

    fn tag(&self, i: usize) -> Tag {
        self.tokens.get(i).map_or(Tag::X, tag_of)
    }

    /// Is there a rule of grammar by which the words may stand as they are?
    pub(super) fn is_another_construction(&self, kind: Kind, range: &Range<usize>, other: &str) -> bool {
        match kind {
            Kind::Agreement => {
                other == "was" && self.is_supposed(range.start) || self.agrees(range.start) || self.may_be_past(range.start, other)
            }
            Kind::Transposed => self.is_turned_round(range) || self.word(Some(range.end)) == self.word(range.end.checked_sub(1)),
            Kind::Homophone => self.is_right_homophone(range.start, other),
            Kind::Tense => self.is_no_base(range.start),
            Kind::Confusion => self.is_wished(range.start),
        }
    }

    /// "Were I a gambler": what is only supposed puts its verb first.
    fn is_wished(&self, at: usize) -> bool {
        self.word(Some(at)) == "were"
            && matches!(self.word(Some(at + 1)), "i" | "he" | "she" | "it" | "they" | "we" | "you" | "this" | "that")
    }

    /// "The delay put a strain on them": a past that reads like the base form.
    fn may_be_past(&self, verb: usize, other: &str) -> bool {
        inflect::possible_tags(self.word(Some(verb))).contains(Tag::VBD) && inflect::possible_tags(other).contains(Tag::VBZ)
    }

    /// Does the verb agree with the noun that its clause begins with?
    fn agrees(&self, verb: usize) -> bool {
        let one = matches!(self.word(Some(verb)), "is" | "was" | "has" | "does" | "isn't" | "wasn't" | "hasn't" | "doesn't")
            || inflect::possible_tags(self.word(Some(verb))).only(|t| t == Tag::VBZ);
        if self.is_asked_about(verb) || self.is_either(verb) || !one && self.is_of_many(verb) {
            return true;
        }
        match clause_number(self.tokens, verb) {
            Number::Singular => one,
            Number::Plural => !one,
            Number::Unknown => false,
        }
    }

    /// "Austrians also were": a people or a band, which ends in an s.
    fn is_of_many(&self, verb: usize) -> bool {
        let mut at = verb;
        while at.checked_sub(1).is_some_and(|b| self.tag(b).is_adverb() || is_time(self.word(Some(b)))) {
            at -= 1;
        }
        at.checked_sub(1).and_then(|b| self.tokens.get(b)).is_some_and(|t| {
            let written = t.span.of(self.text);
            written.starts_with(char::is_uppercase) && written.ends_with('s') && !written.ends_with("'s") && !written.ends_with("’s")
        })
    }

    /// "The rest are", "the couple is": one or many, as it is meant.
    fn is_either(&self, verb: usize) -> bool {
        matches!(
            self.word(verb.checked_sub(1)),
            "rest"
                | "majority"
                | "minority"
                | "half"
                | "couple"
                | "pair"
                | "trio"
                | "duo"
                | "remainder"
                | "bulk"
                | "lot"
                | "data"
                | "media"
                | "staff"
        )
    }

    /// "What duties has the country imposed": the subject comes after the verb.
    fn is_asked_about(&self, verb: usize) -> bool {
        let asks = self.tokens.iter().take(verb).take(2).any(|t| matches!(tag_of(t), Tag::WDT | Tag::WP | Tag::WRB));
        asks && matches!(self.tag(verb + 1), Tag::DT | Tag::PRP | Tag::PRPS | Tag::NNP)
            && self.tokens.iter().rev().take(2).any(|t| t.span.of(self.text) == "?")
    }

    /// "Nor did he", "would she go?"
    fn is_turned_round(&self, range: &Range<usize>) -> bool {
        let inverted = (self.tag(range.start) == Tag::MD
            || matches!(self.word(Some(range.start)), "do" | "does" | "did" | "has" | "have" | "had" | "is" | "are" | "was" | "were"))
            && matches!(self.word(Some(range.start + 1)), "i" | "you" | "he" | "she" | "it" | "we" | "they" | "this" | "that" | "there");
        let question = self.tokens.iter().rev().take(2).any(|t| t.span.of(self.text) == "?");
        let led = TURNS_ROUND.contains(&self.word(range.start.checked_sub(1)));
        inverted && (question || led || range.start == 0)
    }

    /// "The cost of the combine", "has touch screens": a noun.
    fn is_no_base(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or(Tag::X, |b| self.tag(b));
        let has = matches!(self.word(at.checked_sub(1)), "has" | "have" | "had");
        let led = matches!(self.word(at.checked_sub(1)), "with" | "of" | "for" | "by" | "from" | "in" | "on" | "at" | "without");
        matches!(before, Tag::DT | Tag::PRPS) || led || has && self.tag(at + 1).is_noun()
    }

    /// "18 percent say", "one in four say": polls are told in the present.
    pub(super) fn is_poll(&self, at: usize) -> bool {
        const POLLED: &[&str] = &[
            "percent",
            "percentage",
            "third",
            "thirds",
            "half",
            "quarter",
            "quarters",
            "fifth",
            "majority",
            "surveyed",
            "polled",
            "respondents",
            "study",
            "studies",
            "data",
            "figures",
            "surveys",
            "voters",
            "americans",
            "experts",
            "analysts",
            "critics",
            "scientists",
            "officials",
            "researchers",
            "economists",
        ];
        let near = self.tokens.get(at.saturating_sub(6)..at).unwrap_or(&[]);
        near.iter().any(|t| POLLED.contains(&&*t.lower) || t.span.of(self.text) == "%")
            || near.windows(3).any(|w| matches!(w, [a, b, c] if &*b.lower == "in" && tag_of(a) == Tag::CD && tag_of(c) == Tag::CD))
    }

    fn is_right_homophone(&self, at: usize, other: &str) -> bool {
        let (word, next) = (self.word(Some(at)), at + 1);
        let before = self.word(at.checked_sub(1));
        let verb_only = inflect::possible_tags(other).only(Tag::is_verb);
        if verb_only && matches!(before, "the" | "a" | "an" | "its" | "their" | "his" | "our" | "my") {
            return true;
        }
        if word.contains('\'') && POSSESSIVES.contains(&other) {
            return self.is_predicate(at);
        }
        match (word, other) {
            // "Brought to heel": healing is done to somebody or something.
            ("heel", "heal") => {
                before == "to" && self.tokens.get(next).is_none_or(|t| !t.is_word() || matches!(tag_of(t), Tag::IN | Tag::CC))
            }
            ("counsel", "council") => self.tag(next) == Tag::NNP,
            ("we're", "were") => self.tag(next) == Tag::VBG,
            ("two", "to" | "too") => self.counts_a_noun(next),
            ("too", "to") => {
                let mark = self.tokens.get(next).is_none_or(|t| !t.is_word());
                mark || inflect::possible_tags(self.word(Some(next))).only(|t| t.is_adjective() || t.is_adverb())
            }
            // Before an article or an opening mark no number stands.
            _ if NUMBERS.contains(&other) => {
                self.tokens.get(next).is_none_or(|t| !t.is_word()) || matches!(self.tag(next), Tag::DT | Tag::PRPS | Tag::PRP)
            }
            _ => false,
        }
    }

    /// "Two long blocks": a plural within reach.
    fn counts_a_noun(&self, from: usize) -> bool {
        for i in from..from + 4 {
            match self.tag(i) {
                Tag::NNS | Tag::NNPS => return true,
                t if t.is_adjective() || matches!(t, Tag::NN | Tag::VBN | Tag::VBG | Tag::CD) => {}
                _ => return false,
            }
        }
        false
    }

    /// "It's official now", "they're mission-driven": what follows the contraction at `at`
    /// is said of it and not owned by it.
    fn is_predicate(&self, at: usize) -> bool {
        let next = at + 1;
        let compound = self.tokens.get(next + 1).is_some_and(|t| !t.spaced && t.span.of(self.text) == "-");
        if compound || GOES_ON.contains(&self.word(Some(next))) || self.tokens.get(next).is_none_or(|t| !t.is_word()) {
            return true;
        }
        // Behind a preposition or a verb something owned may stand; elsewhere it is the
        // subject, and a verb must follow.
        let before = at.checked_sub(1).map_or(Tag::Punct, |b| self.tag(b));
        if matches!(before, Tag::IN | Tag::TO) || before.is_verb() {
            return false;
        }
        let mut end = next;
        while self.tokens.get(end).is_some_and(crate::story::Token::is_word) && end < next + 5 {
            let tag = self.tag(end);
            if !(tag.is_noun() || tag.is_adjective() || tag.is_adverb() || tag == Tag::CD) {
                break;
            }
            end += 1;
        }
        !matches!(self.tag(end), Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD | Tag::IN | Tag::CC)
    }

    /// Does "if", "wish" or the like stand before token `at`, so that "were" is right?
    pub(super) fn is_supposed(&self, at: usize) -> bool {
        self.tokens
            .iter()
            .take(at)
            .rev()
            .take(10)
            .any(|t| matches!(&*t.lower, "if" | "wish" | "wishes" | "wished" | "though" | "suppose" | "unless" | "whether"))
    }

    /// What allows a base form at token `at`: 1 "to", a modal or "do" before it, 2 a verb
    /// like "let" or "help" near, 3 a verb like "demand" near, 4 "and", "or" or a comma.
    pub(super) fn licence(&self, at: usize) -> f32 {
        let mut back = at;
        while let Some(t) = back.checked_sub(1).and_then(|p| self.tokens.get(p)) {
            if !tag_of(t).is_adverb() && !matches!(&*t.lower, "not" | "also" | "n't") {
                break;
            }
            back -= 1;
        }
        let before = self.word(back.checked_sub(1));
        let is_modal = |i: Option<usize>| i.is_some_and(|i| self.tag(i) == Tag::MD);
        if matches!(before, "to" | "do" | "does" | "did" | "don't" | "doesn't" | "didn't") || is_modal(back.checked_sub(1)) {
            return 1.0;
        }
        for i in at.saturating_sub(7)..at {
            let word = self.word(Some(i));
            if at - i <= 5 && (BARE.contains(&word) || is_modal(Some(i))) {
                return 2.0;
            }
            if DEMANDS.contains(&word) {
                return 3.0;
            }
        }
        if matches!(before, "and" | "or" | "," | "but") { 4.0 } else { 0.0 }
    }
}
