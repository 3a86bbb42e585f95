//! A session without an engine: it holds a made-up team, does what commands ask in the simplest way, and remembers them.

pub mod team;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use trekker_domain::approval::{Approval, Texts, Verdict, approved_form};
use trekker_domain::channel::Channel;
use trekker_domain::comment::{Comment, CommentEdit};
use trekker_domain::edit::Edit;
use trekker_domain::history::{Step, What};
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::idea::{Idea, IdeaEdit};
use trekker_domain::mark::Mark;
use trekker_domain::open::Open;
use trekker_domain::post::{Nature, Post, PostEdit, PostSummary, Status};
use trekker_domain::short_code::{ShortCode, SpokenCode};
use trekker_domain::team::{Relay, TeamEdit};
use trekker_domain::template::Template;
use trekker_domain::text::{Splice, Version};
use trekker_domain::theme::Theme;
use trekker_domain::variant::{Variant, VariantEdit, VariantSummary};
use trekker_domain::voice::{Section, SectionEdit};
use trekker_domain::work::{Deliverable, DeliverableEdit, Todo, TodoEdit};
use trekker_session::calendar::{ApprovalWord, PostRow};
use trekker_session::command::{Command, Typing};
use trekker_session::notice::{Done, Notice};
use trekker_session::snapshot::{
    Body, Caret, Detail, Hit, Invitation, InvitationFor, Search, Snapshot, Stage, Standing, TextDetail, TextStep,
};

#[derive(Default)]
pub struct FakeSession {
    pub snapshot: Snapshot,
    /// Every command it was sent.
    pub log: Vec<Command>,
    pub notices: Vec<Notice>,
    /// Typing waits in `held` until [`let_go`](Self::let_go).
    pub holds_typing: bool,
    held: Vec<Typing>,
    posts: BTreeMap<DocId, Post>,
    variants: BTreeMap<DocId, Variant>,
    approvals: Vec<(Approval, Texts)>,
    comments: Vec<Comment>,
    history: BTreeMap<DocId, Vec<Step>>,
    made: u64,
}

pub fn doc(n: u64) -> DocId {
    let mut id = [0; 16];
    id[..8].copy_from_slice(&n.to_be_bytes());
    DocId(id)
}

pub fn moment(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}

pub fn channel_id(name: &str) -> DocId {
    let sum = name.to_lowercase().bytes().fold(7_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte)));
    doc(sum | 1 << 63)
}

/// Another one for another text, near enough.
fn mark(text: &str) -> Mark {
    let sum = text.bytes().fold(7_u128, |sum, byte| sum.wrapping_mul(31).wrapping_add(u128::from(byte)));
    Mark(sum.to_be_bytes())
}

fn splice_all(text: &str, splices: &[Splice]) -> String {
    let mut text = text.to_owned();
    splices.iter().for_each(|splice| splice.apply(&mut text));
    text
}

impl FakeSession {
    pub fn new_id(&mut self) -> DocId {
        self.made += 1;
        doc(self.made + 1_000_000)
    }

    fn me(&self) -> PersonId {
        self.snapshot.team.me.unwrap_or(PersonId([0; 16]))
    }

    pub fn put_post(&mut self, mut post: Post) {
        post.summary.mark = mark(&approved_form(&post.text, &post.link));
        let comments = self.comments.iter().filter(|comment| comment.about == post.summary.id).count();
        let id = post.summary.id;
        let variants: Vec<Arc<VariantSummary>> = self
            .variants
            .values()
            .filter(|variant| variant.summary.post == id && !variant.summary.binned)
            .map(|variant| Arc::new(VariantSummary { seen: mark(&variant.seen_text), ..variant.summary.clone() }))
            .collect();
        let approval = self.approval_of(&post);
        let row = PostRow { comments: comments as u32, approval, variants, ..PostRow::new(post.summary.clone()) };
        self.snapshot.calendar.put(Arc::new(row));
        self.posts.insert(post.summary.id, post);
    }

    /// The newest word on the very same texts.
    fn approval_of(&self, post: &Post) -> ApprovalWord {
        let texts = self.texts_of(post);
        let of_post = self.approvals.iter().rev().filter(|(approval, _)| approval.post == post.summary.id);
        let newest = of_post.clone().find(|(_, approved)| *approved == texts);
        match newest.map(|(approval, _)| approval.verdict.known()) {
            Some(Some(Verdict::Approved)) => ApprovalWord::Approved,
            Some(_) => ApprovalWord::Refused,
            None if of_post.count() > 0 => ApprovalWord::Outdated,
            None if post.summary.status == Open::Known(Status::Review) => ApprovalWord::Asked,
            None => ApprovalWord::Open,
        }
    }

