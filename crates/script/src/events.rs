//! Events: what happens outside, worth preparing for.

use chrono::Days;
use serde::{Deserialize, Serialize};
use trekker_domain::edit::Edit;
use trekker_domain::event::{Event, FromFile, Lane, NewEvent};
use trekker_domain::open::Open;
use trekker_domain::publish_at::{parse_date, parse_time, zone};
use trekker_domain::recurrence::Recurrence;
use trekker_session::script::{OpenTeam, Outcome, Script, WaitsFor};
use trekker_session::trouble::Trouble;

use crate::words::{Fields, bad};

/// What can be said of an event.
const FIELDS: &str = "lane date time zone last_day repeats theme explanation";
/// What comes again within so many days is said to come next.
const LOOKED_AHEAD: u64 = 800;

/// All of them; those that come again with the next time from today on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EventList;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EventAdd {
    pub name: String,
    pub fields: Fields,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventAnswer {
    pub id: String,
    pub lane: String,
    pub name: String,
    pub begins: String,
    pub zone: String,
    pub last_day: Option<String>,
    /// As iCalendar writes it.
    pub repeats: Option<String>,
    pub except: Vec<String>,
    pub next: Option<String>,
    pub explanation: String,
    pub from_file: bool,
}

impl Script for EventList {
    type Answer = Vec<EventAnswer>;

    fn waits_for(&self) -> WaitsFor {
        WaitsFor::Quiet
    }

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let events = team.snapshot().events.values().map(AsRef::as_ref);
        let mut events: Vec<&Event> = events.filter(|event: &&Event| !event.binned).collect();
        events.sort_by_key(|event| (event.begins.clone(), event.name.clone(), event.id));
        Ok(Outcome::Done(events.into_iter().map(|event| EventAnswer::of(event, team)).collect()))
    }
}

impl Script for EventAdd {
    type Answer = Vec<EventAnswer>;

    fn run(&self, team: &mut dyn OpenTeam) -> Result<Outcome<Self::Answer>, Trouble> {
        let mut says = FromFile { name: self.name.clone(), ..FromFile::default() };
        let (mut lane, mut edits, mut theme) = (Lane::Event, Vec::new(), None);
        for (field, value) in &self.fields {
            let bad = || bad(field, value);
            match field.as_str() {
                "lane" => lane = Open::from_word(value).known().ok_or_else(bad)?,
                "date" => says.begins.date = Some(parse_date(value).ok_or_else(bad)?),
                "time" => says.begins.time = Some(parse_time(value).ok_or_else(bad)?),
                "zone" => says.begins.zone = zone(value).ok_or_else(bad)?.name().to_owned(),
                "last_day" => says.last_day = Some(parse_date(value).ok_or_else(bad)?),
                "repeats" => says.repeats = Some(Recurrence::parse(value).ok_or_else(bad)?),
                "explanation" => value.clone_into(&mut says.explanation),
                "theme" => {
                    let (id, new) = team.snapshot().theme_or_new(value);
                    edits.extend(new);
                    theme = Some(id);
                }
                _ => return Err(bad().detail(format!("the fields are: {FIELDS}"))),
            }
        }
        let id = team.new_id()?;
        edits.push(Edit::NewEvent(id, NewEvent { lane, theme, says, is_from_file: false }));
        team.edit(&edits)?;
        let made = team.snapshot().events.get(&id);
        Ok(Outcome::Done(made.map(|event| EventAnswer::of(event, team)).into_iter().collect()))
    }
}

impl EventAnswer {
    fn of(event: &Event, team: &dyn OpenTeam) -> Self {
        let today = team.today();
        let until = today.checked_add_days(Days::new(LOOKED_AHEAD)).unwrap_or(today);
        let coming = event.occurrences(today, until, &team.snapshot().team.settings.zone);
        let next = coming.first().map(|it| it.first).or(event.begins.date);
        Self {
            id: event.id.to_string(),
            lane: event.lane.word().to_owned(),
            name: event.name.clone(),
            begins: event.begins.written(),
            zone: event.begins.zone.clone(),
            last_day: event.last_day.map(|day| day.to_string()),
            repeats: event.repeats.as_ref().map(|repeats| repeats.written().to_owned()),
            except: event.except.iter().map(ToString::to_string).collect(),
            next: next.map(|day| day.to_string()),
            explanation: event.explanation.clone(),
            from_file: !event.from_file.is_empty(),
        }
    }
}
