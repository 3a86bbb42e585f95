//! What a file is that is no table, by its first bytes or its first words.

use crate::table::error::Seems;

/// How much of each end of a packed file is searched for what it holds.
const ENDS: usize = 64 * 1024;

/// By the signature in its first bytes; `None`: nothing known, so perhaps text.
pub(super) fn by_bytes(bytes: &[u8]) -> Option<Seems> {
    const SIGNATURES: &[(&[u8], Seems)] = &[
        (b"%PDF-", Seems::Pdf),
        (b"\x89PNG\r\n", Seems::Picture),
        (b"\xFF\xD8\xFF", Seems::Picture),
        (b"GIF87a", Seems::Picture),
        (b"GIF89a", Seems::Picture),
        (b"\xD0\xCF\x11\xE0", Seems::OldExcelWorkbook),
        (b"{\\rtf", Seems::RichText),
        (b"\x1F\x8B\x08", Seems::Zip),
        (b"7z\xBC\xAF", Seems::Zip),
        (b"Rar!\x1A", Seems::Zip),
        (b"SQLite format 3\0", Seems::Binary),
        (b"\x7FELF", Seems::Binary),
    ];
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(packed(bytes));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(Seems::Picture);
    }
    SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)).map(|(_, seems)| *seems)
}

/// A workbook is a packed folder: the names in it tell which.
fn packed(bytes: &[u8]) -> Seems {
    let head = &bytes[..bytes.len().min(ENDS)];
    let tail = &bytes[bytes.len().saturating_sub(ENDS)..];
    let has = |name: &[u8]| [head, tail].iter().any(|part| part.windows(name.len()).any(|window| window == name));
    if has(b"xl/workbook") || has(b"xl/worksheets") {
        Seems::ExcelWorkbook
    } else if has(b"application/vnd.oasis.opendocument") {
        Seems::OpenDocument
    } else {
        Seems::Zip
    }
}

/// By what stands in the text; `None`: perhaps a table.
pub(super) fn by_text(text: &str) -> Option<Seems> {
    let start: String = text.trim_start().chars().take(200).collect::<String>().to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| start.starts_with(word));
    if begins(&["<!doctype html", "<html", "<head", "<body", "<table", "<!--", "<div", "<meta"]) {
        Some(Seems::Html)
    } else if begins(&["<?xml", "<svg", "<rss"]) {
        Some(if start.contains("<html") { Seems::Html } else { Seems::Xml })
    } else if begins(&["begin:vcalendar"]) {
        Some(Seems::Calendar)
    } else if is_json(&start) {
        Some(Seems::Json)
    } else if is_binary(text) {
        Some(Seems::Binary)
    } else {
        None
    }
}

/// `{"`, `[{`, `["`, with white space between.
fn is_json(start: &str) -> bool {
    let mut letters = start.chars().filter(|letter| !letter.is_whitespace());
    matches!((letters.next(), letters.next()), (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | '"' | '[' | ']')))
}

/// A zero, or one control character in fifty: people do not type those.
fn is_binary(text: &str) -> bool {
    let (mut all, mut odd) = (0_usize, 0_usize);
    for letter in text.chars().take(ENDS) {
        all += 1;
        odd += usize::from(letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}'));
    }
    odd * 50 > all || text.contains('\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_first_bytes() {
        let mut workbook = b"PK\x03\x04\x14\0\x06\0[Content_Types].xml".to_vec();
        workbook.extend([7; 200_000]);
        assert_eq!(by_bytes(&workbook), Some(Seems::Zip));
        workbook.extend(b"xl/workbook.xml");
        assert_eq!(by_bytes(&workbook), Some(Seems::ExcelWorkbook));
        for (bytes, seems) in [
            (&b"\x89PNG\r\n\x1a\n\0\0"[..], Some(Seems::Picture)),
            (b"%PDF-1.7\n", Some(Seems::Pdf)),
            (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Some(Seems::OpenDocument)),
            (b"\xD0\xCF\x11\xE0\xA1", Some(Seems::OldExcelWorkbook)),
            (b"Datum;Titel", None),
            (b"PK;Titel", None),
            (b"", None),
        ] {
            assert_eq!(by_bytes(bytes), seems, "{bytes:?}");
        }
    }

    #[test]
    fn texts_are_known_by_their_first_words() {
        for (text, seems) in [
            ("\n <!DOCTYPE HTML><title>", Some(Seems::Html)),
            ("<?xml version=\"1.0\"?><feed>", Some(Seems::Xml)),
            ("BEGIN:VCALENDAR\r\n", Some(Seems::Calendar)),
            ("{\n  \"en\": 1}", Some(Seems::Json)),
            ("[ {\"a\":1}]", Some(Seems::Json)),
            ("[concept] Titel;Tekst\n", None),
            ("a\0b", Some(Seems::Binary)),
            ("\u{1}\u{2}abc", Some(Seems::Binary)),
            ("Titel;Tekst\nHoi;👋 <b>allemaal</b>\n", None),
        ] {
            assert_eq!(by_text(text), seems, "{text:?}");
        }
    }
}
