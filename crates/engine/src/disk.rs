//! The one thread that writes. What waits together is committed together.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use trekker_storage::error::StorageError;
use trekker_storage::search::Indexed;
use trekker_storage::store::{Batch, Store};
use trekker_storage::wal::LONGEST_WAL;

/// The most jobs that are committed in one go.
const MOST_TOGETHER: usize = 512;
/// How long to wait before a full disk is tried again.
const RETRY: Duration = Duration::from_millis(500);

/// Something to write.
pub(crate) enum Job {
    Commit {
        ticket: u64,
        batch: Batch,
    },
    /// `done` is told when it is done, or dropped when not.
    Index {
        batch: Vec<Indexed>,
        done: Option<Sender<()>>,
    },
    Stop,
}

/// What became of it.
#[derive(Debug)]
pub(crate) enum DiskNews {
    /// Everything up to this ticket is on the disk.
    Committed { ticket: u64 },
    /// The disk refuses for now; it is tried again.
    Failing(StorageError),
    /// The disk refuses for good.
    Broken(StorageError),
}

/// The way to the writing thread.
#[derive(Debug)]
pub(crate) struct Disk {
    jobs: Sender<Job>,
    thread: Option<thread::JoinHandle<u64>>,
}

impl Disk {
    /// `news` is called on the writing thread.
    pub(crate) fn start(store: Store, news: impl Fn(DiskNews) + Send + 'static) -> Self {
        let (jobs, waiting) = channel();
        let thread = thread::spawn(move || write_all(store, &waiting, &news));
        Self { jobs, thread: Some(thread) }
    }

    /// Hands over a job. When the thread has ended the engine was told so before.
    pub(crate) fn send(&self, job: Job) {
        if self.jobs.send(job).is_err() {
            tracing::debug!("the writing thread has ended");
        }
    }

    /// Waits until everything handed over is on the disk; not for ever, since a full disk may stay full.
    pub(crate) fn flush(&self) {
        let (done, wait) = channel();
        self.send(Job::Index { batch: Vec::new(), done: Some(done) });
        if wait.recv_timeout(Duration::from_secs(2)).is_err() {
            tracing::warn!("the disk takes its time");
        }
    }

    /// Writes what waits, unless the disk refuses it just now, and ends. Gives the last ticket that is on the disk.
    pub(crate) fn stop(mut self) -> u64 {
        self.send(Job::Stop);
        match self.thread.take().map(thread::JoinHandle::join) {
            Some(Ok(last)) => last,
            _ => {
                tracing::error!("the writing thread broke down");
                0
            }
        }
    }
}

/// Gives the last ticket that is on the disk.
fn write_all(mut store: Store, waiting: &Receiver<Job>, news: &dyn Fn(DiskNews)) -> u64 {
    let mut jobs: VecDeque<Job> = VecDeque::new();
    let mut last = 0;
    while let Ok(job) = waiting.recv() {
        jobs.push_back(job);
        jobs.extend(waiting.try_iter().take(MOST_TOGETHER));
        while let Some(job) = jobs.pop_front() {
            let outcome = match job {
                Job::Commit { mut ticket, mut batch } => {
                    while let Some(Job::Commit { .. }) = jobs.front() {
                        if let Some(Job::Commit { ticket: next, batch: more }) = jobs.pop_front() {
                            ticket = next;
                            batch.extend(more);
                        }
                    }
                    match commit(&mut store, &batch, waiting, &mut jobs, news) {
                        Ok(true) => {
                            last = ticket;
                            news(DiskNews::Committed { ticket });
                            shorten(&store);
                            Ok(())
                        }
                        // What comes after it may rest on it.
                        Ok(false) => return last,
                        Err(error) => Err(error),
                    }
                }
                Job::Index { batch, done } => match store.index(&batch) {
                    Ok(()) => {
                        if done.is_some_and(|done| done.send(()).is_err()) {
                            tracing::trace!("nobody waits for the index");
                        }
                        Ok(())
                    }
                    Err(error) if error.may_pass() => {
                        // The index is made again another time.
                        tracing::warn!(%error, "the index was put off");
                        Ok(())
                    }
                    Err(error) => Err(error),
                },
                Job::Stop => return last,
            };
            if let Err(error) = outcome {
                tracing::error!(%error, "the disk refuses");
                news(DiskNews::Broken(error));
                return last;
            }
        }
    }
    last
}

/// What was committed is safe either way.
fn shorten(store: &Store) {
    if let Err(error) = store.shorten_wal(LONGEST_WAL) {
        tracing::warn!(%error, "the write-ahead log stays long for now");
    }
}

/// Commits, and tries again as long as the trouble may pass: what was typed waits in memory until there is room. `false`: the
/// program ends, and the disk still refuses.
fn commit(
    store: &mut Store,
    batch: &Batch,
    waiting: &Receiver<Job>,
    jobs: &mut VecDeque<Job>,
    news: &dyn Fn(DiskNews),
) -> Result<bool, StorageError> {
    loop {
        match store.commit(batch) {
            Ok(()) => return Ok(true),
            Err(error) if error.may_pass() => {
                jobs.extend(waiting.try_iter());
                // Whoever ends the program while the disk refuses was told that this is not saved.
                if jobs.iter().any(|job| matches!(job, Job::Stop)) {
                    return Ok(false);
                }
                news(DiskNews::Failing(error));
                match waiting.recv_timeout(RETRY) {
                    Ok(job) => jobs.push_back(job),
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => return Ok(false),
                }
            }
            Err(error) => return Err(error),
        }
    }
}
