//! Rows of the projection: what a document comes to, as bytes on the disk.
//!
//! These structs are the file format. They stand apart from the domain's, so that neither becomes the other. A row that
//! does not read (made by another version) counts as stale and is made anew.

mod post;
mod stored;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc};
use serde::{Deserialize, Serialize};
use trekker_domain::approval::Approval;
use trekker_domain::channel::Channel;
use trekker_domain::columns::Cells;
use trekker_domain::comment::Comment;
use trekker_domain::counting::Lengths;
use trekker_domain::desk::Desk;
use trekker_domain::event::Event;
use trekker_domain::heart::Heart;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::idea::Idea;
use trekker_domain::kind::Kind;
use trekker_domain::mark::Mark;
use trekker_domain::meeting::Meeting;
use trekker_domain::open::Open;
use trekker_domain::persona::Persona;
use trekker_domain::plan::Plan;
use trekker_domain::post::PostSummary;
use trekker_domain::publish_at::PublishAt;
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

#[derive(Serialize, Deserialize)]
struct VariantRow {
    post: [u8; 16],
    channel: [u8; 16],
    date: Option<i32>,
    minute: Option<u16>,
    mark: [u8; 16],
    seen: [u8; 16],
    lengths: [u32; 9],
    contested: bool,
    overlaps: bool,
    binned: bool,
}

#[derive(Serialize, Deserialize)]
struct ApprovalRow {
    post: [u8; 16],
    by: [u8; 16],
    at: i64,
    verdict: String,
    reason: String,
    content: Vec<(Option<[u8; 16]>, [u8; 16])>,
    binned: bool,
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

    /// Whether rows of this kind are cells. The others have forms of their own, with marks of texts in the stead of these.
    pub(crate) fn is_of_cells(kind: Kind) -> bool {
        !matches!(kind, Kind::Post | Kind::Variant | Kind::Approval)
    }

    /// What a document comes to by its columns.
    fn of_cells(kind: Kind, id: DocId, cells: &dyn Cells) -> Self {
        let row = match kind {
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
            Kind::Post | Kind::Variant | Kind::Approval | Kind::Unknown(_) => None,
        };
        // It does not say yet what it needs.
        row.unwrap_or(Self::Nothing)
    }

    /// The same, with its row.
    pub(crate) fn read_and_store(kind: Kind, id: DocId, cells: &dyn Cells) -> (Self, Vec<u8>) {
        stored::read_and_store(cells, |cells| Self::of_cells(kind, id, cells))
    }

    pub(crate) fn encode(&self) -> Vec<u8> {
        let written = match self {
            Self::Post(post) => postcard::to_stdvec(&post::write(post)),
            Self::Variant(variant) => postcard::to_stdvec(&VariantRow {
                post: variant.post.0,
                channel: variant.channel.0,
                date: variant.publish_at.date.map(number),
                minute: variant.publish_at.time.map(minute_of),
                mark: variant.mark.0,
                seen: variant.seen.0,
                lengths: variant.lengths.0,
                contested: variant.contested,
                overlaps: variant.overlaps,
                binned: variant.binned,
            }),
            Self::Approval(approval) => postcard::to_stdvec(&ApprovalRow {
                post: approval.post.0,
                by: approval.by.0,
                at: approval.at.timestamp(),
                verdict: approval.verdict.word().to_owned(),
                reason: approval.reason.clone(),
                content: approval.content.iter().map(|(channel, mark)| (channel.map(|id| id.0), mark.0)).collect(),
                binned: approval.binned,
            }),
            // Written where it was read: see [`read_and_store`](Self::read_and_store).
            _ => Ok(Vec::new()),
        };
        // Writing into a vector cannot fail for these types; an empty row reads as stale.
        written.unwrap_or_default()
    }

    /// `None`: it does not read, and the document has to be folded again.
    pub(crate) fn decode(kind: Kind, id: DocId, bytes: &[u8]) -> Option<Self> {
        Some(match kind {
            Kind::Post => Self::Post(post::read(id, postcard::from_bytes(bytes).ok()?)),
            Kind::Variant => {
                let row: VariantRow = postcard::from_bytes(bytes).ok()?;
                Self::Variant(VariantSummary {
                    id,
                    post: DocId(row.post),
                    channel: DocId(row.channel),
                    publish_at: publish_at(row.date, row.minute, String::new()),
                    mark: Mark(row.mark),
                    seen: Mark(row.seen),
                    lengths: Lengths(row.lengths),
                    contested: row.contested,
                    overlaps: row.overlaps,
                    binned: row.binned,
                })
            }
            Kind::Approval => {
                let row: ApprovalRow = postcard::from_bytes(bytes).ok()?;
                let content = row.content.into_iter().map(|(channel, mark)| (channel.map(DocId), Mark(mark)));
                Self::Approval(Approval {
                    id,
                    post: DocId(row.post),
                    by: PersonId(row.by),
                    at: DateTime::from_timestamp(row.at, 0)?,
                    verdict: Open::from_word(&row.verdict),
                    reason: row.reason,
                    content: content.collect(),
                    binned: row.binned,
                })
            }
            kind => Self::of_cells(kind, id, &StoredCells::parse(bytes)?),
        })
    }
}

/// A day as a row has it.
fn number(day: NaiveDate) -> i32 {
    day.num_days_from_ce()
}

fn day(number: i32) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(number)
}

pub(crate) fn day_number(date: NaiveDate) -> i64 {
    i64::from(number(date))
}

fn minute_of(time: NaiveTime) -> u16 {
    (time.num_seconds_from_midnight() / 60) as u16
}

fn time_of(minute: u16) -> Option<NaiveTime> {
    NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute) * 60, 0)
}

fn publish_at(date: Option<i32>, minute: Option<u16>, zone: String) -> PublishAt {
    PublishAt { date: date.and_then(day), time: minute.and_then(time_of), zone }
}

/// A moment from a record, whose seconds may be anything.
pub(crate) fn moment(at: u64) -> DateTime<Utc> {
    i64::try_from(at).ok().and_then(|at| DateTime::from_timestamp(at, 0)).unwrap_or_default()
}
