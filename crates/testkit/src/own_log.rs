//! What stands in a device's own log, written past all that a Trekker of today looks at before it writes.
#![allow(clippy::missing_panics_doc, reason = "what cannot go on ends the test")]

use std::path::Path;

use trekker_ledger::chain;
use trekker_ledger::keys::DeviceKey;
use trekker_ledger::record::{Body, Entry, Record};
use trekker_ledger::seal::Seal;
use trekker_storage::profile::Profile;
use trekker_storage::store::{Batch, NewRecord, Store};

/// Puts user actions at the end of the log of the device whose profile this is; nothing else may have it open.
pub fn append(profile: &Path, actions: impl FnOnce(DeviceKey) -> Vec<Vec<Entry>>) {
    let profile = Profile::open(profile).expect("nobody holds the profile");
    let file = profile.current_team().expect("it reads").expect("it is in a team");
    let mut store = Store::open(&file).expect("the team's file opens");
    let device = profile.key().public();
    let (mut seq, mut link) = store.head(device);
    let mut batch = Batch::default();
    for entries in actions(device) {
        let touches = entries.iter().map(|entry| (entry.kind, entry.doc)).collect();
        let bytes = Record { at: 1_790_000_000, body: Body::Changes(entries) }.encode().expect("it fits");
        seq += 1;
        link = chain::next(link, &bytes);
        batch.records.push(NewRecord { device, seq, hash: link, bytes, touches, is_statement: false });
    }
    batch.seals.push(Seal::new(profile.key(), store.team(), seq, link));
    store.commit(&batch).expect("it is written");
}
