//! Rows as cells: of a document's columns those that were looked at where it was read, so that they read the same again.
//!
//! What a kind shows in a list is said once, where the kind is declared; a row holds exactly what that asks for.

use std::cell::{Cell as Slot, RefCell};
use std::collections::BTreeMap;

use chrono::DateTime;
use serde::{Deserialize, Serialize};
use trekker_domain::columns::{Cell, CellRef, Cells, Made};
use trekker_domain::id::PersonId;

/// On the disk: the columns in the order of their names.
#[derive(Serialize, Deserialize)]
pub(crate) struct StoredCells<'a> {
    made: Option<([u8; 16], i64)>,
    is_contested: bool,
    has_overlaps: bool,
    text: &'a str,
    #[serde(borrow)]
    cells: Vec<StoredCell<'a>>,
    /// What stands beside the value that counts, where that was asked: the same column several times, in their order.
    #[serde(borrow)]
    beside: Vec<(&'a str, Value<'a>)>,
    /// What was computed of it.
    #[serde(borrow)]
    computed: Vec<(&'a str, &'a str)>,
}

#[derive(Serialize, Deserialize)]
struct StoredCell<'a> {
    key: &'a str,
    #[serde(borrow)]
    value: Value<'a>,
    writer: Option<[u8; 16]>,
}

#[derive(Serialize, Deserialize)]
enum Value<'a> {
    Text(&'a str),
    Flag(bool),
    Number(i64),
    Other,
}

/// Reads something of a document. Gives it, and a row from which the same is read again.
pub(crate) fn read_and_store<T>(cells: &dyn Cells, read: impl FnOnce(&dyn Cells) -> T) -> (T, Vec<u8>) {
    let recorder = Recorder {
        cells,
        seen: RefCell::default(),
        beside: RefCell::default(),
        computed: RefCell::default(),
        text: RefCell::default(),
        made: Slot::new(None),
        is_contested: Slot::new(false),
        has_overlaps: Slot::new(false),
    };
    let value = read(&recorder);
    let (seen, text) = (recorder.seen.into_inner(), recorder.text.into_inner());
    let (beside, computed) = (recorder.beside.into_inner(), recorder.computed.into_inner());
    let stored = StoredCells {
        made: recorder.made.get().map(|made| (made.by.0, made.at.timestamp())),
        is_contested: recorder.is_contested.get(),
        has_overlaps: recorder.has_overlaps.get(),
        text: &text,
        cells: seen.iter().map(|(key, (cell, writer))| StoredCell::of(key, cell, *writer)).collect(),
        beside: beside.iter().map(|(key, cell)| (key.as_str(), Value::of(cell))).collect(),
        computed: computed.iter().map(|(name, words)| (name.as_str(), words.as_str())).collect(),
    };
    // Writing into a vector cannot fail for these types; an empty row reads as stale.
    (value, postcard::to_stdvec(&stored).unwrap_or_default())
}

/// Remembers what was looked at.
struct Recorder<'a> {
    cells: &'a dyn Cells,
    seen: RefCell<BTreeMap<String, (Cell, Option<PersonId>)>>,
    beside: RefCell<Vec<(String, Cell)>>,
    computed: RefCell<Vec<(String, String)>>,
    text: RefCell<String>,
    made: Slot<Option<Made>>,
    is_contested: Slot<bool>,
    has_overlaps: Slot<bool>,
}

impl Recorder<'_> {
    fn saw(&self, key: &str, cell: CellRef<'_>) {
        self.seen.borrow_mut().entry(key.to_owned()).or_insert_with(|| (cell.to_owned(), None));
    }
}

