//! Words that sound like what was written, however they are spelled: who spells by ear
//! writes many letters wrong and the sounds right.
//!
//! A depth-first walk over the pronunciations of the common words that carries, for each
//! sound, what it costs to have spelled the sounds so far by the letters so far. How sounds
//! are spelled was learned by `config/words/fit_sounds.py`. Costs are logarithms to base 10;
//! on the walk, hundredths of them.
//! What a word gains by its sound is weighed elsewhere (see channel.rs).

use std::sync::OnceLock;

use fst::raw::{CompiledAddr, Fst};

/// Pronunciation, a tab, word -> what the walk is bounded by (16 to a factor of ten) above
/// the byte of the cost of the word's own spelling.
static WORDS: &[u8] = include_bytes!("../../../config/words/sounds.fst");
/// Sounds, the letters written for them, the cost; by tabs.
static LETTERS: &str = include_str!("../../../config/words/sound-letters.txt");

/// The sounds of American English as the CMU dictionary names them.
const SOUNDS: [&str; 39] = [
    "AA", "AE", "AH", "AO", "AW", "AY", "B", "CH", "D", "DH", "EH", "ER", "EY", "F", "G", "HH", "IH", "IY", "JH", "K", "L", "M", "N", "NG",
    "OW", "OY", "P", "R", "S", "SH", "T", "TH", "UH", "UW", "V", "W", "Y", "Z", "ZH",
];
/// The byte of the first sound; the others follow it.
const FIRST: u8 = b'A';
/// Between a pronunciation and its word.
const END: u8 = b'\t';

/// A cost in hundredths.
type Cost = u16;

/// A sound left out or a letter put in that no list has.
const UNSEEN: Cost = 250;
/// The number of the likeliest word.
const TOP: f32 = 10.0;
const STEPS: f32 = 16.0;
/// What the sound weighs on the walk.
const WEIGHT: f32 = 0.7;
/// Words kept, and how far below the best.
const KEPT: usize = 20;
const MARGIN: f32 = 2.5;
/// Longer words (bytes) are not heard.
const LONGEST: usize = 24;

/// A word and how much dearer it is to spell it so than to spell it rightly, each by ear
/// (the right spelling counts for six tenths: few can tell it from the sound).
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Heard {
    pub word: String,
    pub excess: f32,
    score: f32,
}

/// What right spelling counts for.
const OWN: f32 = 0.6;

fn number(sound: &str) -> Option<u8> {
    SOUNDS.iter().position(|s| *s == sound).and_then(|n| u8::try_from(n).ok())
}

fn hundredths(cost: &str) -> Option<Cost> {
    let (whole, part) = cost.split_once('.')?;
    Some(100 * whole.parse::<Cost>().ok()? + part.parse::<Cost>().ok()?)
}

fn units(cost: Cost) -> f32 {
    f32::from(cost) / 100.0
}

/// The key of a word and its sounds ("K AE T") in the table.
pub fn key(sounds: &str, word: &str) -> Option<Vec<u8>> {
    let mut out = sounds.split(' ').map(|s| number(s).map(|n| n + FIRST)).collect::<Option<Vec<u8>>>()?;
    out.push(END);
    out.extend(word.as_bytes());
    Some(out)
}

