//! What happened to a document, read from its changes.

use std::collections::{BTreeMap, HashMap};

use automerge::legacy::{Key, ObjectId, Op, OpId, OpType};
use automerge::{Change, ScalarValue};
use chrono::{DateTime, Duration, Utc};
use trekker_domain::columns::names as columns;
use trekker_domain::columns::{Field, Shape};
use trekker_domain::fields::{Meaning, meaning_of};
use trekker_domain::history::{Step, TAKEN_AWAY, What};
use trekker_domain::id::PersonId;
use trekker_domain::kind::Kind;
use trekker_domain::text::Version;

use crate::cell::cell_of_scalar;
use crate::contain::contain;
use crate::seed;

/// One change and whose log it stands in.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    pub by: Option<PersonId>,
    pub at: DateTime<Utc>,
    pub change: &'a [u8],
}

/// What columns said, by the operation that said it: from what somebody changed a column is what their change replaced.
#[derive(Default)]
struct Said(HashMap<OpId, String>);

/// The steps, newest first. Changes have to come in the order of their arrival. What one person wrote in a row within
/// five minutes is one step. Changes that do not read are passed over.
pub fn steps<'a>(kind: Kind, sources: impl IntoIterator<Item = Source<'a>>) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut said = Said::default();
    for source in sources {
        // A change that was made to hurt breaks down when it is taken apart, and stands in no document.
        let read = || {
            let change = Change::from_bytes(source.change.to_vec()).ok()?;
            let operations = change.decode().operations;
            let what = what_of(kind, &change, &operations, &said);
            Some((what, said_in(&change, &operations), Version(vec![change.hash().0])))
        };
        let Some(Some((what, new, after))) = contain(read) else { continue };
        said.0.extend(new);
        if what.is_empty() {
            continue;
        }
        if let (Some(last), [What::Wrote { written, removed }]) = (steps.last_mut(), what.as_slice())
            && last.by == source.by
            && source.at.signed_duration_since(last.at) < Duration::minutes(5)
            && let [What::Wrote { written: written_before, removed: removed_before }] = last.what.as_mut_slice()
        {
            *written_before += written;
            *removed_before += removed;
            last.at = source.at;
            last.after = after;
            continue;
        }
        steps.push(Step { by: source.by, at: source.at, what, after });
    }
    steps.reverse();
    steps
}

/// What a change did to one column.
#[derive(Default)]
struct Set<'c> {
    value: Option<&'c ScalarValue>,
    /// The operations that it replaced: what whoever made it saw there.
    replaced: Vec<&'c OpId>,
}

fn what_of(kind: Kind, change: &Change, operations: &[Op], said: &Said) -> Vec<What> {
    let seed = seed::hash(kind);
    let is_making = change.deps().iter().all(|dep| Some(*dep) == seed);
    let mut what = if is_making { vec![What::Made] } else { Vec::new() };
    let (mut written, mut removed) = (0, 0);
    let mut sets: BTreeMap<&str, Set<'_>> = BTreeMap::new();
    for operation in operations {
        match (&operation.obj, &operation.key, &operation.action) {
            (ObjectId::Root, Key::Map(key), action @ (OpType::Put(_) | OpType::Delete)) => {
                let set = sets.entry(key).or_default();
                set.value = if let OpType::Put(value) = action { Some(value) } else { None };
                set.replaced.extend(operation.pred.iter());
            }
            (ObjectId::Id(_), _, OpType::Delete) => removed += 1,
            (ObjectId::Id(_), _, OpType::Put(_)) => written += 1,
            _ => {}
        }
    }
    for (key, set) in sets {
        let from = said.at(&set.replaced);
        match meaning_of(kind, key) {
            // What it was made with is the first value of a field; where it stood and whether it lay in the bin says nothing yet.
            Meaning::Field(field, _) if is_making && says_nothing_yet(field) => {}
            Meaning::Field(field, of) => {
                let value = word(field, of.as_deref(), set.value, from.as_deref());
                if is_making && value.is_empty() {
                    continue;
                }
                let of = of.filter(|_| field.shape != Shape::Member);
                let from = from.filter(|_| !field.has_several);
                what.push(What::Set { field, of, value, from });
            }
            Meaning::Untold => {}
            // A newer Trekker makes documents with more columns than are known here.
            Meaning::Unknown if is_making => {}
            Meaning::Unknown => what.push(What::Other),
        }
    }
    if written + removed > 0 {
        what.push(What::Wrote { written, removed });
    }
    what
}

impl Said {
    /// Of several that stood beside each other the one that counted: Automerge takes the last.
    fn at(&self, replaced: &[&OpId]) -> Option<String> {
        let known = replaced.iter().filter(|id| self.0.contains_key(**id));
        let counted = known.max_by_key(|id| (id.0, &id.1))?;
        self.0.get(*counted).cloned()
    }
}

/// What a change said of columns, by its operations.
fn said_in(change: &Change, operations: &[Op]) -> Vec<(OpId, String)> {
    let (actor, first) = (change.actor_id(), change.start_op().get());
    let of_column = |(at, operation): (u64, &Op)| match (&operation.obj, &operation.action) {
        (ObjectId::Root, OpType::Put(value)) => Some((OpId::new(first + at, actor), cell_of_scalar(value).word())),
        _ => None,
    };
    (0..).zip(operations).filter_map(of_column).collect()
}

/// Where something stands, whether it lies in the bin, and in which zone its hour is.
fn says_nothing_yet(field: Field) -> bool {
    field.shape == Shape::Rank || [columns::BINNED, columns::ZONE].contains(&field.name)
}

/// A value as a word; of a column whose value is in its name (`channel/…`) the name, with a sign before what was taken away.
fn word(field: Field, of: Option<&str>, value: Option<&ScalarValue>, from: Option<&str>) -> String {
    if let (Shape::Member, Some(which)) = (field.shape, of) {
        let is_there = matches!(value, Some(ScalarValue::Boolean(true)));
        return if is_there { which.to_owned() } else { format!("{TAKEN_AWAY}{which}") };
    }
    let said = value.map(|value| cell_of_scalar(value).word()).unwrap_or_default();
    match from {
        // What it was called stands in the column itself.
        Some(name) if said.is_empty() && field.has_several => format!("{TAKEN_AWAY}{name}"),
        _ => said,
    }
}
