//! Who said it: finds "she said" and "said Mayor Ann Lee" in the tokens of a paragraph.
//!
//! Knows the verbs and the shape of a subject; says nothing of whether they are good.

use crate::language::calendar::is_day;
use crate::story::{Paragraph, TokenKind};

const VERBS: &[&str] = &[
    "said",
    "says",
    "say",
    "added",
    "adds",
    "asked",
    "asks",
    "replied",
    "replies",
    "told",
    "tells",
    "wrote",
    "writes",
    "explained",
    "explains",
    "noted",
    "notes",
    "recalled",
    "recalls",
    "testified",
    "announced",
    "declared",
    "insisted",
    "warned",
    "continued",
    "continues",
    "shouted",
    "yelled",
    "stated",
    "states",
    "argued",
    "argues",
    "admitted",
    "tweeted",
    "claimed",
    "claims",
    "responded",
    "answered",
    "joked",
    "quipped",
    "concluded",
    "remarked",
    "exclaimed",
    "muttered",
    "whispered",
    "cried",
    "called",
    "sang",
    "urged",
    "promised",
    "texted",
    "posted",
];

/// Is token `i` a verb of saying?
pub fn is_verb(p: &Paragraph, i: usize) -> bool {
    VERBS.contains(&p.lower(i))
}

/// Could token `i` be the first word of who said it?
fn begins_subject(p: &Paragraph, i: usize) -> bool {
    p.is_capitalised(i)
        || matches!(
            p.lower(i),
            "he" | "she"
                | "they"
                | "it"
                | "we"
                | "you"
                | "the"
                | "a"
                | "an"
                | "one"
                | "his"
                | "her"
                | "their"
                | "its"
                | "another"
                | "both"
                | "who"
                | "former"
                | "some"
        )
}

/// The tokens of an attribution that begins at token `i`, as the index of its last token:
/// the verb of "the mayor said", the first word of the subject of "said the mayor".
pub fn at(p: &Paragraph, i: usize) -> Option<usize> {
    if is_verb(p, i) {
        return begins_subject(p, i + 1).then_some(i + 1);
    }
    if !begins_subject(p, i) {
        return None;
    }
    for j in i + 1..i + 8 {
        let t = p.tokens.get(j)?;
        if is_verb(p, j) {
            return Some(j);
        }
        if t.kind == TokenKind::Punct && p.word(j) != "-" {
            return None;
        }
    }
    None
}

/// Does the attribution that ends at token `last` also end its clause: a stop, a comma, or
/// when and where it was said, but not what was said?
pub fn ends_clause(p: &Paragraph, last: usize) -> bool {
    // "said the mayor of Dover": to the end of the name.
    let mut next = last + 1;
    if !is_verb(p, last) {
        while p.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word && !is_time_or_place(p, next)) && next < last + 8 {
            next += 1;
        }
    }
    match p.tokens.get(next) {
        None => true,
        // Whom it was told: "told reporters", "told The Gazette".
        Some(t) if matches!(p.lower(last), "told" | "tells") => t.kind == TokenKind::Word,
        Some(t) if t.kind == TokenKind::Punct => matches!(p.word(next), "." | "," | ";" | ":" | "?" | "!"),
        Some(_) => is_time_or_place(p, next),
    }
}

fn is_time_or_place(p: &Paragraph, i: usize) -> bool {
    is_day(p.lower(i))
        || matches!(
            p.lower(i),
            "in" | "during"
                | "at"
                | "after"
                | "before"
                | "on"
                | "as"
                | "when"
                | "while"
                | "of"
                | "through"
                | "via"
                | "by"
                | "to"
                | "last"
                | "later"
                | "recently"
                | "yesterday"
                | "about"
                | "with"
                | "afterward"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::Part;

    fn found(text: &str) -> Option<String> {
        let p = Paragraph::analyse(text, Part::Body);
        at(&p, 0).map(|last| p.word(last).to_owned())
    }

    #[test]
    fn an_attribution_has_a_subject_and_a_verb_of_saying() {
        assert_eq!(found("the mayor said.").as_deref(), Some("said"));
        assert_eq!(found("Deputy Chief Ana Ruiz told reporters").as_deref(), Some("told"));
        assert_eq!(found("said Ruiz").as_deref(), Some("Ruiz"));
        assert_eq!(found("and left the room"), None);
        assert_eq!(found("the mayor, who left, said"), None);
    }

    #[test]
    fn what_follows_tells_an_attribution_from_a_new_clause() {
        let ends = |text: &str| {
            let p = Paragraph::analyse(text, Part::Body);
            at(&p, 0).is_some_and(|last| ends_clause(&p, last))
        };
        assert!(ends("Smith said."));
        assert!(ends("Smith said Tuesday in court."));
        assert!(ends("said the mayor of Dover, who left."));
        assert!(!ends("Smith said the team was tired."));
    }
}
