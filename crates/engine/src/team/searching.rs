//! Searching everything. The index is made in quiet moments.

use std::collections::HashSet;
use std::sync::Arc;

use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_session::notice::Notice;
use trekker_session::snapshot::Hit;
use trekker_storage::search::Indexed;

use super::Team;
use crate::disk::Job;
use crate::folding::Loaded;
use crate::troubles::of_storage;

const MOST_HITS: usize = 50;
/// Longer than this nobody waits for the index: what is found then may lack the newest.
const INDEX_PATIENCE: std::time::Duration = std::time::Duration::from_secs(2);

impl Team {
    /// Puts some of what changed into the index. `true`: there was something to do, and there may be more.
    pub(crate) fn index_some(&mut self, most: usize) -> bool {
        if self.to_index.is_empty() {
            // Left over from an earlier run.
            let Ok(left) = self.reader.unindexed(most.min(200)) else { return false };
            let people = Arc::clone(&self.people);
            for (kind, doc) in left {
                let (kind, id) = (Kind::from_number(kind), DocId(doc));
                let indexed = Loaded::load(&self.reader, id, kind, &people)
                    .map(|loaded| loaded.indexed(&people))
                    .unwrap_or(Indexed { doc, title: String::new(), body: String::new() });
                self.to_index.insert(id, indexed);
            }
        }
        if self.to_index.is_empty() {
            return false;
        }
        let some: Vec<DocId> = self.to_index.keys().take(most).copied().collect();
        let batch: Vec<Indexed> = some.iter().filter_map(|id| self.to_index.remove(id)).collect();
        let (done, wait) = std::sync::mpsc::channel();
        let is_all = most == usize::MAX;
        self.writer.disk.send(Job::Index { batch, done: is_all.then_some(done) });
        // Who asks for everything waits for it.
        if is_all && wait.recv_timeout(INDEX_PATIENCE).is_err() {
            tracing::debug!("the index takes its time");
            return false;
        }
        true
    }

    /// What is found, and whether the index is not complete yet.
    pub(crate) fn search(&mut self, words: &str, only: Option<Kind>) -> (Vec<Hit>, bool) {
        // The newest edits are few: into the index with them, so that nobody searches in vain for what they just wrote.
        let is_large = self.to_index.len() > 500;
        if !is_large {
            self.index_some(500);
        }
        let hits = self.search_now(words, only);
        let is_indexing = !self.to_index.is_empty() || !self.stale.is_empty();
        (hits, is_indexing)
    }

    /// `only`: what is of this kind, or belongs to it.
    pub(crate) fn search_now(&mut self, words: &str, only: Option<Kind>) -> Vec<Hit> {
        let kinds: Vec<u16> = only.into_iter().flat_map(found_as).map(Kind::number).collect();
        let found = match self.reader.find(words, &kinds, MOST_HITS * 2) {
            Ok(found) => found,
            Err(error) => {
                // Nothing found is not what it says.
                tracing::error!(%error, "the search index could not be read");
                self.notice(Notice::Trouble(of_storage(&error)));
                Vec::new()
            }
        };
        let mut seen = HashSet::new();
        let mut hits = Vec::new();
        for found in found {
            let mut hit = Hit {
                doc: DocId(found.doc),
                kind: Kind::from_number(found.kind),
                title: found.title,
                excerpt: found.excerpt,
                when: String::new(),
            };
            if matches!(hit.kind, Kind::Comment | Kind::Variant) {
                // It is found as what it is about.
                let Some((about, kind, title)) = self.view.about_of(hit.doc) else { continue };
                (hit.doc, hit.kind, hit.title) = (about, kind, title);
            }
            if let Some(row) = self.view.snapshot.calendar.get(hit.doc) {
                hit.when = row.summary.publish_at.written();
            }
            let meeting = self.view.snapshot.meetings.values().find(|meeting| meeting.id == hit.doc);
            if let Some(meeting) = meeting {
                hit.when = meeting.monday.to_string();
            }
            if only.is_none_or(|only| hit.kind == only) && seen.insert(hit.doc) {
                hits.push(hit);
            }
        }
        hits.truncate(MOST_HITS);
        hits
    }
}

/// The kinds of documents by whose words something of a kind is found.
fn found_as(kind: Kind) -> Vec<Kind> {
    match kind {
        Kind::Post => vec![Kind::Post, Kind::Variant, Kind::Comment],
        Kind::Idea | Kind::Event | Kind::Section => vec![kind, Kind::Comment],
        other => vec![other],
    }
}
