//! From bytes to text: UTF-8, UTF-16 in both orders, and else what Windows wrote in Western Europe.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How much of a file without a mark is looked at for zero bytes.
const SAMPLE: usize = 8 * 1024;

/// The text of a file, without a byte order mark.
pub(super) struct Decoded<'b> {
    pub(super) text: Cow<'b, str>,
    pub(super) encoding: &'static str,
    /// How many characters became `�`.
    pub(super) unreadable: usize,
}

/// Never fails; whether the result makes sense is for the reader of the text to find out.
pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return by(encoding, &bytes[mark..]);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => {
            Decoded { text: Cow::Borrowed(text), encoding: UTF_8.name(), unreadable: 0 }
        }
        _ => by(guess(bytes), bytes),
    }
}

fn by<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> Decoded<'b> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let unreadable = text.matches('\u{fffd}').count();
    Decoded { text, encoding: encoding.name(), unreadable }
}

/// For bytes that have no mark and are not clean UTF-8.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let pairs = sample.len() / 2;
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // Of Latin text in UTF-16 every second byte is zero; a third allows for emoji and curly quotes.
    if pairs > 0 && odd * 3 > pairs && even * 20 <= pairs {
        return UTF_16LE;
    }
    if pairs > 0 && even * 3 > pairs && odd * 20 <= pairs {
        return UTF_16BE;
    }
    // A letter with an accent in Windows-1252 is hardly ever valid UTF-8; one damaged character in a file full of valid
    // ones does not make it Windows-1252.
    let (mut valid, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if valid > 2 * broken { UTF_8 } else { WINDOWS_1252 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Titel;Tekst\nCafé;“Één” dag € 5 🎪\n";

    fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let with_mark = |text: &str| format!("\u{feff}{text}");
        for (name, bytes, encoding) in [
            ("UTF-8", TEXT.as_bytes().to_vec(), "UTF-8"),
            ("UTF-8 with a mark", with_mark(TEXT).into_bytes(), "UTF-8"),
            ("UTF-16 LE with a mark", utf_16(&with_mark(TEXT), u16::to_le_bytes), "UTF-16LE"),
            ("UTF-16 BE with a mark", utf_16(&with_mark(TEXT), u16::to_be_bytes), "UTF-16BE"),
            ("UTF-16 LE", utf_16(TEXT, u16::to_le_bytes), "UTF-16LE"),
            ("UTF-16 BE", utf_16(TEXT, u16::to_be_bytes), "UTF-16BE"),
        ] {
            let decoded = decode(&bytes);
            assert_eq!((decoded.text.as_ref(), decoded.encoding, decoded.unreadable), (TEXT, encoding, 0), "{name}");
        }
    }

    #[test]
    fn what_windows_wrote_is_read_with_its_euro_and_quotes() {
        let bytes = b"Titel;Tekst\nCaf\xe9;\x93E\xe9n\x94 dag \x80 5\n";
        let decoded = decode(bytes);
        assert_eq!(decoded.text, "Titel;Tekst\nCafé;“Eén” dag € 5\n");
        assert_eq!(decoded.encoding, "windows-1252");
    }

    #[test]
    fn one_damaged_character_does_not_spoil_the_others() {
        let mut bytes = "Café, crème, één, ó".as_bytes().to_vec();
        bytes.pop();
        let decoded = decode(&bytes);
        assert_eq!((decoded.text.as_ref(), decoded.unreadable), ("Café, crème, één, �", 1));
    }
}
