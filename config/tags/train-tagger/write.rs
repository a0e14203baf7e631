//! Writes the three files the program is built with: what words can be (`tagger.fst`,
//! `readings.bin`) and which state follows which (`follows.bin`).

use std::collections::{BTreeMap, HashMap};

use copydesk::language::tagger::model::{class_key, ending_keys};
use copydesk::language::tagger::parts::Case;
use copydesk::language::tagger::states::{COUNT, State};
use copydesk::language::{Tag, inflect};

use crate::hmm::{Emission, Hmm};
use crate::vocabulary::Vocabulary;

/// Rows of readings by key, with their costs.
type Rows = BTreeMap<String, Vec<u8>>;

pub fn write(dir: &str, vocabulary: &Vocabulary, hmm: &Hmm, counts: &Emission) {
    let mut of_state = [1.0_f32; COUNT];
    counts.iter().flatten().for_each(|(s, n)| of_state[usize::from(*s)] += n);
    let mut rows = own_rows(vocabulary, counts, &of_state);
    rows.extend(shared_rows(vocabulary, counts, &of_state));
    let (mut readings, mut places) = (Vec::new(), HashMap::new());
    let mut map = fst::MapBuilder::memory();
    for (key, row) in rows.iter().filter(|r| !r.1.is_empty()) {
        let place = *places.entry(row.clone()).or_insert_with(|| {
            let place = readings.len() as u64;
            readings.extend_from_slice(row);
            place
        });
        map.insert(key, place).unwrap();
    }
    eprintln!("{} keys, {} bytes of readings", rows.len(), readings.len());
    std::fs::write(format!("{dir}/tagger.fst"), map.into_inner().unwrap()).unwrap();
    std::fs::write(format!("{dir}/readings.bin"), readings).unwrap();
    let follows: Vec<u8> = hmm.follows.iter().map(|p| (-p.ln() * 10.0).clamp(0.0, 255.0) as u8).collect();
    std::fs::write(format!("{dir}/follows.bin"), follows).unwrap();
}

/// A key, its word, how it was written, its states, and how often it was seen; without
/// capitals hardly ever seen inside a sentence.
fn seen<'a>(vocabulary: &'a Vocabulary, counts: &'a Emission) -> impl Iterator<Item = (&'a str, &'a str, Case, &'a [(State, f32)], f32)> {
    vocabulary.keys.iter().zip(counts).zip(&vocabulary.count).filter_map(|((key, row), inside)| {
        let (word, case) = key.strip_prefix('^').map_or((key.as_str(), Case::Lower), |w| (w, Case::Capital));
        let known = case == Case::Lower || *inside >= 1.5;
        known.then(|| (key.as_str(), word, case, row.as_slice(), row.iter().map(|r| r.1).sum()))
    })
}

/// Rows of words seen often enough to speak for themselves.
fn own_rows(vocabulary: &Vocabulary, counts: &Emission, of_state: &[f32; COUNT]) -> Rows {
    let mut rows = Rows::new();
    for (key, word, case, row, n) in seen(vocabulary, counts) {
        let closed = !inflect::closed_tags(word).is_empty();
        if n < 3.5 && !(n > 0.9 && closed) {
            continue;
        }
        // What a list allows and this text hardly shows stays possible.
        let least = if closed { 0.0 } else { 0.001 * n };
        let likelihoods: Vec<(State, f32)> = row.iter().map(|(s, p)| (*s, p.max(least) / of_state[usize::from(*s)])).collect();
        rows.insert(key.to_owned(), costs(&likelihoods));
        // Where a sentence opens, both the word and the name.
        if let Some(id) = vocabulary.ids.get(word).filter(|id| case == Case::Capital && vocabulary.count[**id as usize] > 0.5) {
            let mut both: HashMap<State, f32> = likelihoods.into_iter().collect();
            for (s, n) in &counts[*id as usize] {
                *both.entry(*s).or_default() += n / of_state[usize::from(*s)];
            }
            let both: Vec<(State, f32)> = both.into_iter().collect();
            rows.insert(format!("~{word}"), costs(&both));
        }
    }
    rows
}

/// Rows for words never seen: of all words with the same tags or the same ending.
fn shared_rows(vocabulary: &Vocabulary, counts: &Emission, of_state: &[f32; COUNT]) -> Rows {
    let mut shared: BTreeMap<String, BTreeMap<State, f32>> = BTreeMap::new();
    for (_, word, case, row, n) in seen(vocabulary, counts) {
        if !inflect::closed_tags(word).is_empty() || n < 0.9 {
            continue;
        }
        let tags: Vec<Tag> = inflect::possible_tags(word).iter().collect();
        let mut keys: Vec<String> = Vec::new();
        if case == Case::Lower && !tags.is_empty() {
            keys.push(class_key(&tags));
        }
        if n < 40.0 && word.chars().all(char::is_alphabetic) {
            keys.extend(ending_keys(word, case));
        }
        for key in keys {
            let into = shared.entry(key).or_default();
            // Every word counts, the frequent ones not for more than a few.
            row.iter().for_each(|(s, p)| *into.entry(*s).or_default() += p / n * n.min(5.0));
        }
    }
    shared
        .into_iter()
        .filter(|(_, row)| row.values().sum::<f32>() >= 15.0)
        .map(|(key, row)| {
            let row: Vec<(State, f32)> = row.into_iter().map(|(s, p)| (s, (p + 0.01) / of_state[usize::from(s)])).collect();
            (key, costs(&row))
        })
        .collect()
}

/// Readings with costs in tenths of a logarithm, the likeliest at 0.
fn costs(row: &[(State, f32)]) -> Vec<u8> {
    let max = row.iter().map(|r| r.1).fold(0.0, f32::max);
    if max <= 0.0 {
        return Vec::new();
    }
    let mut pairs: Vec<(u8, State)> =
        row.iter().filter(|r| r.1 > 0.0).map(|(s, p)| (((max / p).ln() * 10.0).min(255.0) as u8, *s)).filter(|p| p.0 < 90).collect();
    pairs.sort_unstable();
    pairs.truncate(12);
    let mut out = vec![pairs.len() as u8];
    pairs.iter().for_each(|(cost, state)| out.extend([*state, *cost]));
    out
}
