//! From a file to a plan: whole files, and tables of cases.

mod found;

use trekker_domain::post::Status;

use super::*;
use crate::mapping::guess::guess_mapping;
use crate::table::read::read_table;
use trekker_domain::import::PostField;

fn planned(bytes: &[u8], options: &Options) -> Plan {
    let table = read_table(bytes).expect("a table");
    plan(&table, &guess_mapping(&table), options)
}

fn of(text: &str) -> Plan {
    planned(text.as_bytes(), &Options::default())
}

/// `2025-06-02T19:30 planned Instagram+Facebook Helpers Els photo 'Title'`, `-` for what there is not.
fn line(post: &PlannedPost) -> String {
    let or_none = |text: &str| if text.is_empty() { "-".to_owned() } else { text.to_owned() };
    let status = post.status.as_ref().map_or("-", Open::word);
    let format = post.format.map_or("-", trekker_domain::open::Word::word);
    let time = post.publish_at.time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default();
    format!(
        "{} {} {} {} {status} {} {} {} {format} '{}'",
        post.row,
        or_none(&post.publish_at.date.map(|date| date.to_string()).unwrap_or_default()),
        or_none(&time),
        or_none(&post.publish_at.zone),
        or_none(&post.channels.join("+")),
        or_none(post.theme.as_deref().unwrap_or_default()),
        or_none(post.owner.as_deref().unwrap_or_default()),
        post.title,
    )
}

const DUTCH: &str = include_str!("../../fixtures/kalender-nl.csv");
const ENGLISH: &str = include_str!("../../fixtures/calendar-en.csv");

#[test]
fn a_dutch_calendar_becomes_posts() {
    let plan = of(DUTCH);
    let lines: Vec<String> = plan.posts.iter().map(line).collect();
    assert_eq!(
        lines,
        [
            "4 2025-06-02 19:30 - planned Facebook+Instagram Helpers Els - 'Helpers gezocht'",
            "5 2025-06-04 - - draft Instagram Programma Bram - 'De eerste namen voor zaterdag zijn bekend! Zet je luidspreker aan en luister…'",
            "6 2025-06-09 10:00 - review Nieuwsbrief Praktisch Fatima - 'Hoe kom je er?'",
            "9 - - - draft LinkedIn Sponsors - - 'Dank aan de bakker'",
            "11 2025-06-16 - - - Facebook+LinkedIn Praktisch Els - 'Weerplan'",
        ]
    );
    assert_eq!(
        plan.posts[0].text,
        "Wij zoeken nog 12 helpers voor de eettent. 💪\n\nIets voor jou? \"Ja\" is genoeg:\nstuur ons een bericht. #zomerfeest"
    );
    let explanations: Vec<&str> = plan.posts.iter().map(|post| post.explanation.as_str()).collect();
    assert_eq!(
        explanations,
        [
            "Foto van vorig jaar gebruiken\nWeek: 23",
            "Week: 23\nVerantwoordelijke: Bram & Fatima",
            "Week: 24",
            "Navragen of hij een foto wil\nStatus: Vervallen",
            "Week: 25\nUur: straks\nK: extra cel",
        ]
    );
    let unplaced: Vec<String> = plan.unplaced.iter().map(ToString::to_string).collect();
    assert_eq!(
        unplaced,
        [
            "row 1 (line 1): 'Contentkalender Zomerfeest aan de Vaart' stands above the heading",
            "row 7 (line 10): there is nothing beside the date '13/6/2025'",
            "row 8 (line 11): '30 februari 2025' is no date; write it as 2025-02-03",
        ]
    );
    let remarks: Vec<String> = plan.remarks.iter().map(ToString::to_string).collect();
    assert_eq!(
        remarks,
        [
            "time 'straks' in row 11 is not understood, and stands in the explanation",
            "status 'Vervallen' in row 9 is not understood, and stands in the explanation",
            "'Bram & Fatima' in row 5 names several people; the first is responsible",
            "posts without a title, which have the first line of their text: 1",
        ]
    );
}

