//! A voice rule as columns.

use trekker_domain::columns::Write;
use trekker_domain::columns::names as columns;
use trekker_domain::id::DocId;
use trekker_domain::open::{Open, Word};
use trekker_domain::rule::{NewRule, Place, Rule, RuleEdit, Strictness};

use crate::document::Document;
use crate::reading::Columns;

pub fn read(document: &Document, id: DocId) -> Rule {
    let columns = Columns::of(document);
    Rule {
        id,
        sort: Open::from_word(columns.text(columns::SORT).unwrap_or_default()),
        about: columns.string(columns::SAYS),
        instead: columns.string(columns::INSTEAD),
        reason: columns.string(columns::REASON),
        place: columns.text(columns::PLACE).map_or(Some(Place::Team), Place::parse),
        strictness: columns.text(columns::STRICTNESS).map_or(Strictness::default().into(), Open::from_word),
        contested: columns.is_contested(document),
        binned: columns.flag(columns::BINNED),
    }
}

pub(crate) fn made(rule: &NewRule) -> Vec<Write> {
    let mut writes = vec![Write::put(columns::SORT, rule.sort.word())];
    let written = [
        (columns::SAYS, rule.about.clone()),
        (columns::INSTEAD, rule.instead.clone()),
        (columns::REASON, rule.reason.clone()),
        (columns::PLACE, rule.place.written()),
        (columns::STRICTNESS, rule.strictness.word().to_owned()),
    ];
    let said = written.iter().filter(|(_, text)| !text.is_empty());
    writes.extend(said.map(|(column, text)| Write::put(column, text.as_str())));
    writes
}

pub(crate) fn edited(edit: &RuleEdit) -> Write {
    match edit {
        RuleEdit::SetAbout(about) => Write::put(columns::SAYS, about.as_str()),
        RuleEdit::SetInstead(instead) => Write::put(columns::INSTEAD, instead.as_str()),
        RuleEdit::SetReason(reason) => Write::put(columns::REASON, reason.as_str()),
        RuleEdit::SetPlace(place) => Write::put(columns::PLACE, place.written().as_str()),
        RuleEdit::SetStrictness(strictness) => Write::put(columns::STRICTNESS, strictness.word()),
        RuleEdit::Bin(binned) => Write::put(columns::BINNED, *binned),
    }
}
