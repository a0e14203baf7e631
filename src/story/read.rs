//! Bytes become text, and text with its changes becomes bytes again.
//!
//! What was not changed is written back byte for byte: byte order mark, line ends, bytes
//! that are valid in no encoding. Opens no file: bytes come in, bytes go out.

use std::sync::Arc;

use thiserror::Error;

use crate::story::Span;
use crate::story::encoding::{ByteMap, Encoding, decode_16, decode_1252, decode_mixed, is_mostly_utf8, unmarked_16};

/// The largest file read, in bytes: a hundred times the longest story.
pub const LIMIT: usize = 50 * 1024 * 1024;

/// Why bytes are no story.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    #[error("This file has {} MB; copydesk reads stories up to {} MB. It was not changed. Is it a story?", len / 1_048_576, LIMIT / 1_048_576)]
    TooLarge { len: usize },
    #[error("This is {kind}, not plain text. It was not changed. Save the story as plain text and open that.")]
    NotText { kind: &'static str },
    #[error("This is no text: there is a zero byte at byte {at}. The file was not changed. Save the story as plain text and open that.")]
    Binary { at: usize },
}

/// Why a story cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EncodeError {
    #[error(
        "The story is in {encoding}, which has no “{character}” (U+{:04X}), in “{around}”. Nothing was written. Type something else there, or save as UTF-8.",
        u32::from(*character)
    )]
    CannotHold {
        character: char,
        /// The typed words around it.
        around: String,
        encoding: &'static str,
    },
    #[error("A part of the story could not be found again in the file as it was read. Nothing was written.")]
    Lost,
}

/// A part of a corrected story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Bytes of the text as it was read.
    Kept(Span),
    Typed(&'a str),
}

/// How lines end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LineEnd {
    #[default]
    Lf,
    CrLf,
    Cr,
}

impl LineEnd {
    /// The one that most lines of `text` have.
    pub fn of(text: &str) -> Self {
        let crlf = text.matches("\r\n").count();
        let lf = text.matches('\n').count() - crlf;
        let cr = text.matches('\r').count() - crlf;
        match () {
            () if crlf > 0 && crlf >= lf && crlf >= cr => Self::CrLf,
            () if cr > lf => Self::Cr,
            () => Self::Lf,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lf => "\n",
            Self::CrLf => "\r\n",
            Self::Cr => "\r",
        }
    }

    /// `typed` with its lines ending in this way.
    pub fn in_text(self, typed: &str) -> String {
        if !typed.contains(['\r', '\n']) {
            return typed.to_owned();
        }
        let plain = typed.replace("\r\n", "\n").replace('\r', "\n");
        if self == Self::Lf { plain } else { plain.replace('\n', self.as_str()) }
    }
}

/// A story as it came in.
#[derive(Debug, Clone)]
pub struct Source {
    pub bytes: Arc<[u8]>,
    /// The decoded text: no byte order mark, line ends as in the file.
    pub text: Arc<str>,
    pub encoding: Encoding,
    /// How many bytes the byte order mark takes, 0 without one.
    pub bom: usize,
    map: ByteMap,
}

impl Source {
    /// Reads a file's bytes.
    ///
    /// # Errors
    /// Where it is too large or no text.
    pub fn read(bytes: impl Into<Arc<[u8]>>) -> Result<Self, ReadError> {
        let bytes: Arc<[u8]> = bytes.into();
        if bytes.len() > LIMIT {
            return Err(ReadError::TooLarge { len: bytes.len() });
        }
        if let Some(kind) = known_kind(&bytes) {
            return Err(ReadError::NotText { kind });
        }
        let (marked, bom) = mark(&bytes);
        let body = bytes.get(bom..).unwrap_or(&[]);
        let encoding = match marked {
            Some(encoding) => encoding,
            None if body.contains(&0) => unmarked_16(body).ok_or(ReadError::Binary { at: zero(body) })?,
            None => Encoding::Utf8,
        };
        let (encoding, text, map) = match encoding {
            Encoding::Utf16Le => {
                let (text, map) = decode_16(body, u16::from_le_bytes);
                (encoding, text, map)
            }
            Encoding::Utf16Be => {
                let (text, map) = decode_16(body, u16::from_be_bytes);
                (encoding, text, map)
            }
            _ => match std::str::from_utf8(body) {
                Ok(text) => (Encoding::Utf8, text.to_owned(), ByteMap::same(body.len())),
                Err(_) if bom > 0 || is_mostly_utf8(body) => {
                    let (text, map) = decode_mixed(body);
                    (Encoding::Utf8Mixed, text, map)
                }
                Err(_) => {
                    let (text, map) = decode_1252(body);
                    (Encoding::Windows1252, text, map)
                }
            },
        };
        if let Some(at) = text.find('\0') {
            return Err(ReadError::Binary { at: bom + map.bytes(Span::new(at, at)).start });
        }
        Ok(Self { text: text.into(), encoding, bom, map, bytes })
    }

    /// The bytes of the file under a span of the text.
    pub fn bytes_of(&self, span: Span) -> &[u8] {
        let s = self.map.bytes(span);
        self.bytes.get(self.bom + s.start..self.bom + s.end).unwrap_or(&[])
    }

