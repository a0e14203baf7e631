//! What goes over the line, and how long a frame takes: a desk is worked over SSH.

use std::cell::Cell;
use std::io::Write;
use std::rc::Rc;
use std::time::Instant;

use copydesk::tui::App;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::desk::{STORY, bare, desk, press};

/// Counts what is written.
#[derive(Clone, Default)]
struct Counter(Rc<Cell<usize>>);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.set(self.0.get() + bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A terminal at the other end of a line.
struct Line(Terminal<CrosstermBackend<Counter>>, Counter);

fn line(columns: u16, rows: u16) -> Line {
    let viewport = Viewport::Fixed(Rect::new(0, 0, columns, rows));
    let counter = Counter::default();
    Line(Terminal::with_options(CrosstermBackend::new(counter.clone()), TerminalOptions { viewport }).unwrap(), counter)
}

/// Bytes that the next frame costs.
fn cost(line: &mut Line, app: &App) -> usize {
    line.1.0.set(0);
    line.0.draw(|f| app.draw(f)).unwrap();
    line.1.0.get()
}

#[test]
fn the_first_paint_takes_at_most_5_kilobytes_and_a_step_a_fraction() {
    let mut terminal = line(80, 24);
    let mut app = desk(80, 24);
    let first = cost(&mut terminal, &app);
    assert!(first <= 5000, "{first} bytes");
    assert!(cost(&mut terminal, &app) < 40, "a frame in which nothing changed");
    press(&mut app, "n");
    let step = cost(&mut terminal, &app);
    assert!(step <= 1500, "{step} bytes");
}

fn is_scrolled_at_once(mut app: App) {
    let mut terminal = line(80, 24);
    cost(&mut terminal, &app);
    let start = Instant::now();
    for _ in 0..20 {
        press(&mut app, "pgdn");
        cost(&mut terminal, &app);
    }
    // Generous, since tests share the machine; on its own it is well under 5 ms a frame.
    assert!(start.elapsed().as_millis() < 20 * 40, "{:?}", start.elapsed() / 20);
}

#[test]
fn a_story_of_a_megabyte_is_drawn_at_once() {
    let mut app = bare(&STORY.repeat(1_000_000 / STORY.len()), 80, 24, "", true);
    crate::desk::find(&mut app);
    is_scrolled_at_once(app);
}

#[test]
fn one_paragraph_of_a_megabyte_is_scrolled_at_once() {
    let text = "The council voted on Monday night to close it, she said. ".repeat(18_000);
    let app = bare(&text, 80, 24, "", true);
    is_scrolled_at_once(app);
}
