//! Entries that a calendar file breaks off in: they are taken out before it is read, and named.

use std::borrow::Cow;

/// A file without the entries that have no end.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Whole<'t> {
    pub(super) text: Cow<'t, str>,
    /// What those are called, perhaps nothing.
    pub(super) cut: Vec<String>,
    /// The file ends before its own end, between two entries.
    pub(super) has_no_end: bool,
}

/// A part that has begun.
struct Open<'t> {
    kind: String,
    start: usize,
    name: &'t str,
}

/// Looks at the lines alone, so it costs little beside reading.
pub(super) fn whole(text: &str) -> Whole<'_> {
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut cut = Cut::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        // What goes on from the line before begins with a space.
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.trim_end();
        match name.to_ascii_uppercase().as_str() {
            "BEGIN" => {
                let kind = value.to_ascii_uppercase();
                // No entry stands within another: the one before has lost its end.
                if is_entry(&kind)
                    && let Some(lost) = open.iter().position(|part| is_entry(&part.kind))
                {
                    cut.take(&mut open, lost, start);
                }
                open.push(Open { kind, start, name: "" });
            }
            "END" => {
                let kind = value.to_ascii_uppercase();
                let Some(ends) = open.iter().rposition(|part| part.kind == kind) else {
                    // What it would end has lost its begin; left there, it would end the whole calendar.
                    cut.ranges.push((start, at));
                    if is_entry(&kind) {
                        cut.names.push(String::new());
                    }
                    continue;
                };
                let lost = open.iter().skip(ends + 1).position(|part| is_entry(&part.kind));
                if let Some(lost) = lost {
                    cut.take(&mut open, ends + 1 + lost, start);
                }
                open.truncate(ends);
            }
            _ => {
                if name.get(..7).is_some_and(|name| name.eq_ignore_ascii_case("SUMMARY"))
                    && let Some(part) = open.last_mut().filter(|part| is_entry(&part.kind))
                {
                    part.name = value;
                }
            }
        }
    }
    let has_no_end = !open.is_empty();
    let was_cut = cut.names.len();
    if let Some(lost) = open.iter().position(|part| part.kind != "VCALENDAR") {
        cut.take(&mut open, lost, text.len());
    }
    let is_between = has_no_end && cut.names.len() == was_cut;
    if cut.ranges.is_empty() && open.is_empty() {
        return Whole { text: Cow::Borrowed(text), cut: cut.names, has_no_end };
    }
    let mut kept = String::with_capacity(text.len() + 32);
    let mut from = 0;
    for (start, end) in &cut.ranges {
        kept.push_str(text.get(from..*start).unwrap_or_default());
        from = *end;
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    for part in open.iter().rev() {
        kept.push_str("\r\nEND:");
        kept.push_str(&part.kind);
        kept.push_str("\r\n");
    }
    Whole { text: Cow::Owned(kept), cut: cut.names, has_no_end: is_between }
}

/// What is taken out.
#[derive(Default)]
struct Cut {
    ranges: Vec<(usize, usize)>,
    names: Vec<String>,
}

impl Cut {
    /// The open parts from this one on have no end: they go, up to here.
    fn take(&mut self, open: &mut Vec<Open<'_>>, lost: usize, end: usize) {
        let mut parts = open.drain(lost..);
        if let Some(part) = parts.next() {
            self.ranges.push((part.start, end));
            if is_entry(&part.kind) {
                self.names.push(unescaped(part.name));
            }
        }
    }
}

fn is_entry(kind: &str) -> bool {
    matches!(kind, "VEVENT" | "VTODO" | "VJOURNAL")
}

fn unescaped(name: &str) -> String {
    name.replace("\\,", ",").replace("\\;", ";").replace("\\n", " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_file_is_left_alone() {
        let file = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:A\r\nBEGIN:VALARM\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assert_eq!(whole(file), Whole { text: Cow::Borrowed(file), cut: Vec::new(), has_no_end: false });
    }

    #[test]
    fn what_has_no_end_goes_with_its_name() {
        let (begin, one, end) =
            ("BEGIN:VCALENDAR\n", "BEGIN:VEVENT\nSUMMARY:Heel\nEND:VEVENT\n", "\r\nEND:VCALENDAR\r\n");
        for (broken, cut, has_no_end) in [
            ("BEGIN:VEVENT\nSUMMARY:Half\\, half\nDTST", &["Half, half"][..], false),
            ("BEGIN:VEVENT\nUID:x", &[""], false),
            ("BEGIN:VTODO\nSUMMARY:Taak\nBEGIN:VALARM\n", &["Taak"], false),
            ("", &[], true),
        ] {
            let file = format!("{begin}{one}{broken}");
            let read = whole(&file);
            assert_eq!(read.text, format!("{begin}{one}{end}"), "{broken}");
            assert_eq!(
                (read.cut.as_slice(), read.has_no_end),
                (&*cut.iter().map(|it| it.to_string()).collect::<Vec<_>>(), has_no_end)
            );
        }
    }

    #[test]
    fn an_entry_that_loses_its_end_takes_no_other_with_it() {
        let file =
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Half\nBEGIN:VEVENT\nSUMMARY:Heel\nEND:VEVENT\nEND:VCALENDAR\n";
        let read = whole(file);
        assert_eq!(read.text, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Heel\nEND:VEVENT\nEND:VCALENDAR\n");
        assert_eq!((read.cut, read.has_no_end), (vec!["Half".to_owned()], false));
    }
}
