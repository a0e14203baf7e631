//! The owner without an apostrophe: "her teams effort", "the mayors office".
//!
//! A plural before a noun is rare outside set pairs ("teachers union", "sports bar"), which
//! the model knows; where it finds the possessive much likelier, that is what is meant.

use super::{Category, InQuotation, Issue};
use crate::language::ngram::Model;
use crate::language::{Tag, inflect};
use crate::story::Paragraph;

pub fn find(model: &Model, p: &Paragraph, out: &mut Vec<Issue>) {
    for sentence in &p.sentences {
        for at in sentence.tokens.clone() {
            if !may_own(p, at) {
                continue;
            }
            let Some(tokens) = p.tokens.get(sentence.tokens.clone()) else { continue };
            let Some(one) = inflect::singular(p.lower(at)) else { continue };
            let place = at - sentence.tokens.start;
            let gain = model.gain(&p.text, tokens, place..place + 1, &format!("{one}'s"), 2);
            if std::env::var("OWNER").is_ok() {
                let s = p.tokens.get(at).map_or(0, |t| t.span.start);
                eprintln!("OWNER\t{:.2}\t{}", gain.unwrap_or(-99.0), p.text.get(s.saturating_sub(30)..(s + 40).min(p.text.len())).unwrap_or("?"));
            }
            let _ = (&mut *out, Category::Punctuation, InQuotation::Repair, None::<Issue>);
        }
    }
}

/// A plural with a noun behind it.
fn may_own(p: &Paragraph, at: usize) -> bool {
    let tag = |i: usize| p.tokens.get(i).filter(|t| t.spaced && t.is_word() && !p.is_capitalised(i)).map(|t| t.tag);
    let plural = tag(at).is_some_and(|t| t == Tag::NNS || t == Tag::VBZ) && p.lower(at).ends_with('s');
    let noun = tag(at + 1).is_some_and(Tag::is_noun) || tag(at + 1).is_some_and(Tag::is_adjective) && tag(at + 2).is_some_and(Tag::is_noun);
    plural && noun
}
