//! The profile's socket: how a second program asks the one that holds the profile.
//!
//! One request a connection. The program that listens says an empty line first, so that nothing is asked of one that hangs;
//! then it gets one line of JSON, says an empty line each second while it works, and one line of JSON at last. Both sides check
//! whose program is at the other end, and neither waits for a silent one for ever.

mod place;

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use interprocess::local_socket::ListenerOptions;
use interprocess::local_socket::tokio::{Listener as Socket, Stream};
use interprocess::local_socket::traits::tokio::{Listener as _, Stream as _};
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::sync::Semaphore;
use tokio::time::timeout;
use trekker_engine::control::{Answer, Refused, Request};
use trekker_engine::handle::Asker;
use trekker_session::trouble::{Trouble, TroubleKind};

use crate::asked::{Asked, answered};
use crate::socket::place::Place;

/// In bytes. The longest thing to ask is a text of 1 MiB, each byte of which is at most six in JSON.
const LONGEST_REQUEST: u64 = 8 << 20;
/// In bytes: some thousand for each of a hundred thousand posts.
const LONGEST_ANSWER: u64 = 512 << 20;
/// So many programs are listened to at once; others wait until one of them is answered.
const MOST_AT_ONCE: usize = 256;
/// From connecting to the whole request.
const TO_ASK: Duration = Duration::from_secs(10);
/// For somebody to take the answer.
const TO_TAKE: Duration = Duration::from_secs(60);
const STILL_HERE: Duration = Duration::from_secs(1);
/// Whoever says nothing for so long hangs.
const SILENCE: Duration = Duration::from_secs(30);
const ACCEPT_AGAIN: Duration = Duration::from_millis(50);

/// Others can ask here.
#[derive(Debug)]
pub struct Listener {
    // Before the place: it takes its file away when it is dropped.
    socket: Socket,
    place: Arc<Place>,
}

/// Begins to listen; from here on others are answered as soon as [`serve`] runs. The caller holds the profile.
///
/// # Errors
/// When the socket cannot be made.
pub fn listen(profile: &Path) -> io::Result<Listener> {
    let place = Place::of(profile)?;
    let options = ListenerOptions::new().name(place.name()?).try_overwrite(true);
    #[cfg(unix)]
    let options = {
        use interprocess::os::unix::local_socket::ListenerOptionsExt;
        if cfg!(target_os = "linux") { options.mode(0o600) } else { options }
    };
    let socket = options.create_tokio()?;
    Ok(Listener { socket, place: Arc::new(place) })
}

/// Answers other programs until it is dropped.
pub async fn serve(listener: Listener, asker: Asker) -> std::convert::Infallible {
    let places = Arc::new(Semaphore::new(MOST_AT_ONCE));
    loop {
        let room = Arc::clone(&places).acquire_owned().await;
        match listener.socket.accept().await {
            Ok(stream) => {
                let (asker, place) = (asker.clone(), Arc::clone(&listener.place));
                tokio::spawn(async move {
                    let _room = room;
                    if let Err(error) = answer(stream, &place, asker).await {
                        tracing::debug!(%error, "a program at the socket went away or was sent away");
                    }
                });
            }
            Err(error) => {
                tracing::debug!(%error, "a connection to the socket failed");
                tokio::time::sleep(ACCEPT_AGAIN).await;
            }
        }
    }
}

