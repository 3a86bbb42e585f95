//! A success as columns.

use trekker_domain::columns::Write;
use trekker_domain::columns::names as columns;
use trekker_domain::id::DocId;
use trekker_domain::publish_at::parse_date;
use trekker_domain::rank::Rank;
use trekker_domain::success::{Figure, FigureEdit, NewSuccess, Part, Success, SuccessEdit};

use crate::document::Document;
use crate::reading::{Columns, doc_id, person_id};
use crate::work::{Group, groups};

pub fn read(document: &Document, id: DocId) -> Success {
    let columns = Columns::of(document);
    let figure = |(id, group): (DocId, Group<'_>)| Figure {
        id,
        name: group.string(columns::NAME),
        value: group.string(columns::VALUE),
        rank: Rank(group.string(columns::RANK)),
    };
    let mut figures: Vec<Figure> = groups(&columns, columns::FIGURE_PREFIX).map(figure).collect();
    figures.sort_by(|one, other| (&one.rank, one.id).cmp(&(&other.rank, other.id)));
    Success {
        id,
        about: columns.text(columns::ABOUT).and_then(doc_id),
        words: columns.string(columns::WORDS),
        day: columns.text(columns::DATE).and_then(parse_date),
        figures,
        thought_by: columns.chosen(columns::THOUGHT_PREFIX, person_id),
        made_by: columns.chosen(columns::MADE_PREFIX, person_id),
        contested: columns.is_contested(document),
        binned: columns.flag(columns::BINNED),
    }
}

pub(crate) fn made(new: &NewSuccess) -> Vec<Write> {
    let mut writes = vec![Write::put(columns::WORDS, new.words.as_str())];
    writes.extend(new.about.map(|about| Write::put(columns::ABOUT, about.to_string())));
    writes.extend(new.day.map(|day| Write::put(columns::DATE, day.to_string())));
    writes
}

pub(crate) fn edited(edit: &SuccessEdit) -> Write {
    match edit {
        SuccessEdit::SetAbout(about) => Write::put_or_empty(columns::ABOUT, about.map(|id| id.to_string())),
        SuccessEdit::SetWords(words) => Write::put(columns::WORDS, words.as_str()),
        SuccessEdit::SetDay(day) => Write::put_or_empty(columns::DATE, day.map(|day| day.to_string())),
        SuccessEdit::Figure(id, edit) => {
            let key = |name: &str| format!("{}{id}/{name}", columns::FIGURE_PREFIX);
            match edit {
                FigureEdit::SetName(name) => Write::put(&key(columns::NAME), name.as_str()),
                FigureEdit::SetValue(value) => Write::put(&key(columns::VALUE), value.as_str()),
                FigureEdit::SetRank(rank) => Write::put(&key(columns::RANK), rank.0.as_str()),
                FigureEdit::Bin(binned) => Write::put(&key(columns::BINNED), *binned),
            }
        }
        SuccessEdit::Credit { person, part, given } => {
            let prefix = match part {
                Part::Thought => columns::THOUGHT_PREFIX,
                Part::Made => columns::MADE_PREFIX,
            };
            Write::put(&format!("{prefix}{person}"), *given)
        }
        SuccessEdit::Bin(binned) => Write::put(columns::BINNED, *binned),
    }
}
