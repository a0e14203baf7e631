//! Everything about the current issue: the sentence before and after, what is wrong and
//! why, the suggestions by number. Where there is not room for the sentence, the words
//! round the change are shown.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span as Run};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::check::Level;
use crate::config::Keymap;
use crate::diff::{self, Kind};
use crate::report::show;
use crate::review::{Command, Entry, Session, State};
use crate::story::Span;
use crate::tui::look::Look;
use crate::tui::wrap;

/// Bytes of story looked at on each side of an issue.
const AROUND: usize = 700;

/// "spelling · 97 %", with the rule where it has a name of its own.
pub fn title(look: &Look, entry: &Entry) -> String {
    let dot = look.glyphs.dot;
    let category = entry.issue.category.name();
    let mut out = category.to_owned();
    if entry.issue.rule != category {
        out = format!("{out} {dot} {}", entry.issue.rule);
    }
    if entry.issue.level == Level::Query {
        format!("{out} {dot} query")
    } else {
        format!("{out} {dot} {:.0} %", entry.issue.confidence * 100.0)
    }
}

/// Draws the pane from line `top` on; the lines it has depend on its height, since the
/// sentence takes what the words about it leave.
pub fn draw(frame: &mut Frame, area: Rect, look: &Look, keymap: &Keymap, session: &Session, top: usize) {
    let Some(entry) = session.current() else { return };
    let lines = lines(look, keymap, session, entry, usize::from(area.width).saturating_sub(2), usize::from(area.height));
    let top = top.min(lines.len().saturating_sub(usize::from(area.height)));
    for (line, y) in lines.into_iter().skip(top).zip(area.y..area.bottom()) {
        frame.render_widget(line, Rect { x: area.x + 1, width: area.width.saturating_sub(1), y, height: 1 });
    }
}

/// How many lines there are to scroll through.
pub fn length(look: &Look, keymap: &Keymap, session: &Session, area: Rect) -> usize {
    session
        .current()
        .map_or(0, |e| lines(look, keymap, session, e, usize::from(area.width).saturating_sub(2), usize::from(area.height)).len())
}

fn lines(look: &Look, keymap: &Keymap, session: &Session, entry: &Entry, width: usize, height: usize) -> Vec<Line<'static>> {
    let width = width.max(10);
    let words: Vec<Line> = set(&explanation(entry), width).into_iter().map(Line::from).collect();
    let choices = choices(look, keymap, entry, width);
    let (before, after) = passages(session, entry);
    let pieces = match &after {
        Some(after) => diff::words(&before, after),
        None => marked(session, entry, &before),
    };
    let sides = 1 + usize::from(after.is_some());
    // Shortest where there is little room: a row for each side, the reason cut, not the choice.
    let room = height.saturating_sub(words.len().min(2) + choices.len());
    let rows = (room / sides).clamp(1, 8);
    let mut out = Vec::new();
    let (minus, plus) = if entry.state.changes_words() || after.is_some() { ("-", "+") } else { (" ", " ") };
    // Both sides begin at the same word, so that the eye finds the change at once.
    let one = Side { look, width, rows, start: None }.set(&pieces, Kind::Removed, minus);
    out.extend(one.0);
    if after.is_some() {
        out.extend(Side { look, width, rows, start: Some(one.1) }.set(&pieces, Kind::Added, plus).0);
    }
    // What does not fit comes behind the choices, where it can be scrolled to.
    let free = height.saturating_sub(out.len() + choices.len()).max(1);
    let mut words = words;
    let rest = words.split_off(free.min(words.len()));
    if let (false, Some(last)) = (rest.is_empty(), words.last_mut()) {
        *last = cut_off(look, keymap, last, width);
    }
    out.extend(words);
    out.extend(choices);
    out.extend(rest);
    out
}

/// The last line of a reason that there is no room for, with the key that shows it all.
fn cut_off(look: &Look, keymap: &Keymap, line: &Line, width: usize) -> Line<'static> {
    let more = look.glyphs.ellipsis;
    let key = keymap.label(Command::StyleBook);
    let hint = if key.is_empty() { String::new() } else { format!(" {}", Command::StyleBook.short()) };
    let room = width.saturating_sub(key.width() + hint.width() + 2);
    let text = show::clipped(&format!("{line} {}", more.repeat(2)), room, more);
    let text = text.trim_end_matches([' ', '…', '.']).to_owned() + more;
    Line::from(vec![Run::raw(format!("{text}  ")), Run::styled(key, look.theme.key), Run::raw(hint)])
}

