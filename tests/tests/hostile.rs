//! A member's device with a changed program tries its tricks on a device that really runs: each is refused, said in words,
//! and leaves the team as it was.
#![allow(clippy::expect_used, reason = "what cannot be prepared is a failed test")]

use std::path::Path;

use tempfile::TempDir;
use trekker_document::actor::Editor;
use trekker_document::document::Document;
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::post::NewPost;
use trekker_ledger::chain;
use trekker_ledger::keys::{DeviceKey, Hash, SecretKey, TeamId};
use trekker_ledger::record::{Body, Entry, Record};
use trekker_ledger::seal::Seal;
use trekker_replication::message::{Message, PROTOCOL};
use trekker_testkit::intruder::Intruder;
use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, until};

/// Els, who runs, and Bram, who belongs to the team and whose program was changed.
struct Team {
    els: Peer,
    bram: Intruder,
    digest: String,
    _folder: TempDir,
}

impl Team {
    fn new(role: &str) -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        let [mut els, bram] = [Peer::new("Els", folder.path())?, Peer::new("Bram", folder.path())?];
        els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
        els.runs(&["post", "add", "--title", "Doors at ten", "date=2027-03-06", "text=Bring a lamp"])?;
        els.serves()?;
        let ticket = els.runs(&["invite", "--hours", "1", "--role", role])?;
        let ticket = trekker_tests::peer::last_line(&ticket);
        bram.joins(&ticket)?;
        let bram = Intruder::with_profile_of(Path::new(&bram.profile), &ticket);
        let digest = els.digest()?;
        Ok(Self { els, bram, digest, _folder: folder })
    }

    /// The trick was refused: Bram is shut out, Els says so, works on, and has what she had.
    fn refused(&mut self, trick: &str) -> Outcome {
        self.bram.is_shut_out();
        until(&format!("{trick}: Els says who sent something that does not fit"), || {
            Ok(self
                .els
                .takes_said()
                .iter()
                .any(|line| line.contains("A device of Bram sent something that does not fit")))
        })?;
        self.as_before(trick)
    }

    /// It is kept and passed on, since a seal vouches for it, and changes nothing; its author is named.
    fn set_aside(&mut self, trick: &str) -> Outcome {
        let posts = self.els.posts()?;
        until(&format!("{trick} is set aside"), || {
            Ok(self.els.takes_said().iter().any(|line| line.contains("changes of Bram")))
        })?;
        assert_eq!(self.els.posts()?, posts, "{trick}: something changed");
        self.digest = self.els.digest()?;
        self.els.checks()?;
        Ok(())
    }

    fn as_before(&self, trick: &str) -> Outcome {
        assert_eq!(self.els.digest()?, self.digest, "{trick}: something changed");
        self.els.checks()?;
        Ok(())
    }
}

/// A new post as this device would write it.
fn post_by(device: DeviceKey, number: u8) -> Entry {
    let doc = DocId([number; 16]);
    let new = NewPost { title: "Not by me".into(), text: "words".into(), ..NewPost::default() };
    let writes = Edit::NewPost(doc, new).writes(&[0; 32], PersonId([1; 16])).writes;
    let mut document = Document::born(Kind::Post);
    let mut written = document.write(Editor { device: device.0, run: 1 }, 1_790_000_000, &writes).expect("it writes");
    Entry { kind: Kind::Post.number(), doc: doc.0, change: written.remove(0).changes.remove(0) }
}

fn record(entries: Vec<Entry>) -> Record {
    Record { at: 1_790_000_000, body: Body::Changes(entries) }
}

