//! One person's device: a profile of its own, and the real command line on it.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::UdpSocket;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::program::program;
use crate::running::{Running, Said};
use crate::{Outcome, pause};

/// How long a device may take for anything. A test that gets near is broken, not slow.
pub const PATIENCE: Duration = Duration::from_secs(60);
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// A device. Dropping it kills its process.
#[derive(Debug)]
pub struct Peer {
    pub name: &'static str,
    pub profile: PathBuf,
    /// The same at each start, so that the others find it again without any network around.
    bind: String,
    /// Looks for others on the local network, and is seen there.
    is_seen: bool,
    /// As `--relay` takes it.
    relay: String,
    /// What its programs find in their environment besides.
    environment: Vec<(&'static str, OsString)>,
    /// The network namespace it runs in, if not in this one.
    namespace: Option<String>,
    process: Option<Child>,
    /// What the running peer says on standard error, a line each.
    said: Option<Receiver<String>>,
}

impl Peer {
    /// A device with a profile below this folder, which is made when it is first used.
    ///
    /// # Errors
    /// When there is no free port.
    pub fn new(name: &'static str, folder: &Path) -> Outcome<Self> {
        let bind = format!("127.0.0.1:{}", free_port()?);
        Ok(Self {
            name,
            profile: folder.join(name.to_lowercase()),
            bind,
            is_seen: false,
            relay: "none".into(),
            environment: Vec::new(),
            namespace: None,
            process: None,
            said: None,
        })
    }

    /// It runs in a network namespace (see `ip netns`), and uses this relay.
    #[must_use]
    pub fn in_namespace(mut self, namespace: &str, relay: &str) -> Self {
        self.namespace = Some(namespace.into());
        self.with_relay(relay)
    }

    /// Its computer is in this time zone.
    #[must_use]
    pub fn in_zone(self, zone: &str) -> Self {
        self.with_environment("TZ", zone)
    }

    /// Its programs find this in their environment.
    #[must_use]
    pub fn with_environment(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        self.environment.retain(|(known, _)| *known != name);
        self.environment.push((name, value.into()));
        self
    }

    /// It uses this relay from its next start on.
    #[must_use]
    pub fn with_relay(mut self, relay: &str) -> Self {
        self.relay = relay.into();
        self
    }

    /// It looks for others on the local network, as far as where it listens lets it.
    #[must_use]
    pub fn that_looks_around(mut self) -> Self {
        self.is_seen = true;
        self
    }

    /// The same, on all of this machine's networks, where it looks for others and is seen by them.
    ///
    /// # Errors
    /// When there is no free port.
    pub fn on_the_local_network(name: &'static str, folder: &Path) -> Outcome<Self> {
        let mut peer = Self::new(name, folder)?;
        peer.bind = peer.bind.replace("127.0.0.1", "0.0.0.0");
        Ok(peer.that_looks_around())
    }

    /// Starts the command line on this profile.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn starts(&self, arguments: &[&str]) -> Outcome<Running> {
        self.starts_prepared(arguments, |_, _| Ok(()))
    }

