//! The snapshot in the making: rows go in, the picture of the team comes out.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use trekker_domain::approval::{Approval, Content, Standing, standing_of};
use trekker_domain::channel::Channel;
use trekker_domain::comment::Comment;
use trekker_domain::heart::Heart;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::idea::Idea;
use trekker_domain::important::Essence;
use trekker_domain::kind::Kind;
use trekker_domain::media::{FileHash, Media};
use trekker_domain::open::Open;
use trekker_domain::post::{PostSummary, Status};
use trekker_domain::thread::Thread;
use trekker_domain::variant::VariantSummary;
use trekker_domain::voice::Section;
use trekker_session::calendar::{ApprovalWord, PostRow};
use trekker_session::snapshot::Snapshot;

use crate::rows::Row;

/// What the snapshot is made of, and the snapshot.
#[derive(Debug, Default)]
pub(crate) struct View {
    pub(crate) snapshot: Snapshot,
    hearts_of: HashMap<DocId, BTreeSet<PersonId>>,
    hearts: HashMap<DocId, Heart>,
    comments_of: HashMap<DocId, BTreeMap<DocId, Comment>>,
    variants_of: HashMap<DocId, BTreeMap<DocId, Arc<VariantSummary>>>,
    approvals_of: HashMap<DocId, BTreeMap<DocId, Approval>>,
    /// What a variant, an approval or a comment is of.
    belongs_to: HashMap<DocId, DocId>,
    /// By the comment that began it.
    threads: HashMap<DocId, Thread>,
    /// Posts that others changed, as they were when this person looked last.
    pub(crate) before: BTreeMap<DocId, Essence>,
    sections: BTreeMap<DocId, Arc<Section>>,
    sections_changed: bool,
    pub(crate) changes_changed: bool,
    /// Files that posts name, with their sizes; and of these, those nobody has looked for yet.
    pub(crate) file_sizes: HashMap<FileHash, u64>,
    pub(crate) named_files: Vec<(FileHash, u64)>,
    /// What changed since it was last looked at what rules stop.
    pub(crate) to_judge: ToJudge,
    /// Posts that a rule stops.
    stopped: HashSet<DocId>,
    /// Something changed since the snapshot was last given out.
    pub(crate) is_dirty: bool,
}

/// By what may have changed which posts a rule stops.
#[derive(Debug, Default)]
pub(crate) struct ToJudge {
    pub(crate) rules: bool,
    /// What the team gave names: no dictionary has a say about those.
    pub(crate) names: bool,
    pub(crate) posts: HashSet<DocId>,
}

impl View {
    /// Puts a row where it belongs.
    pub(crate) fn put(&mut self, id: DocId, row: Row, is_stale: bool) {
        self.is_dirty = true;
        self.changes_judgement(id, &row);
        match row {
            Row::Post(summary) => {
                self.name_media(&summary.media);
                let row = self.post_row(summary, is_stale);
                self.snapshot.calendar.put(Arc::new(row));
                self.changes_changed |= self.before.contains_key(&id);
            }
            Row::Comment(comment) => {
                let about = comment.about;
                self.belongs_to.insert(id, about);
                self.comments_of.entry(about).or_default().insert(comment.id, comment);
                self.renew(about);
            }
            Row::Variant(variant) => {
                let post = variant.post;
                self.belongs_to.insert(id, post);
                self.variants_of.entry(post).or_default().insert(id, Arc::new(variant));
                self.renew(post);
            }
            Row::Approval(approval) => {
                let post = approval.post;
                self.belongs_to.insert(id, post);
                self.approvals_of.entry(post).or_default().insert(id, approval);
                self.renew(post);
            }
            Row::Idea(mut idea) => {
                self.name_media(&idea.media);
                self.put_bundles(&idea);
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
                self.put_channel(channel);
            }
            Row::Event(event) => {
                self.snapshot.events.insert(id, Arc::new(event));
            }
            Row::Plan(plan) => {
                self.snapshot.plans.insert(id, Arc::new(plan));
            }
            Row::Persona(persona) => {
                self.snapshot.personas.insert(id, Arc::new(persona));
            }
            Row::Rule(rule) => {
                self.snapshot.rules.insert(id, Arc::new(rule));
            }
            Row::Success(success) => {
                self.snapshot.successes.insert(id, Arc::new(success));
            }
            Row::Meeting(meeting) => {
                self.snapshot.meetings.insert(meeting.monday, Arc::new(meeting));
            }
            Row::StandardAnswer(answer) => {
                self.snapshot.standard_answers.insert(id, Arc::new(answer));
            }
            Row::Thread(thread) => self.put_thread(thread),
            Row::Desk(desk) => {
                if self.snapshot.team.desk == Some(id) {
                    self.snapshot.desk = Arc::new(desk);
                    self.changes_changed = true;
                }
            }
            Row::Template(template) => {
                self.snapshot.templates.insert(id, Arc::new(template));
            }
            Row::Theme(theme) => {
                self.snapshot.themes.insert(id, Arc::new(theme));
            }
            Row::Team(settings) => {
                let team = &mut self.snapshot.team;
                if !settings.name.is_empty() {
                    team.name.clone_from(&settings.name);
                }
                team.settings = settings;
            }
            Row::Nothing => self.remove(id),
        }
    }

