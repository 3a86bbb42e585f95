//! The made-up team's documents: columns, written and read by the declarations of their kinds.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use trekker_domain::approval::{Approval, Content, Standing, Texts, standing_of, texts_of};
use trekker_domain::channel::Channel;
use trekker_domain::columns::names::{FIRST_TEXT, POSTED_LINK_PREFIX};
use trekker_domain::columns::{Cell, CellRef, Cells, Made, Write, Writes};
use trekker_domain::comment::Comment;
use trekker_domain::desk::Desk;
use trekker_domain::edit::Edit;
use trekker_domain::event::Event;
use trekker_domain::fields::meaning_of;
use trekker_domain::heart::Heart;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::idea::Idea;
use trekker_domain::kind::Kind;
use trekker_domain::meeting::Meeting;
use trekker_domain::open::Open;
use trekker_domain::persona::Persona;
use trekker_domain::plan::Plan;
use trekker_domain::post::{NewPost, Post, PostEdit, Status};
use trekker_domain::rule::Rule;
use trekker_domain::standard_answer::StandardAnswer;
use trekker_domain::success::Success;
use trekker_domain::team::TeamSettings;
use trekker_domain::template::Template;
use trekker_domain::theme::Theme;
use trekker_domain::thread::Thread;
use trekker_domain::variant::Variant;
use trekker_domain::voice::Section;
use trekker_domain::work::{Deliverable, DeliverableEdit, TodoEdit};
use trekker_session::calendar::{ApprovalWord, PostRow};

use super::{FakeSession, TEAM};

pub(super) struct FakeDocument {
    pub(super) kind: Kind,
    made: Made,
    /// With who wrote each.
    columns: BTreeMap<String, (Cell, PersonId)>,
    /// What stands beside each other, where several do.
    beside: BTreeMap<String, Vec<Cell>>,
    pub(super) text: String,
    is_contested: bool,
    has_overlaps: bool,
}

impl FakeDocument {
    fn new(kind: Kind, made: Made) -> Self {
        let (columns, beside) = (BTreeMap::new(), BTreeMap::new());
        Self { kind, made, columns, beside, text: String::new(), is_contested: false, has_overlaps: false }
    }

    fn write(&mut self, by: PersonId, write: Write) {
        match write {
            Write::Put { key, cell: Cell::Text(text) } if key == FIRST_TEXT => self.text = text,
            Write::Put { key, cell } => {
                self.beside.remove(&key);
                self.columns.insert(key, (cell, by));
            }
            Write::Clear { key } => {
                self.beside.remove(&key);
                self.columns.remove(&key);
            }
            Write::PutBeside { key, cells } => {
                self.columns.insert(key.clone(), (cells[0].clone(), by));
                self.beside.insert(key, cells);
            }
            // Typing has its own way, with carets.
            Write::Text(_) => {}
        }
    }
}

