//! Words, numbers and marks of a paragraph.
//!
//! A token is what a checker looks at: "don't", "Iran's" and "U.S." are one word each,
//! the parts of "state-run" are two words round a hyphen without space, a URL is one
//! token that nobody spells. Sentence borders are found elsewhere, from these tokens.

use crate::language::Tag;
use crate::story::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes; with its periods where it is an abbreviation.
    Word,
    /// Begins with a digit: "7", "1,200.50", "5th", "'90s".
    Number,
    /// A punctuation mark; an ellipsis or a double hyphen is one mark.
    Punct,
    /// "$", "%", "&" and the like.
    Symbol,
    /// An address, a handle or a hash tag.
    Web,
}

/// One token of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub kind: TokenKind,
    /// Bytes of the paragraph.
    pub span: Span,
    /// White space (or a line break) stands before it.
    pub spaced: bool,
    /// It stands between quotation marks; the marks themselves do not.
    pub quoted: bool,
    /// A word that carries its period: "Sen.", "U.S.", "J.".
    pub abbreviation: bool,
    /// Lower case, straight apostrophes, for looking up.
    pub lower: Box<str>,
    /// Part of speech in its sentence.
    pub tag: Tag,
}

impl Token {
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// The word without "'s" or a final apostrophe, in lower case.
    pub fn stem(&self) -> &str {
        let cut = match self.lower.as_bytes() {
            [.., b'\'', b's'] => 2,
            [.., b'\''] => 1,
            _ => return &self.lower,
        };
        self.lower.get(..self.lower.len() - cut).unwrap_or(&self.lower)
    }
}

/// Abbreviations that carry a period, without it. Case as written, since "sat" and
/// "Sat." are different words.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Rev", "Hon", "Fr", "Sr", "Jr", "St", "Ste", "Mt", "Ft", "Gov", "Sen", "Rep", "Reps", "Sens",
    "Govs", "Lt", "Col", "Gen", "Maj", "Capt", "Cmdr", "Adm", "Sgt", "Cpl", "Pvt", "Pfc", "Spc", "Ens", "Pres", "Sec", "Asst", "Atty",
    "Supt", "Det", "Insp", "Messrs", "Mmes", "Amb", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
    "Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill",
    "Ind", "Kan", "Ky", "La", "Md", "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Vt", "Va",
    "Wash", "Wis", "Wyo", "Inc", "Corp", "Co", "Cos", "Ltd", "Bros", "Assn", "Dept", "Univ", "Ave", "Blvd", "Rd", "Hwy", "Rte", "Bldg",
    "Nos", "Ct", "Ln", "Pkwy", "lbs", "vs", "v", "etc", "est", "ed", "approx", "dept", "Esq", "al", "cf", "ca", "mph",
];

/// Words that lose their first letters to an apostrophe.
const CLIPPED: &[&str] = &["em", "til", "tis", "twas", "cause", "n", "round", "bout", "cuz", "im", "er"];

/// Cuts a paragraph into tokens. Never fails; what is not a word, a number or an
/// address is a mark of one character.
pub fn tokenise(text: &str) -> Vec<Token> {
    let mut cutter = Cutter { text, at: 0, spaced: false, single_open: false, out: Vec::with_capacity(text.len() / 5) };
    cutter.run();
    cutter.out
}

struct Cutter<'a> {
    text: &'a str,
    at: usize,
    spaced: bool,
    /// A single quotation mark was opened and not closed: "boys’" may be its end.
    single_open: bool,
    out: Vec<Token>,
}

pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}

/// A letter, or a mark that combines with one.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}')
}

