//! Session tests as a reader would write them: a story, what is found in it, the keys, and
//! what then stands there.
//!
//! Findings are found by a tiny checker, `(rule, wrong, right)`; `right` may hold several
//! suggestions with `/` between them; no `right` makes a query. A script is a line of
//! steps: `a` accept, `r` reject, `1`..`9` choose, `m` query, `u` undo, `^R` redo, `n`, `p`,
//! `A`, `R`, `i` ignore these words, `s` switch the rule off, `d` learn, `o` reopen, `e:words` edit the correction,
//! `E:old=>new` edit the paragraph that holds `old`, `!` check again (also with what is
//! found by rule `slow`), `!q` check with the quick rules only. An underscore is a space.

use crate::check::{Category, Issue};
use crate::review::{Change, Order, Received, ReviewError, Scope, Session, StateKind, Wave};
use crate::story::{Paragraph, ReadAs, Span};

pub struct Desk {
    pub session: Session,
    rules: Vec<(&'static str, &'static str, Option<&'static str>)>,
}

impl Desk {
    pub fn new(story: &str, rules: &[(&'static str, &'static str, Option<&'static str>)]) -> Self {
        let mut desk = Self { session: Session::new(story, ReadAs::Body), rules: rules.to_vec() };
        desk.check(Wave::Full);
        desk
    }

    fn find(&self, wave: Wave) -> Vec<Issue> {
        let text = self.session.text();
        let mut found = Vec::new();
        for (rule, wrong, right) in self.rules.iter().filter(|r| wave == Wave::Full || !r.0.starts_with("slow")) {
            for (at, _) in text.match_indices(wrong) {
                let before = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
                let after = text[at + wrong.len()..].chars().next().is_some_and(char::is_alphanumeric);
                if before || after {
                    continue;
                }
                let mut issue = Issue::new(*rule, Category::Spelling, Span::new(at, at + wrong.len()), *rule);
                issue = match right {
                    Some(right) => issue.suggest_all(right.split('/')),
                    None => issue.query(),
                };
                let placed = self.session.story().paragraph_at(at).unwrap();
                let p = Paragraph::analyse(&placed.paragraph.text, placed.paragraph.part);
                issue.quoted = p.is_quoted(Span::new(at - placed.start, at + wrong.len() - placed.start));
                found.push(issue);
            }
        }
        found.sort_by_key(|i| (i.span.start, i.span.end));
        found
    }

    pub fn check(&mut self, wave: Wave) -> Received {
        let found = self.find(wave);
        self.session.receive(found, self.session.revision(), wave)
    }

    pub fn step(&mut self, step: &str) -> Result<Change, ReviewError> {
        let words = |s: &str| s.replace('_', " ");
        let order = match step {
            "a" => Order::Accept,
            "r" => Order::Reject,
            "m" => Order::Query { note: None },
            "u" => Order::Undo,
            "^R" => Order::Redo,
            "n" => Order::Next,
            "p" => Order::Previous,
            "A" => Order::AcceptAlike,
            "R" => Order::RejectAlike,
            "i" => Order::Ignore(Scope::Words),
            "s" => Order::SwitchOff(Scope::Rule),
            "d" => Order::AddWord,
            "o" => Order::Reopen,
            "!" | "!q" => {
                self.check(if step == "!" { Wave::Full } else { Wave::Quick });
                return Ok(Change::default());
            }
            _ if step.starts_with("e:") => Order::EditCorrection(words(&step[2..])),
            _ if step.starts_with("E:") => {
                let (old, new) = step[2..].split_once("=>").unwrap();
                let (old, new) = (words(old), words(new).replace("\\n", "\n"));
                let at = self.session.text().find(&old).expect("the paragraph to edit");
                let span = self.session.story().paragraph_at(at).unwrap().span();
                let text = span.of(self.session.text()).replacen(&old, &new, 1);
                Order::EditParagraph { span, text }
            }
            _ => Order::Choose(step.parse().expect("a step")),
        };
        self.session.apply(order)
    }

    /// Carries out a script; every step has to succeed.
    pub fn keys(&mut self, script: &str) -> &mut Self {
        for step in script.split_whitespace() {
            self.step(step).unwrap_or_else(|e| panic!("{step}: {e}"));
            self.is_sound();
        }
        self
    }

    /// The list: state, words and correction; `>` is the current entry.
    pub fn list(&self) -> String {
        let current = self.session.current().map(|e| e.id);
        let line = |e: &crate::review::Entry| {
            let mark = match e.state.kind() {
                StateKind::Open => ' ',
                StateKind::Accepted => '+',
                StateKind::Edited => 'e',
                StateKind::Rejected => '-',
                StateKind::Query => '?',
                StateKind::Ignored => 'i',
            };
            let here = if current == Some(e.id) { '>' } else { ' ' };
            format!("{here}{mark} {} | {}", e.words, e.correction().unwrap_or(""))
        };
        self.session.visible().map(line).collect::<Vec<_>>().join("\n")
    }

    /// What holds after any step: every entry stands on its words, pieces make the text.
    pub fn is_sound(&self) {
        let text = self.session.text();
        for e in self.session.entries() {
            assert!(text.get(e.span().start..e.span().end).is_some(), "{e:?} is off the text");
            if e.is_open() {
                assert_eq!(e.span().of(text), e.now, "{e:?}");
            }
        }
        assert_eq!(text_of(&self.session), text);
    }
}

/// The text put together from its pieces.
pub fn text_of(session: &Session) -> String {
    let original = session.original();
    let piece = |p: &crate::story::Piece<'_>| match p {
        crate::story::Piece::Kept(s) => s.of(original).to_owned(),
        crate::story::Piece::Typed(t) => (*t).to_owned(),
    };
    session.pieces().iter().map(piece).collect()
}

const RULES: &[(&str, &str, Option<&str>)] = &[
    ("spelling", "teh", Some("the")),
    ("spelling", "recieved", Some("received/relieved")),
    ("title", "Mister", Some("Mr.")),
    ("ask", "soon", None),
    ("slow-verb", "goes", Some("go")),
    ("back", "received", Some("recieved")),
];

const STORY: &str = "Ann Lee recieved teh letter.\nShe goes soon, teh clerk said.\n";

fn desk() -> Desk {
    Desk::new(STORY, RULES)
}

#[track_caller]
fn expect(desk: &Desk, text: &str, list: &str) {
    assert_eq!(desk.session.text(), text);
    let list: Vec<_> = list.lines().map(|l| l.trim_start_matches("    ").trim_end()).collect();
    assert_eq!(desk.list().lines().map(str::trim_end).collect::<Vec<_>>(), list);
}

mod tests {
    use super::*;

