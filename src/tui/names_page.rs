//! The names to verify: no issues, nothing to decide, but what a copy editor checks
//! against the book before the story goes.

use ratatui::text::{Line, Span as Run};
use unicode_width::UnicodeWidthStr;

use crate::report::show;
use crate::review::Session;
use crate::tui::app::around;
use crate::tui::look::Look;
use crate::tui::sheet::Sheet;

/// Columns of the name.
const NAME: usize = 28;

/// The page at this width.
pub fn sheet(look: &Look, session: &Session, width: u16) -> Sheet {
    let width = usize::from(width).saturating_sub(2);
    let mut sheet = Sheet { title: "Names to verify".into(), ..Sheet::default() };
    for note in session.notes() {
        let name = show::clipped(&note.words, NAME.min(width), look.glyphs.ellipsis);
        let (head, tail) = around(session.text(), note.span(), 30);
        let place = format!("{head}{}{}{}{tail}", look.glyphs.left, note.now, look.glyphs.right);
        let place = show::clipped(&place, width.saturating_sub(NAME + 1), look.glyphs.ellipsis);
        let pad = " ".repeat((NAME + 1).saturating_sub(name.width()));
        sheet.rows.push(Line::from(vec![Run::styled(name, look.theme.bar), Run::raw(pad), Run::styled(place, look.theme.quiet)]));
    }
    if sheet.rows.is_empty() {
        sheet.rows.push(Line::from("No name of this story has to be verified."));
    }
    sheet
}
