//! Guessing which column is which field: by its heading, and by its cells where the heading leaves a doubt.

use std::cmp::Reverse;

use trekker_domain::open::Word;

use crate::mapping::names::{self, Sureness};
use crate::mapping::{MappedColumn, Mapping, values};
use crate::table::Table;
use crate::when::names::only_month;
use crate::when::{date, time};
use crate::words;
use trekker_domain::import::PostField;

/// How many cells of a column are looked at.
const SAMPLE: usize = 500;

/// The best column for each field. A field without a fitting column has none; no field has two.
pub fn guess_mapping(table: &Table) -> Mapping {
    let looks = looks_of(table);
    let columns = table.columns.iter().map(|name| MappedColumn { name: name.clone(), field: None }).collect();
    let mut mapping = Mapping { columns };
    if table.has_heading {
        by_headings(&mut mapping, &looks);
    }
    by_cells(&mut mapping, &looks, table.has_heading);
    days_beside_months(&mut mapping, &looks);
    mapping
}

/// The columns that look like the time of a post when more than one does, and none more than the others; else none.
pub(crate) fn rival_times(table: &Table, mapping: &Mapping) -> Vec<usize> {
    let looks = looks_of(table);
    let free = |column: &usize| mapping.columns.get(*column).is_some_and(|it| it.field.is_none());
    times(mapping, &looks).into_iter().filter(free).collect()
}

