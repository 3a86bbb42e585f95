//! Reading a spreadsheet or a calendar file, on a thread of its own.

use std::collections::BTreeMap;
use std::path::PathBuf;

use tokio::sync::oneshot;
use trekker_domain::import::ColumnFields;
use trekker_domain::mark::Mark;
use trekker_exchange::catching_up;
use trekker_exchange::events::{self, FileEvents};
use trekker_exchange::mapping::{Mapping, MappingError};
use trekker_exchange::own;
use trekker_exchange::plan::{Options, Plan, plan, plan_of_own};
use trekker_exchange::table::error::TableError;
use trekker_exchange::table::read::read_table;
use trekker_session::trouble::{Trouble, TroubleKind};

use crate::control::Answer;
use crate::reading;

/// A larger file is no content calendar.
const LARGEST_FILE: u64 = 64 << 20;

/// What to read, and for whom.
#[derive(Debug)]
pub(crate) struct ToRead {
    pub(crate) file: PathBuf,
    pub(crate) columns: Columns,
    /// What the team said of columns before.
    pub(crate) kept: BTreeMap<Mark, ColumnFields>,
    pub(crate) team_zone: String,
    pub(crate) purpose: Purpose,
}

/// Who says what a spreadsheet's columns fill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Columns {
    /// As the team said before, or else as they look.
    AsTheyLook,
    /// `column=field,…`, and else the same.
    Named(String),
    /// These, in their order.
    Said(ColumnFields),
}

/// What happens once it is read.
#[derive(Debug)]
pub(crate) enum Purpose {
    /// It is shown, and waits for a yes.
    Preview,
    /// The command line said yes before; or wants to see what would happen.
    Ask { dry_run: bool, answer: oneshot::Sender<Answer> },
}

/// What the columns of a spreadsheet fill, and how that came.
#[derive(Debug)]
pub(crate) struct Mapped {
    pub(crate) mapping: Mapping,
    /// As the team said before.
    pub(crate) is_kept: bool,
    /// To be kept for the next one with these headings: somebody said otherwise than it looks.
    pub(crate) to_keep: Option<(Mark, ColumnFields)>,
}

/// What a file holds.
#[derive(Debug)]
pub(crate) enum Contents {
    Posts(Mapped, Plan),
    Events(FileEvents),
}

#[derive(Debug)]
pub(crate) struct ReadImport {
    pub(crate) file: PathBuf,
    pub(crate) outcome: Result<Contents, Trouble>,
    pub(crate) purpose: Purpose,
}

pub(crate) fn read(to_read: ToRead) -> ReadImport {
    let ToRead { file, columns, kept, team_zone, purpose } = to_read;
    let outcome = reading::read(&file, LARGEST_FILE, TroubleKind::ImportUnreadable)
        .and_then(|bytes| contents_of(&bytes, &columns, &kept, team_zone));
    let outcome = outcome.map_err(|trouble| {
        // Which file it was about, for troubles with what is in it; a mapping names its own part.
        if trouble.kind == TroubleKind::ImportUnreadable { trouble.about(file.display()) } else { trouble }
    });
    ReadImport { file, outcome, purpose }
}

fn contents_of(
    bytes: &[u8],
    columns: &Columns,
    kept: &BTreeMap<Mark, ColumnFields>,
    team_zone: String,
) -> Result<Contents, Trouble> {
    if events::is_calendar(bytes) {
        let unreadable = |error| Trouble::new(TroubleKind::ImportUnreadable).detail(error);
        return events::read(bytes).map(Contents::Events).map_err(unreadable);
    }
    let unreadable = |error: TableError| match error {
        TableError::DaysAsColumns { columns } => Trouble::new(TroubleKind::DaysAsColumns).about(columns.join(", ")),
        error => Trouble::new(TroubleKind::ImportUnreadable).detail(error),
    };
    if let Some(posts) =
        own::read(bytes, crate::exporting::zone_name(&team_zone)).filter(|_| *columns == Columns::AsTheyLook)
    {
        let changed = read_table(bytes).map(|table| catching_up::changed(&table)).unwrap_or_default();
        let (mapping, plan) = plan_of_own(posts, changed);
        return Ok(Contents::Posts(Mapped { mapping, is_kept: false, to_keep: None }, plan));
    }
    let table = read_table(bytes).map_err(unreadable)?;
    let guessed = trekker_exchange::mapping::guess::guess_mapping(&table);
    let headings: Vec<&str> = guessed.columns.iter().map(|column| column.name.as_str()).collect();
    let mark = Mark::of(&headings);
    let looks_like = guessed.fields();
    let before = kept.get(&mark);
    let usual = before.map_or_else(|| guessed.clone(), |fields| guessed.clone().with_fields(fields));
    let mapping = match columns {
        Columns::AsTheyLook => usual,
        Columns::Named(named) => {
            let not_followed = |error: MappingError| Trouble::new(TroubleKind::BadValue).detail(error);
            usual.with_overrides(named).map_err(not_followed)?
        }
        Columns::Said(fields) => guessed.with_fields(fields),
    };
    let fields = mapping.fields();
    let is_kept = before.is_some_and(|before| *before == fields);
    let is_said = *columns != Columns::AsTheyLook && fields != looks_like;
    let to_keep = (is_said && !is_kept).then_some((mark, fields));
    let options = Options { team_zone, ..Options::default() };
    let plan = plan(&table, &mapping, &options);
    Ok(Contents::Posts(Mapped { mapping, is_kept, to_keep }, plan))
}
