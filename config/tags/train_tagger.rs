//! Trains the part-of-speech tagger: makes `tagger.fst`, `readings.bin`, `follows.bin`.
//!
//!     cat TEXT... | cargo run --example train-tagger -- config/tags [TOKENS [ROUNDS]]
//!
//! No tagged text is needed. Each word may be what the lists say (closed.txt, the
//! inflections); a coarse tagger (harper-brill) gives each word in its sentence one of 17
//! classes, which is believed only as far as it agrees with the rest; expectation and
//! maximisation over a hidden Markov model of two words of context does the rest.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::pedantic)]

use std::collections::{BTreeMap, HashMap};
use std::io::Read;

use copydesk::language::tagger::model::{class_key, ending_keys};
use copydesk::language::tagger::parts::{self, Case, Part};
use copydesk::language::tagger::states::{self, BORDER, COUNT, State, refine};
use copydesk::language::{Tag, inflect};
use copydesk::story::{sentence, token};
use harper_brill::{Tagger, UPOS, brill_tagger};

/// The classes of the coarse tagger.
const CLASSES: usize = 18;

/// One part of a sentence in the training text.
struct Seen {
    lower: u32,
    capital: u32,
    case: Case,
    fixed: Option<State>,
    class: u8,
}

#[derive(Default)]
struct Vocabulary {
    ids: HashMap<String, u32>,
    keys: Vec<String>,
    count: Vec<f32>,
    classes: Vec<[f32; CLASSES]>,
}

impl Vocabulary {
    fn id(&mut self, key: &str) -> u32 {
        if let Some(id) = self.ids.get(key) {
            return *id;
        }
        let id = self.keys.len() as u32;
        self.ids.insert(key.to_owned(), id);
        self.keys.push(key.to_owned());
        self.count.push(0.0);
        self.classes.push([0.0; CLASSES]);
        id
    }

    fn see(&mut self, id: u32, class: u8) {
        self.count[id as usize] += 1.0;
        self.classes[id as usize][usize::from(class)] += 1.0;
    }
}

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
fn first_guess(state: State, class: usize) -> f32 {
    let fits = fits(states::tag_of(state));
    let far = 0.12 / CLASSES as f32;
    match fits.iter().position(|u| *u as usize == class) {
        Some(0) => 0.7,
        Some(_) => 0.2 + far,
        None => far,
    }
}

