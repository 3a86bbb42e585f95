//! Dutch verbs beside `je` and `u`: how they change with whom they go with.

use crate::word_set::WordSet;

/// What ends in a `t` that belongs to the verb itself: `moet je`, `wacht je`.
static STEMS_IN_T: WordSet = WordSet::new(
    "moet weet laat zit eet zet let past wacht praat start test geniet verlaat vergeet bezit meet giet schiet sluit \
     besluit fluit ontmoet groet post kost rust verwacht moest mocht wist dacht bracht kocht zocht",
);
/// What ends in a `t` and is no verb.
static NO_VERBS: WordSet = WordSet::new(
    "dat wat niet met tot uit want omdat zodat nadat voordat totdat doordat opdat naast het iets juist vast best eerst \
     meest laatst altijd haast vooruit feit kant post tekst kaart buurt echt",
);
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
static BEFORE_JE: WordSet = WordSet::new(
    "adviseer motiveer coach vertegenwoordig informeer scoor ontmoet kleur benader dien studeer ben heb kun kan zul zal \
     wil mag moet ga sta doe zie kom neem maak krijg vind word weet blijf geef zoek denk help werk woon ken lees schrijf \
     hoor voel koop betaal boek bestel reserveer kies breng haal vraag zeg vertel deel volg stuur bel mail meld steun \
     ontdek beleef proef speel dans zing loop fiets rijd reis wandel begin stop start wacht laat zit zet let hou houd \
     draag eet drink leer gebruik plaats bied verdien win bewaar bekijk kijk luister gun durf hoef heet wens verwacht \
     ontvang geniet mis verlaat vergeet zorg bouw vier schenk geloof hoop leef tref pak bak kook verhuis teken snap \
     begrijp zwem spring klim kampeer ren roei zeil schaats train oefen repeteer knutsel schilder naai brei klus verf \
     tuinier plant oogst ruim poets sorteer verzamel doneer sponsor registreer vul klik druk scan download check app tag \
     reageer antwoord stem bepaal beslis twijfel merk ervaar ontspan slaap overnacht logeer verblijf vertrek parkeer rij \
     stap ontbijt lunch smul snoep ruik raak verlies herken onthoud vergelijk bespaar spaar verkoop ruil huur leen \
     verhuur lever bezorg retourneer ondersteun begeleid ontwerp spreek praat zwijg lach droom vertrouw bescherm verbind \
     beweeg sport gooi vang trek draai sluit open verveel interesseer inspireer verras verwen trakteer bezoek verken \
     bewonder organiseer regel bereid beloof accepteer weiger annuleer wijzig verander verbeter herstel repareer probeer \
     overtuig schuif toon leg lig hang bind stel val verbaas proost klap sla steek stort tel trouw verdwaal waag werf \
     zend zweet zwaai adverteer adopteer amuseer beantwoord bedenk bedien behaal bemoei beoordeel bereik beschrijf \
     bespreek bestuur betrek bevestig bewerk combineer controleer creëer deponeer detecteer doorzoek droog erger film \
     flaneer gedraag haak herinner hoest installeer investeer juich kleed knip kweek laad leid meet nader neig noteer \
     observeer omarm onderneem onderzoek pas peddel picknick pluk presenteer profiteer puzzel realiseer recycle rol schat \
     schil schrik shop signaleer solliciteer surf tank trommel typ verhoog verlang vermijd verstuur vlieg voeg voer \
     voetbal voorkom vorm weef wijs wissel zaai zeef zwerf",
);
/// Those that stay as they are with `u`.
static SAME: WordSet = WordSet::new(
    "mag zou wou had was werd kon kwam ging deed zag wilde vond gaf nam kreeg bleef zei vroeg deelde hoorde maakte",
);
const PLURAL: &[(&str, &str)] = &[
    ("waren", "was"),
    ("hadden", "had"),
    ("wisten", "wist"),
    ("konden", "kon"),
    ("wilden", "wilde"),
    ("kwamen", "kwam"),
    ("gingen", "ging"),
    ("zouden", "zou"),
    ("moesten", "moest"),
    ("mochten", "mocht"),
    ("werden", "werd"),
    ("deden", "deed"),
    ("zagen", "zag"),
    ("kregen", "kreeg"),
    ("vonden", "vond"),
    ("zijn", "bent"),
    ("hebben", "hebt"),
    ("kunnen", "kunt"),
    ("zullen", "zult"),
    ("willen", "wilt"),
    ("mogen", "mag"),
    ("gaan", "gaat"),
    ("staan", "staat"),
    ("doen", "doet"),
    ("zien", "ziet"),
];
/// What one does, and what one has several of: `jullie boeken`.
static THINGS_TOO: WordSet = WordSet::new(
    "boeken fietsen vragen planten reizen dansen stemmen plannen wensen delen zorgen werken dromen kleuren haken rollen \
     vormen passen sporten klussen antwoorden stappen schatten",
);
/// What stands before a verb that stands by itself at the end of a clause: `inschrijft`, `meeneemt`.
static PREFIXES: WordSet = WordSet::new(
    "aan af bij binnen door in klaar langs los mee na om onder op over rond tegen terug thuis toe uit vast voor voort weg",
);

