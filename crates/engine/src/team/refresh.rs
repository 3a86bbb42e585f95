//! What others changed is folded into what is shown: open documents at once, the rest on two threads.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::sync::Arc;

use trekker_document::reading::nobody;
use trekker_domain::approval::texts_of;
use trekker_domain::id::DocId;
use trekker_domain::kind::{Author, Kind};
use trekker_ledger::keys::DeviceKey;
use trekker_session::notice::Notice;
use trekker_session::snapshot::{Work, WorkKind};
use trekker_storage::error::StorageError;
use trekker_storage::projection::UpTo;
use trekker_storage::store::Batch;

use super::Team;
use super::opening::FIRST_DAYS;
use super::writer::Pending;
use crate::event::Event;
use crate::folding::{FoldError, FoldedRow, LeftOut, fold};
use crate::rows::day_number;

/// So many documents are folded in one go on a background thread.
const FOLDED_AT_ONCE: usize = 64;
/// So many threads fold in the background.
const THREADS: usize = 2;

/// A document that records name, with what shows when it is to be folded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Touched {
    pub(crate) kind: Kind,
    pub(crate) id: DocId,
    /// The day that the record seems to give it.
    pub(crate) day: Option<i64>,
    /// One of this person's own devices wrote the record.
    pub(crate) is_mine: bool,
}

/// Documents that wait to be folded: what the team itself needs first, then the days around today, then the rest.
#[derive(Debug, Default)]
pub(crate) struct Stale {
    /// The team's own things.
    first: VecDeque<(Kind, DocId)>,
    near: VecDeque<(Kind, DocId)>,
    rest: VecDeque<(Kind, DocId)>,
    /// All that wait, with whether among the near ones: one that moved up still stands among the rest as well.
    known: HashMap<DocId, bool>,
    /// What is being folded. Whatever changes meanwhile (a record, who belongs) is not in the result: then it is folded again.
    working: HashMap<DocId, Option<(Kind, bool)>>,
    /// How many threads fold.
    at_work: usize,
    total: u64,
    done: u64,
}

impl Stale {
    pub(crate) fn add(&mut self, kind: Kind, id: DocId, is_near: bool) {
        if let Some(again) = self.working.get_mut(&id) {
            let was_near = again.is_some_and(|(_, was_near)| was_near);
            *again = Some((kind, is_near || was_near));
            return;
        }
        let is_first = kind.is_folded_first();
        let before = self.known.get(&id).copied();
        match before {
            None if is_first => self.first.push_back((kind, id)),
            None if !is_near => self.rest.push_back((kind, id)),
            None | Some(false) if is_near => self.near.push_back((kind, id)),
            _ => return,
        }
        self.total += u64::from(before.is_none());
        self.known.insert(id, is_near || is_first);
    }

    /// What to fold next; of the rest only what there is time for.
    fn next(&mut self, with_rest: bool) -> Option<(Kind, DocId)> {
        loop {
            let next = self.first.pop_front().or_else(|| self.near.pop_front());
            let (kind, id) = match next {
                Some(next) => next,
                None if with_rest => self.rest.pop_front()?,
                None => return None,
            };
            if self.known.remove(&id).is_some() {
                self.working.insert(id, None);
                return Some((kind, id));
            }
        }
    }

    /// It was folded. `false`: it has to be folded again, and this result is not to be shown or kept.
    fn is_done(&mut self, id: DocId) -> bool {
        match self.working.remove(&id).flatten() {
            Some((kind, is_near)) => {
                self.add(kind, id, is_near);
                false
            }
            None => true,
        }
    }

    pub(crate) fn waits(&self, id: DocId) -> bool {
        self.known.contains_key(&id) || self.working.contains_key(&id)
    }

    /// How many wait.
    pub(crate) fn count(&self) -> usize {
        self.known.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.known.is_empty() && self.at_work == 0
    }
}

