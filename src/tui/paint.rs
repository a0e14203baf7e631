//! The picture: every frame is drawn from the session and the state of the screen, and
//! the terminal gets what differs. Nothing is drawn where nothing stands, so that a
//! frame costs few bytes on a slow line.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span as Run};
use unicode_width::UnicodeWidthStr;

use crate::check::Category;
use crate::report::show;
use crate::review::{Command, StateKind};
use crate::story::Span;
use crate::tui::app::{App, Mode, Page, Pane, Purpose};
use crate::tui::edit_box::EditBox;
use crate::tui::layout::{Areas, SMALLEST};
use crate::tui::story_pane::StoryPane;
use crate::tui::{bars, change_pane, issue_pane};

impl App {
    /// Draws the screen as it is now.
    pub fn draw(&self, frame: &mut Frame) {
        let screen = frame.area();
        if let Mode::Reading(page, sheet) = &self.mode {
            sheet.draw(frame, screen, &self.look, &self.page_keys(*page));
            return;
        }
        if let Some(areas) = Areas::of(screen, self.measure()) {
            self.draw_desk(frame, &areas);
        } else {
            let text = format!("Too small: needs {}x{}.", SMALLEST.0, SMALLEST.1);
            frame.render_widget(Run::raw(text), Rect { height: screen.height.min(1), ..screen });
        }
        if let Mode::Asking(dialog) = &self.mode {
            dialog.draw(frame, screen, &self.look);
        }
    }

    fn draw_desk(&self, frame: &mut Frame, areas: &Areas) {
        bars::top(frame, areas.top, &self.look, &self.session, &self.name);
        bars::heading(frame, areas.rule, &self.look, "", "", false);
        for y in areas.divider.top()..areas.divider.bottom() {
            frame.render_widget(Run::styled(self.look.glyphs.divider, self.look.theme.rule), Rect { y, height: 1, ..areas.divider });
        }
        let typing = match &self.mode {
            Mode::Typing(edit, purpose) => Some((edit, *purpose)),
            _ => None,
        };
        match typing {
            Some((edit, Purpose::Paragraph(_))) => self.draw_paragraph_box(frame, areas, edit),
            _ => self.draw_story(frame, areas),
        }
        self.draw_issues(frame, areas);
        match typing {
            Some((edit, Purpose::Correction)) => self.draw_correction_box(frame, areas, edit),
            _ => self.draw_change(frame, areas),
        }
        match typing {
            Some((edit, Purpose::Search)) => self.draw_search_line(frame, areas.status, edit),
            Some((_, purpose)) => {
                bars::edit_keys(frame, areas.status, &self.look, &self.config.keymap, matches!(purpose, Purpose::Paragraph(_)));
            }
            None => match &self.message {
                Some(text) => bars::message(frame, areas.status, &self.look, text),
                None => bars::keys(frame, areas.status, &self.look, &self.config.keymap),
            },
        }
    }

    fn draw_story(&self, frame: &mut Frame, areas: &Areas) {
        let pane = StoryPane::new(&self.session, &self.look, &self.laid, areas.measure(self.measure())).with_found(self.found);
        pane.draw(frame, areas.story, self.top);
    }

    fn draw_issues(&self, frame: &mut Frame, areas: &Areas) {
        let (place, count) = issue_pane::position(&self.session);
        let filter = self.session.filter();
        let mut title = "Issues".to_owned();
        for part in [filter.state.map(StateKind::name), filter.category.map(Category::name)].into_iter().flatten() {
            title = format!("{title}: {part}");
        }
        let right = match place {
            Some(i) => format!("{} of {count}", i + 1),
            None if count > 0 => count.to_string(),
            None => String::new(),
        };
        bars::heading(frame, areas.issues.head, &self.look, &title, &right, self.focus == Pane::Issues);
        issue_pane::draw(frame, areas.issues.body, &self.look, &self.session, self.list_top);
    }

    fn draw_change(&self, frame: &mut Frame, areas: &Areas) {
        let right = self.session.current().map(|e| change_pane::title(&self.look, e)).unwrap_or_default();
        bars::heading(frame, areas.change.head, &self.look, "Change", &right, self.focus == Pane::Change);
        change_pane::draw(frame, areas.change.body, &self.look, &self.config.keymap, &self.session, self.change_top);
    }

