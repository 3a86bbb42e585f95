//! Names of months and weekdays: Dutch, English, French, German, Spanish, Portuguese and Italian, without accents.

use chrono::Weekday;

use crate::words::without_accents;

const MONTHS: [&str; 12] = [
    "januari|january|jan|janvier|janv|januar|janner|jaenner|enero|ene|janeiro|gennaio|gen",
    "februari|february|feb|febr|fevrier|fevr|fev|februar|febrero|fevereiro|febbraio|febb",
    "maart|march|mrt|mar|maa|mars|marz|maerz|mrz|marzo|marco",
    "april|apr|avril|avr|abril|abr|aprile",
    "mei|may|mai|mayo|maio|maggio|mag",
    "juni|june|jun|juin|junio|junho|giugno|giu",
    "juli|july|jul|juillet|juil|julio|julho|luglio|lug",
    "augustus|august|aug|aout|agosto|ago",
    "september|sept|sep|septembre|septiembre|setiembre|setembro|set|settembre|sett",
    "oktober|october|okt|oct|octobre|octubre|outubro|out|ottobre|ott",
    "november|nov|novembre|noviembre|novembro",
    "december|dec|decembre|dezember|dez|diciembre|dic|dezembro|dicembre",
];

/// From Monday on. An abbreviation may be one of several days: `do` is Thursday in Dutch and Sunday in Italian.
const WEEKDAYS: [&str; 7] = [
    "maandag|ma|monday|mon|lundi|lun|montag|mo|lunes|segunda|seg|lunedi|lu",
    "dinsdag|di|din|tuesday|tue|tues|tu|mardi|mar|dienstag|martes|terca|ter|martedi|ma",
    "woensdag|wo|woe|wednesday|wed|we|mercredi|mer|mittwoch|mi|miercoles|mie|quarta|qua|mercoledi|me",
    "donderdag|do|don|thursday|thu|thur|thurs|th|jeudi|jeu|donnerstag|jueves|jue|quinta|qui|giovedi|gio|gi",
    "vrijdag|vr|vri|friday|fri|fr|vendredi|ven|freitag|viernes|vie|sexta|sex|venerdi|ve",
    "zaterdag|za|zat|saturday|sat|sa|samedi|sam|samstag|sonnabend|sabado|sab|sabato",
    "zondag|zo|zon|sunday|sun|su|dimanche|dim|sonntag|so|domingo|dom|domenica|do",
];

const DAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

fn has(list: &str, name: &str) -> bool {
    list.split('|').any(|one| one == name)
}

/// The month a word in small letters names, from 1.
pub(crate) fn month(word: &str) -> Option<u32> {
    let word = without_accents(word);
    let at = MONTHS.iter().position(|names| has(names, &word))?;
    u32::try_from(at + 1).ok()
}

/// The weekdays that a word in small letters may name; none: it names none.
pub(crate) fn weekdays(word: &str) -> Vec<Weekday> {
    let word = without_accents(word);
    WEEKDAYS.iter().zip(DAYS).filter(|(names, _)| has(names, &word)).map(|(_, day)| day).collect()
}

/// The weekdays that a cell names which says nothing else: `ma.`, `Terça-feira`.
pub(crate) fn only_weekdays(cell: &str) -> Vec<Weekday> {
    if cell.len() > 40 {
        return Vec::new();
    }
    let lower = cell.to_lowercase();
    let word = lower.trim().trim_end_matches(['.', ',', ':']);
    weekdays(without_fair(word).unwrap_or(word))
}

/// The month that a cell names which says nothing else.
pub(crate) fn only_month(cell: &str) -> Option<u32> {
    if cell.len() > 40 { None } else { month(cell.to_lowercase().trim().trim_end_matches(['.', ':'])) }
}

/// A Portuguese weekday is a *feira*, which many leave out.
fn without_fair(word: &str) -> Option<&str> {
    word.strip_suffix("feira").map(|word| word.trim_end_matches(['-', '‑', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_weekdays_are_known_in_seven_languages() {
        for (words, month) in [
            (&["Juni", "June", "juin", "Juni", "junio", "junho", "giugno"][..], 6),
            (&["maart", "March", "mars", "März", "marzo", "março", "mrt."], 3),
            (&["augustus", "August", "août", "agosto", "ago"], 8),
            (&["december", "décembre", "Dezember", "diciembre", "dezembro", "dicembre"], 12),
        ] {
            for word in words {
                assert_eq!(only_month(word), Some(month), "{word}");
            }
        }
        for (word, days) in [
            ("Maandag", &[Weekday::Mon][..]),
            ("terça-feira", &[Weekday::Tue]),
            ("Terça", &[Weekday::Tue]),
            ("mié.", &[Weekday::Wed]),
            ("Giovedì", &[Weekday::Thu]),
            ("Sonnabend", &[Weekday::Sat]),
            ("do", &[Weekday::Thu, Weekday::Sun]),
            ("feira", &[]),
            ("morgen", &[]),
        ] {
            assert_eq!(only_weekdays(word), days, "{word}");
        }
    }
}
