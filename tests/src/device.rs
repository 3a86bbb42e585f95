//! A device as a real process that is asked, told and killed; what goes wrong ends the test.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what cannot go on ends the test")]

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// How long devices may take to agree. Only a test that fails waits this long.
const PATIENCE: Duration = Duration::from_secs(90);

/// One person's device.
pub struct Device {
    pub name: &'static str,
    pub profile: PathBuf,
    bind: String,
    process: Option<Child>,
}

/// What a command came to.
pub struct Came {
    pub code: i32,
    pub out: String,
    pub error: String,
}

impl Came {
    pub fn json(&self) -> Value {
        assert_eq!(self.code, 0, "{}", self.error);
        serde_json::from_str(&self.out).expect("it is JSON")
    }

    pub fn last_line(&self) -> &str {
        assert_eq!(self.code, 0, "{}", self.error);
        self.out.lines().last().expect("a line")
    }
}

impl Device {
    pub fn new(name: &'static str, folder: &Path) -> Self {
        // The port stays the same at each start, so that the others find the device again without any network around.
        let socket = std::net::UdpSocket::bind("127.0.0.1:0").expect("a free port");
        let bind = socket.local_addr().expect("its address").to_string();
        Self { name, profile: folder.join(name), bind, process: None }
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(program());
        command.arg("--profile").arg(&self.profile).args(arguments);
        command
    }

    pub fn runs(&self, arguments: &[&str]) -> Came {
        came(&self.command(arguments).output().expect("the program runs"))
    }

    pub fn founds(&self) {
        assert_eq!(self.runs(&["team", "new", "Zomerfeest", "--member", self.name]).code, 0);
    }

    pub fn joins(&self, ticket: &str) -> Came {
        let bind = self.bind.as_str();
        self.runs(&["join", ticket, "--member", self.name, "--relay", "none", "--bind", bind, "--no-discovery"])
    }

    pub fn invites(&self) -> String {
        self.runs(&["invite"]).last_line().to_owned()
    }

    /// Runs as a peer from now on.
    pub fn serves(&mut self) {
        let bind = self.bind.clone();
        let mut process = self
            .command(&["serve", "--relay", "none", "--bind", &bind, "--no-discovery"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut line = String::new();
        let out = process.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut line).expect("it reads");
        assert!(line.starts_with("serving"), "{} does not serve: {line}", self.name);
        self.process = Some(process);
    }

    /// `kill -9`.
    pub fn is_killed(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().expect("it is killed");
            process.wait().expect("it ends");
        }
    }

    pub fn digest(&self) -> String {
        self.runs(&["digest"]).last_line().to_owned()
    }

    pub fn posts(&self) -> Vec<Value> {
        self.runs(&["--json", "post", "list"]).json().as_array().expect("an array").clone()
    }

    pub fn check_is_clean(&self) {
        let checked = self.runs(&["--json", "check"]).json();
        assert_eq!(checked[0]["damaged"], serde_json::json!([]), "{}", self.name);
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        if let Some(mut process) = self.process.take()
            && process.kill().is_ok()
        {
            process.wait().expect("it ends");
        }
    }
}

fn came(output: &Output) -> Came {
    Came {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        error: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// Waits until all have the same; gives the digest.
pub fn agree(devices: &[&Device]) -> String {
    let begin = Instant::now();
    loop {
        let digests: Vec<String> = devices.iter().map(|device| device.digest()).collect();
        if digests.windows(2).all(|pair| pair[0] == pair[1]) {
            return digests[0].clone();
        }
        assert!(begin.elapsed() < PATIENCE, "they do not come to agree: {digests:?}");
        crate::pause(Duration::from_millis(50));
    }
}

/// The command line's program, as the sources are now.
pub fn program() -> &'static Path {
    static PROGRAM: std::sync::OnceLock<PathBuf> = std::sync::OnceLock::new();
    PROGRAM.get_or_init(|| {
        let test = std::env::current_exe().expect("this test's path");
        let folder = test.parent().and_then(Path::parent).expect("the folder of the build").to_owned();
        // Cargo builds the programs of other packages only when asked: always, so that no old one is tested.
        let mut build = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        build.args(["build", "--quiet", "--package", "trekker-cli", "--bin", "trekker-cli"]);
        build.arg("--target-dir").arg(folder.parent().expect("the target folder"));
        if folder.ends_with("release") {
            build.arg("--release");
        }
        assert!(build.status().expect("cargo runs").success(), "trekker-cli does not build");
        folder.join(format!("trekker-cli{}", std::env::consts::EXE_SUFFIX))
    })
}

/// A spreadsheet of so many posts.
pub fn calendar(posts: usize) -> String {
    let mut csv = String::from("Datum,Tijd,Kanaal,Titel,Bericht,Thema\n");
    for number in 0..posts {
        let (day, month) = (1 + number % 28, 1 + number / 28 % 12);
        let hour = 8 + number % 12;
        csv.push_str(&format!("2026-{month:02}-{day:02},{hour}:00,\"Instagram, Facebook\",Bericht {number},"));
        csv.push_str(&format!("\"Eerste regel van {number}.\n\nEn een tweede: \"\"kom je ook?\"\" 🎪\",Programma\n"));
    }
    csv
}
