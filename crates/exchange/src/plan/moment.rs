//! When a row goes out: its date, its time and its zone, by what the columns as a whole say.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveTime, Offset, Timelike, Utc};
use trekker_domain::import::{DateOrder, PostField, Remark, Why, shown};
use trekker_domain::publish_at::{PublishAt, is_plausible, zone};

use crate::mapping::{Mapping, names};
use crate::plan::Options;
use crate::plan::remarks::Remarks;
use crate::table::{Row, Table};
use crate::when::date::{self, Found, Not};
use crate::when::names::{only_month, only_weekdays};
use crate::when::order::{self, Evidence};
use crate::when::time;
use crate::words;
use crate::zones::{self, Named};

/// How the dates of one table are read: decided once.
pub(super) struct Moments<'t> {
    options: &'t Options,
    date: Option<usize>,
    time: Option<usize>,
    zone: Option<usize>,
    order: DateOrder,
    /// Of dates that name none.
    year: Option<i32>,
    are_day_numbers: bool,
    /// All dates have a time of 00:00: that is how a program writes a date without a time.
    is_midnight_no_time: bool,
    /// Times may be short parts of a day: `0,5` is noon.
    are_parts_of_days: bool,
    /// The zones that the headings of dates and of times name.
    zone_of_dates: Named,
    zone_of_times: Named,
    /// Columns of which every cell is a weekday.
    weekdays: Vec<usize>,
    /// Where days stand in one column and their months in another: the month that counts for each row.
    months: HashMap<usize, &'t str>,
    years: Option<usize>,
}

/// When a row goes out, and which of its cells were not (wholly) understood.
#[derive(Debug, Default)]
pub(super) struct Moment {
    pub(super) at: PublishAt,
    pub(super) kept: Vec<usize>,
}

impl<'t> Moments<'t> {
    pub(super) fn new(table: &'t Table, mapping: &Mapping, options: &'t Options, remarks: &mut Remarks) -> Self {
        let [date, time, zone] = [PostField::Date, PostField::Time, PostField::Zone].map(|it| mapping.column_of(it));
        let heading = |column: Option<usize>| column.and_then(|at| table.columns.get(at)).map_or("", String::as_str);
        let is_free = |column: &usize| mapping.columns.get(*column).is_none_or(|it| it.field.is_none());
        let all = |column: usize, fits: fn(&str) -> bool| {
            let mut cells = cells_of(table, column).filter(|cell| !words::says_nothing(cell)).peekable();
            cells.peek().is_some() && cells.all(fits)
        };
        let free = || (0..table.columns.len()).filter(is_free);
        let mut moments = Self {
            options,
            date,
            time,
            zone,
            order: DateOrder::DayFirst,
            year: options.year,
            are_day_numbers: false,
            is_midnight_no_time: false,
            are_parts_of_days: false,
            zone_of_dates: zones::told_by(heading(date)),
            zone_of_times: zones::told_by(heading(time)),
            weekdays: free().filter(|column| all(*column, |cell| !only_weekdays(cell).is_empty())).collect(),
            months: HashMap::new(),
            years: free().find(|column| names::is_year(heading(Some(*column)))),
        };
        let month = free().find(|column| all(*column, |cell| only_month(cell).is_some()));
        if date.is_some_and(|column| cells_of(table, column).any(date::is_day_of_month)) {
            moments.months = month.map(|column| months_by_row(table, column)).unwrap_or_default();
        }
        let dates: Vec<Cow<'_, str>> = table
            .rows()
            .filter(|row| !row.is_above_heading)
            .filter_map(|row| moments.date_of(&row))
            .map(|(_, cell)| cell)
            .filter(|cell| !words::is_still_open(cell))
            .collect();
        moments.are_day_numbers = !dates.is_empty() && dates.iter().all(|cell| date::serial(cell).is_some());
        if let Some((example, found)) = dates.first().and_then(|cell| Some((cell, date::serial(cell)?)))
            && moments.are_day_numbers
        {
            remarks.say(Remark::DatesAreDayNumbers { example: shown(example), means: found.date });
        }
        moments.order = decide_order(table, mapping, &dates, options, remarks);
        moments.year = moments.year.or_else(|| year_of(table, &dates, heading(date), remarks));
        let mut midnights = dates
            .iter()
            .filter_map(|cell| date::read(cell, moments.order, moments.year).ok())
            .map(|found| found.time == Some(NaiveTime::MIN))
            .peekable();
        moments.is_midnight_no_time = midnights.peek().is_some() && midnights.all(|is_midnight| is_midnight);
        let mut times = time.into_iter().flat_map(|column| cells_of(table, column));
        moments.are_parts_of_days = moments.are_day_numbers || times.any(|cell| time::part_of_a_day(cell).is_some());
        for (column, named) in [(date, moments.zone_of_dates), (time, moments.zone_of_times)] {
            let name = match named {
                Named::Zone(zone) => zone.to_owned(),
                Named::Offset(offset) => format!("UTC{offset}"),
                Named::Unknown => continue,
            };
            remarks.say(Remark::TimesInZone { column: shown(heading(column)), zone: name });
        }
        moments
    }

