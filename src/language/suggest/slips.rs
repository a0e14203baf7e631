//! What each slip of the pen costs: how one letter, or a few, come to stand for others.
//!
//! Costs are in hundredths of an ordinary slip (a letter left out). Letters that sound
//! alike, stand side by side on the keyboard, or come doubled are cheap; the first
//! letter of a word is seldom wrong.

/// A cost in hundredths.
pub(super) type Cost = u16;

/// Two neighbours changed places.
pub(super) const TRANSPOSED: Cost = 60;
/// Added to a slip at the first letter.
pub(super) const FIRST_LETTER: Cost = 60;

/// What was written, what it stands for, and the cost: sounds with several spellings.
pub(super) const SOUNDS: &[(&str, &str, Cost)] = &[
    ("f", "ph", 60),
    ("ph", "f", 60),
    ("f", "gh", 90),
    ("ff", "gh", 80),
    ("uf", "ough", 90),
    ("of", "ough", 100),
    ("ow", "ough", 110),
    ("or", "ough", 130),
    ("aw", "augh", 90),
    ("or", "augh", 110),
    ("ite", "ight", 80),
    ("it", "ight", 110),
    ("t", "ght", 100),
    ("th", "ght", 100),
    ("hgt", "ght", 60),
    ("gth", "ght", 60),
    ("ate", "eight", 100),
    ("k", "ch", 80),
    ("ch", "c", 80),
    ("c", "ch", 80),
    ("k", "ck", 60),
    ("c", "ck", 60),
    ("ck", "k", 60),
    ("ck", "c", 70),
    ("cc", "x", 100),
    ("ks", "x", 70),
    ("x", "cc", 70),
    ("x", "cs", 70),
    ("x", "xc", 60),
    ("xs", "xc", 70),
    ("exs", "exc", 60),
    ("kw", "qu", 70),
    ("qw", "qu", 70),
    ("cw", "qu", 80),
    ("q", "qu", 70),
    ("q", "cq", 70),
    ("aq", "acq", 50),
    ("sk", "sch", 80),
    ("sc", "sch", 80),
    ("s", "sc", 60),
    ("sc", "s", 70),
    ("c", "sc", 60),
    ("ss", "sc", 70),
    ("s", "ps", 70),
    ("n", "kn", 60),
    ("n", "gn", 80),
    ("r", "wr", 70),
    ("r", "rh", 60),
    ("rr", "rrh", 60),
    ("w", "wh", 70),
    ("wh", "w", 80),
    ("m", "mb", 90),
    ("m", "mn", 80),
    ("ch", "tch", 60),
    ("tch", "ch", 70),
    ("ge", "dge", 70),
    ("j", "dge", 100),
    ("dg", "dge", 70),
    ("j", "ge", 90),
    ("shun", "tion", 70),
    ("shon", "tion", 70),
    ("sion", "tion", 50),
    ("tion", "sion", 60),
    ("cion", "tion", 50),
    ("tion", "ssion", 70),
    ("sion", "ssion", 50),
    ("shion", "tion", 60),
    ("chon", "tion", 90),
    ("ton", "tion", 80),
    ("sh", "ch", 90),
    ("ch", "sh", 90),
    ("sh", "ti", 100),
    ("sh", "ci", 90),
    ("sh", "s", 90),
    ("cher", "ture", 80),
    ("cher", "tur", 80),
    ("chure", "ture", 60),
    ("ter", "ture", 90),
    ("sher", "sure", 80),
    ("zher", "sure", 80),
    ("us", "ous", 60),
    ("ous", "us", 70),
    ("us", "eous", 90),
    ("us", "ious", 90),
    ("ous", "eous", 60),
    ("ous", "ious", 60),
    ("ious", "eous", 60),
    ("eous", "ious", 60),
    ("shus", "cious", 90),
    ("shus", "tious", 90),
    ("cous", "cious", 60),
    ("tious", "cious", 60),
    ("cious", "tious", 60),
    ("shal", "cial", 80),
    ("shal", "tial", 80),
    ("tial", "cial", 60),
    ("cial", "tial", 60),
    ("shent", "cient", 80),
    ("ly", "ally", 60),
    ("ally", "ly", 60),
    ("ley", "ly", 60),
    ("ly", "lly", 50),
    ("aly", "ally", 50),
    ("ely", "ly", 60),
    ("ly", "ely", 60),
    ("el", "le", 60),
    ("al", "le", 70),
    ("le", "al", 80),
    ("ul", "le", 80),
    ("il", "le", 80),
    ("ol", "le", 80),
    ("le", "el", 60),
    ("er", "re", 70),
    ("a", "er", 110),
    ("er", "a", 120),
    ("er", "or", 50),
    ("or", "er", 50),
    ("er", "ar", 60),
    ("ar", "er", 60),
    ("ur", "er", 70),
    ("er", "ur", 70),
    ("ir", "er", 70),
    ("er", "ir", 70),
    ("er", "our", 90),
    ("ar", "or", 60),
    ("ance", "ence", 45),
    ("ence", "ance", 45),
    ("ense", "ence", 60),
    ("anse", "ance", 60),
    ("ents", "ence", 90),
    ("ant", "ent", 45),
    ("ent", "ant", 45),
    ("able", "ible", 45),
    ("ible", "able", 45),
    ("eable", "able", 50),
    ("able", "eable", 50),
    ("ise", "ize", 50),
    ("ie", "ei", 45),
    ("ei", "ie", 45),
    ("ee", "ea", 70),
    ("ea", "ee", 70),
    ("ee", "ie", 70),
    ("ea", "ie", 80),
    ("ei", "ea", 90),
    ("e", "ea", 70),
    ("ea", "e", 70),
    ("e", "ei", 80),
    ("a", "ai", 70),
    ("ai", "a", 80),
    ("ay", "ai", 70),
    ("ai", "ay", 70),
    ("ai", "ei", 70),
    ("ea", "ai", 90),
    ("ia", "ai", 50),
    ("ey", "y", 70),
    ("y", "ey", 70),
    ("ie", "y", 70),
    ("y", "ie", 80),
    ("ys", "ies", 60),
    ("yed", "ied", 60),
    ("i", "igh", 100),
    ("oo", "u", 80),
    ("u", "oo", 80),
    ("oo", "ou", 80),
    ("ou", "oo", 90),
    ("oo", "o", 70),
    ("ew", "u", 90),
    ("u", "ew", 90),
    ("ue", "ew", 90),
    ("ew", "ue", 80),
    ("ou", "u", 70),
    ("u", "ou", 70),
    ("o", "ou", 80),
    ("o", "oa", 70),
    ("oa", "o", 80),
    ("ow", "ou", 70),
    ("ou", "ow", 80),
    ("ow", "o", 80),
    ("o", "ow", 80),
    ("oy", "oi", 70),
    ("oi", "oy", 70),
    ("aw", "au", 70),
    ("au", "aw", 80),
    ("o", "au", 80),
    ("or", "au", 110),
    ("eau", "eu", 60),
    ("ou", "au", 80),
    ("eu", "eau", 60),
    ("u", "eau", 110),
    ("uer", "eur", 50),
    ("d", "ed", 90),
    ("t", "ed", 90),
    ("f", "th", 110),
    ("in", "ing", 90),
    ("z", "s", 70),
    ("ss", "c", 90),
    ("c", "ss", 90),
    ("ui", "iu", 50),
    ("iu", "ui", 50),
    ("gu", "g", 80),
    ("g", "gu", 80),
    ("gua", "gau", 50),
    ("gau", "gua", 50),
];

fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Consonants that are heard alike.
const ALIKE: &[(u8, u8)] = &[
    (b'c', b'k'),
    (b'c', b's'),
    (b's', b'z'),
    (b'f', b'v'),
    (b'm', b'n'),
    (b'd', b't'),
    (b'b', b'p'),
    (b'g', b'j'),
    (b'k', b'q'),
    (b'c', b'q'),
    (b'k', b'g'),
    (b'l', b'r'),
    (b'w', b'u'),
    (b'y', b'i'),
    (b'c', b't'),
];

const ROWS: [&[u8]; 3] = [b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];

/// Do two letters stand side by side on the keyboard?
fn are_neighbours(a: u8, b: u8) -> bool {
    let place = |l: u8| ROWS.iter().enumerate().find_map(|(y, row)| row.iter().position(|r| *r == l).map(|x| (x, y)));
    match (place(a), place(b)) {
        (Some((ax, ay)), Some((bx, by))) if ay == by => ax.abs_diff(bx) == 1,
        (Some((ax, ay)), Some((bx, by))) if ay + 1 == by => ax == bx || ax == bx + 1,
        (Some((ax, ay)), Some((bx, by))) if by + 1 == ay => ax == bx || bx == ax + 1,
        _ => false,
    }
}

/// `written` stands where the word has `meant`.
pub(super) fn substituted(written: u8, meant: u8) -> Cost {
    if written == meant {
        return 0;
    }
    let pair = |(a, b): &(u8, u8)| (*a, *b) == (written, meant) || (*b, *a) == (written, meant);
    if is_vowel(written) && is_vowel(meant) {
        65
    } else if ALIKE.iter().any(pair) {
        80
    } else if are_neighbours(written, meant) {
        90
    } else if written == b'\'' || meant == b'\'' {
        150
    } else if is_vowel(written) != is_vowel(meant) {
        130
    } else {
        115
    }
}

/// The letter `meant` was left out after `before` (in the word).
pub(super) fn left_out(meant: u8, before: u8) -> Cost {
    match meant {
        _ if meant == before => 50,
        b'\'' => 40,
        b'e' => 75,
        _ if is_vowel(meant) => 85,
        b'h' => 85,
        _ => 95,
    }
}

/// The letter `written` was put in after `before` and before `after` (as written).
pub(super) fn put_in(written: u8, before: u8, after: u8) -> Cost {
    match written {
        _ if written == before => 50,
        b'\'' => 70,
        b'e' => 80,
        _ if is_vowel(written) => 95,
        _ if are_neighbours(written, before) || are_neighbours(written, after) => 90,
        _ => 105,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_that_sounds_or_lies_near_is_cheaper() {
        assert!(substituted(b'e', b'a') < substituted(b'e', b'k'));
        assert!(substituted(b's', b'd') < substituted(b's', b'm'));
        assert!(left_out(b'm', b'm') < left_out(b'm', b'o'));
        assert_eq!(substituted(b'x', b'x'), 0);
    }
}
