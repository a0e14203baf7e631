//! Prose out of an archive: which documents are sound, and the sentences in them.
//!
//! Archives have lost things on their way: apostrophes, punctuation, spaces. What was
//! damaged that way teaches the faults that the model is to find, so it is left out, as
//! are headings, tables, lists, text in capitals, and sentences that come again and again.

use crate::story::{Token, TokenKind, sentence, token};

/// Words that show that a document has lost its apostrophes.
const CLIPPED: &[&str] = &[
    "dont", "doesnt", "didnt", "isnt", "wasnt", "werent", "arent", "couldnt", "wouldnt", "shouldnt", "hasnt", "havent", "hadnt", "thats",
    "theyre", "theyve", "weve", "youre", "ive",
];

/// Sentences this short come again by themselves.
const SHORT: usize = 60;

/// Reads documents and gives their sentences.
pub struct Archive {
    /// How often a sentence was seen, by a hash of it; a later sentence may take the
    /// place of an earlier one.
    seen: Vec<(u32, u8)>,
    pub documents: u32,
    pub sound: u32,
}

impl Default for Archive {
    fn default() -> Self {
        Self { seen: vec![(0, 0); 1 << 22], documents: 0, sound: 0 }
    }
}

impl Archive {
    /// Gives the text, tokens and document number of each sentence worth counting.
    pub fn read(&mut self, document: &str, mut give: impl FnMut(&str, &[Token], u32)) {
        self.documents += 1;
        if !is_sound(document) {
            return;
        }
        self.sound += 1;
        for paragraph in paragraphs(document) {
            let tokens = token::tokenise(&paragraph);
            let from = dateline_end(&paragraph, &tokens);
            let Some(tokens) = tokens.get(from..) else { continue };
            for s in sentence::split(&paragraph, tokens) {
                let Some(words) = tokens.get(s.tokens.clone()) else { continue };
                if is_prose(&paragraph, words) && !self.is_repeated(s.span.of(&paragraph)) {
                    give(&paragraph, words, self.documents);
                }
            }
        }
    }

    /// Was this sentence seen twice before?
    #[allow(clippy::cast_possible_truncation)]
    fn is_repeated(&mut self, sentence: &str) -> bool {
        if sentence.len() < SHORT {
            return false;
        }
        let hash = sentence.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
        let at = (hash >> 40) as usize % self.seen.len().max(1);
        let mark = hash as u32;
        let Some(slot) = self.seen.get_mut(at) else { return false };
        if slot.0 != mark {
            *slot = (mark, 0);
        }
        slot.1 = slot.1.saturating_add(1);
        slot.1 > 2
    }
}

/// Has the document kept its punctuation, apostrophes and spaces?
pub fn is_sound(document: &str) -> bool {
    let words = document.split_whitespace().count();
    if words < 30 {
        return false;
    }
    let bytes = document.as_bytes();
    let apostrophes = document.chars().filter(|c| matches!(c, '\'' | '’')).count();
    let marks = document.chars().filter(|c| matches!(c, ',' | '.')).count();
    let mut glued = 0;
    let mut gaps = 0;
    for w in bytes.windows(4) {
        let [a, b, c, d] = w else { continue };
        let stop =
            matches!(b, b'.' | b'?' | b'!' | b',' | b';') && a.is_ascii_lowercase() && c.is_ascii_uppercase() && d.is_ascii_lowercase();
        let joined = a.is_ascii_lowercase() && b.is_ascii_lowercase() && c.is_ascii_uppercase() && d.is_ascii_lowercase();
        glued += usize::from(stop || joined);
        gaps += usize::from(a.is_ascii_lowercase() && *b == b' ' && *c == b' ' && d.is_ascii_lowercase());
    }
    let clipped = document
        .split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’')
        .any(|w| w.len() > 2 && w.len() < 9 && w.is_ascii() && CLIPPED.contains(&w.to_ascii_lowercase().as_str()));
    !clipped && (apostrophes > 0 || words < 120) && marks * 25 > words && glued * 200 <= words + 199 && gaps * 100 <= words
}

/// Lines, or blocks of short lines, as paragraphs.
fn paragraphs(document: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut block: Vec<&str> = Vec::new();
    let mut flush = |block: &mut Vec<&str>| {
        let length: usize = block.iter().map(|l| l.len()).sum();
        let wrapped = block.len() < 2 || length / block.len() > 45;
        if wrapped && length > 40 {
            out.push(block.join(" "));
        }
        block.clear();
    };
    for line in document.lines() {
        let line = line.trim();
        if line.is_empty() || line.len() > 110 {
            flush(&mut block);
        }
        if !line.is_empty() {
            block.push(line);
        }
        if line.len() > 110 {
            flush(&mut block);
        }
    }
    flush(&mut block);
    out
}

/// The first token after "WASHINGTON, D.C. --".
fn dateline_end(text: &str, tokens: &[Token]) -> usize {
    let dash = tokens.iter().take(14).position(|t| t.spaced && matches!(t.span.of(text), "—" | "–" | "--" | "-"));
    let Some(dash) = dash else { return 0 };
    let lower = tokens.iter().take(dash).filter(|t| t.is_word() && t.span.of(text).starts_with(char::is_lowercase)).count();
    if lower == 0 { dash + 1 } else { 0 }
}

/// A sentence of words that ends like one?
fn is_prose(text: &str, tokens: &[Token]) -> bool {
    let (mut words, mut lower, mut odd) = (0, 0, 0);
    for t in tokens {
        let written = t.span.of(text);
        match t.kind {
            TokenKind::Word => {
                words += 1;
                lower += usize::from(written.starts_with(char::is_lowercase));
            }
            TokenKind::Symbol => odd += usize::from(!matches!(written, "$" | "%" | "&")),
            TokenKind::Punct => odd += usize::from(matches!(written, "*" | "_" | "{" | "}" | "•" | "�")),
            _ => {}
        }
    }
    let ended = tokens.iter().rev().take(3).any(|t| t.abbreviation || matches!(t.span.of(text), "." | "?" | "!" | ":" | "…"));
    (4..=120).contains(&words) && lower * 2 >= words && odd == 0 && ended && words * 2 > tokens.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str = "The committee's members met on Tuesday, and they voted to send the bill to the full house. \
        The chairman said it was a good day for the county, but a member of the minority called the vote a mistake. \
        It goes to the governor, who has promised to sign it before the end of the year.";

    #[test]
    fn a_document_without_its_apostrophes_is_left_out() {
        assert!(is_sound(PROSE));
        assert!(!is_sound(&PROSE.replace("but a member", "they dont agree, but a member")));
        assert!(!is_sound(&PROSE.replace(", ", "  ").replace('.', " ")));
    }

    #[test]
    fn a_sentence_that_comes_again_is_given_twice_at_most() {
        let mut archive = Archive::default();
        let mut given = 0;
        for _ in 0..5 {
            archive.read(PROSE, |_, _, _| given += 1);
        }
        assert_eq!(given, 6);
    }
}
