//! The text in the bytes of a file. JSON is UTF-8; editors also write UTF-16, which tells itself from it.

/// Bytes that are neither UTF-8 nor UTF-16: of an older encoding, such as Windows-1252, and nothing tells which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownEncoding;

/// Reads the bytes of a file that holds JSON, with or without a mark in front.
///
/// # Errors
/// When they are of another encoding: read as UTF-8, every letter beyond ASCII would be lost.
pub fn text_of(bytes: Vec<u8>) -> Result<String, UnknownEncoding> {
    // JSON begins with a character of ASCII, so that without a mark one of its first two bytes is 0 in UTF-16.
    let text = match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        [_, 0, ..] => utf_16(&bytes, u16::from_le_bytes),
        [0, ..] => utf_16(&bytes, u16::from_be_bytes),
        _ => String::from_utf8(bytes).ok(),
    };
    text.ok_or(UnknownEncoding)
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    rest.is_empty().then(|| String::from_utf16(&units).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unicode_encoding_is_read_rightly() {
        let text = r#"{"name": "Müller 🤖"}"#;
        let utf_16 = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
            let units = text.encode_utf16().flat_map(bytes);
            mark.iter().copied().chain(units).collect::<Vec<u8>>()
        };
        for bytes in [
            text.as_bytes().to_vec(),
            utf_16(&[0xff, 0xfe], u16::to_le_bytes),
            utf_16(&[0xfe, 0xff], u16::to_be_bytes),
            utf_16(&[], u16::to_le_bytes),
            utf_16(&[], u16::to_be_bytes),
        ] {
            assert_eq!(text_of(bytes.clone()).as_deref(), Ok(text), "{bytes:?}");
        }
        assert_eq!(text_of(Vec::new()).as_deref(), Ok(""));
        // Reading a file of bots drops the mark.
        let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
        let bots = crate::transfer::read(&text_of(marked).unwrap()).unwrap();
        assert_eq!(bots[0].name.as_deref(), Some("Müller 🤖"));
    }

    #[test]
    fn other_encodings_are_refused() {
        for bytes in [
            // Windows-1252.
            b"{\"name\": \"M\xfcller\"}".to_vec(),
            // UTF-16 that is cut, and one with half a pair.
            vec![0xff, 0xfe, b'{'],
            vec![0xff, 0xfe, 0x3d, 0xd8],
            vec![0xff],
        ] {
            assert_eq!(text_of(bytes.clone()), Err(UnknownEncoding), "{bytes:?}");
        }
    }
}
