//! Files that a person names, opened with care: regular ones alone, and no more of them than is read.
//!
//! A named pipe would wait for ever for whoever writes into it, and a device never ends. Whoever reads what somebody chose opens
//! it here.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use trekker_session::trouble::{Trouble, TroubleKind};

/// Opens a regular file of at most so many bytes. `otherwise`: what it is when the disk says no.
pub(crate) fn open(file: &Path, most: u64, otherwise: TroubleKind) -> Result<File, Trouble> {
    let unreadable = |error: io::Error| Trouble::new(otherwise).about(file.display()).detail(error);
    let may_be_read = |about: &std::fs::Metadata| {
        if !about.is_file() {
            return Err(Trouble::new(TroubleKind::NoRegularFile).about(file.display()));
        }
        if about.len() > most { Err(too_large(file, about.len(), most)) } else { Ok(()) }
    };
    // Before it is opened: opening alone may do something to a device.
    may_be_read(&std::fs::metadata(file).map_err(unreadable)?)?;
    let opened = without_waiting().open(file).map_err(unreadable)?;
    // What stood there may have been changed for another in between.
    may_be_read(&opened.metadata().map_err(unreadable)?)?;
    Ok(opened)
}

/// All of a regular file of at most so many bytes.
pub(crate) fn read(file: &Path, most: u64, otherwise: TroubleKind) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    let read = open(file, most, otherwise)?.take(most + 1).read_to_end(&mut bytes);
    read.map_err(|error| Trouble::new(otherwise).about(file.display()).detail(error))?;
    // It grew meanwhile, or did not say how long it is.
    if bytes.len() as u64 > most { Err(too_large(file, bytes.len() as u64, most)) } else { Ok(bytes) }
}

fn too_large(file: &Path, bytes: u64, most: u64) -> Trouble {
    let about = format!("{} ({} > {})", file.display(), in_words(bytes), in_words(most));
    Trouble::new(TroubleKind::FileTooLarge).about(about)
}

/// `1.5 MiB`, rounded up, so that what is too large never looks as large as the limit.
fn in_words(bytes: u64) -> String {
    const MIB: u64 = 1 << 20;
    let tenths = bytes.saturating_mul(10).div_ceil(MIB);
    if tenths.is_multiple_of(10) {
        format!("{} MiB", tenths / 10)
    } else {
        format!("{}.{} MiB", tenths / 10, tenths % 10)
    }
}

/// On the systems whose flag is known, opening what became a pipe does not wait.
fn without_waiting() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(NONBLOCK);
    }
    options
}

/// `O_NONBLOCK`, which means nothing for a regular file.
#[cfg(all(
    unix,
    any(target_os = "linux", target_os = "android"),
    not(any(target_arch = "mips", target_arch = "sparc64"))
))]
const NONBLOCK: i32 = 0o4000;
#[cfg(any(target_os = "macos", target_os = "ios", target_os = "freebsd", target_os = "openbsd", target_os = "netbsd"))]
const NONBLOCK: i32 = 0x4;
#[cfg(all(
    unix,
    not(any(
        all(any(target_os = "linux", target_os = "android"), not(any(target_arch = "mips", target_arch = "sparc64"))),
        target_os = "macos",
        target_os = "ios",
        target_os = "freebsd",
        target_os = "openbsd",
        target_os = "netbsd"
    ))
))]
const NONBLOCK: i32 = 0;

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(file: &Path, most: u64) -> Option<TroubleKind> {
        read(file, most, TroubleKind::TextUnreadable).err().map(|trouble| trouble.kind)
    }

    #[test]
    fn a_regular_file_is_read_up_to_its_limit() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("list.md");
        std::fs::write(&file, "twelve bytes").expect("it writes");
        assert_eq!(read(&file, 12, TroubleKind::TextUnreadable), Ok(b"twelve bytes".to_vec()));
        let refused = read(&file, 11, TroubleKind::TextUnreadable).expect_err("too large");
        assert_eq!(refused.kind, TroubleKind::FileTooLarge);
        assert_eq!(kind(&folder.path().join("none"), 11), Some(TroubleKind::TextUnreadable));
        assert_eq!(
            (in_words(1 << 20), in_words((1 << 20) + 1), in_words(64 << 20)),
            ("1 MiB".into(), "1.1 MiB".into(), "64 MiB".into())
        );
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_regular_file_is_refused_and_never_waited_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let [pipe, link, socket] = ["pipe", "link", "socket"].map(|name| folder.path().join(name));
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo, of coreutils").success());
        std::os::unix::fs::symlink(&pipe, &link).expect("it links");
        let _socket = std::os::unix::net::UnixListener::bind(&socket).expect("it binds");
        for file in [pipe.as_path(), &link, &socket, folder.path(), Path::new("/dev/zero"), Path::new("/dev/tty")] {
            assert_eq!(kind(file, 1_000), Some(TroubleKind::NoRegularFile), "{}", file.display());
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_that_does_not_say_how_long_it_is_ends_at_the_limit() {
        assert_eq!(kind(Path::new("/proc/self/maps"), 100), Some(TroubleKind::FileTooLarge));
    }
}
