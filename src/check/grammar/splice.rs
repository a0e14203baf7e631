//! Comma splices: "The plan failed, he left town."
//!
//! Two clauses that could each be a sentence, with nothing but a comma between them. Asks
//! only: a writer may want the haste. Speaks where the second clause begins with a pronoun,
//! or with a noun phrase whose verb is plainly its own, and where the first one begins with
//! its subject; any word that may make one of them depend on the other keeps it silent.

use super::classes;
use super::reading::{can, is_class, is_finite, only, takes_clause};
use crate::check::{Category, Issue};
use crate::language::Tag;
use crate::story::{Paragraph, Sentence};

/// Words a clause behind the comma has at least.
const LEAST: usize = 3;

pub fn find(p: &Paragraph, out: &mut Vec<Issue>) {
    for sentence in &p.sentences {
        let commas: Vec<usize> = sentence.tokens.clone().filter(|i| p.word(*i) == "," && !is_quoted(p, *i)).collect();
        let Some(comma) = splice(p, sentence, &commas) else { continue };
        let next = p.word(comma + 1);
        let mut letters = next.chars();
        let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        let issue =
            Issue::new("grammar/comma-splice", Category::Punctuation, p.span_of(comma, comma + 1), "Two sentences joined by a comma")
                .why("Each half could stand alone. End the first with a period, use a semicolon or join them with a conjunction.")
                .suggest_all([format!(". {capital}"), format!("; {next}"), format!(", and {next}")])
                .confidence(0.8)
                .query();
        out.push(issue);
    }
}

/// The comma of a sentence that stands where a stop should.
fn splice(p: &Paragraph, sentence: &Sentence, commas: &[usize]) -> Option<usize> {
    let tokens = &sentence.tokens;
    let (comma, earlier) = match commas {
        // "…, his injuries were minor, Roe said."
        [before @ .., comma, last] if is_told_at_end(p, *last, tokens.end) => (comma, before),
        [before @ .., comma] => (comma, before),
        [] => return None,
    };
    if tokens.clone().any(|i| joins(p, i)) {
        return None;
    }
    let verb = second_verb(p, *comma)?;
    let rest = verb + 1..tokens.end;
    if tokens.end - comma <= LEAST + 1 || rest.clone().any(|i| is_quoted(p, i)) || turns(p, verb) {
        return None;
    }
    // "The plan, she said, it failed": what is said may be parted from the rest.
    let told = match earlier {
        [] => *comma,
        [one] if is_attribution(p, *one, *comma) => *one,
        // "She paid the fine, court papers show, she left": no telling.
        _ => return None,
    };
    let main = own_verb(p, tokens.start, told)?;
    // "The man was hurt after a wall fell, his …": what follows a verb that asks for no
    // clause depends on it alone.
    let settled = |i: usize| {
        let asks = is_class(p, main, "speech") || takes_clause(p, main) || is_class(p, i - 1, "be");
        !asks && i > main + 1 && matches!(p.lower(i), "after" | "before" | "until" | "because" | "as")
    };
    (!(tokens.start..*comma).any(|i| depends(p, i) && !settled(i))).then_some(*comma)
}

fn is_quoted(p: &Paragraph, i: usize) -> bool {
    p.tokens.get(i).is_some_and(|t| t.quoted)
}

/// A mark or a conjunction behind a comma: not spliced, or a list that the comma belongs to.
fn joins(p: &Paragraph, i: usize) -> bool {
    let conjunction = matches!(p.lower(i), "and" | "or" | "but" | "yet") && i.checked_sub(1).is_some_and(|b| p.word(b) == ",");
    conjunction || matches!(p.word(i), ":" | ";" | "—" | "–" | "--" | "(" | "?" | "!" | "…" | "...")
}

/// A word that makes its clause, or the next one, depend on the other.
fn depends(p: &Paragraph, i: usize) -> bool {
    let conjunction = classes::is("subordinator", p.lower(i))
        || matches!(
            p.lower(i),
            "whenever"
                | "wherever"
                | "whatever"
                | "whoever"
                | "however"
                | "who"
                | "which"
                | "lest"
                | "provided"
                | "given"
                | "neither"
                | "every"
                | "more"
                | "less"
                | "so"
                | "just"
                | "only"
                | "merely"
                | "simply"
        );
    // "said that by calling he was", "said in May it was": a phrase before its clause.
    let fronted = (matches!(p.lower(i), "that" | "and") || takes_clause(p, i)) && p.tokens.get(i + 1).is_some_and(|t| t.tag == Tag::IN);
    conjunction || fronted
}

