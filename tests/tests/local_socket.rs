//! Programs on one profile: they wait for each other, ask the one that runs, and are neither held up nor heard by strangers.

#![cfg(unix)]

use std::io::{Read, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use trekker_tests::peer::{Peer, until};
use trekker_tests::{Outcome, pause};

/// Above each profile's folder, so that the path of its socket is longer than a socket's may be.
const DEEP: &str =
    "a-folder-with-a-rather-long-name/in-another-one-with-a-rather-long-name/and-one-more-below-both-of-them";

fn team(folder: &Path) -> Outcome<Peer> {
    let els = Peer::new("Els", folder)?;
    els.runs(&["team", "new", "Harbour", "--member", "Els"])?;
    Ok(els)
}

#[test]
fn fifty_commands_at_once_are_all_done() -> Outcome {
    let folder = tempfile::tempdir()?;
    let els = team(folder.path())?;
    // Somebody else is at it first, for longer than a moment.
    let lock = std::fs::File::open(els.profile.join("lock"))?;
    lock.lock()?;
    let titles: Vec<String> = (0..50).map(|number| format!("Post {number}")).collect();
    let running: Vec<_> =
        titles.iter().map(|title| els.starts(&["post", "add", "--title", title])).collect::<Outcome<_>>()?;
    pause(Duration::from_secs(4));
    lock.unlock()?;
    for command in running {
        let said = command.ends()?;
        assert_eq!(said.code, Some(0), "{said:?}");
    }
    assert_eq!(els.posts()?, 50);
    Ok(())
}

#[test]
fn a_profile_far_down_is_reached_by_its_own_socket_and_leaves_nothing_elsewhere() -> Outcome {
    let folder = tempfile::tempdir()?;
    let deep = folder.path().join(DEEP);
    let elsewhere = folder.path().join("elsewhere");
    std::fs::create_dir_all(&deep)?;
    std::fs::create_dir_all(&elsewhere)?;
    let mut els = team(&deep)?.with_environment("TMPDIR", &elsewhere);
    els.serves()?;
    els.runs(&["post", "add", "--title", "Asked the other"])?;
    assert!(els.profile.join("socket").exists());
    assert_eq!(std::fs::read_dir(&elsewhere)?.count(), 0);
    els.dies()?;
    assert_eq!(els.posts()?, 1, "what a killed program left behind stops nobody");
    Ok(())
}

#[test]
fn whoever_connects_and_says_nothing_is_sent_away_and_holds_nobody_up() -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut els = team(folder.path())?;
    els.serves()?;
    let socket = els.profile.join("socket");
    let silent: Vec<UnixStream> = (0..300).map(|_| UnixStream::connect(&socket)).collect::<Result<_, _>>()?;
    els.runs(&["post", "add", "--title", "Among the silent"])?;
    for mut stream in silent {
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        let mut said = Vec::new();
        stream.read_to_end(&mut said)?;
        assert_eq!(said, b"\n", "it is there, and has no more to say");
    }
    Ok(())
}

#[test]
fn a_request_without_end_is_sent_away() -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut els = team(folder.path())?;
    els.serves()?;
    let mut stream = UnixStream::connect(els.profile.join("socket"))?;
    let piece = vec![b'a'; 1 << 20];
    let taken = (0..64).take_while(|_| stream.write_all(&piece).is_ok()).count();
    assert!(taken < 16, "{taken} MiB");
    let long = folder.path().join("long.txt");
    std::fs::write(&long, "a".repeat((1 << 20) + 1))?;
    let told = els.starts_prepared(&["voice", "edit", "Tone"], |command, _| {
        command.stdin(std::fs::File::open(&long)?);
        Ok(())
    })?;
    let told = told.ends()?;
    assert_eq!(told.code, Some(4), "{told:?}");
    assert_eq!(els.posts()?, 0, "it answers others as before");
    Ok(())
}

