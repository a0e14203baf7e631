//! What the tagger's model tells apart: the parts of speech, and inside them the words
//! that decide what follows: "be", "have" and "do", "of", "not", who acts and who is
//! acted upon. The caller sees tags only.

use crate::language::Tag;

/// A number below [`COUNT`]: the tag's own number, or one of those below.
pub type State = u8;

pub const POSSESSIVE: State = 34;
pub const COMMA: State = 35;
pub const STOP: State = 36;
pub const COLON: State = 37;
pub const HYPHEN: State = 38;
pub const OPEN: State = 39;
pub const CLOSE: State = 40;
pub const DOLLAR: State = 41;
/// Before the first word of a sentence and behind its last.
pub const BORDER: State = 42;
const BE: State = 43;
const HAVE: State = 49;
const DO: State = 55;
/// "he", "they": acts.
const SUBJECT: State = 61;
/// "him", "them": is acted upon.
const OBJECT: State = 62;
const OF: State = 63;
/// "that" as a conjunction.
const THAT: State = 64;
const NOT: State = 65;
const AS: State = 66;
pub const COUNT: usize = 67;

const VERBS: [Tag; 6] = [Tag::VB, Tag::VBP, Tag::VBZ, Tag::VBD, Tag::VBN, Tag::VBG];

/// The state of `word` (lower case, a part) as `tag`.
pub fn refine(word: &str, tag: Tag) -> State {
    let verb = |first: State| VERBS.iter().zip(first..).find(|(t, _)| **t == tag).map_or(tag as State, |(_, s)| s);
    match word {
        "be" | "am" | "is" | "are" | "was" | "were" | "been" | "being" | "'m" | "'re" | "ai" | "'s" => verb(BE),
        "have" | "has" | "had" | "having" | "'ve" | "'d" => verb(HAVE),
        "do" | "does" | "did" | "done" | "doing" => verb(DO),
        "i" | "he" | "she" | "we" | "they" if tag == Tag::PRP => SUBJECT,
        "me" | "him" | "us" | "them" | "her" if tag == Tag::PRP => OBJECT,
        "of" => OF,
        "that" if tag == Tag::IN => THAT,
        "as" if tag == Tag::IN => AS,
        "not" | "n't" => NOT,
        _ => tag as State,
    }
}

/// The tag a state stands for.
pub fn tag_of(state: State) -> Tag {
    let verb = |first: State| VERBS.get(usize::from(state - first)).copied().unwrap_or_default();
    match state {
        BE..HAVE => verb(BE),
        HAVE..DO => verb(HAVE),
        DO..SUBJECT => verb(DO),
        SUBJECT | OBJECT => Tag::PRP,
        OF | THAT | AS => Tag::IN,
        NOT => Tag::RB,
        POSSESSIVE..=BORDER => Tag::Punct,
        _ => Tag::ALL.get(usize::from(state)).copied().unwrap_or_default(),
    }
}

/// The state of a mark.
pub fn of_mark(mark: &str) -> State {
    match mark {
        "," => COMMA,
        "." | "?" | "!" => STOP,
        "-" => HYPHEN,
        "(" | "[" | "{" | "“" | "‘" => OPEN,
        ")" | "]" | "}" | "”" | "’" | "\"" | "'" => CLOSE,
        "$" | "£" | "€" | "#" => DOLLAR,
        "%" => Tag::NN as State,
        "&" => Tag::CC as State,
        _ => COLON,
    }
}
