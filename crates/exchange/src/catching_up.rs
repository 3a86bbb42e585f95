//! Which cells of Trekker's own spreadsheet somebody changed in another program since it was written.
//!
//! Each row has a few letters for each cell as it was written. A cell that no longer fits its letters was changed, whatever the
//! team did to the post meanwhile; all others are left alone. What a program does by itself, such as writing a date its own
//! way, is no change.

use chrono::{NaiveDate, NaiveTime};
use trekker_domain::id::DocId;
use trekker_domain::import::DateOrder;
use trekker_domain::name;
use trekker_domain::open::{Open, Word};
use trekker_domain::post::{Experiment, Focus, Format, Status};

use crate::own::{self, AS_WRITTEN, CELLS, HEADING, ID, OwnPost};
use crate::table::{Row, Table};
use crate::when::date;
use crate::when::order::Evidence;
use crate::when::time;
use crate::words;
use crate::zones::{self, Named};

/// What somebody wrote into a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Title(String),
    Text(String),
    Date(Option<NaiveDate>),
    Time(Option<NaiveTime>),
    Zone(String),
    Status(Status),
    Channels(Vec<String>),
    Theme(Option<String>),
    Plan(Option<String>),
    Persona(Option<String>),
    Experiment(bool),
    Hypothesis(String),
    ReviewOn(Option<NaiveDate>),
    Owner(Option<String>),
    Helpers(Vec<String>),
    Format(Option<Format>),
    Focus(Option<Focus>),
    Link(String),
    SignOff(String),
    Explanation(String),
}

/// A row that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// See [`crate::table::Row::number`].
    pub row: usize,
    pub id: DocId,
    pub changes: Vec<Change>,
    /// Changed cells that say nothing we understand: the heading and the cell.
    pub not_understood: Vec<(&'static str, String)>,
}

impl Change {
    /// The post with this said of it.
    pub fn onto(&self, post: &mut OwnPost) {
        match self.clone() {
            Self::Title(title) => post.title = title,
            Self::Text(text) => post.text = text,
            Self::Date(date) => post.publish_at.date = date,
            Self::Time(time) => post.publish_at.time = time,
            Self::Zone(zone) => post.publish_at.zone = zone,
            Self::Status(status) => post.status = status.into(),
            Self::Channels(channels) => post.channels = channels,
            Self::Theme(theme) => post.theme = theme,
            Self::Plan(plan) => post.plan = plan,
            Self::Persona(persona) => post.persona = persona,
            Self::Experiment(true) => {
                post.experiment.get_or_insert_with(Experiment::default);
            }
            Self::Experiment(false) => post.experiment = None,
            Self::Hypothesis(hypothesis) => {
                if let Some(experiment) = &mut post.experiment {
                    experiment.hypothesis = hypothesis;
                }
            }
            Self::ReviewOn(day) => {
                if let Some(experiment) = &mut post.experiment {
                    experiment.review_on = day;
                }
            }
            Self::Owner(owner) => post.owner = owner,
            Self::Helpers(helpers) => post.helpers = helpers,
            Self::Format(format) => post.format = format.map(Open::Known),
            Self::Focus(focus) => post.focus = focus.map(Open::Known),
            Self::Link(link) => post.link = link,
            Self::SignOff(sign_off) => post.sign_off = sign_off,
            Self::Explanation(explanation) => post.explanation = explanation,
        }
    }
}

/// The rows of our own spreadsheet in which something was changed. None: it is no such file, or one of before.
pub fn changed(table: &Table) -> Vec<Changed> {
    let column = |name: &str| table.columns.iter().position(|column| column.trim() == name);
    let (Some(id), Some(as_written)) = (column(ID), column(AS_WRITTEN)) else { return Vec::new() };
    // The columns that are still there; a column that somebody took out is no change.
    let columns: Vec<(usize, &'static str, usize)> = HEADING
        .into_iter()
        .enumerate()
        .take(CELLS)
        .skip(1)
        .filter_map(|(nth, name)| Some((nth, name, column(name)?)))
        .collect();
    let rows = || table.rows().filter(|row| !row.is_above_heading);
    let order = column("date").map_or(DateOrder::DayFirst, |dates| order_of(rows().collect(), dates, as_written));
    let changed = |row: Row<'_>| {
        let id = DocId::parse(row.cell(id))?;
        let letters = row.cell(as_written);
        let mut found = Changed { row: row.number, id, changes: Vec::new(), not_understood: Vec::new() };
        for &(nth, name, column) in &columns {
            let cell = row.cell(column);
            let Some(before) = own::letters_at(letters, nth) else { continue };
            if is_same(name, cell, before) {
                continue;
            }
            match change(name, cell, order) {
                Some(change) => found.changes.push(change),
                None => found.not_understood.push((name, cell.to_owned())),
            }
        }
        (!found.changes.is_empty() || !found.not_understood.is_empty()).then_some(found)
    };
    rows().filter_map(changed).collect()
}

