//! Is a paragraph written in another language than English? What speaks for it is that
//! its words are unknown and that those are missing without which nobody writes English.

use crate::language::Lexicon;
use crate::language::lexicon::Case;
use crate::story::{Token, TokenKind};

/// Fewer words than this prove nothing: a line of a list, a motto.
const ENOUGH: usize = 8;
/// Letters of a word where none are set apart by spaces.
const LETTERS: usize = 2;

/// Words without which nobody writes English for long.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "in", "that", "is", "was", "for", "it", "with", "as", "his", "her", "on", "be", "at", "by", "had", "not",
    "are", "but", "from", "or", "have", "they", "which", "you", "were", "their", "this", "has", "who", "will", "would", "said",
];

/// Most of the words in lower case are unknown, or in another script, and next to none is
/// among the commonest of English.
pub fn is_foreign(text: &str, tokens: &[Token]) -> bool {
    let (mut elsewhere, mut english) = (0usize, 0usize);
    let mut words: Vec<&Token> = Vec::new();
    for t in tokens.iter().filter(|t| t.kind == TokenKind::Word && !t.abbreviation) {
        let written = t.span.of(text);
        if written.chars().any(is_unspaced) {
            elsewhere += written.chars().count().div_ceil(LETTERS);
        } else if written.chars().any(is_of_another_script) {
            elsewhere += 1;
        } else if Case::of(written) == Case::Lower {
            english += usize::from(ENGLISH.contains(&&*t.lower));
            words.push(t);
        }
    }
    let all = words.len() + elsewhere;
    if all < ENOUGH || english * 10 > all {
        return false;
    }
    let lexicon = Lexicon::shared();
    let is_unknown = |t: &&&Token| !ENGLISH.contains(&&*t.lower) && !lexicon.knows_lower(t.stem()) && !lexicon.knows_lower(&t.lower);
    let unknown = elsewhere + words.iter().filter(is_unknown).count();
    unknown * 100 >= all * 40
}

/// A letter of none of the alphabets that English or its neighbours are written in.
fn is_of_another_script(c: char) -> bool {
    c.is_alphabetic() && !matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{ff00}'..='\u{ff5e}' | 'ﬀ'..='ﬆ')
}

/// A letter of Chinese, Japanese, Thai, Lao or Khmer, whose words stand without spaces.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use crate::story::{Paragraph, Part};

    fn is_foreign(text: &str) -> bool {
        Paragraph::analyse(text, Part::Body).is_foreign
    }

    #[test]
    fn paragraphs_of_other_languages_and_scripts_are_told() {
        for text in [
            "Der Gemeinderat hat am Abend beschlossen, dass die alte Mühle nicht abgerissen werden darf.",
            "Le conseil a décidé hier soir que le vieux moulin ne sera pas démoli cette année.",
            "El consejo decidió anoche que el viejo molino no será derribado este año.",
            "Совет вчера вечером решил, что старую мельницу в этом году сносить не будут.",
            "市议会昨晚决定，今年不会拆除那座旧磨坊，居民对此表示欢迎。",
        ] {
            assert!(is_foreign(text), "{text}");
        }
    }

    #[test]
    fn english_stays_english_whatever_is_quoted_in_it_or_wrong_with_it() {
        for text in [
            "The council decided last night that the old mill will stay, the mayor said.",
            "The comittee desided last nihgt that teh old mil will stay, the mayer siad.",
            "The choir sang “Freude, schöner Götterfunken, Tochter aus Elysium” and left the stage.",
            "She wrote the words 市议会昨晚决定 on the wall, and nobody in the room could read them.",
            "Ανδρέας Παπαδόπουλος",
            "recieve",
            "THE COUNCIL DECIDED LAST NIGHT THAT THE OLD MILL WILL STAY.",
        ] {
            assert!(!is_foreign(text), "{text}");
        }
    }
}
