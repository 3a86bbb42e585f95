//! A file that carries records where no connection goes: on a USB stick, or in any messenger.
//!
//! After a heading that tells which team it is for, the file is encrypted for devices of the team
//! ([age](https://age-encryption.org/v1), with the devices' own keys). Inside is what a link would have carried: messages, a
//! length before each. It proves nothing by itself: records count by their seals, receipts by their signatures.

use std::io::{self, ErrorKind, Read, Write};

use age::stream::{StreamReader, StreamWriter};
use age::{DecryptError, Decryptor, Encryptor};
use bech32::{Bech32, Hrp};
use thiserror::Error;
use trekker_ledger::keys::{DeviceKey, SecretKey, TeamId};

use crate::message::{LARGEST_MESSAGE, Message};

const HEADING: &[u8; 18] = b"trekker carried 1\n";
const HINT_BYTES: usize = 16;

#[derive(Debug, Error)]
pub enum CarriedError {
    #[error("this is no file that carries a team's changes")]
    NotCarried,
    #[error("the file is for another team")]
    OtherTeam,
    #[error("the file is for other devices of the team")]
    NotForThisDevice,
    #[error("the file was cut off or changed on its way")]
    Broken,
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Tells a team's files from another's, and strangers nothing.
fn hint(team: TeamId) -> [u8; HINT_BYTES] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"trekker/carried/v1").update(&team.0);
    let mut hint = [0; HINT_BYTES];
    hint.copy_from_slice(&hasher.finalize().as_bytes()[..HINT_BYTES]);
    hint
}

/// A device's public key as age writes them; `None` for what is no key.
fn recipient(device: DeviceKey) -> Option<age::x25519::Recipient> {
    let text = bech32::encode::<Bech32>(Hrp::parse("age").ok()?, &device.agreement_key()?).ok()?;
    text.parse().ok()
}

fn identity(key: &SecretKey) -> Option<age::x25519::Identity> {
    let prefix = Hrp::parse("age-secret-key-").ok()?;
    let text = bech32::encode_upper::<Bech32>(prefix, &key.agreement_secret()).ok()?;
    text.parse().ok()
}

/// Writes a carried file.
pub struct CarriedWriter<W: Write>(StreamWriter<W>);

impl<W: Write> CarriedWriter<W> {
    /// For these devices; keys that are none are left out.
    ///
    /// # Errors
    /// [`CarriedError::NotForThisDevice`] when no device is left; those of writing.
    pub fn new(
        mut output: W,
        team: TeamId,
        devices: impl IntoIterator<Item = DeviceKey>,
    ) -> Result<Self, CarriedError> {
        let recipients: Vec<_> = devices.into_iter().filter_map(recipient).collect();
        let encryptor = Encryptor::with_recipients(recipients.iter().map(|one| one as &dyn age::Recipient))
            .map_err(|_| CarriedError::NotForThisDevice)?;
        output.write_all(HEADING)?;
        output.write_all(&hint(team))?;
        Ok(Self(encryptor.wrap_output(output)?))
    }

    pub fn say(&mut self, message: &Message) -> Result<(), CarriedError> {
        let bytes = message.encode();
        let length = u32::try_from(bytes.len()).map_err(|_| CarriedError::Broken)?;
        self.0.write_all(&length.to_le_bytes())?;
        self.0.write_all(&bytes)?;
        Ok(())
    }

    /// Ends the file and gives back what it was written to. A file that was not ended reads as cut off.
    pub fn finish(self) -> Result<W, CarriedError> {
        Ok(self.0.finish()?)
    }
}

/// Reads a carried file, message by message.
pub struct CarriedReader<R: Read>(StreamReader<R>);

