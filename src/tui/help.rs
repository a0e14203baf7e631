//! The help page: every command with its keys, from the command list and the keymap, and
//! what the marks mean.

use ratatui::text::{Line, Span as Run};
use unicode_width::UnicodeWidthStr;

use crate::config::{EditCommand, Key, Keymap};
use crate::review::{Command, Group, StateKind};
use crate::tui::change_pane::set;
use crate::tui::look::Look;
use crate::tui::sheet::Sheet;

/// Columns of the keys.
const KEYS: usize = 14;

/// The page at this width.
pub fn sheet(look: &Look, keymap: &Keymap, width: u16) -> Sheet {
    let width = usize::from(width).saturating_sub(2);
    let mut sheet = Sheet { title: "The keys".into(), ..Sheet::default() };
    for group in Group::ALL {
        heading(&mut sheet, look, group.title());
        for command in Command::ALL.iter().filter(|c| c.group() == *group) {
            let keys = if *command == Command::Choose { keymap.label(*command) } else { joined(keymap.keys(*command)) };
            row(&mut sheet, look, &keys, command.help(), width);
        }
    }
    heading(&mut sheet, look, "In a box where words are typed");
    for (command, help) in
        [(EditCommand::Keep, "Keep what was typed"), (EditCommand::Drop, "Drop it"), (EditCommand::Split, "Split the paragraph here")]
    {
        row(&mut sheet, look, &joined(keymap.edit_keys(command)), help, width);
    }
    row(&mut sheet, look, "Ctrl-W Ctrl-K", "Take out the word before the cursor; all behind it", width);
    row(&mut sheet, look, "Ctrl-_", "Undo in the box", width);
    heading(&mut sheet, look, "Marks");
    let g = &look.glyphs;
    row(&mut sheet, look, &format!("{}words{}", g.left, g.right), "The current issue", width);
    row(&mut sheet, look, g.open, "Open issues in this line; their words are underlined", width);
    row(&mut sheet, look, g.caret, "Something is missing here", width);
    for state in StateKind::ALL.iter().filter(|s| **s != StateKind::Open) {
        row(&mut sheet, look, look.mark(*state), &capital(state.name()), width);
    }
    sheet
}

fn heading(sheet: &mut Sheet, look: &Look, title: &str) {
    if !sheet.rows.is_empty() {
        sheet.rows.push(Line::default());
    }
    sheet.stops.push(sheet.rows.len());
    sheet.rows.push(Line::from(Run::styled(title.to_owned(), look.theme.bar)));
}

fn row(sheet: &mut Sheet, look: &Look, keys: &str, help: &str, width: usize) {
    let pad = KEYS.saturating_sub(keys.width()).max(2);
    let lines = set(help, width.saturating_sub(KEYS + 2).max(10));
    for (i, text) in lines.into_iter().enumerate() {
        sheet.rows.push(if i == 0 {
            Line::from(vec![Run::raw("  "), Run::styled(keys.to_owned(), look.theme.key), Run::raw(format!("{}{text}", " ".repeat(pad)))])
        } else {
            Line::from(format!("{}{text}", " ".repeat(KEYS + 2)))
        });
    }
}

fn joined(keys: impl Iterator<Item = Key>) -> String {
    keys.map(|k| k.to_string()).collect::<Vec<_>>().join(" ")
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |c| c.to_uppercase().chain(letters).collect())
}