impl<'a> Cutter<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..).and_then(|s| s.chars().next())
    }

    fn run(&mut self) {
        while let Some(c) = self.rest().chars().next() {
            if c.is_whitespace() || c == '\u{feff}' {
                self.at += c.len_utf8();
                self.spaced = true;
                continue;
            }
            let (len, kind, abbreviation) = self.next_token(c);
            self.push(len.max(c.len_utf8()), kind, abbreviation);
        }
    }

    fn push(&mut self, len: usize, kind: TokenKind, abbreviation: bool) {
        let span = Span::new(self.at, self.at + len);
        let words = span.of(self.text);
        let lower: String = words.chars().flat_map(|c| if is_apostrophe(c) { '\''.to_lowercase() } else { c.to_lowercase() }).collect();
        self.out.push(Token {
            kind,
            span,
            spaced: self.spaced,
            quoted: false,
            abbreviation,
            lower: lower.into_boxed_str(),
            tag: Tag::default(),
        });
        self.at += len;
        self.spaced = false;
    }

    /// Length in bytes, kind, and whether it is an abbreviation.
    fn next_token(&mut self, c: char) -> (usize, TokenKind, bool) {
        let fresh = self.spaced || self.out.last().is_none_or(|t| !matches!(t.kind, TokenKind::Word | TokenKind::Number));
        if fresh && let Some(len) = web_length(self.rest()) {
            return (len, TokenKind::Web, false);
        }
        if c.is_ascii_digit() {
            return (number_length(self.rest()), TokenKind::Number, false);
        }
        if is_letter(c) {
            return self.word();
        }
        if is_apostrophe(c) {
            return self.apostrophe(c);
        }
        let rest = self.rest();
        if let Some(len) = run_length(rest, c) {
            return (len, TokenKind::Punct, false);
        }
        let symbol = matches!(c, '$' | '%' | '&' | '+' | '=' | '<' | '>' | '#' | '@' | '^' | '|' | '~' | '\\' | '`')
            || !(c.is_ascii_punctuation() || is_general_punctuation(c));
        (c.len_utf8(), if symbol { TokenKind::Symbol } else { TokenKind::Punct }, false)
    }

    /// An apostrophe that begins a token: "'90s", "'em", or a single quotation mark.
    fn apostrophe(&mut self, c: char) -> (usize, TokenKind, bool) {
        if self.rest().starts_with("''") {
            // Two typed for one double mark.
            return (2, TokenKind::Punct, false);
        }
        let after = self.rest().get(c.len_utf8()..).unwrap_or("");
        let digits = after.chars().take_while(char::is_ascii_digit).count();
        if digits == 2 && !after.chars().nth(2).is_some_and(|d| d.is_ascii_digit() || d == ',' || d == '-') {
            return (c.len_utf8() + number_length(after), TokenKind::Number, false);
        }
        let letters: String = after.chars().take_while(|c| is_letter(*c)).flat_map(char::to_lowercase).collect();
        if c != '‘' && CLIPPED.contains(&letters.as_str()) {
            let len: usize = after.chars().take_while(|c| is_letter(*c)).map(char::len_utf8).sum();
            return (c.len_utf8() + len, TokenKind::Word, false);
        }
        let opens = c == '‘' || (self.spaced || self.out.is_empty()) && after.chars().next().is_some_and(|c| !c.is_whitespace());
        self.single_open = opens;
        (c.len_utf8(), TokenKind::Punct, false)
    }

    fn word(&mut self) -> (usize, TokenKind, bool) {
        let rest = self.rest();
        if let Some(len) = initialism_length(rest) {
            return (len, TokenKind::Word, true);
        }
        let mut len = 0;
        let mut previous = ' ';
        let mut chars = rest.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            let next = chars.peek().map(|p| p.1);
            let inner = (is_apostrophe(c) && c != '‘' || c == '&' && previous.is_uppercase()) && next.is_some_and(is_letter);
            if !(is_letter(c) || c.is_ascii_digit() || inner || c == '\u{ad}') {
                break;
            }
            len = i + c.len_utf8();
            previous = c;
        }
        let word = rest.get(..len).unwrap_or("");
        let tail = rest.get(len..).unwrap_or("");
        if tail.starts_with('.') && self.carries_period(word, tail.get(1..).unwrap_or("")) {
            return (len + 1, TokenKind::Word, true);
        }
        if let Some(c) = tail.chars().next().filter(|c| matches!(c, '\'' | '’'))
            && word.ends_with(['s', 'S'])
            && !tail.starts_with("''")
            && !self.single_open
        {
            return (len + c.len_utf8(), TokenKind::Word, false);
        }
        (len, TokenKind::Word, false)
    }

    /// Does the period after `word` belong to it?
    fn carries_period(&self, word: &str, after: &str) -> bool {
        if after.starts_with('.') {
            return false;
        }
        let next = after.trim_start().chars().next();
        if word == "No" {
            return next.is_some_and(|c| c.is_ascii_digit());
        }
        let mut chars = word.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            // An initial: "J. Smith"; "and I." ends a sentence.
            let named = self.out.last().is_some_and(|t| self.char_at(t.span.start).is_some_and(char::is_uppercase));
            return c.is_uppercase() && next.is_some_and(char::is_uppercase) && (c != 'I' || named)
                || word == "v" && next.is_some_and(char::is_uppercase);
        }
        ABBREVIATIONS.contains(&word)
    }
}

fn is_general_punctuation(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '«' | '»' | '¡' | '¿' | '·' | '§' | '¶' | '\u{3001}'..='\u{3003}')
}

/// An ellipsis, hyphens that stand for a dash, two backticks for a mark: length in bytes.
fn run_length(rest: &str, c: char) -> Option<usize> {
    if c == '.' {
        let dots = rest.bytes().take_while(|b| *b == b'.').count();
        if dots > 1 {
            return Some(dots);
        }
        return rest.starts_with(". . .").then_some(5);
    }
    if rest.starts_with("``") {
        return Some(2);
    }
    if c == '-' {
        let hyphens = rest.bytes().take_while(|b| *b == b'-').count();
        return (hyphens > 1).then_some(hyphens);
    }
    None
}

