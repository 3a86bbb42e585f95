//! Answers for the command line: arrays of objects with names that do not change.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::oneshot;
use trekker_domain::id::DocId;
use trekker_domain::kind::Kind;
use trekker_domain::open::Word;
use trekker_ledger::fork::Head;
use trekker_session::command::ExportForm;
use trekker_session::people::Has;
use trekker_session::snapshot::Standing;
use trekker_session::trouble::{Trouble, TroubleKind};
use trekker_storage::projection::Folded;
use trekker_storage::reader::Reader;

use super::{Team, internal};
use crate::control::{Answer, Request};
use crate::engine::give;
use crate::event::Event;
use crate::exporting::ToExport;
use crate::folding::Loaded;
use crate::people::People;
use crate::script::Asked;
use crate::troubles::of_storage;
use crate::writing::keep;

impl Team {
    /// Whether nothing is under way to the disk or waits to be folded. What a disk refuses is not waited for: whoever looks
    /// sees what is in memory.
    pub(crate) fn is_quiet(&self) -> bool {
        self.writer.is_quiet() && self.stale.is_empty()
    }

    /// Answers with the status when what was done is on the disk.
    pub(crate) fn answer_status(&mut self, answer: oneshot::Sender<Answer>, outcome: Result<(), Trouble>) {
        let status = self.status();
        self.answer_saved(answer, outcome.map(|()| status).map_err(Into::into));
    }

    /// As [`Writer::answer_saved`](super::writer::Writer::answer_saved).
    pub(crate) fn answer_saved<T: Send + 'static, E: From<Trouble> + Send + 'static>(
        &mut self,
        answer: oneshot::Sender<Result<T, E>>,
        with: Result<T, E>,
    ) {
        self.writer.answer_saved(answer, with);
    }

    /// Answers a question that only looks. Long ones are answered on a thread of their own.
    pub(crate) fn answer(&mut self, request: Request, answer: oneshot::Sender<Answer>) {
        match request {
            Request::Status | Request::Joined => give(answer, Ok(self.status())),
            Request::ExportAutomerge { dir } => {
                let again = Request::ExportAutomerge { dir: dir.clone() };
                self.request_in_background(again, answer, move |reader, people| export(reader, people, &dir));
            }
            Request::Digest => {
                let (team, heads) = (self.id, self.exchange.heads().collect::<Vec<_>>());
                self.request_in_background(Request::Digest, answer, move |reader, _| digest(reader, &team.0, &heads));
            }
            Request::Check => self.check(answer),
            // The others change something and were done before.
            _ => give(answer, Err(Trouble::new(TroubleKind::Internal).into())),
        }
    }

    /// The calendar as it is now, to be written to a file.
    pub(crate) fn to_export(&self, form: ExportForm, file: PathBuf) -> Result<ToExport, Trouble> {
        let posts = self.view.snapshot.calendar.all().map(|row| &row.summary).filter(|post| !post.binned);
        Ok(ToExport {
            form,
            file,
            team: self.view.snapshot.team.name.clone(),
            zone: self.view.snapshot.team.settings.zone.clone(),
            posts: posts.cloned().collect(),
            names: self.names_by_id(),
            people: Arc::clone(&self.people),
            reader: self.reader.again().map_err(|error| crate::troubles::of_storage(&error))?,
            stamp: crate::rows::moment(super::now()),
        })
    }

    /// `request`: what is asked again when the file turns out to be damaged, and what is whole of it is in a new one.
    fn request_in_background(
        &self,
        request: Request,
        answer: oneshot::Sender<Answer>,
        work: impl FnOnce(&Reader, &People) -> Result<Value, Trouble> + Send + 'static,
    ) {
        let people = Arc::clone(&self.people);
        match self.reader.again() {
            Ok(reader) => {
                let (events, opening) = (self.background.events.clone(), self.background.opening);
                self.background.runtime.spawn_blocking(move || match work(&reader, &people) {
                    Err(trouble) if trouble.kind == TroubleKind::FileDamaged => {
                        events.send_blocking(Event::FoundCorrupt {
                            opening,
                            again: Some(Asked::Request(request, answer)),
                        });
                    }
                    outcome => give(answer, outcome.map_err(Into::into)),
                });
            }
            Err(error) => give(answer, Err(crate::troubles::of_storage(&error).into())),
        }
    }

