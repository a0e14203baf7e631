//! The same paragraph or sentence twice in a story, word for word or reworded, and a
//! phrase pasted twice in a row.
//!
//! Compared are words, not marks and spaces. Short or formulaic lines may come back
//! ("The investigation continues."); a long one that does was pasted twice.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::{Category, InQuotation, Issue, Level, StoryChecker};
use crate::story::credit::is_furniture;
use crate::story::parse::Placed;
use crate::story::{Paragraph, Part, Span, Story};

/// Fewer words than this may be repeated in one story without a fault.
const PARAGRAPH_WORDS: usize = 5;
const SENTENCE_WORDS: usize = 5;
const DISTANT_SENTENCE_WORDS: usize = 9;
/// In a text of fewer words than this nothing is formulaic: four words twice are asked about.
const SHORT_TEXT: usize = 80;
const SHORT_TEXT_WORDS: usize = 4;
/// A line of so many words was pasted twice even if it is no sentence.
const LONG_LINE: usize = 12;

pub struct Repeated;

impl StoryChecker for Repeated {
    fn name(&self) -> &'static str {
        "repetition"
    }

    fn check(&self, story: &Story, out: &mut Vec<Issue>) {
        let short = story.text.split_whitespace().take(SHORT_TEXT).count() < SHORT_TEXT;
        let copies = paragraphs(story, short, out);
        sentences(story, &copies, short, out);
        for (n, placed) in story.paragraphs.iter().enumerate() {
            if !copies.contains(&n) && placed.paragraph.part == Part::Body {
                phrases(placed, out);
            }
        }
    }
}

/// The words of some tokens, lower case, one space between: what counts as the same.
fn words_of(p: &Paragraph, tokens: std::ops::Range<usize>) -> (String, usize) {
    let mut words = String::new();
    let mut count = 0;
    for t in p.tokens.get(tokens).unwrap_or(&[]) {
        if t.span.of(&p.text).chars().any(char::is_alphanumeric) {
            words.push_str(&t.lower);
            words.push(' ');
            count += 1;
        }
    }
    (words, count)
}

/// Second copies of a paragraph. Returns which paragraphs they are.
fn paragraphs(story: &Story, short: bool, out: &mut Vec<Issue>) -> FxHashSet<usize> {
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
    let mut copies = FxHashSet::default();
    let mut times: FxHashMap<usize, usize> = FxHashMap::default();
    for (n, placed) in story.paragraphs.iter().enumerate() {
        let p = &placed.paragraph;
        if !matches!(p.part, Part::Body | Part::Subhead) {
            continue;
        }
        let (words, count) = words_of(p, 0..p.tokens.len());
        let least = if short && !is_spoken(p, 0..p.tokens.len()) { SHORT_TEXT_WORDS } else { PARAGRAPH_WORDS };
        if count < least {
            continue;
        }
        let Some(first) = seen.get(&words).copied() else {
            seen.insert(words, n);
            continue;
        };
        let next = first + 1 == n;
        let often = times.entry(first).or_insert(1);
        *often += 1;
        // Short speech is said twice, or quoted again.
        if !next && count < DISTANT_SENTENCE_WORDS && is_spoken(p, 0..p.tokens.len()) {
            continue;
        }
        // A line that is no sentence comes back as a label, a caption, a row of a list.
        if !next && (*often > 2 || !is_sentence(p)) {
            continue;
        }
        copies.insert(n);
        let Some(original) = story.paragraphs.get(first) else { continue };
        let issue = Issue::new("repetition/paragraph", Category::Repetition, removal(story, n, placed), "Repeated paragraph")
            .why("The same paragraph stands earlier in the story.")
            .suggest("")
            .related(original.span(), "first copy")
            .in_quotation(InQuotation::Repair);
        let mut issue = if next || count >= LONG_LINE { issue.confidence(0.98) } else { issue.confidence(0.8).query() };
        // The heading of a picture or of a list, which a page sets over and under it.
        if !is_sentence(p) && count < LONG_LINE {
            issue = issue.confidence(if next { 0.75 } else { 0.5 }).query();
            if !next {
                issue.level = Level::Note;
            }
        }
        out.push(issue);
    }
    copies
}

