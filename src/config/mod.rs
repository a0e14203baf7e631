//! Settings, keys and themes: built in, and laid over each other as the desk wants them.
//!
//! Pure functions over (name, text) pairs; only [`layers::gather`] touches files, and that
//! through a function it is given. Every value knows the file and line it came from, and
//! a bad one is a [`Problem`] that says so. It knows no session and no screen.

pub mod key;
pub mod keymap;
pub mod layers;
pub mod problem;
pub mod settings;
pub mod table;
pub mod theme;

pub use key::Key;
pub use keymap::{EditCommand, Keymap, Pressed};
pub use problem::{Origin, Problem};
pub use settings::{Marks, Set, Settings};
pub use table::Layer;
pub use theme::Theme;

/// Everything the settings say.
#[derive(Debug, Clone, Default)]
pub struct Config {
    pub settings: Settings,
    pub keymap: Keymap,
    /// The theme that `settings.theme` names.
    pub theme: Theme,
}

impl Config {
    /// Lays `layers` over the built-in settings, the weakest first. `theme` overrides the
    /// one that is set: "mono" where the environment asks for no colour.
    ///
    /// # Errors
    /// The first setting that cannot be followed.
    pub fn load(layers: &[Layer], theme: Option<&str>) -> Result<Self, Problem> {
        let mut config = Self::default();
        let mut styles = Vec::new();
        for layer in layers::built_in().iter().chain(layers) {
            for entry in table::entries(layer)? {
                match entry.section.as_str() {
                    "keys" => config.keymap.set(&entry)?,
                    "edit-keys" => config.keymap.set_editing(&entry)?,
                    s if s.starts_with("theme.") => styles.push(entry),
                    _ => config.settings.set(&entry)?,
                }
            }
        }
        config.keymap.settle()?;
        config.theme = chosen_theme(&styles, theme, &config.settings.theme)?;
        Ok(config)
    }
}

/// All styles are read, so that a slip in a theme not in use is told as well.
fn chosen_theme(styles: &[table::Entry], wanted: Option<&str>, set: &Set<String>) -> Result<Theme, Problem> {
    let mut chosen = Theme::default();
    let wanted = wanted.unwrap_or(&set.value);
    let mut names: Vec<&str> = Vec::new();
    for entry in styles {
        let name = entry.section.strip_prefix("theme.").unwrap_or_default();
        names.push(name);
        let mut other = Theme::default();
        theme::apply(if name == wanted { &mut chosen } else { &mut other }, entry)?;
    }
    names.sort_unstable();
    names.dedup();
    if names.contains(&wanted) { Ok(chosen) } else { Err(Problem::unknown(&set.from, "theme", wanted, names)) }
}

#[cfg(test)]
mod tests {
    use ratatui::crossterm::event::KeyCode;

    use super::*;
    use crate::review::Command;

    fn load(text: &str) -> Result<Config, Problem> {
        Config::load(&[Layer::new("desk.toml", text)], None)
    }

    #[test]
    fn the_built_in_settings_are_right_and_give_every_command_a_key() {
        let config = load("").unwrap();
        for c in Command::ALL {
            assert!(config.keymap.keys(*c).next().is_some(), "{} has no key", c.name());
        }
        for name in ["default", "light", "mono"] {
            assert!(Config::load(&[], Some(name)).is_ok());
        }
        assert_eq!(config.keymap.label(Command::Choose), "1-9");
    }

    #[test]
    fn a_later_layer_replaces_what_it_names_and_leaves_the_rest() {
        let config = load("[keys]\naccept = [\"y\"]\n[screen]\nmeasure = 66\n[theme.default]\nopen = \"bold\"\n").unwrap();
        assert_eq!(config.keymap.label(Command::Accept), "y");
        assert_eq!(config.keymap.command(Key::plain(KeyCode::Char('a'))), None);
        assert_eq!(config.keymap.label(Command::Reject), "r");
        assert_eq!((config.settings.measure.value, config.settings.measure.from.line), (66, 4));
    }

    #[test]
    fn style_section_rules_and_lists_know_where_they_are_written() {
        let upper = Layer::new("upper.toml", "style = \"ap\"\nsection = \"metro\"\n[rules]\n\"ap/x\" = \"off\"\n\"ap/y\" = \"query\"\n");
        let lower = Layer::new(
            "lower.toml",
            "style = \"house.toml\"\n[sections]\n\"sports/*\" = \"sports\"\n[rules]\n\"ap/x\" = \"on\"\n[spelling]\nlists = [\"w.txt\"]\n",
        );
        let s = Config::load(&[upper, lower], None).unwrap().settings;
        let style = s.style.clone().unwrap();
        assert_eq!((style.value.as_str(), style.from.to_string().as_str()), ("house.toml", "lower.toml, line 1"));
        let section = |p: &str| s.section_of(Some(std::path::Path::new(p))).map(|s| s.value.as_str());
        assert_eq!((section("/d/sports/a.txt"), section("/d/a.txt")), (Some("sports"), Some("metro")));
        assert_eq!((s.rules["ap/x"].value.as_str(), s.rules["ap/x"].from.line, s.rules["ap/y"].from.line), ("on", 5, 5));
        assert_eq!(s.lists[0].from.to_string(), "lower.toml, line 7");
    }

    #[test]
    fn one_key_for_two_commands_is_an_error_with_both_places() {
        let problem = load("[keys]\nreject = [\"a\"]\n").unwrap_err().to_string();
        assert!(problem.starts_with("desk.toml, line 2: \"a\" is the key of \"reject\" and of \"accept\" (built in, line "), "{problem}");
    }

    #[test]
    fn a_slip_is_told_with_file_and_line() {
        for (text, told) in [
            ("[screen]\nmesure = 60\n", "desk.toml, line 2: there is no setting \"mesure\"; did you mean \"measure\"?"),
            ("[scren]\nmeasure = 60\n", "desk.toml, line 2: there is no section \"scren\"; did you mean \"screen\"?"),
            ("[screen]\nmeasure = 6\n", "desk.toml, line 2: a measure of 6 columns; write a number from 20 to 200"),
            ("[screen]\ntheme = \"lihgt\"\n", "desk.toml, line 2: there is no theme \"lihgt\"; did you mean \"light\"?"),
            ("[edit-keys]\nkeep = [\"x\"]\n", "desk.toml, line 2: \"x\" is a character that is typed; use a key such as \"ctrl-g\" here"),
            ("[rules]\n\"ap/x\" = \"of\"\n", "desk.toml, line 2: there is no switch \"of\"; did you mean \"off\"?"),
            ("stile = \"ap\"\n", "desk.toml, line 1: there is no section \"stile\"; did you mean \"style\"?"),
            (
                "[rules.\"ap/x\"]\nlevel = \"query\"\n",
                "desk.toml, line 2: \"ap/x\" is changed in more ways than a switch can; write off, on, fix, query, note here, and the rest in a style pack",
            ),
            ("[keys]\nquit = []\n", "keys: no key quits the program; give \"quit\" a key"),
        ] {
            assert_eq!(load(text).unwrap_err().to_string(), told);
        }
    }
}
