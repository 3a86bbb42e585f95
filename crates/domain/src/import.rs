//! What an import has to say to the person: what a column can fill, why a row has no place, and what to look at in the
//! others.
//!
//! Data, so that the app says it in its own language; `Display` is the English of the command line.

use std::fmt;

use chrono::NaiveDate;

use crate::columns::Written;
use crate::open::{Word, word_enum};

word_enum! {
    /// What of a post a column can fill.
    pub enum PostField {
        Title = "title",
        Text = "text",
        Date = "date",
        Time = "time",
        Zone = "zone",
        Status = "status",
        Channels = "channels",
        Theme = "theme",
        Owner = "owner",
        Explanation = "explanation",
        Link = "link",
        Format = "format",
    }
}

/// Which of two numbers is the day, in `3/2/2025`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// The third of February.
    DayFirst,
    /// The second of March.
    MonthFirst,
}

/// Why a row became no post. Values are as in the file, cut at 100 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    DateNotUnderstood {
        value: String,
    },
    /// A day and a month; and no other row of the file says which year.
    DateWithoutYear {
        value: String,
    },
    /// `2/13/2025` in a column whose days stand first.
    DateInOtherOrder {
        value: String,
        order: DateOrder,
    },
    /// Before 1900 or after 2999.
    DateImplausible {
        value: String,
    },
    /// It counts from another day: `tomorrow`, `T-2`.
    DateRelative {
        value: String,
    },
    /// A day of the calendar on which nothing stands.
    OnlyADate {
        value: String,
    },
    /// A note or a legend beside the table: no title, no text, no day.
    OnlyANote {
        value: String,
    },
    /// A title of the sheet, over the heading.
    AboveHeading {
        value: String,
    },
    /// Its words are more than one document takes at once.
    TooLarge {
        title: String,
    },
}

/// What the person should know before they say yes. Rows are numbered as in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The first row is a post already; columns are called by their letters.
    NoHeading,
    /// No column is the date: all posts come in without one.
    NoDates,
    /// Nothing in the file settles whether day or month stands first; this was taken.
    DateOrderGuessed { order: DateOrder, example: String },
    /// The column has dates of both orders; this one has most. The others have no place.
    DateOrderContradicted { order: DateOrder },
    /// The dates are numbers of days, as a spreadsheet keeps them.
    DatesAreDayNumbers { example: String, means: NaiveDate },
    /// Dates that name no year got that of all the others.
    YearFromOthers { year: i32, example: String },
    /// Dates that name no year got the one that stands above the table.
    YearFromTitle { year: i32, example: String },
    /// This column seems to hold dates, and none that can be read: the posts have none.
    DatesUnread { column: String, example: String },
    /// The weekday beside a date is another one than that of the date, which counts.
    WeekdayContradicted { rows: usize, first_row: usize, example: String, date: NaiveDate },
    /// Several columns hold times, and nothing says which counts: none does.
    SeveralTimes { columns: Vec<String> },
    /// The times of this column are meant in a zone that its heading names.
    TimesInZone { column: String, zone: String },
    /// Changed cells of our own spreadsheet that say nothing that fits there; the posts stay as they are in that.
    ChangeNotTaken { column: String, rows: usize, first_row: usize, example: String },
    /// Cells of this column that say something we have no word for. They stand in the explanation.
    NotUnderstood { field: PostField, rows: usize, first_row: usize, example: String },
    /// Cells that name several people: the first is responsible, the cell stands in the explanation.
    SeveralOwners { rows: usize, first_row: usize, example: String },
    /// Posts without a title of their own, which got the first line of their text.
    TitlesFromText { rows: usize },
    /// Characters the file itself had already lost; they show as `�`.
    UnreadableCharacters { count: usize },
}

/// A value as it is shown: on one line, at most 100 characters.
pub fn shown(value: &str) -> String {
    let mut shown: String =
        value.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).take(100).collect();
    if value.chars().nth(100).is_some() {
        shown.push('…');
    }
    shown
}

impl fmt::Display for DateOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DayFirst => "day first",
            Self::MonthFirst => "month first",
        })
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DateNotUnderstood { value } => write!(f, "'{value}' is no date; write it as 2025-02-03"),
            Self::DateWithoutYear { value } => write!(f, "the date '{value}' has no year"),
            Self::DateInOtherOrder { value, order } => {
                write!(f, "'{value}' is no date with the {order}, as in the rest of the column")
            }
            Self::DateImplausible { value } => write!(f, "the date '{value}' is before 1900 or after 2999"),
            Self::DateRelative { value } => {
                write!(f, "'{value}' counts from a day that the file does not name; write the day itself")
            }
            Self::OnlyANote { value } => {
                write!(f, "there is no title, text or day beside '{value}', so it is a note and no post")
            }
            Self::OnlyADate { value } => write!(f, "there is nothing beside the date '{value}'"),
            Self::TooLarge { title } => write!(f, "'{title}' is more than one post may hold"),
            Self::AboveHeading { value } => write!(f, "'{value}' stands above the heading"),
        }
    }
}

/// What the columns of a table fill, in its order; `None`: kept as explanation.
pub type ColumnFields = Vec<Option<PostField>>;

/// One word a column. One that names a field that is not known here is none.
impl Written for ColumnFields {
    fn written(&self) -> String {
        self.iter().map(|field| field.map_or("-", Word::word)).collect::<Vec<_>>().join(" ")
    }

