//! The meeting of a week as columns.

use chrono::NaiveDate;
use trekker_domain::columns::Write;
use trekker_domain::columns::names as columns;
use trekker_domain::derived::{self, Team};
use trekker_domain::id::DocId;
use trekker_domain::meeting::{Decision, DecisionEdit, Meeting, MeetingEdit};
use trekker_domain::publish_at::parse_date;
use trekker_domain::rank::Rank;

use crate::body::text_of;
use crate::document::Document;
use crate::reading::{Columns, doc_id, person_id};
use crate::work::{Group, groups};

/// `None`: it does not say of which week it is, or of another one than its id comes from. So nobody's document stands in the
/// place of the meeting that everybody has.
pub fn read(document: &Document, id: DocId, team: &Team) -> Option<Meeting> {
    let columns = Columns::of(document);
    let decision = |(id, group): (DocId, Group<'_>)| Decision {
        id,
        words: group.string(columns::WORDS),
        owner: group.text(columns::OWNER).and_then(person_id),
        due: group.text(columns::DUE).and_then(parse_date),
        task: group.text(columns::TASK).and_then(doc_id),
        done: group.flag(columns::DONE),
        rank: Rank(group.string(columns::RANK)),
    };
    let mut decisions: Vec<Decision> = groups(&columns, columns::DECISION_PREFIX).map(decision).collect();
    decisions.sort_by(|one, other| (&one.rank, one.id).cmp(&(&other.rank, other.id)));
    let monday = columns.text(columns::FIRST_DAY).and_then(parse_date)?;
    if derived::meeting(team, monday) != id {
        return None;
    }
    Some(Meeting { id, monday, text: text_of(document), overlaps: document.has_overlaps(), decisions })
}

pub(crate) fn made(monday: NaiveDate) -> Vec<Write> {
    vec![Write::put(columns::FIRST_DAY, monday.to_string())]
}

pub(crate) fn edited(edit: &MeetingEdit) -> Write {
    match edit {
        MeetingEdit::Decision(id, edit) => {
            let key = |name: &str| format!("{}{id}/{name}", columns::DECISION_PREFIX);
            match edit {
                DecisionEdit::SetWords(words) => Write::put(&key(columns::WORDS), words.as_str()),
                DecisionEdit::SetOwner(owner) => {
                    Write::put_or_empty(&key(columns::OWNER), owner.map(|owner| owner.to_string()))
                }
                DecisionEdit::SetDue(due) => Write::put_or_empty(&key(columns::DUE), due.map(|due| due.to_string())),
                DecisionEdit::SetTask(task) => {
                    Write::put_or_empty(&key(columns::TASK), task.map(|task| task.to_string()))
                }
                DecisionEdit::SetDone(done) => Write::put(&key(columns::DONE), *done),
                DecisionEdit::SetRank(rank) => Write::put(&key(columns::RANK), rank.0.as_str()),
                DecisionEdit::Bin(binned) => Write::put(&key(columns::BINNED), *binned),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use trekker_domain::kind::Kind;

    use super::*;
    use crate::actor::Editor;

    #[test]
    fn a_week_has_the_meeting_whose_id_comes_from_it() {
        let (team, other): (Team, Team) = ([1; 32], [2; 32]);
        let monday = parse_date("2026-11-23").expect("a day");
        let mut document = Document::born(Kind::Meeting);
        document.write(Editor { device: [1; 32], run: 1 }, 1, &made(monday)).expect("it is written");
        let id = derived::meeting(&team, monday);
        assert_eq!(read(&document, id, &team).map(|meeting| meeting.monday), Some(monday));
        assert_eq!(read(&document, DocId([9; 16]), &team), None);
        assert_eq!(read(&document, id, &other), None);
    }
}
