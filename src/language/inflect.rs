//! Words and their forms: "goes" is of "go", the past of "go" is "went".
//!
//! Every function takes lower case and answers in lower case; a caller that found a
//! capital puts it back. Listed words come from built-in data (config/tags/README.md);
//! what is not listed inflects by the regular rules, where a function says so.
//! Knows nothing of sentences: which form is right is not decided here.

use std::cell::RefCell;
use std::sync::LazyLock;

use crate::language::memo::Memo;
use crate::language::{Tag, TagSet};

/// What a word is when its lemma is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    Noun,
    Verb,
    Adjective,
    Adverb,
}

impl Class {
    fn has(self, tag: Tag) -> bool {
        match self {
            Self::Noun => matches!(tag, Tag::NN | Tag::NNS),
            Self::Verb => tag.is_verb(),
            Self::Adjective => tag.is_adjective(),
            Self::Adverb => tag.is_adverb(),
        }
    }
}

/// The five forms of a verb, the usual one where there are several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerbForms {
    pub base: String,
    /// "goes"
    pub third_person: String,
    /// "went"
    pub past: String,
    /// "gone"
    pub participle: String,
    /// "going"
    pub ing: String,
}

/// An edit of a word's end, and the tag of the one form or the other.
#[derive(Debug, Clone, Copy)]
struct Edit {
    tag: Tag,
    strip: usize,
    add: &'static str,
}

impl Edit {
    /// "VBD2e": the tag, bytes to strip, letters to add.
    fn parse(s: &'static str) -> Option<Self> {
        let digits = s.find(|c: char| c.is_ascii_digit())?;
        let letters = s.get(digits..)?.find(|c: char| !c.is_ascii_digit()).map_or(s.len(), |i| i + digits);
        Some(Self { tag: Tag::named(s.get(..digits)?)?, strip: s.get(digits..letters)?.parse().ok()?, add: s.get(letters..)? })
    }

    fn apply(&self, word: &str) -> Option<String> {
        let stem = word.get(..word.len().checked_sub(self.strip)?)?;
        Some(format!("{stem}{}", self.add))
    }
}

struct Table {
    words: fst::Map<&'static [u8]>,
    classes: Vec<&'static str>,
    tags: Vec<TagSet>,
    closed: rustc_hash::FxHashMap<&'static str, Vec<Tag>>,
}

static TABLE: LazyLock<Option<Table>> = LazyLock::new(|| {
    let words = fst::Map::new(include_bytes!("../../config/tags/inflection.fst").as_slice()).ok()?;
    let classes: Vec<&str> = include_str!("../../config/tags/inflection.txt").lines().collect();
    let tags = classes.iter().map(|c| analyses(c).map(|e| e.tag).collect()).collect();
    let closed = include_str!("../../config/tags/closed.txt")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| l.split_once(": "))
        .map(|(word, tags)| (word, tags.split(' ').filter_map(Tag::named).collect()))
        .collect();
    Some(Table { words, classes, tags, closed })
});

fn edits(list: &'static str) -> impl Iterator<Item = Edit> {
    list.split(',').filter_map(Edit::parse)
}

fn analyses(class: &'static str) -> impl Iterator<Item = Edit> {
    edits(class.split_once('|').map_or("", |c| c.0))
}

impl Table {
    /// Which of the classes a word inflects by.
    fn class(&self, word: &str) -> Option<usize> {
        thread_local! {
            static ASKED: RefCell<Memo> = const { RefCell::new(Memo::new()) };
        }
        let id = ASKED.with_borrow_mut(|asked| asked.answer(word, |word| self.words.get(word)));
        id.and_then(|id| usize::try_from(id).ok())
    }
}

fn class_of(word: &str) -> Option<&'static str> {
    let table = TABLE.as_ref()?;
    table.classes.get(table.class(word)?).copied()
}

/// Everything a word can be, by lists alone: closed classes have exactly what is listed,
/// other words what their inflection says. Empty for an unlisted word and for names.
pub fn possible_tags(word: &str) -> TagSet {
    let Some(table) = TABLE.as_ref() else { return TagSet::EMPTY };
    if let Some(tags) = table.closed.get(word) {
        return tags.iter().copied().collect();
    }
    table.class(word).and_then(|id| table.tags.get(id)).copied().unwrap_or_default()
}

/// The tags of a word of a closed class, the likeliest first; nothing for other words.
pub fn closed_tags(word: &str) -> &'static [Tag] {
    TABLE.as_ref().and_then(|t| t.closed.get(word)).map_or(&[], Vec::as_slice)
}

