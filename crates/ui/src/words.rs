//! The words on screen, from the Fluent files in `i18n`; dates and lists of names in words.

use std::collections::HashMap;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use fluent_bundle::FluentValue;
use i18n_embed::LanguageLoader;
use i18n_embed::fluent::{FluentLanguageLoader, fluent_language_loader};
use rust_embed::RustEmbed;
use trekker_session::command::Language;
use unic_langid::LanguageIdentifier;

/// One message, its id and arguments checked when compiling: `say!(words, "post-by", name = name)`.
macro_rules! say {
    ($words:expr, $($rest:tt)*) => {
        i18n_embed_fl::fl!($words.loader, $($rest)*)
    };
}
pub(crate) use say;

#[derive(RustEmbed)]
#[folder = "i18n"]
struct Files;

/// All messages in one language; another language is another `Words`.
pub struct Words {
    pub(crate) loader: FluentLanguageLoader,
    language: Language,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({:?})", self.language)
    }
}

fn code_of(language: Language) -> &'static str {
    match language {
        Language::Dutch => "nl",
        Language::English => "en",
    }
}

fn identifier(language: Language) -> LanguageIdentifier {
    code_of(language).parse().unwrap_or_default()
}

impl Words {
    pub fn new(language: Language) -> Self {
        let words = Self { loader: fluent_language_loader!(), language };
        words.load();
        words
    }

    pub fn language(&self) -> Language {
        self.language
    }

    /// As in BCP 47.
    pub fn code(&self) -> &'static str {
        code_of(self.language)
    }

    fn load(&self) {
        let english = self.loader.fallback_language().clone();
        // Both files are part of the program; a test reads them, so this cannot fail for a person.
        if self.loader.load_languages(&Files, &[identifier(self.language), english]).is_err() {
            debug_assert!(false, "the language files are in the program");
        }
        self.loader.set_use_isolating(false);
    }

    pub(crate) fn has(&self, message: &str) -> bool {
        self.loader.has(message)
    }

    /// What a field is called. `which`: of several.
    pub(crate) fn of_field(&self, message: &str, which: Option<&str>) -> String {
        let arguments = which.map(|which| ("which", FluentValue::from(which)));
        self.loader.get_args(message, arguments.into_iter().collect::<HashMap<_, _>>())
    }

    fn month(&self, month: u32) -> String {
        say!(self, "month", number = month)
    }

    /// `Monday`
    pub fn weekday(&self, date: NaiveDate) -> String {
        say!(self, "weekday", number = date.weekday().number_from_monday())
    }

    /// `Mo`
    pub fn weekday_short(&self, number: u32) -> String {
        say!(self, "weekday-short", number = number)
    }

    /// `November 2026`
    pub fn month_and_year(&self, date: NaiveDate) -> String {
        say!(self, "month-and-year", month = self.month(date.month()), year = date.year())
    }

    /// `Monday 23 November`, with the year when it is not the current one.
    pub fn day(&self, date: NaiveDate, today: NaiveDate) -> String {
        let (weekday, month) = (self.weekday(date), self.month(date.month()));
        if date.year() == today.year() {
            say!(self, "day", weekday = weekday, day = date.day(), month = month)
        } else {
            say!(self, "day-and-year", weekday = weekday, day = date.day(), month = month, year = date.year())
        }
    }

    /// `Mon 23-11`, where days stand below each other.
    pub fn day_short(&self, date: NaiveDate) -> String {
        format!("{} {}", self.weekday_short(date.weekday().number_from_monday()), date.format("%d-%m"))
    }

    /// `today`, `yesterday`, `Tuesday`, `12 October`, `12 October 2025`: when something was.
    pub fn since_day(&self, date: NaiveDate, today: NaiveDate) -> String {
        let month = self.month(date.month());
        match (today - date).num_days() {
            0 => say!(self, "today"),
            1 => say!(self, "yesterday"),
            2..=6 => self.weekday(date),
            _ if date.year() == today.year() => say!(self, "short-day", day = date.day(), month = month),
            _ => say!(self, "short-day-and-year", day = date.day(), month = month, year = date.year()),
        }
    }

    /// `today 14:02`, `12 October 09:30`, by the zone of `now`.
    pub fn moment(&self, moment: DateTime<Utc>, now: DateTime<Tz>) -> String {
        let local = moment.with_timezone(&now.timezone());
        let day = self.since_day(local.date_naive(), now.date_naive());
        say!(self, "moment", day = day, time = self.time(local.time()))
    }

    /// `09:30`
    pub fn time(&self, time: NaiveTime) -> String {
        time.format("%H:%M").to_string()
    }

    /// `Els`, `Els and Bram`, `Els, Bram and 3 others`.
    pub fn names(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [one, two] => say!(self, "names-two", one = one.as_str(), two = two.as_str()),
            [one, two, rest @ ..] => {
                say!(self, "names-more", one = one.as_str(), two = two.as_str(), others = rest.len())
            }
        }
    }

    /// `Els, Bram and Mila`: where everybody is to be named.
    pub fn all_names(&self, names: &[String]) -> String {
        match names {
            [rest @ .., last] if rest.len() > 1 => {
                say!(self, "names-two", one = rest.join(", "), two = last.as_str())
            }
            few => self.names(few),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn dates_are_said_as_people_say_them() {
        let (english, dutch) = (Words::new(Language::English), Words::new(Language::Dutch));
        let today = date("2026-11-23");
        assert_eq!(english.day(today, today), "Monday 23 November");
        assert_eq!(dutch.day(date("2027-01-01"), today), "vrijdag 1 januari 2027");
        assert_eq!(english.since_day(date("2026-11-17"), today), "Tuesday");
        assert_eq!(dutch.since_day(date("2026-11-22"), today), "gisteren");
        assert_eq!(dutch.month_and_year(today), "november 2026");
        assert_eq!(english.since_day(date("2025-11-17"), today), "17 November 2025");
    }

    #[test]
    fn names_are_listed() {
        let words = Words::new(Language::English);
        let names = ["Els", "Bram", "Fatima"].map(str::to_owned);
        assert_eq!(words.names(&names[..2]), "Els and Bram");
        assert_eq!(words.names(&names), "Els, Bram and 1 other");
        assert_eq!(Words::new(Language::Dutch).names(&names[..2]), "Els en Bram");
    }
}
