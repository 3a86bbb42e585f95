//! Lists as people make them, and the rules that come of them.

use proptest::prelude::*;
use trekker_domain::id::DocId;
use trekker_domain::rule::Rule;

use super::settle::finds;
use super::*;

/// `avoid word|word > instead|instead # reason`, as the tables below have it.
fn written(rule: &NewRule) -> String {
    let sort = match rule.sort {
        Sort::Avoid => "avoid",
        Sort::Careful => "careful",
        Sort::Spelling => "spelling",
        _ => "another sort",
    };
    let part = |mark: &str, text: &str| if text.is_empty() { String::new() } else { format!(" {mark} {text}") };
    let about = rule.about.replace('\n', "|");
    let instead = part(">", &rule.instead.replace('\n', "|"));
    format!("{sort} {about}{instead}{}", part("#", &rule.reason))
}

fn all_hold(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        let list = word_rules(text);
        let rules: Vec<String> = list.rules.iter().map(written).collect();
        assert_eq!(rules, *expected, "{text}");
        // What became nothing is said to have no place.
        assert!(!rules.is_empty() || !list.unplaced.is_empty(), "{text}");
    }
}

#[test]
fn forms_in_bold_are_read() {
    all_hold(&[
        ("- **email**, not e-mail", &["avoid e-mail > email"]),
        ("- **e-mail**, niet email.", &["avoid email > e-mail"]),
        ("* __website__ (niet web site)", &["avoid web site > website"]),
        ("**EU**, not E.U. or european union", &["avoid E.U.|european union > EU"]),
        ("- **city council**, not City Council or City council", &["spelling city council"]),
        ("- **Repair Café**, nooit repaircafé", &["avoid repaircafé > Repair Café"]),
        ("- **town hall** or **city hall**, not Town Hall", &["spelling town hall"]),
        ("- **pop-up** as a noun. Never _popup_.", &["avoid popup > pop-up # as a noun."]),
        ("- **team members**, or **crew**. Avoid all iterations of _staffer_.", &["avoid staffer > team members|crew"]),
        (
            "- **inwoners** in plaats van _burgers_. Dat klinkt ver weg.",
            &["avoid burgers > inwoners # Dat klinkt ver weg."],
        ),
        ("- [**podcast**](https://a.be), niet _pod cast_ of “pod-cast”", &["avoid pod cast|pod-cast > podcast"]),
        (
            "- **Lokeren** refers to the town, _never_ to [the festival](https://a.be).",
            &["careful Lokeren # refers to the town, never to the festival."],
        ),
        (
            "- **login** when used as a noun. **log in** when used as a verb.",
            &["careful login|log in # when used as a noun. log in when used as a verb."],
        ),
        ("- **tram**, not when it is a bus", &["careful tram # not when it is a bus"]),
        ("- **spring** is lowercase.", &["spelling spring # is lowercase."]),
        (
            "- **spring** is lowercase unless it begins a name.",
            &["careful spring # is lowercase unless it begins a name."],
        ),
        ("- **GitHub**", &["spelling GitHub"]),
        ("- **DevOps**\n- **README**", &["spelling DevOps", "spelling README"]),
        ("- **single sign-on**", &["spelling single sign-on"]),
        ("- **front end**, **front-end developer**", &["spelling front-end developer"]),
        ("- GitHub", &["spelling GitHub"]),
        ("- **email**,\n  not e-mail", &["avoid e-mail > email"]),
        ("- **email**\n  - not e-mail", &["avoid e-mail > email"]),
        ("- Never _dropdown_.", &["avoid dropdown"]),
        ("- Avoid all iterations of _synergy_", &["avoid synergy"]),
        ("- Vermijd _doelgroep_, het klinkt als een jacht", &["avoid doelgroep # het klinkt als een jacht"]),
        ("- **Vermijd** _doelgroep_", &["avoid doelgroep"]),
    ]);
}

#[test]
fn exceptions_are_reasons_and_no_line_is_read_the_wrong_way_round() {
    all_hold(&[
        ("- Niet 'klant' maar 'bezoeker', behalve in facturen", &["avoid klant > bezoeker # behalve in facturen"]),
        ("- Zeg liever bezoeker dan klant, tenzij in facturen", &["avoid klant > bezoeker # tenzij in facturen"]),
        ("- 'bezoeker' in plaats van 'klant', behalve daar", &["avoid klant > bezoeker # behalve daar"]),
        ("- chairman -> chair, except in titles", &["avoid chairman > chair # except in titles"]),
        ("- **died**: never passed away unless they ask", &["avoid passed away > died # unless they ask"]),
        ("- Not 'users' except in jargon; say 'people'", &["avoid users > people # except in jargon"]),
        (
            "- steer, use 'make' or 'cause' instead (you steer boats, not plans)",
            &["avoid steer > make|cause # you steer boats, not plans"],
        ),
        ("- Say nothing rather than 'soon'", &["avoid soon"]),
        ("- Use customer only for shops, rather than visitor", &[]),
        ("- Never say 'died' rather than 'passed away'", &["avoid died # rather than 'passed away'"]),
        ("- Do not use 'passed away' rather than 'died'", &[]),
        ("- Schrijf nooit 'overleden' in plaats van 'gestorven'", &[]),
        ("- Do not avoid 'death'; say 'died' rather than 'passed away'", &[]),
        ("- not only men but also women", &[]),
        ("- niet alleen mannen maar ook vrouwen", &[]),
        ("- warm, not only loud", &[]),
        ("For example, say ‘mail us’ rather than ‘mail this’.", &[]),
    ]);
    let list = word_rules(include_str!("../../fixtures/wordlist.md"));
    let rules: Vec<String> = list.rules.iter().map(written).collect();
    assert_eq!(
        rules,
        [
            "avoid check box > checkbox # One word",
            "avoid datacentre > data centre",
            "avoid steer > make|cause|invite # you can only steer boats, not plans or helpers",
        ]
    );
    let unplaced: Vec<usize> = list.unplaced.iter().map(|(number, _)| *number).collect();
    assert_eq!(unplaced, [7, 11]);
}

