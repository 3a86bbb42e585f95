//! The names that scripts rely on: of each command, what its `--json` is made of, as `answers/names.txt` has it.
//!
//! What a command gains is added there; nothing in it is taken away or called otherwise.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;
use trekker_tests::Outcome;
use trekker_tests::kept::copy_of_kept_profile;
use trekker_tests::peer::Peer;

/// Every command that answers a profile without a network, in this order; what each makes is there for the next.
const COMMANDS: &str = "\
status
digest
check
team show
team set country=BE
post list
post show bb29ab6d
post add --title Markt channels=Site,Nieuw theme=Herfst owner=Els experiment=true hypothesis=Drukker helpers=x
post add --title Markt channels=Site,Nieuw theme=Herfst owner=Els experiment=true hypothesis=Drukker
post set bb29ab6d title=Repairdag text=Kom!
work variant bb29ab6d Instagram text=Kort first_comment=Hallo
work deliverable bb29ab6d name=Foto
work todo bb29ab6d words=Bellen
approve bb29ab6d --note Mooi
approve bb29ab6d --refuse Nee
publish bb29ab6d Instagram
publish bb29ab6d Instagram --link https://example.org/q
media add bb29ab6d PHOTO --alt Soep
media save bb29ab6d photo.jpg COPY
channel list
channel set Instagram frequency=3/week
template list
template add Feest -2\u{a0}weeks=Affiche 0\u{a0}days=*Foto's
template use Feest 2027-09-12
event list
event add Kermis date=2027-08-01 repeats=FREQ=YEARLY theme=Herfst
changes
changes --seen
idea list
idea add Een koor --theme Herfst --channel Site --season spring --link https://example.org
idea park 7cfaa13b --until 2099-01-01 --reason Later
idea keep 7cfaa13b
idea bundle 7cfaa13b 8d14a7e6 --post Fanfare
meeting show
meeting decide Wij doen het --owner Els --due 2099-01-01
success list
success add Twaalf mensen --post bb29ab6d --figure mensen=12
answer list
answer add Hoe\u{a0}laat? text=Om\u{a0}acht. channels=Site plan=Lente language=nl
answer set d431612c text=Gratis!
answer check d431612c
voice show
voice edit Toon --text Warm.
voice import GUIDE
voice export COPY
voice rule list
voice rule add --avoid kosteloos --instead gratis --reason Zo
voice rule set c8553795 strictness=hint
voice rule import WORDS --dry-run
voice check Gratis\u{a0}soep! --channel Site --language nl
search soep
import TABLE --dry-run
import TABLE
export csv COPY
export ical COPY
export automerge FOLDER
invite --role helper
carry out COPY
carry in COPY
member role Bram guest
lead offer Bram
offline
member remove Bram
";

/// What depends on the day on which somebody asks may be empty.
const OF_THE_DAY: [&str; 3] = ["next", "dangers", "more_than_planned"];

/// Where values stand in an answer, with what there is there.
fn names(at: &str, value: &Value, found: &mut BTreeMap<String, BTreeSet<&'static str>>) {
    let mut is = |what: &'static str| {
        found.entry(at.to_owned()).or_default().insert(what);
    };
    match value {
        Value::Null => is("null"),
        Value::Bool(_) => is("bool"),
        Value::Number(_) => is("number"),
        Value::String(_) => is("text"),
        Value::Array(all) => {
            is("list");
            all.iter().for_each(|one| names(&format!("{at}[]"), one, found));
        }
        Value::Object(all) => {
            for (name, value) in all {
                let at = format!("{at}.{name}");
                if OF_THE_DAY.contains(&name.as_str()) {
                    found.entry(at).or_default().insert("of the day");
                } else {
                    names(&at, value, found);
                }
            }
        }
    }
}

#[test]
fn what_scripts_rely_on_is_called_as_ever() -> Outcome {
    let folder = tempfile::tempdir()?;
    let els = Peer::new("els", folder.path())?;
    copy_of_kept_profile(&els.profile)?;
    let file = |name: &str| folder.path().join(name);
    std::fs::write(file("photo.jpg"), b"\xff\xd8\xff a photo, nearly")?;
    std::fs::write(file("guide.md"), "# Hoe we praten\n\nWarm.\n\n# Emoji\n\nWeinig.\n")?;
    std::fs::write(file("words.md"), "| niet | wel |\n|---|---|\n| cliënt | gast |\n\nzomaar wat\n")?;
    std::fs::write(file("table.csv"), "Datum,Titel,Tekst\n2027-03-01,Soep,Kom eten\n")?;
    let mut said = String::new();
    for command in COMMANDS.lines() {
        let words = command.split(' ').map(|word| match word {
            "PHOTO" => file("photo.jpg").display().to_string(),
            "GUIDE" => file("guide.md").display().to_string(),
            "WORDS" => file("words.md").display().to_string(),
            "TABLE" => file("table.csv").display().to_string(),
            "COPY" => file("copy").display().to_string(),
            "FOLDER" => file("folder").display().to_string(),
            word => word.replace('\u{a0}', " "),
        });
        let words: Vec<String> = words.collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        said.push_str(&format!("\n$ {}\n", command.replace('\u{a0}', " ")));
        match els.asks(&words) {
            Ok(answer) => {
                let mut found = BTreeMap::new();
                names("", &answer, &mut found);
                for (at, what) in found {
                    said.push_str(&format!("{at}: {}\n", what.into_iter().collect::<Vec<_>>().join(", ")));
                }
            }
            // Its exit code says why; the words may change.
            Err(_) => said.push_str("refused\n"),
        }
    }
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("answers/names.txt");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&kept, &said)?;
    }
    let kept = std::fs::read_to_string(kept)?;
    for (line, (now, kept)) in said.lines().zip(kept.lines()).enumerate() {
        assert_eq!(now, kept, "line {}", line + 1);
    }
    assert_eq!(said.lines().count(), kept.lines().count());
    Ok(())
}
