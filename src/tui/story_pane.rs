//! The story: set in a measure, its parts told apart, every issue marked in its place.
//!
//! Only the paragraphs on the screen are laid out, from the place at its top downwards;
//! nothing here depends on the length of the story but one walk over the issues.
//! Marks round the current words hang in the margin kept for them, so that going from
//! issue to issue moves no line.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span as Run};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::report::show;
use crate::review::{Entry, Session};
use crate::story::parse::Placed;
use crate::story::{Paragraph, Part, Span};
use crate::tui::look::Look;
use crate::tui::wrap;

/// The row at the top of the pane: which paragraph, which of its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Top {
    pub paragraph: usize,
    pub row: usize,
}

/// Long paragraphs are laid out once, not once a frame: the last few, with the width and
/// the marks they were laid out for.
#[derive(Default)]
pub struct Laid(RefCell<VecDeque<LaidOut>>);

struct LaidOut {
    paragraph: Arc<Paragraph>,
    width: usize,
    marks: Vec<(usize, usize)>,
    rows: Rc<[Span]>,
}

/// Bytes from which a paragraph is worth remembering.
const LONG: usize = 4096;

impl Laid {
    fn rows(&self, paragraph: &Arc<Paragraph>, width: usize, marks: Vec<(usize, usize)>) -> Rc<[Span]> {
        let known = |l: &&LaidOut| Arc::ptr_eq(&l.paragraph, paragraph) && l.width == width && l.marks == marks;
        if paragraph.text.len() < LONG {
            return wrap::wrap(&paragraph.text, width, &marks).into();
        }
        let mut kept = self.0.borrow_mut();
        if let Some(l) = kept.iter().find(known) {
            return Rc::clone(&l.rows);
        }
        let rows: Rc<[Span]> = wrap::wrap(&paragraph.text, width, &marks).into();
        kept.truncate(7);
        kept.push_front(LaidOut { paragraph: Arc::clone(paragraph), width, marks, rows: Rc::clone(&rows) });
        rows
    }
}

/// The story as this pane sees it, for one width.
pub struct StoryPane<'a> {
    session: &'a Session,
    look: &'a Look,
    laid: &'a Laid,
    /// Columns of text.
    measure: usize,
    current: Option<&'a Entry>,
    /// Words found by a search.
    found: Option<Span>,
}

/// Something shown between two characters: where in the paragraph, what, how.
struct Mark {
    at: usize,
    text: &'static str,
    style: Style,
}

impl<'a> StoryPane<'a> {
    pub fn new(session: &'a Session, look: &'a Look, laid: &'a Laid, measure: u16) -> Self {
        Self { session, look, laid, measure: usize::from(measure), current: session.current(), found: None }
    }

    /// The same with words that were searched for.
    #[must_use]
    pub fn with_found(mut self, found: Option<Span>) -> Self {
        self.found = found;
        self
    }

