//! Trekker's own spreadsheet: what a team's posts are written to, and what reads back to the very same.
//!
//! A file of this form has a heading of its own, so it is read cell by cell as it was written, white space and all. Once a
//! spreadsheet program has changed dates or separators it is read as any other file; see [`crate::plan`]. A column tells which
//! cells somebody changed since; see [`crate::catching_up`]. The last one says in which zone the hours are.

use chrono::NaiveTime;
use trekker_domain::id::DocId;
use trekker_domain::import::PostField;
use trekker_domain::open::{Open, Word};
use trekker_domain::post::{Experiment, Focus, Format, Nature, Status};
use trekker_domain::publish_at::{PublishAt, parse_date, parse_time};

/// The heading over the ids. In a file that was changed elsewhere as well it tells which post a row is.
pub(crate) const ID: &str = "trekker_id";

/// The heading over what each cell was like when it was written.
pub(crate) const AS_WRITTEN: &str = "trekker_as_written";

/// The heading over the zone that hours are meant in where a row names none.
pub(crate) const TEAM_ZONE: &str = "team_zone";

/// In the order of a row. The last two are not in files of before.
pub(crate) const HEADING: [&str; 24] = [
    ID,
    "kind",
    "title",
    "text",
    "date",
    "time",
    "zone",
    "status",
    "channels",
    "theme",
    "plan",
    "persona",
    "experiment",
    "hypothesis",
    "review_on",
    "owner",
    "helpers",
    "format",
    "focus",
    "link",
    "sign_off",
    "explanation",
    AS_WRITTEN,
    TEAM_ZONE,
];
/// So many of them hold what a post says.
pub(crate) const CELLS: usize = HEADING.len() - 2;

/// Excel takes a file for UTF-8 when this stands first.
const MARK: &str = "\u{feff}";

/// A post with the names of what and who it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPost {
    pub id: DocId,
    pub nature: Nature,
    pub title: String,
    pub text: String,
    pub publish_at: PublishAt,
    pub status: Open<Status>,
    pub channels: Vec<String>,
    pub theme: Option<String>,
    pub plan: Option<String>,
    pub persona: Option<String>,
    pub experiment: Option<Experiment>,
    pub owner: Option<String>,
    pub helpers: Vec<String>,
    pub format: Option<Open<Format>>,
    pub focus: Option<Open<Focus>>,
    pub link: String,
    pub sign_off: String,
    pub explanation: String,
}

