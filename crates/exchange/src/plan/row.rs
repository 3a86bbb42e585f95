//! One row as a post.

use trekker_domain::id::DocId;
use trekker_domain::import::{PostField, Why, shown};
use trekker_domain::name;
use trekker_domain::open::Open;
use trekker_domain::post::{Nature, Status};

use crate::mapping::{Mapping, names};
use crate::own;
use crate::plan::moment::Moments;
use crate::plan::remarks::Remarks;
use crate::plan::{Options, PlannedPost, title};
use crate::table::{Row, Table};
use crate::words;

/// How the rows of one table are read: what its columns as a whole say is decided once.
pub(super) struct Reader<'t> {
    table: &'t Table,
    /// What each column fills, no field twice.
    fields: Vec<Option<PostField>>,
    /// Which columns only say when: a row with no more than these is an empty day.
    says_when: Vec<bool>,
    moments: Moments<'t>,
    /// Where a file that Trekker wrote, and another program since, says which post a row is.
    id_column: Option<usize>,
    /// A column holds titles or texts, so a row without both and without a day is a note beside the table.
    has_words: bool,
}

impl<'t> Reader<'t> {
    pub(super) fn new(table: &'t Table, mapping: &Mapping, options: &'t Options, remarks: &mut Remarks) -> Self {
        let fields: Vec<_> = (0..table.columns.len())
            .map(|at| mapping.columns.get(at)?.field.filter(|field| mapping.column_of(*field) == Some(at)))
            .collect();
        let says_when = fields.iter().zip(&table.columns).map(|(field, name)| match field {
            Some(field) => matches!(field, PostField::Date | PostField::Time | PostField::Zone),
            None => names::is_calendar(name),
        });
        let says_when = says_when.collect();
        let moments = Moments::new(table, mapping, options, remarks);
        let id_column = table.columns.iter().position(|name| name == own::ID);
        let has_words = [PostField::Title, PostField::Text].iter().any(|field| fields.contains(&Some(*field)));
        Self { table, fields, says_when, moments, id_column, has_words }
    }

    /// The post a row becomes, its identity still empty, or why it becomes none.
    pub(super) fn read(&self, row: &Row<'_>, remarks: &mut Remarks) -> Result<PlannedPost, Why> {
        let first_filled = || row.filled().next().map(|(_, cell)| shown(cell)).unwrap_or_default();
        if row.is_above_heading {
            return Err(Why::AboveHeading { value: first_filled() });
        }
        if row.filled().all(|(column, cell)| self.says_only_when(column, cell) || words::says_nothing(cell)) {
            let value = self.cell(row, PostField::Date).map_or_else(first_filled, |(_, cell)| shown(cell));
            return Err(Why::OnlyADate { value });
        }
        if self.has_words && self.id_column.is_none_or(|column| row.cell(column).is_empty()) && self.is_note(row) {
            return Err(Why::OnlyANote { value: first_filled() });
        }
        let moment = self.moments.read(row, remarks)?;
        let (publish_at, mut kept) = (moment.at, moment.kept);
        let status = self.cell(row, PostField::Status).map(|(column, cell)| {
            words::status_of(cell).unwrap_or_else(|| {
                remarks.not_understood(PostField::Status, row, cell);
                kept.push(column);
                Status::Draft
            })
        });
        let channels = self.cell(row, PostField::Channels).map(|(column, cell)| {
            let (channels, is_complete) = words::channels_in(cell);
            if !is_complete {
                remarks.not_understood(PostField::Channels, row, cell);
                kept.push(column);
            }
            channels
        });
        let theme = self.cell(row, PostField::Theme).and_then(|(column, cell)| {
            name::tidy(cell).or_else(|| {
                remarks.not_understood(PostField::Theme, row, cell);
                kept.push(column);
                None
            })
        });
        let owner = self.cell(row, PostField::Owner).and_then(|(column, cell)| {
            if words::is_still_open(cell) {
                kept.push(column);
                return None;
            }
            let (owner, has_more) = words::first_person(cell);
            match (&owner, has_more) {
                (None, _) => remarks.not_understood(PostField::Owner, row, cell),
                (Some(_), true) => remarks.several_owners(row, cell),
                (Some(_), false) => return owner,
            }
            kept.push(column);
            owner
        });
        let format = self.cell(row, PostField::Format).and_then(|(column, cell)| {
            let format = words::format_of(cell);
            if !matches!(format, Some((_, true))) {
                kept.push(column);
            }
            if format.is_none() {
                remarks.not_understood(PostField::Format, row, cell);
            }
            format.map(|(format, _)| format)
        });
        let text = self.cell(row, PostField::Text).map(|(_, cell)| cell.to_owned()).unwrap_or_default();
        Ok(PlannedPost {
            row: row.number,
            id: self.id_column.and_then(|column| DocId::parse(row.cell(column))),
            nature: Nature::Post,
            title: self.title(row, &text, remarks),
            text,
            publish_at,
            status: status.map(Open::Known),
            channels: channels.unwrap_or_default(),
            theme,
            plan: None,
            persona: None,
            experiment: None,
            owner,
            helpers: Vec::new(),
            format,
            focus: None,
            explanation: self.explanation(row, &kept),
            link: self.cell(row, PostField::Link).map(|(_, cell)| cell.to_owned()).unwrap_or_default(),
            sign_off: String::new(),
            identity: Vec::new(),
        })
    }