    /// The same, after `prepare` had its way with the command.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn starts_prepared(
        &self,
        arguments: &[&str],
        prepare: impl FnOnce(&mut Command, &Path) -> Outcome,
    ) -> Outcome<Running> {
        let mut command = self.command(arguments)?;
        prepare(&mut command, &self.profile)?;
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        let out = all_of(process.stdout.take());
        let err = all_of(process.stderr.take());
        Ok(Running { told: format!("{}, {arguments:?}", self.name), process, out, err })
    }

    /// Runs the command line on this profile to its end, whatever that is.
    ///
    /// # Errors
    /// When it cannot be started or takes too long.
    pub fn says(&self, arguments: &[&str]) -> Outcome<Said> {
        self.starts(arguments)?.ends()
    }

    /// Runs it, and gives what it printed.
    ///
    /// # Errors
    /// When it did not work.
    pub fn runs(&self, arguments: &[&str]) -> Outcome<String> {
        let ran = self.says(arguments)?.done();
        ran.map_err(|error| {
            // What the running peer said may tell why.
            format!("{}, {arguments:?}: {error}; it said {:?}", self.name, self.takes_said()).into()
        })
    }

    /// Runs it, and gives its answer for scripts.
    ///
    /// # Errors
    /// When it did not work or the answer is no JSON.
    pub fn asks(&self, arguments: &[&str]) -> Outcome<Value> {
        let mut all = vec!["--json"];
        all.extend(arguments);
        Ok(serde_json::from_str(&self.runs(&all)?)?)
    }

    /// Joins with a ticket; the answer to the attempt, whatever it is.
    ///
    /// # Errors
    /// When the program cannot be started or takes too long.
    pub fn tries_to_join(&self, ticket: &str) -> Outcome<Said> {
        self.tries_to_join_as(self.name, ticket)
    }

    /// Begins to join with a ticket, after `prepare` had its way with the command.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn starts_joining(
        &self,
        ticket: &str,
        prepare: impl FnOnce(&mut Command, &Path) -> Outcome,
    ) -> Outcome<Running> {
        let mut arguments = vec!["join", ticket, "--member", self.name];
        arguments.extend(self.network());
        self.starts_prepared(&arguments, prepare)
    }

    /// Joins with a ticket under a name, or under none as another device of somebody.
    ///
    /// # Errors
    /// When the program cannot be started or takes too long.
    pub fn tries_to_join_as(&self, name: &str, ticket: &str) -> Outcome<Said> {
        let mut arguments = vec!["join", ticket, "--member", name];
        arguments.extend(self.network());
        self.says(&arguments)
    }

    /// Joins with a ticket.
    ///
    /// # Errors
    /// When it is not let in.
    pub fn joins(&self, ticket: &str) -> Outcome {
        self.tries_to_join(ticket)?.done()?;
        Ok(())
    }

    /// A fresh ticket from this device.
    ///
    /// # Errors
    /// When it gives none.
    pub fn invites(&self) -> Outcome<String> {
        Ok(last_line(&self.runs(&["invite", "--hours", "1"])?))
    }

    /// Starts it as a peer, and waits until it answers.
    ///
    /// # Errors
    /// When it does not come up.
    pub fn serves(&mut self) -> Outcome {
        self.serves_prepared(|_, _| Ok(()))
    }

    /// The same, after `prepare` had its way with the command.
    ///
    /// # Errors
    /// When it does not come up.
    pub fn serves_prepared(&mut self, prepare: impl FnOnce(&mut Command, &Path) -> Outcome) -> Outcome {
        let mut arguments = vec!["serve"];
        arguments.extend(self.network());
        let mut command = self.command(&arguments)?;
        prepare(&mut command, &self.profile)?;
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        self.said = process.stderr.take().map(lines_of);
        let (say, said) = channel();
        if let Some(out) = process.stdout.take() {
            std::thread::spawn(move || {
                let mut line = String::new();
                if BufReader::new(out).read_line(&mut line).is_ok() {
                    // Whoever waited may have given up.
                    say.send(line).unwrap_or_default();
                }
            });
        }
        self.process = Some(process);
        let line = said.recv_timeout(PATIENCE).map_err(|_| format!("{} does not come up", self.name))?;
        if line.starts_with("serving") { Ok(()) } else { Err(format!("{} says {line:?}", self.name).into()) }
    }

    /// What the running peer said on standard error since the last time it was asked.
    pub fn takes_said(&self) -> Vec<String> {
        self.said.iter().flat_map(Receiver::try_iter).collect()
    }

    /// The number of the process that runs as a peer.
    pub fn process(&self) -> Option<u32> {
        self.process.as_ref().map(Child::id)
    }

    /// SIGKILL: a device may be switched off at any moment.
    ///
    /// # Errors
    /// When it did not run.
    pub fn dies(&mut self) -> Outcome {
        let mut process = self.process.take().ok_or("it does not run")?;
        if let Some(status) = process.try_wait()? {
            return Err(format!("{} had ended by itself: {status}", self.name).into());
        }
        process.kill()?;
        process.wait()?;
        Ok(())
    }

    /// One hash over everything the team shares.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn digest(&self) -> Outcome<String> {
        Ok(word(&self.asks(&["digest"])?[0], "digest"))
    }

    /// Verifies every chain and seal. Gives how many records there are.
    ///
    /// # Errors
    /// When one does not hold.
    pub fn checks(&self) -> Outcome<u64> {
        let checked = self.asks(&["check"])?;
        let is_clean = checked[0]["damaged"].as_array().is_some_and(Vec::is_empty);
        let records = checked[0]["records"].as_u64().ok_or("check says no number")?;
        if is_clean { Ok(records) } else { Err(format!("{}: {checked}", self.name).into()) }
    }

    /// How many posts there are.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn posts(&self) -> Outcome<u64> {
        let counted =
            || Ok::<_, Box<dyn std::error::Error + Send + Sync>>(self.asks(&["status"])?[0]["posts"].as_u64());
        match counted()? {
            Some(posts) => Ok(posts),
            None => {
                // It folds from the first question on that needs documents.
                self.asks(&["post", "list"])?;
                Ok(counted()?.ok_or("status says no number")?)
            }
        }
    }

    /// Takes its port, as another program would, until this is dropped.
    ///
    /// # Errors
    /// When it is taken already.
    pub fn port_taken(&self) -> Outcome<UdpSocket> {
        Ok(UdpSocket::bind(&self.bind)?)
    }

    fn network(&self) -> Vec<&str> {
        let mut network = vec!["--relay", &self.relay, "--bind", &self.bind];
        if !self.is_seen {
            network.push("--no-discovery");
        }
        network
    }

    fn command(&self, arguments: &[&str]) -> Outcome<Command> {
        let mut command = match &self.namespace {
            None => Command::new(program()?),
            Some(namespace) => {
                let mut command = Command::new("ip");
                command.args(["netns", "exec", namespace]).arg(program()?);
                command
            }
        };
        command.arg("--profile").arg(&self.profile).args(arguments).env_remove("TREKKER_LOG");
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        Ok(command)
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        if let Some(mut process) = self.process.take()
            && process.kill().and_then(|()| process.wait()).is_err()
        {
            note("a device had ended by itself");
        }
    }
}

