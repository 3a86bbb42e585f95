//! The main job in a terminal: three real processes on this machine, no server, nothing lost.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use trekker_engine::control::{Refused, Request};
use trekker_script::ideas::IdeaAdd;
use trekker_script::posts::{PostList, PostSet, PostShow};
use trekker_script::question::Question as _;
use trekker_session::trouble::{Trouble, TroubleKind};

use crate::asked::Asked;
use crate::socket;

const CALENDAR: &str = include_str!("../assets/contentkalender.csv");
/// How long devices may take to agree.
const PATIENCE: Duration = Duration::from_secs(60);

/// One person's device: a process of its own.
struct Peer {
    name: &'static str,
    profile: PathBuf,
    /// The address it listens on.
    bind: String,
    process: Option<Child>,
}

/// Plays the story and says what happens, step by step.
///
/// # Errors
/// When a step does not come out as it should; it says which.
pub fn play_in_terminal() -> Result<ExitCode, Refused> {
    let folder = tempfile::tempdir().map_err(trouble)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(trouble)?;
    runtime.block_on(story(folder.path()))?;
    Ok(ExitCode::SUCCESS)
}

/// A profile of the demo, and the address its device listens on: the same at each start, so that the others find it
/// again without any network around.
pub struct Prepared {
    pub profile: PathBuf,
    pub bind: String,
}

/// Makes an example team in two profiles below this folder: Els, who leads it, and Bram.
///
/// # Errors
/// When a device cannot be made or does not join.
pub fn prepare_two(folder: &Path) -> Result<[Prepared; 2], Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (mut els, bram) = (Peer::new("Els", folder), Peer::new("Bram", folder));
    let prepared = runtime.block_on(async {
        els.runs(&["team", "new", "Zomerfeest aan de Vaart", "--member", "Els"])?;
        els.serves()?;
        els.ask(Request::FillExample { dutch: true }).await?;
        let ticket = els.ask(Request::Invite { role: "helper".into(), valid_hours: 1 }).await?;
        bram.joins(&word(&ticket[0], "ticket"))?;
        Ok(())
    });
    prepared.map_err(|refused: Refused| crate::trouble::sentence(&refused))?;
    els.stops();
    for peer in [&els, &bram] {
        std::fs::write(peer.profile.join("preferences"), format!("language=nl\ntheme=light\nname={}\n", peer.name))?;
    }
    Ok([&els, &bram].map(|peer| Prepared { profile: peer.profile.clone(), bind: peer.bind.clone() }))
}

