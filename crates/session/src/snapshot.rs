//! What a front end sees: an immutable picture of a team, made anew whenever something changes.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use imbl::{OrdMap, OrdSet};
use trekker_domain::approval::{self, Approval, Texts};
use trekker_domain::channel::Channel;
use trekker_domain::comment::Comment;
use trekker_domain::conflict::Conflict;
use trekker_domain::derived;
use trekker_domain::desk::Desk;
use trekker_domain::event::Event;
use trekker_domain::history::Step;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::idea::Idea;
use trekker_domain::important::Change;
use trekker_domain::kind::Kind;
use trekker_domain::media::FileHash;
use trekker_domain::meeting::Meeting;
use trekker_domain::overlap::Overlap;
use trekker_domain::persona::Persona;
use trekker_domain::plan::Plan;
use trekker_domain::post::{Post, PostSummary};
use trekker_domain::role::Role;
use trekker_domain::rule::Rule;
use trekker_domain::short_code::{ShortCode, SpokenCode};
use trekker_domain::standard_answer::StandardAnswer;
use trekker_domain::success::Success;
use trekker_domain::team::TeamSettings;
use trekker_domain::template::Template;
use trekker_domain::text::{Splice, Version};
use trekker_domain::theme::Theme;
use trekker_domain::thread::Thread;
use trekker_domain::variant::Variant;
use trekker_domain::voice::Section;

use crate::calendar::Calendar;
use crate::consistency::Consistency;
use crate::import::{Import, RuleImport};
use crate::people::Member;
use crate::picture::SmallPicture;
use crate::trouble::Trouble;

/// All events of a team, those in the bin included.
pub type Events = OrdMap<DocId, Arc<Event>>;

/// Everything a front end draws. Cloning is cheap.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    pub stage: Stage,
    pub team: Team,
    pub calendar: Calendar,
    /// Those in the bin included: a post may still name one.
    pub channels: OrdMap<DocId, Arc<Channel>>,
    pub themes: OrdMap<DocId, Arc<Theme>>,
    pub templates: OrdMap<DocId, Arc<Template>>,
    pub events: Events,
    pub plans: OrdMap<DocId, Arc<Plan>>,
    pub personas: OrdMap<DocId, Arc<Persona>>,
    /// The voice rules, those in the bin included.
    pub rules: OrdMap<DocId, Arc<Rule>>,
    /// A list of words that was read and waits for a yes.
    pub rule_import: Option<Arc<RuleImport>>,
    /// How the posts to come sound beside each other, when somebody [asked](crate::command::Command::LookAcross) last.
    pub consistency: Option<Arc<Consistency>>,
    /// What I keep for myself.
    pub desk: Arc<Desk>,
    /// Important changes since I last looked, by the day of their post.
    pub changes: Arc<Vec<Changed>>,
    pub ideas: OrdMap<DocId, Arc<Idea>>,
    /// By post, plan or idea: the ideas that were put into it, those in the bin included.
    pub bundles: OrdMap<DocId, OrdSet<DocId>>,
    /// Those in the bin included.
    pub successes: OrdMap<DocId, Arc<Success>>,
    /// Those in the bin included.
    pub standard_answers: OrdMap<DocId, Arc<StandardAnswer>>,
    /// By the Monday of their week.
    pub meetings: OrdMap<NaiveDate, Arc<Meeting>>,
    /// The sections of the guide in their order; those in the bin are not among them.
    pub voice: Arc<Vec<Arc<Section>>>,
    /// Its sections in the bin.
    pub voice_bin: Arc<Vec<Arc<Section>>>,
    pub members: Arc<Vec<Member>>,
    /// The documents the front end asked to [open](crate::command::Command::Open).
    pub open: OrdMap<DocId, Arc<Detail>>,
    /// The files that posts name, as far as they were looked for.
    pub files: OrdMap<FileHash, FileState>,
    /// The photos of the posts that are open; `None`: it cannot be shown.
    pub pictures: OrdMap<FileHash, Option<Arc<SmallPicture>>>,
    pub saving: Saving,
    pub network: Network,
    pub search: Option<Arc<Search>>,
    pub invitation: Option<Arc<Invitation>>,
    pub import: Option<Arc<Import>>,
    /// The actions that can be taken back, by their numbers.
    pub undoable: OrdSet<u64>,
    pub can_undo: bool,
    pub can_redo: bool,
    /// Long work that goes on in the background.
    pub work: Option<Work>,
}

impl Snapshot {
    /// Whether a person's word on a post counts, by what the team agreed on for its channels.
    pub fn may_decide(&self, post: &PostSummary, person: PersonId) -> bool {
        let channels = post.channels.iter().filter_map(|id| self.channels.get(id));
        approval::may_decide(channels.map(Arc::as_ref), person)
    }

    /// What a post, a plan, an idea, an event or a standard answer is called; empty for anything else.
    pub fn title_of(&self, id: DocId) -> String {
        let post = self.calendar.get(id).map(|row| row.summary.title.clone());
        let plan = || self.plans.get(&id).map(|plan| plan.name.clone());
        let idea = || self.ideas.get(&id).map(|idea| idea.headline().to_owned());
        let event = || self.events.get(&id).map(|event| event.name.clone());
        let answer = || self.standard_answers.get(&id).map(|answer| answer.headline().to_owned());
        post.or_else(plan).or_else(idea).or_else(event).or_else(answer).unwrap_or_default()
    }

    /// The names that the team gave, of itself and of its own: no dictionary has a say about those.
    pub fn own_names(&self) -> impl Iterator<Item = &str> {
        let members = self.members.iter().map(|member| member.name.as_str());
        let channels = self.channels.values().map(|channel| channel.name.as_str());
        let themes = self.themes.values().map(|theme| theme.name.as_str());
        let plans = self.plans.values().map(|plan| plan.name.as_str());
        members.chain(channels).chain(themes).chain(plans).chain([self.team.name.as_str()])
    }
}

