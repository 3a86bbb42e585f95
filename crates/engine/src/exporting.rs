//! The calendar written to a file for others: a spreadsheet that comes back equal, or an iCalendar file.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use trekker_document::reading::nobody;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::post::{Post, PostSummary};
use trekker_exchange::own::OwnPost;
use trekker_exchange::{ical, own};
use trekker_session::command::ExportForm;
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_storage::reader::Reader;

use crate::folding::Loaded;
use crate::people::People;
use crate::team::{Team, internal};
use crate::writing::keep;

/// What to write.
pub(crate) struct ToExport {
    pub(crate) form: ExportForm,
    pub(crate) file: PathBuf,
    pub(crate) team: String,
    pub(crate) zone: String,
    pub(crate) posts: Vec<PostSummary>,
    pub(crate) names: Names,
    pub(crate) people: Arc<People>,
    pub(crate) reader: Reader,
    /// The moment of writing.
    pub(crate) stamp: DateTime<Utc>,
}

/// How many posts stand in the file, and how many have no place in one of this form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Exported {
    pub(crate) posts: usize,
    pub(crate) left_out: usize,
}

/// Writes the file beside its place first, so that there is never half of one.
pub(crate) fn export(to_export: &ToExport) -> Result<Exported, Trouble> {
    let mut posts = Vec::with_capacity(to_export.posts.len());
    for summary in &to_export.posts {
        posts.push(own_post(&to_export.reader, &to_export.people, &to_export.names, summary.id)?);
    }
    posts.sort_by(|one, other| {
        let place =
            |post: &OwnPost| (post.publish_at.date.is_none(), post.publish_at.clone(), post.title.clone(), post.id);
        place(one).cmp(&place(other))
    });
    let undated = posts.iter().filter(|post| post.publish_at.date.is_none()).count();
    let (written, left_out) = match to_export.form {
        ExportForm::Csv => (own::write(&posts, zone_name(&to_export.zone)).map_err(internal)?, 0),
        ExportForm::Ical => {
            (ical::write(&to_export.team, &to_export.zone, &posts, to_export.stamp).into_bytes(), undated)
        }
    };
    keep(&to_export.file, &written)
        .map_err(|error| Trouble::new(TroubleKind::Disk).about(to_export.file.display()).detail(error))?;
    Ok(Exported { posts: posts.len() - left_out, left_out })
}

/// The zone that hours are in: what a team that has not said one plans in is universal time.
pub(crate) fn zone_name(zone: &str) -> &str {
    if zone.is_empty() { "UTC" } else { zone }
}

/// A post as it stands in the team's spreadsheet.
pub(crate) fn own_post(reader: &Reader, people: &People, names: &Names, id: DocId) -> Result<OwnPost, Trouble> {
    let loaded = Loaded::load(reader, id, Kind::Post, people).map_err(internal)?;
    let Post { summary, text, explanation, link, sign_off, .. } = Post::read(id, &loaded.document.cells(&nobody));
    let person = |id: &PersonId| names.people.get(id).cloned().unwrap_or_else(|| id.to_string());
    let mut channels: Vec<String> = summary.channels.iter().filter_map(|id| names.channels.get(id).cloned()).collect();
    channels.sort();
    Ok(OwnPost {
        id,
        nature: summary.nature,
        title: summary.title,
        text,
        publish_at: summary.publish_at,
        status: summary.status,
        channels,
        theme: summary.theme.and_then(|id| names.themes.get(&id).cloned()),
        plan: summary.plan.and_then(|id| names.plans.get(&id).cloned()),
        persona: summary.persona.and_then(|id| names.personas.get(&id).cloned()),
        experiment: summary.experiment.map(|experiment| *experiment),
        owner: summary.owner.as_ref().map(person),
        helpers: summary.helpers.iter().map(person).collect(),
        format: summary.format,
        focus: summary.focus,
        link,
        sign_off,
        explanation,
    })
}

/// What things are called, for a thread of its own.
pub(crate) struct Names {
    pub(crate) people: BTreeMap<PersonId, String>,
    pub(crate) channels: BTreeMap<DocId, String>,
    pub(crate) themes: BTreeMap<DocId, String>,
    pub(crate) plans: BTreeMap<DocId, String>,
    pub(crate) personas: BTreeMap<DocId, String>,
}

impl Team {
    pub(crate) fn names_by_id(&self) -> Names {
        let roster = self.membership.roster();
        Names {
            people: roster.members.iter().map(|(id, member)| (PersonId(id.0), member.name.clone())).collect(),
            channels: self.view.snapshot.channels.iter().map(|(id, channel)| (*id, channel.name.clone())).collect(),
            themes: self.view.snapshot.themes.iter().map(|(id, theme)| (*id, theme.name.clone())).collect(),
            plans: self.view.snapshot.plans.iter().map(|(id, plan)| (*id, plan.name.clone())).collect(),
            personas: self.view.snapshot.personas.iter().map(|(id, it)| (*id, it.name.clone())).collect(),
        }
    }
}
