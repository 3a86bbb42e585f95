//! What an action says of posts that has to be true: that they are ready, that they are out.

use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::post::{PostEdit, Status};
use trekker_domain::publishing::is_out_everywhere;
use trekker_session::trouble::{Trouble, TroubleKind};

use super::Team;

/// What edits say of posts that has to be true.
#[derive(Debug, Default)]
pub(super) struct Claims {
    /// They are ready to go out: no rule of voice stops them.
    pub(super) ready: Vec<DocId>,
    /// They are out: somebody says where, for each channel.
    pub(super) out: Vec<DocId>,
}

impl Claims {
    pub(super) fn of(edits: &[Edit]) -> Self {
        let mut claims = Self::default();
        for edit in edits {
            match edit {
                Edit::Post(id, PostEdit::SetStatus(Status::Planned)) => claims.ready.push(*id),
                Edit::Post(id, PostEdit::SetStatus(Status::Posted)) => claims.out.push(*id),
                Edit::NewPost(id, new) if new.template.is_none() && new.status == Some(Status::Planned.into()) => {
                    claims.ready.push(*id);
                }
                _ => {}
            }
        }
        claims
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ready.is_empty() && self.out.is_empty()
    }
}

impl Team {
    /// What of these claims is not so, with the posts as they are in their documents now.
    pub(super) fn not_so(&mut self, claims: &Claims) -> Result<Option<Trouble>, Trouble> {
        let mut titles = Vec::new();
        for id in &claims.out {
            let post = self.post(*id)?.summary;
            if !is_out_everywhere(&post) {
                titles.push(format!("'{}'", post.title));
            }
        }
        if !titles.is_empty() {
            return Ok(Some(Trouble::new(TroubleKind::NotOut).about(titles.join(", "))));
        }
        self.stopped(&claims.ready)
    }
}