#[test]
fn a_program_that_hangs_is_told_of_and_asked_nothing() -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut els = team(folder.path())?;
    els.serves()?;
    let process = els.process().ok_or("it runs")?.to_string();
    let signal = |name: &str| Command::new("kill").args([name, &process]).status();
    signal("-STOP")?;
    let said = els.says(&["--wait", "1", "post", "add", "--title", "Not asked"]);
    signal("-CONT")?;
    let said = said?;
    assert_eq!(said.code, Some(5), "{said:?}");
    assert!(said.err.contains(&format!("process {process}")), "{said:?}");
    assert_eq!(els.posts()?, 0);
    Ok(())
}

/// A second user is only at hand for the administrator, who runs the tests in most build machines.
#[test]
fn another_user_is_neither_answered_nor_believed() -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut els = team(folder.path())?;
    if std::fs::metadata(folder.path())?.uid() != 0 {
        return Ok(());
    }
    els.serves()?;
    // As somebody would who wants to be helpful.
    for open in [folder.path(), els.profile.as_path(), &els.profile.join("socket")] {
        std::fs::set_permissions(open, std::fs::Permissions::from_mode(0o777))?;
    }
    let own: PathBuf = std::env::current_exe()?;
    let heard = Command::new(own)
        .args(["--exact", "what_a_stranger_hears", "--nocapture", "--ignored"])
        .env("SOCKET", els.profile.join("socket"))
        .uid(65_534)
        .output()?;
    let heard = String::from_utf8_lossy(&heard.stdout).into_owned();
    assert!(heard.contains("heard 0 bytes"), "{heard}");
    Ok(())
}

#[test]
#[ignore = "run as another user by the test above"]
fn what_a_stranger_hears() -> Outcome {
    let mut stream = UnixStream::connect(std::env::var_os("SOCKET").ok_or("no socket")?)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let mut heard = Vec::new();
    // It may be closed before this was written, or while it is read.
    stream.write_all(b"\"PostList\"\n").and_then(|()| stream.read_to_end(&mut heard)).unwrap_or_default();
    println!("heard {} bytes", heard.len());
    Ok(())
}

#[cfg(target_os = "linux")]
#[test]
fn a_peer_on_the_loopback_address_opens_that_one_port_and_nothing_else() -> Outcome {
    let folder = tempfile::tempdir()?;
    let mut els = team(folder.path())?.that_looks_around();
    els.serves()?;
    let process = els.process().ok_or("it runs")?;
    until("the network is up", || Ok(!opened_by(process)?.is_empty()))?;
    // What else it opens, it opens at the same moment.
    for _ in 0..10 {
        els.runs(&["status"])?;
    }
    let opened = opened_by(process)?;
    let [one] = opened.as_slice() else { return Err(format!("it opened {opened:?}").into()) };
    assert!(one.starts_with("udp 0100007F:"), "{one}");
    Ok(())
}

/// The sockets of a process towards any network: table and local address of each.
#[cfg(target_os = "linux")]
fn opened_by(process: u32) -> Outcome<Vec<String>> {
    let mut inodes = Vec::new();
    for open in std::fs::read_dir(format!("/proc/{process}/fd"))? {
        let Ok(target) = std::fs::read_link(open?.path()) else { continue };
        let target = target.to_string_lossy().into_owned();
        inodes.extend(target.strip_prefix("socket:[").and_then(|rest| rest.strip_suffix(']')).map(str::to_owned));
    }
    let mut opened = Vec::new();
    for table in ["tcp", "tcp6", "udp", "udp6", "raw", "raw6"] {
        for line in std::fs::read_to_string(format!("/proc/{process}/net/{table}"))?.lines().skip(1) {
            let columns: Vec<&str> = line.split_whitespace().collect();
            if columns.get(9).is_some_and(|inode| inodes.iter().any(|own| own == inode)) {
                opened.push(format!("{table} {}", columns[1]));
            }
        }
    }
    Ok(opened)
}
