//! The style-book entry of the current issue's rule, as `copydesk rules show` prints it;
//! of a rule that is in no pack, what can be said.

use ratatui::text::{Line, Span as Run};
use unicode_width::UnicodeWidthStr;

use crate::check::Issue;
use crate::check::style::{StyleBook, show as entries};
use crate::report::show;
use crate::tui::change_pane::set;
use crate::tui::look::Look;
use crate::tui::sheet::Sheet;

/// Entries are read as prose: no wider than this, in columns.
const WIDEST: usize = 88;
/// Words that stand out at the start of a line.
const LABELS: &[&str] = &["Not:  ", "But:  ", "Right as it stands:  ", "Look up: ", "Inside quotation marks: "];

/// The page at this width.
pub fn sheet(look: &Look, book: Option<&StyleBook>, issue: &Issue, width: u16) -> Sheet {
    let width = usize::from(width).saturating_sub(2).clamp(10, WIDEST);
    let mut sheet = Sheet { title: format!("Style book: {}", show::line(&issue.rule)), ..Sheet::default() };
    let text = book.and_then(|b| entries::entry(b, &issue.rule)).unwrap_or_else(|| entries::about(issue));
    // The name of the rule is in the heading.
    for line in text.lines().skip_while(|l| *l == issue.rule || l.is_empty()) {
        if line.trim_start().starts_with("Not:") {
            sheet.stops.push(sheet.rows.len());
        }
        put(&mut sheet, look, line, width);
    }
    sheet
}

fn put(sheet: &mut Sheet, look: &Look, line: &str, width: usize) {
    let words = line.trim_start();
    let indent = (line.len() - words.len()).min(width / 2);
    let label = LABELS.iter().find(|l| words.starts_with(**l)).copied().unwrap_or("");
    let (style, hang) = match label {
        "Not:  " => (look.theme.removed, label.width()),
        "But:  " => (look.theme.added, label.width()),
        _ => (look.theme.quiet, 0),
    };
    let text = show::line(words.get(label.len()..).unwrap_or("")).into_owned();
    // A label that nothing hangs behind is set with its words.
    let (lead, text) = if hang > 0 { (label, text) } else { ("", format!("{label}{text}")) };
    let rows = set(&text, width.saturating_sub(indent + hang).max(8));
    if rows.is_empty() {
        sheet.rows.push(Line::default());
    }
    for (i, row) in rows.into_iter().enumerate() {
        let mut runs = vec![Run::raw(" ".repeat(if i == 0 { indent } else { indent + hang }))];
        match row.strip_prefix(label.trim_end()).filter(|_| i == 0 && hang == 0) {
            Some(rest) => runs.extend([Run::styled(label.trim_end(), style), Run::raw(rest.to_owned())]),
            None if i == 0 => runs.extend([Run::styled(lead, style), Run::raw(row)]),
            None => runs.push(Run::raw(row)),
        }
        sheet.rows.push(Line::from(runs));
    }
}
