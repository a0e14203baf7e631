//! What keys do: on the desk, in a box where words are typed, before a question, on a page.

use ratatui::crossterm::event::KeyCode;

use crate::check::Category;
use crate::config::{EditCommand, Key};
use crate::review::{Command, Filter, Order, Scope, StateKind};
use crate::tui::app::{App, Mode, Page, Pane, Purpose};
use crate::tui::change_pane;
use crate::tui::dialog::{Answer, Choice, Dialog};
use crate::tui::edit_box::EditBox;
use crate::tui::event::Effect;
use crate::tui::sheet::Sheet;
use crate::tui::story_pane::StoryPane;

impl App {
    pub(super) fn press(&mut self, key: Key) -> Vec<Effect> {
        self.message = None;
        // These two work wherever the keys are, unless the key is a character to be typed.
        let typed = matches!(key.code, KeyCode::Char(_)) && !key.ctrl && !key.alt;
        match self.config.keymap.command(key).map(|p| p.command) {
            Some(Command::Redraw) if !typed => return vec![Effect::Redraw],
            Some(Command::Suspend) if !typed => return vec![Effect::Suspend],
            _ => {}
        }
        match std::mem::take(&mut self.mode) {
            Mode::Desk => self.press_on_desk(key),
            Mode::Typing(edit, purpose) => self.press_in_box(edit, purpose, key),
            Mode::Asking(dialog) => {
                if let Some(answer) = dialog.answer(key) {
                    return self.answered(answer);
                }
                self.mode = Mode::Asking(dialog);
                Vec::new()
            }
            Mode::Reading(page, sheet) => self.press_on_page(page, sheet, key),
        }
    }

    fn press_on_desk(&mut self, key: Key) -> Vec<Effect> {
        let pressed = self.config.keymap.command(key);
        let visible = self.areas().is_some();
        let harmless = pressed.is_some_and(|p| matches!(p.command, Command::Quit | Command::Redraw | Command::Suspend));
        if !visible && !harmless {
            // Nothing is decided on what cannot be seen.
            return Vec::new();
        }
        if let Some(by) = self.arrow(key) {
            self.scroll(by);
            return Vec::new();
        }
        let Some(pressed) = pressed else { return Vec::new() };
        self.command(pressed.command, pressed.nth)
    }

    /// Rows to move by, where the key is an arrow and the pane with the keys scrolls.
    fn arrow(&self, key: Key) -> Option<isize> {
        match key.code {
            _ if self.focus == Pane::Issues || key.ctrl || key.alt => None,
            KeyCode::Up => Some(-1),
            KeyCode::Down => Some(1),
            _ => None,
        }
    }

    fn command(&mut self, command: Command, nth: usize) -> Vec<Effect> {
        if let Some(order) = command.order().filter(|_| !matches!(command, Command::AcceptAlike | Command::RejectAlike)) {
            return self.carry(order);
        }
        match command {
            Command::Choose => return self.carry(Order::Choose(nth + 1)),
            Command::EditCorrection => self.edit_correction(),
            Command::EditParagraph => self.edit_paragraph(),
            Command::AcceptAlike => self.ask_about_alike(true),
            Command::RejectAlike => self.ask_about_alike(false),
            Command::Ignore => self.ask_scope(),
            Command::Filter => self.ask_filter(),
            Command::Search => self.mode = Mode::Typing(EditBox::default(), Purpose::Search),
            Command::NextPane => self.next_pane(),
            Command::PageUp => self.scroll(-self.page()),
            Command::PageDown => self.scroll(self.page()),
            Command::StoryDiff => self.read(Page::StoryDiff),
            Command::Help => self.read(Page::Help),
            Command::Names => self.read(Page::Names),
            Command::StyleBook => self.open_style_book(),
            Command::Save => return vec![Effect::Save { insist: false }],
            Command::Quit => return self.quit(),
            Command::Redraw => return vec![Effect::Redraw],
            Command::Suspend => return vec![Effect::Suspend],
            _ => {}
        }
        Vec::new()
    }

    fn quit(&mut self) -> Vec<Effect> {
        if !self.session.is_dirty() {
            return vec![Effect::Quit];
        }
        let choices = vec![
            Choice::new('s', "save and quit", Answer::SaveAndQuit),
            Choice::new('x', "quit without saving", Answer::Quit),
            Choice::new('c', "stay", Answer::Nothing),
        ];
        self.mode = Mode::Asking(Dialog::new("Quit", vec!["There are decisions that are not saved.".into()], choices));
        Vec::new()
    }

    fn answered(&mut self, answer: Answer) -> Vec<Effect> {
        if !matches!(answer, Answer::Insist) {
            self.quit_when_saved = false;
        }
        match answer {
            Answer::Nothing => Vec::new(),
            Answer::Carry(order) => self.carry(order),
            Answer::Show(filter) => self.carry(Order::Filter(filter)),
            Answer::Save => vec![Effect::Save { insist: false }],
            Answer::Insist => vec![Effect::Save { insist: true }],
            Answer::SaveAndQuit => {
                self.quit_when_saved = true;
                vec![Effect::Save { insist: false }]
            }
            Answer::Quit => vec![Effect::Quit],
        }
    }

