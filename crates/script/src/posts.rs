//! Posts: what they are made of, new ones, and changes of their fields.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::open::{Open, Word};
use trekker_domain::post::{NewPost, Post, PostEdit};
use trekker_domain::publish_at::{PublishAt, zone};
use trekker_domain::publishing::{Outing, as_it_goes_out};
use trekker_domain::text::TextEdit;
use trekker_domain::work::{Deliverable, Todo};
use trekker_session::calendar::PostRow;
use trekker_session::dangers::Watch;
use trekker_session::script::{Library, OpenTeam, Opened, OpenedBody, Outcome, Script, WaitsFor};
use trekker_session::snapshot::FileState;
use trekker_session::trouble::{Trouble, TroubleKind};

use crate::channels::{Crowd, channels_named, crowds_of};
use crate::choices::{Apart, choices_of};
use crate::names::{Names, or_id};
use crate::setting::Target;
use crate::words::{Fields, bad, id_beginning};
use crate::work::{
    ApprovalAnswer, VariantAnswer, approval_word, approvals_of, choices_of_variants, variant_answers, variants_of,
};

/// All posts by date, without those in the bin.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PostList;

/// One post, by its id or the id's first digits.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PostShow {
    pub id: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PostAdd {
    pub fields: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PostSet {
    pub id: String,
    pub fields: Fields,
}

/// A post as a list has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedPost {
    #[serde(flatten)]
    pub post: PostAnswer,
    /// What is wrong with it, the most dangerous first.
    pub dangers: Vec<String>,
}

/// A post with all that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WholePost {
    #[serde(flatten)]
    pub listed: ListedPost,
    pub media: Vec<MediaAnswer>,
    pub variants: Vec<VariantAnswer>,
    pub more_than_planned: Vec<Crowd>,
    pub approval: Option<String>,
    pub approvals: Vec<ApprovalAnswer>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostAnswer {
    pub id: String,
    pub nature: String,
    pub title: String,
    pub text: String,
    pub status: String,
    pub publish_at: String,
    pub zone: String,
    pub owner: Option<String>,
    pub helpers: Vec<String>,
    pub channels: Vec<String>,
    pub theme: Option<String>,
    pub plan: Option<String>,
    pub persona: Option<String>,
    pub experiment: Option<ExperimentAnswer>,
    pub event: Option<String>,
    pub format: Option<String>,
    pub focus: Option<String>,
    pub explanation: String,
    pub link: String,
    pub sign_off: String,
    pub language: Option<String>,
    pub deliverables: Vec<DeliverableAnswer>,
    pub todos: Vec<TodoAnswer>,
    pub outings: Vec<OutingAnswer>,
    pub conflicts: Vec<Apart>,
    pub binned: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExperimentAnswer {
    pub hypothesis: String,
    pub review_on: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliverableAnswer {
    pub id: String,
    pub name: String,
    pub sort: Option<String>,
    pub owner: Option<String>,
    pub duration_days: Option<u32>,
    pub due: Option<String>,
    pub estimated_minutes: Option<u32>,
    pub spent_minutes: Option<u32>,
    pub done: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TodoAnswer {
    pub id: String,
    /// The deliverable it is a step of.
    pub of: Option<String>,
    pub words: String,
    pub owner: Option<String>,
    pub done: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutingAnswer {
    pub channel: String,
    pub claimed_by: Option<String>,
    pub link: String,
    pub posted_by: Option<String>,
    /// More than one: it may be there twice.
    pub links: Vec<String>,
    pub went_out: Option<String>,
    /// Whether what goes out there by now is something else; said of one whole post, where it is known what went out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed_after_it_went_out: Option<bool>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediaAnswer {
    pub id: String,
    pub name: String,
    /// In bytes.
    pub size: u64,
    pub hash: String,
    pub alt: String,
    /// `None`: that is being looked.
    pub here: Option<bool>,
}

impl Script for PostList {
    type Answer = Vec<ListedPost>;

    fn waits_for(&self) -> WaitsFor {
        WaitsFor::Judging
    }

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let (names, watch) = (Names::of(team), watch(team));
        Ok(Outcome::Later(Box::new(move |library: &mut dyn Library| {
            let mut list = Vec::new();
            for row in names.snapshot().calendar.all().filter(|row| !row.summary.binned) {
                // Nothing of it is whole; the person is told so where that is found.
                let Some(opened) = library.open(Kind::Post, row.summary.id)? else { continue };
                let OpenedBody::Post(post) = &opened.body else { continue };
                let conflicts = choices_of(&opened, &names, &|id| name_in_post(post, &names, id));
                list.push(ListedPost { post: post_answer(post, conflicts, &names), dangers: dangers_of(&watch, row) });
            }
            list.sort_by_cached_key(|ListedPost { post, .. }| {
                (post.publish_at.is_empty(), post.publish_at.clone(), post.title.clone(), post.id.clone())
            });
            Ok(list)
        })))
    }
}

impl Script for PostShow {
    type Answer = Vec<WholePost>;

    /// What is shown of a post says which of its photos are here.
    fn waits_for(&self) -> WaitsFor {
        WaitsFor::Files
    }

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let id = post_beginning(team, &self.id)?;
        Ok(Outcome::Done(vec![whole_post(team, id)?]))
    }
}

impl Script for PostAdd {
    type Answer = Vec<WholePost>;

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let id = team.new_id()?;
        let (mut new, mut edits) = (NewPost::default(), Vec::new());
        for (field, value) in &self.fields {
            match field.as_str() {
                "text" => new.text.clone_from(value),
                _ => edits.extend(field_edits(team, id, &[], field, value)?),
            }
        }
        edits.insert(0, Edit::NewPost(id, new));
        team.edit(&edits)?;
        Ok(Outcome::Done(vec![whole_post(team, id)?]))
    }
}

impl Script for PostSet {
    type Answer = Vec<WholePost>;

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let id = post_beginning(team, &self.id)?;
        let Opened { body, text, version, .. } = team.open(Kind::Post, id)?;
        let channels = match body {
            OpenedBody::Post(post) => post.summary.channels.to_vec(),
            _ => Vec::new(),
        };
        let mut edits = Vec::new();
        for (field, value) in &self.fields {
            if field == "text" {
                let edit = TextEdit::between(version.clone(), &text, value);
                edits.extend(edit.map(|edit| Edit::Text(Kind::Post, id, edit)));
            } else {
                edits.extend(field_edits(team, id, &channels, field, value)?);
            }
        }
        team.edit(&edits)?;
        Ok(Outcome::Done(vec![whole_post(team, id)?]))
    }
}

