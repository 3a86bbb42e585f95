//! Opening, founding and leaving teams.

use trekker_domain::publish_at;
use trekker_ledger::chain;
use trekker_ledger::record::{Body, Record};
use trekker_ledger::seal::Seal;
use trekker_session::snapshot::Standing;
use trekker_storage::finding::{Found, OWNER};
use trekker_storage::store::{Batch, NewRecord};

use super::*;
use crate::handle::Folding;

impl Engine {
    pub(super) fn open_current(&mut self) {
        if let Err(error) = self.go_on_renewing() {
            self.bare.stage = Stage::Broken(of_storage(&error));
            self.publish();
            return;
        }
        if self.team.is_none() {
            self.open_found();
        }
        // The first picture goes out before the rest is read.
        self.publish();
        self.read_the_rest();
        self.sync_network();
        self.publish();
    }

    fn open_found(&mut self) {
        let found = self.profile.find_team();
        let opened = match &found {
            Ok(Found::Team(path) | Found::ByItsKey(path)) => self.open_file(path),
            Ok(Found::NoTeam) => {
                self.bare.stage = Stage::NoTeam;
                Ok(())
            }
            Err(error) => {
                self.bare.stage = Stage::Broken(of_storage(error));
                return;
            }
        };
        if let Err(error) = opened {
            tracing::debug!(%error, "the team's file cannot be opened");
            self.bare.stage = Stage::Broken(of_storage(&error));
        } else if let Ok(Found::ByItsKey(_)) = found {
            let note = self.profile.dir().join("current-team");
            self.notice(Notice::Trouble(Trouble::new(TroubleKind::TeamFound).about(note.display())));
        }
    }

    pub(super) fn open(&mut self, store: Store) -> Result<(), StorageError> {
        self.openings += 1;
        let opening = Opening {
            number: self.openings,
            key: self.profile.key().clone(),
            events: self.events.clone(),
            runtime: self.runtime.handle().clone(),
            today: today(),
            folds: self.options.folding == Folding::Always,
            trial: self.options.trial.clone(),
        };
        let mut team = Team::open(store, opening)?;
        team.view.snapshot.network = self.bare.network.clone();
        self.team = Some(team);
        self.bare.stage = Stage::NoTeam;
        Ok(())
    }

    pub(super) fn read_the_rest(&mut self) {
        let Some(team) = &mut self.team else { return };
        match team.remaining_rows(today()) {
            Err(error) if error.is_damage() => self.salvage_open_team(error),
            Err(error) => {
                self.close_team();
                self.bare.stage = Stage::Broken(of_storage(&error));
            }
            Ok(()) => {}
        }
    }

    pub(super) fn close_team(&mut self) {
        self.forget_imports();
        if let Some(team) = self.team.take() {
            team.close();
        }
        self.stop_network();
    }

    pub(crate) fn found(&mut self, team: &str, member: &str, zone: &str, is_example: bool) -> Result<(), Trouble> {
        self.may_begin()?;
        let bad = |name: &str| Trouble::new(TroubleKind::BadName).about(name);
        let name = tidy(team).ok_or_else(|| bad(team))?;
        let member = tidy(member).ok_or_else(|| bad(member))?;
        let zone = zone.trim();
        if !zone.is_empty() && publish_at::zone(zone).is_none() {
            return Err(Trouble::new(TroubleKind::BadValue).about(format!("zone={zone}")));
        }
        let device = self.profile.key().public();
        let mut nonce = [0; 16];
        getrandom::fill(&mut nonce).map_err(|error| Trouble::new(TroubleKind::Internal).detail(error))?;
        let statement = Statement::Found { team: name, member, person: person_of_first_device(device), nonce };
        let id = team_founded_by(&statement, device).ok_or_else(|| Trouble::new(TroubleKind::Internal))?;
        let record = Record { at: now(), body: Body::Statement(statement) };
        let bytes = record.encode().map_err(|error| Trouble::new(TroubleKind::Internal).detail(error))?;
        let hash = chain::next(chain::genesis(id, device), &bytes);
        let founding = NewRecord { device, seq: 1, hash, bytes, touches: Vec::new(), is_statement: true };
        self.create(
            id,
            Batch {
                records: vec![founding],
                seals: vec![Seal::new(self.profile.key(), id, 1, hash)],
                meta: if is_example { vec![("example", b"1".to_vec())] } else { Vec::new() },
                ..Batch::default()
            },
        )?;
        match &mut self.team {
            Some(team) => team.begin_in_zone(zone),
            None => Ok(()),
        }
    }

