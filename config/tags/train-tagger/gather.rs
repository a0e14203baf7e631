//! Takes sentences out of the training text and gives each word its coarse class.

use copydesk::language::tagger::parts::{self, Case, Part};
use copydesk::story::{sentence, token};
use harper_brill::{Tagger, brill_tagger};

use crate::vocabulary::{CLASSES, Seen, Vocabulary};

/// Sentences whose marks and apostrophes survived.
pub fn gather(text: &str, wanted: usize) -> (Vec<Vec<Seen>>, Vocabulary) {
    let tagger = brill_tagger();
    let (mut sentences, mut vocabulary, mut tokens_seen) = (Vec::new(), Vocabulary::default(), 0);
    let documents: Vec<&str> = text.split('\u{c}').collect();
    // Documents are sorted by author; a stride takes some of each.
    let stride = 7;
    for first in 0..stride {
        for document in documents.iter().skip(first).step_by(stride) {
            let body = document.split_once('\n').map_or("", |d| d.1);
            let (words, marks) = (body.split_whitespace().count(), body.matches(['\'', '’']).count());
            if marks * 300 < words {
                continue;
            }
            for paragraph in
                body.replace("\r", "").split("\n\n").flat_map(|p| if p.len() > 3000 { p.split('\n').collect() } else { vec![p] })
            {
                tokens_seen += gather_paragraph(paragraph, &*tagger, &mut vocabulary, &mut sentences);
            }
            if tokens_seen > wanted {
                return (sentences, vocabulary);
            }
        }
    }
    (sentences, vocabulary)
}

fn gather_paragraph(paragraph: &str, tagger: &impl Tagger, vocabulary: &mut Vocabulary, sentences: &mut Vec<Vec<Seen>>) -> usize {
    let tokens = token::tokenise(paragraph);
    let mut seen_tokens = 0;
    let mut split: Vec<Part> = Vec::new();
    for s in sentence::split(paragraph, &tokens) {
        let words = s.span.of(paragraph);
        let lost_marks = words.match_indices("  ").any(|(i, _)| !words[..i].ends_with(['.', '?', '!', '"', '”', ':', ' ', '\n']));
        let fit = (6..60).contains(&s.tokens.len()) && words.ends_with(['.', '"', '”', '?']) && words.starts_with(char::is_uppercase);
        if !fit || lost_marks {
            continue;
        }
        parts::split(&tokens, paragraph, s.tokens.clone(), &mut split);
        let written: Vec<String> = split
            .iter()
            .map(|p| match p.case {
                Case::Lower => p.word.to_owned(),
                _ => {
                    let mut letters = p.word.chars();
                    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
                }
            })
            .collect();
        let classes = tagger.tag_sentence(&written);
        let mut row = Vec::with_capacity(split.len());
        for (p, class) in split.iter().zip(classes) {
            let class = class.map_or(CLASSES as u8 - 1, |u| u as u8);
            let (lower, capital) = (vocabulary.id(p.word), vocabulary.id(&format!("^{}", p.word)));
            if p.fixed.is_none() {
                match p.case {
                    Case::Lower => vocabulary.see(lower, class),
                    Case::Capital => vocabulary.see(capital, class),
                    Case::Open => {}
                }
            }
            row.push(Seen { lower, capital, case: p.case, fixed: p.fixed, class });
        }
        seen_tokens += row.len();
        sentences.push(row);
    }
    seen_tokens
}
