//! Parts of speech of the words of a sentence, by a hidden Markov model over two words
//! of context and a lexicon of what each word was seen as.
//!
//! The model is built in (config/tags/README.md says how it was made). It believes the
//! context more than it should where a word is wrong: "Trump post a photo" has a noun
//! "post". A rule that looks for wrong forms asks `inflect::possible_tags` as well.

pub mod model;
pub mod parts;
pub mod states;
mod viterbi;

use std::ops::Range;

use crate::language::{Tag, inflect};
use crate::story::{Sentence, Token, TokenKind};

use parts::Part;

/// Fills in the tag of every token. `sentences` are those of the same paragraph.
pub fn tag(tokens: &mut [Token], text: &str, sentences: &[Sentence]) {
    let Some(model) = model::get() else { return };
    let mut search = viterbi::Search::default();
    for sentence in sentences {
        let mut parts: Vec<Part> = Vec::with_capacity(sentence.tokens.len() + 8);
        parts::split(tokens, text, sentence.tokens.clone(), &mut parts);
        let states = search.best(model, &parts);
        let mut found: Vec<(usize, Tag)> = parts.iter().zip(states).map(|(p, s)| (p.token, states::tag_of(*s))).collect();
        let clipped = parts.iter().any(|p| matches!(p.word, "'s" | "'re" | "'m" | "'ll" | "'d" | "'ve"));
        // The first part of a token is its word.
        found.dedup_by_key(|f| f.0);
        drop(parts);
        if !clipped {
            give_a_finite_verb(tokens, &mut found);
            give_a_main_verb(tokens, &mut found);
        }
        for (i, tag) in found {
            if let Some(t) = tokens.get_mut(i) {
                t.tag = if matches!(t.kind, TokenKind::Punct | TokenKind::Symbol) { Tag::Punct } else { tag };
            }
        }
    }
}

/// How well words go together as parts of speech.
#[derive(Debug, Clone, Copy, Default)]
pub struct Fit {
    /// Natural logarithm, the smaller the likelier; worth comparing with that of other words
    /// in the same place only.
    pub cost: f32,
    /// What the first word of the place is.
    pub tag: Tag,
}

/// How well the tokens `range` go together, and what they would with `other` (lower case)
/// in the place of the tokens `place`.
pub fn fit(tokens: &[Token], text: &str, range: Range<usize>, place: &Range<usize>, other: &str) -> [Fit; 2] {
    let Some(model) = model::get() else { return [Fit::default(); 2] };
    let mut search = viterbi::Search::default();
    let mut parts: Vec<Part> = Vec::new();
    parts::split(tokens, text, range, &mut parts);
    let mut measure = |parts: &[Part], at: usize| {
        let tag = search.best(model, parts).get(at).map_or(Tag::X, |s| states::tag_of(*s));
        #[allow(clippy::cast_precision_loss)]
        Fit { cost: search.cost() as f32 / 10.0, tag }
    };
    let at = parts.iter().position(|p| place.contains(&p.token)).unwrap_or(parts.len());
    let old = measure(&parts, at);
    let at = parts::splice(&mut parts, place, other);
    [old, measure(&parts, at)]
}

/// A sentence that would be left without a finite verb has one in a participle that reads
/// the same: "The department declined to comment."
fn give_a_finite_verb(tokens: &[Token], found: &mut [(usize, Tag)]) {
    if found.len() < 3 || found.iter().any(|f| f.1.is_finite()) {
        return;
    }
    for i in 1..found.len() {
        let (Some((_, before)), Some((at, Tag::VBN))) = (found.get(i - 1), found.get(i)) else { continue };
        let could = tokens.get(*at).is_some_and(|t| inflect::possible_tags(&t.lower).contains(Tag::VBD));
        if could && (before.is_noun() || before.is_adverb() || *before == Tag::PRP) {
            if let Some(f) = found.get_mut(i) {
                f.1 = Tag::VBD;
            }
            return;
        }
    }
}

/// "The agency claims they lost": the one finite verb belongs to the clause behind "claims",
/// so that "claims" is the verb of the sentence.
fn give_a_main_verb(tokens: &[Token], found: &mut [(usize, Tag)]) {
    let mut finite = found.iter().enumerate().filter(|(_, f)| f.1.is_finite()).map(|(i, _)| i);
    let (Some(only), None) = (finite.next(), finite.next()) else { return };
    for i in 1..only {
        let (Some((_, before)), Some((at, Tag::NNS)), Some((_, after))) = (found.get(i - 1), found.get(i), found.get(i + 1)) else {
            continue;
        };
        let could = tokens.get(*at).is_some_and(|t| inflect::possible_tags(&t.lower).contains(Tag::VBZ));
        if could && matches!(before, Tag::NN | Tag::NNP) && matches!(after, Tag::DT | Tag::PRP | Tag::PRPS) {
            if let Some(f) = found.get_mut(i) {
                f.1 = Tag::VBZ;
            }
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::language::Tag;
    use crate::story::{Paragraph, Part};

    fn tags(text: &str) -> String {
        let p = Paragraph::analyse(text, Part::Body);
        p.tokens.iter().filter(|t| t.tag != Tag::Punct).map(|t| format!("{:?}", t.tag)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_words_of_a_news_sentence_have_their_parts_of_speech() {
        assert_eq!(
            tags("The mayor told reporters Tuesday that the old bridge would be closed by March."),
            "DT NN VBD NNS NNP IN DT JJ NN MD VB VBN IN NNP"
        );
        assert_eq!(tags("Officers said two men were arrested."), "NNS VBD CD NNS VBD VBN");
    }

    #[test]
    fn a_form_shared_by_two_tenses_is_told_by_its_neighbours() {
        assert_eq!(tags("She has asked the board to wait."), "PRP VBZ VBN DT NN TO VB");
        assert_eq!(tags("She asked the board to wait."), "PRP VBD DT NN TO VB");
        assert_eq!(tags("They wait for the bus."), "PRP VBP IN DT NN");
    }

    #[test]
    fn a_verb_before_a_clause_is_no_noun() {
        assert_eq!(tags("The agency claims they lost two boats."), "DT NN VBZ PRP VBD CD NNS");
    }

    #[test]
    fn a_clipped_word_has_the_tag_of_its_first_part() {
        assert_eq!(tags("The team's coach didn't travel."), "DT NN NN VBD VB");
    }

    #[test]
    fn a_word_that_fits_costs_less_than_one_that_does_not() {
        let p = Paragraph::analyse("They went threw the old gate.", Part::Body);
        let all = 0..p.tokens.len();
        let [threw, through] = super::fit(&p.tokens, &p.text, all.clone(), &(2..3), "through");
        assert!(through.cost + 1.0 < threw.cost && through.tag == Tag::IN, "{threw:?} {through:?}");
        let [same, swapped] = super::fit(&p.tokens, &p.text, all, &(3..5), "old the");
        assert!(same.cost + 1.0 < swapped.cost && swapped.tag == Tag::JJ, "{same:?} {swapped:?}");
    }

    #[test]
    fn any_text_is_tagged_without_a_stumble() {
        for text in ["", "...", "\u{1f600} 'tis", "’’’’ a's's", "ÀÉÎ ÕÜ ñ", "I I I I", "A-B-C -- $ % &"] {
            Paragraph::analyse(text, Part::Body);
        }
    }
}
