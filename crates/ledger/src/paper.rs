//! Admission papers: what a device shows to one that has not heard of it yet.
//!
//! A paper is the word of a device that another one belongs, and in which record of its log it said so. It opens the door
//! and no more: whether the other one belongs is evaluated as ever, once that record has arrived.

use serde::{Deserialize, Serialize};

use crate::keys::{DeviceKey, SecretKey, Signature, TeamId};
use crate::roster::Roster;

/// The most papers a device carries; the newest ones.
const MOST: usize = 16;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    pub by: DeviceKey,
    /// The record of `by` that lets the device in.
    pub seq: u64,
    pub device: DeviceKey,
    pub signature: Signature,
}

impl Paper {
    /// In no record of the old device's log, but in the first one of the device that goes on in its place.
    pub const RENEWED: u64 = u64::MAX;

    pub fn new(key: &SecretKey, team: TeamId, seq: u64, device: DeviceKey) -> Self {
        let by = key.public();
        Self { by, seq, device, signature: key.sign(&message(team, by, seq, device)) }
    }

    fn is_valid(&self, team: TeamId) -> bool {
        self.by.verifies(&message(team, self.by, self.seq, self.device), self.signature)
    }
}

fn message(team: TeamId, by: DeviceKey, seq: u64, device: DeviceKey) -> Vec<u8> {
    let mut message = b"trekker/paper/v1".to_vec();
    message.extend_from_slice(&team.0);
    message.extend_from_slice(&by.0);
    message.extend_from_slice(&seq.to_le_bytes());
    message.extend_from_slice(&device.0);
    message
}

/// From a device that was there early to the one that carries them: each let in the next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Papers(Vec<Paper>);

impl Papers {
    /// These papers, and one more that the last of them wrote.
    #[must_use]
    pub fn with(&self, paper: Paper) -> Self {
        let mut papers = self.0.clone();
        papers.push(paper);
        papers.drain(..papers.len().saturating_sub(MOST));
        Self(papers)
    }

    /// The paper by which this device is let through: one of a device that belongs, and from there an unbroken row to the
    /// device that shows them. `None` as well for a device that was removed, whatever it shows.
    pub fn let_through(&self, team: TeamId, roster: &Roster, device: DeviceKey) -> Option<Paper> {
        let mut expected = device;
        for paper in self.0.iter().rev().take(MOST) {
            let is_removed = roster.devices.contains_key(&expected) && !roster.is_open(expected);
            if paper.device != expected || is_removed || !paper.is_valid(team) {
                return None;
            }
            // What a removed device said after its last record that counts lets nobody in.
            if roster.devices.contains_key(&paper.by) {
                let may = paper.seq <= roster.accepts_up_to(paper.by)
                    || paper.seq == Paper::RENEWED && roster.is_replaced(paper.by);
                return may.then_some(*paper);
            }
            expected = paper.by;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::Said;
    use crate::statement::{Statement, link_proof, person_of_first_device, team_founded_by};

    fn key(number: u8) -> SecretKey {
        SecretKey::from_bytes(&[number; 32])
    }

    #[test]
    fn papers_open_the_door_to_whom_a_member_let_in_and_to_nobody_else() {
        let founder = key(1).public();
        let person = person_of_first_device(founder);
        let found = Statement::Found { team: "Repair".into(), member: "Els".into(), person, nonce: [0; 16] };
        let team = team_founded_by(&found, founder).expect("a team");
        let link = |number: u8| Statement::Link {
            device: key(number).public(),
            proof: link_proof(&key(number), team, founder),
        };
        let mut said =
            vec![Said { by: founder, seq: 1, statement: found }, Said { by: founder, seq: 2, statement: link(2) }];
        let before = Roster::of(team, &said);

        let second = Papers::default().with(Paper::new(&key(1), team, 2, key(2).public()));
        let third = second.with(Paper::new(&key(2), team, 1, key(3).public()));
        let fourth = third.with(Paper::new(&key(3), team, 1, key(4).public()));
        let shown = |papers: &Papers, roster: &Roster, device: u8| {
            papers.let_through(team, roster, key(device).public()).map(|paper| paper.by)
        };
        assert_eq!(shown(&third, &before, 3), Some(key(2).public()), "let in by somebody known");
        assert_eq!(shown(&fourth, &before, 4), Some(key(2).public()), "by way of somebody unknown");
        assert_eq!(shown(&fourth, &before, 3), None, "shown by somebody else");
        assert_eq!(shown(&Papers::default(), &before, 3), None);
        let alone = Papers::default().with(Paper::new(&key(3), team, 1, key(4).public()));
        assert_eq!(shown(&alone, &before, 4), None, "nobody here knows who wrote it");
        let other = Papers::default().with(Paper::new(&key(2), TeamId([0; 32]), 1, key(3).public()));
        assert_eq!(shown(&other, &before, 3), None, "of another team");
        let mut forged = Paper::new(&key(5), team, 1, key(3).public());
        forged.by = key(2).public();
        assert_eq!(shown(&Papers::default().with(forged), &before, 3), None, "signed by somebody else");

        said.push(Said { by: founder, seq: 3, statement: Statement::Close { device: key(2).public(), up_to: 0 } });
        let after = Roster::of(team, &said);
        assert_eq!(shown(&third, &after, 3), None, "said after the removal");
        assert_eq!(shown(&second, &after, 2), None, "of a removed device");
    }
}