impl Team {
    /// Records that name these documents are on the disk.
    pub(crate) fn arrived(&mut self, touched: Vec<Touched>) {
        let mut rows = Vec::new();
        let mut seen = HashSet::new();
        let today = day_number(crate::engine::today());
        self.note_whose(&touched);
        for Touched { kind, id, day, .. } in touched {
            if !seen.insert(id) || matches!(kind, Kind::Unknown(_)) {
                continue;
            }
            let is_near = day.is_some_and(|day| (day - today).abs() <= FIRST_DAYS) || self.is_near(id);
            if self.documents.loaded(id).is_some() {
                rows.extend(self.catch_up(id));
            } else {
                self.view.mark_stale(id);
                self.goes_stale(kind, id, is_near);
            }
        }
        self.documents.forget_long_ones();
        self.keep_rows(rows);
        self.fold_more();
    }

    /// What this person changed on another device of theirs is no news to them. Of a document that waited already it is not
    /// known any more who changed it: then it is news.
    fn note_whose(&mut self, touched: &[Touched]) {
        let by_others: HashSet<DocId> = touched.iter().filter(|one| !one.is_mine).map(|one| one.id).collect();
        for Touched { id, .. } in touched {
            if by_others.contains(id) {
                self.told.mine_alone.remove(id);
            } else if self.folds && !self.stale.waits(*id) {
                self.told.mine_alone.insert(*id);
            }
        }
    }

    /// It is to be folded anew. The team's own settings always: they say, among other things, which relay may be used.
    pub(crate) fn goes_stale(&mut self, kind: Kind, id: DocId, is_near: bool) {
        if self.folds || kind == Kind::Team {
            self.stale.add(kind, id, is_near);
        }
    }

    /// Has long texts saved while they grow, so that whoever starts next need not fold them from all their records.
    pub(crate) fn save_what_grew(&mut self) {
        let grown = self.documents.grown();
        if grown.is_empty() {
            return;
        }
        for (kind, id) in grown {
            self.goes_stale(kind, id, false);
        }
        self.fold_more();
    }

    /// Brings a document in memory up to what has arrived.
    fn catch_up(&mut self, id: DocId) -> Option<FoldedRow> {
        let people = Arc::clone(&self.people);
        if self.documents.unsaved(id).is_some_and(|loaded| loaded.kind.author() == Author::WhoeverMadeIt) {
            // It is read anew from the disk.
            self.writer.disk.flush();
        }
        let loaded = self.documents.loaded_mut(id)?;
        match loaded.catch_up(&self.reader, &people) {
            Ok(splices) if loaded.document.is_readable() => {
                let up_to = UpTo::OwnAfter { base: loaded.base, own: self.me };
                let row = loaded.folded(&people, up_to);
                self.documents.text_changed(id, splices);
                self.documents.touch_history(id);
                self.documents.note_growth(id);
                Some(row)
            }
            outcome => {
                if let Err(error) = outcome {
                    tracing::warn!(%error, doc = %id, "a document does not take in what arrived");
                }
                // Anew from the disk, once everything written here is on it; what does not fold is left out, and named then.
                self.writer.disk.flush();
                let kind = self.kind_of(id)?;
                self.documents.drop_broken(id);
                self.goes_stale(kind, id, true);
                None
            }
        }
    }

    /// Shows rows and puts them on their way to the disk.
    pub(crate) fn keep_rows(&mut self, rows: Vec<FoldedRow>) {
        if rows.is_empty() {
            return;
        }
        let mut batch = Batch::default();
        for row in rows {
            batch.folded.push(row.folded.clone());
            let post = row.row.post();
            let before = post.and_then(|post| self.view.essence(post));
            let shown = post.and_then(|post| self.view.snapshot.calendar.get(post).cloned());
            let idea = self.view.snapshot.ideas.get(&row.id).cloned();
            let (content, is_mine) = (row.row.clone(), self.told.mine_alone.remove(&row.id));
            self.show_row(row);
            if !is_mine {
                self.tell_concerns(&content, shown.as_ref(), idea.as_ref());
                batch.before.extend(post.and_then(|post| self.note_change(post, before)));
            }
        }
        self.commit(batch, Pending::default());
    }

