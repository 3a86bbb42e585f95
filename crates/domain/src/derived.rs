//! Ids of documents that several people may make apart and that must be one: they come from what makes them one.

use crate::id::{DocId, PersonId};
use crate::kind::Kind;
use crate::name::same_name_key;
use crate::open::Word;
use crate::rule::NewRule;
use chrono::NaiveDate;

/// The team, as 32 opaque bytes.
pub type Team = [u8; 32];

pub fn channel(team: &Team, name: &str) -> DocId {
    derive(team, Kind::Channel, &[same_name_key(name).as_bytes()])
}

pub fn theme(team: &Team, name: &str) -> DocId {
    derive(team, Kind::Theme, &[same_name_key(name).as_bytes()])
}

pub fn plan(team: &Team, name: &str) -> DocId {
    derive(team, Kind::Plan, &[same_name_key(name).as_bytes()])
}

pub fn persona(team: &Team, name: &str) -> DocId {
    derive(team, Kind::Persona, &[same_name_key(name).as_bytes()])
}

/// A thread is named by the comment that began it.
pub fn thread(team: &Team, comment: DocId) -> DocId {
    derive(team, Kind::Thread, &[&comment.0])
}

/// A week has one meeting.
pub fn meeting(team: &Team, monday: NaiveDate) -> DocId {
    derive(team, Kind::Meeting, &[monday.to_string().as_bytes()])
}

/// A decision becomes one task.
pub fn task(team: &Team, meeting: DocId, decision: DocId) -> DocId {
    derive(team, Kind::Post, &[b"decision", &meeting.0, &decision.0])
}

/// A person has one desk.
pub fn desk(team: &Team, person: PersonId) -> DocId {
    derive(team, Kind::Desk, &[&person.0])
}

/// An event brought in from a file, by what the file calls it.
pub fn imported_event(team: &Team, identity: &[u8]) -> DocId {
    derive(team, Kind::Event, &[identity])
}

/// A post has one variant for each channel.
pub fn variant(team: &Team, post: DocId, channel: DocId) -> DocId {
    derive(team, Kind::Variant, &[&post.0, &channel.0])
}

/// A person has one heart for each idea.
pub fn heart(team: &Team, idea: DocId, person: PersonId) -> DocId {
    derive(team, Kind::Heart, &[&idea.0, &person.0])
}

/// A rule from a list of words, by what the list says: the same list taken in apart makes the same rules.
pub fn listed_rule(team: &Team, rule: &NewRule) -> DocId {
    derive(team, Kind::Rule, &[rule.sort.word().as_bytes(), rule.about.as_bytes(), rule.instead.as_bytes()])
}

pub fn team_settings(team: &Team) -> DocId {
    derive(team, Kind::Team, &[])
}

/// A post brought in from a file, by what the file says of it.
pub fn imported_post(team: &Team, identity: &[u8]) -> DocId {
    derive(team, Kind::Post, &[identity])
}

fn derive(team: &Team, kind: Kind, parts: &[&[u8]]) -> DocId {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"trekker/document/v1").update(team).update(&kind.number().to_be_bytes());
    for part in parts {
        hasher.update(&(part.len() as u64).to_be_bytes()).update(part);
    }
    let mut id = [0; 16];
    id.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    DocId(id)
}
