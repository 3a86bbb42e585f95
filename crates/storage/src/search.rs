//! The search index: made in idle moments, never in the way of an edit.

use rusqlite::{OptionalExtension, params};

use crate::error::StorageError;
use crate::reader::Reader;
use crate::store::Store;

/// What is found by which words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indexed {
    pub doc: [u8; 16],
    /// Empty title and body: the document is found no longer.
    pub title: String,
    pub body: String,
}

/// A document that was found, the best first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub doc: [u8; 16],
    pub kind: u16,
    pub title: String,
    pub excerpt: String,
}

impl Store {
    /// Puts documents into the index as they were last folded.
    pub fn index(&mut self, batch: &[Indexed]) -> Result<(), StorageError> {
        let writing = self.connection().transaction()?;
        for indexed in batch {
            let old: Option<i64> = writing
                .prepare_cached("SELECT row FROM search_place WHERE doc = ?1")?
                .query_row([indexed.doc], |row| row.get(0))
                .optional()?;
            if let Some(row) = old {
                writing.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([row])?;
                writing.prepare_cached("DELETE FROM search_place WHERE doc = ?1")?.execute([indexed.doc])?;
            }
            if !indexed.title.is_empty() || !indexed.body.is_empty() {
                writing
                    .prepare_cached("INSERT INTO search (title, body, doc) VALUES (?1, ?2, ?3)")?
                    .execute(params![indexed.title, indexed.body, indexed.doc])?;
                let row = writing.last_insert_rowid();
                writing
                    .prepare_cached("INSERT INTO search_place (doc, row) VALUES (?1, ?2)")?
                    .execute(params![indexed.doc, row])?;
            }
            writing.prepare_cached("UPDATE doc SET indexed = folded WHERE doc = ?1")?.execute([indexed.doc])?;
        }
        writing.commit()?;
        Ok(())
    }
}

impl Reader {
    /// Documents whose newest state is not in the index, with their kinds.
    pub fn unindexed(&self, limit: usize) -> Result<Vec<(u16, [u8; 16])>, StorageError> {
        let mut query = self.connection.prepare_cached("SELECT kind, doc FROM doc WHERE indexed < folded LIMIT ?1")?;
        let rows = query.query_map([limit as i64], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub fn count_unindexed(&self) -> Result<u64, StorageError> {
        Ok(self.connection.query_row("SELECT count(*) FROM doc WHERE indexed < folded", [], |row| row.get(0))?)
    }

    /// Documents that have all of these words, or words that begin with them; titles count more. `kinds`: of these kinds
    /// alone; none named: of all.
    pub fn find(&self, words: &str, kinds: &[u16], limit: usize) -> Result<Vec<Found>, StorageError> {
        // Each word is quoted, so nothing a person types is an operator of the query language.
        let query_text: String = words
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| format!("\"{word}\"* "))
            .collect();
        if query_text.is_empty() {
            return Ok(Vec::new());
        }
        // In the order of `rank`, not of a call of `bm25`: so FTS5 sorts by itself, and the words around what was found
        // are cut for those rows alone that come out, not for all that match.
        let mut query = self.connection.prepare_cached(
            "SELECT search.doc, doc.kind, search.title, snippet(search, 1, '', '', '…', 16)
             FROM search CROSS JOIN doc ON doc.doc = search.doc
             WHERE search MATCH ?1 AND rank MATCH 'bm25(4.0, 1.0)' AND (?3 = '' OR instr(?3, ' ' || doc.kind || ' ') > 0)
             ORDER BY rank LIMIT ?2",
        )?;
        let kinds: String = kinds.iter().map(|kind| format!(" {kind} ")).collect();
        let rows = query.query_map(params![query_text, limit as i64, kinds], |row| {
            Ok(Found { doc: row.get(0)?, kind: row.get(1)?, title: row.get(2)?, excerpt: row.get(3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