    fn placed(&self, i: usize) -> Option<&'a Placed> {
        self.session.story().paragraphs.get(i)
    }

    /// The issues with something in paragraphs `first` to `last`, in order of place.
    fn issues_in(&self, first: usize, last: usize) -> Vec<&'a Entry> {
        let (Some(from), Some(to)) = (self.placed(first), self.placed(last).or(self.session.story().paragraphs.last())) else {
            return Vec::new();
        };
        let (from, to) = (from.start, to.line_end.end);
        self.session.entries().skip_while(|e| e.span().end < from).take_while(|e| e.span().start <= to).collect()
    }

    /// The marks of decided issues and of missing words in one paragraph.
    fn marks(&self, placed: &Placed, issues: &[&Entry]) -> Vec<Mark> {
        let mut out: Vec<Mark> = Vec::new();
        for e in issues_of(placed, issues).filter(|e| !is_line_out(e)) {
            let text = if e.is_open() && e.span().is_empty() { self.look.glyphs.caret } else { self.look.tick(e) };
            // The current issue has marks of its own that hang in the margin.
            if !text.is_empty() && !self.is_current_open(e) {
                let at = e.span().end.saturating_sub(placed.start).min(placed.paragraph.text.len());
                out.push(Mark { at, text, style: self.look.words(e, false) });
            }
        }
        for e in issues.iter().filter(|e| is_line_out(e)) {
            // What stood on a line of its own has no place left: the line before it speaks of it.
            let (at, here) = (e.span().start, placed.span());
            let after = at == placed.line_end.end && at > here.start;
            if after || at == here.start && at == 0 {
                let at = if after { placed.paragraph.text.trim_end().len() } else { 0 };
                out.push(Mark { at, text: self.look.glyphs.line_out, style: self.look.words(e, false) });
            }
        }
        out.sort_by_key(|m| m.at);
        out
    }

    fn is_current_open(&self, entry: &Entry) -> bool {
        entry.is_open() && self.current.is_some_and(|c| c.id == entry.id)
    }

    fn rows(&self, placed: &Placed, marks: &[Mark]) -> Rc<[Span]> {
        let taken = marks.iter().map(|m| (m.at, m.text.width())).collect();
        self.laid.rows(&placed.paragraph, self.measure, taken)
    }

    /// Rows that paragraph `i` takes, with the blank row behind it.
    fn height(&self, i: usize, issues: &[&Entry]) -> usize {
        self.placed(i).map_or(0, |p| self.rows(p, &self.marks(p, issues)).len() + self.gap(i))
    }

    /// Blank rows behind paragraph `i`.
    fn gap(&self, i: usize) -> usize {
        let part = |i| self.placed(i).map(|p: &Placed| p.paragraph.part);
        let head = |p| matches!(p, Some(Part::Headline | Part::Stray | Part::Byline));
        match (part(i), part(i + 1)) {
            (_, None) | (Some(Part::Table), Some(Part::Table)) => 0,
            (a, b) if head(a) && head(b) => 0,
            _ => 1,
        }
    }

    /// The row of byte `at` of the story: its paragraph, and the row in it.
    fn row_of(&self, at: usize, issues: &[&Entry]) -> Top {
        let paragraph = self.session.story().paragraphs.partition_point(|p| p.start <= at).saturating_sub(1);
        let row = self.placed(paragraph).map_or(0, |p| {
            let rows = self.rows(p, &self.marks(p, issues));
            wrap::row_of(&rows, at.saturating_sub(p.start))
        });
        Top { paragraph, row }
    }

    /// Where the top has to be so that byte `at` is seen with some rows round it, in a pane
    /// of `height` rows. It stays where it is if that will do.
    pub fn follow(&self, top: Top, at: usize, height: u16) -> Top {
        let height = usize::from(height).max(1);
        let margin = (height / 5).min(3);
        let near = self.session.story().paragraphs.partition_point(|p| p.start <= at).saturating_sub(1);
        let issues = self.issues_in(near.saturating_sub(height), near + 1);
        let wanted = self.row_of(at, &issues);
        if wanted >= top && wanted.paragraph < top.paragraph + height {
            let mut down = wanted.row;
            for i in top.paragraph..wanted.paragraph {
                down += self.height(i, &issues);
            }
            down = down.saturating_sub(top.row);
            let begins = top == Top::default();
            if (down >= margin || begins) && down + margin < height {
                return top;
            }
        }
        self.up(wanted, height / 3, &issues)
    }

    /// The place `by` rows above `from`, or the start of the story.
    fn up(&self, from: Top, mut by: usize, issues: &[&Entry]) -> Top {
        let mut at = from;
        while by > at.row {
            let Some(previous) = at.paragraph.checked_sub(1) else { return Top::default() };
            by -= at.row + 1;
            at = Top { paragraph: previous, row: self.height(previous, issues).saturating_sub(1) };
        }
        at.row -= by;
        at
    }

    /// The place `by` rows below `from` (above it where negative), never past the last row.
    pub fn scrolled(&self, from: Top, by: isize) -> Top {
        let far = by.unsigned_abs();
        let issues = self.issues_in(from.paragraph.saturating_sub(far), from.paragraph + far + 1);
        if by < 0 {
            return self.up(from, far, &issues);
        }
        let mut at = from;
        for _ in 0..far {
            if at.row + 1 < self.height(at.paragraph, &issues) {
                at.row += 1;
            } else if self.placed(at.paragraph + 1).is_some() {
                at = Top { paragraph: at.paragraph + 1, row: 0 };
            } else {
                break;
            }
        }
        at
    }

    /// Draws the pane. The rows of text it shows, for nobody but the terminal.
    pub fn draw(&self, frame: &mut Frame, area: Rect, top: Top) {
        let height = usize::from(area.height);
        let issues = self.issues_in(top.paragraph, top.paragraph + height);
        let mut y = 0u16;
        let mut skip = top.row;
        let mut i = top.paragraph;
        while y < area.height {
            let Some(placed) = self.placed(i) else { break };
            let marks = self.marks(placed, &issues);
            let rows = self.rows(placed, &marks);
            let here: Vec<&Entry> = issues_of(placed, &issues).collect();
            for (n, row) in rows.iter().enumerate().skip(skip) {
                if y >= area.height {
                    return;
                }
                self.draw_row(frame, Rect { y: area.y + y, height: 1, ..area }, placed, &here, &marks, *row, n == 0);
                y += 1;
            }
            let blank = self.gap(i).saturating_sub(skip.saturating_sub(rows.len()));
            y = y.saturating_add(u16::try_from(blank).unwrap_or(0));
            skip = 0;
            i += 1;
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn draw_row(&self, frame: &mut Frame, area: Rect, placed: &Placed, issues: &[&Entry], marks: &[Mark], row: Span, first: bool) {
        let there = row.shifted(placed.start);
        let touching: Vec<&Entry> = issues.iter().copied().filter(|e| touches(e.span(), there, first)).collect();
        if let Some((mark, style)) = self.margin_mark(&touching) {
            frame.render_widget(Run::styled(mark, style), Rect { width: 1, ..area });
        }
        let line = self.set_row(placed, &touching, marks, row, first);
        frame.render_widget(line, Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..area });
    }

    fn margin_mark(&self, touching: &[&Entry]) -> Option<(&'static str, Style)> {
        if self.current.is_some_and(|c| touching.iter().any(|e| e.id == c.id)) {
            return Some((self.look.glyphs.here, self.look.theme.key));
        }
        touching.iter().find(|e| e.is_open()).map(|e| (self.look.glyphs.open, self.look.words(e, false).remove_modifier(underline())))
    }

    /// One row of text with its styles and marks.
    fn set_row(&self, placed: &Placed, touching: &[&Entry], marks: &[Mark], row: Span, first: bool) -> Line<'static> {
        let p = &placed.paragraph;
        let text: &Arc<str> = &p.text;
        let mut line = Setter::default();
        let mut marks = marks.iter().filter(|m| m.at > row.start && m.at <= row.end || m.at == row.start && first).peekable();
        let current = self.current.filter(|c| touching.iter().any(|e| e.id == c.id));
        let bounds = current
            .map(|c| (c.span().start.saturating_sub(placed.start), c.span().end.min(placed.span().end).saturating_sub(placed.start)));
        let opens = |at: usize| {
            bounds.is_some_and(|(s, e)| s == at && current.is_some_and(|c| c.span().start >= placed.start) && (e > row.start || first))
        };
        let closes = |at: usize| {
            bounds
                .is_some_and(|(_, e)| e == at && current.is_some_and(|c| c.span().end <= placed.line_end.end) && (at > row.start || first))
        };
        let hand = self.look.theme.current.remove_modifier(underline());
        let ends: Vec<usize> = row.of(text).grapheme_indices(true).map(|(i, _)| row.start + i).chain([row.end]).collect();
        for (i, at) in ends.iter().enumerate() {
            let point = bounds.is_some_and(|(s, e)| s == e);
            if point && opens(*at) && closes(*at) {
                line.put(self.look.glyphs.left, hand);
                line.put(self.look.glyphs.right, hand);
            } else if !point && closes(*at) {
                line.put(self.look.glyphs.right, hand);
            }
            while let Some(m) = marks.next_if(|m| m.at <= *at) {
                line.put(m.text, m.style);
            }
            let Some(next) = ends.get(i + 1) else { break };
            if !point && opens(*at) {
                line.put(self.look.glyphs.left, hand);
            }
            let style = self.style_at(p, touching, placed.start, *at);
            line.put(&show::grapheme(Span::new(*at, *next).of(text)), style);
        }
        line.finish()
    }

    fn style_at(&self, p: &Paragraph, touching: &[&Entry], start: usize, at: usize) -> Style {
        let t = &self.look.theme;
        let base = match p.part {
            Part::Headline => t.headline,
            Part::Byline => t.byline,
            Part::Subhead => t.subhead,
            Part::Body if p.dateline.is_some_and(|d| at < d.end) => t.dateline,
            Part::Body | Part::Stray | Part::Table => t.body,
        };
        let holds = |e: &&&Entry| e.span().start <= start + at && start + at < e.span().end;
        let current = touching.iter().filter(holds).find(|e| self.current.is_some_and(|c| c.id == e.id));
        // Of several, the narrowest says most.
        let base = if self.found.is_some_and(|f| f.start <= start + at && start + at < f.end) { base.reversed() } else { base };
        match current.or_else(|| touching.iter().filter(holds).min_by_key(|e| e.span().len())) {
            Some(e) => base.patch(self.look.words(e, current.is_some())),
            None => base,
        }
    }
}

