//! A channel as columns.

use trekker_domain::channel::{Channel, ChannelEdit, Face, Look};
use trekker_domain::columns::Cell;
use trekker_domain::columns::Write;
use trekker_domain::columns::names as columns;
use trekker_domain::counting::Measure;
use trekker_domain::frequency::Frequency;
use trekker_domain::id::DocId;
use trekker_domain::open::{Open, Word};
use trekker_domain::publish_at::parse_date;

use crate::document::Document;
use crate::reading::{Columns, People, person_id, writer};

/// The word of a channel that is on no network whose rules are known.
const NO_NETWORK: &str = "other";

pub fn read(document: &Document, id: DocId, people: &dyn People) -> Channel {
    let columns = Columns::of(document);
    let limit = |(name, cell): (&str, &Cell)| match cell {
        Cell::Number(most) => Some((Measure::parse(name)?, u32::try_from(*most).ok()?)),
        _ => None,
    };
    let look = |(name, cell): (&str, &Cell)| match cell {
        Cell::Text(day) => {
            let by = writer(document, &format!("{}{name}", columns::LOOKED_PREFIX), people);
            Some((Open::<Face>::from_word(name).known()?, Look { on: parse_date(day)?, by }))
        }
        _ => None,
    };
    Channel {
        id,
        name: columns.string(columns::NAME),
        said_network: columns.text(columns::NETWORK).map(Open::from_word),
        limits: columns.under(columns::LIMIT_PREFIX).filter_map(limit).collect(),
        deciders: columns.chosen(columns::DECIDER_PREFIX, person_id),
        frequency: columns.text(columns::FREQUENCY).and_then(Frequency::parse),
        looks: columns.under(columns::LOOKED_PREFIX).filter_map(look).collect(),
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
        ChannelEdit::SetFrequency(frequency) => {
            Write::put_or_empty(columns::FREQUENCY, frequency.map(Frequency::written))
        }
        ChannelEdit::Looked(face, day) => {
            let key = format!("{}{}", columns::LOOKED_PREFIX, face.word());
            Write::put_or_empty(&key, day.map(|day| day.to_string()))
        }
        ChannelEdit::Bin(binned) => Write::put(columns::BINNED, *binned),
    }
}
