//! Headings that people give their columns: Dutch and English, and the plain ones of French, German, Spanish, Portuguese, Italian.

use crate::words::plain;
use trekker_domain::import::PostField;

/// How surely a heading names a field, most sure first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sureness {
    /// One word of it does: 'Tekst voor Instagram'.
    Contains,
    /// It can mean this, if nothing better does.
    Perhaps,
    Surely,
}

/// Per field: headings that surely mean it and headings that perhaps do, the best first, all as [`plain`] spells
/// them, with `|` between.
const NAMES: &[(PostField, &str, &str)] = &[
    (
        PostField::Title,
        "title|titel|hook title|post title|headline|kop|hook|subject|onderwerp|titel bericht|berichttitel|\
         kopregel|onderwerpregel|subject line|post name|naam bericht|werktitel|titre|titulo|titolo|uberschrift",
        "name|naam|bericht|post|topic|activiteit|item|activity|idee|idea|wat|what",
    ),
    (
        PostField::Text,
        "full caption|caption|text|tekst|post text|posttekst|berichttekst|bericht tekst|bijschrift|\
         onderschrift|post copy|copy|copy text|message|bericht|body|full text|volledige tekst|tekst bericht|\
         tekst post|berichtinhoud|post caption|captions|post content|texte|texto|testo|legende",
        "content|inhoud|post|tweet|beschrijving|description|omschrijving|contenu|inhalt|contenido|conteudo|contenuto",
    ),
    (
        PostField::Date,
        "publish date|publicatiedatum|publication date|scheduled date|schedule date|post date|posting date|\
         plaatsingsdatum|geplande datum|datum plaatsing|datum publicatie|datum van publicatie|publiceren op|\
         plaatsen op|publish at|publish on|scheduled at|scheduled for|scheduled time utc|date|datum|\
         date time|datetime|datum tijd|datum en tijd|datum uur|datum en uur|date and time|datum online|\
         postdatum|live date|go live date|tijdstip van publicatie|date de publication|fecha|\
         fecha de publicacion|data de publicacao|data di pubblicazione|veroffentlichungsdatum",
        "dag|day|wanneer|when|scheduled|gepland|ingepland|planned|planning|publicatie|online|live|go live|\
         publish|published|gepubliceerd op|timing|data",
    ),
    (
        PostField::Time,
        "publish time|publicatietijd|posting time|post time|scheduled time|schedule time|time|tijd|tijdstip|\
         uur|uur van publicatie|uur publicatie|publicatie uur|publicatieuur|plaatsingstijd|tijd plaatsing|\
         hour|tijdstip plaatsing|uur plaatsing|uur van plaatsing|start time|starttijd|begintijd|\
         beginuur|heure|hora|horario|ora|orario|uhrzeit|zeit",
        "om|hoe laat|at",
    ),
    (PostField::Zone, "time zone|timezone|tijdzone|tz|zone", ""),
    (
        PostField::Status,
        "status|state|stand van zaken|stand|fase|stage|voortgang|progress|post status",
        "klaar|ready|staat|statut|estado|stato",
    ),
    (
        PostField::Channels,
        "channel|channels|kanaal|kanalen|platform|platforms|social network|network|networks|netwerk|\
         netwerken|social media|sociale media|socials|profile|profiles|profiel|profielen|account|accounts|\
         medium|social|social channel|social media kanaal|social media platform|plateforme|plataforma|\
         piattaforma|plattform|canal|canaux|canale|canali|kanale|reseau|reseaux|reseau social|red social",
        "media|waar|where",
    ),
    (
        PostField::Theme,
        "theme|thema|themas|thema s|themes|content pillar|pillar|contentpijler|pijler|category|categorie|\
         rubriek|campaign|campagne|content theme|contentthema|tema|rubrique",
        "topic|onderwerp|subject|label|labels|tag|tags|project|event|evenement",
    ),
    (
        PostField::Owner,
        "owner|eigenaar|verantwoordelijke|responsible|verantwoordelijk|assigned to|assignee|toegewezen aan|\
         trekker|wie|who|door wie|author|auteur|maker|responsible person|wie doet het|wie maakt|\
         person responsible|verantwoordelijke persoon",
        "door|by|contact|contactpersoon|redacteur|editor|writer|schrijver|creator|member|lid",
    ),
    (
        PostField::Explanation,
        "explanation|toelichting|notes|note|notities|notitie|opmerkingen|opmerking|remarks|remark|uitleg|\
         briefing|comments|comment|commentaar|extra info|instructions|instructies|extra informatie|\
         additional info|additional notes|remarques|notas|observacoes|observaciones|bemerkungen|notizen",
        "info|details|description|omschrijving|beschrijving|informatie|varia",
    ),
    (
        PostField::Link,
        "link|url|links|link url|weblink|hyperlink|landing page|landingspagina|webpagina",
        "website|site|webadres|bron",
    ),
    (
        PostField::Format,
        "format|media type|mediatype|formaat|soort media|type media|soort|vorm|post type|posttype|type post|\
         soort post|soort bericht|type bericht|type|content type|contenttype|soort content|type content|\
         contentvorm|mediavorm",
        "media|beeld",
    ),
];

