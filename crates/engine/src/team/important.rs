//! What others changed since this person looked last: noted where a row changes, taken away when the person says so.
//!
//! What a post was like is kept with the very commit that changes its row, and once for each post: before beside after is
//! then *before anybody changed it* beside *now*. A post that comes in new was never looked at, so nothing of it has changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use trekker_document::hands;
use trekker_domain::desk::DeskEdit;
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::important::{Change, Essence, changes};
use trekker_domain::kind::Kind;
use trekker_domain::mark::Mark;
use trekker_domain::open::Open;
use trekker_domain::publish_at::PublishAt;
use trekker_session::calendar::ApprovalWord;
use trekker_session::snapshot::{Changed, Told};
use trekker_session::trouble::Trouble;
use trekker_storage::error::StorageError;
use trekker_storage::reader::Reader;
use trekker_storage::store::Batch;

use super::Team;
use super::claims::Claims;
use super::writer::Pending;
use crate::view::View;

/// Of so many posts the window is told whose the changes are: more nobody reads at once.
const MOST_NAMED: usize = 100;

/// As it lies on the disk.
#[derive(Serialize, Deserialize)]
struct Was {
    title: String,
    when: String,
    zone: String,
    status: String,
    owner: Option<[u8; 16]>,
    approved: bool,
    binned: bool,
}

fn encode(essence: &Essence) -> Vec<u8> {
    let was = Was {
        title: essence.title.clone(),
        when: essence.publish_at.written(),
        zone: essence.publish_at.zone.clone(),
        status: essence.status.word().to_owned(),
        owner: essence.owner.map(|owner| owner.0),
        approved: essence.approved,
        binned: essence.binned,
    };
    // Writing into a vector cannot fail for this; what does not read is as if it had never been noted.
    postcard::to_stdvec(&was).unwrap_or_default()
}

fn decode(bytes: &[u8]) -> Option<Essence> {
    let was: Was = postcard::from_bytes(bytes).ok()?;
    let (date, time) = PublishAt::parse(&was.when)?;
    Some(Essence {
        title: was.title,
        publish_at: PublishAt { date, time, zone: was.zone },
        status: Open::from_word(&was.status),
        owner: was.owner.map(PersonId),
        approved: was.approved,
        binned: was.binned,
    })
}

fn mark(essence: &Essence) -> Mark {
    Mark::of(&[&essence.written()])
}

/// What was noted and not looked at yet.
pub(super) fn read(reader: &Reader) -> Result<BTreeMap<DocId, Essence>, StorageError> {
    let noted = reader.before()?;
    Ok(noted.into_iter().filter_map(|(doc, was)| Some((DocId(doc), decode(&was)?))).collect())
}

impl View {
    /// What is important of a post; `None`: it is none of the calendar.
    pub(crate) fn essence(&self, post: DocId) -> Option<Essence> {
        let row = self.snapshot.calendar.get(post).filter(|row| row.summary.template.is_none())?;
        Some(Essence::of(&row.summary, matches!(row.approval, ApprovalWord::Approved(_))))
    }

    /// By the day of the post, those without one last.
    fn changes(&self) -> Vec<(DocId, Essence, Vec<Change>)> {
        let seen = &self.snapshot.desk.seen;
        let news = |(post, before): (&DocId, &Essence)| {
            let after = self.essence(*post)?;
            let changes = changes(before, &after);
            let is_news = seen.get(post) != Some(&mark(&after)) && !changes.is_empty();
            is_news.then_some((*post, after, changes))
        };
        let mut changed: Vec<_> = self.before.iter().filter_map(news).collect();
        changed.sort_by_key(|(post, after, _)| {
            let when = &after.publish_at;
            (when.date.is_none(), when.date, when.time, *post)
        });
        changed
    }
}

impl Team {
    /// A row that came from others changed a post, or what stands around it. Gives what the disk has to remember.
    pub(super) fn note_change(&mut self, post: DocId, before: Option<Essence>) -> Option<([u8; 16], Option<Vec<u8>>)> {
        let (before, after) = (before?, self.view.essence(post)?);
        if changes(&before, &after).is_empty() {
            return None;
        }
        // What was noted earlier stands, unless the person has seen how it was just now, perhaps on another device.
        let has_seen = self.view.snapshot.desk.seen.get(&post) == Some(&mark(&before));
        if self.view.before.contains_key(&post) && !has_seen {
            return None;
        }
        let was = encode(&before);
        self.view.before.insert(post, before);
        self.view.changes_changed = true;
        Some((post.0, Some(was)))
    }

