//! A question with the keys that answer it, over the lower bands. Plain keys answer;
//! Esc, Ctrl-G and Ctrl-C mean the last answer, which always changes nothing.

use ratatui::Frame;
use ratatui::crossterm::event::KeyCode;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span as Run};
use ratatui::widgets::Clear;
use unicode_width::UnicodeWidthStr;

use crate::config::Key;
use crate::report::show;
use crate::review::{Filter, Order};
use crate::tui::bars;
use crate::tui::change_pane::set;
use crate::tui::look::Look;

/// What an answer does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Back to the desk.
    Nothing,
    Carry(Order),
    Show(Filter),
    Save,
    /// Save although there is a reason not to.
    Insist,
    SaveAndQuit,
    Quit,
}

/// One way to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub key: char,
    pub label: String,
    pub answer: Answer,
}

impl Choice {
    pub fn new(key: char, label: impl Into<String>, answer: Answer) -> Self {
        Self { key, label: label.into(), answer }
    }
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dialog {
    pub title: String,
    /// What has to be known to answer; in full, as many rows as there are.
    pub text: Vec<String>,
    pub choices: Vec<Choice>,
    /// Enter gives the first answer, any other key the last: for a mere notice.
    pub any_key: bool,
}

impl Dialog {
    pub fn new(title: impl Into<String>, text: Vec<String>, choices: Vec<Choice>) -> Self {
        Self { title: title.into(), text, choices, any_key: false }
    }

    /// Something to be read; any key goes on.
    pub fn notice(title: impl Into<String>, text: impl Into<String>) -> Self {
        let go_on = Choice::new(' ', "any key goes on", Answer::Nothing);
        let text: String = text.into();
        Self { title: title.into(), text: text.lines().map(str::to_owned).collect(), choices: vec![go_on], any_key: true }
    }

    /// The answer of a key; `None` where it is none.
    pub fn answer(&self, key: Key) -> Option<Answer> {
        let last = self.choices.last().map(|c| c.answer.clone()).or(Some(Answer::Nothing));
        let leaves = key.code == KeyCode::Esc || key.ctrl && matches!(key.code, KeyCode::Char('g' | 'c'));
        if leaves || self.any_key {
            return last;
        }
        let KeyCode::Char(c) = key.code else { return None };
        self.choices.iter().find(|ch| ch.key == c && !key.ctrl && !key.alt).map(|ch| ch.answer.clone())
    }

    /// Draws the question over the lower part of `screen`.
    pub fn draw(&self, frame: &mut Frame, screen: Rect, look: &Look) {
        let width = usize::from(screen.width).saturating_sub(3);
        let text: Vec<String> = self.text.iter().flat_map(|t| set(&show::line(t), width)).collect();
        let choices = self.rows_of_choices(look, width);
        let most = usize::from(screen.height).saturating_sub(1);
        let choices: Vec<Line> = choices.into_iter().take(most).collect();
        let room = most.saturating_sub(choices.len());
        let cut = text.len() > room;
        let seen = if cut { room.saturating_sub(1) } else { text.len() };
        let rows = u16::try_from(1 + seen + usize::from(cut && room > 0) + choices.len()).unwrap_or(screen.height);
        let area = Rect { y: screen.bottom().saturating_sub(rows), height: rows.min(screen.height), ..screen };
        frame.render_widget(Clear, area);
        bars::heading(frame, Rect { height: area.height.min(1), ..area }, look, &self.title, "", true);
        let left_out = text.len() - seen;
        let mut lines: Vec<Line> = text.into_iter().take(seen).map(Line::from).collect();
        if cut && room > 0 {
            lines.push(Line::from(format!("{} and {left_out} more", look.glyphs.ellipsis)));
        }
        for (line, y) in lines.into_iter().chain(choices).zip(area.y.saturating_add(1)..area.bottom()) {
            frame.render_widget(line, Rect { x: area.x + 1, width: area.width.saturating_sub(1), y, height: 1 });
        }
    }

    fn rows_of_choices(&self, look: &Look, width: usize) -> Vec<Line<'static>> {
        let widest = self.choices.iter().map(|c| c.label.width() + 2).max().unwrap_or(0);
        // Many choices stand in columns, few in a line.
        let columns = if self.choices.len() > 4 { widest + 3 } else { 0 };
        let mut lines: Vec<Vec<Run>> = vec![Vec::new()];
        let mut used = 0;
        for c in &self.choices {
            let own = if self.any_key { c.label.width() } else { c.label.width() + 2 };
            if used + own > width && used > 0 {
                lines.push(Vec::new());
                used = 0;
            }
            let gap = columns.saturating_sub(own).max(3);
            used += own + gap;
            let Some(line) = lines.last_mut() else { continue };
            if !self.any_key {
                line.push(Run::styled(c.key.to_string(), look.theme.key));
                line.push(Run::raw(" "));
            }
            line.push(Run::styled(format!("{}{}", c.label, " ".repeat(gap)), Style::new()));
        }
        lines.into_iter().map(Line::from).collect()
    }
}
