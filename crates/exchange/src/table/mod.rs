//! A table as a person exported it: its columns and rows, in little memory.

pub mod error;
pub mod read;

mod encoding;
mod heading;
mod quotes;
mod seems;
mod separator;

/// The rows of a file, heading found. Made by [`read::read_table`].
///
/// All cells stand behind each other in one text, so 100,000 rows cost little more than their contents. Cells have no
/// white space around them and `\n` between their lines; nothing else about them was changed. A row without any
/// contents is not kept, but counts in the numbers of the others.
#[derive(Clone, Debug)]
pub struct Table {
    /// One name a column, no two equal, none empty: the heading, or the letter a spreadsheet shows (`A`, `B`, … `AA`).
    pub columns: Vec<String>,
    pub has_heading: bool,
    /// As `UTF-8`, `UTF-16LE`, `UTF-16BE`, `windows-1252`.
    pub encoding: &'static str,
    /// How many characters the file had that could not be read; each shows as `�`.
    pub unreadable_characters: usize,
    /// `,` `;` `|` or a tab.
    pub separator: char,
    /// Which of the kept rows is the heading.
    heading: Option<usize>,
    cells: Cells,
}

/// One row with contents.
#[derive(Clone, Copy, Debug)]
pub struct Row<'t> {
    /// As a spreadsheet numbers it: the first row of the file is 1, empty rows count, a cell of several lines is one row.
    pub number: usize,
    /// The line of the file it begins on, from 1.
    pub line: usize,
    /// It stands over the heading: a title of the sheet, and no post.
    pub is_above_heading: bool,
    cells: &'t Cells,
    first: usize,
    end: usize,
}

impl Table {
    /// The rows with contents, without the heading, in the file's order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.cells.rows.len()).filter(move |index| Some(*index) != self.heading).map(move |index| Row {
            is_above_heading: self.heading.is_some_and(|heading| index < heading),
            ..self.cells.row(index)
        })
    }
}

impl<'t> Row<'t> {
    /// The cell in this column, counted from 0; empty where the row has none.
    pub fn cell(&self, column: usize) -> &'t str {
        if column < self.end - self.first { self.cells.cell(self.first + column) } else { "" }
    }

    /// The cells with something in them, with their columns.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &'t str)> + use<'t> {
        let (cells, first) = (self.cells, self.first);
        (first..self.end).map(move |index| (index - first, cells.cell(index))).filter(|(_, cell)| !cell.is_empty())
    }
}

/// Where a row begins.
#[derive(Clone, Copy, Debug)]
struct Place {
    first_cell: u32,
    number: u32,
    line: u32,
}

/// The contents: a 64 MiB file makes at most 192 MiB of UTF-8, so 32 bits reach.
#[derive(Clone, Debug, Default)]
struct Cells {
    text: String,
    ends: Vec<u32>,
    rows: Vec<Place>,
    widest: usize,
}

impl Cells {
    /// Keeps a row, unless it is empty. Empty cells at its end are left out.
    fn push<'c>(&mut self, number: u32, line: u32, cells: impl Iterator<Item = &'c str>) {
        let first = self.ends.len();
        let mut filled_end = first;
        for cell in cells {
            let cell = cell.trim();
            self.text.push_str(cell);
            self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
            if !cell.is_empty() {
                filled_end = self.ends.len();
            }
        }
        self.ends.truncate(filled_end);
        if filled_end > first {
            self.widest = self.widest.max(filled_end - first);
            self.rows.push(Place { first_cell: u32::try_from(first).unwrap_or(u32::MAX), number, line });
        }
    }

    fn cell(&self, index: usize) -> &str {
        let begin = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.text[begin..self.ends[index] as usize]
    }

    fn row(&self, index: usize) -> Row<'_> {
        let place = self.rows[index];
        Row {
            number: place.number as usize,
            line: place.line as usize,
            is_above_heading: false,
            cells: self,
            first: place.first_cell as usize,
            end: self.rows.get(index + 1).map_or(self.ends.len(), |next| next.first_cell as usize),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_keeps_its_cells_and_empty_rows_only_count() {
        let mut cells = Cells::default();
        for (number, row) in [vec!["a", " b ", "", ""], vec!["", " "], vec!["", "", "c"]].into_iter().enumerate() {
            cells.push(number as u32 + 1, number as u32 + 1, row.into_iter());
        }
        assert_eq!((cells.rows.len(), cells.widest), (2, 3));
        assert_eq!(cells.row(0).filled().collect::<Vec<_>>(), [(0, "a"), (1, "b")]);
        assert_eq!(cells.row(1).number, 3);
        assert_eq!([0, 1, 2, 3].map(|column| cells.row(1).cell(column)), ["", "", "c", ""]);
    }
}
