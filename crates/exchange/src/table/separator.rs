//! What stands between the cells: the separator under which the first rows look most like one table.

use crate::mapping::names;
use crate::table::error::Seems;

const CANDIDATES: [u8; 4] = [b';', b',', b'\t', b'|'];
/// How much of the file is tried.
const SAMPLE_BYTES: usize = 512 * 1024;
const SAMPLE_ROWS: usize = 300;
/// Among how many first rows the heading is looked for.
pub(super) const HEADING_WITHIN: usize = 10;
/// A sheet without any heading we know has to be this regular, or it is running text with commas in it.
const LEAST_REGULAR: f64 = 0.6;

/// A CSV reader as all of Trekker uses it: rows may differ in length, quotes are doubled.
pub(super) fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// How many cells a row has up to its last filled one.
pub(super) fn filled(record: &csv::StringRecord) -> usize {
    let last = record.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()).last();
    last.map_or(0, |(at, _)| at + 1)
}

/// How a text looks when it is cut at one separator.
struct Look {
    /// Of the rows, the part that has the most common number of cells (two or more).
    regular: f64,
    /// That number.
    columns: usize,
    /// The most headings we know in one of the first rows.
    known_headings: usize,
    rows: usize,
}

impl Look {
    fn score(&self) -> f64 {
        // Four headings settle it whatever the rows look like: their texts may be full of the separator.
        self.regular + self.known_headings.min(4) as f64 * 0.5
    }
}

/// The best separator, or what the text seems to be when none makes a table of it.
pub(super) fn guess(text: &str) -> Result<u8, Seems> {
    let sample = sample(text);
    let looks = CANDIDATES.map(|separator| (separator, look(sample, separator)));
    // `max_by` takes the last of equals, so the candidates are gone through from the least likely.
    let best = looks
        .into_iter()
        .rev()
        .max_by(|(_, one), (_, other)| one.score().total_cmp(&other.score()).then(one.columns.cmp(&other.columns)));
    match best {
        Some((separator, look)) if look.columns > 1 => {
            if look.known_headings > 0 || (look.regular >= LEAST_REGULAR && (look.rows > 1 || look.columns > 2)) {
                Ok(separator)
            } else {
                Err(Seems::RunningText)
            }
        }
        // One column, but its heading says what it is.
        Some((_, look)) if look.known_headings > 0 && look.rows > 1 => Ok(CANDIDATES[0]),
        Some((_, look)) if look.rows > 1 => Err(Seems::OneColumn),
        _ => Err(Seems::RunningText),
    }
}

/// The first rows, not cut in a character.
fn sample(text: &str) -> &str {
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn look(sample: &str, separator: u8) -> Look {
    let mut counts = Vec::new();
    let mut known_headings = 0;
    for record in reader(sample, separator).into_records().map_while(Result::ok).take(SAMPLE_ROWS) {
        // Empty rows under a list tell nothing.
        if filled(&record) == 0 {
            continue;
        }
        if counts.len() < HEADING_WITHIN {
            known_headings = known_headings.max(record.iter().filter(|cell| names::is_known(cell)).count());
        }
        counts.push(record.len());
    }
    let (columns, share) = most_common(&counts);
    Look { regular: share, columns, known_headings, rows: counts.len() }
}

/// The most common number above one, and the part of all that has it; `(1, 0)` when there is none.
fn most_common(counts: &[usize]) -> (usize, f64) {
    let mut sorted: Vec<usize> = counts.iter().copied().filter(|count| *count > 1).collect();
    sorted.sort_unstable();
    let best = sorted.chunk_by(|one, other| one == other).max_by_key(|group| group.len());
    best.map_or((1, 0.0), |group| (group[0], group.len() as f64 / counts.len() as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_seen_through_the_texts() {
        for (text, separator) in [
            ("Datum;Titel;Tekst\n3-2-2025;Kom mee, nu;\"Hoi, allemaal; kom\nmaandag, dinsdag\"\n", b';'),
            ("Date,Title,Caption\n2025-02-03,\"a; b; c\",d; e; f\n", b','),
            ("Datum\tTitel\n3-2-2025\tKom mee, met z'n allen; ja\n4-2-2025\tNog, een, keer\n", b'\t'),
            ("Datum|Titel|Tekst\n3-2-2025|a, b|c\n", b'|'),
            // Every row has commas, more regular than its cells.
            ("Titel;Tekst\nEen, twee;drie\nVier, vijf;zes\nZeven, acht\n", b';'),
            // Every row but the heading has a comma, and most have nothing else.
            ("Titel;Tekst\nEen, twee\nVier, vijf\nZeven, acht\n", b';'),
            // No heading at all.
            ("2025-02-03;Hoi\n2025-02-04;Dag, jij\n", b';'),
            // A title over the table, and rows of different lengths.
            ("Kalender 2025, Zomerfeest\n\nDatum;Titel;Status\n3-2-2025;A\n4-2-2025;B;Concept\n5-2-2025;C\n", b';'),
            // The heading alone.
            ("Datum;Titel;Tekst\n", b';'),
            // One column that says what it is.
            ("Titel\nEerste\nTweede\n", b';'),
        ] {
            assert_eq!(guess(text), Ok(separator), "{text:?}");
        }
    }

    #[test]
    fn words_and_lists_are_no_table() {
        for (text, seems) in [
            ("appels\nperen\nbananen\n", Seems::OneColumn),
            (
                "Beste mensen, hallo.\n\nWij zijn er weer.\nKomen jullie, of niet, of later?\nTot dan\n",
                Seems::RunningText,
            ),
            ("Hallo, wereld", Seems::RunningText),
            ("Hallo", Seems::RunningText),
        ] {
            assert_eq!(guess(text), Err(seems), "{text:?}");
        }
    }
}
