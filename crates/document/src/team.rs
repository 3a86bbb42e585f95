//! The team's settings as columns.

use trekker_domain::team::{Relay, TeamEdit, TeamSettings};

use crate::columns;
use crate::document::{Document, Write};
use crate::reading::Columns;

pub fn read(document: &Document) -> TeamSettings {
    let columns = Columns::of(document);
    TeamSettings {
        name: columns.string(columns::NAME),
        zone: columns.string(columns::ZONE),
        relay: columns.text(columns::RELAY).and_then(Relay::parse).unwrap_or_default(),
    }
}

pub(crate) fn edited(edit: &TeamEdit) -> Write {
    match edit {
        TeamEdit::SetName(name) => Write::put(columns::NAME, name.as_str()),
        TeamEdit::SetZone(zone) => Write::put(columns::ZONE, zone.as_str()),
        TeamEdit::SetRelay(relay) => Write::put(columns::RELAY, relay.word()),
    }
}
