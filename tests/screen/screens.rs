//! Screens as text. What a style says, a mark says as well, so the text is what matters.

use std::sync::Arc;

use copydesk::check::style::{PackFile, StyleBook};
use copydesk::check::{Category, Issue};
use copydesk::review::{Keep, Wave};
use copydesk::story::Span;
use copydesk::tui::{App, Effect, Event, SaveTrouble};
use insta::assert_snapshot;

use crate::desk::{STORY, bare, desk, find, issues, press, screen};

/// The screen after these keys.
fn after(columns: u16, rows: u16, keys: &str) -> String {
    let mut app = desk(columns, rows);
    press(&mut app, keys);
    screen(&app, columns, rows)
}

#[test]
fn the_first_frame_does_not_wait_for_the_checkers() {
    assert_snapshot!(screen(&bare(STORY, 80, 24, "", true), 80, 24));
}

#[test]
fn the_current_issue_is_in_the_middle_with_all_that_is_known_of_it() {
    assert_snapshot!("at_80x24", after(80, 24, "n n"));
    assert_snapshot!("at_120x40", after(120, 40, "n n"));
    assert_snapshot!("at_40x10", after(40, 10, "n n"));
}

#[test]
fn decided_issues_stay_in_their_places_with_their_marks() {
    assert_snapshot!("decided_at_80x24", after(80, 24, "a a 2 m r p p"));
    assert_snapshot!("decided_at_120x40", after(120, 40, "a a 2 m r p p"));
}

#[test]
fn a_query_in_a_quotation_says_why_it_is_one() {
    assert_snapshot!(after(80, 24, "n n n"));
}

#[test]
fn a_terminal_without_utf_8_and_colour_gets_marks_of_ascii() {
    let mut app = bare(STORY, 80, 24, "[screen]\ntheme = \"mono\"\n", false);
    find(&mut app);
    press(&mut app, "a n");
    assert_snapshot!(screen(&app, 80, 24));
}

#[test]
fn a_correction_and_a_paragraph_are_edited_in_their_places() {
    assert_snapshot!("editing_a_correction", after(80, 24, "n n e bs bs 'x"));
    assert_snapshot!("editing_a_paragraph", after(80, 24, "n E 'big_ ^j"));
}

#[test]
fn typing_changes_the_story_and_dropping_does_not() {
    let mut app = desk(80, 24);
    press(&mut app, "n e ^u 'iron enter");
    assert!(app.session().text().contains("nine iron beams"));
    press(&mut app, "e 'xxx ^g");
    press(&mut app, "E 'xxx esc");
    assert!(!app.session().text().contains("xxx"));
    press(&mut app, "p E 'Old_ enter");
    assert!(app.session().text().contains("Old "));
    press(&mut app, "u u");
    assert_eq!(app.session().text(), STORY);
}

#[test]
fn questions_are_asked_in_words_and_answered_by_plain_keys() {
    assert_snapshot!("quit", after(80, 24, "a q"));
    assert_snapshot!("filter", after(80, 24, "f"));
    assert_snapshot!("ignore", after(80, 24, "i"));
    assert_snapshot!("alike", after(80, 24, "A"));
}

#[test]
fn the_pages_are_read_and_left() {
    assert_snapshot!("help", after(80, 24, "?"));
    assert_snapshot!("help_at_40x10", after(40, 10, "? pgdn"));
    assert_snapshot!("whole_story_diff", after(80, 24, "a n a v"));
    assert_snapshot!("names", after(80, 24, "N"));
    assert_eq!(after(80, 24, "? q"), after(80, 24, "v v"));
}

