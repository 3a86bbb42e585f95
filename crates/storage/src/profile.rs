//! A profile: the folder of one device, with its key, its lock and its teams.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use trekker_ledger::keys::{SecretKey, TeamId};

use crate::error::StorageError;
use crate::finding::{CURRENT, NO_TEAM, may_make_a_key};
use crate::key_file::{parse_key, read_or_make_key};

/// An opened profile. As long as it lives no other program opens the same folder.
#[derive(Debug)]
pub struct Profile {
    dir: PathBuf,
    key: SecretKey,
    _lock: File,
}

impl Profile {
    /// Opens the folder, making it and a key when there is none. A folder that has a team's data but no key gets no other one.
    ///
    /// # Errors
    /// [`StorageError::Held`] when another program has it open, [`StorageError::KeyDamaged`], [`StorageError::KeyMissing`], and
    /// those of files.
    pub fn open(dir: &Path) -> Result<Self, StorageError> {
        make_private_dir(dir)?;
        let lock = take_lock(dir)?;
        let key = read_or_make_key(&dir.join("device.key"), may_make_a_key(dir)?)?;
        Ok(Self { dir: dir.to_owned(), key, _lock: lock })
    }

    pub fn dir(&self) -> &Path {
        &self.dir
    }

    pub fn key(&self) -> &SecretKey {
        &self.key
    }

    /// Makes this file the profile's team from now on; `None`: no team is open.
    pub fn set_current_team(&self, file: Option<&Path>) -> Result<(), StorageError> {
        let name = file.and_then(Path::file_stem).unwrap_or(NO_TEAM.as_ref());
        write_whole(&self.dir.join(CURRENT), name.as_encoded_bytes(), &self.dir)
    }

    /// Where a team's data are to be, in a file of its own: one that was put away stays where it is, since a database that
    /// anything still reads cannot be given another name.
    pub fn new_team_file(&self, team: TeamId) -> PathBuf {
        let name = team_name(team);
        let first = self.dir.join(format!("{name}.team"));
        let later = (2..).map(|number: u32| self.dir.join(format!("{name}n{number}.team")));
        std::iter::once(first.clone()).chain(later).find(|path| !path.exists()).unwrap_or(first)
    }

    /// Goes on without a team, under a new key. The file of the team and the key it was written under stay in the folder, the
    /// key under this [free](Self::free_number) number. May be done twice.
    pub fn put_away(&mut self, number: u32) -> Result<(), StorageError> {
        self.set_current_team(None)?;
        let (key, aside) = (self.key_file(), self.old_key_file(number));
        if !aside.exists() {
            fs::rename(&key, &aside).map_err(StorageError::file(&key))?;
        }
        self.key = read_or_make_key(&key, true)?;
        Ok(())
    }

    /// A number under which no key was put away before.
    pub fn free_number(&self) -> u32 {
        (1..).find(|number| !self.old_key_file(*number).exists()).unwrap_or(1)
    }

    fn key_file(&self) -> PathBuf {
        self.dir.join("device.key")
    }

    fn old_key_file(&self, number: u32) -> PathBuf {
        self.dir.join(format!("device.key.old{number}"))
    }

    /// The key that was put away under this number.
    pub fn old_key(&self, number: u32) -> Result<SecretKey, StorageError> {
        let path = self.old_key_file(number);
        let text = fs::read_to_string(&path).map_err(StorageError::file(&path))?;
        parse_key(&text).ok_or(StorageError::KeyDamaged(path))
    }

    /// Keeps a note about what is under way in this profile.
    pub fn keep(&self, note: &str, bytes: &[u8]) -> Result<(), StorageError> {
        write_whole(&self.dir.join(note), bytes, &self.dir)
    }