/// How sounds are spelled.
struct Spellings {
    one: Vec<Vec<(&'static [u8], Cost)>>,
    /// Two sounds by the second of them.
    two: Vec<Vec<(u8, &'static [u8], Cost)>>,
    left_out: [Cost; SOUNDS.len()],
    /// Is the sound the first of two?
    opens: [bool; SOUNDS.len()],
}

impl Spellings {
    fn shared() -> &'static Self {
        static SHARED: OnceLock<Spellings> = OnceLock::new();
        SHARED.get_or_init(Self::read)
    }

    fn read() -> Self {
        let n = SOUNDS.len();
        let mut out =
            Self { one: vec![Vec::new(); n], two: vec![Vec::new(); n], left_out: [UNSEEN; SOUNDS.len()], opens: [false; SOUNDS.len()] };
        for line in LETTERS.lines() {
            let mut fields = line.split('\t');
            let (Some(sounds), Some(letters), Some(Some(cost))) = (fields.next(), fields.next(), fields.next().map(hundredths)) else {
                continue;
            };
            let mut sounds = sounds.split(' ').filter_map(number);
            match (sounds.next(), sounds.next()) {
                (Some(s), None) if letters == "-" => out.left_out[usize::from(s)] = cost.min(UNSEEN),
                (Some(s), None) => out.one[usize::from(s)].push((letters.as_bytes(), cost)),
                (Some(first), Some(s)) => {
                    out.opens[usize::from(first)] = true;
                    out.two[usize::from(s)].push((first, letters.as_bytes(), cost));
                }
                _ => {}
            }
        }
        out
    }
}

/// Letters of what was written that may stand for a sound (after the sound before, where it
/// takes two).
struct Span {
    before: Option<u8>,
    from: usize,
    to: usize,
    cost: Cost,
}

fn spans(written: &[u8], spellings: &Spellings) -> Vec<Vec<Span>> {
    let places = |letters: &[u8]| -> Vec<(usize, usize)> {
        let k = letters.len();
        (k..=written.len()).filter(|to| written.get(to - k..*to) == Some(letters)).map(|to| (to - k, to)).collect()
    };
    let one = |n: usize| {
        let list = spellings.one[n].iter();
        list.flat_map(|(letters, cost)| places(letters).into_iter().map(|(from, to)| Span { before: None, from, to, cost: *cost }))
    };
    let two = |n: usize| {
        let list = spellings.two[n].iter();
        list.flat_map(|(b, letters, cost)| places(letters).into_iter().map(|(from, to)| Span { before: Some(*b), from, to, cost: *cost }))
    };
    (0..SOUNDS.len()).map(|n| one(n).chain(two(n)).collect()).collect()
}

/// The words that sound like `written` (lower case), the likeliest first, but for those whose
/// likelihood on this walk is below `floor`.
pub(super) fn alike(written: &str, floor: f32) -> Vec<Heard> {
    let Ok(table) = Fst::new(WORDS) else { return Vec::new() };
    if written.len() > LONGEST {
        return Vec::new();
    }
    let spellings = Spellings::shared();
    let rows = (0..).step_by(UNSEEN.into()).take(written.len() + 1).collect();
    let mut walk = Walk {
        table: &table,
        spellings,
        spans: spans(written.as_bytes(), spellings),
        width: written.len() + 1,
        rows,
        sounds: Vec::new(),
        floor,
        best: Vec::new(),
        out: Vec::new(),
    };
    walk.descend(table.root().addr(), 0);
    let floor = walk.floor;
    let mut out = walk.out;
    out.retain(|h| h.score >= floor);
    out.sort_by(|a, b| b.score.total_cmp(&a.score));
    out.truncate(KEPT);
    out
}

struct Walk<'a> {
    table: &'a Fst<&'static [u8]>,
    spellings: &'static Spellings,
    /// By sound.
    spans: Vec<Vec<Span>>,
    width: usize,
    /// A row of costs for each sound, and one before the first.
    rows: Vec<Cost>,
    sounds: Vec<u8>,
    floor: f32,
    /// The best scores so far, ascending.
    best: Vec<f32>,
    out: Vec<Heard>,
}

/// The greatest gain of a word whose number is `value` or more.
#[allow(clippy::cast_precision_loss)]
fn gain(value: u64) -> f32 {
    TOP - (value >> 8) as f32 / STEPS
}

