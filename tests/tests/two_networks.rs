//! Two local networks and a relay of our own between them, as network namespaces of this machine: found without any relay
//! within one network, relayed between the two, cut and mended.
//!
//! Namespaces take Linux and its root; elsewhere the test says that it was not tried.

use std::net::Ipv4Addr;
use std::path::Path;
use std::process::{Child, Command};

use iroh_relay::server::{RelayConfig, Server, ServerConfig};
use serde_json::Value;
use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, agree, last_line, note, until, word};

/// Where the relay listens, in the namespace between the networks: an address of its own that both reach.
const RELAY: &str = "10.99.0.1:3340";

/// The namespaces, taken down when dropped.
struct Places {
    /// Tells these from those of another run.
    run: u32,
    relay: Option<Child>,
}

const PLACES: [&str; 4] = ["between", "a1", "a2", "b1"];

fn does(command: &str) -> Outcome {
    let mut words = command.split(' ');
    let out = Command::new(words.next().unwrap_or_default()).args(words).output()?;
    if out.status.success() {
        Ok(())
    } else {
        Err(format!("{command}: {}", String::from_utf8_lossy(&out.stderr)).into())
    }
}

impl Places {
    fn of(&self, place: &str) -> String {
        format!("trekker-{}-{place}", self.run)
    }

    fn inside(&self, place: &str, command: &str) -> Outcome {
        does(&format!("ip netns exec {} {command}", self.of(place)))
    }

    /// `None`: this machine does not let us.
    fn new() -> Option<Self> {
        let places = Self { run: std::process::id(), relay: None };
        match places.set_up() {
            Ok(()) => Some(places),
            Err(error) => {
                note(&format!("two networks: not tried, since this machine has no namespaces for us ({error})"));
                None
            }
        }
    }

    fn set_up(&self) -> Outcome {
        for place in PLACES {
            does(&format!("ip netns add {}", self.of(place)))?;
            self.inside(place, "ip link set lo up")?;
        }
        // Nothing is passed on between the two networks.
        self.inside("between", "sysctl -q -w net.ipv4.ip_forward=0")?;
        self.inside("between", "ip addr add 10.99.0.1/32 dev lo")?;
        for (bridge, address) in [("bra", "10.71.1.1/24"), ("brb", "10.71.2.1/24")] {
            self.inside("between", &format!("ip link add {bridge} type bridge"))?;
            self.inside("between", &format!("ip addr add {address} dev {bridge}"))?;
            self.inside("between", &format!("ip link set {bridge} up"))?;
        }
        for (place, bridge, address, gateway) in [
            ("a1", "bra", "10.71.1.11/24", "10.71.1.1"),
            ("a2", "bra", "10.71.1.12/24", "10.71.1.1"),
            ("b1", "brb", "10.71.2.11/24", "10.71.2.1"),
        ] {
            let (there, between) = (self.of(place), self.of("between"));
            does(&format!("ip link add {place} netns {between} type veth peer name eth0 netns {there}"))?;
            self.inside("between", &format!("ip link set {place} master {bridge}"))?;
            self.inside("between", &format!("ip link set {place} up"))?;
            self.inside(place, &format!("ip addr add {address} dev eth0"))?;
            self.inside(place, "ip link set eth0 up")?;
            self.inside(place, &format!("ip route add default via {gateway}"))?;
        }
        Ok(())
    }

    /// This test's program once more, as the relay.
    fn starts_relay(&mut self) -> Outcome {
        let mut relay = Command::new("ip");
        relay.args(["netns", "exec", &self.of("between")]).arg(std::env::current_exe()?);
        self.relay = Some(relay.args(["--ignored", "--exact", "the_relay_between"]).spawn()?);
        Ok(())
    }

    fn cut(&self, place: &str, is_cut: bool) -> Outcome {
        self.inside("between", &format!("ip link set {place} {}", if is_cut { "down" } else { "up" }))
    }
}

impl Drop for Places {
    fn drop(&mut self) {
        if let Some(mut relay) = self.relay.take()
            && relay.kill().and_then(|()| relay.wait()).is_err()
        {
            note("the relay had ended by itself");
        }
        for place in PLACES {
            // Some may not have been made.
            does(&format!("ip netns del {}", self.of(place))).unwrap_or_default();
        }
    }
}

