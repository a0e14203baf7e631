//! Is a story raw copy, or copy that somebody has edited already?
//!
//! Edited copy of another house keeps that house's style, and the desk leaves it. Raw copy
//! has no style to keep: what the style book says holds for all of it. The slips that no
//! house wants tell the two apart.

use crate::check::{Issue, Level};
use crate::story::{Story, Token};

/// In raw copy, from so many findings of one rule on it is a habit that is asked about once.
pub const HABIT: usize = 4;

/// Slips in a story before they say anything.
const SOME: usize = 3;

/// Slips in 1,000 words. Published stories have less than one, raw ones twenty and more.
const MANY: usize = 12;

/// Findings this sure count.
const SURE: f32 = 0.85;

/// Goes by what the checkers found, style books aside.
pub fn is_raw(story: &Story, found: &[Issue]) -> bool {
    let slips = found.iter().filter(|i| is_slip(i)).count();
    slips >= SOME && slips * 1000 >= MANY * words(story)
}

/// How the rules begin whose findings are faults by the lights of any newspaper.
const ANY_HOUSE: &[&str] = &["spelling", "grammar/", "context/", "repetition/", "name-", "missing-stop", "quote-missing"];

fn is_slip(issue: &Issue) -> bool {
    issue.level == Level::Fix && issue.confidence >= SURE && ANY_HOUSE.iter().any(|start| issue.rule.starts_with(start))
}

fn words(story: &Story) -> usize {
    story.paragraphs.iter().map(|p| p.paragraph.tokens.iter().filter(|t| Token::is_word(t)).count()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Category;
    use crate::story::{ReadAs, Span};

    #[test]
    fn many_slips_in_few_words_are_raw_copy() {
        let slip = |rule: &'static str| Issue::new(rule, Category::Spelling, Span::new(0, 1), "");
        let raw = |words: usize, found: &[Issue]| is_raw(&Story::parse(&"word ".repeat(words), ReadAs::Body), found);
        let three = [slip("spelling"), slip("grammar/article"), slip("repetition/doubled-word")];
        assert!(raw(200, &three) && !raw(300, &three) && !raw(20, three.get(..2).unwrap()));
        assert!(!raw(200, &[slip("ap/word-toward"), slip("ap/word-toward"), slip("spelling")]));
    }
}