    fn edit_correction(&mut self) {
        let Some(entry) = self.session.current() else { return self.nothing_current() };
        let words = if entry.state.changes_words() { entry.now.clone() } else { entry.correction().unwrap_or(&entry.now).to_owned() };
        let end = words.len();
        self.mode = Mode::Typing(EditBox::new(words, end), Purpose::Correction);
    }

    fn edit_paragraph(&mut self) {
        let reading = || self.session.story().paragraphs.get(self.top.paragraph).map(|p| (p.span(), &*p.paragraph.text));
        let Some((span, text)) = self.session.current_paragraph().filter(|_| self.following).or_else(reading) else {
            return self.nothing_current();
        };
        let at = self.session.current().map(|e| e.span().start).filter(|at| span.start <= *at && *at <= span.end).unwrap_or(span.start);
        self.mode = Mode::Typing(EditBox::new(text, at - span.start), Purpose::Paragraph(span));
    }

    fn nothing_current(&mut self) {
        self.message = Some("No issue is selected. Nothing was changed.".into());
    }

    fn open_style_book(&mut self) {
        match self.session.current() {
            None => self.nothing_current(),
            // An entry without its rule would be half of one.
            Some(_) if self.book.is_none() => self.message = Some("The style book is not open yet.".into()),
            Some(_) => self.read(Page::Rule),
        }
    }

    /// Asks where the rule of the current issue is to be switched off.
    fn ask_where_off(&mut self) {
        let Some(entry) = self.session.current() else { return self.nothing_current() };
        let rule = entry.issue.rule.to_string();
        let found = self.session.entries().filter(|e| e.is_open() && e.issue.rule == rule).count();
        let mut scopes = vec![('s', Scope::Rule, "in this story")];
        if self.keeps {
            scopes.push(('d', Scope::Desk, "at this desk"));
            scopes.push(('o', Scope::House, "in all stories"));
        }
        let mut choices: Vec<Choice> =
            scopes.into_iter().map(|(key, scope, label)| Choice::new(key, label, Answer::Carry(Order::SwitchOff(scope)))).collect();
        choices.push(Choice::new('c', "leave it on", Answer::Nothing));
        let text = match found {
            1 => format!("Rule {rule}: 1 open issue goes."),
            n => format!("Rule {rule}: {n} open issues go."),
        };
        self.mode = Mode::Asking(Dialog::new("Switch off", vec![text], choices));
    }

    fn ask_scope(&mut self) {
        let Some(entry) = self.session.current() else { return self.nothing_current() };
        let (words, rule) = (entry.words.clone(), entry.issue.rule.to_string());
        let mut scopes = vec![
            ('h', Scope::Here, "only here"),
            ('w', Scope::Words, "these words in this story"),
            ('r', Scope::Rule, "this rule in this story"),
        ];
        if self.keeps {
            scopes.push(('d', Scope::Desk, "these words at this desk"));
            scopes.push(('o', Scope::House, "these words in all stories"));
        }
        let mut choices: Vec<Choice> =
            scopes.into_iter().map(|(key, scope, label)| Choice::new(key, label, Answer::Carry(Order::Ignore(scope)))).collect();
        choices.push(Choice::new('c', "do not ignore", Answer::Nothing));
        self.mode = Mode::Asking(Dialog::new("Ignore", vec![format!("\u{201c}{words}\u{201d}, rule {rule}")], choices));
    }

    fn ask_filter(&mut self) {
        let all = Filter::ALL;
        let mut choices = vec![Choice::new('x', "everything", Answer::Show(all))];
        let states = [
            ('o', StateKind::Open),
            ('a', StateKind::Accepted),
            ('e', StateKind::Edited),
            ('r', StateKind::Rejected),
            ('m', StateKind::Query),
            ('i', StateKind::Ignored),
        ];
        for (key, state) in states {
            if self.session.entries().any(|e| e.state.kind() == state) {
                choices.push(Choice::new(key, state.name(), Answer::Show(Filter { state: Some(state), ..all })));
            }
        }
        let mut keys = "123456789bdfghjklnpqstuvwyz".chars();
        let mut categories: Vec<Category> = self.session.entries().map(|e| e.issue.category).collect();
        categories.sort_unstable();
        categories.dedup();
        for category in categories {
            let Some(key) = keys.next() else { break };
            choices.push(Choice::new(key, category.name(), Answer::Show(Filter { category: Some(category), ..all })));
        }
        choices.push(Choice::new('c', "leave as it is", Answer::Nothing));
        self.mode = Mode::Asking(Dialog::new("Show", Vec::new(), choices));
    }

