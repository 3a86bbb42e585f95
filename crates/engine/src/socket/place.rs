//! Where the socket of a profile is, and who may be at its other end.

use std::io;
use std::path::Path;

use interprocess::local_socket::Name;
use interprocess::local_socket::tokio::Stream;
#[cfg(unix)]
use interprocess::local_socket::traits::StreamCommon as _;

/// What is reached through this is the profile's own socket, whatever else is on the computer.
#[derive(Debug)]
pub(super) struct Place {
    path: std::path::PathBuf,
    /// The user whose profile it is.
    #[cfg(unix)]
    owner: u32,
    /// As long as this is open, a path that leads through it holds.
    #[cfg(unix)]
    _folder: std::fs::File,
}

/// The kernels' limit for the path of a socket is 104 bytes or more, with the byte that ends it.
#[cfg(unix)]
const LONGEST_PATH: usize = 100;
const NAME: &str = "socket";

#[cfg(unix)]
impl Place {
    /// In the profile's folder, which nobody else may enter.
    ///
    /// # Errors
    /// When there is no such folder, and where its path is too long for a socket and there is no other way into it.
    pub(super) fn of(profile: &Path) -> io::Result<Self> {
        use std::os::fd::AsRawFd;
        use std::os::unix::fs::MetadataExt;
        let profile = std::path::absolute(profile)?;
        let folder = std::fs::File::open(&profile)?;
        let direct = profile.join(NAME);
        let path = if direct.as_os_str().len() <= LONGEST_PATH {
            direct
        } else if cfg!(target_os = "linux") {
            // The same file, by a path that is always short.
            std::path::PathBuf::from(format!("/proc/self/fd/{}", folder.as_raw_fd())).join(NAME)
        } else {
            let why = format!("its path is longer than {LONGEST_PATH} bytes");
            return Err(io::Error::new(io::ErrorKind::InvalidFilename, why));
        };
        Ok(Self { path, owner: folder.metadata()?.uid(), _folder: folder })
    }

    pub(super) fn name(&self) -> io::Result<Name<'_>> {
        use interprocess::local_socket::{GenericFilePath, ToFsName};
        self.path.as_path().to_fs_name::<GenericFilePath>()
    }

    /// Refuses a program at the other end that another user runs, whoever opened the folder to them.
    pub(super) fn check(&self, stream: &Stream) -> io::Result<()> {
        match stream.peer_creds()?.euid() {
            Some(user) if may_talk(user, self.owner) => Ok(()),
            user => Err(io::Error::new(io::ErrorKind::PermissionDenied, format!("it is run by user {user:?}"))),
        }
    }
}

/// The user whose profile it is, and the administrator, who may read and write it anyway.
#[cfg(unix)]
fn may_talk(user: u32, owner: u32) -> bool {
    user == owner || user == 0
}

/// A named pipe of the user's own: Windows lets nobody else open it. Its name cannot be known beforehand, since it comes from
/// the device's key.
#[cfg(windows)]
impl Place {
    pub(super) fn of(profile: &Path) -> io::Result<Self> {
        let key = std::fs::read(profile.join("device.key"))?;
        let hash = blake3::derive_key("trekker local socket v1", &key);
        let digits: String = hash[..16].iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { path: format!("trekker-{NAME}-{digits}").into() })
    }

    pub(super) fn name(&self) -> io::Result<Name<'_>> {
        use interprocess::local_socket::{GenericNamespaced, ToNsName};
        self.path.as_os_str().to_ns_name::<GenericNamespaced>()
    }

    pub(super) fn check(&self, _: &Stream) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn only_the_user_whose_profile_it_is_and_the_administrator_may_talk() {
        for (user, owner, may) in [(1000, 1000, true), (0, 1000, true), (1001, 1000, false), (1000, 0, false)] {
            assert_eq!(may_talk(user, owner), may, "{user} {owner}");
        }
    }

    #[test]
    fn a_socket_is_in_the_folder_of_its_profile_however_long_its_path_is() {
        let dir = tempfile::tempdir().expect("a folder");
        let deep = dir.path().join("a-rather-long-name-of-a-folder".repeat(4)).join("profile");
        std::fs::create_dir_all(&deep).expect("it can be made");
        for profile in [dir.path(), deep.as_path()] {
            let place = Place::of(profile).expect("it has one");
            std::fs::write(&place.path, b"here").expect("it can be written");
            assert_eq!(std::fs::read(profile.join(NAME)).expect("it is there"), b"here");
            assert!(place.path.as_os_str().len() <= LONGEST_PATH);
        }
    }
}
