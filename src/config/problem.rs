//! A setting that cannot be followed: which file, which line, what is wrong, what to do.

use std::fmt;

use crate::language::nearest::nearest;

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
