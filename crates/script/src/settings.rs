//! What a team set for itself.

use serde::{Deserialize, Serialize};
use trekker_domain::derived;
use trekker_domain::edit::Edit;
use trekker_domain::holidays::Country;
use trekker_domain::kind::Kind;
use trekker_domain::name::tidy;
use trekker_domain::open::Open;
use trekker_domain::publish_at::zone;
use trekker_domain::team::{Relay, TeamEdit};
use trekker_session::script::{OpenTeam, Outcome, Script, WaitsFor};
use trekker_session::trouble::{Trouble, TroubleKind};

use crate::choices::{Apart, choices_in};
use crate::words::{Fields, bad};

const FIELDS: &str = "name zone country relay";

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TeamShow;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TeamSet {
    pub fields: Fields,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsAnswer {
    pub team: String,
    /// Empty: nobody said one yet, and hours count as UTC.
    pub zone: String,
    pub country: Option<String>,
    pub relay: String,
    pub conflicts: Vec<Apart>,
}

impl Script for TeamShow {
    type Answer = Vec<SettingsAnswer>;

    fn waits_for(&self) -> WaitsFor {
        WaitsFor::Quiet
    }

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        Ok(Outcome::Done(settings_of(team)))
    }
}

impl Script for TeamSet {
    type Answer = Vec<SettingsAnswer>;

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let mut edits = Vec::new();
        for (field, value) in &self.fields {
            let value = value.trim();
            let bad = || bad(field, value);
            edits.push(Edit::Team(match field.as_str() {
                "name" => {
                    TeamEdit::SetName(tidy(value).ok_or_else(|| Trouble::new(TroubleKind::BadName).about(value))?)
                }
                "zone" => {
                    let known = zone(value).ok_or_else(|| bad().detail("a zone such as Europe/Brussels"))?;
                    TeamEdit::SetZone(known.name().to_owned())
                }
                "country" if value.is_empty() => TeamEdit::SetCountry(None),
                "country" => TeamEdit::SetCountry(Some(Open::<Country>::from_word(value).known().ok_or_else(bad)?)),
                "relay" => TeamEdit::SetRelay(Relay::parse(value).ok_or_else(bad)?),
                _ => return Err(bad().detail(format!("the fields are: {FIELDS}"))),
            }));
        }
        team.edit(&edits)?;
        Ok(Outcome::Done(settings_of(team)))
    }
}

fn settings_of(team: &mut dyn OpenTeam) -> Vec<SettingsAnswer> {
    let conflicts = choices_of_team(team);
    let team = &team.snapshot().team;
    vec![SettingsAnswer {
        team: team.name.clone(),
        zone: team.settings.zone.clone(),
        country: team.settings.country.as_ref().map(Open::word).map(str::to_owned),
        relay: team.settings.relay.word().to_owned(),
        conflicts,
    }]
}

/// What the team set apart for itself, and apart of what it calls by a name and has no list of here.
fn choices_of_team(team: &mut dyn OpenTeam) -> Vec<Apart> {
    let settings = derived::team_settings(&team.snapshot().team.id);
    let mut choices = choices_in(team, Kind::Team, settings, &|_| None);
    let snapshot = team.snapshot().clone();
    let themes = snapshot.themes.values().map(|it| (Kind::Theme, it.id, it.name.clone()));
    let plans = snapshot.plans.values().filter(|it| it.contested).map(|it| (Kind::Plan, it.id, it.name.clone()));
    let personas = snapshot.personas.values().filter(|it| it.contested);
    let personas = personas.map(|it| (Kind::Persona, it.id, it.name.clone()));
    for (kind, id, name) in themes.chain(plans).chain(personas) {
        for mut choice in choices_in(team, kind, id, &|_| None) {
            if let Apart::Field(field) = &mut choice {
                (field.of, field.of_name) = (Some(id.to_string()), Some(name.clone()));
            }
            choices.push(choice);
        }
    }
    choices
}
