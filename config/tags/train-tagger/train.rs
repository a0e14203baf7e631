//! Fits the model to the text: expectation and maximisation, round by round.

use copydesk::language::inflect;
use copydesk::language::tagger::states::{COUNT, State};

use crate::belief::belief;
use crate::guess::{candidates, first_guess};
use crate::hmm::{Counts, Emission, Hmm};
use crate::smooth::mixed;
use crate::vocabulary::{Seen, Vocabulary};

/// The model, and how often each key was seen in each of its states.
pub fn train(sentences: &[Vec<Seen>], vocabulary: &Vocabulary, rounds: usize) -> (Hmm, Emission) {
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
