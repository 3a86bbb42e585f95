//! One row as a post.

use chrono::{FixedOffset, NaiveDate, NaiveTime, Timelike};
use trekker_domain::id::DocId;
use trekker_domain::name;
use trekker_domain::open::Open;
use trekker_domain::post::{Nature, Status};
use trekker_domain::publish_at::{PublishAt, is_plausible, zone};

use crate::mapping::{Mapping, names};
use crate::own;
use crate::plan::remarks::Remarks;
use crate::plan::{Options, PlannedPost, title};
use crate::table::{Row, Table};
use crate::when::date::{self, Found, Not};
use crate::when::order::{self, Evidence};
use crate::when::time;
use crate::words;
use trekker_domain::import::{DateOrder, PostField, Remark, Why, shown};

/// How the rows of one table are read: what its columns as a whole say is decided once.
pub(super) struct Reader<'t> {
    table: &'t Table,
    options: &'t Options,
    /// What each column fills, no field twice.
    fields: Vec<Option<PostField>>,
    /// Which columns only say when: a row with no more than these is an empty day.
    says_when: Vec<bool>,
    order: DateOrder,
    /// Of dates that name none.
    year: Option<i32>,
    are_day_numbers: bool,
    /// All dates have a time of 00:00: that is how a program writes a date without a time.
    is_midnight_no_time: bool,
    /// Where a file that Trekker wrote, and another program since, says which post a row is.
    id_column: Option<usize>,
}

/// The cells of a row that were not (wholly) understood, by column; they go to the explanation.
type Kept = Vec<usize>;

impl<'t> Reader<'t> {
    pub(super) fn new(table: &'t Table, mapping: &Mapping, options: &'t Options, remarks: &mut Remarks) -> Self {
        let fields: Vec<_> = (0..table.columns.len())
            .map(|at| mapping.columns.get(at)?.field.filter(|field| mapping.column_of(*field) == Some(at)))
            .collect();
        let says_when = fields.iter().zip(&table.columns).map(|(field, name)| match field {
            Some(field) => matches!(field, PostField::Date | PostField::Time | PostField::Zone),
            None => names::is_calendar(name),
        });
        let says_when = says_when.collect();
        let dates: Vec<&str> = match mapping.column_of(PostField::Date) {
            Some(column) => cells_of(table, column).collect(),
            None => Vec::new(),
        };
        let dates: Vec<&str> =
            dates.into_iter().filter(|cell| !words::says_nothing(cell) && !words::is_still_open(cell)).collect();
        let are_day_numbers = !dates.is_empty() && dates.iter().all(|cell| date::serial(cell).is_some());
        if are_day_numbers && let Some(found) = date::serial(dates[0]) {
            remarks.say(Remark::DatesAreDayNumbers { example: shown(dates[0]), means: found.date });
        }
        let order = decide_order(table, mapping, &dates, options, remarks);
        let year = options.year.or_else(|| only_year(&dates, remarks));
        let midnight = |cell: &&str| date::read(cell, order, year).map(|found| found.time);
        let mut times = dates.iter().map(midnight).filter_map(Result::ok).peekable();
        let is_midnight_no_time = times.peek().is_some() && times.all(|time| time == Some(NaiveTime::MIN));
        let id_column = table.columns.iter().position(|name| name == own::ID);
        Self { table, options, fields, says_when, order, year, are_day_numbers, is_midnight_no_time, id_column }
    }

