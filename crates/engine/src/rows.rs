//! Rows of the projection: what a document comes to, as bytes on the disk.
//!
//! These structs are the file format. They stand apart from the domain's, so that neither becomes the other. A row that
//! does not read (made by another version) counts as stale and is made anew.

mod stored;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use trekker_domain::approval::Approval;
use trekker_domain::channel::Channel;
use trekker_domain::columns::Cells;
use trekker_domain::comment::Comment;
use trekker_domain::desk::Desk;
use trekker_domain::event::Event;
use trekker_domain::heart::Heart;
use trekker_domain::id::DocId;
use trekker_domain::idea::Idea;
use trekker_domain::kind::Kind;
use trekker_domain::meeting::Meeting;
use trekker_domain::persona::Persona;
use trekker_domain::plan::Plan;
use trekker_domain::post::PostSummary;
use trekker_domain::rule::Rule;
use trekker_domain::standard_answer::StandardAnswer;
use trekker_domain::success::Success;
use trekker_domain::team::TeamSettings;
use trekker_domain::template::Template;
use trekker_domain::theme::Theme;
use trekker_domain::thread::Thread;
use trekker_domain::variant::VariantSummary;
use trekker_domain::voice::Section;

use self::stored::StoredCells;

/// What a document comes to, for lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    Post(PostSummary),
    Variant(VariantSummary),
    Approval(Approval),
    Template(Template),
    Comment(Comment),
    /// Without its hearts: those are documents of their own.
    Idea(Idea),
    Heart(Heart),
    Section(Section),
    Channel(Channel),
    Theme(Theme),
    Event(Event),
    Plan(Plan),
    Persona(Persona),
    Rule(Rule),
    Success(Success),
    Meeting(Meeting),
    StandardAnswer(StandardAnswer),
    Thread(Thread),
    Desk(Desk),
    Team(TeamSettings),
    /// Nothing to show: a kind of a newer Trekker, or a document that does not say yet what it is about.
    Nothing,
}

impl Row {
    /// The day the row lies at: that of a post. Days since 1 January of year 1; 0 for none.
    pub(crate) fn day(&self) -> i64 {
        match self {
            Self::Post(post) => post.publish_at.date.map_or(0, day_number),
            _ => 0,
        }
    }

    /// The post whose essence the row may change.
    pub(crate) fn post(&self) -> Option<DocId> {
        match self {
            Self::Post(post) => Some(post.id),
            Self::Variant(variant) => Some(variant.post),
            Self::Approval(approval) => Some(approval.post),
            _ => None,
        }
    }

    /// What a document comes to by its columns.
    fn of_cells(kind: Kind, id: DocId, cells: &dyn Cells) -> Self {
        let row = match kind {
            Kind::Post => PostSummary::read(id, cells).map(Self::Post),
            Kind::Variant => VariantSummary::read(id, cells).map(Self::Variant),
            Kind::Approval => Approval::read(id, cells).map(Self::Approval),
            Kind::Comment => Comment::read(id, cells).map(Self::Comment),
            Kind::Idea => Some(Self::Idea(Idea::read(id, cells))),
            Kind::Heart => Heart::read(id, cells).map(Self::Heart),
            Kind::Section => Section::read(id, cells).map(Self::Section),
            Kind::Channel => Channel::read(id, cells).map(Self::Channel),
            Kind::Theme => Theme::read(id, cells).map(Self::Theme),
            Kind::Event => Event::read(id, cells).map(Self::Event),
            Kind::Plan => Plan::read(id, cells).map(Self::Plan),
            Kind::Persona => Persona::read(id, cells).map(Self::Persona),
            Kind::Template => Template::read(id, cells).map(Self::Template),
            Kind::Rule => Rule::read(id, cells).map(Self::Rule),
            Kind::Success => Success::read(id, cells).map(Self::Success),
            Kind::Meeting => Meeting::read(id, cells).map(Self::Meeting),
            Kind::StandardAnswer => StandardAnswer::read(id, cells).map(Self::StandardAnswer),
            Kind::Thread => Thread::read(id, cells).map(Self::Thread),
            Kind::Desk => Some(Self::Desk(Desk::read(cells))),
            Kind::Team => Some(Self::Team(TeamSettings::read(cells))),
            Kind::Unknown(_) => None,
        };
        // It does not say yet what it needs.
        row.unwrap_or(Self::Nothing)
    }

    /// The same, with its row.
    pub(crate) fn read_and_store(kind: Kind, id: DocId, cells: &dyn Cells) -> (Self, Vec<u8>) {
        stored::read_and_store(cells, |cells| Self::of_cells(kind, id, cells))
    }

    /// `None`: it does not read, and the document has to be folded again.
    pub(crate) fn decode(kind: Kind, id: DocId, bytes: &[u8]) -> Option<Self> {
        Some(Self::of_cells(kind, id, &StoredCells::parse(bytes)?))
    }
}

pub(crate) fn day_number(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce())
}

/// A moment from a record, whose seconds may be anything.
pub(crate) fn moment(at: u64) -> DateTime<Utc> {
    i64::try_from(at).ok().and_then(|at| DateTime::from_timestamp(at, 0)).unwrap_or_default()
}
