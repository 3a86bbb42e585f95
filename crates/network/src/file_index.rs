//! The index of the team's files: looked at before it is used, and made anew from the files when the disk has damaged it.
//!
//! The library that keeps it trusts what it reads, and breaks down on what nobody wrote. The files themselves need no trust:
//! each is called after the hash of its bytes.

use std::cell::Cell;
use std::fs;
use std::io::{ErrorKind, Read};
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Once;

use iroh_blobs::api::blobs::{AddPathOptions, ImportMode};
use iroh_blobs::store::fs::FsStore;
use iroh_blobs::store::fs::options::Options;
use iroh_blobs::{BlobFormat, Hash};

use crate::files::FileError;

/// The library's own names for its index and the folder of the files.
const INDEX: &str = "blobs.db";
const DATA: &str = "data";
/// Where the files of a damaged index wait to be taken in again.
const WAITING: &str = "data.before";
/// A file was found to be damaged: at the next start all are looked at.
const SUSPECT: &str = "suspect";

static QUIET: Once = Once::new();
thread_local! {
    /// Whether this thread looks at an index that may be damaged.
    static LOOKS: Cell<bool> = const { Cell::new(false) };
}

/// Opens the store in a folder. `true`: the index was made anew.
pub(crate) async fn open(folder: &Path) -> Result<(FsStore, bool), FileError> {
    let place = folder.to_owned();
    let is_anew = tokio::task::spawn_blocking(move || put_aside_if_damaged(&place)).await.map_err(FileError::of)??;
    let mut options = Options::new(folder);
    // Small ones as well are files of their own, so that none goes with the index.
    options.inline.max_data_inlined = 0;
    let store = FsStore::load_with_opts(folder.join(INDEX), options).await.map_err(FileError::of)?;
    let waiting = folder.join(WAITING);
    if waiting.exists() {
        take_in(&store, folder, &waiting).await?;
        fs::remove_dir_all(&waiting).map_err(FileError::of)?;
    }
    Ok((store, is_anew))
}

/// All files are to be looked at when the folder is opened next.
pub(crate) fn suspect(folder: &Path) {
    if let Err(error) = fs::write(folder.join(SUSPECT), b"") {
        tracing::warn!(%error, "damaged files will not be looked at by themselves");
    }
}

fn put_aside_if_damaged(folder: &Path) -> Result<bool, FileError> {
    let (index, data, waiting) = (folder.join(INDEX), folder.join(DATA), folder.join(WAITING));
    let is_suspect = folder.join(SUSPECT).exists();
    let has_files = fs::read_dir(&data).is_ok_and(|mut files| files.next().is_some());
    let is_damaged = if index.exists() { is_suspect || !is_whole(&index) } else { has_files };
    if !is_damaged {
        return Ok(waiting.exists());
    }
    tracing::warn!("the index of the team's files is damaged and is made anew");
    // What an earlier try left is not there twice.
    fs::create_dir_all(&waiting).map_err(FileError::of)?;
    for file in data_files(&data)? {
        let name = file.file_name().unwrap_or_default();
        fs::rename(&file, waiting.join(name)).map_err(FileError::of)?;
    }
    for leftover in [fs::remove_dir_all(&data), fs::rename(&index, folder.join("blobs.db.damaged"))] {
        match leftover {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(FileError::of(error)),
            _ => {}
        }
    }
    match fs::remove_file(folder.join(SUSPECT)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(FileError::of(error)),
        _ => Ok(true),
    }
}

/// Whether the index is what was written. Whatever breaks in the library when it reads it tells as well.
fn is_whole(index: &Path) -> bool {
    let look = || -> Result<bool, redb::DatabaseError> {
        let mut index = redb::Database::open(index)?;
        // What was left by a program that was killed is put right, and that is no damage.
        index.check_integrity()?;
        index.check_integrity()
    };
    // What the library says when it breaks down is of no use to anybody.
    QUIET.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !LOOKS.get() {
                usual(panic);
            }
        }));
    });
    LOOKS.set(true);
    let looked = catch_unwind(AssertUnwindSafe(look));
    LOOKS.set(false);
    match looked {
        Ok(Ok(is_whole)) => is_whole,
        // Another program has it: that is for whoever opens it.
        Ok(Err(redb::DatabaseError::DatabaseAlreadyOpen)) => true,
        Ok(Err(_)) | Err(_) => false,
    }
}

fn data_files(folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(FileError::of(error)),
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(FileError::of)?.path();
        if path.extension().is_some_and(|ending| ending == "data") {
            files.push(path);
        }
    }
    Ok(files)
}

/// Takes in those files whose bytes are what they are called after. The others come again from whoever has them.
async fn take_in(store: &FsStore, folder: &Path, waiting: &Path) -> Result<(), FileError> {
    for path in data_files(waiting)? {
        let said = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let looked_at = path.clone();
        let hash = tokio::task::spawn_blocking(move || hash_of(&looked_at)).await.map_err(FileError::of)?;
        if hash.is_ok_and(|hash| hash.to_hex().as_str() == said) {
            let options = AddPathOptions { path: path.clone(), mode: ImportMode::Copy, format: BlobFormat::Raw };
            let kept = store.blobs().add_path_with_opts(options).temp_tag().await.map_err(FileError::of)?;
            store.tags().create(kept.hash_and_format()).await.map_err(FileError::of)?;
            bring_to_disk(store, folder, kept.hash()).await?;
        }
        // One after the other, so that they never take twice their room.
        fs::remove_file(&path).map_err(FileError::of)?;
    }
    Ok(())
}

/// When the library says that it has taken a file in, neither the file nor what its index says of it is on the disk yet.
pub(crate) async fn bring_to_disk(store: &FsStore, folder: &Path, hash: Hash) -> Result<(), FileError> {
    let data = folder.join(DATA);
    let sync_files = move || -> std::io::Result<()> {
        for ending in ["data", "obao4"] {
            match sync(&data.join(hash.to_hex()).with_extension(ending)) {
                // What proves a small file's parts stands in the index.
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                synced => synced?,
            }
        }
        Ok(())
    };
    tokio::task::spawn_blocking(sync_files).await.map_err(FileError::of)?.map_err(FileError::of)?;
    store.sync_db().await.map_err(FileError::of)
}

/// A file's bytes are on the disk when this returns, and its name.
pub(crate) fn sync(file: &Path) -> std::io::Result<()> {
    // Some systems sync only what is open for writing.
    fs::OpenOptions::new().write(true).open(file)?.sync_all()?;
    #[cfg(unix)]
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        match fs::File::open(folder).and_then(|folder| folder.sync_all()) {
            // Some file systems of other computers sync no folders. What is written is there all the same.
            Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => {}
            synced => synced?,
        }
    }
    Ok(())
}

/// Whether the bytes of this file are in the folder as they were kept.
pub(crate) fn has_whole(folder: &Path, hash: &blake3::Hash) -> bool {
    let kept = folder.join(DATA).join(hash.to_hex().as_str()).with_extension("data");
    hash_of(&kept).is_ok_and(|kept| kept == *hash)
}

/// BLAKE3 of a file's bytes, which are never all in memory.
pub(crate) fn hash_of(path: &Path) -> std::io::Result<blake3::Hash> {
    let mut file = fs::File::open(path)?;
    let mut hasher = blake3::Hasher::new();
    let mut some = vec![0; 1 << 16];
    loop {
        match file.read(&mut some)? {
            0 => return Ok(hasher.finalize()),
            read => hasher.update(&some[..read]),
        };
    }
}
