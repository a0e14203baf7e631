//! First and later references: a full name first, then the surname alone.

use std::collections::BTreeSet;

use crate::check::grammar::reading::is_person;
use crate::check::style::logic::people::roster::{Called, Naming, Roster};
use crate::check::style::report::Report;
use crate::language::{Lexicon, Tag};
use crate::story::{Paragraph, Story, quotation};

/// Titles of people who are not known everywhere.
const LOCAL: &[&str] = &[
    "mayor",
    "principal",
    "sheriff",
    "chief",
    "police",
    "fire",
    "coach",
    "councilman",
    "councilwoman",
    "councilmember",
    "councilor",
    "superintendent",
    "officer",
    "deputy",
    "detective",
    "alderman",
    "commissioner",
    "trooper",
    "sgt.",
    "lt.",
    "capt.",
];

pub fn check(story: &Story, roster: &Roster, report: &mut Report) {
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for (i, naming) in roster.namings.iter().enumerate().filter(|(_, n)| !n.quoted) {
        let Some(placed) = story.paragraphs.get(naming.paragraph) else { continue };
        let p = &*placed.paragraph;
        report.shift_to(placed.start);
        match naming.called {
            Called::Titled => {
                titled_again(p, roster, i, naming, report);
                if told.insert(&naming.last) {
                    first_alone(p, roster, i, naming, report);
                }
            }
            Called::Alone => {
                let acting = acts(p, naming, report);
                let told =
                    acting && given_alone(p, roster, i, naming, report) || !(acting || is_free(p, naming)) || !told.insert(&naming.last);
                if !told {
                    first_alone(p, roster, i, naming, report);
                }
            }
            Called::Full => {}
        }
    }
}

/// "Mayor Ruiz" after "Mayor Elena Ruiz".
fn titled_again(p: &Paragraph, roster: &Roster, i: usize, naming: &Naming, report: &mut Report) {
    if roster.bearers(&naming.last) != 1 || roster.with_last(&naming.last).all(|(n, _)| n >= i) {
        return;
    }
    let table = report.book.tables.table("title-words");
    // A king keeps his title; the table says "keeps" there.
    if (naming.first..naming.at).any(|t| table.get(p.word(t)).is_some_and(|e| e.value == "keeps")) || is_qualified(p, naming.first) {
        return;
    }
    // "Secretary of State Marr" is two runs of capitals.
    let of = naming.first.checked_sub(2).filter(|b| p.lower(b + 1) == "of" && table.get(p.word(*b)).is_some());
    if of.is_none() && naming.first > 0 && p.lower(naming.first - 1) == "of" && naming.first > 1 && p.is_capitalised(naming.first - 2) {
        return;
    }
    let span = p.span_of(of.unwrap_or(naming.first), naming.at);
    report.put("title-second-reference", p, span, [p.word(naming.at)]);
}

/// "former Mayor Ruiz", "the late Mayor Ruiz": without the title the words before hang in the air.
fn is_qualified(p: &Paragraph, first: usize) -> bool {
    let Some(before) = first.checked_sub(1).filter(|_| !p.opens_sentence(first)) else { return false };
    let Some(t) = p.tokens.get(before) else { return false };
    t.is_word() && (t.tag.is_noun() || t.tag.is_adjective() || matches!(t.tag, Tag::DT | Tag::PRPS)) || p.word(before) == "-"
}

/// "…,” Delacroix said": firms and storms say nothing in the middle of a sentence.
fn closes_quotation(p: &Paragraph, first: usize) -> bool {
    first.checked_sub(1).is_some_and(|b| quotation::is_double_mark(p.word(b)) && p.tokens.get(first).is_some_and(|t| t.spaced))
}

/// What the table of verbs says of the verb behind the name.
fn verb_of(p: &Paragraph, naming: &Naming, report: &Report) -> Option<String> {
    let table = report.book.tables.table("person-verbs");
    // "Okafor and Lund voted": both do it.
    let pair = p.lower(naming.end) == "and" && p.is_capitalised(naming.end + 1);
    let end = if pair { naming.end + 2 } else { naming.end };
    let verb = (end..end + 2).find(|i| !matches!(p.lower(*i), "also" | "never" | "later" | "then" | "still" | "now"))?;
    table.get(p.lower(verb)).map(|e| e.value.clone())
}

/// Does the one who is named do what people do, right behind the name?
fn acts(p: &Paragraph, naming: &Naming, report: &Report) -> bool {
    let free = naming.first.checked_sub(1).is_none_or(|b| {
        !p.is_capitalised(b) && !matches!(p.lower(b), "and" | "or" | "of" | "&" | "-" | "the" | "a" | "an" | "in" | "at")
            || p.opens_sentence(naming.first)
            // "On Monday Nora said": the day belongs to no name.
            || report.book.tables.table("weekdays").get(p.word(b)).is_some()
    });
    free && verb_of(p, naming, report).is_some() && !p.lower(naming.at).ends_with("'s")
}

