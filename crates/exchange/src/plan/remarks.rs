//! Collecting what is to be said: of many rows with the same trouble, the first and how many.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::mapping::{Mapping, guess};
use crate::table::{Row, Table};
use trekker_domain::import::{PostField, Remark, shown};

#[derive(Debug, Default)]
pub(super) struct Remarks {
    list: Vec<Remark>,
    not_understood: BTreeMap<PostField, Group>,
    several_owners: Option<Group>,
    weekday_contradicted: Option<(Group, NaiveDate)>,
    titles_from_text: usize,
}

#[derive(Debug)]
struct Group {
    rows: usize,
    first_row: usize,
    example: String,
}

impl Group {
    fn first(row: &Row<'_>, cell: &str) -> Self {
        Self { rows: 0, first_row: row.number, example: shown(cell) }
    }
}

impl Remarks {
    pub(super) fn of_table(table: &Table, mapping: &Mapping) -> Self {
        let mut list = Vec::new();
        if !table.has_heading {
            list.push(Remark::NoHeading);
        }
        if mapping.column_of(PostField::Date).is_none() {
            list.push(Remark::NoDates);
            list.extend(guess::unread_dates(table, mapping).map(|(column, example)| Remark::DatesUnread {
                column: shown(&table.columns[column]),
                example: shown(example),
            }));
        }
        if mapping.column_of(PostField::Time).is_none() {
            let columns = guess::rival_times(table, mapping);
            if columns.len() > 1 {
                let columns = columns.into_iter().map(|column| shown(&table.columns[column])).collect();
                list.push(Remark::SeveralTimes { columns });
            }
        }
        if table.unreadable_characters > 0 {
            list.push(Remark::UnreadableCharacters { count: table.unreadable_characters });
        }
        Self { list, ..Self::default() }
    }

    pub(super) fn say(&mut self, remark: Remark) {
        self.list.push(remark);
    }

    pub(super) fn not_understood(&mut self, field: PostField, row: &Row<'_>, cell: &str) {
        self.not_understood.entry(field).or_insert_with(|| Group::first(row, cell)).rows += 1;
    }

    pub(super) fn several_owners(&mut self, row: &Row<'_>, cell: &str) {
        self.several_owners.get_or_insert_with(|| Group::first(row, cell)).rows += 1;
    }

    pub(super) fn weekday_contradicted(&mut self, row: &Row<'_>, cell: &str, date: NaiveDate) {
        self.weekday_contradicted.get_or_insert_with(|| (Group::first(row, cell), date)).0.rows += 1;
    }

    pub(super) fn title_from_text(&mut self) {
        self.titles_from_text += 1;
    }

    pub(super) fn into_list(self) -> Vec<Remark> {
        let mut list = self.list;
        list.extend(self.not_understood.into_iter().map(|(field, Group { rows, first_row, example })| {
            Remark::NotUnderstood { field, rows, first_row, example }
        }));
        list.extend(self.several_owners.map(|Group { rows, first_row, example }| Remark::SeveralOwners {
            rows,
            first_row,
            example,
        }));
        list.extend(self.weekday_contradicted.map(|(Group { rows, first_row, example }, date)| {
            Remark::WeekdayContradicted { rows, first_row, example, date }
        }));
        if self.titles_from_text > 0 {
            list.push(Remark::TitlesFromText { rows: self.titles_from_text });
        }
        list
    }
}
