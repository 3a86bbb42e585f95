//! Files as people had them, each the smallest that went wrong once.

use super::*;

fn brussels() -> Options {
    Options { team_zone: "Europe/Brussels".into(), ..Options::default() }
}

fn read(bytes: &[u8]) -> (Vec<String>, Vec<String>, Vec<Remark>) {
    let plan = planned(bytes, &brussels());
    let unplaced = plan.unplaced.iter().map(|it| format!("{} {:?}", it.row, it.why)).collect();
    (plan.posts.iter().map(line).collect(), unplaced, plan.remarks)
}

#[test]
fn hours_a_day_are_no_time() {
    let (posts, _, _) = read(include_bytes!("../../../fixtures/hours-per-day.csv"));
    assert_eq!(posts[0], "2 2026-04-19 - - - - Cartazes - - 'Colar cartazes no bairro'");
    let plan = planned("Datum,Uur/dag,Werkuren,Tekst\n1-6-2026,3u,2u,A\n".as_bytes(), &brussels());
    assert_eq!(plan.posts[0].publish_at.written(), "2026-06-01");
}

#[test]
fn a_column_of_universal_time_becomes_the_teams_time() {
    let (posts, _, remarks) = read(include_bytes!("../../../fixtures/utc-time.csv"));
    assert_eq!(posts[0], "2 2026-06-05 11:00 - - Facebook - - - 'Doors open at noon'");
    assert!(remarks.contains(&Remark::TimesInZone { column: "Time (UTC)".into(), zone: "UTC".into() }));
    for (file, written, zone) in [
        ("Date,Time (UTC),Post\n2026-06-05,23:30,A\n", "2026-06-06T01:30", ""),
        ("Date,Time (UTC+3),Post\n2026-06-05,00:30,A\n", "2026-06-04T23:30", ""),
        ("Date,Time New York,Post\n2026-06-05,09:00,A\n", "2026-06-05T09:00", "America/New_York"),
        ("Date,Time (Brussels),Post\n2026-06-05,09:00,A\n", "2026-06-05T09:00", ""),
        ("Date,Time,Post\n2026-06-05,09:00 UTC,A\n", "2026-06-05T11:00", ""),
        ("Date,Time,Post\n2026-06-05,09:00 (Europe/London),A\n", "2026-06-05T09:00", "Europe/London"),
        ("Date,Time (UTC),Time zone,Post\n2026-06-05,09:00,europe/london,A\n", "2026-06-05T09:00", "Europe/London"),
        ("Scheduled time UTC,Post\n2026-06-05 09:00,A\n", "2026-06-05T11:00", ""),
    ] {
        let at = &planned(file.as_bytes(), &brussels()).posts[0].publish_at;
        assert_eq!((at.written().as_str(), at.zone.as_str()), (written, zone), "{file}");
    }
}

#[test]
fn of_two_columns_of_times_a_person_chooses() {
    let bytes = include_bytes!("../../../fixtures/two-times.csv");
    let (posts, _, remarks) = read(bytes);
    assert_eq!(posts[0], "2 - - - - instagram - - - 'We begin today'");
    let columns = vec!["time_brussels".to_owned(), "time_montreal".to_owned()];
    assert!(remarks.contains(&Remark::SeveralTimes { columns }), "{remarks:?}");
    let table = read_table(bytes).expect("a table");
    let chosen = guess_mapping(&table).with_overrides("time_montreal=time").expect("a mapping");
    let plan = plan(&table, &chosen, &brussels());
    assert_eq!(
        (plan.posts[0].publish_at.time.is_some(), plan.posts[0].publish_at.zone.as_str()),
        (true, "America/Montreal")
    );
    assert!(!plan.remarks.iter().any(|remark| matches!(remark, Remark::SeveralTimes { .. })));
}

#[test]
fn rows_that_are_no_posts_are_named_with_their_numbers() {
    let (posts, unplaced, _) = read(include_bytes!("../../../fixtures/weekday-only.csv"));
    assert_eq!(posts, ["2 2026-03-30 - - - - - - - 'Ensaio aberto'"]);
    let days: Vec<&str> = unplaced.iter().map(|it| it.split('{').next().unwrap_or_default().trim()).collect();
    assert_eq!(days, ["3 OnlyADate", "4 OnlyADate", "5 OnlyADate"]);
    let (posts, unplaced, _) = read(include_bytes!("../../../fixtures/legend-rows.csv"));
    assert_eq!(posts[0], "2 2026-05-05 - - - Instagram - - - 'Ouverture'");
    assert_eq!(posts.len(), 2);
    assert_eq!(
        unplaced,
        ["5 OnlyANote { value: \"Rubrique 1 : annonces\" }", "6 OnlyANote { value: \"Rubrique 2 : coulisses\" }"]
    );
    // A day with a note, and a thought without a day, are posts all the same.
    assert_eq!(of("Datum;Titel;Nota\n1-6-2026;;Vakantie\n;Kom mee;\n").posts.len(), 2);
}

