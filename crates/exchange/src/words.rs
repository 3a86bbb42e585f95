//! Words as people type them in a spreadsheet, Dutch and English, and what they mean to us.

use trekker_domain::name;
use trekker_domain::post::{Format, Status};

/// What two spellings have in common: small letters and digits without accents, single spaces for all else.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase).map(without_accent) {
        if letter.is_alphanumeric() {
            plain.push(letter);
        } else if !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// A text in small letters without the accents of western languages.
pub(crate) fn without_accents(lower: &str) -> String {
    lower.chars().map(without_accent).collect()
}

fn without_accent(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' | 'õ' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        _ => letter,
    }
}

/// How far a post is, in the words of calendars; `None`: a word we do not know.
pub(crate) fn status_of(cell: &str) -> Option<Status> {
    Some(match plain(cell).as_str() {
        "idea" | "idee" | "ideeen" | "ideas" | "brainstorm" | "suggestie" | "suggestion" | "voorstel" | "backlog" => {
            Status::Idea
        }
        "draft" | "drafts" | "concept" | "klad" | "ontwerp" | "to do" | "todo" | "te doen" | "te maken"
        | "te schrijven" | "to write" | "not started" | "niet gestart" | "nog niet gestart" | "nog te maken"
        | "in progress" | "bezig" | "mee bezig" | "in uitvoering" | "lopend" | "wip" | "in opmaak" | "in de maak"
        | "writing" | "open" | "first draft" | "eerste versie" | "new" | "nieuw" | "started" | "gestart"
        | "in voorbereiding" => Status::Draft,
        "review"
        | "in review"
        | "to review"
        | "for review"
        | "in revisie"
        | "te reviewen"
        | "needs review"
        | "pending"
        | "pending approval"
        | "pending review"
        | "awaiting approval"
        | "for approval"
        | "to approve"
        | "needs approval"
        | "submitted"
        | "ter goedkeuring"
        | "ter controle"
        | "ter review"
        | "te controleren"
        | "te keuren"
        | "goed te keuren"
        | "goedkeuren"
        | "wacht op goedkeuring"
        | "wachten op goedkeuring"
        | "wacht op akkoord"
        | "nakijken"
        | "na te kijken"
        | "na te lezen"
        | "nalezen"
        | "controle"
        | "feedback"
        | "wacht op feedback" => Status::Review,
        "planned"
        | "scheduled"
        | "gepland"
        | "ingepland"
        | "klaar"
        | "klaar voor publicatie"
        | "klaargezet"
        | "ready"
        | "ready to post"
        | "ready to publish"
        | "ready to go"
        | "approved"
        | "goedgekeurd"
        | "akkoord"
        | "final"
        | "definitief"
        | "queued"
        | "in queue"
        | "in planning"
        | "staat klaar"
        | "kan online"
        | "te plaatsen"
        | "te posten"
        | "te publiceren" => Status::Planned,
        "posted" | "published" | "geplaatst" | "gepubliceerd" | "live" | "online" | "sent" | "verzonden"
        | "verstuurd" | "gepost" | "staat online" | "is online" | "out" => Status::Posted,
        _ => return None,
    })
}

/// What a post is made of, and whether the word says no more than that ('carousel' does); `None`: a word we do not know.
pub(crate) fn format_of(cell: &str) -> Option<(Format, bool)> {
    Some(match plain(cell).as_str() {
        "photo" | "photos" | "foto" | "foto s" | "fotos" | "image" | "images" | "picture" | "pictures"
        | "afbeelding" | "afbeeldingen" | "beeld" | "plaatje" => (Format::Photo, true),
        "carousel" | "carrousel" | "album" | "foto album" | "fotoalbum" | "fotoreeks" | "visual" | "visuals"
        | "graphic" | "infographic" | "illustratie" | "illustration" | "affiche" | "poster" | "flyer" | "banner"
        | "gif" | "single image" => (Format::Photo, false),
        "video" | "videos" | "video s" | "film" | "filmpje" | "filmpjes" => (Format::Video, true),
        "reel" | "reels" | "short" | "shorts" | "long form" | "animation" | "animatie" | "tiktok" | "live video"
        | "livestream" | "aftermovie" | "vlog" => (Format::Video, false),
        "text" | "tekst" | "text only" | "alleen tekst" | "enkel tekst" => (Format::Text, true),
        "tweet" | "thread" | "draadje" | "quote" | "citaat" => (Format::Text, false),
        "link" | "links" | "url" => (Format::Link, true),
        "article" | "artikel" | "blog" | "blogpost" | "blog post" | "persbericht" => (Format::Link, false),
        _ => return None,
    })
}