    /// The post a row becomes, its identity still empty, or why it becomes none.
    pub(super) fn read(&self, row: &Row<'_>, remarks: &mut Remarks) -> Result<PlannedPost, Why> {
        let first_filled = || row.filled().next().map(|(_, cell)| shown(cell)).unwrap_or_default();
        if row.is_above_heading {
            return Err(Why::AboveHeading { value: first_filled() });
        }
        if row.filled().all(|(column, cell)| self.says_only_when(column) || words::says_nothing(cell)) {
            let value = self.cell(row, PostField::Date).map_or_else(first_filled, |(_, cell)| shown(cell));
            return Err(Why::OnlyADate { value });
        }
        let mut kept = Kept::new();
        let publish_at = self.publish_at(row, remarks, &mut kept)?;
        let status = self.cell(row, PostField::Status).map(|(column, cell)| {
            words::status_of(cell).unwrap_or_else(|| {
                remarks.not_understood(PostField::Status, row, cell);
                kept.push(column);
                Status::Draft
            })
        });
        let channels = self.cell(row, PostField::Channels).map(|(column, cell)| {
            let (channels, is_complete) = words::channels_in(cell);
            if !is_complete {
                remarks.not_understood(PostField::Channels, row, cell);
                kept.push(column);
            }
            channels
        });
        let theme = self.cell(row, PostField::Theme).and_then(|(column, cell)| {
            name::tidy(cell).or_else(|| {
                remarks.not_understood(PostField::Theme, row, cell);
                kept.push(column);
                None
            })
        });
        let owner = self.cell(row, PostField::Owner).and_then(|(column, cell)| {
            if words::is_still_open(cell) {
                kept.push(column);
                return None;
            }
            let (owner, has_more) = words::first_person(cell);
            match (&owner, has_more) {
                (None, _) => remarks.not_understood(PostField::Owner, row, cell),
                (Some(_), true) => remarks.several_owners(row, cell),
                (Some(_), false) => return owner,
            }
            kept.push(column);
            owner
        });
        let format = self.cell(row, PostField::Format).and_then(|(column, cell)| {
            let format = words::format_of(cell);
            if !matches!(format, Some((_, true))) {
                kept.push(column);
            }
            if format.is_none() {
                remarks.not_understood(PostField::Format, row, cell);
            }
            format.map(|(format, _)| format)
        });
        let text = self.cell(row, PostField::Text).map(|(_, cell)| cell.to_owned()).unwrap_or_default();
        Ok(PlannedPost {
            row: row.number,
            id: self.id_column.and_then(|column| DocId::parse(row.cell(column))),
            nature: Nature::Post,
            title: self.title(row, &text, remarks),
            text,
            publish_at,
            status: status.map(Open::Known),
            channels: channels.unwrap_or_default(),
            theme,
            plan: None,
            persona: None,
            experiment: None,
            owner,
            helpers: Vec::new(),
            format,
            focus: None,
            explanation: self.explanation(row, &kept),
            link: self.cell(row, PostField::Link).map(|(_, cell)| cell.to_owned()).unwrap_or_default(),
            sign_off: String::new(),
            identity: Vec::new(),
        })
    }

    fn says_only_when(&self, column: usize) -> bool {
        self.says_when.get(column).copied().unwrap_or(false)
    }

