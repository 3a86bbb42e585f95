//! Who belongs, among real processes: removed apart, demoted apart, the lead handed on.

use std::path::Path;

use trekker_tests::Outcome;
use trekker_tests::peer::{Peer, agree, last_line, until, word};

/// Els has the lead, Bram and Mila belong; all run and have the same.
fn team(folder: &Path, roles: [&str; 2]) -> Outcome<[Peer; 3]> {
    let [mut els, mut bram, mut mila] =
        [Peer::new("Els", folder)?, Peer::new("Bram", folder)?, Peer::new("Mila", folder)?];
    els.runs(&["team", "new", "Repair room", "--member", "Els"])?;
    els.runs(&["post", "add", "--title", "Doors at ten", "date=2027-03-06"])?;
    els.serves()?;
    for (peer, role) in [&mut bram, &mut mila].into_iter().zip(roles) {
        let ticket = last_line(&els.runs(&["invite", "--hours", "1", "--role", role])?);
        peer.joins(&ticket)?;
        peer.serves()?;
    }
    agree(&[&els, &bram, &mila])?;
    Ok([els, bram, mila])
}

fn role(peer: &Peer, of: &str) -> Outcome<(String, bool)> {
    let status = peer.asks(&["status"])?;
    let members = status[0]["members"].as_array().cloned().unwrap_or_default();
    let member =
        members.iter().find(|member| member["name"] == of).ok_or(format!("{} does not know {of}", peer.name))?;
    Ok((word(member, "role"), member["lead"] == true))
}

fn titles(peer: &Peer) -> Outcome<Vec<String>> {
    let list = peer.asks(&["post", "list"])?;
    Ok(list.as_array().into_iter().flatten().map(|post| word(post, "title")).collect())
}

#[test]
fn what_a_removed_device_wrote_meanwhile_counts_for_nobody() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [els, mut bram, mila] = team(folder.path(), ["helper", "helper"])?;
    // Els is away and removes Bram; he has not heard of it, and neither has Mila, who takes what he writes.
    els.runs(&["offline"])?;
    els.runs(&["member", "remove", "Bram"])?;
    let id = word(&bram.asks(&["post", "list"])?[0], "id");
    bram.runs(&["post", "add", "--title", "After the removal"])?;
    bram.runs(&["post", "set", &id, "title=Changed after the removal"])?;
    until("Mila has what Bram wrote", || Ok(titles(&mila)?.contains(&"Changed after the removal".into())))?;
    bram.runs(&["offline"])?;
    els.runs(&["online"])?;
    agree(&[&els, &mila])?;
    for peer in [&els, &mila] {
        assert_eq!(titles(peer)?, ["Doors at ten"], "{}", peer.name);
        assert!(role(peer, "Bram").is_err(), "{}: Bram is gone", peer.name);
        peer.checks()?;
    }
    // He comes back: nobody talks to him, and nothing of his counts.
    bram.runs(&["online"])?;
    mila.runs(&["post", "add", "--title", "Without Bram"])?;
    agree(&[&els, &mila])?;
    assert!(!titles(&bram)?.contains(&"Without Bram".into()));
    bram.dies()?;
    Ok(())
}

#[test]
fn a_guest_who_was_a_helper_keeps_what_was_written_before() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [els, bram, mut mila] = team(folder.path(), ["helper", "helper"])?;
    bram.runs(&["post", "add", "--title", "By a helper"])?;
    agree(&[&els, &bram, &mila])?;
    mila.dies()?;
    els.runs(&["member", "role", "Bram", "guest"])?;
    until("Bram knows", || Ok(role(&bram, "Bram")?.0 == "guest"))?;
    let said = bram.says(&["post", "add", "--title", "By a guest"])?;
    assert!(said.code != Some(0) && said.err.contains("role"), "{said:?}");
    bram.runs(&["idea", "add", "A guest still has ideas"])?;
    agree(&[&els, &bram])?;
    // Whoever comes later takes the post of then and the idea of now.
    let joris = {
        let mut joris = Peer::new("Joris", folder.path())?;
        joris.joins(&els.invites()?)?;
        joris.serves()?;
        joris
    };
    agree(&[&els, &joris])?;
    assert!(titles(&joris)?.contains(&"By a helper".into()));
    // Nobody gives a role to those above them.
    let said = bram.says(&["member", "role", "Els", "guest"])?;
    assert_ne!(said.code, Some(0), "{said:?}");
    els.runs(&["member", "role", "Bram", "helper"])?;
    until("Bram may write again", || Ok(bram.says(&["post", "add", "--title", "Again"])?.code == Some(0)))?;
    agree(&[&els, &bram, &joris])?;
    Ok(())
}

#[test]
fn the_lead_is_offered_accepted_and_on_record() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [els, bram, mila] = team(folder.path(), ["helper", "trekker"])?;
    assert_eq!(role(&bram, "Els")?, ("trekker".into(), true));
    let said = bram.says(&["lead", "accept"])?;
    assert_ne!(said.code, Some(0), "nobody offered it: {said:?}");
    els.runs(&["lead", "offer", "Bram"])?;
    until("Bram accepts", || Ok(bram.says(&["lead", "accept"])?.code == Some(0)))?;
    for peer in [&els, &bram, &mila] {
        until("all see that Bram leads", || Ok(role(peer, "Bram")? == ("trekker".into(), true)))?;
        assert_eq!(role(peer, "Els")?, ("trekker".into(), false), "{}", peer.name);
    }
    // Els founded the team and can no longer remove who leads it.
    assert_ne!(els.says(&["member", "remove", "Bram"])?.code, Some(0));
    bram.runs(&["member", "remove", "Els"])?;
    until("Mila knows that Els is gone", || Ok(role(&mila, "Els").is_err()))?;
    agree(&[&bram, &mila])?;
    assert_eq!(titles(&mila)?, ["Doors at ten"], "what she wrote stays");
    Ok(())
}

#[test]
fn an_invitation_that_was_taken_back_lets_nobody_in() -> Outcome {
    let folder = tempfile::tempdir()?;
    let [els, bram, _mila] = team(folder.path(), ["helper", "helper"])?;
    let ticket = els.invites()?;
    agree(&[&els, &bram])?;
    bram.runs(&["revoke", &ticket])?;
    agree(&[&els, &bram])?;
    let said = Peer::new("Late", folder.path())?.tries_to_join(&ticket)?;
    assert_eq!(said.code, Some(6), "{said:?}");
    assert!(said.err.contains("taken it back"), "{said:?}");
    Ok(())
}
