//! Files on their way in.

use std::path::PathBuf;

use trekker_domain::import::PostField;

use super::*;
use crate::import::Columns;

/// What was read and waits for a yes.
#[derive(Debug)]
pub(crate) struct Preview {
    pub(super) file: PathBuf,
    pub(super) to_import: ToImport,
}

impl Engine {
    pub(crate) fn read_import(&mut self, file: PathBuf, columns: Columns, purpose: Purpose) -> Result<(), Trouble> {
        let Some(team) = &self.team else { return Err(Trouble::new(TroubleKind::NoTeam)) };
        let settings = &team.view.snapshot.team.settings;
        let (team_zone, kept) = (settings.zone.clone(), settings.columns_of.clone());
        let events = self.events.clone();
        let to_read = ToRead { file, columns, kept, team_zone, purpose };
        self.runtime.spawn_blocking(move || {
            events.send_blocking(Event::ImportRead(Box::new(crate::import::read(to_read))));
        });
        Ok(())
    }

    /// Somebody says what a column of the spreadsheet that waits fills: it is read anew.
    pub(super) fn map_import(&mut self, column: usize, field: Option<PostField>) -> Result<(), Trouble> {
        let Some(preview) = &self.preview else { return Err(Trouble::new(TroubleKind::NotFound).about(column)) };
        let fields = preview.to_import.with_field(column, field);
        self.read_import(preview.file.clone(), Columns::Said(fields), Purpose::Preview)
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
                self.preview = Some(Preview { file: read.file.clone(), to_import });
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
