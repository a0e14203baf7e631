//! The checkers that judge a word by its neighbours, on sentences of news written for the
//! purpose: `right.txt` has the rarer word of each pair where it belongs, `wrong.txt` a
//! slip in each sentence, as "{as it stands|as it should be}", under the kind of the slip.
//!
//! What is found in right copy, and what is missed, is kept as a snapshot: a line that
//! appears in the first is a false alarm, a line that appears in the second is a loss.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use copydesk::check::{Issue, Level, roster};
use copydesk::story::{ReadAs, Span, Story};

const RIGHT: &str = include_str!("right.txt");
const WRONG: &str = include_str!("wrong.txt");

/// A sentence with its slips: where each stands, and the sentence set right.
struct Slip {
    kind: &'static str,
    text: String,
    place: Span,
    words: &'static str,
    right: String,
}

fn slips() -> Vec<Slip> {
    let mut kind = "";
    let mut out = Vec::new();
    for line in WRONG.lines().filter(|l| !l.is_empty()) {
        if let Some(name) = line.strip_prefix("# ") {
            kind = name;
            continue;
        }
        let (before, rest) = line.split_once('{').unwrap();
        let (words, rest) = rest.split_once('|').unwrap();
        let (meant, after) = rest.split_once('}').unwrap();
        out.push(Slip {
            kind,
            text: format!("{before}{words}{after}"),
            place: Span::new(before.len(), before.len() + words.len()),
            words,
            right: format!("{before}{meant}{after}"),
        });
    }
    out
}

/// Checks each sentence as a paragraph by itself; what concerns words and grammar is kept.
fn check(sentences: &[&str]) -> Vec<Vec<Issue>> {
    let engine = roster::full();
    let concerns = |i: &Issue| i.level != Level::Note && (i.rule.starts_with("context/") || i.rule.starts_with("grammar/"));
    sentences.iter().map(|s| engine.check(&Story::parse(s, ReadAs::Body)).into_iter().filter(concerns).collect()).collect()
}

#[test]
fn rare_words_in_their_right_place_are_left_alone() {
    let sentences: Vec<&str> = RIGHT.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
    assert!(sentences.len() >= 150, "{}", sentences.len());
    let mut found = Vec::new();
    for (text, issues) in sentences.iter().zip(check(&sentences)) {
        for i in issues {
            found.push(format!(
                "{} -> {} ({}, {:?}): {text}",
                i.span.of(text),
                i.suggestions.first().map_or("?", String::as_str),
                i.rule,
                i.level
            ));
        }
    }
    insta::assert_snapshot!("right", found.join("\n"));
}

#[test]
fn slips_are_found_and_set_right() {
    let slips = slips();
    assert!(slips.len() >= 100, "{}", slips.len());
    let texts: Vec<&str> = slips.iter().map(|s| s.text.as_str()).collect();
    let mut missed = Vec::new();
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (slip, issues) in slips.iter().zip(check(&texts)) {
        let is_right = |i: &Issue| {
            let suggestion = i.suggestions.first()?;
            Some(format!("{}{suggestion}{}", &slip.text[..i.span.start], &slip.text[i.span.end..]) == slip.right)
        };
        let fixed = issues.iter().any(|i| i.span.overlaps(slip.place) && is_right(i) == Some(true));
        let count = counts.entry(slip.kind).or_default();
        count.0 += usize::from(fixed);
        count.1 += 1;
        if !fixed {
            missed.push(format!("{}: {} in: {}", slip.kind, slip.words, slip.text));
        }
    }
    let table: Vec<String> = counts.iter().map(|(kind, (fixed, all))| format!("{kind}: {fixed} of {all}")).collect();
    insta::assert_snapshot!("wrong", format!("{}\n\nmissed\n{}", table.join("\n"), missed.join("\n")));
}
