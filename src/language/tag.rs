//! Parts of speech, by the names of the Penn Treebank.

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
