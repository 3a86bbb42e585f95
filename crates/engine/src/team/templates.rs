//! Using a template: its items become posts around a day, in one action.

use chrono::NaiveDate;
use serde_json::{Value, json};
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::name::same_name_key;
use trekker_domain::open::Word;
use trekker_domain::post::{Nature, NewPost};
use trekker_domain::template::{Offset, used_for};
use trekker_session::trouble::{Trouble, TroubleKind};

use super::Team;

impl Team {
    /// Makes what the template holds. Gives the posts that were made.
    pub(crate) fn use_template(
        &mut self,
        template: DocId,
        day: NaiveDate,
        event: Option<DocId>,
    ) -> Result<Vec<DocId>, Trouble> {
        let items: Vec<DocId> =
            self.view.snapshot.calendar.items_of(template).iter().map(|row| row.summary.id).collect();
        let mut edits = Vec::new();
        let mut made = Vec::new();
        for item in items {
            let item = self.post(item)?;
            let mut new_id = self.new_ids()?;
            let id = new_id();
            if let Some(new) = used_for(&item, day, &mut new_id) {
                let new = NewPost { event, ..new };
                edits.push(Edit::NewPost(id, new));
                made.push(id);
            }
        }
        if edits.is_empty() {
            return Err(Trouble::new(TroubleKind::NotFound).about(template));
        }
        self.edit(&edits)?;
        Ok(made)
    }

    /// By its name, for the command line.
    pub(crate) fn use_template_named(&mut self, name: &str, day: NaiveDate) -> Result<Value, Trouble> {
        let templates = self.view.snapshot.templates_by_name();
        let found = templates.iter().find(|template| same_name_key(&template.name) == same_name_key(name));
        let id = found.map(|template| template.id).ok_or_else(|| Trouble::new(TroubleKind::NotFound).about(name))?;
        let made = self.use_template(id, day, None)?;
        made.into_iter().map(|id| self.post_json(id)).collect::<Result<Vec<Value>, _>>().map(Value::Array)
    }

    pub(crate) fn template_list(&self) -> Value {
        let list = self.view.snapshot.templates_by_name().into_iter().map(|template| {
            let items = self.view.snapshot.calendar.items_of(template.id);
            json!({
                "id": template.id.to_string(),
                "name": template.name,
                "explanation": template.explanation,
                "items": items.iter().map(|row| json!({
                    "title": row.summary.title,
                    "nature": row.summary.nature.word(),
                    "offset": row.summary.offset.unwrap_or(Offset::NONE).written(),
                    "deliverables": row.summary.deliverables.len(),
                    "todos": row.summary.todos.iter().map(|todo| todo.words.clone()).collect::<Vec<_>>(),
                })).collect::<Vec<_>>(),
            })
        });
        Value::Array(list.collect())
    }

    /// A template with these items, each as `offset: title`; a title that begins with `*` is a task's.
    pub(crate) fn add_template(&mut self, name: &str, items: &[(String, String)]) -> Result<Value, Trouble> {
        let id = self.new_id()?;
        let mut edits = vec![Edit::NewTemplate { id, name: name.to_owned() }];
        for (offset, title) in items {
            let bad = || Trouble::new(TroubleKind::BadValue).about(format!("{offset}={title}"));
            let offset =
                Offset::parse(offset).ok_or_else(|| bad().detail("such as '-2 weeks', '0 days', '1 months'"))?;
            let (is_task, title) = match title.strip_prefix('*') {
                Some(title) => (true, title.trim()),
                None => (false, title.trim()),
            };
            let new = NewPost {
                nature: is_task.then_some(Nature::Task),
                title: title.to_owned(),
                template: Some(id),
                offset: Some(offset),
                ..Default::default()
            };
            edits.push(Edit::NewPost(self.new_id()?, new));
        }
        self.edit(&edits)?;
        Ok(self.template_list())
    }
}