    #[test]
    fn after_each_decision_the_next_open_issue_is_current_and_round_again() {
        let mut d = desk();
        d.keys("a n r");
        expect(
            &d,
            "Ann Lee received teh letter.\nShe goes soon, teh clerk said.\n",
            " + recieved | received\n   teh | the\n - goes | go\n>  soon |\n   teh | the",
        );
        d.keys("m a");
        expect(
            &d,
            "Ann Lee received teh letter.\nShe goes soon, the clerk said.\n",
            " + recieved | received\n>  teh | the\n - goes | go\n ? soon |\n + teh | the",
        );
    }

    #[test]
    fn all_kinds_of_decisions_are_undone_and_done_again() {
        let mut d = desk();
        let script = ["2", "e:these", "E:She=>They", "a", "m", "r"];
        let mut states = vec![(d.session.text().to_owned(), d.list())];
        for s in script {
            d.keys(s);
            states.push((d.session.text().to_owned(), d.list()));
        }
        assert_eq!(d.session.text(), "Ann Lee relieved these letter.\nThey go soon, teh clerk said.\n");
        for state in states.iter().rev().skip(1) {
            d.keys("u");
            assert_eq!((d.session.text().to_owned(), d.list()), *state);
        }
        assert_eq!(d.step("u"), Err(ReviewError::NothingToUndo));
        assert_eq!(d.session.pieces(), [crate::story::Piece::Kept(Span::new(0, STORY.len()))]);
        for state in states.iter().skip(1) {
            d.keys("^R");
            assert_eq!((d.session.text().to_owned(), d.list()), *state);
        }
        assert_eq!(d.step("^R"), Err(ReviewError::NothingToRedo));
    }

    #[test]
    fn a_new_decision_forgets_what_was_undone() {
        let mut d = desk();
        d.keys("a u r");
        assert_eq!(d.step("^R"), Err(ReviewError::NothingToRedo));
        assert_eq!(d.session.text(), STORY);
    }

    #[test]
    fn a_rejected_issue_stays_rejected_after_an_edit_above_it() {
        let mut d = desk();
        d.keys("n n n n r E:Ann_Lee=>Ann_Louise_Lee ! E:She_goes=>Now_she_goes !");
        expect(
            &d,
            "Ann Louise Lee recieved teh letter.\nNow she goes soon, teh clerk said.\n",
            ">  recieved | received\n   teh | the\n   goes | go\n   soon |\n - teh | the",
        );
    }

    #[test]
    fn a_rejected_word_typed_again_elsewhere_is_found_there() {
        let mut d = desk();
        d.keys("n r E:letter=>teh_letter !");
        assert!(d.list().contains(" - teh | the\n   teh | the"), "{}", d.list());
    }

