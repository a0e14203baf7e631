//! What every rule of harper-core says of a folder of texts: one JSON line a finding.
//!
//!     cargo run --release --manifest-path config/grammar/measure-harper/Cargo.toml -- FOLDER > findings.jsonl
//!
//! For deciding which rules a news desk can trust; the program itself does not use it.

use std::time::Instant;

use copydesk::story::{Part, ReadAs, Story};
use harper_core::linting::{LintGroup, Suggestion};
use harper_core::parsers::PlainEnglish;
use harper_core::spell::FstDictionary;
use harper_core::{Dialect, Document};

fn main() {
    let dir = std::env::args().nth(1).expect("a folder of texts");
    let start = Instant::now();
    let dictionary = FstDictionary::curated();
    eprintln!("dictionary {:?}", start.elapsed());
    let start = Instant::now();
    let mut group = LintGroup::new_curated(dictionary.clone(), Dialect::American);
    eprintln!("rules {:?}", start.elapsed());
    group.set_all_rules_to(Some(true));
    let (mut parsing, mut linting, mut bytes) = (0.0, 0.0, 0);
    let mut files: Vec<_> =
        std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let story = Story::parse(&text, ReadAs::Story);
        for placed in &story.paragraphs {
            let p = &placed.paragraph;
            if matches!(p.part, Part::Byline | Part::Stray | Part::Table) {
                continue;
            }
            let flat = p.text.replace(['\n', '\r', '\u{a0}'], " ");
            bytes += flat.len();
            let start = Instant::now();
            let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| Document::new(&flat, &PlainEnglish, &dictionary)));
            let Ok(document) = read else { continue };
            parsing += start.elapsed().as_secs_f64();
            let start = Instant::now();
            let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| group.organized_lints(&document)));
            let Ok(found) = found else { continue };
            linting += start.elapsed().as_secs_f64();
            let places: Vec<usize> = flat.char_indices().map(|c| c.0).chain([flat.len()]).collect();
            for (rule, lints) in found {
                for lint in lints {
                    let (start, end) = (places[lint.span.start], places[lint.span.end]);
                    let suggestions: Vec<String> = lint
                        .suggestions
                        .iter()
                        .map(|s| match s {
                            Suggestion::ReplaceWith(c) => c.iter().collect(),
                            Suggestion::InsertAfter(c) => format!("{}{}", &flat[start..end], c.iter().collect::<String>()),
                            Suggestion::Remove => String::new(),
                        })
                        .collect();
                    let around: String = flat[..start].chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
                    let after: String = flat[end..].chars().take(40).collect();
                    println!(
                        "{}",
                        serde_json::json!({"file": file.file_name().unwrap().to_string_lossy(), "rule": rule, "start": placed.start + start, "end": placed.start + end,
                            "original": &flat[start..end], "suggestions": suggestions, "message": lint.message, "quoted": p.is_quoted(copydesk::story::Span::new(start, end)),
                            "context": format!("{around}[{}]{after}", &flat[start..end]), "part": format!("{:?}", p.part)})
                    );
                }
            }
        }
    }
    eprintln!("{bytes} bytes: parsing {parsing:.2} s, rules {linting:.2} s");
}
