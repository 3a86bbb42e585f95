//! What an edit does to the made-up team, in the simplest way.

use thin_vec::ThinVec;
use trekker_domain::approval::Approval;
use trekker_domain::comment::{Comment, CommentEdit};
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::media::{Media, MediaEdit};
use trekker_domain::open::Open;
use trekker_domain::post::{Nature, Post, PostEdit, PostSummary, Status};
use trekker_domain::publishing::{Outing, as_it_goes_out};
use trekker_domain::team::{Relay, TeamEdit};
use trekker_domain::template::used_for;
use trekker_domain::variant::{Variant, VariantEdit, VariantSummary};
use trekker_domain::work::{Deliverable, DeliverableEdit, Todo, TodoEdit};
use trekker_session::notice::{Done, Notice};

use super::{FakeSession, TEAM, documents, moment};

impl FakeSession {
    pub(super) fn use_template(&mut self, template: DocId, day: chrono::NaiveDate) {
        let items = self.snapshot.calendar.items_of(template).into_iter().map(|row| self.post(row.summary.id).clone());
        for item in items.collect::<Vec<_>>() {
            let new = used_for(&item, day, &mut || self.new_id()).expect("a day that exists");
            let id = self.new_id();
            self.edit(Edit::NewPost(id, new));
        }
    }

    pub(super) fn edit(&mut self, edit: Edit) {
        let is_text = matches!(edit, Edit::Text(..));
        if is_text || documents::is_of_columns(edit.kind()) && !matches!(edit, Edit::Settle { .. }) {
            return self.write(edit.writes(&TEAM, self.me()));
        }
        match edit {
            Edit::NewPost(id, new) => self.put_post(Post {
                summary: PostSummary {
                    nature: new.nature.unwrap_or(Nature::Post),
                    title: new.title,
                    publish_at: new.publish_at,
                    status: new.status.unwrap_or(Open::Known(Status::Idea)),
                    channels: new.channels.into_iter().collect(),
                    theme: new.theme,
                    plan: new.plan,
                    event: new.event,
                    owner: new.owner,
                    format: new.format.map(Open::Known),
                    deliverables: new.deliverables.into(),
                    todos: new.todos.into(),
                    template: new.template,
                    offset: new.offset,
                    has_text: !new.text.is_empty(),
                    ..PostSummary::empty(id)
                },
                text: new.text,
                explanation: new.explanation,
                link: new.link,
                sign_off: new.sign_off,
                language: None,
                would_share: false,
                brings: String::new(),
                went_out: Default::default(),
                conflicts: Vec::new(),
                overlaps: Vec::new(),
            }),
            Edit::Post(id, edit) => self.edit_post(id, edit),
            Edit::NewVariant { post, channel, text, seen_text } => {
                let id = Self::variant_id(post, channel);
                let summary = VariantSummary::empty(id, post, channel);
                let (first_comment, conflicts) = (String::new(), Vec::new());
                self.variants.insert(
                    id,
                    Variant {
                        summary,
                        text,
                        seen_text,
                        first_comment,
                        left_out: Default::default(),
                        conflicts,
                        overlaps: Vec::new(),
                    },
                );
                self.renew_post(post);
            }
            Edit::Variant(id, edit) => {
                let Some(variant) = self.variants.get_mut(&id) else { return };
                match edit {
                    VariantEdit::SetDate(date) => variant.summary.publish_at.date = date,
                    VariantEdit::SetTime(time) => variant.summary.publish_at.time = time,
                    VariantEdit::SetSeenText(text) => variant.seen_text = text,
                    VariantEdit::SetFirstComment(text) => variant.first_comment = text,
                    VariantEdit::LeaveOut(media, Some(name)) => drop(variant.left_out.insert(media, name)),
                    VariantEdit::LeaveOut(media, None) => drop(variant.left_out.remove(&media)),
                    VariantEdit::Bin(binned) => variant.summary.binned = binned,
                }
                let post = variant.summary.post;
                self.renew_post(post);
                self.refresh(id);
            }
            Edit::NewApproval { id, post, verdict, reason, texts } => {
                let approval = Approval {
                    id,
                    post,
                    by: self.me(),
                    at: moment("2026-11-23T09:00:00Z"),
                    verdict: verdict.into(),
                    reason,
                    content: Default::default(),
                    binned: false,
                };
                self.approvals.push((approval, texts));
                self.renew_post(post);
                self.refresh(post);
            }
            Edit::BinApproval(id, binned) => {
                let of = self.approvals.iter_mut().find(|(approval, _)| approval.id == id);
                let Some((approval, _)) = of else { return };
                approval.binned = binned;
                let post = approval.post;
                self.renew_post(post);
                self.refresh(post);
            }
            Edit::NewComment { id, about, text, answers, mentions, passage } => {
                let (by, at) = (self.me(), moment("2026-11-23T09:00:00Z"));
                let comment = Comment { id, about, by, at, text, answers, mentions, passage, binned: false };
                self.comments.push(comment);
                self.refresh(about);
            }
            Edit::Comment(id, CommentEdit::Bin(binned)) => {
                self.comments.iter_mut().filter(|comment| comment.id == id).for_each(|comment| comment.binned = binned);
            }
            edit @ (Edit::NewIdea { .. } | Edit::Idea(..) | Edit::Decide(..) | Edit::Heart { .. }) => {
                self.edit_ideas(edit);
            }
            Edit::Settle { doc, keys, .. } => {
                self.overlaps.entry(doc).or_default().retain(|overlap| overlap.keys != keys);
                let left = self.overlaps.get(&doc).cloned().unwrap_or_default();
                if let Some(mut post) = self.posts.get(&doc).cloned() {
                    post.summary.overlaps = !left.is_empty();
                    self.put_post(post);
                }
                self.with_text(doc, |text| text.overlaps = left);
            }
            Edit::Team(TeamEdit::SetName(name)) => self.snapshot.team.name = name,
            Edit::Team(TeamEdit::SetZone(zone)) => self.snapshot.team.settings.zone = zone,
            Edit::Team(TeamEdit::SetRelay(relay)) => self.snapshot.team.settings.relay = Relay::clone(&relay),
            edit => self.edit_around(edit),
        }
    }