/// A style book with the rule that one of the issues is found by.
fn book() -> Arc<StyleBook> {
    let pack = "name = \"gazette\"\n[[rule]]\nid = \"confused-word\"\ncategory = \"word\"\nmessage = \"“{right}” is the metal\"\n\
                why = \"To steal is to take what belongs to somebody else; what bridges and rails are made of is steel.\"\n\
                entry = \"steal, steel\"\nquoted = \"repair\"\nsubstitution = { \"steal [beams]\" = \"steel\" }\n\
                examples = [[\"They set the steal posts of the new pavilion beside the boathouse Monday.\", \"They set the steel posts of the new pavilion beside the boathouse Monday.\"], [\"A steal rail.\", \"A steel rail.\"]]\n\
                traps = [\"Thieves steal rails.\", \"He meant to steal home.\"]\n";
    let (book, errors) = StyleBook::read(&[PackFile::new("styles/gazette.toml", pack)]);
    assert!(errors.is_empty(), "{errors:?}");
    Arc::new(book)
}

/// The desk with a style book, after these keys.
fn with_book(columns: u16, rows: u16, keys: &str) -> (App, String) {
    let mut app = desk(columns, rows);
    app.handle(Event::StyleBook(book()));
    press(&mut app, keys);
    let screen = screen(&app, columns, rows);
    (app, screen)
}

#[test]
fn the_style_book_entry_of_the_current_issue_opens_with_one_key() {
    assert_snapshot!("style_book_at_80x24", with_book(80, 24, "n s").1);
    assert_snapshot!("style_book_at_120x40", with_book(120, 40, "n s").1);
    assert_snapshot!("style_book_at_40x10", with_book(40, 10, "n s pgdn").1);
    assert_snapshot!("a_rule_of_the_program", with_book(80, 24, "n n s").1);
    assert_eq!(with_book(80, 24, "n s s").1, with_book(80, 24, "n").1);
    assert!(after(80, 24, "n s").contains("The style book is not open yet."));
}

#[test]
fn what_the_page_says_is_what_rules_show_says() {
    let (_, page) = with_book(120, 60, "n s");
    let entry = copydesk::check::style::show::entry(&book(), "confused-word").unwrap();
    let words = |t: &str| t.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let page = words(&page);
    assert!(words(&entry).iter().skip(1).all(|w| page.contains(w)), "{page:?}");
}

#[test]
fn a_rule_is_switched_off_from_its_entry_and_on_again_by_undo() {
    assert_snapshot!("switch_off", with_book(80, 24, "n s i").1);
    let (mut app, _) = with_book(80, 24, "n s i d");
    assert_eq!(app.session().counts().total(), 4);
    let text = screen(&app, 80, 24);
    assert!(text.contains("confused-word is off at this desk.") && !text.contains("steel"), "{text}");
    let effects = press(&mut app, "u");
    assert!(
        matches!(&effects[..], [Effect::Record(change), Effect::Recheck { .. }] if matches!(&change.keep[..], [Keep::Forget(_)])),
        "{effects:?}"
    );
    assert_eq!(app.session().counts().open, 5);
    assert_eq!(with_book(80, 24, "n s i c").0.session().counts().open, 5);
}

#[test]
fn marks_stand_where_nothing_was_put_in_and_where_a_line_was_taken_out() {
    let story = "Council votes\nBy Ann Lee\nThe council met\nThe council met\nIt voted.\n";
    let at = |from: usize, to: usize| Span::new(from, to);
    let line = story.find("The council").unwrap();
    let find = |app: &mut App| {
        let line_out = Issue::new("duplicate", Category::Repetition, at(line + 16, line + 32), "The same line again").suggest("");
        let stop =
            Issue::new("missing-period", Category::Punctuation, at(line + 15, line + 15), "The sentence has no full stop").suggest(".");
        let revision = app.session().revision();
        app.handle(Event::Findings { revision, wave: Wave::Full, issues: vec![stop, line_out] });
    };
    for (name, unicode) in [("marks", true), ("marks_in_ascii", false)] {
        let mut app = bare(story, 80, 24, "", unicode);
        find(&mut app);
        press(&mut app, "r a");
        assert_snapshot!(name, screen(&app, 80, 24));
    }
}

