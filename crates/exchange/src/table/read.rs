//! Reading a table: encoding, separator, heading, within bounds.

use std::borrow::Cow;

use crate::table::error::{LONGEST_CELL, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, TableError};
use crate::table::{Cells, Table, encoding, heading, quotes, seems, separator};

/// Reads the bytes of a CSV file as people have them.
///
/// UTF-8, UTF-16 (both with or without a mark) or Windows-1252; cells between commas, semicolons, tabs or bars, perhaps
/// told by Excel's line `sep=;`; cells in double quotes may have several lines; rows may have too few or too many cells.
/// Refuses what is no table, and what passes a bound of [`crate::table::error`].
pub fn read_table(bytes: &[u8]) -> Result<Table, TableError> {
    if bytes.len() > MOST_BYTES {
        return Err(TableError::TooManyBytes { megabytes: bytes.len().div_ceil(1024 * 1024) });
    }
    if let Some(seems) = seems::by_bytes(bytes) {
        return Err(TableError::NotATable { seems });
    }
    let decoded = encoding::decode(bytes);
    if decoded.text.trim().is_empty() {
        return Err(TableError::Empty);
    }
    if let Some(seems) = seems::by_text(&decoded.text) {
        return Err(TableError::NotATable { seems });
    }
    let text = with_plain_lines(decoded.text);
    let (told, rest) = told_separator(&text);
    let separator = match told {
        Some(separator) => separator,
        None => separator::guess(rest).map_err(|seems| TableError::NotATable { seems })?,
    };
    let text = quotes::without_space_before(rest, separator);
    let cells = read_cells(&quotes::with_doubled_inner(&text, separator), separator, u32::from(told.is_some()))?;
    if cells.rows.is_empty() {
        return Err(TableError::Empty);
    }
    let heading = heading::find(&cells);
    if let Some(columns) = heading::days_as_columns(&cells, heading) {
        return Err(TableError::DaysAsColumns { columns });
    }
    Ok(Table {
        columns: heading::names_of(&cells, heading),
        has_heading: heading.is_some(),
        encoding: decoded.encoding,
        unreadable_characters: decoded.unreadable,
        separator: separator.into(),
        heading,
        cells,
    })
}

