//! Opening, founding and leaving teams.

use trekker_domain::publish_at;
use trekker_session::snapshot::Standing;

use super::*;
use crate::handle::Folding;

impl Engine {
    pub(super) fn open_current(&mut self) {
        if let Err(error) = self.go_on_renewing() {
            self.bare.stage = Stage::Broken(of_storage(&error));
            self.publish();
            return;
        }
        match self.profile.current_team() {
            Ok(Some(_)) if self.team.is_some() => {}
            Ok(Some(path)) => {
                if let Err(error) = Store::open(&path).and_then(|store| self.open(store)) {
                    tracing::debug!(%error, "the team's file cannot be opened");
                    self.bare.stage = Stage::Broken(of_storage(&error));
                }
            }
            Ok(None) => self.bare.stage = Stage::NoTeam,
            Err(error) => self.bare.stage = Stage::Broken(of_storage(&error)),
        }
        // The first picture goes out before the rest is read.
        self.publish();
        self.read_the_rest();
        self.sync_network();
        self.publish();
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
        };
        let mut team = Team::open(store, opening)?;
        team.view.snapshot.network = self.bare.network.clone();
        self.team = Some(team);
        self.bare.stage = Stage::NoTeam;
        Ok(())
    }

    pub(super) fn read_the_rest(&mut self) {
        let Some(team) = &mut self.team else { return };
        if let Err(error) = team.remaining_rows(today()) {
            self.close_team();
            self.bare.stage = Stage::Broken(of_storage(&error));
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
        if self.team.is_some() {
            return Err(Trouble::new(TroubleKind::TeamExists));
        }
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
        self.create(id, |store| if is_example { store.set_meta("example", b"1") } else { Ok(()) })?;
        if let Some(team) = &mut self.team {
            team.say(statement).map_err(|error| Trouble::new(TroubleKind::Internal).detail(error))?;
            team.begin_in_zone(zone)?;
        }
        Ok(())
    }

    /// Makes a team's file and opens it.
    pub(super) fn create(
        &mut self,
        id: trekker_ledger::keys::TeamId,
        prepare: impl FnOnce(&mut Store) -> Result<(), StorageError>,
    ) -> Result<(), Trouble> {
        let path = self.profile.new_team_file(id);
        let made = Store::create(&path, id)
            .and_then(|mut store| prepare(&mut store).map(|()| store))
            .and_then(|store| self.profile.set_current_team(Some(&path)).map(|()| store))
            .and_then(|store| self.open(store));
        made.map_err(|error| of_storage(&error))?;
        self.read_the_rest();
        Ok(())
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
