//! What happened to a document, read from its changes.

use std::collections::BTreeMap;

use automerge::legacy::{Key, ObjectId, OpType};
use automerge::{Change, ScalarValue};
use chrono::{DateTime, Duration, Utc};
use trekker_domain::conflict::Field;
use trekker_domain::history::{Step, TAKEN_AWAY, What};
use trekker_domain::id::PersonId;
use trekker_domain::kind::Kind;
use trekker_domain::text::Version;

use crate::cell::Cell;
use crate::columns;
use crate::contain::contain;
use crate::reading::field_of;
use crate::seed;

/// One change and whose log it stands in.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    pub by: Option<PersonId>,
    pub at: DateTime<Utc>,
    pub change: &'a [u8],
}

/// The steps, newest first. Changes have to come in the order of their arrival. What one person wrote in a row within
/// five minutes is one step. Changes that do not read are passed over.
pub fn steps<'a>(kind: Kind, sources: impl IntoIterator<Item = Source<'a>>) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for source in sources {
        // A change that was made to hurt breaks down when it is taken apart, and stands in no document.
        let read = || {
            let change = Change::from_bytes(source.change.to_vec()).ok()?;
            Some((what_of(kind, &change), Version(vec![change.hash().0])))
        };
        let Some(Some((what, after))) = contain(read) else { continue };
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

fn what_of(kind: Kind, change: &Change) -> Vec<What> {
    let seed = seed::hash(kind);
    let is_making = change.deps().iter().all(|dep| Some(*dep) == seed);
    let mut what = if is_making { vec![What::Made] } else { Vec::new() };
    let (mut written, mut removed) = (0, 0);
    let mut set: BTreeMap<String, String> = BTreeMap::new();
    for operation in &change.decode().operations {
        match (&operation.obj, &operation.key, &operation.action) {
            (ObjectId::Root, Key::Map(key), OpType::Put(value)) => {
                set.insert(key.to_string(), word(key, Some(value)));
            }
            (ObjectId::Root, Key::Map(key), OpType::Delete) => {
                set.insert(key.to_string(), word(key, None));
            }
            (ObjectId::Id(_), _, OpType::Delete) => removed += 1,
            (ObjectId::Id(_), _, OpType::Put(_)) => written += 1,
            _ => {}
        }
    }
    for (key, value) in set {
        match field_of(&key) {
            // What it was made with is the first value of a field; where it stood and whether it lay in the bin says nothing yet.
            Some((Field::Rank | Field::Binned | Field::Zone, _)) if is_making => {}
            Some(_) if is_making && value.is_empty() => {}
            Some((field, of)) => what.push(What::Set { field, of, value }),
            // What went out is kept with the link, of which is told.
            None if key.starts_with(columns::WENT_OUT_PREFIX) => {}
            // Making a document names columns that are no fields too.
            None if is_making => {}
            None => what.push(What::Other),
        }
    }
    if written + removed > 0 {
        what.push(What::Wrote { written, removed });
    }
    what
}

/// A value as a word; of a column whose value is in its name (`channel/…`) the name, with a sign before what was taken away.
fn word(key: &str, value: Option<&ScalarValue>) -> String {
    for prefix in [columns::CHANNEL_PREFIX, columns::HELPER_PREFIX, columns::BECAME_PREFIX] {
        if let Some(id) = key.strip_prefix(prefix) {
            let is_there = matches!(value, Some(ScalarValue::Boolean(true)));
            return if is_there { id.to_owned() } else { format!("{TAKEN_AWAY}{id}") };
        }
    }
    value.map(|value| Cell::of_scalar(value).word()).unwrap_or_default()
}