/// Whether a cell only fills a hole: a dash, a question mark.
pub(crate) fn says_nothing(cell: &str) -> bool {
    cell.chars().all(|letter| matches!(letter, '-' | '–' | '—' | '?' | '.' | '…' | '/' | '_' | ' '))
}

/// Whether a cell of a column of dates or people says that there is none yet.
pub(crate) fn is_still_open(cell: &str) -> bool {
    const WORDS: &str = "tbd|tba|tbc|ntb|n t b|nog te bepalen|nader te bepalen|te bepalen|nog niet bekend|onbekend|unknown|later|\
                         volgt|geen|none|nvt|n v t|n a|na|undated|to be decided|to be determined|to be confirmed|no date|\
                         nog te plannen|te plannen|in te plannen|evergreen|tijdloos|flexibel|flexible";
    let plain = plain(cell);
    WORDS.split('|').any(|word| word == plain)
}

/// The names people give to places to publish; a hint where to cut 'Facebook & Instagram', never a limit.
const NETWORKS: &[&str] = &[
    "instagram",
    "insta",
    "ig",
    "facebook",
    "fb",
    "linkedin",
    "li",
    "x",
    "twitter",
    "tiktok",
    "youtube",
    "yt",
    "threads",
    "bluesky",
    "mastodon",
    "pinterest",
    "snapchat",
    "whatsapp",
    "telegram",
    "reddit",
    "vimeo",
    "nieuwsbrief",
    "newsletter",
    "mailing",
    "mail",
    "email",
    "e mail",
    "website",
    "site",
    "web",
    "blog",
    "intranet",
    "app",
    "podcast",
    "nextdoor",
    "hoplr",
    "discord",
    "flickr",
    "google",
    "krant",
    "pers",
    "gemeenteblad",
    "clubblad",
    "infoblad",
];