    /// Shows a row, and has it found by its words.
    pub(crate) fn show_row(&mut self, row: FoldedRow) {
        self.to_index.insert(row.id, row.indexed);
        self.view.put(row.id, row.row, false);
        // A comment or an approval shows in what it is about.
        let about = self.view.about_of(row.id).map(|(about, ..)| about);
        for id in about.into_iter().chain([row.id]) {
            self.told.hands.remove(&id);
            if self.documents.open.contains_key(&id) {
                self.show_detail(id);
            }
        }
    }

    /// Puts the detail of an open document into the snapshot.
    pub(crate) fn show_detail(&mut self, id: DocId) {
        let people = Arc::clone(&self.people);
        let idea = self.view.snapshot.ideas.get(&id).map(|idea| crate::rows::Row::Idea(idea.as_ref().clone()));
        let Some(mut detail) = self.documents.detail(&people, id, idea.as_ref()) else { return };
        detail.comments = self.view.comments(id);
        detail.threads = self.view.threads(&detail.comments);
        if let Some(loaded) = self.documents.loaded(id) {
            let passages = detail.comments.iter().filter_map(|comment| Some((comment.id, comment.passage.as_ref()?)));
            let now = passages.filter_map(|(comment, passage)| Some((comment, loaded.document.range_of(passage)?)));
            detail.passages = now.collect();
        }
        for approval in self.view.approvals(id) {
            // One that does not load now is told of where it is folded.
            if let Ok(loaded) = self.documents.get(&self.reader, &people, approval.id, Kind::Approval) {
                let texts = texts_of(&loaded.document.cells(&nobody));
                detail.approvals.push((approval, texts));
            }
        }
        let is_same = self.view.snapshot.open.get(&id).is_some_and(|shown| **shown == detail);
        if !is_same {
            self.view.snapshot.open.insert(id, Arc::new(detail));
            self.view.is_dirty = true;
        }
    }

    /// Keeps the background threads at work.
    pub(crate) fn fold_more(&mut self) {
        // While more comes in as fast as the disk takes it, a document would be folded again and again.
        let is_receiving = self.exchange.is_asking() && !self.writer.pending.is_empty();
        while self.stale.at_work < THREADS {
            let mut some = Vec::with_capacity(FOLDED_AT_ONCE);
            while some.len() < FOLDED_AT_ONCE
                && let Some(next) = self.stale.next(!is_receiving)
            {
                some.push(next);
            }
            if some.is_empty() {
                break;
            }
            let Ok(reader) = self.reader.again() else { return };
            let (people, events, opening) =
                (Arc::clone(&self.people), self.background.events.clone(), self.background.opening);
            self.stale.at_work += 1;
            self.background.runtime.spawn_blocking(move || {
                let rows = some
                    .into_iter()
                    .map(|(kind, id)| fold(&reader, id, kind, &people).map_err(|error| (id, error)))
                    .collect();
                events.send_blocking(Event::Folded { opening, rows });
            });
        }
        self.show_work();
    }

    pub(crate) fn folded(&mut self, rows: Vec<Result<FoldedRow, (DocId, FoldError)>>) {
        self.stale.at_work = self.stale.at_work.saturating_sub(1);
        self.stale.done += rows.len() as u64;
        let mut fresh = Vec::new();
        let mut left_out: BTreeMap<DeviceKey, usize> = BTreeMap::new();
        for LeftOut { change, device, refused } in rows.iter().flatten().flat_map(|row| &row.left_out) {
            // Each is told of once; what this device can say again is told of where it does.
            let is_said_again = *device == self.me && refused.is_some();
            if self.told.left_out.insert(*change) && !is_said_again {
                *left_out.entry(*device).or_default() += 1;
            }
        }
        for (device, records) in left_out {
            let device_of = self.people.get(&device).copied();
            self.notice(Notice::SetAside { device_of, records });
        }
        for row in rows {
            let id = row.as_ref().map_or_else(|(id, _)| *id, |row| row.id);
            if !self.stale.is_done(id) {
                continue;
            }
            match row {
                Ok(row) => fresh.push(self.newest(row)),
                Err((id, error)) => self.set_aside(id, &error),
            }
        }
        let refused: Vec<(Kind, DocId, Vec<LeftOut>)> = fresh
            .iter()
            .map(|row| (Kind::from_number(row.folded.kind), row.id, self.refused_of_mine(row)))
            .filter(|(.., refused)| !refused.is_empty())
            .collect();
        self.keep_rows(fresh);
        for (kind, id, refused) in refused {
            self.say_again(kind, id, &refused);
        }
        self.fold_more();
    }