impl Walk<'_> {
    fn descend(&mut self, address: CompiledAddr, value: u64) {
        let node = self.table.node(address);
        for t in node.transitions() {
            let value = value + t.out.value();
            if t.inp == END {
                let cost = self.rows.last().copied().unwrap_or(Cost::MAX);
                if gain(value) - WEIGHT * units(cost) > self.floor {
                    self.collect(t.addr, value, cost, &mut Vec::new());
                }
                continue;
            }
            let sound = t.inp.wrapping_sub(FIRST);
            let least = self.push_row(sound);
            self.sounds.push(sound);
            if gain(value) - WEIGHT * units(least) > self.floor {
                self.descend(t.addr, value);
            }
            self.sounds.pop();
            self.rows.truncate(self.rows.len() - self.width);
        }
    }

    /// Adds the row of one more sound; says what any word further on costs at least.
    fn push_row(&mut self, sound: u8) -> Cost {
        let start = self.rows.len();
        self.rows.resize(start + self.width, 0);
        let (old, row) = self.rows.split_at_mut(start);
        let above = &old[start - self.width..];
        let two_above = start.checked_sub(2 * self.width).map(|at| &old[at..]);
        let n = usize::from(sound).min(SOUNDS.len() - 1);
        for (slot, before) in row.iter_mut().zip(above) {
            *slot = before + self.spellings.left_out[n];
        }
        for span in &self.spans[n] {
            let from = match (span.before, two_above) {
                (None, _) => above,
                (Some(before), Some(rows)) if self.sounds.last() == Some(&before) => rows,
                _ => continue,
            };
            row[span.to] = row[span.to].min(from[span.from] + span.cost);
        }
        let mut least = row[0];
        for at in 1..row.len() {
            row[at] = row[at].min(row[at - 1] + UNSEEN);
            least = least.min(row[at]);
        }
        if self.spellings.opens[n] { above.iter().copied().fold(least, Cost::min) } else { least }
    }

    /// The words that have these sounds.
    fn collect(&mut self, address: CompiledAddr, value: u64, cost: Cost, word: &mut Vec<u8>) {
        let node = self.table.node(address);
        if node.is_final()
            && let Ok(spelled) = std::str::from_utf8(word)
        {
            let value = value + node.final_output().value();
            #[allow(clippy::cast_precision_loss)]
            let own = (value & 255) as f32 / STEPS;
            let score = gain(value) - WEIGHT * units(cost);
            if score > self.floor {
                self.out.push(Heard { word: spelled.to_owned(), excess: units(cost) - OWN * own, score });
                self.raise(score);
            }
        }
        for t in node.transitions() {
            word.push(t.inp);
            self.collect(t.addr, value + t.out.value(), cost, word);
            word.pop();
        }
    }

    fn raise(&mut self, score: f32) {
        self.best.insert(self.best.partition_point(|b| *b < score), score);
        if self.best.len() > KEPT {
            self.best.remove(0);
            self.floor = self.floor.max(self.best[0]);
        }
        self.floor = self.floor.max(self.best.last().map_or(f32::MIN, |b| b - MARGIN));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(written: &str) -> Vec<String> {
        alike(written, f32::MIN).into_iter().map(|h| h.word).collect()
    }

    #[test]
    fn what_is_spelled_by_ear_is_heard() {
        for (written, meant) in [
            ("nolij", "knowledge"),
            ("wimmin", "women"),
            ("kernal", "colonel"),
            ("shugger", "sugar"),
            ("enuff", "enough"),
            ("kwire", "choir"),
        ] {
            assert!(heard(written).iter().any(|w| w == meant), "{written}: {:?}", heard(written));
        }
    }

    #[test]
    fn what_sounds_otherwise_is_not() {
        assert!(!heard("nolij").iter().any(|w| w == "council"));
        assert!(alike("nolij", 9.0).is_empty());
    }

    #[test]
    fn a_word_is_dearer_the_less_it_is_spelled_as_it_sounds() {
        let excess = |written: &str| alike(written, f32::MIN).into_iter().find(|h| h.word == "phone").map_or(9.0, |h| h.excess);
        assert!(excess("fone") < excess("voam"), "{} {}", excess("fone"), excess("voam"));
    }
}
