//! A post as columns.

use trekker_domain::approval::approved_form;
use trekker_domain::columns::Write;
use trekker_domain::columns::names as columns;
use trekker_domain::counting::Lengths;
use trekker_domain::id::DocId;
use trekker_domain::media::approved_lines;
use trekker_domain::open::{Open, Word};
use trekker_domain::post::{Experiment, Nature, NewPost, Post, PostEdit, PostSummary, Status, main_form};
use trekker_domain::publish_at::{PublishAt, parse_date, parse_time};
use trekker_domain::template::Offset;

use crate::body::text_of;
use crate::choices::conflicts;
use crate::document::Document;
use crate::mark::mark_of;
use crate::reading::{Columns, People, doc_id, person_id};
use crate::{media, publishing, work};

/// What lists and chips show, without the texts.
pub fn summary(document: &Document, id: DocId) -> PostSummary {
    summary_of(document, id, &Columns::of(document))
}

fn summary_of(document: &Document, id: DocId, columns: &Columns) -> PostSummary {
    let text = text_of(document);
    let main = main_form(&text, &columns.string(columns::LINK), &columns.string(columns::SIGN_OFF));
    let (media, status) = (media::media(columns), columns.status(document));
    let is_over = status == Open::Known(Status::Posted);
    let below = approved_form("", &columns.string(columns::SIGN_OFF));
    PostSummary {
        id,
        nature: columns.text(columns::NATURE).and_then(|word| Open::from_word(word).known()).unwrap_or(Nature::Post),
        title: columns.string(columns::TITLE),
        publish_at: PublishAt {
            date: columns.text(columns::DATE).and_then(parse_date),
            time: columns.text(columns::TIME).and_then(parse_time),
            zone: columns.string(columns::ZONE),
        },
        status,
        channels: columns.chosen(columns::CHANNEL_PREFIX, doc_id).into_iter().collect(),
        theme: columns.text(columns::THEME).and_then(doc_id),
        plan: columns.text(columns::PLAN).and_then(doc_id),
        persona: columns.text(columns::PERSONA).and_then(doc_id),
        event: columns.text(columns::EVENT).and_then(doc_id),
        experiment: columns.flag(columns::EXPERIMENT).then(|| {
            Box::new(Experiment {
                hypothesis: columns.string(columns::HYPOTHESIS),
                review_on: columns.text(columns::REVIEW_ON).and_then(parse_date),
            })
        }),
        owner: columns.text(columns::OWNER).and_then(person_id),
        helpers: columns.chosen(columns::HELPER_PREFIX, person_id).into_iter().collect(),
        format: columns.text(columns::FORMAT).map(Open::from_word),
        focus: columns.text(columns::FOCUS).map(Open::from_word),
        deliverables: work::deliverables(columns).into(),
        todos: work::todos(columns).into(),
        template: columns.text(columns::TEMPLATE).and_then(doc_id),
        offset: columns.text(columns::OFFSET).and_then(Offset::parse),
        outings: publishing::outings(document, columns).collect(),
        has_text: !text.trim().is_empty(),
        mark: mark_of(&[&main]),
        approved_mark: mark_of(&[&approved_form(&main, &approved_lines(&media))]),
        media: media.into(),
        lengths: if is_over { Lengths::default() } else { Lengths::of(&text) },
        below: (!is_over && !below.is_empty()).then(|| Box::new(Lengths::of(&below))),
        contested: columns.is_contested(document),
        overlaps: document.has_overlaps(),
        binned: columns.flag(columns::BINNED),
    }
}

/// The whole post.
pub fn read(document: &Document, id: DocId, people: &dyn People) -> Post {
    let columns = Columns::of(document);
    Post {
        summary: summary_of(document, id, &columns),
        text: text_of(document),
        explanation: columns.string(columns::EXPLANATION),
        link: columns.string(columns::LINK),
        sign_off: columns.string(columns::SIGN_OFF),
        language: columns.text(columns::LANGUAGE).map(Open::from_word),
        would_share: columns.flag(columns::WOULD_SHARE),
        brings: columns.string(columns::BRINGS),
        went_out: publishing::went_out(&columns),
        conflicts: conflicts(document, &columns, people),
        overlaps: document.overlaps(people),
    }
}

/// The columns of a new post; empty ones are left out.
pub(crate) fn made(post: &NewPost) -> Vec<Write> {
    let mut writes = Vec::new();
    let mut put = |key: &str, text: &str| {
        if !text.is_empty() {
            writes.push(Write::put(key, text));
        }
    };
    put(columns::NATURE, post.nature.map_or("", Word::word));
    put(columns::TITLE, &post.title);
    put(columns::DATE, &post.publish_at.date.map(|date| date.to_string()).unwrap_or_default());
    put(columns::TIME, &post.publish_at.time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default());
    put(columns::ZONE, &post.publish_at.zone);
    put(columns::STATUS, post.status.as_ref().map_or(Status::Draft.word(), Open::word));
    put(columns::THEME, &post.theme.map(|id| id.to_string()).unwrap_or_default());
    put(columns::PLAN, &post.plan.map(|id| id.to_string()).unwrap_or_default());
    put(columns::PERSONA, &post.persona.map(|id| id.to_string()).unwrap_or_default());
    put(columns::EVENT, &post.event.map(|id| id.to_string()).unwrap_or_default());
    if let Some(experiment) = &post.experiment {
        put(columns::HYPOTHESIS, &experiment.hypothesis);
        put(columns::REVIEW_ON, &experiment.review_on.map(|day| day.to_string()).unwrap_or_default());
    }
    put(columns::OWNER, &post.owner.map(|id| id.to_string()).unwrap_or_default());
    put(columns::FORMAT, post.format.map_or("", Word::word));
    put(columns::FOCUS, post.focus.map_or("", Word::word));
    put(columns::EXPLANATION, &post.explanation);
    put(columns::LINK, &post.link);
    put(columns::SIGN_OFF, &post.sign_off);
    put(columns::LANGUAGE, post.language.map_or("", Word::word));
    put(columns::TEMPLATE, &post.template.map(|id| id.to_string()).unwrap_or_default());
    put(columns::OFFSET, &post.offset.map(Offset::written).unwrap_or_default());
    put(columns::FIRST_TEXT, &post.text);
    if post.experiment.is_some() {
        writes.push(Write::put(columns::EXPERIMENT, true));
    }
    for channel in &post.channels {
        writes.push(Write::put(&format!("{}{channel}", columns::CHANNEL_PREFIX), true));
    }
    for helper in &post.helpers {
        writes.push(Write::put(&format!("{}{helper}", columns::HELPER_PREFIX), true));
    }
    writes.extend(post.deliverables.iter().flat_map(work::made_deliverable));
    writes.extend(post.todos.iter().flat_map(work::made_todo));
    writes.extend(post.media.iter().flat_map(media::made));
    writes
}

