//! Verbs whose past and participle differ: begin, began, begun.
//!
//! Only such as differ in good English without exception, so that "had ran" and "he begun"
//! are wrong everywhere.

/// Base form, past, participle.
const STRONG: &[(&str, &str, &str)] = &[
    ("arise", "arose", "arisen"),
    ("be", "was", "been"),
    ("become", "became", "become"),
    ("begin", "began", "begun"),
    ("blow", "blew", "blown"),
    ("break", "broke", "broken"),
    ("choose", "chose", "chosen"),
    ("come", "came", "come"),
    ("do", "did", "done"),
    ("draw", "drew", "drawn"),
    ("drink", "drank", "drunk"),
    ("drive", "drove", "driven"),
    ("eat", "ate", "eaten"),
    ("fall", "fell", "fallen"),
    ("fly", "flew", "flown"),
    ("forbid", "forbade", "forbidden"),
    ("forget", "forgot", "forgotten"),
    ("forgive", "forgave", "forgiven"),
    ("freeze", "froze", "frozen"),
    ("give", "gave", "given"),
    ("go", "went", "gone"),
    ("grow", "grew", "grown"),
    ("hide", "hid", "hidden"),
    ("know", "knew", "known"),
    ("overcome", "overcame", "overcome"),
    ("overtake", "overtook", "overtaken"),
    ("overthrow", "overthrew", "overthrown"),
    ("ride", "rode", "ridden"),
    ("ring", "rang", "rung"),
    ("rise", "rose", "risen"),
    ("run", "ran", "run"),
    ("see", "saw", "seen"),
    ("shake", "shook", "shaken"),
    ("show", "showed", "shown"),
    ("shrink", "shrank", "shrunk"),
    ("sing", "sang", "sung"),
    ("sink", "sank", "sunk"),
    ("speak", "spoke", "spoken"),
    ("spring", "sprang", "sprung"),
    ("steal", "stole", "stolen"),
    ("swear", "swore", "sworn"),
    ("swim", "swam", "swum"),
    ("take", "took", "taken"),
    ("tear", "tore", "torn"),
    ("throw", "threw", "thrown"),
    ("undergo", "underwent", "undergone"),
    ("undertake", "undertook", "undertaken"),
    ("wake", "woke", "woken"),
    ("wear", "wore", "worn"),
    ("weave", "wove", "woven"),
    ("withdraw", "withdrew", "withdrawn"),
    ("write", "wrote", "written"),
];

/// The participle of the verb whose past this is, "showed" and its like excepted.
pub fn participle_of_past(past: &str) -> Option<&'static str> {
    STRONG.iter().find(|(_, p, _)| *p == past && !p.ends_with("ed")).map(|v| v.2)
}

/// The participle of the verb whose base form this is, where the two differ.
pub fn participle_of_base(base: &str) -> Option<&'static str> {
    STRONG.iter().find(|(b, _, participle)| *b == base && b != participle).map(|v| v.2)
}

/// The past of the verb whose participle, and nothing else, this is.
pub fn past_of_participle(participle: &str) -> Option<&'static str> {
    STRONG.iter().find(|(b, _, p)| *p == participle && b != p).map(|v| v.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_tells_the_other() {
        assert_eq!(participle_of_past("ran"), Some("run"));
        assert_eq!(participle_of_base("begin"), Some("begun"));
        assert_eq!(past_of_participle("thrown"), Some("threw"));
        assert_eq!(participle_of_past("showed"), None);
        assert_eq!(past_of_participle("run"), None);
        assert_eq!(participle_of_base("come"), None);
    }
}
