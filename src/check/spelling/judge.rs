//! Judges one word: known, a name, misspelt, or not ours to judge.

use crate::check::{Category, InQuotation, Issue, Level};
use crate::language::lexicon::is_beginning;
use crate::language::lexicon::{Case, Entry, lowered, without_possessive};
use crate::story::{Paragraph, Span, Token, TokenKind};

use super::Spelling;
use super::bearings::Bearings;
use super::proposal::Proposal;
use super::{american, apostrophe, irregular, known, plural};

/// At or above it an issue is a correction, below it a question.
pub(super) const FIX: f32 = 0.8;
/// Below it nothing is said.
const LEAST: f32 = 0.45;

/// Up to this frequency (Zipf) a word that dictionaries have is held against commoner ones.
const UNCOMMON: f32 = 2.0;
/// How much likelier (logarithm to base 10) a commoner word must be here than the rare one that
/// stands here, for a question and for a correction.
const OUT_OF_PLACE: f32 = 2.5;
const MUCH: f32 = 4.0;
/// The same for a word that opens a sentence and may be a name.
const OPENING: f32 = 3.5;
/// How sure a correction of part of a compound must be.
const CALLED_FOR: f32 = 0.85;
/// Words commoner than this (Zipf) are no misspellings, whatever the list says.
const ESTABLISHED: f32 = 4.0;

/// Words that join no other to make a new one: run into their neighbor they are a slip.
const NO_PART: &[&str] = &[
    "the", "and", "that", "for", "from", "with", "was", "were", "are", "has", "had", "have", "his", "her", "its", "our", "your", "their",
    "they", "this", "these", "those", "but", "not", "will", "would", "said", "been", "than", "which", "who", "when",
];

/// Words inside names that have no capital: "bin", "de la".
const PARTICLES: &[&str] = &[
    "al", "bin", "ibn", "bint", "abu", "ben", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "la", "le", "les", "el",
    "los", "las", "von", "van", "der", "den", "ter", "ten", "y", "e", "et", "ul", "ud", "ur", "san", "und", "der", "die", "das", "dei",
    "degli",
];

impl Spelling {
    /// The issue of token `at`, if there is one.
    pub(super) fn judge(&self, p: &Paragraph, bearings: &Bearings, at: usize) -> Option<Issue> {
        let token = p.tokens.get(at).filter(|t| t.is_word() && !t.abbreviation)?;
        let written = token.span.of(&p.text);
        let word = without_possessive(written);
        let span = Span::new(token.span.start, token.span.start + word.len());
        let lower = lowered(word);
        if !is_prose(p, at, word) || self.is_own(written) || self.is_learned(&lower) {
            return None;
        }
        if is_beginning(&lower) && is_part_of_compound(p, at) {
            return None;
        }
        let case = Case::of(word);
        let unknown = self.lexicon.entry(lower.trim_end_matches('\'')).is_none_or(Entry::is_rare);
        if (unknown || lower == "its")
            && matches!(case, Case::Lower | Case::Capitalised)
            && let Some(issue) = apostrophe::find(p, at, case)
        {
            return Some(issue.in_quotation(InQuotation::Repair));
        }
        let issue = match case {
            Case::Lower => self.judge_lower(p, bearings, at, &lower),
            Case::Capitalised if bearings.is_open(at) => self.judge_opening(p, bearings, at, word, &lower),
            Case::Capitalised => self.judge_name(p, bearings, at, word, &lower),
            Case::Capitals => self.judge_capitals(p, at, &lower),
            Case::Odd => self.judge_two_capitals(word, &lower),
        };
        issue.map(|i| Issue { span, ..i.in_quotation(InQuotation::Repair) })
    }

