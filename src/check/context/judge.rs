//! How likely a supposed slip is one: boosted trees over what was measured of it.
//!
//! The trees are data (config/model/judges.txt), fitted by the script beside them; each
//! kind of slip has its own, with the score from which it is a query and a correction.

use std::sync::OnceLock;

use crate::check::context::sets::Kind;

/// What is measured of a supposition; the order is that of the file.
pub const FEATURES: usize = 54;
pub type Features = [f32; FEATURES];

#[derive(Debug, Clone, Copy)]
enum Node {
    Leaf(f32),
    /// Feature, border, the node to go to up to the border and above it.
    Split(usize, f32, usize, usize),
}

/// The trees of one kind.
#[derive(Debug, Default)]
pub struct Judge {
    trees: Vec<Vec<Node>>,
    /// Scores from which a finding is shown as a query, and as a correction.
    pub query: f32,
    pub fix: f32,
    /// Score at which one in two is right, and how fast that rises.
    centre: f32,
    slope: f32,
}

/// The judges of all kinds.
#[derive(Debug, Default)]
pub struct Judges {
    judges: Vec<(String, Judge)>,
}

impl Judges {
    /// The judges that come with the program.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Judges> = OnceLock::new();
        SHARED.get_or_init(|| Self::parse(include_str!("../../../config/model/judges.txt")))
    }

    /// Reads lines: "kind NAME QUERY FIX CENTRE SLOPE", then a line a tree, its nodes as
    /// "=VALUE" or "FEATURE<BORDER:LEFT:RIGHT". A line that makes no sense is passed over.
    pub fn parse(text: &str) -> Self {
        let mut judges: Vec<(String, Judge)> = Vec::new();
        for line in text.lines() {
            let fields: Vec<&str> = line.split_whitespace().collect();
            if let ["kind", name, query, fix, centre, slope] = fields.as_slice() {
                let number = |s: &str, otherwise: f32| s.parse().unwrap_or(otherwise);
                let judge = Judge {
                    trees: Vec::new(),
                    query: number(query, f32::INFINITY),
                    fix: number(fix, f32::INFINITY),
                    centre: number(centre, f32::INFINITY),
                    slope: number(slope, 1.0),
                };
                judges.push(((*name).to_owned(), judge));
            } else if let (Some(nodes), Some((_, judge))) = (fields.iter().map(|f| node(f)).collect::<Option<Vec<_>>>(), judges.last_mut())
            {
                judge.trees.push(nodes);
            }
        }
        Self { judges }
    }

    pub fn of(&self, kind: Kind) -> Option<&Judge> {
        self.judges.iter().find(|(name, _)| name == kind.name()).map(|(_, j)| j)
    }
}

fn node(field: &str) -> Option<Node> {
    if let Some(value) = field.strip_prefix('=') {
        return value.parse().ok().map(Node::Leaf);
    }
    let (feature, rest) = field.split_once('<')?;
    let mut rest = rest.split(':');
    let (border, left, right) = (rest.next()?.parse().ok()?, rest.next()?.parse().ok()?, rest.next()?.parse().ok()?);
    Some(Node::Split(feature.parse().ok()?, border, left, right))
}

impl Judge {
    /// The score of a supposition; larger is likelier.
    pub fn score(&self, features: &Features) -> f32 {
        self.trees.iter().map(|t| leaf(t, features)).sum()
    }

    /// Of findings with this score, how many are right.
    pub fn confidence(&self, score: f32) -> f32 {
        1.0 / (1.0 + (-(score - self.centre) * self.slope).exp())
    }
}

fn leaf(tree: &[Node], features: &Features) -> f32 {
    let mut at = 0;
    // No path is longer than the tree, whatever the file says.
    for _ in 0..=tree.len() {
        match tree.get(at) {
            Some(Node::Leaf(value)) => return *value,
            Some(Node::Split(feature, border, left, right)) => {
                at = if features.get(*feature).is_some_and(|f| f <= border) { *left } else { *right };
            }
            None => return 0.0,
        }
    }
    0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_walked_to_its_leaf() {
        let judges = Judges::parse("kind tense 1 2 1.5 1\n0<0.5:1:2 =-1 1<3:3:4 =2 =5\n");
        let judge = judges.of(Kind::Tense).expect("tense");
        let mut features = [0.0; FEATURES];
        assert!((judge.score(&features) + 1.0).abs() < 1e-6);
        features[0] = 1.0;
        assert!((judge.score(&features) - 2.0).abs() < 1e-6);
    }

    #[test]
    fn a_file_that_turns_in_circles_still_gives_a_score() {
        let judges = Judges::parse("kind tense 1 2 1.5 1\n0<0.5:0:0\n");
        assert!(judges.of(Kind::Tense).is_some_and(|j| j.score(&[0.0; FEATURES]).abs() < 1e-6));
    }
}
