//! Secrets that nobody can guess, from the browser's own source of random numbers, and their hash.

use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::Uint8Array;

/// How many random bytes a secret is made of: 256 bits.
const SECRET_BYTES: usize = 32;
/// How many random bytes tell one sign-in from any other: 128 bits.
const STATE_BYTES: usize = 16;

/// A new secret: 43 letters, digits, `-` and `_`. Nothing if the browser gives no random numbers.
#[must_use]
pub fn new_secret() -> Option<String> {
    random::<SECRET_BYTES>()
}

/// A new `state` for signing in: 22 letters, digits, `-` and `_`. Nothing if the browser gives no random
/// numbers.
#[must_use]
pub fn new_state() -> Option<String> {
    random::<STATE_BYTES>()
}

fn random<const COUNT: usize>() -> Option<String> {
    let mut bytes = [0; COUNT];
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(base64url(&bytes))
}

/// The SHA-256 of a text as base64url. Nothing where the browser doesn't hash, as on a page that isn't
/// served over https.
pub async fn sha256(text: &str) -> Option<String> {
    let crypto = web_sys::window()?.crypto().ok()?;
    // Missing, not refused, on an insecure page.
    let subtle = Some(crypto.subtle()).filter(|subtle| !subtle.is_undefined())?;
    let bytes = Uint8Array::from(text.as_bytes());
    let digest = subtle.digest_with_str_and_buffer_source("SHA-256", &bytes);
    let digest = JsFuture::from(digest.ok()?).await.ok()?;
    Some(base64url(&Uint8Array::new(&digest).to_vec()))
}

/// The bytes as base64url without padding (RFC 4648, section 5).
#[must_use]
pub fn base64url(bytes: &[u8]) -> String {
    bytes.chunks(3).flat_map(letters).collect()
}

/// Up to three bytes as one letter for every six bits that were begun.
fn letters(chunk: &[u8]) -> impl Iterator<Item = char> + use<> {
    let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or_default());
    let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
    let shifts = [18, 12, 6, 0].into_iter().take(chunk.len() + 1);
    shifts.map(move |shift| letter((bits >> shift) & 0b11_1111))
}

/// The letter of a number below 64.
fn letter(number: u32) -> char {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    ALPHABET
        .as_bytes()
        .get(number as usize)
        .map_or('-', |byte| char::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_as_in_rfc_4648_without_padding() {
        for (bytes, expected) in [
            (&b""[..], ""),
            (b"f", "Zg"),
            (b"fo", "Zm8"),
            (b"foo", "Zm9v"),
            (b"foob", "Zm9vYg"),
            (b"fooba", "Zm9vYmE"),
            (b"foobar", "Zm9vYmFy"),
            // The two letters in which this alphabet differs from plain base64.
            (&[0xfb, 0xff, 0xfe], "-__-"),
            (&[0x14, 0xfb, 0x9c, 0x03, 0xd9, 0x7e], "FPucA9l-"),
            (&[0x14, 0xfb, 0x9c, 0x03, 0xd9], "FPucA9k"),
            (&[0x14, 0xfb, 0x9c, 0x03], "FPucAw"),
        ] {
            assert_eq!(base64url(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn every_number_has_its_letter() {
        let letters: Vec<char> = (0..64).map(letter).collect();
        let mut different = letters.clone();
        different.sort_unstable();
        different.dedup();
        assert_eq!(different.len(), 64, "{letters:?}");
        assert_eq!(base64url(&[0; SECRET_BYTES]).len(), 43);
    }
}