/// The verb of the clause behind the comma, if a clause with a subject of its own is there.
fn second_verb(p: &Paragraph, comma: usize) -> Option<usize> {
    let first = comma + 1;
    if p.is_capitalised(first) {
        return None;
    }
    let is_plural = |i: usize| p.tokens.get(i).is_some_and(|t| t.tag == Tag::NNS);
    let verb = match p.lower(first) {
        "he" | "she" | "it" | "they" | "we" => first + 1,
        // "that has left some with debts"
        "that" | "this" | "both" if is_class(p, first + 1, "be") || is_class(p, first + 1, "have") => first + 1,
        "his" | "her" | "its" | "their" | "the" | "a" | "an" => behind_noun(p, first + 1)?,
        _ if is_plural(first) && matches!(p.lower(first + 1), "are" | "were" | "have") => first + 1,
        _ => return None,
    };
    let pronoun = verb == first + 1 && !is_plural(first);
    let plain = is_class(p, verb, "be") || is_class(p, verb, "have") || is_class(p, verb, "modal");
    let own = matches!(p.lower(first), "his" | "her" | "their");
    let acts = pronoun || own && can(p, verb, Tag::VBD) && !can(p, verb, Tag::VBN);
    let speaks = |i: usize| is_class(p, i, "speech") || takes_clause(p, i);
    // "has said", "was told"
    let told = speaks(verb) || plain && (verb + 1..verb + 3).any(speaks);
    (is_finite(p, verb) && (plain || acts) && !told).then_some(verb)
}

/// The token behind a noun and the adjectives before it, from token `at` on.
fn behind_noun(p: &Paragraph, at: usize) -> Option<usize> {
    let noun = (at..at + 3)
        .find(|i| p.tokens.get(*i).is_some_and(|t| t.tag.is_noun()) && !p.tokens.get(i + 1).is_some_and(|t| t.tag.is_noun()))?;
    // "a project Roe has backed": two nouns, and the verb is the second one's.
    let small = !(at..=noun).any(|i| p.is_capitalised(i));
    let adjectives = (at..noun).all(|i| p.tokens.get(i).is_some_and(|t| t.tag.is_adjective() || t.tag.is_noun()));
    (small && adjectives).then_some(noun + 1)
}

/// "it turns out", "it seems": said in passing.
fn turns(p: &Paragraph, verb: usize) -> bool {
    matches!(p.lower(verb), "seems" | "seemed" | "turns" | "turned" | "appears" | "appeared" | "goes" | "happens" | "feels" | "looks")
}

/// Do the words from a comma to the end only tell who says so?
fn is_told_at_end(p: &Paragraph, comma: usize, end: usize) -> bool {
    let verb = end.saturating_sub(2);
    p.lower(comma + 1) == "according" || end - comma <= 12 && (is_class(p, verb, "said") || is_class(p, comma + 1, "said"))
}

/// Do the words between two commas only tell who says so: ", Roe said,"?
fn is_attribution(p: &Paragraph, from: usize, to: usize) -> bool {
    (3..=7).contains(&(to - from)) && (is_class(p, to - 1, "said") || is_class(p, from + 1, "said")) && p.is_capitalised(to - 2)
        || to - from == 3 && is_class(p, to - 1, "said") && matches!(p.lower(from + 1), "he" | "she" | "they")
}