    /// The corrected story: kept parts byte for byte, typed parts in the story's encoding.
    ///
    /// # Errors
    /// Where the encoding has no such character; the desk may then choose
    /// [`Source::encode_as_utf8`].
    pub fn encode(&self, pieces: &[Piece<'_>]) -> Result<Vec<u8>, EncodeError> {
        let mut out = self.bytes.get(..self.bom).unwrap_or(&[]).to_vec();
        for piece in pieces {
            match piece {
                Piece::Kept(span) => {
                    self.text.get(span.start..span.end).ok_or(EncodeError::Lost)?;
                    out.extend_from_slice(self.bytes_of(*span));
                }
                Piece::Typed(text) => self.encoding.encode(text, &mut out).map_err(|(character, at)| EncodeError::CannotHold {
                    character,
                    around: around(text, at),
                    encoding: self.encoding.name(),
                })?,
            }
        }
        Ok(out)
    }

    /// The corrected story in UTF-8, whatever it came in; a byte order mark stays one.
    ///
    /// # Errors
    /// Where a kept part is not in the text.
    pub fn encode_as_utf8(&self, pieces: &[Piece<'_>]) -> Result<Vec<u8>, EncodeError> {
        let mut out = if self.bom > 0 { vec![0xEF, 0xBB, 0xBF] } else { Vec::new() };
        for piece in pieces {
            let text = match piece {
                Piece::Kept(span) => self.text.get(span.start..span.end).ok_or(EncodeError::Lost)?,
                Piece::Typed(text) => text,
            };
            out.extend_from_slice(text.as_bytes());
        }
        Ok(out)
    }
}

/// The byte order mark: which encoding it says, and its length.
fn mark(bytes: &[u8]) -> (Option<Encoding>, usize) {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => (Some(Encoding::Utf8), 3),
        [0xFF, 0xFE, ..] => (Some(Encoding::Utf16Le), 2),
        [0xFE, 0xFF, ..] => (Some(Encoding::Utf16Be), 2),
        _ => (None, 0),
    }
}

/// Files that newsrooms send by mistake for text.
fn known_kind(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'P', b'K', 3, 4, ..] => Some("a Word document or another packed file"),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Some("an old Word document"),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some("a PDF"),
        [b'{', b'\\', b'r', b't', b'f', ..] => Some("a rich-text (RTF) document"),
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] => Some("a picture"),
        [0x1F, 0x8B, ..] => Some("a packed file"),
        _ => None,
    }
}

fn zero(bytes: &[u8]) -> usize {
    bytes.iter().position(|b| *b == 0).unwrap_or(0)
}

/// Some typed words around byte `at`.
fn around(text: &str, at: usize) -> String {
    let start = text.floor_char_boundary(at.saturating_sub(20));
    let end = text.ceil_char_boundary((at + 24).min(text.len()));
    Span::new(start, end).of(text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(source: &Source) -> Vec<u8> {
        source.encode(&[Piece::Kept(Span::new(0, source.text.len()))]).unwrap()
    }

    #[test]
    fn what_is_not_changed_comes_out_byte_for_byte() {
        let cases: &[(&[u8], Encoding, &str)] = &[
            (b"plain\r\n", Encoding::Utf8, "plain\r\n"),
            (b"\xEF\xBB\xBFwith mark", Encoding::Utf8, "with mark"),
            (b"caf\xE9 \x93so\x94 \x81", Encoding::Windows1252, "café “so” \u{81}"),
            ("“so” caf".as_bytes(), Encoding::Utf8, "“so” caf"),
            (b"\xE2\x80\x9Cso\xE2\x80\x9D caf\xE9", Encoding::Utf8Mixed, "“so” café"),
            (b"\xFF\xFEa\0\x3D\xD8b\0\xE9\0\x41", Encoding::Utf16Le, "a\u{FFFD}bé\u{FFFD}"),
            (b"\0n\0o\0 \0b\0o\0m", Encoding::Utf16Be, "no bom"),
            (b"", Encoding::Utf8, ""),
        ];
        for (bytes, encoding, text) in cases {
            let source = Source::read(*bytes).unwrap();
            assert_eq!((source.encoding, &*source.text), (*encoding, *text));
            assert_eq!(whole(&source), *bytes);
        }
    }

    #[test]
    fn typed_words_take_the_encoding_of_the_story() {
        let source = Source::read(&b"caf\xE9 \x93so"[..]).unwrap();
        let kept = |a, b| Piece::Kept(Span::new(a, b));
        assert_eq!(source.encode(&[kept(0, 9), Piece::Typed("oh”")]).unwrap(), b"caf\xE9 \x93oh\x94");
        let error = source.encode(&[kept(0, 6), Piece::Typed("in Łódź")]).unwrap_err();
        assert_eq!(error, EncodeError::CannotHold { character: 'Ł', around: "in Łódź".into(), encoding: "Windows-1252" });
        assert_eq!(source.encode_as_utf8(&[kept(0, 6), Piece::Typed("Łódź")]).unwrap(), "café Łódź".as_bytes());
    }

    #[test]
    fn what_is_no_text_is_told_by_name() {
        assert_eq!(Source::read(&b"abc\0def"[..]).unwrap_err(), ReadError::Binary { at: 3 });
        assert!(matches!(Source::read(&b"PK\x03\x04..."[..]), Err(ReadError::NotText { .. })));
        assert!(matches!(Source::read(vec![b'a'; LIMIT + 1]), Err(ReadError::TooLarge { .. })));
    }

    #[test]
    fn typed_lines_end_as_those_of_the_story() {
        assert_eq!(LineEnd::of("a\r\nb\r\nc\n"), LineEnd::CrLf);
        assert_eq!(LineEnd::of("a\rb\r"), LineEnd::Cr);
        assert_eq!(LineEnd::of("a"), LineEnd::Lf);
        assert_eq!(LineEnd::CrLf.in_text("a\nb\r\nc\rd"), "a\r\nb\r\nc\r\nd");
    }
}
