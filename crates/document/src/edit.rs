//! From what a person meant to what is written in which document.

use trekker_domain::columns::Writes;
use trekker_domain::derived;
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};

use crate::{
    approval, channel, comment, desk, event, heart, idea, meeting, overlap, post, success, team, thread, variant,
};

/// What this edit, made by this person, writes.
pub fn writes_of(edit: &Edit, team_id: &derived::Team, me: PersonId) -> Writes {
    if let Some(writes) = edit.writes(team_id) {
        return writes;
    }
    let (doc, makes, writes) = match edit {
        Edit::NewPost(id, new) => (*id, true, post::made(new)),
        Edit::Post(id, edit) => (*id, false, vec![post::edited(edit)]),
        Edit::NewVariant { post, channel, text, seen_text } => {
            let id = derived::variant(team_id, *post, *channel);
            (id, true, variant::made(*post, *channel, text, seen_text))
        }
        Edit::Variant(id, edit) => (*id, false, vec![variant::edited(edit)]),
        Edit::NewApproval { id, post, verdict, reason, texts } => {
            (*id, true, approval::made(*post, *verdict, reason, texts))
        }
        Edit::BinApproval(id, binned) => (*id, false, vec![approval::binned(*binned)]),
        Edit::NewComment { id, about, text, answers, mentions, passage } => {
            (*id, true, comment::made(*about, text, *answers, mentions, passage.as_ref()))
        }
        Edit::Resolve { comment, resolved } => {
            (derived::thread(team_id, *comment), false, thread::resolved(*comment, *resolved, me))
        }
        Edit::Comment(id, edit) => (*id, false, vec![comment::edited(edit)]),
        Edit::NewIdea { id, text } => (*id, true, idea::made(text)),
        Edit::Idea(id, edit) => (*id, false, idea::edited(edit, me)),
        Edit::Heart { idea, given } => (derived::heart(team_id, *idea, me), false, heart::given(*idea, *given)),
        Edit::NewChannel { name } => (derived::channel(team_id, name), true, channel::made(name)),
        Edit::Channel(id, edit) => (*id, false, vec![channel::edited(edit)]),
        Edit::NewEvent(id, new) => (*id, true, event::made(new)),
        Edit::Event(id, edit) => (*id, false, vec![event::edited(edit)]),
        Edit::NewSuccess(id, new) => (*id, true, success::made(new)),
        Edit::Success(id, edit) => (*id, false, vec![success::edited(edit)]),
        Edit::NewMeeting { monday } => (derived::meeting(team_id, *monday), true, meeting::made(*monday)),
        Edit::Meeting(id, edit) => (*id, false, vec![meeting::edited(edit)]),
        Edit::Text(..)
        | Edit::NewTemplate { .. }
        | Edit::Template(..)
        | Edit::NewTheme { .. }
        | Edit::Theme(..)
        | Edit::NewPlan { .. }
        | Edit::Plan(..)
        | Edit::NewPersona { .. }
        | Edit::Persona(..)
        | Edit::NewRule(..)
        | Edit::Rule(..)
        | Edit::NewSection { .. }
        | Edit::Section(..)
        | Edit::NewStandardAnswer(..)
        | Edit::StandardAnswer(..) => (DocId([0; 16]), false, Vec::new()),
        Edit::Settle { doc, keys, .. } => (*doc, false, overlap::settled(keys)),
        Edit::Desk(edit) => (derived::desk(team_id, me), false, desk::edited(edit)),
        Edit::Team(edit) => (derived::team_settings(team_id), false, vec![team::edited(edit)]),
    };
    Writes { kind: edit.kind(), doc, makes, writes }
}
