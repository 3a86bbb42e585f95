//! Where a channel goes out more often than planned, worked out once for each picture.

use std::sync::Arc;

use chrono::NaiveDate;
use imbl::OrdMap;
use trekker_domain::channel::Channel;
use trekker_domain::id::DocId;
use trekker_session::calendar::Calendar;
use trekker_session::crowding::Crowding;
use trekker_session::snapshot::Snapshot;

#[derive(Debug, Default)]
pub(crate) struct Crowded {
    calendar: Calendar,
    channels: OrdMap<DocId, Arc<Channel>>,
    today: NaiveDate,
    crowding: Arc<Crowding>,
}

impl Crowded {
    pub(crate) fn of(&mut self, snapshot: &Snapshot, today: NaiveDate) -> Arc<Crowding> {
        let is_same = self.today == today
            && self.calendar.is_same(&snapshot.calendar)
            && self.channels.ptr_eq(&snapshot.channels);
        if !is_same {
            *self = Self {
                calendar: snapshot.calendar.clone(),
                channels: snapshot.channels.clone(),
                today,
                crowding: Arc::new(Crowding::of(snapshot, today)),
            };
        }
        Arc::clone(&self.crowding)
    }
}