    fn draw_paragraph_box(&self, frame: &mut Frame, areas: &Areas, edit: &EditBox) {
        let head = Rect { height: areas.story.height.min(1), ..areas.story };
        bars::heading(frame, head, &self.look, "Edit the paragraph", "", true);
        let body = Rect {
            x: areas.story.x + 2,
            y: areas.story.y + 1,
            width: areas.story.width.saturating_sub(2),
            height: areas.story.height.saturating_sub(1),
        };
        draw_box(frame, body, edit, usize::from(areas.measure(self.measure())));
    }

    fn draw_correction_box(&self, frame: &mut Frame, areas: &Areas, edit: &EditBox) {
        bars::heading(frame, areas.change.head, &self.look, "Edit the correction", "", true);
        let body = areas.change.body;
        let inner = Rect { x: body.x + 1, width: body.width.saturating_sub(1), height: body.height.saturating_sub(1).max(1), ..body };
        draw_box(frame, inner, edit, usize::from(body.width.saturating_sub(2)));
        if let Some(entry) = self.session.current().filter(|_| body.height > 1) {
            let was = show::clipped(
                &format!("in place of: {}", entry.now),
                usize::from(inner.width).saturating_sub(1),
                self.look.glyphs.ellipsis,
            );
            frame.render_widget(Run::styled(was, self.look.theme.quiet), Rect { y: body.bottom() - 1, height: 1, ..inner });
        }
    }

    fn draw_search_line(&self, frame: &mut Frame, area: Rect, edit: &EditBox) {
        let label = " Search: ";
        let room = usize::from(area.width).saturating_sub(label.width() + 1).max(1);
        let before = show::line(edit.text().get(..edit.cursor()).unwrap_or("")).into_owned();
        let whole = show::line(edit.text()).into_owned();
        // A long search is shown by its end.
        let shown =
            if whole.width() <= room { whole } else { before.chars().rev().take(room / 2).collect::<Vec<_>>().into_iter().rev().collect() };
        let x = label.width() + before.width().min(shown.width());
        frame.render_widget(Line::from(vec![Run::styled(label, self.look.theme.key), Run::raw(shown)]), area);
        put_cursor(frame, area, x, 0);
    }

    fn page_keys(&self, page: Page) -> Vec<(String, &'static str)> {
        let keymap = &self.config.keymap;
        let mut keys = vec![
            (keymap.label(Command::Quit), "back"),
            (keymap.label(Command::PageDown), "page down"),
            (keymap.label(Command::PageUp), "page up"),
        ];
        if page == Page::Names {
            return keys;
        }
        let parts = match page {
            Page::StoryDiff => ("next change", "previous change"),
            Page::Rule => ("next example", "previous"),
            Page::Help | Page::Names => ("next part", "previous part"),
        };
        keys.push((keymap.label(Command::NextIssue), parts.0));
        keys.push((keymap.label(Command::PreviousIssue), parts.1));
        if page == Page::StoryDiff {
            keys.insert(1, (keymap.label(Command::Save), Command::Save.short()));
        }
        if page == Page::Rule {
            keys.insert(1, (keymap.label(Command::Ignore), "switch it off"));
        }
        keys
    }
}

/// Draws the text of a box and puts the cursor where it is.
fn draw_box(frame: &mut Frame, area: Rect, edit: &EditBox, width: usize) {
    if area.is_empty() {
        return;
    }
    let rows = edit.rows(width);
    let (row, column) = edit.place(width);
    let height = usize::from(area.height);
    let top = row.saturating_sub(height / 2).min(rows.len().saturating_sub(height));
    for (row, y) in rows.iter().skip(top).take(height).zip(area.y..) {
        let text = show_row(edit.text(), *row);
        frame.render_widget(Run::raw(text), Rect { y, height: 1, ..area });
    }
    put_cursor(frame, area, column, row - top.min(row));
}

/// A row as the wrap measured it: a tab is as wide as there.
fn show_row(text: &str, row: Span) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    row.of(text).graphemes(true).map(show::grapheme).collect()
}

fn put_cursor(frame: &mut Frame, area: Rect, column: usize, row: usize) {
    let x = area.x.saturating_add(u16::try_from(column).unwrap_or(u16::MAX)).min(area.right().saturating_sub(1));
    let y = area.y.saturating_add(u16::try_from(row).unwrap_or(u16::MAX)).min(area.bottom().saturating_sub(1));
    frame.set_cursor_position(Position { x, y });
}
