//! A team's posts as the command line reads and writes them.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::media::MediaFile;
use trekker_domain::open::{Open, Word};
use trekker_domain::post::{NewPost, Post, PostEdit};
use trekker_domain::publish_at::{PublishAt, zone};
use trekker_domain::publishing::as_it_goes_out;
use trekker_domain::text::TextEdit;
use trekker_session::calendar::PostRow;
use trekker_session::dangers::Watch;
use trekker_session::snapshot::FileState;
use trekker_session::trouble::{Trouble, TroubleKind};

use super::Team;
use super::answering::{Names, internal};
use super::channels::channels_named;
use super::choices::conflicts_of_post;
use super::setting::Target;
use super::work::{bad, deliverable_json, todo_json};

impl Team {
    pub(crate) fn find_post(&self, id: &str) -> Result<DocId, Trouble> {
        self.id_beginning(id, self.view.snapshot.calendar.all().map(|row| row.summary.id))
    }

    pub(super) fn post(&mut self, id: DocId) -> Result<Post, Trouble> {
        let people = Arc::clone(&self.people);
        let loaded = self.documents.get(&self.reader, &people, id, Kind::Post).map_err(internal)?;
        Ok(Post::read(id, &loaded.document.cells(&*people)))
    }

    pub(crate) fn post_json(&mut self, id: DocId) -> Result<Value, Trouble> {
        let (people, names) = (Arc::clone(&self.people), self.names_by_id());
        let loaded = self.documents.get(&self.reader, &people, id, Kind::Post).map_err(internal)?;
        let post = Post::read(id, &loaded.document.cells(&*people));
        let conflicts = conflicts_of_post(loaded, &post, &people, &names);
        let mut shown = post_json(&post, conflicts, &names);
        shown["media"] = self.media_json(&post);
        if let (Some(shown), Value::Object(belongings)) = (shown.as_object_mut(), self.belongings_json(&post, &names)?)
        {
            shown.extend(belongings);
        }
        self.tell_what_changed_outside(&post, &names, &mut shown)?;
        let conflicts = self.variant_conflicts(&post, &names)?;
        shown["conflicts"].as_array_mut().into_iter().for_each(|shown| shown.extend(conflicts.iter().cloned()));
        Ok(shown)
    }

    /// Where a post is out, whether what goes out there by now is something else.
    fn tell_what_changed_outside(&mut self, post: &Post, names: &Names, shown: &mut Value) -> Result<(), Trouble> {
        let variants = self.variants_of(post)?;
        for outing in post.summary.outings.iter().filter(|outing| outing.is_out()) {
            let Some(went_out) = post.went_out.get(&outing.channel) else { continue };
            let own = variants.iter().find(|variant| variant.summary.channel == outing.channel);
            let is_changed = as_it_goes_out(post, own) != *went_out;
            let name = names.channels.get(&outing.channel).cloned().unwrap_or_else(|| outing.channel.to_string());
            for one in shown["outings"].as_array_mut().into_iter().flatten().filter(|one| one["channel"] == name) {
                one["changed_after_it_went_out"] = is_changed.into();
            }
        }
        Ok(())
    }

    /// The files of a post, with whether they are here.
    fn media_json(&self, post: &Post) -> Value {
        let files = &self.view.snapshot.files;
        let media = post.summary.media.iter().map(|one| {
            json!({
                "id": one.id.to_string(),
                "name": one.file.name,
                "size": one.file.size,
                "hash": one.file.hash.to_string(),
                "alt": one.alt,
                // Null: that is being looked.
                "here": files.get(&one.file.hash).map(|state| *state == FileState::Here),
            })
        });
        media.collect()
    }

    /// A file of a post, by its name.
    pub(crate) fn find_media(&mut self, post: &str, name: &str) -> Result<MediaFile, Trouble> {
        let id = self.find_post(post)?;
        let media = self.post(id)?.summary.media;
        let found = media.into_iter().find(|one| one.file.name == name);
        found.map(|one| one.file).ok_or_else(|| Trouble::new(TroubleKind::NotFound).about(name))
    }

    pub(crate) fn add_post(&mut self, fields: &BTreeMap<String, String>) -> Result<Value, Trouble> {
        let id = self.new_id()?;
        let mut edits = vec![Edit::NewPost(id, NewPost::default())];
        let mut text = None;
        for (field, value) in fields {
            if field == "text" {
                text = Some(value.clone());
            } else {
                edits.extend(self.field_edits(id, &[], field, value)?);
            }
        }
        if let (Some(text), Some(Edit::NewPost(_, new))) = (text, edits.first_mut()) {
            new.text = text;
        }
        self.edit(&edits)?;
        Ok(json!([self.post_json(id)?]))
    }

    pub(crate) fn set_post(&mut self, id: &str, fields: &[(String, String)]) -> Result<Value, Trouble> {
        let id = self.find_post(id)?;
        let post = self.post(id)?;
        let mut edits = Vec::new();
        for (field, value) in fields {
            if field == "text" {
                let seen = self.documents.loaded(id).map(|loaded| loaded.document.version()).unwrap_or_default();
                let edit = TextEdit::between(seen, &post.text, value);
                edits.extend(edit.map(|edit| Edit::Text(Kind::Post, id, edit)));
            } else {
                let chosen: Vec<DocId> = post.summary.channels.iter().copied().collect();
                edits.extend(self.field_edits(id, &chosen, field, value)?);
            }
        }
        self.edit(&edits)?;
        Ok(json!([self.post_json(id)?]))
    }

