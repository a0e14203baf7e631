//! An organization's name with its initials in brackets behind it.

use std::cell::LazyCell;

use rustc_hash::FxHashMap;

use crate::check::style::pattern::atom::is_all_capitals;
use crate::check::style::report::Report;
use crate::story::{Paragraph, Part, Span, Story};

pub fn check(story: &Story, report: &mut Report) {
    let read = || story.paragraphs.iter().filter(|p| matches!(p.paragraph.part, Part::Body | Part::Subhead));
    // Counted once somebody asks: few stories have initials in brackets.
    let count = || {
        let mut uses: FxHashMap<&str, usize> = FxHashMap::default();
        let tokens = read().flat_map(|p| p.paragraph.tokens.iter().map(move |t| (t, &p.paragraph.text)));
        for word in tokens.filter(|(t, _)| t.is_word()).map(|(t, text)| t.span.of(text)).filter(|w| w.starts_with(char::is_uppercase)) {
            *uses.entry(word.split(['\'', '’']).next().unwrap_or(word)).or_default() += 1;
        }
        uses
    };
    let uses = LazyCell::new(count);
    for placed in read() {
        let p = &*placed.paragraph;
        if !p.text.contains('(') {
            continue;
        }
        report.shift_to(placed.start);
        for open in 1..p.tokens.len() {
            let Some(words) = in_brackets(p, open) else { continue };
            if !stands_for(p, open, words) {
                continue;
            }
            let first = p.span_of(open - 1, open - 1).end;
            let span = Span::new(first, p.span_of(open, open + 2).end);
            let again = uses.get(words).is_some_and(|n| *n > 1);
            report.put(if again { "abbr-acronym-parens-used" } else { "abbr-acronym-parens" }, p, span, [""]);
        }
    }
}

/// The capitals between brackets that open at token `open`.
fn in_brackets(p: &Paragraph, open: usize) -> Option<&str> {
    if p.word(open) != "(" {
        return None;
    }
    let words = p.word(open + 1);
    (p.word(open + 2) == ")" && is_all_capitals(words) && (2..=7).contains(&words.len())).then_some(words)
}

/// Are the letters the initials of the capitalised words before token `open`?
fn stands_for(p: &Paragraph, open: usize, letters: &str) -> bool {
    let small = |i: usize| matches!(p.lower(i), "of" | "the" | "and" | "for" | "on" | "in" | "to" | "&" | "de" | "-");
    let mut left: Vec<char> = letters.chars().collect();
    let mut at = open;
    while let Some(i) = at.checked_sub(1) {
        let initial = p.word(i).chars().next().unwrap_or(' ');
        if left.last() == Some(&initial.to_ascii_uppercase()) && (initial.is_uppercase() || small(i)) {
            left.pop();
        } else if !small(i) {
            return false;
        }
        if left.is_empty() {
            return initial.is_uppercase();
        }
        at = i;
    }
    false
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::check::Level;
    use crate::check::style::book::StyleBook;
    use crate::check::style::document::check;
    use crate::story::{ReadAs, Story};

    fn found(text: &str) -> Vec<Level> {
        let book = Arc::new(StyleBook::shipped("ap").unwrap().0);
        let story = Story::parse(text, ReadAs::Body);
        check(&book, &story).iter().filter(|i| i.rule.starts_with("ap/abbr-acronym-parens")).map(|i| i.level).collect()
    }

    #[test]
    fn initials_in_brackets_that_the_story_never_uses_are_cut() {
        assert_eq!(found("The Harbor Bridge Commission (HBC) met.\n"), [Level::Query]);
        assert_eq!(found("The Bureau of Salt and Tides (BST) met.\n"), [Level::Query]);
    }

    #[test]
    fn initials_that_the_story_goes_on_to_use_are_a_note() {
        assert_eq!(found("The Harbor Bridge Commission (HBC) met. HBC members left.\n"), [Level::Note]);
    }

    #[test]
    fn other_capitals_in_brackets_stay() {
        assert_eq!(found("The radio station (KQRX) shut. Shares of Harbor Foods (HBF) fell.\n"), []);
    }
}