    fn next_pane(&mut self) {
        self.focus = match self.focus {
            Pane::Issues => Pane::Change,
            Pane::Change => Pane::Story,
            Pane::Story => Pane::Issues,
        };
        self.following |= self.focus == Pane::Issues;
        let what = match self.focus {
            Pane::Issues => "go from issue to issue",
            Pane::Change => "scroll what is said of this issue",
            Pane::Story => "scroll the story",
        };
        self.message = Some(format!("The arrow keys {what}."));
    }

    /// Rows of a page in the pane that scrolls.
    fn page(&self) -> isize {
        let rows = self.areas().map_or(1, |a| if self.focus == Pane::Change { a.change.body.height } else { a.story.height });
        isize::try_from(rows.saturating_sub(2).max(1)).unwrap_or(1)
    }

    /// Scrolls the pane with the keys; from the list, the story.
    fn scroll(&mut self, by: isize) {
        let Some(areas) = self.areas() else { return };
        if self.focus == Pane::Change {
            let lines = change_pane::length(&self.look, &self.config.keymap, &self.session, areas.change.body);
            let last = lines.saturating_sub(usize::from(areas.change.body.height));
            self.change_top = self.change_top.saturating_add_signed(by).min(last);
            return;
        }
        self.following = false;
        self.top = StoryPane::new(&self.session, &self.look, &self.laid, areas.measure(self.measure())).scrolled(self.top, by);
    }

    fn press_in_box(&mut self, mut edit: EditBox, purpose: Purpose, key: Key) -> Vec<Effect> {
        match self.config.keymap.editing(key) {
            Some(EditCommand::Drop) => return Vec::new(),
            Some(EditCommand::Keep) => return self.keep(edit.text(), purpose),
            Some(EditCommand::Split) if matches!(purpose, Purpose::Paragraph(_)) => edit.insert("\n"),
            Some(EditCommand::Split) => {}
            None => {
                edit.press(key);
            }
        }
        self.mode = Mode::Typing(edit, purpose);
        Vec::new()
    }

    fn keep(&mut self, typed: &str, purpose: Purpose) -> Vec<Effect> {
        match purpose {
            Purpose::Search if typed.is_empty() => Vec::new(),
            Purpose::Search => self.carry(Order::Search(typed.to_owned())),
            Purpose::Correction if self.session.current().is_some_and(|e| e.now == typed) => self.unchanged(),
            Purpose::Correction => self.carry(Order::EditCorrection(typed.to_owned())),
            Purpose::Paragraph(span) if span.of(self.session.text()) == typed => self.unchanged(),
            Purpose::Paragraph(span) => self.carry(Order::EditParagraph { span, text: typed.to_owned() }),
        }
    }

    fn unchanged(&mut self) -> Vec<Effect> {
        self.message = Some("Nothing was changed.".into());
        Vec::new()
    }

    pub(super) fn paste(&mut self, text: &str) -> Vec<Effect> {
        if let Mode::Typing(edit, purpose) = &mut self.mode {
            edit.insert(&cleaned(text, matches!(purpose, Purpose::Paragraph(_))));
        }
        Vec::new()
    }

    fn press_on_page(&mut self, page: Page, mut sheet: Sheet, key: Key) -> Vec<Effect> {
        let height = Sheet::height(self.size.1);
        let rows = isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1);
        let command = self.config.keymap.command(key).map(|p| p.command);
        match (key.code, command) {
            (KeyCode::Down, _) => sheet.scroll(1, height),
            (KeyCode::Up, _) => sheet.scroll(-1, height),
            (KeyCode::Home, _) => sheet.scroll(isize::MIN / 2, height),
            (KeyCode::End, _) => sheet.scroll(isize::MAX / 2, height),
            (KeyCode::PageDown, _) | (_, Some(Command::PageDown)) => sheet.scroll(rows, height),
            (KeyCode::PageUp, _) | (_, Some(Command::PageUp)) => sheet.scroll(-rows, height),
            (_, Some(Command::NextIssue)) => {
                sheet.go(true, height);
            }
            (_, Some(Command::PreviousIssue)) => {
                sheet.go(false, height);
            }
            (_, Some(Command::Ignore)) if page == Page::Rule => {
                self.ask_where_off();
                return Vec::new();
            }
            (_, Some(Command::Save)) if page == Page::StoryDiff => return vec![Effect::Save { insist: false }],
            (KeyCode::Esc | KeyCode::Enter, _)
            | (_, Some(Command::Quit | Command::Help | Command::StoryDiff | Command::Names | Command::StyleBook)) => {
                return Vec::new();
            }
            _ => {}
        }
        self.mode = Mode::Reading(page, sheet);
        Vec::new()
    }
}

/// What was pasted without anything that is no text: line ends are one, controls go.
fn cleaned(text: &str, lines: bool) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = text.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect();
    if lines { text } else { text.replace(['\n', '\t'], " ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_brings_text_and_nothing_else() {
        assert_eq!(cleaned("a\r\nb\u{1b}[2J\tc", true), "a\nb[2J\tc");
        assert_eq!(cleaned("a\r\nb\tc", false), "a b c");
    }
}