    /// What is in memory may be newer than what was folded from the disk. A save of it stays good: it says how far it goes.
    fn newest(&self, row: FoldedRow) -> FoldedRow {
        let Some(loaded) = self.documents.loaded(row.id) else { return row };
        let mut newest = loaded.folded(&self.people, UpTo::OwnAfter { base: loaded.base, own: self.me });
        if row.folded.save.is_some() {
            newest.folded.save = row.folded.save;
        }
        newest
    }

    /// Changes of this device's that no other takes in.
    fn refused_of_mine(&self, row: &FoldedRow) -> Vec<LeftOut> {
        let mine = row.left_out.iter().filter(|one| one.device == self.me && one.refused.is_some());
        mine.copied().collect()
    }

    fn show_work(&mut self) {
        let work = (!self.stale.is_empty() && self.stale.total > 200).then_some(Work {
            what: WorkKind::Folding,
            done: self.stale.done,
            total: self.stale.total,
        });
        if self.stale.is_empty() {
            (self.stale.done, self.stale.total) = (0, 0);
        }
        if self.view.snapshot.work != work {
            self.view.snapshot.work = work;
            self.view.is_dirty = true;
        }
    }

    /// A document that cannot be folded is left as it was; everything else goes on.
    fn set_aside(&mut self, id: DocId, error: &FoldError) {
        tracing::error!(%error, doc = %id, "a document could not be folded");
        // Of damage is told where it is found; see `mending`.
        if matches!(error, FoldError::Storage(StorageError::Damaged(_))) {
            return;
        }
        if matches!(error, FoldError::Storage(StorageError::Corrupt(_))) {
            let (events, opening) = (self.background.events.clone(), self.background.opening);
            self.background
                .runtime
                .spawn(async move { events.send(Event::FoundCorrupt { opening, again: None }).await });
            return;
        }
        let device_of = match error {
            FoldError::Document { device: Some(device), .. } => self.people.get(device).copied(),
            _ => None,
        };
        self.notice(Notice::SetAside { device_of, records: 1 });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEAM: DocId = DocId([1; 16]);
    const TODAY: DocId = DocId([2; 16]);
    const OTHER: DocId = DocId([3; 16]);

    #[test]
    fn what_shows_first_is_folded_first_and_the_rest_when_there_is_time() {
        let mut stale = Stale::default();
        stale.add(Kind::Post, OTHER, false);
        stale.add(Kind::Post, TODAY, false);
        stale.add(Kind::Channel, TEAM, false);
        stale.add(Kind::Post, TODAY, true);
        let order: Vec<_> = std::iter::from_fn(|| stale.next(false)).collect();
        assert_eq!(order, [(Kind::Channel, TEAM), (Kind::Post, TODAY)]);
        assert_eq!(stale.next(true), Some((Kind::Post, OTHER)));
        assert_eq!(stale.next(true), None);
    }

    #[test]
    fn what_changes_while_it_is_folded_is_folded_again_and_never_twice_at_once() {
        let mut stale = Stale::default();
        stale.add(Kind::Post, TODAY, true);
        assert_eq!(stale.next(true), Some((Kind::Post, TODAY)));
        stale.add(Kind::Post, TODAY, false);
        assert_eq!(stale.next(true), None, "another thread is at it");
        assert!(!stale.is_done(TODAY), "the result is from before");
        assert_eq!(stale.next(true), Some((Kind::Post, TODAY)));
        assert!(stale.is_done(TODAY));
        assert_eq!(stale.next(true), None);
    }
}
