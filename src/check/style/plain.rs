//! Rewrites the classes of an expression so that it is quick to build.
//!
//! Everywhere a digit is 0 to 9, a letter of a word is one of the Latin alphabets, white
//! space is what news is typed and set with, and a word border is one between such signs of
//! ASCII: the tables of all of Unicode make an expression ten times slower to build, and slow
//! to run wherever a paragraph has curly marks.

/// `source` with these classes in place of those of Unicode, and with choices in
/// place of classes that hold a few marks beside ASCII: a class that is not all ASCII makes
/// an expression three times slower to build.
pub fn plain(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + 16);
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        if c == '['
            && let Some(class) = Class::read(rest)
        {
            class.write(&mut out);
            rest = rest.get(class.length..).unwrap_or("");
        } else if c == '\\' {
            let letter = rest.get(1..).and_then(|r| r.chars().next());
            let length = 1 + letter.map_or(0, char::len_utf8);
            match letter {
                Some('d') => out.push_str("[0-9]"),
                Some('w') => out.extend(["[", LETTERS, WIDE_LETTERS, "]"]),
                Some('W') => out.extend(["[^", LETTERS, WIDE_LETTERS, "]"]),
                Some('s') => Class { plain: SPACES.to_owned(), marks: WIDE_SPACES.to_vec(), length }.write(&mut out),
                Some('b') => out.push_str(r"(?-u:\b)"),
                _ => out.push_str(rest.get(..length).unwrap_or("")),
            }
            rest = rest.get(length..).unwrap_or("");
        } else {
            out.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or("");
        }
    }
    out
}

/// What a letter, a figure or an underscore is, in a class.
const LETTERS: &str = "0-9A-Za-z_";
/// Letters with accents.
const WIDE_LETTERS: &str = "À-ɏ";
/// White space of ASCII, in a class.
const SPACES: &str = r" \t-\r";
/// The spaces that keep words together, and those that typesetters use.
const WIDE_SPACES: &[char] = &['\u{a0}', '\u{202f}', '\u{2009}', '\u{200a}'];

/// A class in brackets that is no negation.
struct Class {
    /// What of it is ASCII, as written in brackets; or all of it, where it has other ranges.
    plain: String,
    /// The other signs, one by one.
    marks: Vec<char>,
    /// In bytes of the source, brackets included.
    length: usize,
}

impl Class {
    /// The class that `source` begins with. None where that is a negation without classes in
    /// it, or nothing that can be read.
    fn read(source: &str) -> Option<Self> {
        let (mut plain, mut marks, mut ranges) = (String::new(), Vec::new(), String::new());
        let mut at = 1;
        let negated = source.get(at..)?.starts_with('^');
        loop {
            let c = source.get(at..)?.chars().next()?;
            let mut length = c.len_utf8();
            match c {
                ']' if at > 1 + usize::from(negated) => break,
                '\\' => {
                    let letter = source.get(at + 1..)?.chars().next()?;
                    length += letter.len_utf8();
                    match letter {
                        'd' => plain.push_str("0-9"),
                        'w' => {
                            plain.push_str(LETTERS);
                            ranges.push_str(WIDE_LETTERS);
                        }
                        's' => {
                            plain.push_str(SPACES);
                            marks.extend(WIDE_SPACES);
                        }
                        // "\x{a0}": few classes have such, and they may stay as they are.
                        'x' if source.get(at + 2..)?.starts_with('{') => return None,
                        _ => plain.push_str(source.get(at..at + length)?),
                    }
                }
                // Classes in classes, "[:alpha:]", and what two of them have in common.
                '[' | '&' => return None,
                c if !c.is_ascii() => {
                    let next: Vec<char> = source.get(at + length..)?.chars().take(2).collect();
                    if next.first() == Some(&'-') && next.get(1) != Some(&']') {
                        return None;
                    }
                    marks.push(c);
                }
                c => plain.push(c),
            }
            at += length;
        }
        if negated || !ranges.is_empty() {
            plain.extend(std::mem::take(&mut marks));
            plain.push_str(&ranges);
        }
        Some(Self { plain, marks, length: at + 1 })
    }

    fn write(&self, out: &mut String) {
        if self.marks.is_empty() {
            out.push('[');
            out.push_str(&self.plain);
            out.push(']');
            return;
        }
        out.push_str("(?:");
        if !self.plain.is_empty() {
            out.push('[');
            out.push_str(&self.plain);
            out.push_str("]|");
        }
        let marks: Vec<String> = self.marks.iter().map(char::to_string).collect();
        out.push_str(&marks.join("|"));
        out.push(')');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::style::expression::compile;

    #[test]
    fn classes_with_marks_become_choices_and_match_the_same() {
        for (source, plain_one, yes, no) in [
            ("[\\x27’]s", "(?:[\\x27]|’)s", "dog’s", "dogs"),
            ("^[“”]$", "^(?:“|”)$", "“", "\""),
            ("a[\\s.]b", "a(?:[ \\t-\\r.]|\u{a0}|\u{202f}|\u{2009}|\u{200a})b", "a\u{a0}b", "a-b"),
            ("^[^“”]+$", "^[^“”]+$", "none", "“some"),
            ("^[\\w’]+$", "^[0-9A-Za-z_’À-ɏ]+$", "café’s", "a b"),
            ("^[a–-]+$", "^(?:[a-]|–)+$", "–-a", "b"),
            ("^[]a]$", "^[]a]$", "]", "b"),
            ("^[^\\d]$", "^[^0-9]$", "x", "7"),
            ("\\[a\\]", "\\[a\\]", "[a]", "a"),
        ] {
            assert_eq!(plain(source), plain_one);
            let made = compile(source).unwrap();
            assert!(made.is_match(yes) && !made.is_match(no), "{source}");
        }
    }
}
