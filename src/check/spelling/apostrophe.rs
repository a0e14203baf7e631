//! Apostrophes in the wrong place, or none: "did'nt", "womens' team", "childrens books".

use crate::check::{Category, Issue};
use crate::language::inflect;
use crate::language::lexicon::Case;
use crate::story::{Paragraph, Span};

/// Contractions, in lower case.
const CONTRACTIONS: &[&str] = &[
    "aren't",
    "can't",
    "couldn't",
    "didn't",
    "doesn't",
    "don't",
    "hadn't",
    "hasn't",
    "haven't",
    "isn't",
    "mustn't",
    "needn't",
    "shouldn't",
    "wasn't",
    "weren't",
    "won't",
    "wouldn't",
    "they're",
    "you're",
    "they've",
    "you've",
    "we've",
    "they'll",
    "you'll",
    "they'd",
    "you'd",
    "i'm",
    "i've",
    "that's",
    "what's",
    "there's",
    "here's",
    "where's",
    "who's",
    "she's",
    "let's",
];

/// The word at `at`, written in this case, is in no dictionary.
pub fn find(p: &Paragraph, at: usize, case: Case) -> Option<Issue> {
    let lower = &p.lower(at).replace('’', "'");
    // A final apostrophe is a token of its own.
    let behind = p.tokens.get(at + 1).filter(|t| !t.spaced && matches!(p.word(at + 1), "'" | "’"));
    let right = match lower.as_str() {
        "its" => behind.filter(|_| is_no_closing_mark(p, at + 1)).map(|_| "its".to_owned())?,
        "its'" => Some("its".to_owned()).filter(|_| is_no_closing_mark(p, at))?,
        _ => contraction(lower).or_else(|| owners(lower))?,
    };
    let curly = p.text.contains('’');
    let right = case.apply(&if curly { right.replace('\'', "’") } else { right });
    let span = p.tokens.get(at)?.span;
    let end = behind.map_or(span.end, |t| t.span.end);
    Some(
        Issue::new("spelling", Category::Spelling, Span::new(span.start, end), "An apostrophe in the wrong place")
            .why("The apostrophe stands for letters left out, or before the s of who owns.")
            .suggest(right)
            .confidence(0.93),
    )
}

/// "its' collar": a word follows, and no quotation in single marks is open.
fn is_no_closing_mark(p: &Paragraph, mark: usize) -> bool {
    let opened = p
        .sentence_of(mark)
        .take_while(|i| *i < mark)
        .any(|i| matches!(p.word(i), "'" | "‘") && p.tokens.get(i).is_some_and(|t| t.spaced || i == 0));
    !opened && p.tokens.get(mark + 1).is_some_and(|t| t.spaced && t.is_word())
}

/// "did'nt": the letters of a contraction, the apostrophe elsewhere.
fn contraction(lower: &str) -> Option<String> {
    let bare = |w: &str| w.replace('\'', "");
    let right = CONTRACTIONS.iter().find(|c| **c != lower && bare(c) == bare(lower) && lower.contains('\''))?;
    Some((*right).to_owned())
}

/// "womens", "womens'": an s put to a plural that has none.
fn owners(lower: &str) -> Option<String> {
    let plural = lower.trim_end_matches('\'').strip_suffix('s')?;
    let irregular = !plural.ends_with('s') && inflect::singular(plural).is_some_and(|s| s != plural);
    irregular.then(|| format!("{plural}'s"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Part;

    fn fixed(text: &str, word: &str) -> Option<(String, String)> {
        let p = Paragraph::analyse(text, Part::Body);
        let at = (0..p.tokens.len()).find(|i| p.word(*i).starts_with(word))?;
        let issue = find(&p, at, Case::Lower)?;
        Some((issue.span.of(text).to_owned(), issue.suggestions.concat()))
    }

    #[test]
    fn a_contraction_has_its_apostrophe_for_the_letters_left_out() {
        let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(fixed("They did'nt go.", "did"), pair("did'nt", "didn't"));
        assert_eq!(fixed("They have’nt gone.", "have"), pair("have’nt", "haven’t"));
        assert_eq!(fixed("They didn't go.", "did"), None);
    }

    #[test]
    fn a_plural_without_an_s_owns_by_apostrophe_and_s() {
        let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(fixed("The womens' prison is full.", "women"), pair("womens'", "women's"));
        assert_eq!(fixed("A shop for childrens books.", "children"), pair("childrens", "children's"));
        assert_eq!(fixed("Both boys' teams won.", "boys"), None);
        assert_eq!(fixed("The firm lost its' license.", "its"), pair("its'", "its"));
        assert_eq!(fixed("He called it 'a firm and its' in the note.", "its"), None);
        assert_eq!(fixed("The cars broke.", "cars"), None);
    }
}
