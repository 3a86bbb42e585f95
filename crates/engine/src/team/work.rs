//! What belongs to a post, as the command line reads and writes it: variants, deliverables, to-dos, approval.

use std::sync::Arc;

use serde_json::{Value, json};
use trekker_domain::approval::{Texts, Verdict};
use trekker_domain::channel::Channel;
use trekker_domain::columns::names as columns;
use trekker_domain::counting::{self, Count};
use trekker_domain::derived;
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::media::Media;
use trekker_domain::open::{Open, Word};
use trekker_domain::post::{Post, PostEdit, Status};
use trekker_domain::text::TextEdit;
use trekker_domain::variant::{Variant, VariantEdit, VariantSummary};
use trekker_domain::work::{Deliverable, DeliverableEdit, Todo, TodoEdit, rank_after};
use trekker_session::calendar::ApprovalWord;
use trekker_session::trouble::{Trouble, TroubleKind};

use super::Team;
use super::answering::{Names, internal};
use super::choices::choice_json;
use super::overlaps::overlap_json;
use super::setting::Target;

pub(super) fn bad(field: &str, value: &str) -> Trouble {
    Trouble::new(TroubleKind::BadValue).about(format!("{field}={value}"))
}

/// Empty for nothing; else what it reads as.
pub(super) fn optional<T>(field: &str, value: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Trouble> {
    if value.is_empty() { Ok(None) } else { read(value).map(Some).ok_or_else(|| bad(field, value)) }
}

/// One of the words of a kind; else all of those are said.
pub(super) fn one_of<T: Word>(field: &str, value: &str) -> Result<T, Trouble> {
    let all = || T::ALL.iter().map(|one| one.word()).collect::<Vec<_>>().join(", ");
    Open::<T>::from_word(value).known().ok_or_else(|| bad(field, value).detail(format!("one of: {}", all())))
}

/// Yes or no, and nothing that could be meant as either.
pub(super) fn flag(field: &str, value: &str) -> Result<bool, Trouble> {
    value.parse().map_err(|_| bad(field, value).detail("true or false"))
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

impl Team {
    pub(super) fn variant(&mut self, id: DocId) -> Result<Option<Variant>, Trouble> {
        let people = Arc::clone(&self.people);
        let loaded = self.documents.get(&self.reader, &people, id, Kind::Variant).map_err(internal)?;
        Ok(Variant::read(id, &loaded.document.cells(&*people)))
    }

    /// The variants that go out: of the post's channels, not in the bin.
    pub(super) fn variants_of(&mut self, post: &Post) -> Result<Vec<Variant>, Trouble> {
        let row = self.view.snapshot.calendar.get(post.summary.id).cloned();
        let ids: Vec<DocId> = row.iter().flat_map(|row| &row.variants).map(|variant| variant.id).collect();
        let mut variants = Vec::new();
        for id in ids {
            variants.extend(self.variant(id)?);
        }
        Ok(variants)
    }

    /// What two chose apart of its texts on channels, and the sentences of these that two changed apart.
    pub(super) fn variant_conflicts(&mut self, post: &Post, names: &Names) -> Result<Vec<Value>, Trouble> {
        let people = Arc::clone(&self.people);
        let mut all = Vec::new();
        for VariantSummary { id, channel, .. } in self.variants_of(post)?.into_iter().map(|variant| variant.summary) {
            let document = &self.documents.get(&self.reader, &people, id, Kind::Variant).map_err(internal)?.document;
            for conflict in document.conflicts(&*people) {
                let mut choice = choice_json(&conflict, &|_| None, names);
                choice["of"] = channel.to_string().into();
                choice["of_name"] = names.channels.get(&channel).cloned().into();
                all.push(choice);
            }
            all.extend(document.overlaps(&*people).iter().map(|overlap| overlap_json(overlap, Some(channel), names)));
        }
        Ok(all)
    }

    /// Makes the variant if there is none, and gives its fields these values.
    pub(crate) fn set_variant(
        &mut self,
        post: &str,
        channel: &str,
        fields: &[(String, String)],
    ) -> Result<Value, Trouble> {
        let (id, channel) = (self.find_post(post)?, self.channel_known(channel)?);
        let post = self.post(id)?;
        let variant = derived::variant(&self.team_bytes(), id, channel.id);
        let seen_text = post.main_form(&post.text);
        let mut edits = Vec::new();
        let known = self.kind_of(variant).is_some();
        if !known {
            let text = fields.iter().find(|(field, _)| field == "text").map_or(&post.text, |(_, text)| text).clone();
            edits.push(Edit::NewVariant { post: id, channel: channel.id, text, seen_text: seen_text.clone() });
        }
        let beside = "text without looked_at";
        let target = Target { kind: Kind::Variant, doc: variant, part: None, beside };
        for (field, value) in fields {
            let edit = match field.as_str() {
                "text" if !known => continue,
                "text" => {
                    let old = self.variant(variant)?.map(|variant| variant.text).unwrap_or_default();
                    let seen = self.documents.loaded(variant).map(|loaded| loaded.document.version());
                    let Some(edit) = TextEdit::between(seen.unwrap_or_default(), &old, value) else { continue };
                    edits.push(Edit::Text(Kind::Variant, variant, edit));
                    continue;
                }
                "without" => {
                    edits.extend(without(variant, &post.summary.media, value)?);
                    continue;
                }
                "looked_at" if value == "true" => VariantEdit::SetSeenText(seen_text.clone()),
                _ => {
                    edits.extend(self.setting(target, field, value)?);
                    continue;
                }
            };
            edits.push(Edit::Variant(variant, edit));
        }
        self.edit(&edits)?;
        Ok(json!([self.post_json(id)?]))
    }

    /// Adds a deliverable, or changes the one with this id.
    pub(crate) fn set_deliverable(
        &mut self,
        post: &str,
        id: Option<&str>,
        fields: &[(String, String)],
    ) -> Result<Value, Trouble> {
        let post_id = self.find_post(post)?;
        let deliverables = self.post(post_id)?.summary.deliverables;
        let mut edits = Vec::new();
        let id = match id {
            Some(id) => find(deliverables.iter().map(|known| known.id), id)?,
            None => {
                let (id, rank) = (self.new_id()?, rank_after(deliverables.iter().map(|known| &known.rank)));
                edits.push(Edit::Post(post_id, PostEdit::Deliverable(id, DeliverableEdit::SetRank(rank))));
                id
            }
        };
        let part = Some((columns::DELIVERABLE_PREFIX, id));
        for (field, value) in fields {
            edits.extend(self.setting(Target { kind: Kind::Post, doc: post_id, part, beside: "" }, field, value)?);
        }
        self.edit(&edits)?;
        Ok(json!([self.post_json(post_id)?]))
    }

    /// Adds a to-do, or changes the one with this id.
    pub(crate) fn set_todo(
        &mut self,
        post: &str,
        id: Option<&str>,
        fields: &[(String, String)],
    ) -> Result<Value, Trouble> {
        let post_id = self.find_post(post)?;
        let summary = self.post(post_id)?.summary;
        let mut edits = Vec::new();
        let id = match id {
            Some(id) => find(summary.todos.iter().map(|known| known.id), id)?,
            None => {
                let (id, rank) = (self.new_id()?, rank_after(summary.todos.iter().map(|known| &known.rank)));
                edits.push(Edit::Post(post_id, PostEdit::Todo(id, TodoEdit::SetRank(rank))));
                id
            }
        };
        let part = Some((columns::TODO_PREFIX, id));
        for (field, value) in fields {
            // The beginning of an id is enough.
            let whole = match field.as_str() {
                "of" if !value.is_empty() => {
                    Some(find(summary.deliverables.iter().map(|known| known.id), value)?.to_string())
                }
                _ => None,
            };
            let target = Target { kind: Kind::Post, doc: post_id, part, beside: "" };
            edits.extend(self.setting(target, field, whole.as_ref().unwrap_or(value))?);
        }
        self.edit(&edits)?;
        Ok(json!([self.post_json(post_id)?]))
    }

    /// I put it on this channel; or, with a link, I did.
    pub(crate) fn publish(&mut self, post: &str, channel: &str, link: Option<&str>) -> Result<Value, Trouble> {
        let (id, channel) = (self.find_post(post)?, self.channel_known(channel)?.id);
        let post = self.post(id)?.summary;
        if !post.channels.contains(&channel) {
            return Err(Trouble::new(TroubleKind::BadValue).about("channel").detail("the post does not go out there"));
        }
        let me = Some(self.person);
        let edits = match link.map(str::trim) {
            None => vec![PostEdit::Claim(channel, me)],
            // Said by mistake, it would be taken for taking the link back.
            Some("") => return Err(Trouble::new(TroubleKind::NotALink)),
            Some(link) => {
                let mut edits =
                    vec![PostEdit::SetPostedLink(channel, Some(link.to_owned())), PostEdit::SetPostedBy(channel, me)];
                let is_last = post
                    .channels
                    .iter()
                    .all(|one| *one == channel || post.outing(*one).is_some_and(|outing| outing.is_out()));
                edits.extend(is_last.then_some(PostEdit::SetStatus(Status::Posted)));
                edits
            }
        };
        let edits: Vec<Edit> = edits.into_iter().map(|edit| Edit::Post(id, edit)).collect();
        self.edit(&edits)?;
        Ok(json!([self.post_json(id)?]))
    }

    pub(super) fn person_named(&self, name: &str) -> Option<PersonId> {
        self.member_named(name).ok().map(|person| PersonId(person.0))
    }

    /// My word on a post as it stands here.
    pub(crate) fn approve(&mut self, post: &str, verdict: Verdict, reason: &str) -> Result<Value, Trouble> {
        let id = self.find_post(post)?;
        let post = self.post(id)?;
        if !self.view.snapshot.may_decide(&post.summary, self.person) {
            return Err(self.not_allowed());
        }
        let mut texts = Texts::from([(None, post.approved_form(&post.text))]);
        for variant in self.variants_of(&post)? {
            if post.summary.channels.contains(&variant.summary.channel) {
                texts.insert(Some(variant.summary.channel), variant.approved_form(&variant.text));
            }
        }
        let approval = self.new_id()?;
        self.edit(&[Edit::NewApproval { id: approval, post: id, verdict, reason: reason.to_owned(), texts }])?;
        Ok(json!([self.post_json(id)?]))
    }

    /// What belongs to a post, as JSON of the same form as the post's own.
    pub(super) fn belongings_json(&mut self, post: &Post, names: &Names) -> Result<Value, Trouble> {
        let row = self.view.snapshot.calendar.get(post.summary.id).cloned();
        let mut variants = Vec::new();
        for variant in self.variants_of(post)? {
            let channel = self.view.snapshot.channels.get(&variant.summary.channel).cloned();
            let counts = channel.as_deref().map(|channel| counts_of(channel, post, &variant.text)).unwrap_or_default();
            let counts: Vec<Value> = counts
                .iter()
                .map(|count| json!({ "what": count.measure.written(), "used": count.used, "most": count.most }))
                .collect();
            variants.push(json!({
                "id": variant.summary.id.to_string(),
                "channel": channel.map(|channel| channel.name.clone()),
                "text": variant.text,
                "publish_at": variant.summary.publish_at.written(),
                "first_comment": variant.first_comment,
                "without": variant.left_out.values().collect::<Vec<_>>(),
                "main_text_changed": variant.summary.is_behind(post.summary.main.mark),
                "counts": counts,
            }));
        }
        let person = |id: &PersonId| names.people.get(id).cloned().unwrap_or_else(|| id.to_string());
        let approvals: Vec<Value> = self
            .view
            .approvals(post.summary.id)
            .iter()
            .map(|approval| {
                json!({
                    "by": person(&approval.by), "at": approval.at.timestamp(), "verdict": approval.verdict.word(),
                    "reason": approval.reason, "taken_back": approval.binned,
                })
            })
            .collect();
        let dangers = self.dangers_json(post)?;
        let crowds = row.as_ref().map(|row| self.crowds_json(row)).unwrap_or_default();
        Ok(json!({
            "variants": variants,
            "dangers": dangers,
            "more_than_planned": crowds,
            "approval": row.map(|row| approval_word(row.approval)),
            "approvals": approvals,
        }))
    }
}

/// How long a text is for a channel; nothing for a channel whose rules are not known.
fn counts_of(channel: &Channel, post: &Post, text: &str) -> Vec<Count> {
    let caption = &post.signed(text);
    let texts = counting::Texts { title: &post.summary.title, caption };
    channel.network().map(|network| counting::counts(network, &channel.limits, texts)).unwrap_or_default()
}

pub(super) fn deliverable_json(deliverable: &Deliverable, names: &Names) -> Value {
    json!({
        "id": deliverable.id.to_string(),
        "name": deliverable.name,
        "sort": deliverable.sort.as_ref().map(Open::word),
        "owner": deliverable.owner.map(|owner| names.people.get(&owner).cloned().unwrap_or_else(|| owner.to_string())),
        "duration_days": deliverable.duration_days,
        "due": deliverable.due.map(|due| due.to_string()),
        "estimated_minutes": deliverable.estimated_minutes,
        "spent_minutes": deliverable.spent_minutes,
        "done": deliverable.done,
    })
}

pub(super) fn todo_json(todo: &Todo, names: &Names) -> Value {
    json!({
        "id": todo.id.to_string(),
        "of": todo.of.map(|of| of.to_string()),
        "words": todo.words,
        "owner": todo.owner.map(|owner| names.people.get(&owner).cloned().unwrap_or_else(|| owner.to_string())),
        "done": todo.done,
    })
}

pub(super) fn approval_word(approval: ApprovalWord) -> &'static str {
    match approval {
        ApprovalWord::Open => "open",
        ApprovalWord::Asked => "asked",
        ApprovalWord::Approved(_) => "approved",
        ApprovalWord::Refused(_) => "refused",
        ApprovalWord::Outdated(_) => "outdated",
    }
}

/// The one that begins with these digits.
fn find(ids: impl Iterator<Item = DocId>, digits: &str) -> Result<DocId, Trouble> {
    let mut found = ids.filter(|id| digits.len() >= 4 && id.to_string().starts_with(&digits.to_lowercase()));
    match (found.next(), found.next()) {
        (Some(id), None) => Ok(id),
        _ => Err(Trouble::new(TroubleKind::NotFound).about(digits)),
    }
}
