//! The tree a pattern is read into, before it becomes a program.
//!
//! It knows how many tokens an element covers and with which words one can begin;
//! nothing of how patterns are written, nor of how they are run.

use crate::check::style::pattern::Atom;
use crate::check::style::pattern::program::Step;

#[derive(Debug, Clone)]
pub(super) enum Node {
    Take(Atom),
    Glued,
    All(Vec<Node>),
    Either(Vec<Node>),
    Maybe(Box<Node>, usize),
    Keep(usize, Box<Node>),
    Not(Box<Node>),
}

impl Node {
    /// Appends the steps that match it.
    pub(super) fn emit(self, out: &mut Vec<Step>) {
        match self {
            Node::Take(atom) => out.push(Step::Take(atom)),
            Node::Glued => out.push(Step::Glued),
            Node::All(nodes) => nodes.into_iter().for_each(|n| n.emit(out)),
            Node::Keep(slot, inner) => {
                out.push(Step::Open(slot));
                inner.emit(out);
                out.push(Step::Close(slot));
            }
            Node::Not(inner) => {
                let mut steps = Vec::new();
                inner.emit(&mut steps);
                steps.push(Step::Stop);
                out.push(Step::Not(steps));
            }
            Node::Maybe(inner, most) => {
                let mut splits = Vec::new();
                for _ in 0..most {
                    splits.push(out.len());
                    out.push(Step::Stop);
                    inner.clone().emit(out);
                }
                let end = out.len();
                for at in splits {
                    set(out, at, Step::Split(at + 1, end));
                }
            }
            Node::Either(branches) => {
                let mut jumps = Vec::new();
                let count = branches.len();
                for (i, branch) in branches.into_iter().enumerate() {
                    let split = out.len();
                    if i + 1 < count {
                        out.push(Step::Stop);
                    }
                    branch.emit(out);
                    if i + 1 < count {
                        jumps.push(out.len());
                        out.push(Step::Stop);
                        let next = out.len();
                        set(out, split, Step::Split(split + 1, next));
                    }
                }
                let end = out.len();
                for at in jumps {
                    set(out, at, Step::Jump(end));
                }
            }
        }
    }

    /// Tokens it covers, at least and at most.
    pub(super) fn width(&self) -> (usize, usize) {
        match self {
            Node::Take(atom) => atom.width(),
            Node::Glued | Node::Not(_) => (0, 0),
            Node::All(nodes) => nodes.iter().map(Node::width).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1)),
            Node::Either(branches) => {
                let widths: Vec<_> = branches.iter().map(Node::width).collect();
                (widths.iter().map(|w| w.0).min().unwrap_or(0), widths.iter().map(|w| w.1).max().unwrap_or(0))
            }
            Node::Maybe(inner, most) => (0, inner.width().1 * most),
            Node::Keep(_, inner) => inner.width(),
        }
    }

    /// Words one of which must stand first where it matches.
    pub(super) fn first_words(&self) -> Option<Vec<Box<str>>> {
        match self {
            Node::Take(atom) => atom.first_words(),
            Node::Keep(_, inner) => inner.first_words(),
            Node::All(nodes) => nodes.iter().find(|n| n.width().1 > 0).filter(|n| n.width().0 > 0).and_then(Node::first_words),
            Node::Either(branches) => {
                let all: Option<Vec<_>> = branches.iter().map(Node::first_words).collect();
                all.map(|v| v.into_iter().flatten().collect())
            }
            _ => None,
        }
    }

    /// The elements in a row, groups without a choice opened.
    pub(super) fn flat(&self) -> Vec<&Node> {
        match self {
            Node::All(inner) => inner.iter().flat_map(Node::flat).collect(),
            Node::Keep(_, inner) => inner.flat(),
            other => vec![other],
        }
    }
}

fn set(out: &mut [Step], at: usize, step: Step) {
    if let Some(s) = out.get_mut(at) {
        *s = step;
    }
}
