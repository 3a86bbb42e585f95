//! A channel as columns.

use trekker_domain::channel::{Channel, ChannelEdit};
use trekker_domain::counting::Measure;
use trekker_domain::id::DocId;
use trekker_domain::open::{Open, Word};

use crate::cell::Cell;
use crate::columns;
use crate::document::{Document, Write};
use crate::reading::{Columns, person_id};

/// The word of a channel that is on no network whose rules are known.
const NO_NETWORK: &str = "other";

pub fn read(document: &Document, id: DocId) -> Channel {
    let columns = Columns::of(document);
    let limit = |(name, cell): (&str, &Cell)| match cell {
        Cell::Number(most) => Some((Measure::parse(name)?, u32::try_from(*most).ok()?)),
        _ => None,
    };
    Channel {
        id,
        name: columns.string(columns::NAME),
        said_network: columns.text(columns::NETWORK).map(Open::from_word),
        limits: columns.under(columns::LIMIT_PREFIX).filter_map(limit).collect(),
        deciders: columns.chosen(columns::DECIDER_PREFIX, person_id),
        binned: columns.flag(columns::BINNED),
    }
}

pub(crate) fn made(name: &str) -> Vec<Write> {
    vec![Write::put(columns::NAME, name)]
}

pub(crate) fn edited(edit: &ChannelEdit) -> Write {
    match edit {
        ChannelEdit::SetName(name) => Write::put(columns::NAME, name.as_str()),
        ChannelEdit::SetNetwork(network) => Write::put(columns::NETWORK, network.map_or(NO_NETWORK, Word::word)),
        ChannelEdit::SetLimit(measure, most) => {
            let key = format!("{}{}", columns::LIMIT_PREFIX, measure.word());
            match most {
                Some(most) => Write::put(&key, Cell::Number((*most).into())),
                None => Write::put(&key, ""),
            }
        }
        ChannelEdit::AddDecider(person) => Write::put(&format!("{}{person}", columns::DECIDER_PREFIX), true),
        ChannelEdit::RemoveDecider(person) => Write::Clear { key: format!("{}{person}", columns::DECIDER_PREFIX) },
        ChannelEdit::Bin(binned) => Write::put(columns::BINNED, *binned),
    }
}
