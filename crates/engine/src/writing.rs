//! Files that somebody asked for: whole and on the disk, or not there.

#[cfg(unix)]
use std::fs::File;
#[cfg(unix)]
use std::io::ErrorKind;
use std::io::Write;
use std::path::Path;

use tempfile::NamedTempFile;

/// Beside its place first, so that there is never half of one.
pub(crate) fn keep(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut draft = NamedTempFile::new_in(folder_of(file))?;
    draft.write_all(bytes)?;
    settle(draft, file)
}

/// Puts a draft that lies beside its place there; after a power loss it is there or it is not, and whole.
pub(crate) fn settle(draft: NamedTempFile, file: &Path) -> std::io::Result<()> {
    draft.as_file().sync_all()?;
    draft.persist(file).map_err(|error| error.error)?;
    #[cfg(unix)]
    match File::open(folder_of(file)).and_then(|folder| folder.sync_all()) {
        // Some file systems of other computers sync no folders. What is written is there all the same.
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => {}
        synced => synced?,
    }
    Ok(())
}

pub(crate) fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
