//! One person, one age.

use crate::check::style::logic::people::roster::{Called, Naming, Roster};
use crate::check::style::report::Report;
use crate::story::{Paragraph, Story};

pub fn check(story: &Story, roster: &Roster, report: &mut Report) {
    if !report.wants("name-age-conflict") {
        return;
    }
    for (i, naming) in roster.namings.iter().enumerate() {
        let Some((age, token)) = naming.age else { continue };
        let earlier = roster.namings.iter().take(i).find_map(|n| n.age.filter(|_| is_the_same(n, naming, roster)));
        if let (Some((first, _)), Some(placed)) = (earlier.filter(|(first, _)| *first != age), story.paragraphs.get(naming.paragraph)) {
            report.shift_to(placed.start);
            report.put("name-age-conflict", &placed.paragraph, placed.paragraph.span_of(token, token), [first.to_string()]);
        }
    }
    for (n, placed) in story.paragraphs.iter().enumerate() {
        let p = &*placed.paragraph;
        if !p.text.contains("-year-old") {
            continue;
        }
        for i in 0..p.tokens.len() {
            let Some(years) = years_at(p, i) else { continue };
            let before = |m: &&Naming| m.paragraph < n || m.paragraph == n && m.end <= i;
            // Only of the person who was named last, with an age, can it be said.
            let last = roster.namings.iter().filter(before).rfind(|m| m.called != Called::Alone || m.age.is_some());
            let Some((age, _)) = last.filter(|m| n - m.paragraph <= 1).and_then(|m| m.age) else { continue };
            let others = roster.namings.iter().filter(before).filter(|m| m.age.is_some_and(|(a, _)| a == years)).count();
            if age != years && others == 0 {
                report.shift_to(placed.start);
                report.put("name-age-conflict", p, p.span_of(i + 1, i + 1), [age.to_string()]);
            }
        }
    }
}

fn is_the_same(a: &Naming, b: &Naming, roster: &Roster) -> bool {
    let full = |n: &Naming| n.called == Called::Full;
    a.last == b.last && (full(a) && full(b) && a.given == b.given || roster.bearers(&a.last) == 1 && !(full(a) && full(b)))
}

/// The age in "The 45-year-old said" at token `i`, where a verb or a comma follows: a noun
/// would make it somebody or something else.
fn years_at(p: &Paragraph, i: usize) -> Option<u32> {
    let row = p.lower(i) == "the"
        && p.opens_sentence(i)
        && [(2, "-"), (3, "year"), (4, "-"), (5, "old")].iter().all(|(d, w)| p.lower(i + d) == *w);
    let someone = matches!(p.lower(i + 6), "man" | "woman" | "boy" | "girl");
    let behind = i + 6 + usize::from(someone);
    let verb = p.tokens.get(behind).is_some_and(|t| t.tag.is_finite() || matches!(p.word(behind), "," | "."));
    let quoted = p.tokens.get(i).is_some_and(|t| t.quoted);
    if row && verb && !quoted { p.word(i + 1).parse().ok() } else { None }
}
