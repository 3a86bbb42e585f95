//! Round trips and throughput of a link on this machine: `cargo run --release -p trekker-network --example speed`.
#![expect(clippy::print_stdout, reason = "its figures are for whoever runs it")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a measurement may stop at the first surprise")]

use std::time::Instant;

use tokio::sync::mpsc;
use trekker_network::{Config, Event, Link, MAX_MESSAGE, Network, Relay};

const ROUNDS: usize = 2000;
const MESSAGES: usize = 256;
const SMALL_MESSAGES: usize = 100_000;

async fn start(key: [u8; 32]) -> (Network, mpsc::Receiver<Event>, Vec<u8>) {
    let (tell, mut events) = mpsc::channel(64);
    let bind = Some("127.0.0.1:0".parse().unwrap());
    let config = Config { secret_key: key, relay: Relay::None, bind, local_discovery: false };
    let network = Network::start(config, tell).await.unwrap();
    let Some(Event::MyAddress(address)) = events.recv().await else { panic!("no address") };
    (network, events, address)
}

async fn opened(events: &mut mpsc::Receiver<Event>) -> Link {
    loop {
        if let Event::Opened(link) = events.recv().await.unwrap() {
            return link;
        }
    }
}

#[tokio::main]
async fn main() {
    let (one, mut events, address) = start([1; 32]).await;
    let (two, mut other_events, other_address) = start([2; 32]).await;
    let begin = Instant::now();
    one.learn_address(two.id(), &other_address).unwrap();
    two.learn_address(one.id(), &address).unwrap();
    one.set_roster([two.id()].into());
    two.set_roster([one.id()].into());
    let (mut link, mut other) = tokio::join!(opened(&mut events), opened(&mut other_events));
    println!("from nothing to a link: {:?}", begin.elapsed());

    let echo = tokio::spawn(async move {
        for _ in 0..ROUNDS {
            let message = other.incoming.receive().await.unwrap().unwrap();
            other.outgoing.send(&message).await.unwrap();
        }
        other
    });
    let mut times = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let begin = Instant::now();
        link.outgoing.send(&[7; 100]).await.unwrap();
        link.incoming.receive().await.unwrap();
        times.push(begin.elapsed());
    }
    let mut other = echo.await.unwrap();
    times.sort();
    println!("round trip of 100 bytes: p50 {:?}, p99 {:?}", times[ROUNDS / 2], times[ROUNDS * 99 / 100]);

    for (count, size) in [(MESSAGES, MAX_MESSAGE), (4 * MESSAGES, 64 << 10), (SMALL_MESSAGES, 100)] {
        let begin = Instant::now();
        let sink = tokio::spawn(async move {
            for _ in 0..count {
                other.incoming.receive().await.unwrap().unwrap();
            }
            other
        });
        let message = vec![7; size];
        for _ in 0..count {
            link.outgoing.send(&message).await.unwrap();
        }
        other = sink.await.unwrap();
        let seconds = begin.elapsed().as_secs_f64();
        let mebibytes = (count * size) as f64 / f64::from(1 << 20);
        println!(
            "{count} messages of {size} bytes: {:.0} MiB/s, {:.0} messages/s",
            mebibytes / seconds,
            count as f64 / seconds
        );
    }
    tokio::join!(one.stop(), two.stop());
}
