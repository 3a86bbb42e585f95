//! The window: draws the newest snapshot, hands commands to the engine, and does what only an app can do.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use eframe::egui;
use tokio::sync::{broadcast, watch};
use trekker_cli::run::networking;
use trekker_cli::socket;
use trekker_domain::id::DocId;
use trekker_domain::media::{MediaKind, kind_of};
use trekker_engine::handle::{Folding, Handle, Options};
use trekker_session::command::{Command, Language};
use trekker_session::notice::Notice;
use trekker_session::snapshot::{Snapshot, Stage};
use trekker_session::trouble::Trouble;
use trekker_ui::context::{Exchange, Now, Request};
use trekker_ui::desk::Desk;
use trekker_ui::look::install::install;
use trekker_ui::preferences::Preferences;

use crate::display;
use crate::holder::{self, Started};
use crate::start::Wanted;

/// Opens a window and stays until it is closed.
pub(crate) fn open(wanted: Wanted) -> ExitCode {
    if let Some(missing) = display::missing() {
        eprint_line(&format!("Trekker cannot open a window: {missing}."));
        return ExitCode::FAILURE;
    }
    trekker_cli::run::log_to_stderr();
    let options = Options {
        profile: wanted.profile.clone(),
        networking: networking(&wanted.network),
        folding: Folding::Always,
        has_window: true,
        trial: trekker_cli::run::trial(),
    };
    let engine = match holder::start(&options) {
        Started::Engine(engine) => Ok(engine),
        Started::Shown => return ExitCode::SUCCESS,
        Started::Not(trouble) => Err(trouble),
    };
    let mut viewport = egui::ViewportBuilder::default()
        .with_title("Trekker")
        .with_app_id("trekker")
        .with_inner_size([wanted.place.map_or(1280.0, |(_, width)| width), 800.0])
        .with_min_inner_size([720.0, 480.0]);
    if let Some((left, _)) = wanted.place {
        viewport = viewport.with_position([left, 40.0]);
    }
    // The demo's two windows are not what a person chose: their place is not kept.
    let native = eframe::NativeOptions { viewport, persist_window: wanted.place.is_none(), ..Default::default() };
    let run = eframe::run_native(
        "Trekker",
        native,
        Box::new(|creation| {
            install(&creation.egui_ctx);
            Ok(Box::new(Window::new(engine, options, &creation.egui_ctx)))
        }),
    );
    match run {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprint_line(&format!("The window could not be opened: {error}. Nothing was lost."));
            ExitCode::FAILURE
        }
    }
}

struct Window {
    title: String,
    /// How many frames have shown what is in the profile; counted until somebody could see the first.
    frames_shown: u8,
    /// `None`: the profile could not be opened; the snapshot says why.
    engine: Option<Handle>,
    snapshots: watch::Receiver<Arc<Snapshot>>,
    notices: Option<broadcast::Receiver<Notice>>,
    desk: Desk,
    options: Options,
    /// Comes as soon as no other program holds the profile.
    waiting: Option<Receiver<Result<Handle, Trouble>>>,
    outbox: Vec<Command>,
    /// What the system's dialogs lead to.
    picked: (Sender<Command>, Receiver<Command>),
    zone: String,
}

impl Window {
    fn new(engine: Result<Handle, Trouble>, options: Options, context: &egui::Context) -> Self {
        let preferences = std::fs::read_to_string(options.profile.join("preferences")).unwrap_or_default();
        let desk = Desk::new(Preferences::from_text(&preferences, first_preferences()));
        let (_, snapshots) = watch::channel(Arc::default());
        let mut window = Self {
            title: String::new(),
            frames_shown: 0,
            engine: None,
            snapshots,
            notices: None,
            desk,
            options,
            waiting: None,
            outbox: Vec::new(),
            picked: channel(),
            zone: trekker_cli::zone::of_this_computer(),
        };
        window.take(engine, context);
        window
    }

    /// From now on this engine is shown, or why there is none.
    fn take(&mut self, engine: Result<Handle, Trouble>, context: &egui::Context) {
        match engine {
            Ok(engine) => {
                (self.snapshots, self.notices) = (engine.snapshots(), Some(engine.notices()));
                accompany(&engine, self.options.profile.clone(), context.clone());
                self.engine = Some(engine);
            }
            Err(trouble) => {
                if holder::is_held(&trouble) {
                    self.waiting = Some(holder::wait(self.options.clone(), context.clone()));
                }
                let broken = Snapshot { stage: Stage::Broken(trouble), ..Snapshot::default() };
                (_, self.snapshots) = watch::channel(Arc::new(broken));
            }
        }
    }

    fn take_what_waited(&mut self, context: &egui::Context) {
        if let Some(engine) = self.waiting.as_ref().and_then(|waiting| waiting.try_recv().ok()) {
            self.waiting = None;
            self.take(engine, context);
        }
    }