    pub(super) fn edit_post(&mut self, id: DocId, edit: PostEdit) {
        let Some(mut post) = self.posts.get(&id).cloned() else { return };
        let summary = &mut post.summary;
        match edit {
            PostEdit::SetTitle(title) => summary.title = title,
            PostEdit::SetDate(date) => {
                summary.publish_at.date = date;
                let done = Done::PostMoved { title: summary.title.clone(), to: date };
                self.snapshot.undoable.insert(1);
                self.notices.push(Notice::Undoable { done, action: Some(1) });
            }
            PostEdit::SetTime(time) => summary.publish_at.time = time,
            PostEdit::SetZone(zone) => summary.publish_at.zone = zone,
            PostEdit::SetStatus(status) => summary.status = status.into(),
            PostEdit::SetChannel(channel, true) => put_among(&mut summary.channels, channel),
            PostEdit::SetChannel(channel, false) => summary.channels.retain(|one| *one != channel),
            PostEdit::SetTheme(theme) => summary.theme = theme,
            PostEdit::SetPlan(plan) => summary.plan = plan,
            PostEdit::SetPersona(persona) => summary.persona = persona,
            PostEdit::SetEvent(event) => summary.event = event,
            PostEdit::SetExperiment(is_one) => summary.experiment = is_one.then(Default::default),
            PostEdit::SetHypothesis(text) => summary.experiment.get_or_insert_default().hypothesis = text,
            PostEdit::SetReviewOn(day) => summary.experiment.get_or_insert_default().review_on = day,
            PostEdit::SetOwner(owner) => summary.owner = owner,
            PostEdit::SetHelper(person, true) => put_among(&mut summary.helpers, person),
            PostEdit::SetHelper(person, false) => summary.helpers.retain(|one| *one != person),
            PostEdit::SetExplanation(explanation) => post.explanation = explanation,
            PostEdit::SetLink(link) => post.link = link,
            PostEdit::SetSignOff(name) => post.sign_off = name,
            PostEdit::SetLanguage(language) => post.language = language.map(Open::Known),
            PostEdit::SetWouldShare(would) => post.would_share = would,
            PostEdit::SetBrings(brings) => post.brings = brings,
            PostEdit::SetFormat(format) => summary.format = format.map(Open::Known),
            PostEdit::SetFocus(focus) => summary.focus = focus.map(Open::Known),
            PostEdit::Deliverable(id, edit) => edit_deliverable(&mut summary.deliverables, id, edit),
            PostEdit::Todo(id, edit) => edit_todo(&mut summary.todos, id, edit),
            PostEdit::Media(id, edit) => {
                let mut media = summary.media.to_vec();
                edit_media(&mut media, id, edit);
                summary.media = media.into();
            }
            PostEdit::SetOffset(offset) => summary.offset = Some(offset),
            PostEdit::Claim(channel, person) => outing_of(summary, channel).claimed_by = person,
            // The engine keeps what went out with the link.
            PostEdit::SetPostedLink(channel, link) => {
                let outing = outing_of(summary, channel);
                outing.link = link.unwrap_or_default();
                outing.other_links.clear();
                let now = as_it_goes_out(&post, self.variant_on(id, channel));
                let is_out = post.summary.outing(channel).is_some_and(Outing::is_out);
                post.went_out.retain(|one, _| is_out || *one != channel);
                if is_out {
                    post.went_out.entry(channel).or_insert(now);
                }
            }
            PostEdit::SetWentOut(channel, Some(text)) => drop(post.went_out.insert(channel, text)),
            PostEdit::SetWentOut(channel, None) => drop(post.went_out.remove(&channel)),
            PostEdit::SetPostedBy(channel, person) => outing_of(summary, channel).posted_by = person,
            PostEdit::Bin(binned) => {
                summary.binned = binned;
                if binned {
                    let done = Done::PostBinned { title: summary.title.clone() };
                    self.snapshot.undoable.insert(1);
                    self.notices.push(Notice::Undoable { done, action: Some(1) });
                }
            }
        }
        post.conflicts.clear();
        post.summary.contested = false;
        self.put_post(post);
        self.refresh(id);
    }
}

