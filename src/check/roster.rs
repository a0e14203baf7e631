//! Who is on the desk: the list of all checkers, in one place.

use std::sync::Arc;

use crate::check::style::StyleBook;
use crate::check::{Engine, Leave, StoryChecker, context, grammar, habit, names, quotations, repetition, spelling, structure, style};

/// What the checkers of one desk go by.
#[derive(Debug, Clone, Default)]
pub struct Brief {
    /// The style book; none is the AP book.
    pub style: Option<Arc<StyleBook>>,
    /// What is not to be reported.
    pub leave: Leave,
    /// The desk's own words; keep a clone to add to while the program runs.
    pub words: spelling::SharedWords,
}

impl Brief {
    /// The style book that holds here.
    pub fn book(&self) -> Arc<StyleBook> {
        self.style.clone().unwrap_or_else(style::ap)
    }
}

/// An engine with every checker the program has, as it ships.
pub fn full() -> Engine {
    engine(Brief::default())
}

/// An engine for a first look at a story, while its style book is being read: what reads a
/// paragraph at a time and goes by no book.
pub fn before_the_book(brief: Brief) -> Engine {
    let checkers = [
        spelling::checkers_for(brief.words),
        names::checkers(),
        grammar::checkers(),
        context::checkers(),
        quotations::checkers(),
        repetition::checkers(),
        structure::checkers(),
    ];
    Engine::new(checkers.into_iter().flatten().collect(), Vec::new()).leaving(brief.leave)
}

/// An engine with every checker the program has, for one desk.
pub fn engine(brief: Brief) -> Engine {
    let book = brief.book();
    let checkers = [
        spelling::checkers_for(brief.words),
        names::checkers(),
        grammar::checkers(),
        context::checkers(),
        style::checkers(&book),
        quotations::checkers(),
        repetition::checkers(),
        structure::checkers(),
    ];
    let story_checkers = [
        spelling::story_checkers(),
        names::story_checkers(),
        grammar::story_checkers(),
        context::story_checkers(),
        style::story_checkers(&book),
        quotations::story_checkers(),
        repetition::story_checkers(),
        structure::story_checkers(),
        // Last: it looks at what all others found.
        vec![Box::new(habit::Habit) as Box<dyn StoryChecker>],
    ];
    Engine::new(checkers.into_iter().flatten().collect(), story_checkers.into_iter().flatten().collect()).leaving(brief.leave)
}
