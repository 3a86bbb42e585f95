//! Where different values stand beside each other, and who chose them.

use automerge::{ObjId, ROOT, ReadDoc};
use trekker_domain::columns::names as columns;
use trekker_domain::columns::{Cell, Cells, Field};
use trekker_domain::conflict::{Choice, Conflict};
use trekker_domain::fields::meaning_of;
use trekker_domain::kind::Kind;
use trekker_domain::name::same_name_key;
use trekker_domain::open::Open;
use trekker_domain::post::Status;

use crate::actor::DevicePrefix;
use crate::cell::cell_of;
use crate::contain::contain;
use crate::document::Document;
use crate::reading::{Columns, People, maker_of};

/// So many steps back whoever had chosen is looked for: each pick that was taken back is two of them. What was made to hurt
/// may lead in circles.
const MOST_STEPS: usize = 64;

/// Different values in one column, the one that counts first.
struct Apart {
    key: String,
    field: Field,
    of: Option<String>,
    values: Vec<(Cell, ObjId)>,
}

/// The columns in which different values stand beside each other, with who chose them; the one that counts first.
pub(crate) fn conflicts(document: &Document, columns: &Columns<'_>, people: &dyn People) -> Vec<Conflict> {
    let told = apart(document, columns).map(|Apart { key, field, of, values }| {
        let all = values_of(document, &key);
        let choices = values.iter().map(|(cell, id)| {
            let by = chosen_by(document, &key, &all, (cell, id)).and_then(|device| people.person(&device));
            Choice { value: cell.word(), by }
        });
        Conflict { field, of, choices: choices.collect() }
    });
    told.collect()
}

/// Whether there are any.
pub(crate) fn is_contested(document: &Document, columns: &Columns<'_>) -> bool {
    apart(document, columns).next().is_some()
}

fn apart(document: &Document, columns: &Columns<'_>) -> impl Iterator<Item = Apart> {
    columns.contested.iter().filter_map(|key| {
        let (field, of) = meaning_of(document.kind, key).field()?;
        if !field.is_picked || of.as_deref().is_some_and(|of| is_binned_part(columns, field, of)) {
            return None;
        }
        let mut values: Vec<(Cell, ObjId)> = Vec::new();
        for (cell, id) in values_of(document, key) {
            let same = one_name_key(document.kind, field, &cell.word());
            if values.iter().all(|(other, _)| one_name_key(document.kind, field, &other.word()) != same) {
                values.push((cell, id));
            }
        }
        if field.is(columns::STATUS) {
            // As [`Columns`] has it.
            values.sort_by_key(|(cell, _)| {
                let status = Open::<Status>::from_word(&cell.word()).known();
                (status.is_none(), status)
            });
        }
        (values.len() > 1).then(|| Apart { key: key.clone(), field, of, values })
    })
}

/// What stands in a column, the one that counts first.
pub(crate) fn values_of(document: &Document, key: &str) -> Vec<(Cell, ObjId)> {
    let Ok(values) = document.automerge.get_all(ROOT, key) else { return Vec::new() };
    // The last one is the one Automerge gives.
    values.iter().rev().map(|(value, id)| (cell_of(value), id.clone())).collect()
}

/// The different values among them, in the same order.
pub(crate) fn cells_of(document: &Document, key: &str) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for (cell, _) in values_of(document, key) {
        if !cells.contains(&cell) {
            cells.push(cell);
        }
    }
    cells
}

/// What lies in the bin shows nowhere, and nobody has to pick anything of it.
fn is_binned_part(columns: &Columns<'_>, field: Field, of: &str) -> bool {
    !field.group.is_empty() && columns.flag(&format!("{}{of}/{}", field.group, columns::BINNED))
}

/// Two spellings of a name by which something is found are no two choices: both of them made the same.
fn one_name_key(kind: Kind, field: Field, value: &str) -> String {
    let is_found_by_name = matches!(kind, Kind::Channel | Kind::Theme | Kind::Plan | Kind::Persona);
    if is_found_by_name && field.is(columns::NAME) { same_name_key(value) } else { value.to_owned() }
}

/// Whose choice this was.
///
/// One device cannot choose twice at once: where it says several of these values, it took back a pick and put them back.
/// Then they were chosen by whoever had chosen them where that pick was made.
fn chosen_by(
    document: &Document,
    key: &str,
    values: &[(Cell, ObjId)],
    (cell, id): (&Cell, &ObjId),
) -> Option<DevicePrefix> {
    let (mut values, mut id) = (values.to_vec(), id.clone());
    let mut steps = MOST_STEPS;
    loop {
        let by = maker_of(&id);
        let is_put_back = values.iter().any(|(other, of)| other != cell && maker_of(of) == by);
        // What was made to hurt may break down where it is read at an older version.
        let before = is_put_back.then(|| contain(|| picked_from(document, key, &id, &mut steps)).flatten()).flatten();
        let Some(before) = before else { return by };
        let Some((_, chosen)) = before.iter().find(|(other, _)| other == cell) else { return by };
        (id, values) = (chosen.clone(), before);
    }
}

/// What stood in a column where somebody picked, before that pick was taken back by this operation.
fn picked_from(document: &Document, key: &str, id: &ObjId, steps: &mut usize) -> Option<Vec<(Cell, ObjId)>> {
    let mut at = document.automerge.hash_for_opid(id)?;
    loop {
        *steps = steps.checked_sub(1)?;
        let seen = document.automerge.get_change_meta_by_hash(&at)?.deps;
        let values = document.automerge.get_all_at(ROOT, key, &seen).ok()?;
        match values.as_slice() {
            // Emptied first, in a change of its own.
            [] => at = *seen.first()?,
            [(_, pick)] => at = document.automerge.hash_for_opid(pick)?,
            several => return Some(several.iter().rev().map(|(value, id)| (cell_of(value), id.clone())).collect()),
        }
    }
}