/// Headings of columns that look like one of ours and are not. They go to the explanation.
const OTHERS: &str = "week|weeknummer|week nr|week number|month|maand|year|jaar|weekday|weekdag|quarter|kwartaal|nr|\
     nummer|number|id|hashtags|hashtag|cta|call to action|media file|file|bestand|bestanden|photo|foto|\
     image|afbeelding|approved|goedgekeurd|created|aangemaakt";

/// Words that make another thing of a heading that has ours in it: 'Review By', 'Due date', 'Link to photo'.
const OTHER_WORDS: &str = "review|reviewer|reviewed|approved|approval|approver|goedgekeurd|goedkeuring|created|aangemaakt|\
     gewijzigd|modified|updated|deadline|due|oplevering|hashtags|hashtag|cta|file|bestand|photo|foto|\
     image|afbeelding|video|alt|budget|week|count|aantal|likes|reach|bereik|id|event|evenement|design|\
     ontwerp|werkuren|arbeitsstunden|arbeitszeit|end|einde|eind|fin|ende|hours|uren|horas|heures|stunden|ore|minutes|minuten|minutos|duration|\
     duur|duree|dauer|duracion|duracao|durata|estimate|estimated|schatting|geschat|geschatte|effort";

/// Headings of columns that say when, and say it once more.
const CALENDAR: &str = "week|weeknummer|week nr|weeknr|week number|month|maand|year|jaar|weekday|weekdag|day|dag|\
     day of week|dag van de week|quarter|kwartaal|nr|no|nummer|number|semaine|woche|kw|semana|settimana|mois|monat|\
     mes|mese|annee|jahr|ano|anno|jour|tag|wochentag|dia|dia da semana|dia de la semana|giorno";

/// How headings say that what is under them is so much of a day, and no time of it.
const RATES: &[&str] = &[
    "/dag",
    "/day",
    "/dia",
    "/día",
    "/jour",
    "/tag",
    "/giorno",
    "/week",
    "/sem",
    " per ",
    " a day",
    " par jour",
    " pro tag",
    " por d",
    " al d",
    " al giorno",
];

/// Whether a list has this name.
fn has(list: &str, name: &str) -> bool {
    list.split('|').any(|one| one == name)
}

/// Whether a heading is one that calendars have: a field of ours, or a thing beside them.
pub fn is_known(heading: &str) -> bool {
    let heading = plain(heading);
    !heading.is_empty()
        && (has(OTHERS, &heading)
            || NAMES.iter().any(|(_, sure, perhaps)| has(sure, &heading) || has(perhaps, &heading)))
}

