//! Made-up teams of any size, always the same for the same seed.

use trekker_document::actor::Editor;
use trekker_document::document::Document;
use trekker_document::reading::nobody;
use trekker_domain::edit::Edit;
use trekker_domain::id::{DocId, PersonId};
use trekker_domain::kind::Kind;
use trekker_domain::post::{NewPost, Post, PostEdit, Status};
use trekker_domain::publish_at::PublishAt;
use trekker_ledger::chain;
use trekker_ledger::keys::{SecretKey, TeamId};
use trekker_ledger::record::{Body, Entry, Record};
use trekker_ledger::seal::Seal;
use trekker_storage::store::{Batch, NewRecord, SEAL_BLOCK};

pub const TEAM: TeamId = TeamId([7; 32]);

const WORDS: [&str; 48] = [
    "feest",
    "vaart",
    "samen",
    "buurt",
    "vandaag",
    "kom",
    "zaterdag",
    "muziek",
    "soep",
    "kinderen",
    "fiets",
    "water",
    "vrijwilliger",
    "dank",
    "programma",
    "avond",
    "zomer",
    "licht",
    "markt",
    "plein",
    "verhaal",
    "foto",
    "podium",
    "welkom",
    "gratis",
    "opbouw",
    "tent",
    "brood",
    "koffie",
    "lach",
    "zon",
    "regen",
    "dans",
    "band",
    "orkest",
    "schip",
    "brug",
    "sluis",
    "hand",
    "hart",
    "groep",
    "nieuws",
    "agenda",
    "vraag",
    "antwoord",
    "deel",
    "mee",
    "straks",
];

/// A caption of about so many letters.
pub fn caption(random: &mut fastrand::Rng, letters: usize) -> String {
    let mut text = String::new();
    while text.len() < letters {
        if !text.is_empty() {
            text.push(if random.u8(..12) == 0 { '\n' } else { ' ' });
        }
        text.push_str(WORDS[random.usize(..WORDS.len())]);
        if random.u8(..30) == 0 {
            text.push_str(&format!(" {}", random.u16(..)));
        }
    }
    text
}

pub fn id_of(number: usize) -> DocId {
    let mut random = fastrand::Rng::with_seed(number as u64 ^ 0x5eed);
    DocId(std::array::from_fn(|_| random.u8(..)))
}

pub fn new_post(random: &mut fastrand::Rng, number: usize, days: u64) -> NewPost {
    let first = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    NewPost {
        title: caption(random, 30),
        publish_at: PublishAt {
            date: first.checked_add_days(chrono::Days::new(number as u64 % days)),
            time: chrono::NaiveTime::from_hms_opt(random.u32(8..21), 0, 0),
            zone: String::new(),
        },
        status: Some(Status::Draft.into()),
        text: caption(random, 500),
        explanation: caption(random, 60),
        ..NewPost::default()
    }
}

/// A device that writes a log in memory.
pub struct Author {
    pub key: SecretKey,
    pub editor: Editor,
    pub records: Vec<Record>,
    pub at: u64,
}

impl Author {
    pub fn new(seed: u8) -> Self {
        let key = SecretKey::from_bytes(&[seed; 32]);
        let editor = Editor { device: key.public().0, run: u64::from(seed) };
        Self { key, editor, records: Vec::new(), at: 1_780_000_000 }
    }

    pub fn writes(&mut self, document: &mut Document, doc: DocId, edit: &Edit) {
        self.at += 7;
        let writes = edit.writes(&TEAM.0, PersonId([1; 16]));
        let written = document.write(self.editor, self.at, &writes.writes).expect("it writes");
        let entries: Vec<Entry> = written
            .into_iter()
            .flat_map(|written| written.changes)
            .map(|change| Entry { kind: writes.kind.number(), doc: doc.0, change })
            .collect();
        if !entries.is_empty() {
            self.records.push(Record { at: self.at, body: Body::Changes(entries) });
        }
    }

    /// One of the edits people make: a status, a time, an owner, a title, a word in the text.
    pub fn edits(&mut self, random: &mut fastrand::Rng, document: &mut Document, doc: DocId) {
        let edit = match random.u8(..6) {
            0 => PostEdit::SetStatus([Status::Draft, Status::Review, Status::Planned][random.usize(..3)]),
            1 => PostEdit::SetTime(chrono::NaiveTime::from_hms_opt(random.u32(8..21), 30, 0)),
            2 => PostEdit::SetOwner(Some(PersonId([random.u8(1..9); 16]))),
            3 => PostEdit::SetTitle(caption(random, 30)),
            4 => PostEdit::SetExplanation(caption(random, 60)),
            _ => PostEdit::SetDate(chrono::NaiveDate::from_ymd_opt(2026, random.u32(1..13), random.u32(1..28))),
        };
        self.writes(document, doc, &Edit::Post(doc, edit));
    }

