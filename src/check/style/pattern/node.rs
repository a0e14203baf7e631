//! The tree a pattern is read into, before it becomes a program.
//!
//! It knows how many tokens an element covers and with which words one can begin;
//! nothing of how patterns are written, nor of how they are run.

use std::mem;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::check::style::pattern::Atom;
use crate::check::style::pattern::anchor::commonness;
use crate::check::style::pattern::atom::Verbs;
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
    /// A choice. Branches in a row that are one plain word each, or one verb each, are made
    /// into one: which of them stands there makes no difference to what follows.
    pub(super) fn either(branches: Vec<Node>) -> Self {
        let mut out: Vec<Node> = Vec::with_capacity(branches.len());
        let mut row: Vec<Atom> = Vec::new();
        for branch in branches {
            match branch.plain() {
                Ok(atom) => {
                    if row.last().is_some_and(|last| mem::discriminant(last) != mem::discriminant(&atom)) {
                        out.extend(one_of(mem::take(&mut row)).map(Node::Take));
                    }
                    row.push(atom);
                }
                Err(branch) => {
                    out.extend(one_of(mem::take(&mut row)).map(Node::Take));
                    out.push(branch);
                }
            }
        }
        out.extend(one_of(row).map(Node::Take));
        Node::Either(out)
    }

    /// The word or the verb that is all there is in it, or else itself.
    fn plain(self) -> Result<Atom, Node> {
        match self {
            Node::Take(atom @ (Atom::Word { .. } | Atom::Verb(_))) => Ok(atom),
            Node::All(mut nodes) if nodes.len() == 1 => match nodes.pop() {
                Some(only) => only.plain().map_err(|only| Node::All(vec![only])),
                None => Err(Node::All(nodes)),
            },
            other => Err(other),
        }
    }

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
                let mut splits = Vec::with_capacity(most);
                let mut split = |inner: Node, out: &mut Vec<Step>| {
                    splits.push(out.len());
                    out.push(Step::Stop);
                    inner.emit(out);
                };
                for _ in 1..most {
                    split((*inner).clone(), out);
                }
                split(*inner, out);
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

    /// How often it is tried, roughly, where it is looked for by its rarest words, each of
    /// which may stand in `slack` + 1 places; none where such words cannot be listed.
    pub(super) fn tries(&self, slack: usize) -> Option<usize> {
        match self {
            Node::Take(atom) => {
                let mut words = 0;
                atom.each_keyword(&mut |word, _| words += commonness(word)).then_some(words * (slack + 1))
            }
            Node::Keep(_, inner) => inner.tries(slack),
            Node::All(nodes) => rarest(nodes, slack).map(|part| part.tries),
            Node::Either(branches) => branches.iter().map(|b| b.tries(slack)).sum(),
            _ => None,
        }
    }

    /// Gives these words, and how many tokens behind the beginning each stands, where the
    /// node itself stands so many tokens behind it: at least and at most.
    pub(super) fn each_keyword(&self, (nearest, farthest): (usize, usize), give: &mut dyn FnMut(&str, usize, usize)) {
        match self {
            Node::Take(atom) => {
                atom.each_keyword(&mut |word, behind| give(word, nearest + behind, farthest + behind));
            }
            Node::Keep(_, inner) => inner.each_keyword((nearest, farthest), give),
            Node::All(nodes) => {
                if let Some(part) = rarest(nodes, farthest - nearest) {
                    part.node.each_keyword((nearest + part.nearest, farthest + part.farthest), give);
                }
            }
            Node::Either(branches) => branches.iter().for_each(|b| b.each_keyword((nearest, farthest), give)),
            _ => {}
        }
    }
}

/// The element of a row that is best looked for.
struct Rarest<'a> {
    node: &'a Node,
    tries: usize,
    /// Tokens before it in the row, at least and at most.
    nearest: usize,
    farthest: usize,
}

fn rarest(row: &[Node], slack: usize) -> Option<Rarest<'_>> {
    let mut best: Option<Rarest> = None;
    let (mut nearest, mut farthest) = (0, 0);
    for node in row {
        let (least, most) = node.width();
        if least > 0
            && let Some(tries) = node.tries(slack + farthest - nearest)
            && best.as_ref().is_none_or(|b| tries < b.tries)
        {
            best = Some(Rarest { node, tries, nearest, farthest });
            // No word is rarer than one that is hardly ever met.
            if tries == 1 {
                break;
            }
        }
        nearest += least;
        farthest += most;
    }
    best
}

/// One atom for the words, or the verbs, of a row.
fn one_of(mut row: Vec<Atom>) -> Option<Atom> {
    if row.len() < 2 {
        return row.pop();
    }
    let (mut words, mut verbs) = (FxHashSet::default(), Verbs::default());
    for atom in row {
        match atom {
            Atom::Word { lower, .. } => _ = words.insert(lower),
            Atom::Verb(forms) => verbs.add(forms),
            _ => {}
        }
    }
    Some(if words.is_empty() { Atom::Verbs(Arc::new(verbs)) } else { Atom::Words { lower: Arc::new(words), possessive: false } })
}

fn set(out: &mut [Step], at: usize, step: Step) {
    if let Some(s) = out.get_mut(at) {
        *s = step;
    }
}
