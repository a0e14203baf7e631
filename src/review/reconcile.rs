//! Fresh findings against the list as it is: what is known keeps its entry, what was
//! decided stays decided, what is new is added, what is not found again is gone.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::check::{Issue, Level};
use crate::review::history::Standing;
use crate::review::{Entry, EntryId, Session, State};
use crate::story::Span;

/// How complete a list of findings is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wave {
    /// Of a part of the story only: nothing is gone because it is not among them.
    Quick,
    /// Of all checkers in all of the story.
    Full,
}

/// What became of a list of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Received {
    /// They speak of an older text and were dropped.
    Stale,
    /// How many entries are new, and how many are gone.
    Taken { new: usize, gone: usize },
}

impl Standing {
    /// Is a finding of this kind not wanted again?
    pub(crate) fn covers(&self, issue: &Issue, words: &str) -> bool {
        match self {
            Self::Ignore { rule, words: w } => *rule == issue.rule && w.as_ref().is_none_or(|w| w == words),
            Self::Word(word) => {
                use crate::check::Category::{Name, Spelling, Word};
                let bare = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).unwrap_or(words);
                matches!(issue.category, Spelling | Name | Word) && (bare == word || bare.to_lowercase() == *word)
            }
        }
    }
}

impl Session {
    /// Takes what the checkers found in the text of this revision. Decisions stay; the
    /// current entry stays, or is the one next to it where it is gone.
    pub fn receive(&mut self, findings: Vec<Issue>, revision: u64, wave: Wave) -> Received {
        if revision != self.revision {
            return Received::Stale;
        }
        let here = self.current.and_then(|id| self.place(id)).and_then(|i| self.entries.get(i)).map(|e| e.span().start);
        let mut matching = Matching::new(self, findings);
        matching.same_words();
        matching.same_rule();
        matching.same_place();
        let Matching { findings, taken, found, .. } = matching;

        let serial = self.last_step();
        let mut gone = 0;
        for (i, entry) in self.entries.iter_mut().enumerate() {
            if wave == Wave::Full && entry.is_open() && !entry.gone && !found.contains(&i) {
                entry.gone = true;
                entry.gone_since = serial;
                gone += 1;
            }
        }
        let mut fresh = Vec::new();
        for (issue, taken) in findings.into_iter().zip(taken) {
            match taken {
                Taken::By(i) => {
                    if let Some(entry) = self.entries.get_mut(i) {
                        let words = issue.span.of(&self.story.text).to_owned();
                        entry.now.clone_from(&words);
                        entry.words = words;
                        entry.issue = issue;
                        entry.gone = false;
                    }
                }
                Taken::No if wave == Wave::Full || !self.is_beside_open(&issue) => fresh.push(issue),
                Taken::No | Taken::Decided => {}
            }
        }
        let new = fresh.iter().filter(|i| i.level != Level::Note).count();
        self.add(fresh);
        self.checked |= wave == Wave::Full;
        if self.current().is_none() {
            self.current = self.nearest(here);
        }
        Received::Taken { new, gone }
    }

    /// Does an open entry stand at the same words? A quick finding does not push out what
    /// a slower checker said before.
    fn is_beside_open(&self, issue: &Issue) -> bool {
        let near = self.entries.partition_point(|e| e.span().start < issue.span.end);
        self.entries
            .iter()
            .take(near)
            .rev()
            .take(8)
            .any(|e| !e.gone && e.is_open() && e.is_note() == (issue.level == Level::Note) && e.span().overlaps(issue.span))
    }

    fn add(&mut self, fresh: Vec<Issue>) {
        for issue in fresh {
            let id = EntryId(self.entries.len() as u64);
            let words = issue.span.of(&self.story.text).to_owned();
            self.entries.push(Entry { id, now: words.clone(), words, issue, state: State::Open, gone: false, gone_since: 0 });
        }
        self.put_in_order();
    }

    /// Entries in order of place, and `places` as they stand then. An edit seldom changes
    /// the order, but mere points at one place may come to stand on either side of it.
    pub(crate) fn put_in_order(&mut self) {
        let order = |e: &Entry| (e.span().start, e.span().end, e.id);
        if self.places.len() == self.entries.len() && self.entries.is_sorted_by_key(order) {
            return;
        }
        self.entries.sort_by_key(order);
        self.places.resize(self.entries.len(), 0);
        for (i, e) in self.entries.iter().enumerate() {
            if let Some(place) = usize::try_from(e.id.0).ok().and_then(|id| self.places.get_mut(id)) {
                *place = i;
            }
        }
    }