/// The lemmas of `word` as a word of this class, listed words only: "leaves" as a noun
/// has "leaf" and "leave".
pub fn lemmas(word: &str, class: Class) -> Vec<String> {
    let irregular = match (word, class) {
        ("am" | "are" | "is" | "was" | "were" | "been" | "being" | "be", Class::Verb) => Some("be"),
        ("has", Class::Verb) => Some("have"),
        _ => None,
    };
    if let Some(lemma) = irregular {
        return vec![lemma.to_owned()];
    }
    let mut out = Vec::new();
    for edit in class_of(word).into_iter().flat_map(analyses).filter(|e| class.has(e.tag)) {
        if let Some(lemma) = edit.apply(word).filter(|l| !out.contains(l)) {
            out.push(lemma);
        }
    }
    out
}

/// The first of [`lemmas`].
pub fn lemma(word: &str, class: Class) -> Option<String> {
    lemmas(word, class).into_iter().next()
}

/// The listed forms of a lemma with this tag, the usual one first: ("travel", VBD) has
/// "traveled" and "travelled". The lemma itself for VB, VBP, NN, JJ and RB.
pub fn forms(lemma: &str, tag: Tag) -> Vec<String> {
    let be: &[&str] = match tag {
        Tag::VB => &["be"],
        Tag::VBP => &["are", "am"],
        Tag::VBZ => &["is"],
        Tag::VBD => &["was", "were"],
        Tag::VBN => &["been"],
        Tag::VBG => &["being"],
        _ => &[],
    };
    if lemma == "be" {
        return be.iter().map(|s| (*s).to_owned()).collect();
    }
    let Some(class) = class_of(lemma) else { return Vec::new() };
    if analyses(class).any(|e| e.strip == 0 && e.add.is_empty() && e.tag == tag) {
        return vec![lemma.to_owned()];
    }
    let list = class.split_once('|').map_or("", |c| c.1);
    edits(list).filter(|e| e.tag == tag).filter_map(|e| e.apply(lemma)).collect()
}

/// All five forms of a listed verb, by its base form.
pub fn verb_forms(base: &str) -> Option<VerbForms> {
    if base == "be" {
        return verb_of(|tag| forms(base, tag).into_iter().next());
    }
    let class = class_of(base)?;
    let itself: Vec<Tag> = analyses(class).filter(|e| e.strip == 0 && e.add.is_empty()).map(|e| e.tag).collect();
    let list: Vec<Edit> = edits(class.split_once('|').map_or("", |c| c.1)).collect();
    verb_of(
        |tag| {
            if itself.contains(&tag) { Some(base.to_owned()) } else { list.iter().filter(|e| e.tag == tag).find_map(|e| e.apply(base)) }
        },
    )
}

fn verb_of(first: impl Fn(Tag) -> Option<String>) -> Option<VerbForms> {
    Some(VerbForms {
        base: first(Tag::VB)?,
        third_person: first(Tag::VBZ)?,
        past: first(Tag::VBD)?,
        participle: first(Tag::VBN)?,
        ing: first(Tag::VBG)?,
    })
}

/// Is this the base form of a listed verb?
pub fn is_verb_base(word: &str) -> bool {
    word == "be" || class_of(word).is_some_and(|c| analyses(c).any(|e| e.tag == Tag::VB))
}

/// Another form of the verb that `word` is a form of: ("walked", VBZ) is "walks". Where
/// `word` belongs to two verbs ("lay"), of its own base first. Listed verbs only.
pub fn verb_as(word: &str, tag: Tag) -> Option<String> {
    lemmas(word, Class::Verb).iter().find_map(|l| forms(l, tag).into_iter().next())
}

/// The base of a verb: "goes" has "go".
pub fn base(word: &str) -> Option<String> {
    verb_as(word, Tag::VB)
}

/// "go", "went" have "goes".
pub fn third_person(word: &str) -> Option<String> {
    verb_as(word, Tag::VBZ)
}

/// "go", "goes" have "went".
pub fn past(word: &str) -> Option<String> {
    verb_as(word, Tag::VBD)
}

/// "go", "went" have "gone".
pub fn participle(word: &str) -> Option<String> {
    verb_as(word, Tag::VBN)
}

/// "go", "went" have "going".
pub fn ing(word: &str) -> Option<String> {
    verb_as(word, Tag::VBG)
}

