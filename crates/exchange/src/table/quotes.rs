//! Quotation marks around cells, where the CSV reader leaves us alone with them.

use std::borrow::Cow;

/// Whether the text of one row ends while a quotation mark is open.
pub(super) fn end_open(row: &str, separator: u8) -> bool {
    let mut walk = Walk::default();
    (0..row.len()).for_each(|at| walk.step(row.as_bytes(), at, separator));
    walk.is_open
}

/// Takes away the spaces between a separator and the quotation mark that opens a cell, as in `a, "b, c"`: people type them,
/// and the mark would count as a letter. What stands in quotes is left alone.
pub(super) fn without_space_before(text: &str, separator: u8) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut walk = Walk::default();
    let (mut plain, mut kept_from) = (String::new(), 0);
    let mut at = 0;
    while at < bytes.len() {
        // Only at the begin of a cell, so that a run of spaces is counted once.
        if walk.is_at_begin && bytes[at] == b' ' {
            let quote = at + bytes[at..].iter().take_while(|byte| **byte == b' ').count();
            if bytes.get(quote) == Some(&b'"') {
                plain.push_str(&text[kept_from..at]);
                (kept_from, at) = (quote, quote);
            }
        }
        walk.step(bytes, at, separator);
        at += 1;
    }
    if kept_from == 0 {
        return Cow::Borrowed(text);
    }
    plain.push_str(&text[kept_from..]);
    Cow::Owned(plain)
}

/// How far an end is looked for that would make a cell a quoted one.
const LOOK_AHEAD: usize = 8 * 1024;

/// Doubles the marks within quoted cells that people left single, as in `"Hij zei: "kom" en ging"`; a cell that only begins
/// with a quotation, as in `"Kom" zei ze`, gets marks around it. A file whose marks are doubled as they should be is left alone.
pub(super) fn with_doubled_inner(text: &str, separator: u8) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let (mut mended, mut kept_from) = (String::new(), 0);
    let mut at = 0;
    let mut is_at_begin = true;
    while at < bytes.len() {
        if is_at_begin && bytes[at] == b'"' {
            let (end, inner) = quoted(bytes, at, separator);
            if !inner.is_empty() {
                for mark in inner {
                    mended.push_str(&text[kept_from..mark]);
                    mended.push('"');
                    kept_from = mark;
                }
                // A mark too many at the end, where the cell does not end with one.
                if end > at + 1 && !ends_cell(bytes, end - 1, separator) {
                    mended.push_str(&text[kept_from..end]);
                    mended.push('"');
                    kept_from = end;
                }
            }
            at = end;
            is_at_begin = false;
            continue;
        }
        is_at_begin = bytes[at] == separator || bytes[at] == b'\n';
        at += 1;
    }
    if kept_from == 0 && mended.is_empty() {
        return Cow::Borrowed(text);
    }
    mended.push_str(&text[kept_from..]);
    Cow::Owned(mended)
}

/// Where the cell that begins with a mark here ends, and the marks in it that want doubling.
fn quoted(bytes: &[u8], begin: usize, separator: u8) -> (usize, Vec<usize>) {
    let mut inner = Vec::new();
    let mut is_within = false;
    let mut at = begin + 1;
    while at < bytes.len() {
        if bytes[at] != b'"' {
            at += 1;
        } else if is_within {
            // The end of a quotation in it, whatever follows.
            is_within = false;
            inner.push(at);
            at += 1;
        } else if bytes.get(at + 1) == Some(&b'"') {
            at += 2;
        } else if ends_cell(bytes, at, separator) {
            return (at + 1, inner);
        } else {
            if inner.is_empty() && !closes_later(bytes, at, separator) {
                return unquoted(bytes, begin, separator);
            }
            let before = bytes[at - 1];
            let after = bytes.get(at + 1).copied().unwrap_or(b' ');
            is_within = matches!(before, b' ' | b'(' | b'\n') && !after.is_ascii_whitespace();
            inner.push(at);
            at += 1;
        }
    }
    // It never ends: what is open is for whoever reads it to say.
    (bytes.len(), Vec::new())
}

/// Whether a mark is the last of its cell: spaces may stand behind it.
fn ends_cell(bytes: &[u8], mark: usize, separator: u8) -> bool {
    let next = bytes[mark + 1..].iter().find(|byte| **byte != b' ');
    bytes[mark] == b'"' && next.is_none_or(|byte| *byte == separator || *byte == b'\n')
}

