//! Decisions: accept, choose, edit, reject, query, ignore, switch off, learn, reopen.
//!
//! Each is a plan of edits and turns that `history` carries out. An entry may be decided
//! again: its words are first what the last decision made them.

use crate::check::{Batch, Category};
use crate::review::edit::Mapping;
use crate::review::history::{Plan, Standing, Then, Turn};
use crate::review::{Change, Edit, Entry, EntryId, Keep, ReviewError, Scope, Session, State};

impl Session {
    pub(crate) fn choose(&mut self, which: usize) -> Result<Change, ReviewError> {
        let entry = self.current().ok_or(ReviewError::NoIssue)?;
        let have = entry.issue.suggestions.len();
        let suggestion = which.checked_sub(1).and_then(|i| entry.issue.suggestions.get(i));
        let text = match suggestion {
            Some(s) => self.line_end.in_text(s),
            None if have == 0 => return Err(ReviewError::NoSuggestion),
            None => return Err(ReviewError::NoSuchSuggestion { asked: which, have }),
        };
        let id = entry.id;
        self.decide(&[(id, State::Accepted { which, text })])
    }

    pub(crate) fn edit_correction(&mut self, text: &str) -> Result<Change, ReviewError> {
        let id = self.current().ok_or(ReviewError::NoIssue)?.id;
        let text = self.line_end.in_text(text);
        self.decide(&[(id, State::Edited { text })])
    }

    pub(crate) fn reject(&mut self) -> Result<Change, ReviewError> {
        let id = self.current().ok_or(ReviewError::NoIssue)?.id;
        self.decide(&[(id, State::Rejected)])
    }

    pub(crate) fn query(&mut self, note: Option<String>) -> Result<Change, ReviewError> {
        let id = self.current().ok_or(ReviewError::NoIssue)?.id;
        self.decide(&[(id, State::Query { note })])
    }

    pub(crate) fn reopen(&mut self) -> Result<Change, ReviewError> {
        let entry = self.current().ok_or(ReviewError::NoIssue)?;
        if entry.is_open() {
            return Err(ReviewError::StillOpen);
        }
        let id = entry.id;
        let mut plan = self.plan(&[(id, State::Open)])?;
        plan.then = Then::Stay;
        self.commit(plan)
    }

    /// The open entries that accept-all-alike would accept, the current one first.
    ///
    /// # Errors
    /// Where there is nothing to accept, or it is inside a quotation.
    pub fn alike_to_accept(&self) -> Result<Vec<EntryId>, ReviewError> {
        let model = self.current().ok_or(ReviewError::NoIssue)?;
        if model.issue.quoted {
            return Err(ReviewError::Quoted);
        }
        let Some(first) = model.issue.suggestions.first() else { return Err(ReviewError::NoSuggestion) };
        Ok(self.alike(model, |e| !e.issue.quoted && e.issue.batch != Batch::Query && e.issue.suggestions.first() == Some(first)))
    }

    /// The open entries that reject-all-alike would reject, the current one first. Nothing
    /// in the story changes by it, so those inside quotations are among them.
    ///
    /// # Errors
    /// Where there is no issue.
    pub fn alike_to_reject(&self) -> Result<Vec<EntryId>, ReviewError> {
        let model = self.current().ok_or(ReviewError::NoIssue)?;
        Ok(self.alike(model, |e| e.words == model.words))
    }

    fn alike(&self, model: &Entry, fits: impl Fn(&Entry) -> bool) -> Vec<EntryId> {
        let others = self.entries().filter(|e| e.id != model.id && e.is_open() && e.issue.rule == model.issue.rule && fits(e));
        std::iter::once(model.id).chain(others.map(|e| e.id)).collect()
    }

    pub(crate) fn accept_alike(&mut self) -> Result<Change, ReviewError> {
        let decisions: Vec<(EntryId, State)> = self
            .alike_to_accept()?
            .into_iter()
            .filter_map(|id| {
                let text = self.line_end.in_text(self.entry(id)?.issue.suggestions.first()?);
                Some((id, State::Accepted { which: 1, text }))
            })
            .collect();
        self.decide(&decisions)
    }

    pub(crate) fn reject_alike(&mut self) -> Result<Change, ReviewError> {
        let decisions: Vec<(EntryId, State)> = self.alike_to_reject()?.into_iter().map(|id| (id, State::Rejected)).collect();
        self.decide(&decisions)
    }

