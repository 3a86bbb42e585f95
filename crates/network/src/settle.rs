//! Which connection of two devices becomes their link, and the link's life.
//!
//! Both may dial at once, and one may have lost a connection the other still believes in. So that they never
//! disagree, **one of the two decides**: the device with the smaller key. It picks a connection by opening the
//! stream on it and closes the others; the other device follows whatever is picked last. The decider keeps a
//! young connection over a second one (both dialled at once) and takes the second over an older one (the
//! other side dials again only because it lost the first). A link is told of when each side has said hello.

use std::{sync::Arc, time::Duration};

use iroh::{
    TransportAddr,
    endpoint::{Connection, PathList, RecvStream, SendStream},
};
use n0_future::StreamExt;
use tokio::time::timeout;

use crate::{
    Event, Link, Path, Refusal, address,
    state::{Claim, Shared},
    wire::{Code, HELLO},
};

/// Runs a connection from handshake to end; returns when it is over.
pub(crate) async fn settle(shared: Arc<Shared>, connection: Connection) {
    let device = *connection.remote_id().as_bytes();
    let agreed =
        if shared.me < device { decide(&shared, &connection).await } else { follow(&shared, &connection).await };
    match agreed {
        Ok((claim, send, receive)) => {
            if let Some(previous) = &claim.previous {
                previous.cancelled().await;
            }
            let link = Link::new(claim.id, connection.clone(), send, receive);
            shared.tell(Event::Opened(link)).await;
            watch(&shared, &connection, claim.id).await;
            tracing::debug!(device = %connection.remote_id().fmt_short(), why = ?connection.close_reason(), "link over");
            shared.release(&device, claim.id);
            shared.tell(Event::Closed { device, link: claim.id }).await;
            tell_if_refused(&shared, &connection).await;
            claim.over.cancel();
        }
        Err(code) => {
            tracing::debug!(device = %connection.remote_id().fmt_short(), ?code, why = ?connection.close_reason(), "no link");
            tell_if_refused(&shared, &connection).await;
            code.close(&connection);
        }
    }
}

/// Tells when the other side closed since this device does not belong there. To be called before closing oneself: that
/// becomes the reason then.
async fn tell_if_refused(shared: &Shared, connection: &Connection) {
    let device = *connection.remote_id().as_bytes();
    for why in [Refusal::Unknown, Refusal::Removed, Refusal::Renewed] {
        if Code::of(why).was_given(connection) {
            shared.tell(Event::Refused { device, why }).await;
        }
    }
}

type Agreed = (Claim, SendStream, RecvStream);

/// The smaller key: picks this connection or closes it.
async fn decide(shared: &Shared, connection: &Connection) -> Result<Agreed, Code> {
    let claim = shared.claim(connection, true)?;
    let agreed = within(shared.setup.timing.settle, async {
        let (mut send, mut receive) = connection.open_bi().await.ok()?;
        send.write_all(&[HELLO]).await.ok()?;
        hear(&mut receive).await?;
        Some((send, receive))
    });
    match agreed.await {
        Some((send, receive)) => Ok((claim, send, receive)),
        None => {
            shared.release(connection.remote_id().as_bytes(), claim.id);
            if let Some(previous) = &claim.previous {
                previous.cancelled().await;
            }
            claim.over.cancel();
            Err(Code::Protocol)
        }
    }
}

/// The larger key: waits to be picked.
async fn follow(shared: &Shared, connection: &Connection) -> Result<Agreed, Code> {
    let device = *connection.remote_id().as_bytes();
    let place = shared.wait_place(device).ok_or(Code::Busy)?;
    let picked = within(shared.setup.timing.settle, async {
        let (send, mut receive) = connection.accept_bi().await.ok()?;
        hear(&mut receive).await?;
        Some((send, receive))
    })
    .await;
    drop(place);
    let (mut send, receive) = picked.ok_or(Code::Protocol)?;
    let claim = shared.claim(connection, false)?;
    // One byte always fits the window; if the connection died meanwhile, the link opens and closes.
    if let Err(error) = send.write_all(&[HELLO]).await {
        tracing::debug!(%error, "picked, and gone");
    }
    Ok((claim, send, receive))
}

async fn hear(receive: &mut RecvStream) -> Option<()> {
    let mut hello = [0];
    receive.read_exact(&mut hello).await.ok()?;
    (hello == [HELLO]).then_some(())
}

async fn within<T>(time: Duration, work: impl Future<Output = Option<T>>) -> Option<T> {
    timeout(time, work).await.ok().flatten()
}

/// Tells of the road whenever it changes; returns when the connection is closed.
async fn watch(shared: &Shared, connection: &Connection, link: u64) {
    let device = *connection.remote_id().as_bytes();
    let mut lists = connection.paths_stream();
    let mut last = None;
    while let Some(path) = lists.next().await.map(|list| road(&list)) {
        if let Some(path) = path
            && last.replace(path) != Some(path)
        {
            shared.tell(Event::Path { device, link, path }).await;
        }
    }
    connection.closed().await;
}

fn road(paths: &PathList<'_>) -> Option<Path> {
    let selected = paths.iter().find(iroh::endpoint::Path::is_selected)?;
    Some(match selected.remote_addr() {
        TransportAddr::Ip(socket) if address::is_local(socket.ip()) => Path::Local,
        TransportAddr::Ip(_) => Path::Direct,
        _ => Path::Relayed,
    })
}