/// Whether a cell ends with a mark further on, before another cell begins with one.
fn closes_later(bytes: &[u8], from: usize, separator: u8) -> bool {
    let until = bytes.len().min(from + LOOK_AHEAD);
    for at in from + 1..until {
        if bytes[at] == b'"' {
            if bytes[at - 1] == separator || bytes[at - 1] == b'\n' {
                return false;
            }
            if ends_cell(bytes, at, separator) {
                return true;
            }
        }
    }
    false
}

/// A cell that ends at the separator: all its marks are letters of it, the first one too.
fn unquoted(bytes: &[u8], begin: usize, separator: u8) -> (usize, Vec<usize>) {
    let end = (begin..bytes.len()).find(|at| bytes[*at] == separator || bytes[*at] == b'\n').unwrap_or(bytes.len());
    // The first is doubled and one is put before it.
    let mut inner = vec![begin];
    inner.extend((begin..end).filter(|at| bytes[*at] == b'"'));
    (end, inner)
}

/// Where we are between the quotation marks.
struct Walk {
    is_open: bool,
    /// The next letter is the first of a cell.
    is_at_begin: bool,
    /// The second of two marks that stand for one in the text.
    is_doubled: bool,
}

impl Default for Walk {
    fn default() -> Self {
        Self { is_open: false, is_at_begin: true, is_doubled: false }
    }
}

impl Walk {
    fn step(&mut self, bytes: &[u8], at: usize, separator: u8) {
        let byte = bytes[at];
        if byte == b'"' {
            if self.is_doubled {
                self.is_doubled = false;
            } else if self.is_open && bytes.get(at + 1) == Some(&b'"') {
                self.is_doubled = true;
            } else if self.is_open {
                self.is_open = false;
            } else if self.is_at_begin {
                self.is_open = true;
            }
        }
        self.is_at_begin = !self.is_open && (byte == separator || byte == b'\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_space_before_an_opening_mark_goes() {
        for (text, expected) in [
            ("a, \"b, c\",  \"d\"\n \"e\"", "a,\"b, c\",\"d\"\n\"e\""),
            ("\"Hoi, \"\"jij\"\", \"\"en wij\"\"\", b", "\"Hoi, \"\"jij\"\", \"\"en wij\"\"\", b"),
            ("a, b \"c\", d", "a, b \"c\", d"),
            ("\"a\nb, \"\"c\"\"\"\n, \"d\"", "\"a\nb, \"\"c\"\"\"\n,\"d\""),
        ] {
            assert_eq!(without_space_before(text, b','), expected);
        }
    }

    #[test]
    fn marks_within_a_quoted_cell_are_doubled_where_people_left_them_single() {
        for (text, expected) in [
            ("a,\"Hij zei: \"kom\" en ging\"\nb", "a,\"Hij zei: \"\"kom\"\" en ging\"\nb"),
            ("a,\"Hij zei: \"kom\", en ging\",b", "a,\"Hij zei: \"\"kom\"\", en ging\",b"),
            ("a,\"Hij zei: \"kom\"\",b", "a,\"Hij zei: \"\"kom\"\"\",b"),
            ("\"12\" pizza\",\"x\"", "\"12\"\" pizza\",\"x\""),
            ("\"een\ntwee \"drie\" vier\",b", "\"een\ntwee \"\"drie\"\" vier\",b"),
            ("\"Kom\" zei ze,b\nc,\"d\"", "\"\"\"Kom\"\" zei ze\",b\nc,\"d\""),
            ("\"Kom\" zei ze", "\"\"\"Kom\"\" zei ze\""),
            // As it should be, or beyond help.
            ("\"a \"\"b\"\" c\" , \"d\"\n12\" pizza,e", "\"a \"\"b\"\" c\" , \"d\"\n12\" pizza,e"),
            ("\"\",\"\"\"\"\n\"a,b\nc\"", "\"\",\"\"\"\"\n\"a,b\nc\""),
            ("a,\"b\nc", "a,\"b\nc"),
        ] {
            assert_eq!(with_doubled_inner(text, b','), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_a_program_wrote_is_left_alone(cells in proptest::collection::vec("[a\", \n]{0,12}", 1..6)) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(&cells).expect("it writes");
            let text = String::from_utf8(writer.into_inner().expect("it writes")).expect("text");
            proptest::prop_assert_eq!(with_doubled_inner(&text, b','), text.as_str());
        }
    }

    #[test]
    fn an_open_mark_is_seen() {
        for (row, is_open) in [
            ("a,\"b", true),
            ("a,\"b\"", false),
            ("a,\"b\"\"", true),
            ("a,\"b\"\"\"", false),
            ("12\" pizza,b", false),
            ("a,\"b\nc\",\"", true),
        ] {
            assert_eq!(end_open(row, b','), is_open, "{row}");
        }
    }
}
