//! What belongs to a post: variants, deliverables, to-dos, and what was said about its texts.

use serde::{Deserialize, Serialize};
use trekker_domain::channel::Channel;
use trekker_domain::columns::names as columns;
use trekker_domain::counting::{self, Count};
use trekker_domain::derived;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::media::Media;
use trekker_domain::open::Open;
use trekker_domain::post::{Post, PostEdit};
use trekker_domain::variant::{Variant, VariantEdit};
use trekker_domain::work::{DeliverableEdit, TodoEdit, rank_after};
use trekker_session::calendar::ApprovalWord;
use trekker_session::script::{OpenTeam, Opened, OpenedBody, Outcome, Script};
use trekker_session::trouble::Trouble;

use crate::channels::channel_known;
use crate::choices::{Apart, apart_field, apart_text};
use crate::names::Names;
use crate::posts::{WholePost, post_beginning, read_post, whole_post};
use crate::setting::Target;
use crate::words::{Fields, bad, id_beginning};

/// A post as it goes out on one channel: made if it is not there, and given these values.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VariantSet {
    pub post: String,
    pub channel: String,
    pub fields: Fields,
}

/// Without an id: a new one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DeliverableSet {
    pub post: String,
    pub id: Option<String>,
    pub fields: Fields,
}

/// Without an id: a new one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TodoSet {
    pub post: String,
    pub id: Option<String>,
    pub fields: Fields,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariantAnswer {
    pub id: String,
    pub channel: Option<String>,
    pub text: String,
    pub publish_at: String,
    pub first_comment: String,
    /// The files of the post that do not go out there.
    pub without: Vec<String>,
    pub main_text_changed: bool,
    pub counts: Vec<CountAnswer>,
}

/// How much of something there is, and how much there may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountAnswer {
    pub what: String,
    pub used: usize,
    pub most: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalAnswer {
    pub by: String,
    /// In seconds since 1970.
    pub at: i64,
    pub verdict: String,
    pub reason: String,
    pub taken_back: bool,
}

impl Script for VariantSet {
    type Answer = Vec<WholePost>;

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let (id, channel) = (post_beginning(team, &self.post)?, channel_known(team.snapshot(), &self.channel)?);
        let post = read_post(team, id)?;
        let variant = derived::variant(&team.snapshot().team.id, id, channel.id);
        let seen_text = post.main_form(&post.text);
        let mut edits = Vec::new();
        let known = team.is_known(variant);
        if !known {
            let text = self.fields.iter().find(|(field, _)| field == "text");
            let text = text.map_or(&post.text, |(_, text)| text).clone();
            edits.push(Edit::NewVariant { post: id, channel: channel.id, text, seen_text: seen_text.clone() });
        }
        let beside = "text without looked_at";
        let target = Target { kind: Kind::Variant, doc: variant, part: None, beside };
        for (field, value) in &self.fields {
            match field.as_str() {
                "text" if !known => {}
                "text" => {
                    let edit = team.open(Kind::Variant, variant)?.text_edit(value);
                    edits.extend(edit.map(|edit| Edit::Text(Kind::Variant, variant, edit)));
                }
                "without" => edits.extend(without(variant, &post.summary.media, value)?),
                "looked_at" if value == "true" => {
                    edits.push(Edit::Variant(variant, VariantEdit::SetSeenText(seen_text.clone())));
                }
                _ => edits.extend(target.set(team, field, value)?),
            }
        }
        team.edit(&edits)?;
        Ok(Outcome::Done(vec![whole_post(team, id)?]))
    }
}

impl Script for DeliverableSet {
    type Answer = Vec<WholePost>;

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let post = post_beginning(team, &self.post)?;
        let deliverables = read_post(team, post)?.summary.deliverables;
        let mut edits = Vec::new();
        let id = match &self.id {
            Some(id) => id_beginning(id, deliverables.iter().map(|known| known.id))?,
            None => {
                let (id, rank) = (team.new_id()?, rank_after(deliverables.iter().map(|known| &known.rank)));
                edits.push(Edit::Post(post, PostEdit::Deliverable(id, DeliverableEdit::SetRank(rank))));
                id
            }
        };
        let part = Some((columns::DELIVERABLE_PREFIX, id));
        let target = Target { kind: Kind::Post, doc: post, part, beside: "" };
        for (field, value) in &self.fields {
            edits.extend(target.set(team, field, value)?);
        }
        team.edit(&edits)?;
        Ok(Outcome::Done(vec![whole_post(team, post)?]))
    }
}