/// "U.S.", "a.m.", "Ph.D.", "U.S.A": letters each with its period, two at least.
fn initialism_length(rest: &str) -> Option<usize> {
    if rest.starts_with("Ph.D") {
        return Some(if rest.starts_with("Ph.D.") { 5 } else { 4 });
    }
    let bytes = rest.as_bytes();
    let mut at = 0;
    let mut letters = 0;
    while bytes.get(at).is_some_and(u8::is_ascii_alphabetic) && bytes.get(at + 1) == Some(&b'.') {
        at += 2;
        letters += 1;
    }
    if letters < 2 {
        return None;
    }
    // "U.S.A" without its last period; "U.S.-led" and "U.S. is" do not go on.
    if bytes.get(at).is_some_and(u8::is_ascii_uppercase) && !bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) {
        at += 1;
    }
    if rest.get(at..).is_some_and(|s| s.starts_with("'s")) {
        at += 2;
    } else if rest.get(at..).is_some_and(|s| s.starts_with("’s")) {
        at += "’s".len();
    }
    Some(at)
}

/// Digits with inner separators, and the letters that hang on: "1,200.50", "5th", "30s".
fn number_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut at = 0;
    while let Some(b) = bytes.get(at) {
        let digit_after = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if b.is_ascii_digit() || matches!(b, b'.' | b',' | b':' | b'/') && digit_after {
            at += 1;
        } else {
            break;
        }
    }
    let tail = rest.get(at..).unwrap_or("");
    // "1930's" and "30’s" carry their s; "5th", "10k" their letters.
    for mark in ["'s", "’s"] {
        if tail.starts_with(mark) && !tail.get(mark.len()..).is_some_and(|t| t.starts_with(is_letter)) {
            return at + mark.len();
        }
    }
    at + tail.chars().take_while(|c| is_letter(*c)).map(char::len_utf8).sum::<usize>()
}

const DOMAINS: &[&str] = &["com", "org", "net", "gov", "edu", "mil", "info", "io", "co", "us", "uk", "ca", "tv", "biz", "news"];

/// An address, a handle or a hash tag at the start of `rest`: length in bytes.
fn web_length(rest: &str) -> Option<usize> {
    let chunk = rest.split(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '<' | '>' | '(' | ')')).next()?;
    let chunk = chunk.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', ']']);
    if chunk.len() < 3 {
        return None;
    }
    let starts = |p: &str| chunk.get(..p.len()).is_some_and(|s| s.eq_ignore_ascii_case(p));
    if starts("http://") || starts("https://") || starts("ftp://") || starts("www.") || starts("mailto:") {
        return Some(chunk.len());
    }
    if let Some(handle) = chunk.strip_prefix(['@', '#']) {
        let len = handle.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
        return (len > 1 && !handle.bytes().take(len).all(|b| b.is_ascii_digit())).then_some(len + 1);
    }
    if let Some((user, host)) = chunk.split_once('@') {
        let good = !user.is_empty() && host.contains('.') && host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
        return good.then_some(chunk.len());
    }
    let host = chunk.split('/').next()?;
    let (name, domain) = host.rsplit_once('.')?;
    let good = name.len() > 1
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
        && !name.ends_with('.')
        && DOMAINS.contains(&domain.to_ascii_lowercase().as_str())
        && domain.bytes().all(|b| b.is_ascii_lowercase());
    good.then_some(chunk.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenise(text).iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn a_word_keeps_its_apostrophe_and_an_abbreviation_its_period() {
        assert_eq!(words("Iran's Sen. Lee didn’t"), ["Iran's", "Sen.", "Lee", "didn’t"]);
        assert_eq!(words("the U.S. in 9 a.m. talks."), ["the", "U.S.", "in", "9", "a.m.", "talks", "."]);
        assert_eq!(words("J. Doe and I. Then"), ["J.", "Doe", "and", "I", ".", "Then"]);
        assert_eq!(words("the voters’ list"), ["the", "voters’", "list"]);
    }

    #[test]
    fn a_compound_falls_into_words_round_a_hyphen() {
        assert_eq!(words("state-run U.S.-led 5-year-old"), ["state", "-", "run", "U.S.", "-", "led", "5", "-", "year", "-", "old"]);
    }

    #[test]
    fn numbers_keep_their_inner_marks() {
        assert_eq!(words("$1,200.50, 5th '90s 3:30 12%"), ["$", "1,200.50", ",", "5th", "'90s", "3:30", "12", "%"]);
    }

    #[test]
    fn addresses_are_one_token() {
        let text = "Write to desk@example.org or see www.example.com/a?b=1, #topic and @handle.";
        let web: Vec<_> = tokenise(text).iter().filter(|t| t.kind == TokenKind::Web).map(|t| t.span.of(text)).collect();
        assert_eq!(web, ["desk@example.org", "www.example.com/a?b=1", "#topic", "@handle"]);
    }

    #[test]
    fn any_text_is_covered_but_for_its_white_space() {
        let text = "A “b” — c... ‘d’ \u{1f600} e\u{301} ½ 2nd.";
        let covered: usize = tokenise(text).iter().map(|t| t.span.len()).sum();
        assert_eq!(covered, text.chars().filter(|c| !c.is_whitespace()).map(char::len_utf8).sum::<usize>());
    }
}
