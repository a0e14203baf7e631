//! Scores: the winner's comes first, in a sentence about the loser, too.

use crate::check::style::logic::reading::{self, Line, Shape};
use crate::check::style::report::Report;
use crate::story::{Paragraph, StoryFacts};

static RESULT: Shape = Shape::new(
    r"\b(?P<v>beat|beats|beating|defeated|defeats|defeating|edged|downed|topped|routed|outlasted|upset|lost|loses|fell) (?P<t>[^.;:()\d]{0,50}?)(?P<x>(?P<a>\d{1,3})-(?P<b>\d{1,3}))(?P<n>\W|$)",
);

/// "won 3-6", "a 20-45 win", "by a score of 3-5": nobody is named between.
static OUTCOME: Shape = Shape::new(
    r"\b(?:won|win|wins|winning|beaten|lost|loses|losing|routed|shut out|score (?:was|of)|final (?:was|score,)|prevailed|triumphed|rolled|cruised)(?: (?:the|its|their|a|his|her|this|that)(?: [a-z]+){1,2}| again| easily| handily)?,? (?P<x>(?P<a>\d{1,3})-(?P<b>\d{1,3}))(?P<n>[.,;]?(?: (?:on|in|at|over|against|after|before|to|for|with|and|when|last|as|behind|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)|[.;]?$|[.,;] [a-z])|\b(?:an?|the|its|their|this|that|lopsided|resulting|narrow)(?: [a-z]+)? (?P<y>(?P<c>\d{1,3})-(?P<d>\d{1,3})) (?:win|victory|triumph|rout|loss|defeat|upset|setback|romp|thumping|shutout|thriller|beating|drubbing|decision over)\b",
);

pub fn check(p: &Paragraph, _: &StoryFacts, report: &mut Report) {
    if !reading::has_figures(p) {
        return;
    }
    for line in reading::lines(p) {
        outcomes(p, report, &line);
        for found in RESULT.in_line(&line) {
            let (Some(a), Some(b), Some(span)) = (reading::whole(&found, "a"), reading::whole(&found, "b"), line.span(&found, "x")) else {
                continue;
            };
            let team = found.name("t").map_or("", |m| m.as_str()).trim_end();
            let verb = found.name("v").map_or("", |m| m.as_str());
            let after = line.text.get(found.name("x").map_or(0, |m| m.end())..).unwrap_or("");
            // "the 3-5 Cranes" is a record, "6-7, 7-5" are sets, "3-4-1" has ties.
            let record = team.ends_with(" the") || team == "the" || team.ends_with(" a") || team.ends_with("to") && !team.contains(' ');
            let sets = after.starts_with('-')
                || after.trim_start_matches([',', ' ', ';']).trim_start_matches("and ").starts_with(|c: char| c.is_ascii_digit());
            let goes_on = after.strip_prefix(' ').is_some_and(|t| {
                let word = t.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
                !matches!(
                    word,
                    "in" | "on"
                        | "at"
                        | "to"
                        | "for"
                        | "with"
                        | "before"
                        | "after"
                        | "last"
                        | "and"
                        | "as"
                        | "behind"
                        | "during"
                        | "when"
                        | "by"
                        | "Monday"
                        | "Tuesday"
                        | "Wednesday"
                        | "Thursday"
                        | "Friday"
                        | "Saturday"
                        | "Sunday"
                )
            });
            let fell = verb == "fell" && !team.starts_with("to");
            let named = !matches!(verb, "lost" | "loses" | "fell") && team.is_empty();
            if a < b && !record && !sets && !goes_on && !fell && !named {
                report.put("math-score-winner", p, span, [format!("{b}-{a}")]);
            }
        }
    }
}

fn outcomes(p: &Paragraph, report: &mut Report, line: &Line) {
    for found in OUTCOME.in_line(line) {
        let group = |a: &str, b: &str| reading::whole(&found, a).or_else(|| reading::whole(&found, b));
        let (Some(a), Some(b)) = (group("a", "c"), group("b", "d")) else { continue };
        let Some(span) = line.span(&found, "x").or_else(|| line.span(&found, "y")) else { continue };
        let after = line.text.get(found.get(0).map_or(0, |m| m.end())..).unwrap_or("").trim_start();
        let before = found.get(0).and_then(|m| line.text.get(..m.start())).unwrap_or("");
        // Sets are listed ("6-7, 7-5"), and a voter loses as well.
        let listed = after.starts_with(|c: char| c.is_ascii_digit()) || before.trim_end().ends_with(|c: char| c.is_ascii_digit());
        let tennis =
            ["set", "sets", "tiebreak", "tiebreaker", "break", "match point", "vote", "record"].iter().any(|w| line.text.contains(w));
        if a < b && !listed && !tennis {
            report.put("math-score-winner", p, span, [format!("{b}-{a}")]);
        }
    }
}
