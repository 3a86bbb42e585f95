//! The team's files (photos, videos) by the hash of their bytes: kept in a folder, given to members who ask, fetched from
//! members piece by piece, each piece checked, so that what was interrupted goes on where it was.
//!
//! Kept by iroh-blobs, which proves every 16 KiB against the hash before they are written.

use std::collections::HashSet;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use iroh::endpoint::Connection;
use iroh::protocol::ProtocolHandler;
use iroh_blobs::api::blobs::{AddPathOptions, AddProgressItem, BlobStatus, ImportMode};
use iroh_blobs::api::remote::GetProgressItem;
use iroh_blobs::store::fs::FsStore;
use iroh_blobs::{BlobFormat, BlobsProtocol, Hash};
use n0_future::StreamExt;

use crate::{NetworkError, file_index};

/// The protocol's name between devices on the roster.
pub(crate) const FILES: &[u8] = iroh_blobs::ALPN;

/// Why a file could not be kept or given out.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// Its bytes are not those that were kept.
    #[error("the file is damaged on this disk")]
    Damaged,
    #[error("{0}")]
    Other(String),
}

impl FileError {
    pub(crate) fn of(error: impl std::fmt::Display) -> Self {
        Self::Other(error.to_string())
    }
}

/// A file by its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blob {
    /// BLAKE3 of its bytes.
    pub hash: [u8; 32],
    /// In bytes.
    pub size: u64,
}

/// The files in a folder. Cloning gives another handle to the same.
#[derive(Clone, Debug)]
pub struct Files {
    store: FsStore,
    protocol: BlobsProtocol,
    folder: Arc<Path>,
    was_made_anew: bool,
    /// Those that turned out to be damaged: they are not here, and come again after the next opening.
    damaged: Arc<Mutex<HashSet<[u8; 32]>>>,
}

impl Files {
    /// Opens the folder, which is made when there is none. Needs a tokio runtime.
    ///
    /// # Errors
    /// Of the disk, or when another program has it open.
    pub async fn open(folder: &Path) -> Result<Self, FileError> {
        let (store, was_made_anew) = file_index::open(folder).await?;
        let protocol = BlobsProtocol::new(&store, None);
        Ok(Self { store, protocol, folder: folder.into(), was_made_anew, damaged: Arc::default() })
    }

    /// Whether the index was damaged, and was made anew from the files when the folder was opened.
    pub fn was_made_anew(&self) -> bool {
        self.was_made_anew
    }

    fn damaged(&self) -> MutexGuard<'_, HashSet<[u8; 32]>> {
        self.damaged.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Its bytes are not those that were kept.
    fn found_damaged(&self, blob: Blob) -> FileError {
        tracing::warn!("a file of the team is damaged");
        self.damaged().insert(blob.hash);
        file_index::suspect(&self.folder);
        FileError::Damaged
    }

    /// Takes a copy of a file; it is on the disk when this returns. `most`: a larger one is refused before it is read.
    ///
    /// # Errors
    /// Of the disk; for what is no file, or too large a one.
    pub async fn add(&self, file: &Path, most: u64) -> Result<Blob, FileError> {
        let about = tokio::fs::metadata(file).await.map_err(FileError::of)?;
        if !about.is_file() || about.len() > most {
            return Err(FileError::Other(format!("it has to be a file of at most {most} bytes")));
        }
        let (looked_at, folder) = (file.to_owned(), Arc::clone(&self.folder));
        let look = move || -> std::io::Result<(blake3::Hash, bool)> {
            let hash = file_index::hash_of(&looked_at)?;
            Ok((hash, file_index::has_whole(&folder, &hash)))
        };
        let (hash, is_whole) =
            tokio::task::spawn_blocking(look).await.map_err(FileError::of)?.map_err(FileError::of)?;
        let known = Blob { hash: *hash.as_bytes(), size: about.len() };
        // Taken in once more, what is on the disk would be replaced by what is not there yet.
        if is_whole && self.missing(known).await?.is_none() {
            return Ok(known);
        }
        // What the person goes on working in is not what was added.
        let options = AddPathOptions { path: file.to_owned(), mode: ImportMode::Copy, format: BlobFormat::Raw };
        let mut adding = self.store.blobs().add_path_with_opts(options).stream().await;
        let mut size = about.len();
        while let Some(item) = adding.next().await {
            match item {
                AddProgressItem::Size(read) => size = read,
                AddProgressItem::Done(kept) => {
                    let hash = *kept.hash().as_bytes();
                    // Kept for good: nothing is cleared away by itself.
                    self.store.tags().create(kept.hash_and_format()).await.map_err(FileError::of)?;
                    file_index::bring_to_disk(&self.store, &self.folder, kept.hash()).await?;
                    return Ok(Blob { hash, size });
                }
                AddProgressItem::Error(error) => return Err(FileError::of(error)),
                _ => {}
            }
        }
        Err(FileError::Other("it was not read to its end".to_owned()))
    }