#[test]
fn the_keys_that_are_shown_are_the_keys_that_are_set() {
    let mut app = bare(STORY, 80, 24, "[keys]\naccept = [\"y\"]\nquit = [\"Q\"]\n", true);
    find(&mut app);
    let text = screen(&app, 80, 24);
    assert!(text.contains(" y accept") && !text.contains(" a accept"), "{text}");
    assert_eq!(press(&mut app, "q"), []);
    assert_eq!(press(&mut app, "Q"), [Effect::Quit]);
}

#[test]
fn quitting_asks_only_for_what_is_not_saved() {
    let mut app = desk(80, 24);
    assert_eq!(press(&mut app, "q"), [Effect::Quit]);
    press(&mut app, "r");
    assert_eq!(press(&mut app, "q c"), []);
    assert_eq!(press(&mut app, "q x"), [Effect::Quit]);
    assert_eq!(press(&mut app, "q s"), [Effect::Save { insist: false }]);
    assert_eq!(app.handle(Event::Saved(Ok("Saved bridge.corrected.txt".into()))), [Effect::Quit]);
}

#[test]
fn a_save_that_fails_is_told_in_full_and_may_be_insisted_on() {
    let mut app = desk(80, 24);
    press(&mut app, "a");
    let long =
        "bridge.corrected.txt was changed by somebody else since it was read at 10:14. Nothing was written and your decisions are safe. ";
    let trouble = |may_insist| Event::Saved(Err(SaveTrouble { message: long.repeat(2), may_insist }));
    app.handle(trouble(false));
    assert_snapshot!("not_saved", screen(&app, 80, 24));
    press(&mut app, "x");
    app.handle(trouble(true));
    assert_eq!(press(&mut app, "o"), [Effect::Save { insist: true }]);
    assert!(app.session().is_dirty());
    app.handle(Event::Saved(Ok("Saved.".into())));
    assert!(!app.session().is_dirty());
}

#[test]
fn what_a_story_hides_is_seen() {
    let story = "Council votes\n\nThe\u{202e} mayor\u{200b} said\u{1b}[2J it was \u{9b}31m done, 東京 too.\n";
    assert_snapshot!(screen(&bare(story, 80, 24, "", true), 80, 24));
}

#[test]
fn reading_on_does_not_jump_back_when_findings_arrive() {
    let mut app = bare(&STORY.repeat(4), 80, 24, "", true);
    press(&mut app, "tab tab pgdn down");
    let text = screen(&app, 80, 24);
    find(&mut app);
    let row = |s: &str| s.lines().nth(3).unwrap().trim_start_matches(['•', '▶', ' ']).to_owned();
    assert_eq!(row(&text), row(&screen(&app, 80, 24)));
}

#[test]
fn nothing_is_decided_where_nothing_can_be_seen() {
    let mut app = desk(39, 24);
    press(&mut app, "a r A");
    assert_eq!(app.session().counts().open, 5);
    assert_snapshot!(screen(&app, 39, 24));
}

#[test]
fn a_review_begins_at_the_first_issue_and_stays_where_the_editor_is() {
    let words = |app: &App| app.session().current().map(|e| e.words.clone());
    let some: Vec<Issue> = issues().into_iter().skip(1).collect();
    for (keys, current) in [("", "the the"), ("down", "recieved")] {
        let mut app = bare(STORY, 80, 24, "", true);
        let revision = app.session().revision();
        app.handle(Event::Findings { revision, wave: Wave::Quick, issues: some.clone() });
        assert_eq!(words(&app).as_deref(), Some("steal"));
        if !keys.is_empty() {
            press(&mut app, keys);
        }
        app.handle(Event::Findings { revision, wave: Wave::Full, issues: issues() });
        assert_eq!(words(&app).as_deref(), Some(current), "{keys}");
    }
}
