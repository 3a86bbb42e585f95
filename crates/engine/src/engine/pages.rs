//! Pages written to a file, or laid where a browser opens them.

use std::path::PathBuf;

use trekker_domain::page::{Page, PageForm};

use super::media::OPENED;
use super::*;
use crate::exporting::keep;

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
        let notices = self.notices.clone();
        self.runtime.spawn_blocking(move || {
            let written = trekker_exchange::page::written(&page, form);
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
}