/// Looks until it is so.
///
/// # Errors
/// When looking fails, or when it does not come to be so in time.
pub fn until(what: &str, mut is_so: impl FnMut() -> Outcome<bool>) -> Outcome {
    let begin = Instant::now();
    while !is_so()? {
        if begin.elapsed() > PATIENCE {
            return Err(format!("not within {PATIENCE:?}: {what}").into());
        }
        pause(LOOK_AGAIN);
    }
    Ok(())
}

/// Waits until all have the same. Gives the digest.
///
/// # Errors
/// When that takes too long.
pub fn agree(peers: &[&Peer]) -> Outcome<String> {
    let mut digests: Vec<String> = Vec::new();
    let agreed = until("the devices have the same", || {
        digests = peers.iter().map(|peer| peer.digest()).collect::<Outcome<_>>()?;
        Ok(digests.windows(2).all(|pair| pair[0] == pair[1]))
    });
    if agreed.is_err() {
        for peer in peers {
            note(&format!("{}: {}", peer.name, peer.asks(&["status"])?));
        }
    }
    agreed?;
    Ok(digests.swap_remove(0))
}

/// A named word of an answer.
pub fn word(item: &Value, name: &str) -> String {
    item[name].as_str().unwrap_or_default().to_owned()
}

/// The last line with anything on it.
pub fn last_line(text: &str) -> String {
    text.trim_end().lines().last().unwrap_or_default().to_owned()
}

/// A line for whoever reads the test's output.
pub fn note(line: &str) {
    writeln!(std::io::stderr(), "{line}").unwrap_or_default();
}

/// A port that nobody has and nobody is given by chance: below those that systems hand out, and each once in this process.
fn free_port() -> Outcome<u16> {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    // Two such processes at a time have numbers that are close, and ports that are not.
    let first = 12_000 + u16::try_from(std::process::id().wrapping_mul(61) % 19_000)?;
    let is_free = |port: &u16| UdpSocket::bind(("127.0.0.1", *port)).is_ok();
    let mut ports = std::iter::repeat_with(|| first + NEXT.fetch_add(1, Ordering::Relaxed)).take(1_000);
    ports.find(is_free).ok_or_else(|| "a thousand ports are taken".into())
}

fn lines_of(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (say, said) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if say.send(line).is_err() {
                return;
            }
        }
    });
    said
}

fn all_of(stream: Option<impl Read + Send + 'static>) -> Receiver<String> {
    let (say, said) = channel();
    if let Some(mut stream) = stream {
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            if stream.read_to_end(&mut bytes).is_ok() {
                // Whoever waited may have given up.
                say.send(String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
            }
        });
    }
    said
}
