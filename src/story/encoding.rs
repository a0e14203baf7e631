//! Which encoding a file is in, and the way from its bytes to text and back.
//!
//! The way back is exact for any bytes: [`ByteMap`] knows for every character which bytes
//! it came from, valid or not. Knows nothing of stories.

use encoding_rs::{EncoderResult, WINDOWS_1252};

use crate::story::Span;

/// How a file writes characters as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    /// UTF-8 with bytes in between that are none; those are read as Windows-1252.
    Utf8Mixed,
    Windows1252,
    Utf16Le,
    Utf16Be,
}

impl Encoding {
    /// The name shown.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Mixed => "UTF-8 with stray Windows-1252 bytes",
            Self::Windows1252 => "Windows-1252",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
        }
    }

    /// Adds `text` in this encoding to `out`; otherwise the first character that it cannot
    /// hold and where it stands in `text`, in bytes.
    pub(crate) fn encode(self, text: &str, out: &mut Vec<u8>) -> Result<(), (char, usize)> {
        match self {
            Self::Utf8 | Self::Utf8Mixed => out.extend_from_slice(text.as_bytes()),
            Self::Utf16Le => text.encode_utf16().for_each(|u| out.extend_from_slice(&u.to_le_bytes())),
            Self::Utf16Be => text.encode_utf16().for_each(|u| out.extend_from_slice(&u.to_be_bytes())),
            Self::Windows1252 => {
                let mut encoder = WINDOWS_1252.new_encoder();
                let room = encoder.max_buffer_length_from_utf8_without_replacement(text.len()).unwrap_or(text.len());
                let mut buffer = vec![0; room];
                let (result, read, written) = encoder.encode_from_utf8_without_replacement(text, &mut buffer, true);
                if let EncoderResult::Unmappable(c) = result {
                    return Err((c, read.saturating_sub(c.len_utf8())));
                }
                out.extend_from_slice(buffer.get(..written).unwrap_or(&[]));
            }
        }
        Ok(())
    }
}

/// Characters in a row that take the same room in the text and in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    text: usize,
    byte: usize,
    /// Bytes of one character in the text and in the file.
    wide: (usize, usize),
}

/// The bytes that each character of a text came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ByteMap {
    /// Empty where text and file are the same bytes.
    runs: Vec<Run>,
    text_len: usize,
    byte_len: usize,
}

impl ByteMap {
    /// Text and file are the same `len` bytes.
    pub fn same(len: usize) -> Self {
        Self { runs: Vec::new(), text_len: len, byte_len: len }
    }

    fn push(&mut self, wide: (usize, usize)) {
        if self.runs.last().is_none_or(|r| r.wide != wide) {
            self.runs.push(Run { text: self.text_len, byte: self.byte_len, wide });
        }
        self.text_len += wide.0;
        self.byte_len += wide.1;
    }

    /// The byte of the file at which the character at byte `at` of the text begins.
    fn byte_at(&self, at: usize) -> usize {
        if at >= self.text_len {
            return self.byte_len;
        }
        let n = self.runs.partition_point(|r| r.text <= at);
        match n.checked_sub(1).and_then(|i| self.runs.get(i)) {
            Some(r) => r.byte + (at - r.text) / r.wide.0.max(1) * r.wide.1,
            None => at,
        }
    }

    /// The bytes of the file under a span of the text.
    pub fn bytes(&self, span: Span) -> Span {
        Span::new(self.byte_at(span.start), self.byte_at(span.end))
    }
}

/// UTF-8 with other bytes in it, which are read as Windows-1252.
pub(crate) fn decode_mixed(bytes: &[u8]) -> (String, ByteMap) {
    let mut text = String::with_capacity(bytes.len());
    let mut map = ByteMap::default();
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            text.push(c);
            map.push((c.len_utf8(), c.len_utf8()));
        }
        for byte in chunk.invalid() {
            push_1252(*byte, &mut text, &mut map);
        }
    }
    (text, map)
}

pub(crate) fn decode_1252(bytes: &[u8]) -> (String, ByteMap) {
    let mut text = String::with_capacity(bytes.len());
    let mut map = ByteMap::default();
    for byte in bytes {
        push_1252(*byte, &mut text, &mut map);
    }
    (text, map)
}

fn push_1252(byte: u8, text: &mut String, map: &mut ByteMap) {
    let c = if byte.is_ascii() {
        char::from(byte)
    } else {
        let one = [byte];
        let (read, _) = WINDOWS_1252.decode_without_bom_handling(&one);
        read.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER)
    };
    text.push(c);
    map.push((c.len_utf8(), 1));
}

/// UTF-16. Half a pair, or half a unit at the end, reads as U+FFFD and keeps its bytes.
pub(crate) fn decode_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (String, ByteMap) {
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut map = ByteMap::default();
    let pairs = bytes.chunks_exact(2);
    let odd = !pairs.remainder().is_empty();
    let units = pairs.map(|p| unit([p.first().copied().unwrap_or(0), p.get(1).copied().unwrap_or(0)]));
    for c in char::decode_utf16(units) {
        let (c, len) = c.map_or((char::REPLACEMENT_CHARACTER, 2), |c| (c, c.len_utf16() * 2));
        text.push(c);
        map.push((c.len_utf8(), len));
    }
    if odd {
        text.push(char::REPLACEMENT_CHARACTER);
        map.push((char::REPLACEMENT_CHARACTER.len_utf8(), 1));
    }
    (text, map)
}

/// UTF-16 without a mark at the start, told by the empty half of most of its units:
/// every second byte is mostly zero, the others never.
pub(crate) fn unmarked_16(bytes: &[u8]) -> Option<Encoding> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or(&[]);
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let units = head.len() / 2;
    match () {
        () if units >= 2 && even == 0 && odd * 10 >= units * 6 => Some(Encoding::Utf16Le),
        () if units >= 2 && odd == 0 && even * 10 >= units * 6 => Some(Encoding::Utf16Be),
        () => None,
    }
}

/// Is this UTF-8 in which single bytes went wrong, rather than another encoding? Told by
/// whole characters of two bytes and more, which other encodings hardly make by chance.
pub(crate) fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    whole > broken
}
