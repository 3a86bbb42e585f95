//! Texts read from a file; pages written to one, or laid where a browser opens them.

use std::path::{Path, PathBuf};

use trekker_domain::page::{Page, PageForm};

use super::media::OPENED;
use super::*;
use crate::writing::keep;

impl Engine {
    pub(super) fn save_page(&self, page: Page, form: PageForm, file: PathBuf) {
        self.write_page(page, form, file, |file| Notice::PageSaved { file: file.display().to_string() });
    }

    /// A browser has what prints.
    pub(super) fn print_page(&self, page: Page) {
        let file = self.options.profile.join(OPENED).join("page.html");
        self.write_page(page, PageForm::Html, file, |file| Notice::OpenFile { file });
    }

    fn write_page(
        &self,
        page: Page,
        form: PageForm,
        file: PathBuf,
        done: impl FnOnce(PathBuf) -> Notice + Send + 'static,
    ) {
        self.write_text(trekker_exchange::page::written(&page, form), file, done);
    }

    fn write_text(&self, written: String, file: PathBuf, done: impl FnOnce(PathBuf) -> Notice + Send + 'static) {
        let notices = self.notices.clone();
        self.runtime.spawn_blocking(move || {
            let folder = file.parent().map_or(Ok(()), std::fs::create_dir_all);
            let notice = match folder.and_then(|()| keep(&file, written.as_bytes())) {
                Ok(()) => done(file),
                Err(error) => Notice::Trouble(Trouble::new(TroubleKind::Disk).about(file.display()).detail(error)),
            };
            if notices.send(notice).is_err() {
                tracing::trace!("nobody reads notices");
            }
        });
    }

    /// Reads a guide or a list of words that somebody chose.
    pub(super) fn read_text(&self, file: PathBuf, is_guide: bool) -> Result<(), Trouble> {
        let Some(team) = &self.team else { return Err(Trouble::new(TroubleKind::NoTeam)) };
        // What was chosen for one team does not come into another.
        let (events, opening) = (self.events.clone(), team.background.opening);
        self.runtime.spawn_blocking(move || {
            let text = crate::team::guide::read_text(&file);
            events.send_blocking(Event::TextRead { opening, file, is_guide, text });
        });
        Ok(())
    }

    pub(super) fn text_read(&mut self, file: &Path, is_guide: bool, text: Result<String, Trouble>) {
        let Some(team) = &mut self.team else { return };
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let outcome = text.and_then(|text| {
            if is_guide {
                return team.take_guide(&text).map(|_| ());
            }
            team.view.snapshot.rule_import = Some(Arc::new(team.rules_in(&name, &text)));
            team.view.is_dirty = true;
            Ok(())
        });
        if let Err(trouble) = outcome {
            self.notice(Notice::Trouble(trouble));
        }
    }

    /// The rules that wait come in, or not.
    pub(super) fn take_rules(&mut self, wanted: bool) -> Result<(), Trouble> {
        let Some(team) = &mut self.team else { return Err(Trouble::new(TroubleKind::NoTeam)) };
        let import = team.view.snapshot.rule_import.take();
        team.view.is_dirty = true;
        match import.filter(|_| wanted) {
            Some(import) => team.take_rules(&import.rules),
            None => Ok(()),
        }
    }

    pub(super) fn save_guide(&self, form: PageForm, title: &str, file: PathBuf) -> Result<(), Trouble> {
        let Some(team) = &self.team else { return Err(Trouble::new(TroubleKind::NoTeam)) };
        let written = team.guide_written(form, title);
        self.write_text(written, file, |file| Notice::PageSaved { file: file.display().to_string() });
        Ok(())
    }
}
