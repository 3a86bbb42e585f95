//! Channels, as the command line reads and writes them.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};
use trekker_domain::channel::{Channel, ChannelEdit};
use trekker_domain::edit::Edit;
use trekker_domain::frequency::Frequency;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::name::tidy;
use trekker_domain::network::Network;
use trekker_domain::open::{Open, Word};
use trekker_session::calendar::PostRow;
use trekker_session::crowding::Crowding;
use trekker_session::snapshot::Snapshot;
use trekker_session::trouble::{Trouble, TroubleKind};

use super::Team;
use super::work::{bad, flag, optional};

impl Team {
    pub(super) fn channel_known(&self, name: &str) -> Result<Arc<Channel>, Trouble> {
        let snapshot = &self.view.snapshot;
        let found = snapshot.channel_named(name).and_then(|id| snapshot.channels.get(&id));
        found.cloned().ok_or_else(|| Trouble::new(TroubleKind::NotFound).about(name))
    }

    /// Those that are in use, by name.
    pub(crate) fn channel_list(&self) -> Value {
        let channels = self.view.snapshot.channels_by_name().filter(|(_, channel)| !channel.binned);
        channels.map(|(_, channel)| channel_json(channel)).collect()
    }

    /// Makes the channel if there is none of that name, and gives its fields these values.
    pub(crate) fn set_channel(&mut self, name: &str, fields: &[(String, String)]) -> Result<Value, Trouble> {
        let name = tidy(name).ok_or_else(|| bad("name", name))?;
        let (id, new) = self.view.snapshot.channel_or_new(&name);
        let mut edits: Vec<Edit> = new.into_iter().collect();
        for (field, value) in fields {
            let edit = match field.as_str() {
                "name" => {
                    let name = tidy(value).ok_or_else(|| bad(field, value))?;
                    if self.view.snapshot.channel_named(&name).is_some_and(|other| other != id) {
                        return Err(bad(field, value).detail("another channel has this name"));
                    }
                    ChannelEdit::SetName(name)
                }
                "network" => {
                    let known = |word: &str| Open::<Network>::from_word(word).known();
                    ChannelEdit::SetNetwork(optional(field, value, known)?)
                }
                "frequency" => ChannelEdit::SetFrequency(
                    optional(field, value, Frequency::parse).map_err(|trouble| trouble.detail("as 3/week, 2/month"))?,
                ),
                "binned" => ChannelEdit::Bin(flag(field, value)?),
                _ => return Err(bad(field, value).detail("the fields are: name network frequency binned")),
            };
            edits.push(Edit::Channel(id, edit));
        }
        self.edit(&edits)?;
        let channel = self.view.snapshot.channels.get(&id).map(|channel| channel_json(channel));
        let mut shown = channel.ok_or_else(|| Trouble::new(TroubleKind::NotFound).about(name))?;
        shown["conflicts"] = self.choices_of(Kind::Channel, id, &|_| None).into();
        Ok(json!([shown]))
    }

    /// Where a post goes out with more others than planned.
    pub(super) fn crowds_json(&self, row: &PostRow) -> Vec<Value> {
        let snapshot = &self.view.snapshot;
        let name = |id: &DocId| snapshot.channels.get(id).map(|channel| channel.name.clone());
        let crowds = Crowding::of(snapshot, self.today()).around(row).into_iter();
        let json = crowds.map(|crowd| {
            json!({
                "channel": name(&crowd.channel), "planned": crowd.planned.written(),
                "posts": crowd.posts, "from": crowd.first_day.to_string(),
            })
        });
        json.collect()
    }
}

/// The channels of these names, with commas between, and what it takes for those to be there that are not.
pub(super) fn channels_named(snapshot: &Snapshot, names: &str) -> (BTreeSet<DocId>, Vec<Edit>) {
    let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
    let (wanted, new): (BTreeSet<DocId>, Vec<Option<Edit>>) = names.map(|name| snapshot.channel_or_new(name)).unzip();
    (wanted, new.into_iter().flatten().collect())
}

fn channel_json(channel: &Channel) -> Value {
    json!({
        "id": channel.id.to_string(),
        "name": channel.name,
        "network": channel.network().map(Word::word),
        "frequency": channel.frequency.map(Frequency::written),
        "binned": channel.binned,
    })
}