#[test]
fn a_members_device_that_lies_is_refused_and_the_team_works_on() -> Outcome {
    let mut team = Team::new("helper")?;
    let me = team.bram.key.public();
    let other = team.bram.other();

    team.bram.greets();
    team.bram.says_bytes(&[0xff; 100]);
    team.refused("bytes that are no message")?;

    team.bram.greets();
    team.bram.says(&Message::Frame(vec![7; 5_000]));
    team.refused("a frame that does not unpack")?;

    team.bram.greets();
    let bomb = zstd::bulk::compress(&vec![0; 64 << 20], 3)?;
    assert!(bomb.len() < 100_000);
    team.bram.says(&Message::Frame(bomb));
    team.refused("a frame that unpacks to 64 MiB")?;

    let mine = record(vec![post_by(me, 1)]);
    let (seq, hash) = team.bram.next(&mine);
    team.bram.greets();
    let elsewhere = Seal::new(&team.bram.key, team.bram.team, seq, Hash([3; 32]));
    team.bram.sends(me, seq, &mine, Some(&elsewhere));
    team.refused("a seal over something else")?;

    team.bram.greets();
    let of_another_team = Seal::new(&team.bram.key, TeamId([5; 32]), seq, hash);
    team.bram.sends(me, seq, &mine, Some(&of_another_team));
    team.refused("a seal of another team")?;

    // In Els's log, sealed by Bram.
    team.bram.greets();
    let theirs = record(vec![post_by(other, 2)]);
    let seal = Seal { device: other, ..Seal::new(&team.bram.key, team.bram.team, 9, hash) };
    for seq in 1..=40 {
        team.bram.sends(other, seq, &theirs, Some(&Seal { seq, ..seal }));
    }
    team.refused("a record in another's log")?;

    team.bram.greets();
    team.bram.sends_next(&record(vec![post_by(other, 3)]));
    team.set_aside("a change under another's name")?;

    let stranger = SecretKey::from_bytes(&[77; 32]);
    let theirs = record(vec![post_by(stranger.public(), 4)]);
    let hash = chain::next(chain::genesis(team.bram.team, stranger.public()), &theirs.encode()?);
    let seal = Seal::new(&stranger, team.bram.team, 1, hash);
    team.bram.greets();
    team.bram.sends(stranger.public(), 1, &theirs, Some(&seal));
    // Its admission could still be on its way: it is passed over.
    team.bram.is_heard();
    team.as_before("a record by a device that does not belong to the team")?;

    let mut broken = post_by(me, 5);
    let middle = broken.change.len() / 2;
    broken.change[middle] ^= 1;
    team.bram.greets();
    team.bram.sends_next(&record(vec![broken]));
    team.set_aside("a change whose checksum does not fit")?;

    team.bram.greets();
    team.bram.sends_next(&record(vec![Entry { kind: 2, doc: [6; 16], change: vec![0; 100_000] }]));
    team.set_aside("a change that is none")?;

    team.bram.connects();
    team.bram.says(&Message::Hello { protocol: PROTOCOL, team: TeamId([5; 32]), heads: Vec::new() });
    team.bram.is_shut_out();
    team.as_before("another team")?;

    team.bram.connects();
    team.bram.says(&Message::Hello { protocol: PROTOCOL + 1, team: team.bram.team, heads: Vec::new() });
    team.bram.is_shut_out();
    until("Els says that Bram's Trekker is another one", || {
        Ok(team.els.takes_said().iter().any(|line| line.contains("A device of Bram runs another version of Trekker")))
    })?;
    team.as_before("another protocol")?;

    team.bram.connects();
    team.bram.says(&Message::Served);
    team.bram.is_shut_out();
    team.as_before("an answer before a greeting")?;

    // A hole in its log, and records without a seal, are not held against it: they are passed over.
    team.bram.greets();
    let far = Seal::new(&team.bram.key, team.bram.team, seq + 5, hash);
    team.bram.sends(me, seq + 5, &mine, Some(&far));
    team.bram.sends(me, seq, &mine, None);
    team.bram.is_heard();
    team.as_before("a hole, and no seal")?;

    // What is proper is taken, even now.
    team.bram.greets();
    team.bram.sends_sealed(&mine);
    until("Els has Bram's post", || Ok(team.els.posts()? == 2))?;
    team.els.checks()?;
    team.bram.goes();
    Ok(())
}

#[test]
fn a_guest_with_a_changed_program_still_may_not_write_posts() -> Outcome {
    let mut team = Team::new("guest")?;
    let me = team.bram.key.public();
    team.bram.greets();
    team.bram.sends_sealed(&record(vec![post_by(me, 1)]));
    team.refused("a guest's post")?;
    team.bram.goes();
    Ok(())
}

#[test]
fn a_device_that_tells_two_stories_is_named_and_stopped() -> Outcome {
    let mut team = Team::new("helper")?;
    let me = team.bram.key.public();
    let mine = record(vec![post_by(me, 1)]);
    team.bram.greets();
    team.bram.sends_sealed(&mine);
    until("Els has Bram's post", || Ok(team.els.posts()? == 2))?;
    let digest = team.els.digest()?;

    // The same place, another record: as a profile that was put back from a backup would go on.
    let other = record(vec![post_by(me, 2)]);
    let (seq, hash) = team.bram.next(&other);
    let seal = Seal::new(&team.bram.key, team.bram.team, seq, hash);
    team.bram.connects();
    let head = trekker_ledger::fork::Head { device: me, seq, hash };
    team.bram.says(&Message::Hello { protocol: PROTOCOL, team: team.bram.team, heads: vec![head] });
    team.bram.says(&Message::Seals(vec![seal]));
    until("Els says that a device of Bram tells two stories", || {
        Ok(team.els.takes_said().iter().any(|line| line.contains("A device of Bram tells two stories")))
    })?;
    assert_eq!(team.els.digest()?, digest);
    team.els.checks()?;
    team.bram.goes();
    Ok(())
}
