//! Subject and verb: one has, many have.
//!
//! Goes over the forms of "be", "have" and "do", and over other verbs where the word can
//! be nothing but a verb; the subject is found elsewhere. The subjunctive ("if he were")
//! and questions ("did the team have") are right.

use super::opening;
use super::reading::{can, is_class, is_made_to, only};
use super::subject::{self, Count, Kind, Subject};
use crate::check::{Category, Issue};
use crate::language::{Tag, inflect};
use crate::story::{Paragraph, Sentence};

pub fn find(p: &Paragraph, out: &mut Vec<Issue>) {
    for i in 0..p.tokens.len() {
        if p.is_capitalised(i) {
            continue;
        }
        if let Some(found) = there_is(p, i) {
            out.push(found);
            continue;
        }
        if let Some((count, right)) = auxiliary(p.lower(i)) {
            out.extend(check_auxiliary(p, i, count, right));
        } else {
            out.extend(check_verb(p, i));
        }
    }
    for sentence in &p.sentences {
        out.extend(check_opening(p, sentence, out));
    }
}

/// "The decision to close three shops are expected": the noun that the sentence opens with.
fn check_opening(p: &Paragraph, sentence: &Sentence, told: &[Issue]) -> Option<Issue> {
    let (verb, subject) = opening::verb_of_opening(p, sentence)?;
    let (count, right) = auxiliary(p.lower(verb))?;
    let place = p.span_of(verb, verb);
    if subject.count == count || may_be_unreal(p, &subject, verb) || told.iter().any(|i| i.span.overlaps(place)) {
        return None;
    }
    Some(issue(p, verb, &subject, vec![right.to_owned()]))
}

/// Whom this form goes with, and the form for the others.
fn auxiliary(word: &str) -> Option<(Count, &'static str)> {
    Some(match word {
        "is" => (Count::One, "are"),
        "was" => (Count::One, "were"),
        "has" => (Count::One, "have"),
        "does" => (Count::One, "do"),
        "isn't" => (Count::One, "aren’t"),
        "wasn't" => (Count::One, "weren’t"),
        "hasn't" => (Count::One, "haven’t"),
        "doesn't" => (Count::One, "don’t"),
        "are" => (Count::Many, "is"),
        "were" => (Count::Many, "was"),
        "have" => (Count::Many, "has"),
        "do" => (Count::Many, "does"),
        "aren't" => (Count::Many, "isn’t"),
        "weren't" => (Count::Many, "wasn’t"),
        "haven't" => (Count::Many, "hasn’t"),
        "don't" => (Count::Many, "doesn’t"),
        _ => return None,
    })
}

fn check_auxiliary(p: &Paragraph, i: usize, count: Count, right: &str) -> Option<Issue> {
    let subject = subject::before(p, i)?;
    if subject.count == count || may_be_unreal(p, &subject, i) || is_made_to(p, i) {
        return None;
    }
    // "do" is an auxiliary only before another verb.
    if p.lower(i) == "do" && !(p.lower(i + 1) == "not" || can(p, i + 1, Tag::VB)) {
        return None;
    }
    let straight = p.word(i).contains('\'');
    let right = if straight { right.replace('’', "'") } else { right.to_owned() };
    Some(issue(p, i, &subject, vec![right]))
}

/// "If he were", "as though it were", "insists that the state have", "let it be".
fn may_be_unreal(p: &Paragraph, subject: &Subject, verb: usize) -> bool {
    let from = p.sentence_of(verb).start;
    let near = subject.first.saturating_sub(4).max(from)..subject.first;
    match p.lower(verb) {
        "were" | "weren't" => near.clone().any(|i| {
            matches!(
                p.lower(i),
                "if" | "though"
                    | "wish"
                    | "wishes"
                    | "wished"
                    | "imagine"
                    | "suppose"
                    | "supposing"
                    | "lest"
                    | "like"
                    | "unless"
                    | "whether"
                    | "than"
            )
        }),
        "have" | "do" => demands(p, subject.first) || near.clone().any(|i| is_class(p, i, "makes-do")) || asked(p, subject),
        _ => false,
    }
}

/// Something is demanded before token `at` in its sentence: the bare form is right.
pub fn demands(p: &Paragraph, at: usize) -> bool {
    (p.sentence_of(at).start..at)
        .any(|i| is_class(p, i, "demand") || inflect::base(p.lower(i)).is_some_and(|b| super::classes::is("demand", &b)))
}

