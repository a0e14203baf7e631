//! What a word may be before anything is counted: by the lists, by its ending, and by what
//! the coarse tagger says of it.

use copydesk::language::tagger::states::{self, State, refine};
use copydesk::language::{Tag, inflect};
use harper_brill::UPOS;

use crate::vocabulary::{CLASSES, Vocabulary};

/// Which coarse classes fit a tag, the first best.
fn fits(tag: Tag) -> &'static [UPOS] {
    use UPOS::{ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, SCONJ, VERB};
    match tag {
        Tag::CC => &[CCONJ],
        Tag::CD => &[NUM],
        Tag::DT | Tag::PDT => &[DET, PRON],
        Tag::EX | Tag::PRP | Tag::WP | Tag::WPS => &[PRON],
        Tag::PRPS => &[PRON, DET],
        Tag::WDT => &[PRON, DET],
        Tag::IN => &[ADP, SCONJ],
        Tag::RP => &[ADP, ADV],
        Tag::JJ | Tag::JJR | Tag::JJS => &[ADJ],
        Tag::MD => &[AUX],
        Tag::NN | Tag::NNS => &[NOUN],
        Tag::NNP | Tag::NNPS => &[PROPN],
        Tag::RB | Tag::RBR | Tag::RBS | Tag::WRB => &[ADV],
        Tag::TO => &[PART, ADP],
        Tag::UH => &[INTJ],
        Tag::VB | Tag::VBD | Tag::VBP | Tag::VBZ => &[VERB, AUX],
        Tag::VBG | Tag::VBN => &[VERB, AUX, ADJ],
        Tag::Punct | Tag::X => &[],
    }
}

/// How likely the coarse tagger says `class` of a word in `state`, before anything is known.
pub fn first_guess(state: State, class: usize) -> f32 {
    let fits = fits(states::tag_of(state));
    let far = 0.12 / CLASSES as f32;
    match fits.iter().position(|u| *u as usize == class) {
        Some(0) => 0.7,
        Some(_) => 0.2 + far,
        None => far,
    }
}

/// What a key can be, with first weights.
pub fn candidates(key: &str, vocabulary: &Vocabulary) -> Vec<(State, f32)> {
    let seen = |key: &str| vocabulary.ids.get(key).map_or(0.0, |id| vocabulary.count[*id as usize]);
    let classes = &vocabulary.classes[vocabulary.ids[key] as usize];
    let total: f32 = classes.iter().sum::<f32>().max(1.0);
    let share = |u: UPOS| classes[u as usize] / total;
    let (word, capital) = key.strip_prefix('^').map_or((key, false), |w| (w, true));
    let closed = inflect::closed_tags(word);
    let mut tags: Vec<Tag> = closed.to_vec();
    if capital {
        let listed = inflect::possible_tags(word);
        // "American", but not "Social" of "Social Security".
        if closed.is_empty() && share(UPOS::ADJ) > 0.08 && seen(word) < 0.3 * seen(key) {
            tags.push(Tag::JJ);
        }
        let people = key.strip_suffix('s').is_some_and(|k| seen(k) > 2.0 && k.ends_with(['n', 't', 'i', 'c', 'e']));
        if closed.is_empty()
            && (listed.contains(Tag::NNS) && seen(word) > 0.5 * seen(key) || listed.is_empty() && people)
            && !word.ends_with("ss")
        {
            tags.push(Tag::NNPS);
        }
        tags.push(Tag::NNP);
    } else if tags.is_empty() {
        tags = inflect::possible_tags(word).iter().collect();
        if tags.is_empty() {
            tags = by_ending(word);
        }
    }
    let mut out: Vec<(State, f32)> = Vec::new();
    for (rank, tag) in tags.iter().enumerate() {
        let state = refine(word, *tag);
        let seen: f32 = classes.iter().enumerate().map(|(c, n)| n * first_guess(state, c)).sum::<f32>() / total;
        let listed = if closed.is_empty() || capital && *tag == Tag::NNP { 1.0 } else { 0.5_f32.powi(rank as i32) };
        out.push((state, (seen + 0.01) * listed));
    }
    let sum: f32 = out.iter().map(|c| c.1).sum();
    out.iter_mut().for_each(|c| c.1 /= sum);
    out
}

fn by_ending(word: &str) -> Vec<Tag> {
    if word.ends_with("ly") {
        return vec![Tag::RB, Tag::JJ];
    }
    if word.ends_with("ing") {
        return vec![Tag::VBG, Tag::NN, Tag::JJ];
    }
    if word.ends_with("ed") {
        return vec![Tag::VBN, Tag::VBD, Tag::JJ];
    }
    if ["able", "ible", "al", "ous", "ive", "ful", "less", "ish", "ic"].iter().any(|e| word.ends_with(e)) {
        return vec![Tag::JJ, Tag::NN];
    }
    if word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is") {
        return vec![Tag::NNS, Tag::VBZ];
    }
    vec![Tag::NN, Tag::JJ, Tag::VB, Tag::VBP, Tag::NNS]
}