    fn judge_lower(&self, p: &Paragraph, bearings: &Bearings, at: usize, lower: &str) -> Option<Issue> {
        if let Some(issue) = irregular::find(self.lexicon, p, at, lower).filter(|_| !is_part_of_compound(p, at)) {
            return Some(issue);
        }
        let listed = known::corrections(lower);
        let entry = self.lexicon.entry(lower);
        if let Some(entry) = entry.filter(|e| e.is_lower()) {
            if entry.is_british() {
                return american::spelling_of(self.lexicon, lower).map(variant);
            }
            let sound = !entry.is_rare() && entry.zipf() > UNCOMMON;
            // Short words that only the largest dictionaries have are slips in news.
            let short = entry.is_rare() && lower.len() <= 5 && entry.zipf() < 2.0;
            if sound && !listed.is_empty() && entry.zipf() < ESTABLISHED && !is_part_of_compound(p, at) {
                return self.judge_doubtful(p, at, lower, listed);
            }
            if sound || is_part_of_compound(p, at) || !entry.is_rare() && self.is_inflected(lower) {
                return None;
            }
            if !short {
                return self.judge_rare(p, at, lower, listed);
            }
        }
        if lower.len() < 3 && listed.is_empty() || PARTICLES.contains(&lower) || bearings.times_a_name(lower) > 0 {
            return None;
        }
        let derived = entry.is_none_or(|e| !e.is_lower()) && self.lexicon.knows_lower(lower);
        if derived {
            return if is_part_of_compound(p, at) { None } else { self.judge_rare(p, at, lower, listed) };
        }
        if let Some(issue) = plural::find(self.lexicon, p, at, lower) {
            return Some(issue);
        }
        if self.is_clipped(p, at, lower) || self.is_contraction(lower) || stands_in_a_name(p, at) && listed.is_empty() {
            return None;
        }
        if let Some(name) = entry.and_then(|e| self.only_a_name(e, lower)).filter(|_| listed.is_empty()) {
            return Some(name);
        }
        if listed.is_empty() && is_species(p, at, lower) {
            return None;
        }
        let proposal = self.propose(p, at, lower, Case::Lower, listed, !bearings.is_among_strangers(at));
        let Some(proposal) = proposal else { return Some(unknown(Vec::new())) };
        self.weighed(p, bearings, at, lower, proposal)
    }

    /// What becomes of the corrections proposed for a word that is in no dictionary, or in few.
    fn weighed(&self, p: &Paragraph, bearings: &Bearings, at: usize, lower: &str, proposal: Proposal) -> Option<Issue> {
        let entry = self.lexicon.entry(lower);
        let compound = is_part_of_compound(p, at) || self.is_new_compound(lower) || self.is_inflected(lower);
        let mut sure = if proposal.listed { 0.93 + 0.05 * proposal.share } else { proposal.sure };
        let named = entry.is_some_and(|e| !e.is_lower());
        if entry.is_some() && !proposal.listed && !(named && sure > 0.9) {
            // A dictionary has it, if only the largest: ask.
            sure = sure.min(0.7);
        }
        if !proposal.listed && (compound || bearings.is_among_strangers(at)) {
            let called_for = !bearings.is_among_strangers(at) && proposal.sure > CALLED_FOR && proposal.zipf > 4.0;
            let plain = proposal.cost <= 70 && proposal.zipf > 3.0 || proposal.cost <= 100 && proposal.zipf > 4.0 || called_for;
            sure *= if plain { 0.8 } else { 0.4 };
            if sure < LEAST {
                return None;
            }
        }
        if proposal.apart && sure >= LEAST_APART {
            // A word by itself: nothing around says more, and the question costs little.
            sure = sure.max(LEAST_SURE);
        }
        Some(misspelling(proposal.words, sure, proposal.listed))
    }

