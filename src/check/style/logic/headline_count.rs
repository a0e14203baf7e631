//! How many were killed, hurt, arrested: the same in headline or caption and in the story.
//!
//! A number in the headline is asked about where the story gives numbers for the same
//! thing and none of them is this one.

use crate::check::style::logic::reading::{self, Shape};
use crate::check::style::number;
use crate::check::style::report::Report;
use crate::story::{Paragraph, Part, Span, Story};

static HEAD: Shape = Shape::new(
    r"\b(?P<n>NUM) (?:[a-z]+ ){0,2}?(?P<v>killed|dead|die|dies|hurt|injured|wounded|arrested|charged|missing|rescued|hospitalized|displaced|indicted|evacuated)\b",
);
static HEAD_AFTER: Shape = Shape::new(r"\b(?P<v>kills|kill|killing|injures|injure|injuring|hurts|wounds|wounding|displaces) (?P<n>NUM)\b");
static BODY: Shape = Shape::new(
    r"\b(?P<n>NUM) (?:[A-Za-z-]+ ){0,5}?(?P<v>killed|dead|died|deaths|hurt|injured|injuries|wounded|arrested|charged|missing|rescued|hospitalized|displaced|indicted|evacuated)\b",
);
static BODY_AFTER: Shape = Shape::new(
    r"\b(?P<v>killed|killing|kills|injured|injuring|wounded|wounding|hurt|hurting|arrested|charged|rescued|displaced|indicted) (?:at least |about |more than |nearly |another )?(?P<n>NUM)\b",
);

pub fn check(story: &Story, report: &mut Report) {
    if !report.wants("headline-count") || story.paragraphs.len() < 2 {
        return;
    }
    for (n, placed) in story.paragraphs.iter().enumerate() {
        let p = &placed.paragraph;
        let labelled = is_labelled(&p.text);
        if !labelled && p.part != Part::Headline {
            continue;
        }
        for found in HEAD.all(&p.text).chain(HEAD_AFTER.all(&p.text)) {
            let (Some(value), Some(class), Some(at)) =
                (reading::value(&found, "n"), found.name("v").map(|m| class_of(m.as_str())), found.name("n"))
            else {
                continue;
            };
            let told: Vec<f64> = story
                .paragraphs
                .iter()
                .enumerate()
                .filter(|(i, b)| *i != n && is_story(&b.paragraph))
                .flat_map(|(_, b)| counts(&b.paragraph, class))
                .collect();
            if let Some(first) = told.first().filter(|_| told.iter().all(|t| (t - value).abs() > 0.5)) {
                report.shift_to(placed.start);
                report.put("headline-count", p, Span::new(at.start(), at.end()), written(*first, at.as_str()));
            }
        }
    }
}

fn is_labelled(text: &str) -> bool {
    let opens_with = |label: &str| text.trim_start().get(..label.len()).is_some_and(|t| t.eq_ignore_ascii_case(label));
    ["HEADLINE:", "HED:", "CAPTION:", "CUTLINE:", "PHOTO:", "DECK:"].into_iter().any(opens_with)
}

fn is_story(p: &Paragraph) -> bool {
    p.part == Part::Body && !is_labelled(&p.text)
}

/// Numbers that a paragraph gives for this.
fn counts(p: &Paragraph, class: &str) -> Vec<f64> {
    BODY.all(&p.text)
        .chain(BODY_AFTER.all(&p.text))
        .filter(|f| f.name("v").is_some_and(|m| class_of(m.as_str()) == class))
        .filter_map(|f| reading::value(&f, "n"))
        .collect()
}

/// The number as the headline writes its own: in figures or in words.
fn written(value: f64, like: &str) -> Option<String> {
    let figures = format!("{value:.0}");
    let n: u64 = figures.parse().ok()?;
    Some(if like.starts_with(|c: char| c.is_ascii_digit()) { figures } else { number::in_words(n) })
}

fn class_of(verb: &str) -> &'static str {
    match verb {
        "killed" | "dead" | "die" | "dies" | "died" | "deaths" | "kills" | "kill" | "killing" => "killed",
        "hurt" | "hurts" | "hurting" | "injured" | "injures" | "injure" | "injuring" | "injuries" | "wounded" | "wounds" | "wounding" => {
            "hurt"
        }
        "arrested" => "arrested",
        "charged" | "indicted" => "charged",
        "missing" => "missing",
        "rescued" => "rescued",
        "hospitalized" => "hospitalized",
        "evacuated" => "evacuated",
        _ => "displaced",
    }
}
