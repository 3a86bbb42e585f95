//! Whether a document takes the program down is found out where that does no harm: in another process.
//!
//! A document that was being folded when the program ended is a suspect, and no more: most programs end because somebody
//! ends them. So its records are folded once more by a process of its own, which says before each record which one
//! comes. If that process breaks down, and only then, the record is proven to do it, and is set aside. What is set aside is tried again
//! at each start: a newer Trekker may take it.

use std::collections::BTreeSet;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use trekker_document::document::Document;
use trekker_document::gatekeeper;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_ledger::keys::DeviceKey;
use trekker_storage::error::StorageError;
use trekker_storage::reader::Reader;
use trekker_storage::store::Store;

/// Longer than folding anything honest takes. A process that takes longer proves nothing.
const PATIENCE: Duration = Duration::from_secs(60);
/// What the process says when all was folded.
const DONE: &str = "done";

/// The program that tries: it is given these arguments, then the team's file and the documents' ids.
#[derive(Clone, Debug)]
pub struct Trial {
    pub program: PathBuf,
    pub arguments: Vec<String>,
}

/// What a trial came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Folds,
    /// The process broke down on the record with this arrival number.
    BreaksDown(i64),
    /// It was ended, could not be started, or took too long.
    Unproven,
}

/// A record that is set aside, and whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Culprit {
    pub(crate) arrival: i64,
    pub(crate) device: DeviceKey,
}

/// Tries the suspects and what was set aside before. Gives what is newly set aside.
pub(crate) fn judge(
    store: &mut Store,
    reader: &Reader,
    trial: Option<&Trial>,
    suspects: Vec<[u8; 16]>,
) -> Result<Vec<Culprit>, StorageError> {
    let before: BTreeSet<i64> = reader.set_aside()?.into_iter().map(|(arrival, ..)| arrival).collect();
    let mut docs: BTreeSet<[u8; 16]> = suspects.into_iter().collect();
    for arrival in &before {
        docs.extend(reader.docs_of(*arrival)?);
    }
    let Some(trial) = trial.filter(|_| !docs.is_empty()) else { return Ok(Vec::new()) };
    let mut guilty: BTreeSet<i64> = BTreeSet::new();
    let mut cleared: BTreeSet<i64> = BTreeSet::new();
    for doc in docs {
        let aside = || before.iter().filter(|arrival| reader.docs_of(**arrival).is_ok_and(|docs| docs.contains(&doc)));
        loop {
            match trial.of(reader.path(), doc, &guilty) {
                Verdict::BreaksDown(arrival) if guilty.insert(arrival) => {}
                Verdict::Folds => {
                    cleared.extend(aside());
                    break;
                }
                Verdict::BreaksDown(_) | Verdict::Unproven => break,
            }
        }
    }
    for arrival in cleared.difference(&guilty) {
        store.take_back_in(*arrival)?;
    }
    let mut culprits = Vec::new();
    for arrival in guilty.difference(&before) {
        store.set_aside(*arrival)?;
        if let Some(device) = reader.author_of(*arrival)? {
            culprits.push(Culprit { arrival: *arrival, device });
        }
    }
    Ok(culprits)
}

impl Trial {
    /// Folds all of a document but these records in a process of its own.
    fn of(&self, file: &Path, doc: [u8; 16], without: &BTreeSet<i64>) -> Verdict {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).arg(file).arg(DocId(doc).to_string());
        command.args(without.iter().map(ToString::to_string));
        let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        match started {
            Ok(process) => verdict_on(process),
            Err(error) => {
                tracing::warn!(%error, "a document could not be tried in a process of its own");
                Verdict::Unproven
            }
        }
    }
}

fn verdict_on(mut process: Child) -> Verdict {
    let Some(out) = process.stdout.take() else { return Verdict::Unproven };
    let (tell, lines) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            if tell.send(line).is_err() {
                return;
            }
        }
    });
    let (end, mut last) = (Instant::now() + PATIENCE, None);
    loop {
        match lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(line) => last = Some(line),
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                if let Err(error) = process.kill() {
                    tracing::debug!(%error, "it has ended meanwhile");
                }
                break;
            }
        }
    }
    let Ok(status) = process.wait() else { return Verdict::Unproven };
    match last {
        Some(line) if line == DONE && status.success() => Verdict::Folds,
        Some(line) if broke_down(status) => line.parse().map_or(Verdict::Unproven, Verdict::BreaksDown),
        _ => Verdict::Unproven,
    }
}

/// Whether a process ended by its own fault, and not because somebody ended it.
fn broke_down(status: ExitStatus) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt;
        // Illegal instruction, abort, bus error, arithmetic, memory that is not its own: see signal(7).
        matches!(status.signal(), Some(4 | 6 | 7 | 8 | 11))
    }
    #[cfg(not(unix))]
    {
        // Exceptions of Windows, such as 0xC0000005, are negative numbers here.
        status.code().is_some_and(|code| code < 0)
    }
}

/// What the process does: folds a document record by record, and says each before it comes.
///
/// # Errors
/// When the file does not read or nobody listens.
pub fn fold_aloud(file: &Path, doc: DocId, without: &[i64], out: &mut dyn Write) -> Result<(), io::Error> {
    let broken = |error: StorageError| io::Error::other(error.to_string());
    let reader = Reader::of_file(file).map_err(broken)?;
    let kind = reader.kind_of(doc.0).map_err(broken)?.map_or(Kind::Unknown(0), Kind::from_number);
    let mut document = Document::born(kind);
    let mut taken: Vec<&[u8]> = Vec::new();
    let changes = reader.all_changes_of(doc.0).map_err(broken)?;
    for change in &changes {
        let is_admitted = gatekeeper::admit(&change.device.0, change.kind, &change.change).is_ok();
        if !is_admitted || without.contains(&change.arrival) {
            continue;
        }
        writeln!(out, "{}", change.arrival)?;
        out.flush()?;
        match document.apply([change.change.as_slice()]) {
            Ok(()) => taken.push(&change.change),
            // No breakdown: a panic is caught where documents are folded, too. This one may be in pieces now.
            Err(_) => document = Document::fold(kind, taken.iter().copied()).unwrap_or_else(|_| Document::born(kind)),
        }
    }
    tracing::debug!(reads = document.is_readable(), "a document was tried");
    writeln!(out, "{DONE}")?;
    out.flush()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn verdict(script: &str) -> Verdict {
        let trial = Trial { program: "/bin/sh".into(), arguments: vec!["-c".into(), script.into()] };
        trial.of(Path::new("a.team"), [1; 16], &BTreeSet::new())
    }

    #[test]
    fn only_a_process_that_breaks_down_by_itself_proves_anything() {
        for (script, says) in [
            ("echo 4; echo 5; echo done", Verdict::Folds),
            ("echo 4; echo 5; kill -ABRT $$", Verdict::BreaksDown(5)),
            ("echo 4; kill -SEGV $$", Verdict::BreaksDown(4)),
            ("echo 4; kill -KILL $$", Verdict::Unproven),
            ("echo 4; kill -TERM $$", Verdict::Unproven),
            ("kill -ABRT $$", Verdict::Unproven),
            ("echo 4; exit 1", Verdict::Unproven),
            ("echo done; exit 1", Verdict::Unproven),
        ] {
            assert_eq!(verdict(script), says, "{script}");
        }
        let nowhere = Trial { program: "/nowhere/at/all".into(), arguments: Vec::new() };
        assert_eq!(nowhere.of(Path::new("a.team"), [1; 16], &BTreeSet::new()), Verdict::Unproven);
    }
}
