//! Commas, periods and attributions at quotation marks, the American way.
//!
//! Periods and commas go inside the closing mark, colons and semicolons outside; a comma
//! joins a quotation to who said it. Only marks move: no word is touched.

use crate::check::quotations::attribution;
use crate::check::quotations::marks::{self, Reading, Side};
use crate::check::{Category, Checker, InQuotation, Issue};
use crate::story::{Paragraph, Part, Span, Story, StoryFacts};

pub struct Punctuation;

impl Checker for Punctuation {
    fn name(&self) -> &'static str {
        "quotation-punctuation"
    }

    fn check(&self, p: &Paragraph, _: &StoryFacts, out: &mut Vec<Issue>) {
        if matches!(p.part, Part::Byline | Part::Stray | Part::Table) {
            return;
        }
        let reading = marks::read(p);
        if reading.all.is_empty() {
            return;
        }
        let first = out.len();
        order(p, &reading, out);
        question(p, &reading, out);
        if p.part == Part::Body {
            comma_before(p, &reading, out);
            comma_after(p, &reading, out);
        }
        for issue in out.iter_mut().skip(first) {
            issue.in_quotation = InQuotation::Repair;
        }
    }
}

/// `”.` becomes `.”`; `;”` becomes `”;`.
fn order(p: &Paragraph, reading: &Reading, out: &mut Vec<Issue>) {
    for (mark, side) in &reading.all {
        if *side != Side::Closes {
            continue;
        }
        let i = mark.token;
        let (before, after) = (i.checked_sub(1).map_or("", |b| p.word(b)), p.word(i + 1));
        let glued = |t: usize| p.tokens.get(t).is_some_and(|t| !t.spaced);
        let closing = mark.span.of(&p.text);
        if matches!(after, "," | ".") && glued(i + 1) {
            let span = p.span_of(i, i + 1);
            // `.”.`: one stop is enough.
            if after == "." && before.ends_with(['.', '?', '!']) && glued(i) {
                out.push(
                    quotation("quote-punctuation", span, "A second stop behind the quotation")
                        .suggest(closing)
                        .why("The mark inside the quotation ends the sentence, too.")
                        .confidence(0.93)
                        .safe(),
                );
                continue;
            }
            // `?”,` keeps the stronger mark; whether it needs the other is another question.
            if matches!(before, "?" | "!" | "," | "." | "…" | "—") {
                continue;
            }
            let (issue_span, repaired) = match before {
                // A single mark closes inside: both move.
                "'" | "’" if glued(i) => (p.span_of(i - 1, i + 1), format!("{after}{before}{closing}")),
                _ => (span, format!("{after}{closing}")),
            };
            let what = if after == "," { "A comma" } else { "A period" };
            out.push(
                quotation("quote-punctuation", issue_span, &format!("{what} outside the quotation marks"))
                    .suggest(repaired)
                    .why("Commas and periods always go inside the closing marks.")
                    .confidence(0.96)
                    .safe(),
            );
        } else if matches!(after, "?" | "!") && glued(i + 1) && before.ends_with(char::is_alphanumeric) && is_attributed(p, i + 1) {
            out.push(
                quotation("quote-punctuation", p.span_of(i, i + 1), "The mark belongs to the quoted words")
                    .suggest(format!("{after}{closing}"))
                    .why("A question mark goes inside the marks when the quoted words are the question.")
                    .confidence(0.92),
            );
        } else if matches!(before, ";" | ":") && glued(i) && i > 1 {
            // `We lost it;” Ruiz said`: a comma was meant.
            let moved = format!("{closing}{before}");
            let meant = if is_attributed(p, i) { vec![format!(",{closing}"), moved] } else { vec![moved] };
            out.push(
                quotation("quote-punctuation", p.span_of(i - 1, i), "A colon or semicolon inside the quotation marks")
                    .suggest_all(meant)
                    .why("Colons and semicolons go outside the closing marks.")
                    .confidence(0.9)
                    .safe(),
            );
        }
    }
}

/// Does the one who says it stand right behind token `i`?
fn is_attributed(p: &Paragraph, i: usize) -> bool {
    attribution::at(p, i + 1).is_some_and(|last| attribution::ends_clause(p, last))
}

