//! The one honest word on sync: what is saved here, and who is known to have it.
//!
//! It claims of others only what their own receipts say ([`Has`]). `sync_of` decides, `sentence` says it.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use trekker_session::people::{Has, Member};
use trekker_session::snapshot::{Saving, Snapshot};

use crate::words::{Words, say};

/// What can be said of where the team's work is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sync {
    /// The disk refuses.
    NotSaved,
    /// Words are still on their way to the disk.
    Saving,
    Saved(Spread),
}

/// Who has what, besides this device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// People with at least one device that has everything this one has.
    pub have_it: Vec<String>,
    pub lack_it: Vec<Lack>,
    /// People of whom no receipt has come.
    pub unknown: Vec<String>,
    pub is_offline: bool,
}

/// Somebody whose best device lacks some changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    pub name: String,
    pub changes: u64,
    pub since: Option<DateTime<Utc>>,
}

/// `has_unsent`: something typed has not been handed over yet.
pub fn sync_of(snapshot: &Snapshot, has_unsent: bool) -> Sync {
    match snapshot.saving {
        Saving::Failing => Sync::NotSaved,
        Saving::Saving => Sync::Saving,
        Saving::Saved if has_unsent => Sync::Saving,
        Saving::Saved => Sync::Saved(spread_of(&snapshot.members, snapshot.network.is_offline)),
    }
}

fn spread_of(members: &[Member], is_offline: bool) -> Spread {
    let mut spread = Spread { is_offline, ..Spread::default() };
    for member in members.iter().filter(|member| !member.is_me) {
        match best_of(member) {
            Some(Has::Everything) => spread.have_it.push(member.name.clone()),
            Some(Has::Lacks { changes, since, .. }) => {
                spread.lack_it.push(Lack { name: member.name.clone(), changes, since });
            }
            Some(Has::Unknown) => spread.unknown.push(member.name.clone()),
            None => {}
        }
    }
    // Who lacks it longest stands first.
    spread.lack_it.sort_by_key(|lack| lack.since);
    spread
}

/// The best that is known of any of somebody's devices; `None` for somebody without one.
fn best_of(member: &Member) -> Option<Has> {
    let rank = |has: &Has| match has {
        Has::Everything => 0,
        Has::Lacks { changes, .. } => changes.saturating_add(1),
        Has::Unknown => u64::MAX,
    };
    member.devices.iter().map(|device| device.has).min_by_key(rank)
}

/// In words: 'saved here · Els and Bram have it · Fatima misses 3 changes since Tuesday'.
pub fn sentence(sync: &Sync, words: &Words, now: DateTime<Tz>) -> String {
    let spread = match sync {
        Sync::NotSaved => return say!(words, "sync-not-saved"),
        Sync::Saving => return say!(words, "sync-saving"),
        Sync::Saved(spread) => spread,
    };
    let mut parts = vec![say!(words, "sync-saved")];
    if spread.is_offline {
        parts.push(say!(words, "sync-offline"));
    }
    if !spread.have_it.is_empty() {
        let names = words.names(&spread.have_it);
        parts.push(say!(words, "sync-have-it", names = names, count = spread.have_it.len()));
    }
    parts.extend(spread.lack_it.first().map(|lack| {
        let name = lack.name.as_str();
        match lack.since {
            Some(since) => {
                let local = since.with_timezone(&now.timezone()).date_naive();
                let since = words.since_day(local, now.date_naive());
                say!(words, "sync-lacks-since", name = name, since = since, count = lack.changes)
            }
            None => say!(words, "sync-lacks", name = name, count = lack.changes),
        }
    }));
    let rest = spread.lack_it.len().saturating_sub(1) + spread.unknown.len();
    if rest > 0 && spread.have_it.is_empty() && spread.lack_it.is_empty() {
        parts.push(say!(words, "sync-nobody-known"));
    } else if rest > 0 {
        parts.push(say!(words, "sync-others-unknown", count = rest));
    }
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use trekker_domain::id::{DeviceId, PersonId};
    use trekker_domain::role::Role;
    use trekker_domain::short_code::ShortCode;
    use trekker_session::command::Language;
    use trekker_session::people::{Connection, Device};

    fn member(name: &str, is_me: bool, has: &[Has]) -> Member {
        let device = |has: &Has| Device {
            id: DeviceId([0; 32]),
            is_this: is_me,
            may_remove: !is_me,
            connection: Connection::Direct,
            last_met: None,
            has: *has,
            code: ShortCode::of(&[0; 32]),
        };
        Member {
            id: PersonId([0; 16]),
            name: name.into(),
            role: Role::Helper,
            is_me,
            leads: false,
            may_give_role: false,
            devices: has.iter().map(device).collect(),
        }
    }

    fn said(members: Vec<Member>, saving: Saving, has_unsent: bool, language: Language) -> String {
        let snapshot = Snapshot { members: Arc::new(members), saving, ..Snapshot::default() };
        let now = DateTime::parse_from_rfc3339("2026-11-23T10:00:00+01:00").expect("a moment");
        let now = now.with_timezone(&Tz::Europe__Brussels);
        sentence(&sync_of(&snapshot, has_unsent), &Words::new(language), now)
    }

    fn lacks(changes: u64) -> Has {
        Has::Lacks { changes, of_mine: 1, since: "2026-11-17T10:00:00Z".parse().ok() }
    }

    #[test]
    fn it_says_who_has_it_and_who_does_not() {
        let members = vec![
            member("Me", true, &[Has::Everything]),
            member("Els", false, &[Has::Unknown, Has::Everything]),
            member("Bram", false, &[Has::Everything]),
            member("Fatima", false, &[lacks(3)]),
        ];
        assert_eq!(
            said(members.clone(), Saving::Saved, false, Language::English),
            "saved here · Els and Bram have it · Fatima misses 3 changes since Tuesday"
        );
        assert_eq!(
            said(members, Saving::Saved, false, Language::Dutch),
            "hier bewaard · Els en Bram hebben het · Fatima mist 3 wijzigingen sinds dinsdag"
        );
    }

    #[test]
    fn it_never_claims_what_no_receipt_says() {
        let members = vec![member("Els", false, &[Has::Unknown]), member("Bram", false, &[])];
        let said = said(members, Saving::Saved, false, Language::English);
        assert_eq!(said, "saved here · not known yet who else has it");
    }

    #[test]
    fn words_that_were_not_handed_over_are_not_saved() {
        assert_eq!(said(vec![], Saving::Saved, false, Language::English), "saved here");
        assert_eq!(said(vec![], Saving::Saved, true, Language::English), "saving…");
        assert_eq!(said(vec![], Saving::Saving, false, Language::English), "saving…");
        assert!(said(vec![], Saving::Failing, true, Language::English).starts_with("not saved: "));
    }
}