    /// The open entry at or after byte `at`, else the first one, else any.
    fn nearest(&self, at: Option<usize>) -> Option<EntryId> {
        let from = self.entries.partition_point(|e| e.span().start < at.unwrap_or(0));
        self.open_after(from).or_else(|| self.visible().next().map(|e| e.id))
    }
}

/// What becomes of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taken {
    No,
    /// It is that entry's, by place in the list.
    By(usize),
    /// It was decided before, or is not wanted in this story.
    Decided,
}

struct Matching<'a> {
    session: &'a Session,
    findings: Vec<Issue>,
    taken: Vec<Taken>,
    /// Open entries that were found again.
    found: FxHashSet<usize>,
    /// Entries by rule, in order of place.
    by_rule: FxHashMap<&'a str, Vec<usize>>,
}

impl<'a> Matching<'a> {
    fn new(session: &'a Session, findings: Vec<Issue>) -> Self {
        let text = session.text();
        let fits = |s: Span| text.get(s.start..s.end).is_some();
        let findings: Vec<Issue> = findings.into_iter().filter(|i| fits(i.span) && i.related.iter().all(|r| fits(r.span))).collect();
        let taken = findings
            .iter()
            .map(|i| {
                let words = i.span.of(text);
                if session.standing.iter().any(|s| s.covers(i, words)) { Taken::Decided } else { Taken::No }
            })
            .collect();
        let mut by_rule: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (i, e) in session.entries.iter().enumerate() {
            by_rule.entry(&e.issue.rule).or_default().push(i);
        }
        Self { session, findings, taken, found: FxHashSet::default(), by_rule }
    }

    /// First choice: the same rule on the same words at the same place, decided or not.
    fn same_words(&mut self) {
        self.each(true, |e, _, words| settles(e, words));
    }

    /// Second: the same rule at the same place, for what is not decided.
    fn same_rule(&mut self) {
        self.each(true, |e, _, _| if e.is_open() { Fit::Same } else { Fit::No });
    }

    /// Third: another rule on the same words, for what is not decided; so the current entry
    /// does not go away because another checker says it better.
    /// What would only take back a correction, whichever rule says it, is settled.
    fn same_place(&mut self) {
        self.each(false, |e, issue, _| {
            if e.state.changes_words() && issue.suggestions.first() == Some(&e.words) {
                return Fit::Settled;
            }
            let alike = e.is_open() && !e.gone && e.span() == issue.span && e.is_note() == (issue.level == Level::Note);
            if alike { Fit::Same } else { Fit::No }
        });
    }

    fn each(&mut self, by_rule: bool, fit: impl Fn(&Entry, &Issue, &str) -> Fit) {
        let entries = &self.session.entries;
        let all: Vec<usize> = if by_rule { Vec::new() } else { (0..entries.len()).collect() };
        for (issue, taken) in self.findings.iter().zip(&mut self.taken) {
            if *taken != Taken::No {
                continue;
            }
            let places = if by_rule { self.by_rule.get(&*issue.rule).map_or(&[][..], Vec::as_slice) } else { &all };
            let words = issue.span.of(self.session.text());
            let end = places.partition_point(|p| entries.get(*p).is_some_and(|e| e.span().start <= issue.span.end));
            for place in places.iter().take(end).rev().take(64) {
                let Some(entry) = entries.get(*place).filter(|e| meets(e.span(), issue.span)) else { continue };
                match fit(entry, issue, words) {
                    Fit::Same if self.found.insert(*place) => *taken = Taken::By(*place),
                    Fit::Settled => *taken = Taken::Decided,
                    _ => continue,
                }
                break;
            }
        }
    }
}

enum Fit {
    No,
    Same,
    Settled,
}

/// Does the entry already say, or answer, what the finding says?
fn settles(entry: &Entry, words: &str) -> Fit {
    match &entry.state {
        State::Open if entry.words == words || entry.now == words => Fit::Same,
        State::Rejected | State::Query { .. } | State::Ignored { .. } | State::Learned if entry.words == words => Fit::Settled,
        State::Accepted { .. } => Fit::Settled,
        _ => Fit::No,
    }
}

/// Do the two share a byte, or stand side by side where one of them is a mere point?
fn meets(a: Span, b: Span) -> bool {
    a.overlaps(b) || (a.is_empty() || b.is_empty()) && a.start <= b.end && b.start <= a.end
}
