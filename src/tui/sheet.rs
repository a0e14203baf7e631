//! A page over the whole screen that is read and scrolled: the help, the whole-story diff.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::tui::bars;
use crate::tui::look::Look;

/// A page of rows, already set for the width of the screen.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    pub title: String,
    pub rows: Vec<Line<'static>>,
    /// Rows to which next and previous go.
    pub stops: Vec<usize>,
    pub top: usize,
}

impl Sheet {
    /// Scrolls by so many rows, as far as there are any.
    pub fn scroll(&mut self, by: isize, height: u16) {
        let last = self.rows.len().saturating_sub(usize::from(height));
        self.top = self.top.saturating_add_signed(by).min(last);
    }

    /// To the next or the previous stop; false where there is none.
    pub fn go(&mut self, forward: bool, height: u16) -> bool {
        let at = self.top;
        let to = if forward { self.stops.iter().find(|s| **s > at) } else { self.stops.iter().rev().find(|s| **s < at) };
        let Some(to) = to.copied() else { return false };
        self.top = to.min(self.rows.len().saturating_sub(usize::from(height)));
        self.top != at
    }

    /// Rows that are seen on a screen of this height.
    pub fn height(screen: u16) -> u16 {
        screen.saturating_sub(2)
    }

    /// Draws the page and its keys.
    pub fn draw(&self, frame: &mut Frame, screen: Rect, look: &Look, keys: &[(String, &str)]) {
        let height = Self::height(screen.height);
        let seen = self.rows.len().min(self.top + usize::from(height));
        let right = format!("{} of {}", seen, self.rows.len());
        bars::heading(frame, Rect { height: screen.height.min(1), ..screen }, look, &self.title, &right, true);
        for (line, y) in self.rows.iter().skip(self.top).take(usize::from(height)).zip(screen.y + 1..) {
            frame.render_widget(line, Rect { x: screen.x + 1.min(screen.width), width: screen.width.saturating_sub(1), y, height: 1 });
        }
        if screen.height > 1 {
            bars::hints(frame, Rect { y: screen.bottom() - 1, height: 1, ..screen }, look, keys, &[]);
        }
    }
}
