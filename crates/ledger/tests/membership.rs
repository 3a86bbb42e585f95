//! Random teams whose devices meet and part as chance has it, among them some that go on after they were removed and say what
//! they may not. In the end all that belong see the same team, and count the same records.
//!
//! `TREKKER_SEED` begins from another seed; a failure names its own.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test ends there")]

use std::collections::BTreeMap;

use fastrand::Rng;
use trekker_ledger::keys::{DeviceKey, SecretKey, Signature, TeamId};
use trekker_ledger::roster::{Roster, Said};
use trekker_ledger::statement::{Admission, Role, Statement, person_of_first_device, team_founded_by};

const SCHEDULES: u64 = 10_000;
const DEVICES: usize = 7;
const STEPS: usize = 40;

/// What one device holds: of each log the records so far. `None`: a record that is no statement.
#[derive(Clone)]
struct Device {
    key: DeviceKey,
    logs: BTreeMap<DeviceKey, Vec<Option<Statement>>>,
    roster: Roster,
    /// Does what it likes from now on.
    is_liar: bool,
}

struct World {
    team: TeamId,
    keys: Vec<DeviceKey>,
    devices: BTreeMap<usize, Device>,
    invitations: Vec<DeviceKey>,
    random: Rng,
    seed: u64,
}

impl Device {
    fn learn(&mut self, team: TeamId) {
        let said: Vec<Said> = self
            .logs
            .iter()
            .flat_map(|(by, log)| {
                log.iter().enumerate().filter_map(|(at, statement)| {
                    Some(Said { by: *by, seq: at as u64 + 1, statement: statement.clone()? })
                })
            })
            .collect();
        self.roster = Roster::of(team, &said);
    }

    fn length(&self, device: DeviceKey) -> u64 {
        self.logs.get(&device).map_or(0, |log| log.len() as u64)
    }

    /// Whether another device belongs, as far as is known here, or has papers from one that does.
    fn lets_through(&self, other: &Self) -> bool {
        if self.roster.devices.contains_key(&other.key) {
            return self.roster.is_open(other.key);
        }
        let mut expected = other.key;
        for _ in 0..DEVICES {
            let lets_in = |statement: &Statement| match statement {
                Statement::Link { device, .. } => *device == expected,
                Statement::Admit(admission) => admission.device == expected,
                _ => false,
            };
            let paper = other.logs.iter().find_map(|(by, log)| {
                let at = log.iter().position(|said| said.as_ref().is_some_and(lets_in))?;
                Some((*by, at as u64 + 1))
            });
            let Some((by, seq)) = paper else { return false };
            if self.roster.devices.contains_key(&by) {
                return seq <= self.roster.accepts_up_to(by) && self.length(by) < seq;
            }
            expected = by;
        }
        false
    }

    /// How many records of each log count here.
    fn counted(&self) -> BTreeMap<DeviceKey, u64> {
        let counts =
            |(device, log): (&DeviceKey, &Vec<_>)| (*device, self.roster.accepts_up_to(*device).min(log.len() as u64));
        self.logs.iter().map(counts).filter(|(_, count)| *count > 0).collect()
    }
}

impl World {
    fn new(seed: u64, keys: &[DeviceKey]) -> Self {
        let founding = Statement::Found {
            team: "Team".into(),
            member: "0".into(),
            person: person_of_first_device(keys[0]),
            nonce: [0; 16],
        };
        let team = team_founded_by(&founding, keys[0]).expect("it founds");
        let logs = BTreeMap::from([(keys[0], vec![Some(founding)])]);
        let mut founder = Device { key: keys[0], logs, roster: Roster::default(), is_liar: false };
        founder.learn(team);
        Self {
            team,
            keys: keys.to_vec(),
            devices: BTreeMap::from([(0, founder)]),
            invitations: Vec::new(),
            random: Rng::with_seed(seed),
            seed,
        }
    }

    fn says(&mut self, by: usize, statement: Option<Statement>) {
        let team = self.team;
        let device = self.devices.get_mut(&by).expect("it is there");
        device.logs.entry(device.key).or_default().push(statement);
        device.learn(team);
    }

