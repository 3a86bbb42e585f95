//! Reading a spreadsheet or a calendar file, on a thread of its own.

use std::path::{Path, PathBuf};

use tokio::sync::oneshot;
use trekker_exchange::events::{self, FileEvents};
use trekker_exchange::mapping::{Mapping, MappingError};
use trekker_exchange::own;
use trekker_exchange::plan::{Options, Plan, plan, plan_of_own};
use trekker_exchange::table::error::TableError;
use trekker_exchange::table::read::read_table;
use trekker_session::trouble::{Trouble, TroubleKind};

use crate::control::Answer;

/// A larger file is no content calendar.
const LARGEST_FILE: u64 = 64 << 20;

/// What to read, and for whom.
#[derive(Debug)]
pub(crate) struct ToRead {
    pub(crate) file: PathBuf,
    /// `column=field,…`
    pub(crate) map: Option<String>,
    pub(crate) team_zone: String,
    pub(crate) purpose: Purpose,
}

/// What happens once it is read.
#[derive(Debug)]
pub(crate) enum Purpose {
    /// It is shown, and waits for a yes.
    Preview,
    /// The command line said yes before; or wants to see what would happen.
    Ask { dry_run: bool, answer: oneshot::Sender<Answer> },
}

/// What a file holds.
#[derive(Debug)]
pub(crate) enum Contents {
    Posts(Mapping, Plan),
    Events(FileEvents),
}

#[derive(Debug)]
pub(crate) struct ReadImport {
    pub(crate) file: PathBuf,
    pub(crate) outcome: Result<Contents, Trouble>,
    pub(crate) purpose: Purpose,
}

pub(crate) fn read(to_read: ToRead) -> ReadImport {
    let ToRead { file, map, team_zone, purpose } = to_read;
    let outcome = read_file(&file).and_then(|bytes| contents_of(&bytes, map.as_deref(), team_zone));
    let outcome = outcome.map_err(|trouble| {
        // Which file it was about, for troubles with what is in it; a mapping names its own part.
        if trouble.kind == TroubleKind::ImportUnreadable { trouble.about(file.display()) } else { trouble }
    });
    ReadImport { file, outcome, purpose }
}

fn read_file(path: &Path) -> Result<Vec<u8>, Trouble> {
    let unreadable =
        |error: std::io::Error| Trouble::new(TroubleKind::ImportUnreadable).about(path.display()).detail(error);
    let size = std::fs::metadata(path).map_err(unreadable)?.len();
    if size > LARGEST_FILE {
        let detail = format!("{size} bytes are more than {LARGEST_FILE}");
        return Err(Trouble::new(TroubleKind::ImportUnreadable).about(path.display()).detail(detail));
    }
    std::fs::read(path).map_err(unreadable)
}

fn contents_of(bytes: &[u8], map: Option<&str>, team_zone: String) -> Result<Contents, Trouble> {
    if events::is_calendar(bytes) {
        let unreadable = |error| Trouble::new(TroubleKind::ImportUnreadable).detail(error);
        return events::read(bytes).map(Contents::Events).map_err(unreadable);
    }
    let unreadable = |error: TableError| Trouble::new(TroubleKind::ImportUnreadable).detail(error);
    if let Some(posts) = own::read(bytes).filter(|_| map.is_none()) {
        let (mapping, plan) = plan_of_own(posts);
        return Ok(Contents::Posts(mapping, plan));
    }
    let table = read_table(bytes).map_err(unreadable)?;
    let mut mapping = trekker_exchange::mapping::guess::guess_mapping(&table);
    if let Some(map) = map {
        let not_followed = |error: MappingError| Trouble::new(TroubleKind::BadValue).detail(error);
        mapping = mapping.with_overrides(map).map_err(not_followed)?;
    }
    let options = Options { team_zone, ..Options::default() };
    let plan = plan(&table, &mapping, &options);
    Ok(Contents::Posts(mapping, plan))
}