    /// Whether this profile is free for a team. Where there is one that cannot be opened no other one takes its place.
    pub(super) fn may_begin(&self) -> Result<(), Trouble> {
        match &self.bare.stage {
            Stage::Broken(trouble) => Err(trouble.clone()),
            _ if self.team.is_some() => Err(Trouble::new(TroubleKind::TeamExists)),
            _ => Ok(()),
        }
    }

    /// Makes a team's file with what it begins with, in one go, and opens it. Only then does the profile name it: whenever
    /// this is interrupted, there is a whole team or none.
    pub(super) fn create(&mut self, id: trekker_ledger::keys::TeamId, mut first: Batch) -> Result<(), Trouble> {
        let path = self.profile.new_team_file(id);
        first.meta.push((OWNER, self.profile.key().public().0.to_vec()));
        let store = Store::create_with(&path, id, &first).map_err(|error| self.not_made(&path, &error))?;
        if let Err(error) = self.profile.set_current_team(Some(&path)) {
            // It may be named all the same; then the file stays, and the next start finds it.
            let is_named = self.profile.current_team().is_ok_and(|named| named.as_ref() == Some(&path));
            if !is_named {
                drop(store);
                return Err(self.not_made(&path, &error));
            }
        }
        self.open(store).map_err(|error| of_storage(&error))?;
        self.read_the_rest();
        Ok(())
    }

    /// Clears away what was made of a team's file.
    fn not_made(&self, path: &std::path::Path, error: &StorageError) -> Trouble {
        if let Err(error) = self.profile.delete_team(path) {
            tracing::warn!(%error, "a file that was not finished stays for now");
        }
        of_storage(error)
    }

    /// Fills an empty team with the example's content.
    pub(crate) fn fill_example(&mut self, dutch: bool) -> Result<serde_json::Value, Trouble> {
        let language = if dutch { Language::Dutch } else { Language::English };
        let example = self.example(language);
        let posts = example.posts.len();
        match &mut self.team {
            Some(team) => team.fill_with(example).map(|()| serde_json::json!([{ "posts": posts }])),
            None => Err(Trouble::new(TroubleKind::NoTeam)),
        }
    }

    pub(super) fn example(&self, language: Language) -> crate::example::ExampleTeam {
        crate::example::example_team(language, today(), &mut || {
            let mut bytes = [0; 16];
            if getrandom::fill(&mut bytes).is_err() {
                bytes[..8].copy_from_slice(&crate::team::opening::random_run().to_le_bytes());
            }
            trekker_domain::id::DocId(bytes)
        })
    }

    pub(super) fn open_example(&mut self, member: &str, language: Language, zone: &str) -> Result<(), Trouble> {
        let example = self.example(language);
        self.found(&example.team_name, member, zone, true)?;
        match &mut self.team {
            Some(team) => team.fill_with(example),
            None => Ok(()),
        }
    }

    pub(super) fn leave_example(&mut self) -> Result<(), Trouble> {
        if self.team.as_ref().is_none_or(|team| !team.is_example) {
            return Err(Trouble::new(TroubleKind::NotAllowed));
        }
        let file = self.profile.current_team().map_err(|error| of_storage(&error))?;
        self.close_team();
        self.bare = Snapshot { stage: Stage::NoTeam, network: self.bare.network.clone(), ..Snapshot::default() };
        let left = self.profile.set_current_team(None);
        let left = left.and_then(|()| file.map_or(Ok(()), |file| self.profile.delete_team(&file)));
        left.map_err(|error| of_storage(&error))
    }

    /// This device leaves its team. Whoever is the only one in it puts it away at once.
    pub(crate) fn leave_team(&mut self) -> Result<(), Trouble> {
        let Some(team) = self.team.as_mut().filter(|team| !team.is_example) else {
            return Err(Trouble::new(TroubleKind::NoTeam));
        };
        if team.is_alone() { self.close_and_put_away() } else { team.leave() }
    }

    pub(crate) fn put_team_away(&mut self) -> Result<(), Trouble> {
        match self.team.as_ref().map(|team| &team.view.snapshot.team.standing) {
            None => Err(Trouble::new(TroubleKind::NoTeam)),
            Some(Standing::Member) => Err(Trouble::new(TroubleKind::NotAllowed)),
            Some(_) => self.close_and_put_away(),
        }
    }

    /// The team's file stays in the profile's folder, and so does the key it was written under; this device goes on under a
    /// new one, by which it can come into any team.
    fn close_and_put_away(&mut self) -> Result<(), Trouble> {
        self.close_team();
        self.bare = Snapshot { stage: Stage::NoTeam, network: self.bare.network.clone(), ..Snapshot::default() };
        self.profile.put_away(self.profile.free_number()).map_err(|error| of_storage(&error))
    }
}