/// Whether a heading is that of a list of posts: a title, a text or a date for each.
pub(crate) fn is_of_a_list(heading: &str) -> bool {
    let fields = [PostField::Title, PostField::Text, PostField::Date];
    fields.into_iter().any(|field| matches!(fit(heading, field), Some((Sureness::Surely, _))))
}

/// Whether a column only says once more when, so that a row with no more than this and a date is an empty day.
pub(crate) fn is_calendar(heading: &str) -> bool {
    has(CALENDAR, &plain(heading))
}

/// Whether a column holds years.
pub(crate) fn is_year(heading: &str) -> bool {
    has("year|jaar|jahr|annee|ano|anno", &plain(heading))
}

/// Whether what is under a heading is a day of a month, if its cells are numbers.
pub(super) fn is_day(heading: &str) -> bool {
    has("dag|day|jour|tag|dia|giorno|datum|date|data|fecha|dagen|days", &plain(heading))
}

/// Whether a heading says that its column is none of our fields.
pub(super) fn is_other(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    let heading = plain(heading);
    RATES.iter().any(|rate| lower.contains(rate))
        || has(OTHERS, &heading)
        || heading.split(' ').any(|word| has(OTHER_WORDS, word))
}

/// How well a heading fits a field: how surely, and its place in the list, from 0 for the best; `None`: not at all.
pub(super) fn fit(raw: &str, field: PostField) -> Option<(Sureness, usize)> {
    let heading = plain(raw);
    if heading.is_empty() {
        return None;
    }
    let (_, sure, perhaps) = NAMES.iter().find(|(of, _, _)| *of == field)?;
    let place = |list: &str, fits: &dyn Fn(&str) -> bool| list.split('|').position(fits);
    if let Some(at) = place(sure, &|name| name == heading) {
        return Some((Sureness::Surely, at));
    }
    if let Some(at) = place(perhaps, &|name| name == heading) {
        return Some((Sureness::Perhaps, at));
    }
    if is_other(raw) {
        return None;
    }
    let padded = format!(" {heading} ");
    place(sure, &|name| padded.contains(&format!(" {name} "))).map(|at| (Sureness::Contains, at))
}

/// Whether the headings are in English rather than Dutch, by the words that differ.
pub(crate) fn are_english<'h>(headings: impl Iterator<Item = &'h str>) -> bool {
    const ENGLISH: &[&str] =
        &["date", "time", "caption", "title", "text", "channel", "theme", "notes", "owner", "day", "scheduled"];
    const DUTCH: &[&str] =
        &["datum", "tijd", "uur", "tekst", "titel", "kanaal", "kanalen", "thema", "dag", "bericht", "onderwerp"];
    let mut balance = 0_i32;
    for heading in headings {
        for word in plain(heading).split(' ') {
            balance += i32::from(ENGLISH.contains(&word)) - i32::from(DUTCH.contains(&word));
        }
    }
    balance > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_spelled_as_it_is_compared() {
        for (field, sure, perhaps) in NAMES {
            for name in sure.split('|').chain(perhaps.split('|').filter(|name| !name.is_empty())) {
                assert_eq!(name, plain(name), "{field:?}");
            }
        }
        for name in [OTHERS, OTHER_WORDS, CALENDAR].into_iter().flat_map(|list| list.split('|')) {
            assert_eq!(name, plain(name));
        }
    }

    #[test]
    fn no_heading_surely_means_two_fields() {
        for (field, sure, _) in NAMES {
            for (other, others, _) in NAMES.iter().filter(|(other, _, _)| other > field) {
                let both: Vec<_> = sure.split('|').filter(|name| has(others, name)).collect();
                assert!(both.is_empty(), "{field:?} and {other:?}: {both:?}");
            }
        }
    }

    #[test]
    fn the_one_who_reviews_is_not_the_owner() {
        for heading in ["Review By", "Approved", "Goedgekeurd door", "Deadline", "Due date", "Hashtags", "Media File"] {
            let fits = NAMES.iter().filter_map(|(field, _, _)| fit(heading, *field)).count();
            assert_eq!(fits, 0, "{heading}");
        }
    }
}