#[test]
fn days_beside_each_other_are_refused_with_their_reason() {
    for (file, columns) in [
        (include_str!("../../../fixtures/matrix.csv"), &["Maandag", "Dinsdag", "Woensdag", "…"][..]),
        ("Kanaal;jan;feb;mrt\nFacebook;a;b;c\n", &["jan", "feb", "mrt", "…"]),
        ("Kanaal;1-6-2026;2-6-2026;3-6-2026\nFacebook;a;b;c\n", &["1-6-2026", "2-6-2026", "3-6-2026", "…"]),
    ] {
        let columns = columns.iter().map(|it| (*it).to_owned()).collect();
        assert_eq!(read_table(file.as_bytes()).err(), Some(crate::table::error::TableError::DaysAsColumns { columns }));
    }
    // Who is there on which day, beside a list of posts.
    assert!(read_table("Titel;Tekst;ma;di;wo\nA;b;x;;x\n".as_bytes()).is_ok());
}

#[test]
fn a_weekday_that_contradicts_the_date_is_said() {
    let (posts, unplaced, remarks) = read(include_bytes!("../../../fixtures/wrongday.csv"));
    assert_eq!((posts.len(), unplaced.len()), (2, 2));
    let date = "2026-06-02".parse().expect("a date");
    let said = Remark::WeekdayContradicted { rows: 1, first_row: 2, example: "maandag".into(), date };
    assert!(remarks.contains(&said), "{remarks:?}");
    for (cell, contradicts) in [
        ("maandag 2 juni 2026", true),
        ("mardi 2 juin 2026", false),
        ("ma 2-6-2026", false),
        ("do 2-6-2026", true),
        ("Wed, Jun 2, 2026", true),
        ("terça-feira, 2 de junho de 2026", false),
    ] {
        let remarks = of(&format!("Datum;Titel\n\"{cell}\";A\n")).remarks;
        // `ma` is Monday in Dutch and Tuesday in Italian.
        let is_said = remarks.iter().any(|remark| matches!(remark, Remark::WeekdayContradicted { .. }));
        assert_eq!(is_said, contradicts, "{cell}");
    }
}

#[test]
fn days_that_are_not_named_are_not_guessed() {
    let (posts, unplaced, _) = read(include_bytes!("../../../fixtures/relative-dates.csv"));
    assert_eq!(posts, [""; 0]);
    assert_eq!(unplaced, ["2 DateRelative { value: \"T-2_Mon\" }", "3 DateRelative { value: \"T0_Fri\" }"]);
    let tomorrow = of("Datum;Titel\nmorgen;A\n3 juni;B\n");
    let whys: Vec<&Why> = tomorrow.unplaced.iter().map(|it| &it.why).collect();
    assert_eq!(whys, [&Why::DateRelative { value: "morgen".into() }, &Why::DateWithoutYear { value: "3 juni".into() }]);
    let (posts, _, remarks) = read(include_bytes!("../../../fixtures/no-year.csv"));
    assert!(posts.iter().all(|post| post.contains(" - - ")), "{posts:?}");
    assert!(remarks.contains(&Remark::DatesUnread { column: "Sana".into(), example: "1-Yanvar".into() }));
}

#[test]
fn two_headings_and_months_that_stand_once_are_read() {
    let (posts, _, remarks) = read(include_bytes!("../../../fixtures/twohead.csv"));
    assert_eq!(
        posts,
        [
            "5 2026-06-01 19:30 - - FB+Insta - - - 'Start kaartverkoop'",
            "6 2026-06-03 12:00 - - Insta - - - 'Wie zijn wij'",
            "7 2026-06-05 - - - FB - - - 'Herinnering'",
            "8 2026-07-01 09:00 - - FB - - - 'Dank'",
        ]
    );
    assert!(remarks.contains(&Remark::YearFromTitle { year: 2026, example: "ma 1 juni".into() }), "{remarks:?}");
    let by_year = of("Jaar;Maand;Dag;Titel\n2027;mei;3;A\n");
    assert_eq!(by_year.posts[0].publish_at.written(), "2027-05-03");
    let without = of("Maand;Dag;Titel\nmei;3;A\n");
    assert_eq!(without.unplaced[0].why, Why::DateWithoutYear { value: "3 mei".into() });
}

#[test]
fn marks_of_inches_and_quotations_are_letters() {
    let plan = planned(include_bytes!("../../../fixtures/inch.csv"), &brussels());
    let texts: Vec<&str> = plan.posts.iter().map(|post| post.text.as_str()).collect();
    assert_eq!(texts, ["Pizza van 12\" voor 5 euro", "Hij zei: \"kom\" en ging", "Derde"]);
}

#[test]
fn a_spreadsheets_numbers_are_days_and_hours() {
    let (posts, unplaced, _) = read(include_bytes!("../../../fixtures/serial.csv"));
    assert_eq!(unplaced, [""; 0]);
    assert_eq!(
        posts,
        [
            "2 2026-06-01 19:30 - - Instagram - - - 'Kaarten'",
            "3 2026-06-02 18:00 - - Facebook - - - 'Met uur erin'",
            "4 2026-06-03 12:00 - - Facebook - - - 'Middag'",
        ]
    );
}
