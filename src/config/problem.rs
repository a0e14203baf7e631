//! A setting that cannot be followed: which file, which line, what is wrong, what to do.

use std::fmt;

/// Where a value was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// The file as the reader of files named it, or "built in".
    pub file: String,
    /// From 1; 0 where a file as a whole is meant.
    pub line: usize,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 { write!(f, "{}", self.file) } else { write!(f, "{}, line {}", self.file, self.line) }
    }
}

/// One bad setting. Nothing of the story is touched when there is one: the program says
/// it and does not start.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{origin}: {what}; {remedy}")]
pub struct Problem {
    pub origin: Origin,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub remedy: String,
}

impl Problem {
    pub fn new(origin: &Origin, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { origin: origin.clone(), what: what.into(), remedy: remedy.into() }
    }

    /// `word` is none of `known`: says which are, or which one was probably meant.
    pub fn unknown<'a>(origin: &Origin, kind: &str, word: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        let remedy = match nearest(word, &known) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("use one of: {}", known.join(", ")),
        };
        Self::new(origin, format!("there is no {kind} \"{word}\""), remedy)
    }
}

/// The known word nearest to `word`, if one is near enough to be meant.
fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).clamp(1, 3);
    let swapped = swaps(word);
    let far = |k: &str| swapped.iter().map(|s| distance(s, k) + 1).chain([distance(word, k)]).min().unwrap_or(usize::MAX);
    known.iter().map(|k| (far(k), *k)).min().filter(|(d, _)| *d <= limit).map(|(_, k)| k)
}

/// `word` with each pair of neighbours swapped: the commonest slip of the fingers.
fn swaps(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().take(40).collect();
    (1..letters.len())
        .map(|i| {
            let mut swapped = letters.clone();
            swapped.swap(i - 1, i);
            swapped.into_iter().collect()
        })
        .collect()
}

/// Letters to be changed, added or left out between two words.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |r: &[usize], k: usize| r.get(k).copied().unwrap_or(usize::MAX / 2);
            next.push((at(&row, j) + usize::from(x != *y)).min(at(&row, j + 1) + 1).min(at(&next, j) + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_answered_with_what_was_meant() {
        let origin = Origin { file: "keys.toml".into(), line: 3 };
        let p = Problem::unknown(&origin, "command", "acept", ["accept", "reject"]);
        assert_eq!(p.to_string(), "keys.toml, line 3: there is no command \"acept\"; did you mean \"accept\"?");
        let p = Problem::unknown(&origin, "command", "frobnicate", ["accept", "reject"]);
        assert!(p.to_string().ends_with("use one of: accept, reject"));
    }
}