pub(crate) fn edited(edit: &PostEdit) -> Write {
    match edit {
        PostEdit::SetTitle(title) => Write::put(columns::TITLE, title.as_str()),
        PostEdit::SetDate(date) => Write::put_or_empty(columns::DATE, date.map(|date| date.to_string())),
        PostEdit::SetTime(time) => {
            Write::put_or_empty(columns::TIME, time.map(|time| time.format("%H:%M").to_string()))
        }
        PostEdit::SetZone(zone) => Write::put(columns::ZONE, zone.as_str()),
        PostEdit::SetStatus(status) => Write::put(columns::STATUS, status.word()),
        PostEdit::AddChannel(channel) => Write::put(&format!("{}{channel}", columns::CHANNEL_PREFIX), true),
        PostEdit::RemoveChannel(channel) => Write::Clear { key: format!("{}{channel}", columns::CHANNEL_PREFIX) },
        PostEdit::SetTheme(theme) => Write::put_or_empty(columns::THEME, theme.map(|id| id.to_string())),
        PostEdit::SetPlan(plan) => Write::put_or_empty(columns::PLAN, plan.map(|id| id.to_string())),
        PostEdit::SetPersona(persona) => Write::put_or_empty(columns::PERSONA, persona.map(|id| id.to_string())),
        PostEdit::SetEvent(event) => Write::put_or_empty(columns::EVENT, event.map(|id| id.to_string())),
        PostEdit::SetExperiment(is_one) => Write::put(columns::EXPERIMENT, *is_one),
        PostEdit::SetHypothesis(text) => Write::put(columns::HYPOTHESIS, text.as_str()),
        PostEdit::SetReviewOn(day) => Write::put_or_empty(columns::REVIEW_ON, day.map(|day| day.to_string())),
        PostEdit::SetOwner(owner) => Write::put_or_empty(columns::OWNER, owner.map(|id| id.to_string())),
        PostEdit::AddHelper(person) => Write::put(&format!("{}{person}", columns::HELPER_PREFIX), true),
        PostEdit::RemoveHelper(person) => Write::Clear { key: format!("{}{person}", columns::HELPER_PREFIX) },
        PostEdit::SetExplanation(text) => Write::put(columns::EXPLANATION, text.as_str()),
        PostEdit::SetLink(link) => Write::put(columns::LINK, link.as_str()),
        PostEdit::SetSignOff(name) => Write::put(columns::SIGN_OFF, name.as_str()),
        PostEdit::SetLanguage(language) => {
            Write::put_or_empty(columns::LANGUAGE, language.map(|language| language.word().to_owned()))
        }
        PostEdit::SetWouldShare(would) => Write::put(columns::WOULD_SHARE, *would),
        PostEdit::SetBrings(brings) => Write::put(columns::BRINGS, brings.as_str()),
        PostEdit::SetFormat(format) => Write::put_or_empty(columns::FORMAT, format.map(|word| word.word().into())),
        PostEdit::SetFocus(focus) => Write::put_or_empty(columns::FOCUS, focus.map(|word| word.word().into())),
        PostEdit::Deliverable(id, edit) => work::edited_deliverable(*id, edit),
        PostEdit::Todo(id, edit) => work::edited_todo(*id, edit),
        PostEdit::Media(id, edit) => media::edited(*id, edit),
        PostEdit::SetOffset(offset) => Write::put(columns::OFFSET, offset.written()),
        PostEdit::Claim(channel, person) => publishing::claimed(*channel, *person),
        PostEdit::SetPostedLink(channel, link) => publishing::posted_link(*channel, link),
        PostEdit::SetPostedBy(channel, person) => publishing::posted_by(*channel, *person),
        PostEdit::SetWentOut(channel, text) => publishing::kept_as_it_went_out(*channel, text),
        PostEdit::Bin(binned) => Write::put(columns::BINNED, *binned),
    }
}

/// The words by which a post is found: its title, and everything else.
pub fn words(document: &Document) -> (String, String) {
    let columns = Columns::of(document);
    let mut body = vec![text_of(document), columns.string(columns::EXPLANATION), columns.string(columns::LINK)];
    body.push(columns.string(columns::HYPOTHESIS));
    body.extend(work::deliverables(&columns).into_iter().map(|deliverable| deliverable.name));
    body.extend(media::media(&columns).into_iter().map(|one| format!("{} {}", one.file.name, one.alt)));
    body.extend(work::todos(&columns).into_iter().map(|todo| todo.words));
    let body = body.join("\n");
    (columns.string(columns::TITLE), body)
}
