//! What the program was started for.

use std::ffi::OsString;
use std::path::PathBuf;

use trekker_cli::arguments::NetworkArguments;
use trekker_cli::run::default_profile;

/// A window on a profile.
#[derive(Debug)]
pub(crate) struct Wanted {
    pub(crate) profile: PathBuf,
    pub(crate) network: NetworkArguments,
    /// Where on the screen, for the two windows of the demo: left edge and width, in points.
    pub(crate) place: Option<(f32, f32)>,
}

#[derive(Debug)]
pub(crate) enum Start {
    Window(Wanted),
    Demo,
    CommandLine,
}

impl Start {
    /// Without a command there is a window; `--profile DIR` and the network's options stand before or after.
    pub(crate) fn read(arguments: &[OsString]) -> Self {
        let words: Vec<&str> = arguments.iter().skip(1).filter_map(|word| word.to_str()).collect();
        if words == ["demo"] {
            return Self::Demo;
        }
        let mut wanted = Wanted {
            profile: default_profile(),
            network: NetworkArguments { relay: None, bind: None, no_discovery: false },
            place: None,
        };
        let mut rest = words.iter();
        while let Some(word) = rest.next() {
            let read = match *word {
                "--profile" => rest.next().map(|dir| wanted.profile = PathBuf::from(dir)),
                "--relay" => rest
                    .next()
                    .and_then(|relay| trekker_domain::team::Relay::parse(relay))
                    .map(|relay| wanted.network.relay = Some(relay)),
                "--bind" => rest
                    .next()
                    .and_then(|address| address.parse().ok())
                    .map(|address| wanted.network.bind = Some(address)),
                "--no-discovery" => {
                    wanted.network.no_discovery = true;
                    Some(())
                }
                "--place" => rest
                    .next()
                    .and_then(|place| place.split_once(','))
                    .and_then(|(left, width)| Some((left.parse().ok()?, width.parse().ok()?)))
                    .map(|place| wanted.place = Some(place)),
                _ => None,
            };
            if read.is_none() {
                // Anything else is for the command line, which says what it does not understand.
                return Self::CommandLine;
            }
        }
        Self::Window(wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Start {
        let arguments: Vec<OsString> =
            std::iter::once("trekker").chain(words.split_whitespace()).map(Into::into).collect();
        Start::read(&arguments)
    }

    #[test]
    fn without_a_command_there_is_a_window() {
        assert!(matches!(read(""), Start::Window(_)));
        let Start::Window(wanted) = read("--profile /tmp/els --relay none --no-discovery") else { panic!("a window") };
        assert_eq!(wanted.profile, PathBuf::from("/tmp/els"));
        assert!(wanted.network.no_discovery && wanted.network.relay == Some(trekker_domain::team::Relay::None));
    }

    #[test]
    fn commands_go_to_the_command_line() {
        assert!(matches!(read("demo"), Start::Demo));
        for words in ["status", "--profile /tmp/els serve", "--help", "--relay nonsense", "--profile"] {
            assert!(matches!(read(words), Start::CommandLine), "{words}");
        }
    }
}
