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
    /// In the profile's folder, which nobody else may enter; where its path is too long for a socket and the system has no short
    /// one to it, in a folder of its own among what is temporary.
    ///
    /// # Errors
    /// When there is no such folder, or that of its own is somebody else's.
    pub(super) fn of(profile: &Path) -> io::Result<Self> {
        use std::os::fd::AsRawFd;
        use std::os::unix::fs::MetadataExt;
        let profile = std::path::absolute(profile)?;
        let folder = std::fs::File::open(&profile)?;
        let (direct, owner) = (profile.join(NAME), folder.metadata()?.uid());
        let path = if direct.as_os_str().len() <= LONGEST_PATH {
            direct
        } else if cfg!(target_os = "linux") {
            // The same file, by a path that is always short.
            std::path::PathBuf::from(format!("/proc/self/fd/{}", folder.as_raw_fd())).join(NAME)
        } else {
            let hash = blake3::hash(profile.as_os_str().as_encoded_bytes()).to_hex();
            private_folder(std::env::temp_dir().join(format!("trekker-{}", &hash[..24])), owner)?.join(NAME)
        };
        Ok(Self { path, owner, _folder: folder })
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

/// Makes a folder that nobody else may enter, or finds that it is there as one.
#[cfg(unix)]
fn private_folder(folder: std::path::PathBuf, owner: u32) -> io::Result<std::path::PathBuf> {
    use std::os::unix::fs::{DirBuilderExt, MetadataExt};
    match std::fs::DirBuilder::new().mode(0o700).create(&folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        // Somebody else may have been first, also with a link that leads elsewhere.
        _ => {}
    }
    let is = std::fs::symlink_metadata(&folder)?;
    if is.is_dir() && is.uid() == owner && is.mode() & 0o077 == 0 {
        return Ok(folder);
    }
    Err(io::Error::new(io::ErrorKind::PermissionDenied, format!("{} is not this user's alone", folder.display())))
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
    fn a_folder_for_a_socket_is_taken_only_when_nobody_else_may_enter_it() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        let dir = tempfile::tempdir().expect("a folder");
        let owner = std::fs::metadata(dir.path()).expect("it is there").uid();
        let taken = |name: &str, owner: u32| private_folder(dir.path().join(name), owner).is_ok();
        assert!(taken("new", owner) && taken("new", owner), "made once, then found");
        assert!(!taken("new", owner + 1), "somebody else's");
        let open = dir.path().join("new");
        std::fs::set_permissions(&open, std::fs::Permissions::from_mode(0o755)).expect("it can be opened");
        assert!(!taken("new", owner), "others may enter it");
        std::fs::create_dir(dir.path().join("real")).expect("it can be made");
        std::os::unix::fs::symlink(dir.path().join("real"), dir.path().join("link")).expect("it can be made");
        assert!(!taken("link", owner));
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
