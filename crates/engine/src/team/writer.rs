//! What is on its way to the disk, and what waits for it to be there.

use std::collections::VecDeque;

use tokio::sync::oneshot;
use trekker_ledger::fork::Head;
use trekker_replication::exchange::LinkId;
use trekker_session::trouble::Trouble;

use super::refresh::Touched;
use crate::disk::Disk;
use crate::engine::give;
use crate::link::Ends;
use crate::script::AnswerWhenSaved;

/// One team's way to the disk: commits are sent with a ticket each, and are on the disk in their order.
pub(crate) struct Writer {
    pub(crate) disk: Disk,
    pub(crate) ends: Ends,
    pub(crate) pending: VecDeque<Pending>,
    /// Why the disk takes nothing just now; see [`Team::disk_fails`](super::Team::disk_fails).
    pub(crate) trouble: Option<Trouble>,
    /// How many records were on the disk when it was opened.
    pub(crate) began_with: u64,
    /// So many commits were sent.
    pub(crate) tickets: u64,
    pub(crate) checkpoint_at: u64,
    pub(crate) needs_checkpoint: bool,
}

/// What is on its way to the disk, and what is to be done when it is there.
#[derive(Debug, Default)]
pub(crate) struct Pending {
    pub(super) ticket: u64,
    pub(super) heads: Vec<Head>,
    pub(super) from: Option<LinkId>,
    /// Documents that others have changed.
    pub(super) touched: Vec<Touched>,
    pub(super) stored: Vec<oneshot::Sender<()>>,
    /// Links whose peer has sent all it was asked for, this among it.
    pub(super) served: Vec<LinkId>,
    /// Who waits for this to be on the disk.
    pub(crate) saved: Vec<oneshot::Sender<()>>,
    /// Answers that are given when it is.
    pub(crate) answers: Vec<AnswerWhenSaved>,
}

impl Writer {
    pub(crate) fn new(disk: Disk, ends: Ends, began_with: u64) -> Self {
        Self {
            disk,
            ends,
            pending: VecDeque::new(),
            trouble: None,
            began_with,
            tickets: 0,
            checkpoint_at: 0,
            needs_checkpoint: false,
        }
    }

    /// Whether nothing is under way. What a disk refuses is not waited for: whoever looks sees what is in memory.
    pub(crate) fn is_quiet(&self) -> bool {
        self.pending.is_empty() || self.trouble.is_some()
    }

    /// Gives the answer when everything that was done for it is on the disk. Without a disk there is no answer.
    pub(crate) fn answer_saved<T: Send + 'static, E: From<Trouble> + Send + 'static>(
        &mut self,
        answer: oneshot::Sender<Result<T, E>>,
        with: Result<T, E>,
    ) {
        match self.pending.back_mut() {
            Some(pending) => pending.answers.push(AnswerWhenSaved::new(answer, with)),
            None => give(answer, with),
        }
    }

    /// The disk takes nothing any more: whoever waits for it is told.
    pub(crate) fn broke(&mut self, why: &Trouble) {
        for answer in self.pending.drain(..).flat_map(|pending| pending.answers) {
            answer.is_not_saved(why);
        }
    }

    /// Writes what waits, as far as the disk takes it, and answers whoever waits for that. `Some`: how many records the file had
    /// when it was opened, and would have, where the disk refused to the end.
    pub(crate) fn close(mut self) -> Option<(u64, u64)> {
        let last = self.disk.stop();
        let saved = self.pending.iter_mut().filter(|pending| pending.ticket <= last);
        saved.flat_map(|pending| pending.answers.drain(..)).for_each(AnswerWhenSaved::is_saved);
        let is_whole = self.pending.back().is_none_or(|pending| pending.ticket <= last);
        (!is_whole).then(|| (self.began_with, self.ends.total()))
    }
}
