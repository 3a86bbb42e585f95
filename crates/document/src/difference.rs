//! What is to be written in a document so that it says what another one of its kind says.

use trekker_domain::columns::names as columns;
use trekker_domain::columns::{Cell, Cells, Write};
use trekker_domain::text::{Splice, TextEdit};

use crate::document::Document;
use crate::reading::Columns;

impl Document {
    /// Nothing, where both say the same.
    pub fn towards(&self, other: &Self) -> Vec<Write> {
        let (mine, theirs) = (Columns::of(self), Columns::of(other));
        let mut writes = Vec::new();
        for (key, cell) in theirs.under("").filter(|(key, _)| *key != columns::FIRST_TEXT) {
            if *cell != Cell::Other && mine.cell(key) != Some(cell.borrowed()) {
                writes.push(Write::Put { key: key.to_owned(), cell: cell.clone() });
            }
        }
        for (key, cell) in mine.under("").filter(|(key, _)| *key != columns::FIRST_TEXT) {
            if *cell != Cell::Other && theirs.cell(key).is_none() {
                writes.push(Write::Clear { key: key.to_owned() });
            }
        }
        if let (Some(now), Some(wanted)) = (self.text(), other.text())
            && let Some(splice) = Splice::between(&now, &wanted)
        {
            writes.push(Write::Text(TextEdit { seen: self.version(), splices: vec![splice] }));
        }
        writes
    }
}

#[cfg(test)]
mod tests {
    use trekker_domain::edit::Edit;
    use trekker_domain::id::{DocId, PersonId};
    use trekker_domain::kind::Kind;
    use trekker_domain::post::{NewPost, PostEdit};

    use super::*;
    use crate::actor::Editor;

    const EDITOR: Editor = Editor { device: [1; 32], run: 1 };

    fn does(document: &mut Document, edit: &Edit) {
        let writes = edit.writes(&[0; 32], PersonId([1; 16])).writes;
        document.write(EDITOR, 1, &writes).expect("it writes");
    }

    #[test]
    fn one_document_comes_to_say_what_another_says() {
        let id = DocId([1; 16]);
        let new = NewPost {
            title: "Soup".into(),
            text: "Hot soup".into(),
            link: "https://soup.example".into(),
            ..NewPost::default()
        };
        let (mut one, mut other) = (Document::born(Kind::Post), Document::born(Kind::Post));
        does(&mut one, &Edit::NewPost(id, new.clone()));
        does(
            &mut other,
            &Edit::NewPost(id, NewPost { text: "Cold tea".into(), owner: Some(PersonId([2; 16])), ..new }),
        );
        does(&mut other, &Edit::Post(id, PostEdit::SetTitle("Tea".into())));
        for (from, to) in [(&one, &other), (&other, &one), (&Document::born(Kind::Post), &other)] {
            let mut document = from.clone();
            let writes = document.towards(to);
            document.write(EDITOR, 2, &writes).expect("it writes");
            assert_eq!(document.text(), to.text());
            assert_eq!(document.towards(to), []);
        }
    }
}
