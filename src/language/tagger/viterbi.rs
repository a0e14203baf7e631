//! The likeliest row of states for a sentence.

use crate::language::tagger::model::{Model, Reading};
use crate::language::tagger::parts::Part;
use crate::language::tagger::states::{BORDER, State};

/// Room that is used again for each sentence.
#[derive(Default)]
pub struct Search {
    readings: Vec<Reading>,
    /// Where the readings of each part begin in `readings`.
    begins: Vec<usize>,
    /// For each pair of readings of two neighbours: the reading before them on the best way.
    back: Vec<u8>,
    /// Where the pairs of each part begin in `back`.
    pairs: Vec<usize>,
    best: Vec<State>,
    cost: u32,
}

impl Search {
    /// One state for each part.
    pub fn best(&mut self, model: &Model, parts: &[Part]) -> &[State] {
        self.best.clear();
        if parts.is_empty() {
            return &self.best;
        }
        self.readings.clear();
        self.begins.clear();
        for part in parts {
            self.begins.push(self.readings.len());
            let mut own = Vec::with_capacity(8);
            model.readings(part, &mut own);
            self.readings.extend(own);
        }
        self.begins.push(self.readings.len());
        let (last, cost) = self.forward(model, parts.len());
        self.cost = cost;
        self.backward(parts.len(), last);
        &self.best
    }

    /// What the row last found costs, in tenths of a natural logarithm.
    pub fn cost(&self) -> u32 {
        self.cost
    }

    fn of(&self, part: usize) -> &[Reading] {
        match (self.begins.get(part), self.begins.get(part + 1)) {
            (Some(a), Some(b)) => self.readings.get(*a..*b).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// Fills `back`; gives the best pair of readings of the last two parts, and its cost.
    fn forward(&mut self, model: &Model, count: usize) -> ((usize, usize), u32) {
        const BORDERS: &[Reading] = &[(BORDER, 0)];
        let mut back = std::mem::take(&mut self.back);
        back.clear();
        self.pairs.clear();
        // Costs of pairs (previous, current), row by row.
        let mut costs = vec![0_u32];
        let mut before: &[Reading] = BORDERS;
        let mut previous: &[Reading] = BORDERS;
        for i in 0..count {
            let current = match (self.begins.get(i), self.begins.get(i + 1)) {
                (Some(a), Some(b)) => self.readings.get(*a..*b).unwrap_or(&[]),
                _ => &[],
            };
            self.pairs.push(back.len());
            let mut next = Vec::with_capacity(previous.len() * current.len());
            for (p, (previous_state, _)) in previous.iter().enumerate() {
                for (state, cost) in current {
                    let ways = before.iter().enumerate().map(|(b, (before_state, _))| {
                        let so_far = costs.get(b * previous.len() + p).copied().unwrap_or(u32::MAX / 2);
                        (so_far + model.follow(*before_state, *previous_state, *state), b)
                    });
                    let (cost_here, b) = ways.min().unwrap_or((0, 0));
                    next.push(cost_here + cost);
                    back.push(u8::try_from(b).unwrap_or(0));
                }
            }
            costs = next;
            before = previous;
            previous = current;
        }
        let mut last = (0, 0);
        let mut cheapest = u32::MAX;
        for (b, (before_state, _)) in before.iter().enumerate() {
            for (p, (state, _)) in previous.iter().enumerate() {
                let cost = costs.get(b * previous.len() + p).copied().unwrap_or(u32::MAX / 2) + model.follow(*before_state, *state, BORDER);
                if cost < cheapest {
                    cheapest = cost;
                    last = (b, p);
                }
            }
        }
        self.back = back;
        (last, cheapest)
    }

    fn backward(&mut self, count: usize, (mut previous, mut current): (usize, usize)) {
        for i in (0..count).rev() {
            let own = self.of(i);
            let state = own.get(current).map_or(BORDER, |r| r.0);
            let at = self.pairs.get(i).copied().unwrap_or(0) + previous * own.len() + current;
            let before = self.back.get(at).map_or(0, |b| usize::from(*b));
            self.best.push(state);
            current = previous;
            previous = before;
        }
        self.best.reverse();
    }
}