/// Are there words of somebody's among them?
fn is_spoken(p: &Paragraph, tokens: std::ops::Range<usize>) -> bool {
    p.tokens.get(tokens).unwrap_or(&[]).iter().any(|t| t.quoted)
}

fn is_sentence(p: &Paragraph) -> bool {
    let end = p.text.trim_end().trim_end_matches(['"', '”', '’', '\'', ')', ']']);
    end.ends_with(['.', '?', '!'])
}

/// The copy with its line end; at the end of the text, with the line end before it.
fn removal(story: &Story, n: usize, placed: &Placed) -> Span {
    let end = placed.line_end.end.max(placed.span().end);
    match n.checked_sub(1).and_then(|b| story.paragraphs.get(b)) {
        Some(before) if placed.line_end.is_empty() => Span::new(before.span().end, end),
        _ => Span::new(placed.start, end),
    }
}

/// A sentence of the body and what is compared of it.
struct Said {
    paragraph: usize,
    /// Bytes of the story's text.
    span: Span,
    /// Where the sentence before it in its paragraph ends, in bytes of the story's text.
    after: Option<usize>,
    number: usize,
    words: usize,
    content: Vec<String>,
    quoted: bool,
}

/// Second copies of a sentence, and sentences that say the same in nearly the same words.
fn sentences(story: &Story, copies: &FxHashSet<usize>, short: bool, out: &mut Vec<Issue>) {
    let mut exact: FxHashMap<String, usize> = FxHashMap::default();
    let mut all: Vec<Said> = Vec::new();
    // Several sentences pasted twice are one fault: the pair that would carry it on.
    let mut run: Option<(usize, usize)> = None;
    for (n, placed) in story.paragraphs.iter().enumerate() {
        let p = &placed.paragraph;
        if p.part != Part::Body || copies.contains(&n) || is_furniture(&p.text) {
            continue;
        }
        let mut after = None;
        for s in &p.sentences {
            let (key, words) = words_of(p, s.tokens.clone());
            let span = s.span.shifted(placed.start);
            let tokens = p.tokens.get(s.tokens.clone()).unwrap_or(&[]);
            let said = Said {
                paragraph: n,
                span,
                after,
                number: all.len(),
                words,
                content: content_words(&key),
                quoted: !tokens.is_empty() && tokens.iter().all(|t| t.quoted || !t.is_word()),
            };
            after = Some(span.end);
            match exact.get(&key).and_then(|i| all.get(*i)) {
                Some(first) => {
                    let goes_on = run.is_some_and(|r| r == (first.number, said.number));
                    if let Some(issue) = copy_issue(first, &said, s.span.of(&p.text), short && !is_spoken(p, s.tokens.clone())) {
                        run = Some((first.number + 1, said.number + 1));
                        match out.last_mut().filter(|_| goes_on) {
                            Some(last) if last.span.end == issue.span.start => last.span = last.span.cover(issue.span),
                            // The run goes on in the next paragraph: it was told where it began.
                            Some(_) => {}
                            None => out.push(issue),
                        }
                    }
                }
                None => {
                    exact.insert(key, said.number);
                }
            }
            all.push(said);
        }
    }
    reworded(story, &all, out);
}

fn copy_issue(first: &Said, second: &Said, text: &str, short: bool) -> Option<Issue> {
    let next = first.number + 1 == second.number;
    // The same item may stand in two lists.
    let ended = text.trim_end().trim_end_matches(['"', '”', '’', '\'', ')', ']']).ends_with(['.', '?', '!', '…']);
    let least = match (short, next) {
        (true, _) => SHORT_TEXT_WORDS,
        (false, true) => SENTENCE_WORDS,
        (false, false) => DISTANT_SENTENCE_WORDS,
    };
    if !ended && !next || second.words < least {
        return None;
    }
    let span = second.after.map_or(second.span, |end| Span::new(end, second.span.end));
    let issue = Issue::new("repetition/sentence", Category::Repetition, span, "Repeated sentence")
        .why("The same sentence stands earlier in the story.")
        .suggest("")
        .related(first.span, "first copy");
    // A quotation may be used twice on purpose: a pull-out, or a headline item and its story.
    let issue = if second.quoted { issue } else { issue.in_quotation(InQuotation::Repair) };
    let sure = next && ended && second.words >= SENTENCE_WORDS;
    Some(match (sure, short) {
        (true, _) => issue.confidence(0.96),
        (false, true) => issue.confidence(0.75).query(),
        // Far apart it is as often a caption, a pull-out or a refrain as a slip.
        (false, false) => issue.confidence(0.4).note(),
    })
}

