//! A rule switched off in a settings file, and on again: one line of the file changes.
//!
//! The file belongs to people: their remarks, their order and every other line stay as
//! they are. A file in which the line cannot be put with certainty is left alone.

use toml::de::{DeTable, DeValue};

/// The text with `rule` switched off under `[rules]`; `None` where it cannot be done.
pub fn off(text: &str, rule: &str) -> Option<String> {
    if rule.contains(['"', '\\']) || rule.contains(char::is_control) {
        return None;
    }
    let new = match place(text, rule)? {
        Place::Value(start, end) => {
            let was = text.get(start..end)?;
            if was == OFF {
                return Some(text.to_owned());
            }
            format!("{}{OFF} {WAS}{was}{}", text.get(..start)?, text.get(end..)?)
        }
        Place::Header(end) => format!("{}\"{rule}\" = {OFF}\n{}", text.get(..end)?, text.get(end..)?),
        Place::Nowhere => {
            let gap = if text.is_empty() || text.ends_with("\n\n") { "" } else { "\n" };
            let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
            format!("{text}{end}{gap}[rules]\n\"{rule}\" = {OFF}\n")
        }
    };
    // Where the file is written otherwise than thought, it is not written at all.
    let says = matches!(place(&new, rule)?, Place::Value(start, end) if new.get(start..end) == Some(OFF));
    says.then_some(new)
}

/// The text with what [`off`] did taken back; `None` where it cannot be done.
pub fn on(text: &str, rule: &str) -> Option<String> {
    let Place::Value(start, end) = place(text, rule)? else { return Some(text.to_owned()) };
    if text.get(start..end)? != OFF {
        return Some(text.to_owned());
    }
    let line_end = text.get(end..)?.find('\n').map_or(text.len(), |i| end + i);
    if let Some(was) = text.get(end..line_end)?.trim_start().strip_prefix(WAS) {
        return Some(format!("{}{was}{}", text.get(..start)?, text.get(line_end..)?));
    }
    let line_start = text.get(..start)?.rfind('\n').map_or(0, |i| i + 1);
    let new = format!("{}{}", text.get(..line_start)?, text.get((line_end + 1).min(text.len())..)?);
    matches!(place(&new, rule), Some(Place::Header(_) | Place::Nowhere)).then_some(new)
}

const OFF: &str = "\"off\"";
/// Behind a switch that was set otherwise before.
const WAS: &str = "# was ";

/// Where the switch of a rule stands, or would stand; bytes of the text.
enum Place {
    /// From and to.
    Value(usize, usize),
    /// Behind the line `[rules]`.
    Header(usize),
    /// There are no rules in this file.
    Nowhere,
}

fn place(text: &str, rule: &str) -> Option<Place> {
    let table = DeTable::parse(text).ok()?;
    let Some(rules) = table.get_ref().get("rules") else { return Some(Place::Nowhere) };
    let DeValue::Table(rules) = rules.get_ref() else { return None };
    if let Some(value) = rules.get(rule) {
        let span = value.span();
        return Some(Place::Value(span.start, span.end));
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        let bare = line.split('#').next().unwrap_or("").trim();
        if bare == "[rules]" && line.ends_with('\n') {
            return Some(Place::Header(at));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn turns(before: &str, after: &str) {
        assert_eq!(off(before, "ap/x").as_deref(), Some(after));
        assert_eq!(
            on(after, "ap/x").map(|t| t.trim_end().to_owned()).as_deref().map(|t| t.replace("\n\n[rules]", "")),
            Some(before.trim_end().to_owned())
        );
    }

    #[test]
    fn a_switch_goes_under_the_rules_of_the_file_and_everything_else_stays() {
        turns(
            "# ours\n[rules] # of the desk\n\"ap/y\" = \"query\"\n",
            "# ours\n[rules] # of the desk\n\"ap/x\" = \"off\"\n\"ap/y\" = \"query\"\n",
        );
        turns("[screen]\nmeasure = 60\n", "[screen]\nmeasure = 60\n\n[rules]\n\"ap/x\" = \"off\"\n");
        turns("[rules]\n\"ap/x\" = \"query\"\n", "[rules]\n\"ap/x\" = \"off\" # was \"query\"\n");
    }

    #[test]
    fn a_file_that_is_not_there_yet_gets_a_table() {
        assert_eq!(off("", "ap/x").as_deref(), Some("[rules]\n\"ap/x\" = \"off\"\n"));
        assert_eq!(off("style = \"ap\"", "ap/x").as_deref(), Some("style = \"ap\"\n\n[rules]\n\"ap/x\" = \"off\"\n"));
    }

    #[test]
    fn what_is_off_stays_and_a_file_in_another_form_is_left_alone() {
        let text = "[rules]\n\"ap/x\" = \"off\"\n";
        assert_eq!(off(text, "ap/x").as_deref(), Some(text));
        for text in ["rules = { \"ap/y\" = \"off\" }\n", "[rules\n", "rules = 3\n", "rules.\"ap/y\" = \"off\"\n"] {
            assert_eq!(off(text, "ap/x"), None, "{text}");
        }
        assert_eq!(off("", "a\"b"), None);
        assert_eq!(on("[rules]\n\"ap/x\" = \"query\"\n", "ap/x").as_deref(), Some("[rules]\n\"ap/x\" = \"query\"\n"));
    }
}
