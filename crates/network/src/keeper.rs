//! Keeps reaching for one device as long as it is on the roster and this one is online.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use iroh::{Endpoint, EndpointAddr, EndpointId};
use tokio::{
    sync::{Semaphore, watch},
    time::{sleep, timeout},
};
use tokio_util::task::TaskTracker;

use crate::{
    backoff::Backoff,
    settle::settle,
    state::{Peer, Shared},
    wire::SYNC,
};

/// What every keeper of a session uses.
#[derive(Clone, Debug)]
pub(crate) struct Reach {
    pub(crate) shared: Arc<Shared>,
    pub(crate) endpoint: Endpoint,
    pub(crate) tasks: TaskTracker,
    pub(crate) dials: Arc<Semaphore>,
}

/// Never returns by itself; dropped when the device leaves the roster or the session ends.
pub(crate) async fn keep(reach: Reach, id: EndpointId, peer: Arc<Peer>) {
    let timing = &reach.shared.setup.timing;
    let mut backoff = Backoff::new(timing.retry_first, timing.retry_most);
    let mut linked = peer.is_linked.subscribe();
    loop {
        if *linked.borrow_and_update() {
            let since = Instant::now();
            until(&mut linked, false).await;
            if since.elapsed() >= timing.steady {
                backoff.reset();
            }
        } else {
            let target = reach.shared.target(id);
            let time = if backoff.is_fresh() { timing.first_dial } else { timing.dial };
            tokio::select! {
                () = until(&mut linked, true) => continue,
                () = moved(&reach.shared, &peer, &target) => {
                    backoff.reset();
                    continue;
                }
                () = attempt(&reach, target.clone(), time) => {}
            }
        }
        tokio::select! {
            () = until(&mut linked, true) => {}
            () = peer.nudge.notified() => backoff.reset(),
            () = sleep(backoff.next_wait()) => {}
        }
    }
}

/// One dial of at most this time; returns when it failed or its connection is over.
async fn attempt(reach: &Reach, target: EndpointAddr, time: Duration) {
    let device = target.id;
    let Ok(turn) = reach.dials.acquire().await else {
        return;
    };
    let dialled = timeout(time, reach.endpoint.connect(target, SYNC)).await;
    // Only the dialling is limited, and not how many links there are.
    drop(turn);
    match dialled {
        Ok(Ok(connection)) => {
            let life = reach.tasks.spawn(settle(reach.shared.clone(), connection));
            if let Err(error) = life.await {
                tracing::debug!(device = %device.fmt_short(), %error, "a connection's task failed");
            }
        }
        Ok(Err(error)) => tracing::debug!(device = %device.fmt_short(), %error, "not reached"),
        Err(_) => tracing::debug!(device = %device.fmt_short(), "not reached in time"),
    }
}

/// Returns when there is something new about where the device is.
async fn moved(shared: &Shared, peer: &Peer, target: &EndpointAddr) {
    loop {
        peer.nudge.notified().await;
        if shared.target(target.id) != *target {
            return;
        }
    }
}

async fn until(linked: &mut watch::Receiver<bool>, wanted: bool) {
    if linked.wait_for(|is_linked| *is_linked == wanted).await.is_err() {
        // The device left the roster: this task is about to be dropped.
        std::future::pending::<()>().await;
    }
}
