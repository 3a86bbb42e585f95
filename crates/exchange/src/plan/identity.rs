//! What makes a row the same row when the file comes again: its own cells under their headings.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use trekker_domain::id::DocId;

use crate::table::{Row, Table};

/// The identity of a row that says which post it is: whatever else of it was changed.
pub(super) fn of_id(id: DocId) -> Vec<u8> {
    [b"trekker/own/1".as_slice(), &id.0].concat()
}

/// Gives every row its identity, in the file's order.
pub(super) struct Identities<'t> {
    /// Columns by their names, so that moving a column changes nothing.
    by_name: Vec<(&'t str, usize)>,
    /// How many rows with these contents there were, by a hash of them.
    seen: HashMap<u64, u32>,
}

impl<'t> Identities<'t> {
    pub(super) fn new(table: &'t Table) -> Self {
        let mut by_name: Vec<_> = table.columns.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
        by_name.sort_unstable();
        Self { by_name, seen: HashMap::new() }
    }

    /// The canonical bytes of a row: its filled cells as name and value, each with its length before it, in the order
    /// of the names; then the how-manyth row with these contents it is, from 0. To be asked once for every row.
    pub(super) fn of(&mut self, row: &Row<'_>) -> Vec<u8> {
        let mut bytes = b"trekker/row/1".to_vec();
        for (name, column) in &self.by_name {
            let cell = row.cell(*column);
            if !cell.is_empty() {
                for part in [name.as_bytes(), cell.as_bytes()] {
                    // No part is longer than a cell, 1 MiB.
                    bytes.extend((part.len() as u32).to_be_bytes());
                    bytes.extend(part);
                }
            }
        }
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        let count = self.seen.entry(hasher.finish()).or_default();
        bytes.extend(count.to_be_bytes());
        *count += 1;
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::read::read_table;

    fn identities(text: &str) -> Vec<Vec<u8>> {
        let table = read_table(text.as_bytes()).expect(text);
        let mut identities = Identities::new(&table);
        table.rows().map(|row| identities.of(&row)).collect()
    }

    #[test]
    fn two_equal_rows_are_two_and_the_same_file_is_the_same() {
        let file = "Titel;Tekst\nA;b\nA;b\nC;d\n";
        let found = identities(file);
        assert!(found[0] != found[1] && found[1] != found[2]);
        assert_eq!(found, identities(file));
    }

    #[test]
    fn other_rows_their_order_and_the_order_of_columns_do_not_matter() {
        let found = identities("Titel;Tekst\nA;b\nC;d\n");
        let moved = identities("Tekst,Titel\n\nz,Y\nd,C\n\"b \",A\n");
        assert_eq!((&found[0], &found[1]), (&moved[2], &moved[1]));
    }

    #[test]
    fn cells_do_not_run_together() {
        let found = identities("Titel;Tekst\nab;c\na;bc\n;abc\n");
        assert!(found[0] != found[1] && found[1] != found[2] && found[0] != found[2]);
    }
}
