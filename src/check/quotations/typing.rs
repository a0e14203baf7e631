//! Marks as fingers and word processors get them wrong: spaces inside, marks doubled or
//! typed as two apostrophes, apostrophes that curl the wrong way.

use crate::check::quotations::marks::{self, Shape, Side};
use crate::check::{Category, Checker, Issue};
use crate::story::{Paragraph, Part, Span, StoryFacts, TokenKind};

pub struct Typing;

impl Checker for Typing {
    fn name(&self) -> &'static str {
        "quotation-typing"
    }

    fn check(&self, p: &Paragraph, _: &StoryFacts, out: &mut Vec<Issue>) {
        if matches!(p.part, Part::Stray | Part::Table) {
            return;
        }
        let reading = marks::read(p);
        let loose = loose_pairs(p, &reading);
        for (mark, side) in &reading.all {
            if loose.iter().any(|pair| pair.open == *mark || pair.close == *mark) {
                continue;
            }
            let edge = mark.token == 0 || mark.token + 1 == p.tokens.len();
            spaces(p, mark.token, mark.place.is_none() || edge, *side, out);
            if mark.shape == Shape::Typed {
                typed(p, mark.token, *side, out);
            }
        }
        out.extend(loose.iter().map(|pair| {
            let [left, right] = [pair.open, pair.close].map(|m| m.span.of(&p.text));
            let hugged = format!("{left}{}{right}", pair.inside().of(&p.text).trim());
            space_issue(pair.whole(), hugged, "Spaces inside the quotation marks")
        }));
        for i in 0..p.tokens.len() {
            doubled(p, i, out);
            apostrophe(p, i, out);
        }
    }
}

/// `“ We won ”` round a few words: one fault, not two.
fn loose_pairs(p: &Paragraph, reading: &marks::Reading) -> Vec<marks::Pair> {
    const SHORT: usize = 6;
    let spaced = |i: usize| p.tokens.get(i).is_some_and(|t| t.spaced);
    let mut loose: Vec<marks::Pair> = reading.pairs.clone();
    loose.retain(|pair| {
        let inside = pair.inside().of(&p.text);
        let open = pair.open.token == 0 || spaced(pair.open.token);
        let free = p.tokens.get(pair.close.token + 1).is_none_or(|t| t.spaced || t.kind == TokenKind::Punct);
        open && free
            && pair.open.shape != Shape::Foreign
            && pair.close.shape != Shape::Foreign
            && inside.starts_with(' ')
            && inside.ends_with(' ')
            && (1..=SHORT).contains(&inside.split_whitespace().count())
    });
    loose
}

/// `“ We won”` and `said“We won”`.
fn spaces(p: &Paragraph, i: usize, either: bool, side: Side, out: &mut Vec<Issue>) {
    let Some(t) = p.tokens.get(i) else { return };
    let mark = t.span.of(&p.text);
    let before = i.checked_sub(1).and_then(|b| p.tokens.get(b));
    let after = p.tokens.get(i + 1);
    let space_before = before.filter(|_| t.spaced).map(|b| Span::new(b.span.end, t.span.end));
    let space_after = after.filter(|a| a.spaced).map(|a| Span::new(t.span.start, a.span.start));
    let is_space = |s: &Span| s.of(&p.text).trim_matches(|c| c != ' ').chars().all(|c| c == ' ');
    // French marks keep a space; between a single and a double mark a thin one is right.
    let french = matches!(mark, "«" | "»");
    let single =
        before.is_some_and(|b| matches!(b.span.of(&p.text), "'" | "’")) || after.is_some_and(|a| matches!(a.span.of(&p.text), "'" | "‘"));
    if !either || french || single {
        return;
    }
    match (side, space_before, space_after) {
        (Side::Opens, _, Some(span)) if (t.spaced || i == 0) && is_space(&span) => {
            out.push(space_issue(span, mark.to_owned(), "A space after the opening mark"));
        }
        (Side::Closes, Some(span), _) if after.is_none_or(|a| a.spaced) && is_space(&span) => {
            out.push(space_issue(span, mark.to_owned(), "A space before the closing mark"));
        }
        (Side::Opens, None, None) if before.is_some_and(|b| b.is_word() || matches!(b.span.of(&p.text), "," | ":" | ".")) => {
            out.push(space_issue(t.span, format!(" {mark}"), "No space before the quotation"));
        }
        (Side::Closes, None, None) if after.is_some_and(|a| a.is_word() && a.span.of(&p.text).chars().count() > 1) => {
            out.push(space_issue(t.span, format!("{mark} "), "No space after the quotation"));
        }
        _ => {}
    }
}

fn space_issue(span: Span, repaired: String, message: &str) -> Issue {
    Issue::typing("quote-space", Category::Quotation, span, message, [repaired])
        .why("Quotation marks hug the words they quote and keep a space to the others.")
        .confidence(0.93)
}