    fn new_notices(&mut self, context: &egui::Context) -> Vec<Notice> {
        let mut new = Vec::new();
        while let Some(receiver) = &mut self.notices {
            match receiver.try_recv() {
                Ok(Notice::Raise) => {
                    context.send_viewport_cmd(egui::ViewportCommand::Minimized(false));
                    context.send_viewport_cmd(egui::ViewportCommand::Focus);
                }
                Ok(Notice::OpenFile { file }) => open_file(file),
                Ok(notice) => new.push(notice),
                // So many at once that the oldest were dropped: the newest say enough.
                Err(broadcast::error::TryRecvError::Lagged(_)) => {}
                Err(_) => break,
            }
        }
        new
    }

    /// Hands over what waits; what the engine has no room for stays for the next frame, in order.
    fn send(&mut self, context: &egui::Context) {
        let Some(engine) = &self.engine else { return self.outbox.clear() };
        let mut waiting = std::mem::take(&mut self.outbox).into_iter();
        while let Some(command) = waiting.next() {
            if let Err(command) = engine.try_send(command) {
                self.outbox = std::iter::once(command).chain(waiting).collect();
                context.request_repaint_after(std::time::Duration::from_millis(20));
                return;
            }
        }
    }

    /// The title says whose window it is: two may be open beside each other.
    fn name_window(&mut self, context: &egui::Context, snapshot: &Snapshot) {
        let me = snapshot.members.iter().find(|member| member.is_me).map(|member| member.name.as_str());
        let names = me.into_iter().chain(std::iter::once(snapshot.team.name.as_str())).filter(|name| !name.is_empty());
        let title = names.chain(std::iter::once("Trekker")).collect::<Vec<_>>().join(" · ");
        if title != self.title {
            context.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// The system's dialog waits for the person; the window does not.
    fn ask_system(&self, context: &egui::Context, ask: impl FnOnce() -> Option<Command> + Send + 'static) {
        let (picked, context) = (self.picked.0.clone(), context.clone());
        std::thread::spawn(move || {
            if let Some(command) = ask()
                && picked.send(command).is_ok()
            {
                context.request_repaint();
            }
        });
    }

    /// For whoever measures: says when the first frame with what is in the profile is on the screen.
    fn tell_first_frame(&mut self, context: &egui::Context, stage: &Stage) {
        match (self.frames_shown, stage) {
            (0, Stage::Opening) => {}
            (0, _) => {
                self.frames_shown = 1;
                context.request_repaint();
            }
            // The frame before this one is on the screen.
            (1, _) => {
                self.frames_shown = 2;
                tracing::info!("the first frame is on the screen");
            }
            _ => {}
        }
    }

    fn fulfil(&mut self, request: Request, context: &egui::Context) {
        match request {
            Request::PickImport => self.ask_system(context, || {
                let dialog = rfd::FileDialog::new().add_filter("CSV, iCalendar", &["csv", "tsv", "txt", "ics"]);
                dialog.pick_file().map(Command::PreviewImport)
            }),
            Request::SaveCarried { person, name } => self.ask_system(context, move || {
                let file = rfd::FileDialog::new().set_file_name(name).save_file();
                file.map(|file| Command::CarryOut { file, person })
            }),
            Request::SaveExport { form, name } => self.ask_system(context, move || {
                let file = rfd::FileDialog::new().set_file_name(name).save_file();
                file.map(|file| Command::Export { form, file })
            }),
            Request::SavePage { page, form, name } => self.ask_system(context, move || {
                let file = rfd::FileDialog::new().set_file_name(name).save_file();
                file.map(|file| Command::SavePage { page, form, file })
            }),
            Request::PickGuide => self.ask_system(context, || {
                let dialog = rfd::FileDialog::new().add_filter("Markdown", &["md", "markdown", "txt"]);
                dialog.pick_file().map(Command::ImportGuide)
            }),
            Request::PickRules => self.ask_system(context, || {
                let dialog = rfd::FileDialog::new().add_filter("Text", &["md", "markdown", "txt", "csv"]);
                dialog.pick_file().map(Command::ReadRules)
            }),
            Request::SaveGuide { form, name } => self.ask_system(context, move || {
                let title = name.rsplit_once('.').map_or(name.as_str(), |(title, _)| title).to_owned();
                let file = rfd::FileDialog::new().set_file_name(name).save_file();
                file.map(|file| Command::SaveGuide { form, title, file })
            }),
            Request::PickCarried => self.ask_system(context, || {
                let dialog = rfd::FileDialog::new().add_filter("Trekker", &[CARRIED]);
                dialog.pick_file().map(Command::CarryIn)
            }),
            Request::PickMedia { to } => {
                let (picked, context) = (self.picked.0.clone(), context.clone());
                std::thread::spawn(move || {
                    let files = rfd::FileDialog::new().pick_files().unwrap_or_default();
                    for file in files {
                        if picked.send(Command::AddMedia { to, file }).is_err() {
                            return;
                        }
                    }
                    context.request_repaint();
                });
            }
            Request::SaveMedia { file } => self.ask_system(context, move || {
                let to = rfd::FileDialog::new().set_file_name(file.safe_name()).save_file()?;
                Some(Command::SaveMedia { file, to })
            }),
            Request::Notify { title, words } => {
                // The desktop may take its time, or have nobody who shows it: the toast in the window says the same.
                std::thread::spawn(move || {
                    let shown = notify_rust::Notification::new().appname("Trekker").summary(&title).body(&words).show();
                    if let Err(error) = shown {
                        tracing::info!(%error, "the desktop shows no notification");
                    }
                });
            }
            Request::SavePreferences => {
                let file = self.options.profile.join("preferences");
                if let Err(error) = std::fs::write(&file, self.desk.preferences.to_text()) {
                    eprint_line(&format!("The preferences were not kept in {}: {error}", file.display()));
                }
            }
            Request::WorkHere => holder::stop_the_other(&self.options),
            Request::Quit => context.send_viewport_cmd(egui::ViewportCommand::Close),
        }
    }
}

impl eframe::App for Window {
    /// Each start begins at the top of its rooms; what a person chose is in the preferences.
    fn persist_egui_memory(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        let context = ui.ctx().clone();
        self.take_what_waited(&context);
        let notices = self.new_notices(&context);
        let snapshot = Arc::clone(&self.snapshots.borrow_and_update());
        let now = Now { here: here(), zone: self.zone.clone() };
        let mut requests = Vec::new();
        let exchange = Exchange {
            snapshot: &snapshot,
            now: &now,
            commands: &mut self.outbox,
            requests: &mut requests,
            new_id: &mut new_id,
        };
        self.desk.show(ui, exchange, &notices);
        self.tell_first_frame(&context, &snapshot.stage);
        self.name_window(&context, &snapshot);
        while let Ok(command) = self.picked.1.try_recv() {
            self.outbox.push(command);
        }
        self.outbox.extend(dropped(&context, self.desk.open_post(&snapshot)));
        for request in requests {
            self.fulfil(request, &context);
        }
        self.send(&context);
    }

    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        let mut last = std::mem::take(&mut self.outbox);
        self.desk.flush(&mut last);
        if let Some(engine) = self.engine.take() {
            for command in last {
                engine.send(command);
            }
            engine.stop();
        }
    }
}

/// The ending of carried files.
const CARRIED: &str = "trekker";

/// Files dropped onto the window: a carried file comes in, a photo or video goes into the post that is open, anything else is
/// looked at as a spreadsheet or a calendar.
fn dropped(context: &egui::Context, post: Option<DocId>) -> Vec<Command> {
    let files = context.input(|input| input.raw.dropped_files.clone());
    let is_media = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        matches!(kind_of(&name), Some(MediaKind::Photo | MediaKind::Video))
    };
    let command = |file: PathBuf| match file.extension() {
        Some(ending) if ending.eq_ignore_ascii_case(CARRIED) => Command::CarryIn(file),
        _ => match post.filter(|_| is_media(&file)) {
            Some(to) => Command::AddMedia { to, file },
            None => Command::PreviewImport(file),
        },
    };
    files.iter().map(|file| command(file.path().to_path_buf())).collect()
}

