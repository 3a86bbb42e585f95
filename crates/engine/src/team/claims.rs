//! What an action says of posts that has to be true: that they are ready, that they are out.

use std::collections::BTreeSet;

use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::link::is_address;
use trekker_domain::post::{PostEdit, Status};
use trekker_domain::publishing::{Outing, as_it_goes_out, is_out_everywhere};
use trekker_session::trouble::{Trouble, TroubleKind};

use super::Team;

/// A longer text than this is not kept as it went out: no network takes one, and no record could hold it twice.
const LONGEST_KEPT: usize = 100_000;

/// What edits say of posts that has to be true.
#[derive(Debug, Default)]
pub(super) struct Claims {
    /// They are ready to go out: no rule of voice stops them.
    pub(super) ready: Vec<DocId>,
    /// They are out: somebody says where, for each channel.
    pub(super) out: Vec<DocId>,
    /// They were put on this channel just now. What a rule stops is not put anywhere: a post whose words were changed after it was
    /// ready, or that was never said to be ready, would pass every rule with a link.
    pub(super) put: Vec<(DocId, DocId)>,
}

impl Claims {
    pub(super) fn of(edits: &[Edit]) -> Self {
        let mut claims = Self::default();
        for edit in edits {
            match edit {
                Edit::Post(id, PostEdit::SetStatus(Status::Planned)) => claims.ready.push(*id),
                Edit::Post(id, PostEdit::SetStatus(Status::Posted)) => claims.out.push(*id),
                Edit::Post(id, PostEdit::SetPostedLink(channel, Some(link))) if !link.trim().is_empty() => {
                    claims.put.push((*id, *channel));
                }
                Edit::NewPost(id, new) if new.template.is_none() && new.status == Some(Status::Planned.into()) => {
                    claims.ready.push(*id);
                }
                _ => {}
            }
        }
        claims
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ready.is_empty() && self.out.is_empty() && self.put.is_empty()
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
        // Another link to what is out there already, or one of two, is a fact about what no rule can stop any more.
        let put = claims.put.iter().filter(|(post, channel)| !self.was_out(*post, *channel)).map(|(post, _)| *post);
        let stopped: BTreeSet<DocId> = claims.ready.iter().copied().chain(put).collect();
        self.stopped(stopped)
    }

    /// Whether the picture says so, which is that of before what is being written.
    fn was_out(&self, post: DocId, channel: DocId) -> bool {
        let row = self.view.snapshot.calendar.get(post);
        row.and_then(|row| row.summary.outing(channel)).is_some_and(Outing::is_out)
    }

    /// These edits, and with a link what goes out there as it stands: it is kept whatever is written later.
    pub(super) fn with_what_goes_out(&mut self, edits: &[Edit]) -> Result<Vec<Edit>, Trouble> {
        let mut all = edits.to_vec();
        for edit in edits {
            let Edit::Post(id, PostEdit::SetPostedLink(channel, link)) = edit else { continue };
            let (id, channel, link) = (*id, *channel, link.as_deref().unwrap_or_default());
            let is_nowhere = link.trim().is_empty();
            if !is_nowhere && !is_address(link) {
                return Err(Trouble::new(TroubleKind::NotALink).about(link.trim()));
            }
            if self.kind_of(id).is_none() {
                continue;
            }
            let post = self.post(id)?;
            let kept = if is_nowhere {
                None
            } else if self.was_out(id, channel) {
                continue;
            } else {
                let row = self.view.snapshot.calendar.get(id).cloned();
                let own = row.iter().flat_map(|row| &row.variants).find(|variant| variant.channel == channel);
                let own = own.map(|variant| variant.id).map(|id| self.variant(id)).transpose()?.flatten();
                Some(as_it_goes_out(&post, own.as_ref()))
            };
            let is_too_long = kept.as_ref().is_some_and(|kept| kept.len() > LONGEST_KEPT);
            if post.went_out.get(&channel) != kept.as_ref() && !is_too_long {
                all.push(Edit::Post(id, PostEdit::SetWentOut(channel, kept)));
            }
        }
        Ok(all)
    }
}
