//! Two passages, word by word.
//!
//! Made to be read by an editor: marks are words of their own, and a space that happens
//! to be the same between two changed words belongs to the change.

use similar::{ChangeTag, TextDiff};

/// Passages whose differing middles are longer than this, in bytes, are shown as one change:
/// comparing them word by word takes time that grows with the square of their length.
const LONGEST: usize = 64 * 1024;

/// What became of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Same,
    Removed,
    Added,
}

/// A stretch of words with one fate. The `Same` and `Removed` pieces in order make the
/// text before, `Same` and `Added` the text after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub kind: Kind,
    pub text: String,
}

/// Compares two passages. What was removed comes before what was added in its place;
/// two neighbours never have the same kind; no piece is empty.
pub fn words(before: &str, after: &str) -> Vec<Piece> {
    let (head, tail) = common_ends(before, after);
    let middle_of = |text: &str| text.get(head..text.len() - tail).unwrap_or("").len();
    let mut out = Pieces::default();
    if middle_of(before) > LONGEST || middle_of(after) > LONGEST {
        out.push(Kind::Same, before.get(..head).unwrap_or(""));
        out.push(Kind::Removed, before.get(head..before.len() - tail).unwrap_or(""));
        out.push(Kind::Added, after.get(head..after.len() - tail).unwrap_or(""));
        out.push(Kind::Same, before.get(before.len() - tail..).unwrap_or(""));
        return out.finish();
    }
    let diff = TextDiff::from_unicode_words(before, after);
    for change in diff.iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => Kind::Same,
            ChangeTag::Delete => Kind::Removed,
            ChangeTag::Insert => Kind::Added,
        };
        out.push(kind, change.value());
    }
    out.finish()
}

/// How many bytes the two share at the start and, of the rest, at the end; on character borders.
fn common_ends(a: &str, b: &str) -> (usize, usize) {
    let head: usize = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    let rest = |t: &str| t.get(head..).unwrap_or("").to_owned();
    let tail = rest(a).chars().rev().zip(rest(b).chars().rev()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    (head, tail)
}

/// Collects pieces: a run of changes is kept as one removed and one added text.
#[derive(Default)]
struct Pieces {
    out: Vec<Piece>,
    removed: String,
    added: String,
    /// White space that stayed the same after a change: part of it if another change follows.
    space: String,
}

impl Pieces {
    fn push(&mut self, kind: Kind, text: &str) {
        if text.is_empty() {
            return;
        }
        let open = !self.removed.is_empty() || !self.added.is_empty();
        match kind {
            Kind::Same if open && text.trim().is_empty() && !text.contains(['\n', '\r']) => self.space.push_str(text),
            Kind::Same => {
                let space = std::mem::take(&mut self.space);
                self.close();
                self.same(&space);
                self.same(text);
            }
            Kind::Removed | Kind::Added => {
                let space = std::mem::take(&mut self.space);
                self.removed.push_str(&space);
                self.added.push_str(&space);
                if kind == Kind::Removed { &mut self.removed } else { &mut self.added }.push_str(text);
            }
        }
    }

    fn same(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.out.last_mut() {
            Some(p) if p.kind == Kind::Same => p.text.push_str(text),
            _ => self.out.push(Piece { kind: Kind::Same, text: text.to_owned() }),
        }
    }

    fn close(&mut self) {
        for (kind, text) in [(Kind::Removed, &mut self.removed), (Kind::Added, &mut self.added)] {
            if !text.is_empty() {
                self.out.push(Piece { kind, text: std::mem::take(text) });
            }
        }
    }

    fn finish(mut self) -> Vec<Piece> {
        let space = std::mem::take(&mut self.space);
        self.close();
        self.same(&space);
        self.out
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn drawn(before: &str, after: &str) -> String {
        words(before, after)
            .iter()
            .map(|p| match p.kind {
                Kind::Same => p.text.clone(),
                Kind::Removed => format!("[-{}-]", p.text),
                Kind::Added => format!("{{+{}+}}", p.text),
            })
            .collect()
    }

    #[test]
    fn one_word_changed_is_one_word_shown() {
        assert_eq!(drawn("They fired two misles.", "They fired two missiles."), "They fired two [-misles-]{+missiles+}.");
        assert_eq!(drawn("the Signal Corp. left", "the Signal Corps left"), "the Signal [-Corp.-]{+Corps+} left");
    }

    #[test]
    fn the_space_between_two_changed_words_is_part_of_the_change() {
        assert_eq!(drawn("in the take down of it", "in the takedown of it"), "in the [-take down-]{+takedown+} of it");
        assert_eq!(drawn("a b c", "x y c"), "[-a b-]{+x y+} c");
    }

    #[test]
    fn equal_texts_and_empty_texts_are_no_trouble() {
        assert!(words("", "").is_empty());
        assert_eq!(drawn("same", "same"), "same");
        assert_eq!(drawn("", "new"), "{+new+}");
    }

    #[test]
    fn a_very_long_passage_is_one_change_at_its_middle() {
        let long: String = (0..40_000).map(|i: u32| i.to_string()).collect::<Vec<_>>().join(" ");
        let other = long.replace(' ', "x");
        assert!(words(&format!("a {long} z"), &format!("a {other} z")).len() <= 4);
    }

    proptest! {
        #[test]
        fn the_pieces_give_both_texts_back(before in "[ab \n“.]{0,40}", after in "[ab \n“.]{0,40}") {
            let pieces = words(&before, &after);
            let of = |k: Kind| pieces.iter().filter(|p| p.kind == Kind::Same || p.kind == k).map(|p| p.text.as_str()).collect::<String>();
            prop_assert_eq!(of(Kind::Removed), before);
            prop_assert_eq!(of(Kind::Added), after);
            prop_assert!(pieces.windows(2).all(|w| w[0].kind != w[1].kind));
        }
    }
}