    pub fn kept(&self, note: &str) -> Result<Option<Vec<u8>>, StorageError> {
        let path = self.dir.join(note);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StorageError::file(&path)(error)),
        }
    }

    pub fn forget(&self, note: &str) -> Result<(), StorageError> {
        let path = self.dir.join(note);
        fs::remove_file(&path).map_err(StorageError::file(&path))
    }

    /// Gives a file that is damaged, and that nothing reads any more, a name under which no team is looked for.
    pub fn put_aside(&self, file: &Path) -> Result<PathBuf, StorageError> {
        let aside = file.with_extension("damaged");
        for (from, to) in [(with_ending(file, "-wal"), with_ending(&aside, "-wal")), (file.to_owned(), aside.clone())] {
            match fs::rename(&from, &to) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(StorageError::file(&from)(error));
                }
                _ => {}
            }
        }
        self.delete_team(file)?;
        Ok(aside)
    }

    /// Throws a team's file away.
    pub fn delete_team(&self, file: &Path) -> Result<(), StorageError> {
        for path in [
            file.with_extension("applying"),
            file.with_extension("end"),
            file.to_owned(),
            with_ending(file, "-wal"),
            with_ending(file, "-shm"),
        ] {
            match fs::remove_file(&path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(StorageError::file(&path)(error));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut path = file.as_os_str().to_owned();
    path.push(ending);
    PathBuf::from(path)
}

fn team_name(team: TeamId) -> String {
    team.0[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

fn make_private_dir(dir: &Path) -> Result<(), StorageError> {
    fs::create_dir_all(dir).map_err(StorageError::file(dir))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(dir, fs::Permissions::from_mode(0o700)).map_err(StorageError::file(dir))?;
    }
    Ok(())
}

fn take_lock(dir: &Path) -> Result<File, StorageError> {
    let path = dir.join("lock");
    let lock = private_options().create(true).truncate(false).open(&path).map_err(StorageError::file(&path))?;
    match lock.try_lock() {
        Ok(()) => {
            say_holder(&lock);
            Ok(lock)
        }
        Err(TryLockError::WouldBlock) => Err(StorageError::Held(dir.to_owned())),
        Err(TryLockError::Error(error)) => Err(StorageError::file(&path)(error)),
    }
}

/// The process that holds the profile in this folder, if it says so: one that begins or ends at this moment does not.
pub fn holder_of(dir: &Path) -> Option<u32> {
    let mut said = String::new();
    File::open(dir.join("lock")).and_then(|lock| lock.take(16).read_to_string(&mut said)).ok()?;
    said.trim().parse().ok()
}

fn say_holder(mut lock: &File) {
    // On a full disk it is not said, for instance. Others then wait without knowing for whom.
    lock.set_len(0).and_then(|()| writeln!(lock, "{}", std::process::id())).unwrap_or_default();
}

fn private_options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

/// Writes a small file so that after a crash either the old or the new one is there, whole.
pub(crate) fn write_whole(path: &Path, bytes: &[u8], dir: &Path) -> Result<(), StorageError> {
    let draft = path.with_extension("draft");
    let mut file = private_options().create(true).truncate(true).open(&draft).map_err(StorageError::file(&draft))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(StorageError::file(&draft))?;
    fs::rename(&draft, path).map_err(StorageError::file(path))?;
    #[cfg(unix)]
    File::open(dir).and_then(|dir| dir.sync_all()).map_err(StorageError::file(dir))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_keeps_its_key_and_lets_one_program_in() {
        let dir = tempfile::tempdir().expect("a folder");
        let profile = Profile::open(dir.path()).expect("it opens");
        let key = profile.key().public();
        assert!(matches!(Profile::open(dir.path()), Err(StorageError::Held(_))));
        assert_eq!(holder_of(dir.path()), Some(std::process::id()));
        drop(profile);
        assert_eq!(Profile::open(dir.path()).expect("it opens again").key().public(), key);
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_on_the_machine_reads_the_key() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().expect("a folder");
        let _profile = Profile::open(dir.path()).expect("it opens");
        let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
        assert_eq!(mode(dir.path()), 0o700);
        assert_eq!(mode(&dir.path().join("device.key")), 0o600);
    }

    #[test]
    fn a_damaged_key_is_said_and_left_alone() {
        let dir = tempfile::tempdir().expect("a folder");
        drop(Profile::open(dir.path()).expect("it opens"));
        let path = dir.path().join("device.key");
        let whole = fs::read_to_string(&path).expect("it reads");
        for damaged in ["", "x", &whole[..40], &whole.replace(&whole[25..26], "g")] {
            fs::write(&path, damaged).expect("it writes");
            assert!(matches!(Profile::open(dir.path()), Err(StorageError::KeyDamaged(_))), "{damaged}");
            assert_eq!(fs::read_to_string(&path).expect("it reads"), *damaged);
        }
    }
}