#[test]
fn an_english_calendar_with_am_and_pm_has_the_month_first() {
    let plan = of(ENGLISH);
    let lines: Vec<String> = plan.posts.iter().map(line).collect();
    assert_eq!(
        lines,
        [
            "2 2025-06-03 10:00 - draft Instagram Volunteers - photo 'We need you!'",
            "3 2025-06-04 12:00 - planned LinkedIn Thanks - photo 'Without bread no party.'",
            "4 2025-06-05 08:00 - posted X Line-up - text 'First names'",
            "5 - - - draft X+Newsletter Line-up - - 'More names'",
        ]
    );
    assert_eq!(
        plan.posts[0].explanation,
        "5 slides\nWeek: 1\nDay: Tuesday\nContent Type: Post\nHashtags: #summerfest\nMedia Type: Carousel\nReview By: Joel"
    );
    assert_eq!(plan.posts[1].link, "example.org/bakery");
    assert_eq!(plan.unplaced, []);
    let guessed = Remark::DateOrderGuessed { order: DateOrder::MonthFirst, example: "6/3/2025".into() };
    assert!(plan.remarks.contains(&guessed), "{:?}", plan.remarks);
}

#[test]
fn every_encoding_gives_the_same_plan() {
    let expected = of(DUTCH).posts;
    let utf_16 = |to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> { DUTCH.encode_utf16().flat_map(to_bytes).collect() };
    let with_mark: Vec<u8> = [b"\xef\xbb\xbf", DUTCH.as_bytes()].concat();
    let from_windows = DUTCH.replace('\n', "\r\n").into_bytes();
    for bytes in [with_mark, utf_16(u16::to_le_bytes), utf_16(u16::to_be_bytes), from_windows] {
        assert_eq!(planned(&bytes, &Options::default()).posts, expected);
    }
    let latin: Vec<u8> = "Titel;Tekst\nCafé;één ïdee\n".chars().map(|letter| letter as u8).collect();
    let plan = planned(&latin, &Options::default());
    assert_eq!((plan.posts[0].title.as_str(), plan.posts[0].text.as_str()), ("Café", "één ïdee"));
}

#[test]
fn the_order_of_day_and_month_is_decided_for_the_whole_column() {
    let day = |plan: &Plan| plan.posts[0].publish_at.date.map(|date| date.to_string()).unwrap_or_default();
    for (file, expected) in [
        ("Datum;Titel\n3/2/2025;A\n", "2025-02-03"),
        ("Date,Title\n3/2/2025,A\n", "2025-02-03"),
        ("Date,Title\n3/2/2025,A\n2/13/2025,B\n", "2025-03-02"),
        ("Date,Title,Time\n3/2/2025,A,3 PM\n13/2/2025,B,\n", "2025-02-03"),
        ("Date,Title,Time\n3/2/2025,A,3 PM\n", "2025-03-02"),
        ("Datum;Titel;Uur\n3/2/2025;A;3 PM\n", "2025-02-03"),
        ("Datum (mm/dd/jjjj);Titel\n3/2/2025;A\n", "2025-03-02"),
    ] {
        assert_eq!(day(&of(file)), expected, "{file}");
    }
    let asked = Options { date_order: Some(DateOrder::MonthFirst), ..Options::default() };
    assert_eq!(day(&planned(b"Datum;Titel\n3/2/2025;A\n", &asked)), "2025-03-02");

    let both = of("Datum;Titel\n13/2/2025;A\n14/2/2025;B\n2/15/2025;C\n");
    assert_eq!((both.posts.len(), both.unplaced.len()), (2, 1));
    assert_eq!(both.unplaced[0].why, Why::DateInOtherOrder { value: "2/15/2025".into(), order: DateOrder::DayFirst });
    assert!(both.remarks.contains(&Remark::DateOrderContradicted { order: DateOrder::DayFirst }));
}

#[test]
fn a_spreadsheets_numbers_are_dates_when_the_whole_column_is() {
    let plan = of("Datum;Titel;Uur\n45691;A;0,416666667\n45692;B;\n");
    let lines: Vec<String> = plan.posts.iter().map(line).collect();
    assert_eq!(lines, ["2 2025-02-03 10:00 - - - - - - 'A'", "3 2025-02-04 - - - - - - - 'B'"]);
    let mixed = of("Datum;Titel\n45691;A\n3-2-2025;B\n");
    assert_eq!(mixed.unplaced[0].why, Why::DateNotUnderstood { value: "45691".into() });
}