/// Whether a name begins with that of a network we know: 'Instagram', 'Facebook-groep'.
pub(crate) fn is_network(name: &str) -> bool {
    let plain = plain(name);
    NETWORKS
        .iter()
        .any(|network| plain.strip_prefix(network).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// More names in one cell are no list of channels.
const MOST_CHANNELS: usize = 30;

/// The channels in a cell, each once, and whether that is all of it: not when one is too long for a name, or there are
/// more than 30.
///
/// `,` `;` `|` and line ends always separate; `/` and `+` do outside web addresses; `&`, 'en' and 'and' only beside a
/// network we know, so that 'Bed & Breakfast' stays whole.
pub(crate) fn channels_in(cell: &str) -> (Vec<String>, bool) {
    let mut found: Vec<String> = Vec::new();
    let mut is_complete = true;
    for piece in cell.split([',', ';', '|', '\n']).flat_map(cut_at_marks).flat_map(cut_at_words) {
        if piece.trim().is_empty() {
            continue;
        }
        match name::tidy(piece) {
            Some(_) if found.len() == MOST_CHANNELS => return (found, false),
            Some(name) if found.iter().all(|one| name::same_name_key(one) != name::same_name_key(&name)) => {
                found.push(name);
            }
            Some(_) => {}
            None => is_complete = false,
        }
    }
    (found, is_complete)
}

fn cut_at_marks(piece: &str) -> Vec<&str> {
    if piece.contains("://") || piece.contains("www.") { vec![piece] } else { piece.split(['/', '+']).collect() }
}

fn cut_at_words(piece: &str) -> Vec<&str> {
    let parts = cut(piece, &["&", " en ", " and ", " EN ", " AND ", " En ", " And "]);
    if parts.iter().any(|part| is_network(part)) { parts } else { vec![piece] }
}

/// The people in a cell: whoever is named first, and whether there are more.
pub(crate) fn first_person(cell: &str) -> (Option<String>, bool) {
    let names = cut(cell, &["&", "/", "+", ";", "\n", " en ", " and "]);
    let mut names = names.into_iter().filter(|name| !name.trim().is_empty());
    (names.next().and_then(name::tidy), names.next().is_some())
}

fn cut<'t>(text: &'t str, at: &[&str]) -> Vec<&'t str> {
    at.iter().fold(vec![text], |parts, mark| parts.into_iter().flat_map(|part| part.split(mark)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_come_together() {
        for (text, expected) in [
            (" Hook/Title ", "hook title"),
            ("✅ Geplaatst!", "geplaatst"),
            ("Ideeën", "ideeen"),
            ("Foto's", "foto s"),
            ("🎪", ""),
            ("Publicatie-datum (dd/mm)", "publicatie datum dd mm"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }

    #[test]
    fn status_words_of_both_languages_are_known() {
        for (status, words) in [
            (Status::Idea, &["Idee", "idea", "💡 Idee", "Backlog"][..]),
            (Status::Draft, &["Draft", "Concept", "To-do", "In progress", "Bezig"]),
            (Status::Review, &["In review", "Ter goedkeuring", "Review", "Wacht op goedkeuring", "Pending approval"]),
            (Status::Planned, &["Gepland", "Scheduled", "Ingepland", "Klaar", "READY", "Approved", "Goedgekeurd"]),
            (Status::Posted, &["Posted", "Published", "Geplaatst", "Gepubliceerd", "✔ online"]),
        ] {
            for word in words {
                assert_eq!(status_of(word), Some(status), "{word}");
            }
        }
        for word in ["Geannuleerd", "Done", "", "Els"] {
            assert_eq!(status_of(word), None, "{word}");
        }
    }

    #[test]
    fn channels_are_cut_where_people_mean_it() {
        for (cell, expected) in [
            ("Instagram", &["Instagram"][..]),
            ("Instagram, Facebook;LinkedIn", &["Instagram", "Facebook", "LinkedIn"]),
            ("Facebook/Instagram + nieuwsbrief", &["Facebook", "Instagram", "nieuwsbrief"]),
            ("Facebook en Instagram", &["Facebook", "Instagram"]),
            ("Facebook, Instagram and LinkedIn", &["Facebook", "Instagram", "LinkedIn"]),
            ("FB & Insta\nX", &["FB", "Insta", "X"]),
            ("Bed & Breakfast", &["Bed & Breakfast"]),
            ("Groen en Doen", &["Groen en Doen"]),
            ("https://facebook.com/zomerfeest", &["https://facebook.com/zomerfeest"]),
            ("Instagram, instagram , ", &["Instagram"]),
            ("", &[]),
        ] {
            assert_eq!(channels_in(cell), (expected.iter().map(|name| name.to_string()).collect(), true), "{cell}");
        }
        assert_eq!(channels_in(&"lang ".repeat(40)), (vec![], false));
        let many: Vec<String> = (0..50_000).map(|number| number.to_string()).collect();
        assert_eq!(channels_in(&many.join(",")), (many[..30].to_vec(), false));
    }

    #[test]
    fn the_first_person_named_is_responsible() {
        for (cell, expected, more) in [
            ("Els", Some("Els"), false),
            ("Els van Dam & Bram", Some("Els van Dam"), true),
            ("Els en Bram", Some("Els"), true),
            ("Els/Bram", Some("Els"), true),
            ("Jansen, Els", Some("Jansen, Els"), false),
            ("Karen", Some("Karen"), false),
        ] {
            assert_eq!(first_person(cell), (expected.map(str::to_owned), more), "{cell}");
        }
    }

    #[test]
    fn what_fills_a_hole_says_nothing() {
        for (cell, nothing, no_date) in [
            ("-", true, false),
            ("???", true, false),
            ("n.v.t.", false, true),
            ("TBD", false, true),
            ("3-2", false, false),
        ] {
            assert_eq!((says_nothing(cell), is_still_open(cell)), (nothing, no_date), "{cell}");
        }
    }

    #[test]
    fn formats_are_known_and_richer_words_marked() {
        assert_eq!(format_of("Foto's"), Some((Format::Photo, true)));
        assert_eq!(format_of("Carousel"), Some((Format::Photo, false)));
        assert_eq!(format_of("Reel"), Some((Format::Video, false)));
        assert_eq!(format_of("Story"), None);
    }
}