/// By the program that this computer has for it. A copy in the profile's folder, with a name that starts no program.
fn open_file(file: PathBuf) {
    std::thread::spawn(move || {
        if let Err(error) = open::that_detached(&file) {
            tracing::warn!(%error, file = %file.display(), "nothing opens it");
        }
    });
}

/// Wakes the window when there is news, and answers other programs, on a thread of its own.
fn accompany(engine: &Handle, profile: PathBuf, context: egui::Context) {
    let (mut snapshots, mut notices, asker) = (engine.snapshots(), engine.notices(), engine.asker());
    std::thread::spawn(move || {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
        runtime.block_on(async {
            let news = async {
                loop {
                    tokio::select! {
                        changed = snapshots.changed() => if changed.is_err() { return },
                        notice = notices.recv() => if notice == Err(broadcast::error::RecvError::Closed) { return },
                    }
                    context.request_repaint();
                }
            };
            let serving = async {
                match socket::listen(&profile) {
                    Ok(listener) => match socket::serve(listener, asker).await {},
                    Err(error) => eprint_line(&format!("Other programs cannot ask this one: {error}")),
                }
                std::future::pending::<()>().await;
            };
            tokio::select! {
                () = news => {}
                () = serving => {}
            }
        });
    });
}

fn first_preferences() -> Preferences {
    let is_dutch = sys_locale::get_locale().is_some_and(|locale| locale.to_lowercase().starts_with("nl"));
    let language = if is_dutch { Language::Dutch } else { Language::English };
    Preferences { language, ..Preferences::default() }
}

fn here() -> chrono::DateTime<chrono::FixedOffset> {
    trekker_engine::clock::now().with_timezone(&chrono::Local).fixed_offset()
}

fn new_id() -> DocId {
    let mut bytes = [0; 16];
    if getrandom::fill(&mut bytes).is_err() {
        // Without randomness two ids must still differ: the moment tells them apart.
        bytes[..8].copy_from_slice(&here().timestamp_nanos_opt().unwrap_or_default().to_le_bytes());
    }
    DocId(bytes)
}

fn eprint_line(line: &str) {
    use std::io::Write;
    // Whoever closed standard error does not want to know.
    writeln!(std::io::stderr(), "{line}").unwrap_or_default();
}