impl Script for TodoSet {
    type Answer = Vec<WholePost>;

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let post = post_beginning(team, &self.post)?;
        let summary = read_post(team, post)?.summary;
        let mut edits = Vec::new();
        let id = match &self.id {
            Some(id) => id_beginning(id, summary.todos.iter().map(|known| known.id))?,
            None => {
                let (id, rank) = (team.new_id()?, rank_after(summary.todos.iter().map(|known| &known.rank)));
                edits.push(Edit::Post(post, PostEdit::Todo(id, TodoEdit::SetRank(rank))));
                id
            }
        };
        let target = Target { kind: Kind::Post, doc: post, part: Some((columns::TODO_PREFIX, id)), beside: "" };
        for (field, value) in &self.fields {
            // The beginning of an id is enough.
            let whole = match field.as_str() {
                "of" if !value.is_empty() => {
                    Some(id_beginning(value, summary.deliverables.iter().map(|known| known.id))?.to_string())
                }
                _ => None,
            };
            edits.extend(target.set(team, field, whole.as_ref().unwrap_or(value))?);
        }
        team.edit(&edits)?;
        Ok(Outcome::Done(vec![whole_post(team, post)?]))
    }
}

/// Leaves out the files with these names, and takes along all others.
fn without(variant: DocId, media: &[Media], value: &str) -> Result<Vec<Edit>, Trouble> {
    let names: Vec<&str> = value.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    if names.iter().any(|name| media.iter().all(|one| one.file.name != *name)) {
        return Err(bad("without", value).detail("the post has no such file"));
    }
    let edit = |one: &Media| match names.contains(&one.file.name.as_str()) {
        true => one.left_out(),
        false => VariantEdit::LeaveOut(one.id, None),
    };
    Ok(media.iter().map(|one| Edit::Variant(variant, edit(one))).collect())
}

/// The variants that go out: those that are not in the bin, each with what was said of it apart.
pub(crate) fn variants_of(team: &mut dyn OpenTeam, post: DocId) -> Result<Vec<(Variant, Opened)>, Trouble> {
    let row = team.snapshot().calendar.get(post).cloned();
    let ids: Vec<DocId> = row.iter().flat_map(|row| &row.variants).map(|variant| variant.id).collect();
    let mut variants = Vec::new();
    for id in ids {
        let opened = team.open(Kind::Variant, id)?;
        if let OpenedBody::Variant(variant) = &opened.body {
            variants.push((variant.clone(), opened));
        }
    }
    Ok(variants)
}

/// What two chose apart of texts on channels, and the sentences of these that two changed apart.
pub(crate) fn choices_of_variants(variants: &[(Variant, Opened)], names: &Names) -> Vec<Apart> {
    let mut all = Vec::new();
    for (variant, opened) in variants {
        let channel = variant.summary.channel;
        for conflict in &opened.conflicts {
            let mut choice = apart_field(conflict, names, &|_| None);
            (choice.of, choice.of_name) = (Some(channel.to_string()), names.channel(channel));
            all.push(Apart::Field(choice));
        }
        all.extend(opened.overlaps.iter().map(|overlap| Apart::Text(apart_text(overlap, Some(channel), names))));
    }
    all
}

pub(crate) fn variant_answers(post: &Post, variants: &[(Variant, Opened)], names: &Names) -> Vec<VariantAnswer> {
    let answers = variants.iter().map(|(variant, _)| {
        let channel = names.snapshot().channels.get(&variant.summary.channel);
        let counts = channel.map(|channel| counts_of(channel, post, &variant.text)).unwrap_or_default();
        VariantAnswer {
            id: variant.summary.id.to_string(),
            channel: channel.map(|channel| channel.name.clone()),
            text: variant.text.clone(),
            publish_at: variant.summary.publish_at.written(),
            first_comment: variant.first_comment.clone(),
            without: variant.left_out.values().cloned().collect(),
            main_text_changed: variant.summary.is_behind(post.summary.main.mark),
            counts,
        }
    });
    answers.collect()
}

/// How long a text is for a channel; nothing for a channel whose rules are not known.
fn counts_of(channel: &Channel, post: &Post, text: &str) -> Vec<CountAnswer> {
    let caption = &post.signed(text);
    let texts = counting::Texts { title: &post.summary.title, caption };
    let counts = channel.network().map(|network| counting::counts(network, &channel.limits, texts)).unwrap_or_default();
    let answer = |Count { measure, used, most }| CountAnswer { what: measure.written(), used, most };
    counts.into_iter().map(answer).collect()
}

pub(crate) fn approvals_of(team: &dyn OpenTeam, post: DocId, names: &Names) -> Vec<ApprovalAnswer> {
    let approvals = team.approvals(post).into_iter().map(|approval| ApprovalAnswer {
        by: names.person(approval.by),
        at: approval.at.timestamp(),
        verdict: Open::word(&approval.verdict).to_owned(),
        reason: approval.reason,
        taken_back: approval.binned,
    });
    approvals.collect()
}

pub(crate) fn approval_word(approval: ApprovalWord) -> &'static str {
    match approval {
        ApprovalWord::Open => "open",
        ApprovalWord::Asked => "asked",
        ApprovalWord::Approved(_) => "approved",
        ApprovalWord::Refused(_) => "refused",
        ApprovalWord::Outdated(_) => "outdated",
    }
}