impl Cells for Recorder<'_> {
    fn cell(&self, key: &str) -> Option<CellRef<'_>> {
        let cell = self.cells.cell(key)?;
        self.saw(key, cell);
        Some(cell)
    }

    fn each_beside(&self, key: &str, take: &mut dyn FnMut(CellRef<'_>)) {
        let mut beside = Vec::new();
        self.cells.each_beside(key, &mut |cell| {
            beside.push((key.to_owned(), cell.to_owned()));
            take(cell);
        });
        // One alone is the one that counts.
        if beside.len() > 1 {
            self.beside.borrow_mut().append(&mut beside);
        } else if let Some((_, cell)) = beside.pop() {
            self.saw(key, cell.borrowed());
        }
    }

    fn computed(&self, name: &str, compute: &dyn Fn(&dyn Cells) -> String) -> String {
        let words = self.cells.computed(name, compute);
        self.computed.borrow_mut().push((name.to_owned(), words.clone()));
        words
    }

    fn each_under(&self, prefix: &str, take: &mut dyn FnMut(&str, CellRef<'_>)) {
        self.cells.each_under(prefix, &mut |name, cell| {
            self.saw(&format!("{prefix}{name}"), cell);
            take(name, cell);
        });
    }

    fn writer(&self, key: &str) -> Option<PersonId> {
        let cell = self.cells.cell(key)?;
        let writer = self.cells.writer(key);
        self.seen.borrow_mut().insert(key.to_owned(), (cell.to_owned(), writer));
        writer
    }

    fn made(&self) -> Option<Made> {
        self.made.set(self.cells.made());
        self.made.get()
    }

    fn is_contested(&self) -> bool {
        self.is_contested.set(self.cells.is_contested());
        self.is_contested.get()
    }

    fn has_overlaps(&self) -> bool {
        self.has_overlaps.set(self.cells.has_overlaps());
        self.has_overlaps.get()
    }

    fn text(&self) -> String {
        let text = self.cells.text();
        text.clone_into(&mut self.text.borrow_mut());
        text
    }
}

impl<'a> StoredCell<'a> {
    fn of(key: &'a str, cell: &'a Cell, writer: Option<PersonId>) -> Self {
        Self { key, value: Value::of(cell), writer: writer.map(|person| person.0) }
    }
}

impl<'a> StoredCells<'a> {
    /// `None`: it is no such row, and the document has to be folded again.
    pub(crate) fn parse(bytes: &'a [u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }

    fn find(&self, key: &str) -> Option<&StoredCell<'a>> {
        self.cells.binary_search_by(|cell| cell.key.cmp(key)).ok().map(|at| &self.cells[at])
    }
}

impl<'a> Value<'a> {
    fn of(cell: &'a Cell) -> Self {
        match cell {
            Cell::Text(text) => Self::Text(text),
            Cell::Flag(flag) => Self::Flag(*flag),
            Cell::Number(number) => Self::Number(*number),
            Cell::Other => Self::Other,
        }
    }

    fn borrowed(&self) -> CellRef<'_> {
        match self {
            Self::Text(text) => CellRef::Text(text),
            Self::Flag(flag) => CellRef::Flag(*flag),
            Self::Number(number) => CellRef::Number(*number),
            Self::Other => CellRef::Other,
        }
    }
}