/// What a key can be, with first weights.
fn candidates(key: &str, vocabulary: &Vocabulary) -> Vec<(State, f32)> {
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

/// Sentences whose marks and apostrophes survived.
fn gather(text: &str, wanted: usize) -> (Vec<Vec<Seen>>, Vocabulary) {
    let tagger = brill_tagger();
    let (mut sentences, mut vocabulary, mut tokens_seen) = (Vec::new(), Vocabulary::default(), 0);
    let documents: Vec<&str> = text.split('\u{c}').collect();
    // Documents are sorted by author; a stride takes some of each.
    let stride = 7;
    for first in 0..stride {
        for document in documents.iter().skip(first).step_by(stride) {
            let body = document.split_once('\n').map_or("", |d| d.1);
            let (words, marks) = (body.split_whitespace().count(), body.matches(['\'', '’']).count());
            if marks * 300 < words {
                continue;
            }
            for paragraph in
                body.replace("\r", "").split("\n\n").flat_map(|p| if p.len() > 3000 { p.split('\n').collect() } else { vec![p] })
            {
                tokens_seen += gather_paragraph(paragraph, &*tagger, &mut vocabulary, &mut sentences);
            }
            if tokens_seen > wanted {
                return (sentences, vocabulary);
            }
        }
    }
    (sentences, vocabulary)
}

fn gather_paragraph(paragraph: &str, tagger: &impl Tagger, vocabulary: &mut Vocabulary, sentences: &mut Vec<Vec<Seen>>) -> usize {
    let tokens = token::tokenise(paragraph);
    let mut seen_tokens = 0;
    let mut split: Vec<Part> = Vec::new();
    for s in sentence::split(paragraph, &tokens) {
        let words = s.span.of(paragraph);
        let lost_marks = words.match_indices("  ").any(|(i, _)| !words[..i].ends_with(['.', '?', '!', '"', '”', ':', ' ', '\n']));
        let fit = (6..60).contains(&s.tokens.len()) && words.ends_with(['.', '"', '”', '?']) && words.starts_with(char::is_uppercase);
        if !fit || lost_marks {
            continue;
        }
        parts::split(&tokens, paragraph, s.tokens.clone(), &mut split);
        let written: Vec<String> = split
            .iter()
            .map(|p| match p.case {
                Case::Lower => p.word.to_owned(),
                _ => {
                    let mut letters = p.word.chars();
                    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
                }
            })
            .collect();
        let classes = tagger.tag_sentence(&written);
        let mut row = Vec::with_capacity(split.len());
        for (p, class) in split.iter().zip(classes) {
            let class = class.map_or(CLASSES as u8 - 1, |u| u as u8);
            let (lower, capital) = (vocabulary.id(p.word), vocabulary.id(&format!("^{}", p.word)));
            if p.fixed.is_none() {
                match p.case {
                    Case::Lower => vocabulary.see(lower, class),
                    Case::Capital => vocabulary.see(capital, class),
                    Case::Open => {}
                }
            }
            row.push(Seen { lower, capital, case: p.case, fixed: p.fixed, class });
        }
        seen_tokens += row.len();
        sentences.push(row);
    }
    seen_tokens
}

/// What is all but impossible, whatever the counts say: they alone cannot tell apart forms
/// that look alike in nearly every verb.
fn belief(a: State, b: State, c: State) -> f32 {
    let (before, last, next) = (states::tag_of(a), states::tag_of(b), states::tag_of(c));
    let is = |s: State, word: &str, tag: Tag| s == refine(word, tag);
    let be = |s: State| {
        ["be", "is", "are", "was", "been", "being"]
            .iter()
            .zip([Tag::VB, Tag::VBZ, Tag::VBP, Tag::VBD, Tag::VBN, Tag::VBG])
            .any(|(w, t)| is(s, w, t))
    };
    let have = |s: State| {
        ["have", "has", "have", "had", "had", "having"]
            .iter()
            .zip([Tag::VB, Tag::VBZ, Tag::VBP, Tag::VBD, Tag::VBN, Tag::VBG])
            .any(|(w, t)| is(s, w, t))
    };
    let does = |s: State| ["do", "does", "do", "did"].iter().zip([Tag::VB, Tag::VBZ, Tag::VBP, Tag::VBD]).any(|(w, t)| is(s, w, t));
    // An adverb between does not count.
    let (governor, head) = if last == Tag::RB { (a, before) } else { (b, last) };
    let asked = (a == governor || last != Tag::RB) && last == Tag::PRP && (before == Tag::MD || does(a));
    match next {
        Tag::VBP if head == Tag::TO || head == Tag::MD || does(governor) || asked => 0.001,
        Tag::VBP | Tag::VB if be(governor) || have(governor) => 0.01,
        Tag::VBD if be(governor) || have(governor) => 0.005,
        Tag::VBP | Tag::VBD | Tag::VBZ if matches!(last, Tag::DT | Tag::PRPS) => 0.02,
        Tag::VB if matches!(last, Tag::DT | Tag::PRPS) => 0.01,
        Tag::VBP | Tag::VB | Tag::VBD | Tag::VBZ if last == Tag::IN && b != refine("that", Tag::IN) => 0.05,
        Tag::VBP if b == BORDER => 0.05,
        Tag::VB | Tag::VBP if last == Tag::JJ && matches!(before, Tag::DT | Tag::JJ | Tag::PRPS) => 0.05,
        Tag::VBZ | Tag::VBD | Tag::MD if last == Tag::VB => 0.1,
        Tag::VBP if matches!(last, Tag::NN | Tag::NNP | Tag::VBG) => 0.1,
        Tag::VBZ if matches!(last, Tag::NNS | Tag::NNPS) => 0.2,
        Tag::VB if last == Tag::PRP && b == refine("he", Tag::PRP) && !asked => 0.02,
        Tag::VB if matches!(last, Tag::NNS | Tag::NNP | Tag::NNPS) => 0.05,
        Tag::VB if last == Tag::NN => 0.1,
        Tag::VB if matches!(last, Tag::WDT | Tag::WP | Tag::EX) => 0.01,
        Tag::VBN if last == Tag::NNP => 0.2,
        // A participle behind a noun takes no object: "a man given a prize" is rare.
        Tag::DT | Tag::NNP | Tag::PRPS | Tag::PRP | Tag::CD | Tag::JJ | Tag::NN | Tag::NNS if last == Tag::VBN && before.is_noun() => 0.15,
        Tag::VBN if last == Tag::PRP && b == refine("he", Tag::PRP) => 0.02,
        Tag::VBD | Tag::VBP | Tag::VBZ if head == Tag::MD || head == Tag::TO => 0.05,
        _ => 1.0,
    }
}

type Emission = Vec<Vec<(State, f32)>>;

struct Hmm {
    follows: Vec<f32>,
    belief: Vec<f32>,
    /// Of each key: its states, and the likelihood of the key in each.
    emits: Emission,
    coarse: Vec<[f32; CLASSES]>,
}

struct Counts {
    follows: Vec<f64>,
    emits: Emission,
    coarse: Vec<[f64; CLASSES]>,
}

fn at(a: State, b: State, c: State) -> usize {
    (usize::from(a) * COUNT + usize::from(b)) * COUNT + usize::from(c)
}

impl Hmm {
    /// What a part can be: state, likelihood, and the share of it that is the lower-case key's.
    fn readings(&self, seen: &Seen) -> Vec<(State, f32, f32)> {
        if let Some(state) = seen.fixed {
            return vec![(state, 1.0, 1.0)];
        }
        let mut out: Vec<(State, f32, f32)> = Vec::new();
        let coarse = |s: State| self.coarse[usize::from(s)][usize::from(seen.class)];
        if seen.case != Case::Capital {
            out.extend(self.emits[seen.lower as usize].iter().map(|(s, p)| (*s, *p, 1.0)));
        }
        if seen.case != Case::Lower {
            for (s, p) in &self.emits[seen.capital as usize] {
                match out.iter_mut().find(|r| r.0 == *s) {
                    Some(r) => {
                        r.2 = r.1 / (r.1 + p).max(1e-30);
                        r.1 += p;
                    }
                    None => out.push((*s, *p, 0.0)),
                }
            }
        }
        out.iter_mut().for_each(|r| r.1 *= coarse(r.0));
        out.retain(|r| r.1 > 0.0);
        if out.is_empty() {
            out.push((Tag::NN as State, 1e-9, 1.0));
        }
        let max = out.iter().map(|r| r.1).fold(0.0, f32::max);
        out.iter_mut().for_each(|r| r.1 /= max);
        out
    }

    fn expect(&self, sentence: &[Seen], flat: bool, counts: &mut Counts) {
        let border = vec![(BORDER, 1.0, 1.0)];
        let mut rows = vec![border.clone(), border.clone()];
        rows.extend(sentence.iter().map(|s| self.readings(s)));
        rows.push(border);
        let follow = |a: State, b: State, c: State| if flat { self.belief[at(a, b, c)] } else { self.follows[at(a, b, c)] };
        // alpha[i]: pairs (i - 1, i).
        let mut alpha: Vec<Vec<f32>> = vec![vec![], vec![1.0]];
        for i in 2..rows.len() {
            let (a, b, c) = (&rows[i - 2], &rows[i - 1], &rows[i]);
            let mut next = vec![0.0; b.len() * c.len()];
            for (x, (sa, ..)) in a.iter().enumerate() {
                for (y, (sb, ..)) in b.iter().enumerate() {
                    let p = alpha[i - 1][x * b.len() + y];
                    for (z, (sc, pc, _)) in c.iter().enumerate() {
                        next[y * c.len() + z] += p * follow(*sa, *sb, *sc) * pc;
                    }
                }
            }
            let sum: f32 = next.iter().sum::<f32>().max(1e-30);
            next.iter_mut().for_each(|v| *v /= sum);
            alpha.push(next);
        }
        let mut beta = vec![1.0_f32; alpha[rows.len() - 1].len()];
        for i in (2..rows.len()).rev() {
            let (a, b, c) = (&rows[i - 2], &rows[i - 1], &rows[i]);
            let mut before = vec![0.0_f32; a.len() * b.len()];
            let mut joint = Vec::with_capacity(a.len() * b.len() * c.len());
            let mut sum = 0.0;
            for (x, (sa, ..)) in a.iter().enumerate() {
                for (y, (sb, ..)) in b.iter().enumerate() {
                    for (z, (sc, pc, _)) in c.iter().enumerate() {
                        let step = follow(*sa, *sb, *sc) * pc * beta[y * c.len() + z];
                        before[x * b.len() + y] += step;
                        let p = alpha[i - 1][x * b.len() + y] * step;
                        sum += p;
                        joint.push((at(*sa, *sb, *sc), z, p));
                    }
                }
            }
            let mut own = vec![0.0; c.len()];
            for (index, z, p) in joint {
                let p = p / sum.max(1e-30);
                counts.follows[index] += f64::from(p);
                own[z] += p;
            }
            if let Some(seen) = sentence.get(i - 2).filter(|s| s.fixed.is_none()) {
                for ((state, _, lower), p) in c.iter().zip(own) {
                    counts.coarse[usize::from(*state)][usize::from(seen.class)] += f64::from(p);
                    add(&mut counts.emits[seen.lower as usize], *state, p * lower);
                    add(&mut counts.emits[seen.capital as usize], *state, p * (1.0 - lower));
                }
            }
            let scale: f32 = before.iter().sum::<f32>().max(1e-30);
            before.iter_mut().for_each(|v| *v /= scale);
            beta = before;
        }
    }
}

fn add(row: &mut [(State, f32)], state: State, p: f32) {
    if let Some(r) = row.iter_mut().find(|r| r.0 == state) {
        r.1 += p;
    }
}

/// Likelihoods of a state behind two others: three orders mixed, weights by what each order
/// would have said of the rest of the text (Brants 2000).
fn mixed(counts: &[f64]) -> Vec<f32> {
    let mut pairs = vec![0.0; COUNT * COUNT];
    let mut contexts = vec![0.0; COUNT * COUNT];
    let mut singles = vec![0.0; COUNT];
    for (i, n) in counts.iter().enumerate() {
        pairs[i % (COUNT * COUNT)] += n;
        contexts[i / COUNT] += n;
        singles[i % COUNT] += n;
    }
    let firsts: Vec<f64> = pairs.chunks(COUNT).map(|c| c.iter().sum()).collect();
    let total: f64 = singles.iter().sum();
    let mut weights = [0.0_f64; 3];
    let left_out = |n: f64, of: f64| if of > 1.0 { ((n - 1.0) / (of - 1.0)).max(0.0) } else { 0.0 };
    for (i, n) in counts.iter().enumerate().filter(|(_, n)| **n > 0.5) {
        let (pair, single) = (i % (COUNT * COUNT), i % COUNT);
        let says = [left_out(singles[single], total), left_out(pairs[pair], firsts[pair / COUNT]), left_out(*n, contexts[i / COUNT])];
        let best = (0..3).max_by(|a, b| says[*a].total_cmp(&says[*b])).unwrap();
        weights[best] += n;
    }
    let sum: f64 = weights.iter().sum();
    let over = |n: f64, of: f64| if of > 0.0 { n / of } else { 0.0 };
    (0..counts.len())
        .map(|i| {
            let (pair, single) = (i % (COUNT * COUNT), i % COUNT);
            let p = weights[0] / sum * singles[single] / total
                + weights[1] / sum * over(pairs[pair], firsts[pair / COUNT])
                + weights[2] / sum * over(counts[i], contexts[i / COUNT]);
            p.max(1e-9) as f32
        })
        .collect()
}

fn train(sentences: &[Vec<Seen>], vocabulary: &Vocabulary, rounds: usize) -> (Hmm, Emission) {
    let priors: Emission = vocabulary.keys.iter().map(|k| candidates(k, vocabulary)).collect();
    let mut of_state = [0.0_f32; COUNT];
    for (row, n) in priors.iter().zip(&vocabulary.count) {
        row.iter().for_each(|(s, p)| of_state[usize::from(*s)] += p * n);
    }
    let likelihood = |counts: &Emission, of_state: &[f32; COUNT]| -> Emission {
        counts.iter().map(|r| r.iter().map(|(s, n)| (*s, n / of_state[usize::from(*s)].max(1.0))).collect()).collect()
    };
    // A capital that was never seen inside a sentence is none of a name, where the word is known.
    let weights: Vec<f32> = vocabulary
        .keys
        .iter()
        .zip(&vocabulary.count)
        .map(|(k, n)| if k.starts_with('^') && *n < 0.5 && !inflect::possible_tags(&k[1..]).is_empty() { 0.01 } else { 0.3 })
        .collect();
    let first: Emission = priors
        .iter()
        .zip(vocabulary.count.iter().zip(&weights))
        .map(|(r, (n, w))| r.iter().map(|(s, p)| (*s, p * (n + w))).collect())
        .collect();
    let belief: Vec<f32> =
        (0..COUNT.pow(3)).map(|i| belief((i / COUNT / COUNT) as State, (i / COUNT % COUNT) as State, (i % COUNT) as State)).collect();
    let coarse = (0..COUNT).map(|s| std::array::from_fn(|c| first_guess(s as State, c))).collect();
    let mut hmm = Hmm { follows: vec![1.0; COUNT.pow(3)], belief: belief.clone(), emits: likelihood(&first, &of_state), coarse };
    let mut last = first;
    for round in 0..=rounds {
        let mut counts = Counts {
            follows: vec![0.0; COUNT.pow(3)],
            emits: priors.iter().zip(&weights).map(|(r, w)| r.iter().map(|(s, p)| (*s, p * w)).collect()).collect(),
            coarse: (0..COUNT).map(|s| std::array::from_fn(|c| f64::from(first_guess(s as State, c)) * 50.0)).collect(),
        };
        for sentence in sentences {
            hmm.expect(sentence, round == 0, &mut counts);
        }
        let mut of_state = [1.0_f32; COUNT];
        counts.emits.iter().flatten().for_each(|(s, n)| of_state[usize::from(*s)] += n);
        hmm.follows = mixed(&counts.follows).iter().zip(&belief).map(|(p, b)| p * b).collect();
        hmm.emits = likelihood(&counts.emits, &of_state);
        for (row, counted) in hmm.coarse.iter_mut().zip(&counts.coarse) {
            let sum: f64 = counted.iter().sum();
            row.iter_mut().zip(counted).for_each(|(p, n)| *p = (n / sum) as f32);
        }
        last = counts.emits;
        eprintln!("round {round}");
    }
    (hmm, last)
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

fn write(dir: &str, vocabulary: &Vocabulary, hmm: &Hmm, counts: &Emission) {
    let mut of_state = [1.0_f32; COUNT];
    counts.iter().flatten().for_each(|(s, n)| of_state[usize::from(*s)] += n);
    let mut rows: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut shared: BTreeMap<String, HashMap<State, f32>> = BTreeMap::new();
    for (key, row) in vocabulary.keys.iter().zip(counts) {
        let n: f32 = row.iter().map(|r| r.1).sum();
        let (word, case) = key.strip_prefix('^').map_or((key.as_str(), Case::Lower), |w| (w, Case::Capital));
        let inside = vocabulary.count[vocabulary.ids[key] as usize];
        if case == Case::Capital && inside < 1.5 {
            continue;
        }
        if n >= 3.5 || n > 0.9 && !inflect::closed_tags(word).is_empty() {
            // What a list allows and this text hardly shows stays possible.
            let least = if inflect::closed_tags(word).is_empty() { 0.001 * n } else { 0.0 };
            let likelihoods: Vec<(State, f32)> = row.iter().map(|(s, p)| (*s, p.max(least) / of_state[usize::from(*s)])).collect();
            rows.insert(key.clone(), costs(&likelihoods));
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
    for (key, row) in shared {
        let n: f32 = row.values().sum();
        if n < 15.0 {
            continue;
        }
        let row: Vec<(State, f32)> = row.into_iter().map(|(s, p)| (s, (p + 0.01) / of_state[usize::from(s)])).collect();
        rows.insert(key, costs(&row));
    }
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

fn main() {
    let mut args = std::env::args().skip(1);
    let dir = args.next().expect("the folder to write to");
    let wanted = args.next().map_or(4_000_000, |n| n.parse().unwrap());
    let rounds = args.next().map_or(4, |n| n.parse().unwrap());
    let mut text = Vec::new();
    std::io::stdin().read_to_end(&mut text).unwrap();
    let text = String::from_utf8_lossy(&text);
    let (sentences, vocabulary) = gather(&text, wanted);
    eprintln!("{} sentences, {} keys", sentences.len(), vocabulary.keys.len());
    let (hmm, counts) = train(&sentences, &vocabulary, rounds);
    write(&dir, &vocabulary, &hmm, &counts);
}
