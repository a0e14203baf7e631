//! Which band goes where, for any size of the terminal.
//!
//! Narrow: story over issues over change. From [`WIDE`] columns: story on the left at its
//! measure, issues over change on the right. Below 40x10 there is no desk to be had.

use ratatui::layout::Rect;

/// Columns from which the panes stand side by side.
pub const WIDE: u16 = 104;
/// The smallest desk.
pub const SMALLEST: (u16, u16) = (40, 10);
/// Columns beside the text of the story: the margin with its marks and a blank on the
/// left, room for the marks round the current words on the right.
pub const MARGINS: u16 = 4;

/// A pane with its heading line; either may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Band {
    pub head: Rect,
    pub body: Rect,
}

/// The areas of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Areas {
    pub top: Rect,
    /// The line under the top bar; empty where rows are short.
    pub rule: Rect,
    pub story: Rect,
    /// Between story and the panes on the right; empty where they stand in bands.
    pub divider: Rect,
    pub issues: Band,
    pub change: Band,
    pub status: Rect,
    pub is_wide: bool,
}

impl Areas {
    /// `None` where the terminal is too small.
    pub fn of(area: Rect, measure: u16) -> Option<Self> {
        if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
            return None;
        }
        let row = |y: u16, height: u16| Rect { x: area.x, y: area.y + y, width: area.width, height };
        let ruled = u16::from(area.height >= 20);
        let rows = area.height - 2 - ruled;
        let mut areas =
            Self { top: row(0, 1), rule: row(1, ruled), status: row(area.height - 1, 1), is_wide: area.width >= WIDE, ..Self::default() };
        let middle = row(1 + ruled, rows);
        if areas.is_wide {
            areas.side_by_side(middle, measure);
        } else {
            areas.in_bands(middle);
        }
        Some(areas)
    }

    fn in_bands(&mut self, middle: Rect) {
        let (list, change) = match middle.height {
            0..=10 => (0, 4),
            11..=14 => (2, 4),
            15..=20 => (3, 4),
            21..=27 => (4, 5),
            h => ((h / 5).min(12), (h / 5).min(9)),
        };
        let below = change + 1 + if list > 0 { list + 1 } else { 0 };
        let story = middle.height - below;
        let row = |y: u16, height: u16| Rect { y: middle.y + y, height, ..middle };
        self.story = row(0, story);
        if list > 0 {
            self.issues = Band { head: row(story, 1), body: row(story + 1, list) };
        }
        let at = middle.height - change - 1;
        self.change = Band { head: row(at, 1), body: row(at + 1, change) };
    }

    fn side_by_side(&mut self, middle: Rect, measure: u16) {
        let story = (middle.width * 13 / 20).clamp(68, (measure + MARGINS).max(68)).min(middle.width - 30);
        let right = Rect { x: middle.x + story + 1, width: middle.width - story - 1, ..middle };
        self.story = Rect { width: story, ..middle };
        self.divider = Rect { x: middle.x + story, width: 1, ..middle };
        let change = (middle.height / 2).clamp(4, 16);
        let list = middle.height.saturating_sub(change + 2);
        let row = |y: u16, height: u16| Rect { y: right.y + y, height, ..right };
        self.issues = Band { head: row(0, 1), body: row(1, list) };
        self.change = Band { head: row(list + 1, 1), body: row(list + 2, change) };
    }

    /// Columns of the story's text.
    pub fn measure(&self, measure: u16) -> u16 {
        self.story.width.saturating_sub(MARGINS).min(measure).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_every_size_the_bands_fill_the_screen_and_none_leaves_it() {
        for width in 1..=300 {
            for height in 1..=100 {
                let screen = Rect::new(0, 0, width, height);
                let Some(a) = Areas::of(screen, 76) else {
                    assert!(width < 40 || height < 10);
                    continue;
                };
                for r in [a.top, a.rule, a.story, a.divider, a.issues.head, a.issues.body, a.change.head, a.change.body, a.status] {
                    assert!(r.is_empty() || screen.intersection(r) == r, "{width}x{height}: {r:?}");
                }
                assert!(a.story.height >= 3, "{width}x{height}");
                let below = [a.issues.head, a.issues.body, a.change.head, a.change.body].map(|r| r.height).iter().sum::<u16>();
                let rows = if a.is_wide { a.story.height } else { a.story.height + below };
                assert_eq!(rows + 2 + a.rule.height, height);
            }
        }
    }
}
