//! The profile's socket: how a second program asks the one that holds the profile.
//!
//! One request a connection, as a line of JSON; one line of JSON back. On Unix the socket is a file in the profile's
//! folder, which nobody else on the machine may enter; elsewhere a named pipe of the user's own.

use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

pub use interprocess::local_socket::tokio::Listener;
use interprocess::local_socket::tokio::Stream;
use interprocess::local_socket::traits::tokio::{Listener as _, Stream as _};
use interprocess::local_socket::{ListenerOptions, Name};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use trekker_session::trouble::{Trouble, TroubleKind};

use crate::control::{Answer, Refused, Request};
use crate::handle::Asker;

/// A longer request is none.
const LONGEST_REQUEST: u64 = 4 << 20;

#[cfg(unix)]
fn name_of(profile: &Path) -> io::Result<Name<'static>> {
    use interprocess::local_socket::{GenericFilePath, ToFsName};
    // The path of a socket has to be short; a long profile path is reached through its hash in the temporary folder.
    let path = profile.join("socket");
    let path = if path.as_os_str().len() > 100 {
        let hash = blake3::hash(profile.as_os_str().as_encoded_bytes()).to_hex();
        std::env::temp_dir().join(format!("trekker-{}", &hash[..24]))
    } else {
        path
    };
    path.to_fs_name::<GenericFilePath>()
}

#[cfg(windows)]
fn name_of(profile: &Path) -> io::Result<Name<'static>> {
    use interprocess::local_socket::{GenericNamespaced, ToNsName};
    let hash = blake3::hash(profile.as_os_str().as_encoded_bytes()).to_hex();
    format!("trekker-{}", &hash[..24]).to_ns_name::<GenericNamespaced>()
}

/// How long a program that holds the profile may take until it listens: it takes the profile first.
const PATIENCE: Duration = Duration::from_secs(2);
const ASK_AGAIN: Duration = Duration::from_millis(50);

/// Begins to listen; from here on others are answered as soon as [`serve`] runs. The caller holds the profile.
///
/// # Errors
/// When the socket cannot be made.
pub fn listen(profile: &Path) -> io::Result<Listener> {
    let profile = std::path::absolute(profile)?;
    ListenerOptions::new().name(name_of(&profile)?).try_overwrite(true).create_tokio()
}

/// Answers other programs until it is dropped.
pub async fn serve(listener: Listener, asker: Asker) -> std::convert::Infallible {
    loop {
        match listener.accept().await {
            Ok(stream) => {
                let asker = asker.clone();
                tokio::spawn(async move {
                    if let Err(error) = answer(stream, asker).await {
                        tracing::debug!(%error, "a program at the socket went away");
                    }
                });
            }
            Err(error) => {
                tracing::debug!(%error, "a connection to the socket failed");
                tokio::time::sleep(ASK_AGAIN).await;
            }
        }
    }
}

async fn answer(stream: Stream, asker: Asker) -> io::Result<()> {
    let mut line = String::new();
    BufReader::new((&stream).take(LONGEST_REQUEST)).read_line(&mut line).await?;
    let answer: Answer = match serde_json::from_str::<Request>(&line) {
        Ok(request) => asker.ask(request).await,
        Err(error) => Err(Trouble::new(TroubleKind::BadValue).detail(error).into()),
    };
    let mut bytes = serde_json::to_vec(&answer)?;
    bytes.push(b'\n');
    (&stream).write_all(&bytes).await?;
    (&stream).flush().await
}

/// Asks the program that holds the profile. `None`: nobody answers there.
pub async fn ask(profile: &Path, request: &Request) -> Option<Answer> {
    let profile = std::path::absolute(profile).ok()?;
    let begin = Instant::now();
    let stream = loop {
        match Stream::connect(name_of(&profile).ok()?).await {
            Ok(stream) => break stream,
            Err(_) if begin.elapsed() < PATIENCE => tokio::time::sleep(ASK_AGAIN).await,
            Err(_) => return None,
        }
    };
    let mut bytes = serde_json::to_vec(request).ok()?;
    bytes.push(b'\n');
    (&stream).write_all(&bytes).await.ok()?;
    (&stream).flush().await.ok()?;
    let mut line = String::new();
    // No whole answer: whoever holds the profile ended in the middle of it, and what was done by then is done.
    let read = BufReader::new(&stream).read_line(&mut line).await;
    let cut = |error: &dyn std::fmt::Display| Err(Refused::from(Trouble::new(TroubleKind::AnswerCut).detail(error)));
    Some(match read {
        Ok(_) => serde_json::from_str(&line).unwrap_or_else(|error| cut(&error)),
        Err(error) => cut(&error),
    })
}