    fn texts_of(&self, post: &Post) -> Texts {
        let mut texts = Texts::from([(None, approved_form(&post.text, &post.link))]);
        for variant in self.variants.values().filter(|variant| variant.summary.post == post.summary.id) {
            texts.insert(Some(variant.summary.channel), approved_form(&variant.text, &variant.first_comment));
        }
        texts
    }

    pub fn variant_id(post: DocId, channel: DocId) -> DocId {
        DocId(std::array::from_fn(|at| post.0[at] ^ channel.0[at] ^ 0x55))
    }

    pub fn post(&self, id: DocId) -> &Post {
        &self.posts[&id]
    }

    pub fn put_idea(&mut self, idea: Idea) {
        self.snapshot.ideas.insert(idea.id, Arc::new(idea));
    }

    pub fn put_section(&mut self, section: Section) {
        let mut sections: Vec<Arc<Section>> =
            self.snapshot.voice.iter().filter(|one| one.id != section.id).cloned().collect();
        if !section.binned {
            sections.push(Arc::new(section));
        }
        sections.sort_by(|a, b| a.rank.cmp(&b.rank));
        self.snapshot.voice = Arc::new(sections);
    }

    pub fn put_comment(&mut self, about: DocId, by: PersonId, at: &str, text: &str) {
        let id = self.new_id();
        self.comments.push(Comment { id, about, by, at: moment(at), text: text.into(), binned: false });
    }

    /// Somebody else writes in an open text.
    pub fn others_write(&mut self, doc: DocId, splices: &[Splice]) {
        let text = self.text_of(doc);
        let text = splice_all(&text, splices);
        self.set_text(doc, &text, splices);
    }

    pub fn put_caret(&mut self, doc: DocId, person: PersonId, at: usize) {
        self.with_text(doc, |text| text.carets = vec![Caret { person, at }]);
    }

    /// What was typed arrives.
    pub fn let_go(&mut self) {
        for typing in std::mem::take(&mut self.held) {
            self.type_in(&typing);
        }
    }

    pub fn take(&mut self, commands: Vec<Command>) {
        for command in commands {
            self.log.push(command.clone());
            self.obey(command);
        }
    }

    fn obey(&mut self, command: Command) {
        match command {
            Command::Edit(edits) => edits.into_iter().for_each(|edit| self.edit(edit)),
            Command::Type(typing) if self.holds_typing => self.held.push(typing),
            Command::Type(typing) => self.type_in(&typing),
            Command::Open(doc) => self.open(doc),
            Command::Close(doc) => drop(self.snapshot.open.remove(&doc)),
            Command::FoundTeam { .. } | Command::OpenExample { .. } => self.snapshot.stage = Stage::Ready,
            Command::Join { .. } => {
                self.snapshot.stage = Stage::Joining { trouble: None, code: Some(ShortCode::of(&[7; 32])) }
            }
            Command::CancelJoin | Command::LeaveExample => self.snapshot.stage = Stage::NoTeam,
            Command::SetOffline(is_offline) => self.snapshot.network.is_offline = is_offline,
            Command::Invite { role, .. } => {
                let ticket =
                    "trekker-ticket-AAAQEAYEAUDAOCAJBIFQYDIOB4IBCEQTCQKRMFYYDENBWHA5DYPSAIJCEMSCKJRHFAUSUKZMFUXC6MBR"
                        .into();
                let expires = moment("2026-11-25T09:00:00Z");
                self.snapshot.invitation = Some(Arc::new(Invitation {
                    ticket,
                    whom: InvitationFor::Member(role),
                    expires,
                    spoken: Some(SpokenCode::of([1, 2, 3, 4])),
                }));
            }
            Command::InviteDevice => {
                self.snapshot.invitation = Some(Arc::new(Invitation {
                    ticket: "trekkeraaaqeayeaudaocajbifqydiob4ibceqtcqkrmfyy".into(),
                    whom: InvitationFor::MyDevice,
                    expires: moment("2026-11-24T10:00:00Z"),
                    spoken: Some(SpokenCode::of([1, 2, 3, 4])),
                }));
            }
            Command::LeaveTeam => self.snapshot.team.standing = Standing::Left { is_heard: false },
            Command::PutTeamAway => self.snapshot.stage = Stage::NoTeam,
            Command::PutInvitationAway => self.snapshot.invitation = None,
            Command::Search(query) => self.search(query),
            Command::ConfirmImport | Command::CancelImport => self.snapshot.import = None,
            Command::Caret { .. }
            | Command::Undo
            | Command::Redo
            | Command::RemoveDevice(_)
            | Command::SetRole(..)
            | Command::OfferLead(_)
            | Command::AcceptLead
            | Command::CarryOut { .. }
            | Command::CarryIn(_)
            | Command::Export { .. }
            | Command::UseTemplate { .. }
            | Command::PreviewImport(_) => {}
        }
    }