/// The plural of a singular noun, by the list, else by the regular rules.
pub fn plural(noun: &str) -> String {
    forms(noun, Tag::NNS).into_iter().next().unwrap_or_else(|| with_s(noun))
}

/// The singular of a plural noun, listed nouns only: "men" has "man"; nothing for "man".
pub fn singular(noun: &str) -> Option<String> {
    let edit = class_of(noun).into_iter().flat_map(analyses).find(|e| e.tag == Tag::NNS)?;
    edit.apply(noun)
}

/// Is it a listed noun that has no plural ("evidence")?
pub fn is_mass(noun: &str) -> bool {
    possible_tags(noun).contains(Tag::NN) && forms(noun, Tag::NNS).is_empty()
}

/// Does the word read the same in the singular and the plural ("series", "police")?
pub fn is_invariant(noun: &str) -> bool {
    let tags = possible_tags(noun);
    tags.contains(Tag::NN) && tags.contains(Tag::NNS)
}

/// The regular "-s": "city" has "cities", "church" has "churches".
fn with_s(word: &str) -> String {
    let vowel_before_y = word.strip_suffix('y').is_none_or(|s| s.ends_with(['a', 'e', 'i', 'o', 'u']));
    if !vowel_before_y {
        return format!("{}ies", word.strip_suffix('y').unwrap_or(word));
    }
    if word.ends_with('s') || word.ends_with('x') || word.ends_with('z') || word.ends_with("ch") || word.ends_with("sh") {
        return format!("{word}es");
    }
    format!("{word}s")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_has_its_five_forms_in_american_spelling() {
        let f = verb_forms("travel").unwrap();
        assert_eq!((&*f.third_person, &*f.past, &*f.participle, &*f.ing), ("travels", "traveled", "traveled", "traveling"));
        let f = verb_forms("go").unwrap();
        assert_eq!((&*f.third_person, &*f.past, &*f.participle, &*f.ing), ("goes", "went", "gone", "going"));
        assert_eq!(verb_forms("program").unwrap().past, "programmed");
        assert_eq!(verb_forms("have").unwrap().third_person, "has");
        assert_eq!(verb_forms("be").unwrap().past, "was");
        assert_eq!(verb_forms("table top"), None);
    }

    #[test]
    fn any_form_of_a_verb_leads_to_any_other() {
        assert_eq!(third_person("went").as_deref(), Some("goes"));
        assert_eq!(past("stops").as_deref(), Some("stopped"));
        assert_eq!(base("were").as_deref(), Some("be"));
        assert_eq!(participle("was").as_deref(), Some("been"));
        assert_eq!(base("said").as_deref(), Some("say"));
        assert_eq!(ing("lies").as_deref(), Some("lying"));
    }

    #[test]
    fn nouns_go_both_ways_and_unlisted_ones_take_the_regular_plural() {
        assert_eq!(plural("child"), "children");
        assert_eq!(plural("city"), "cities");
        assert_eq!(plural("bombogenesy"), "bombogenesies");
        assert_eq!(singular("men").as_deref(), Some("man"));
        assert_eq!(singular("officials").as_deref(), Some("official"));
        assert_eq!(singular("man"), None);
        assert!(is_invariant("series") && !is_invariant("information"));
        assert!(is_mass("luggage") && !is_mass("series"));
    }

    #[test]
    fn a_word_is_all_it_can_be() {
        let tags = possible_tags("leaves");
        assert!(tags.contains(Tag::NNS) && tags.contains(Tag::VBZ) && !tags.contains(Tag::NN));
        assert!(possible_tags("the").only(|t| t == Tag::DT));
        assert!(possible_tags("zzxq").is_empty());
        let tags = possible_tags("put");
        assert!([Tag::VB, Tag::VBP, Tag::VBD, Tag::VBN].into_iter().all(|t| tags.contains(t)));
        assert_eq!(lemmas("leaves", Class::Noun), ["leaf", "leave"]);
    }

    #[test]
    fn every_class_of_the_built_in_table_reads() {
        let table = TABLE.as_ref().unwrap();
        assert_eq!(table.classes.len(), table.tags.len());
        assert!(table.tags.iter().all(|t| !t.is_empty()));
        for class in &table.classes {
            let listed = class.split(['|', ',']).filter(|e| !e.is_empty()).count();
            let (a, f) = class.split_once('|').unwrap();
            assert_eq!(edits(a).count() + edits(f).count(), listed);
        }
    }
}
