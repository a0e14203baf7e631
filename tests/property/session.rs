//! Whatever is found and whatever is decided: places stay on their words, and as many
//! undos as decisions give the story back.

use copydesk::check::{Batch, Category, Issue, Level};
use copydesk::review::{EntryId, Filter, Order, Scope, Session, State, StateKind, Wave};
use copydesk::story::{Piece, ReadAs, Span};
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Step {
    Do(Order),
    /// The n-th entry shown becomes the current one.
    Go(usize),
    /// The paragraph around the n-th byte is typed over: these characters out, these in.
    Type(usize, usize, usize, String),
    Findings(Vec<Rough>, bool),
    Saved,
}

/// A finding somewhere: start and length in thousandths of the text.
#[derive(Debug, Clone)]
struct Rough {
    rule: &'static str,
    start: usize,
    len: usize,
    suggestions: Vec<String>,
    level: Level,
    quoted: bool,
}

fn words() -> impl Strategy<Value = String> {
    "[a-c“é\n]{0,5}"
}

fn rough() -> impl Strategy<Value = Rough> {
    let level = prop_oneof![4 => Just(Level::Fix), 1 => Just(Level::Query), 1 => Just(Level::Note)];
    let len = prop_oneof![1 => Just(0usize), 6 => 1usize..80, 1 => 80usize..700];
    (prop::sample::select(vec!["a", "b", "c"]), 0usize..1000, len, prop::collection::vec(words(), 0..3), level, any::<bool>())
        .prop_map(|(rule, start, len, suggestions, level, quoted)| Rough { rule, start, len, suggestions, level, quoted })
}

fn step() -> impl Strategy<Value = Step> {
    let scope = prop::sample::select(vec![Scope::Here, Scope::Words, Scope::Rule, Scope::Desk, Scope::House]);
    let state = prop::option::of(prop::sample::select(StateKind::ALL));
    let order = prop_oneof![
        4 => Just(Order::Accept),
        2 => (1usize..3).prop_map(Order::Choose),
        2 => words().prop_map(Order::EditCorrection),
        2 => Just(Order::Reject),
        1 => Just(Order::Query { note: None }),
        1 => Just(Order::AcceptAlike),
        1 => Just(Order::RejectAlike),
        1 => Just(Order::AddWord),
        1 => scope.clone().prop_map(Order::Ignore),
        1 => scope.prop_map(Order::SwitchOff),
        1 => Just(Order::Reopen),
        3 => Just(Order::Undo),
        2 => Just(Order::Redo),
        1 => Just(Order::Next),
        1 => Just(Order::Previous),
        1 => state.prop_map(|state| Order::Filter(Filter { state, ..Filter::ALL })),
        1 => words().prop_map(Order::Search),
        1 => Just(Order::SearchNext),
    ];
    prop_oneof![
        12 => order.prop_map(Step::Do),
        3 => (0usize..40).prop_map(Step::Go),
        2 => (0usize..1000, 0usize..30, 0usize..8, words()).prop_map(|(at, from, out, new)| Step::Type(at, from, out, new)),
        3 => (prop::collection::vec(rough(), 0..12), any::<bool>()).prop_map(|(f, full)| Step::Findings(f, full)),
        1 => Just(Step::Saved),
    ]
}

fn story() -> impl Strategy<Value = String> {
    prop_oneof!["[a-c “”é.\r\n]{0,60}", "([abc]{1,4} ){1,9}\n\n([abc]{1,4} ){0,9}"]
}

fn placed(rough: &Rough, text: &str) -> Issue {
    let at = |thousandths: usize| text.floor_char_boundary(text.len() * thousandths.min(1000) / 1000);
    let (start, end) = (at(rough.start), at(rough.start + rough.len));
    let mut issue = Issue::new(rough.rule, Category::Spelling, Span::new(start, end), "");
    issue.suggestions.clone_from(&rough.suggestions);
    issue.level = rough.level;
    issue.quoted = rough.quoted;
    if rough.level == Level::Query {
        issue.batch = Batch::Query;
    }
    issue.related(Span::new(at(rough.len), at(rough.start)), "other")
}

