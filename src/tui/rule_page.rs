//! The style-book entry of the current issue's rule, as `copydesk rules show` prints it;
//! of a rule that is in no pack, what can be said.

use ratatui::style::Style;
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
/// Words before a colon that stand out as a label, with the columns they keep free below.
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
    let style = match label.get(..3) {
        Some("Not") => look.theme.removed,
        Some("But") => look.theme.added,
        Some(_) => look.theme.quiet,
        None => Style::new(),
    };
    // Long labels leave no room for what they introduce: what follows begins below them.
    let hang = if label.width() > width / 3 { 2 } else { label.width() };
    let text = show::line(words.get(label.len()..).unwrap_or("")).into_owned();
    let rows = set(&text, width.saturating_sub(indent + label.width().max(hang)).max(8));
    if rows.is_empty() {
        sheet.rows.push(Line::default());
    }
    for (i, row) in rows.into_iter().enumerate() {
        let lead = " ".repeat(if i == 0 { indent } else { indent + hang });
        let mut runs = vec![Run::raw(lead)];
        if i == 0 && !label.is_empty() {
            runs.push(Run::styled(label, style));
        }
        runs.push(Run::raw(row));
        sheet.rows.push(Line::from(runs));
    }
}
