//! What a person chose for this window, as a small text the app keeps.

use egui::ThemePreference;
use trekker_domain::filter::PostFilter;
use trekker_session::command::Language;

use crate::calendar_view::View;

/// Before each part of the calendar's filter.
const FILTER: &str = "filter.";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    pub language: Language,
    pub theme: ThemePreference,
    pub reduce_motion: bool,
    /// How this person looks at the calendar.
    pub calendar_view: View,
    pub calendar_filter: PostFilter,
    /// The desktop tells of what concerns this person while they are not in the window.
    pub notifies: bool,
    /// What the person calls themselves, for the first start.
    pub name: String,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: Language::English,
            theme: ThemePreference::System,
            reduce_motion: false,
            calendar_view: View::default(),
            calendar_filter: PostFilter::default(),
            notifies: true,
            name: String::new(),
        }
    }
}

impl Preferences {
    /// One `name=value` a line.
    pub fn to_text(&self) -> String {
        let language = match self.language {
            Language::Dutch => "nl",
            Language::English => "en",
        };
        let theme = match self.theme {
            ThemePreference::Light => "light",
            ThemePreference::Dark => "dark",
            ThemePreference::System => "system",
        };
        let name: String = self.name.chars().filter(|letter| !letter.is_control()).collect();
        let view = self.calendar_view.word();
        let filter: String = self.calendar_filter.written().lines().map(|line| format!("{FILTER}{line}\n")).collect();
        format!(
            "language={language}\ntheme={theme}\nreduce_motion={}\ncalendar_view={view}\nnotifies={}\n{filter}name={name}\n",
            self.reduce_motion, self.notifies
        )
    }

    /// Reads what [`to_text`](Self::to_text) wrote. What is not understood keeps its value from `otherwise`.
    pub fn from_text(text: &str, otherwise: Self) -> Self {
        let filter: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix(FILTER)).collect();
        let otherwise = Self { calendar_filter: PostFilter::parse(&filter.join("\n")), ..otherwise };
        text.lines().filter_map(|line| line.split_once('=')).fold(otherwise, |mut preferences, (name, value)| {
            match (name.trim(), value.trim()) {
                ("language", "nl") => preferences.language = Language::Dutch,
                ("language", "en") => preferences.language = Language::English,
                ("theme", "light") => preferences.theme = ThemePreference::Light,
                ("theme", "dark") => preferences.theme = ThemePreference::Dark,
                ("theme", "system") => preferences.theme = ThemePreference::System,
                ("reduce_motion", value) => preferences.reduce_motion = value == "true",
                ("notifies", value) => preferences.notifies = value != "false",
                ("calendar_view", value) => {
                    preferences.calendar_view = View::parse(value).unwrap_or(preferences.calendar_view);
                }
                ("name", value) => value.clone_into(&mut preferences.name),
                _ => {}
            }
            preferences
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back_and_oddities_do_no_harm() {
        let preferences = Preferences {
            language: Language::Dutch,
            theme: ThemePreference::Dark,
            reduce_motion: true,
            calendar_view: View::Board,
            notifies: false,
            calendar_filter: PostFilter { text: "start = nu".into(), ..PostFilter::parse("status=review") },
            name: "Els = the boss".into(),
        };
        assert_eq!(Preferences::from_text(&preferences.to_text(), Preferences::default()), preferences);
        let odd = Preferences::from_text("language=tlh\nnonsense\ntheme=dark", Preferences::default());
        assert_eq!((odd.language, odd.theme), (Language::English, ThemePreference::Dark));
    }
}