/// Carries out a step; true where something was decided or edited by it.
fn run(session: &mut Session, step: &Step) -> bool {
    let order = match step {
        Step::Do(order) => order.clone(),
        Step::Go(n) => match session.visible().nth(*n) {
            Some(e) => Order::Select(e.id),
            None => return false,
        },
        Step::Type(at, from, out, new) => {
            let at = session.text().len() * at / 1000;
            let Some(placed) = session.story().paragraph_at(at) else { return false };
            let span = placed.span();
            let chars: Vec<char> = placed.paragraph.text.chars().collect();
            let from = (*from).min(chars.len());
            let to = (from + out).min(chars.len());
            let text = chars[..from].iter().copied().chain(new.chars()).chain(chars[to..].iter().copied()).collect();
            Order::EditParagraph { span, text }
        }
        Step::Findings(rough, full) => {
            let issues = rough.iter().map(|r| placed(r, session.text())).collect();
            session.receive(issues, session.revision(), if *full { Wave::Full } else { Wave::Quick });
            return false;
        }
        Step::Saved => {
            session.saved();
            return false;
        }
    };
    let decides = !matches!(order, Order::Undo | Order::Redo);
    // What cannot be done is refused; nothing else is asked of it here.
    session.apply(order).is_ok_and(|c| decides && !(c.decisions.is_empty() && c.edits.is_empty() && c.keep.is_empty()))
}

/// What an undo has to put back.
type View = (String, Option<EntryId>, Vec<(EntryId, Span, State, String)>);

fn view(session: &Session) -> View {
    let entries = session.entries().chain(session.notes()).map(|e| (e.id, e.span(), e.state.clone(), e.now.clone()));
    (session.text().to_owned(), session.current().map(|e| e.id), entries.collect())
}

fn decided(session: &Session) -> Vec<(EntryId, Span, State, String)> {
    view(session).2.into_iter().filter(|e| e.2 != State::Open).collect()
}

fn written(session: &Session) -> String {
    let part = |p: &Piece<'_>| match p {
        Piece::Kept(s) => s.of(session.original()).to_owned(),
        Piece::Typed(t) => (*t).to_owned(),
    };
    session.pieces().iter().map(part).collect()
}

fn is_sound(session: &Session) -> Result<(), TestCaseError> {
    let text = session.text();
    prop_assert_eq!(written(session), text);
    let mut last = 0;
    for e in session.entries().chain(session.notes()) {
        prop_assert!(text.get(e.span().start..e.span().end).is_some(), "{:?} is off {:?}", e, text);
        for r in &e.issue.related {
            prop_assert!(text.get(r.span.start..r.span.end).is_some(), "{:?} is off {:?}", e, text);
        }
        if e.is_open() {
            prop_assert_eq!(e.span().of(text), &e.now);
        }
        prop_assert_eq!(session.entry(e.id).map(|e| e.id), Some(e.id));
    }
    for e in session.entries() {
        prop_assert!(e.span().start >= last, "out of order: {:?}", e);
        last = e.span().start;
    }
    prop_assert_eq!(session.counts().total(), session.entries().count());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn as_many_undos_as_decisions_give_the_story_back(story in story(), steps in prop::collection::vec(step(), 0..40)) {
        let mut session = Session::new(story.as_str(), ReadAs::Story);
        for step in &steps {
            run(&mut session, step);
            is_sound(&session)?;
        }
        let end = (session.text().to_owned(), decided(&session));
        let mut undone = 0;
        while session.can_undo() {
            session.apply(Order::Undo).unwrap();
            is_sound(&session)?;
            undone += 1;
        }
        prop_assert_eq!(session.text(), &story);
        let whole = if story.is_empty() { vec![] } else { vec![Piece::Kept(Span::new(0, story.len()))] };
        prop_assert_eq!(session.pieces(), whole);
        prop_assert!(session.entries().all(|e| e.state == State::Open));
        for _ in 0..undone {
            session.apply(Order::Redo).unwrap();
            is_sound(&session)?;
        }
        prop_assert_eq!((session.text().to_owned(), decided(&session)), end);
    }

    #[test]
    fn an_undo_puts_text_decisions_and_current_entry_back(story in story(), found in prop::collection::vec(rough(), 0..12), steps in prop::collection::vec(step(), 0..20)) {
        let mut session = Session::new(story.as_str(), ReadAs::Story);
        run(&mut session, &Step::Findings(found, true));
        for step in &steps {
            let before = view(&session);
            if run(&mut session, step) {
                let after = view(&session);
                session.apply(Order::Undo).unwrap();
                prop_assert_eq!(view(&session), before);
                session.apply(Order::Redo).unwrap();
                prop_assert_eq!(view(&session), after);
            }
        }
    }
}
