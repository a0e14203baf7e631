//! Any size, any keys: the screen never falls over.

use copydesk::tui::Event;
use crossterm::event::{KeyCode, KeyModifiers};
use proptest::prelude::*;

use crate::desk::{STORY, bare, desk, find, key, screen};

#[test]
fn every_size_from_1x1_to_300x100_is_drawn() {
    let mut app = desk(80, 24);
    for columns in (1..=300).step_by(7).chain([39, 40, 41, 99, 100, 103, 104, 300]) {
        for rows in (1..=100).step_by(5).chain([9, 10, 11, 12, 13, 14, 19, 20, 21, 100]) {
            app.handle(Event::Resize(columns, rows));
            screen(&app, columns, rows);
        }
    }
}

fn any_key() -> impl Strategy<Value = (KeyCode, KeyModifiers)> {
    let letters = "arnpueEmARdifvw?/q123o]jx ys\u{301}東".chars().map(KeyCode::Char).collect::<Vec<_>>();
    prop_oneof![
        6 => prop::sample::select(letters.clone()).prop_map(|k| (k, KeyModifiers::NONE)),
        1 => prop::sample::select(vec!['r', 'g', 'j', 'w', 'k', 'u', 'z', 'l', '_']).prop_map(|c| (KeyCode::Char(c), KeyModifiers::CONTROL)),
        3 => prop::sample::select(vec![
            KeyCode::Enter, KeyCode::Esc, KeyCode::Tab, KeyCode::Up, KeyCode::Down, KeyCode::Left, KeyCode::Right,
            KeyCode::PageUp, KeyCode::PageDown, KeyCode::Home, KeyCode::End, KeyCode::Backspace, KeyCode::Delete,
        ]).prop_map(|k| (k, KeyModifiers::NONE)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_keys_at_any_size_make_it_fall_over(
        keys in prop::collection::vec((any_key(), 0..12u8), 0..60),
        sizes in prop::collection::vec((1u16..300, 1u16..100), 1..6),
        strange in any::<bool>(),
        unicode in any::<bool>(),
    ) {
        let odd = "\u{200b}\u{202e}\n東京 e\u{301} \u{7} <\t>\n\n\n";
        let story = if strange { format!("{STORY}{odd}{odd}") } else { STORY.to_owned() };
        let mut app = bare(&story, sizes[0].0, sizes[0].1, "", unicode);
        let mut size = sizes[0];
        for (i, ((code, modifiers), dice)) in keys.into_iter().enumerate() {
            match dice {
                0 => {
                    size = sizes[i % sizes.len()];
                    app.handle(Event::Resize(size.0, size.1));
                }
                1 => find(&mut app),
                2 => drop(app.handle(Event::Paste("new\r\nwords\u{1b}".into()))),
                _ => drop(app.handle(key(code, modifiers))),
            }
            screen(&app, size.0, size.1);
        }
    }
}
