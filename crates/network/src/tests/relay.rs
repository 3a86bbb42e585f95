//! Through a relay of our own, when there is no direct road.

use std::net::Ipv4Addr;

use iroh_relay::server::{RelayConfig, Server, ServerConfig};

use super::*;
use crate::Path;

async fn relay() -> (Server, String) {
    let mut config = ServerConfig::default();
    config.relay = Some(RelayConfig::new((Ipv4Addr::LOCALHOST, 0)));
    let server = Server::spawn(config).await.unwrap();
    let url = format!("http://{}", server.http_addr().unwrap());
    (server, url)
}

/// A device that reaches the world through the relay only.
async fn relayed(key: [u8; 32], url: &str) -> Node {
    let config = Config { relay: Relay::Own(url.to_owned()), ..config(key) };
    let mut setup = Setup::new(&config, quick()).unwrap();
    setup.sockets = false;
    Node::start_with(setup).await
}

async fn path(node: &mut Node) -> Path {
    loop {
        if let Event::Path { path, .. } = node.next().await {
            return path;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_devices_without_a_direct_road_meet_through_their_relay() {
    let (server, url) = relay().await;
    let [small, large] = keys(80);
    let (mut one, mut two) = (relayed(small, &url).await, relayed(large, &url).await);
    one.meet(&two);
    let (mut link, mut other) = tokio::join!(one.opened(), two.opened());
    assert_talking(&mut link, &mut other).await;
    assert_eq!(path(&mut one).await, Path::Relayed);
    assert_eq!(path(&mut two).await, Path::Relayed);
    tokio::join!(one.network.stop(), two.network.stop());
    server.shutdown().await.unwrap();
}

#[tokio::test]
async fn a_direct_road_on_one_machine_is_local() {
    let ((mut one, _link), (mut two, _other)) = pair(81).await;
    assert_eq!(path(&mut one).await, Path::Local);
    assert_eq!(path(&mut two).await, Path::Local);
}

#[tokio::test]
async fn a_relay_that_is_down_stops_nobody_from_starting_and_meeting_directly() {
    let [small, large] = keys(82);
    let mut nodes = Vec::new();
    for key in [small, large] {
        let config = Config { relay: Relay::Own("http://127.0.0.1:9".into()), ..config(key) };
        nodes.push(Node::start_with(Setup::new(&config, quick()).unwrap()).await);
    }
    let [one, two] = &mut nodes[..] else { unreachable!() };
    one.meet(two);
    let (mut link, mut other) = tokio::join!(one.opened(), two.opened());
    assert_talking(&mut link, &mut other).await;
}
