//! Moving about: next and previous, a chosen entry, filter, search.

use crate::review::{Change, EntryId, Filter, ReviewError, Session};
use crate::story::Span;

impl Session {
    /// A change in which only the current entry may differ.
    fn moved_to(&mut self, id: Option<EntryId>) -> Change {
        let before = self.current;
        self.current = id;
        Change { revision: self.revision, current: (before, id), ..Change::default() }
    }

    pub(crate) fn nothing_done(&self) -> Change {
        Change { revision: self.revision, current: (self.current, self.current), ..Change::default() }
    }

    /// To the next or the previous entry shown, beginning again at the other end.
    pub(crate) fn step_to(&mut self, forward: bool) -> Result<Change, ReviewError> {
        let here = self.current.and_then(|id| self.place(id));
        let shown = |i: &usize| self.entries.get(*i).is_some_and(|e| self.shows(e));
        let all = 0..self.entries.len();
        let onward = if forward { (here.map_or(0, |h| h + 1)..all.end).find(shown) } else { (0..here.unwrap_or(0)).rev().find(shown) };
        let round = || if forward { all.clone().find(shown) } else { all.clone().rev().find(shown) };
        let to = onward.or_else(round).and_then(|i| self.entries.get(i)).map(|e| e.id).ok_or(ReviewError::NothingShown)?;
        let mut change = self.moved_to(Some(to));
        change.wrapped = onward.is_none();
        Ok(change)
    }

    /// Makes the first open entry the current one: where a review begins.
    pub fn begin(&mut self) {
        self.current = self.open_after(0).or(self.current);
    }

    pub(crate) fn select(&mut self, id: EntryId) -> Result<Change, ReviewError> {
        self.entry(id).ok_or(ReviewError::NoIssue)?;
        Ok(self.moved_to(Some(id)))
    }

    /// Shows other entries; where the current one is not among them, the next one is current.
    pub(crate) fn set_filter(&mut self, filter: Filter) -> Result<Change, ReviewError> {
        self.filter = filter;
        let current = self.current.filter(|_| self.current().is_some_and(|e| self.shows(e)));
        if current.is_some() || self.visible().next().is_none() {
            return Ok(self.moved_to(self.current));
        }
        self.step_to(true)
    }

    pub(crate) fn search(&mut self, words: String) -> Result<Change, ReviewError> {
        let from = self.current().map_or(0, |e| e.span().start);
        self.search = Some((words, from));
        self.look(from)
    }

    pub(crate) fn search_next(&mut self) -> Result<Change, ReviewError> {
        let (_, last) = self.search.as_ref().ok_or(ReviewError::NoSearch)?;
        self.look(last + 1)
    }

    /// The first place from `from` on that holds the words searched for; else the first
    /// issue that speaks of them. The issue at that place becomes the current one.
    fn look(&mut self, from: usize) -> Result<Change, ReviewError> {
        let words = self.search.as_ref().map(|(w, _)| w.clone()).ok_or(ReviewError::NoSearch)?;
        let text = self.text();
        let from = text.ceil_char_boundary(from.min(text.len()));
        let onward = find(text, &words, from);
        let Some(found) = onward.or_else(|| find(text, &words, 0)) else {
            return self.look_in_issues(&words);
        };
        let at = self.entries.iter().find(|e| self.shows(e) && e.span().overlaps(found)).map(|e| e.id);
        self.search = Some((words, found.start));
        let mut change = self.moved_to(at.or(self.current));
        change.found = Some(found);
        change.wrapped = onward.is_none();
        Ok(change)
    }

    fn look_in_issues(&mut self, words: &str) -> Result<Change, ReviewError> {
        let here = self.current.and_then(|id| self.place(id)).map_or(0, |i| i + 1);
        let (before, after) = self.entries.split_at(here.min(self.entries.len()));
        let speaks = |e: &&crate::review::Entry| {
            self.shows(e)
                && [&*e.issue.rule, &e.issue.message, e.issue.category.name()]
                    .into_iter()
                    .chain(e.issue.suggestions.iter().map(String::as_str))
                    .any(|s| find(s, words, 0).is_some())
        };
        let onward = after.iter().find(speaks).map(|e| e.id);
        let round = || before.iter().find(speaks).map(|e| e.id);
        let Some(id) = onward.or_else(round) else { return Err(ReviewError::NotFound(words.to_owned())) };
        let mut change = self.moved_to(Some(id));
        change.wrapped = onward.is_none();
        Ok(change)
    }
}

/// The first place of `words` in `text` from byte `from` on. Capitals count only where
/// `words` has some.
pub fn find(text: &str, words: &str, from: usize) -> Option<Span> {
    if words.is_empty() {
        return None;
    }
    let rest = text.get(from..)?;
    if words.chars().any(char::is_uppercase) {
        return rest.find(words).map(|i| Span::new(from + i, from + i + words.len()));
    }
    let wanted: Vec<char> = words.chars().collect();
    let first = wanted.first().copied()?;
    rest.char_indices().filter(|(_, c)| lower(*c) == first).find_map(|(i, _)| {
        let here = rest.get(i..)?;
        let mut end = 0;
        let mut chars = here.chars();
        for w in &wanted {
            let c = chars.next().filter(|c| lower(*c) == *w)?;
            end += c.len_utf8();
        }
        Some(Span::new(from + i, from + i + end))
    })
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_find_capitals_too_and_capitals_only_themselves() {
        assert_eq!(find("The Élan of it", "élan", 0), Some(Span::new(4, 9)));
        assert_eq!(find("the bridge, The Bridge", "Bridge", 0), Some(Span::new(16, 22)));
        assert_eq!(find("the bridge", "Bridge", 0), None);
        assert_eq!(find("aab", "ab", 0), Some(Span::new(1, 3)));
    }
}