    fn says_only_when(&self, column: usize, cell: &str) -> bool {
        let is_free = self.fields.get(column).copied().flatten().is_none();
        self.says_when.get(column).copied().unwrap_or(false) || is_free && self.moments.is_weekday(column, cell)
    }

    /// A legend, a total or a remark beside the table: neither words of a post, nor its day, nor its link.
    fn is_note(&self, row: &Row<'_>) -> bool {
        const OF_A_POST: [PostField; 4] = [PostField::Title, PostField::Text, PostField::Date, PostField::Link];
        OF_A_POST.iter().all(|field| self.cell(row, *field).is_none())
    }

    /// The filled cell of a field, with its column. A dash fills nothing.
    fn cell<'r>(&self, row: &Row<'r>, field: PostField) -> Option<(usize, &'r str)> {
        let column = self.fields.iter().position(|one| *one == Some(field))?;
        Some((column, row.cell(column))).filter(|(_, cell)| !words::says_nothing(cell))
    }

    fn title(&self, row: &Row<'_>, text: &str, remarks: &mut Remarks) -> String {
        if let Some((_, own)) = self.cell(row, PostField::Title) {
            return title::on_one_line(own);
        }
        if let Some(title) = title::from_text(text) {
            remarks.title_from_text();
            return title;
        }
        let by_field = [PostField::Explanation, PostField::Theme].into_iter().filter_map(|field| self.cell(row, field));
        let any =
            row.filled().filter(|(column, cell)| !self.says_only_when(*column, cell) && !words::says_nothing(cell));
        by_field.chain(any).find_map(|(_, cell)| title::from_text(cell)).unwrap_or_default()
    }

    fn explanation(&self, row: &Row<'_>, kept: &[usize]) -> String {
        let mut explanation =
            self.cell(row, PostField::Explanation).map(|(_, cell)| cell.to_owned()).unwrap_or_default();
        for (column, cell) in row.filled() {
            let heading = self.table.columns.get(column).map_or("", String::as_str);
            if matches!(heading, own::ID | own::AS_WRITTEN | own::TEAM_ZONE) {
                continue;
            }
            if self.fields.get(column).copied().flatten().is_none() || kept.contains(&column) {
                if !explanation.is_empty() {
                    explanation.push('\n');
                }
                explanation.push_str(heading);
                explanation.push_str(": ");
                explanation.push_str(cell);
            }
        }
        explanation
    }
}
