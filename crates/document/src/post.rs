//! A post as columns.

use std::collections::BTreeSet;

use trekker_domain::approval::approved_form;
use trekker_domain::columns::Cells;
use trekker_domain::columns::names as columns;
use trekker_domain::counting::Lengths;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::media::{Media, approved_lines};
use trekker_domain::open::Open;
use trekker_domain::post::{Experiment, Nature, Post, PostSummary, Status, main_form};
use trekker_domain::publish_at::PublishAt;
use trekker_domain::work::{Deliverable, Todo};

use crate::body::text_of;
use crate::choices::conflicts;
use crate::document::Document;
use crate::mark::mark_of;
use crate::publishing;
use crate::reading::{Columns, People};

/// What lists and chips show, without the texts.
pub fn summary(document: &Document, id: DocId) -> PostSummary {
    summary_of(document, id, &Columns::of(document))
}

fn summary_of(document: &Document, id: DocId, columns: &Columns<'_>) -> PostSummary {
    let text = text_of(document);
    let sign_off: String = columns.read(columns::SIGN_OFF);
    let main = main_form(&text, &columns.read::<String>(columns::LINK), &sign_off);
    let (media, status) = (columns.each::<Vec<Media>>(columns::MEDIA_PREFIX), columns.status());
    let is_over = status == Open::Known(Status::Posted);
    let below = approved_form("", &sign_off);
    PostSummary {
        id,
        nature: columns.words(columns::NATURE).and_then(|word| Open::from_word(word).known()).unwrap_or(Nature::Post),
        title: columns.read(columns::TITLE),
        publish_at: PublishAt::read(columns),
        status,
        channels: columns.each::<BTreeSet<DocId>>(columns::CHANNEL_PREFIX).into_iter().collect(),
        theme: columns.read(columns::THEME),
        plan: columns.read(columns::PLAN),
        persona: columns.read(columns::PERSONA),
        event: columns.read(columns::EVENT),
        experiment: columns.flag(columns::EXPERIMENT).then(|| {
            Box::new(Experiment {
                hypothesis: columns.read(columns::HYPOTHESIS),
                review_on: columns.read(columns::REVIEW_ON),
            })
        }),
        owner: columns.read(columns::OWNER),
        helpers: columns.each::<BTreeSet<PersonId>>(columns::HELPER_PREFIX).into_iter().collect(),
        format: columns.read(columns::FORMAT),
        focus: columns.read(columns::FOCUS),
        deliverables: columns.each::<Vec<Deliverable>>(columns::DELIVERABLE_PREFIX).into(),
        todos: columns.each::<Vec<Todo>>(columns::TODO_PREFIX).into(),
        template: columns.read(columns::TEMPLATE),
        offset: columns.read(columns::OFFSET),
        outings: publishing::outings(document, columns).collect(),
        has_text: !text.trim().is_empty(),
        mark: mark_of(&[&main]),
        approved_mark: mark_of(&[&approved_form(&main, &approved_lines(&media))]),
        media: media.into(),
        lengths: if is_over { Lengths::default() } else { Lengths::of(&text) },
        below: (!is_over && !below.is_empty()).then(|| Box::new(Lengths::of(&below))),
        contested: columns.is_contested(),
        overlaps: document.has_overlaps(),
        binned: columns.flag(columns::BINNED),
    }
}

/// The whole post.
pub fn read(document: &Document, id: DocId, people: &dyn People) -> Post {
    let columns = Columns::with_people(document, people);
    Post {
        summary: summary_of(document, id, &columns),
        text: text_of(document),
        explanation: columns.read(columns::EXPLANATION),
        link: columns.read(columns::LINK),
        sign_off: columns.read(columns::SIGN_OFF),
        language: columns.read(columns::LANGUAGE),
        would_share: columns.read(columns::WOULD_SHARE),
        brings: columns.read(columns::BRINGS),
        went_out: columns.each(columns::WENT_OUT_PREFIX),
        conflicts: conflicts(document, &columns, people),
        overlaps: document.overlaps(people),
    }
}

/// The words by which a post is found: its title, and everything else.
pub fn words(document: &Document) -> (String, String) {
    let columns = Columns::of(document);
    let mut body: Vec<String> = vec![text_of(document)];
    body.extend([columns::EXPLANATION, columns::LINK, columns::HYPOTHESIS].map(|name| columns.read(name)));
    body.extend(columns.each::<Vec<Deliverable>>(columns::DELIVERABLE_PREFIX).into_iter().map(|one| one.name));
    let media: Vec<Media> = columns.each(columns::MEDIA_PREFIX);
    body.extend(media.into_iter().map(|one| format!("{} {}", one.file.name, one.alt)));
    body.extend(columns.each::<Vec<Todo>>(columns::TODO_PREFIX).into_iter().map(|todo| todo.words));
    (columns.read(columns::TITLE), body.join("\n"))
}