/// Whether a cell says what it said, perhaps in the way of another program.
fn is_same(name: &str, cell: &str, before: &str) -> bool {
    let fits = |cell: &str| own::letters_of(cell).into_iter().eq(before.chars());
    if fits(cell) {
        return true;
    }
    match name {
        "date" | "review_on" => both_ways(cell).into_iter().flatten().any(|date| fits(&date.to_string())),
        "time" => read_time(cell).is_some_and(|time| fits(&own::written_time(time))),
        "experiment" => is_yes(cell) == Some(true) && fits("true"),
        _ => false,
    }
}

fn both_ways(cell: &str) -> [Option<NaiveDate>; 2] {
    [DateOrder::DayFirst, DateOrder::MonthFirst].map(|order| read_date(cell, order))
}

fn read_date(cell: &str, order: DateOrder) -> Option<NaiveDate> {
    let found = date::serial(cell).or_else(|| date::read(cell, order, None).ok().filter(|found| !found.has_more));
    found.map(|found| found.date)
}

fn read_time(cell: &str) -> Option<NaiveTime> {
    time::short_part_of_a_day(cell).or_else(|| time::read(cell))
}

fn is_yes(cell: &str) -> Option<bool> {
    match words::plain(cell).as_str() {
        "true" | "waar" | "ja" | "yes" | "x" | "1" | "vrai" | "wahr" | "verdadero" | "verdadeiro" | "vero" => {
            Some(true)
        }
        "" | "false" | "onwaar" | "nee" | "no" | "0" | "faux" | "falsch" | "falso" => Some(false),
        _ => None,
    }
}

/// How the program that wrote the file last writes its dates: as the unchanged ones show, or else as the numbers do.
fn order_of(rows: Vec<Row<'_>>, column: usize, as_written: usize) -> DateOrder {
    const DATE: usize = 4;
    let mut day_first = 0_i64;
    for row in &rows {
        let cell = row.cell(column);
        let (Some(before), [Some(day), Some(month)]) = (own::letters_at(row.cell(as_written), DATE), both_ways(cell))
        else {
            continue;
        };
        let fits = |date: NaiveDate| own::letters_of(&date.to_string()).into_iter().eq(before.chars());
        day_first += i64::from(fits(day)) - i64::from(fits(month));
    }
    match day_first {
        0 => Evidence::of(rows.iter().map(|row| row.cell(column))).settles().unwrap_or(DateOrder::DayFirst),
        1.. => DateOrder::DayFirst,
        _ => DateOrder::MonthFirst,
    }
}

/// What a changed cell says; `None`: nothing that fits its column.
fn change(name: &str, cell: &str, order: DateOrder) -> Option<Change> {
    // Empty for none.
    fn or_none<T>(cell: &str, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
        if cell.is_empty() { Some(None) } else { read(cell).map(Some) }
    }
    let words = || cell.to_owned();
    Some(match name {
        "title" if cell.is_empty() => return None,
        "title" => Change::Title(cell.split_whitespace().collect::<Vec<_>>().join(" ")),
        "text" => Change::Text(words()),
        "date" => Change::Date(or_none(cell, |cell| read_date(cell, order))?),
        "time" => Change::Time(or_none(cell, read_time)?),
        "zone" => Change::Zone(match zones::named(cell) {
            Named::Zone(zone) => zone.to_owned(),
            _ if cell.is_empty() => String::new(),
            _ => return None,
        }),
        "status" => Change::Status(Open::from_word(cell).known().or_else(|| words::status_of(cell))?),
        "channels" => Change::Channels(names(cell)?),
        "theme" => Change::Theme(or_none(cell, name::tidy)?),
        "plan" => Change::Plan(or_none(cell, name::tidy)?),
        "persona" => Change::Persona(or_none(cell, name::tidy)?),
        "experiment" => Change::Experiment(is_yes(cell)?),
        "hypothesis" => Change::Hypothesis(words()),
        "review_on" => Change::ReviewOn(or_none(cell, |cell| read_date(cell, order))?),
        "owner" => Change::Owner(or_none(cell, name::tidy)?),
        "helpers" => Change::Helpers(names(cell)?),
        "format" => Change::Format(or_none(cell, |cell| {
            Open::from_word(cell).known().or_else(|| words::format_of(cell).map(|(format, _)| format))
        })?),
        "focus" => Change::Focus(or_none(cell, |cell| Focus::ALL.iter().copied().find(|focus| focus.word() == cell))?),
        "link" => Change::Link(words()),
        "sign_off" => Change::SignOff(words()),
        "explanation" => Change::Explanation(words()),
        // A post does not become a task, nor the other way around.
        _ => return None,
    })
}