/// What is wrong and why, what it refers to, why it is only a question.
fn explanation(entry: &Entry) -> String {
    let issue = &entry.issue;
    let mut out = match &entry.state {
        State::Open => String::new(),
        State::Accepted { .. } => "Accepted. ".into(),
        State::Edited { .. } => "Edited. ".into(),
        State::Rejected => "Rejected. ".into(),
        State::Query { .. } => "A query to the reporter. ".into(),
        State::Ignored { .. } => "Ignored. ".into(),
        State::Learned => "A word of the dictionary now. ".into(),
        State::SwitchedOff => "The rule is switched off. ".into(),
    };
    out.push_str(issue.message.trim());
    if !out.is_empty() && !out.ends_with(['.', '?', '!']) {
        out.push('.');
    }
    let why = issue.why.trim();
    if !why.is_empty() && why.trim_end_matches('.') != issue.message.trim().trim_end_matches('.') {
        out.push(' ');
        out.push_str(why);
    }
    if issue.quoted && issue.suggestions.is_empty() {
        out.push_str(" These are a speaker's words: they are not changed here; ask the reporter.");
    }
    for r in &issue.related {
        out.push_str(" (");
        out.push_str(&r.label);
        out.push(')');
    }
    show::line(&out).into_owned()
}

/// The numbered suggestions, or what can be done where there is none.
fn choices(look: &Look, keymap: &Keymap, entry: &Entry, width: usize) -> Vec<Line<'static>> {
    let keys: Vec<String> = keymap.keys(Command::Choose).map(|k| k.to_string()).collect();
    let chosen = match &entry.state {
        State::Accepted { which, .. } => Some(*which),
        _ => None,
    };
    let mut line = Vec::new();
    let mut used = 0;
    for (i, suggestion) in entry.issue.suggestions.iter().enumerate() {
        let Some(key) = keys.get(i) else { break };
        let text = if suggestion.is_empty() {
            "(take out)".to_owned()
        } else {
            show::clipped(suggestion, width.saturating_sub(8).min(48), look.glyphs.ellipsis)
        };
        let text = if suggestion.trim().is_empty() && !suggestion.is_empty() { "(one space)".to_owned() } else { text };
        let cost = key.width() + text.width() + 4;
        if used + cost > width && !line.is_empty() {
            break;
        }
        used += cost;
        line.push(Run::styled(key.clone(), look.theme.key));
        let tick = if chosen == Some(i + 1) { look.glyphs.accepted } else { " " };
        line.push(Run::raw(format!("{tick}{text}  ")));
    }
    if line.is_empty() && entry.is_open() {
        let ways =
            [(Command::EditCorrection, "types the correction"), (Command::Query, "makes it a query"), (Command::Reject, "leaves it")];
        let ways: Vec<String> =
            ways.iter().map(|(c, w)| (keymap.label(*c), w)).filter(|(k, _)| !k.is_empty()).map(|(k, w)| format!("{k} {w}")).collect();
        line.push(Run::raw(show::clipped(&format!("No suggestion: {}.", ways.join(", ")), width, look.glyphs.ellipsis)));
    }
    if line.is_empty() { Vec::new() } else { vec![Line::from(line)] }
}

/// The sentence of the issue before and, where there is something to put in, after.
fn passages(session: &Session, entry: &Entry) -> (String, Option<String>) {
    let text = session.text();
    let span = entry.span();
    let around = sentence(session, span);
    let head = Span::new(around.start, span.start).of(text);
    let tail = Span::new(span.end.min(around.end), around.end).of(text);
    let set = |words: &str| show::line(&format!("{head}{words}{tail}")).into_owned();
    if entry.state.changes_words() {
        return (set(&entry.words), Some(set(Span::new(span.start, span.end.min(around.end)).of(text))));
    }
    let now = Span::new(span.start, span.end.min(around.end)).of(text);
    (set(now), entry.issue.suggestions.first().map(|s| set(s)))
}

/// The sentence or sentences under `span`, cut to what can be shown.
fn sentence(session: &Session, span: Span) -> Span {
    let text = session.text();
    let mut around = span;
    if let Some(placed) = session.story().paragraph_at(span.start) {
        let here = placed.span();
        let start = span.start.saturating_sub(placed.start);
        let end = span.end.min(here.end).saturating_sub(placed.start);
        let touching = placed.paragraph.sentences.iter().filter(|s| s.span.start <= end && start <= s.span.end);
        if let Some(all) = touching.map(|s| s.span).reduce(Span::cover) {
            around = around.cover(all.shifted(placed.start));
        }
    }
    let from = text.ceil_char_boundary(around.start.max(span.start.saturating_sub(AROUND)));
    let to = text.floor_char_boundary(around.end.min(span.start.saturating_add(2 * AROUND)));
    Span::new(from.min(span.start), to.max(span.start))
}

/// The sentence in pieces where nothing is put in: the issue's words count as removed, so
/// that they stand out.
fn marked(session: &Session, entry: &Entry, sentence_text: &str) -> Vec<diff::Piece> {
    let around = sentence(session, entry.span());
    let text = session.text();
    let piece = |kind, span: Span| diff::Piece { kind, text: show::line(span.of(text)).into_owned() };
    let span = Span::new(entry.span().start, entry.span().end.min(around.end));
    if span.is_empty() {
        return vec![diff::Piece { kind: Kind::Same, text: sentence_text.to_owned() }];
    }
    vec![
        piece(Kind::Same, Span::new(around.start, span.start)),
        piece(Kind::Removed, span),
        piece(Kind::Same, Span::new(span.end, around.end)),
    ]
}

