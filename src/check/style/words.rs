//! Forms that a list of words says to avoid, as rules: "e-mail -> email".
//!
//! A list of words is what a desk keeps without knowing the language of packs. Its lines
//! mean words as they stand; everything else a rule needs is settled here.

use crate::check::style::compile;
use crate::check::style::error::PackError;
use crate::check::style::pack::{Entry, OneOrMore, Placed};
use crate::check::style::rule::{Quoted, Rule};
use crate::check::style::tables::Tables;
use crate::check::{Category, Level};

/// One form to avoid, and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Avoided {
    pub form: String,
    /// What to write instead.
    pub instead: String,
    /// The list.
    pub path: String,
    /// From 1.
    pub line: usize,
}

/// The rule of one form.
///
/// # Errors
/// A form that holds no word, or an answer with braces in it.
pub fn rule(avoided: &Avoided, tables: &Tables) -> Result<Rule, PackError> {
    let Avoided { form, instead, path, line } = avoided;
    let mut entry = Entry::new(form.replace(['/', ' '], "-"), Category::Word, "The word list says “{right}”");
    entry.why = format!("“{form}” is a form to avoid, says the list of words in {path}.");
    entry.level = Some(Level::Fix);
    entry.confidence = Some(0.99);
    // A list does not know whether the two are the same word to the ear.
    entry.quoted = Some(Quoted::Query);
    if form.to_lowercase() == instead.to_lowercase() {
        entry.capitalization.push(instead.clone());
    } else {
        entry.keep_case = instead.contains(char::is_uppercase);
        entry.substitution.insert(compile::escaped(form), OneOrMore::One(instead.clone()));
    }
    entry.examples = vec![OneOrMore::More(vec![format!("They wrote {form} twice."), format!("They wrote {instead} twice.")])];
    let placed = Placed { item: entry, path: path.clone(), line: *line };
    compile::rule("words", placed, tables, None)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::check::Engine;
    use crate::check::style::StyleBook;
    use crate::check::style::checker::StyleChecker;
    use crate::story::{ReadAs, Story};

    /// What is put in place of what, under these lines.
    fn found(lines: &[(&str, &str)], text: &str) -> Vec<(String, String)> {
        let forms: Vec<_> = lines
            .iter()
            .enumerate()
            .map(|(i, (form, instead))| Avoided { form: (*form).into(), instead: (*instead).into(), path: "words.txt".into(), line: i + 1 })
            .collect();
        let (book, errors) = StyleBook::default().avoiding(&forms);
        assert_eq!(errors, []);
        let book = Arc::new(book);
        let engine = Engine::new(vec![Box::new(StyleChecker::new(book))], Vec::new());
        let story = Story::parse(text, ReadAs::Body);
        engine.check(&story).iter().map(|i| (i.span.of(text).to_owned(), i.suggestions.join("/"))).collect()
    }

    fn pair(a: &str, b: &str) -> (String, String) {
        (a.to_owned(), b.to_owned())
    }

    #[test]
    fn a_form_to_avoid_is_corrected_in_any_case_and_the_right_form_is_left() {
        let lines = [("e-mail", "email"), ("gazette-dispatch", "Gazette-Dispatch"), ("and/or", "or")];
        assert_eq!(found(&lines, "E-mail her, or e-mail him."), [pair("E-mail", "Email"), pair("e-mail", "email")]);
        assert_eq!(found(&lines, "The Gazette-Dispatch said an email had come."), []);
        assert_eq!(found(&lines, "The Gazette-dispatch said so."), [pair("Gazette-dispatch", "Gazette-Dispatch")]);
        assert_eq!(found(&lines, "THE GAZETTE-DISPATCH SAID SO."), []);
        assert_eq!(found(&lines, "Bring cash and/or checks."), [pair("and/or", "or")]);
    }

    #[test]
    fn a_later_line_has_the_last_word_and_signs_mean_themselves() {
        assert_eq!(found(&[("gonna", "going to"), ("gonna", "will")], "They are gonna go."), [pair("gonna", "will")]);
        assert_eq!(found(&[("c(3)", "c3")], "The c(3) form is filed."), [pair("c(3)", "c3")]);
    }
}