    fn changes_judgement(&mut self, id: DocId, row: &Row) {
        let to_judge = &mut self.to_judge;
        match row {
            Row::Post(_) => to_judge.posts.extend([id]),
            Row::Variant(variant) => to_judge.posts.extend([variant.post]),
            Row::Rule(_) | Row::Persona(_) => to_judge.rules = true,
            Row::Channel(_) | Row::Theme(_) | Row::Plan(_) | Row::Team(_) => to_judge.names = true,
            Row::Nothing => {
                to_judge.rules |= self.snapshot.rules.contains_key(&id) || self.snapshot.personas.contains_key(&id);
                to_judge.posts.extend(self.belongs_to.get(&id));
            }
            _ => {}
        }
    }

    /// A rule stops this post, or none does.
    pub(crate) fn set_stopped(&mut self, post: DocId, is_stopped: bool) {
        let changed = if is_stopped { self.stopped.insert(post) } else { self.stopped.remove(&post) };
        if !changed {
            return;
        }
        if let Some(row) = self.snapshot.calendar.get(post) {
            let row = PostRow { is_against_stop: is_stopped, ..PostRow::clone(row) };
            self.snapshot.calendar.put(Arc::new(row));
            self.is_dirty = true;
        }
    }

    pub(crate) fn nothing_is_stopped(&mut self) {
        for post in self.stopped.iter().copied().collect::<Vec<_>>() {
            self.set_stopped(post, false);
        }
    }

    /// Nothing of this document counts any more: it was somebody's who did not belong.
    fn remove(&mut self, id: DocId) {
        self.snapshot.calendar.remove(id);
        if let Some(idea) = self.snapshot.ideas.remove(&id) {
            self.put_bundles(&Idea { became: BTreeMap::new(), ..Idea::clone(&idea) });
        }
        self.snapshot.successes.remove(&id);
        self.snapshot.standard_answers.remove(&id);
        let of_week = self.snapshot.meetings.iter().find(|(_, meeting)| meeting.id == id).map(|(monday, _)| *monday);
        if let Some(monday) = of_week {
            self.snapshot.meetings.remove(&monday);
        }
        if let Some(heart) = self.hearts.remove(&id) {
            self.put_heart(Heart { given: false, ..heart });
        }
        self.snapshot.channels.remove(&id);
        self.snapshot.themes.remove(&id);
        self.snapshot.templates.remove(&id);
        self.snapshot.events.remove(&id);
        self.snapshot.plans.remove(&id);
        self.snapshot.personas.remove(&id);
        self.snapshot.rules.remove(&id);
        self.threads.retain(|_, thread| thread.id != id);
        self.sections_changed |= self.sections.remove(&id).is_some();
        if let Some(about) = self.belongs_to.remove(&id) {
            if let Some(comments) = self.comments_of.get_mut(&about) {
                comments.remove(&id);
            }
            if let Some(variants) = self.variants_of.get_mut(&about) {
                variants.remove(&id);
            }
            if let Some(approvals) = self.approvals_of.get_mut(&about) {
                approvals.remove(&id);
            }
            self.renew(about);
        }
    }

