//! Dutch verbs beside `je` and `u`: how they change with whom they go with.

/// What ends in a `t` that belongs to the verb itself: `moet je`, `wacht je`.
const STEMS_IN_T: &[&str] = &[
    "moet", "weet", "laat", "zit", "eet", "zet", "let", "past", "wacht", "praat", "start", "test", "geniet", "verlaat",
    "vergeet", "bezit", "meet", "giet", "schiet", "sluit", "besluit", "fluit", "ontmoet", "groet", "post", "kost",
    "rust", "verwacht", "moest", "mocht", "wist", "dacht", "bracht", "kocht", "zocht",
];
/// What ends in a `t` and is no verb.
const NO_VERBS: &[&str] = &[
    "dat", "wat", "niet", "met", "tot", "uit", "want", "omdat", "zodat", "nadat", "voordat", "totdat", "doordat",
    "opdat", "naast", "het", "iets", "juist", "vast", "best", "eerst", "meest", "laatst", "altijd", "haast", "vooruit",
    "feit", "kant", "post", "tekst", "kaart", "buurt", "echt",
];
const IRREGULAR: &[(&str, &str)] = &[
    ("heeft", "heb"),
    ("hebt", "heb"),
    ("bent", "ben"),
    ("kunt", "kun"),
    ("zult", "zul"),
    ("wilt", "wil"),
    ("gaat", "ga"),
    ("staat", "sta"),
    ("slaat", "sla"),
    ("doet", "doe"),
    ("ziet", "zie"),
    ("verstaat", "versta"),
];
/// Verbs as they stand before `je`: those one meets in what a team writes.
const BEFORE_JE: &[&str] = &[
    "ben",
    "heb",
    "kun",
    "kan",
    "zul",
    "zal",
    "wil",
    "mag",
    "moet",
    "ga",
    "sta",
    "doe",
    "zie",
    "kom",
    "neem",
    "maak",
    "krijg",
    "vind",
    "word",
    "weet",
    "blijf",
    "geef",
    "zoek",
    "denk",
    "help",
    "werk",
    "woon",
    "ken",
    "lees",
    "schrijf",
    "hoor",
    "voel",
    "koop",
    "betaal",
    "boek",
    "bestel",
    "reserveer",
    "kies",
    "breng",
    "haal",
    "vraag",
    "zeg",
    "vertel",
    "deel",
    "volg",
    "stuur",
    "bel",
    "mail",
    "meld",
    "schrijf",
    "steun",
    "ontdek",
    "beleef",
    "proef",
    "speel",
    "dans",
    "zing",
    "loop",
    "fiets",
    "rijd",
    "reis",
    "wandel",
    "begin",
    "stop",
    "start",
    "wacht",
    "laat",
    "zit",
    "zet",
    "let",
    "hou",
    "houd",
    "draag",
    "eet",
    "drink",
    "leer",
    "gebruik",
    "plaats",
    "bied",
    "verdien",
    "win",
    "bewaar",
    "bekijk",
    "kijk",
    "luister",
    "gun",
    "durf",
    "hoef",
    "heet",
    "wens",
    "verwacht",
    "ontvang",
    "geniet",
    "mis",
    "verlaat",
    "vergeet",
    "zorg",
    "bouw",
    "ontmoet",
    "vier",
    "schenk",
    "geloof",
    "hoop",
    "leef",
    "tref",
    "pak",
    "bak",
    "kook",
    "verhuis",
    "teken",
    "snap",
    "begrijp",
];
/// Those that stay as they are with `u`.
const SAME: &[&str] = &[
    "mag", "zou", "wou", "had", "was", "werd", "kon", "kwam", "ging", "deed", "zag", "wilde", "vond", "gaf", "nam",
    "kreeg", "bleef", "zei", "vroeg", "deelde", "hoorde", "maakte",
];
const PLURAL: &[(&str, &str)] = &[
    ("zijn", "bent"),
    ("hebben", "hebt"),
    ("kunnen", "kunt"),
    ("zullen", "zult"),
    ("willen", "wilt"),
    ("mogen", "mag"),
    ("moeten", "moet"),
    ("gaan", "gaat"),
    ("staan", "staat"),
    ("doen", "doet"),
    ("zien", "ziet"),
    ("komen", "komt"),
    ("nemen", "neemt"),
    ("maken", "maakt"),
    ("krijgen", "krijgt"),
    ("vinden", "vindt"),
    ("worden", "wordt"),
    ("weten", "weet"),
    ("blijven", "blijft"),
    ("geven", "geeft"),
    ("denken", "denkt"),
    ("helpen", "helpt"),
    ("kennen", "kent"),
    ("brengen", "brengt"),
    ("kiezen", "kiest"),
    ("vragen", "vraagt"),
    ("zorgen", "zorgt"),
    ("wonen", "woont"),
    ("werken", "werkt"),
    ("verwachten", "verwacht"),
];