/// The verb of the words from `start` to `end`, where they could be a sentence: a subject at
/// once, then its verb.
fn own_verb(p: &Paragraph, start: usize, end: usize) -> Option<usize> {
    let first = p.tokens.get(start)?;
    let named = p.lower(start);
    let subject = first.tag.is_noun()
        || first.tag == Tag::CD
        || matches!(
            named,
            "he" | "she" | "it" | "they" | "we" | "i" | "the" | "a" | "an" | "his" | "her" | "its" | "their" | "this" | "that"
        )
        || is_class(p, start, "determiner");
    // "The day he left, he wept", "One year he won, he wept".
    let timed = (start..(start + 4).min(end)).any(|i| {
        matches!(
            p.lower(i),
            "day"
                | "days"
                | "time"
                | "year"
                | "years"
                | "week"
                | "month"
                | "months"
                | "moment"
                | "minute"
                | "morning"
                | "night"
                | "season"
                | "summer"
                | "winter"
        )
    });
    if !subject || timed {
        return None;
    }
    // The first verb must be the clause's own: no participle behind its noun.
    let verb = (start + 1..end).find(|i| p.tokens.get(*i).is_some_and(|t| t.tag.is_verb() || t.tag == Tag::MD));
    let verb = verb.filter(|v| is_finite(p, *v))?;
    // "The oldest of five raised in Ohio, she left": a past that may be a participle must
    // stand right behind its subject.
    let near =
        (start + 2..=start + 3).contains(&verb) && !matches!(named, "a" | "an") && !(start..verb).any(|i| is_class(p, i, "preposition"));
    let own = only(p, verb, |t| t != Tag::VBN && t != Tag::NN && t != Tag::NNS && t != Tag::JJ)
        || verb == start + 1 && is_class(p, start, "subject-pronoun")
        || can(p, verb, Tag::VBD) && near
        || p.is_capitalised(verb - 1) && !p.lower(verb - 1).ends_with("'s");
    let tells = |i: usize| is_class(p, i, "speech") || takes_clause(p, i);
    let whole = verb - start <= 8 && end - verb > 1 && !tells(end - 1) && !(named == "it" && turns(p, verb));
    (own && whole).then_some(verb)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::grammar::trial::{finds, quiet};

    #[test]
    fn a_second_sentence_behind_a_comma_is_asked_about() {
        finds(
            find,
            &[
                ("The mill closed in May, it had lost money for years.", ", it -> . It"),
                ("Ortega said the vote was a mistake, she would not back it again.", ", she -> . She"),
                ("The driver was taken to a hospital, his injuries were minor.", ", his -> . His"),
                ("The city raised fees in 2011, costs have doubled.", ", costs -> . Costs"),
                ("Packers have cut a shift, that has left farmers with heavy hogs.", ", that -> . That"),
                ("The firm repaid the loan in June, Ortega said, it has no other debts.", ", it -> . It"),
                ("A man was hurt after a limb fell on his car, his injuries were minor.", ", his -> . His"),
                ("The driver was taken to a hospital, his injuries were minor, Sgt. Dana Roe said.", ", his -> . His"),
                ("Two boys had cuts to their hands, both were treated at the scene.", ", both -> . Both"),
            ],
        );
    }

    #[test]
    fn clauses_that_depend_lists_and_attributions_are_left_alone() {
        quiet(
            find,
            &[
                "When the mill closed in May, it had lost money for years.",
                "The mill closed, he said.",
                "The mill closed in May, it was announced.",
                "The vote was a mistake, she believes, and a costly one.",
                "The day the mill closed, he was in Ohio with his sons.",
                "The harder they worked, the more they lost.",
                "He came, he saw, and he left with the money.",
                "In the years the mill was open, it made cotton sheets.",
                "The mill, it has been said, was the town.",
                "The plan was a mistake, records show.",
                "A native of Ohio, he was the first of nine children.",
                "Asked about the plan, he was short with reporters.",
                "Had the mill stayed open, it would have hired more people.",
                "The mayor, a lawyer, is in the race.",
                "The mill was not only old, it was unsafe for the crew.",
                "Roe said that if the mill closed, it would hurt the town.",
                "The crew was told, he said, it was safe to leave.",
                "She said, “The mill closed, it lost money.”",
                "The plant was shut for a week, its doors chained.",
                "The rule is as he told the crew, it is closed.",
                "The crew learned after the mill closed, it had lost money.",
                "She spoke in Ohio and during the visit, she was in good spirits.",
                "The fund has money for a dam, a project Roe has backed for years.",
                "In May, Ortega said, it was too late for the crew.",
            ],
        );
    }
}
