//! The team's photos and videos: added, fetched from members in the background, given to whoever wants to open them.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use tokio::sync::OnceCell;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::idea::IdeaEdit;
use trekker_domain::media::{BY_ITSELF_BYTES, FileHash, MOST_BYTES, Media, MediaEdit, MediaFile};
use trekker_domain::post::PostEdit;
use trekker_domain::rank::Rank;
use trekker_network::{Blob, FileError, Files};
use trekker_session::picture::SmallPicture;
use trekker_session::snapshot::FileState;

use super::*;
use crate::reading;

/// A device that did not give a file is asked for it again after so many ticks.
const ASK_AGAIN_TICKS: u64 = 120;
/// Whoever asks about a post waits so many ticks at most for whether its photos are here.
const LOOK_TICKS: u64 = 20;
/// The picture tells of so many bytes more, and not of each piece.
const TOLD_BYTES: u64 = 1 << 20;

/// Where copies lie that other programs open.
pub(super) const OPENED: &str = "opened";

/// The profile's files, opened when something first needs them.
#[derive(Clone, Debug)]
pub(crate) struct Opened {
    folder: PathBuf,
    files: Arc<OnceCell<Files>>,
    notices: broadcast::Sender<Notice>,
}

impl Opened {
    pub(super) fn of(profile: &Path, notices: broadcast::Sender<Notice>) -> Self {
        // Copies for other programs, of an earlier run.
        if let Err(error) = std::fs::remove_dir_all(profile.join(OPENED))
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::debug!(%error, "copies of an earlier run stay");
        }
        Self { folder: profile.join("files"), files: Arc::default(), notices }
    }

    pub(super) async fn get(&self) -> Result<&Files, FileError> {
        let open = || async {
            let files = Files::open(&self.folder).await?;
            let rebuilt = Notice::Trouble(Trouble::new(TroubleKind::MediaRebuilt));
            if files.was_made_anew() && self.notices.send(rebuilt).is_err() {
                tracing::trace!("nobody reads notices");
            }
            Ok(files)
        };
        self.files.get_or_try_init(open).await
    }

    pub(super) async fn close(&self) {
        if let Some(files) = self.files.get() {
            files.close().await;
        }
    }
}

/// What is being fetched.
#[derive(Debug, Default)]
pub(super) struct Fetching {
    /// So many times it is being looked which files are here, and since which tick the last of them.
    looks: usize,
    looks_since: u64,
    at_work: Option<(FileHash, tokio::task::JoinHandle<()>)>,
    /// Larger files that somebody wants here all the same.
    wanted: HashSet<FileHash>,
    /// When which device was asked for which file last.
    asked: HashMap<(FileHash, DeviceKey), u64>,
}

/// News of the files.
#[derive(Debug)]
pub(crate) enum FileNews {
    /// How much of them is here; `None`: all.
    Looked(Vec<(FileHash, Option<u64>)>),
    /// So many bytes of one have come.
    Coming(FileHash, u64),
    /// A device gave it, or not.
    Fetched { hash: FileHash, is_here: bool },
    /// A small picture of one was drawn; `None`: it shows none.
    Drawn { hash: FileHash, picture: Option<Arc<SmallPicture>> },
    /// A person's file was taken in.
    Added(Box<Added>),
}

#[derive(Debug)]
pub(crate) struct Added {
    /// A post or an idea.
    to: DocId,
    alt: String,
    outcome: Result<MediaFile, Trouble>,
    answer: Option<oneshot::Sender<Answer>>,
}

pub(super) fn blob_of(file: &MediaFile) -> Blob {
    Blob { hash: file.hash.0, size: file.size }
}

fn not_kept(about: &Path, error: FileError) -> Trouble {
    let kind = match &error {
        FileError::Damaged => TroubleKind::MediaDamaged,
        FileError::Other(_) => TroubleKind::MediaFile,
    };
    Trouble::new(kind).about(about.display()).detail(error)
}

impl Engine {
    /// Takes a copy of a file and adds it to a post or an idea once that is on the disk.
    pub(super) fn add_media(&self, to: DocId, file: PathBuf, alt: String, answer: Option<oneshot::Sender<Answer>>) {
        let (opened, events) = (self.files.clone(), self.events.clone());
        self.runtime.spawn(async move {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let outcome = match reading::open(&file, MOST_BYTES, TroubleKind::MediaFile) {
                Ok(_) => {
                    let added = async { opened.get().await?.add(&file, MOST_BYTES).await };
                    added.await.map_err(|error| not_kept(&file, error))
                }
                Err(trouble) => Err(trouble),
            };
            let outcome = outcome.map(|blob| MediaFile { hash: FileHash(blob.hash), size: blob.size, name });
            events.send(Event::Files(FileNews::Added(Box::new(Added { to, alt, outcome, answer })))).await;
        });
    }

