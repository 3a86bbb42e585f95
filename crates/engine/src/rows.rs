//! Rows of the projection: what a document comes to, as bytes on the disk.
//!
//! These structs are the file format. They stand apart from the domain's, so that neither becomes the other. A row that
//! does not read (made by another version) counts as stale and is made anew.

mod around;
mod ideas;
mod post;
mod stored;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc};
use serde::{Deserialize, Serialize};
use trekker_domain::approval::Approval;
use trekker_domain::channel::{Channel, Face, Look};
use trekker_domain::columns::Cells;
use trekker_domain::comment::{Comment, Passage};
use trekker_domain::counting::{Lengths, Measure};
use trekker_domain::desk::Desk;
use trekker_domain::event::Event;
use trekker_domain::frequency::Frequency;
use trekker_domain::heart::Heart;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::idea::Idea;
use trekker_domain::import::{read_columns, written_columns};
use trekker_domain::kind::Kind;
use trekker_domain::mark::Mark;
use trekker_domain::meeting::Meeting;
use trekker_domain::open::{Open, Word};
use trekker_domain::persona::Persona;
use trekker_domain::plan::Plan;
use trekker_domain::planning::Weekdays;
use trekker_domain::post::PostSummary;
use trekker_domain::publish_at::PublishAt;
use trekker_domain::rule::Rule;
use trekker_domain::standard_answer::StandardAnswer;
use trekker_domain::success::Success;
use trekker_domain::team::{Relay, TeamSettings};
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

#[derive(Serialize, Deserialize)]
struct ChannelRow {
    name: String,
    network: Option<String>,
    limits: Vec<(String, u32)>,
    deciders: Vec<[u8; 16]>,
    frequency: Option<String>,
    looks: Vec<(String, i32, Option<[u8; 16]>)>,
    binned: bool,
}

#[derive(Serialize, Deserialize)]
struct TeamRow {
    name: String,
    zone: String,
    relay: String,
    country: Option<String>,
    weekdays: Option<String>,
    weekdays_of: Vec<([u8; 16], String)>,
    minutes_of: Vec<([u8; 16], u32)>,
    columns_of: Vec<([u8; 16], String)>,
}

#[derive(Serialize, Deserialize)]
struct CommentRow {
    by: [u8; 16],
    at: i64,
    about: [u8; 16],
    text: String,
    answers: Option<[u8; 16]>,
    mentions: Vec<[u8; 16]>,
    /// First, last, quote.
    passage: Option<(String, String, String)>,
    binned: bool,
}

#[derive(Serialize, Deserialize)]
struct WordsRow {
    by: [u8; 16],
    at: i64,
    about: [u8; 16],
    text: String,
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

    /// What a document comes to by its columns alone. `None`: a row of this kind has a form of its own.
    fn of_cells(kind: Kind, id: DocId, cells: &dyn Cells) -> Option<Self> {
        Some(match kind {
            Kind::Plan => Self::Plan(Plan::read(id, cells)),
            Kind::Persona => Self::Persona(Persona::read(id, cells)),
            Kind::Theme => Self::Theme(Theme::read(id, cells)),
            Kind::Template => Self::Template(Template::read(id, cells)),
            Kind::Rule => Self::Rule(Rule::read(id, cells)),
            Kind::Section => Self::Section(Section::read(id, cells)),
            Kind::StandardAnswer => Self::StandardAnswer(StandardAnswer::read(id, cells)),
            _ => return None,
        })
    }

