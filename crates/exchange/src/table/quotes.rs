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