    fn parse(words: &str) -> Option<Self> {
        let read = |word: &str| match word {
            "-" => Some(None),
            word => PostField::ALL.iter().find(|field| field.word() == word).map(|field| Some(*field)),
        };
        words.split_whitespace().map(read).collect()
    }
}

/// Why something of a calendar file does not come in as it stands there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotAnEvent {
    NoDay,
    CalledOff,
    /// A post of Trekker's own export.
    OurPost,
    /// It comes in once: its rule comes again within a day, is none, or is more than one.
    RuleNotKept,
    /// It comes in, with its hour as one of the team's: nobody knows this zone.
    UnknownZone {
        zone: String,
    },
    /// Something to do, or a note.
    Task,
    /// The file breaks off in it.
    CutOff,
    /// The file breaks off behind the last entry: there may have been more.
    FileCutOff,
}

impl NotAnEvent {
    /// Whether it comes in all the same, though otherwise than it stands in the file.
    pub fn comes_in(&self) -> bool {
        matches!(self, Self::RuleNotKept | Self::UnknownZone { .. })
    }
}

impl fmt::Display for NotAnEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoDay => "it has no day that can be read",
            Self::CalledOff => "it was called off",
            Self::OurPost => "it is a post of Trekker's own export",
            Self::RuleNotKept => "it comes in once: rules within a day, several rules and damaged ones are not kept",
            Self::UnknownZone { zone } => {
                return write!(
                    f,
                    "the time zone '{zone}' is not known, so its hour is taken as one of the team's zone"
                );
            }
            Self::Task => "it is something to do and no event",
            Self::CutOff => "the file breaks off in it; export it once more",
            Self::FileCutOff => "the file breaks off before its end, so there may have been more; export it once more",
        })
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoHeading => write!(f, "the file has no heading, so columns are called A, B, C"),
            Self::NoDates => write!(f, "no column is the date, so the posts have none"),
            Self::DateOrderGuessed { order, example } => {
                write!(f, "dates such as '{example}' are read with the {order}; say so if it is the other way around")
            }
            Self::DateOrderContradicted { order } => {
                write!(f, "the dates are of both orders; they are read with the {order}, as most of them are")
            }
            Self::DatesAreDayNumbers { example, means } => {
                write!(f, "the dates are a spreadsheet's day numbers: {example} is {means}")
            }
            Self::YearFromOthers { year, example } => {
                write!(f, "dates without a year, such as '{example}', are in {year}, as all others are")
            }
            Self::YearFromTitle { year, example } => {
                write!(f, "dates without a year, such as '{example}', are in {year}, which stands above the table")
            }
            Self::DatesUnread { column, example } => {
                write!(f, "the column '{column}' seems to hold dates, but '{example}' cannot be read as one")
            }
            Self::WeekdayContradicted { rows, first_row, example, date } => write!(
                f,
                "'{example}' in row {first_row}{} is not the weekday of {date}; the date counts",
                others(*rows)
            ),
            Self::SeveralTimes { columns } => {
                write!(
                    f,
                    "several columns hold times: {}; say which is the time, for none is taken",
                    columns.join(", ")
                )
            }
            Self::TimesInZone { column, zone } => {
                write!(f, "the times under '{column}' are read as {zone}")
            }
            Self::ChangeNotTaken { column, rows, first_row, example } => write!(
                f,
                "'{example}' in row {first_row}{} does not do for '{column}', so that stays as it is",
                others(*rows)
            ),
            Self::NotUnderstood { field, rows, first_row, example } => write!(
                f,
                "{} '{example}' in row {first_row}{} is not understood, and stands in the explanation",
                field.word(),
                others(*rows)
            ),
            Self::SeveralOwners { rows, first_row, example } => write!(
                f,
                "'{example}' in row {first_row}{} names several people; the first is responsible",
                others(*rows)
            ),
            Self::TitlesFromText { rows } => {
                write!(f, "posts without a title, which have the first line of their text: {rows}")
            }
            Self::UnreadableCharacters { count } => {
                write!(f, "{count} characters of the file cannot be read, and show as �")
            }
        }
    }
}

/// Of so many rows one is named: the rest.
fn others(rows: usize) -> String {
    if rows > 1 { format!(" (and {} others)", rows - 1) } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_columns_read_back() {
        let columns = vec![Some(PostField::Title), None, Some(PostField::Date)];
        assert_eq!(columns.written(), "title - date");
        assert_eq!(ColumnFields::parse("title - date"), Some(columns));
        assert_eq!(ColumnFields::parse("title moon"), None);
        assert_eq!(ColumnFields::parse(""), Some(Vec::new()));
    }

    #[test]
    fn a_value_is_shown_on_one_line_and_not_too_long() {
        assert_eq!(shown("een\ntwee"), "een twee");
        assert_eq!(shown(&"é".repeat(101)), format!("{}…", "é".repeat(100)));
    }

    #[test]
    fn reasons_name_the_value_and_what_is_wrong() {
        let value = || "2/13/2025".to_owned();
        for (why, says) in [
            (Why::DateNotUnderstood { value: value() }, "'2/13/2025' is no date; write it as 2025-02-03"),
            (
                Why::DateInOtherOrder { value: value(), order: DateOrder::DayFirst },
                "'2/13/2025' is no date with the day first, as in the rest of the column",
            ),
        ] {
            assert_eq!(why.to_string(), says);
        }
        let remark =
            Remark::NotUnderstood { field: PostField::Status, rows: 3, first_row: 2, example: "Vervallen".into() };
        assert_eq!(
            remark.to_string(),
            "status 'Vervallen' in row 2 (and 2 others) is not understood, and stands in the explanation"
        );
    }
}