fn put_among<T: Copy + Ord>(all: &mut ThinVec<T>, one: T) {
    if let Err(place) = all.binary_search(&one) {
        all.insert(place, one);
    }
}

/// How a channel of a post stands, to say more of it.
pub fn outing_of(post: &mut PostSummary, channel: DocId) -> &mut Outing {
    let place = post.outings.iter().position(|outing| outing.channel == channel).unwrap_or_else(|| {
        post.outings.push(Outing::new(channel));
        post.outings.len() - 1
    });
    &mut post.outings[place]
}

fn edit_deliverable(all: &mut ThinVec<Deliverable>, id: DocId, edit: DeliverableEdit) {
    if all.iter().all(|known| known.id != id) {
        all.push(Deliverable::new(id, ""));
    }
    let Some(one) = all.iter_mut().find(|known| known.id == id) else { return };
    match edit {
        DeliverableEdit::SetName(name) => one.name = name,
        DeliverableEdit::SetSort(sort) => one.sort = sort.map(Open::Known),
        DeliverableEdit::SetOwner(owner) => one.owner = owner,
        DeliverableEdit::SetDurationDays(days) => one.duration_days = days,
        DeliverableEdit::SetDue(due) => one.due = due,
        DeliverableEdit::SetRank(rank) => one.rank = rank,
        DeliverableEdit::SetEstimatedMinutes(minutes) => one.estimated_minutes = minutes,
        DeliverableEdit::SetSpentMinutes(minutes) => one.spent_minutes = minutes,
        DeliverableEdit::SetDone(done) => one.done = done,
        DeliverableEdit::Bin(_) => all.retain(|known| known.id != id),
    }
}

pub(super) fn edit_media(all: &mut Vec<Media>, id: DocId, edit: MediaEdit) {
    if let MediaEdit::SetFile(file) = &edit
        && all.iter().all(|known| known.id != id)
    {
        all.push(Media { id, file: file.clone(), alt: String::new(), rank: Default::default() });
    }
    let Some(one) = all.iter_mut().find(|known| known.id == id) else { return };
    match edit {
        MediaEdit::SetFile(file) => one.file = file,
        MediaEdit::SetAlt(text) => one.alt = text,
        MediaEdit::SetRank(rank) => one.rank = rank,
        MediaEdit::Bin(_) => all.retain(|known| known.id != id),
    }
    all.sort_by(|one, other| (&one.rank, one.id).cmp(&(&other.rank, other.id)));
}

fn edit_todo(all: &mut ThinVec<Todo>, id: DocId, edit: TodoEdit) {
    if all.iter().all(|known| known.id != id) {
        all.push(Todo::new(id, ""));
    }
    let Some(one) = all.iter_mut().find(|known| known.id == id) else { return };
    match edit {
        TodoEdit::SetWords(words) => one.words = words,
        TodoEdit::SetOf(of) => one.of = of,
        TodoEdit::SetOwner(owner) => one.owner = owner,
        TodoEdit::SetRank(rank) => one.rank = rank,
        TodoEdit::SetDone(done) => one.done = done,
        TodoEdit::Bin(_) => all.retain(|known| known.id != id),
    }
}