    /// The log as it goes to disk, sealed as a device seals it; records `from..`.
    pub fn batch(&self, from: usize, mut link: trekker_ledger::keys::Hash) -> Batch {
        let device = self.key.public();
        let mut batch = Batch::default();
        for (number, record) in self.records.iter().enumerate().skip(from) {
            let bytes = record.encode().expect("small");
            link = chain::next(link, &bytes);
            let seq = number as u64 + 1;
            let Body::Changes(entries) = &record.body else { continue };
            let touches = entries.iter().map(|entry| (entry.kind, entry.doc)).collect();
            batch.records.push(NewRecord { device, seq, hash: link, bytes, touches, is_statement: false });
            if seq.is_multiple_of(SEAL_BLOCK) || number + 1 == self.records.len() {
                batch.seals.push(Seal::new(&self.key, TEAM, seq, link));
            }
        }
        batch
    }
}

/// So many posts by one author, each made and then edited `edits` times. Gives the documents as well.
pub fn posts(count: usize, edits: usize) -> (Author, Vec<(DocId, Document)>) {
    let mut random = fastrand::Rng::with_seed(1);
    let mut author = Author::new(1);
    let mut documents = Vec::with_capacity(count);
    for number in 0..count {
        let (doc, mut document) = (id_of(number), Document::born(Kind::Post));
        let new = new_post(&mut random, number, 700);
        author.writes(&mut document, doc, &Edit::NewPost(doc, new));
        documents.push((doc, document));
    }
    for _ in 0..edits {
        for (doc, document) in &mut documents {
            author.edits(&mut random, document, *doc);
        }
    }
    (author, documents)
}

/// A spreadsheet of so many posts, from half a year ago on, several a day when there are many.
pub fn as_table(posts: usize, today: chrono::NaiveDate) -> String {
    let mut random = fastrand::Rng::with_seed(9);
    let first = today - chrono::Days::new(350);
    let mut table = String::from("Date,Title,Text\n");
    for number in 0..posts {
        let date = first + chrono::Days::new(number as u64 % 700);
        let title = caption(&mut random, 30).replace('\n', " ");
        table.push_str(&format!("{date},{title} {number},\"{}\"\n", caption(&mut random, 500)));
    }
    table
}

/// What stands in such a spreadsheet, as JSON.
pub fn table_as_json(table: &str) -> String {
    // The captions have line breaks; the dates tell where a row begins.
    let mut rows: Vec<serde_json::Value> = Vec::new();
    for row in table.lines().skip(1) {
        match row.splitn(3, ',').collect::<Vec<_>>().as_slice() {
            [date, title, text] if date.len() == 10 && date.as_bytes()[4] == b'-' => {
                rows.push(serde_json::json!({ "date": date, "title": title, "text": text.trim_matches('"') }));
            }
            _ => {
                if let Some(text) = rows.last_mut().and_then(|row| row.get_mut("text")) {
                    *text = format!("{}\n{}", text.as_str().unwrap_or_default(), row.trim_matches('"')).into();
                }
            }
        }
    }
    serde_json::to_string(&rows).expect("it writes")
}

/// Everything that ever stood in the posts, also what an edit replaced later: what a log keeps for their history.
pub fn history_as_json(author: &Author) -> Vec<u8> {
    let mut said: Vec<serde_json::Value> = Vec::new();
    for record in &author.records {
        let Body::Changes(entries) = &record.body else { continue };
        for entry in entries {
            let change = automerge::Change::from_bytes(entry.change.clone()).expect("a change");
            let mut set = serde_json::Map::new();
            for operation in &change.decode().operations {
                if let (automerge::legacy::Key::Map(key), automerge::legacy::OpType::Put(value)) =
                    (&operation.key, &operation.action)
                {
                    let value = value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
                    set.insert(key.to_string(), value.into());
                }
            }
            said.push(set.into());
        }
    }
    serde_json::to_vec(&said).expect("it writes")
}

/// The posts as somebody would write them into a JSON file.
pub fn as_json(documents: &[(DocId, Document)]) -> Vec<u8> {
    let posts: Vec<serde_json::Value> = documents
        .iter()
        .map(|(doc, document)| {
            let post = Post::read(*doc, &document.cells(&nobody));
            serde_json::json!({
                "id": doc.to_string(), "title": post.summary.title, "text": post.text,
                "status": post.summary.status.word(), "publish_at": post.summary.publish_at.written(),
                "owner": post.summary.owner.map(|owner| owner.to_string()), "explanation": post.explanation,
            })
        })
        .collect();
    serde_json::to_vec(&posts).expect("it writes")
}