/// `heeft` in `heeft u`, as it stands before `je`. `None`: it is no verb, or the same.
pub(crate) fn before_je(verb: &str) -> Option<String> {
    if let Some((_, other)) = IRREGULAR.iter().find(|(with_u, _)| *with_u == verb) {
        return Some((*other).to_owned());
    }
    let is_known = BEFORE_JE.iter().any(|stem| verb.strip_suffix('t') == Some(stem));
    let may_be = is_known || (!NO_VERBS.contains(&verb) && !STEMS_IN_T.contains(&verb));
    let stem = verb.strip_suffix('t').filter(|stem| may_be && stem.len() > 2)?;
    Some(stem.to_owned())
}

/// `heeft` in `u heeft`, as it stands after `je`.
pub(crate) fn after_je(verb: &str) -> Option<&'static str> {
    match verb {
        "heeft" => Some("hebt"),
        "is" => Some("bent"),
        _ => None,
    }
}

/// `kom` in `kom je`, as it stands before `u`. `None`: it is not known as a verb.
pub(crate) fn before_u(verb: &str) -> Option<String> {
    if let Some((with_u, _)) = IRREGULAR.iter().find(|(with_u, other)| *other == verb && *with_u != "heeft") {
        return Some((*with_u).to_owned());
    }
    match verb {
        "kan" => return Some("kunt".to_owned()),
        "zal" => return Some("zult".to_owned()),
        _ => {}
    }
    if SAME.contains(&verb) || STEMS_IN_T.contains(&verb) && is_before_je(verb) {
        return Some(verb.to_owned());
    }
    if !is_before_je(verb) {
        return None;
    }
    let stem = if verb == "hou" { "houd" } else { verb };
    Some(if stem.ends_with('t') { stem.to_owned() } else { format!("{stem}t") })
}

pub(crate) fn is_before_je(verb: &str) -> bool {
    BEFORE_JE.contains(&verb) || SAME.contains(&verb)
}

/// Whether this goes with `u` as the one who does it: `bent`, `komt`, `kunt`.
pub(crate) fn is_with_you(verb: &str) -> bool {
    matches!(verb, "kan" | "zal" | "wil" | "mag" | "moet" | "weet" | "is" | "heeft")
        || SAME.contains(&verb)
        || before_je(verb).is_some_and(|stem| BEFORE_JE.contains(&stem.as_str()))
        || STEMS_IN_T.contains(&verb) && BEFORE_JE.contains(&verb)
}

/// `zijn` in `zijn jullie`, as it stands beside `u`.
pub(crate) fn of_one(verb: &str) -> Option<&'static str> {
    PLURAL.iter().find(|(plural, _)| *plural == verb).map(|(_, of_one)| *of_one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_change_with_whom_they_go_with() {
        for (with_u, with_je) in [
            ("heeft", "heb"),
            ("bent", "ben"),
            ("kunt", "kun"),
            ("vindt", "vind"),
            ("wordt", "word"),
            ("komt", "kom"),
            ("gaat", "ga"),
            ("ziet", "zie"),
            ("leest", "lees"),
            ("geeft", "geef"),
            ("houdt", "houd"),
        ] {
            assert_eq!(before_je(with_u).as_deref(), Some(with_je), "{with_u} u");
        }
        for (with_je, with_u) in [
            ("heb", "hebt"),
            ("ben", "bent"),
            ("kun", "kunt"),
            ("kom", "komt"),
            ("ga", "gaat"),
            ("vind", "vindt"),
            ("mag", "mag"),
            ("weet", "weet"),
            ("wacht", "wacht"),
            ("hou", "houdt"),
        ] {
            assert_eq!(before_u(with_je).as_deref(), Some(with_u), "{with_je} je");
        }
        for no_verb in ["met", "dat", "want", "omdat", "moet", "weet", "wacht"] {
            assert_eq!(before_je(no_verb), None, "{no_verb}");
        }
        for no_verb in ["met", "als", "van", "dat", "en"] {
            assert_eq!(before_u(no_verb), None, "{no_verb}");
        }
    }
}
