//! From counts of states in a row to likelihoods.

use copydesk::language::tagger::states::COUNT;

/// Likelihoods of a state behind two others: three orders mixed, weights by what each order
/// would have said of the rest of the text (Brants 2000).
pub fn mixed(counts: &[f64]) -> Vec<f32> {
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