    /// Whoever is in and is not a liar says only what it may, and nothing after it was removed.
    fn step(&mut self) {
        let there: Vec<usize> = self.devices.keys().copied().collect();
        let by = there[self.random.usize(..there.len())];
        let other = self.random.usize(..DEVICES);
        let device = &self.devices[&by];
        let (me, them) = (device.key, self.keys[other]);
        let (roster, is_liar) = (device.roster.clone(), device.is_liar);
        if !is_liar && !roster.is_open(me) {
            return;
        }
        let leads = roster.lead == Some(me);
        match self.random.u8(..13) {
            0 | 1 => {
                let key = DeviceKey([self.random.u8(..); 32]);
                let role = [Role::Trekker, Role::Helper, Role::Guest][self.random.usize(..3)];
                self.invitations.push(key);
                self.says(by, Some(Statement::Invite { key, role, expires_at: u64::MAX }));
            }
            2 | 3 if !self.devices.contains_key(&other) && !self.invitations.is_empty() => {
                let invitation = self.invitations[self.random.usize(..self.invitations.len())];
                if is_liar || roster.invitations.contains_key(&invitation) {
                    self.lets_in(by, other, invitation);
                }
            }
            4 if is_liar || roster.may_close(me, them) => {
                // What is known of its log; a liar may say less.
                let known = self.devices[&by].length(them);
                let up_to = if is_liar { self.random.u64(..=known) } else { known };
                // Whoever leaves counts its own word.
                let up_to = if them == me { known + 1 } else { up_to };
                self.says(by, Some(Statement::Close { device: them, up_to }));
            }
            5 => {
                let person = person_of_first_device(them);
                if is_liar || roster.may_give_role(me, person) {
                    let role = [Role::Trekker, Role::Helper, Role::Guest][self.random.usize(..3)];
                    let turn = if is_liar { u32::MAX } else { roster.next_role_turn(person) };
                    let after = vec![(them, self.devices[&by].length(them))];
                    self.says(by, Some(Statement::SetRole { person, role, turn, after }));
                }
            }
            6 if leads || is_liar => {
                let turn = roster.lead_turn + 1;
                let accepted = roster.open_devices().find(|device| {
                    let log = self.devices[&by].logs.get(device);
                    log.is_some_and(|log| log.contains(&Some(Statement::AcceptLead { turn })))
                });
                let statement = match accepted {
                    Some(device) => Statement::HandLead { device, turn },
                    None => Statement::OfferLead { person: person_of_first_device(them), turn },
                };
                self.says(by, Some(statement));
            }
            7 => {
                let turn = roster.lead_turn + 1;
                let offer = Some(Statement::OfferLead { person: person_of_first_device(me), turn });
                let is_offered = self.devices[&by].logs.values().any(|log| log.contains(&offer));
                if is_liar || is_offered {
                    self.says(by, Some(Statement::AcceptLead { turn }));
                }
            }
            8 if !self.devices.contains_key(&other) => {
                let mut newcomer = self.devices[&by].clone();
                self.says(by, Some(Statement::Link { device: them, proof: Signature([[0; 32]; 2]) }));
                (newcomer.key, newcomer.is_liar) = (them, false);
                newcomer.learn(self.team);
                self.devices.insert(other, newcomer);
                self.meet(by, other);
            }
            9 if !self.devices.contains_key(&other) => {
                // A profile was put back or copied: a new device goes on in its place, and the old one may go on as well.
                let up_to = self.random.u64(..=self.devices[&by].length(me));
                let mut renewed = self.devices[&by].clone();
                let renewal = Statement::Renew { old: me, up_to, consent: Signature([[0; 32]; 2]) };
                (renewed.key, renewed.is_liar) = (them, false);
                renewed.logs.insert(them, vec![Some(renewal)]);
                renewed.learn(self.team);
                self.devices.insert(other, renewed);
            }
            10 if self.random.u8(..4) == 0 => self.devices.get_mut(&by).expect("it is there").is_liar = true,
            _ => self.says(by, None),
        }
    }

    fn lets_in(&mut self, by: usize, other: usize, invitation: DeviceKey) {
        let device = self.keys[other];
        let admission = Admission {
            invitation,
            device,
            person: person_of_first_device(device),
            name: other.to_string(),
            proof: Signature([[0; 32]; 2]),
        };
        self.says(by, Some(Statement::Admit(admission)));
        // The newcomer is handed what its door holds.
        let mut newcomer = self.devices[&by].clone();
        (newcomer.key, newcomer.is_liar) = (device, false);
        newcomer.learn(self.team);
        self.devices.insert(other, newcomer);
    }