/// How one side of the change is to be set.
struct Side<'a> {
    look: &'a Look,
    width: usize,
    /// At most so many rows.
    rows: usize,
    /// The first byte to be shown, where the other side has settled it.
    start: Option<usize>,
}

impl Side<'_> {
    /// The rows, its mark before the first; and the first byte shown.
    fn set(&self, pieces: &[diff::Piece], kind: Kind, mark: &'static str) -> (Vec<Line<'static>>, usize) {
        let style = match (kind, mark) {
            (_, " ") => self.look.theme.open_query,
            (Kind::Added, _) => self.look.theme.added,
            _ => self.look.theme.removed,
        };
        let mut text = String::new();
        let mut changed: Vec<Span> = Vec::new();
        for p in pieces.iter().filter(|p| p.kind == Kind::Same || p.kind == kind) {
            if p.kind == kind {
                changed.push(Span::new(text.len(), text.len() + p.text.len()));
            }
            text.push_str(&p.text);
        }
        if text.is_empty() {
            return (vec![Line::from(Run::styled(format!("{mark} (nothing)"), style))], 0);
        }
        // What this side lacks stands on the other: the place of the change is the same.
        let place = changed.iter().copied().reduce(Span::cover).unwrap_or_else(|| {
            let same = pieces.iter().take_while(|p| p.kind == Kind::Same).map(|p| p.text.len()).sum();
            Span::new(same, same)
        });
        let more = self.look.glyphs.ellipsis;
        let width = self.width.saturating_sub(2);
        let seen = self.window(&text, place);
        let (head, tail) = (if seen.start > 0 { more } else { "" }, if seen.end < text.len() { more } else { "" });
        let shown = format!("{head}{}{tail}", seen.of(&text));
        let shift = |at: usize| at.saturating_sub(seen.start) + head.len();
        let mut out = Vec::new();
        for (i, row) in wrap::wrap(&shown, width, &[]).into_iter().take(self.rows).enumerate() {
            let lead = if i == 0 { Run::styled(format!("{mark} "), style) } else { Run::raw("  ") };
            let mut runs = vec![lead];
            let mut at = row.start;
            for c in &changed {
                let c = Span::new(shift(c.start).clamp(at, row.end.max(at)), shift(c.end).clamp(at, row.end.max(at)));
                runs.push(Run::raw(Span::new(at, c.start).of(&shown).to_owned()));
                runs.push(Run::styled(c.of(&shown).to_owned(), style));
                at = c.end;
            }
            runs.push(Run::raw(Span::new(at, row.end.max(at)).of(&shown).to_owned()));
            out.push(Line::from(runs));
        }
        (out, seen.start)
    }

    /// The words of `text` round `place` that fill the rows.
    fn window(&self, text: &str, place: Span) -> Span {
        let width = self.width.saturating_sub(2);
        if self.start.is_none_or(|s| s == 0) && wrap::wrap(text, width, &[]).len() <= self.rows {
            return Span::new(0, text.len());
        }
        // Rows end between words: a few columns of each stay empty.
        let room = (width * self.rows).saturating_sub(6 * (self.rows - 1) + 2).max(width / 2);
        let start = self.start.filter(|s| *s <= place.start).unwrap_or_else(|| {
            let own = place.of(text).width().min(room);
            let tail = text.get(place.end..).unwrap_or("").width().min((room - own) / 2);
            let head = text.get(..place.start).unwrap_or("");
            let start = head.len() - columns_back(head, room - own - tail);
            // A word cut at its start is left out.
            if start == 0 { 0 } else { start + Span::new(start, place.start).of(text).find(' ').map_or(0, |i| i + 1) }
        });
        let rest = text.get(start..).unwrap_or("");
        let end = start + columns_to(rest, room);
        if end >= text.len() {
            return Span::new(start, text.len());
        }
        let end = text.get(place.end.min(end)..end).and_then(|t| t.rfind(' ')).map_or(end, |i| place.end.min(end) + i);
        Span::new(start, end.max(start))
    }
}

/// How many bytes of `text` fill `columns`.
fn columns_to(text: &str, columns: usize) -> usize {
    let mut used = 0;
    text.graphemes(true)
        .take_while(|g| {
            used += g.width();
            used <= columns
        })
        .map(str::len)
        .sum()
}

/// The same from the end.
fn columns_back(text: &str, columns: usize) -> usize {
    let mut used = 0;
    text.graphemes(true)
        .rev()
        .take_while(|g| {
            used += g.width();
            used <= columns
        })
        .map(str::len)
        .sum()
}

/// Words as rows of at most `width` columns.
pub fn set(text: &str, width: usize) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    wrap::wrap(text, width, &[]).into_iter().map(|r| r.of(text).to_owned()).collect()
}
