//! Who belongs, from what was said: a table of stories, each read in several orders.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test ends there")]

use trekker_ledger::keys::{SecretKey, TeamId};
use trekker_ledger::roster::{InvitationState, Roster, Said};
use trekker_ledger::statement::{Admission, Role, Statement, link_proof, person_of_first_device, team_founded_by};

struct Story {
    team: TeamId,
    said: Vec<Said>,
}

fn key(n: u8) -> SecretKey {
    SecretKey::from_bytes(&[n; 32])
}

impl Story {
    fn founded() -> Self {
        let device = key(1).public();
        let statement = Statement::Found {
            team: "Zomerfeest".into(),
            member: "Els".into(),
            person: person_of_first_device(device),
            nonce: [0; 16],
        };
        let team = team_founded_by(&statement, device).expect("it founds");
        Self { team, said: vec![Said { by: device, seq: 1, statement }] }
    }

    fn length(&self, by: u8) -> u64 {
        self.said.iter().filter(|said| said.by == key(by).public()).count() as u64
    }

    fn says(mut self, by: u8, statement: Statement) -> Self {
        let seq = 1 + self.length(by);
        self.said.push(Said { by: key(by).public(), seq, statement });
        self
    }

    fn invites(self, by: u8, invitation: u8, role: Role) -> Self {
        self.says(by, Statement::Invite { key: key(invitation).public(), role, expires_at: 100 })
    }

    fn admits(self, by: u8, invitation: u8, device: u8) -> Self {
        let (team, device) = (self.team, key(device).public());
        let person = person_of_first_device(device);
        let admission = Admission::new(&key(invitation), team, device, person, "Bram".into());
        self.says(by, Statement::Admit(admission))
    }

    /// By this member, with an invitation of their own.
    fn lets_in(self, by: u8, device: u8, role: Role) -> Self {
        self.invites(by, 100 + device, role).admits(by, 100 + device, device)
    }

    fn closes(self, by: u8, device: u8, up_to: u64) -> Self {
        self.says(by, Statement::Close { device: key(device).public(), up_to })
    }

    fn gives_role(self, by: u8, device: u8, role: Role, turn: u32, after: &[(u8, u64)]) -> Self {
        let after = after.iter().map(|(device, seq)| (key(*device).public(), *seq)).collect();
        self.says(by, Statement::SetRole { person: person_of_first_device(key(device).public()), role, turn, after })
    }

    fn hands_lead(self, from: u8, to: u8, turn: u32) -> Self {
        let person = person_of_first_device(key(to).public());
        self.says(from, Statement::OfferLead { person, turn })
            .says(to, Statement::AcceptLead { turn })
            .says(from, Statement::HandLead { device: key(to).public(), turn })
    }

    fn roster(&self) -> Roster {
        let mut said: Vec<Said> =
            self.said.iter().filter(|said| said.statement.is_sound(self.team, said.by)).cloned().collect();
        let roster = Roster::of(self.team, &said);
        said.reverse();
        assert_eq!(Roster::of(self.team, &said), roster, "the order of arrival does not matter");
        let middle = said.len() / 2;
        said.rotate_left(middle);
        assert_eq!(Roster::of(self.team, &said), roster, "the order of arrival does not matter");
        roster
    }

    fn role(&self, device: u8) -> Option<Role> {
        self.roster().role_of(key(device).public())
    }

    fn is_open(&self, device: u8) -> bool {
        self.roster().is_open(key(device).public())
    }
}

#[test]
fn whoever_shows_an_invitation_is_in_and_may_let_others_in() {
    let story = Story::founded().lets_in(1, 2, Role::Helper).lets_in(2, 3, Role::Guest);
    assert_eq!((story.role(2), story.role(3)), (Some(Role::Helper), Some(Role::Guest)));
    assert_eq!(story.roster().invitation_state(key(102).public(), 10), InvitationState::Used);
    // A guest's device opens the door as well, with somebody else's invitation, also when that comes later.
    let story = story.admits(3, 60, 4).invites(1, 60, Role::Trekker);
    assert_eq!(story.role(4), Some(Role::Trekker));
}

#[test]
fn nobody_comes_in_without_an_invitation_that_counts() {
    for (name, story) in [
        ("nobody invited", Story::founded().admits(1, 50, 2)),
        ("a stranger invited", Story::founded().invites(9, 50, Role::Helper).admits(1, 50, 2)),
        ("a stranger let in", Story::founded().invites(1, 50, Role::Helper).admits(9, 50, 2)),
        ("a helper made a trekker", Story::founded().lets_in(1, 3, Role::Helper).lets_in(3, 2, Role::Trekker)),
        ("a guest invited", Story::founded().lets_in(1, 3, Role::Guest).lets_in(3, 2, Role::Guest)),
        (
            "a removed member invited later",
            Story::founded().lets_in(1, 3, Role::Helper).closes(1, 3, 0).lets_in(3, 2, Role::Guest),
        ),
    ] {
        assert_eq!(story.role(2), None, "{name}");
    }
}

#[test]
fn forged_proofs_and_another_founding_do_not_count() {
    let story = Story::founded().invites(1, 50, Role::Helper);
    let device = key(2).public();
    let person = person_of_first_device(device);
    let forged = Admission::new(&key(66), story.team, device, person, "Mallory".into());
    let forged = Admission { invitation: key(50).public(), ..forged };
    let founding = Statement::Found { team: "Mine".into(), member: "Mallory".into(), person, nonce: [1; 16] };
    let story = story.says(1, Statement::Admit(forged)).says(2, founding);
    assert_eq!(story.role(2), None);
    let proof = link_proof(&key(3), story.team, key(9).public());
    let story = story.says(1, Statement::Link { device: key(3).public(), proof });
    assert_eq!(story.role(3), None, "it agreed to belong to somebody else");
}

