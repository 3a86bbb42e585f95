//! The row of a post, with its work and its channels.

use serde::{Deserialize, Serialize};
use trekker_domain::counting::Lengths;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::mark::Mark;
use trekker_domain::media::{Media, MediaFile};
use trekker_domain::open::{Open, Word};
use trekker_domain::post::{Experiment, Nature, PostSummary};
use trekker_domain::publishing::Outing;
use trekker_domain::rank::Rank;
use trekker_domain::template::Offset;
use trekker_domain::work::{Deliverable, Todo};

use super::{day, minute_of, number, publish_at};

#[derive(Serialize, Deserialize)]
pub(super) struct PostRow {
    nature: String,
    title: String,
    date: Option<i32>,
    minute: Option<u16>,
    zone: String,
    status: String,
    channels: Vec<[u8; 16]>,
    theme: Option<[u8; 16]>,
    plan: Option<[u8; 16]>,
    persona: Option<[u8; 16]>,
    event: Option<[u8; 16]>,
    /// Hypothesis and the day to look back.
    experiment: Option<(String, Option<i32>)>,
    owner: Option<[u8; 16]>,
    helpers: Vec<[u8; 16]>,
    format: Option<String>,
    focus: Option<String>,
    deliverables: Vec<DeliverableRow>,
    todos: Vec<TodoRow>,
    template: Option<[u8; 16]>,
    offset: Option<String>,
    outings: Vec<OutingRow>,
    media: Vec<MediaRow>,
    has_text: bool,
    mark: [u8; 16],
    approved_mark: [u8; 16],
    lengths: [u32; 9],
    below: Option<[u32; 9]>,
    contested: bool,
    overlaps: bool,
    binned: bool,
}

#[derive(Serialize, Deserialize)]
struct DeliverableRow {
    id: [u8; 16],
    name: String,
    sort: Option<String>,
    owner: Option<[u8; 16]>,
    duration_days: Option<u32>,
    due: Option<i32>,
    rank: String,
    estimated_minutes: Option<u32>,
    spent_minutes: Option<u32>,
    done: bool,
}

#[derive(Serialize, Deserialize)]
struct OutingRow {
    channel: [u8; 16],
    claimed_by: Option<[u8; 16]>,
    link: String,
    other_links: Vec<String>,
    posted_by: Option<[u8; 16]>,
}

#[derive(Serialize, Deserialize)]
struct MediaRow {
    id: [u8; 16],
    file: String,
    alt: String,
    rank: String,
}

#[derive(Serialize, Deserialize)]
struct TodoRow {
    id: [u8; 16],
    of: Option<[u8; 16]>,
    words: String,
    owner: Option<[u8; 16]>,
    rank: String,
    done: bool,
}

pub(super) fn write(post: &PostSummary) -> PostRow {
    PostRow {
        nature: post.nature.word().to_owned(),
        title: post.title.clone(),
        date: post.publish_at.date.map(number),
        minute: post.publish_at.time.map(minute_of),
        zone: post.publish_at.zone.clone(),
        status: post.status.word().to_owned(),
        channels: post.channels.iter().map(|id| id.0).collect(),
        theme: post.theme.map(|id| id.0),
        plan: post.plan.map(|id| id.0),
        persona: post.persona.map(|id| id.0),
        event: post.event.map(|id| id.0),
        experiment: post.experiment.as_ref().map(|it| (it.hypothesis.clone(), it.review_on.map(number))),
        owner: post.owner.map(|id| id.0),
        helpers: post.helpers.iter().map(|id| id.0).collect(),
        format: post.format.as_ref().map(|word| word.word().to_owned()),
        focus: post.focus.as_ref().map(|word| word.word().to_owned()),
        deliverables: post.deliverables.iter().map(write_deliverable).collect(),
        todos: post.todos.iter().map(write_todo).collect(),
        template: post.template.map(|id| id.0),
        offset: post.offset.map(Offset::written),
        outings: post.outings.iter().map(write_outing).collect(),
        media: post.media.iter().map(write_media).collect(),
        has_text: post.has_text,
        mark: post.mark.0,
        approved_mark: post.approved_mark.0,
        lengths: post.lengths.0,
        below: post.below.as_ref().map(|lengths| lengths.0),
        contested: post.contested,
        overlaps: post.overlaps,
        binned: post.binned,
    }
}

