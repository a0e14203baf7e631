//! Verbs of attribution that say more than "said".
//!
//! A verb counts only where it attributes speech: beside a quotation, before "that", or
//! before a pronoun that opens a clause. "Claimed responsibility" and "a stated goal"
//! attribute nothing. The verbs are the tables attribution-plain (any of them beside a
//! quotation becomes "said") and attribution-loaded (a claim, an admission).

use crate::check::style::inflect::Form;
use crate::check::style::report::Report;
use crate::language::Tag;
use crate::story::{Paragraph, Span, StoryFacts, quotation};

/// Pronouns that can only be subjects.
const SUBJECTS: &[&str] = &["he", "she", "they", "we", "i", "there"];
/// Words after "it" that show it is a subject.
const FINITE: &[&str] = &[
    "is", "was", "were", "has", "had", "does", "did", "will", "would", "can", "could", "may", "might", "should", "must", "never", "wasn't",
    "isn't", "hadn't", "hasn't", "didn't", "doesn't", "won't", "wouldn't", "can't", "couldn't",
];
const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being", "it's", "have", "has", "had", "to", "not"];

/// How a verb attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Quotation,
    Clause,
}

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    for (id, table) in [("attrib-said", "attribution-plain"), ("attrib-loaded-verb", "attribution-loaded")] {
        if !report.wants(id) {
            continue;
        }
        let verbs = report.book.tables.table(table);
        for i in 0..p.tokens.len() {
            for (entry, form) in verbs.verbs(p.lower(i)) {
                let Some(used) = attributes(p, i, form) else { continue };
                // Plain verbs are neutral enough before a clause, unless the table says "clause".
                if id == "attrib-said" && used == Use::Clause && entry.value != "clause" {
                    continue;
                }
                // "Admitted that" may be the plain truth; beside a quotation it judges.
                if used == Use::Clause && entry.value == "quotation" {
                    continue;
                }
                let new = match form {
                    Form::Past | Form::Participle => "said",
                    Form::Third => "says",
                    Form::Base => "say",
                    Form::Gerund => "saying",
                };
                report.put(id, p, p.span_of(i, i), [new]);
            }
        }
    }
}

fn attributes(p: &Paragraph, i: usize, form: Form) -> Option<Use> {
    if p.tokens.get(i).is_none_or(|t| t.quoted) || p.is_capitalised(i) || is_noun(p, i, form) {
        return None;
    }
    let before = i.checked_sub(1).map_or("", |b| p.lower(b));
    // "as stated by the judge"
    if BE.contains(&before) || before == "as" && p.lower(i + 1) == "by" {
        return None;
    }
    if beside_quotation(p, i) {
        return Some(Use::Quotation);
    }
    let next = p.lower(i + 1);
    let clause = match next {
        "that" => !matches!(p.lower(i + 2), "," | "." | "of" | ""),
        "it" => FINITE.contains(&p.lower(i + 2)) || p.tokens.get(i + 2).is_some_and(|t| matches!(t.tag, Tag::VBD | Tag::VBZ)),
        _ => SUBJECTS.contains(&next),
    };
    // "A letter stating that" describes the letter.
    (clause && !matches!(form, Form::Base | Form::Gerund)).then_some(Use::Clause)
}

/// "claims that" may be a noun: it is one after a determiner, an adjective or a verb.
fn is_noun(p: &Paragraph, i: usize, form: Form) -> bool {
    match p.tokens.get(i).map(|t| t.tag) {
        // A plural right behind a name is a verb that the tagger took for a noun.
        Some(Tag::NNS) if form == Form::Third && i.checked_sub(1).is_some_and(|b| p.is_capitalised(b) && !p.opens_sentence(b)) => {
            return false;
        }
        Some(Tag::NN | Tag::NNS | Tag::JJ) => return true,
        Some(Tag::VBZ | Tag::VBD | Tag::VBP) => return false,
        _ => {}
    }
    if form != Form::Third && form != Form::Base {
        return false;
    }
    let Some(b) = i.checked_sub(1) else { return true };
    let before = p.lower(b);
    let subject = matches!(before, "he" | "she" | "it" | "who" | "which" | "also" | "now") || p.is_capitalised(b) && !p.opens_sentence(b);
    let determined = b.checked_sub(1).is_some_and(|d| matches!(p.lower(d), "the" | "a" | "an" | "its" | "their" | "his" | "her"));
    let own = determined && before.len() > 3 && !before.ends_with("ed");
    !subject && !own
}

/// Does the verb stand before an opening mark or, with its subject, behind a closing one?
fn beside_quotation(p: &Paragraph, i: usize) -> bool {
    let Some(verb) = p.tokens.get(i) else { return false };
    let next = p.tokens.get(i + 1);
    let mark = |i: usize| p.tokens.get(i).filter(|t| quotation::is_double_mark(t.span.of(&p.text))).map(|t| t.span);
    let opened = |mark: Option<Span>| mark.and_then(|m| p.quotation_opened_by(m));
    let opens = |mark: Option<Span>| opened(mark).is_some();
    let whole = |mark: Option<Span>| opened(mark).is_some_and(|q| q.inside.of(&p.text).starts_with(char::is_uppercase));
    if whole(mark(i + 1)) || next.is_some_and(|t| matches!(t.span.of(&p.text), "," | ":")) && opens(mark(i + 2)) {
        return true;
    }
    // “…,” the engineer stated. / “…,” stated Lee.
    let Some(q) = p.quotation_before(verb.span.start) else { return false };
    let Some(close) = q.close else { return false };
    let spoken = q.inside.of(&p.text).trim_end().ends_with([',', '?', '!']) || p.text.get(close.end..).is_some_and(|t| t.starts_with(','));
    let between = p.text.get(close.end..verb.span.start).unwrap_or("");
    let words = between.split_whitespace().count();
    spoken && words <= 4 && !between.contains(['.', ';', '—']) && between.matches(',').count() <= 1 && !between.contains(" and ")
}

#[cfg(test)]
mod tests {
    use crate::check::trial;
    use crate::story::Part;

    fn found(text: &str) -> Vec<(String, String)> {
        trial::pairs(text, &trial::found_by_the_book(text, Part::Body, |rule| matches!(rule, "ap/attrib-said" | "ap/attrib-loaded-verb")))
    }

    #[test]
    fn a_verb_that_attributes_speech_becomes_said() {
        let pair = |a: &str, b: &str| vec![(a.to_owned(), b.to_owned())];
        assert_eq!(found("“We are open,” the owner stated."), pair("stated", "said"));
        assert_eq!(found("The owner stated, “We are open.”"), pair("stated", "said"));
        assert_eq!(found("Mara Quist claims they left early."), pair("claims", "says"));
        assert_eq!(found("“I lost the file,” the clerk admitted."), pair("admitted", "said"));
    }

    #[test]
    fn a_verb_with_an_object_is_left_alone() {
        for text in [
            "The group claimed responsibility.",
            "It missed its stated goal.",
            "Officials rejected claims that the vote was late.",
            "The storm claimed it all.",
            "“They claimed that we left,” Quist said.",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