#[test]
fn a_word_that_says_nothing_becomes_no_rule() {
    for text in [
        "- **agile**",
        "- **kanban**",
        "agile",
        "- agile",
        "- **Agile**",
        "- **a.m.**",
        "- **U.S.**",
        "- US",
        "- **IT**",
        "- **to do** (noun) and **to-do** (verb)",
        "- **percent** is preferred more than the % symbol.",
        "We are open, not closed.",
        "Kom zaterdag, niet zondag!",
        "- Be warm and clear, not loud or cold",
        "GitHub",
        "- Avoid jargon",
        "a,b",
        "- **crew member**, not member",
        "a -> a",
        "x =",
        "-> y",
    ] {
        let list = word_rules(text);
        assert_eq!(list.rules, [], "{text}");
        assert_eq!(list.unplaced, [(1, text.to_owned())], "{text}");
    }
}

#[test]
fn pairs_are_read() {
    all_hold(&[
        ("e-mail -> email", &["avoid e-mail > email"]),
        ("- e-mail → email", &["avoid e-mail > email"]),
        ("1. utilize => use (shorter)", &["avoid utilize > use # shorter"]),
        ("gratis -> kosteloos of vrij, want niets is gratis", &["avoid gratis > kosteloos|vrij # niets is gratis"]),
        ("citizens, inhabitants -> people / residents", &["avoid citizens|inhabitants > people|residents"]),
        ("state of the art -> new", &["avoid state of the art > new"]),
        ("niet: stakeholders, wel: betrokkenen", &["avoid stakeholders > betrokkenen"]),
        (
            "Wel: betrokkenen; niet: stakeholders; waarom: het is Nederlands",
            &["avoid stakeholders > betrokkenen # het is Nederlands"],
        ),
        ("- **Niet:** gratis **Wel:** kosteloos", &["avoid gratis > kosteloos"]),
        ("❌ zsm ✅ zo snel mogelijk", &["avoid zsm > zo snel mogelijk"]),
        ("not kiddos but children", &["avoid kiddos > children"]),
        ("- niet implementeren maar invoeren", &["avoid implementeren > invoeren"]),
        ("Zeg niet ‘kick-off’, zeg ‘start’", &["avoid kick-off > start"]),
        ("Don’t say “users”, say “people”.", &["avoid users > people"]),
        ("Gebruik inwoners in plaats van klanten", &["avoid klanten > inwoners"]),
        ("people instead of users", &["avoid users > people"]),
        ("liever soep dan bouillon", &["avoid bouillon > soep"]),
        ("soep, niet bouillon", &["avoid bouillon > soep"]),
        ("i.f.v. = voor", &["avoid i.f.v. > voor"]),
        ("implementer* = invoeren", &["avoid implementer* > invoeren"]),
        ("facebook = Facebook", &["spelling Facebook"]),
        ("Internet -> internet", &["spelling internet"]),
    ]);
}

#[test]
fn columns_are_read() {
    all_hold(&[
        (
            "avoid;use;why\nutilize;use;It is shorter.\nkiddos;children;",
            &["avoid utilize > use # It is shorter.", "avoid kiddos > children"],
        ),
        ("niet;wel;waarom\nburgers;inwoners, mensen;", &["avoid burgers > inwoners|mensen"]),
        ("Wel,Niet\ne-mail,email\n", &["avoid email > e-mail"]),
        ("Niet\tWel\nkosten\tprijs", &["avoid kosten > prijs"]),
        ("kiddos;children;too sweet", &["avoid kiddos > children # too sweet"]),
        (
            "synergie;dat zegt niemand in het echt en het is ook niet mooi",
            &["avoid synergie # dat zegt niemand in het echt en het is ook niet mooi"],
        ),
        (
            "| Avoid | Use |\n|---|---|\n| `e-mail` | **email** |\n| leverage | |",
            &["avoid e-mail > email", "avoid leverage"],
        ),
        (
            "| Term | Uitleg |\n|:--|--:|\n| community | noem liever de mensen |",
            &["careful community # noem liever de mensen"],
        ),
        ("Namen;Opmerking\nVooruit;zonder De", &["spelling Vooruit # zonder De"]),
        ("\"kosten; baten\";prijs", &["avoid kosten|baten > prijs"]),
        ("niet;wel\nInternet;internet", &["spelling internet"]),
    ]);
}

