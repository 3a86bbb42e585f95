//! Channels: where the team goes out.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
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
use trekker_session::script::{OpenTeam, Outcome, Script, WaitsFor};
use trekker_session::snapshot::Snapshot;
use trekker_session::trouble::Trouble;

use crate::choices::{Apart, HasChoices, choices_in, with_choices};
use crate::words::{Fields, bad, flag, not_found, optional};

/// Those that are in use, by name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChannelList;

/// Made if there is none of that name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChannelSet {
    pub name: String,
    pub fields: Fields,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelAnswer {
    pub id: String,
    pub name: String,
    pub network: Option<String>,
    pub frequency: Option<String>,
    pub binned: bool,
    pub conflicts: Vec<Apart>,
}

/// A channel with more on it than planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crowd {
    pub channel: Option<String>,
    /// As `3/week`.
    pub planned: String,
    /// So many there are.
    pub posts: u32,
    pub from: String,
}

impl Script for ChannelList {
    type Answer = Vec<ChannelAnswer>;

    fn waits_for(&self) -> WaitsFor {
        WaitsFor::Quiet
    }

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let channels = team.snapshot().channels_by_name().filter(|(_, channel)| !channel.binned);
        let list = channels.map(|(_, channel)| ChannelAnswer::of(channel)).collect();
        with_choices(team, Kind::Channel, list)
    }
}

impl Script for ChannelSet {
    type Answer = Vec<ChannelAnswer>;

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let name = tidy(&self.name).ok_or_else(|| bad("name", &self.name))?;
        let (id, new) = team.snapshot().channel_or_new(&name);
        let mut edits: Vec<Edit> = new.into_iter().collect();
        for (field, value) in &self.fields {
            let edit = match field.as_str() {
                "name" => {
                    let name = tidy(value).ok_or_else(|| bad(field, value))?;
                    if team.snapshot().channel_named(&name).is_some_and(|other| other != id) {
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
        team.edit(&edits)?;
        let channel = team.snapshot().channels.get(&id).cloned().ok_or_else(|| not_found(name))?;
        let conflicts = choices_in(team, Kind::Channel, id, &|_| None);
        Ok(Outcome::Done(vec![ChannelAnswer { conflicts, ..ChannelAnswer::of(&channel) }]))
    }
}

impl ChannelAnswer {
    fn of(channel: &Channel) -> Self {
        Self {
            id: channel.id.to_string(),
            name: channel.name.clone(),
            network: channel.network().map(|network| network.word().to_owned()),
            frequency: channel.frequency.map(Frequency::written),
            binned: channel.binned,
            conflicts: Vec::new(),
        }
    }
}

impl HasChoices for ChannelAnswer {
    fn id(&self) -> Option<DocId> {
        DocId::parse(&self.id)
    }

    fn set_choices(&mut self, choices: Vec<Apart>) {
        self.conflicts = choices;
    }
}

pub(crate) fn channel_known(snapshot: &Snapshot, name: &str) -> Result<Arc<Channel>, Trouble> {
    let found = snapshot.channel_named(name).and_then(|id| snapshot.channels.get(&id));
    found.cloned().ok_or_else(|| not_found(name))
}

/// The channels of these names, with commas between, and what it takes for those to be there that are not.
pub(crate) fn channels_named(snapshot: &Snapshot, names: &str) -> (BTreeSet<DocId>, Vec<Edit>) {
    let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
    let (wanted, new): (BTreeSet<DocId>, Vec<Option<Edit>>) = names.map(|name| snapshot.channel_or_new(name)).unzip();
    (wanted, new.into_iter().flatten().collect())
}

/// Where a post goes out with more others than planned.
pub(crate) fn crowds_of(team: &dyn OpenTeam, row: &PostRow) -> Vec<Crowd> {
    let snapshot = team.snapshot();
    let crowds = Crowding::of(snapshot, team.today()).around(row).into_iter();
    let answers = crowds.map(|crowd| Crowd {
        channel: snapshot.channels.get(&crowd.channel).map(|channel| channel.name.clone()),
        planned: crowd.planned.written(),
        posts: crowd.posts,
        from: crowd.first_day.to_string(),
    });
    answers.collect()
}
