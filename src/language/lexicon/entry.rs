//! What the lexicon says of one word: the spellings it has, the kinds of name it is, and
//! how common it is. The bits are those that config/words/gather.py writes.

/// Bits below the frequency.
const FLAGS: u32 = 10;

/// One word's entry, unpacked from the number in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry(u64);

impl Entry {
    const LOWER: u64 = 1;
    const NAME: u64 = 1 << 1;
    const UPPER: u64 = 1 << 2;
    const GIVEN: u64 = 1 << 3;
    const SURNAME: u64 = 1 << 4;
    const PLACE: u64 = 1 << 5;
    const PEOPLE: u64 = 1 << 6;
    const BRITISH: u64 = 1 << 7;
    const RARE: u64 = 1 << 8;
    const VARIANT: u64 = 1 << 9;

    pub fn unpack(value: u64) -> Self {
        Self(value)
    }

    /// The number kept in the table: how far the frequency is from the greatest, above
    /// the flags. The table adds up its numbers from the first letter on, so that what is
    /// added up halfway bounds the frequency of all words further on.
    pub fn pack(flags: u64, zipf16: u64) -> u64 {
        (127 - zipf16.min(127)) << FLAGS | flags
    }

    /// The greatest frequency (Zipf scale) of a word whose number is `value` or more.
    #[allow(clippy::cast_precision_loss)]
    pub(crate) fn zipf_at_most(value: u64) -> f32 {
        127u64.saturating_sub(value >> FLAGS) as f32 / 16.0
    }

    /// The flags as gather.py writes them.
    pub fn flags(self) -> u64 {
        self.0 & ((1 << FLAGS) - 1)
    }

    fn has(self, flag: u64) -> bool {
        self.0 & flag != 0
    }

    /// It is written in lower case.
    pub fn is_lower(self) -> bool {
        self.has(Self::LOWER)
    }

    /// It is written with a capital: a name, a day, a people.
    pub fn is_name(self) -> bool {
        self.has(Self::NAME)
    }

    /// It is written in capitals: an abbreviation.
    pub fn is_upper(self) -> bool {
        self.has(Self::UPPER)
    }

    pub fn is_given_name(self) -> bool {
        self.has(Self::GIVEN)
    }

    pub fn is_surname(self) -> bool {
        self.has(Self::SURNAME)
    }

    /// A place, or part of a place's name.
    pub fn is_place(self) -> bool {
        self.has(Self::PLACE)
    }

    /// A nationality, or another word for the people of a place.
    pub fn is_people(self) -> bool {
        self.has(Self::PEOPLE)
    }

    /// Spelled so in Britain, not in the United States: "colour".
    pub fn is_british(self) -> bool {
        self.has(Self::BRITISH)
    }

    /// In a large dictionary only, or a name few people bear.
    pub fn is_rare(self) -> bool {
        self.has(Self::RARE)
    }

    /// A second spelling that dictionaries allow.
    pub fn is_variant(self) -> bool {
        self.has(Self::VARIANT)
    }

    /// Frequency on the Zipf scale: the logarithm to base 10 of occurrences in a billion
    /// words; "the" has 7.7, a word of this program's trade 4, a rare one 2.
    pub fn zipf(self) -> f32 {
        Self::zipf_at_most(self.0)
    }
}
