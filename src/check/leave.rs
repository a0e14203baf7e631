//! What a desk leaves alone: rules switched off, and words ignored under a rule.

use std::collections::HashSet;

/// Findings that are not wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leave {
    /// Rules by name; a name that ends in "*" means all that begin so ("ap/*").
    rules: Vec<String>,
    /// A rule and the words it was ignored on, as written in the story.
    words: HashSet<(String, String)>,
}

impl Leave {
    pub fn new(rules: impl IntoIterator<Item = String>, words: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { rules: rules.into_iter().collect(), words: words.into_iter().collect() }
    }

    /// Leaves a rule alone from now on, or no longer.
    pub fn set_rule(&mut self, rule: &str, left: bool) {
        self.rules.retain(|r| r != rule);
        if left {
            self.rules.push(rule.to_owned());
        }
    }

    /// Is a finding of this rule on these words unwanted?
    pub fn covers(&self, rule: &str, words: &str) -> bool {
        self.rules.iter().any(|r| r == rule || r.strip_suffix('*').is_some_and(|all| rule.starts_with(all)))
            || !self.words.is_empty() && self.words.contains(&(rule.to_owned(), words.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_a_pack_or_a_rule_on_some_words_can_be_left_alone() {
        let leave = Leave::new(["ap/*".to_owned(), "doubled".to_owned()], [("spelling".to_owned(), "walleye".to_owned())]);
        assert!(leave.covers("ap/ages", "x") && leave.covers("doubled", "x") && leave.covers("spelling", "walleye"));
        assert!(!leave.covers("spelling", "teh") && !leave.covers("doubled-word", "x"));
    }
}
