//! A story of our own with hand-made issues, a desk to review it on, and keys by name.

use copydesk::check::{Category, Issue, Level};
use copydesk::config::{Config, Layer};
use copydesk::review::{Session, Wave};
use copydesk::story::{ReadAs, Span};
use copydesk::tui::{App, Effect, Event, Setup};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

pub const STORY: &str = "Council votes to close Market Street bridge\n\
By Ann Lee\n\
MILLBROOK, Ohio (AP) — The city council voted Monday night to close the Market Street bridge for the the rest of the year while crews replace its deck, a project that Mayor Rosa Delgado called overdue.\n\
Engineers found cracks in four of the nine steal beams that carry the roadway, according to a report the council recieved last week. The report said the bridge could not safely carry fire trucks.\n\
“We was lucky nobody got hurt,” said Delgado, who has pressed the state for money since 2019. She said the state had promised $4.2 million.\n\
Business owners along the street said they feared losing customers during the holidays, and several asked the council to wait until January\n\
The council will meet again Dec. 8 at City Hall.\n";

fn at(words: &str) -> Span {
    let start = STORY.find(words).unwrap();
    Span::new(start, start + words.len())
}

pub fn issues() -> Vec<Issue> {
    let end = at("until January").end;
    vec![
        Issue::new("doubled-word", Category::Repetition, at("the the"), "Doubled word")
            .why("One of the two is left over from an edit.")
            .suggest("the")
            .confidence(0.98),
        Issue::new("confused-word", Category::Word, at("steal"), "The wrong word of a pair")
            .why("To steal is to take; the metal is steel.")
            .suggest("steel")
            .confidence(0.93),
        Issue::new("spelling", Category::Spelling, at("recieved"), "A known misspelling")
            .why("I before e, except after c.")
            .suggest_all(["received", "relieved", "reprieved"])
            .confidence(0.97),
        quoted(),
        Issue::new("missing-period", Category::Punctuation, Span::new(end, end), "The sentence has no full stop")
            .suggest(".")
            .confidence(0.9),
    ]
}

fn quoted() -> Issue {
    let mut issue = Issue::new("agreement", Category::Grammar, at("We was"), "Subject and verb do not agree").confidence(0.9);
    issue.level = Level::Query;
    issue.quoted = true;
    issue
}

/// A desk without findings.
pub fn bare(story: &str, columns: u16, rows: u16, settings: &str, unicode: bool) -> App {
    let config = Config::load(&[Layer::new("test", settings)], None).unwrap();
    let setup = Setup { name: "bridge.txt".into(), config, unicode, size: (columns, rows), keeps: true };
    App::new(Session::new(story, ReadAs::Story), setup)
}

/// The desk with its findings.
pub fn desk(columns: u16, rows: u16) -> App {
    let mut app = bare(STORY, columns, rows, "", true);
    find(&mut app);
    app
}

pub fn find(app: &mut App) {
    let revision = app.session().revision();
    app.handle(Event::Findings { revision, wave: Wave::Full, issues: issues() });
}

/// Presses keys: words of one letter are that letter, others are names; "'text'" is typed.
pub fn press(app: &mut App, keys: &str) -> Vec<Effect> {
    let mut out = Vec::new();
    for k in keys.split(' ') {
        if let Some(text) = k.strip_prefix('\'') {
            for c in text.chars() {
                out.extend(app.handle(key(KeyCode::Char(if c == '_' { ' ' } else { c }), KeyModifiers::NONE)));
            }
            continue;
        }
        let (code, modifiers) = match k {
            "enter" => (KeyCode::Enter, KeyModifiers::NONE),
            "esc" => (KeyCode::Esc, KeyModifiers::NONE),
            "tab" => (KeyCode::Tab, KeyModifiers::NONE),
            "down" => (KeyCode::Down, KeyModifiers::NONE),
            "up" => (KeyCode::Up, KeyModifiers::NONE),
            "pgdn" => (KeyCode::PageDown, KeyModifiers::NONE),
            "bs" => (KeyCode::Backspace, KeyModifiers::NONE),
            k if k.starts_with('^') => (KeyCode::Char(k.chars().last().unwrap()), KeyModifiers::CONTROL),
            k => (KeyCode::Char(k.chars().next().unwrap()), KeyModifiers::NONE),
        };
        out.extend(app.handle(key(code, modifiers)));
    }
    out
}

pub fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

/// The screen as rows of text, blanks at the ends left out.
pub fn screen(app: &App, columns: u16, rows: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    terminal.draw(|f| app.draw(f)).unwrap();
    let buffer = terminal.backend().buffer();
    let mut out = String::new();
    for y in 0..rows {
        let row: String = (0..columns).map(|x| buffer[(x, y)].symbol()).collect();
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out
}
