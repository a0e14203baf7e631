//! The forms of a verb, so that a rule can name the verb once.
//!
//! Listed verbs come from `language`; a verb that is not listed inflects by the
//! regular rules, since a style chief may name one that no dictionary has.

use crate::language::inflect;

/// One form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Base,
    Third,
    Past,
    Participle,
    Gerund,
}

/// The five forms of one verb, in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forms {
    base: String,
    third: String,
    past: String,
    participle: String,
    gerund: String,
}

impl Forms {
    /// The forms of the verb with base form `base`; a particle after a space stays.
    pub fn of(base: &str) -> Self {
        let (verb, rest) = base.split_once(' ').map_or((base, String::new()), |(v, r)| (v, format!(" {r}")));
        let verb = verb.to_lowercase();
        let listed = inflect::verb_forms(&verb);
        let regular = |ending: &str| format!("{}{ending}", verb.strip_suffix('e').unwrap_or(&verb));
        let (third, past, participle, gerund) = listed.map_or_else(
            || (with_s(&verb), regular("ed"), regular("ed"), regular("ing")),
            |f| (f.third_person, f.past, f.participle, f.ing),
        );
        Self { third: third + &rest, past: past + &rest, participle: participle + &rest, gerund: gerund + &rest, base: verb + &rest }
    }

    pub fn all(&self) -> impl Iterator<Item = &str> {
        [&*self.base, &*self.third, &*self.past, &*self.participle, &*self.gerund].into_iter()
    }

    pub fn has(&self, lower: &str) -> bool {
        self.all().any(|f| f == lower)
    }

    /// Which form `lower` is; `perfect` says that it stands after "has", "was" and the like.
    pub fn form_of(&self, lower: &str, perfect: bool) -> Option<Form> {
        if perfect && lower == self.participle {
            return Some(Form::Participle);
        }
        [
            (&self.base, Form::Base),
            (&self.third, Form::Third),
            (&self.past, Form::Past),
            (&self.participle, Form::Participle),
            (&self.gerund, Form::Gerund),
        ]
        .into_iter()
        .find(|(f, _)| *f == lower)
        .map(|(_, form)| form)
    }

    pub fn get(&self, form: Form) -> &str {
        match form {
            Form::Base => &self.base,
            Form::Third => &self.third,
            Form::Past => &self.past,
            Form::Participle => &self.participle,
            Form::Gerund => &self.gerund,
        }
    }
}

fn with_s(verb: &str) -> String {
    let hisses = verb.ends_with(['s', 'x', 'z']) || verb.ends_with("ch") || verb.ends_with("sh");
    if hisses { format!("{verb}es") } else { format!("{verb}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_follow_english_spelling() {
        let forms = |v: &str| Forms::of(v).all().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(forms("utilize"), ["utilize", "utilizes", "utilized", "utilized", "utilizing"]);
        assert_eq!(forms("stop"), ["stop", "stops", "stopped", "stopped", "stopping"]);
        assert_eq!(forms("carry"), ["carry", "carries", "carried", "carried", "carrying"]);
        assert_eq!(forms("visit"), ["visit", "visits", "visited", "visited", "visiting"]);
        assert_eq!(forms("make up"), ["make up", "makes up", "made up", "made up", "making up"]);
        assert_eq!(forms("blogcast"), ["blogcast", "blogcasts", "blogcasted", "blogcasted", "blogcasting"]);
    }
}
