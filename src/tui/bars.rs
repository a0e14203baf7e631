//! The lines round the panes: top bar, headings, status line. All texts come from the
//! session, the command list and the keymap.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span as Run};
use unicode_width::UnicodeWidthStr;

use crate::config::{EditCommand, Keymap};
use crate::report::show;
use crate::review::{Command, Session};
use crate::tui::look::Look;

/// What the status line offers, as it is read, and how much each is missed: where it is
/// narrow the highest number goes first. What a minute at the desk teaches (the next issue
/// comes by itself, suggestions stand beside their numbers) goes before what is seldom
/// pressed and then wanted at once.
const OFFERED: &[(Command, u8)] = &[
    (Command::Accept, 0),
    (Command::Reject, 1),
    (Command::EditCorrection, 3),
    (Command::Query, 5),
    (Command::Undo, 6),
    (Command::StyleBook, 7),
    (Command::Ignore, 9),
    (Command::AddWord, 10),
    (Command::EditParagraph, 12),
    (Command::AcceptAlike, 13),
    (Command::NextIssue, 11),
    (Command::Filter, 14),
    (Command::Search, 15),
    (Command::StoryDiff, 8),
    (Command::Save, 2),
    (Command::Quit, 4),
];

/// The name of the story and how far the review is.
pub fn top(frame: &mut Frame, area: Rect, look: &Look, session: &Session, name: &str) {
    let c = session.counts();
    let mut parts: Vec<(String, Style)> = Vec::new();
    if !session.is_checked() {
        let text = format!("checking{}", look.glyphs.ellipsis);
        parts.push((text, look.theme.quiet));
    }
    if session.is_checked() || c.total() > 0 {
        parts.push((format!("{} open", c.open), look.theme.bar));
    }
    for (n, word) in [
        (c.accepted + c.edited, "accepted"),
        (c.rejected + c.ignored, "rejected"),
        (c.query, if c.query == 1 { "query" } else { "queries" }),
    ] {
        if n > 0 {
            parts.push((format!("{n} {word}"), Style::new()));
        }
    }
    if session.is_dirty() {
        parts.push(("edited".into(), look.theme.warning));
    }
    let width = usize::from(area.width);
    let room = |parts: &[(String, Style)]| parts.iter().map(|(t, _)| t.width() + 3).sum::<usize>();
    // Where it is narrow the counts in the middle go; what is open and what is not saved stay.
    while parts.len() > 2 && room(&parts) + 16 > width {
        parts.remove(parts.len() - 2);
    }
    let right = room(&parts);
    let name = show::clipped(name, width.saturating_sub(right + 2), look.glyphs.ellipsis);
    frame.render_widget(Run::styled(name, look.theme.bar), inner(area, 1));
    let mut runs = Vec::new();
    for (text, style) in parts {
        runs.push(Run::raw("   "));
        runs.push(Run::styled(text, style));
    }
    let start = width.saturating_sub(right + 1);
    let x = area.x + u16::try_from(start).unwrap_or(0);
    frame.render_widget(Line::from(runs), Rect { x, width: area.width.saturating_sub(x - area.x), ..area });
}

/// A heading: a rule with a title at the left and a word at the right.
pub fn heading(frame: &mut Frame, area: Rect, look: &Look, title: &str, right: &str, focus: bool) {
    if area.is_empty() {
        return;
    }
    let width = usize::from(area.width);
    let g = look.glyphs.rule;
    let rule = look.theme.rule;
    if title.is_empty() {
        frame.render_widget(Run::styled(g.repeat(width), rule), area);
        return;
    }
    let title = show::clipped(title, width.saturating_sub(4), look.glyphs.ellipsis);
    let right = show::clipped(right, width.saturating_sub(title.width() + 9), look.glyphs.ellipsis);
    let tail = if right.is_empty() { 0 } else { right.width() + 5 };
    let middle = width.saturating_sub(title.width() + 3 + tail);
    let style = if focus { look.theme.focus } else { Style::new() };
    let mut runs = vec![Run::styled(format!("{g} "), rule), Run::styled(title, style), Run::styled(format!(" {}", g.repeat(middle)), rule)];
    if !right.is_empty() {
        runs.extend([Run::raw(format!(" {right} ")), Run::styled(g.repeat(3), rule)]);
    }
    frame.render_widget(Line::from(runs), area);
}

/// The keys of the desk, as many as there is room for; help is always there.
pub fn keys(frame: &mut Frame, area: Rect, look: &Look, keymap: &Keymap) {
    let hint = |c: Command| (keymap.label(c), c.short());
    let help = [hint(Command::Help)];
    let mut offered: Vec<_> = OFFERED.iter().map(|(c, missed)| (hint(*c), *missed)).filter(|((key, _), _)| !key.is_empty()).collect();
    while offered.iter().map(|(h, _)| cost(h)).sum::<usize>() > room(area, &help) {
        let Some(least) = (0..offered.len()).max_by_key(|i| offered.get(*i).map(|(_, missed)| *missed)) else { break };
        offered.remove(least);
    }
    let offered: Vec<_> = offered.into_iter().map(|(h, _)| h).collect();
    hints(frame, area, look, &offered, &help);
}

/// The keys of a box where words are typed.
pub fn edit_keys(frame: &mut Frame, area: Rect, look: &Look, keymap: &Keymap, may_split: bool) {
    let label = |c| keymap.edit_keys(c).next().map(|k| k.to_string()).unwrap_or_default();
    let mut offered = vec![(label(EditCommand::Keep), "keep"), (label(EditCommand::Drop), "drop")];
    if may_split {
        offered.push((label(EditCommand::Split), "split the paragraph"));
    }
    hints(frame, area, look, &offered, &[]);
}

/// A key and what it does.
type Hint<'a> = (String, &'a str);

/// Columns of a hint with the blanks round it.
fn cost((key, word): &Hint) -> usize {
    key.width() + word.width() + 3
}

/// Columns left before the hints that have to be there. The line begins with a blank; the
/// two behind its last word need no room.
fn room(area: Rect, last: &[Hint]) -> usize {
    (usize::from(area.width) + 1).saturating_sub(last.iter().map(cost).sum())
}

/// "a accept  r reject": as many as fit, then those that have to be there.
pub fn hints(frame: &mut Frame, area: Rect, look: &Look, offered: &[Hint], last: &[Hint]) {
    let mut room = room(area, last);
    let mut runs = vec![Run::raw(" ")];
    let fitting = offered.iter().take_while(|h| match room.checked_sub(cost(h)) {
        Some(rest) => {
            room = rest;
            true
        }
        None => false,
    });
    for (key, word) in fitting.chain(last) {
        runs.push(Run::styled(key.clone(), look.theme.key));
        runs.push(Run::raw(format!(" {word}  ")));
    }
    frame.render_widget(Line::from(runs), area);
}

/// A message in place of the keys.
pub fn message(frame: &mut Frame, area: Rect, look: &Look, text: &str) {
    let text = show::clipped(text, usize::from(area.width).saturating_sub(2), look.glyphs.ellipsis);
    frame.render_widget(Run::raw(text), inner(area, 1));
}

/// `area` without its first `columns` columns.
fn inner(area: Rect, columns: u16) -> Rect {
    Rect { x: area.x + columns.min(area.width), width: area.width.saturating_sub(columns), ..area }
}
