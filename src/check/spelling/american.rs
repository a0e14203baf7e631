//! The American spelling of a word spelled the British way.

use crate::language::Lexicon;

/// What Britain writes and what the United States write, anywhere in a word.
const PAIRS: &[(&str, &str)] = &[
    ("our", "or"),
    ("ise", "ize"),
    ("isi", "izi"),
    ("isa", "iza"),
    ("yse", "yze"),
    ("ysi", "yzi"),
    ("tre", "ter"),
    ("bre", "ber"),
    ("lled", "led"),
    ("lling", "ling"),
    ("ller", "ler"),
    ("llor", "lor"),
    ("fulfil", "fulfill"),
    ("skilful", "skillful"),
    ("enrol", "enroll"),
    ("ence", "ense"),
    ("aem", "em"),
    ("aed", "ed"),
    ("oea", "ea"),
    ("oeu", "eu"),
    ("grey", "gray"),
    ("plough", "plow"),
    ("mould", "mold"),
    ("smoulder", "smolder"),
    ("tyre", "tire"),
    ("kerb", "curb"),
    ("cheque", "check"),
    ("programme", "program"),
    ("gramme", "gram"),
    ("judgement", "judgment"),
    ("manoeuv", "maneuv"),
    ("aluminium", "aluminum"),
    ("sceptic", "skeptic"),
    ("pyjama", "pajama"),
    ("jewellery", "jewelry"),
    ("cosy", "cozy"),
];

/// The American form, where a regular change makes a word that is commoner here.
pub(super) fn spelling_of(lexicon: &Lexicon, lower: &str) -> Option<String> {
    PAIRS
        .iter()
        .flat_map(|(british, american)| lower.match_indices(british).map(move |(at, _)| (at, *british, *american)))
        .map(|(at, british, american)| format!("{}{american}{}", &lower[..at], &lower[at + british.len()..]))
        .find(|word| lexicon.entry(word).is_some_and(|e| e.is_lower() && !e.is_british() && !e.is_rare() && !e.is_variant()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn british_words_have_their_american_form() {
        let l = Lexicon::shared();
        for (british, american) in [("colour", "color"), ("organised", "organized"), ("centre", "center"), ("labelled", "labeled")] {
            assert_eq!(spelling_of(l, british).as_deref(), Some(american));
        }
    }
}