/// `heeft` in `heeft u`, as it stands before `je`. `None`: it is no verb, or the same.
pub(crate) fn before_je(verb: &str) -> Option<String> {
    if let Some((_, other)) = IRREGULAR.iter().find(|(with_u, _)| *with_u == verb) {
        return Some((*other).to_owned());
    }
    let is_known = verb.strip_suffix('t').is_some_and(|stem| BEFORE_JE.contains(stem));
    let may_be = is_known || (!NO_VERBS.contains(verb) && !STEMS_IN_T.contains(verb));
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
    if SAME.contains(verb) || STEMS_IN_T.contains(verb) && is_before_je(verb) {
        return Some(verb.to_owned());
    }
    if !is_before_je(verb) {
        return None;
    }
    let stem = if verb == "hou" { "houd" } else { verb };
    Some(if stem.ends_with('t') { stem.to_owned() } else { format!("{stem}t") })
}

pub(crate) fn is_before_je(verb: &str) -> bool {
    BEFORE_JE.contains(verb) || SAME.contains(verb)
}

/// Whether this goes with `u` as the one who does it: `bent`, `komt`, `kunt`.
pub(crate) fn is_with_you(verb: &str) -> bool {
    matches!(verb, "kan" | "zal" | "wil" | "mag" | "moet" | "weet" | "is" | "heeft")
        || SAME.contains(verb)
        || is_stem_with_t(verb)
        || STEMS_IN_T.contains(verb) && BEFORE_JE.contains(verb)
        // `inschrijft`; but not `inzet`, which one has as well.
        || PREFIXES.stripped(verb).any(is_stem_with_t)
}

fn is_stem_with_t(verb: &str) -> bool {
    before_je(verb).is_some_and(|stem| BEFORE_JE.contains(stem.as_str()))
}

/// `zijn` in `zijn jullie`, as it stands beside `u`. `None`: it is not known as a verb.
pub(crate) fn of_one(verb: &str) -> Option<String> {
    let irregular = PLURAL.iter().find(|(plural, _)| *plural == verb).map(|(_, of_one)| (*of_one).to_owned());
    irregular.or_else(|| before_u(stem_of(verb)?.as_str()))
}

/// `inschrijven`, `benaderen`: what is done, at the end of a clause.
pub(crate) fn is_infinitive(verb: &str) -> bool {
    stem_of(verb).is_some() || PREFIXES.stripped(verb).any(|part| stem_of(part).is_some())
}

/// `adviseer`, `help`: what somebody does who says `ik`.
pub(crate) fn is_of_me(verb: &str) -> bool {
    BEFORE_JE.contains(verb)
}

/// `wordt` as it stands, and `word` with its `t`: with `u` the one who does it. `None`: it is not known as a verb.
pub(crate) fn with_u(verb: &str) -> Option<String> {
    if is_before_je(verb) { before_u(verb) } else { is_stem_with_t(verb).then(|| verb.to_owned()) }
}

/// Whether it may be things that somebody has: `boeken`, `vragen`.
pub(crate) fn may_be_things(verb: &str) -> bool {
    THINGS_TOO.contains(verb)
}

/// The stem of a known verb that ends in `en`, by the spelling of Dutch: `zwemmen` is of `zwem`, `lezen` of `lees`.
pub(crate) fn stem_of(verb: &str) -> Option<String> {
    let base = verb.strip_suffix("en")?;
    let mut letters = base.chars().rev();
    let (last, vowel, before) = (letters.next()?, letters.next()?, letters.next());
    let is_vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut stems_of = vec![base.to_owned()];
    if last == vowel {
        stems_of.push(base[..base.len() - last.len_utf8()].to_owned());
    }
    if is_vowel(vowel) && !is_vowel(last) && !before.is_some_and(is_vowel) {
        let at = base.len() - last.len_utf8();
        stems_of.push(format!("{}{vowel}{last}", &base[..at]));
    }
    let hardened = |stem: &String| match (stem.strip_suffix('v'), stem.strip_suffix('z')) {
        (Some(rest), _) => format!("{rest}f"),
        (_, Some(rest)) => format!("{rest}s"),
        (None, None) => stem.clone(),
    };
    // The longer vowel first: `spelen` is of `speel`.
    stems_of.iter().rev().map(hardened).find(|stem| BEFORE_JE.contains(stem.as_str()))
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
        for (of_several, with_u) in [
            ("zijn", "bent"),
            ("spelen", "speelt"),
            ("zwemmen", "zwemt"),
            ("lezen", "leest"),
            ("schrijven", "schrijft"),
            ("reizen", "reist"),
            ("wachten", "wacht"),
            ("vergeten", "vergeet"),
            ("doneren", "doneert"),
            ("komen", "komt"),
        ] {
            assert_eq!(of_one(of_several).as_deref(), Some(with_u), "{of_several} jullie");
        }
        for no_verb in ["kinderen", "mensen", "vrienden", "en", "één", "ben", "ééen", "🎪en", "👍👍en"] {
            assert_eq!(of_one(no_verb), None, "{no_verb}");
        }
        for (word, is_verb) in [("inschrijft", true), ("meeneemt", true), ("inzet", false), ("kracht", false)] {
            assert_eq!(is_with_you(word), is_verb, "je {word}");
        }
        for no_verb in ["met", "dat", "want", "omdat", "moet", "weet", "wacht"] {
            assert_eq!(before_je(no_verb), None, "{no_verb}");
        }
        for no_verb in ["met", "als", "van", "dat", "en"] {
            assert_eq!(before_u(no_verb), None, "{no_verb}");
        }
    }
}
