//! Parts of speech, by the names of the Penn Treebank, and sets of them.

use serde::{Deserialize, Serialize};

/// The part of speech of one token in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Tag {
    /// Coordinating conjunction.
    CC,
    /// Cardinal number.
    CD,
    /// Determiner.
    DT,
    /// Existential "there".
    EX,
    /// Preposition or subordinating conjunction.
    IN,
    JJ,
    JJR,
    JJS,
    /// Modal.
    MD,
    NN,
    NNS,
    /// Proper noun, singular.
    NNP,
    /// Proper noun, plural.
    NNPS,
    PDT,
    /// Personal pronoun.
    PRP,
    /// Possessive pronoun; `PRP$` in the Treebank.
    PRPS,
    RB,
    RBR,
    RBS,
    /// Particle.
    RP,
    TO,
    /// Interjection.
    UH,
    /// Base form.
    VB,
    /// Past tense.
    VBD,
    /// Present participle, gerund.
    VBG,
    /// Past participle.
    VBN,
    /// Present, not third person singular.
    VBP,
    /// Present, third person singular.
    VBZ,
    WDT,
    WP,
    /// Possessive wh-pronoun; `WP$` in the Treebank.
    WPS,
    WRB,
    /// Punctuation and symbols.
    Punct,
    /// Not tagged, or unknown.
    #[default]
    X,
}

impl Tag {
    /// Every tag, in the order of their numbers.
    pub const ALL: [Self; 34] = [
        Self::CC,
        Self::CD,
        Self::DT,
        Self::EX,
        Self::IN,
        Self::JJ,
        Self::JJR,
        Self::JJS,
        Self::MD,
        Self::NN,
        Self::NNS,
        Self::NNP,
        Self::NNPS,
        Self::PDT,
        Self::PRP,
        Self::PRPS,
        Self::RB,
        Self::RBR,
        Self::RBS,
        Self::RP,
        Self::TO,
        Self::UH,
        Self::VB,
        Self::VBD,
        Self::VBG,
        Self::VBN,
        Self::VBP,
        Self::VBZ,
        Self::WDT,
        Self::WP,
        Self::WPS,
        Self::WRB,
        Self::Punct,
        Self::X,
    ];

    /// By its name in the Treebank: "VBZ", "PRP$".
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "PRP$" => Self::PRPS,
            "WP$" => Self::WPS,
            "CC" => Self::CC,
            "CD" => Self::CD,
            "DT" => Self::DT,
            "EX" => Self::EX,
            "IN" => Self::IN,
            "JJ" => Self::JJ,
            "JJR" => Self::JJR,
            "JJS" => Self::JJS,
            "MD" => Self::MD,
            "NN" => Self::NN,
            "NNS" => Self::NNS,
            "NNP" => Self::NNP,
            "NNPS" => Self::NNPS,
            "PDT" => Self::PDT,
            "PRP" => Self::PRP,
            "RB" => Self::RB,
            "RBR" => Self::RBR,
            "RBS" => Self::RBS,
            "RP" => Self::RP,
            "TO" => Self::TO,
            "UH" => Self::UH,
            "VB" => Self::VB,
            "VBD" => Self::VBD,
            "VBG" => Self::VBG,
            "VBN" => Self::VBN,
            "VBP" => Self::VBP,
            "VBZ" => Self::VBZ,
            "WDT" => Self::WDT,
            "WP" => Self::WP,
            "WRB" => Self::WRB,
            _ => return None,
        })
    }

    /// NN, NNS, NNP or NNPS.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::NN | Self::NNS | Self::NNP | Self::NNPS)
    }

    /// Any form of a verb, modals apart.
    pub fn is_verb(self) -> bool {
        matches!(self, Self::VB | Self::VBD | Self::VBG | Self::VBN | Self::VBP | Self::VBZ)
    }

    /// A verb that carries tense: VBD, VBP, VBZ or MD.
    pub fn is_finite(self) -> bool {
        matches!(self, Self::VBD | Self::VBP | Self::VBZ | Self::MD)
    }

    /// JJ, JJR or JJS.
    pub fn is_adjective(self) -> bool {
        matches!(self, Self::JJ | Self::JJR | Self::JJS)
    }

    /// RB, RBR or RBS.
    pub fn is_adverb(self) -> bool {
        matches!(self, Self::RB | Self::RBR | Self::RBS)
    }
}

/// What a word can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct TagSet(u64);

impl TagSet {
    pub const EMPTY: Self = Self(0);

    #[must_use]
    pub fn with(self, tag: Tag) -> Self {
        Self(self.0 | 1 << (tag as u64))
    }

    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub fn contains(self, tag: Tag) -> bool {
        self.0 & (1 << (tag as u64)) != 0
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn iter(self) -> impl Iterator<Item = Tag> {
        Tag::ALL.into_iter().filter(move |t| self.contains(*t))
    }

    /// Is any of the tags one of these?
    pub fn any(self, wanted: impl Fn(Tag) -> bool) -> bool {
        self.iter().any(wanted)
    }

    /// Are there tags, and every one of them such?
    pub fn only(self, wanted: impl Fn(Tag) -> bool) -> bool {
        !self.is_empty() && self.iter().all(wanted)
    }
}

impl FromIterator<Tag> for TagSet {
    fn from_iter<I: IntoIterator<Item = Tag>>(tags: I) -> Self {
        tags.into_iter().fold(Self::EMPTY, Self::with)
    }
}
