//! What happened to a document: who, when, what.

use chrono::{DateTime, Utc};

use crate::columns::Field;
use crate::id::PersonId;
use crate::text::Version;

/// One step: everything one person changed in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// `None`: made by a device that is not (or not yet) known here.
    pub by: Option<PersonId>,
    /// The clock of the device that made it; for showing only.
    pub at: DateTime<Utc>,
    pub what: Vec<What>,
    /// As it was right after it, for whoever made it: for looking back.
    pub after: Version,
}

/// Stands before what was taken away from several: a channel, a helper.
pub const TAKEN_AWAY: char = '-';

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// With the first values of its fields beside it.
    Made,
    /// The column's new value, as in machine-readable output; empty for emptied. Of what there are several of, the one that was
    /// added, or [`TAKEN_AWAY`] and the one that was taken away.
    Set {
        field: Field,
        /// Which one, where each of several has a column: the id of a deliverable, of a channel, of a member.
        of: Option<String>,
        value: String,
        /// What whoever made the change saw there before: others may have chosen otherwise meanwhile. `None`: nothing, or it is
        /// not known any more. Of what there are several of, always `None`.
        from: Option<String>,
    },
    /// So many characters written and taken away in the text.
    Wrote { written: usize, removed: usize },
    /// A change by a newer Trekker to a column this one does not know.
    Other,
}

/// Whether somebody else changed it since I read this version. What I wrote myself is no news to me. `history`: the newest step
/// first.
pub fn is_news(history: &[Step], read: &Version, me: Option<PersonId>) -> bool {
    let is_read = |step: &Step| step.after.0.iter().any(|head| read.0.contains(head));
    let since = history.iter().position(is_read).unwrap_or(history.len());
    history.iter().take(since).any(|step| step.by != me || me.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_wrote_since_is_news_and_what_i_wrote_is_not() {
        let (me, other) = (PersonId([1; 16]), PersonId([2; 16]));
        let step = |by, after: u8| Step {
            by: Some(by),
            at: DateTime::UNIX_EPOCH,
            what: Vec::new(),
            after: Version(vec![[after; 32]]),
        };
        let read = |head: u8| Version(vec![[head; 32]]);
        for (history, version, news) in [
            (vec![step(other, 1)], read(1), false),
            (vec![step(other, 2), step(other, 1)], read(1), true),
            (vec![step(me, 2), step(other, 1)], read(1), false),
            (vec![step(me, 3), step(other, 2), step(other, 1)], read(1), true),
            (vec![step(me, 3), step(other, 2), step(other, 1)], read(3), false),
            // A version that is not in what is left of the history: who knows.
            (vec![step(other, 2)], read(9), true),
        ] {
            assert_eq!(is_news(&history, &version, Some(me)), news, "{history:?}");
        }
    }
}
