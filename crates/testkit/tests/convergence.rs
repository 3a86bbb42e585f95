//! Teams of 3 to 50 devices on a simulated network with partitions, loss, reordering of links, restarts and late joiners:
//! when everything is quiet and everybody can reach somebody, all have the same.

use trekker_ledger::vector::Vector;
use trekker_replication::exchange::{Exchange, LinkId};
use trekker_testkit::network::{Disk, TEAM, World};

#[test]
fn any_team_agrees_when_everybody_reaches_somebody() {
    for seed in 0..200 {
        let mut random = fastrand::Rng::with_seed(seed);
        let count = if seed % 20 == 19 { 50 } else { random.usize(3..12) };
        let fifty_years = 50 * 365 * 86_400;
        let mut world = World::new(count, seed);
        for device in &mut world.devices {
            device.clock_is_off = random.i64(-fifty_years..fifty_years);
        }
        let mut joined = 2;
        for _ in 0..random.usize(20..120) {
            let (one, other) = (random.usize(..joined), random.usize(..joined));
            match random.u8(..10) {
                0..=2 => world.connect(one, other),
                3 => {
                    let links: Vec<LinkId> = world.devices[one].wires.keys().copied().collect();
                    if let Some(link) = random.choice(links) {
                        world.cut(one, link);
                    }
                }
                4 => world.restart(one),
                5 => joined = (joined + 1).min(count),
                6 => world.signs(one),
                _ => world.writes(one, random.usize(1..20)),
            }
            for _ in 0..random.usize(..40) {
                world.deliver();
            }
            world.nobody_claims_too_much(seed);
        }
        for device in 1..count {
            world.connect(device, random.usize(..device));
        }
        world.until_quiet(seed);
        world.all_agree(seed);
        world.nobody_claims_too_much(seed);
    }
}

#[test]
fn a_third_device_gets_everything_from_the_second_while_the_first_is_off() {
    let mut world = World::new(3, 1);
    world.writes(0, 300);
    world.connect(0, 1);
    world.until_quiet(1);
    world.writes(1, 20);
    world.cut_all(0);
    world.writes(0, 7);
    world.connect(1, 2);
    world.until_quiet(1);
    assert_eq!(world.devices[2].disk.arrivals.len(), 320);
    world.connect(0, 1);
    world.until_quiet(1);
    world.all_agree(1);
}

#[test]
fn what_two_peers_have_is_sent_by_one_of_them() {
    let mut world = World::new(4, 2);
    world.writes(0, 500);
    world.connect(0, 1);
    world.connect(0, 2);
    world.until_quiet(2);
    world.cut_all(0);
    let once = world.devices[1].bytes;
    world.connect(1, 3);
    world.connect(2, 3);
    world.until_quiet(2);
    world.devices[3].exchange.have().0.get(&world.devices[0].key.public()).expect("it has them");
    assert!(world.devices[3].bytes < once * 3 / 2, "{} bytes for what takes {once}", world.devices[3].bytes);
}

#[test]
fn bram_shows_what_els_has_without_having_met_her_since() {
    let mut world = World::new(3, 3);
    world.writes(0, 5);
    world.connect(0, 1);
    world.connect(1, 2);
    world.until_quiet(3);
    world.cut_all(0);
    world.connect(0, 1);
    world.until_quiet(3);
    world.signs(0);
    world.until_quiet(3);
    let els = world.devices[0].key.public();
    let receipt = world.devices[2].exchange.receipt_of(els).expect("it was passed on");
    assert_eq!(receipt.vector, *world.devices[0].exchange.have());
}

#[test]
fn a_log_that_tells_two_stories_is_found_and_nothing_more_of_it_is_taken() {
    let mut world = World::new(3, 4);
    world.writes(0, 3);
    world.connect(0, 1);
    world.until_quiet(4);
    // Device 0 is restored from nothing and writes other things under the same key, for device 2.
    world.cut_all(0);
    world.devices[0].disk = Disk::default();
    world.devices[0].exchange = Exchange::new(TEAM, world.devices[0].key.public(), [], [], []);
    world.writes(0, 3);
    world.connect(0, 2);
    world.until_quiet(4);
    world.cut_all(0);
    world.connect(1, 2);
    world.until_quiet(4);
    let liar = world.devices[0].key.public();
    for device in [1, 2] {
        assert!(world.devices[device].exchange.is_forked(liar), "device {device} has the proof");
        assert_eq!(world.devices[device].exchange.forks().count(), 1);
    }
}

#[test]
fn an_empty_team_is_quiet_at_once() {
    let mut world = World::new(2, 5);
    world.connect(0, 1);
    world.until_quiet(5);
    assert_eq!(world.devices[0].exchange.have(), &Vector::default());
}