async fn answer(stream: Stream, place: &Place, asker: Asker) -> io::Result<()> {
    place.check(&stream)?;
    let line = within(TO_ASK, async {
        (&stream).write_all(b"\n").await?;
        read_line(&mut BufReader::new(&stream), LONGEST_REQUEST).await
    })
    .await?;
    let answer: Answer = match serde_json::from_slice::<Asked>(&line) {
        Ok(asked) => {
            // What was asked is done also for somebody who has gone.
            let mut answer = tokio::spawn(async move { answered(&asker, asked).await });
            loop {
                match timeout(STILL_HERE, &mut answer).await {
                    Ok(answer) => break answer.map_err(io::Error::other)?,
                    Err(_) => within(TO_TAKE, (&stream).write_all(b"\n")).await?,
                }
            }
        }
        Err(error) => Err(Trouble::new(TroubleKind::BadValue).detail(error).into()),
    };
    let mut bytes = serde_json::to_vec(&answer)?;
    bytes.push(b'\n');
    within(TO_TAKE, async {
        (&stream).write_all(&bytes).await?;
        (&stream).flush().await
    })
    .await
}

/// Asks the program that holds the profile. `None`: nobody answers there, and nothing was asked.
pub async fn ask(profile: &Path, asked: &Asked) -> Option<Answer> {
    let mut bytes = serde_json::to_vec(asked).ok()?;
    bytes.push(b'\n');
    if bytes.len() as u64 > LONGEST_REQUEST {
        return Some(Err(Trouble::new(TroubleKind::TooLarge).into()));
    }
    let place = Place::of(profile).ok()?;
    let stream = Stream::connect(place.name().ok()?).await.ok()?;
    if let Err(error) = place.check(&stream) {
        tracing::warn!(%error, "the program at the profile's socket is not this user's");
        return None;
    }
    let mut lines = BufReader::new(&stream);
    within(TO_ASK, read_line(&mut lines, LONGEST_ANSWER)).await.ok()?;
    let answered = async {
        within(TO_TAKE, (&stream).write_all(&bytes)).await?;
        loop {
            let line = within(SILENCE, read_line(&mut lines, LONGEST_ANSWER)).await?;
            if !line.is_empty() {
                return Ok(serde_json::from_slice(&line)?);
            }
        }
    };
    let answered: io::Result<Answer> = answered.await;
    // No whole answer: whoever holds the profile ended or hangs in the middle of it, and what was done by then is done.
    Some(answered.unwrap_or_else(|error| Err(Refused::from(Trouble::new(TroubleKind::AnswerCut).detail(error)))))
}

/// The program that holds a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Its number on this computer.
    pub process: u64,
    pub has_window: bool,
}

/// Asks which program holds the profile; with `raise`, its window comes to the front, if it has one. `None`: nobody answers.
pub async fn holder(profile: &Path, raise: bool) -> Option<Holder> {
    let request = if raise { Request::Raise } else { Request::Holder };
    let answer = ask(profile, &request.into()).await?.ok()?;
    let (process, has_window) = (answer[0]["process"].as_u64()?, answer[0]["has_window"].as_bool()?);
    Some(Holder { process, has_window })
}

async fn within<T>(time: Duration, does: impl Future<Output = io::Result<T>>) -> io::Result<T> {
    timeout(time, does).await.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}

/// A whole line without its end; one that is cut or longer is an error.
async fn read_line(from: &mut (impl AsyncBufRead + Unpin), longest: u64) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    from.take(longest).read_until(b'\n', &mut line).await?;
    match line.pop() {
        Some(b'\n') => Ok(line),
        Some(_) if line.len() as u64 + 1 >= longest => Err(io::ErrorKind::FileTooLarge.into()),
        _ => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_line_is_whole_and_no_longer_than_it_may_be() {
        for (bytes, read) in [
            (&b"{}\n"[..], Ok(&b"{}"[..])),
            (b"\n{}\n", Ok(b"")),
            (b"12345678\n", Ok(b"12345678")),
            (b"123456789\n", Err(io::ErrorKind::FileTooLarge)),
            (b"{}", Err(io::ErrorKind::UnexpectedEof)),
            (b"", Err(io::ErrorKind::UnexpectedEof)),
        ] {
            let line = read_line(&mut BufReader::new(bytes), 9).await.map_err(|error| error.kind());
            assert_eq!(line.as_deref(), read.as_deref(), "{bytes:?}");
        }
    }
}