#[test]
#[ignore = "is started by the other one, in a namespace"]
fn the_relay_between() -> Outcome {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut config: ServerConfig = ServerConfig::default();
        let (address, port) = RELAY.split_once(':').ok_or("an address")?;
        config.relay = Some(RelayConfig::new((address.parse::<Ipv4Addr>()?, port.parse()?)));
        let _server = Server::spawn(config).await?;
        std::future::pending::<()>().await;
        Ok(())
    })
}

/// How `at` reaches the device of a member.
fn way(at: &Peer, name: &str) -> Outcome<String> {
    let status = at.asks(&["status"])?;
    let members: Vec<Value> = status[0]["members"].as_array().cloned().unwrap_or_default();
    let member = members.iter().find(|member| member["name"] == name).ok_or(format!("no {name}: {status}"))?;
    Ok(word(&member["devices"][0], "connection"))
}

fn peer(name: &'static str, folder: &Path, places: &Places, place: &str, relay: &str) -> Outcome<Peer> {
    Ok(Peer::on_the_local_network(name, folder)?.in_namespace(&places.of(place), relay))
}

#[test]
fn two_networks_with_a_relay_between_them_are_cut_and_mended() -> Outcome {
    let Some(mut places) = Places::new() else { return Ok(()) };
    let folder = tempfile::tempdir()?;
    let folder = folder.path();

    // Within one network nobody needs a relay, nor an address: they see each other.
    let mut els = peer("Els", folder, &places, "a1", "none")?;
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    els.runs(&["post", "add", "--title", "Doors at ten"])?;
    els.serves()?;
    let invited = els.asks(&["invite", "--hours", "1"])?;
    let mut bram = peer("Bram", folder, &places, "a2", "none")?;
    bram.joins(&word(&invited[0], "spoken"))?;
    // Elsewhere in the network than when they met.
    places.inside("a2", "ip addr flush dev eth0")?;
    places.inside("a2", "ip addr add 10.71.1.99/24 dev eth0")?;
    places.inside("a2", "ip route add default via 10.71.1.1")?;
    bram.serves()?;
    until("they find each other", || Ok(way(&els, "Bram")? == "local"))?;
    bram.runs(&["post", "add", "--title", "Bram is here"])?;
    agree(&[&els, &bram])?;

    // A third one in the other network has no way but the relay.
    places.starts_relay()?;
    let url = format!("http://{RELAY}");
    els.dies()?;
    bram.dies()?;
    (els, bram) = (els.with_relay(&url), bram.with_relay(&url));
    els.serves()?;
    bram.serves()?;
    let mut mila = peer("Mila", folder, &places, "b1", &url)?;
    let mut said = None;
    until("Mila comes in", || {
        let ticket = last_line(&els.runs(&["invite", "--hours", "1"])?);
        said = Some(mila.tries_to_join(&ticket)?);
        Ok(said.as_ref().is_some_and(|said| said.code == Some(0)))
    })
    .map_err(|error| format!("{error}: {said:?}"))?;
    mila.serves()?;
    agree(&[&els, &bram, &mila])?;
    until("over the relay", || Ok(way(&els, "Mila")? == "relayed"))?;
    until("Els and Bram need none", || Ok(way(&els, "Bram")? == "local"))?;

    // The other network is cut off: each works on, and nobody claims what is not so.
    places.cut("b1", true)?;
    els.runs(&["post", "add", "--title", "While Mila is cut off"])?;
    mila.runs(&["post", "add", "--title", "By Mila, cut off"])?;
    agree(&[&els, &bram])?;
    until("Els sees that she is gone", || Ok(way(&els, "Mila")? == "none"))?;
    assert_eq!((els.posts()?, mila.posts()?), (3, 3));
    places.cut("b1", false)?;
    agree(&[&els, &bram, &mila])?;
    assert_eq!(els.posts()?, 4);
    for peer in [&els, &bram, &mila] {
        peer.checks()?;
    }
    Ok(())
}
