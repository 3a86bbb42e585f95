//! A profile that an earlier version wrote; see `kept/README.md`.

use std::path::Path;

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            std::fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

/// Puts a copy of it there.
///
/// # Errors
/// When a file cannot be read or written.
pub fn copy_of_kept_profile(to: &Path) -> std::io::Result<()> {
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("kept/profile"), to)
}
