//! What can be guessed of a change without folding it, to fold first what shows first. A wrong guess costs a wait and
//! nothing else.

use chrono::NaiveDate;

/// The first date that stands in a change, as columns write them: `2026-05-03`.
pub fn date_in(change: &[u8]) -> Option<NaiveDate> {
    change.windows(10).filter(|window| window[4] == b'-' && window[7] == b'-').find_map(|window| {
        let is_date = window.iter().enumerate().all(|(at, byte)| matches!(at, 4 | 7) || byte.is_ascii_digit());
        let text = std::str::from_utf8(window).ok().filter(|_| is_date)?;
        NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
    })
}

#[cfg(test)]
mod tests {
    use trekker_domain::edit::Edit;
    use trekker_domain::id::{DocId, PersonId};
    use trekker_domain::kind::Kind;
    use trekker_domain::post::{NewPost, PostEdit};
    use trekker_domain::publish_at::PublishAt;

    use super::*;
    use crate::actor::Editor;
    use crate::document::Document;

    #[test]
    fn a_posts_date_shows_in_its_change() {
        let date = NaiveDate::from_ymd_opt(2026, 5, 3);
        let publish_at = PublishAt { date, ..PublishAt::default() };
        let new = NewPost { title: "Op 12-05 en 1-2-2026".into(), publish_at, ..NewPost::default() };
        let mut document = Document::born(Kind::Post);
        let mut changes = Vec::new();
        for edit in [
            Edit::NewPost(DocId([1; 16]), new),
            Edit::Post(DocId([1; 16]), PostEdit::SetTitle("Nieuw".into())),
            Edit::Post(DocId([1; 16]), PostEdit::SetDate(NaiveDate::from_ymd_opt(2027, 1, 31))),
        ] {
            let writes = edit.writes(&[0; 32], PersonId([1; 16])).writes;
            let written = document.write(Editor { device: [1; 32], run: 1 }, 1, &writes).expect("it writes");
            changes.extend(written.into_iter().flat_map(|written| written.changes));
        }
        let dates: Vec<_> = changes.iter().map(|change: &Vec<u8>| date_in(change)).collect();
        assert_eq!(dates, [date, None, NaiveDate::from_ymd_opt(2027, 1, 31)]);
    }
}
