//! The settings of this run: which files are read, and what the environment says.

use std::ffi::OsString;
use std::path::Path;
use std::sync::{Arc, RwLock};

use crate::check::Leave;
use crate::check::roster::Brief;
use crate::check::style::pack::Changes;
use crate::check::style::words::Avoided;
use crate::check::style::{self, StyleBook};
use crate::cli::args::StyleArg;
use crate::cli::packs;
use crate::cli::switched::{self, Switched, switched};
use crate::config::{Config, Layer, Origin, Problem, Set, Settings, layers};
use crate::language::UserWords;
use crate::language::user_words::{self, Line};
use crate::save::Kept;

/// Reads the settings that hold for `story`: the system's, the editor's own, and those
/// beside the story or above it.
///
/// # Errors
/// The first setting that cannot be followed, with its file and line.
pub fn load(story: Option<&Path>) -> Result<Config, Problem> {
    load_layers(&layers(story)?)
}

/// Reads the settings in these files.
///
/// # Errors
/// The first setting that cannot be followed, with its file and line.
pub fn load_layers(layers: &[Layer]) -> Result<Config, Problem> {
    let theme = has_words(std::env::var_os("NO_COLOR")).then_some("mono");
    Config::load(layers, theme)
}

/// The files that hold settings for `story`, as they are.
///
/// # Errors
/// A file that is there and cannot be read.
pub fn layers(story: Option<&Path>) -> Result<Vec<Layer>, Problem> {
    let env = |name: &str| std::env::var_os(name);
    let story = story.and_then(|s| std::path::absolute(s).ok());
    layers::gather(&layers::paths(&env, story.as_deref()), &|p| std::fs::read_to_string(p))
}

/// Where words and ignored findings are kept; none without a folder of the editor's own.
pub fn kept(story: Option<&Path>) -> Option<Kept> {
    let folder = layers::own_folder(&|name| std::env::var_os(name))?;
    let story = story.and_then(|s| std::path::absolute(s).ok())?;
    Some(Kept::new(folder, story.parent()?.to_owned()))
}

/// What the checkers are to go by, and what is wrong with the style pack asked for, with
/// the switches of rules or with the files of words; the rest is used all the same.
///
/// # Errors
/// A style pack that cannot be read at all.
pub fn brief(config: &Config, style: &StyleArg, kept: Option<&Kept>, story: Option<&Path>) -> Result<(Brief, Vec<String>), String> {
    let mut mistakes = Vec::new();
    let mut lists = Lists::default();
    lists.read(config, kept, &mut mistakes);
    let ignored = kept.map_or(Ok(Vec::new()), Kept::ignored).unwrap_or_else(|e| {
        mistakes.push(e.to_string());
        Vec::new()
    });
    let settings = &config.settings;
    let book = base(settings, style, &mut mistakes)?;
    let Switched { changes, off } = switched(settings, book.as_ref(), &mut mistakes);
    let story = story.and_then(|s| std::path::absolute(s).ok());
    let section = style.section.clone().map(|value| Set { value, from: command_line() });
    let section = section.or_else(|| settings.section_of(story.as_deref()).cloned());
    let book = fitted(book, section, &changes, &lists.avoided, &mut mistakes);
    let brief = Brief { style: book, leave: Leave::new(off, ignored), words: Arc::new(RwLock::new(lists.words)) };
    Ok((brief, mistakes))
}

/// What is known before a style book is read, for a first look at a story. What is wrong
/// with the files of words is told by [`brief`].
pub fn first_brief(config: &Config, kept: Option<&Kept>) -> Brief {
    let mut lists = Lists::default();
    lists.read(config, kept, &mut Vec::new());
    let ignored = kept.and_then(|k| k.ignored().ok()).unwrap_or_default();
    Brief { style: None, leave: Leave::new(switched::named_off(&config.settings), ignored), words: Arc::new(RwLock::new(lists.words)) }
}

fn command_line() -> Origin {
    Origin { file: "command line".to_owned(), line: 0 }
}

/// The style pack asked for; none is the AP book.
fn base(settings: &Settings, style: &StyleArg, mistakes: &mut Vec<String>) -> Result<Option<StyleBook>, String> {
    let (pack, from) = match (&style.style, &settings.style) {
        (Some(pack), _) => (pack, command_line()),
        (None, Some(set)) => (&set.value, set.from.clone()),
        (None, None) => return Ok(None),
    };
    let folder = if style.style.is_some() { Path::new("") } else { Path::new(&from.file).parent().unwrap_or(Path::new("")) };
    let (book, faults) = packs::book(pack, folder).map_err(|e| if style.style.is_some() { e } else { format!("{from}: {e}") })?;
    mistakes.extend(faults.iter().map(ToString::to_string));
    Ok(Some(book))
}

/// The book with what section, switches and lists of words change; `None` where nothing
/// does and the AP book will do.
fn fitted(
    book: Option<StyleBook>,
    section: Option<Set<String>>,
    changes: &Changes,
    avoided: &[Avoided],
    mistakes: &mut Vec<String>,
) -> Option<Arc<StyleBook>> {
    if book.is_none() && changes.is_empty() && avoided.is_empty() {
        return None;
    }
    let mut book = book.unwrap_or_else(|| StyleBook::clone(&style::ap()));
    if let Some(Set { value, from }) = section {
        match book.is_section(&value) {
            Ok(()) => book = book.for_section(&value),
            Err(fault) => mistakes.push(format!("{from}: {fault}")),
        }
    }
    if !avoided.is_empty() {
        let (fitted, faults) = book.avoiding(avoided);
        mistakes.extend(faults.iter().map(ToString::to_string));
        book = fitted;
    }
    if !changes.is_empty() {
        let (fitted, faults) = book.changed(changes);
        mistakes.extend(faults.iter().map(ToString::to_string));
        book = fitted;
    }
    Some(Arc::new(book))
}

/// The words of the house and of the editor: right ones, and forms to avoid.
#[derive(Default)]
struct Lists {
    words: UserWords,
    avoided: Vec<Avoided>,
}

impl Lists {
    /// The house first, so that the editor's own words have the last say.
    fn read(&mut self, config: &Config, kept: Option<&Kept>, mistakes: &mut Vec<String>) {
        for Set { value, from } in &config.settings.lists {
            let path = Path::new(&from.file).parent().unwrap_or(Path::new("")).join(value);
            match std::fs::read_to_string(&path) {
                Ok(text) => self.add(&path.display().to_string(), &text),
                Err(e) => {
                    mistakes
                        .push(format!("{from}: cannot read the list of words {}: {e}; correct the path or take it out", path.display()));
                }
            }
        }
        match kept.map_or(Ok(String::new()), Kept::words) {
            Ok(text) => self.add(&kept.map(|k| k.words_file().display().to_string()).unwrap_or_default(), &text),
            Err(e) => mistakes.push(e.to_string()),
        }
        for word in &config.settings.words.value {
            self.words.add(word);
        }
    }

    fn add(&mut self, path: &str, text: &str) {
        self.words.extend(&UserWords::parse(text));
        for (line, says) in user_words::lines(text) {
            match says {
                Line::Avoid { form, instead } => {
                    self.avoided.push(Avoided { form: form.to_owned(), instead: instead.to_owned(), path: path.to_owned(), line });
                }
                // A later list says that it is right after all.
                Line::Word(word) => self.avoided.retain(|a| a.form != word),
            }
        }
    }
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
