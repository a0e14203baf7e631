//! Slips made on purpose, to fit the judges of the context checkers to:
//! `cargo run --release --example context-examples TEXT... [--whole TEXT...] > examples.tsv`
//!
//! Of the documents that training left out (of the texts behind "--whole": all), every
//! supposition about the text as it is (label 0), and, with one slip made in a copy of a
//! sentence, the supposition that sets it right (label 1), or a row that says it was not even
//! considered (label m).

use std::error::Error;
use std::fs;
use std::io::{BufWriter, Write, stdout};

use copydesk::check::context::sets::{Kind, Sets, verb_slips};
use copydesk::check::context::supposition::{Line, Supposition};
use copydesk::language::ngram::Model;
use copydesk::language::ngram::archive::is_sound;
use copydesk::language::{Tag, inflect};
use copydesk::story::{Paragraph, Part, ReadAs, Story};

/// A generator of pseudo-random numbers (xorshift), so that the examples are the same again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n.max(1)
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let counted = args.by_ref().take_while(|a| a != "--whole").map(fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    let whole = args.filter(|a| a != "--whole").map(fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    let model = match std::env::var("MODEL") {
        Ok(path) => &*Box::leak(Box::new(Model::open(fs::read(path)?)?)),
        Err(_) => Model::shared().ok_or("no model")?,
    };
    let mut out = BufWriter::new(stdout().lock());
    let mut dice = Dice(88_172_645_463_325_252);
    let mut words = 0;
    let held = documents(&counted).enumerate().filter(|(n, _)| matches!(n % 20, 7 | 13));
    // Numbered as if each were one in twenty, which is how the folds are dealt out.
    let strange = (1..).zip(&whole).flat_map(|(sort, text)| documents([text]).enumerate().map(move |(n, d)| (sort * STRANGE + 20 * n, d)));
    for (n, document) in held.chain(strange) {
        let text = document.split_once('\n').map_or("", |(_, t)| t);
        if !is_sound(text) {
            continue;
        }
        for placed in Story::parse(text, ReadAs::Body).paragraphs {
            let p = &placed.paragraph;
            for s in &p.sentences {
                if s.tokens.len() < 6 || s.tokens.len() > 80 || !matches!(p.word(s.tokens.end - 1), "." | "”" | "\"" | "?" | "!") {
                    continue;
                }
                let line = Line::read(model, p, s.tokens.clone());
                if !line.is_familiar() {
                    continue;
                }
                words += s.tokens.len();
                for supposed in line.suppose(Sets::shared()) {
                    row(&mut out, n, '0', &supposed, p.span_of(supposed.first, supposed.last).of(&p.text))?;
                }
                let sentence = s.span.of(&p.text);
                for kind in Kind::ALL {
                    slip(&mut out, model, n, sentence, kind, &mut dice)?;
                }
            }
        }
    }
    eprintln!("{words} tokens");
    Ok(())
}

/// The documents of the first text that training never saw are numbered from here on, those
/// of the second from twice as many.
const STRANGE: usize = 10_000_000;

fn documents<'a>(texts: impl IntoIterator<Item = &'a String>) -> impl Iterator<Item = &'a str> {
    texts.into_iter().flat_map(|t| t.split('\x0c')).filter(|d| !d.trim().is_empty())
}

fn row(out: &mut impl Write, document: usize, label: char, s: &Supposition, written: &str) -> std::io::Result<()> {
    write!(out, "{}\t{document}\t{label}\t{written}>{}", s.kind.name(), s.replacement)?;
    for f in s.features {
        write!(out, "\t{f:.3}")?;
    }
    writeln!(out)
}

/// Makes one slip of a kind in a sentence, where it offers one, and writes what becomes of it.
fn slip(out: &mut impl Write, model: &Model, document: usize, sentence: &str, kind: Kind, dice: &mut Dice) -> std::io::Result<()> {
    let right = Paragraph::analyse(sentence, Part::Body);
    let line = Line::read(model, &right, 0..right.tokens.len());
    let mut slips: Vec<(usize, usize, String, String)> = Vec::new();
    for (i, t) in right.tokens.iter().enumerate() {
        if !line.may_be_wrong(i, t) || right.is_capitalised(i) && right.opens_sentence(i) && kind == Kind::Transposed {
            continue;
        }
        match kind {
            Kind::Homophone | Kind::Confusion => {
                // Only slips that the sets lead back from.
                let back = |o: &str| Sets::shared().others(o).iter().any(|(w, _)| *w == *t.lower);
                let others = Sets::shared().others(&t.lower).iter().filter(|(o, k)| *k == kind && back(o));
                slips.extend(others.map(|(o, _)| (i, i, o.clone(), t.lower.to_string())));
            }
            Kind::Agreement => {
                let finite = inflect::possible_tags(&t.lower).any(|t| matches!(t, Tag::VBZ | Tag::VBP | Tag::VBD));
                let tagged = t.tag == Tag::X || t.tag.is_finite();
                let others = verb_slips(&t.lower).into_iter().filter(|(_, k)| *k == kind && finite && tagged);
                slips.extend(others.map(|(o, _)| (i, i, o, t.lower.to_string())));
            }
            Kind::Tense => {
                let tagged = matches!(t.tag, Tag::X | Tag::VBD | Tag::VBN);
                let base = inflect::verb_as(&t.lower, Tag::VB).filter(|b| tagged && *b != *t.lower && b != "be" && b != "have");
                let back = base.filter(|b| inflect::verb_as(b, Tag::VBD).is_some_and(|p| p == *t.lower));
                slips.extend(back.map(|b| (i, i, b, t.lower.to_string())));
            }
            Kind::Transposed => {
                let next = right
                    .tokens
                    .get(i + 1)
                    .filter(|n| n.is_word() && n.spaced && n.lower != t.lower && n.lower.len() <= 6 && t.lower.len() <= 6);
                if let Some(n) = next.filter(|n| n.span.of(&right.text).starts_with(char::is_lowercase)) {
                    slips.push((i, i + 1, format!("{} {}", n.lower, t.lower), format!("{} {}", t.lower, n.lower)));
                }
            }
        }
    }
    if slips.is_empty() {
        return Ok(());
    }
    let (first, last, wrong, meant) = slips.swap_remove(dice.below(slips.len()));
    let span = right.span_of(first, last);
    let capital = right.is_capitalised(first);
    let wrong = if capital { wrong.get(..1).unwrap_or("").to_uppercase() + wrong.get(1..).unwrap_or("") } else { wrong };
    let text = format!("{}{wrong}{}", &sentence[..span.start], &sentence[span.end..]);
    let copy = Paragraph::analyse(&text, Part::Body);
    let line = Line::read(model, &copy, 0..copy.tokens.len());
    let supposed = line.suppose(Sets::shared());
    let hit = supposed.iter().find(|s| s.first == first && s.last == last && s.kind == kind && s.replacement == meant);
    match hit {
        Some(s) => row(out, document, '1', s, &wrong)?,
        None => writeln!(out, "{}\t{document}\tm\t{wrong}>{meant}", kind.name())?,
    }
    Ok(())
}