    /// The same, with its row.
    pub(crate) fn read_and_store(kind: Kind, id: DocId, cells: &dyn Cells) -> Option<(Self, Vec<u8>)> {
        let (row, bytes) = stored::read_and_store(cells, |cells| Self::of_cells(kind, id, cells));
        row.map(|row| (row, bytes))
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
            Self::Comment(comment) => postcard::to_stdvec(&CommentRow {
                by: comment.by.0,
                at: comment.at.timestamp(),
                about: comment.about.0,
                text: comment.text.clone(),
                answers: comment.answers.map(|id| id.0),
                mentions: comment.mentions.iter().map(|person| person.0).collect(),
                passage: comment.passage.clone().map(|Passage { first, last, quote }| (first, last, quote)),
                binned: comment.binned,
            }),
            Self::Idea(idea) => postcard::to_stdvec(&ideas::write_idea(idea)),
            Self::Heart(heart) => postcard::to_stdvec(&WordsRow {
                by: heart.by.0,
                at: 0,
                about: heart.idea.0,
                text: String::new(),
                binned: !heart.given,
            }),
            Self::Channel(channel) => postcard::to_stdvec(&ChannelRow {
                name: channel.name.clone(),
                network: channel.said_network.as_ref().map(|network| network.word().to_owned()),
                limits: channel.limits.iter().map(|(measure, most)| (measure.word(), *most)).collect(),
                deciders: channel.deciders.iter().map(|person| person.0).collect(),
                frequency: channel.frequency.map(Frequency::written),
                looks: channel
                    .looks
                    .iter()
                    .map(|(face, look)| (face.word().to_owned(), number(look.on), look.by.map(|person| person.0)))
                    .collect(),
                binned: channel.binned,
            }),
            Self::Event(event) => postcard::to_stdvec(&around::write_event(event)),
            Self::Success(success) => postcard::to_stdvec(&ideas::write_success(success)),
            Self::Meeting(meeting) => postcard::to_stdvec(&ideas::write_meeting(meeting)),
            Self::Thread(thread) => postcard::to_stdvec(&around::write_thread(thread)),
            Self::Desk(desk) => postcard::to_stdvec(&around::write_desk(desk)),
            Self::Team(team) => postcard::to_stdvec(&TeamRow {
                name: team.name.clone(),
                zone: team.zone.clone(),
                relay: team.relay.word().to_owned(),
                country: team.country.as_ref().map(|country| country.word().to_owned()),
                weekdays: team.weekdays.map(Weekdays::written),
                weekdays_of: team.weekdays_of.iter().map(|(person, days)| (person.0, days.written())).collect(),
                minutes_of: team.minutes_of.iter().map(|(person, minutes)| (person.0, *minutes)).collect(),
                columns_of: team.columns_of.iter().map(|(mark, fields)| (mark.0, written_columns(fields))).collect(),
            }),
            Self::Plan(_)
            | Self::Persona(_)
            | Self::Theme(_)
            | Self::Template(_)
            | Self::Rule(_)
            | Self::Section(_)
            | Self::StandardAnswer(_)
            | Self::Nothing => Ok(Vec::new()),
        };
        // Writing into a vector cannot fail for these types; an empty row reads as stale.
        written.unwrap_or_default()
    }

    /// `None`: it does not read, and the document has to be folded again.
    pub(crate) fn decode(kind: Kind, id: DocId, bytes: &[u8]) -> Option<Self> {
        Some(match kind {
            Kind::Post => Self::Post(post::read(id, postcard::from_bytes(bytes).ok()?)),
            Kind::Comment => {
                let row: CommentRow = postcard::from_bytes(bytes).ok()?;
                let at = DateTime::from_timestamp(row.at, 0)?;
                let (by, about) = (PersonId(row.by), DocId(row.about));
                Self::Comment(Comment {
                    id,
                    about,
                    by,
                    at,
                    text: row.text,
                    answers: row.answers.map(DocId),
                    mentions: row.mentions.into_iter().map(PersonId).collect(),
                    passage: row.passage.map(|(first, last, quote)| Passage { first, last, quote }),
                    binned: row.binned,
                })
            }
            Kind::Idea => Self::Idea(ideas::read_idea(id, postcard::from_bytes(bytes).ok()?)?),
            Kind::Heart => {
                let row: WordsRow = postcard::from_bytes(bytes).ok()?;
                Self::Heart(Heart { id, idea: DocId(row.about), by: PersonId(row.by), given: !row.binned })
            }
            Kind::Channel => {
                let row: ChannelRow = postcard::from_bytes(bytes).ok()?;
                let look = |(face, on, by): (String, i32, Option<[u8; 16]>)| {
                    let on = day(on)?;
                    Some((Open::<Face>::from_word(&face).known()?, Look { on, by: by.map(PersonId) }))
                };
                let limit = |(measure, most): (String, u32)| Some((Measure::parse(&measure)?, most));
                Self::Channel(Channel {
                    id,
                    name: row.name,
                    said_network: row.network.map(|word| Open::from_word(&word)),
                    limits: row.limits.into_iter().filter_map(limit).collect(),
                    deciders: row.deciders.into_iter().map(PersonId).collect(),
                    frequency: row.frequency.as_deref().and_then(Frequency::parse),
                    looks: row.looks.into_iter().filter_map(look).collect(),
                    binned: row.binned,
                })
            }
            Kind::Event => Self::Event(around::read_event(id, postcard::from_bytes(bytes).ok()?)),
            Kind::Plan
            | Kind::Persona
            | Kind::Theme
            | Kind::Template
            | Kind::Rule
            | Kind::Section
            | Kind::StandardAnswer => {
                return Self::of_cells(kind, id, &StoredCells::parse(bytes)?);
            }
            Kind::Success => Self::Success(ideas::read_success(id, postcard::from_bytes(bytes).ok()?)),
            Kind::Meeting => Self::Meeting(ideas::read_meeting(id, postcard::from_bytes(bytes).ok()?)?),
            Kind::Thread => Self::Thread(around::read_thread(id, postcard::from_bytes(bytes).ok()?)),
            Kind::Desk => Self::Desk(around::read_desk(postcard::from_bytes(bytes).ok()?)),
            Kind::Team => {
                let row: TeamRow = postcard::from_bytes(bytes).ok()?;
                let fields = |(mark, fields): ([u8; 16], String)| Some((Mark(mark), read_columns(&fields)?));
                let days = |(person, days): ([u8; 16], String)| Some((PersonId(person), Weekdays::parse(&days)?));
                Self::Team(TeamSettings {
                    name: row.name,
                    zone: row.zone,
                    relay: Relay::parse(&row.relay)?,
                    country: row.country.map(|word| Open::from_word(&word)),
                    weekdays: row.weekdays.as_deref().and_then(Weekdays::parse),
                    weekdays_of: row.weekdays_of.into_iter().filter_map(days).collect(),
                    minutes_of: row.minutes_of.into_iter().map(|(person, of)| (PersonId(person), of)).collect(),
                    columns_of: row.columns_of.into_iter().filter_map(fields).collect(),
                })
            }
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
            Kind::Unknown(_) => Self::Nothing,
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