/// Two backticks or two apostrophes for a double mark.
fn typed(p: &Paragraph, i: usize, side: Side, out: &mut Vec<Issue>) {
    let Some(t) = p.tokens.get(i) else { return };
    let curly = p.text.contains(['“', '”', '’']);
    let right = match (curly, side) {
        (false, _) => "\"",
        (true, Side::Opens) => "“",
        (true, Side::Closes) => "”",
    };
    out.push(
        Issue::typing("quote-typed", Category::Quotation, t.span, "Two single marks for a quotation mark", [right])
            .why("A quotation takes one double mark; two single ones are a leftover of an older keyboard.")
            .confidence(0.95),
    );
}

/// `““We won”`.
fn doubled(p: &Paragraph, i: usize, out: &mut Vec<Issue>) {
    if !marks::repeats_the_one_before(p, i) || Shape::of_word(p.word(i)) == Shape::Typed {
        return;
    }
    // An empty pair is somebody's example, not a slip.
    let alone = i.checked_sub(1).is_some_and(|b| p.tokens.get(b).is_some_and(|t| t.spaced || b == 0))
        && p.tokens.get(i + 1).is_none_or(|t| t.spaced);
    if alone {
        return;
    }
    out.push(
        Issue::typing("quote-doubled", Category::Quotation, p.span_of(i - 1, i), "A quotation mark typed twice", [p.word(i)])
            .why("One mark opens a quotation and one closes it.")
            .confidence(0.93),
    );
}

/// "‘90s", "‘em", "Lima‘s", or one typed with a grave accent: an apostrophe curls like a 9.
fn apostrophe(p: &Paragraph, i: usize, out: &mut Vec<Issue>) {
    let Some(t) = p.tokens.get(i) else { return };
    let word = t.span.of(&p.text);
    let next = p.tokens.get(i + 1).filter(|n| !n.spaced);
    let issue = if t.kind == TokenKind::Number && word.starts_with('‘') {
        (t.span, word.replacen('‘', "’", 1))
    } else if word == "‘" && next.is_some_and(|n| matches!(&*n.lower, "em" | "til" | "tis" | "twas" | "n")) && !closes_soon(p, i) {
        let clipped = next.map_or(t.span, |n| n.span);
        (t.span.cover(clipped), format!("’{}", clipped.of(&p.text)))
    } else if matches!(word, "‘" | "`" | "´") && !t.spaced && i > 0 {
        let before = p.tokens.get(i - 1).filter(|b| b.is_word());
        let ending = next.filter(|n| matches!(&*n.lower, "s" | "t" | "re" | "ve" | "ll" | "d" | "m"));
        let (Some(stem), Some(ending)) = (before, ending) else { return };
        let mark = if word == "‘" || p.text.contains('’') { '’' } else { '\'' };
        (stem.span.cover(ending.span), format!("{}{mark}{}", stem.span.of(&p.text), ending.span.of(&p.text)))
    } else {
        return;
    };
    out.push(
        Issue::typing("apostrophe-direction", Category::Punctuation, issue.0, "An apostrophe turned the wrong way", [issue.1])
            .why("An apostrophe curls like a 9, also at the start of a word; a word processor makes it an opening mark.")
            .confidence(0.95),
    );
}

/// ‘til death’: a single quotation that begins with such a word.
fn closes_soon(p: &Paragraph, i: usize) -> bool {
    (i + 2..i + 12).any(|j| matches!(p.word(j), "’" | "'") && p.tokens.get(j).is_some_and(|t| !t.spaced)) && p.lower(i + 1) != "n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial;

    fn repaired(text: &str) -> String {
        trial::repaired(&Typing, text)
    }

    #[test]
    fn marks_hug_the_words_they_quote() {
        assert_eq!(repaired("He said, “ We won the vote. ” Then he left."), "He said, “We won the vote.” Then he left.");
        assert_eq!(repaired("He said,\"We won,\"and left."), "He said, \"We won,\" and left.");
    }

    #[test]
    fn typed_and_doubled_marks_become_one() {
        assert_eq!(repaired("``We won,'' he said."), "\"We won,\" he said.");
        assert_eq!(repaired("““We won,” he said."), "“We won,” he said.");
    }

    #[test]
    fn apostrophes_curl_like_a_nine() {
        assert_eq!(repaired("Songs of the ‘90s made ‘em dance."), "Songs of the ’90s made ’em dance.");
        assert_eq!(repaired("Lima‘s mayor and Rome`s"), "Lima’s mayor and Rome's");
    }

    #[test]
    fn what_is_right_stays() {
        for text in [
            "“We won,” he said.",
            "The \"Big Ditch\"—a canal—is \"dry.\"",
            "a 12\" pipe",
            "“He said ‘stop,’” she said.",
            "the '90s",
            "(“so”)",
        ] {
            assert_eq!(repaired(text), text);
        }
    }
}
