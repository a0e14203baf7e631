//! `copydesk check`: the issues of files, listed.

use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;

use crate::check::{Engine, Issue, Level, roster};
use crate::cli::args::{CheckArgs, Format};
use crate::cli::progress::Progress;
use crate::cli::{CliError, Outcome, input, output, settings};
use crate::config::{Config, Layer};
use crate::report::{brief, json};
use crate::shared_out::shared_out;
use crate::story::parse::Placed;
use crate::story::read::Source;
use crate::story::{Paragraph, ReadAs, Story};

/// A paragraph count from which one story is worth two cores.
const MANY_PARAGRAPHS: usize = 24;

/// One file, checked.
struct Checked {
    name: String,
    story: Story,
    issues: Vec<Issue>,
}

/// Runs `copydesk check`.
///
/// # Errors
/// [`CliError`] where standard output cannot be written. A file that cannot be read is
/// named on standard error and the others are checked all the same.
pub fn run(args: &CheckArgs) -> Result<Outcome, CliError> {
    let files = if args.files.is_empty() { vec![PathBuf::from("-")] } else { args.files.clone() };
    let jobs = args.jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    let desks = Desks::of(&files, args)?;
    let mut outcome = Outcome::Done;
    let mut out = io::BufWriter::new(io::stdout().lock());
    let written = check_all(&desks, &files, args.read_as.into(), jobs, |result| {
        match result {
            Ok(checked) => {
                if checked.issues.iter().any(|i| i.level != Level::Note) {
                    outcome = outcome.max(Outcome::Found);
                }
                match args.format {
                    Format::Brief => brief::write(&mut out, &checked.name, &checked.story, &checked.issues, false)?,
                    Format::Long => brief::write(&mut out, &checked.name, &checked.story, &checked.issues, true)?,
                    Format::Json => json::write(&mut out, &checked.name, &checked.story, &checked.issues)?,
                }
            }
            Err(message) => {
                output::complain(&message);
                outcome = Outcome::Failed;
            }
        }
        Ok(())
    })
    .and_then(|()| out.flush());
    output::unless_closed(written)?;
    Ok(outcome)
}

/// The checkers for each file: those of one folder mostly share them.
struct Desks {
    engines: Vec<Engine>,
    /// Which engine each file is checked by.
    of: Vec<usize>,
}

/// What decides how a file is checked.
#[derive(PartialEq)]
struct Terms {
    layers: Vec<Layer>,
    section: Option<String>,
    ignored: Vec<(String, String)>,
}

impl Desks {
    fn of(files: &[PathBuf], args: &CheckArgs) -> Result<Self, CliError> {
        let mut desks = Self { engines: Vec::new(), of: Vec::new() };
        let mut terms: Vec<Terms> = Vec::new();
        // Files of one folder have the same settings, which are read once.
        let mut configs: Vec<(Vec<Layer>, Arc<Config>)> = Vec::new();
        for file in files {
            let story = Some(file.as_path()).filter(|f| *f != Path::new("-"));
            let layers = settings::layers(story)?;
            let config = if let Some((_, config)) = configs.iter().find(|(read, _)| *read == layers) {
                Arc::clone(config)
            } else {
                let config = Arc::new(settings::load_layers(&layers)?);
                configs.push((layers.clone(), Arc::clone(&config)));
                config
            };
            let path = story.and_then(|s| std::path::absolute(s).ok());
            let section = config.settings.section_of(path.as_deref()).map(|s| s.value.clone());
            let kept = settings::kept(story);
            // What cannot be read is told below.
            let ignored = kept.as_ref().and_then(|k| k.ignored().ok()).unwrap_or_default();
            let own = Terms { layers, section, ignored };
            let known = terms.iter().position(|t| *t == own);
            desks.of.push(known.unwrap_or(terms.len()));
            if known.is_none() {
                let (brief, mistakes) = settings::brief(&config, &args.style, kept.as_ref(), story).map_err(CliError::Pack)?;
                for mistake in &mistakes {
                    output::complain(mistake);
                }
                desks.engines.push(roster::engine(brief).forgetful());
                terms.push(own);
            }
        }
        Ok(desks)
    }

    fn engine(&self, file: usize) -> Option<&Engine> {
        self.of.get(file).and_then(|e| self.engines.get(*e))
    }
}

/// Checks the files on `jobs` threads and hands the results over in the order given.
fn check_all(
    desks: &Desks,
    files: &[PathBuf],
    read_as: ReadAs,
    jobs: usize,
    mut sink: impl FnMut(Result<Checked, String>) -> io::Result<()>,
) -> io::Result<()> {
    if let ([file], Some(engine)) = (files, desks.engine(0)) {
        return sink(check_one(engine, file, read_as, jobs, Bar::Paragraphs));
    }
    let progress = Progress::new("checking files", files.len());
    let next = AtomicUsize::new(0);
    let (send, receive) = mpsc::sync_channel(jobs * 4);
    thread::scope(|scope| {
        for _ in 0..jobs.min(files.len()) {
            let (send, next) = (send.clone(), &next);
            scope.spawn(move || {
                loop {
                    let i = next.fetch_add(1, Ordering::Relaxed);
                    let (Some(file), Some(engine)) = (files.get(i), desks.engine(i)) else { break };
                    if send.send((i, check_one(engine, file, read_as, 1, Bar::Nobody))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        let mut waiting = std::collections::BTreeMap::new();
        let mut due = 0;
        for (i, result) in receive {
            waiting.insert(i, result);
            while let Some(result) = waiting.remove(&due) {
                progress.aside(|| sink(result))?;
                progress.step();
                due += 1;
            }
        }
        Ok(())
    })
}

/// Whose progress is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bar {
    Paragraphs,
    Nobody,
}

/// Paragraphs that a checker reads in a row at most: the longer the row, the better what it
/// looks up stays at hand.
const LONGEST_ROW: usize = 256;
/// Rows a story is cut into for each thread, so that all end at about the same time.
const ROWS_A_THREAD: usize = 8;

fn check_one(engine: &Engine, file: &Path, read_as: ReadAs, jobs: usize, bar: Bar) -> Result<Checked, String> {
    let bytes = input::read_bytes(file).map_err(|e| e.to_string())?;
    let source = Source::read(bytes).map_err(|e| format!("{}: {e}", input::display_name(file)))?;
    let story = Story::parse(&source.text, read_as);
    let progress = (bar == Bar::Paragraphs).then(|| Progress::new("checking paragraphs", story.paragraphs.len()));
    let issues = engine.finish(&story, paragraphs(engine, &story, jobs, progress.as_ref()));
    Ok(Checked { name: input::display_name(file), story, issues })
}

/// What is found in each paragraph; those of a long story are shared out among threads.
fn paragraphs(engine: &Engine, story: &Story, jobs: usize, progress: Option<&Progress>) -> Vec<Vec<Issue>> {
    let threads = if story.paragraphs.len() < MANY_PARAGRAPHS { 1 } else { jobs };
    let rows: Vec<_> = story.paragraphs.chunks((story.paragraphs.len() / (threads * ROWS_A_THREAD)).clamp(1, LONGEST_ROW)).collect();
    let check = |row: &[Placed]| {
        let row: Vec<&Paragraph> = row.iter().map(|placed| &*placed.paragraph).collect();
        let issues = engine.check_row(&row, &story.facts);
        if let Some(progress) = progress {
            for _ in &row {
                progress.step();
            }
        }
        issues
    };
    shared_out(rows, threads, check).into_iter().flatten().collect()
}
