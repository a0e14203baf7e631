//! The forms of a verb, so that a rule can name the verb once.
//!
//! Regular spelling plus the irregular verbs that news copy uses; no dictionary.

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

/// Base, past, participle; the rest is regular.
const IRREGULAR: &[(&str, &str, &str)] = &[
    ("be", "was", "been"),
    ("become", "became", "become"),
    ("begin", "began", "begun"),
    ("break", "broke", "broken"),
    ("bring", "brought", "brought"),
    ("build", "built", "built"),
    ("buy", "bought", "bought"),
    ("catch", "caught", "caught"),
    ("choose", "chose", "chosen"),
    ("come", "came", "come"),
    ("cut", "cut", "cut"),
    ("do", "did", "done"),
    ("draw", "drew", "drawn"),
    ("drive", "drove", "driven"),
    ("fall", "fell", "fallen"),
    ("feel", "felt", "felt"),
    ("fight", "fought", "fought"),
    ("find", "found", "found"),
    ("fly", "flew", "flown"),
    ("get", "got", "gotten"),
    ("give", "gave", "given"),
    ("go", "went", "gone"),
    ("grow", "grew", "grown"),
    ("hang", "hung", "hung"),
    ("have", "had", "had"),
    ("hear", "heard", "heard"),
    ("hit", "hit", "hit"),
    ("hold", "held", "held"),
    ("keep", "kept", "kept"),
    ("know", "knew", "known"),
    ("lay", "laid", "laid"),
    ("lead", "led", "led"),
    ("leave", "left", "left"),
    ("let", "let", "let"),
    ("lie", "lay", "lain"),
    ("lose", "lost", "lost"),
    ("make", "made", "made"),
    ("meet", "met", "met"),
    ("pay", "paid", "paid"),
    ("put", "put", "put"),
    ("read", "read", "read"),
    ("ride", "rode", "ridden"),
    ("rise", "rose", "risen"),
    ("run", "ran", "run"),
    ("say", "said", "said"),
    ("see", "saw", "seen"),
    ("seek", "sought", "sought"),
    ("sell", "sold", "sold"),
    ("send", "sent", "sent"),
    ("set", "set", "set"),
    ("shoot", "shot", "shot"),
    ("shut", "shut", "shut"),
    ("sing", "sang", "sung"),
    ("sit", "sat", "sat"),
    ("speak", "spoke", "spoken"),
    ("spend", "spent", "spent"),
    ("stand", "stood", "stood"),
    ("steal", "stole", "stolen"),
    ("strike", "struck", "struck"),
    ("swear", "swore", "sworn"),
    ("take", "took", "taken"),
    ("teach", "taught", "taught"),
    ("tear", "tore", "torn"),
    ("tell", "told", "told"),
    ("think", "thought", "thought"),
    ("throw", "threw", "thrown"),
    ("wear", "wore", "worn"),
    ("win", "won", "won"),
    ("write", "wrote", "written"),
];

/// Verbs of more than one syllable that double their last letter all the same.
const DOUBLING: &[&str] = &["admit", "begin", "commit", "control", "occur", "omit", "permit", "prefer", "refer", "regret", "submit", "transfer"];

impl Forms {
    /// The forms of the verb with base form `base`; a particle after a space stays.
    pub fn of(base: &str) -> Self {
        let (verb, rest) = base.split_once(' ').map_or((base, String::new()), |(v, r)| (v, format!(" {r}")));
        let verb = verb.to_lowercase();
        let irregular = IRREGULAR.iter().find(|(b, ..)| *b == verb);
        let past = irregular.map_or_else(|| with_ed(&verb), |i| i.1.to_owned());
        let participle = irregular.map_or_else(|| with_ed(&verb), |i| i.2.to_owned());
        let third = match verb.as_str() {
            "be" => "is".to_owned(),
            "have" => "has".to_owned(),
            _ => with_s(&verb),
        };
        Self {
            third: third + &rest,
            past: past + &rest,
            participle: participle + &rest,
            gerund: with_ing(&verb) + &rest,
            base: verb + &rest,
        }
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
        [(&self.base, Form::Base), (&self.third, Form::Third), (&self.past, Form::Past), (&self.participle, Form::Participle), (&self.gerund, Form::Gerund)]
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

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// "stop" and "admit", but not "visit", "row" or "look".
fn doubles(verb: &str) -> bool {
    let mut back = verb.chars().rev();
    let (Some(last), Some(vowel), Some(before)) = (back.next(), back.next(), back.next()) else { return false };
    let shape = !is_vowel(last) && !matches!(last, 'w' | 'x' | 'y') && is_vowel(vowel) && !is_vowel(before);
    let syllables = verb.chars().filter(|c| is_vowel(*c)).count();
    shape && (syllables == 1 || DOUBLING.contains(&verb))
}

fn with_s(verb: &str) -> String {
    let before = verb.chars().rev().nth(1).unwrap_or('a');
    if verb.ends_with('y') && !is_vowel(before) {
        return format!("{}ies", verb.strip_suffix('y').unwrap_or(verb));
    }
    if verb.ends_with(['s', 'x', 'z', 'o']) || verb.ends_with("ch") || verb.ends_with("sh") {
        return format!("{verb}es");
    }
    format!("{verb}s")
}

fn with_ed(verb: &str) -> String {
    let before = verb.chars().rev().nth(1).unwrap_or('a');
    if verb.ends_with('e') {
        return format!("{verb}d");
    }
    if verb.ends_with('y') && !is_vowel(before) {
        return format!("{}ied", verb.strip_suffix('y').unwrap_or(verb));
    }
    match verb.chars().last().filter(|_| doubles(verb)) {
        Some(c) => format!("{verb}{c}ed"),
        None => format!("{verb}ed"),
    }
}

fn with_ing(verb: &str) -> String {
    if verb == "be" {
        return "being".to_owned();
    }
    if let Some(stem) = verb.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    if let Some(stem) = verb.strip_suffix('e').filter(|s| !s.ends_with(['e', 'o', 'y'])) {
        return format!("{stem}ing");
    }
    match verb.chars().last().filter(|_| doubles(verb)) {
        Some(c) => format!("{verb}{c}ing"),
        None => format!("{verb}ing"),
    }
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
    }
}
