//! The comma that closes what was set beside a name: "Ann Lee, who runs the shelter said"
//! wants one before "said".
//!
//! The first comma stands, none follows, and a second verb comes that can only be the
//! name's own. "Ann Lee, a spokesman said, was late" is a speaker in between and has its
//! comma behind the verb.

use super::{BOTH_SIDES, issue, name_start, verb_after};
use crate::check::Issue;
use crate::check::grammar::reading::{can, ends_run, is_class, is_finite, is_name_word, is_person, only, takes_clause};
use crate::language::{Lexicon, Tag};
use crate::story::{Paragraph, TokenKind};

/// How many tokens an addition may run before it is no longer clear whose verb comes.
const FAR: usize = 22;

/// `i`: the word behind the first comma.
pub fn find(p: &Paragraph, i: usize, out: &mut Vec<Issue>) {
    if i < 3 || p.word(i - 1) != "," || !p.tokens.get(i).is_some_and(|t| t.spaced) {
        return;
    }
    let person = is_name_word(p, i - 2) && is_subject(p, name_start(p, i - 2), i - 2);
    let verb = match p.lower(i) {
        "which" if opens_sentence_alone(p, i - 2) => second_verb(p, i),
        "who" if person => second_verb(p, i),
        "a" | "an" | "the" if person => role_end(p, i).and_then(|noun| match p.lower(noun + 1) {
            "who" => second_verb(p, noun + 1),
            _ => verb_after(p, noun).filter(|v| is_sure(p, *v)),
        }),
        _ => None,
    };
    if let Some(verb) = verb.filter(|v| p.word(v + 1) != "," && !ends_run(p, *v)) {
        out.push(issue(p, verb - 1, verb, BOTH_SIDES, 0.85));
    }
}

/// A person's full name where a sentence or a clause begins, no place and no day.
fn is_subject(p: &Paragraph, first: usize, last: usize) -> bool {
    let lexicon = Lexicon::shared();
    let strange = (first..=last).all(|n| !lexicon.knows_lower(p.lower(n)) && !lexicon.is_place(p.lower(n)));
    let person = ((first..last).any(|n| lexicon.is_given_name(p.lower(n))) || strange) && !is_class(p, last, "calendar");
    let opens = p.opens_sentence(first) || first == 0 || is_class(p, first - 1, "clause-before") || is_title_run(p, first);
    last > first && last - first <= 4 && person && opens
}

/// "The company", "Dover Glass": the words up to `last` are the subject and all that stands
/// before it in its sentence.
fn opens_sentence_alone(p: &Paragraph, last: usize) -> bool {
    let start = p.sentence_of(last).start;
    let led = is_name_word(p, start) || is_class(p, start, "determiner") || is_class(p, start, "possessive");
    let plain = |n: usize| {
        p.tokens.get(n).is_some_and(|t| t.is_word() && !t.quoted)
            && (n == start || !is_class(p, n, "function") && !only(p, n, Tag::is_verb))
    };
    let noun = is_name_word(p, last) || can(p, last, Tag::NN) || can(p, last, Tag::NNS);
    last - start <= 4 && led && noun && !is_class(p, last, "calendar") && (start..=last).all(plain)
}

/// "Dover mayor Ann Lee", "Council member Ann Lee" at the head of a sentence.
fn is_title_run(p: &Paragraph, first: usize) -> bool {
    let start = p.sentence_of(first).start;
    first > start
        && first - start <= 4
        && (start..first).all(|n| p.tokens.get(n).is_some_and(crate::story::Token::is_word))
        && is_person(p, first - 1)
}

/// The noun of a role that begins with the article at `i`: a person, before "of", "in" or the verb.
fn role_end(p: &Paragraph, i: usize) -> Option<usize> {
    let mut found = None;
    for at in i + 1..i + 9 {
        let token = p.tokens.get(at)?;
        if token.kind == TokenKind::Punct && p.word(at) != "-" || is_class(p, at, "function") && p.word(at) != "of" {
            break;
        }
        if is_person(p, at) && !p.is_capitalised(at) {
            found = Some(at);
        }
    }
    found
}

