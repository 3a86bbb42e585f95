//! The disk's news, the clock, and questions that wait for quiet.

use trekker_session::notice::Notice;

use super::*;
use crate::clock;

impl Engine {
    pub(super) fn disk(&mut self, opening: u64, news: DiskNews) {
        if !self.is_open(opening) {
            return;
        }
        match news {
            DiskNews::Committed { ticket } => self.with_team(|team| team.committed(ticket)),
            DiskNews::Failing(error) => {
                tracing::warn!(%error, "the disk refuses for now");
                self.with_team(|team| team.disk_fails(of_storage(&error)));
            }
            DiskNews::Broken(error) if error.is_damage() => {
                let trouble = of_storage(&error);
                self.with_team(|team| team.disk_broke(&trouble));
                self.salvage_open_team(error);
            }
            DiskNews::Broken(error) => {
                let trouble = of_storage(&error);
                self.stop_network();
                self.forget_imports();
                self.with_team(|team| team.disk_broke(&trouble));
                self.team = None;
                self.bare.stage = Stage::Broken(trouble);
            }
        }
    }

    pub(super) fn tick(&mut self) {
        self.ticks += 1;
        if self.ticks == 1
            && let Some(trouble) = clock::trouble()
        {
            self.notice(Notice::Trouble(trouble));
        }
        self.ask_to_join();
        self.show_papers_at_once();
        self.fetch_next();
        let runtime = self.runtime.handle().clone();
        let is_searching = !self.search.trim().is_empty();
        let Some(team) = &mut self.team else { return };
        team.ticks += 1;
        if team.ticks == FOLDS_ANYWAY_TICKS
            && !team.folds
            && let Err(error) = team.begin_folding()
        {
            tracing::warn!(%error, "the photos that posts name are not known");
        }
        if team.ticks == SOUND_TICKS
            && let Ok(reader) = team.reader.again()
        {
            let (events, opening) = (team.background.events.clone(), team.background.opening);
            runtime.spawn_blocking(move || match reader.is_sound() {
                Ok(true) => {}
                Err(error) if !error.is_damage() => tracing::debug!(%error, "the team's file could not be looked at"),
                Ok(false) | Err(_) => events.send_blocking(Event::FoundCorrupt { opening, again: None }),
            });
        }
        team.look_for_damage();
        if !team.repair.is_unproven {
            team.hand_lead();
            team.sign_receipt();
            team.renew_if_gap_stays();
            team.rescue_if_ready();
        }
        team.show_people();
        team.forget_old_carets();
        for id in team.documents.old_histories() {
            let people = Arc::clone(&team.people);
            team.documents.read_history(&team.reader, &people, id);
            team.show_detail(id);
        }
        if team.ticks.is_multiple_of(INDEX_TICKS) && team.index_some(INDEXED_AT_ONCE) && is_searching {
            self.find();
            return;
        }
        let ticks = if team.reader.has_long_wal() { LONG_WAL_TICKS } else { CHECKPOINT_TICKS };
        if team.writer.needs_checkpoint
            && team.ticks >= team.writer.checkpoint_at + ticks
            && let Ok(reader) = team.reader.again()
        {
            (team.writer.checkpoint_at, team.writer.needs_checkpoint) = (team.ticks, false);
            runtime.spawn_blocking(move || {
                if let Err(error) = reader.checkpoint() {
                    tracing::debug!(%error, "the write-ahead log stays for now");
                }
            });
        }
    }

    pub(crate) fn answer_later(&mut self, request: Request, answer: oneshot::Sender<Answer>) {
        self.waiting_for_quiet.push((request, answer));
    }

    pub(super) fn answer_when_quiet(&mut self) {
        if !self.waiting_for_documents.is_empty() && self.team.as_ref().is_none_or(|team| team.is_quiet()) {
            for asked in std::mem::take(&mut self.waiting_for_documents) {
                self.asked(asked);
            }
        }
        if self.waiting_for_quiet.is_empty() || self.importing.is_some() {
            return;
        }
        let waited_enough = self.joined_by > 0 && self.ticks >= self.joined_by;
        let Some(team) = &mut self.team else { return };
        if !team.is_quiet() && !waited_enough {
            return;
        }
        let mut still_waiting = Vec::new();
        for (request, answer) in std::mem::take(&mut self.waiting_for_quiet) {
            let is_in = team.is_ready() && !team.exchange.is_asking();
            if matches!(request, Request::Joined) && !is_in && !waited_enough {
                still_waiting.push((request, answer));
                continue;
            }
            team.answer(request, answer);
        }
        self.waiting_for_quiet = still_waiting;
    }
}