/// Full verbs: "the company say", "the voters says".
fn check_verb(p: &Paragraph, i: usize) -> Option<Issue> {
    let plain = p.tokens.get(i).is_some_and(|t| t.is_word() && t.spaced);
    if !plain || p.word(i + 1) == "-" {
        return None;
    }
    let bare = only(p, i, |t| matches!(t, Tag::VB | Tag::VBP)) && can(p, i, Tag::VBP);
    let third = only(p, i, |t| t == Tag::VBZ);
    if !bare && !third {
        return None;
    }
    if p.lower(i) == "thanks" || p.tokens.get(i + 1).is_none_or(|t| !t.is_word()) {
        return None;
    }
    // "The water act prohibited": a noun, and the verb comes after it.
    if bare && only(p, i + 1, |t| matches!(t, Tag::VBD | Tag::VBZ | Tag::VBN)) {
        return None;
    }
    let subject = subject::before(p, i)?;
    let transitive =
        is_class(p, i + 1, "object-opens") || is_class(p, i, "sure-verb") || matches!(p.lower(i + 1), "they" | "he" | "she" | "we");
    let article = transitive && (is_class(p, subject.first, "determiner") || is_class(p, subject.first, "possessive"));
    match subject.count {
        Count::Many if third && subject.kind != Kind::Name => Some(issue(p, i, &subject, vec![inflect::base(p.lower(i))?])),
        Count::One if bare && article && subject.kind == Kind::Noun && !demands(p, subject.first) && !asked(p, &subject) => {
            let (third, past) = (inflect::third_person(p.lower(i))?, inflect::past(p.lower(i))?);
            let forms = if tells_of_the_past(p) { vec![past, third] } else { vec![third, past] };
            Some(issue(p, i, &subject, forms))
        }
        _ => None,
    }
}

/// A question or a wish turns round: "does the mayor think", "may the city prosper".
fn asked(p: &Paragraph, subject: &Subject) -> bool {
    let from = p.sentence_of(subject.first).start;
    (subject.first.saturating_sub(3).max(from)..subject.first)
        .any(|i| (is_class(p, i, "turns-round") || is_class(p, i, "makes-do")) && (!p.is_capitalised(i) || p.opens_sentence(i)))
}

/// Are there at least as many past as present verbs outside quotations?
pub fn tells_of_the_past(p: &Paragraph) -> bool {
    let (mut past, mut present) = (0, 0);
    for (i, t) in p.tokens.iter().enumerate() {
        if t.quoted || !t.is_word() {
            continue;
        }
        past += usize::from(only(p, i, |t| matches!(t, Tag::VBD | Tag::VBN)) || matches!(&*t.lower, "was" | "were" | "had" | "did"));
        present += usize::from(only(p, i, |t| t == Tag::VBZ) || matches!(&*t.lower, "is" | "are"));
    }
    past >= present
}

/// "There is several plans", "there are a plan".
fn there_is(p: &Paragraph, i: usize) -> Option<Issue> {
    let there = i.checked_sub(1).filter(|t| p.lower(*t) == "there" && p.tokens.get(i).is_some_and(|t| t.spaced))?;
    let one = matches!(p.lower(i), "is" | "was" | "isn't" | "wasn't");
    let many = matches!(p.lower(i), "are" | "were" | "aren't" | "weren't");
    let number = is_class(p, i + 1, "number-word") && !matches!(p.lower(i + 1), "one") || matches!(p.lower(i + 1), "both" | "numerous");
    let noun_after = (i + 2..i + 4).find(|n| can(p, *n, Tag::NNS) || can(p, *n, Tag::NN));
    let wrong = if one {
        number && noun_after.is_some_and(|n| can(p, n, Tag::NNS) && !can(p, n, Tag::NN) && !super::classes::is("unit", p.lower(n)))
    } else {
        // "There are a few", "there were a man and a dog".
        many && matches!(p.lower(i + 1), "a" | "an")
            && noun_after.is_some_and(|n| {
                only(p, n, |t| matches!(t, Tag::NN | Tag::VB | Tag::VBP))
                    && !super::classes::is("quantity", p.lower(n))
                    && !is_class(p, n, "either-count")
            })
            && noun_after == Some(i + 2)
            && !p.sentence_of(i).any(|n| n > i && matches!(p.lower(n), "and" | "or" | "few" | "lot" | ","))
    };
    if !wrong {
        return None;
    }
    let (_, right) = auxiliary(p.lower(i))?;
    Some(
        Issue::new("grammar/agreement", Category::Grammar, p.span_of(i, i), "Verb does not agree with what follows “there”")
            .why(format!("What there {right} decides the form of the verb."))
            .suggest(right)
            .related(p.span_of(there, there), "there")
            .confidence(0.85),
    )
}

