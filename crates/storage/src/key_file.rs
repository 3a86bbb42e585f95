//! The file with the device's key.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use trekker_ledger::keys::SecretKey;

use crate::error::StorageError;
use crate::profile::write_whole;

const HEADING: &str = "trekker-device-key-1";

/// Reads the key. `may_make`: makes one when there is none.
pub(crate) fn read_or_make_key(path: &Path, may_make: bool) -> Result<SecretKey, StorageError> {
    let mut text = String::new();
    match File::open(path) {
        Ok(file) => {
            let damaged = |_| StorageError::KeyDamaged(path.to_owned());
            file.take(1024).read_to_string(&mut text).map_err(damaged)?;
            parse_key(&text).ok_or_else(|| StorageError::KeyDamaged(path.to_owned()))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && may_make => make_key(path),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(StorageError::KeyMissing(path.to_owned())),
        Err(error) => Err(StorageError::file(path)(error)),
    }
}

/// The key file: a heading, the secret seed, and the public key as a check on it, a line each.
pub(crate) fn parse_key(text: &str) -> Option<SecretKey> {
    let mut lines = text.lines();
    if lines.next()? != HEADING {
        return None;
    }
    let key = SecretKey::from_bytes(&from_hex(lines.next()?)?);
    (key.public().0 == from_hex(lines.next()?)?).then_some(key)
}

fn make_key(path: &Path) -> Result<SecretKey, StorageError> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|error| StorageError::file(path)(std::io::Error::other(error.to_string())))?;
    let key = SecretKey::from_bytes(&seed);
    let text = format!("{HEADING}\n{}\n{}\n", to_hex(&seed), to_hex(&key.public().0));
    let dir = path.parent().unwrap_or(Path::new("."));
    write_whole(path, text.as_bytes(), dir)?;
    Ok(key)
}

fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (byte, at) in bytes.iter_mut().zip((0..64).step_by(2)) {
        *byte = u8::from_str_radix(&text[at..at + 2], 16).ok()?;
    }
    Some(bytes)
}
