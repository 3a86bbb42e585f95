//! A plan as columns.

use trekker_domain::id::DocId;
use trekker_domain::plan::{Plan, PlanEdit};
use trekker_domain::publish_at::parse_date;

use crate::columns;
use crate::document::{Document, Write};
use crate::reading::Columns;

pub fn read(document: &Document, id: DocId) -> Plan {
    let columns = Columns::of(document);
    Plan {
        id,
        name: columns.string(columns::NAME),
        first_day: columns.text(columns::FIRST_DAY).and_then(parse_date),
        last_day: columns.text(columns::LAST_DAY).and_then(parse_date),
        contested: columns.is_contested(document),
        binned: columns.flag(columns::BINNED),
    }
}

pub(crate) fn made(name: &str) -> Vec<Write> {
    vec![Write::put(columns::NAME, name)]
}

pub(crate) fn edited(edit: &PlanEdit) -> Write {
    match edit {
        PlanEdit::SetName(name) => Write::put(columns::NAME, name.as_str()),
        PlanEdit::SetFirstDay(day) => Write::put_or_empty(columns::FIRST_DAY, day.map(|day| day.to_string())),
        PlanEdit::SetLastDay(day) => Write::put_or_empty(columns::LAST_DAY, day.map(|day| day.to_string())),
        PlanEdit::Bin(binned) => Write::put(columns::BINNED, *binned),
    }
}
