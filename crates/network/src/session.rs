//! One stretch of being online: an endpoint and everything that lives on it.

use std::{collections::HashMap, sync::Arc, time::Duration};

use iroh::{Endpoint, EndpointId, Watcher, endpoint::Incoming};
use tokio::{sync::Semaphore, time::timeout};
use tokio_util::{
    sync::{CancellationToken, DropGuard},
    task::TaskTracker,
};

use crate::{
    Device, Event, address, discovery,
    files::FILES,
    join,
    keeper::{self, Reach},
    settle::settle,
    state::{Peer, Shared},
    wire::{Code, JOIN, MAX_HANDSHAKES, MAX_JOINING, MAX_SERVING, SYNC},
};

/// How long farewells may take, in total.
const FAREWELL: Duration = Duration::from_secs(4);

/// Runs until `over`: this device is to be offline, or everything stops.
pub(crate) async fn run(shared: &Arc<Shared>, endpoint: Endpoint, over: CancellationToken) {
    let tasks = TaskTracker::new();
    let spawn = |task: std::pin::Pin<Box<dyn Future<Output = ()> + Send>>| {
        tasks.spawn(over.clone().run_until_cancelled_owned(task));
    };
    spawn(Box::pin(accept(shared.clone(), endpoint.clone(), tasks.clone())));
    spawn(Box::pin(announce(shared.clone(), endpoint.clone())));
    spawn(Box::pin(follow_moves(shared.clone(), endpoint.clone())));
    if shared.setup.local_discovery {
        spawn(Box::pin(discovery::discover(shared.clone(), endpoint.clone())));
    }

    let reach = Reach {
        shared: shared.clone(),
        endpoint: endpoint.clone(),
        tasks: tasks.clone(),
        dials: Arc::new(Semaphore::new(shared.setup.dials)),
    };
    let mut keepers = HashMap::new();
    while !over.is_cancelled() {
        follow_roster(&reach, &mut keepers);
        tokio::select! {
            () = shared.changed.notified() => {}
            () = over.cancelled() => {}
        }
    }

    drop((keepers, reach));
    tasks.close();
    let farewell = async {
        endpoint.close().await;
        tasks.wait().await;
    };
    if timeout(FAREWELL, farewell).await.is_err() {
        tracing::debug!("went offline without waiting for everybody");
    }
}

/// A keeper for every device on the roster, none for others.
fn follow_roster(reach: &Reach, keepers: &mut HashMap<Device, (Arc<Peer>, DropGuard)>) {
    let peers = reach.shared.peers();
    // A device that left and came back is another peer.
    keepers.retain(|device, (kept, _)| peers.get(device).is_some_and(|peer| Arc::ptr_eq(peer, kept)));
    for (device, peer) in peers {
        let Ok(id) = EndpointId::from_bytes(&device) else {
            continue;
        };
        keepers.entry(device).or_insert_with(|| {
            let gone = CancellationToken::new();
            let keeper = keeper::keep(reach.clone(), id, peer.clone());
            reach.tasks.spawn(gone.clone().run_until_cancelled_owned(keeper));
            (peer, gone.drop_guard())
        });
    }
}

/// Takes in whoever knocks. No single connection can stop it: each shakes hands in a task of its own.
async fn accept(shared: Arc<Shared>, endpoint: Endpoint, tasks: TaskTracker) {
    let handshakes = Arc::new(Semaphore::new(MAX_HANDSHAKES));
    let questions = Arc::new(Semaphore::new(MAX_JOINING));
    let serving = Arc::new(Semaphore::new(MAX_SERVING));
    while let Some(incoming) = endpoint.accept().await {
        let Ok(turn) = handshakes.clone().try_acquire_owned() else {
            incoming.refuse();
            continue;
        };
        if handshakes.available_permits() < MAX_HANDSHAKES / 2 && !incoming.remote_addr_validated() {
            // Many at once: first prove that the sender's address is real.
            if let Err(error) = incoming.retry() {
                tracing::debug!(%error, "no retry");
            }
            continue;
        }
        let (shared, questions, serving) = (shared.clone(), questions.clone(), serving.clone());
        tasks.spawn(async move {
            let connection = welcome(&shared, incoming).await;
            drop(turn);
            match connection {
                Some(connection) if connection.alpn() == SYNC => settle(shared, connection).await,
                Some(connection) if connection.alpn() == JOIN => join::answer(shared, connection, questions).await,
                Some(connection) if connection.alpn() == FILES => give_files(shared, connection, serving).await,
                _ => {}
            }
        });
    }
}

/// Gives files to a member, as long as it is one.
async fn give_files(shared: Arc<Shared>, connection: iroh::endpoint::Connection, places: Arc<Semaphore>) {
    let Some(files) = &shared.setup.files else { return Code::NoAnswer.close(&connection) };
    let Ok(_place) = places.try_acquire() else { return Code::Busy.close(&connection) };
    if shared.carries_files(&connection) {
        files.serve(connection).await;
    }
}

async fn welcome(shared: &Shared, incoming: Incoming) -> Option<iroh::endpoint::Connection> {
    match timeout(shared.setup.timing.dial, incoming.into_future()).await {
        Ok(Ok(connection)) => Some(connection),
        Ok(Err(error)) => {
            tracing::debug!(%error, "no handshake");
            None
        }
        Err(_) => None,
    }
}

/// Tells where this device can be reached.
async fn announce(shared: Arc<Shared>, endpoint: Endpoint) {
    let mut addresses = endpoint.watch_addr();
    drop(endpoint);
    let mut address = addresses.get();
    loop {
        if !address.is_empty() {
            let bytes = address::encode(&address);
            if shared.set_my_address(bytes.clone()) {
                shared.tell(Event::MyAddress(bytes)).await;
            }
        }
        match addresses.updated().await {
            Ok(next) => address = next,
            Err(_) => return,
        }
    }
}

/// After waking up or changing networks: look around anew and try everybody again.
async fn follow_moves(shared: Arc<Shared>, endpoint: Endpoint) {
    loop {
        shared.moved.notified().await;
        endpoint.network_change().await;
        shared.nudge_all();
    }
}