    /// A word that is in large dictionaries only, or made up from parts: is it a common
    /// one with a slip?
    fn judge_rare(&self, p: &Paragraph, at: usize, lower: &str, listed: &[&'static str]) -> Option<Issue> {
        if lower.len() < 4 && listed.is_empty() {
            return None;
        }
        let own = self.lexicon.frequency(lower).unwrap_or(1.0);
        let proposal = self.propose(p, at, lower, Case::Lower, listed, false)?;
        if proposal.listed && proposal.zipf > own + 1.0 {
            return Some(misspelling(proposal.words, 0.85, true));
        }
        // "landers": what a known word makes by rule needs more against it.
        let made = self.is_inflected(lower);
        let slip = !made && proposal.cost <= 65 && proposal.zipf >= own + 3.2 && proposal.share > 0.9;
        let obscure = self.lexicon.entry(lower).is_none_or(Entry::is_rare);
        let needed = if made { MUCH } else { OUT_OF_PLACE };
        let out_of_place = obscure && proposal.gain > needed && proposal.zipf >= own + 1.5 && proposal.share > 0.6;
        (slip || out_of_place).then(|| misspelling(proposal.words, if proposal.gain > MUCH { 0.85 } else { 0.65 }, false))
    }

    /// A word that dictionaries have and that is known as a misspelling, too: "the som of both".
    fn judge_doubtful(&self, p: &Paragraph, at: usize, lower: &str, listed: &[&'static str]) -> Option<Issue> {
        let proposal = self.propose(p, at, lower, Case::Lower, listed, false)?;
        let own = self.lexicon.frequency(lower)?;
        let meant = proposal.listed && proposal.gain > MUCH && proposal.zipf >= own + 1.0 && proposal.share > 0.6;
        meant.then(|| misspelling(proposal.words, 0.75, true))
    }

    /// A capital that any word would have here: judged by its lower-case form, with care,
    /// since names open sentences.
    fn judge_opening(&self, p: &Paragraph, bearings: &Bearings, at: usize, word: &str, lower: &str) -> Option<Issue> {
        if lower.len() < 3 || self.lexicon.entry(lower).is_some() || self.lexicon.contains(word) || bearings.times_a_name(word) > 0 {
            return if bearings.title_case { None } else { self.judge_phrase(p, at, word, lower) };
        }
        if is_part_of_compound(p, at) || self.is_contraction(lower) {
            return None;
        }
        let listed = known::corrections(lower);
        // A name that nothing common is next to, as most are.
        let next = || {
            self.suggester.close(lower).first().is_some_and(|c| {
                c.cost <= 95 && self.lexicon.frequency(&lowered(&c.word)).is_some_and(|z| z > 1.5 + 0.026 * f32::from(c.cost))
            })
        };
        if listed.is_empty() && (lower.len() < 6 || !next()) {
            return self.judge_phrase(p, at, word, lower);
        }
        let proposal = self.propose(p, at, lower, Case::Capitalised, listed, false)?;
        let in_name = !bearings.title_case && (p.is_capitalised(at + 1) || at > 0 && p.is_capitalised(at - 1));
        let sure = match (proposal.listed, in_name) {
            (true, false) if lower.len() > 4 && proposal.zipf > 3.0 || proposal.zipf > 5.5 => 0.9,
            (true, true) if lower.len() > 6 && proposal.zipf > 3.5 => 0.85,
            (false, false) if lower.len() > 5 && proposal.cost <= 65 && proposal.zipf > 4.0 && proposal.share > 0.95 => 0.82,
            (false, false) if lower.len() > 6 && proposal.cost <= 95 && proposal.zipf > 4.2 && proposal.share > 0.95 => 0.82,
            // One of the commonest words, or the words around call for it and not for a name.
            (false, false) if lower.len() > 5 && proposal.cost <= 95 && proposal.zipf > 5.0 && proposal.share > 0.95 => 0.82,
            (false, false) if proposal.gain > OPENING && proposal.sure > 0.9 && proposal.zipf > 4.0 => 0.8,
            _ => return self.judge_phrase(p, at, word, lower),
        };
        Some(misspelling(proposal.words, sure, proposal.listed))
    }

    fn judge_capitals(&self, p: &Paragraph, at: usize, lower: &str) -> Option<Issue> {
        let listed = known::corrections(lower);
        if lower.len() < 5 || listed.is_empty() || self.lexicon.entry(lower).is_some() {
            return None;
        }
        let proposal = self.propose(p, at, lower, Case::Capitals, listed, false).filter(|p| p.listed && p.zipf > 3.0)?;
        Some(misspelling(proposal.words, 0.85, true))
    }

    /// "`THe`", "`WEdnesday`": the shift key was held too long.
    fn judge_two_capitals(&self, word: &str, lower: &str) -> Option<Issue> {
        let right = Case::Capitalised.apply(lower);
        let mut chars = word.chars();
        let held = chars.next()?.is_uppercase() && chars.next()?.is_uppercase() && chars.all(char::is_lowercase);
        let common = self.lexicon.entry(lower).is_some_and(|e| (e.is_lower() || e.is_name()) && !e.is_rare() && e.zipf() > 3.5);
        let plural = word.ends_with('s') && word.chars().rev().skip(1).all(char::is_uppercase);
        (held && common && !plural && lower.len() > 2).then(|| misspelling(vec![right], 0.85, false))
    }

    /// "texas": a word that has a capital wherever it stands.
    fn only_a_name(&self, entry: Entry, lower: &str) -> Option<Issue> {
        if entry.is_lower() {
            return None;
        }
        if let Some(odd) = self.lexicon.odd_spelling(lower).filter(|_| entry.zipf() > 3.0) {
            return Some(capital(odd.to_owned(), 0.8));
        }
        let common = entry.is_name() && !entry.is_rare() && entry.zipf() > 3.6 && lower.len() > 3;
        let sure = if entry.is_people() || entry.is_place() && entry.zipf() > 4.2 { 0.9 } else { 0.7 };
        common.then(|| capital(Case::Capitalised.apply(lower), sure))
    }

    /// "they've", "the mayor'll": a known word with a verb run into it.
    fn is_contraction(&self, lower: &str) -> bool {
        lower.rsplit_once('\'').is_some_and(|(stem, end)| {
            matches!(end, "ll" | "ve" | "re" | "d" | "m" | "s" | "em" | "am" | "n")
                && (stem.contains('\'') || self.lexicon.entry(stem).is_some())
        }) || lower.contains('\'') && known::corrections(lower).is_empty() && !lower.ends_with("n't")
    }

    /// "runnin'": a word that lost its end to an apostrophe.
    fn is_clipped(&self, p: &Paragraph, at: usize, lower: &str) -> bool {
        let marked = p.tokens.get(at + 1).is_some_and(|t| !t.spaced && matches!(p.word(at + 1), "'" | "’"));
        marked && lower.ends_with("in") && self.lexicon.knows_lower(&format!("{lower}g")) || lower.starts_with('\'')
    }

    /// A known word with a regular end: the plural, the past or the doer of one.
    fn is_inflected(&self, lower: &str) -> bool {
        let known = |stem: &str| {
            stem.len() > 3 && self.lexicon.entry(stem).is_some_and(|e| e.is_lower() && !e.is_rare() && !e.is_british() && e.zipf() > 2.8)
        };
        let ends = ["s", "ed", "d", "ing", "er", "ers", "or", "ors", "ly", "ism", "ist", "ists", "able"];
        ends.iter().any(|end| {
            lower.strip_suffix(end).is_some_and(|stem| {
                // "smokeing" is no form of "smoke".
                known(stem) && !(stem.ends_with('e') && matches!(*end, "ing" | "ed" | "er" | "ers" | "able"))
                    || matches!(*end, "ing" | "er" | "ers" | "able") && known(&format!("{stem}e"))
                    || matches!(*end, "ing" | "ed" | "er" | "ers") && doubled(stem).is_some_and(known)
            })
        })
    }

    /// Two words well known, written as one: the language makes new ones every day.
    fn is_new_compound(&self, lower: &str) -> bool {
        (3..lower.len().saturating_sub(2)).any(|cut| {
            let part = |w: Option<&str>| {
                w.and_then(|w| self.lexicon.entry(w).map(|e| (w, e)))
                    .is_some_and(|(w, e)| e.is_lower() && !e.is_rare() && w.len() > 2 && e.zipf() > 3.3 && !NO_PART.contains(&w))
            };
            part(lower.get(..cut)) && part(lower.get(cut..))
        })
    }
}

/// "stopp": the stem without its doubled consonant.
fn doubled(stem: &str) -> Option<&str> {
    let mut ends = stem.bytes().rev();
    (ends.next()? == ends.next()?).then(|| stem.get(..stem.len() - 1)).flatten()
}

/// "Castor canadensis": the second half of a name in biology.
fn is_species(p: &Paragraph, at: usize, lower: &str) -> bool {
    let latin = ["is", "us", "um", "ii", "ae", "ensis", "ans", "ens", "oides"].iter().any(|end| lower.ends_with(end));
    latin && at > 0 && p.is_capitalised(at - 1) && p.lower(at - 1).len() > 2
}

/// Is the token part of running words, and not of an address, a file name or a formula?
fn is_prose(p: &Paragraph, at: usize, word: &str) -> bool {
    if word.chars().any(|c| c.is_ascii_digit() || c == '&' || c == '\u{ad}') {
        return false;
    }
    let touches = |i: Option<usize>, unspaced: bool| {
        i.and_then(|i| p.tokens.get(i)).is_some_and(|t: &Token| {
            unspaced
                && (matches!(t.kind, TokenKind::Number | TokenKind::Web)
                    || t.kind == TokenKind::Symbol && !matches!(t.span.of(&p.text), "$" | "%" | "&" | "+"))
                || unspaced && matches!(t.span.of(&p.text), "_" | "/" | "\\" | "@")
        })
    };
    // "&mdash;" and "don&8217;t": what a web page leaves behind.
    let entity = at > 0 && p.word(at - 1) == "&" && p.word(at + 1) == ";"
        || p.word(at + 1) == "&" && p.tokens.get(at + 2).is_some_and(|t| !t.spaced && t.kind == TokenKind::Number);
    // "Heh heh": a sound, as the story writes it.
    let sound = word.len() <= 4 && (p.lower(at + 1) == p.lower(at) || at > 0 && p.lower(at - 1) == p.lower(at));
    // "korea.go.kr": part of an address.
    let address = p.word(at + 1) == "."
        && [at + 1, at + 2].iter().all(|i| p.tokens.get(*i).is_some_and(|t| !t.spaced))
        && p.tokens.get(at + 2).is_some_and(Token::is_word);
    if entity || sound || address {
        return false;
    }
    let here_spaced = p.tokens.get(at).is_none_or(|t| t.spaced);
    let next_spaced = p.tokens.get(at + 1).is_none_or(|t| t.spaced);
    // "d--ned", "h*ll": letters left out on purpose.
    let masked = |i: usize| matches!(p.word(i).as_bytes(), [b'-', b'-', ..] | [b'*', ..]);
    if !here_spaced && at > 0 && masked(at - 1) || !next_spaced && masked(at + 1) && p.tokens.get(at + 2).is_some_and(|t| !t.spaced) {
        return false;
    }
    !touches(at.checked_sub(1), !here_spaced) && !touches(Some(at + 1), !next_spaced)
}

/// Is the word joined to another by a hyphen, or by an apostrophe without a space?
fn is_part_of_compound(p: &Paragraph, at: usize) -> bool {
    let joins = |i: usize| matches!(p.word(i), "-" | "‑" | "–" | "'" | "’" | ".");
    let before = at > 0 && joins(at - 1) && p.tokens.get(at).is_some_and(|t| !t.spaced);
    let after = joins(at + 1)
        && p.tokens.get(at + 1).is_some_and(|t| !t.spaced)
        && p.tokens.get(at + 2).is_some_and(|t| !t.spaced && t.kind != TokenKind::Punct);
    before || after
}

/// A small word between two capitalised ones belongs to a name: "Ayatul ula Baheer".
fn stands_in_a_name(p: &Paragraph, at: usize) -> bool {
    let short = p.lower(at).len() <= 4;
    short && at > 0 && p.is_capitalised(at - 1) && p.is_capitalised(at + 1)
}

/// Below this a correction is a guess: the word is only noted. An unknown word in lower case is
/// worth a question even where the word meant is in doubt.
const LEAST_SURE: f32 = 0.3;
/// The same of a word by itself, as in a caption or a list.
const LEAST_APART: f32 = 0.15;

fn misspelling(words: Vec<String>, sure: f32, listed: bool) -> Issue {
    if !listed && sure < LEAST_SURE {
        return unknown(words);
    }
    let message = if listed { "A known misspelling" } else { "A misspelling" };
    let why = if listed {
        "This spelling is a common slip for the word offered."
    } else {
        "The word is in no dictionary; the words offered are a slip or two away."
    };
    let issue = Issue::new("spelling", Category::Spelling, Span::new(0, 0), message).why(why).suggest_all(words).confidence(sure);
    if sure < FIX { issue.query() } else { issue }
}

fn unknown(words: Vec<String>) -> Issue {
    let mut issue = Issue::new("spelling/unknown", Category::Spelling, Span::new(0, 0), "An unknown word")
        .why("The word is in no dictionary, and what is next to it is a guess. Add it if it is right.")
        .suggest_all(words.into_iter().take(3))
        .query()
        .confidence(0.5);
    issue.level = Level::Note;
    issue
}

fn capital(word: String, sure: f32) -> Issue {
    let issue = Issue::new("spelling/capital", Category::Capitalization, Span::new(0, 0), "A name without its capital")
        .why("The word is a name and has a capital wherever it stands.")
        .suggest(word)
        .confidence(sure);
    if sure < FIX { issue.query() } else { issue }
}

fn variant(american: String) -> Issue {
    Issue::new("spelling/british", Category::Spelling, Span::new(0, 0), "A British spelling")
        .why("American newspapers write the word as offered. Names and titles of works keep their own spelling.")
        .suggest(american)
        .confidence(0.8)
        .query()
}
