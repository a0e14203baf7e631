//! The whole story before and after, for a last look before saving: the paragraphs that
//! changed with their neighbours, word by word.

use ratatui::style::Style;
use ratatui::text::{Line, Span as Run};

use crate::diff::{self, Kind, ParagraphChange, Piece, Shown};
use crate::report::show;
use crate::story::Span;
use crate::tui::look::Look;
use crate::tui::sheet::Sheet;
use crate::tui::wrap;

/// The page at this width.
pub fn sheet(look: &Look, before: &str, after: &str, width: u16) -> Sheet {
    let width = usize::from(width).saturating_sub(5).clamp(10, 96);
    let changes = diff::story(before, after);
    let n = changes.iter().filter(|c| !c.is_same()).count();
    let mut sheet = Sheet { title: format!("What changed: {n} paragraph{}", if n == 1 { "" } else { "s" }), ..Sheet::default() };
    for shown in diff::with_context(&changes, 1) {
        match shown {
            Shown::Skipped(n) => {
                let what = format!("  {} {n} line{} as before", look.glyphs.ellipsis, if n == 1 { "" } else { "s" });
                sheet.rows.push(Line::from(Run::styled(what, look.theme.quiet)));
                sheet.rows.push(Line::default());
            }
            Shown::Paragraph(p) => paragraph(&mut sheet, look, p, width),
        }
    }
    if n == 0 {
        sheet.rows = vec![Line::from("Nothing was changed.")];
    }
    sheet
}

fn paragraph(sheet: &mut Sheet, look: &Look, change: &ParagraphChange, width: usize) {
    let whole = |kind, text: &str| vec![Piece { kind, text: text.to_owned() }];
    if !change.is_same() {
        sheet.stops.push(sheet.rows.len());
    }
    match change {
        ParagraphChange::Same(text) if text.trim().is_empty() => return,
        ParagraphChange::Same(text) => side(sheet, look, &whole(Kind::Same, text), Kind::Same, width),
        ParagraphChange::Changed(pieces) => {
            side(sheet, look, pieces, Kind::Removed, width);
            side(sheet, look, pieces, Kind::Added, width);
        }
        ParagraphChange::Removed(text) => side(sheet, look, &whole(Kind::Removed, text), Kind::Removed, width),
        ParagraphChange::Added(text) => side(sheet, look, &whole(Kind::Added, text), Kind::Added, width),
    }
    sheet.rows.push(Line::default());
}

fn side(sheet: &mut Sheet, look: &Look, pieces: &[Piece], kind: Kind, width: usize) {
    let (mark, style) = match kind {
        Kind::Same => ("  ", Style::new()),
        Kind::Removed => ("- ", look.theme.removed),
        Kind::Added => ("+ ", look.theme.added),
    };
    let mut text = String::new();
    let mut changed = Vec::new();
    for p in pieces.iter().filter(|p| p.kind == Kind::Same || p.kind == kind) {
        let shown = show::line(&p.text);
        if p.kind != Kind::Same {
            changed.push(Span::new(text.len(), text.len() + shown.len()));
        }
        text.push_str(&shown);
    }
    for (i, row) in wrap::wrap(&text, width, &[]).into_iter().enumerate() {
        let mut runs = vec![Run::styled(if i == 0 { mark } else { "  " }, style)];
        let mut at = row.start;
        for c in &changed {
            let c = Span::new(c.start.clamp(at, row.end.max(at)), c.end.clamp(at, row.end.max(at)));
            runs.push(Run::raw(Span::new(at, c.start).of(&text).to_owned()));
            runs.push(Run::styled(c.of(&text).to_owned(), style));
            at = c.end;
        }
        runs.push(Run::raw(Span::new(at, row.end.max(at)).of(&text).to_owned()));
        sheet.rows.push(Line::from(runs));
    }
}