    fn media_added(&mut self, added: Added) {
        let Added { to, alt, outcome, answer } = added;
        let Some(team) = &mut self.team else { return };
        let hash = outcome.as_ref().ok().map(|file| file.hash);
        let written = outcome.and_then(|file| {
            let snapshot = &team.view.snapshot;
            let idea = snapshot.ideas.get(&to).cloned();
            let last = match &idea {
                Some(idea) => idea.media.last().cloned(),
                None => snapshot.calendar.get(to).and_then(|row| row.summary.media.last().cloned()),
            };
            let rank = Rank::between(last.as_ref().map(|last| &last.rank), None);
            let id = team.new_id()?;
            let mut edits = vec![MediaEdit::SetFile(file), MediaEdit::SetRank(rank)];
            edits.extend((!alt.is_empty()).then_some(MediaEdit::SetAlt(alt)));
            let of_idea = |edit| Edit::Idea(to, IdeaEdit::Media(id, edit));
            let of_post = |edit| Edit::Post(to, PostEdit::Media(id, edit));
            let edits: Vec<Edit> =
                edits.into_iter().map(|edit| if idea.is_some() { of_idea(edit) } else { of_post(edit) }).collect();
            team.edit(&edits)?;
            Ok(())
        });
        if let Some(hash) = hash {
            team.view.snapshot.files.insert(hash, FileState::Here);
            team.view.is_dirty = true;
        }
        match (written, answer) {
            (written, Some(answer)) => {
                let report = written.map(|()| serde_json::json!([]));
                team.answer_saved(answer, report.map_err(Into::into));
            }
            (Err(trouble), None) => self.notice(Notice::Trouble(trouble)),
            (Ok(_), None) => {}
        }
    }

    /// Somebody wants a large file here.
    pub(super) fn want_media(&mut self, hash: FileHash) {
        self.fetching.wanted.insert(hash);
        self.fetching.asked.retain(|(asked, _), _| *asked != hash);
        self.fetch_next();
    }

    /// Writes a copy where the person wants it.
    pub(super) fn save_media(&self, file: MediaFile, target: PathBuf, answer: Option<oneshot::Sender<Answer>>) {
        let (opened, notices) = (self.files.clone(), self.notices.clone());
        self.runtime.spawn(async move {
            let saved = async { opened.get().await?.save(blob_of(&file), &target).await };
            let saved = saved.await.map_err(|error| not_kept(&target, error));
            let notice = match (saved, answer) {
                (saved, Some(answer)) => {
                    let report = saved.map(|()| serde_json::json!([{ "file": target.display().to_string() }]));
                    return give(answer, report.map_err(Into::into));
                }
                (Ok(()), None) => Notice::MediaSaved { file: target.display().to_string() },
                (Err(trouble), None) => Notice::Trouble(trouble),
            };
            if notices.send(notice).is_err() {
                tracing::trace!("nobody reads notices");
            }
        });
    }

    /// Lays copies of these files in a folder of the profile, in their order, and has the front end open it; one file alone is
    /// opened itself.
    pub(super) fn open_media(&self, media: Vec<Media>) {
        let (opened, notices) = (self.files.clone(), self.notices.clone());
        let folder = self.options.profile.join(OPENED);
        self.runtime.spawn(async move {
            let outcome = lay_out(&opened, &folder, &media).await;
            let notice = match outcome {
                Ok(file) => Notice::OpenFile { file },
                Err(trouble) => Notice::Trouble(trouble),
            };
            if notices.send(notice).is_err() {
                tracing::trace!("nobody reads notices");
            }
        });
    }

    pub(super) fn file_news(&mut self, news: FileNews) {
        match news {
            FileNews::Looked(all) => {
                self.fetching.looks = self.fetching.looks.saturating_sub(1);
                for (hash, missing) in all {
                    self.file_is(hash, missing);
                }
            }
            FileNews::Coming(hash, bytes) => self.file_is(hash, Some(bytes)),
            FileNews::Fetched { hash, is_here } => {
                self.fetching.at_work = None;
                if is_here {
                    self.file_is(hash, None);
                    self.fetching.asked.retain(|(asked, _), _| *asked != hash);
                }
            }
            FileNews::Drawn { hash, picture } => self.drawn(hash, picture),
            FileNews::Added(added) => self.media_added(*added),
        }
        self.fetch_next();
    }

    fn file_is(&mut self, hash: FileHash, missing: Option<u64>) {
        let state = missing.map_or(FileState::Here, |bytes| FileState::Elsewhere { bytes });
        self.with_team(|team| {
            team.view.snapshot.files.insert(hash, state);
            team.view.is_dirty = true;
        });
    }

