//! Files for others, written and read in the background: carried changes, and the calendar in forms others know.

use super::*;
use crate::carrying::{ToCarry, ToTakeIn, carry_out, take_in};
use crate::exporting::{Exported, ToExport, export, zone_name};

impl Engine {
    /// Without somebody who waits for the answer it is told in a notice.
    pub(crate) fn carry_out(&self, to_carry: ToCarry, answer: Option<oneshot::Sender<Answer>>) {
        let notices = self.notices.clone();
        self.runtime.spawn_blocking(move || {
            let file = to_carry.file.display().to_string();
            let written = carry_out(to_carry);
            if let Some(answer) = answer {
                let report = written.map(|records| serde_json::json!([{ "file": file, "records": records }]));
                return give(answer, report.map_err(Into::into));
            }
            let notice = match written {
                Ok(records) => Notice::CarriedOut { file, records },
                Err(trouble) => Notice::Trouble(trouble),
            };
            if notices.send(notice).is_err() {
                tracing::trace!("nobody reads notices");
            }
        });
    }

    /// Without somebody who waits for the answer it is told in a notice.
    pub(crate) fn export(&self, to_export: ToExport, answer: Option<oneshot::Sender<Answer>>) {
        let notices = self.notices.clone();
        self.runtime.spawn_blocking(move || {
            let file = to_export.file.display().to_string();
            let zone = zone_name(&to_export.zone).to_owned();
            let written = export(&to_export);
            if let Some(answer) = answer {
                let report = written.map(|Exported { posts, left_out }| {
                    serde_json::json!([{ "file": file, "posts": posts, "without_a_day": left_out, "zone": zone }])
                });
                return give(answer, report.map_err(Into::into));
            }
            let notice = match written {
                Ok(Exported { posts, left_out }) => Notice::Exported { file, posts, left_out },
                Err(trouble) => Notice::Trouble(trouble),
            };
            if notices.send(notice).is_err() {
                tracing::trace!("nobody reads notices");
            }
        });
    }

    pub(crate) fn carry_in(&self, to_take_in: ToTakeIn, answer: Option<oneshot::Sender<Answer>>) {
        let events = self.events.clone();
        self.runtime.spawn_blocking(move || {
            let file = to_take_in.file.display().to_string();
            let outcome = take_in(to_take_in, &events);
            events.send_blocking(Event::CarriedIn { file, outcome, answer });
        });
    }

    /// All of a file was handed over.
    pub(super) fn carried_in(
        &mut self,
        file: String,
        outcome: Result<(), Trouble>,
        answer: Option<oneshot::Sender<Answer>>,
    ) {
        match (outcome, answer) {
            (Ok(()), Some(answer)) => self.answer_later(Request::Status, answer),
            (Ok(()), None) => self.notice(Notice::Carried { file }),
            (Err(trouble), Some(answer)) => give(answer, Err(trouble.into())),
            (Err(trouble), None) => self.notice(Notice::Trouble(trouble)),
        }
    }
}