/// Columns that nothing was made of and whose cells seem to be dates, with the first of them.
pub(crate) fn unread_dates<'t>(
    table: &'t Table,
    mapping: &'t Mapping,
) -> impl Iterator<Item = (usize, &'t str)> + use<'t> {
    let seems = |cell: &str| date::is_relative(cell) || date::looks_unread(cell) || date::is_begun(cell);
    let free = mapping.columns.iter().enumerate().filter(|(_, column)| column.field.is_none());
    free.filter_map(move |(at, column)| {
        let cells = || {
            let rows = table.rows().filter(|row| !row.is_above_heading).take(SAMPLE);
            rows.map(move |row| row.cell(at)).filter(|cell| !cell.is_empty())
        };
        let (all, fitting) = (cells().count(), cells().filter(|cell| seems(cell)).count());
        let is_it = fitting > 0 && fitting * 5 >= all * 4 && !names::is_other(&column.name);
        is_it.then(|| Some((at, cells().find(|cell| seems(cell))?))).flatten()
    })
}

/// What the cells of a column look like; parts of the filled ones, 0 to 1.
#[derive(Clone, Debug, Default)]
struct Look {
    filled: usize,
    dates: f64,
    /// Days counted from another one.
    relative: f64,
    days_of_months: f64,
    months: f64,
    times: f64,
    bare_times: f64,
    links: f64,
    channels: f64,
    statuses: f64,
    formats: f64,
    numbers: f64,
    /// In characters.
    mean_length: f64,
    different: f64,
}

fn looks_of(table: &Table) -> Vec<Look> {
    let mut cells: Vec<Vec<&str>> = vec![Vec::new(); table.columns.len()];
    for row in table.rows().filter(|row| !row.is_above_heading).take(SAMPLE) {
        for (column, cell) in row.filled() {
            cells[column].push(cell);
        }
    }
    cells.iter().map(|cells| look(cells)).collect()
}

fn look(cells: &[&str]) -> Look {
    let part =
        |fits: &dyn Fn(&str) -> bool| cells.iter().filter(|cell| fits(cell)).count() as f64 / cells.len().max(1) as f64;
    let different = cells.iter().collect::<std::collections::HashSet<_>>().len();
    Look {
        filled: cells.len(),
        dates: part(&|cell| date::is_begun(cell) || date::serial(cell).is_some()),
        relative: part(&date::is_relative),
        days_of_months: part(&date::is_day_of_month),
        months: part(&|cell| only_month(cell).is_some()),
        times: part(&values::looks_like_time),
        bare_times: part(&|cell| time::read(cell).is_some()),
        links: part(&values::looks_like_link),
        channels: part(&values::looks_like_channels),
        statuses: part(&|cell| words::status_of(cell).is_some()),
        formats: part(&|cell| words::format_of(cell).is_some()),
        numbers: part(&|cell| cell.bytes().all(|byte| byte.is_ascii_digit())),
        mean_length: cells.iter().map(|cell| cell.chars().count()).sum::<usize>() as f64 / cells.len().max(1) as f64,
        different: different as f64 / cells.len().max(1) as f64,
    }
}

fn by_headings(mapping: &mut Mapping, looks: &[Look]) {
    let has_rows = looks.iter().any(|look| look.filled > 0);
    let mut fits: Vec<(Sureness, usize, usize, PostField)> = Vec::new();
    for (at, (column, look)) in mapping.columns.iter().zip(looks).enumerate() {
        for field in PostField::ALL {
            let Some((sureness, place)) = names::fit(&column.name, *field) else { continue };
            // 'Posting time' over cells that are dates with their times.
            let field = match field {
                PostField::Time if look.dates > 0.5 => PostField::Date,
                field => *field,
            };
            if let Some(sureness) = with_cells(field, sureness, look) {
                // An empty column gives way to any other that fits.
                let (sureness, place) =
                    if has_rows && look.filled == 0 { (Sureness::Contains, usize::MAX) } else { (sureness, place) };
                fits.push((sureness, place, at, field));
            }
        }
    }
    // Of several that could be the time, none more surely than the others, a person chooses.
    if times(mapping, looks).len() > 1 {
        fits.retain(|(_, _, _, field)| *field != PostField::Time);
    }
    fits.sort_by_key(|(sureness, place, column, field)| (Reverse(*sureness), *place, *column, *field));
    for (_, _, column, field) in fits {
        if mapping.columns[column].field.is_none() && mapping.column_of(field).is_none() {
            mapping.columns[column].field = Some(field);
        }
    }
}

/// How sure a heading still is beside its cells; `None`: they contradict it.
fn with_cells(field: PostField, sureness: Sureness, look: &Look) -> Option<Sureness> {
    if look.filled == 0 {
        return Some(sureness);
    }
    let is_sure = sureness == Sureness::Surely;
    match field {
        // A heading that says 'Datum' is believed: what is under it and no date, is told to the person.
        PostField::Date if is_sure && look.dates < 0.1 => Some(Sureness::Contains),
        PostField::Date => (is_sure || look.dates >= 0.5 || look.relative >= 0.5).then_some(sureness),
        PostField::Time => (is_sure || look.bare_times >= 0.5).then_some(sureness),
        PostField::Status => (is_sure || look.statuses >= 0.5).then_some(sureness),
        PostField::Channels => (is_sure || look.channels >= 0.3).then_some(sureness),
        PostField::Format => (look.formats >= 0.2).then_some(sureness),
        PostField::Link => (is_sure || look.links >= 0.3).then_some(sureness),
        PostField::Title | PostField::Text => {
            (is_sure || (look.numbers < 0.5 && look.dates < 0.5 && look.channels < 0.5)).then_some(sureness)
        }
        PostField::Zone | PostField::Theme | PostField::Owner | PostField::Explanation => Some(sureness),
    }
}

/// Fields that no heading named, by what the cells of the other columns are.
fn by_cells(mapping: &mut Mapping, looks: &[Look], has_heading: bool) {
    type Measure = fn(&Look) -> f64;
    let measures: [(PostField, Measure); 6] = [
        (PostField::Date, |look| look.dates),
        (PostField::Time, |look| look.times),
        (PostField::Link, |look| look.links),
        (PostField::Channels, |look| look.channels),
        (PostField::Status, |look| look.statuses),
        (PostField::Format, |look| look.formats),
    ];
    for (field, measure) in measures {
        if field == PostField::Time && times(mapping, looks).len() > 1 {
            continue;
        }
        take_best(mapping, looks, field, |look| Some(measure(look)).filter(|part| *part >= 0.8));
    }
    let shortest_text = if has_heading { 60.0 } else { 25.0 };
    take_best(mapping, looks, PostField::Text, |look| {
        Some(look.mean_length).filter(|length| *length >= shortest_text && look.links < 0.5)
    });
    if mapping.column_of(PostField::Title).is_none() {
        // Nothing else says what the post is: 'What do we post?'
        take_best(mapping, looks, PostField::Text, |look| {
            let is_text = look.mean_length >= 10.0 && look.different >= 0.5;
            let is_other = look.links >= 0.5 || look.dates >= 0.5 || look.numbers >= 0.5;
            (is_text && !is_other).then_some(look.mean_length)
        });
    }
    if !has_heading {
        take_best(mapping, looks, PostField::Title, |look| {
            let is_title = (3.0..=100.0).contains(&look.mean_length) && look.different >= 0.8 && look.numbers < 0.2;
            is_title.then_some(look.mean_length)
        });
    }
}

/// The columns that are the time of a post as far as can be seen: by the surest heading, or else by their cells.
fn times(mapping: &Mapping, looks: &[Look]) -> Vec<usize> {
    let columns = || mapping.columns.iter().zip(looks).enumerate().filter(|(_, (_, look))| look.filled > 0);
    let by_heading: Vec<(Sureness, usize)> = columns()
        .filter(|(_, (_, look))| look.dates <= 0.5 && look.bare_times >= 0.5)
        .filter_map(|(at, (column, _))| Some((names::fit(&column.name, PostField::Time)?.0, at)))
        .collect();
    if let Some(best) = by_heading.iter().map(|(sureness, _)| *sureness).max() {
        return by_heading.into_iter().filter(|(sureness, _)| *sureness == best).map(|(_, at)| at).collect();
    }
    let is_time = |column: &MappedColumn, look: &Look| look.times >= 0.8 && !names::is_other(&column.name);
    columns().filter(|(_, (column, look))| is_time(column, look)).map(|(at, _)| at).collect()
}

/// `1`, `wo 3` under 'Dag', and 'juni' in a column of its own: the days are the dates, the months are read with them.
fn days_beside_months(mapping: &mut Mapping, looks: &[Look]) {
    let is_free = |mapping: &Mapping, at: usize| mapping.columns[at].field.is_none();
    let has_months = looks.iter().enumerate().any(|(at, look)| look.months >= 0.8 && is_free(mapping, at));
    if mapping.column_of(PostField::Date).is_some() || !has_months {
        return;
    }
    let is_day = |at: &usize| {
        looks[*at].days_of_months >= 0.8 && is_free(mapping, *at) && names::is_day(&mapping.columns[*at].name)
    };
    if let Some(day) = (0..looks.len()).find(is_day) {
        mapping.columns[day].field = Some(PostField::Date);
    }
}

/// Gives a field that has no column the free one with the highest measure; of equals the first.
fn take_best(mapping: &mut Mapping, looks: &[Look], field: PostField, measure: impl Fn(&Look) -> Option<f64>) {
    if mapping.column_of(field).is_some() {
        return;
    }
    let mut best: Option<(f64, usize)> = None;
    for (at, (column, look)) in mapping.columns.iter().zip(looks).enumerate() {
        if column.field.is_some() || look.filled == 0 || names::is_other(&column.name) {
            continue;
        }
        if let Some(measure) = measure(look)
            && best.is_none_or(|(highest, _)| measure > highest)
        {
            best = Some((measure, at));
        }
    }
    if let Some((_, column)) = best {
        mapping.columns[column].field = Some(field);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::read::read_table;

    /// `Hook=title Week=-`, column by column.
    fn guessed(text: &str) -> String {
        let mapping = guess_mapping(&read_table(text.as_bytes()).expect(text));
        let columns = mapping
            .columns
            .iter()
            .map(|column| format!("{}={}", column.name, column.field.map_or("-", PostField::word)));
        columns.collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn headings_are_understood() {
        for (text, expected) in [
            (
                "Titel;Bericht;Publicatiedatum;Uur;Kanalen;Thema;Verantwoordelijke;Toelichting;Stand van zaken;Soort\n\
                 A;b;3-2-2025;10u;Instagram;X;Els;c;Concept;Foto\n",
                "Titel=title | Bericht=text | Publicatiedatum=date | Uur=time | Kanalen=channels | Thema=theme | \
                 Verantwoordelijke=owner | Toelichting=explanation | Stand van zaken=status | Soort=format",
            ),
            (
                "Onderwerp;Titel;Caption;Bericht;Datum;Dag\nA;B;c;D;3-2-2025;maandag\n",
                "Onderwerp=theme | Titel=title | Caption=text | Bericht=- | Datum=date | Dag=-",
            ),
            ("Bericht;Caption;Datum\nKort;Een hele tekst;3-2-2025\n", "Bericht=title | Caption=text | Datum=date"),
            (
                "Date,Review By,Owner,Notes,Content Type,Media Type\n2025-02-03,Joel,Els,x,Tweet,Text\n",
                "Date=date | Review By=- | Owner=owner | Notes=explanation | Content Type=- | Media Type=format",
            ),
            (
                "Text,Link,Photo,Scheduled Date,Scheduled Time,Profile\nHi,,,2025-02-03,10:00,X\n",
                "Text=text | Link=link | Photo=- | Scheduled Date=date | Scheduled Time=time | Profile=channels",
            ),
            (
                "Post,Posting time,Time zone\nHi,2025-02-03 10:00,Europe/Brussels\n",
                "Post=text | Posting time=date | Time zone=zone",
            ),
            ("Post,Day,Caption\n1,3 Feb 2025,Hi\n2,4 Feb 2025,Ho\n", "Post=- | Day=date | Caption=text"),
            (
                "Datum (dd/mm/jjjj);Tekst voor Facebook\n3/2/2025;Hoi\n",
                "Datum (dd/mm/jjjj)=date | Tekst voor Facebook=text",
            ),
            ("Datum;Publicatiedatum;Titel\n3-2-2025;;A\n", "Datum=date | Publicatiedatum=- | Titel=title"),
            (
                "Wie;Wat;Wanneer;Waar\nEls;Kom!;3-2-2025;Instagram\n",
                "Wie=owner | Wat=title | Wanneer=date | Waar=channels",
            ),
        ] {
            assert_eq!(guessed(text), expected);
        }
    }

    #[test]
    fn cells_tell_where_headings_do_not() {
        for (text, expected) in [
            (
                "2025-02-03;10:00;Instagram;Kom mee;Zaterdag gaan we samen naar de vaart, kom je ook?\n\
                 2025-02-04;11:00;Facebook;Dank je;Wat was het een feest met jullie allemaal erbij!\n",
                "A=date | B=time | C=channels | D=title | E=text",
            ),
            (
                "Alfa;Beta;Gamma\n3-2-2025;https://x.be/a;Concept\n4-2-2025;https://x.be/b;Gepland\n",
                "Alfa=date | Beta=link | Gamma=status",
            ),
            (
                "Datum;Wat posten we?;Waar\n3-2-2025;Foto van de tombola;Insta\n",
                "Datum=date | Wat posten we?=text | Waar=channels",
            ),
            ("Deadline;Titel\n3-2-2025;A\n", "Deadline=- | Titel=title"),
        ] {
            assert_eq!(guessed(text), expected);
        }
    }
}