impl Cells for FakeDocument {
    fn cell(&self, key: &str) -> Option<CellRef<'_>> {
        self.columns.get(key).map(|(cell, _)| cell.borrowed())
    }

    fn each_beside(&self, key: &str, take: &mut dyn FnMut(CellRef<'_>)) {
        match self.beside.get(key) {
            Some(cells) => cells.iter().for_each(|cell| take(cell.borrowed())),
            None => self.cell(key).into_iter().for_each(take),
        }
    }

    fn computed(&self, _: &str, compute: &dyn Fn(&dyn Cells) -> String) -> String {
        compute(self)
    }

    fn each_under(&self, prefix: &str, take: &mut dyn FnMut(&str, CellRef<'_>)) {
        for (key, (cell, _)) in &self.columns {
            if let Some(name) = key.strip_prefix(prefix) {
                take(name, cell.borrowed());
            }
        }
    }

    fn writer(&self, key: &str) -> Option<PersonId> {
        self.columns.get(key).map(|(_, by)| *by)
    }

    fn made(&self) -> Option<Made> {
        Some(self.made)
    }

    fn is_contested(&self) -> bool {
        self.is_contested
    }

    fn has_overlaps(&self) -> bool {
        self.has_overlaps
    }

    fn text(&self) -> String {
        self.text.clone()
    }
}

impl FakeSession {
    /// Writes, as the person who looks at the screen, and shows what the document comes to.
    pub(super) fn write(&mut self, Writes { kind, doc, writes, .. }: Writes) {
        let me = self.me();
        let made = Made { by: me, at: self.now };
        let document = self.documents.entry(doc).or_insert_with(|| FakeDocument::new(kind, made));
        for write in writes {
            if let Write::Put { key, .. } | Write::Clear { key } = &write
                && let (Some((field, of)), Some(conflicts)) =
                    (meaning_of(kind, key).field(), self.conflicts.get_mut(&doc))
            {
                // Somebody picked.
                conflicts.retain(|conflict| conflict.field != field || conflict.of != of);
            }
            document.write(me, write);
        }
        self.show_document(doc);
    }

    /// Somebody else does it, at another time.
    pub fn does_at(&mut self, by: PersonId, at: DateTime<Utc>, edit: Edit) {
        let now = std::mem::replace(&mut self.now, at);
        let me = self.snapshot.team.me.replace(by);
        self.edit(edit);
        (self.now, self.snapshot.team.me) = (now, me);
    }

    pub fn put_post(&mut self, post: Post) {
        let id = post.summary.id;
        let made = self.documents.get(&id).map_or(Made { by: self.me(), at: self.now }, |document| document.made);
        self.documents.insert(id, FakeDocument::new(Kind::Post, made));
        let writes = writes_of(&post);
        self.write(Writes { kind: Kind::Post, doc: id, makes: true, writes });
    }

    pub fn post(&self, id: DocId) -> Post {
        Post::read(id, &self.documents[&id])
    }

    pub(super) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (DocId, &FakeDocument)> {
        self.documents.iter().filter(move |(_, document)| document.kind == kind).map(|(id, document)| (*id, document))
    }

    pub(super) fn variants_of(&self, post: DocId) -> Vec<Variant> {
        let all = self.of_kind(Kind::Variant).filter_map(|(id, document)| Variant::read(id, document));
        all.filter(|variant| variant.summary.post == post && !variant.summary.binned).collect()
    }

    pub(super) fn approvals_of(&self, post: DocId) -> Vec<(Approval, Texts)> {
        let all = self.of_kind(Kind::Approval);
        let read = all.filter_map(|(id, document)| Some((Approval::read(id, document)?, texts_of(document))));
        read.filter(|(approval, _)| approval.post == post).collect()
    }

    pub(super) fn comments_of(&self, doc: DocId) -> Vec<Comment> {
        let all = self.of_kind(Kind::Comment).filter_map(|(id, document)| Comment::read(id, document));
        let mut comments: Vec<Comment> = all.filter(|comment| comment.about == doc).collect();
        comments.sort_by_key(|comment| (comment.at, comment.id));
        comments
    }

    pub(super) fn threads(&self) -> Vec<Thread> {
        self.of_kind(Kind::Thread).filter_map(|(id, document)| Thread::read(id, document)).collect()
    }

    fn hearts_of(&self, idea: DocId) -> BTreeSet<PersonId> {
        let all = self.of_kind(Kind::Heart).filter_map(|(id, document)| Heart::read(id, document));
        all.filter(|heart| heart.idea == idea && heart.given).map(|heart| heart.by).collect()
    }

    /// What was typed in it.
    pub(super) fn set_text_of_document(&mut self, doc: DocId, text: &str) {
        let Some(document) = self.documents.get_mut(&doc) else { return };
        text.clone_into(&mut document.text);
        self.show_document(doc);
    }

    pub(super) fn show_document(&mut self, doc: DocId) {
        let Some(document) = self.documents.get_mut(&doc) else { return };
        document.is_contested = self.conflicts.get(&doc).is_some_and(|all| !all.is_empty());
        document.has_overlaps = self.overlaps.get(&doc).is_some_and(|all| !all.is_empty());
        let document = &self.documents[&doc];
        let snapshot = &mut self.snapshot;
        fn put<T>(all: &mut impl Extend<(DocId, Arc<T>)>, id: DocId, one: T) {
            all.extend([(id, Arc::new(one))]);
        }
        let whole = "a document that says what it needs";
        match document.kind {
            Kind::Plan => put(&mut snapshot.plans, doc, Plan::read(doc, document).expect(whole)),
            Kind::Persona => put(&mut snapshot.personas, doc, Persona::read(doc, document).expect(whole)),
            Kind::Theme => put(&mut snapshot.themes, doc, Theme::read(doc, document).expect(whole)),
            Kind::Template => put(&mut snapshot.templates, doc, Template::read(doc, document).expect(whole)),
            Kind::Rule => put(&mut snapshot.rules, doc, Rule::read(doc, document).expect(whole)),
            Kind::Channel => put(&mut snapshot.channels, doc, Channel::read(doc, document).expect(whole)),
            Kind::Event => put(&mut snapshot.events, doc, Event::read(doc, document).expect(whole)),
            Kind::Success => put(&mut snapshot.successes, doc, Success::read(doc, document).expect(whole)),
            Kind::Meeting => {
                let meeting = Meeting::read(doc, document).expect(whole);
                snapshot.meetings.insert(meeting.monday, Arc::new(meeting));
            }
            Kind::StandardAnswer => {
                put(&mut snapshot.standard_answers, doc, StandardAnswer::read(doc, document).expect(whole));
            }
            Kind::Desk => snapshot.desk = Arc::new(Desk::read(document)),
            Kind::Team => {
                snapshot.team.settings = TeamSettings::read(document);
                if !snapshot.team.settings.name.is_empty() {
                    snapshot.team.name.clone_from(&snapshot.team.settings.name);
                }
            }
            Kind::Section => self.put_section(Section::read(doc, document).expect(whole)),
            Kind::Idea => self.show_idea(doc),
            Kind::Heart => {
                let idea = Heart::read(doc, document).expect(whole).idea;
                self.show_document(idea);
            }
            Kind::Post => self.show_post(doc),
            Kind::Variant => {
                let post = Variant::read(doc, document).expect(whole).summary.post;
                self.show_document(post);
            }
            Kind::Approval => {
                let post = Approval::read(doc, document).expect(whole).post;
                self.show_document(post);
            }
            Kind::Comment => {
                let about = Comment::read(doc, document).expect(whole).about;
                self.show_document(about);
            }
            Kind::Thread => {
                let comment = Thread::read(doc, document).expect(whole).comment;
                self.show_document(comment);
            }
            Kind::Unknown(_) => {}
        }
        self.refresh(doc);
    }

    fn show_idea(&mut self, doc: DocId) {
        let idea = Idea { hearts: self.hearts_of(doc), ..Idea::read(doc, &self.documents[&doc]) };
        for parts in self.snapshot.bundles.clone().keys() {
            self.snapshot.bundles.get_mut(parts).map(|parts| parts.remove(&doc));
        }
        for into in idea.became.keys() {
            self.snapshot.bundles.entry(*into).or_default().insert(doc);
        }
        self.snapshot.ideas.insert(doc, Arc::new(idea));
    }

    fn show_post(&mut self, doc: DocId) {
        let post = self.post(doc);
        let row = PostRow {
            comments: self.comments_of(doc).iter().filter(|comment| !comment.binned).count() as u32,
            approval: self.approval_of(&post),
            is_against_stop: self.against_stop.contains(&doc),
            variants: self.variants_of(doc).into_iter().map(|variant| Arc::new(variant.summary)).collect(),
            ..PostRow::new(post.summary)
        };
        self.snapshot.calendar.put(Arc::new(row));
    }

    fn approval_of(&self, post: &Post) -> ApprovalWord {
        let mut content = Content::from([(None, post.summary.main.approved_mark)]);
        let variants = self.variants_of(post.summary.id);
        let sent = variants.iter().filter(|variant| post.summary.channels.contains(&variant.summary.channel));
        content.extend(sent.map(|variant| (Some(variant.summary.channel), variant.summary.own.mark)));
        let approvals: Vec<Approval> = self.approvals_of(post.summary.id).into_iter().map(|(one, _)| one).collect();
        let is_asked = post.summary.status == Open::Known(Status::Review);
        match standing_of(&content, is_asked, &approvals, |person| self.snapshot.may_decide(&post.summary, person)) {
            Standing::Open => ApprovalWord::Open,
            Standing::Asked => ApprovalWord::Asked,
            Standing::Approved(approval) => ApprovalWord::Approved(approval.id),
            Standing::Refused(approval) => ApprovalWord::Refused(approval.id),
            Standing::Outdated(approval) => ApprovalWord::Outdated(approval.id),
        }
    }
}

/// What makes a post as it is.
fn writes_of(post: &Post) -> Vec<Write> {
    let of = &post.summary;
    let new = NewPost {
        nature: Some(of.nature),
        title: of.title.clone(),
        publish_at: of.publish_at.clone(),
        status: Some(of.status.clone()),
        channels: of.channels.iter().copied().collect(),
        theme: of.theme,
        plan: of.plan,
        persona: of.persona,
        event: of.event,
        experiment: of.experiment.clone().map(|experiment| *experiment),
        owner: of.owner,
        helpers: of.helpers.iter().copied().collect(),
        format: of.format.as_ref().and_then(Open::known),
        focus: of.focus.as_ref().and_then(Open::known),
        text: post.text.clone(),
        explanation: post.explanation.clone(),
        link: post.link.clone(),
        sign_off: post.sign_off.clone(),
        language: post.language.as_ref().and_then(Open::known),
        deliverables: of.deliverables.to_vec(),
        todos: of.todos.to_vec(),
        media: of.media.to_vec(),
        template: of.template,
        offset: of.offset,
    };
    let mut writes = Edit::NewPost(of.id, new).writes(&TEAM, PersonId([0; 16])).writes;
    let mut edits = vec![
        PostEdit::SetWouldShare(post.would_share),
        PostEdit::SetBrings(post.brings.clone()),
        PostEdit::Bin(of.binned),
    ];
    for Deliverable { id, spent_minutes, done, .. } in &of.deliverables {
        edits.push(PostEdit::Deliverable(*id, DeliverableEdit::SetSpentMinutes(*spent_minutes)));
        edits.push(PostEdit::Deliverable(*id, DeliverableEdit::SetDone(*done)));
    }
    edits.extend(of.todos.iter().map(|todo| PostEdit::Todo(todo.id, TodoEdit::SetDone(todo.done))));
    edits.extend(post.went_out.iter().map(|(channel, text)| PostEdit::SetWentOut(*channel, Some(text.clone()))));
    for outing in &of.outings {
        edits.push(PostEdit::Claim(outing.channel, outing.claimed_by));
        edits.push(PostEdit::SetPostedBy(outing.channel, outing.posted_by));
        let links = std::iter::once(&outing.link).chain(&outing.other_links).map(|link| Cell::from(link.as_str()));
        let key = format!("{POSTED_LINK_PREFIX}{}", outing.channel);
        writes.push(Write::PutBeside { key, cells: links.collect() });
    }
    writes.extend(edits.iter().map(PostEdit::write));
    writes
}