pub(crate) fn post_beginning(team: &dyn OpenTeam, id: &str) -> Result<DocId, Trouble> {
    id_beginning(id, team.snapshot().calendar.all().map(|row| row.summary.id))
}

/// As it is in its document now.
pub(crate) fn read_post(team: &mut dyn OpenTeam, id: DocId) -> Result<Post, Trouble> {
    match team.open(Kind::Post, id)?.body {
        OpenedBody::Post(post) => Ok(post),
        _ => Err(Trouble::new(TroubleKind::Internal).about(id)),
    }
}

/// What it takes to give a post's field this value. `chosen`: the channels it goes out on.
fn field_edits(
    team: &dyn OpenTeam,
    id: DocId,
    chosen: &[DocId],
    field: &str,
    value: &str,
) -> Result<Vec<Edit>, Trouble> {
    let post = |edit| Edit::Post(id, edit);
    Ok(match field {
        "publish_at" => {
            let (date, time) = PublishAt::parse(value).ok_or_else(|| bad(field, value))?;
            vec![post(PostEdit::SetDate(date)), post(PostEdit::SetTime(time))]
        }
        "zone" if !value.is_empty() && zone(value).is_none() => return Err(bad(field, value)),
        "channels" => {
            let (wanted, mut edits) = channels_named(team.snapshot(), value);
            let added = wanted.iter().filter(|channel| !chosen.contains(channel));
            edits.extend(added.map(|channel| post(PostEdit::SetChannel(*channel, true))));
            let gone = chosen.iter().filter(|channel| !wanted.contains(channel));
            edits.extend(gone.map(|channel| post(PostEdit::SetChannel(*channel, false))));
            edits
        }
        _ => {
            let target = Target { kind: Kind::Post, doc: id, part: None, beside: "text publish_at channels" };
            target.set(team, field, value)?
        }
    })
}

/// By the moment at which somebody asks.
fn watch(team: &dyn OpenTeam) -> Watch {
    Watch::over(team.snapshot(), team.today(), team.now())
}

/// Each by its word.
fn dangers_of(watch: &Watch, row: &PostRow) -> Vec<String> {
    watch.dangers_of(row).into_iter().map(|danger| danger.word().to_owned()).collect()
}

/// A post with all that belongs to it, as it is now.
pub(crate) fn whole_post(team: &mut dyn OpenTeam, id: DocId) -> Result<WholePost, Trouble> {
    let names = Names::of(team);
    let opened = team.open(Kind::Post, id)?;
    let OpenedBody::Post(post) = &opened.body else { return Err(Trouble::new(TroubleKind::Internal).about(id)) };
    let variants = variants_of(team, id)?;
    let mut conflicts = choices_of(&opened, &names, &|id| name_in_post(post, &names, id));
    conflicts.extend(choices_of_variants(&variants, &names));
    let mut answer = post_answer(post, conflicts, &names);
    for (outing, shown) in post.summary.outings.iter().zip(&mut answer.outings).filter(|(outing, _)| outing.is_out()) {
        let own = variants.iter().map(|(variant, _)| variant).find(|own| own.summary.channel == outing.channel);
        let went_out = post.went_out.get(&outing.channel);
        shown.changed_after_it_went_out = went_out.map(|went_out| as_it_goes_out(post, own) != *went_out);
    }
    // As its texts are at this moment.
    let is_against_stop = team.is_against_stop(post)?;
    let row = team.snapshot().calendar.get(id).map(|row| PostRow { is_against_stop, ..PostRow::clone(row) });
    let watch = watch(team);
    Ok(WholePost {
        listed: ListedPost {
            post: answer,
            dangers: row.as_ref().map(|row| dangers_of(&watch, row)).unwrap_or_default(),
        },
        media: media_of(post, &names),
        variants: variant_answers(post, &variants, &names),
        more_than_planned: row.as_ref().map(|row| crowds_of(team, row)).unwrap_or_default(),
        approval: row.map(|row| approval_word(row.approval).to_owned()),
        approvals: approvals_of(team, id, &names),
    })
}

