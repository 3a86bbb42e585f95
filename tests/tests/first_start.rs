//! A first start that is interrupted anywhere leaves a team or none, and never a profile that cannot be used.
//!
//! `team new` is interrupted at its operations on the disk, one a run: `TREKKER_FIRST_STARTS=2000` makes so many runs, which go
//! through all operations over and over; without it some are tried, spread over all.
#![cfg(target_os = "linux")]

use trekker_tests::Outcome;
use trekker_tests::chance::number;
use trekker_tests::faults::{Fault, Kind, counted, counting};
use trekker_tests::peer::{Peer, agree, note};

const FOUNDING: [&str; 5] = ["team", "new", "Repair room", "--member", "Els"];

/// How many operations a founding has.
fn operations() -> Outcome<u64> {
    let folder = tempfile::tempdir()?;
    let els = Peer::new("Els", folder.path())?;
    els.starts_prepared(&FOUNDING, counting)?.ends()?.done()?;
    counted(&els.profile)
}

/// Moments spread over all operations, or as many as the environment says, over and over.
fn moments(few: u64) -> Outcome<Vec<u64>> {
    let operations = operations()?;
    Ok(match number::<u64>("TREKKER_FIRST_STARTS")? {
        Some(runs) => (0..runs).map(|run| run % operations + 1).collect(),
        None => (0..few).map(|run| run * operations / few + 1).collect(),
    })
}

/// Whatever happened before, the profile has a team in the end, and everything in it works. Gives whether it had it already.
fn is_usable(els: &Peer, what: &str) -> Outcome<bool> {
    let status = els.says(&["status"])?;
    let had_it = match status.code {
        Some(0) => true,
        Some(3) => false,
        _ => return Err(format!("{what}: {status:?}").into()),
    };
    if !had_it {
        els.says(&FOUNDING)?.done().map_err(|error| format!("{what}: {error}"))?;
    }
    els.says(&["post", "add", "--title", "Doors at ten"])?.done().map_err(|error| format!("{what}: {error}"))?;
    assert_eq!(els.posts()?, 1, "{what}");
    els.checks()?;
    Ok(had_it)
}

#[test]
fn a_founding_that_is_killed_at_any_moment_leaves_a_whole_team_or_none() -> Outcome {
    let (mut whole, mut none) = (0, 0);
    for at in moments(60)? {
        let folder = tempfile::tempdir()?;
        let els = Peer::new("Els", folder.path())?;
        let fault = Fault::new(Kind::Kill, at);
        let said = els.starts_prepared(&FOUNDING, |command, folder| fault.add_to(command, folder))?.ends()?;
        let what = format!("killed before operation {at}");
        let had_it = is_usable(&els, &what)?;
        assert!(had_it || said.code != Some(0), "{what}: what was reported is there");
        *(if had_it { &mut whole } else { &mut none }) += 1;
    }
    note(&format!("{whole} whole teams, {none} times none"));
    assert!(whole > 0 && none > 0, "both ends were met: {whole}, {none}");
    Ok(())
}

#[test]
fn a_joining_that_is_killed_goes_on_with_the_same_ticket() -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut els = Peer::new("Els", folder.path())?;
    els.runs(&FOUNDING)?;
    els.runs(&["post", "add", "--title", "Doors at ten"])?;
    els.serves()?;
    let place = |name: &str| Peer::new("Bram", &folder.path().join(name));
    let first = place("counted")?;
    first.starts_joining(&els.invites()?, counting)?.ends()?.done()?;
    let operations = counted(&first.profile)?;
    for part in 0..10 {
        let at = part * operations / 10 + 1;
        let mut bram = place(&at.to_string())?;
        let (ticket, fault) = (els.invites()?, Fault::new(Kind::Kill, at));
        bram.starts_joining(&ticket, |command, folder| fault.add_to(command, folder))?.ends()?;
        let what = format!("killed before operation {at} of {operations}");
        let status = bram.says(&["--json", "status"])?;
        if status.out.contains("\"ready\": false") {
            let said = bram.says(&["post", "add", "--title", "Too soon"])?;
            assert!(said.code == Some(6) && said.err.contains("not come in all the way"), "{what}: {said:?}");
        }
        let again = bram.tries_to_join(&ticket)?;
        assert!(matches!(again.code, Some(0 | 4)), "{what}: {again:?}");
        bram.serves()?;
        agree(&[&els, &bram]).map_err(|error| format!("{what}: {error}"))?;
        assert_eq!(bram.posts()?, 1, "{what}");
        bram.checks()?;
    }
    Ok(())
}

#[test]
fn a_founding_on_a_disk_that_fails_says_so_and_the_next_one_works() -> Outcome {
    for kind in [Kind::Broken, Kind::Full] {
        for at in moments(12)? {
            for times in [Some(1), None] {
                let folder = tempfile::tempdir()?;
                let els = Peer::new("Els", folder.path())?;
                let fault = Fault { times, ..Fault::new(kind, at) };
                let mut arguments = vec!["--wait", "1"];
                arguments.extend(FOUNDING);
                let said = els.starts_prepared(&arguments, |command, folder| fault.add_to(command, folder))?.ends()?;
                let what = format!("{fault:?}: {said:?}");
                match said.code {
                    Some(0) => assert!(is_usable(&els, &what)?, "{what}"),
                    Some(7) => {
                        assert!(said.err.contains("disk"), "{what}");
                        is_usable(&els, &what)?;
                    }
                    _ => return Err(what.into()),
                }
            }
        }
    }
    Ok(())
}
