//! Using a template: its items become posts around a day, in one action.

use chrono::NaiveDate;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::post::NewPost;
use trekker_domain::template::used_for;
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
}