    /// How many bytes of it are here; `None`: all.
    pub async fn missing(&self, blob: Blob) -> Result<Option<u64>, FileError> {
        if self.damaged().contains(&blob.hash) {
            return Ok(Some(0));
        }
        match self.store.blobs().status(Hash::from_bytes(blob.hash)).await.map_err(FileError::of)? {
            BlobStatus::Complete { .. } => Ok(None),
            BlobStatus::Partial { .. } => {
                let local = self.store.remote().local(Hash::from_bytes(blob.hash)).await.map_err(FileError::of)?;
                Ok(Some(local.local_bytes()))
            }
            BlobStatus::NotFound => Ok(Some(0)),
        }
    }

    /// Writes a copy of a file that is wholly here, and reads it again: what is there then is what was kept, and on the disk.
    ///
    /// # Errors
    /// Of the disk, or when it is not wholly here; [`FileError::Damaged`]. Then nothing is left at the target.
    pub async fn save(&self, blob: Blob, target: &Path) -> Result<(), FileError> {
        if self.missing(blob).await?.is_some() {
            return Err(self.why_not_here(blob));
        }
        let exported = self.store.blobs().export(Hash::from_bytes(blob.hash), target).await;
        let written = target.to_owned();
        let hash = tokio::task::spawn_blocking(move || {
            file_index::sync(&written)?;
            file_index::hash_of(&written)
        });
        let hash = hash.await.map_err(FileError::of)?;
        match (exported, hash) {
            (Ok(_), Ok(hash)) if *hash.as_bytes() == blob.hash => Ok(()),
            (Ok(_), Ok(_)) => {
                tokio::fs::remove_file(target).await.map_err(FileError::of)?;
                Err(self.found_damaged(blob))
            }
            (Err(error), _) => Err(FileError::of(error)),
            (_, Err(error)) => Err(FileError::of(error)),
        }
    }

    fn why_not_here(&self, blob: Blob) -> FileError {
        if self.damaged().contains(&blob.hash) {
            return FileError::Damaged;
        }
        FileError::Other("it is not here yet".to_owned())
    }

    /// The bytes of a file that is wholly here, all at once.
    ///
    /// # Errors
    /// Of the disk, or when it is not wholly here.
    pub async fn read(&self, blob: Blob) -> Result<Bytes, FileError> {
        if self.missing(blob).await?.is_some() {
            return Err(self.why_not_here(blob));
        }
        let bytes = self.store.blobs().get_bytes(Hash::from_bytes(blob.hash)).await.map_err(FileError::of)?;
        if *blake3::hash(&bytes).as_bytes() == blob.hash { Ok(bytes) } else { Err(self.found_damaged(blob)) }
    }

    /// Everything that was added is on the disk; another program may open the folder.
    pub async fn close(&self) {
        if let Err(error) = self.store.shutdown().await {
            tracing::warn!(%error, "the team's files were not closed well");
        }
    }

    /// Gives out what is asked for, until the other side is done. Nobody writes here that way.
    pub(crate) async fn serve(&self, connection: Connection) {
        if let Err(error) = self.protocol.accept(connection).await {
            tracing::debug!(%error, "files were not given out");
        }
    }

    /// Fetches what is missing of a file over a connection. `progress` hears how many bytes have come.
    pub(crate) async fn fetch(
        &self,
        connection: Connection,
        blob: Blob,
        progress: &(dyn Fn(u64) + Send + Sync),
    ) -> Result<(), NetworkError> {
        let here = self.missing(blob).await.map_err(|_| NetworkError::Disk)?;
        let Some(here) = here else { return Ok(()) };
        if self.damaged().contains(&blob.hash) {
            return Err(NetworkError::Disk);
        }
        let mut coming = Box::pin(self.store.remote().fetch(connection, Hash::from_bytes(blob.hash)).stream());
        while let Some(item) = coming.next().await {
            match item {
                // More than it is said to have: whoever said so is not to be believed.
                GetProgressItem::Progress(bytes) if here + bytes > blob.size => return Err(NetworkError::TooLarge),
                GetProgressItem::Progress(bytes) => progress(here + bytes),
                GetProgressItem::Done(_) => {
                    let kept = iroh_blobs::HashAndFormat::raw(Hash::from_bytes(blob.hash));
                    self.store.tags().create(kept).await.map_err(|_| NetworkError::Disk)?;
                    let kept = file_index::bring_to_disk(&self.store, &self.folder, kept.hash).await;
                    return kept.map_err(|_| NetworkError::Disk);
                }
                GetProgressItem::Error(error) => {
                    tracing::debug!(%error, "a file did not come whole");
                    return Err(NetworkError::NoAnswer);
                }
            }
        }
        Err(NetworkError::NoAnswer)
    }
}
