//! From counts to probabilities: interpolated modified Kneser-Ney, then pruning.
//!
//! S. F. Chen and J. Goodman, "An empirical study of smoothing techniques for language
//! modeling" (1998). Pruned by weighted difference (K. Seymore and R. Rosenfeld,
//! "Scalable backoff language models", 1996): an n-gram stays where it says something
//! else, often, than the shorter one would.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::language::ngram::count::{Counted, MANY, Shape};
use crate::language::ngram::vocabulary::START;

/// What may be kept at all, and how much of it.
#[derive(Debug, Clone, Copy)]
pub struct Keep {
    /// An n-gram of two words was seen this often at least, a longer one more often by
    /// one for each word; in two documents always.
    pub seen: u32,
    /// Bytes of all tables together.
    pub bytes: usize,
}

/// Kept n-grams of one length.
#[derive(Debug, Clone, Copy)]
pub struct Gram {
    pub key: u64,
    pub log_prob: f32,
    /// What the shorter context says.
    lower: f32,
    count: u32,
    pub back_off: f32,
}

/// All probabilities: `unigrams` by number, then the lists for two words and more.
pub struct Smoothed {
    pub unigrams: Vec<f32>,
    pub unigram_back_offs: Vec<f32>,
    pub grams: Vec<Vec<Gram>>,
}

#[derive(Debug, Clone, Copy)]
struct Adjusted {
    key: u64,
    /// How many different words it follows; for the longest, and after the start of a
    /// sentence, how often it was seen.
    weight: u32,
    count: u32,
    document: u32,
}

/// Estimates from the sorted counts of the longest n-grams; `words` numbers are in use.
pub fn smooth(counts: Vec<Counted>, shape: Shape, words: usize, keep: Keep) -> Smoothed {
    let mut level: Vec<Adjusted> =
        counts.into_iter().map(|c| Adjusted { key: c.key, weight: c.count, count: c.count, document: c.document }).collect();
    // From long to short, keep what estimating needs of each length.
    let mut estimates: Vec<Vec<Estimate>> = Vec::new();
    for length in (2..=shape.order).rev() {
        estimates.push(estimate(&level, shape, length, keep));
        level = shorter(level, shape, length);
    }
    estimates.reverse();
    let unigrams = unigram_probabilities(&level, words);
    let mut grams: Vec<Vec<Gram>> = Vec::new();
    let mut known: FxHashMap<u64, f32> = unigrams.iter().enumerate().map(|(i, p)| (i as u64, *p)).collect();
    for (i, list) in estimates.into_iter().enumerate() {
        let length = i + 2;
        let level: Vec<Gram> = list
            .into_iter()
            .filter_map(|e| {
                let lower = *known.get(&shape.without_first(e.key, length))?;
                let p = e.share + e.left_over * lower.exp();
                Some(Gram { key: e.key, log_prob: p.ln(), lower, count: e.count, back_off: 0.0 })
            })
            .collect();
        known = level.iter().map(|g| (g.key, g.log_prob)).collect();
        grams.push(level);
    }
    prune(&mut grams, shape, keep.bytes);
    let unigram_back_offs = weigh_contexts(&mut grams, shape, words);
    Smoothed { unigrams, unigram_back_offs, grams }
}

struct Estimate {
    key: u64,
    count: u32,
    /// Discounted share of its context.
    share: f32,
    /// What the discounts of its context leave to shorter contexts.
    left_over: f32,
}

/// Discounts for n-grams seen once, twice, three times and more.
#[allow(clippy::cast_precision_loss)]
fn discounts(level: &[Adjusted]) -> [f32; 3] {
    let mut seen = [0_u64; 5];
    for a in level {
        if let Some(n) = seen.get_mut(a.weight as usize) {
            *n += 1;
        }
    }
    let [_, n1, n2, n3, n4] = seen.map(|n| n as f32);
    if n1 < 1.0 || n2 < 1.0 || n3 < 1.0 {
        return [0.6, 1.1, 1.4];
    }
    let y = n1 / (n1 + 2.0 * n2);
    let clamped = |d: f32, low: f32, high: f32| if d.is_finite() { d.clamp(low, high) } else { low };
    [clamped(1.0 - 2.0 * y * n2 / n1, 0.1, 0.95), clamped(2.0 - 3.0 * y * n3 / n2, 0.2, 1.9), clamped(3.0 - 4.0 * y * n4 / n3, 0.3, 2.9)]
}

fn discount(d: [f32; 3], count: u32) -> f32 {
    match count {
        0 => 0.0,
        1 => d[0],
        2 => d[1],
        _ => d[2],
    }
}

#[allow(clippy::cast_precision_loss)]
fn estimate(level: &[Adjusted], shape: Shape, length: usize, keep: Keep) -> Vec<Estimate> {
    let d = discounts(level);
    let seen = keep.seen + u32::try_from(length - 2).unwrap_or(0);
    let mut out = Vec::new();
    for context in level.chunk_by(|a, b| a.key >> shape.bits == b.key >> shape.bits) {
        let total: f32 = context.iter().map(|a| a.weight as f32).sum();
        let taken: f32 = context.iter().map(|a| discount(d, a.weight)).sum();
        for a in context.iter().filter(|a| a.count >= seen && a.document == MANY) {
            let own = (a.weight as f32 - discount(d, a.weight)) / total;
            out.push(Estimate { key: a.key, count: a.count, share: own, left_over: taken / total });
        }
    }
    out
}

