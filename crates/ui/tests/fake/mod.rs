//! A session without an engine: it holds a made-up team, does what commands ask in the simplest way, and remembers them.

pub mod answers;
pub mod around;
pub mod documents;
pub mod edits;
pub mod ideas;
pub mod opened;
pub mod team;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use trekker_domain::approval::{Texts, Verdict};
use trekker_domain::comment::Passage;
use trekker_domain::conflict::Conflict;
use trekker_domain::derived;
use trekker_domain::edit::Edit;
use trekker_domain::history::Step;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::overlap::Overlap;
use trekker_domain::post::Post;
use trekker_domain::short_code::{ShortCode, SpokenCode};
use trekker_domain::text::{Splice, Version};
use trekker_domain::voice::Section;
use trekker_session::command::{Command, Typing};
use trekker_session::notice::Notice;
use trekker_session::snapshot::{
    Caret, Hit, Invitation, InvitationFor, Search, Snapshot, Stage, Standing, TextStep, TextThen,
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
    /// Where two people chose differently, of what keeps that apart.
    pub conflicts: BTreeMap<DocId, Vec<Conflict>>,
    /// Sentences that two changed apart, by the document of the text.
    pub overlaps: BTreeMap<DocId, Vec<Overlap>>,
    /// Posts whose texts are against a rule that has to be kept, as the engine found.
    pub against_stop: BTreeSet<DocId>,
    /// In how many places each document shows.
    places: BTreeMap<DocId, u32>,
    documents: BTreeMap<DocId, documents::FakeDocument>,
    /// When what is done is done.
    now: DateTime<Utc>,
    /// What every text was at first, for looking back.
    pub first_text: String,
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

/// The made-up team, as the ids of what has a name come from it.
pub const TEAM: derived::Team = [0; 32];

pub fn channel_id(name: &str) -> DocId {
    derived::channel(&TEAM, name)
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

    /// Who looks at the screen says this of the post as it stands.
    pub fn put_approval(&mut self, post: DocId, verdict: Verdict) {
        let (id, texts) = (self.new_id(), self.texts_of(&self.post(post)));
        self.edit(Edit::NewApproval { id, post, verdict, reason: String::new(), texts });
    }

    /// Somebody else said this of a post when its text was this.
    pub fn others_approve(&mut self, post: DocId, by: PersonId, text: &str) {
        let (id, texts) = (self.new_id(), Texts::from([(None, text.to_owned())]));
        let edit = Edit::NewApproval { id, post, verdict: Verdict::Approved, reason: String::new(), texts };
        self.does_at(by, self.now, edit);
    }

    fn texts_of(&self, post: &Post) -> Texts {
        let mut texts = Texts::from([(None, post.approved_form(&post.text))]);
        for variant in self.variants_of(post.summary.id) {
            texts.insert(Some(variant.summary.channel), variant.approved_form(&variant.text));
        }
        texts
    }

    pub fn variant_id(post: DocId, channel: DocId) -> DocId {
        derived::variant(&TEAM, post, channel)
    }

    pub fn put_section(&mut self, section: Section) {
        let all = self.snapshot.voice.iter().chain(self.snapshot.voice_bin.iter());
        let mut sections: Vec<Arc<Section>> = all.filter(|one| one.id != section.id).cloned().collect();
        sections.push(Arc::new(section));
        sections.sort_by(|a, b| a.rank.cmp(&b.rank));
        let (binned, stand): (Vec<_>, Vec<_>) = sections.into_iter().partition(|section| section.binned);
        self.snapshot.voice = Arc::new(stand);
        self.snapshot.voice_bin = Arc::new(binned);
    }

    pub fn put_comment(&mut self, about: DocId, by: PersonId, at: &str, text: &str) {
        let (id, text) = (self.new_id(), text.to_owned());
        let new = Edit::NewComment { id, about, text, answers: None, mentions: Default::default(), passage: None };
        self.does_at(by, moment(at), new);
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
            Command::UseTemplate { template, day, .. } => self.use_template(template, day),
            Command::Edit(edits) => edits.into_iter().for_each(|edit| self.edit(edit)),
            Command::Type(typing) if self.holds_typing => self.held.push(typing),
            Command::Type(typing) => self.type_in(&typing),
            Command::Open(doc) => {
                *self.places.entry(doc).or_default() += 1;
                self.open(doc);
            }
            Command::LookBack { doc, at } => {
                let text = self.first_text.clone();
                let then = at.map(|version| TextThen { version, text: text.as_str().into() });
                self.with_detail(doc, |detail| detail.then = then);
            }
            Command::CommentOn { id, about, range, text, mentions, .. } => {
                let quote = self.text_of(about).chars().skip(range.start).take(range.len()).collect();
                let passage = Some(Passage { first: "first".into(), last: "last".into(), quote });
                self.edit(Edit::NewComment { id, about, text, answers: None, mentions, passage });
                self.with_detail(about, |detail| {
                    detail.passages.insert(id, range);
                });
            }
            Command::CancelRules => self.snapshot.rule_import = None,
            Command::ConfirmRules => {
                let import = self.snapshot.rule_import.take();
                for rule in import.into_iter().flat_map(|import| import.rules.clone()) {
                    let id = self.new_id();
                    self.edit(Edit::NewRule(id, rule));
                }
            }
            Command::Close(doc) => {
                let places = self.places.entry(doc).or_default();
                *places = places.saturating_sub(1);
                if *places == 0 {
                    self.snapshot.open.remove(&doc);
                }
            }
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
            Command::SawChanges(posts) => self.saw(&posts),
            Command::Search { words, .. } => self.search(words),
            Command::ConfirmImport | Command::CancelImport => self.snapshot.import = None,
            Command::Caret { .. }
            | Command::Undo
            | Command::UndoAction(_)
            | Command::Redo
            | Command::RemoveDevice(_)
            | Command::SetRole(..)
            | Command::OfferLead(_)
            | Command::AcceptLead
            | Command::CarryOut { .. }
            | Command::CarryIn(_)
            | Command::SavePage { .. }
            | Command::PrintPage(_)
            | Command::ImportGuide(_)
            | Command::SaveGuide { .. }
            | Command::ReadRules(_)
            | Command::LookAcross
            | Command::Export { .. }
            | Command::AddMedia { .. }
            | Command::FetchMedia(_)
            | Command::SaveMedia { .. }
            | Command::OpenMedia(_)
            | Command::PreviewImport(_)
            | Command::MapImport { .. } => {}
        }
    }

    fn search(&mut self, query: String) {
        if query.is_empty() {
            self.snapshot.search = None;
            return;
        }
        let wanted = query.to_lowercase();
        let posts: Vec<Post> = self.of_kind(Kind::Post).map(|(id, _)| self.post(id)).collect();
        let found = posts.iter().filter(|post| post.summary.title.to_lowercase().contains(&wanted));
        let hits = found
            .take(8)
            .map(|post| Hit {
                doc: post.summary.id,
                kind: Kind::Post,
                title: post.summary.title.clone(),
                excerpt: post.text.chars().take(80).collect(),
                when: post.summary.publish_at.written(),
            })
            .chain(self.hits_beside_posts(&wanted))
            .collect();
        self.snapshot.search = Some(Arc::new(Search { query, hits, is_indexing: false }));
    }

    fn set_text(&mut self, doc: DocId, text: &str, splices: &[Splice]) {
        self.with_text(doc, |detail| {
            detail.text = text.into();
            detail.revision += 1;
            detail.version = Version(vec![[detail.revision as u8; 32]]);
            detail.steps.push(TextStep { revision: detail.revision, splices: splices.to_vec() });
        });
        self.set_text_of_document(doc, text);
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