    fn status(&self) -> Value {
        let name = |device| self.name_of(device);
        let vector: Vec<Value> = self
            .exchange
            .have()
            .0
            .iter()
            .map(|(device, seq)| json!({ "device": hex(&device.0), "member": name(*device), "seq": seq }))
            .collect();
        let members: Vec<Value> = self
            .members()
            .iter()
            .map(|member| {
                let devices: Vec<Value> = member
                    .devices
                    .iter()
                    .map(|device| {
                        let (has, lacks) = match device.has {
                            Has::Unknown => ("unknown", Value::Null),
                            Has::Everything => ("everything", json!(0)),
                            Has::Lacks { changes, .. } => ("lacks", json!(changes)),
                        };
                        let up_to = match device.has {
                            Has::Lacks { since: Some(since), .. } => json!(since.to_rfc3339()),
                            _ => Value::Null,
                        };
                        json!({
                            "device": device.id.to_string(), "this": device.is_this,
                            "connection": device.connection.word(),
                            "code": device.code.in_english(), "has": has, "lacks": lacks, "everything_up_to": up_to,
                        })
                    })
                    .collect();
                json!({ "name": member.name, "role": member.role.word(), "lead": member.leads, "me": member.is_me, "devices": devices })
            })
            .collect();
        json!([{
            "team": self.view.snapshot.team.name,
            // Empty: nobody said one yet, and hours count as UTC.
            "zone": self.view.snapshot.team.settings.zone,
            "device": hex(&self.me.0),
            "ready": self.is_ready(),
            "standing": standing_word(&self.view.snapshot.team.standing),
            "vector": vector,
            "members": members,
            "peers": self.reach.links.values().map(|link| hex(&link.device.0)).collect::<Vec<_>>(),
            // Not known to whoever does not fold.
            "posts": self.folds.then(|| self.view.snapshot.calendar.len()),
        }])
    }

    pub(crate) fn new_id(&self) -> Result<DocId, Trouble> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(internal)?;
        Ok(DocId(bytes))
    }

    /// As many new ids as are wanted, from one that nobody else has.
    pub(crate) fn new_ids(&self) -> Result<impl FnMut() -> DocId + use<>, Trouble> {
        let mut next = u128::from_le_bytes(self.new_id()?.0);
        Ok(move || {
            next = next.wrapping_add(1);
            // The byte that counts comes first: people tell ids by how they begin.
            DocId(next.to_le_bytes())
        })
    }
}

/// One hash over everything the team shares: what every document says, and where every log ends.
fn digest(reader: &Reader, team: &[u8; 32], heads: &[Head]) -> Result<Value, Trouble> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"trekker/digest/v1").update(team);
    let digests = reader.digests().map_err(|error| of_storage(&error))?;
    for (kind, doc, digest) in &digests {
        // A kind of a newer Trekker is not folded here; the logs it stands in are in the hash.
        if let Some(digest) = digest.filter(|digest| *digest != Folded::NOTHING) {
            hasher.update(&kind.to_be_bytes()).update(doc).update(&digest);
        }
    }
    for Head { device, seq, hash } in heads {
        hasher.update(&device.0).update(&seq.to_be_bytes()).update(&hash.0);
    }
    Ok(json!([{ "digest": hasher.finalize().to_hex().to_string(), "documents": digests.len() }]))
}

fn export(reader: &Reader, people: &People, dir: &Path) -> Result<Value, Trouble> {
    let disk = |error: std::io::Error| Trouble::new(TroubleKind::Disk).about(dir.display()).detail(error);
    std::fs::create_dir_all(dir).map_err(disk)?;
    let mut count = 0;
    for (number, doc, _) in reader.digests().map_err(|error| of_storage(&error))? {
        let kind = Kind::from_number(number);
        let loaded = Loaded::load_what_is_whole(reader, DocId(doc), kind, people)?;
        let name = format!("{}-{}.automerge", kind.word(), DocId(doc));
        keep(&dir.join(name), &loaded.document.to_automerge_file()).map_err(disk)?;
        count += 1;
    }
    Ok(json!([{ "dir": dir.display().to_string(), "documents": count }]))
}

fn hex(bytes: &[u8; 32]) -> String {
    trekker_domain::id::DeviceId(*bytes).to_string()
}

fn standing_word(standing: &Standing) -> &'static str {
    match standing {
        Standing::Member => "member",
        Standing::Left { is_heard: false } => "left",
        Standing::Left { is_heard: true } => "left, and heard",
        Standing::Removed => "removed",
        Standing::SaidToBeRemoved { .. } => "said to be removed",
    }
}