    /// The filled cell of a field, with its column. A dash fills nothing.
    fn cell<'r>(&self, row: &Row<'r>, field: PostField) -> Option<(usize, &'r str)> {
        let column = self.fields.iter().position(|one| *one == Some(field))?;
        Some((column, row.cell(column))).filter(|(_, cell)| !words::says_nothing(cell))
    }

    fn title(&self, row: &Row<'_>, text: &str, remarks: &mut Remarks) -> String {
        if let Some((_, own)) = self.cell(row, PostField::Title) {
            return title::on_one_line(own);
        }
        if let Some(title) = title::from_text(text) {
            remarks.title_from_text();
            return title;
        }
        let by_field = [PostField::Explanation, PostField::Theme].into_iter().filter_map(|field| self.cell(row, field));
        let any = row.filled().filter(|(column, cell)| !self.says_only_when(*column) && !words::says_nothing(cell));
        by_field.chain(any).find_map(|(_, cell)| title::from_text(cell)).unwrap_or_default()
    }

    fn explanation(&self, row: &Row<'_>, kept: &[usize]) -> String {
        let mut explanation =
            self.cell(row, PostField::Explanation).map(|(_, cell)| cell.to_owned()).unwrap_or_default();
        for (column, cell) in row.filled() {
            if self.id_column == Some(column) {
                continue;
            }
            if self.fields.get(column).copied().flatten().is_none() || kept.contains(&column) {
                let heading = self.table.columns.get(column).map_or("", String::as_str);
                if !explanation.is_empty() {
                    explanation.push('\n');
                }
                explanation.push_str(heading);
                explanation.push_str(": ");
                explanation.push_str(cell);
            }
        }
        explanation
    }

    fn publish_at(&self, row: &Row<'_>, remarks: &mut Remarks, kept: &mut Kept) -> Result<PublishAt, Why> {
        let mut at = PublishAt { zone: self.options.zone.clone(), ..PublishAt::default() };
        if let Some((column, cell)) = self.cell(row, PostField::Zone) {
            if zone(cell).is_some() {
                cell.clone_into(&mut at.zone);
            } else {
                remarks.not_understood(PostField::Zone, row, cell);
                kept.push(column);
            }
        }
        let date = self.cell(row, PostField::Date);
        if let Some((column, _)) = date.filter(|(_, cell)| words::is_still_open(cell)) {
            kept.push(column);
        } else if let Some((column, cell)) = date {
            let found = self.date(cell).map_err(|not| self.why(not, cell))?;
            if found.has_more {
                remarks.not_understood(PostField::Date, row, cell);
                kept.push(column);
            }
            (at.date, at.time) = (Some(found.date), found.time);
            if let (Some(offset), Some(time)) = (found.offset, found.time) {
                self.to_local(&mut at, found.date, time, offset);
            }
        }
        if let Some((column, cell)) = self.cell(row, PostField::Time) {
            // Perhaps with the date once more before it.
            let read = time::read(cell).or_else(|| self.date(cell).ok().and_then(|found| found.time));
            match read {
                Some(time) => at.time = Some(time),
                None => {
                    remarks.not_understood(PostField::Time, row, cell);
                    kept.push(column);
                }
            }
        }
        Ok(at)
    }

    fn date(&self, cell: &str) -> Result<Found, Not> {
        let found = match date::serial(cell).filter(|_| self.are_day_numbers) {
            Some(found) => found,
            None => date::read(cell, self.order, self.year)?,
        };
        let time = found.time.filter(|_| !self.is_midnight_no_time);
        Ok(Found { time, ..found })
    }

    fn why(&self, not: Not, cell: &str) -> Why {
        let value = shown(cell);
        match not {
            Not::Understood => Why::DateNotUnderstood { value },
            Not::WithYear => Why::DateWithoutYear { value },
            Not::InThisOrder => Why::DateInOtherOrder { value, order: self.order },
            Not::Plausible => Why::DateImplausible { value },
        }
    }

    /// A moment that names its own offset, as local time where the post goes out. At the ends of the calendar, and where
    /// no zone is known, the moment stays as it is written, in UTC.
    fn to_local(&self, at: &mut PublishAt, date: NaiveDate, time: NaiveTime, offset: i32) {
        let moment = FixedOffset::east_opt(offset)
            .and_then(|offset| date.and_time(time).and_local_timezone(offset).single())
            .map(|moment| moment.to_utc());
        let Some(moment) = moment else { return };
        let local = match zone(&at.zone).or_else(|| zone(&self.options.team_zone)) {
            Some(zone) => moment.with_timezone(&zone).naive_local(),
            None => {
                "UTC".clone_into(&mut at.zone);
                moment.naive_utc()
            }
        };
        if is_plausible(local.date()) {
            let time = NaiveTime::from_hms_opt(local.hour(), local.minute(), 0);
            (at.date, at.time) = (Some(local.date()), time);
        }
    }
}

fn cells_of(table: &Table, column: usize) -> impl Iterator<Item = &str> {
    let rows = table.rows().filter(|row| !row.is_above_heading);
    rows.map(move |row| row.cell(column)).filter(|cell| !cell.is_empty())
}

/// The one year that the dates name, when there are dates that name none.
fn only_year(dates: &[&str], remarks: &mut Remarks) -> Option<i32> {
    let without = dates.iter().find(|cell| date::year(cell).is_none() && date::is_begun(cell))?;
    let mut years = dates.iter().filter_map(|cell| date::year(cell));
    let year = years.next()?;
    if years.any(|other| other != year) {
        return None;
    }
    remarks.say(Remark::YearFromOthers { year, example: shown(without) });
    Some(year)
}

/// As asked; else as the heading says; else as the values show; else the day first, but in an English file whose times
/// have AM and PM the month.
fn decide_order(
    table: &Table,
    mapping: &Mapping,
    dates: &[&str],
    options: &Options,
    remarks: &mut Remarks,
) -> DateOrder {
    let heading = mapping.column_of(PostField::Date).and_then(|column| table.columns.get(column));
    let told = options.date_order.or_else(|| order::told_by(&words::plain(heading?)));
    if let Some(order) = told {
        return order;
    }
    let evidence = Evidence::of(dates.iter().copied());
    if let Some(order) = evidence.settles() {
        if evidence.day_first > 0 && evidence.month_first > 0 {
            remarks.say(Remark::DateOrderContradicted { order });
        }
        return order;
    }
    let is_twelve_hour = || {
        let times = mapping.column_of(PostField::Time).into_iter().flat_map(|column| cells_of(table, column));
        dates.iter().copied().chain(times).any(time::is_twelve_hour)
    };
    let is_american = names::are_english(table.columns.iter().map(String::as_str)) && is_twelve_hour();
    let order = if is_american { DateOrder::MonthFirst } else { DateOrder::DayFirst };
    if let Some(example) = evidence.either {
        remarks.say(Remark::DateOrderGuessed { order, example: shown(example) });
    }
    order
}