/// Does the story close its quoted words before the comma or the stop, as newspapers of
/// other countries do? Told by the fragments: full sentences are closed alike everywhere.
pub fn sets_stops_outside(story: &Story) -> bool {
    let (mut outside, mut inside) = (0, 0);
    for placed in story.paragraphs.iter().filter(|p| p.paragraph.part == Part::Body) {
        let p = &*placed.paragraph;
        for pair in marks::read(p).pairs {
            let (first, close) = (pair.open.token + 1, pair.close.token);
            if p.is_capitalised(first) && !p.opens_sentence(first) && close > first + 4 {
                continue;
            }
            let glued = p.tokens.get(close + 1).is_some_and(|t| !t.spaced);
            outside += usize::from(glued && matches!(p.word(close + 1), "," | "."));
            inside += usize::from(close.checked_sub(1).is_some_and(|b| matches!(p.word(b), "," | ".")));
        }
    }
    outside > 1 && outside >= inside
}

/// `Have you read “Emma?”`: the question is the sentence's, not the title's.
fn question(p: &Paragraph, reading: &Reading, out: &mut Vec<Issue>) {
    for pair in reading.pairs.iter().filter(|q| !q.nested) {
        let (open, close) = (pair.open.token, pair.close.token);
        let sentence = p.sentence_of(open);
        let asks = matches!(
            p.lower(sentence.start),
            "do" | "does"
                | "did"
                | "have"
                | "has"
                | "is"
                | "are"
                | "was"
                | "were"
                | "will"
                | "would"
                | "can"
                | "could"
                | "should"
                | "who"
                | "why"
                | "where"
                | "when"
                | "how"
        );
        let led = open.checked_sub(1).is_some_and(|b| {
            matches!(p.word(b), "," | ":" | "—")
                || attribution::is_verb(p, b)
                || matches!(p.lower(b), "ask" | "say" | "sign" | "reads" | "read:")
        });
        let inside = open + 1..close;
        let last = sentence.end == close + 1;
        let title = inside.len() <= 4
            && p.is_capitalised(open + 1)
            && !inside.clone().any(|i| matches!(p.lower(i), "who" | "what" | "why" | "where" | "how" | "when" | "is" | "are"));
        if p.word(close - 1) != "?" || open <= sentence.start || !asks || led || !title || !last {
            continue;
        }
        out.push(
            quotation("quote-punctuation", p.span_of(close - 1, close), "The question mark belongs to the sentence")
                .suggest(format!("{}?", p.word(close)))
                .why("A question mark goes inside the marks only when the quoted words are the question.")
                .confidence(0.82),
        );
    }
}

/// `She said “We won the vote.”` lacks its comma.
fn comma_before(p: &Paragraph, reading: &Reading, out: &mut Vec<Issue>) {
    for pair in reading.pairs.iter().filter(|q| !q.nested) {
        let Some(verb) = pair.open.token.checked_sub(1) else { continue };
        let inside = pair.open.token + 1..pair.close.token;
        let said = matches!(
            p.lower(verb),
            "said" | "says" | "asked" | "added" | "replied" | "wrote" | "shouted" | "yelled" | "answered" | "responded"
        );
        let full = inside.len() >= 4 && p.is_capitalised(inside.start) && matches!(p.word(inside.end - 1), "." | "," | "?" | "!");
        // "a sign that said “No swimming.”" names a text; that is read without a pause, too.
        let sign = verb
            .checked_sub(1)
            .is_some_and(|b| matches!(p.lower(b), "that" | "which" | "be" | "been" | "is" | "was" | "sign" | "shirt" | "banner"));
        if !said || !full || sign {
            continue;
        }
        let word = p.word(verb);
        out.push(
            quotation("quote-comma", p.tokens.get(verb).map_or(Span::new(0, 0), |t| t.span), "No comma before the quotation")
                .suggest(format!("{word},"))
                .why("A comma joins an attribution to a quotation of a full sentence.")
                .confidence(0.88),
        );
    }
}

