//! Why a file was refused: what it seems to be, or which bound it passes, and what to do.

use std::fmt;

/// The largest file, in bytes.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;
/// The most rows with contents.
pub const MOST_ROWS: usize = 200_000;
/// The most columns with contents.
pub const MOST_COLUMNS: usize = 500;
/// The longest cell, in bytes of UTF-8.
pub const LONGEST_CELL: usize = 1024 * 1024;

/// Why the bytes are no table. Lines are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    #[error("the file is empty; export your calendar as CSV once more")]
    Empty,
    #[error("this seems to be {seems} and no table; {}", .seems.advice())]
    NotATable { seems: Seems },
    #[error(
        "the file is {megabytes} MiB, and {} MiB is the most; split it, and import the parts one after the other",
        MOST_BYTES / 1024 / 1024
    )]
    TooManyBytes { megabytes: usize },
    #[error("the file has more than {MOST_ROWS} rows; split it, and import the parts one after the other")]
    TooManyRows,
    #[error(
        "the row on line {line} has {columns} columns, and {MOST_COLUMNS} is the most; leave out the ones you do not need"
    )]
    TooManyColumns { line: usize, columns: usize },
    #[error(
        "a cell in the row on line {line} is longer than 1 MiB; perhaps a quotation mark there is never closed. \
         Shorten it, or export the file as CSV once more"
    )]
    CellTooLong { line: usize },
    #[error(
        "the days stand beside each other as columns ({}), and Trekker reads a post a row; \
         put each post on a row of its own with its date, or turn the table in your spreadsheet",
        .columns.join(", ")
    )]
    DaysAsColumns { columns: Vec<String> },
    #[error(
        "a quotation mark in the row on line {line} is never closed, so where its cells end cannot be seen; \
         close it, or export the file as CSV once more"
    )]
    OpenQuote { line: usize },
}

/// What a file seems to be that is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seems {
    ExcelWorkbook,
    OldExcelWorkbook,
    OpenDocument,
    Zip,
    Pdf,
    Picture,
    Html,
    Xml,
    Json,
    Calendar,
    RichText,
    Binary,
    /// Words in lines, without columns.
    RunningText,
    /// One thing a line, under no heading that says what it is.
    OneColumn,
}

impl Seems {
    /// What the person can do, after 'this seems to be …;'.
    pub fn advice(self) -> &'static str {
        match self {
            Self::ExcelWorkbook | Self::OldExcelWorkbook | Self::OpenDocument => {
                "export it as CSV from your spreadsheet ('Save as', then CSV UTF-8)"
            }
            Self::Zip => "unpack it first, and export the table in it as CSV from your spreadsheet",
            Self::Html | Self::Xml | Self::Json | Self::RichText => {
                "open it in a spreadsheet, and export it as CSV from there"
            }
            Self::Calendar => "a calendar comes in as iCalendar, not as a table",
            Self::OneColumn => "give the column a heading such as 'Title' or 'Text', or export more columns",
            Self::Pdf | Self::Picture | Self::Binary | Self::RunningText => {
                "take the table it was made from, and export it as CSV from your spreadsheet"
            }
        }
    }
}

impl fmt::Display for Seems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ExcelWorkbook => "an Excel workbook (.xlsx)",
            Self::OldExcelWorkbook => "an old Excel or Word file",
            Self::OpenDocument => "an OpenDocument file (.ods)",
            Self::Zip => "a packed file (.zip)",
            Self::Pdf => "a PDF",
            Self::Picture => "a picture",
            Self::Html => "a web page (HTML)",
            Self::Xml => "an XML file",
            Self::Json => "a JSON file",
            Self::Calendar => "a calendar (.ics)",
            Self::RichText => "a text document (.rtf)",
            Self::Binary => "a file for a program to read",
            Self::RunningText => "running text",
            Self::OneColumn => "a list of one column",
        })
    }
}