/// The posts as a CSV file, in this order. `zone`: the team's, an IANA name.
///
/// # Errors
/// What the CSV library says. It writes into memory, so nothing is known to bring it there.
pub fn write(posts: &[OwnPost], zone: &str) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(MARK.as_bytes().to_vec());
    writer.write_record(HEADING)?;
    for post in posts {
        let cells = cells_of(post);
        writer.write_record(cells.iter().map(String::as_str).chain([as_written(&cells).as_str(), zone]))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// A few letters for each cell behind the id, by which it is seen whether it still says the same.
pub(crate) fn as_written(cells: &[String; CELLS]) -> String {
    std::iter::once(VERSION).chain(cells.iter().skip(1).flat_map(|cell| letters_of(cell))).collect()
}

/// The letters for the cell of this column, from 1.
pub(crate) fn letters_at(as_written: &str, column: usize) -> Option<&str> {
    let whole = as_written.strip_prefix(VERSION).filter(|letters| letters.is_ascii())?;
    whole.get((column - 1) * LETTERS..column * LETTERS)
}

/// Another way to make them begins with another letter.
const VERSION: char = 'w';
/// A changed cell has the letters of the one before once in a million.
const LETTERS: usize = 4;

/// Of the words alone: spreadsheet programs change line ends, and drop the space around.
pub(crate) fn letters_of(cell: &str) -> [char; LETTERS] {
    const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let cell = cell.replace("\r\n", "\n").replace('\r', "\n");
    // FNV-1a: the same on every device and in every version. Nobody gains anything by forging it.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in cell.trim().bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let hash = hash ^ (hash >> 32);
    [0, 5, 10, 15].map(|shift| ALPHABET[((hash >> shift) & 31) as usize].into())
}

fn cells_of(post: &OwnPost) -> [String; CELLS] {
    let experiment = post.experiment.as_ref();
    let at = &post.publish_at;
    [
        post.id.to_string(),
        post.nature.word().to_owned(),
        post.title.clone(),
        post.text.clone(),
        at.date.map(|date| date.to_string()).unwrap_or_default(),
        at.time.map(written_time).unwrap_or_default(),
        at.zone.clone(),
        post.status.word().to_owned(),
        list(&post.channels),
        post.theme.clone().unwrap_or_default(),
        post.plan.clone().unwrap_or_default(),
        post.persona.clone().unwrap_or_default(),
        experiment.map(|_| "true".to_owned()).unwrap_or_default(),
        experiment.map(|it| it.hypothesis.clone()).unwrap_or_default(),
        experiment.and_then(|it| it.review_on).map(|day| day.to_string()).unwrap_or_default(),
        post.owner.clone().unwrap_or_default(),
        list(&post.helpers),
        post.format.as_ref().map(|format| format.word().to_owned()).unwrap_or_default(),
        post.focus.as_ref().map(|focus| focus.word().to_owned()).unwrap_or_default(),
        post.link.clone(),
        post.sign_off.clone(),
        post.explanation.clone(),
    ]
}

pub(crate) fn written_time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// Names with commas between them; where a name has a comma itself, a line each.
pub(crate) fn list(names: &[String]) -> String {
    if names.iter().any(|name| name.contains(',')) {
        names.iter().map(|name| format!("{name}\n")).collect()
    } else {
        names.join(", ")
    }
}

pub(crate) fn names_in(cell: &str) -> Vec<String> {
    let names: Vec<&str> = if cell.contains('\n') { cell.split('\n').collect() } else { cell.split(", ").collect() };
    names.into_iter().filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Reads a file that [`write`] wrote. `None`: it is none, or not any more. `zone`: that of the team that reads it; hours that were
/// meant in another one keep it.
pub fn read(bytes: &[u8], zone: &str) -> Option<Vec<OwnPost>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix(MARK).unwrap_or(text);
    if !text.starts_with(ID) {
        return None;
    }
    let mut reader = csv::ReaderBuilder::new().has_headers(true).from_reader(text.as_bytes());
    let is_ours = |headings: &csv::StringRecord| {
        [HEADING.len(), CELLS + 1, CELLS].iter().any(|count| headings.iter().eq(HEADING.into_iter().take(*count)))
    };
    if !is_ours(reader.headers().ok()?) {
        return None;
    }
    reader.records().map(|record| read_post(&record.ok()?, zone)).collect()
}

fn read_post(record: &csv::StringRecord, zone: &str) -> Option<OwnPost> {
    let cell = |name: &str| {
        let at = HEADING.iter().position(|heading| *heading == name)?;
        record.get(at)
    };
    let some = |name: &str| cell(name).filter(|cell| !cell.is_empty()).map(str::to_owned);
    // Empty for none; what does not read is not as it was written.
    fn read<T>(cell: &str, parse: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
        if cell.is_empty() { Some(None) } else { parse(cell).map(Some) }
    }
    let time = read(cell("time")?, parse_time)?;
    let meant_in = Some(cell("zone")?).filter(|own| !own.is_empty() || time.is_none());
    let meant_in = meant_in.or_else(|| cell(TEAM_ZONE).filter(|theirs| *theirs != zone)).unwrap_or_default();
    Some(OwnPost {
        id: DocId::parse(cell(ID)?)?,
        nature: Open::from_word(cell("kind")?).known()?,
        title: cell("title")?.to_owned(),
        text: cell("text")?.to_owned(),
        publish_at: PublishAt { date: read(cell("date")?, parse_date)?, time, zone: meant_in.to_owned() },
        status: Open::from_word(cell("status")?),
        channels: names_in(cell("channels")?),
        theme: some("theme"),
        plan: some("plan"),
        persona: some("persona"),
        experiment: match cell("experiment")? {
            "true" => Some(Experiment {
                hypothesis: cell("hypothesis")?.to_owned(),
                review_on: read(cell("review_on")?, parse_date)?,
            }),
            _ => None,
        },
        owner: some("owner"),
        helpers: names_in(cell("helpers")?),
        format: some("format").map(|word| Open::from_word(&word)),
        focus: some("focus").map(|word| Open::from_word(&word)),
        link: cell("link")?.to_owned(),
        sign_off: cell("sign_off")?.to_owned(),
        explanation: cell("explanation")?.to_owned(),
    })
}

/// What the columns of such a file fill, for showing before it is brought in.
pub fn columns() -> impl Iterator<Item = (&'static str, Option<PostField>)> {
    HEADING.into_iter().map(|heading| (heading, PostField::ALL.iter().copied().find(|field| field.word() == heading)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_name() -> impl Strategy<Value = String> {
        "[a-zA-Z0-9,;|'\"&é ]{1,12}"
            .prop_map(|name| name.trim().to_owned())
            .prop_filter("a name", |name| !name.is_empty())
    }

    fn any_names() -> impl Strategy<Value = Vec<String>> {
        proptest::collection::vec(any_name(), 0..4)
    }

    fn any_text() -> impl Strategy<Value = String> {
        "[a-z,;\"'\n =+@#é🎉-]{0,40}"
    }

    prop_compose! {
        fn any_post()(
            id in any::<[u8; 16]>(),
            is_task in any::<bool>(),
            [title, text, explanation, link, sign_off] in [(); 5].map(|()| any_text()),
            day in proptest::option::of(0_i32..300_000),
            minute in proptest::option::of(0_u32..1_440),
            status in proptest::sample::select(Status::ALL),
            format in proptest::option::of(proptest::sample::select(Format::ALL)),
            focus in proptest::option::of(proptest::sample::select(Focus::ALL)),
            [channels, helpers] in [any_names(), any_names()],
            [theme, owner, plan, persona] in [(); 4].map(|()| proptest::option::of(any_name())),
            tried in proptest::option::of((any_text(), proptest::option::of(0_i32..300_000))),
        ) -> OwnPost {
            let first = chrono::NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default();
            OwnPost {
                id: DocId(id),
                nature: if is_task { Nature::Task } else { Nature::Post },
                title, text, explanation, link, sign_off,
                publish_at: PublishAt {
                    date: day.map(|day| first + chrono::Duration::days(day.into())),
                    time: minute.and_then(|minute| NaiveTime::from_hms_opt(minute / 60, minute % 60, 0)),
                    zone: String::new(),
                },
                status: status.into(),
                channels, theme, owner, helpers, plan, persona,
                experiment: tried.map(|(hypothesis, day)| Experiment {
                    hypothesis,
                    review_on: day.map(|day| first + chrono::Duration::days(day.into())),
                }),
                format: format.map(Open::Known),
                focus: focus.map(Open::Known),
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_to_the_very_same(posts in proptest::collection::vec(any_post(), 0..8)) {
            prop_assert_eq!(read(&write(&posts, "Europe/Brussels").expect("it writes"), "Europe/Brussels"), Some(posts));
        }
    }

    #[test]
    fn what_is_not_as_it_was_written_is_left_to_the_other_reader() {
        let file = String::from_utf8(write(&[], "Europe/Brussels").expect("it writes")).expect("text");
        for changed in [
            file.replace(',', ";"),
            file.replace("title", "Titel"),
            format!("{file}no id,post,,,,,,draft,,,,,,,,,,,,,,,,\n"),
            format!("{file}{},post,,,6/03/2027,,,draft,,,,,,,,,,,,,,,,\n", DocId([1; 16])),
            "Titel;Tekst\nA;b\n".to_owned(),
        ] {
            assert_eq!(read(changed.as_bytes(), ""), None, "{changed}");
        }
    }

    #[test]
    fn a_file_of_before_reads_too() {
        let file =
            format!("\u{feff}{}\n{},post,A,,,,,draft,,,,,,,,,,,,,,\n", HEADING[..CELLS].join(","), DocId([1; 16]));
        assert_eq!(read(file.as_bytes(), "Europe/Brussels").map(|posts| posts[0].title.clone()), Some("A".to_owned()));
    }

    #[test]
    fn hours_that_were_meant_in_another_zone_keep_it() {
        let post = |time: &str, zone: &str| {
            let as_written = "w";
            let mut cells =
                vec![DocId([1; 16]).to_string(), "post".into(), "A".into(), String::new(), "2027-03-06".into()];
            cells.extend([time.to_owned(), zone.to_owned(), "draft".into()]);
            cells.extend(std::iter::repeat_n(String::new(), CELLS - 8));
            cells.extend([as_written.to_owned(), "Europe/Brussels".to_owned()]);
            let file = format!("{}\n{}\n", HEADING.join(","), cells.join(","));
            move |reads: &str| read(file.as_bytes(), reads).map(|posts| posts[0].publish_at.zone.clone())
        };
        let at_ten = post("10:00", "");
        assert_eq!(at_ten("Europe/Brussels").as_deref(), Some(""), "the team's own");
        assert_eq!(at_ten("America/New_York").as_deref(), Some("Europe/Brussels"));
        assert_eq!(post("10:00", "Asia/Tokyo")("America/New_York").as_deref(), Some("Asia/Tokyo"));
        assert_eq!(post("", "")("America/New_York").as_deref(), Some(""), "a whole day is one everywhere");
    }

    #[test]
    fn its_columns_are_called_as_the_fields_are() {
        let filled = columns().filter(|(_, field)| field.is_some()).count();
        assert_eq!(filled, PostField::ALL.len(), "every field that a file can fill is written");
    }
}