/// After "who": its own verb, and later, with no mark and no other subject between, the verb
/// of the name.
fn second_verb(p: &Paragraph, who: usize) -> Option<usize> {
    let own = (who + 1..who + 4).find(|n| is_finite(p, *n))?;
    if takes_clause(p, own) {
        return None;
    }
    for at in own + 2..who + FAR {
        let token = p.tokens.get(at)?;
        if token.kind == TokenKind::Punct && p.word(at) != "-"
            || is_class(p, at, "joins-clauses") && !matches!(p.lower(at), "as" | "and" | "before" | "after")
        {
            return None;
        }
        let noun_before = p.tokens.get(at - 1).is_some_and(|t| t.tag.is_noun() || t.kind == TokenKind::Number || p.is_capitalised(at - 1));
        if noun_before && is_sure(p, at) && !p.is_capitalised(at) && !has_own_subject(p, own, at) {
            return Some(at);
        }
    }
    None
}

/// "and the mayor said": after "and", "as", "before" the noun before the verb is its subject.
fn has_own_subject(p: &Paragraph, own: usize, verb: usize) -> bool {
    (own + 1..verb)
        .any(|n| matches!(p.lower(n), "and" | "before" | "after") || p.lower(n) == "as" && !matches!(p.lower(n + 1), "the" | "a" | "an"))
}

/// A verb that is nothing else: "is", "has", "will", "said", "goes".
fn is_sure(p: &Paragraph, i: usize) -> bool {
    is_class(p, i, "said") && p.lower(i) != "wrote"
        || is_class(p, i, "aux-one")
        || is_class(p, i, "modal")
        || p.lower(i) == "had"
        || matches!(p.lower(i), "goes" | "comes" | "gets" | "takes")
        || only(p, i, |t| t == Tag::VBZ)
        || only(p, i, |t| t == Tag::VBD)
        || is_class(p, i, "speech") && can(p, i, Tag::VBD) && !can(p, i, Tag::NN)
}

#[cfg(test)]
mod tests {
    use crate::check::grammar::appositive::find;
    use crate::check::grammar::trial::{finds, quiet};

    #[test]
    fn an_addition_that_is_opened_is_closed() {
        finds(
            find,
            &[
                ("Omar Haddad, who represents the owners said they would appeal.", "owners said -> owners, said"),
                ("Ann Lee, a retired nurse from Dover said she heard it.", "Dover said -> Dover, said"),
                ("Ann Lee, a marine scientist who led the search said it was over.", "search said -> search, said"),
                ("When Omar Haddad, who has run the mill for a decade goes home, it closes.", "decade goes -> decade, goes"),
                ("Dover mayor Ann Lee, who ran the shelter in 2019 is leaving.", "2019 is -> 2019, is"),
                ("The company, which also makes pies said demand fell.", "pies said -> pies, said"),
                ("Ann Lee, a former Salem Council official testified before the House.", "official testified -> official, testified"),
                ("Montel Figgens, who represents Thomas said his client left.", "Thomas said -> Thomas, said"),
                ("Ann Lee, who has replaced Roy Dunn as the new face of the party goes on the air.", "party goes -> party, goes"),
                ("Dover Glass, which makes windows in two states has closed a plant.", "states has -> states, has"),
            ],
        );
    }

    #[test]
    fn closed_ones_and_other_verbs_are_right() {
        quiet(
            find,
            &[
                "Omar Haddad, who represents the owners, said they would appeal.",
                "Omar Haddad, a spokesman said, was late.",
                "Omar Haddad, who neighbors said was kind, died.",
                "Omar Haddad, who says the mill is safe, left.",
                "Omar Haddad, who believes the owners will sell, left.",
                "In Dover, a man who ran said he was lost.",
                "Ann Lee, the first woman elected to the board, won.",
                "She met Ann Lee, who runs the shelter and says it is full.",
                "Ann Lee, who saw the man run and said so, won.",
                "Last Friday, a teacher said the roof was wet.",
                "Ann Lee, who knew the mill was old, left.",
                "The bill, which lawmakers said was dead, passed.",
                "The company, which makes pies, said demand fell.",
                "In Dover, which has two mills, work is scarce.",
                "The company, which said the plant was safe, closed it.",
            ],
        );
    }
}