    /// The snapshot's list of what changed, made anew where something did.
    pub(crate) fn show_changes(&mut self) {
        if std::mem::take(&mut self.view.changes_changed) {
            self.view.snapshot.changes = Arc::new(self.changes(MOST_NAMED));
        }
    }

    /// What changed; of the first so many with whose change it was.
    fn changes(&mut self, named: usize) -> Vec<Changed> {
        let changed = self.view.changes();
        self.told.hands.retain(|post, _| self.view.before.contains_key(post));
        let told = changed.into_iter().enumerate().map(|(nth, (post, after, changes))| {
            let by = if nth < named { self.hands_of(post, &changes) } else { Vec::new() };
            let by = by.into_iter().chain(std::iter::repeat_with(Vec::new));
            let told = changes.into_iter().zip(by).map(|(change, by)| Told { change, by });
            Changed { post, title: after.title, told: told.collect() }
        });
        told.collect()
    }

    /// Whose these changes are. Its documents are read for it, once as long as nothing in them changes.
    fn hands_of(&mut self, post: DocId, changes: &[Change]) -> Vec<Vec<PersonId>> {
        if let Some((known, by)) = self.told.hands.get(&post)
            && known == changes
        {
            return by.clone();
        }
        let people = Arc::clone(&self.people);
        let mut by = Vec::with_capacity(changes.len());
        for change in changes {
            let hands = match change {
                Change::WordsAfterApproval => self.hands_in_words(post),
                change => {
                    let loaded = self.documents.get(&self.reader, &people, post, Kind::Post).ok();
                    loaded.map(|loaded| hands::of_change(&loaded.document, change, &*people)).unwrap_or_default()
                }
            };
            by.push(hands);
        }
        self.told.hands.insert(post, (changes.to_vec(), by.clone()));
        by
    }

    /// Whoever wrote last in those of its texts that are others than the approved ones.
    fn hands_in_words(&mut self, post: DocId) -> Vec<PersonId> {
        let people = Arc::clone(&self.people);
        let Some(row) = self.view.snapshot.calendar.get(post).cloned() else { return Vec::new() };
        let approval = match row.approval {
            ApprovalWord::Outdated(id) => self.view.approvals(post).into_iter().find(|approval| approval.id == id),
            _ => None,
        };
        let is_approved = |channel: Option<DocId>, mark: Mark| {
            approval.as_ref().is_some_and(|approval| approval.content.get(&channel) == Some(&mark))
        };
        let main = (!is_approved(None, row.summary.main.approved_mark)).then_some((Kind::Post, post));
        let variants = row.variants.iter().filter(|variant| !is_approved(Some(variant.channel), variant.own.mark));
        let mut by = Vec::new();
        for (kind, id) in main.into_iter().chain(variants.map(|variant| (Kind::Variant, variant.id))) {
            let Ok(loaded) = self.documents.get(&self.reader, &people, id, kind) else { continue };
            by.extend(hands::of_words(&loaded.document, &*people).filter(|person| !by.contains(person)));
        }
        by
    }

    /// What changed, all of it with whose change it was.
    pub(super) fn all_changes(&mut self) -> Vec<Changed> {
        self.changes(usize::MAX)
    }

    /// The person has seen what changed in these posts: on all their devices it is old now. That is nothing to take back.
    pub(crate) fn saw_changes(&mut self, posts: &[DocId]) -> Result<(), Trouble> {
        let mut edits = Vec::new();
        let mut batch = Batch::default();
        for post in posts {
            if let Some(essence) = self.view.essence(*post) {
                edits.push(Edit::Desk(DeskEdit::Seen(*post, mark(&essence))));
            }
            self.view.before.remove(post);
            batch.before.push((post.0, None));
        }
        let writes = self.writes_of(&edits)?;
        self.write(&writes, &Claims::default())?;
        self.view.changes_changed = true;
        self.view.is_dirty = true;
        self.commit(batch, Pending::default());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use trekker_domain::post::{PostSummary, Status};
    use trekker_domain::publish_at::{parse_date, parse_time};

    use super::*;

    #[test]
    fn what_is_kept_reads_back() {
        let mut post = PostSummary::empty(DocId([1; 16]));
        post.title = "Startdag".into();
        post.status = Status::Review.into();
        post.owner = Some(PersonId([2; 16]));
        post.publish_at =
            PublishAt { date: parse_date("2026-05-01"), time: parse_time("10:00"), zone: "Europe/Brussels".into() };
        for approved in [true, false] {
            let essence = Essence::of(&post, approved);
            assert_eq!(decode(&encode(&essence)), Some(essence));
        }
        assert_eq!(decode(b""), None);
    }
}
