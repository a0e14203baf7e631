//! How things look: the styles of the theme and the marks that carry the meaning.
//!
//! Where the locale is not UTF-8 every mark is ASCII. Colour only helps: whatever it
//! says, a mark says as well.

use ratatui::style::Style;

use crate::check::Level;
use crate::config::Theme;
use crate::review::{Entry, StateKind};

/// The marks of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// Left and right of the current words.
    pub left: &'static str,
    pub right: &'static str,
    /// The current line of the list, and the row of the story it belongs to.
    pub here: &'static str,
    /// A row of the story with an open issue.
    pub open: &'static str,
    /// Where words are missing.
    pub caret: &'static str,
    pub accepted: &'static str,
    pub edited: &'static str,
    pub rejected: &'static str,
    pub query: &'static str,
    pub ignored: &'static str,
    /// In the story: nothing was put in here.
    pub left_out: &'static str,
    /// In the story: the line behind this one was taken out.
    pub line_out: &'static str,
    /// Horizontal and vertical rules.
    pub rule: &'static str,
    pub divider: &'static str,
    pub ellipsis: &'static str,
    pub dot: &'static str,
}

const UNICODE: Glyphs = Glyphs {
    left: "▸",
    right: "◂",
    here: "▶",
    open: "•",
    caret: "‸",
    accepted: "✓",
    edited: "≈",
    rejected: "×",
    query: "?",
    ignored: "–",
    left_out: "×",
    line_out: " ✓(line out)",
    rule: "─",
    divider: "│",
    ellipsis: "…",
    dot: "·",
};

const ASCII: Glyphs = Glyphs {
    left: ">",
    right: "<",
    here: ">",
    open: "*",
    caret: "^",
    accepted: "+",
    edited: "~",
    rejected: "x",
    query: "?",
    ignored: "-",
    left_out: "(x)",
    line_out: " +(line out)",
    rule: "-",
    divider: "|",
    ellipsis: "...",
    dot: "-",
};

/// Theme and marks.
#[derive(Debug, Clone)]
pub struct Look {
    pub theme: Theme,
    pub glyphs: Glyphs,
}

impl Look {
    pub fn new(theme: Theme, unicode: bool) -> Self {
        Self { theme, glyphs: if unicode { UNICODE } else { ASCII } }
    }

    /// The mark of a state in the list; nothing for what is open.
    pub fn mark(&self, state: StateKind) -> &'static str {
        match state {
            StateKind::Open => " ",
            StateKind::Accepted => self.glyphs.accepted,
            StateKind::Edited => self.glyphs.edited,
            StateKind::Rejected => self.glyphs.rejected,
            StateKind::Query => self.glyphs.query,
            StateKind::Ignored => self.glyphs.ignored,
        }
    }

    /// What is set behind decided words in the story; where nothing was put in, a mark says
    /// that something was offered.
    pub fn tick(&self, entry: &Entry) -> &'static str {
        match entry.state.kind() {
            StateKind::Rejected | StateKind::Ignored if entry.words.is_empty() => self.glyphs.left_out,
            StateKind::Accepted => self.glyphs.accepted,
            StateKind::Edited => self.glyphs.edited,
            StateKind::Query => "(?)",
            StateKind::Open | StateKind::Rejected | StateKind::Ignored => "",
        }
    }

    /// The style of an entry's words in the story.
    pub fn words(&self, entry: &Entry, current: bool) -> Style {
        let t = &self.theme;
        match entry.state.kind() {
            _ if current && entry.is_open() => t.current,
            StateKind::Open if entry.issue.level == Level::Fix => t.open,
            StateKind::Open => t.open_query,
            StateKind::Accepted => t.accepted,
            StateKind::Edited => t.edited,
            StateKind::Query => t.query,
            StateKind::Rejected | StateKind::Ignored => t.rejected,
        }
    }
}
