//! Values put beside each other, as two people who chose apart left them: what takes back that somebody picked one of them.

use automerge::transaction::{Transactable, Transaction};
use automerge::{ActorId, ChangeHash, PatchLog, ROOT};
use trekker_domain::columns::Cell;
use trekker_domain::columns::Write;

use crate::actor::{Editor, prefix_of};
use crate::cell::scalar_of;
use crate::choices::cells_of;
use crate::document::{Document, DocumentError, Written, commit_at, delete, refused};
use crate::undo::{Put, Undo};

impl Document {
    /// Each of the values in a change of its own, made on one version: to Automerge they were chosen apart.
    pub(crate) fn write_beside(
        &mut self,
        editor: Editor,
        at: u64,
        writes: &[&Write],
    ) -> Result<Option<Written>, DocumentError> {
        let mut puts: Vec<Put> = Vec::new();
        for write in writes {
            if let Write::PutBeside { key, cells } = write {
                puts.push(Put { key: key.clone(), before: cells_of(self, key), after: cells.clone() });
            }
        }
        let most = puts.iter().map(|put| put.after.len()).max().unwrap_or(0);
        if most == 0 {
            return Ok(None);
        }
        let mut changes = Vec::new();
        // Changes made apart would each make the text what is read, and it would stand there twice: one before them does.
        if !self.shown().is_plain() {
            let clears: Vec<Write> = puts.iter().map(|put| Write::Clear { key: put.key.clone() }).collect();
            let first = self.write_cells(editor, at, &clears.iter().collect::<Vec<_>>())?;
            changes.extend(first.into_iter().flat_map(|written| written.changes));
        }
        let heads = self.automerge.get_heads();
        // Of changes made apart the one whose actor comes last counts.
        let mut turns: Vec<(ActorId, usize)> = (0..most).map(|turn| (editor.actor_at(turn as u64), turn)).collect();
        turns.sort_unstable();
        turns.reverse();
        let mut nth_of = vec![0; most];
        turns.iter().enumerate().for_each(|(nth, (_, turn))| nth_of[*turn] = nth);
        let mut last = None;
        for nth in nth_of {
            let cells = puts.iter().filter_map(|put| Some((put.key.as_str(), put.after.get(nth)?)));
            let cells: Vec<(&str, &Cell)> = cells.collect();
            last = self.put_at(editor, at, &heads, &cells)?;
            changes.extend(last.and_then(|hash| self.raw(hash)));
        }
        let by = prefix_of(&editor.device);
        Ok(last.map(|last| Written { changes, undo: Undo::of_cells(last.0, by, puts) }))
    }

    fn put_at(
        &mut self,
        editor: Editor,
        at: u64,
        heads: &[ChangeHash],
        cells: &[(&str, &Cell)],
    ) -> Result<Option<ChangeHash>, DocumentError> {
        self.automerge.set_actor(editor.actor());
        let writing = self.automerge.transaction_at(PatchLog::inactive(), heads);
        let mut writing = writing.map_err(|error| DocumentError::Refused(error.to_string()))?;
        for (key, cell) in cells {
            if let Err(error) = put(&mut writing, key, cell) {
                writing.rollback();
                return Err(refused(error));
            }
        }
        Ok(writing.commit_with(commit_at(at)).0)
    }
}

/// Emptied first: the very value that stands there would be no change.
fn put(writing: &mut Transaction<'_>, key: &str, cell: &Cell) -> Result<(), automerge::AutomergeError> {
    let Some(scalar) = scalar_of(cell) else { return Ok(()) };
    delete(writing, key)?;
    writing.put(ROOT, key, scalar)
}
