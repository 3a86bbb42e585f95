//! What a team set for itself: where it begins, and for the command line.

use serde_json::{Value, json};
use trekker_domain::edit::Edit;
use trekker_domain::holidays::Country;
use trekker_domain::name::tidy;
use trekker_domain::open::Open;
use trekker_domain::publish_at::zone;
use trekker_domain::team::{Relay, TeamEdit};
use trekker_session::trouble::{Trouble, TroubleKind};

use super::Team;

const FIELDS: &str = "name zone country relay";

impl Team {
    /// A new team plans in this zone; empty: that is not known yet.
    pub(crate) fn begin_in_zone(&mut self, zone: &str) -> Result<(), Trouble> {
        if !zone.is_empty() {
            self.edit(&[Edit::Team(TeamEdit::SetZone(zone.to_owned()))])?;
            self.forget_what_was_done();
        }
        Ok(())
    }

    /// What was written so far is how the team begins, and no action of anybody.
    pub(crate) fn forget_what_was_done(&mut self) {
        self.undo.clear();
        self.view.snapshot.undoable.clear();
        self.redo.clear();
        self.notices.clear();
        self.view.snapshot.can_undo = false;
    }

    pub(crate) fn settings_json(&self) -> Value {
        let team = &self.view.snapshot.team;
        json!([{
            "team": team.name,
            // Empty: nobody said one yet, and hours count as UTC.
            "zone": team.settings.zone,
            "country": team.settings.country.as_ref().map(Open::word),
            "relay": team.settings.relay.word(),
        }])
    }

    pub(crate) fn set_settings(&mut self, fields: &[(String, String)]) -> Result<Value, Trouble> {
        let mut edits = Vec::new();
        for (field, value) in fields {
            let value = value.trim();
            let bad = || Trouble::new(TroubleKind::BadValue).about(format!("{field}={value}"));
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
        self.edit(&edits)?;
        let mut settings = self.settings_json();
        settings[0]["conflicts"] = self.choices_of_team().into();
        Ok(settings)
    }
}
