//! Deliverables and to-dos as columns of their post: a group of columns each, named by its id, as the files of a post have
//! them too.

use std::collections::BTreeMap;

use trekker_domain::columns::Cell;
use trekker_domain::columns::Write;
use trekker_domain::columns::names as columns;
use trekker_domain::id::DocId;
use trekker_domain::open::{Open, Word};
use trekker_domain::publish_at::parse_date;
use trekker_domain::rank::Rank;
use trekker_domain::work::{Deliverable, DeliverableEdit, Todo, TodoEdit};

use crate::reading::{Columns, doc_id, person_id};

/// The columns of one deliverable, to-do or file, by their names without its id.
pub(crate) struct Group<'a>(BTreeMap<&'a str, &'a Cell>);

impl Group<'_> {
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        match self.0.get(name) {
            Some(Cell::Text(text)) if !text.is_empty() => Some(text),
            _ => None,
        }
    }

    pub(crate) fn string(&self, name: &str) -> String {
        self.text(name).unwrap_or_default().to_owned()
    }

    fn number(&self, name: &str) -> Option<u32> {
        match self.0.get(name) {
            Some(Cell::Number(number)) => u32::try_from(*number).ok(),
            _ => None,
        }
    }

    pub(crate) fn flag(&self, name: &str) -> bool {
        self.0.get(name) == Some(&&Cell::Flag(true))
    }
}

/// The groups with this prefix that are not in the bin.
pub(crate) fn groups<'a>(columns: &'a Columns, prefix: &'a str) -> impl Iterator<Item = (DocId, Group<'a>)> {
    let mut groups: BTreeMap<&str, Group<'_>> = BTreeMap::new();
    for (rest, cell) in columns.under(prefix) {
        if let Some((id, name)) = rest.split_once('/') {
            groups.entry(id).or_insert_with(|| Group(BTreeMap::new())).0.insert(name, cell);
        }
    }
    groups
        .into_iter()
        .filter(|(_, group)| !group.flag(columns::BINNED))
        .filter_map(|(id, group)| Some((doc_id(id)?, group)))
}

/// In the order of making.
pub(crate) fn deliverables(columns: &Columns) -> Vec<Deliverable> {
    let read = |(id, group): (DocId, Group<'_>)| Deliverable {
        id,
        name: group.string(columns::NAME),
        sort: group.text(columns::SORT).map(Open::from_word),
        owner: group.text(columns::OWNER).and_then(person_id),
        duration_days: group.number(columns::DURATION_DAYS),
        due: group.text(columns::DUE).and_then(parse_date),
        rank: Rank(group.string(columns::RANK)),
        estimated_minutes: group.number(columns::ESTIMATED_MINUTES),
        spent_minutes: group.number(columns::SPENT_MINUTES),
        done: group.flag(columns::DONE),
    };
    let mut all: Vec<Deliverable> = groups(columns, columns::DELIVERABLE_PREFIX).map(read).collect();
    all.sort_by(|one, other| (&one.rank, one.id).cmp(&(&other.rank, other.id)));
    all
}

/// In their order.
pub(crate) fn todos(columns: &Columns) -> Vec<Todo> {
    let read = |(id, group): (DocId, Group<'_>)| Todo {
        id,
        of: group.text(columns::OF).and_then(doc_id),
        words: group.string(columns::WORDS),
        owner: group.text(columns::OWNER).and_then(person_id),
        rank: Rank(group.string(columns::RANK)),
        done: group.flag(columns::DONE),
    };
    let mut all: Vec<Todo> = groups(columns, columns::TODO_PREFIX).map(read).collect();
    all.sort_by(|one, other| (&one.rank, one.id).cmp(&(&other.rank, other.id)));
    all
}