    pub(crate) fn ignore(&mut self, scope: Scope) -> Result<Change, ReviewError> {
        let entry = self.current().ok_or(ReviewError::NoIssue)?;
        let rule = entry.issue.rule.to_string();
        let words = entry.words.clone();
        let wide = match scope {
            Scope::Here => None,
            Scope::Rule => return self.switch_off(scope),
            Scope::Words | Scope::Desk | Scope::House => Some(Standing::Ignore { rule: rule.clone(), words: Some(words.clone()) }),
        };
        let decisions = self.decided_by(wide.as_ref(), &State::Ignored { scope })?;
        let mut plan = self.plan(&decisions)?;
        plan.standing.extend(wide);
        if matches!(scope, Scope::Desk | Scope::House) {
            plan.keep.push(Keep::Ignore { scope, rule, words });
        }
        self.commit(plan)
    }

    /// Switches off the rule of the current entry. What it found and nobody decided yet goes;
    /// decisions made under it stay.
    pub(crate) fn switch_off(&mut self, scope: Scope) -> Result<Change, ReviewError> {
        let entry = self.current().ok_or(ReviewError::NoIssue)?;
        let (rule, open) = (entry.issue.rule.to_string(), entry.is_open());
        let scope = if matches!(scope, Scope::Desk | Scope::House) { scope } else { Scope::Rule };
        let found = self.entries.iter().filter(|e| !e.gone && e.is_open() && e.issue.rule == rule);
        let mut plan = self.plan(&found.map(|e| (e.id, State::SwitchedOff)).collect::<Vec<_>>())?;
        if !open {
            plan.then = Then::Stay;
        }
        plan.standing.push(Standing::Ignore { rule: rule.clone(), words: None });
        plan.keep.push(Keep::SwitchOff { scope, rule });
        self.commit(plan)
    }

    pub(crate) fn add_word(&mut self) -> Result<Change, ReviewError> {
        let entry = self.current().ok_or(ReviewError::NoIssue)?;
        let word = entry.words.trim();
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word).to_owned();
        let about_words = matches!(entry.issue.category, Category::Spelling | Category::Name | Category::Word);
        if !about_words || word.is_empty() || word.contains(char::is_whitespace) || !word.contains(char::is_alphabetic) {
            return Err(ReviewError::NotAWord);
        }
        let standing = Standing::Word(word.clone());
        let decisions = self.decided_by(Some(&standing), &State::Learned)?;
        let mut plan = self.plan(&decisions)?;
        plan.standing.push(standing);
        plan.keep.push(Keep::Word(word));
        self.commit(plan)
    }

    /// The current entry, and the open ones that a standing order covers, all in `state`.
    fn decided_by(&self, standing: Option<&Standing>, state: &State) -> Result<Vec<(EntryId, State)>, ReviewError> {
        let current = self.current().ok_or(ReviewError::NoIssue)?.id;
        let covered = self
            .entries
            .iter()
            .filter(|e| e.id == current || !e.gone && e.is_open() && standing.is_some_and(|s| s.covers(&e.issue, &e.words)));
        Ok(covered.map(|e| (e.id, state.clone())).collect())
    }

    fn decide(&mut self, decisions: &[(EntryId, State)]) -> Result<Change, ReviewError> {
        let plan = self.plan(decisions)?;
        self.commit(plan)
    }

    /// The plan that brings each of these entries into its new state. An entry whose words
    /// overlap those of one before it is left out; a single one is never left out.
    fn plan(&self, decisions: &[(EntryId, State)]) -> Result<Plan, ReviewError> {
        let mut places: Vec<(usize, &State)> = decisions.iter().filter_map(|(id, s)| Some((self.place(*id)?, s))).collect();
        places.sort_by_key(|(place, _)| *place);
        let mut plan = Plan { then: Then::NextOpen, ..Plan::default() };
        let mut entries = Vec::new();
        for (place, to) in places {
            let Some(e) = self.entries.get(place) else { continue };
            let words = match to {
                State::Accepted { text, .. } | State::Edited { text } => text,
                // Words edited since they were found stay as they were edited.
                _ if e.is_open() => &e.now,
                _ => &e.words,
            };
            let edited = *words != e.now;
            let overlaps = plan.edits.last().is_some_and(|l| l.old.overlaps(e.span()) || e.span().start < l.old.end);
            if edited && (e.span().of(self.text()) != e.now || overlaps) {
                if decisions.len() == 1 {
                    return Err(ReviewError::WordsChanged);
                }
                continue;
            }
            entries.push((e, to, words, edited.then_some(plan.edits.len())));
            if edited {
                plan.edits.push(Edit { old: e.span(), was: e.now.clone(), new: words.clone() });
            }
        }
        let mapping = Mapping::new(&plan.edits);
        plan.turns = entries
            .into_iter()
            .map(|(e, to, words, edit)| Turn {
                id: e.id,
                from: e.state.clone(),
                to: to.clone(),
                was: e.now.clone(),
                now: words.clone(),
                span: edit.map_or_else(|| mapping.map(e.span()).span(), |n| mapping.new_span(n)),
            })
            .collect();
        Ok(plan)
    }
}
