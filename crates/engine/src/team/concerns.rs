//! Telling a person at once of what concerns them, when it comes in from others.

use std::sync::Arc;

use chrono::Duration;
use trekker_domain::comment::Comment;
use trekker_domain::concern::{Concern, became, of_idea, of_post};
use trekker_domain::id::DocId;
use trekker_domain::idea::Idea;
use trekker_session::calendar::{ApprovalWord, PostRow};
use trekker_session::notice::Notice;

use super::{Team, now};
use crate::rows::{Row, moment};

/// While more documents than this wait to be folded, as after a week without a connection, nobody is told of each: what is
/// important stands in the list of changes.
const QUIET_FROM: usize = 20;
/// A comment older than this is no news.
const NEWS_HOURS: i64 = 48;

impl Team {
    /// A row that came from others was shown. `before` and `idea`: the post it is about, and the idea,
    /// as they were shown until then.
    pub(super) fn tell_concerns(&mut self, row: &Row, before: Option<&Arc<PostRow>>, idea: Option<&Arc<Idea>>) {
        if self.stale.count() > QUIET_FROM {
            return;
        }
        match row {
            Row::Comment(comment) => self.tell_of_comment(comment),
            Row::Idea(after) => {
                let Some(before) = idea else { return };
                for concern in of_idea(before, after, self.person) {
                    self.tell(after.id, concern);
                }
                // What it became may come a moment later, and its name with it.
                self.told.unnamed.extend(became(before, after, self.person).map(|into| (into, after.id)));
                self.tell_of_named();
            }
            Row::Plan(_) => self.tell_of_named(),
            _ => {
                self.tell_of_named();
                let Some(before) = before else { return };
                let Some(after) = self.view.snapshot.calendar.get(before.summary.id).cloned() else { return };
                self.tell_of_post(before, &after);
            }
        }
    }

    /// Ideas became part of something that has a name now.
    fn tell_of_named(&mut self) {
        for (into, idea) in std::mem::take(&mut self.told.unnamed) {
            match self.view.title_of(into) {
                name if name.is_empty() => self.told.unnamed.push((into, idea)),
                name => self.tell(idea, Concern::IdeaBecame(name)),
            }
        }
    }

    fn tell_of_post(&mut self, before: &PostRow, after: &PostRow) {
        if after.summary.template.is_some() {
            return;
        }
        let me = self.person;
        let decides = self.view.snapshot.may_decide(&after.summary, me);
        let mut concerns = of_post(&before.summary, &after.summary, me, decides);
        let is_refused = |row: &PostRow| matches!(row.approval, ApprovalWord::Refused(_));
        if after.summary.owner == Some(me) && is_refused(after) && !is_refused(before) {
            concerns.push(Concern::Refused);
        }
        for concern in concerns {
            self.tell(after.summary.id, concern);
        }
    }

    fn tell_of_comment(&mut self, comment: &Comment) {
        let me = self.person;
        let is_news = moment(now()).signed_duration_since(comment.at) < Duration::hours(NEWS_HOURS);
        if comment.binned || comment.by == me || !is_news || !self.told.comments.insert(comment.id) {
            return;
        }
        if comment.mentions.contains(&me) {
            self.tell(comment.about, Concern::Mentioned(comment.by));
        } else if let Some(first) = comment.answers {
            let in_thread = |one: &&Comment| one.id == first || one.answers == Some(first);
            let is_mine = self.view.comments(comment.about).iter().filter(in_thread).any(|one| one.by == me);
            if is_mine {
                self.tell(comment.about, Concern::Answered(comment.by));
            }
        }
    }

    fn tell(&mut self, about: DocId, concern: Concern) {
        let title = self.view.title_of(about);
        self.notice(Notice::Concerns { about, title, concern });
    }
}
