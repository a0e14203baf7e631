//! `copydesk fix`: the corrections that need nobody, applied.

use std::io::{self, Write};
use std::path::Path;

use crate::check::{Engine, Level, roster};
use crate::cli::args::FixArgs;
use crate::cli::{CliError, Outcome, input, output, settings};
use crate::diff;
use crate::review::batch::{self, Pick};
use crate::save::{self, Target};
use crate::story::read::{LIMIT, Source};
use crate::story::{ReadAs, Story};

/// A correction may bring another to light; more rounds than this find nothing new.
const ROUNDS: usize = 4;

/// Runs `copydesk fix`.
///
/// # Errors
/// [`CliError`] where the story cannot be read, encoded or written; it is then as it was.
pub fn run(args: &FixArgs) -> Result<Outcome, CliError> {
    let file = args.file.as_deref().unwrap_or(Path::new("-"));
    let name = input::display_name(file);
    let from_stdin = file == Path::new("-");
    let (bytes, stamp) = if from_stdin {
        (input::read_bytes(file)?, None)
    } else {
        let opened = save::open(file, LIMIT)?;
        (opened.bytes, Some(opened.stamp))
    };
    let source = Source::read(bytes).map_err(|e| CliError::NoStory { name: name.clone(), source: e })?;
    let pick = if args.all { Pick::All } else { Pick::Safe };
    let story = (!from_stdin).then_some(file);
    let config = settings::load(story)?;
    let (brief, mistakes) = settings::brief(&config, &args.style, settings::kept(story).as_ref(), story).map_err(CliError::Pack)?;
    for mistake in &mistakes {
        output::complain(mistake);
    }
    let engine = roster::engine(brief);
    let fixed = fix(&engine, &source, pick).map_err(|e| CliError::Encode { name: name.clone(), source: e })?;
    output::complain(&format!("{name}: {} corrected, {} left for an editor", fixed.corrected, fixed.left));
    if args.diff {
        let text = diff::unified(&name, &name, &source.text, &fixed.source.text);
        output::unless_closed(io::stdout().lock().write_all(text.as_bytes()))?;
    } else if let (true, Some(stamp)) = (args.to.in_place, stamp) {
        Target::in_place(file, stamp).save(&fixed.source.bytes, false)?;
    } else if let Some(target) = &args.to.output {
        Target::at(target, file).save(&fixed.source.bytes, true)?;
    } else {
        output::unless_closed(io::stdout().lock().write_all(&fixed.source.bytes))?;
    }
    Ok(Outcome::Done)
}

struct Fixed {
    /// The corrected story.
    source: Source,
    corrected: usize,
    left: usize,
}

/// Corrects until nothing more is found, so that a second run has nothing to do.
fn fix(engine: &Engine, source: &Source, pick: Pick) -> Result<Fixed, crate::story::read::EncodeError> {
    let mut now = source.clone();
    let mut corrected = 0;
    for _ in 0..ROUNDS {
        let story = Story::parse(&now.text, ReadAs::Story);
        let issues = engine.check(&story);
        let edits = batch::corrections(&now.text, &issues, pick);
        if edits.is_empty() {
            let left = issues.iter().filter(|i| i.level != Level::Note).count();
            return Ok(Fixed { source: now, corrected, left });
        }
        corrected += edits.len();
        let bytes = now.encode(&batch::pieces(&now.text, &edits))?;
        now = Source::read(bytes).unwrap_or(now);
    }
    let left = engine.check(&Story::parse(&now.text, ReadAs::Story)).iter().filter(|i| i.level != Level::Note).count();
    Ok(Fixed { source: now, corrected, left })
}