    /// Two devices meet, if each lets the other in. Gives whether either learned anything.
    fn meet(&mut self, one: usize, other: usize) -> bool {
        if one == other || !self.devices.contains_key(&one) || !self.devices.contains_key(&other) {
            return false;
        }
        let mut learned = false;
        loop {
            self.hears_renewal(one, other);
            self.hears_renewal(other, one);
            let (a, b) = (&self.devices[&one], &self.devices[&other]);
            // No byte goes to or comes from who may not. A liar would talk to anybody: the other one decides.
            if !(a.is_liar || a.lets_through(b)) || !(b.is_liar || b.lets_through(a)) {
                return learned;
            }
            let grew = self.takes(one, other) | self.takes(other, one);
            learned |= grew;
            if !grew {
                return learned;
            }
        }
    }

    /// A device that goes on in the place of another shows papers, and its first word tells.
    fn hears_renewal(&mut self, one: usize, other: usize) {
        let theirs = self.devices[&other].logs.clone();
        let team = self.team;
        let taker = self.devices.get_mut(&one).expect("it is there");
        for (device, log) in theirs {
            let is_new = !taker.logs.contains_key(&device);
            if is_new && let Some(Some(first @ Statement::Renew { .. })) = log.first() {
                taker.logs.insert(device, vec![Some(first.clone())]);
                taker.learn(team);
                if !taker.roster.devices.contains_key(&device) {
                    taker.logs.remove(&device);
                    taker.learn(team);
                }
            }
        }
    }

    /// `one` takes from `other` what it lacks, as far as it counts here.
    fn takes(&mut self, one: usize, other: usize) -> bool {
        let logs = self.devices[&other].logs.clone();
        let team = self.team;
        let taker = self.devices.get_mut(&one).expect("it is there");
        let mut grew = false;
        for (device, log) in logs {
            if !taker.roster.devices.contains_key(&device) {
                continue;
            }
            let limit = usize::try_from(taker.roster.accepts_up_to(device)).unwrap_or(usize::MAX).min(log.len());
            let mine = taker.logs.entry(device).or_default();
            if device != taker.key && mine.len() < limit {
                mine.extend_from_slice(&log[mine.len()..limit]);
                grew = true;
            }
        }
        if grew {
            taker.learn(team);
        }
        grew
    }

    fn all_meet(&mut self) {
        let there: Vec<usize> = self.devices.keys().copied().collect();
        loop {
            let mut grew = false;
            for one in &there {
                for other in &there {
                    grew |= self.meet(*one, *other);
                }
            }
            if !grew {
                return;
            }
        }
    }

    /// Everybody who belongs sees the same team and counts the same records. Who belongs, only somebody can say who has heard
    /// everything that anybody ever said.
    fn holds(&self) {
        let mut above = self.devices[&0].clone();
        for device in self.devices.values() {
            for (by, log) in &device.logs {
                let longest = above.logs.entry(*by).or_default();
                if longest.len() < log.len() {
                    longest.clone_from(log);
                }
            }
        }
        above.learn(self.team);
        let belongs = |device: &&Device| above.roster.is_open(device.key) && !device.is_liar;
        let seen: Vec<_> =
            self.devices.values().filter(belongs).map(|device| (&device.roster, device.counted())).collect();
        for pair in seen.windows(2) {
            assert_eq!(pair[0].0, pair[1].0, "seed {}", self.seed);
            // A record counts for all or for nobody.
            assert_eq!(pair[0].1, pair[1].1, "seed {}", self.seed);
        }
    }
}

#[test]
fn all_who_belong_see_the_same_team_whatever_happened_apart() {
    let first: u64 = std::env::var("TREKKER_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let keys: Vec<DeviceKey> = (1..=DEVICES as u8).map(|n| SecretKey::from_bytes(&[n; 32]).public()).collect();
    let (mut closed, mut handed, mut members, mut renewed) = (0, 0, 0, 0);
    for seed in first..first + SCHEDULES {
        let mut world = World::new(seed, &keys);
        for _ in 0..STEPS {
            world.step();
            if world.random.u8(..3) == 0 {
                let (one, other) = (world.random.usize(..DEVICES), world.random.usize(..DEVICES));
                world.meet(one, other);
            }
        }
        world.all_meet();
        world.holds();
        let roster = &world.devices[&0].roster;
        closed += roster.closed.len();
        handed += roster.lead_turn;
        members += roster.devices.len();
        renewed += roster.renewed.len();
    }
    // The schedules do what they are for.
    let told = format!("{closed} closed, {handed} handed, {members} devices, {renewed} renewed");
    assert!(closed > 1_000 && handed > 100 && members > 20_000 && renewed > 1_000, "{told}");
}