async fn story(folder: &Path) -> Result<(), Refused> {
    let mut els = Peer::new("Els", folder);
    let mut bram = Peer::new("Bram", folder);
    let mut fatima = Peer::new("Fatima", folder);

    step("Els starts the team and brings in a content calendar");
    els.runs(&["team", "new", "Zomerfeest aan de Vaart", "--member", "Els"])?;
    let file = folder.join("contentkalender.csv");
    std::fs::write(&file, CALENDAR).map_err(trouble)?;
    let report = els.runs_json(&["import", &file.to_string_lossy()])?;
    note(&format!("{} posts imported", report[0]["imported"]));
    let again = els.runs_json(&["import", &file.to_string_lossy()])?;
    note(&format!("the same file again: {} new", again[0]["imported"]));

    step("Bram joins with an invitation; their devices talk directly");
    els.serves()?;
    let ticket = els.ask(Request::Invite { role: "helper".into(), valid_hours: 1 }).await?;
    let ticket = ticket[0]["ticket"].as_str().unwrap_or_default().to_owned();
    bram.joins(&ticket)?;
    bram.serves()?;
    agree(&[&els, &bram]).await?;

    step("Both lose their connection and work on the same post");
    els.ask(Request::SetOffline { offline: true }).await?;
    bram.ask(Request::SetOffline { offline: true }).await?;
    let posts = els.ask(PostList.sent()).await?;
    let post = posts.as_array().and_then(|posts| posts.first()).cloned().unwrap_or_default();
    let (id, text) = (word(&post, "id"), word(&post, "text"));
    note(&format!("'{}', planned for {}", word(&post, "title"), word(&post, "publish_at")));
    let els_text = format!("Beste buren! {text}");
    els.sets(&id, &[("text", &els_text), ("date", "2026-06-02")]).await?;
    note("Els, on the train: a greeting in front, and a day later");
    let bram_text = format!("{text}\n\nTot op het feest, Bram");
    bram.sets(&id, &[("text", &bram_text), ("owner", "Bram"), ("date", "2026-06-03")]).await?;
    note("Bram, at home: his name below, himself as the owner, and two days later");
    let edited = [els.digest().await?, bram.digest().await?];
    check(edited[0] != edited[1], "apart they differ")?;

    step("Bram comes back online, Els goes home: everything merges by itself");
    els.ask(Request::SetOffline { offline: false }).await?;
    bram.ask(Request::SetOffline { offline: false }).await?;
    agree(&[&els, &bram]).await?;
    let merged = els.ask(PostShow { id: id.clone() }.sent()).await?;
    let text = word(&merged[0], "text");
    check(
        text.starts_with("Beste buren! ") && text.ends_with("Tot op het feest, Bram"),
        "both people's words are there",
    )?;
    check(word(&merged[0], "owner") == "Bram", "the owner is Bram")?;
    for conflict in merged[0]["conflicts"].as_array().into_iter().flatten() {
        let choices = conflict["choices"].as_array().cloned().unwrap_or_default();
        let choices: Vec<String> =
            choices.iter().map(|choice| format!("{} by {}", word(choice, "value"), word(choice, "by"))).collect();
        note(&format!("two choices for the {}, shown to both: {}", word(conflict, "field"), choices.join(", ")));
    }
    check(
        merged[0]["conflicts"].as_array().is_some_and(|all| all.len() == 1),
        "the two dates stand beside each other",
    )?;

    step("Els switches off. Fatima joins through Bram");
    els.stops();
    let ticket = bram.ask(Request::Invite { role: "helper".into(), valid_hours: 1 }).await?;
    let ticket = ticket[0]["ticket"].as_str().unwrap_or_default().to_owned();
    fatima.runs(&[
        "join",
        &ticket,
        "--member",
        "Fatima",
        "--relay",
        "none",
        "--bind",
        "127.0.0.1:0",
        "--no-discovery",
    ])?;
    fatima.serves()?;
    agree(&[&bram, &fatima]).await?;
    fatima
        .ask(
            IdeaAdd {
                text: "Een foto van elke vrijwilliger met zijn of haar mooiste moment".into(),
                fields: Vec::new(),
            }
            .sent(),
        )
        .await?;
    note("Fatima has everything Els wrote, without ever having met her device, and brings an idea");

    step("Els switches on again");
    els.serves()?;
    let digest = agree(&[&els, &bram, &fatima]).await?;
    note(&format!("all three devices have the same, byte for byte: {digest}"));
    for peer in [&els, &bram, &fatima] {
        let checked = peer.ask(Request::Check).await?;
        check(checked[0]["damaged"].as_array().is_some_and(Vec::is_empty), "every chain and seal verifies")?;
    }
    for peer in [&mut els, &mut bram, &mut fatima] {
        peer.stops();
    }
    step("Done: three devices, no server, nothing lost");
    Ok(())
}

impl Peer {
    fn new(name: &'static str, folder: &Path) -> Self {
        // A port nobody uses; if it cannot be known, any.
        let free = std::net::UdpSocket::bind("127.0.0.1:0").and_then(|socket| socket.local_addr());
        let bind = free.map_or_else(|_| "127.0.0.1:0".to_owned(), |address| address.to_string());
        Self { name, profile: folder.join(name.to_lowercase()), bind, process: None }
    }

    fn command(&self) -> Result<Command, Refused> {
        let program = std::env::current_exe().map_err(trouble)?;
        let mut command = Command::new(program);
        command.arg("--profile").arg(&self.profile);
        Ok(command)
    }