    /// Whether the cell of a column only says once more when.
    pub(super) fn is_weekday(&self, column: usize, cell: &str) -> bool {
        self.weekdays.contains(&column) || !only_weekdays(cell).is_empty()
    }

    /// When this row goes out, or why that cannot be said.
    pub(super) fn read(&self, row: &Row<'_>, remarks: &mut Remarks) -> Result<Moment, Why> {
        let mut moment = Moment::default();
        moment.at.zone.clone_from(&self.options.zone);
        let own_zone = self.cell(row, self.zone);
        if let Some((column, cell)) = own_zone {
            match zones::named(cell) {
                Named::Zone(zone) => zone.clone_into(&mut moment.at.zone),
                _ => {
                    remarks.not_understood(PostField::Zone, row, cell);
                    moment.kept.push(column);
                }
            }
        }
        // What an hour is meant in, where the row has no zone of its own.
        let told = |named: Named| if own_zone.is_some() { Named::Unknown } else { named };
        if let Some((column, cell)) = self.date_of(row) {
            if words::is_still_open(&cell) {
                moment.kept.push(column);
            } else {
                let found = self.found(&cell).map_err(|not| self.why(not, &cell))?;
                if found.has_more {
                    remarks.not_understood(PostField::Date, row, &cell);
                    moment.kept.push(column);
                }
                self.note_weekday(row, column, &cell, found.date, remarks, &mut moment.kept);
                (moment.at.date, moment.at.time) = (Some(found.date), found.time);
                if found.time.is_some() && self.cell(row, self.time).is_none() {
                    let named = found.offset.and_then(FixedOffset::east_opt).map(Named::Offset);
                    self.place(&mut moment.at, named.unwrap_or_else(|| told(self.zone_of_dates)));
                }
            }
        }
        if let Some((column, cell)) = self.cell(row, self.time) {
            match self.time(cell) {
                Some((time, named)) => {
                    moment.at.time = Some(time);
                    let named = if named == Named::Unknown { told(self.zone_of_times) } else { named };
                    self.place(&mut moment.at, named);
                }
                None => {
                    remarks.not_understood(PostField::Time, row, cell);
                    moment.kept.push(column);
                }
            }
        }
        Ok(moment)
    }

    /// The cell that holds the date, with its month where that stands in another one.
    fn date_of<'r>(&self, row: &Row<'r>) -> Option<(usize, Cow<'r, str>)> {
        let (column, cell) = self.cell(row, self.date)?;
        let Some(month) = self.months.get(&row.number).filter(|_| date::is_day_of_month(cell)) else {
            return Some((column, Cow::Borrowed(cell)));
        };
        let year = self.years.map_or("", |column| row.cell(column));
        Some((column, Cow::Owned(format!("{cell} {month} {year}").trim_end().to_owned())))
    }

    /// The filled cell of a column. A dash fills nothing.
    fn cell<'r>(&self, row: &Row<'r>, column: Option<usize>) -> Option<(usize, &'r str)> {
        let column = column?;
        Some((column, row.cell(column))).filter(|(_, cell)| !words::says_nothing(cell))
    }

    fn found(&self, cell: &str) -> Result<Found, Not> {
        let found = match date::serial(cell).filter(|_| self.are_day_numbers) {
            Some(found) => found,
            None => date::read(cell, self.order, self.year)?,
        };
        let time = found.time.filter(|_| !self.is_midnight_no_time);
        Ok(Found { time, ..found })
    }

    /// A time, perhaps with a zone behind it, or with the date once more before it.
    fn time(&self, cell: &str) -> Option<(NaiveTime, Named)> {
        if self.are_parts_of_days
            && let Some(time) = time::short_part_of_a_day(cell)
        {
            return Some((time, Named::Unknown));
        }
        if let Some(time) = time::read(cell) {
            return Some((time, Named::Unknown));
        }
        let zoned = cell.rsplit_once(' ').and_then(|(clock, name)| match zones::named(name.trim_matches(['(', ')'])) {
            Named::Unknown => None,
            named => Some((time::read(clock)?, named)),
        });
        zoned.or_else(|| {
            let found = self.found(cell).ok()?;
            let named = found.offset.and_then(FixedOffset::east_opt).map_or(Named::Unknown, Named::Offset);
            Some((found.time?, named))
        })
    }

    /// Says where the weekday in the cell, or beside it, is not that of the date.
    fn note_weekday(
        &self,
        row: &Row<'_>,
        column: usize,
        cell: &str,
        date: NaiveDate,
        remarks: &mut Remarks,
        kept: &mut Vec<usize>,
    ) {
        let is_other = |days: &[chrono::Weekday]| !days.is_empty() && !days.contains(&date.weekday());
        if is_other(&date::weekdays(cell)) {
            remarks.weekday_contradicted(row, cell, date);
            kept.push(column);
        } else if let Some(beside) = self.weekdays.iter().find(|column| is_other(&only_weekdays(row.cell(**column)))) {
            remarks.weekday_contradicted(row, row.cell(*beside), date);
        }
    }

    /// A time that is meant in this zone: an IANA zone stays beside it, if it is not the team's; what is only so far from
    /// universal time becomes a time of the team.
    fn place(&self, at: &mut PublishAt, named: Named) {
        match named {
            Named::Unknown => {}
            Named::Zone("UTC") => self.to_local(at, Utc.fix()),
            Named::Offset(offset) => self.to_local(at, offset),
            Named::Zone(zone) if zone == self.options.team_zone => at.zone.clear(),
            Named::Zone(zone) => zone.clone_into(&mut at.zone),
        }
    }

    /// At the ends of the calendar, and where no zone is known, the moment stays as it is written, in UTC.
    fn to_local(&self, at: &mut PublishAt, offset: FixedOffset) {
        let (Some(date), Some(time)) = (at.date, at.time) else {
            if at.time.is_some() && offset == Utc.fix() {
                "UTC".clone_into(&mut at.zone);
            }
            return;
        };
        let moment = date.and_time(time).and_local_timezone(offset).single().map(|moment| moment.to_utc());
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

    fn why(&self, not: Not, cell: &str) -> Why {
        let value = shown(cell);
        match not {
            Not::Understood if date::is_relative(cell) => Why::DateRelative { value },
            Not::Understood => Why::DateNotUnderstood { value },
            Not::WithYear => Why::DateWithoutYear { value },
            Not::InThisOrder => Why::DateInOtherOrder { value, order: self.order },
            Not::Plausible => Why::DateImplausible { value },
        }
    }
}