/// Words that carry the sense, without their endings, each once, in order.
fn content_words(words: &str) -> Vec<String> {
    let mut out: Vec<String> = words.split(' ').filter(|w| w.len() > 3 && !FORM_WORDS.contains(w)).map(stem).collect();
    out.sort_unstable();
    out.dedup();
    out
}

const FORM_WORDS: &[&str] = &[
    "that",
    "this",
    "these",
    "those",
    "with",
    "from",
    "have",
    "been",
    "were",
    "will",
    "would",
    "could",
    "should",
    "they",
    "their",
    "them",
    "there",
    "then",
    "than",
    "when",
    "where",
    "which",
    "while",
    "whom",
    "whose",
    "what",
    "said",
    "says",
    "also",
    "about",
    "after",
    "before",
    "into",
    "over",
    "under",
    "more",
    "most",
    "some",
    "such",
    "very",
    "just",
    "only",
    "being",
    "because",
    "other",
    "your",
    "according",
];

fn stem(word: &str) -> String {
    let word = word.strip_suffix("'s").unwrap_or(word);
    for ending in ["ing", "ed", "es", "s"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|s| s.len() > 3) {
            return stem.to_owned();
        }
    }
    word.to_owned()
}

/// Sentences that share almost all their words with an earlier one.
fn reworded(story: &Story, all: &[Said], out: &mut Vec<Issue>) {
    const ENOUGH: usize = 8;
    let mut places: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for said in all.iter().filter(|s| s.content.len() >= ENOUGH) {
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        for word in &said.content {
            let list = places.entry(word).or_default();
            // A word that stands everywhere tells nothing, and comparing it costs.
            if list.len() <= 40 {
                for other in list.iter() {
                    *shared.entry(*other).or_default() += 1;
                }
            }
            list.push(said.number);
        }
        let best = shared.into_iter().max_by_key(|(number, count)| (*count, usize::MAX - number));
        let Some((first, count)) = best.and_then(|(n, c)| all.get(n).map(|s| (s, c))) else { continue };
        let union = said.content.len() + first.content.len() - count;
        let same = said.span.of(&story.text) == first.span.of(&story.text);
        if same
            || said.quoted
            || count * 100 < union * 85
            || out.iter().any(|i| i.span.overlaps(said.span) && i.rule.starts_with("repetition"))
        {
            continue;
        }
        let near = said.paragraph.abs_diff(first.paragraph) <= 3;
        let mut issue = Issue::new("repetition/reworded", Category::Repetition, said.span, "Says again what an earlier sentence says")
            .why("Almost all words of this sentence stand in an earlier one. One of the two can go.")
            .related(first.span, "said first")
            .confidence(if near { 0.7 } else { 0.5 })
            .query();
        // Far apart, a letter or a summary says a thing again on purpose.
        if !near {
            issue.level = Level::Note;
        }
        out.push(issue);
    }
}

