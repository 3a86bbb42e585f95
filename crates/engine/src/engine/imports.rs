//! Files on their way in.

use super::*;

impl Engine {
    pub(crate) fn read_import(
        &mut self,
        file: std::path::PathBuf,
        map: Option<String>,
        purpose: Purpose,
    ) -> Result<(), Trouble> {
        let Some(team) = &self.team else { return Err(Trouble::new(TroubleKind::NoTeam)) };
        let team_zone = team.view.snapshot.team.settings.zone.clone();
        let events = self.events.clone();
        let to_read = ToRead { file, map, team_zone, purpose };
        self.runtime.spawn_blocking(move || {
            events.send_blocking(Event::ImportRead(Box::new(crate::import::read(to_read))));
        });
        Ok(())
    }

    pub(super) fn import_read(&mut self, mut read: ReadImport) {
        let Some(team) = &mut self.team else { return };
        let purpose = std::mem::replace(&mut read.purpose, Purpose::Preview);
        match (&read.outcome, purpose) {
            (Err(trouble), Purpose::Preview) => {
                let trouble = trouble.clone();
                self.notice(Notice::Trouble(trouble));
            }
            (Err(trouble), Purpose::Ask { answer, .. }) => give(answer, Err(trouble.clone().into())),
            (Ok(_), Purpose::Preview) => {
                let to_import = team.to_import(&read);
                team.view.snapshot.import = Some(Arc::new(to_import.preview()));
                team.view.is_dirty = true;
                self.preview = Some(to_import);
            }
            (Ok(_), Purpose::Ask { dry_run: true, answer }) => give(answer, Ok(team.to_import(&read).report(0, 0))),
            (Ok(_), Purpose::Ask { dry_run: false, answer }) => {
                let to_import = team.to_import(&read);
                self.start_import(to_import, Some(answer));
            }
        }
    }

    /// Brings it in now, or when those before it are in.
    pub(super) fn start_import(&mut self, to_import: ToImport, answer: Option<oneshot::Sender<Answer>>) {
        self.next_imports.push_back((to_import, answer));
        self.next_import();
    }

    fn next_import(&mut self) {
        while self.importing.is_none()
            && let Some(team) = &mut self.team
            && let Some((to_import, answer)) = self.next_imports.pop_front()
        {
            self.importing = team.import(to_import, answer);
        }
    }

    /// The team is closed: what was not brought in yet stays outside, and whoever waits for it is told by the missing
    /// answer.
    pub(super) fn forget_imports(&mut self) {
        (self.preview, self.importing) = (None, None);
        self.next_imports.clear();
    }

    pub(super) fn import_made(&mut self, opening: u64, made: Vec<crate::team::importing::Made>, is_last: bool) {
        if !self.is_open(opening) {
            return;
        }
        let (Some(team), Some(importing)) = (&mut self.team, &mut self.importing) else { return };
        if team.import_made(importing, made, is_last) {
            self.importing = None;
            self.next_import();
        }
    }
}
