//! What English all but forbids of three states in a row.

use copydesk::language::Tag;
use copydesk::language::tagger::states::{self, BORDER, State, refine};

/// What is all but impossible, whatever the counts say: they alone cannot tell apart forms
/// that look alike in nearly every verb.
pub fn belief(a: State, b: State, c: State) -> f32 {
    let (before, last, next) = (states::tag_of(a), states::tag_of(b), states::tag_of(c));
    let is = |s: State, word: &str, tag: Tag| s == refine(word, tag);
    let be = |s: State| {
        ["be", "is", "are", "was", "been", "being"]
            .iter()
            .zip([Tag::VB, Tag::VBZ, Tag::VBP, Tag::VBD, Tag::VBN, Tag::VBG])
            .any(|(w, t)| is(s, w, t))
    };
    let have = |s: State| {
        ["have", "has", "have", "had", "had", "having"]
            .iter()
            .zip([Tag::VB, Tag::VBZ, Tag::VBP, Tag::VBD, Tag::VBN, Tag::VBG])
            .any(|(w, t)| is(s, w, t))
    };
    let does = |s: State| ["do", "does", "do", "did"].iter().zip([Tag::VB, Tag::VBZ, Tag::VBP, Tag::VBD]).any(|(w, t)| is(s, w, t));
    // An adverb between does not count.
    let (governor, head) = if last == Tag::RB { (a, before) } else { (b, last) };
    let asked = (a == governor || last != Tag::RB) && last == Tag::PRP && (before == Tag::MD || does(a));
    match next {
        Tag::VBP if head == Tag::TO || head == Tag::MD || does(governor) || asked => 0.001,
        Tag::VBP | Tag::VB if be(governor) || have(governor) => 0.01,
        Tag::VBD if be(governor) || have(governor) => 0.005,
        Tag::VBP | Tag::VBD | Tag::VBZ if matches!(last, Tag::DT | Tag::PRPS) => 0.02,
        Tag::VB if matches!(last, Tag::DT | Tag::PRPS) => 0.01,
        Tag::VBP | Tag::VB | Tag::VBD | Tag::VBZ if last == Tag::IN && b != refine("that", Tag::IN) => 0.05,
        Tag::VBP if b == BORDER => 0.05,
        Tag::VB | Tag::VBP if last == Tag::JJ && matches!(before, Tag::DT | Tag::JJ | Tag::PRPS) => 0.05,
        Tag::VBZ | Tag::VBD | Tag::MD if last == Tag::VB => 0.1,
        Tag::VBP if matches!(last, Tag::NN | Tag::NNP | Tag::VBG) => 0.1,
        Tag::VBZ if matches!(last, Tag::NNS | Tag::NNPS) => 0.2,
        Tag::VB if last == Tag::PRP && b == refine("he", Tag::PRP) && !asked => 0.02,
        Tag::VB if matches!(last, Tag::NNS | Tag::NNP | Tag::NNPS) => 0.05,
        Tag::VB if last == Tag::NN => 0.1,
        Tag::VB if matches!(last, Tag::WDT | Tag::WP | Tag::EX) => 0.01,
        Tag::VBN if last == Tag::NNP => 0.2,
        // A participle behind a noun takes no object: "a man given a prize" is rare.
        Tag::DT | Tag::NNP | Tag::PRPS | Tag::PRP | Tag::CD | Tag::JJ | Tag::NN | Tag::NNS if last == Tag::VBN && before.is_noun() => 0.15,
        Tag::VBN if last == Tag::PRP && b == refine("he", Tag::PRP) => 0.02,
        Tag::VBD | Tag::VBP | Tag::VBZ if head == Tag::MD || head == Tag::TO => 0.05,
        _ => 1.0,
    }
}