/// Names between commas, or a line each; `None`: one of them is no name.
fn names(cell: &str) -> Option<Vec<String>> {
    own::names_in(cell).iter().map(|one| name::tidy(one)).collect()
}

#[cfg(test)]
mod tests {
    use trekker_domain::post::Nature;
    use trekker_domain::publish_at::{PublishAt, parse_date, parse_time};

    use super::*;
    use crate::table::read::read_table;

    fn post(id: u8, title: &str, at: &str) -> OwnPost {
        let (day, hour) = at.split_once(' ').unwrap_or((at, ""));
        OwnPost {
            id: DocId([id; 16]),
            nature: Nature::Post,
            title: title.into(),
            text: "Kom mee.\n\n\"Ja\" is genoeg; tot dan".into(),
            publish_at: PublishAt { date: parse_date(day), time: parse_time(hour), zone: String::new() },
            status: Status::Draft.into(),
            channels: vec!["Instagram".into(), "Facebook".into()],
            theme: Some("Helpers".into()),
            plan: None,
            persona: None,
            experiment: None,
            owner: Some("Els".into()),
            helpers: Vec::new(),
            format: None,
            focus: None,
            link: String::new(),
            sign_off: String::new(),
            explanation: String::new(),
        }
    }

    fn file() -> String {
        let posts = [post(1, "Een", "2026-06-01 10:00"), post(2, "Twee", "2026-07-08"), post(3, "Drie", "")];
        String::from_utf8(own::write(&posts, "Europe/Brussels").expect("it writes")).expect("text")
    }

    fn of(file: &str) -> Vec<Changed> {
        changed(&read_table(file.as_bytes()).expect("a table"))
    }

    #[test]
    fn what_another_program_writes_its_own_way_is_no_change() {
        for untouched in [
            file(),
            file().replace("\n\n", "\r\n\r\n"),
            file().replace("2026-06-01", "01/06/2026").replace("2026-07-08", "08/07/2026").replace("10:00", "10:00:00"),
            file().replace("2026-06-01", "6/1/2026").replace("2026-07-08", "7/8/26").replace("10:00", "10:00 AM"),
            file().replace("2026-06-01", "46174").replace("2026-07-08", "46211").replace("10:00", "0.416666667"),
        ] {
            assert_eq!(of(&untouched), [], "{untouched}");
        }
    }

    #[test]
    fn changed_cells_are_told_and_nothing_else() {
        let one = |edited: String| -> (DocId, Vec<Change>) {
            let changed = of(&edited);
            assert_eq!(changed.len(), 1, "{edited}");
            (changed[0].id, changed[0].changes.clone())
        };
        let [first, second] = [1, 2].map(|id| DocId([id; 16]));
        let day = |text: &str| Change::Date(parse_date(text));
        for (edited, id, change) in [
            (file().replace("Een", "Eerst"), first, Change::Title("Eerst".into())),
            (file().replace("2026-07-08", "2026-07-09"), second, day("2026-07-09")),
            // The unchanged date shows which of the two is the day.
            (file().replace("2026-06-01", "6/1/2026").replace("2026-07-08", "7/9/2026"), second, day("2026-07-09")),
            (file().replace("2026-06-01", "1/6/2026").replace("2026-07-08", "9/7/2026"), second, day("2026-07-09")),
            (file().replace("2026-06-01,10:00", "2026-06-01,"), first, Change::Time(None)),
        ] {
            assert_eq!(one(edited), (id, vec![change]));
        }
        let status = file().replacen("draft", "Gepland", 1);
        assert_eq!(one(status).1, [Change::Status(Status::Planned)]);
        let channels = file().replacen("Instagram, Facebook", "Facebook", 1);
        assert_eq!(one(channels).1, [Change::Channels(vec!["Facebook".into()])]);
    }

    #[test]
    fn what_does_not_fit_its_column_is_named_and_a_lost_column_is_no_change() {
        let changed = of(&file().replacen("2026-07-08", "morgen", 1));
        assert_eq!(
            (changed[0].row, &changed[0].not_understood),
            (changed[0].row, &vec![("date", "morgen".to_owned())])
        );
        assert_eq!(changed[0].changes, []);
        let lines = file().replace(",Els,", ",,");
        assert_eq!(
            of(&lines).iter().map(|it| it.changes.clone()).collect::<Vec<_>>(),
            vec![vec![Change::Owner(None)]; 3]
        );
        let without = file().replacen(",owner,", ",not_owner,", 1).replace(",Els,", ",,");
        assert_eq!(of(&without), []);
        let of_before = file().replacen(AS_WRITTEN, "x", 1).replace("Een", "Eerst");
        assert_eq!(of(&of_before), []);
    }
}
