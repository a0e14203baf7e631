//! The settings of this run: which files are read, and what the environment says.

use std::ffi::OsString;
use std::path::Path;
use std::sync::{Arc, RwLock};

use crate::check::Leave;
use crate::check::roster::Brief;
use crate::cli::args::StyleArg;
use crate::cli::rules;
use crate::config::{Config, Problem, layers};
use crate::language::UserWords;
use crate::save::Kept;

/// Reads the settings that hold for `story`: the system's, the editor's own, and those
/// beside the story or above it.
///
/// # Errors
/// The first setting that cannot be followed, with its file and line.
pub fn load(story: Option<&Path>) -> Result<Config, Problem> {
    let env = |name: &str| std::env::var_os(name);
    let story = story.and_then(|s| std::path::absolute(s).ok());
    let found = layers::gather(&layers::paths(&env, story.as_deref()), &|p| std::fs::read_to_string(p))?;
    let theme = has_words(env("NO_COLOR")).then_some("mono");
    Config::load(&found, theme)
}

/// Where words and ignored findings are kept; none without a folder of the editor's own.
pub fn kept(story: Option<&Path>) -> Option<Kept> {
    let folder = layers::own_folder(&|name| std::env::var_os(name))?;
    let story = story.and_then(|s| std::path::absolute(s).ok())?;
    Some(Kept::new(folder, story.parent()?.to_owned()))
}

/// What the checkers are to go by, and what is wrong with the style pack asked for or
/// with the files of words; the rest is used all the same.
///
/// # Errors
/// A style pack that cannot be read at all.
pub fn brief(config: &Config, style: &StyleArg, kept: Option<&Kept>) -> Result<(Brief, Vec<String>), String> {
    let mut mistakes = Vec::new();
    let mut words = UserWords::default();
    let mut ignored = Vec::new();
    if let Some(kept) = kept {
        words = kept.words().map_or_else(
            |e| {
                mistakes.push(e.to_string());
                UserWords::default()
            },
            |text| UserWords::parse(&text),
        );
        ignored = kept.ignored().unwrap_or_else(|e| {
            mistakes.push(e.to_string());
            Vec::new()
        });
    }
    for word in &config.settings.words.value {
        words.add(word);
    }
    let mut brief =
        Brief { style: None, leave: Leave::new(config.settings.off.value.iter().cloned(), ignored), words: Arc::new(RwLock::new(words)) };
    if let Some(pack) = &style.style {
        let (book, faults) = rules::book(pack)?;
        mistakes.extend(faults.iter().map(ToString::to_string));
        brief.style = Some(Arc::new(book));
    }
    Ok((brief, mistakes))
}

/// Does the terminal show UTF-8? The locale says.
pub fn is_unicode() -> bool {
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(std::env::var_os).find(|v| !v.is_empty());
    let locale = set.map(|v| v.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    locale.contains("utf-8") || locale.contains("utf8")
}

/// `NO_COLOR` counts where it is set and not empty.
fn has_words(value: Option<OsString>) -> bool {
    value.is_some_and(|v| !v.is_empty())
}
