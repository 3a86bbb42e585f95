//! Events as the command line reads and writes them.

use chrono::Days;
use serde_json::{Value, json};
use trekker_domain::edit::Edit;
use trekker_domain::event::{Event, FromFile, Lane, NewEvent};
use trekker_domain::open::Open;
use trekker_domain::publish_at::{parse_date, parse_time, zone};
use trekker_domain::recurrence::Recurrence;
use trekker_session::trouble::{Trouble, TroubleKind};

use super::Team;

/// What can be said of an event.
const FIELDS: &str = "lane date time zone last_day repeats theme explanation";
/// What comes again within so many days is said to come next.
const LOOKED_AHEAD: u64 = 800;

impl Team {
    pub(crate) fn event_list(&self) -> Value {
        let mut events: Vec<&Event> =
            self.view.snapshot.events.values().map(|event| &**event).filter(|event| !event.binned).collect();
        events.sort_by_key(|event| (event.begins.clone(), event.name.clone(), event.id));
        events.into_iter().map(|event| self.event_json(event)).collect()
    }

    fn event_json(&self, event: &Event) -> Value {
        let today = crate::engine::today();
        let until = today.checked_add_days(Days::new(LOOKED_AHEAD)).unwrap_or(today);
        let coming = event.occurrences(today, until, &self.view.snapshot.team.settings.zone);
        let next = coming.first().map(|it| it.first).or(event.begins.date);
        json!({
            "id": event.id.to_string(),
            "lane": event.lane.word(),
            "name": event.name,
            "begins": event.begins.written(),
            "zone": event.begins.zone,
            "last_day": event.last_day.map(|day| day.to_string()),
            "repeats": event.repeats.as_ref().map(Recurrence::written),
            "except": event.except.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "next": next.map(|day| day.to_string()),
            "explanation": event.explanation,
            "from_file": !event.from_file.is_empty(),
        })
    }

    pub(crate) fn add_event(&mut self, name: &str, fields: &[(String, String)]) -> Result<Value, Trouble> {
        let mut says = FromFile { name: name.to_owned(), ..FromFile::default() };
        let (mut lane, mut edits, mut theme) = (Lane::Event, Vec::new(), None);
        for (field, value) in fields {
            let bad = || Trouble::new(TroubleKind::BadValue).about(format!("{field}={value}"));
            match field.as_str() {
                "lane" => lane = Open::from_word(value).known().ok_or_else(bad)?,
                "date" => says.begins.date = Some(parse_date(value).ok_or_else(bad)?),
                "time" => says.begins.time = Some(parse_time(value).ok_or_else(bad)?),
                "zone" => says.begins.zone = zone(value).ok_or_else(bad)?.name().to_owned(),
                "last_day" => says.last_day = Some(parse_date(value).ok_or_else(bad)?),
                "repeats" => says.repeats = Some(Recurrence::parse(value).ok_or_else(bad)?),
                "explanation" => value.clone_into(&mut says.explanation),
                "theme" => {
                    let (id, new) = self.view.snapshot.theme_or_new(value);
                    edits.extend(new);
                    theme = Some(id);
                }
                _ => return Err(bad().detail(format!("the fields are: {FIELDS}"))),
            }
        }
        let id = self.new_id()?;
        edits.push(Edit::NewEvent(id, NewEvent { lane, theme, says, is_from_file: false }));
        self.edit(&edits)?;
        let made = self.view.snapshot.events.get(&id).cloned();
        Ok(made.map_or(json!([]), |event| json!([self.event_json(&event)])))
    }
}