/// A post that others changed since I last looked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    pub post: DocId,
    pub title: String,
    pub told: Vec<Told>,
}

/// One change of a post, and whose it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub change: Change,
    /// Whoever chose how it is now: several where several columns changed. Empty: nobody who is known here.
    pub by: Vec<PersonId>,
}

/// How far a profile is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// The profile is being opened.
    #[default]
    Opening,
    /// There is no team yet: found one, join one, look at an example.
    NoTeam,
    /// An invitation is being shown to its team. It is tried again by itself.
    Joining {
        /// How the last try ended.
        trouble: Option<Trouble>,
        /// What whoever lets this device in will see of it; known once the team is.
        code: Option<ShortCode>,
    },
    /// A team is open.
    Ready,
    /// The profile cannot be opened.
    Broken(Trouble),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Team {
    /// From which the ids come of what has a name; see [`trekker_domain::derived`].
    pub id: derived::Team,
    pub name: String,
    /// As they were set; the name beside them is never empty.
    pub settings: TeamSettings,
    pub me: Option<PersonId>,
    /// The document that holds what I keep for myself.
    pub desk: Option<DocId>,
    pub my_role: Option<Role>,
    /// Whoever has the lead offers it to me.
    pub lead_is_offered: bool,
    pub standing: Standing,
    /// The example team: it has no other people and can be thrown away.
    pub is_example: bool,
}

/// Whether this device belongs to its team.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    #[default]
    Member,
    /// It left by itself. `is_heard`: a device of the team has heard so, and lets it in no longer.
    Left { is_heard: bool },
    /// It was removed.
    Removed,
    /// Somebody's device lets it in no longer and says that it was removed; nothing else is known of it here.
    SaidToBeRemoved { by: String },
}

/// One open document, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    pub body: Body,
    /// Where two people chose differently at once.
    pub conflicts: Vec<Conflict>,
    /// The collaborative text of the document, if its kind has one.
    pub text: Option<TextDetail>,
    /// Oldest first.
    pub comments: Vec<Comment>,
    /// Where the words stand now that comments are about, in Unicode scalar values, by comment. Not among them: what is gone.
    pub passages: BTreeMap<DocId, Range<usize>>,
    /// How the threads stand that anybody said something of.
    pub threads: Vec<Thread>,
    /// What was said about texts of a post, oldest first, with those texts.
    pub approvals: Vec<(Approval, Texts)>,
    /// Newest first.
    pub history: Vec<Step>,
    /// The text as it was, where somebody looks back.
    pub then: Option<TextThen>,
}

#[expect(clippy::large_enum_variant, reason = "a handful of documents are open, mostly posts")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    Post(Post),
    Idea(Idea),
    Section(Section),
    Variant(Variant),
    Event(Event),
    Meeting(Meeting),
    Rule(Rule),
    Success(Success),
    StandardAnswer(StandardAnswer),
    Plan(Plan),
    Persona(Persona),
    /// A channel, a theme, a template, or the team's settings. What it says stands in the snapshot.
    Named(Kind),
}

/// The text of a document as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextThen {
    pub version: Version,
    pub text: Arc<str>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextDetail {
    pub text: Arc<str>,
    pub version: Version,
    /// Counts up with each change of the text since the document was opened.
    pub revision: u64,
    /// How the text came from one revision to the next, the newest last; a bounded number of them. A front end moves its
    /// caret along these, and places it anew when its own revision is too old to be among them.
    pub steps: Vec<TextStep>,
    /// The last branch and typing of this front end that is part of this text; see
    /// [`Typing`](crate::command::Typing).
    pub typed: Option<(u64, u64)>,
    /// The others who are in this text now.
    pub carets: Vec<Caret>,
    /// The sentences that two or more changed apart and nobody has settled, in their order.
    pub overlaps: Vec<Overlap>,
}

/// From `revision - 1` to `revision`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextStep {
    pub revision: u64,
    pub splices: Vec<Splice>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caret {
    pub person: PersonId,
    /// In Unicode scalar values, in the text it stands beside.
    pub at: usize,
}

/// How much of a file is on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    Here,
    /// So many of its bytes are; the rest is with other members, or on its way.
    Elsewhere {
        bytes: u64,
    },
}

/// What is on this device's disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// Everything the engine was told is on disk.
    #[default]
    Saved,
    /// Something is on its way to the disk.
    Saving,
    /// The disk refuses, as when it is full: it is tried again, and nothing typed is thrown away.
    Failing,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
    /// The person asked to stay offline.
    pub is_offline: bool,
    /// `None`: no trouble. Being without internet is none.
    pub trouble: Option<Trouble>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    pub query: String,
    /// Best first; a bounded number.
    pub hits: Vec<Hit>,
    /// Not everything is in the search index yet.
    pub is_indexing: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub doc: DocId,
    pub kind: Kind,
    pub title: String,
    /// The words around what was found, without marks.
    pub excerpt: String,
    /// For a post: its date as written.
    pub when: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    pub ticket: String,
    pub whom: InvitationFor,
    pub expires: DateTime<Utc>,
    /// Enough to come in on the same local network. `None`: it was used, or guessed at.
    pub spoken: Option<SpokenCode>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationFor {
    /// Somebody new, in this role.
    Member(Role),
    /// Another device of mine.
    MyDevice,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    pub what: WorkKind,
    pub done: u64,
    pub total: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkKind {
    /// What arrived is being folded into the documents.
    Folding,
    Importing,
    /// The search index is being made.
    Indexing,
}