/// `“We won.” the mayor said.` ends its quotation with a period.
fn comma_after(p: &Paragraph, reading: &Reading, out: &mut Vec<Issue>) {
    for pair in reading.pairs.iter().filter(|q| !q.nested) {
        let close = pair.close.token;
        let Some(stop) = close.checked_sub(1) else { continue };
        let Some(last) = attribution::at(p, close + 1) else { continue };
        if !attribution::ends_clause(p, last) || p.tokens.get(close).is_some_and(|t| t.spaced) {
            continue;
        }
        let closing = p.word(close);
        let lower = p.word(close + 1).starts_with(char::is_lowercase);
        let inside = pair.close.token - pair.open.token;
        match p.word(stop) {
            "." if lower || ends_sentence(p, last) => out.push(
                quotation("quote-comma", p.span_of(stop, close), "A period before the attribution")
                    .suggest(format!(",{closing}"))
                    .why("A comma, not a period, joins a quotation to who said it.")
                    .confidence(if lower { 0.95 } else { 0.85 }),
            ),
            word if (lower || ends_sentence(p, last))
                && inside > 4
                && word.ends_with(char::is_alphanumeric)
                && opens_sentence(p, pair.open.token) =>
            {
                out.push(
                    quotation("quote-comma", p.span_of(stop, close), "No comma before the attribution")
                        .suggest(format!("{word},{closing}"))
                        .why("A comma joins a quotation to who said it, inside the marks.")
                        .confidence(0.88),
                );
            }
            _ => {}
        }
    }
}

/// "Ruiz said." and nothing more: the sentence ends with its attribution.
fn ends_sentence(p: &Paragraph, last: usize) -> bool {
    attribution::is_verb(p, last)
        && p.tokens.get(last + 1).is_none_or(|_| p.word(last + 1) == ".")
        && !matches!(p.lower(last), "called" | "sang" | "cried")
}

fn opens_sentence(p: &Paragraph, open: usize) -> bool {
    p.is_capitalised(open + 1) && (open == 0 || matches!(p.word(open - 1), "." | "”" | "\"" | "?" | "!"))
}

fn quotation(rule: &'static str, span: Span, message: &str) -> Issue {
    Issue::new(rule, Category::Quotation, span, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial;

    fn repaired(text: &str) -> String {
        trial::repaired(&Punctuation, text)
    }

    #[test]
    fn commas_and_periods_go_inside_colons_and_semicolons_outside() {
        assert_eq!(repaired("“The pool is shut”, the clerk said."), "“The pool is shut,” the clerk said.");
        assert_eq!(repaired("She called it \"a gift\"."), "She called it \"a gift.\"");
        assert_eq!(repaired("She sang “Blue Door;” he left."), "She sang “Blue Door”; he left.");
        assert_eq!(repaired("“He said ‘stop’”, she said."), "“He said ‘stop,’” she said.");
    }

    #[test]
    fn a_question_mark_goes_with_its_question() {
        assert_eq!(repaired("Did you see “Blue Door?”"), "Did you see “Blue Door”?");
        assert_eq!(repaired("Did she ask, “Who Knows?”"), "Did she ask, “Who Knows?”");
    }

    #[test]
    fn a_comma_joins_a_quotation_to_its_attribution() {
        assert_eq!(repaired("The clerk said “The pool is shut.”"), "The clerk said, “The pool is shut.”");
        assert_eq!(repaired("“The pool is shut.” the clerk said."), "“The pool is shut,” the clerk said.");
        assert_eq!(repaired("“The pool is shut today” the clerk said."), "“The pool is shut today,” the clerk said.");
        assert_eq!(repaired("“The pool is shut.” Ruiz said."), "“The pool is shut,” Ruiz said.");
    }

    #[test]
    fn a_mark_too_many_or_on_the_wrong_side_is_mended() {
        assert_eq!(repaired("She said, “The pool is shut.”."), "She said, “The pool is shut.”");
        assert_eq!(repaired("He works for “Acme Inc.”."), "He works for “Acme Inc.”");
        assert_eq!(repaired("“Is the pool shut”? said Ruiz."), "“Is the pool shut?” said Ruiz.");
        assert_eq!(repaired("“We lost the pool;” Ruiz said."), "“We lost the pool,” Ruiz said.");
        assert_eq!(repaired("“They keep on watching the sky” Ruiz said."), "“They keep on watching the sky,” Ruiz said.");
    }

    #[test]
    fn what_is_right_stays() {
        for text in [
            "Did he call it “reckless”?",
            "“Is it shut?” the clerk asked.",
            "The clerk said the pool is “shut.”",
            "“The pool is shut.” Ruiz said the city would pay.",
            "A sign said “No swimming.”",
            "“Well,” he said, “we won.”",
            "The film “Blue Door” said little.",
            "Who called it “a gift”? Ruiz said he did not know.",
        ] {
            assert_eq!(repaired(text), text);
        }
    }
}
