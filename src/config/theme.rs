//! How each kind of thing on the screen looks: attributes and the 16 colours of the
//! terminal, never more, so that the terminal's own palette decides the shades.
//! Meaning is carried by marks; a theme may leave all colour out.

use ratatui::style::{Color, Modifier, Style};

use crate::config::table::{Entry, Value};
use crate::config::{Origin, Problem};

macro_rules! roles {
    ($($field:ident $name:literal),+ $(,)?) => {
        /// The styles of one theme, by what they are for.
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub struct Theme { $(pub $field: Style),+ }

        /// The names as settings files write them.
        pub const ROLES: &[&str] = &[$($name),+];

        impl Theme {
            fn role(&mut self, name: &str) -> Option<&mut Style> {
                match name { $($name => Some(&mut self.$field),)+ _ => None }
            }
        }
    };
}

roles! {
    headline "headline",
    byline "byline",
    dateline "dateline",
    subhead "subhead",
    body "body",
    open "open",
    open_query "open-query",
    current "current",
    accepted "accepted",
    edited "edited",
    rejected "rejected",
    query "query",
    added "added",
    removed "removed",
    bar "bar",
    rule "rule",
    focus "focus",
    quiet "quiet",
    key "key",
    warning "warning",
}

/// Lays the values of section `theme.NAME` over `theme`.
///
/// # Errors
/// A role or a style word that does not exist.
pub fn apply(theme: &mut Theme, entry: &Entry) -> Result<(), Problem> {
    let Value::Text(words) = &entry.value else {
        let what = format!("\"{}\" is {}", entry.key, entry.value.kind());
        return Err(Problem::new(&entry.origin, what, "write a style in quotes, such as \"bold cyan\""));
    };
    let style = style(words, &entry.origin)?;
    match theme.role(&entry.key) {
        Some(role) => {
            *role = style;
            Ok(())
        }
        None => Err(Problem::unknown(&entry.origin, "style role", &entry.key, ROLES.iter().copied())),
    }
}

const ATTRIBUTES: &[(&str, Modifier)] = &[
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
    ("crossed-out", Modifier::CROSSED_OUT),
];

const COLORS: &[(&str, Color)] = &[
    ("default", Color::Reset),
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("gray", Color::Gray),
    ("dark-gray", Color::DarkGray),
    ("light-red", Color::LightRed),
    ("light-green", Color::LightGreen),
    ("light-yellow", Color::LightYellow),
    ("light-blue", Color::LightBlue),
    ("light-magenta", Color::LightMagenta),
    ("light-cyan", Color::LightCyan),
    ("white", Color::White),
];

/// "bold underlined cyan", "white on blue".
fn style(words: &str, origin: &Origin) -> Result<Style, Problem> {
    let mut style = Style::new();
    let mut ground = false;
    for word in words.split_whitespace() {
        if word == "on" {
            ground = true;
        } else if word == "plain" {
        } else if let Some((_, m)) = ATTRIBUTES.iter().find(|(n, _)| *n == word) {
            style = style.add_modifier(*m);
        } else if let Some((_, c)) = COLORS.iter().find(|(n, _)| *n == word) {
            style = if ground { style.bg(*c) } else { style.fg(*c) };
        } else {
            let known = ATTRIBUTES.iter().map(|(n, _)| *n).chain(COLORS.iter().map(|(n, _)| *n)).chain(["plain", "on"]);
            return Err(Problem::unknown(origin, "style", word, known));
        }
    }
    Ok(style)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_is_written_in_words() {
        let origin = Origin::default();
        assert_eq!(style("bold cyan on black", &origin), Ok(Style::new().bold().cyan().on_black()));
        assert_eq!(style("plain", &origin), Ok(Style::new()));
        assert!(style("blod", &origin).unwrap_err().to_string().contains("did you mean \"bold\"?"));
    }
}
