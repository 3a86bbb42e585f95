//! Templates: what comes again in the same manner, around a day.

use serde::{Deserialize, Serialize};
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::name::same_name_key;
use trekker_domain::open::Word;
use trekker_domain::post::{Nature, NewPost};
use trekker_domain::template::Offset;
use trekker_session::script::{OpenTeam, Outcome, Script, WaitsFor};
use trekker_session::trouble::Trouble;

use crate::choices::{Apart, HasChoices, with_choices};
use crate::posts::{WholePost, whole_post};
use crate::words::{bad, day, not_found};

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TemplateList;

/// Each item as an offset and a title; a title that begins with `*` is a task's.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TemplateAdd {
    pub name: String,
    pub items: Vec<(String, String)>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TemplateUse {
    pub name: String,
    /// As `2026-09-12`.
    pub day: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateAnswer {
    pub id: String,
    pub name: String,
    pub explanation: String,
    pub items: Vec<TemplateItem>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conflicts: Option<Vec<Apart>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateItem {
    pub title: String,
    pub nature: String,
    pub offset: String,
    pub deliverables: usize,
    pub todos: Vec<String>,
}

impl Script for TemplateList {
    type Answer = Vec<TemplateAnswer>;

    fn waits_for(&self) -> WaitsFor {
        WaitsFor::Quiet
    }

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        with_choices(team, Kind::Template, templates(team))
    }
}

impl Script for TemplateAdd {
    type Answer = Vec<TemplateAnswer>;

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let id = team.new_id()?;
        let mut edits = vec![Edit::NewTemplate { id, name: self.name.clone() }];
        for (offset, title) in &self.items {
            let unknown = || bad(offset, title).detail("such as '-2 weeks', '0 days', '1 months'");
            let offset = Offset::parse(offset).ok_or_else(unknown)?;
            let (is_task, title) = match title.strip_prefix('*') {
                Some(title) => (true, title.trim()),
                None => (false, title.trim()),
            };
            let new = NewPost {
                nature: is_task.then_some(Nature::Task),
                title: title.to_owned(),
                template: Some(id),
                offset: Some(offset),
                ..NewPost::default()
            };
            edits.push(Edit::NewPost(team.new_id()?, new));
        }
        team.edit(&edits)?;
        Ok(Outcome::Done(templates(team)))
    }
}

impl Script for TemplateUse {
    type Answer = Vec<WholePost>;

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let day = day(&self.day)?;
        let templates = team.snapshot().templates_by_name();
        let found = templates.iter().find(|template| same_name_key(&template.name) == same_name_key(&self.name));
        let id = found.map(|template| template.id).ok_or_else(|| not_found(&self.name))?;
        let made = team.use_template(id, day)?;
        Ok(Outcome::Done(made.into_iter().map(|id| whole_post(team, id)).collect::<Result<_, _>>()?))
    }
}

impl HasChoices for TemplateAnswer {
    fn id(&self) -> Option<DocId> {
        DocId::parse(&self.id)
    }

    fn set_choices(&mut self, choices: Vec<Apart>) {
        self.conflicts = Some(choices);
    }
}

fn templates(team: &dyn OpenTeam) -> Vec<TemplateAnswer> {
    let snapshot = team.snapshot();
    let list = snapshot.templates_by_name().into_iter().map(|template| {
        let items = snapshot.calendar.items_of(template.id).into_iter().map(|row| TemplateItem {
            title: row.summary.title.clone(),
            nature: row.summary.nature.word().to_owned(),
            offset: row.summary.offset.unwrap_or(Offset::NONE).written(),
            deliverables: row.summary.deliverables.len(),
            todos: row.summary.todos.iter().map(|todo| todo.words.clone()).collect(),
        });
        TemplateAnswer {
            id: template.id.to_string(),
            name: template.name.clone(),
            explanation: template.explanation.clone(),
            items: items.collect(),
            conflicts: None,
        }
    });
    list.collect()
}