/// Three words and more twice in a row, no mark between: "in the house in the house".
fn phrases(placed: &Placed, out: &mut Vec<Issue>) {
    const LONGEST: usize = 40;
    let p = &placed.paragraph;
    let mut last: FxHashMap<&str, usize> = FxHashMap::default();
    let mut skip_to = 0;
    for (i, token) in p.tokens.iter().enumerate() {
        let before = last.insert(&token.lower, i);
        let Some(first) = before else { continue };
        let len = i - first;
        if i < skip_to || !(3..=LONGEST).contains(&len) || !token.is_word() {
            continue;
        }
        let same = (0..len).all(|k| {
            let (a, b) = (p.tokens.get(first + k), p.tokens.get(i + k));
            matches!((a, b), (Some(a), Some(b)) if a.lower == b.lower && (a.is_word() || len > 6))
        });
        // "Day after day after day", "more and more and more" say it on purpose.
        let varied = (first..i).map(|k| p.lower(k)).filter(|w| w.len() > 1).collect::<FxHashSet<_>>().len();
        let repeated_sentence = out.iter().any(|o| o.span.overlaps(token.span.shifted(placed.start)));
        if !same || varied < 3 || repeated_sentence {
            continue;
        }
        let (Some(gap), Some(end)) = (p.tokens.get(i - 1), p.tokens.get(i + len - 1)) else { continue };
        skip_to = i + len;
        out.push(
            Issue::new(
                "repetition/phrase",
                Category::Repetition,
                Span::new(gap.span.end, end.span.end).shifted(placed.start),
                "Repeated phrase",
            )
            .why("The same words stand here twice in a row.")
            .suggest("")
            .related(p.span_of(first, i - 1).shifted(placed.start), "first copy")
            .confidence(0.93),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::ReadAs;

    fn found(text: &str) -> Vec<(String, String)> {
        let story = Story::parse(text, ReadAs::Body);
        let mut issues = Vec::new();
        Repeated.check(&story, &mut issues);
        issues.iter().map(|i| (i.rule.rsplit('/').next().unwrap_or("").to_owned(), i.span.of(text).to_owned())).collect()
    }

    const LONG: &str = "The council voted Monday to close the old bridge on Market Street.";

    #[test]
    fn a_second_copy_of_a_paragraph_goes_with_its_line_end() {
        let text = format!("{LONG}\n{LONG}\nNo one objected.\n");
        assert_eq!(found(&text), [("paragraph".to_owned(), format!("{LONG}\n"))]);
        let text = format!("{LONG}\n\nNo one objected.\n\n{LONG}");
        assert_eq!(found(&text), [("paragraph".to_owned(), format!("\n\n{LONG}"))]);
    }

    #[test]
    fn a_second_copy_of_a_sentence_goes_with_the_space_before_it() {
        let text = format!("{LONG} {LONG} No one objected.");
        assert_eq!(found(&text), [("sentence".to_owned(), format!(" {LONG}"))]);
    }

    #[test]
    fn sentences_pasted_twice_in_a_row_are_one_fault() {
        let other = "The state will pay for a new one by the end of next year.";
        let text = format!("{LONG} {other}\nNo one objected.\nThat is all. {LONG} {other}\n");
        assert_eq!(found(&text), [("sentence".to_owned(), format!(" {LONG} {other}"))]);
    }

    #[test]
    fn captions_and_list_items_may_come_back() {
        let text = "The mayor opens the new bridge on Market Street on Friday morning. Photograph: Ana Ruiz/Reuters\n\
            No one objected.\nThe mayor opens the new bridge on Market Street on Friday morning. Photograph: Ana Ruiz/Reuters. It rained.\n";
        assert_eq!(found(text), []);
    }

    #[test]
    fn a_reworded_sentence_is_a_question() {
        let text = "The state auditor found that the county lost $3 million in grants after missing three deadlines.\n\
            The state auditor found the county had lost $3 million in grants after it missed three deadlines.\n";
        assert_eq!(found(text).len(), 1);
        assert_eq!(found(text)[0].0, "reworded");
    }

    #[test]
    fn a_phrase_pasted_twice_is_found() {
        let text = "He was standing in the lobby in the lobby when it began.";
        assert_eq!(found(text), [("phrase".to_owned(), " in the lobby".to_owned())]);
    }

    #[test]
    fn a_short_text_does_not_say_four_words_twice() {
        assert_eq!(found("The dam held.\n\nThe river is falling.\n\nNobody was hurt.\n\nThe river is falling.").len(), 1);
        assert_eq!(found("Nobody saw the fire. It began at noon. Nobody saw the fire.").len(), 1);
    }

    #[test]
    fn short_and_formulaic_lines_may_come_back() {
        for right in [
            "“It is too late,” he said.\nShe left.\n“It is too late,” he said.\n",
            &format!(
                "He did not answer.\nShe left.\nHe did not answer.\n{}",
                "Rain fell on the town all day long.".replace(' ', "\n").repeat(12)
            ),
            "It got worse day after day after day and more and more and more people left.",
            "(MORE)\n\nThe vote is set.\n\n(MORE)\n",
            "Ann Lee won the 100 meters in 11.2 seconds. Ann Lee won the 200 meters in 23.9 seconds.",
        ] {
            assert_eq!(found(right), vec![], "in: {right}");
        }
    }
}