impl<R: Read> CarriedReader<R> {
    pub fn open(mut input: R, team: TeamId, key: &SecretKey) -> Result<Self, CarriedError> {
        let (mut heading, mut theirs) = ([0; HEADING.len()], [0; HINT_BYTES]);
        let whole = |error: io::Error| match error.kind() {
            ErrorKind::UnexpectedEof => CarriedError::NotCarried,
            _ => CarriedError::Io(error),
        };
        input.read_exact(&mut heading).map_err(whole)?;
        if heading != *HEADING {
            return Err(CarriedError::NotCarried);
        }
        input.read_exact(&mut theirs).map_err(whole)?;
        if theirs != hint(team) {
            return Err(CarriedError::OtherTeam);
        }
        let identity = identity(key).ok_or(CarriedError::NotForThisDevice)?;
        let decryptor = Decryptor::new(input).map_err(|_| CarriedError::Broken)?;
        match decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)) {
            Ok(reader) => Ok(Self(reader)),
            Err(DecryptError::NoMatchingKeys) => Err(CarriedError::NotForThisDevice),
            Err(_) => Err(CarriedError::Broken),
        }
    }

    /// The next message; `None` at the end. What came before a place where the file is broken was whole.
    pub fn next_message(&mut self) -> Result<Option<Message>, CarriedError> {
        let mut length = [0; 4];
        // An end between two messages is the end; an end within one is not.
        match self.0.read(&mut length[..1]).map_err(broken)? {
            0 => return Ok(None),
            _ => self.0.read_exact(&mut length[1..]).map_err(broken)?,
        }
        let length = usize::try_from(u32::from_le_bytes(length)).unwrap_or(usize::MAX);
        if length > LARGEST_MESSAGE {
            return Err(CarriedError::Broken);
        }
        let mut bytes = vec![0; length];
        self.0.read_exact(&mut bytes).map_err(broken)?;
        Message::decode(&bytes).map(Some).map_err(|_| CarriedError::Broken)
    }
}

fn broken(error: io::Error) -> CarriedError {
    match error.kind() {
        ErrorKind::UnexpectedEof | ErrorKind::InvalidData | ErrorKind::InvalidInput => CarriedError::Broken,
        _ => CarriedError::Io(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEAM: TeamId = TeamId([7; 32]);

    fn key(n: u8) -> SecretKey {
        SecretKey::from_bytes(&[n; 32])
    }

    fn messages() -> Vec<Message> {
        vec![Message::Frame(vec![1; 200_000]), Message::Served, Message::Frame(vec![2; 10])]
    }

    fn file(devices: &[u8]) -> Vec<u8> {
        let devices = devices.iter().map(|n| key(*n).public());
        let mut writer = CarriedWriter::new(Vec::new(), TEAM, devices).expect("it begins");
        for message in messages() {
            writer.say(&message).expect("it is written");
        }
        writer.finish().expect("it ends")
    }

    fn read(bytes: &[u8], team: TeamId, by: u8) -> (Vec<Message>, Option<CarriedError>) {
        let mut read = Vec::new();
        let mut reader = match CarriedReader::open(bytes, team, &key(by)) {
            Ok(reader) => reader,
            Err(error) => return (read, Some(error)),
        };
        loop {
            match reader.next_message() {
                Ok(Some(message)) => read.push(message),
                Ok(None) => return (read, None),
                Err(error) => return (read, Some(error)),
            }
        }
    }

    #[test]
    fn those_it_is_for_read_it_and_nobody_else() {
        let bytes = file(&[1, 2]);
        for by in [1, 2] {
            let (read, error) = read(&bytes, TEAM, by);
            assert!(error.is_none() && read == messages());
        }
        assert!(matches!(read(&bytes, TEAM, 3), (_, Some(CarriedError::NotForThisDevice))));
        assert!(matches!(read(&bytes, TeamId([8; 32]), 1), (_, Some(CarriedError::OtherTeam))));
        for other in [&b"PK\x03\x04"[..], b"", b"trekker carried 2\n and so on and on and on"] {
            assert!(matches!(read(other, TEAM, 1), (_, Some(CarriedError::NotCarried))), "{other:?}");
        }
        let secret = b"\x02\x02\x02\x02\x02\x02\x02\x02";
        assert!(!bytes.windows(secret.len()).any(|window| window == secret), "nothing of it can be read");
    }

    #[test]
    fn a_file_that_was_cut_or_changed_gives_what_was_whole_and_says_so() {
        let bytes = file(&[1]);
        for cut in (0..bytes.len()).step_by(997).chain([bytes.len() - 1]) {
            let (read, error) = read(&bytes[..cut], TEAM, 1);
            assert!(error.is_some() && messages().starts_with(&read), "cut at {cut}");
        }
        for at in (34..bytes.len()).step_by(4_999) {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            let (read, error) = read(&changed, TEAM, 1);
            assert!(error.is_some() && messages().starts_with(&read), "changed at {at}");
        }
    }
}