impl Cells for StoredCells<'_> {
    fn cell(&self, key: &str) -> Option<CellRef<'_>> {
        self.find(key).map(|cell| cell.value.borrowed())
    }

    fn each_beside(&self, key: &str, take: &mut dyn FnMut(CellRef<'_>)) {
        let mut beside = self.beside.iter().filter(|(column, _)| *column == key).peekable();
        if beside.peek().is_none() {
            self.cell(key).into_iter().for_each(take);
        } else {
            beside.for_each(|(_, value)| take(value.borrowed()));
        }
    }

    fn computed(&self, name: &str, _: &dyn Fn(&dyn Cells) -> String) -> String {
        let known = self.computed.iter().find(|(known, _)| *known == name);
        known.map(|(_, words)| (*words).to_owned()).unwrap_or_default()
    }

    fn each_under(&self, prefix: &str, take: &mut dyn FnMut(&str, CellRef<'_>)) {
        let first = self.cells.partition_point(|cell| cell.key < prefix);
        for cell in &self.cells[first..] {
            let Some(name) = cell.key.strip_prefix(prefix) else { break };
            take(name, cell.value.borrowed());
        }
    }

    fn writer(&self, key: &str) -> Option<PersonId> {
        self.find(key)?.writer.map(PersonId)
    }

    fn made(&self) -> Option<Made> {
        let (by, at) = self.made?;
        Some(Made { by: PersonId(by), at: DateTime::from_timestamp(at, 0)? })
    }

    fn is_contested(&self) -> bool {
        self.is_contested
    }

    fn has_overlaps(&self) -> bool {
        self.has_overlaps
    }

    fn text(&self) -> String {
        self.text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use trekker_domain::id::DocId;
    use trekker_domain::plan::Plan;

    use super::*;

    struct Map(BTreeMap<&'static str, Cell>);

    impl Cells for Map {
        fn cell(&self, key: &str) -> Option<CellRef<'_>> {
            self.0.get(key).map(Cell::borrowed)
        }

        fn each_beside(&self, key: &str, take: &mut dyn FnMut(CellRef<'_>)) {
            self.cell(key).into_iter().for_each(&mut *take);
            if key == "name" {
                take(CellRef::Text("Voorjaar"));
            }
        }

        fn computed(&self, _: &str, compute: &dyn Fn(&dyn Cells) -> String) -> String {
            compute(self)
        }

        fn each_under(&self, prefix: &str, take: &mut dyn FnMut(&str, CellRef<'_>)) {
            for (key, cell) in &self.0 {
                if let Some(name) = key.strip_prefix(prefix) {
                    take(name, cell.borrowed());
                }
            }
        }

        fn writer(&self, key: &str) -> Option<PersonId> {
            (key == "name").then_some(PersonId([7; 16]))
        }

        fn made(&self) -> Option<Made> {
            Some(Made { by: PersonId([3; 16]), at: DateTime::UNIX_EPOCH })
        }

        fn is_contested(&self) -> bool {
            true
        }

        fn has_overlaps(&self) -> bool {
            true
        }

        fn text(&self) -> String {
            "Soup".to_owned()
        }
    }

    fn map() -> Map {
        let all = [
            ("channel/b", Cell::Flag(true)),
            ("channel/a", Cell::Flag(false)),
            ("channels", Cell::Number(-3)),
            ("hidden", Cell::Text("ja".into())),
            ("first_day", Cell::Text("2027-03-01".into())),
            ("name", Cell::Text("Lente".into())),
            ("strange", Cell::Other),
        ];
        Map(all.into())
    }

    #[test]
    fn what_was_read_is_read_again_from_the_row_and_nothing_else_is_in_it() {
        let read = |cells: &dyn Cells| {
            let mut channels = Vec::new();
            cells.each_under("channel/", &mut |name, cell| channels.push((name.to_owned(), cell.to_owned())));
            let mut beside = Vec::new();
            for column in ["name", "first_day", "title"] {
                cells.each_beside(column, &mut |cell| beside.push(cell.to_owned()));
            }
            let shout = |cells: &dyn Cells| cells.words("hidden").unwrap_or_default().to_uppercase();
            let rest = (
                cells.cell("strange").map(CellRef::to_owned),
                cells.writer("name"),
                cells.has_overlaps(),
                cells.text(),
                cells.made(),
                cells.computed("=shout", &shout),
                beside,
            );
            (Plan::read(DocId([1; 16]), cells), channels, rest)
        };
        let map = map();
        let (first, bytes) = read_and_store(&map, read);
        let row = StoredCells::parse(&bytes).expect("it reads");
        assert_eq!(read(&row), first);
        assert_eq!(row.cell("name"), Some(CellRef::Text("Lente")));
        assert_eq!(first.2.5, "JA");
        assert_eq!((row.cell("hidden"), first.2.6.len()), (None, 3), "what it was computed of is not kept");
        assert_eq!((row.cell("channels"), row.cell("title"), row.writer("first_day")), (None, None, None));
        let (_, slim) = read_and_store(&map, |cells| cells.flag("binned"));
        let slim = StoredCells::parse(&slim).expect("it reads");
        assert!(slim.cells.is_empty() && !slim.is_contested() && !slim.has_overlaps() && slim.text().is_empty());
        for cut in 0..bytes.len() {
            assert!(StoredCells::parse(&bytes[..cut]).is_none(), "cut after {cut}");
        }
    }
}