fn cells_of(table: &Table, column: usize) -> impl Iterator<Item = &str> {
    let rows = table.rows().filter(|row| !row.is_above_heading);
    rows.map(move |row| row.cell(column)).filter(|cell| !cell.is_empty())
}

/// A month counts for the rows below it, up to the next.
fn months_by_row(table: &Table, column: usize) -> HashMap<usize, &str> {
    let mut month = "";
    let mut months = HashMap::new();
    for row in table.rows().filter(|row| !row.is_above_heading) {
        let cell = row.cell(column);
        if only_month(cell).is_some() {
            month = cell;
        }
        if !month.is_empty() {
            months.insert(row.number, month);
        }
    }
    months
}

/// The one year that the dates name, or else the title above them, where there are dates that name none.
fn year_of(table: &Table, dates: &[Cow<'_, str>], heading: &str, remarks: &mut Remarks) -> Option<i32> {
    let without = dates.iter().find(|cell| date::year(cell).is_none() && date::is_begun(cell))?;
    let one = |mut years: Box<dyn Iterator<Item = i32> + '_>| {
        let year = years.next()?;
        years.all(|other| other == year).then_some(year)
    };
    if dates.iter().any(|cell| date::year(cell).is_some()) {
        let year = one(Box::new(dates.iter().filter_map(|cell| date::year(cell))))?;
        remarks.say(Remark::YearFromOthers { year, example: shown(without) });
        return Some(year);
    }
    let titles = table.rows().filter(|row| row.is_above_heading).flat_map(|row| row.filled().map(|(_, cell)| cell));
    let year = one(Box::new(titles.chain([heading]).flat_map(years_in)))?;
    remarks.say(Remark::YearFromTitle { year, example: shown(without) });
    Some(year)
}

/// The years that stand in a title, of this century.
fn years_in(title: &str) -> impl Iterator<Item = i32> + '_ {
    let numbers = title.split(|letter: char| !letter.is_alphanumeric()).filter(|word| word.len() == 4);
    numbers.filter_map(|word| word.parse().ok()).filter(|year| (2000..2100).contains(year))
}

/// As asked; else as the heading says; else as the values show; else the day first, but in an English file whose times
/// have AM and PM the month.
fn decide_order(
    table: &Table,
    mapping: &Mapping,
    dates: &[Cow<'_, str>],
    options: &Options,
    remarks: &mut Remarks,
) -> DateOrder {
    let heading = mapping.column_of(PostField::Date).and_then(|column| table.columns.get(column));
    let told = options.date_order.or_else(|| order::told_by(&words::plain(heading?)));
    if let Some(order) = told {
        return order;
    }
    let evidence = Evidence::of(dates.iter().map(AsRef::as_ref));
    if let Some(order) = evidence.settles() {
        if evidence.day_first > 0 && evidence.month_first > 0 {
            remarks.say(Remark::DateOrderContradicted { order });
        }
        return order;
    }
    let is_twelve_hour = || {
        let times = mapping.column_of(PostField::Time).into_iter().flat_map(|column| cells_of(table, column));
        dates.iter().map(AsRef::as_ref).chain(times).any(time::is_twelve_hour)
    };
    let is_american = names::are_english(table.columns.iter().map(String::as_str)) && is_twelve_hour();
    let order = if is_american { DateOrder::MonthFirst } else { DateOrder::DayFirst };
    if let Some(example) = evidence.either {
        remarks.say(Remark::DateOrderGuessed { order, example: shown(example) });
    }
    order
}