    fn runs(&self, arguments: &[&str]) -> Result<Vec<u8>, Refused> {
        let output = self.command()?.args(arguments).output().map_err(trouble)?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        Err(Trouble::new(TroubleKind::Internal).about(self.name).detail(said.trim()).into())
    }

    fn runs_json(&self, arguments: &[&str]) -> Result<Value, Refused> {
        let mut all = vec!["--json"];
        all.extend(arguments);
        serde_json::from_slice(&self.runs(&all)?).map_err(trouble)
    }

    fn joins(&self, ticket: &str) -> Result<(), Refused> {
        let bind = self.bind.as_str();
        self.runs(&["join", ticket, "--member", self.name, "--relay", "none", "--bind", bind, "--no-discovery"])?;
        Ok(())
    }

    /// Starts the device as a peer, and waits until it answers.
    fn serves(&mut self) -> Result<(), Refused> {
        let mut process = self
            .command()?
            .args(["serve", "--relay", "none", "--bind", self.bind.as_str(), "--no-discovery"])
            .stdout(Stdio::piped())
            .spawn()
            .map_err(trouble)?;
        let mut line = String::new();
        if let Some(out) = process.stdout.take() {
            BufReader::new(out).read_line(&mut line).map_err(trouble)?;
        }
        self.process = Some(process);
        check(line.starts_with("serving"), "the device runs")
    }

    fn stops(&mut self) {
        let Some(mut process) = self.process.take() else { return };
        // A device may be switched off at any moment: no goodbye.
        if process.kill().and_then(|()| process.wait()).is_err() {
            note("a device had ended by itself");
        }
    }

    async fn ask(&self, asked: impl Into<Asked>) -> Result<Value, Refused> {
        let asked = asked.into();
        let deadline = Instant::now() + PATIENCE;
        loop {
            match socket::ask(&self.profile, &asked).await {
                Some(answer) => return answer,
                None if Instant::now() < deadline => pause().await,
                None => {
                    return Err(Trouble::new(TroubleKind::Internal).about(self.name).detail("does not answer").into());
                }
            }
        }
    }

    async fn sets(&self, id: &str, fields: &[(&str, &str)]) -> Result<Value, Refused> {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        self.ask(PostSet { id: id.to_owned(), fields }.sent()).await
    }

    async fn digest(&self) -> Result<String, Refused> {
        Ok(word(&self.ask(Request::Digest).await?[0], "digest"))
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.stops();
    }
}

/// Waits until all have the same. Gives the digest.
async fn agree(peers: &[&Peer]) -> Result<String, Refused> {
    let begin = Instant::now();
    loop {
        let mut digests = Vec::new();
        for peer in peers {
            digests.push(peer.digest().await?);
        }
        if digests.windows(2).all(|pair| pair[0] == pair[1]) {
            let names: Vec<&str> = peers.iter().map(|peer| peer.name).collect();
            note(&format!("{} have the same after {} ms", names.join(", "), begin.elapsed().as_millis()));
            return Ok(digests.swap_remove(0));
        }
        if begin.elapsed() > PATIENCE {
            return Err(Trouble::new(TroubleKind::Internal).detail("the devices do not come to agree").into());
        }
        pause().await;
    }
}

async fn pause() {
    tokio::time::sleep(Duration::from_millis(50)).await;
}

fn word(item: &Value, name: &str) -> String {
    item[name].as_str().unwrap_or_default().to_owned()
}

fn check(holds: bool, what: &str) -> Result<(), Refused> {
    if holds {
        note(what);
        Ok(())
    } else {
        Err(Trouble::new(TroubleKind::Internal).detail(format!("this should hold and does not: {what}")).into())
    }
}

fn step(what: &str) {
    print(&format!("\n● {what}"));
}

fn note(what: &str) {
    print(&format!("  {what}"));
}

fn print(line: &str) {
    // Whoever closed standard output does not want to know.
    writeln!(std::io::stdout(), "{line}").unwrap_or_default();
}

fn trouble(error: impl std::fmt::Display) -> Refused {
    Trouble::new(TroubleKind::Internal).detail(error).into()
}