/// Is the name no part of a longer one or of a compound ("the Okafor bridge")?
fn is_free(p: &Paragraph, naming: &Naming) -> bool {
    let before = naming.first.checked_sub(1).is_none_or(|b| {
        p.opens_sentence(naming.first)
            || !p.is_capitalised(b)
                && !matches!(p.lower(b), "the" | "a" | "an" | "or" | "&" | "-" | "in" | "at" | "near" | "this" | "that" | "on")
    });
    let owns = p.lower(naming.end - 1).ends_with("'s");
    let after = p
        .tokens
        .get(naming.end)
        .is_none_or(|t| owns || !t.tag.is_noun() && !t.tag.is_adjective() && !matches!(p.word(naming.end), "-" | "&" | "/"));
    before && after
}

/// Words beside a surname that only a person has: "Okafor, who", "Okafor's wife".
fn is_personal(p: &Paragraph, naming: &Naming) -> bool {
    const KIN: &[&str] = &[
        "lawyer",
        "attorney",
        "wife",
        "husband",
        "mother",
        "father",
        "son",
        "daughter",
        "brother",
        "sister",
        "parents",
        "widow",
        "boss",
        "arrest",
        "teammate",
        "teammates",
        "girlfriend",
        "boyfriend",
        "roommate",
        "doctor",
        "lawyers",
        "attorneys",
        "cousin",
        "uncle",
        "aunt",
        "fiancee",
    ];
    let owns = p.lower(naming.end - 1).ends_with("'s");
    if owns {
        return KIN.contains(&p.lower(naming.end));
    }
    if p.word(naming.end) != "," {
        return false;
    }
    let next = naming.end + 1;
    let person = |i: usize| is_person(p, i) && matches!(p.word(i + 1), "," | "." | "of" | "for" | "who" | "at" | "in" | "and");
    p.lower(next) == "who" || matches!(p.lower(next), "the" | "a" | "an" | "his" | "her" | "their") && (next + 1..next + 4).any(person)
}

/// "Nora said" after "Nora Haller".
fn given_alone(p: &Paragraph, roster: &Roster, i: usize, naming: &Naming, report: &mut Report) -> bool {
    let mut owners = roster.with_given(&naming.last).filter(|(n, _)| *n < i).map(|(_, owner)| owner);
    let Some(owner) = owners.next() else { return false };
    let lexicon = Lexicon::shared();
    let shared = roster.bearers(&owner.last) != 1 || owners.any(|o| o.last != owner.last);
    let surname_too = roster.with_last(&naming.last).next().is_some();
    let child = roster.namings.iter().any(|n| n.child && (n.last == owner.last || n.last == naming.last));
    // Family name first: "Li" of "Li Jifeng" is the surname.
    let family_first = report.book.tables.table("names-family-first").get(&naming.last).is_some();
    if shared || family_first || surname_too || child || lexicon.is_place(&naming.last) && !lexicon.is_given_name(&naming.last) {
        return true;
    }
    report.put("name-second-ref-last-only", p, p.span_of(naming.at, naming.at), [owner.written.clone()]);
    true
}

/// A surname alone, or behind a title, before the full name or without one.
fn first_alone(p: &Paragraph, roster: &Roster, i: usize, naming: &Naming, report: &mut Report) {
    let lexicon = Lexicon::shared();
    let last = naming.last.as_str();
    let known = report.book.tables.table("names-alone").get(last).is_some() || roster.others.contains(last);
    let mentioned = roster.is_mentioned(last, i);
    let titles = report.book.tables.table("title-words");
    let kept = (naming.first..naming.at).any(|t| titles.get(p.word(t)).is_some_and(|e| e.value == "keeps"));
    if known || kept || mentioned || last.ends_with('.') || lexicon.is_place(last) || lexicon.knows_lower(last) {
        return;
    }
    let span = p.span_of(naming.at, naming.at);
    if roster.with_last(last).any(|(n, _)| n >= i) {
        if roster.bearers(last) == 1 {
            report.put("name-first-ref-full", p, span, Vec::<String>::new());
        }
        return;
    }
    let elsewhere = roster.with_last(last).chain(roster.with_given(last)).next().is_some();
    // "Flydubai said it will" is a firm; nobody but a person votes or smiles.
    let entry = lexicon.entry(last);
    let surname = lexicon.is_surname(last) && !lexicon.is_given_name(last) && p.lower(naming.end + 1) != "it";
    let told = naming.called == Called::Titled || is_personal(p, naming);
    let personal = told || verb_of(p, naming, report).is_some_and(|v| v == "person") || closes_quotation(p, naming.first);
    // A senator may be known to all; a mayor or a coach is not.
    let local = naming.called != Called::Titled || (naming.first..naming.at).all(|t| LOCAL.contains(&p.lower(t)));
    let acting = acts(p, naming, report);
    if !elsewhere && local && (acting && surname || (acting || told) && personal && (entry.is_none() || lexicon.is_surname(last))) {
        report.put("name-never-introduced", p, span, Vec::<String>::new());
    }
}