fn write_deliverable(deliverable: &Deliverable) -> DeliverableRow {
    DeliverableRow {
        id: deliverable.id.0,
        name: deliverable.name.clone(),
        sort: deliverable.sort.as_ref().map(|word| word.word().to_owned()),
        owner: deliverable.owner.map(|owner| owner.0),
        duration_days: deliverable.duration_days,
        due: deliverable.due.map(number),
        rank: deliverable.rank.0.clone(),
        estimated_minutes: deliverable.estimated_minutes,
        spent_minutes: deliverable.spent_minutes,
        done: deliverable.done,
    }
}

fn read_deliverable(row: DeliverableRow) -> Deliverable {
    Deliverable {
        id: DocId(row.id),
        name: row.name,
        sort: row.sort.map(|word| Open::from_word(&word)),
        owner: row.owner.map(PersonId),
        duration_days: row.duration_days,
        due: row.due.and_then(day),
        rank: Rank(row.rank),
        estimated_minutes: row.estimated_minutes,
        spent_minutes: row.spent_minutes,
        done: row.done,
    }
}

fn write_todo(todo: &Todo) -> TodoRow {
    TodoRow {
        id: todo.id.0,
        of: todo.of.map(|of| of.0),
        words: todo.words.clone(),
        owner: todo.owner.map(|owner| owner.0),
        rank: todo.rank.0.clone(),
        done: todo.done,
    }
}

fn read_todo(row: TodoRow) -> Todo {
    Todo {
        id: DocId(row.id),
        of: row.of.map(DocId),
        words: row.words,
        owner: row.owner.map(PersonId),
        rank: Rank(row.rank),
        done: row.done,
    }
}

fn write_outing(outing: &Outing) -> OutingRow {
    OutingRow {
        channel: outing.channel.0,
        claimed_by: outing.claimed_by.map(|person| person.0),
        link: outing.link.clone(),
        other_links: outing.other_links.to_vec(),
        posted_by: outing.posted_by.map(|person| person.0),
    }
}

fn read_outing(row: OutingRow) -> Outing {
    let (claimed_by, posted_by) = (row.claimed_by.map(PersonId), row.posted_by.map(PersonId));
    let other_links = row.other_links.into();
    Outing { channel: DocId(row.channel), claimed_by, link: row.link, other_links, posted_by }
}

pub(super) fn read(id: DocId, row: PostRow) -> PostSummary {
    PostSummary {
        id,
        nature: Open::from_word(&row.nature).known().unwrap_or(Nature::Post),
        title: row.title,
        publish_at: publish_at(row.date, row.minute, row.zone),
        status: Open::from_word(&row.status),
        channels: row.channels.into_iter().map(DocId).collect(),
        theme: row.theme.map(DocId),
        plan: row.plan.map(DocId),
        persona: row.persona.map(DocId),
        event: row.event.map(DocId),
        experiment: row.experiment.map(|(hypothesis, review_on)| {
            let review_on = review_on.and_then(day);
            Box::new(Experiment { hypothesis, review_on })
        }),
        owner: row.owner.map(PersonId),
        helpers: row.helpers.into_iter().map(PersonId).collect(),
        format: row.format.map(|word| Open::from_word(&word)),
        focus: row.focus.map(|word| Open::from_word(&word)),
        deliverables: row.deliverables.into_iter().map(read_deliverable).collect(),
        todos: row.todos.into_iter().map(read_todo).collect(),
        template: row.template.map(DocId),
        offset: row.offset.as_deref().and_then(Offset::parse),
        outings: row.outings.into_iter().map(read_outing).collect(),
        has_text: row.has_text,
        mark: Mark(row.mark),
        approved_mark: Mark(row.approved_mark),
        lengths: Lengths(row.lengths),
        below: row.below.map(|lengths| Box::new(Lengths(lengths))),
        media: row.media.into_iter().filter_map(read_media).collect(),
        contested: row.contested,
        overlaps: row.overlaps,
        binned: row.binned,
    }
}

fn write_media(media: &Media) -> MediaRow {
    let (file, alt, rank) = (media.file.written(), media.alt.clone(), media.rank.0.clone());
    MediaRow { id: media.id.0, file, alt, rank }
}

fn read_media(row: MediaRow) -> Option<Media> {
    Some(Media { id: DocId(row.id), file: MediaFile::parse(&row.file)?, alt: row.alt, rank: Rank(row.rank) })
}