#[test]
fn dates_times_and_zones_come_together() {
    let at = |plan: &Plan| (plan.posts[0].publish_at.written(), plan.posts[0].publish_at.zone.clone());
    let brussels = Options { team_zone: "Europe/Brussels".into(), ..Options::default() };
    for (file, options, written, zone) in [
        ("Publish at,Title\n2025-07-03 10:00,A\n", &brussels, "2025-07-03T10:00", ""),
        ("Publish at,Title\n2025-07-03T10:00Z,A\n", &brussels, "2025-07-03T12:00", ""),
        ("Publish at,Title\n2025-07-03T10:00Z,A\n", &Options::default(), "2025-07-03T10:00", "UTC"),
        (
            "Publish at,Title,Time zone\n2025-07-03T23:30Z,A,Europe/London\n",
            &brussels,
            "2025-07-04T00:30",
            "Europe/London",
        ),
        ("Datum;Titel;Tijdzone\n2025-07-03;A;Mars\n", &brussels, "2025-07-03", ""),
        // A date without a time, as programs write it.
        ("Datum;Titel\n2025-07-03 00:00:00;A\n2025-07-04 00:00:00;B\n", &brussels, "2025-07-03", ""),
        ("Datum;Titel\n2025-07-03 00:00:00;A\n2025-07-04 08:00:00;B\n", &brussels, "2025-07-03T00:00", ""),
        ("Datum;Uur;Titel\n2025-07-03 00:00:00;8u;A\n", &brussels, "2025-07-03T08:00", ""),
    ] {
        assert_eq!(at(&planned(file.as_bytes(), options)), (written.to_owned(), zone.to_owned()), "{file}");
    }
    let elsewhere = Options { zone: "Europe/London".into(), ..brussels };
    assert_eq!(at(&planned(b"Datum;Titel\n2025-07-03;A\n", &elsewhere)).1, "Europe/London");
    let undated = of("Datum;Uur;Titel\n;10u;A\n");
    assert_eq!((undated.posts[0].publish_at.date, undated.posts[0].publish_at.time.is_some()), (None, true));
}

#[test]
fn a_date_that_is_still_to_come_is_none() {
    let plan = of("Datum;Titel;Uur;Status;Kanaal\nTBD;A;-;?;-\n-;B;;;\n45691;C;;;\n45692;-;-;-;-\n");
    let lines: Vec<String> = plan.posts.iter().map(line).collect();
    assert_eq!(lines, ["2 - - - - - - - - 'A'", "3 - - - - - - - - 'B'", "4 2025-02-03 - - - - - - - 'C'"]);
    assert_eq!(plan.posts[0].explanation, "Datum: TBD");
    let nobody = of("Titel;Wie\nA;nog te bepalen\n");
    assert_eq!((&nobody.posts[0].owner, nobody.posts[0].explanation.as_str()), (&None, "Wie: nog te bepalen"));
    assert_eq!(of("Datum;Titel;Tekst\n;-;Kom mee!\n").posts[0].title, "Kom mee!");
    assert_eq!(plan.unplaced[0].why, Why::OnlyADate { value: "45692".into() });
}

#[test]
fn a_date_without_a_year_takes_the_one_given() {
    let file = b"Datum;Titel\nma 3/2;A\n4 februari;B\n";
    let without = planned(file, &Options::default());
    assert_eq!(without.unplaced.len(), 2);
    assert_eq!(without.unplaced[0].why, Why::DateWithoutYear { value: "ma 3/2".into() });
    let with = planned(file, &Options { year: Some(2025), ..Options::default() });
    let days: Vec<_> = with.posts.iter().map(|post| post.publish_at.written()).collect();
    assert_eq!(days, ["2025-02-03", "2025-02-04"]);
    let beside_others = of("Datum;Titel\n4 februari;A\n5-2-2025;B\n6-2-2025;C\n");
    assert_eq!(beside_others.posts[0].publish_at.written(), "2025-02-04");
    assert!(beside_others.remarks.contains(&Remark::YearFromOthers { year: 2025, example: "4 februari".into() }));
    assert_eq!(of("Datum;Titel\n4 februari;A\n5-2-2025;B\n6-2-2026;C\n").unplaced.len(), 1);
}

#[test]
fn nothing_a_row_says_is_lost_under_any_mapping() {
    let table = read_table(DUTCH.as_bytes()).expect("a table");
    for overrides in ["", "Titel=-,Tekst=-", "Week=title,Uur=theme,Status=link", "Datum=-", "Datum=text,Tekst=channels"]
    {
        let mapping = guess_mapping(&table).with_overrides(overrides).expect(overrides);
        let plan = plan(&table, &mapping, &Options::default());
        let last = plan.posts.last().expect("a post");
        assert_eq!(last.row, 11);
        let said = format!("{last:?}");
        for cell in ["Weerplan", "Regent het? Dan schuiven we naar de hal.", "extra cel", "Praktisch"] {
            assert!(said.contains(cell), "{overrides}: {cell} in {said}");
        }
    }
}

