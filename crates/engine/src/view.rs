//! The snapshot in the making: rows go in, the picture of the team comes out.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use trekker_domain::comment::Comment;
use trekker_domain::heart::Heart;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::voice::Section;
use trekker_session::calendar::PostRow;
use trekker_session::snapshot::Snapshot;

use crate::rows::Row;

/// What the snapshot is made of, and the snapshot.
#[derive(Debug, Default)]
pub(crate) struct View {
    pub(crate) snapshot: Snapshot,
    hearts_of: HashMap<DocId, BTreeSet<PersonId>>,
    hearts: HashMap<DocId, Heart>,
    comments_of: HashMap<DocId, BTreeMap<DocId, Comment>>,
    sections: BTreeMap<DocId, Arc<Section>>,
    sections_changed: bool,
    /// Something changed since the snapshot was last given out.
    pub(crate) is_dirty: bool,
}

impl View {
    /// Puts a row where it belongs.
    pub(crate) fn put(&mut self, id: DocId, row: Row, is_stale: bool) {
        self.is_dirty = true;
        match row {
            Row::Post(summary) => {
                let comments = self.count_comments(id);
                self.snapshot.calendar.put(Arc::new(PostRow { summary, comments, is_stale }));
            }
            Row::Comment(comment) => {
                let about = comment.about;
                self.comments_of.entry(about).or_default().insert(comment.id, comment);
                self.recount(about);
            }
            Row::Idea(mut idea) => {
                idea.hearts = self.hearts_of.get(&id).cloned().unwrap_or_default();
                self.snapshot.ideas.insert(id, Arc::new(idea));
            }
            Row::Heart(heart) => {
                self.hearts.insert(id, heart.clone());
                self.put_heart(heart);
            }
            Row::Section(section) => {
                self.sections.insert(id, Arc::new(section));
                self.sections_changed = true;
            }
            Row::Channel(channel) => {
                self.snapshot.channels.insert(id, Arc::new(channel));
            }
            Row::Theme(theme) => {
                self.snapshot.themes.insert(id, Arc::new(theme));
            }
            Row::Team(settings) => {
                let team = &mut self.snapshot.team;
                if !settings.name.is_empty() {
                    team.name = settings.name;
                }
                team.zone = settings.zone;
                team.relay = settings.relay;
            }
            Row::Nothing => self.remove(id),
        }
    }

    /// Nothing of this document counts any more: it was somebody's who did not belong.
    fn remove(&mut self, id: DocId) {
        self.snapshot.calendar.remove(id);
        self.snapshot.ideas.remove(&id);
        if let Some(heart) = self.hearts.remove(&id) {
            self.put_heart(Heart { given: false, ..heart });
        }
        self.snapshot.channels.remove(&id);
        self.snapshot.themes.remove(&id);
        self.sections_changed |= self.sections.remove(&id).is_some();
        let about: Vec<DocId> = self
            .comments_of
            .iter()
            .filter(|(_, comments)| comments.contains_key(&id))
            .map(|(about, _)| *about)
            .collect();
        for about in about {
            if let Some(comments) = self.comments_of.get_mut(&about) {
                comments.remove(&id);
            }
            self.recount(about);
        }
    }

    fn put_heart(&mut self, heart: Heart) {
        let given = self.hearts_of.entry(heart.idea).or_default();
        // A person has one heart document for each idea, so the newest word on it is the whole truth.
        if heart.given {
            given.insert(heart.by);
        } else {
            given.remove(&heart.by);
        }
        if let Some(card) = self.snapshot.ideas.get_mut(&heart.idea) {
            Arc::make_mut(card).hearts.clone_from(given);
        }
    }

    fn count_comments(&self, about: DocId) -> u32 {
        let count = self
            .comments_of
            .get(&about)
            .map_or(0, |comments| comments.values().filter(|comment| !comment.binned).count());
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    fn recount(&mut self, about: DocId) {
        let comments = self.count_comments(about);
        if let Some(row) = self.snapshot.calendar.get(about) {
            let row = PostRow { comments, ..PostRow::clone(row) };
            self.snapshot.calendar.put(Arc::new(row));
        }
    }

    pub(crate) fn mark_stale(&mut self, id: DocId) {
        if let Some(row) = self.snapshot.calendar.get(id)
            && !row.is_stale
        {
            let row = PostRow { is_stale: true, ..PostRow::clone(row) };
            self.snapshot.calendar.put(Arc::new(row));
            self.is_dirty = true;
        }
    }

    /// The comments on a document, oldest first, those in the bin left out.
    pub(crate) fn comments(&self, about: DocId) -> Vec<Comment> {
        let mut comments: Vec<Comment> = self
            .comments_of
            .get(&about)
            .map(|comments| comments.values().filter(|comment| !comment.binned).cloned().collect())
            .unwrap_or_default();
        comments.sort_by_key(|comment| (comment.at, comment.id));
        comments
    }

    /// All sections of the guide, those in the bin too.
    pub(crate) fn sections(&self) -> impl Iterator<Item = &Arc<Section>> {
        self.sections.values()
    }

    /// What a comment is about: its id, kind and title.
    pub(crate) fn about_of(&self, comment: DocId) -> Option<(DocId, Kind, String)> {
        let about = *self.comments_of.iter().find(|(_, comments)| comments.contains_key(&comment))?.0;
        if let Some(row) = self.snapshot.calendar.get(about) {
            return Some((about, Kind::Post, row.summary.title.clone()));
        }
        let idea = self.snapshot.ideas.get(&about)?;
        Some((about, Kind::Idea, idea.headline().to_owned()))
    }

    /// The snapshot to give out, if anything changed.
    pub(crate) fn take(&mut self) -> Option<Arc<Snapshot>> {
        if !std::mem::take(&mut self.is_dirty) {
            return None;
        }
        if std::mem::take(&mut self.sections_changed) {
            let mut sections: Vec<Arc<Section>> =
                self.sections.values().filter(|section| !section.binned).cloned().collect();
            sections.sort_by(|one, other| (&one.rank, one.id).cmp(&(&other.rank, other.id)));
            self.snapshot.voice = Arc::new(sections);
        }
        Some(Arc::new(self.snapshot.clone()))
    }
}
