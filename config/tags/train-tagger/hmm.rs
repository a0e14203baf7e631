//! The hidden Markov model of two words of context, and what it expects of a sentence.

use copydesk::language::Tag;
use copydesk::language::tagger::parts::Case;
use copydesk::language::tagger::states::{BORDER, COUNT, State};

use crate::vocabulary::{CLASSES, Seen};

/// Of each key: its states, and the likelihood (or count) of the key in each.
pub type Emission = Vec<Vec<(State, f32)>>;

/// What a part can be: state, likelihood, and the share of it that is the lower-case key's.
type Reading = (State, f32, f32);

pub struct Hmm {
    pub follows: Vec<f32>,
    pub belief: Vec<f32>,
    pub emits: Emission,
    pub coarse: Vec<[f32; CLASSES]>,
}

pub struct Counts {
    pub follows: Vec<f64>,
    pub emits: Emission,
    pub coarse: Vec<[f64; CLASSES]>,
}

fn at(a: State, b: State, c: State) -> usize {
    (usize::from(a) * COUNT + usize::from(b)) * COUNT + usize::from(c)
}

impl Hmm {
    fn readings(&self, seen: &Seen) -> Vec<Reading> {
        if let Some(state) = seen.fixed {
            return vec![(state, 1.0, 1.0)];
        }
        let mut out: Vec<Reading> = Vec::new();
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

    /// Adds to `counts` what is to be expected of a sentence, by all its readings at once.
    /// `flat`: nothing is known yet of what follows what but what English all but forbids.
    pub fn expect(&self, sentence: &[Seen], flat: bool, counts: &mut Counts) {
        let border = vec![(BORDER, 1.0, 1.0)];
        let mut rows = vec![border.clone(), border.clone()];
        rows.extend(sentence.iter().map(|s| self.readings(s)));
        rows.push(border);
        let follows = if flat { &self.belief } else { &self.follows };
        let alpha = forward(&rows, follows);
        let mut beta = vec![1.0_f32; alpha[rows.len() - 1].len()];
        for i in (2..rows.len()).rev() {
            let (a, b, c) = (&rows[i - 2], &rows[i - 1], &rows[i]);
            let mut before = vec![0.0_f32; a.len() * b.len()];
            let mut joint = Vec::with_capacity(a.len() * b.len() * c.len());
            let mut sum = 0.0;
            for (x, (sa, ..)) in a.iter().enumerate() {
                for (y, (sb, ..)) in b.iter().enumerate() {
                    for (z, (sc, pc, _)) in c.iter().enumerate() {
                        let step = follows[at(*sa, *sb, *sc)] * pc * beta[y * c.len() + z];
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
                counts.see(seen, c, &own);
            }
            scale(&mut before);
            beta = before;
        }
    }
}

impl Counts {
    /// A part of a sentence, its readings, and the share of each.
    fn see(&mut self, seen: &Seen, readings: &[Reading], shares: &[f32]) {
        for ((state, _, lower), p) in readings.iter().zip(shares) {
            self.coarse[usize::from(*state)][usize::from(seen.class)] += f64::from(*p);
            add(&mut self.emits[seen.lower as usize], *state, p * lower);
            add(&mut self.emits[seen.capital as usize], *state, p * (1.0 - lower));
        }
    }
}

/// Of each pair (i - 1, i) of readings, how likely all before it and itself are.
fn forward(rows: &[Vec<Reading>], follows: &[f32]) -> Vec<Vec<f32>> {
    let mut alpha: Vec<Vec<f32>> = vec![vec![], vec![1.0]];
    for i in 2..rows.len() {
        let (a, b, c) = (&rows[i - 2], &rows[i - 1], &rows[i]);
        let mut next = vec![0.0; b.len() * c.len()];
        for (x, (sa, ..)) in a.iter().enumerate() {
            for (y, (sb, ..)) in b.iter().enumerate() {
                let p = alpha[i - 1][x * b.len() + y];
                for (z, (sc, pc, _)) in c.iter().enumerate() {
                    next[y * c.len() + z] += p * follows[at(*sa, *sb, *sc)] * pc;
                }
            }
        }
        scale(&mut next);
        alpha.push(next);
    }
    alpha
}

/// Makes the sum one, lest long sentences come to nothing.
fn scale(row: &mut [f32]) {
    let sum = row.iter().sum::<f32>().max(1e-30);
    row.iter_mut().for_each(|v| *v /= sum);
}

fn add(row: &mut [(State, f32)], state: State, p: f32) {
    if let Some(r) = row.iter_mut().find(|r| r.0 == state) {
        r.1 += p;
    }
}
