//! Who is on the desk: the list of all checkers, in one place.

use crate::check::{Engine, context, grammar, names, quotations, repetition, spelling, structure, style};

/// An engine with every checker the program has.
pub fn full() -> Engine {
    let checkers = [
        spelling::checkers(),
        names::checkers(),
        grammar::checkers(),
        context::checkers(),
        style::checkers(),
        quotations::checkers(),
        repetition::checkers(),
        structure::checkers(),
    ];
    let story_checkers = [
        spelling::story_checkers(),
        names::story_checkers(),
        grammar::story_checkers(),
        context::story_checkers(),
        style::story_checkers(),
        quotations::story_checkers(),
        repetition::story_checkers(),
        structure::story_checkers(),
    ];
    Engine::new(checkers.into_iter().flatten().collect(), story_checkers.into_iter().flatten().collect())
}