#[test]
fn words_under_a_heading_are_what_it_says() {
    all_hold(&[
        ("# Words to avoid\n- synergy\n- leverage, disrupt\n", &["avoid synergy|leverage|disrupt"]),
        (
            "## Vermijd\nsowieso\nsynergie (zegt niets)\nuitrollen: gebruik invoeren",
            &["avoid sowieso", "avoid synergie # zegt niets", "avoid uitrollen > invoeren"],
        ),
        ("Liever niet:\n\nsuper\nmega", &["avoid super|mega"]),
        ("**Vermijd**\n- super", &["avoid super"]),
        ("Use carefully\nhumour\n- figures – check them", &["careful humour", "careful figures # check them"]),
        ("# Voorzichtig met\n* **cijfers**: kijk ze na", &["careful cijfers # kijk ze na"]),
        (
            "# Namen\nDe Vooruit\nKBC Bank\n- WhatsApp (met grote A)",
            &["spelling De Vooruit|KBC Bank", "spelling WhatsApp # met grote A"],
        ),
        ("# Schrijfwijze\n- agile", &["spelling agile"]),
        ("# Vermijd\nsuper\n# Iets anders\nfijn", &["avoid super"]),
        ("# Vermijd\nDeze woorden gebruiken we niet.\nsuper", &["avoid super"]),
        ("# Vermijd\ne-mail -> email\nsuper", &["avoid e-mail > email", "avoid super"]),
    ]);
}

#[test]
fn numbers_are_those_of_lines_and_what_has_no_place_is_told() {
    let text =
        "\u{feff}---\r\ntitle: Woorden\r\n---\r\n\r\n# Lijst\r\n\r\n- **U.S.**, not US or USA\r\n- **agile**\r\n";
    let list = word_rules(text);
    assert_eq!(list.rules.iter().map(written).collect::<Vec<_>>(), ["avoid USA > U.S."]);
    assert_eq!(list.unplaced, [(7, "- **U.S.**, not US or USA".to_owned()), (8, "- **agile**".to_owned())]);
    assert!(!list.is_cut);
}

#[test]
fn a_list_is_read_up_to_its_limits() {
    let many: String = (0..MOST_RULES + 10).map(|nth| format!("slecht{nth} -> goed{nth}\n")).collect();
    let list = word_rules(&many);
    assert_eq!((list.rules.len(), list.is_cut), (MOST_RULES, true));
    let long = word_rules(&"é".repeat(MOST_BYTES));
    assert_eq!((long.rules.len(), long.is_cut), (0, true));
    let twice = word_rules("e-mail -> email\nE-mail -> email");
    assert_eq!((twice.rules.len(), twice.unplaced.len()), (1, 0));
}

/// Words and marks as they come together in lists, and as they do not.
fn lists() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "**",
        "**email**",
        "__",
        "_e-mail_",
        "*",
        "`",
        "[",
        "](x)",
        "<b>",
        "<",
        ">",
        "\\",
        "- ",
        "1. ",
        "# ",
        "## Vermijd\n",
        "# Names\n",
        "Careful:\n",
        "niet: ",
        "wel: ",
        " not ",
        ", not ",
        "niet ",
        " maar ",
        " instead of ",
        " -> ",
        " → ",
        " = ",
        ";",
        ",",
        "\t",
        "|",
        "|---|---|\n",
        "avoid;use\n",
        "| Niet | Wel |\n",
        "email",
        "E-mail",
        "e-mail",
        "GitHub",
        "github",
        "US",
        "U.S.",
        "us",
        "de",
        ". ",
        ".",
        "(",
        ")",
        "“",
        "”",
        "'",
        "’s",
        "\n",
        "\n",
        "\n",
        " ",
        " ",
        "İ",
        "ß",
        "🎪",
        "✅",
        "❌",
        "---\n",
        "```\n",
        "*a* b*",
        "or",
        " of ",
        " / ",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    let list = word_rules(text);
    for rule in &list.rules {
        let made = Rule { instead: rule.instead.clone(), ..Rule::new(DocId([1; 16]), rule.sort, &rule.about) };
        prop_assert!(made.is_understood(), "{rule:?}");
        for instead in made.insteads() {
            prop_assert!(made.words().all(|word| word != instead), "{rule:?}");
            prop_assert!(made.words().all(|word| !finds(&word.to_lowercase(), instead)), "{rule:?}");
        }
    }
    let count = text.split(['\n', '\r']).count();
    prop_assert!(list.unplaced.iter().all(|(number, _)| (1..=count).contains(number)));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_list_becomes_rules_that_can_be_understood(text in lists()) {
        holds(&text)?;
    }

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        holds(&text)?;
    }
}