    /// What it takes to give a post's field this value, as it is written on the command line.
    fn field_edits(&self, id: DocId, chosen: &[DocId], field: &str, value: &str) -> Result<Vec<Edit>, Trouble> {
        let post = |edit| Edit::Post(id, edit);
        Ok(match field {
            "publish_at" => {
                let (date, time) = PublishAt::parse(value).ok_or_else(|| bad(field, value))?;
                vec![post(PostEdit::SetDate(date)), post(PostEdit::SetTime(time))]
            }
            "zone" if !value.is_empty() && zone(value).is_none() => return Err(bad(field, value)),
            "channels" => {
                let (wanted, mut edits) = channels_named(&self.view.snapshot, value);
                let added = wanted.iter().filter(|channel| !chosen.contains(channel));
                edits.extend(added.map(|channel| post(PostEdit::SetChannel(*channel, true))));
                let gone = chosen.iter().filter(|channel| !wanted.contains(channel));
                edits.extend(gone.map(|channel| post(PostEdit::SetChannel(*channel, false))));
                edits
            }
            _ => {
                let beside = "text publish_at channels";
                self.setting(Target { kind: Kind::Post, doc: id, part: None, beside }, field, value)?
            }
        })
    }
}

impl Team {
    /// What is wrong with posts, the most dangerous first.
    pub(super) fn watch(&self) -> Watch {
        Watch::over(&self.view.snapshot, self.today(), crate::clock::now())
    }

    /// The same of one post, as its texts are at this moment.
    pub(super) fn dangers_json(&mut self, post: &Post) -> Result<Value, Trouble> {
        let is_against_stop = self.is_against_stop(post)?;
        let row = self.view.snapshot.calendar.get(post.summary.id);
        let row = row.map(|row| PostRow { is_against_stop, ..PostRow::clone(row) });
        Ok(row.map(|row| dangers_json(&self.watch(), &row)).unwrap_or_default())
    }
}

/// Each by its word.
pub(super) fn dangers_json(watch: &Watch, row: &PostRow) -> Value {
    watch.dangers_of(row).into_iter().map(Word::word).collect()
}

/// `conflicts`: as [`conflicts_of_post`] has them.
pub(super) fn post_json(post: &Post, conflicts: Vec<Value>, names: &Names) -> Value {
    let summary = &post.summary;
    let person = |id: &PersonId| names.people.get(id).cloned().unwrap_or_else(|| id.to_string());
    // By name: the order of identifiers says nothing to a reader, and another team has others.
    let mut channels: Vec<String> =
        summary.channels.iter().map(|id| names.channels.get(id).cloned().unwrap_or_else(|| id.to_string())).collect();
    channels.sort();
    let mut helpers: Vec<String> = summary.helpers.iter().map(person).collect();
    helpers.sort();
    json!({
        "id": summary.id.to_string(),
        "nature": summary.nature.word(),
        "title": summary.title,
        "text": post.text,
        "status": summary.status.word(),
        "publish_at": summary.publish_at.written(),
        "zone": summary.publish_at.zone,
        "owner": summary.owner.as_ref().map(person),
        "helpers": helpers,
        "channels": channels,
        "theme": summary.theme.map(|id| names.themes.get(&id).cloned().unwrap_or_else(|| id.to_string())),
        "plan": summary.plan.map(|id| names.plans.get(&id).cloned().unwrap_or_else(|| id.to_string())),
        "persona": summary.persona.map(|id| names.personas.get(&id).cloned().unwrap_or_else(|| id.to_string())),
        "experiment": summary.experiment.as_ref().map(|experiment| json!({
            "hypothesis": experiment.hypothesis,
            "review_on": experiment.review_on.map(|day| day.to_string()),
        })),
        "event": summary.event.map(|id| id.to_string()),
        "format": summary.format.as_ref().map(Open::word),
        "focus": summary.focus.as_ref().map(Open::word),
        "explanation": post.explanation,
        "link": post.link,
        "sign_off": post.sign_off,
        "language": post.language.as_ref().map(Open::word),
        "deliverables": summary.deliverables.iter().map(|one| deliverable_json(one, names)).collect::<Vec<_>>(),
        "todos": summary.todos.iter().map(|one| todo_json(one, names)).collect::<Vec<_>>(),
        "outings": summary.outings.iter().map(|outing| json!({
            "channel": names.channels.get(&outing.channel).cloned().unwrap_or_else(|| outing.channel.to_string()),
            "claimed_by": outing.claimed_by.as_ref().map(person),
            "link": outing.link,
            "posted_by": outing.posted_by.as_ref().map(person),
            // More than one: it may be there twice.
            "links": outing.links().collect::<Vec<_>>(),
            "went_out": post.went_out.get(&outing.channel),
        })).collect::<Vec<_>>(),
        "conflicts": conflicts,
        "binned": summary.binned,
    })
}