/// The counts of n-grams one word shorter.
fn shorter(level: Vec<Adjusted>, shape: Shape, length: usize) -> Vec<Adjusted> {
    let mut out: Vec<Adjusted> = level
        .into_iter()
        .map(|a| {
            let key = shape.without_first(a.key, length);
            let opens = length > 2 && shape.word(key, length - 2) == START;
            Adjusted { key, weight: if opens { a.count } else { 1 }, ..a }
        })
        .collect();
    out.sort_unstable_by_key(|a| a.key);
    out.dedup_by(|next, kept| {
        let same = next.key == kept.key;
        if same {
            kept.weight = kept.weight.saturating_add(next.weight);
            kept.count = kept.count.saturating_add(next.count);
            kept.document = if kept.document == next.document { kept.document } else { MANY };
        }
        same
    });
    out
}

#[allow(clippy::cast_precision_loss)]
fn unigram_probabilities(level: &[Adjusted], words: usize) -> Vec<f32> {
    let d = discounts(level);
    let total: f32 = level.iter().map(|a| a.weight as f32).sum::<f32>().max(1.0);
    let taken: f32 = level.iter().map(|a| discount(d, a.weight)).sum();
    let even = (taken / total).max(1e-6) / words.max(1) as f32;
    let mut out = vec![even.ln(); words];
    for a in level {
        if let Some(p) = usize::try_from(a.key).ok().and_then(|k| out.get_mut(k)) {
            *p = ((a.weight as f32 - discount(d, a.weight)) / total + even).ln();
        }
    }
    out
}

/// Keeps the n-grams that say most, until the tables fill `bytes`; the context of a kept
/// n-gram is kept.
fn prune(grams: &mut [Vec<Gram>], shape: Shape, bytes: usize) {
    let longest = grams.len();
    let mut says: Vec<(f32, usize)> = Vec::new();
    for (i, level) in grams.iter().enumerate() {
        // Places of four or three bytes, displacements and free places.
        let millibytes = if i + 1 == longest { 3_500 } else { 4_520 };
        says.extend(level.iter().map(|g| (weight(g), millibytes)));
    }
    says.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
    let mut room = bytes.saturating_mul(1000);
    let mut floor = 0.0;
    for (w, cost) in says {
        let Some(left) = room.checked_sub(cost) else {
            floor = w;
            break;
        };
        room = left;
    }
    let mut needed: FxHashSet<u64> = FxHashSet::default();
    for level in grams.iter_mut().rev() {
        level.retain(|g| weight(g) > floor || needed.contains(&g.key));
        needed = level.iter().map(|g| g.key >> shape.bits).collect();
    }
}

#[allow(clippy::cast_precision_loss)]
fn weight(g: &Gram) -> f32 {
    g.count as f32 * (g.log_prob - g.lower).abs()
}

/// Gives every context the weight that makes its probabilities add up to one; returns
/// those of single words.
fn weigh_contexts(grams: &mut [Vec<Gram>], shape: Shape, words: usize) -> Vec<f32> {
    let mut single = vec![0.0; words];
    for i in 0..grams.len() {
        let mut weights: FxHashMap<u64, (f32, f32)> = FxHashMap::default();
        for g in grams.get(i).map(Vec::as_slice).unwrap_or_default() {
            let sums = weights.entry(g.key >> shape.bits).or_default();
            sums.0 += g.log_prob.exp();
            sums.1 += g.lower.exp();
        }
        let log = |(own, lower): (f32, f32)| ((1.0 - own).max(1e-4) / (1.0 - lower).max(1e-4)).ln();
        if i == 0 {
            for (key, sums) in weights {
                if let Some(b) = usize::try_from(key).ok().and_then(|k| single.get_mut(k)) {
                    *b = log(sums);
                }
            }
        } else if let Some(contexts) = grams.get_mut(i - 1) {
            for g in contexts {
                if let Some(sums) = weights.get(&g.key) {
                    g.back_off = log(*sums);
                }
            }
        }
    }
    single
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ngram::count::{Counter, Limits};
    use crate::language::ngram::vocabulary::WordId;

    #[test]
    fn the_probabilities_after_a_context_add_up_to_one() {
        let shape = Shape { order: 3, bits: 16 };
        let mut counter = Counter::new(shape, Limits::default());
        for document in 0..6_u16 {
            let ids: Vec<WordId> = [0, 0, 2, 3, 4, 2, 3, 2, 3 + document % 2, 1].into_iter().map(WordId).collect();
            counter.add(&ids, 2, u32::from(document));
        }
        let s = smooth(counter.finish(), shape, 6, Keep { seen: 2, bytes: 1_000_000 });
        let sum: f32 = s.unigrams.iter().map(|p| p.exp()).sum();
        assert!((sum - 1.0).abs() < 0.01, "{sum}");
        // After 2: what is listed, and the rest by the shorter context.
        let mut sum = 0.0;
        for w in 0..6_u64 {
            let listed = s.grams[0].iter().find(|g| g.key == 2 << 16 | w).map(|g| g.log_prob);
            sum += listed.unwrap_or_else(|| s.unigram_back_offs[2] + s.unigrams[usize::try_from(w).expect("small")]).exp();
        }
        assert!((sum - 1.0).abs() < 0.01, "{sum}");
    }
}