    #[test]
    fn an_accepted_correction_is_not_sent_back_by_another_rule() {
        let mut d = desk();
        d.keys("a !");
        assert!(!d.list().contains("received | recieved"), "{}", d.list());
        d.keys("u e:received !");
        assert!(!d.list().contains("received | recieved"), "{}", d.list());
    }

    #[test]
    fn a_slip_in_a_typed_correction_is_found() {
        let mut d = desk();
        d.keys("e:teh !");
        assert!(d.list().starts_with(" e recieved | teh\n   teh | the\n>  teh | the"), "{}", d.list());
    }

    #[test]
    fn the_current_entry_stays_while_findings_come_in_two_waves() {
        let mut d = Desk { session: Session::new(STORY, ReadAs::Body), rules: RULES.to_vec() };
        d.keys("!q");
        let first = d.session.current().unwrap().id;
        d.keys("n a");
        let current = d.session.current().unwrap().id;
        assert!(!d.list().contains("goes"));
        d.keys("!");
        assert!(d.list().contains("   goes | go"));
        assert_eq!(d.session.current().unwrap().id, current);
        assert_ne!(first, current);
        d.keys("E:She=>They !q");
        assert!(d.list().contains("   goes | go"), "a quick wave takes nothing away");
    }

    #[test]
    fn stale_findings_are_dropped() {
        let mut d = desk();
        let old = d.find(Wave::Full);
        d.keys("a");
        assert_eq!(d.session.receive(old, 0, Wave::Full), Received::Stale);
    }

    #[test]
    fn an_issue_edited_away_is_gone_and_back_after_undo() {
        let mut d = desk();
        d.keys("p E:Ann_Lee_recieved_teh=>She_got_the");
        assert!(!d.list().contains("recieved"));
        d.keys("! u");
        expect(&d, STORY, "   recieved | received\n   teh | the\n   goes | go\n   soon |\n>  teh | the");
    }

    #[test]
    fn an_issue_that_an_edit_made_moot_is_back_at_once_after_undo() {
        let mut d = desk();
        d.keys("n");
        let before = d.list();
        d.rules.retain(|r| r.0 != "ask");
        d.keys("a ! u");
        assert_eq!(d.list(), before);
    }

    #[test]
    fn the_current_issue_recast_in_its_paragraph_counts_as_edited() {
        let mut d = desk();
        d.keys("E:recieved_teh=>got_the");
        assert!(d.list().starts_with(" e recieved | got\n"), "{}", d.list());
        assert!(d.list().contains(">  goes"), "{}", d.list());
    }

    #[test]
    fn a_decided_entry_may_be_decided_again() {
        let mut d = desk();
        d.keys("a p");
        assert!(d.list().starts_with(">+ recieved"));
        d.keys("2");
        assert!(d.session.text().contains("relieved"));
        d.keys("p r");
        assert_eq!(d.session.text(), STORY);
        d.keys("p o");
        assert!(d.list().starts_with(">  recieved"));
        d.keys("u u u u");
        assert_eq!(d.session.text(), STORY);
    }

    #[test]
    fn a_decision_whose_words_were_edited_later_is_not_taken_back_by_guess() {
        let mut d = desk();
        d.keys("a E:received=>got p");
        assert_eq!(d.step("r"), Err(ReviewError::WordsChanged));
        d.keys("u u");
        assert_eq!(d.session.text(), STORY);
    }

    #[test]
    fn all_alike_are_accepted_together_but_never_inside_a_quotation() {
        let mut d = Desk::new("Teh end: teh man said, “It was teh end.” Then teh rest.\n", RULES);
        d.keys("A");
        assert_eq!(d.session.text(), "Teh end: the man said, “It was teh end.” Then the rest.\n");
        assert_eq!(d.list(), " + teh | the\n>  teh | the\n + teh | the");
        assert_eq!(d.step("A"), Err(ReviewError::Quoted));
        d.keys("a u u");
        assert_eq!(d.session.text(), "Teh end: teh man said, “It was teh end.” Then teh rest.\n");
    }

    #[test]
    fn words_ignored_or_learned_stay_quiet_until_undone() {
        let mut d = desk();
        d.keys("n i ! E:letter=>teh_letter !");
        assert_eq!(d.session.counts().ignored, 2);
        assert_eq!(d.session.counts().open, 3);
        d.keys("u u ! p d");
        assert_eq!(d.session.counts().ignored, 1);
        let undone = d.step("u").unwrap();
        assert!(matches!(&undone.keep[..], [crate::review::Keep::Forget(_)]), "{undone:?}");
        d.keys("!");
        assert_eq!(d.session.counts().open, 5);
    }