fn underline() -> ratatui::style::Modifier {
    ratatui::style::Modifier::UNDERLINED
}

/// Does the issue at `span` show in the row at `row` of the story?
fn touches(span: Span, row: Span, first: bool) -> bool {
    if span.is_empty() {
        return span.start > row.start && span.start <= row.end || first && span.start == row.start;
    }
    span.overlaps(row) || first && row.is_empty() && span.contains(row)
}

/// Did the correction take out a line with its end?
fn is_line_out(e: &Entry) -> bool {
    e.state.changes_words() && e.span().is_empty() && e.words.contains(['\n', '\r'])
}

/// Those of `issues` with something in the paragraph.
fn issues_of<'e>(placed: &Placed, issues: &[&'e Entry]) -> impl Iterator<Item = &'e Entry> {
    let span = placed.span();
    issues.iter().copied().filter(move |e| e.span().overlaps(span) || e.span().start >= span.start && e.span().end <= span.end)
}

/// Collects a line, neighbours of one style as one run.
#[derive(Default)]
struct Setter {
    runs: Vec<Run<'static>>,
    text: String,
    style: Style,
}

impl Setter {
    fn put(&mut self, text: &str, style: Style) {
        if style != self.style {
            self.flush();
            self.style = style;
        }
        self.text.push_str(text);
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.runs.push(Run::styled(std::mem::take(&mut self.text), self.style));
        }
    }

    fn finish(mut self) -> Line<'static> {
        self.flush();
        Line::from(self.runs)
    }
}