#[test]
fn identities_do_not_follow_the_mapping_or_the_place() {
    let table = read_table(ENGLISH.as_bytes()).expect("a table");
    let mapping = guess_mapping(&table);
    let identities = |mapping: &Mapping| -> Vec<Vec<u8>> {
        plan(&table, mapping, &Options::default()).posts.iter().map(|post| post.identity().to_vec()).collect()
    };
    let other = mapping.clone().with_overrides("Hashtags=text,Date=-").expect("overrides");
    assert_eq!(identities(&mapping), identities(&other));
    assert_eq!(mapping.column_of(PostField::Date), Some(2));
}

#[test]
fn an_unknown_status_is_a_draft_and_an_empty_one_none() {
    let plan = of("Titel;Status\nA;Vervallen\nB;\nC;Geplaatst\n");
    let statuses: Vec<_> = plan.posts.iter().map(|post| post.status.as_ref().and_then(Open::known)).collect();
    assert_eq!(statuses, [Some(Status::Draft), None, Some(Status::Posted)]);
    assert_eq!(plan.posts[0].explanation, "Status: Vervallen");
}

mod any_bytes {
    use proptest::prelude::*;

    use super::*;

    /// Every row with contents is a post or has a reason; nothing panics.
    fn all_rows_have_a_place(bytes: &[u8]) {
        let Ok(table) = read_table(bytes) else { return };
        let mapping = guess_mapping(&table);
        let options = Options { year: Some(2025), ..Options::default() };
        let plan = plan(&table, &mapping, &options);
        let mut placed: Vec<usize> = plan.posts.iter().map(|post| post.row).collect();
        placed.extend(plan.unplaced.iter().map(|unplaced| unplaced.row));
        placed.sort_unstable();
        assert_eq!(placed, table.rows().map(|row| row.number).collect::<Vec<_>>());
        assert!(plan.posts.iter().all(|post| !post.title.is_empty()), "{plan:?}");
        let identities: std::collections::HashSet<_> = plan.posts.iter().map(PlannedPost::identity).collect();
        assert_eq!(identities.len(), plan.posts.len());
    }

    /// A cell in the manner of calendars, good and bad.
    fn cell() -> impl Strategy<Value = String> {
        prop_oneof![
            Just(String::new()),
            "[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}([T ][0-9]{1,2}[:.u][0-9]{2}(Z|[+-][0-9:]{2,5})?)?",
            "(ma|zo|Mon)?[., ]{0,2}[0-9]{1,2} (feb|maart|Aug)[., ]{0,2}[0-9]{0,5}",
            "[0-9]{0,9}([.,:][0-9]{0,12})?( ?[ap]m)?",
            "(Datum|Titel|Tekst|Uur|Status|Kanaal|Link|Notes|sep=;)",
            "\"[a-z,;\n\"]{0,9}\"?",
            "[ -~é€\n👩‍👧\u{202f}ıİß]{0,12}",
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            all_rows_have_a_place(&bytes);
        }

        #[test]
        fn that_look_like_a_calendar_never_panic(
            rows in proptest::collection::vec(proptest::collection::vec(cell(), 1..6), 1..12),
            separator in prop_oneof![Just(";"), Just(","), Just("\t")],
        ) {
            let rows: Vec<String> = rows.iter().map(|row| row.join(separator)).collect();
            all_rows_have_a_place(format!("Datum;Titel;Uur;Status;Kanaal\n{}", rows.join("\n")).as_bytes());
            all_rows_have_a_place(rows.join("\r\n").as_bytes());
        }

        #[test]
        fn any_date_that_is_written_is_read(days in 0_i64..200_000, is_dutch: bool) {
            let day = chrono::NaiveDate::from_ymd_opt(1950, 1, 1).expect("a day") + chrono::Duration::days(days);
            let written = if is_dutch { day.format("%-d-%-m-%Y") } else { day.format("%B %-d, %Y") };
            let plan = of(&format!("Datum;Titel\n{written};A\n"));
            prop_assert_eq!(plan.posts[0].publish_at.date, Some(day));
        }
    }
}