    fn search(&mut self, query: String) {
        if query.is_empty() {
            self.snapshot.search = None;
            return;
        }
        let wanted = query.to_lowercase();
        let found = self.posts.values().filter(|post| post.summary.title.to_lowercase().contains(&wanted));
        let hits = found
            .take(8)
            .map(|post| Hit {
                doc: post.summary.id,
                kind: trekker_domain::kind::Kind::Post,
                title: post.summary.title.clone(),
                excerpt: post.text.chars().take(80).collect(),
                when: post.summary.publish_at.written(),
            })
            .collect();
        self.snapshot.search = Some(Arc::new(Search { query, hits, is_indexing: false }));
    }

    fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::NewPost(id, new) => self.put_post(Post {
                summary: PostSummary {
                    nature: new.nature.unwrap_or(Nature::Post),
                    title: new.title,
                    publish_at: new.publish_at,
                    status: new.status.unwrap_or(Open::Known(Status::Idea)),
                    channels: new.channels,
                    theme: new.theme,
                    owner: new.owner,
                    format: new.format.map(Open::Known),
                    deliverables: new.deliverables,
                    todos: new.todos,
                    template: new.template,
                    offset: new.offset,
                    has_text: !new.text.is_empty(),
                    ..PostSummary::empty(id)
                },
                text: new.text,
                explanation: new.explanation,
                link: new.link,
                conflicts: Vec::new(),
            }),
            Edit::Post(id, edit) => self.edit_post(id, edit),
            Edit::NewVariant { post, channel, text, seen_text } => {
                let id = Self::variant_id(post, channel);
                let summary = VariantSummary {
                    id,
                    post,
                    channel,
                    publish_at: Default::default(),
                    mark: Mark::default(),
                    seen: Mark::default(),
                    contested: false,
                    binned: false,
                };
                let (first_comment, conflicts) = (String::new(), Vec::new());
                self.variants.insert(id, Variant { summary, text, seen_text, first_comment, conflicts });
                self.renew_post(post);
            }
            Edit::Variant(id, edit) => {
                let Some(variant) = self.variants.get_mut(&id) else { return };
                match edit {
                    VariantEdit::SetDate(date) => variant.summary.publish_at.date = date,
                    VariantEdit::SetTime(time) => variant.summary.publish_at.time = time,
                    VariantEdit::SetSeenText(text) => variant.seen_text = text,
                    VariantEdit::SetFirstComment(text) => variant.first_comment = text,
                    VariantEdit::Bin(binned) => variant.summary.binned = binned,
                    VariantEdit::Text(_) => {}
                }
                let post = variant.summary.post;
                self.renew_post(post);
                self.refresh(id);
            }
            Edit::NewTemplate { id, name } => {
                let template = Template { id, name, explanation: String::new(), binned: false };
                self.snapshot.templates.insert(id, Arc::new(template));
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
            Edit::NewComment { id, about, text } => {
                let comment =
                    Comment { id, about, by: self.me(), at: moment("2026-11-23T09:00:00Z"), text, binned: false };
                self.comments.push(comment);
                self.refresh(about);
            }
            Edit::Comment(id, CommentEdit::Bin(binned)) => {
                self.comments.iter_mut().filter(|comment| comment.id == id).for_each(|comment| comment.binned = binned);
            }
            Edit::NewIdea { id, text } => {
                let (brought_by, brought_at) = (self.me(), moment("2026-11-23T09:00:00Z"));
                self.put_idea(Idea { id, text, brought_by, brought_at, hearts: Default::default(), binned: false });
            }
            Edit::Idea(id, IdeaEdit::Bin(binned)) => self.with_idea(id, |idea, _| idea.binned = binned),
            Edit::Heart { idea, given } => self.with_idea(idea, |idea, me| {
                if given {
                    idea.hearts.insert(me)
                } else {
                    idea.hearts.remove(&me)
                };
            }),
            Edit::NewSection { id, heading, text, rank } => {
                self.put_section(Section { id, heading, text, rank, binned: false })
            }
            Edit::Section(id, edit) => {
                let Some(section) = self.snapshot.voice.iter().find(|section| section.id == id) else { return };
                let mut section = Section::clone(section);
                match edit {
                    SectionEdit::SetHeading(heading) => section.heading = heading,
                    SectionEdit::Move(rank) => section.rank = rank,
                    SectionEdit::Bin(binned) => section.binned = binned,
                    SectionEdit::Text(_) => {}
                }
                self.put_section(section);
            }
            Edit::NewChannel { name } => {
                let id = channel_id(&name);
                self.snapshot.channels.insert(id, Arc::new(Channel::new(id, &name)));
            }
            Edit::NewTheme { name, colour } => {
                let id = channel_id(&format!("theme {name}"));
                self.snapshot.themes.insert(id, Arc::new(Theme { id, name, colour, binned: false }));
            }
            Edit::Team(TeamEdit::SetName(name)) => self.snapshot.team.name = name,
            Edit::Team(TeamEdit::SetZone(zone)) => self.snapshot.team.settings.zone = zone,
            Edit::Team(TeamEdit::SetRelay(relay)) => self.snapshot.team.settings.relay = Relay::clone(&relay),
            _ => {}
        }
    }

    fn renew_post(&mut self, id: DocId) {
        if let Some(post) = self.posts.get(&id).cloned() {
            self.put_post(post);
        }
    }

    fn with_idea(&mut self, id: DocId, change: impl FnOnce(&mut Idea, PersonId)) {
        let me = self.me();
        let Some(idea) = self.snapshot.ideas.get(&id) else { return };
        let mut idea = Idea::clone(idea);
        change(&mut idea, me);
        self.put_idea(idea);
        self.refresh(id);
    }

    fn edit_post(&mut self, id: DocId, edit: PostEdit) {
        let Some(mut post) = self.posts.get(&id).cloned() else { return };
        let summary = &mut post.summary;
        match edit {
            PostEdit::SetTitle(title) => summary.title = title,
            PostEdit::SetDate(date) => {
                summary.publish_at.date = date;
                self.notices.push(Notice::Undoable(Done::PostMoved { title: summary.title.clone(), to: date }));
            }
            PostEdit::SetTime(time) => summary.publish_at.time = time,
            PostEdit::SetZone(zone) => summary.publish_at.zone = zone,
            PostEdit::SetStatus(status) => summary.status = status.into(),
            PostEdit::AddChannel(channel) => drop(summary.channels.insert(channel)),
            PostEdit::RemoveChannel(channel) => drop(summary.channels.remove(&channel)),
            PostEdit::SetTheme(theme) => summary.theme = theme,
            PostEdit::SetOwner(owner) => summary.owner = owner,
            PostEdit::AddHelper(person) => drop(summary.helpers.insert(person)),
            PostEdit::RemoveHelper(person) => drop(summary.helpers.remove(&person)),
            PostEdit::SetExplanation(explanation) => post.explanation = explanation,
            PostEdit::SetLink(link) => post.link = link,
            PostEdit::SetFormat(format) => summary.format = format.map(Open::Known),
            PostEdit::SetFocus(focus) => summary.focus = focus.map(Open::Known),
            PostEdit::Deliverable(id, edit) => edit_deliverable(&mut summary.deliverables, id, edit),
            PostEdit::Todo(id, edit) => edit_todo(&mut summary.todos, id, edit),
            PostEdit::SetOffset(offset) => summary.offset = Some(offset),
            PostEdit::Claim(channel, person) => summary.outings.entry(channel).or_default().claimed_by = person,
            PostEdit::SetPostedLink(channel, link) => summary.outings.entry(channel).or_default().link = link,
            PostEdit::SetPostedBy(channel, person) => summary.outings.entry(channel).or_default().posted_by = person,
            PostEdit::Text(_) => {}
            PostEdit::Bin(binned) => {
                summary.binned = binned;
                if binned {
                    self.notices.push(Notice::Undoable(Done::PostBinned { title: summary.title.clone() }));
                }
            }
        }
        post.conflicts.clear();
        post.summary.contested = false;
        self.put_post(post);
        self.refresh(id);
    }

    pub fn open(&mut self, doc: DocId) {
        let text = self.text_of(doc);
        let Some(body) = self.body_of(doc) else { return };
        let text = TextDetail {
            text: text.into(),
            version: Version(vec![[0; 32]]),
            revision: 0,
            steps: Vec::new(),
            typed: None,
            carets: Vec::new(),
        };
        let detail = Detail {
            body,
            text: Some(text),
            comments: self.comments_of(doc),
            approvals: self.approvals_of(doc),
            history: self.history_of(doc),
        };
        self.snapshot.open.insert(doc, Arc::new(detail));
    }

    fn approvals_of(&self, doc: DocId) -> Vec<(Approval, Texts)> {
        self.approvals.iter().filter(|(approval, _)| approval.post == doc).cloned().collect()
    }

    fn comments_of(&self, doc: DocId) -> Vec<Comment> {
        self.comments.iter().filter(|comment| comment.about == doc).cloned().collect()
    }

    fn history_of(&self, doc: DocId) -> Vec<Step> {
        let made = Step { by: self.snapshot.team.me, at: moment("2026-11-20T19:00:00Z"), what: vec![What::Made] };
        self.history.get(&doc).cloned().unwrap_or_else(|| vec![made])
    }

    pub fn put_history(&mut self, doc: DocId, history: Vec<Step>) {
        self.history.insert(doc, history);
    }

    fn body_of(&self, doc: DocId) -> Option<Body> {
        let section = || self.snapshot.voice.iter().find(|section| section.id == doc);
        let post = self.posts.get(&doc).cloned().map(Body::Post);
        let variant = || self.variants.get(&doc).cloned().map(Body::Variant);
        let idea = || self.snapshot.ideas.get(&doc).map(|idea| Body::Idea(Idea::clone(idea)));
        post.or_else(variant).or_else(idea).or_else(|| section().map(|section| Body::Section(Section::clone(section))))
    }

    fn refresh(&mut self, doc: DocId) {
        let Some(old) = self.snapshot.open.get(&doc) else { return };
        let Some(body) = self.body_of(doc) else { return };
        let (comments, approvals) = (self.comments_of(doc), self.approvals_of(doc));
        let detail = Detail { body, comments, approvals, ..Detail::clone(old) };
        self.snapshot.open.insert(doc, Arc::new(detail));
    }

    pub fn text_of(&self, doc: DocId) -> String {
        if let Some(text) = self.snapshot.open.get(&doc).and_then(|detail| detail.text.as_ref()) {
            return text.text.to_string();
        }
        match self.body_of(doc) {
            Some(Body::Post(post)) => post.text,
            Some(Body::Idea(idea)) => idea.text,
            Some(Body::Section(section)) => section.text,
            Some(Body::Variant(variant)) => variant.text,
            None => String::new(),
        }
    }

    fn with_text(&mut self, doc: DocId, change: impl FnOnce(&mut TextDetail)) {
        let Some(detail) = self.snapshot.open.get(&doc) else { return };
        let mut detail = Detail::clone(detail);
        if let Some(text) = &mut detail.text {
            change(text);
        }
        self.snapshot.open.insert(doc, Arc::new(detail));
    }

    fn set_text(&mut self, doc: DocId, text: &str, splices: &[Splice]) {
        self.with_text(doc, |detail| {
            detail.text = text.into();
            detail.revision += 1;
            detail.version = Version(vec![[detail.revision as u8; 32]]);
            detail.steps.push(TextStep { revision: detail.revision, splices: splices.to_vec() });
        });
        if let Some(variant) = self.variants.get_mut(&doc) {
            variant.text = text.to_owned();
            let post = variant.summary.post;
            self.renew_post(post);
        }
        if let Some(mut post) = self.posts.get(&doc).cloned() {
            post.text = text.to_owned();
            post.summary.has_text = !text.is_empty();
            self.put_post(post);
            self.refresh(doc);
        }
    }

    /// As if nobody else had written meanwhile, but for what stands in front: that is kept.
    fn type_in(&mut self, typing: &Typing) {
        let text = self.text_of(typing.doc);
        let before = self.snapshot.open.get(&typing.doc).and_then(|detail| detail.text.as_ref());
        let grown: usize = before.map_or(0, |text| {
            let since = text.steps.iter().filter(|step| typing.began < Version(vec![[step.revision as u8; 32]]));
            since
                .flat_map(|step| &step.splices)
                .filter(|splice| splice.at == 0)
                .map(|splice| splice.insert.chars().count())
                .sum()
        });
        let moved: Vec<Splice> =
            typing.splices.iter().map(|splice| Splice { at: splice.at + grown, ..splice.clone() }).collect();
        let text = splice_all(&text, &moved);
        self.set_text(typing.doc, &text, &moved);
        self.with_text(typing.doc, |detail| detail.typed = Some((typing.branch, typing.number)));
    }
}

fn edit_deliverable(all: &mut Vec<Deliverable>, id: DocId, edit: DeliverableEdit) {
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

fn edit_todo(all: &mut Vec<Todo>, id: DocId, edit: TodoEdit) {
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