/// One kind of line end, so that a cell's lines are the same from every computer.
fn with_plain_lines(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains('\r') {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_ref();
    while let Some(at) = rest.find('\r') {
        plain.push_str(&rest[..at]);
        plain.push('\n');
        rest = &rest[at + 1..];
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// Excel's own first line `sep=;`, and what comes after it.
fn told_separator(text: &str) -> (Option<u8>, &str) {
    let told = || {
        let (line, rest) = text.split_once('\n')?;
        let line = line.trim_matches([' ', '"']);
        let separator = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?;
        match separator.as_bytes() {
            [separator @ (b',' | b';' | b'\t' | b'|')] => Some((Some(*separator), rest)),
            _ => None,
        }
    };
    told().unwrap_or((None, text))
}

fn read_cells(text: &str, separator: u8, lines_before: u32) -> Result<Cells, TableError> {
    let mut reader = separator::reader(text, separator);
    let mut record = csv::StringRecord::new();
    let mut cells = Cells::default();
    let mut number = lines_before;
    let (mut last_begin, mut last_line) = (0, lines_before + 1);
    // Reading from memory and from valid UTF-8, so the only end is the end of the text.
    while reader.read_record(&mut record).unwrap_or(false) {
        let Some(position) = record.position() else { break };
        // The reader steps over empty lines without counting them as rows; spreadsheets count them.
        let begin = usize::try_from(position.byte()).unwrap_or(text.len());
        let empty_lines = text[begin..].bytes().take_while(|byte| *byte == b'\n').count() as u32;
        let line = u32::try_from(position.line()).unwrap_or(u32::MAX) + lines_before + empty_lines;
        number += empty_lines + 1;
        (last_begin, last_line) = (begin + empty_lines as usize, line);
        let filled = separator::filled(&record);
        if filled > MOST_COLUMNS {
            return Err(TableError::TooManyColumns { line: line as usize, columns: filled });
        }
        if record.iter().any(|cell| cell.len() > LONGEST_CELL) {
            return Err(TableError::CellTooLong { line: line as usize });
        }
        cells.push(number, line, record.iter());
        if cells.rows.len() > MOST_ROWS {
            return Err(TableError::TooManyRows);
        }
    }
    if quotes::end_open(&text[last_begin..], separator) {
        return Err(TableError::OpenQuote { line: last_line as usize });
    }
    Ok(cells)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::error::Seems;

    fn read(text: &str) -> Table {
        read_table(text.as_bytes()).expect(text)
    }

    fn places(table: &Table) -> Vec<(usize, usize, &str)> {
        table.rows().map(|row| (row.number, row.line, row.cell(0))).collect()
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_does_and_lines_as_an_editor_does() {
        let table = read("Titel;Tekst\nA;\"een\ntwee\"\n\n;;\nB;drie\n\n\nC\n");
        assert_eq!(places(&table), [(2, 2, "A"), (5, 6, "B"), (8, 9, "C")]);
        assert_eq!(table.rows().next().expect("a row").cell(1), "een\ntwee");
    }

    #[test]
    fn every_kind_of_line_end_reads_the_same() {
        let plain = "Titel;Tekst\nA;\"een\n\ntwee\"\n\nB;drie\n";
        for end in ["\r\n", "\r"] {
            let other = read(&plain.replace('\n', end));
            assert_eq!(places(&other), places(&read(plain)), "{end:?}");
            assert_eq!(other.rows().next().expect("a row").cell(1), "een\n\ntwee");
        }
    }

    #[test]
    fn cells_are_kept_but_for_the_space_around_them() {
        let table = read("Titel,Tekst\n  A ,\" “Hoi” \"\"jij\"\" 👩‍👧, \n #dag \"\n");
        assert_eq!(table.rows().next().expect("a row").cell(1), "“Hoi” \"jij\" 👩‍👧, \n #dag");
    }

    #[test]
    fn excel_may_tell_the_separator_itself() {
        let table = read("sep=;\r\nTitel;Tekst, en, meer\r\nA;b,c,d,e\r\n");
        assert_eq!((table.separator, places(&table)), (';', vec![(3, 3, "A")]));
    }

    #[test]
    fn missing_and_extra_cells_are_kept() {
        let table = read("Titel;Tekst\nA\nB;c;d;e\n");
        assert_eq!(table.columns, ["Titel", "Tekst", "C", "D"]);
        let rows: Vec<Vec<_>> = table.rows().map(|row| row.filled().collect()).collect();
        assert_eq!(rows, [vec![(0, "A")], vec![(0, "B"), (1, "c"), (2, "d"), (3, "e")]]);
    }

    #[test]
    fn what_is_no_table_is_named() {
        for (bytes, seems) in [
            (&b"\x89PNG\r\n\x1a\n\0\0\0"[..], Seems::Picture),
            (b"<html><table><tr><td>a;b</td></tr></table>", Seems::Html),
            (b"appels\nperen\n", Seems::OneColumn),
            (b"\x01\x02\x03\x04;\x05\x06\n\x07;\x08", Seems::Binary),
        ] {
            assert_eq!(read_table(bytes).expect_err("no table"), TableError::NotATable { seems });
        }
        for empty in [&b""[..], b" \r\n\n", b"\xef\xbb\xbf", b"\xff\xfe\r\0\n\0", b"sep=;\n;;\n"] {
            assert_eq!(read_table(empty).expect_err("empty"), TableError::Empty, "{empty:?}");
        }
        let says = read_table(b"%PDF-1.4").expect_err("no table").to_string();
        assert!(says.contains("a PDF") && says.contains("export it as CSV from your spreadsheet"), "{says}");
    }

    #[test]
    fn an_open_quotation_mark_is_named_with_its_line() {
        let refused = read_table(b"Titel;Tekst\nA;b\nC;\"d\nE;f\nG;h\n").expect_err("open");
        assert_eq!(refused, TableError::OpenQuote { line: 3 });
        assert!(read_table(b"Titel;Tekst\n12\" pizza;5\" plank\nE;\"f\"").is_ok());
    }

    #[test]
    fn every_bound_is_said() {
        let heading = "Titel;Tekst\n";
        let too_long = format!("{heading}A;{}\n", "x".repeat(LONGEST_CELL + 1));
        assert_eq!(read_table(too_long.as_bytes()).expect_err("long"), TableError::CellTooLong { line: 2 });
        let too_wide = format!("{heading}{}x\n", ";".repeat(MOST_COLUMNS));
        assert_eq!(
            read_table(too_wide.as_bytes()).expect_err("wide"),
            TableError::TooManyColumns { line: 2, columns: 501 }
        );
        let empty_columns = format!("{heading}A{}\n", ";".repeat(2 * MOST_COLUMNS));
        assert!(read_table(empty_columns.as_bytes()).is_ok());
        let too_many = heading.to_owned() + &"A;b\n".repeat(MOST_ROWS);
        assert_eq!(read_table(too_many.as_bytes()).expect_err("many"), TableError::TooManyRows);
        assert!(read_table(&too_many.as_bytes()[..too_many.len() - 4]).is_ok());
        let too_big = vec![b' '; MOST_BYTES + 1];
        assert_eq!(read_table(&too_big).expect_err("big"), TableError::TooManyBytes { megabytes: 65 });
    }
}