    /// Who decides on a channel decides how the posts on it stand.
    fn put_channel(&mut self, channel: Channel) {
        let before = self.snapshot.channels.insert(channel.id, Arc::new(channel.clone()));
        if before.is_none_or(|before| before.deciders == channel.deciders) {
            return;
        }
        let posts: Vec<DocId> = self.approvals_of.keys().copied().collect();
        for post in posts {
            self.renew(post);
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

    /// Shows a post anew, since something around it changed.
    fn renew(&mut self, post: DocId) {
        if let Some(row) = self.snapshot.calendar.get(post) {
            let row = self.post_row(row.summary.clone(), row.is_stale);
            self.snapshot.calendar.put(Arc::new(row));
            self.changes_changed |= self.before.contains_key(&post);
        }
    }

    fn post_row(&self, summary: PostSummary, is_stale: bool) -> PostRow {
        let variants: Vec<Arc<VariantSummary>> = self
            .variants_of
            .get(&summary.id)
            .map(|variants| variants.values().filter(|variant| !variant.binned).cloned().collect())
            .unwrap_or_default();
        let approval = match self.standing(&summary, &variants) {
            Standing::Open => ApprovalWord::Open,
            Standing::Asked => ApprovalWord::Asked,
            Standing::Approved(approval) => ApprovalWord::Approved(approval.id),
            Standing::Refused(approval) => ApprovalWord::Refused(approval.id),
            Standing::Outdated(approval) => ApprovalWord::Outdated(approval.id),
        };
        let (comments, is_against_stop) = (self.count_comments(summary.id), self.stopped.contains(&summary.id));
        PostRow { comments, approval, is_against_stop, variants: variants.into(), summary, is_stale }
    }

    fn standing(&self, post: &PostSummary, variants: &[Arc<VariantSummary>]) -> Standing<'_> {
        let is_asked = post.status == Open::Known(Status::Review);
        let mut content = Content::from([(None, post.main.approved_mark)]);
        let sent = variants.iter().filter(|variant| post.channels.contains(&variant.channel));
        content.extend(sent.map(|variant| (Some(variant.channel), variant.own.mark)));
        let approvals = self.approvals_of.get(&post.id).into_iter().flat_map(BTreeMap::values);
        standing_of(&content, is_asked, approvals, |person| self.snapshot.may_decide(post, person))
    }

    /// What was said about a post's texts, oldest first.
    pub(crate) fn approvals(&self, post: DocId) -> Vec<Approval> {
        let mut approvals: Vec<Approval> =
            self.approvals_of.get(&post).map(|approvals| approvals.values().cloned().collect()).unwrap_or_default();
        approvals.sort_by_key(|approval| (approval.at, approval.id));
        approvals
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

    /// Keeps what an idea was put into at hand by that. Called before the idea itself is shown anew.
    fn put_bundles(&mut self, idea: &Idea) {
        let before = self.snapshot.ideas.get(&idea.id).map(|idea| idea.became.clone()).unwrap_or_default();
        for into in before.keys().filter(|into| !idea.became.contains_key(into)) {
            if let Some(parts) = self.snapshot.bundles.get_mut(into) {
                parts.remove(&idea.id);
            }
        }
        for into in idea.became.keys().filter(|into| !before.contains_key(into)) {
            self.snapshot.bundles.entry(*into).or_default().insert(idea.id);
        }
    }

    /// Two that name one file by different sizes: the first counts, and a wrong one is never fetched whole.
    fn name_media(&mut self, media: &[Media]) {
        for one in media {
            let (hash, size) = (one.file.hash, one.file.size);
            if let Entry::Vacant(new) = self.file_sizes.entry(hash) {
                new.insert(size);
                self.named_files.push((hash, size));
            }
        }
    }

    fn put_thread(&mut self, thread: Thread) {
        let about = self.belongs_to.get(&thread.comment).copied();
        if let Some(about) = about {
            self.belongs_to.insert(thread.id, about);
        }
        self.threads.insert(thread.comment, thread);
    }

    /// How the threads stand that these comments began.
    pub(crate) fn threads(&self, comments: &[Comment]) -> Vec<Thread> {
        comments.iter().filter_map(|comment| self.threads.get(&comment.id).cloned()).collect()
    }

    /// All sections of the guide in their order, those in the bin too.
    pub(crate) fn sections(&self) -> Vec<Arc<Section>> {
        let mut sections: Vec<Arc<Section>> = self.sections.values().cloned().collect();
        sections.sort_by(|one, other| (&one.rank, one.id).cmp(&(&other.rank, other.id)));
        sections
    }

    /// What a post, an idea, an event, a standard answer, a section or a plan is called; empty for anything else.
    pub(crate) fn title_of(&self, id: DocId) -> String {
        match self.sections.get(&id) {
            Some(section) => section.heading.clone(),
            None => self.snapshot.title_of(id),
        }
    }

    /// What a comment or a variant is about: its id, kind and title.
    pub(crate) fn about_of(&self, id: DocId) -> Option<(DocId, Kind, String)> {
        let about = *self.belongs_to.get(&id)?;
        if let Some(row) = self.snapshot.calendar.get(about) {
            return Some((about, Kind::Post, row.summary.title.clone()));
        }
        if let Some(event) = self.snapshot.events.get(&about) {
            return Some((about, Kind::Event, event.name.clone()));
        }
        if let Some(section) = self.sections.get(&about) {
            return Some((about, Kind::Section, section.heading.clone()));
        }
        if let Some(answer) = self.snapshot.standard_answers.get(&about) {
            return Some((about, Kind::StandardAnswer, answer.headline().to_owned()));
        }
        let idea = self.snapshot.ideas.get(&about)?;
        Some((about, Kind::Idea, idea.headline().to_owned()))
    }

    /// The snapshot to give out, if anything changed.
    pub(crate) fn take(&mut self) -> Option<Arc<Snapshot>> {
        if !std::mem::take(&mut self.is_dirty) {
            return None;
        }
        self.show_sections();
        Some(Arc::new(self.snapshot.clone()))
    }

    /// The guide in the snapshot, made anew if anything in it changed.
    pub(crate) fn show_sections(&mut self) {
        if std::mem::take(&mut self.sections_changed) {
            let (binned, stand): (Vec<_>, Vec<_>) = self.sections().into_iter().partition(|section| section.binned);
            self.snapshot.voice = Arc::new(stand);
            self.snapshot.voice_bin = Arc::new(binned);
        }
    }
}