fn issue(p: &Paragraph, verb: usize, subject: &Subject, right: Vec<String>) -> Issue {
    let confidence = match (subject.kind, subject.far) {
        (Kind::Pronoun, _) => 0.94,
        (_, true) => 0.83,
        (Kind::Name, _) => 0.88,
        (Kind::Noun, _) => 0.87,
    };
    let what = match subject.count {
        Count::One => "one",
        Count::Many => "more than one",
    };
    Issue::new("grammar/agreement", Category::Grammar, p.span_of(verb, verb), "Subject and verb do not agree")
        .why(format!("“{}” is {what}, so the verb is “{}”.", p.word(subject.head), right.first().map_or("", String::as_str)))
        .suggest_all(right)
        .confidence(confidence)
        .related(p.span_of(subject.first, subject.head), "subject")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::grammar::trial::{finds, quiet};

    #[test]
    fn one_has_and_many_have() {
        finds(
            find,
            &[
                ("He were late on Monday.", "were -> was"),
                ("Officials said it are closed.", "are -> is"),
                ("They was late on Monday.", "was -> were"),
                ("The council have voted.", "have -> has"),
                ("The voters has spoken.", "has -> have"),
                ("The list of names were posted.", "were -> was"),
                ("The mayors of the two cities was there.", "was -> were"),
                ("In May, the company have reported a loss.", "have -> has"),
                ("Mayor Ann Lee have signed it.", "have -> has"),
                ("She said the rules is clear.", "is -> are"),
                ("There is several plans.", "is -> are"),
                ("The company believe it can win.", "believe -> believed"),
                ("They wants a vote.", "wants -> want"),
                ("The governor also have a plan.", "have -> has"),
                ("The agency don't agree.", "don't -> doesn't"),
                ("The list of unpaid fines were long.", "were -> was"),
                ("Each of the nurses were praised.", "were -> was"),
                ("Neither of the boats were found.", "were -> was"),
                ("One of the pilots were hurt.", "were -> was"),
                ("The number of fires have grown.", "have -> has"),
                ("The pilots who was hurt are from Ohio.", "was -> were"),
                ("The board, along with two lawyers, have read it.", "have -> has"),
                ("The fees, adopted in May, applies to trucks.", "applies -> apply"),
                ("Officials said Malvern are ready.", "are -> is"),
                ("The United States are a partner.", "are -> is"),
                ("She said that about sixty families was at the gym.", "was -> were"),
                ("At least 12 homes was lost.", "was -> were"),
                ("Three of the homes was lost.", "was -> were"),
                ("Several of the boats was found.", "was -> were"),
            ],
        );
    }

    #[test]
    fn agreement_that_only_looks_wrong_is_left_alone() {
        quiet(
            find,
            &[
                "If he were mayor, it would be as though she were gone.",
                "Did the team have a plan, and does he have one?",
                "A number of voters are angry. A majority of them have left.",
                "The mayor and the clerk are here. Ann Lee and Tom Ray have left.",
                "Police are looking, and the staff have gone.",
                "The people who run the city are tired.",
                "Those in the city have left; the leaders opposing the plan are few.",
                "Ten years is a long time and $5 million is a lot.",
                "The United States has voted. The Yankees have won.",
                "Economics is hard and the news is good.",
                "He insisted that the state have a say.",
                "The cars the company makes are small.",
                "The roads around it are bad, and what I tell you is true.",
                "There are a number of plans and there is a plan.",
                "The British are coming. The Miami Heat have won.",
                "One of the men who were there left.",
                "Would Trump have won? Let the court have it.",
                "Neither he nor they were there.",
                "Half of the city is dark, and most of the homes are, too.",
                "The rich are different. The injured were moved.",
                "Each of the plans is bad.",
                "Uber and Lyft are rivals.",
                "One of the pilots who were hurt left. The only one of them who was hurt stayed.",
                "A number of fires have grown, and each of them was put out.",
                "The board, the clerk and two lawyers, hired in May, have read it.",
                "The rules, which the board adopted in May, apply to trucks.",
                "In the city, along with two counties, crews are at work.",
                "The bill, approved by the House on Friday, would set standards, provide money and close loopholes.",
                "She rejected the recommendation that the base lose its jets.",
                "More than 40 miles is a long way, and twenty minutes was enough.",
                "Two of the homes were lost. One of the two homes was sold.",
                "One in six homes is empty. In 2019 the mill was sold.",
                "How the team has fared is a matter of who is asked.",
            ],
        );
    }
}
