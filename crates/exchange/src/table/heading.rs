//! Which row is the heading, and what the columns are called.

use std::collections::HashSet;

use crate::mapping::{names, values};
use crate::table::separator::HEADING_WITHIN;
use crate::table::{Cells, Row};
use crate::when::names::{only_month, only_weekdays};

/// A heading says in a few words what is under it; what is longer is a text.
const LONGEST_HEADING: usize = 60;
/// So many columns of days make a sheet of them.
const LEAST_DAYS: usize = 3;

/// Which of the kept rows is the heading; `None`: the first row is already a post.
pub(super) fn find(cells: &Cells) -> Option<usize> {
    let known = |index: usize| cells.row(index).filled().filter(|(_, cell)| names::is_known(cell)).count();
    // A title of the sheet may stand above; two headings that we know make a row the heading. Of equals, the first.
    let first_rows = (0..cells.rows.len().min(HEADING_WITHIN)).map(|index| (index, known(index)));
    if let Some((index, count)) = first_rows.rev().max_by_key(|(_, count)| *count)
        && (count > 1 || (index == 0 && count == 1))
        && !looks_like_a_post(&cells.row(index))
    {
        return Some(index);
    }
    // Headings in words that we do not know: short, all different, over every column.
    let row = (!cells.rows.is_empty()).then(|| cells.row(0))?;
    let cells_of_row: Vec<&str> = row.filled().map(|(_, cell)| cell).collect();
    let all_different = cells_of_row.iter().collect::<HashSet<_>>().len() == cells_of_row.len();
    let is_heading = cells.rows.len() > 1
        && all_different
        && cells_of_row.len() == cells.widest
        && !looks_like_a_post(&row)
        && cells_of_row.iter().all(|cell| cell.chars().count() <= 30 && !cell.ends_with(['.', '!', '?']));
    is_heading.then_some(0)
}

/// The columns that are days or months beside each other, where the table is a sheet of days and no list of posts: one cell
/// holds a post there, and its day stands above it.
pub(super) fn days_as_columns(cells: &Cells, heading: Option<usize>) -> Option<Vec<String>> {
    let index = heading.or_else(|| (!cells.rows.is_empty()).then_some(0))?;
    let row = cells.row(index);
    let is_day = |cell: &&str| {
        !only_weekdays(cell).is_empty()
            || only_month(cell).is_some()
            || heading.is_none() && values::looks_like_date(cell)
    };
    let days: Vec<&str> = row.filled().map(|(_, cell)| cell).filter(is_day).collect();
    let distinct: HashSet<String> = days.iter().map(|day| day.to_lowercase()).collect();
    let is_list = row.filled().any(|(_, cell)| names::is_of_a_list(cell));
    (distinct.len() >= LEAST_DAYS && !is_list)
        .then(|| days.into_iter().take(3).map(str::to_owned).chain(["…".to_owned()]).collect())
}

/// It has a date, a time, a link or a text in it.
fn looks_like_a_post(row: &Row<'_>) -> bool {
    row.filled().any(|(_, cell)| {
        cell.chars().count() > LONGEST_HEADING
            || values::looks_like_date(cell)
            || values::looks_like_time(cell)
            || values::looks_like_link(cell)
    })
}

/// A name for each column: the heading on one line, else the letter; the second of two equal ones gets a number.
pub(super) fn names_of(cells: &Cells, heading: Option<usize>) -> Vec<String> {
    let mut taken = HashSet::new();
    (0..cells.widest)
        .map(|column| {
            let heading = heading.map_or("", |index| cells.row(index).cell(column));
            let mut name = heading.split_whitespace().collect::<Vec<_>>().join(" ");
            if name.is_empty() {
                name = letter(column);
            }
            let (base, mut count) = (name.clone(), 1);
            while !taken.insert(name.to_lowercase()) {
                count += 1;
                name = format!("{base} ({count})");
            }
            name
        })
        .collect()
}

/// As a spreadsheet calls its columns: A to Z, then AA.
fn letter(column: usize) -> String {
    let (before, last) = (column / 26, (b'A' + (column % 26) as u8) as char);
    if before == 0 { last.to_string() } else { letter(before - 1) + &last.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(rows: &[&[&str]]) -> Cells {
        let mut cells = Cells::default();
        for (number, row) in rows.iter().enumerate() {
            cells.push(number as u32 + 1, number as u32 + 1, row.iter().copied());
        }
        cells
    }

    #[test]
    fn the_heading_is_found_where_it_stands() {
        let post: &[&str] = &["2025-02-03", "Hoi", "Kom mee!"];
        for (name, rows, heading) in [
            ("first", vec![&["Datum", "Titel", "Tekst"][..], post], Some(0)),
            ("under a title", vec![&["Zomerfeest 2025"][..], &["Datum", "Titel", "Tekst"], post], Some(2 - 1)),
            ("none", vec![post, post], None),
            ("none, though one cell is a heading's word", vec![&["2025-02-03", "Tekst", "Hoi"][..], post], None),
            ("words we do not know", vec![&["Alfa", "Beta", "Gamma"][..], post], Some(0)),
            ("a first row of sentences", vec![&["Kom mee!", "Wij ook."][..], &["Hoi!", "Dag."]], None),
        ] {
            assert_eq!(find(&cells(&rows)), heading, "{name}");
        }
    }

    #[test]
    fn every_column_has_a_name_of_its_own() {
        let cells = cells(&[&["Notes", "notes", "", "Full\nCaption"], &["a", "b", "c", "d", "e"]]);
        assert_eq!(names_of(&cells, Some(0)), ["Notes", "notes (2)", "C", "Full Caption", "E"]);
        assert_eq!([25, 26, 27, 499].map(letter), ["Z", "AA", "AB", "SF"]);
    }
}
