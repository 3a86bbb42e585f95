//! Words by which one tells who is spoken to.

/// Sayings in which `je` is nobody in particular.
pub(crate) const SAYINGS: &[&[&str]] = &[
    &["je", "weet", "maar", "nooit"],
    &["je", "weet", "nooit"],
    &["weet", "je", "wel"],
    &["weet", "je", "nog"],
    &["je", "van", "het"],
    &["je", "van", "hét"],
    &["je", "reinste"],
    &["wat", "je", "noemt"],
];
/// After these `u` and `je` are not who does it.
pub(crate) const PREPOSITIONS: &[&str] = &[
    "aan", "achter", "bij", "binnen", "boven", "buiten", "door", "in", "langs", "met", "na", "naar", "naast", "om",
    "onder", "op", "over", "per", "rond", "sinds", "te", "tegen", "tot", "tussen", "uit", "van", "vanaf", "via",
    "voor", "voorbij", "volgens", "zonder",
];
pub(crate) const OWNERS: &[&str] = &[
    "de", "het", "een", "uw", "onze", "ons", "jouw", "je", "hun", "zijn", "haar", "deze", "dit", "die", "dat", "elke",
    "iedere", "mijn",
];
pub(crate) const TIMES: &[&str] = &[
    "dag",
    "week",
    "maand",
    "jaar",
    "keer",
    "ochtend",
    "middag",
    "avond",
    "nacht",
    "weekend",
    "uur",
    "moment",
    "zomer",
    "winter",
    "lente",
    "herfst",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "plek",
    "plaats",
    "manier",
    "site",
];
/// Those who do what the verb after them says.
pub(crate) const OTHERS: &[&str] = &["we", "wij", "ze", "zij", "die", "mensen", "vrijwilligers", "om"];
/// Those with whom the verb right after them goes.
pub(crate) const DOERS: &[&str] = &["ik", "hij", "zij", "ze", "we", "wij"];
/// Verbs after which another one comes.
pub(crate) const MODAL: &[&str] =
    &["wil", "kan", "zal", "mag", "moet", "kom", "ga", "komt", "gaat", "wilde", "kon", "zou"];
/// Verbs that go with `u` as the one who does it, also where something else stands before them: `deze pas ontvangt u thuis`.
pub(crate) const WITH_U: &[&str] = &[
    "ontvangt", "krijgt", "vindt", "hoort", "blijft", "leest", "leert", "betaalt", "kiest", "wordt", "dient", "gaat",
    "begeeft", "komt",
];
/// What nobody is told to do.
pub(crate) const NO_ORDERS: &[&str] =
    &["heeft", "hebt", "bent", "kunt", "wilt", "zult", "mag", "moet", "krijgt", "weet", "hoeft", "gaat"];
/// After these the verb stands at the end of its clause.
pub(crate) const CLAUSES: &[&str] = &[
    "als",
    "dat",
    "wanneer",
    "omdat",
    "zodat",
    "indien",
    "of",
    "die",
    "wat",
    "waar",
    "zoals",
    "totdat",
    "voordat",
    "nadat",
    "tenzij",
    "hoewel",
    "terwijl",
    "zodra",
    "aangezien",
];
/// Words before `je` or `jullie` that are no verb, and after which those may do something.
pub(crate) const JOINING: &[&str] = &[
    "hoe",
    "waarom",
    "waarmee",
    "waarop",
    "welke",
    "en",
    "maar",
    "want",
    "bedankt",
    "hoi",
    "hallo",
    "hey",
    "dag",
    "beste",
    "lieve",
    "zelfs",
    "alleen",
    "eerst",
    "heel",
    "liefst",
    "soms",
    "misschien",
    "jij",
    "allemaal",
    "bijna",
];
/// Whoever is named beside `u`: `u en uw gezin`.
pub(crate) const BESIDE: &[&str] = &["uw", "wij", "ik", "iemand"];
/// A clause whose verb is further away is not looked through.
pub(crate) const LONGEST_CLAUSE: usize = 14;
/// `velen van u`: several people.
pub(crate) const SEVERAL: &[&str] =
    &["velen", "sommigen", "enkelen", "wie", "iemand", "ieder", "allen", "elk", "sommige", "enkele"];

/// What follows where `je` stands alone, and owns nothing.
pub(crate) const FOLLOW_ALONE: &[&str] = &[
    "de", "het", "een", "er", "ons", "onze", "dit", "dat", "deze", "die", "hier", "daar", "waar", "wat", "wie", "hoe",
    "ook", "nog", "al", "niet", "nooit", "altijd", "graag", "zelf", "mee", "in", "op", "aan", "uit", "met", "naar",
    "van", "voor", "bij", "om", "te", "tot", "door", "over", "onder", "tussen", "als", "en", "of", "maar", "dan", "nu",
    "vandaag", "morgen", "straks", "zo", "snel", "gerust", "gratis", "samen", "iets", "iemand", "alles", "veel",
    "meer", "zeker", "even", "eens", "geen", "wel",
];

/// What is told apart by letters: `zaal U`.
pub(crate) const LETTERED: &[&str] = &[
    "vitamine",
    "plan",
    "rij",
    "zaal",
    "lijn",
    "tram",
    "bus",
    "blok",
    "gebouw",
    "vak",
    "hal",
    "poort",
    "ingang",
    "parking",
    "zone",
    "groep",
    "ploeg",
    "team",
    "vitamines",
];
