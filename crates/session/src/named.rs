//! What a team calls by a name: found, taken out of the bin, or made.
//!
//! Its id comes from the name it was made with, so that two people who make it apart make one. It may have another name by now.

use std::sync::Arc;

use imbl::OrdMap;
use trekker_domain::channel::{Channel, ChannelEdit};
use trekker_domain::derived;
use trekker_domain::edit::Edit;
use trekker_domain::id::DocId;
use trekker_domain::name::same_name_key;
use trekker_domain::persona::{Persona, PersonaEdit};
use trekker_domain::plan::{Plan, PlanEdit};
use trekker_domain::theme::{COLOURS, Theme, ThemeEdit};

use crate::snapshot::Snapshot;

impl Snapshot {
    /// The channel of this name; `None`: there is none, or it is in the bin.
    pub fn channel_named(&self, name: &str) -> Option<DocId> {
        there(&self.channels, derived::channel(&self.team.id, name), name)
    }

    pub fn theme_named(&self, name: &str) -> Option<DocId> {
        there(&self.themes, derived::theme(&self.team.id, name), name)
    }

    pub fn plan_named(&self, name: &str) -> Option<DocId> {
        there(&self.plans, derived::plan(&self.team.id, name), name)
    }

    pub fn persona_named(&self, name: &str) -> Option<DocId> {
        there(&self.personas, derived::persona(&self.team.id, name), name)
    }

    /// The channel of this name, and the edit that it takes for it to be there, if it takes one.
    pub fn channel_or_new(&self, name: &str) -> (DocId, Option<Edit>) {
        let id = derived::channel(&self.team.id, name);
        let new = || Edit::NewChannel { name: name.to_owned() };
        found_or(&self.channels, id, name, Edit::Channel(id, ChannelEdit::Bin(false)), new)
    }

    /// In the same manner. A new theme has a colour that no other has, as long as there are some.
    pub fn theme_or_new(&self, name: &str) -> (DocId, Option<Edit>) {
        let id = derived::theme(&self.team.id, name);
        let new = || {
            let is_free = |colour: &u8| self.themes.values().all(|theme| theme.binned || theme.colour != *colour);
            // Two people who make it apart choose alike, where both have the same themes.
            let first = id.0[0] % COLOURS;
            let colour = (0..COLOURS).map(|step| (first + step) % COLOURS).find(is_free).unwrap_or(first);
            Edit::NewTheme { name: name.to_owned(), colour }
        };
        found_or(&self.themes, id, name, Edit::Theme(id, ThemeEdit::Bin(false)), new)
    }

    pub fn plan_or_new(&self, name: &str) -> (DocId, Option<Edit>) {
        let id = derived::plan(&self.team.id, name);
        let new = || Edit::NewPlan { name: name.to_owned() };
        found_or(&self.plans, id, name, Edit::Plan(id, PlanEdit::Bin(false)), new)
    }

    pub fn persona_or_new(&self, name: &str) -> (DocId, Option<Edit>) {
        let id = derived::persona(&self.team.id, name);
        let new = || Edit::NewPersona { name: name.to_owned() };
        found_or(&self.personas, id, name, Edit::Persona(id, PersonaEdit::Bin(false)), new)
    }
}

trait Named {
    fn name(&self) -> &str;
    fn is_binned(&self) -> bool;
}

/// By the name it has now; else by the one it was made with.
fn there<T: Named>(all: &OrdMap<DocId, Arc<T>>, id: DocId, name: &str) -> Option<DocId> {
    let has_name = |thing: &Arc<T>| !thing.is_binned() && same_name_key(thing.name()) == same_name_key(name);
    let made_with_it = || all.get(&id).filter(|thing| !thing.is_binned()).map(|_| id);
    all.iter().find(|(_, thing)| has_name(thing)).map(|(id, _)| *id).or_else(made_with_it)
}

fn found_or<T: Named>(
    all: &OrdMap<DocId, Arc<T>>,
    id: DocId,
    name: &str,
    take_out: Edit,
    new: impl FnOnce() -> Edit,
) -> (DocId, Option<Edit>) {
    match there(all, id, name) {
        Some(id) => (id, None),
        None if all.contains_key(&id) => (id, Some(take_out)),
        None => (id, Some(new())),
    }
}

macro_rules! named {
    ($($kind:ident)*) => {
        $(impl Named for $kind {
            fn name(&self) -> &str {
                &self.name
            }

            fn is_binned(&self) -> bool {
                self.binned
            }
        })*
    };
}

named! { Channel Theme Plan Persona }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_finds_what_has_it_takes_it_out_of_the_bin_or_makes_it() {
        let mut snapshot = Snapshot::default();
        let id = derived::channel(&snapshot.team.id, "Instagram");
        let new = Edit::NewChannel { name: "Instagram".into() };
        assert_eq!(snapshot.channel_or_new("Instagram"), (id, Some(new)));
        assert_eq!(snapshot.channel_named("Instagram"), None);

        let channel = Channel::new(id, "Instagram");
        snapshot.channels.insert(id, Arc::new(channel.clone()));
        assert_eq!(snapshot.channel_or_new(" instagram"), (id, None));
        assert_eq!(snapshot.channel_named("INSTAGRAM"), Some(id));

        snapshot.channels.insert(id, Arc::new(Channel { binned: true, ..channel.clone() }));
        assert_eq!(snapshot.channel_or_new("Instagram"), (id, Some(Edit::Channel(id, ChannelEdit::Bin(false)))));
        assert_eq!(snapshot.channel_named("Instagram"), None);

        // Under the name it has now, and under the one that nothing else has.
        snapshot.channels.insert(id, Arc::new(Channel { name: "Insta".into(), ..channel }));
        assert_eq!(snapshot.channel_or_new("Insta"), (id, None));
        assert_eq!(snapshot.channel_or_new("Instagram"), (id, None));
    }

    #[test]
    fn a_new_theme_has_a_colour_of_its_own_as_long_as_there_are_some() {
        let mut snapshot = Snapshot::default();
        let mut seen = Vec::new();
        for n in 0..=COLOURS {
            let name = format!("Theme {n}");
            let (id, Some(Edit::NewTheme { name, colour })) = snapshot.theme_or_new(&name) else {
                panic!("{name} is there already")
            };
            seen.push(colour);
            snapshot.themes.insert(id, Arc::new(Theme { id, name, colour, binned: false }));
        }
        seen.truncate(usize::from(COLOURS));
        seen.sort_unstable();
        assert_eq!(seen, (0..COLOURS).collect::<Vec<_>>());
    }
}
