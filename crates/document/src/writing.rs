//! How what a person did to a text becomes changes: on the version they saw, in as many changes as it takes.

use automerge::transaction::{Transactable, Transaction};
use automerge::{ActorId, Automerge, AutomergeError, ChangeHash, ObjId, PatchLog, ReadDoc};
use trekker_domain::columns::names as columns;
use trekker_domain::text::{Splice, TextEdit, in_parts, net};

use crate::actor::{Editor, prefix_of};
use crate::body;
use crate::document::{Document, DocumentError, Written, commit_at, refused};
use crate::shown::Shown;

/// The most letters that go and come in one change of a text. Each is an operation; with this many the change stays below
/// what the gatekeeper lets through and what fits in a record, whoever wrote the letters that go.
pub const MOST_LETTERS_A_CHANGE: usize = 20_000;
/// So many letters are taken away from an older version of a text one by one; more of them in a copy of that version.
const MOST_LETTERS_AT_OLDER_HEADS: usize = 200;
/// A device writes on so many older versions of a document beside each other.
const MOST_LEVELS: u64 = 1_000;

impl Document {
    /// The letters of a first text stay in the document only where something is written in them.
    pub(crate) fn write_text(
        &mut self,
        editor: Editor,
        at: u64,
        edit: &TextEdit,
    ) -> Result<Option<Written>, DocumentError> {
        let spare = self.cell(columns::FIRST_TEXT).map(|_| self.clone());
        let written = body::make(self, &edit.seen).and_then(|()| self.write_letters(editor, at, edit));
        if let Some(spare) = spare
            && !matches!(written, Ok(Some(_)))
        {
            *self = spare;
        }
        written
    }

    fn write_letters(&mut self, editor: Editor, at: u64, edit: &TextEdit) -> Result<Option<Written>, DocumentError> {
        let Some(text) = self.text_object() else { return Ok(None) };
        let heads = body::seen_with_bodies(self, &edit.seen)?;
        let shown = Shown::of(self, &heads);
        let before = &shown.text;
        let mut length = before.chars().count();
        for splice in &edit.splices {
            let end = splice.at.checked_add(splice.delete).filter(|end| *end <= length);
            if end.is_none() {
                return Err(DocumentError::OutOfText { position: splice.at, length });
            }
            length = length - splice.delete + splice.insert.chars().count();
        }
        // What was typed and taken away again in between is not kept for ever.
        let splices = net(before, &edit.splices);
        if splices.is_empty() {
            return Ok(None);
        }
        let (mut changes, mut last, mut at_heads) = (Vec::new(), None, heads);
        // What was read first, then what is written in it.
        let all = [shown.splices(), between_letters(&splices)].concat();
        for part in in_parts(&all, MOST_LETTERS_A_CHANGE) {
            let Some(hash) = self.splice_at(editor, at, &text, &at_heads, &part)? else { continue };
            changes.extend(self.raw(hash));
            at_heads = vec![hash];
            last = Some(hash);
        }
        let by = prefix_of(&editor.device);
        Ok(last.map(|last| Written { changes, undo: crate::undo::Undo::of_text(last.0, by, before, &splices) }))
    }

    /// Does these splices in one change on the version with these heads.
    fn splice_at(
        &mut self,
        editor: Editor,
        at: u64,
        text: &ObjId,
        heads: &[ChangeHash],
        splices: &[Splice],
    ) -> Result<Option<ChangeHash>, DocumentError> {
        let mut now = self.automerge.get_heads();
        let mut seen = heads.to_vec();
        now.sort_unstable();
        seen.sort_unstable();
        self.automerge.set_actor(editor.actor());
        if now == seen {
            return splice_in(self.automerge.transaction(), at, text, splices);
        }
        if splices.iter().map(|splice| splice.delete).sum::<usize>() <= MOST_LETTERS_AT_OLDER_HEADS {
            let writing = self.automerge.transaction_at(PatchLog::inactive(), heads);
            return splice_in(writing.map_err(|error| DocumentError::Refused(error.to_string()))?, at, text, splices);
        }
        // At older heads Automerge counts from the beginning of the text for each letter that goes away: a long text that is
        // replaced would cost its length squared. In a copy of that version the place is found by its index.
        let mut then = self.automerge.fork_at(heads).map_err(refused)?;
        then.set_actor(self.free_actor(editor, &then)?);
        let hash = splice_in(then.transaction(), at, text, splices)?;
        let change = hash.and_then(|hash| then.get_change_by_hash(&hash));
        if let Some(change) = change {
            self.automerge.apply_changes_log_patches([change], &mut PatchLog::inactive()).map_err(refused)?;
        }
        Ok(hash)
    }

    /// An actor of this editor's of which a copy at an older version has all that this document has, so that it does not
    /// give out a number twice: as Automerge picks it.
    fn free_actor(&mut self, editor: Editor, then: &Automerge) -> Result<ActorId, DocumentError> {
        for level in 0..MOST_LEVELS {
            let actor = editor.actor_at(level);
            self.automerge.set_actor(actor.clone());
            let last = self.automerge.get_last_local_change();
            if last.is_none_or(|last| then.get_change_meta_by_hash(&last.hash()).is_some()) {
                return Ok(actor);
            }
        }
        Err(DocumentError::UnknownVersion)
    }
}

/// What comes in the stead of letters is put behind the first of them and not before it: so it stays apart from what
/// somebody else puts before or behind them at the same time.
fn between_letters(splices: &[Splice]) -> Vec<Splice> {
    let parts = |splice: &Splice| {
        let Splice { at, delete, insert } = splice.clone();
        if delete < 2 || insert.is_empty() {
            return [Some(splice.clone()), None];
        }
        let first = Splice { at, delete: 1, insert: String::new() };
        [Some(Splice { at: at + 1, delete: delete - 1, insert }), Some(first)]
    };
    splices.iter().flat_map(parts).flatten().collect()
}

pub(crate) fn splice_all(
    writing: &mut Transaction<'_>,
    text: &ObjId,
    splices: &[Splice],
) -> Result<(), AutomergeError> {
    for splice in splices {
        let delete = isize::try_from(splice.delete).unwrap_or(isize::MAX);
        writing.splice_text(text, splice.at, delete, &splice.insert)?;
    }
    Ok(())
}

fn splice_in(
    mut writing: Transaction<'_>,
    at: u64,
    text: &ObjId,
    splices: &[Splice],
) -> Result<Option<ChangeHash>, DocumentError> {
    if let Err(error) = splice_all(&mut writing, text, splices) {
        writing.rollback();
        return Err(refused(error));
    }
    Ok(writing.commit_with(commit_at(at)).0)
}
