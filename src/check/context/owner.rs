//! The owner without an apostrophe: "her teams effort", "the mayors office".
//!
//! A plural before a noun is rare outside set pairs ("teachers union", "sports bar"), which
//! the model knows; where it finds the possessive much likelier, that is what is meant.

use super::{Category, InQuotation, Issue};
use crate::check::grammar::reading::counts_several;
use crate::language::ngram::Model;
use crate::language::{Tag, inflect};
use crate::story::Paragraph;

/// From so much likelier on (natural logarithm) it is asked about, and corrected.
const LIKELIER: f32 = 3.2;
const MUCH_LIKELIER: f32 = 5.0;
/// Words behind the one in question whose likelihood counts.
const AFTER: usize = 2;

pub fn find(model: &Model, p: &Paragraph, out: &mut Vec<Issue>) {
    for sentence in &p.sentences {
        let Some(tokens) = p.tokens.get(sentence.tokens.clone()) else { continue };
        for at in sentence.tokens.clone().filter(|at| may_own(p, *at)) {
            let Some(one) = inflect::singular(p.lower(at)) else { continue };
            let place = at - sentence.tokens.start;
            let gain = model.gain(&p.text, tokens, place..place + 1, &format!("{one}'s"), AFTER).unwrap_or(0.0);
            if gain > LIKELIER {
                let mark = if p.text.contains('’') { '’' } else { '\'' };
                out.push(issue(p, at, format!("{one}{mark}s"), gain > MUCH_LIKELIER));
            }
        }
    }
}

fn issue(p: &Paragraph, at: usize, owner: String, sure: bool) -> Issue {
    let issue = Issue::new("context/possessive", Category::Word, p.span_of(at, at), "An apostrophe is missing")
        .why("The word before what is owned takes an apostrophe and s; a plural hardly ever stands here.")
        .suggest(owner)
        .confidence(if sure { 0.9 } else { 0.75 })
        .in_quotation(InQuotation::Repair);
    if sure { issue } else { issue.query() }
}

/// A plural with a noun behind it, and nothing before it that counts several.
fn may_own(p: &Paragraph, at: usize) -> bool {
    let tag = |i: usize| p.tokens.get(i).filter(|t| t.spaced && t.is_word() && !p.is_capitalised(i)).map(|t| t.tag);
    let plural = tag(at).is_some_and(|t| t == Tag::NNS || t == Tag::VBZ) && p.lower(at).ends_with('s');
    // "with forecasters warning": what they do, not what they own.
    let noun = |i: usize| tag(i).is_some_and(Tag::is_noun) && !p.lower(i).ends_with("ing");
    let owned = noun(at + 1) || tag(at + 1).is_some_and(Tag::is_adjective) && noun(at + 2);
    plural && owned && !(at.saturating_sub(2)..at).any(|i| counts_several(p, i))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Part;

    fn found(text: &str) -> Vec<String> {
        let p = Paragraph::analyse(text, Part::Body);
        let mut out = Vec::new();
        find(Model::shared().unwrap(), &p, &mut out);
        out.iter().map(|i| format!("{} -> {}", i.span.of(text), i.suggestions.concat())).collect()
    }

    #[test]
    fn an_owner_has_its_apostrophe() {
        assert_eq!(found("The mayors office closed at noon on Friday."), ["mayors -> mayor's"]);
        assert_eq!(found("He took over his fathers business in 2010."), ["fathers -> father's"]);
        assert_eq!(found("It’s a loss for the nations largest bank."), ["nations -> nation’s"]);
    }

    #[test]
    fn plurals_before_a_noun_are_left_alone() {
        for text in [
            "The teachers union and the farmers market agreed.",
            "The sports bar sold savings bonds and games consoles.",
            "The boys basketball team won the girls tournament, too.",
            "Three states courts have ruled on the weapons program.",
            "With forecasters warning of snow, the drivers left.",
            "The veterans hospital hired a systems analyst.",
            "Two mayors office staffs met.",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
