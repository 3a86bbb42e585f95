//! What an edit does to the made-up team beyond what it writes.

use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::post::{PostEdit, PostSummary};
use trekker_domain::publishing::{Outing, as_it_goes_out};
use trekker_domain::template::used_for;
use trekker_session::notice::{Done, Notice};

use super::{FakeSession, TEAM};

impl FakeSession {
    pub(super) fn use_template(&mut self, template: DocId, day: chrono::NaiveDate) {
        let items = self.snapshot.calendar.items_of(template).into_iter().map(|row| self.post(row.summary.id));
        for item in items.collect::<Vec<_>>() {
            let new = used_for(&item, day, &mut || self.new_id()).expect("a day that exists");
            let id = self.new_id();
            self.edit(Edit::NewPost(id, new));
        }
    }

    pub(super) fn edit(&mut self, edit: Edit) {
        if let Edit::Settle { doc, keys, .. } = &edit {
            let left = self.overlaps.entry(*doc).or_default();
            left.retain(|overlap| overlap.keys != *keys);
            let left = left.clone();
            self.with_text(*doc, |text| text.overlaps = left);
        }
        self.write(edit.writes(&TEAM, self.me()));
        if let Edit::Post(id, edit) = edit {
            self.was_done(id, edit);
        }
    }

    fn was_done(&mut self, id: DocId, edit: PostEdit) {
        let post = self.post(id);
        let title = post.summary.title.clone();
        match edit {
            PostEdit::SetDate(to) => self.can_be_undone(Done::PostMoved { title, to }),
            PostEdit::Bin(true) => self.can_be_undone(Done::PostBinned { title }),
            // The engine keeps what went out with the link.
            PostEdit::SetPostedLink(channel, _) => {
                let is_out = post.summary.outing(channel).is_some_and(Outing::is_out);
                let own = self.variants_of(id).into_iter().find(|variant| variant.summary.channel == channel);
                let now = is_out.then(|| as_it_goes_out(&post, own.as_ref()));
                if is_out != post.went_out.contains_key(&channel) {
                    self.write(Edit::Post(id, PostEdit::SetWentOut(channel, now)).writes(&TEAM, self.me()));
                }
            }
            _ => {}
        }
    }

    fn can_be_undone(&mut self, done: Done) {
        self.snapshot.undoable.insert(1);
        self.notices.push(Notice::Undoable { done, action: Some(1) });
    }
}

/// How a channel of a post stands, to say more of it.
pub fn outing_of(post: &mut PostSummary, channel: DocId) -> &mut Outing {
    let place = post.outings.iter().position(|outing| outing.channel == channel).unwrap_or_else(|| {
        post.outings.push(Outing::new(channel));
        post.outings.len() - 1
    });
    &mut post.outings[place]
}
