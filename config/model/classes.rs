//! Sorts the words of the model into classes by what stands beside them:
//! `cargo run --release --example word-classes TEXT... > classes.tsv`
//!
//! The exchange algorithm over pairs of words (S. Martin, J. Liermann, H. Ney,
//! "Algorithms for bigram and trigram word clustering", 1998): each word in turn moves to
//! the class where it makes the text likeliest. The most frequent words are a class each.

use std::collections::HashMap;
use std::error::Error;
use std::fs;

use copydesk::language::ngram::archive::Archive;
use copydesk::language::ngram::learner::FirstReading;
use copydesk::language::ngram::{Limits, Listing, Reading};

/// Words that are a class each.
const ALONE: usize = 250;
/// Classes for the rest.
const SHARED: usize = 650;
const ROUNDS: usize = 7;

/// Neighbours of a word, with counts.
type Beside = Vec<(u32, u32)>;

fn main() -> Result<(), Box<dyn Error>> {
    let texts = std::env::args().skip(1).map(fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    let documents = || texts.iter().flat_map(|t| t.split('\x0c')).filter_map(|d| d.split_once('\n')).map(|(_, text)| text);
    let mut first = FirstReading::default();
    documents().for_each(|d| first.read(d));
    let second = first.choose(Listing::SHIPPED, Limits::default()).ok_or("no words")?;
    let vocabulary = second.vocabulary();
    let mut words = vocabulary.words();
    words.sort_by_key(|(_, id)| *id);
    let count = words.last().map_or(0, |(_, id)| usize::from(id.0) + 1);
    let mut pairs: HashMap<(u16, u16), u32> = HashMap::new();
    let mut archive = Archive::default();
    for d in documents() {
        archive.read(d, |text, sentence, _| {
            let ids = Reading::of(vocabulary, text, sentence).ids;
            for pair in ids.windows(2) {
                if let [a, b] = pair {
                    *pairs.entry((a.0, b.0)).or_default() += 1;
                }
            }
        });
    }
    eprintln!("{count} words, {} pairs", pairs.len());
    let mut sorter = Sorter::new(count, &pairs);
    for round in 0..ROUNDS {
        let moved = sorter.round();
        eprintln!("round {round}: {moved} words moved");
    }
    let fixed = usize::from(copydesk::language::ngram::vocabulary::FIRST_WORD);
    for (word, id) in words {
        println!("{word}\t{}", sorter.class[usize::from(id.0)] - fixed);
    }
    Ok(())
}

struct Sorter {
    class: Vec<usize>,
    left: Vec<Beside>,
    right: Vec<Beside>,
    /// Pairs of classes, and classes as left and right member.
    joint: Vec<i64>,
    as_left: Vec<i64>,
    as_right: Vec<i64>,
    classes: usize,
    own: usize,
    logs: Vec<f64>,
}

impl Sorter {
    fn new(count: usize, pairs: &HashMap<(u16, u16), u32>) -> Self {
        let own = (16 + ALONE).min(count);
        let classes = own + SHARED;
        let class: Vec<usize> = (0..count).map(|w| if w < own { w } else { own + w % SHARED }).collect();
        let (mut left, mut right) = (vec![Beside::new(); count], vec![Beside::new(); count]);
        for ((a, b), n) in pairs {
            right[usize::from(*a)].push((u32::from(*b), *n));
            left[usize::from(*b)].push((u32::from(*a), *n));
        }
        let mut sorter = Self {
            class,
            left,
            right,
            joint: vec![0; classes * classes],
            as_left: vec![0; classes],
            as_right: vec![0; classes],
            classes,
            own,
            logs: (0..4_000_000_u32).map(|n| if n == 0 { 0.0 } else { f64::from(n) * f64::from(n).ln() }).collect(),
        };
        for ((a, b), n) in pairs {
            let (a, b) = (sorter.class[usize::from(*a)], sorter.class[usize::from(*b)]);
            sorter.joint[a * classes + b] += i64::from(*n);
            sorter.as_left[a] += i64::from(*n);
            sorter.as_right[b] += i64::from(*n);
        }
        sorter
    }

    #[allow(clippy::cast_precision_loss)]
    fn f(&self, n: i64) -> f64 {
        usize::try_from(n).ok().and_then(|n| self.logs.get(n).copied()).unwrap_or_else(|| (n as f64) * (n as f64).ln())
    }

    /// Classes beside a word, with counts; pairs of the word with itself are left out.
    fn beside(&self, list: &Beside, word: usize) -> Vec<(usize, i64)> {
        let mut sums: HashMap<usize, i64> = HashMap::new();
        for (other, n) in list.iter().filter(|(o, _)| *o as usize != word) {
            *sums.entry(self.class[*other as usize]).or_default() += i64::from(*n);
        }
        sums.into_iter().collect()
    }

    fn shift(&mut self, class: usize, left: &[(usize, i64)], right: &[(usize, i64)], sign: i64) {
        for (c, n) in left {
            self.joint[c * self.classes + class] += sign * n;
            self.as_right[class] += sign * n;
        }
        for (c, n) in right {
            self.joint[class * self.classes + c] += sign * n;
            self.as_left[class] += sign * n;
        }
    }

    /// What putting a word with these neighbours into `class` is worth.
    fn worth(&self, class: usize, left: &[(usize, i64)], right: &[(usize, i64)]) -> f64 {
        let mut sum = 0.0;
        let (mut l, mut r) = (0, 0);
        for (c, n) in left {
            let now = self.joint[c * self.classes + class];
            sum += self.f(now + n) - self.f(now);
            r += n;
        }
        for (c, n) in right {
            let now = self.joint[class * self.classes + c];
            sum += self.f(now + n) - self.f(now);
            l += n;
        }
        sum - (self.f(self.as_left[class] + l) - self.f(self.as_left[class]))
            - (self.f(self.as_right[class] + r) - self.f(self.as_right[class]))
    }

    fn round(&mut self) -> usize {
        let mut moved = 0;
        for word in self.own..self.class.len() {
            let (left, right) = (self.beside(&self.left[word], word), self.beside(&self.right[word], word));
            let from = self.class[word];
            self.shift(from, &left, &right, -1);
            let best = (self.own..self.classes)
                .map(|c| (self.worth(c, &left, &right), c))
                .max_by(|a, b| a.0.total_cmp(&b.0))
                .map_or(from, |(_, c)| c);
            self.shift(best, &left, &right, 1);
            self.class[word] = best;
            moved += usize::from(best != from);
        }
        moved
    }
}
