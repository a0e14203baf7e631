//! A story that nobody changed is written back byte for byte, whatever is in it.

use copydesk::review::Session;
use copydesk::story::{LineEnd, Piece, ReadAs, Source, Span};
use proptest::prelude::*;

/// Bytes as they come from wires, mail and old word processors.
fn raw() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        4 => "[a-zA-Z ,.]{0,12}".prop_map(String::into_bytes),
        2 => prop::sample::select(vec![&b"\r\n"[..], b"\n", b"\r", b"\n\n", b"\t", b"\x0c"]).prop_map(<[u8]>::to_vec),
        2 => "\\PC{0,4}".prop_map(String::into_bytes),
        1 => prop::sample::select(vec![&b"\xEF\xBB\xBF"[..], b"\xFF\xFE", b"\xFE\xFF", b"\x93", b"\xE9", b"\0", b"\x3D\xD8", b"\xC3"])
            .prop_map(<[u8]>::to_vec),
        1 => prop::collection::vec(any::<u8>(), 0..4),
    ];
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

/// The same as UTF-16, with and without a mark, and now and then cut or broken.
fn wide() -> impl Strategy<Value = Vec<u8>> {
    (raw(), any::<bool>(), any::<bool>(), 0usize..3, prop::collection::vec((0usize..200, any::<u16>()), 0..3)).prop_map(
        |(bytes, big, marked, cut, wrong)| {
            let mut units: Vec<u16> = String::from_utf8_lossy(&bytes).replace('\0', "").encode_utf16().collect();
            for (at, unit) in wrong {
                if let Some(u) = units.get_mut(at) {
                    *u = unit;
                }
            }
            if marked {
                units.insert(0, 0xFEFF);
            }
            let mut out: Vec<u8> = units.iter().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect();
            out.truncate(out.len().saturating_sub(cut));
            out
        },
    )
}

fn any_file() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![3 => raw(), 2 => wide(), 1 => prop::collection::vec(any::<u8>(), 0..64)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_story_without_decisions_is_written_back_byte_for_byte(bytes in any_file()) {
        if let Ok(source) = Source::read(bytes.clone()) {
            let session = Session::new(source.text.clone(), ReadAs::Story);
            prop_assert_eq!(source.encode(&session.pieces()).unwrap(), bytes);
        }
    }

    #[test]
    fn a_story_cut_into_its_characters_is_the_same_bytes(bytes in any_file()) {
        if let Ok(source) = Source::read(bytes.clone()) {
            let pieces: Vec<_> = source.text.char_indices().map(|(i, c)| Piece::Kept(Span::new(i, i + c.len_utf8()))).collect();
            prop_assert_eq!(source.encode(&pieces).unwrap(), bytes);
        }
    }

    #[test]
    fn typed_words_can_be_read_again_and_the_rest_stays(bytes in any_file(), at in 0usize..200, typed in "[a-z é]{0,6}") {
        if let Ok(source) = Source::read(bytes.clone()) {
            let text = &source.text;
            let at = text.floor_char_boundary(at.min(text.len()));
            let (before, after) = (Span::new(0, at), Span::new(at, text.len()));
            let out = source.encode(&[Piece::Kept(before), Piece::Typed(&typed), Piece::Kept(after)]).unwrap();
            let (head, tail) = (source.bom + source.bytes_of(before).len(), source.bytes_of(after).len());
            prop_assert_eq!(&out[..head], &bytes[..head]);
            prop_assert_eq!(&out[out.len() - tail..], &bytes[bytes.len() - tail..]);
        }
    }

    #[test]
    fn a_line_end_never_grows_by_being_set_again(text in "[ab\r\n]{0,12}") {
        for end in [LineEnd::Lf, LineEnd::CrLf, LineEnd::Cr] {
            let once = end.in_text(&text);
            prop_assert_eq!(end.in_text(&once), once.clone());
        }
    }
}