/// The files of a post, with whether they are here.
fn media_of(post: &Post, names: &Names) -> Vec<MediaAnswer> {
    let files = &names.snapshot().files;
    let media = post.summary.media.iter().map(|one| MediaAnswer {
        id: one.id.to_string(),
        name: one.file.name.clone(),
        size: one.file.size,
        hash: one.file.hash.to_string(),
        alt: one.alt.clone(),
        here: files.get(&one.file.hash).map(|state| *state == FileState::Here),
    });
    media.collect()
}

fn post_answer(post: &Post, conflicts: Vec<Apart>, names: &Names) -> PostAnswer {
    let summary = &post.summary;
    let mut helpers: Vec<String> = summary.helpers.iter().map(|helper| names.person(*helper)).collect();
    helpers.sort();
    PostAnswer {
        id: summary.id.to_string(),
        nature: summary.nature.word().to_owned(),
        title: summary.title.clone(),
        text: post.text.clone(),
        status: summary.status.word().to_owned(),
        publish_at: summary.publish_at.written(),
        zone: summary.publish_at.zone.clone(),
        owner: summary.owner.map(|owner| names.person(owner)),
        helpers,
        channels: names.channels(&summary.channels),
        theme: or_id(summary.theme, |id| names.theme(id)),
        plan: or_id(summary.plan, |id| names.plan(id)),
        persona: or_id(summary.persona, |id| names.persona(id)),
        experiment: summary.experiment.as_ref().map(|experiment| ExperimentAnswer {
            hypothesis: experiment.hypothesis.clone(),
            review_on: experiment.review_on.map(|day| day.to_string()),
        }),
        event: summary.event.map(|id| id.to_string()),
        format: summary.format.as_ref().map(|word| word.word().to_owned()),
        focus: summary.focus.as_ref().map(|word| word.word().to_owned()),
        explanation: post.explanation.clone(),
        link: post.link.clone(),
        sign_off: post.sign_off.clone(),
        language: post.language.as_ref().map(|word| word.word().to_owned()),
        deliverables: summary.deliverables.iter().map(|one| deliverable_answer(one, names)).collect(),
        todos: summary.todos.iter().map(|one| todo_answer(one, names)).collect(),
        outings: summary.outings.iter().map(|outing| outing_answer(outing, post, names)).collect(),
        conflicts,
        binned: summary.binned,
    }
}

fn deliverable_answer(one: &Deliverable, names: &Names) -> DeliverableAnswer {
    DeliverableAnswer {
        id: one.id.to_string(),
        name: one.name.clone(),
        sort: one.sort.as_ref().map(Open::word).map(str::to_owned),
        owner: one.owner.map(|owner| names.person(owner)),
        duration_days: one.duration_days,
        due: one.due.map(|due| due.to_string()),
        estimated_minutes: one.estimated_minutes,
        spent_minutes: one.spent_minutes,
        done: one.done,
    }
}

fn todo_answer(one: &Todo, names: &Names) -> TodoAnswer {
    TodoAnswer {
        id: one.id.to_string(),
        of: one.of.map(|of| of.to_string()),
        words: one.words.clone(),
        owner: one.owner.map(|owner| names.person(owner)),
        done: one.done,
    }
}

fn outing_answer(outing: &Outing, post: &Post, names: &Names) -> OutingAnswer {
    OutingAnswer {
        channel: names.channel(outing.channel).unwrap_or_else(|| outing.channel.to_string()),
        claimed_by: outing.claimed_by.map(|person| names.person(person)),
        link: outing.link.clone(),
        posted_by: outing.posted_by.map(|person| names.person(person)),
        links: outing.links().map(str::to_owned).collect(),
        went_out: post.went_out.get(&outing.channel).cloned(),
        changed_after_it_went_out: None,
    }
}

/// What a part of a post is called, or the channel it goes out on.
fn name_in_post(post: &Post, names: &Names, id: DocId) -> Option<String> {
    let summary = &post.summary;
    let deliverable = summary.deliverables.iter().find(|one| one.id == id).map(|one| one.name.clone());
    let todo = || summary.todos.iter().find(|one| one.id == id).map(|one| one.words.clone());
    let file = || summary.media.iter().find(|one| one.id == id).map(|one| one.file.name.clone());
    deliverable.or_else(todo).or_else(file).or_else(|| names.channel(id))
}
