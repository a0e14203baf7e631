//! The list of issues: state, category, the words, the first suggestion. Decided ones stay
//! in their places, quiet. Only the rows that are seen are built.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span as Run};
use unicode_width::UnicodeWidthStr;

use crate::report::show;
use crate::review::{Entry, Session};
use crate::tui::look::Look;

/// Where the current issue stands among those shown, from 0, and how many those are.
pub fn position(session: &Session) -> (Option<usize>, usize) {
    let current = session.current().map(|c| c.id);
    let mut place = None;
    let mut n = 0;
    for e in session.visible() {
        if Some(e.id) == current {
            place = Some(n);
        }
        n += 1;
    }
    (place, n)
}

/// The first row shown, so that the current one is seen with its neighbours; it stays
/// where it is if that will do.
pub fn follow(session: &Session, top: usize, height: u16) -> usize {
    let height = usize::from(height);
    let (Some(place), count) = position(session) else { return 0 };
    let margin = usize::from(height > 2);
    let last = count.saturating_sub(height);
    let top = top.min(place.saturating_sub(margin)).max((place + margin + 1).saturating_sub(height));
    top.min(last)
}

/// Draws the list from the `top`-th issue on.
pub fn draw(frame: &mut Frame, area: Rect, look: &Look, session: &Session, top: usize) {
    let current = session.current().map(|c| c.id);
    for (entry, y) in session.visible().skip(top).take(usize::from(area.height)).zip(area.y..) {
        let line = line(session, look, entry, Some(entry.id) == current, usize::from(area.width));
        frame.render_widget(line, Rect { y, height: 1, ..area });
    }
    if area.height > 0 && session.visible().next().is_none() {
        let text = match (session.is_checked(), session.filter().is_all()) {
            (false, _) => "",
            (true, true) => "Nothing found.",
            (true, false) => "No issue fits the filter.",
        };
        frame.render_widget(Run::raw(text), Rect { x: area.x + 4.min(area.width), width: area.width.saturating_sub(4), ..area });
    }
}

fn line(session: &Session, look: &Look, entry: &Entry, current: bool, width: usize) -> Line<'static> {
    let category = if width < 56 { 11 } else { 14 };
    let rest = width.saturating_sub(5 + category);
    let words_room = (rest * 9 / 20).max(1);
    let more = look.glyphs.ellipsis;
    let mut category_text = show::clipped(entry.issue.category.name(), category, more);
    pad(&mut category_text, category + 1);
    let mut words = show::clipped(&words(session, look, entry), words_room, more);
    pad(&mut words, words_room + 1);
    let correction = show::clipped(&correction(entry), rest.saturating_sub(words_room + 1), more);
    let style = match (current, entry.is_open()) {
        (true, _) => look.theme.key,
        (false, true) => Style::new(),
        (false, false) => look.theme.quiet,
    };
    let here = if current { look.glyphs.here } else { " " };
    // Trailing blanks are not set: they would go over the line as bytes.
    let text = format!("{here} {} {category_text}{words}{correction}", look.mark(entry.state.kind()));
    Line::from(Run::styled(text.trim_end().to_owned(), style))
}

/// The words as they were found; where words are missing, those before the place.
fn words(session: &Session, look: &Look, entry: &Entry) -> String {
    if !entry.words.trim().is_empty() {
        return entry.words.trim().to_owned();
    }
    let before = session.text().get(..entry.span().start).unwrap_or("");
    let line = before.rsplit('\n').next().unwrap_or("");
    let word = line.split_inclusive(' ').next_back().unwrap_or("");
    if entry.words.is_empty() { format!("{word}{}", look.glyphs.caret) } else { format!("{}[ ]", word.trim_end()) }
}

/// What stands, or would stand, in their place; for a query, what is asked.
fn correction(entry: &Entry) -> String {
    match entry.correction() {
        Some(c) if c.trim().is_empty() && !entry.words.trim().is_empty() => "(take out)".into(),
        Some(c) if c.trim().is_empty() => "(one space)".into(),
        Some(c) => c.to_owned(),
        None => entry.issue.message.clone(),
    }
}

fn pad(text: &mut String, columns: usize) {
    let width = text.width();
    text.push_str(&" ".repeat(columns.saturating_sub(width)));
}
