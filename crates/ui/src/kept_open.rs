//! Documents that the engine keeps at hand for a room, for as long as they show.

use std::collections::BTreeSet;

use trekker_domain::id::DocId;
use trekker_session::command::Command;

#[derive(Debug, Default)]
pub(crate) struct KeptOpen(BTreeSet<DocId>);

impl KeptOpen {
    /// These from now on, and no others.
    pub(crate) fn keep(&mut self, wanted: impl IntoIterator<Item = DocId>, commands: &mut Vec<Command>) {
        let wanted: BTreeSet<DocId> = wanted.into_iter().collect();
        commands.extend(wanted.difference(&self.0).map(|doc| Command::Open(*doc)));
        commands.extend(self.0.difference(&wanted).map(|doc| Command::Close(*doc)));
        self.0 = wanted;
    }

    /// Another room shows.
    pub(crate) fn let_go(&mut self, commands: &mut Vec<Command>) {
        self.keep([], commands);
    }
}