    #[test]
    fn a_rule_switched_off_takes_its_open_issues_along_until_undone() {
        let mut d = desk();
        let before = d.list();
        d.keys("n s !");
        assert_eq!(d.list(), ">  goes | go\n   soon | ");
        assert_eq!(d.session.counts().total(), 2);
        let undone = d.step("u").unwrap();
        assert!(matches!(&undone.keep[..], [crate::review::Keep::Forget(_)]), "{undone:?}");
        d.keys("! p");
        assert_eq!(d.list(), before);
    }

    #[test]
    fn what_was_accepted_under_a_rule_stays_when_the_rule_is_switched_off() {
        let mut d = desk();
        d.keys("a p s !");
        assert_eq!(d.list(), ">+ recieved | received\n   goes | go\n   soon | ");
        assert!(d.session.text().starts_with("Ann Lee received teh"));
    }

    #[test]
    fn the_last_rule_switched_off_leaves_an_empty_list() {
        let mut d = Desk::new("It goes.\n", RULES);
        d.keys("s");
        assert_eq!((d.list().as_str(), d.session.current().is_none()), ("", true));
        d.keys("u");
        assert_eq!(d.list(), ">  goes | go");
    }

    #[test]
    fn a_split_paragraph_takes_the_line_end_of_the_story() {
        let mut d = Desk::new("One here. Two here.\r\n\r\nThree here.\r\n", RULES);
        d.keys("E:One_here._=>One_here.\\n");
        assert_eq!(d.session.text(), "One here.\r\n\r\nTwo here.\r\n\r\nThree here.\r\n");
        assert_eq!(d.session.story().paragraphs.len(), 3);
    }

    #[test]
    fn a_correction_at_the_end_of_a_duplicate_keeps_the_duplicate() {
        let story = "A line with teh fault.\nA line with teh fault.\n";
        let mut s = Session::new(story, ReadAs::Body);
        let duplicate = Issue::new("duplicate", Category::Repetition, Span::new(23, 46), "").suggest("");
        let slip = Issue::new("spelling", Category::Spelling, Span::new(35, 38), "").suggest("the");
        s.receive(vec![duplicate, slip], 0, Wave::Full);
        s.apply(Order::Next).unwrap();
        s.apply(Order::Accept).unwrap();
        assert_eq!(s.counts().open, 1);
        s.apply(Order::Accept).unwrap();
        assert_eq!(s.text(), "A line with teh fault.\n");
        s.apply(Order::Undo).unwrap();
        s.apply(Order::Undo).unwrap();
        assert_eq!(s.text(), story);
    }

    #[test]
    fn saved_is_clean_until_the_next_decision() {
        let mut d = desk();
        assert!(!d.session.is_dirty());
        d.keys("r");
        assert!(d.session.is_dirty() && !d.session.is_text_dirty());
        d.session.saved();
        d.keys("n");
        assert!(!d.session.is_dirty());
        d.keys("u");
        assert!(d.session.is_dirty());
        d.keys("^R");
        assert!(!d.session.is_dirty());
    }

    #[test]
    fn a_filter_shows_some_and_a_search_goes_to_the_words() {
        let mut d = desk();
        let filter = crate::review::Filter { state: Some(StateKind::Rejected), ..Default::default() };
        d.keys("r");
        d.session.apply(Order::Filter(filter)).unwrap();
        assert_eq!(d.list(), ">- recieved | received");
        d.session.apply(Order::Filter(crate::review::Filter::ALL)).unwrap();
        let change = d.session.apply(Order::Search("soon".into())).unwrap();
        assert_eq!(change.found.unwrap().of(d.session.text()), "soon");
        assert_eq!(d.session.current().unwrap().words, "soon");
        assert_eq!(d.session.apply(Order::Search("xyz".into())), Err(ReviewError::NotFound("xyz".into())));
    }

    #[test]
    fn a_hundred_thousand_issues_do_not_slow_a_decision() {
        let story = "teh clerk said so.\n".repeat(100_000);
        let mut s = Session::new(story.as_str(), ReadAs::Body);
        let at = |i: usize| Span::new(i * 19, i * 19 + 3);
        let mut found: Vec<_> = (0..100_000).map(|i| Issue::new("spelling", Category::Spelling, at(i), "").suggest("the")).collect();
        s.receive(found.clone(), 0, Wave::Full);
        let start = std::time::Instant::now();
        for order in [Order::Accept, Order::Reject, Order::Undo, Order::AcceptAlike, Order::Undo, Order::Undo] {
            s.apply(order).unwrap();
        }
        found.drain(..9);
        assert_eq!(s.receive(found, s.revision(), Wave::Full), Received::Taken { new: 0, gone: 9 });
        // Half a second on a slow machine; minutes where something goes with the square.
        assert!(start.elapsed() < std::time::Duration::from_secs(10), "{:?}", start.elapsed());
        assert_eq!(s.text(), story);
    }
}