/// The columns of a deliverable that comes with a new post.
pub(crate) fn made_deliverable(deliverable: &Deliverable) -> Vec<Write> {
    let all = [
        (!deliverable.name.is_empty()).then(|| DeliverableEdit::SetName(deliverable.name.clone())),
        deliverable.sort.as_ref().and_then(Open::known).map(|sort| DeliverableEdit::SetSort(Some(sort))),
        deliverable.owner.map(|owner| DeliverableEdit::SetOwner(Some(owner))),
        deliverable.duration_days.map(|days| DeliverableEdit::SetDurationDays(Some(days))),
        deliverable.due.map(|due| DeliverableEdit::SetDue(Some(due))),
        Some(DeliverableEdit::SetRank(deliverable.rank.clone())),
        deliverable.estimated_minutes.map(|minutes| DeliverableEdit::SetEstimatedMinutes(Some(minutes))),
    ];
    all.into_iter().flatten().map(|edit| edited_deliverable(deliverable.id, &edit)).collect()
}

/// The columns of a to-do that comes with a new post.
pub(crate) fn made_todo(todo: &Todo) -> Vec<Write> {
    let all = [
        Some(TodoEdit::SetWords(todo.words.clone())),
        todo.of.map(|of| TodoEdit::SetOf(Some(of))),
        todo.owner.map(|owner| TodoEdit::SetOwner(Some(owner))),
        Some(TodoEdit::SetRank(todo.rank.clone())),
    ];
    all.into_iter().flatten().map(|edit| edited_todo(todo.id, &edit)).collect()
}

pub(crate) fn edited_deliverable(id: DocId, edit: &DeliverableEdit) -> Write {
    let key = |name: &str| format!("{}{id}/{name}", columns::DELIVERABLE_PREFIX);
    let number = |name: &str, number: Option<u32>| match number {
        Some(number) => Write::put(&key(name), Cell::Number(number.into())),
        // An empty text, since to leave it open is a choice too.
        None => Write::put(&key(name), ""),
    };
    match edit {
        DeliverableEdit::SetName(name) => Write::put(&key(columns::NAME), name.as_str()),
        DeliverableEdit::SetSort(sort) => {
            Write::put_or_empty(&key(columns::SORT), sort.map(|sort| sort.word().to_owned()))
        }
        DeliverableEdit::SetOwner(owner) => {
            Write::put_or_empty(&key(columns::OWNER), owner.map(|owner| owner.to_string()))
        }
        DeliverableEdit::SetDurationDays(days) => number(columns::DURATION_DAYS, *days),
        DeliverableEdit::SetDue(due) => Write::put_or_empty(&key(columns::DUE), due.map(|due| due.to_string())),
        DeliverableEdit::SetRank(rank) => Write::put(&key(columns::RANK), rank.0.as_str()),
        DeliverableEdit::SetEstimatedMinutes(minutes) => number(columns::ESTIMATED_MINUTES, *minutes),
        DeliverableEdit::SetSpentMinutes(minutes) => number(columns::SPENT_MINUTES, *minutes),
        DeliverableEdit::SetDone(done) => Write::put(&key(columns::DONE), *done),
        DeliverableEdit::Bin(binned) => Write::put(&key(columns::BINNED), *binned),
    }
}

pub(crate) fn edited_todo(id: DocId, edit: &TodoEdit) -> Write {
    let key = |name: &str| format!("{}{id}/{name}", columns::TODO_PREFIX);
    match edit {
        TodoEdit::SetWords(words) => Write::put(&key(columns::WORDS), words.as_str()),
        TodoEdit::SetOf(of) => Write::put_or_empty(&key(columns::OF), of.map(|of| of.to_string())),
        TodoEdit::SetOwner(owner) => Write::put_or_empty(&key(columns::OWNER), owner.map(|owner| owner.to_string())),
        TodoEdit::SetRank(rank) => Write::put(&key(columns::RANK), rank.0.as_str()),
        TodoEdit::SetDone(done) => Write::put(&key(columns::DONE), *done),
        TodoEdit::Bin(binned) => Write::put(&key(columns::BINNED), *binned),
    }
}