    /// Files that posts name and that nobody has looked for yet.
    pub(super) fn look_for_files(&mut self) {
        let Some(team) = &mut self.team else { return };
        if team.view.named_files.is_empty() {
            return;
        }
        let named = std::mem::take(&mut team.view.named_files);
        let (opened, events) = (self.files.clone(), self.events.clone());
        self.fetching.looks += 1;
        self.fetching.looks_since = self.ticks;
        self.runtime.spawn(async move {
            let mut looked = Vec::with_capacity(named.len());
            for (hash, size) in named {
                let missing = async { opened.get().await?.missing(Blob { hash: hash.0, size }).await };
                match missing.await {
                    Ok(missing) => looked.push((hash, missing)),
                    Err(error) => tracing::warn!(%error, "a file cannot be looked for"),
                }
            }
            events.send(Event::Files(FileNews::Looked(looked))).await;
        });
    }

    /// Whether it will soon be known of every file that is named whether it is here. A damaged index that is made anew from
    /// large files takes its time: nobody waits for that.
    pub(super) fn looks_for_files(&self) -> bool {
        let is_named = self.team.as_ref().is_some_and(|team| !team.view.named_files.is_empty());
        let is_soon = self.ticks < self.fetching.looks_since + LOOK_TICKS;
        is_named || self.fetching.looks > 0 && is_soon
    }

    /// Fetches the next file that is to be here, from a member who is reached.
    pub(super) fn fetch_next(&mut self) {
        let (Some(network), Some(team)) = (&self.network, &self.team) else { return };
        if self.fetching.at_work.is_some() || team.view.snapshot.network.is_offline {
            return;
        }
        let devices: Vec<DeviceKey> = team.reach.links.values().map(|link| link.device).collect();
        let ticks = self.ticks;
        let asked = &self.fetching.asked;
        let may_ask = |hash: FileHash, device: &DeviceKey| {
            asked.get(&(hash, *device)).is_none_or(|asked| ticks >= asked + ASK_AGAIN_TICKS)
        };
        let sizes = &team.view.file_sizes;
        let is_to_come = |hash: &FileHash| {
            self.fetching.wanted.contains(hash) || sizes.get(hash).is_some_and(|size| *size <= BY_ITSELF_BYTES)
        };
        let missing = team.view.snapshot.files.iter().filter(|(_, state)| **state != FileState::Here);
        let next = missing.map(|(hash, _)| *hash).filter(is_to_come).find_map(|hash| {
            let device = devices.iter().find(|device| may_ask(hash, device))?;
            Some((hash, *device, *sizes.get(&hash)?))
        });
        let Some((hash, device, size)) = next else { return };
        self.fetching.asked.insert((hash, device), ticks);
        let (network, events) = (Arc::clone(network), self.events.clone());
        let fetching = self.runtime.spawn(async move {
            let told = std::sync::atomic::AtomicU64::new(0);
            let progress = |bytes: u64| {
                use std::sync::atomic::Ordering::Relaxed;
                if bytes >= told.load(Relaxed) + TOLD_BYTES {
                    told.store(bytes, Relaxed);
                    // One that finds no room is followed by another.
                    if events.0.try_send(Event::Files(FileNews::Coming(hash, bytes))).is_err() {
                        tracing::trace!("the engine is busy");
                    }
                }
            };
            let fetched = network.fetch(device.0, Blob { hash: hash.0, size }, &progress).await;
            drop(network);
            if let Err(error) = &fetched {
                tracing::debug!(%error, "a file did not come");
            }
            events.send(Event::Files(FileNews::Fetched { hash, is_here: fetched.is_ok() })).await;
        });
        self.fetching.at_work = Some((hash, fetching));
    }

    /// What came stays; the rest comes another time.
    pub(super) fn stop_fetching(&mut self) {
        if let Some((_, fetching)) = self.fetching.at_work.take() {
            fetching.abort();
        }
    }
}

async fn lay_out(opened: &Opened, folder: &Path, media: &[Media]) -> Result<PathBuf, Trouble> {
    let files = opened.get().await.map_err(|error| not_kept(folder, error))?;
    let Some(first) = media.first() else { return Err(Trouble::new(TroubleKind::NotFound)) };
    let hash = first.file.hash.to_string();
    // Another choice of files is another folder, so that nothing old lies between them.
    let folder = folder.join(format!("{}-{}", &hash[..16], media.len()));
    let no_folder = |error: std::io::Error| not_kept(&folder, FileError::Other(error.to_string()));
    tokio::fs::create_dir_all(&folder).await.map_err(no_folder)?;
    let mut last = folder.clone();
    for (nth, one) in media.iter().enumerate() {
        let name = one.file.safe_name();
        let name = if media.len() > 1 { format!("{:02} {name}", nth + 1) } else { name };
        last = folder.join(name);
        let is_there = tokio::fs::metadata(&last).await.is_ok_and(|there| there.len() == one.file.size);
        if !is_there {
            files.save(blob_of(&one.file), &last).await.map_err(|error| not_kept(&last, error))?;
        }
    }
    Ok(if media.len() == 1 { last } else { folder })
}
