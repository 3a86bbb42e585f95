//! One's word on a post as it stands, and that one puts it on a channel.

use serde::{Deserialize, Serialize};
use trekker_domain::approval::{Texts, Verdict};
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::post::{PostEdit, Status};
use trekker_domain::publishing::Outing;
use trekker_session::script::{OpenTeam, Outcome, Script};
use trekker_session::trouble::{Trouble, TroubleKind};

use crate::channels::channel_known;
use crate::posts::{WholePost, post_beginning, read_post, whole_post};
use crate::work::variants_of;

/// Without a link: I put it on this channel. With one: I did.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Publish {
    pub post: String,
    pub channel: String,
    pub link: Option<String>,
}

/// My word on a post as it stands.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Approve {
    pub post: String,
    pub is_refused: bool,
    pub reason: String,
}

impl Script for Publish {
    type Answer = Vec<WholePost>;

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let (id, channel) = (post_beginning(team, &self.post)?, channel_known(team.snapshot(), &self.channel)?.id);
        let post = read_post(team, id)?.summary;
        if !post.channels.contains(&channel) {
            return Err(Trouble::new(TroubleKind::BadValue).about("channel").detail("the post does not go out there"));
        }
        let me = Some(team.me());
        let edits = match self.link.as_deref().map(str::trim) {
            None => vec![PostEdit::Claim(channel, me)],
            // Said by mistake, it would be taken for taking the link back.
            Some("") => return Err(Trouble::new(TroubleKind::NotALink)),
            Some(link) => {
                let is_out = |one: &DocId| *one == channel || post.outing(*one).is_some_and(Outing::is_out);
                let is_last = post.channels.iter().all(is_out);
                let posted = is_last.then_some(PostEdit::SetStatus(Status::Posted));
                let edits =
                    [PostEdit::SetPostedLink(channel, Some(link.to_owned())), PostEdit::SetPostedBy(channel, me)];
                edits.into_iter().chain(posted).collect()
            }
        };
        let edits: Vec<Edit> = edits.into_iter().map(|edit| Edit::Post(id, edit)).collect();
        team.edit(&edits)?;
        Ok(Outcome::Done(vec![whole_post(team, id)?]))
    }
}

impl Script for Approve {
    type Answer = Vec<WholePost>;

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let id = post_beginning(team, &self.post)?;
        let post = read_post(team, id)?;
        if !team.snapshot().may_decide(&post.summary, team.me()) {
            return Err(team.not_allowed());
        }
        let mut texts = Texts::from([(None, post.approved_form(&post.text))]);
        for (variant, _) in variants_of(team, id)? {
            if post.summary.channels.contains(&variant.summary.channel) {
                texts.insert(Some(variant.summary.channel), variant.approved_form(&variant.text));
            }
        }
        let verdict = if self.is_refused { Verdict::Refused } else { Verdict::Approved };
        let (approval, reason) = (team.new_id()?, self.reason.clone());
        team.edit(&[Edit::NewApproval { id: approval, post: id, verdict, reason, texts }])?;
        Ok(Outcome::Done(vec![whole_post(team, id)?]))
    }
}