#[test]
fn a_closed_device_counts_up_to_its_last_record_and_whom_it_let_in_stays() {
    let story = Story::founded().lets_in(1, 2, Role::Helper).lets_in(2, 3, Role::Helper).closes(1, 2, 2);
    assert!(!story.is_open(2) && story.is_open(3));
    assert_eq!(story.roster().accepts_up_to(key(2).public()), 2);
    // Whom it lets in afterwards is not in, and whom it sends away stays.
    let story = story.lets_in(2, 4, Role::Helper).closes(2, 3, 0);
    assert!(!story.is_open(4) && story.is_open(3));
}

#[test]
fn power_goes_down_only() {
    let team = || {
        Story::founded().lets_in(1, 2, Role::Trekker).lets_in(1, 3, Role::Trekker).lets_in(1, 4, Role::Helper).lets_in(
            2,
            5,
            Role::Helper,
        )
    };
    for (by, device, works) in [
        (1, 2, true),
        (2, 3, true),
        (2, 4, true),
        (2, 5, true),
        (3, 4, true),
        (3, 2, false),
        (3, 1, false),
        (2, 1, false),
        (4, 5, false),
        (5, 4, false),
        (9, 4, false),
    ] {
        let roster = team().roster();
        assert_eq!(roster.may_close(key(by).public(), key(device).public()), works, "{by} may close {device}");
        assert_eq!(!team().closes(by, device, 0).is_open(device), works, "{by} closes {device}");
        let person = person_of_first_device(key(device).public());
        assert_eq!(roster.may_give_role(key(by).public(), person), works, "{by} may give {device} a role");
        let role = team().gives_role(by, device, Role::Guest, 1, &[]).role(device);
        assert_eq!(role == Some(Role::Guest), works, "{by} gives {device} a role");
    }
    // Two that remove each other apart: the one who was let in first stays.
    let apart = team().closes(3, 2, 0).closes(2, 3, 0);
    assert!(apart.is_open(2) && !apart.is_open(3));
}

#[test]
fn a_role_counts_from_a_record_on() {
    let story = Story::founded().lets_in(1, 2, Role::Helper).gives_role(1, 2, Role::Guest, 1, &[(2, 7)]);
    let (roster, bram) = (story.roster(), key(2).public());
    assert_eq!(roster.role_of(bram), Some(Role::Guest));
    assert_eq!((roster.role_at(bram, 7), roster.role_at(bram, 8)), (Some(Role::Helper), Some(Role::Guest)));
    let roster = story.gives_role(1, 2, Role::Helper, 2, &[(2, 9)]).roster();
    let roles = [7, 8, 9, 10].map(|seq| roster.role_at(bram, seq));
    assert_eq!(roles, [Role::Helper, Role::Guest, Role::Guest, Role::Helper].map(Some));
}

#[test]
fn the_lead_goes_to_whoever_accepted_it_and_outranks_whoever_had_it() {
    let story = Story::founded().lets_in(1, 2, Role::Helper).lets_in(1, 3, Role::Trekker);
    assert_eq!(story.roster().lead, Some(key(1).public()));
    let story = story.hands_lead(1, 2, 1);
    let roster = story.roster();
    assert_eq!((roster.lead, roster.role_of(key(2).public())), (Some(key(2).public()), Some(Role::Trekker)));
    let apart = Story { team: story.team, said: story.said.clone() }.closes(3, 2, 0).closes(1, 2, 0);
    assert!(apart.is_open(2), "nobody removes the lead");
    let handed = story.length(1);
    let story = story.closes(2, 1, 0);
    assert!(!story.is_open(1) && story.is_open(2) && story.is_open(3), "what the founder said as the lead stays said");
    assert_eq!(story.roster().accepts_up_to(key(1).public()), handed);
    let story = story.hands_lead(2, 3, 2);
    assert_eq!(story.roster().lead, Some(key(3).public()));
    // The founder's own log cannot take it back.
    let person = person_of_first_device(key(4).public());
    let story = story
        .says(1, Statement::OfferLead { person, turn: 1 })
        .says(1, Statement::HandLead { device: key(4).public(), turn: 1 });
    assert_eq!(story.roster().lead, Some(key(3).public()));
}

#[test]
fn a_person_has_several_devices_and_sends_later_ones_away() {
    let story = Story::founded().lets_in(1, 2, Role::Guest);
    let proof = link_proof(&key(20), story.team, key(2).public());
    let story = story.says(2, Statement::Link { device: key(20).public(), proof });
    let roster = story.roster();
    assert_eq!(roster.person_of(key(20).public()), roster.person_of(key(2).public()));
    assert_eq!(roster.role_of(key(20).public()), Some(Role::Guest));
    assert!(!roster.may_close(key(20).public(), key(2).public()));
    let story = story.closes(2, 20, 0);
    assert!(!story.is_open(20) && story.is_open(2));
    let story = story.closes(2, 2, 4);
    assert!(!story.is_open(2), "it left");
}

#[test]
fn an_invitation_used_twice_apart_let_both_in_and_shows() {
    let story =
        Story::founded().lets_in(1, 2, Role::Helper).invites(1, 50, Role::Guest).admits(1, 50, 3).admits(2, 50, 4);
    assert!(story.is_open(3) && story.is_open(4));
    let roster = story.roster();
    assert_eq!(roster.used_twice().map(|invitation| invitation.used_by.len()).collect::<Vec<_>>(), [2]);
}
